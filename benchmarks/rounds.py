"""Taking turns: every contestant once a round, so that a busy machine is busy for all of them."""

import time
from collections.abc import Callable
from dataclasses import dataclass
from statistics import median


@dataclass(frozen=True)
class Measured:
    """What each contestant returned in each round, the rounds in the same order for all."""

    rounds: dict[str, list[float]]

    def middle(self, name: str) -> float:
        """The median of one contestant."""
        return median(self.rounds[name])

    def ratio(self, name: str, peer: str) -> float:
        """The median, over the rounds, of one contestant by its peer: what slowed a round slowed both."""
        return median(one / other for one, other in zip(self.rounds[name], self.rounds[peer], strict=True))


def in_turn(contestants: dict[str, Callable[[], float]], rounds: int) -> Measured:
    """What each contestant returns in `rounds` rounds; another one begins in each round."""
    names = list(contestants)
    measured: dict[str, list[float]] = {name: [] for name in names}
    for turn in range(rounds):
        first = turn % len(names)
        for name in names[first:] + names[:first]:
            measured[name].append(contestants[name]())
    return Measured(measured)


def milliseconds(action: Callable[[], object], times: int = 1) -> Callable[[], float]:
    """A contestant that returns how long `action` takes, the mean of `times` calls in a row."""

    def measure() -> float:
        began = time.perf_counter()
        for _ in range(times):
            action()
        return 1000 * (time.perf_counter() - began) / times

    return measure

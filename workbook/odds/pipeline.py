"""Several applications at once: at least one offer, how many offers, how many more.

Your strength goes with you, so offers are independent only once it is known:

    P(no offer) = integral of belief(theta) * product over i of (1 - p_i(theta))

Multiplying the mean chances instead, as odds pages do, counts the same luck several times.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property, lru_cache

import numpy as np

from ..limits import Limit
from .beliefs import ENDS, Candidate, Chance, check_process, checked_candidate, room_kernel
from .checks import number
from .clocks import Wait
from .counts import count_pmf
from .process import Process
from .several import chances_given_state, checked_processes
from .silences import without_its_own
from .spread import over_lifts, quantiles_of_one, range_of_any
from .waiting import in_flight, silences

MOST_NEEDED = Limit(200, "more interviews that are tried", "not within {limit} more")
TARGET = 0.80
SAME_CHANCE = 1e-12  # a target missed by less is reached: .8 by a chance of .8


@dataclass(frozen=True, eq=False)  # arrays have no single answer to ==
class PipelineOdds:
    """The odds over n applications.

    at_least_one : chance of one offer or more. low, high : the middle 80 % of what it is, over your strength, the
        luck of every room and the people in it: for one application the range of its `Chance`.
    if_independent : the same if each application were separate luck; never lower.
    counts, counts_if_independent : P(exactly k offers), arrays of shape (n + 1,).
    expected : the mean number of offers. each : the mean chance of each application.
    chances : the `Chance` of each, so that with one application it is (at_least_one, low, high).
    before_silence : the mean chance of each if it alone were not silent yet.

    >>> odds = pipeline_odds([Process([Round(people=2)]), Process([Round(people=4)])])
    >>> odds.counts.round(2), round(odds.expected, 2)
    (array([0.41, 0.47, 0.12]), 0.71)
    >>> round(odds.low, 2), round(odds.at_least_one, 2), round(odds.high, 2)
    (0.39, 0.59, 0.78)
    """

    at_least_one: float
    if_independent: float
    counts: np.ndarray
    counts_if_independent: np.ndarray
    expected: float
    each: tuple[float, ...]
    _asked: "_Asked" = field(repr=False)

    @property
    def low(self) -> float:
        return self._range[0]

    @property
    def high(self) -> float:
        return self._range[1]

    @cached_property
    def chances(self) -> tuple[Chance, ...]:
        return tuple(Chance(mean, *self._asked.quantiles_of(i)) for i, mean in enumerate(self.each))

    def rooms(self, place: int, count: int = 20) -> tuple[float, ...]:
        """The chance of application `place` in `count` rooms that could be yours and are equally likely, ascending.

        They are the middles of as many equal parts, so the `low` to `high` of its `Chance` holds four of five.

        >>> odds = pipeline_odds([Process([Round(people=(2, 4))])])
        >>> [round(chance, 2) for chance in odds.rooms(0, 5)]
        [0.11, 0.23, 0.34, 0.44, 0.58]
        """
        return self._asked.quantiles_of(place, tuple((room + 0.5) / count for room in range(count)))

    @cached_property
    def before_silence(self) -> tuple[float, ...]:
        weights, chances = self._asked.before
        return tuple(np.einsum("si,si->i", weights, chances).tolist())

    @cached_property
    def _range(self) -> tuple[float, float]:
        return self._asked.range_of_any()


def pipeline_odds(
    processes: Sequence[Process], candidate: Candidate | None = None, waits: Sequence[Wait] = ()
) -> PipelineOdds:
    """The odds over 1 to 100 `processes`, all still open.

    waits : how long each has been silent, in the same order; () when nobody is waiting.

    Raises `ValueError` naming the field, what came and what is allowed.

    >>> odds = pipeline_odds([Process([Round(people=(2, 4))])] * 5)
    >>> round(odds.at_least_one, 3), round(odds.if_independent, 3)
    (0.848, 0.876)
    """
    candidate = checked_candidate(candidate)
    checked_processes("processes", processes, fewest=1)
    weights, chances = in_flight(processes, waits, candidate)
    each = np.minimum(weights @ chances, 1)
    some = 1 - (1 - chances).prod(axis=1)
    independent = count_pmf(each)
    counts = _mixed_counts(weights, chances) if candidate.travels else independent
    if_independent = 1 - float((1 - each).prod())
    at_least_one = min(float(weights @ some), 1.0) if candidate.travels else if_independent
    asked = _Asked(tuple(processes), candidate, tuple(waits), weights)
    return PipelineOdds(
        at_least_one, if_independent, counts, independent, float(each.sum()), tuple(each.tolist()), asked
    )


@dataclass(frozen=True, eq=False)
class _Asked:
    """What the odds are about, for the ranges, which are only worked out where somebody looks at them."""

    processes: tuple[Process, ...]
    candidate: Candidate
    waits: tuple[Wait, ...]
    weights: np.ndarray  # of the states, after all silence

    def quantiles_of(self, i: int, at: tuple[float, ...] = ENDS) -> tuple[float, ...]:
        """The quantiles `at` of the chance of application i: at first its middle 80 %."""
        return quantiles_of_one(self.processes[i], self.candidate.preparation, self._rooms[i], self._silences[i], at)

    def range_of_any(self) -> tuple[float, float]:
        if len(self.processes) == 1:
            low, high = self.quantiles_of(0)
            return low, high
        return range_of_any(self.processes, self.candidate, over_lifts(self.weights), self._silences)

    @cached_property
    def before(self) -> tuple[np.ndarray, np.ndarray]:
        """What is believed about the states, and the chances, without the silence of each; shapes (states, n)."""
        return without_its_own(self.processes, self.waits, self.candidate)

    @cached_property
    def _rooms(self) -> np.ndarray:
        """What is believed about your strength in the room of each without its silence, shape (n, STRENGTH)."""
        weights, _chances = self.before
        return over_lifts(weights).T @ room_kernel(self.candidate.travels)

    @cached_property
    def _silences(self) -> list[tuple[float, float]]:
        return silences(self.waits, len(self.processes))


def interviews_needed(
    process: Process,
    target: float = TARGET,
    candidate: Candidate | None = None,
    already: Sequence[Process] = (),
    waits: Sequence[Wait] = (),
) -> int | None:
    """How many interviews like `process`, besides those `already` in flight, make one offer as likely as `target`.

    target : 0.01 to 0.99. waits : how long each of `already` has been silent. Returns None when 200 are not enough.

    Raises `ValueError` naming the field, what came and what is allowed.

    >>> interviews_needed(Process([Round(people=(2, 4))]), target=0.8)
    5
    """
    target = number("target", target, 0.01, 0.99)
    return first_to_reach(target, with_more(process, MOST_NEEDED, candidate, already, waits))


def first_to_reach(target: float, chances: np.ndarray) -> int | None:
    """The first place at which `chances` are as high as `target`; None when they never are."""
    reached = chances >= target - SAME_CHANCE
    return int(reached.argmax()) if reached.any() else None


def with_more(
    process: Process,
    most: int,
    candidate: Candidate | None = None,
    already: Sequence[Process] = (),
    waits: Sequence[Wait] = (),
) -> np.ndarray:
    """P(at least one offer) from `already` and k more like `process`, for k = 0 to `most`; shape (most + 1,).

    Raises `ValueError` naming the field, what came and what is allowed.

    >>> with_more(Process([Round(people=(2, 4))]), most=3).round(2)
    array([0.  , 0.34, 0.56, 0.69])
    """
    candidate = checked_candidate(candidate)
    check_process("process", process)
    checked_processes("already", already, fewest=0)
    weights, chances = in_flight(already, waits, candidate)
    none = (1 - chances).prod(axis=1)
    return np.clip(1 - (weights * none) @ _none_of_more(process, most, candidate), 0, 1)


@lru_cache(maxsize=8)
def _none_of_more(process: Process, most: int, candidate: Candidate) -> np.ndarray:
    """P(no offer from k like `process` | state), shape (states, most + 1); kept, because those in flight change."""
    return (1 - chances_given_state([process], candidate)) ** np.arange(most + 1)


def _mixed_counts(weights: np.ndarray, chances: np.ndarray) -> np.ndarray:
    """A Poisson binomial for each state, all built up together, then mixed by `weights`."""
    pmf = np.zeros((chances.shape[1] + 1, len(weights)))
    pmf[0] = weights
    for i, chance in enumerate(chances.T):
        moved = pmf[: i + 1] * chance
        pmf[: i + 1] -= moved
        pmf[1 : i + 2] += moved
    return np.maximum(pmf, 0).sum(axis=1)

"""One answer changed on the page: how long the kernel works on it, and what goes over the wire.

Four kernels take turns; `contestants/` holds what runs in each. The floor is a comm that sends back
what it was sent.
"""

from collections.abc import Callable, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from .kernels import Kernel
from .rounds import Measured, in_turn
from .table import Row

OURS = "stage_odds"
PEERS = {"echo": "comm echo", "interact": "interact", "figure_widget": "FigureWidget"}

NEW = range(6, 48)  # numbers of people that nobody has asked about in these kernels
AGAIN = [3, 4] * 25
QUIET = 1.2  # seconds without a message after which the autosave has surely spoken


@dataclass(frozen=True)
class Contestant:
    """A kernel, and the comm in it that takes the number of people."""

    kernel: Kernel
    comm: str
    typed: bool

    def change(self, people: int) -> tuple[float, int]:
        """Milliseconds and bytes of one change."""
        state: dict[str, Any] = {"typed": str(people)} if self.typed else {"value": people}
        seconds, size = self.kernel.change(self.comm, state)
        return 1000 * seconds, size

    def weigh(self, people: int) -> tuple[float, float]:
        """kB of one change until the kernel is idle, and with what it says later."""
        self.kernel.later(QUIET)
        _milliseconds, size = self.change(people)
        return size / 1000, (size + sum(said.size for said in self.kernel.later(QUIET))) / 1000


def rows() -> list[Row]:
    with ExitStack() as stack:
        contestants = {name: _enter(stack, name) for name in (OURS, *PEERS)}
        _took(contestants, AGAIN[:4])
        new = _took(contestants, NEW)
        again = _took(contestants, AGAIN)
        weights = [contestant.weigh(people=3) for contestant in contestants.values()]
    bare, with_saving = (
        Measured({name: [size] for name, size in zip(contestants, sizes, strict=True)})
        for sizes in zip(*weights, strict=True)
    )
    return [
        *_beside_peers("a change, a number given before", again, "ms", most_ratio=1.5, note=_exactly(again)),
        *_beside_peers("a change, a new number", new, "ms", most_ratio=1.5, note=_exactly(new)),
        *_beside_peers("a change, bytes", bare, "kB", most=4),
        *_beside_peers("a change, bytes with saving", with_saving, "kB", most=4),
    ]


def _enter(stack: ExitStack, name: str) -> Contestant:
    kernel = stack.enter_context(Kernel())
    kernel.run((Path(__file__).parent / "contestants" / f"{name}.py").read_text(encoding="utf-8"))
    return Contestant(kernel, kernel.value("comm_id"), typed=name == OURS)


def _took(contestants: dict[str, Contestant], people: Sequence[int]) -> Measured:
    """Milliseconds of each; all are given the same numbers of people."""
    return in_turn({name: _one_by_one(contestant, people) for name, contestant in contestants.items()}, len(people))


def _one_by_one(contestant: Contestant, people: Sequence[int]) -> Callable[[], float]:
    left = iter(people)
    return lambda: contestant.change(next(left))[0]


def _exactly(took: Measured) -> str:
    return "; ".join(f"{PEERS.get(name, 'ours')} {took.middle(name):.4f} ms" for name in took.rounds)


def _beside_peers(what: str, measured: Measured, unit: str, **first_only: Any) -> list[Row]:
    """One row for each peer; budget and note stand in the first, beside the floor."""
    (floor, floor_is), *others = PEERS.items()
    return [
        Row.of(what, measured, OURS, floor, unit, floor_is, **first_only),
        *(Row.of(what, measured, OURS, peer, unit, peer_is) for peer, peer_is in others),
    ]

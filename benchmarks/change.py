"""One answer changed on a page: how long the page waits for what is under the finger, and what goes over the wire.

Kernels take turns; `contestants/` holds what runs in each. The floor is a comm that sends back what
it was sent. What other parts of the page say of the change comes later; until when is measured, too.
"""

import time
from collections.abc import Callable, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from typing import Any

from .kernels import Kernel
from .rounds import Measured, in_turn
from .table import Row

ODDS, PAGE = "stage_odds", "pipeline_page"
ECHO = {"echo": "comm echo"}
CHARTS = {"interact": "interact", "figure_widget": "FigureWidget"}

NEW = range(6, 40)  # numbers of people that nobody has asked about in these kernels
STILL_NEW = range(40, 48)
AGAIN = [3, 4] * 25
FEW = 8  # that are enough for what is only told
QUIET = 1.2  # seconds without a message after which the autosave has surely spoken
FOLLOWED = 0.15  # seconds without a message after which all parts of the page have


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

    def follow(self, people: int) -> float:
        """Milliseconds until the last part of the page has told what it draws."""
        began = time.perf_counter()
        milliseconds, _size = self.change(people)
        return max([milliseconds, *(1000 * (said.at - began) for said in self.kernel.later(FOLLOWED))])

    def weigh(self, people: int) -> tuple[float, float]:
        """kB of one change until the kernel is idle, and with what it says later."""
        self.kernel.later(QUIET)
        _milliseconds, size = self.change(people)
        return size / 1000, (size + sum(said.size for said in self.kernel.later(QUIET))) / 1000


def rows() -> list[Row]:
    """The odds on page 01."""
    return _rows("a change", ODDS, ECHO | CHARTS, most_ratios=(1.25, 1.4), most_size=2.6)


def rows_of_page_02() -> list[Row]:
    """The whole of page 02, with ten applications."""
    return _rows("a change on page 02", PAGE, ECHO, most_ratios=(2, 2.5))


def _rows(
    what: str, ours: str, peers: dict[str, str], most_ratios: tuple[float, float], most_size: float | None = None
) -> list[Row]:
    with ExitStack() as stack:
        contestants = {name: _enter(stack, name) for name in (ours, *peers)}
        _took(contestants, AGAIN[:4])
        new = _took(contestants, NEW)
        again = _took(contestants, AGAIN)
        followed = (
            [contestants[ours].follow(people) for people in AGAIN[:FEW]],
            [contestants[ours].follow(people) for people in STILL_NEW],
        )
        weights = [contestant.weigh(people=3) for contestant in contestants.values()]
    bare, with_saving = (
        Measured({name: [size] for name, size in zip(contestants, sizes, strict=True)})
        for sizes in zip(*weights, strict=True)
    )
    measures: list[tuple[str, Measured, str, dict[str, Any]]] = [
        ("a number given before", again, "ms", {"most_ratio": most_ratios[0], "note": _exactly(again, peers)}),
        ("a new number", new, "ms", {"most_ratio": most_ratios[1], "note": _exactly(new, peers)}),
        ("bytes", bare, "kB", {"most": most_size}),
        ("bytes with saving", with_saving, "kB", {}),
    ]
    later = [
        Row(f"{what}, {which}, until every part has followed", median(took), "ms")
        for which, took in zip(("a number given before", "a new number"), followed, strict=True)
    ]
    return later + [
        Row.of(f"{what}, {which}", measured, ours, peer, unit, peer_is, **(budget if place == 0 else {}))
        for which, measured, unit, budget in measures
        for place, (peer, peer_is) in enumerate(peers.items())  # budget and note stand beside the floor
    ]


def _enter(stack: ExitStack, name: str) -> Contestant:
    kernel = stack.enter_context(Kernel())
    kernel.run((Path(__file__).parent / "contestants" / f"{name}.py").read_text(encoding="utf-8"))
    return Contestant(kernel, kernel.value("comm_id"), typed=name in (ODDS, PAGE))


def _took(contestants: dict[str, Contestant], people: Sequence[int]) -> Measured:
    """Milliseconds of each; all are given the same numbers of people."""
    return in_turn({name: _one_by_one(contestant, people) for name, contestant in contestants.items()}, len(people))


def _one_by_one(contestant: Contestant, people: Sequence[int]) -> Callable[[], float]:
    left = iter(people)
    return lambda: contestant.change(next(left))[0]


def _exactly(took: Measured, peers: dict[str, str]) -> str:
    return "; ".join(f"{peers.get(name, 'ours')} {took.middle(name):.4f} ms" for name in took.rounds)

"""One figure beside its peer, and the table they are printed in."""

from dataclasses import dataclass
from typing import Any

from .rounds import Measured

HEAD = ("what", "ours", "peer", "ratio", "budget", "")


@dataclass(frozen=True)
class Row:
    """What was measured.

    ours, peer : in `unit`; `peer_is` says what the peer is, `ratio` how ours compares with it.
    most, most_ratio : the budget, for `ours` or for `ratio`; None where there is none.
    note : what one must know to read the row; printed below the table.
    """

    what: str
    ours: float
    unit: str
    peer: float | None = None
    peer_is: str = ""
    ratio: float | None = None
    most: float | None = None
    most_ratio: float | None = None
    note: str = ""

    @classmethod
    def of(cls, what: str, measured: Measured, ours: str, peer: str, unit: str, peer_is: str, **budget: Any) -> "Row":
        """The row of two contestants who took turns."""
        middles = measured.middle(ours), unit, measured.middle(peer)
        return cls(what, *middles, peer_is, measured.ratio(ours, peer), **budget)

    @property
    def budget(self) -> str:
        if self.most is not None:
            return f"{short(self.most)} {self.unit}"
        return "" if self.most_ratio is None else f"{self.most_ratio:g}x"

    @property
    def verdict(self) -> str:
        pairs = ((self.ours, self.most), (self.ratio, self.most_ratio))
        kept = [is_ <= most for is_, most in pairs if is_ is not None and most is not None]
        return "" if not kept else "ok" if all(kept) else "over"

    @property
    def cells(self) -> tuple[str, ...]:
        peer = "" if self.peer is None else f"{short(self.peer)} {self.unit}, {self.peer_is}"
        ratio = "" if self.ratio is None else f"{short(self.ratio)}x"
        return self.what, f"{short(self.ours)} {self.unit}", peer, ratio, self.budget, self.verdict


def short(value: float) -> str:
    """Three figures, without an exponent: 0.0123, 1.75, 12,300."""
    if not value:
        return "0"
    if abs(value) >= 100:
        return f"{value:,.0f}"
    return f"{value:.3g}" if abs(value) >= 1e-4 else f"{value:.1e}"


def printed(rows: list[Row]) -> str:
    """The table, then the notes."""
    lines = [HEAD, *(row.cells for row in rows)]
    widths = [max(map(len, column)) for column in zip(*lines, strict=True)]
    table = ["  ".join(cell.ljust(width) for cell, width in zip(line, widths, strict=True)).rstrip() for line in lines]
    table.insert(1, "  ".join("-" * width for width in widths if width))
    notes = [f"* {row.what}: {row.note}" for row in rows if row.note]
    return "\n".join([*table, "", *notes] if notes else table)

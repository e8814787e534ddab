"""A drawing: what plotly draws, and beside it one sentence and one table that say the same.

Traces and layout are plain JSON values. So making one costs microseconds and loads neither plotly
nor pandas; both are imported only where somebody asks for a `figure` or a `frame`.
"""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from ..odds.frequencies import plain

if TYPE_CHECKING:
    import pandas as pd
    import plotly.graph_objects as go

_ROUNDING = 1e-9  # sums of chances may miss 0 and 1 by this much
_PLACES = 4  # decimals of a drawn number: finer than a pixel

Json = dict[str, Any]


@dataclass(frozen=True)
class Drawing:
    """One picture in three forms.

    traces, layout : as plotly.js takes them, colours from `palette`. Texts in them went through `literal`.
    sentence : what the picture says. caption : what it is a picture of; the table's caption, too.
    columns, rows : the table, in words and counts; the first cell of a row names it.
    """

    traces: list[Json]
    layout: Json
    sentence: str
    caption: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]

    def figure(self) -> "go.Figure":
        """The picture as plotly's own, which checks every name and value in it."""
        import plotly.graph_objects as go

        return go.Figure(data=self.traces, layout=self.layout)

    def frame(self) -> "pd.DataFrame":
        """The table, one text column for each of `columns`."""
        import pandas as pd

        return pd.DataFrame([list(row) for row in self.rows], columns=list(self.columns), dtype="str")


def numbers(values: Any) -> list[float]:
    """`values` as a drawing holds them: plain, rounded floats. Raises `ValueError` for NaN and infinities."""
    array = np.asarray(values, dtype=float)
    if not np.isfinite(array).all():
        raise ValueError("A drawing takes ordinary numbers only. You gave a NaN or an infinity.")
    return array.round(_PLACES).tolist()


def in_100(chance: float) -> float:
    """Where `chance` (0 to 1) stands on an axis of 100 people."""
    return round(100 * float(chance), _PLACES)


def checked(field: str, values: Any, size: int | None = None) -> np.ndarray:
    """`values` as an array of chances in [0, 1], `size` of them. Raises `ValueError` naming `field`."""
    array = np.asarray(values, dtype=float)
    if array.ndim != 1 or not ((array >= -_ROUNDING) & (array <= 1 + _ROUNDING)).all():
        raise ValueError(f"{field} must be a list of chances from 0 to 1.")
    if size is not None and array.size != size:
        raise ValueError(f"{field} must hold {size:,} chances, one for each place. You gave: {array.size:,}.")
    return array.clip(0, 1)


def drawn(chances: Any) -> list[float]:
    """What the words of each of `chances` stand for, of 100 people: a picture shows what its table says."""
    return [in_100(plain(chance)) for chance in np.asarray(chances, dtype=float).tolist()]


def first_called(target: float, chances: Any) -> int | None:
    """The first of `chances` that is called as high as `target` is ("4 in 5"), by its words; None when none is."""
    goal = plain(target)
    return next((place for place, chance in enumerate(chances) if plain(chance) >= goal), None)


def literal(text: str) -> str:
    """`text` as plotly shows it letter for letter: it would read <b>, <a href=...> and &lt; as something else."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def some(count: int, most: int = 13) -> list[int]:
    """Positions of at most `most` of `count` rows, evenly spread, the first and the last among them."""
    shown = min(count, most)
    return [round(i * (count - 1) / max(shown - 1, 1)) for i in range(shown)]

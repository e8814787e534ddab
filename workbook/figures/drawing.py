"""A drawing: what plotly draws, and beside it one sentence and one table that say the same.

Traces and layout are plain JSON values. So making one costs microseconds and loads neither plotly
nor pandas; both are imported only where somebody asks for a `figure` or a `frame`.
"""

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from .palette import ACCENT, CLEAR, EDGE, INK, LINE, SOFT

if TYPE_CHECKING:
    import pandas as pd
    import plotly.graph_objects as go

HEIGHT = 300  # px
FONT = 'system-ui, -apple-system, "Segoe UI", Roboto, "DejaVu Sans", sans-serif'
_COUNTS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
_ROUNDING = 1e-9  # sums of chances may miss 0 and 1 by this much
PLACES = 4  # decimals of a drawn number: finer than a pixel

Json = dict[str, Any]


@dataclass(frozen=True)
class Drawing:
    """One picture in three forms.

    traces, layout : as plotly.js takes them, colours from `palette`. Texts in them went through `plain`.
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


def layout(x: Json, y: Json, legend: bool = True, above: int = 14, **more: Any) -> Json:
    """What every drawing shares: quiet, without a title, the legend below, nothing that zooms or hovers.

    above : px over the picture, for words that stand there.
    """
    return {
        "height": HEIGHT,
        "margin": {"l": 52, "r": 14, "t": above, "b": 86 if legend else 48},
        "font": {"family": FONT, "size": 13, "color": SOFT},
        "paper_bgcolor": CLEAR,
        "plot_bgcolor": CLEAR,
        "hovermode": False,
        "dragmode": False,
        "showlegend": legend,
        "legend": {
            "orientation": "h",
            "x": 0,
            "xref": "container",
            "y": 0,
            "yref": "container",
            "yanchor": "bottom",
            "font": {"size": 12, "color": INK},
            "itemclick": False,
            "itemdoubleclick": False,
        },
        "xaxis": x,
        "yaxis": y,
        **more,
    }


def axis(title: str, **more: Any) -> Json:
    """An axis with its title, a line and no grid."""
    return {
        "title": {"text": title, "standoff": 8, "font": {"size": 13, "color": SOFT}},
        "fixedrange": True,
        "showgrid": False,
        "zeroline": False,
        "showline": True,
        "linecolor": EDGE,
        "ticks": "",
        "tickfont": {"size": 12, "color": SOFT},
        **more,
    }


def of_100(title: str = "of 100 people", top: float = 100) -> Json:
    """An axis of people out of 100, up to `top` or a little more, with faint lines to read by."""
    top = min(top, 100)
    step = next(step for step in (5, 10, 25) if top <= 4 * step or step == 25)
    ticks = list(range(0, step * math.ceil(top / step) + 1, step))
    lines = {"showgrid": True, "gridcolor": LINE, "griddash": "dot", "showline": False}
    return axis(title, range=[0, 1.02 * ticks[-1]], tickvals=ticks, **lines)


def numbers(values: Any) -> list[float]:
    """`values` as a drawing holds them: plain, rounded floats. Raises `ValueError` for NaN and infinities."""
    array = np.asarray(values, dtype=float)
    if not np.isfinite(array).all():
        raise ValueError("A drawing takes ordinary numbers only. You gave a NaN or an infinity.")
    return array.round(PLACES).tolist()


def in_100(chance: float) -> float:
    """Where `chance` (0 to 1) stands on an axis of 100 people."""
    return round(100 * float(chance), PLACES)


def checked(field: str, values: Any, size: int | None = None) -> np.ndarray:
    """`values` as an array of chances in [0, 1], `size` of them. Raises `ValueError` naming `field`."""
    array = np.asarray(values, dtype=float)
    if array.ndim != 1 or not ((array >= -_ROUNDING) & (array <= 1 + _ROUNDING)).all():
        raise ValueError(f"{field} must be a list of chances from 0 to 1.")
    if size is not None and array.size != size:
        raise ValueError(f"{field} must hold {size:,} chances, one for each place. You gave: {array.size:,}.")
    return array.clip(0, 1)


def in_words(count: int) -> str:
    """A count as a sentence has it: "five", "12", "1,000"."""
    return _COUNTS[count] if count < len(_COUNTS) else f"{count:,}"


def plain(text: str) -> str:
    """`text` as plotly shows it letter for letter: it would read <b>, <a href=...> and &lt; as something else."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def note(text: str, x: Any, y: Any, **more: Any) -> Json:
    """Words in the picture, without an arrow; `text` is made `plain`."""
    font = {"size": 13, "color": INK}
    return {"text": plain(text), "x": x, "y": y, "showarrow": False, "font": font, "align": "left", **more}


def line(name: str, x: list, y: Any, color: str = ACCENT, dash: str = "solid", **more: Any) -> Json:
    """A trace of a line through `y` of 100."""
    stroke = {"color": color, "width": 2, "dash": dash}
    return {"type": "scatter", "mode": "lines", "name": name, "x": x, "y": numbers(y), "line": stroke, **more}


def aside(x: float, low: float, high: float) -> Json:
    """On which side of `x` words stand, so that they stay inside a picture from `low` to `high`."""
    right = x > (low + high) / 2
    return {"xanchor": "right" if right else "left", "xshift": -4 if right else 4}


def ring(x: Any, y: float, color: str = INK) -> Json:
    """A trace that marks one place of a line."""
    mark = {"symbol": "circle", "size": 16, "color": CLEAR, "line": {"color": color, "width": 2}}
    return {"type": "scatter", "mode": "markers", "x": [x], "y": numbers([y]), "marker": mark, "showlegend": False}


def upright(x: Any, dash: str = "solid") -> Json:
    """A line from bottom to top at `x`."""
    ends = {"x0": x, "x1": x, "y0": 0, "y1": 1, "yref": "paper"}
    return {"type": "line", **ends, "line": {"color": SOFT, "width": 1, "dash": dash}, "layer": "below"}


def drop(x: Any, y: float) -> Json:
    """A line from a place of a curve down to its axis."""
    return {"type": "line", "x0": x, "x1": x, "y0": 0, "y1": y, "line": {"color": SOFT, "width": 1, "dash": "dot"}}


def level(y: float, dash: str = "solid") -> Json:
    """A line from left to right at `y`."""
    ends = {"x0": 0, "x1": 1, "xref": "paper", "y0": y, "y1": y}
    return {"type": "line", **ends, "line": {"color": SOFT, "width": 1, "dash": dash}, "layer": "below"}


def some(count: int, most: int = 13) -> list[int]:
    """Positions of at most `most` of `count` rows, evenly spread, the first and the last among them."""
    return sorted({round(place) for place in np.linspace(0, count - 1, min(count, most)).tolist()}) if count else []

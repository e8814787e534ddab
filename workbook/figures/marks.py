"""What drawings are made of: one quiet layout, its axes, and the few marks that stand in it."""

import math
from typing import Any

from .drawing import Json, literal, numbers
from .palette import ACCENT, CLEAR, EDGE, INK, LINE, SOFT

HEIGHT = 300  # px
FONT = 'system-ui, -apple-system, "Segoe UI", Roboto, "DejaVu Sans", sans-serif'


def layout(x: Json, y: Json, legend: bool = True, above: int = 14, **more: Any) -> Json:
    """What every drawing shares: quiet, without a title, the legend below, nothing that zooms or hovers.

    above : px over the picture, for words that stand there.
    """
    return {
        "height": HEIGHT,
        "margin": {"autoexpand": False, "l": 52, "r": 14, "t": above, "b": 86 if legend else 48},
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


def note(text: str, x: Any, y: Any, **more: Any) -> Json:
    """Words in the picture, without an arrow; `text` is made `literal`."""
    font = {"size": 13, "color": INK}
    return {"text": literal(text), "x": x, "y": y, "showarrow": False, "font": font, "align": "left", **more}


def drawn_line(
    name: str, x: list, y: Any, color: str = ACCENT, dash: str = "solid", steps: bool = False, **more: Any
) -> Json:
    """A trace of a line through `y` of 100; in `steps` where a value holds until the next place."""
    stroke = {"color": color, "width": 2, "dash": dash, **({"shape": "hv"} if steps else {})}
    return {"type": "scatter", "mode": "lines", "name": name, "x": x, "y": numbers(y), "line": stroke, **more}


def aside(x: float, low: float, high: float) -> Json:
    """On which side of `x` words stand, so that they stay inside a picture from `low` to `high`."""
    right = x > (low + high) / 2
    return {"xanchor": "right" if right else "left", "xshift": -4 if right else 4}


def ring(x: Any, y: float, color: str = INK) -> Json:
    """A trace that marks one place of a line."""
    mark = {"symbol": "circle", "size": 16, "color": CLEAR, "line": {"color": color, "width": 2}}
    return {"type": "scatter", "mode": "markers", "x": [x], "y": numbers([y]), "marker": mark, "showlegend": False}


def upright(x: Any, dash: str = "solid", layer: str = "below") -> Json:
    """A line from bottom to top at `x`; `layer` "above" where a band would hide it."""
    ends = {"x0": x, "x1": x, "y0": 0, "y1": 1, "yref": "paper"}
    return {"type": "line", **ends, "line": {"color": SOFT, "width": 1, "dash": dash}, "layer": layer}


def drop(x: Any, y: float) -> Json:
    """A line from a place of a curve down to its axis."""
    return {"type": "line", "x0": x, "x1": x, "y0": 0, "y1": y, "line": {"color": SOFT, "width": 1, "dash": "dot"}}


def level(y: float, dash: str = "solid") -> Json:
    """A line from left to right at `y`."""
    ends = {"x0": 0, "x1": 1, "xref": "paper", "y0": y, "y1": y}
    return {"type": "line", **ends, "line": {"color": SOFT, "width": 1, "dash": dash}, "layer": "below"}

"""Forecasts against what happened: how often what you called 1 in 3 came true."""

from collections.abc import Iterable

from ..odds.calibration import ENOUGH, Bin
from .drawing import Drawing, Json, in_100
from .marks import axis, layout, of_100
from .palette import ACCENT, INK, SOFT

_IN_WORDS = {0: "never", 25: "1 in 4", 50: "1 in 2", 75: "3 in 4", 100: "always"}


def reliability(table: Iterable[Bin]) -> Drawing:
    """Each bin of forecasts that is not empty as a point: what was said, what came true, how many there were."""
    groups = [group for group in table if group.count]
    said = [_said(group) for group in groups]
    true = [in_100(group.came_true or 0.0) for group in groups]
    diagonal = {"color": SOFT, "width": 1, "dash": "dash"}
    exact = {"type": "scatter", "mode": "lines", "name": "As often as you said", "line": diagonal}
    points = {
        "type": "scatter",
        "mode": "markers+text",
        "name": "Your forecasts, counted",
        "x": said,
        "y": true,
        "text": [str(group.count) for group in groups],
        "textposition": "middle right",
        "textfont": {"size": 13, "color": INK},
        "marker": {"color": ACCENT, "size": [_size(group.count) for group in groups], "opacity": 1},
        "cliponaxis": False,
    }
    return Drawing(
        traces=[{**exact, "x": [0, 100], "y": [0, 100]}, points],
        layout=layout(
            axis("you said", range=[-4, 104], **_ticks(0, 50, 100)),
            {**of_100("came true"), "range": [-4, 104], **_ticks(0, 25, 50, 75, 100)},
            height=340,
            margin={"l": 68, "r": 24, "t": 14, "b": 86},
        ),
        sentence=_sentence(groups),
        caption="What you forecast, and what came true",
        columns=("You said, of 100", "Forecasts", "On average, of 100", "Came true"),
        rows=tuple(_row(group) for group in groups),
    )


def _ticks(*places: int) -> Json:
    return {"tickvals": list(places), "ticktext": [_IN_WORDS[place] for place in places]}


def _size(count: int) -> float:
    """Diameter in px: the area grows with the count."""
    return round(min(40.0, 8 + 4 * (count - 1) ** 0.5), 1)


def _row(group: Bin) -> tuple[str, ...]:
    span = f"{100 * group.low:.0f} to {100 * group.high:.0f}"
    return span, str(group.count), str(_said(group)), f"{_came_true(group)} of {group.count}"


def _said(group: Bin) -> int:
    """The mean forecast in percent, which is how forecasts are typed."""
    return round(100 * (group.forecast or 0.0))


def _came_true(group: Bin) -> int:
    return round((group.came_true or 0.0) * group.count)


def _sentence(groups: list[Bin]) -> str:
    outcomes = sum(group.count for group in groups)
    if not outcomes:
        return "No forecast has an outcome yet."
    expected = round(sum((group.forecast or 0.0) * group.count for group in groups))
    came = sum(map(_came_true, groups))
    said = f"Of {outcomes} forecasts you expected {expected} to come true, and {came} did."
    if outcomes == 1:
        said = f"One forecast has an outcome: it {'came' if came else 'did not come'} true."
    return said if outcomes >= ENOUGH else f"{said} That is too few to judge."

"""Published rates beside the model's range: each with what was counted and how good it is."""

from collections.abc import Iterable
from typing import Protocol

from ..odds import about, frequency
from .drawing import Drawing, Json, in_100, in_words, plain
from .marks import axis, layout, note
from .palette import ACCENT, ACCENT_SOFT, EDGE, INK

SYMBOLS = {"A": "circle", "B": "square", "C": "diamond-open"}
_IN_WORDS = {0: "0", 25: "1 in 4", 50: "1 in 2", 75: "3 in 4", 100: "all"}
_ROW = 36  # px: the label above, the dot below it
_AROUND = 110  # px of what stands above, the axis and the legend
_LONGEST = 40  # characters of a label


class Rate(Protocol):
    """One published share. figure, low, high : 0 to 1; the ends None when unknown. label : who and which year.

    counted : the denominator in words. grade : A, B or C. stage : between which steps.
    """

    @property
    def id(self) -> str: ...
    @property
    def figure(self) -> float: ...
    @property
    def low(self) -> float | None: ...
    @property
    def high(self) -> float | None: ...
    @property
    def label(self) -> str: ...
    @property
    def counted(self) -> str: ...
    @property
    def grade(self) -> str: ...
    @property
    def stage(self) -> str: ...


def explorer(rates: Iterable[Rate], model_low: float, model_high: float, model_mean: float) -> Drawing:
    """Every rate as a dot with its range, the highest on top, before the model's range as a band."""
    rows = sorted(rates, key=lambda rate: (-rate.figure, rate.id))
    middle = {"x0": in_100(model_mean), "x1": in_100(model_mean), "y0": 0, "y1": 1, "yref": "paper"}
    left = model_low + model_high < 1
    ours = note("this workbook's range", in_100(model_low if left else model_high), 1, yref="paper", yanchor="bottom")
    return Drawing(
        traces=[_dots(grade, rows) for grade in sorted({rate.grade for rate in rows})],
        layout=layout(
            axis("", range=[-3, 103], tickvals=list(_IN_WORDS), ticktext=list(_IN_WORDS.values())),
            {"visible": False, "fixedrange": True, "range": [max(len(rows), 1) - 0.5, -0.7]},
            height=_AROUND + _ROW * max(len(rows), 1),
            margin={"l": 14, "r": 24, "t": 26, "b": 84},
            shapes=[
                _band(model_low, model_high),
                {"type": "line", **middle, "line": {"color": ACCENT, "width": 1}, "layer": "below"},
            ],
            annotations=[{**ours, "xanchor": "left" if left else "right"}, *map(_label, range(len(rows)), rows)],
        ),
        sentence=_sentence(rows, model_low, model_high, model_mean),
        caption="Published rates, and what each counted",
        columns=("Source", "Rate", "Range", "What was counted", "Grade", "Stage"),
        rows=tuple(_row(rate) for rate in rows),
    )


def _label(place: int, rate: Rate) -> Json:
    """The letter of its grade first: where a picture is narrow, the end of a long name may be cut."""
    name = rate.label if len(rate.label) <= _LONGEST else f"{rate.label[:_LONGEST]}…"
    return note(f"{rate.grade} · {name}", 0, place - 0.3, xref="paper", xanchor="left")


def _dots(grade: str, rows: list[Rate]) -> Json:
    """The rates of one grade, by its own symbol."""
    mine = [(place, rate) for place, rate in enumerate(rows) if rate.grade == grade]
    ends = [(rate.figure if rate.low is None else rate.low, rate.figure if rate.high is None else rate.high)
            for _place, rate in mine]  # fmt: skip
    figures = [rate.figure for _place, rate in mine]
    return {
        "type": "scatter",
        "mode": "markers",
        "name": plain(f"grade {grade}"),
        "x": [in_100(figure) for figure in figures],
        "y": [round(place + 0.12, 2) for place, _rate in mine],
        "marker": {"symbol": SYMBOLS.get(grade, "x"), "size": 11, "color": INK, "line": {"width": 2, "color": INK}},
        "error_x": {
            "type": "data",
            "symmetric": False,
            "array": [in_100(max(high - figure, 0)) for figure, (_low, high) in zip(figures, ends, strict=True)],
            "arrayminus": [in_100(max(figure - low, 0)) for figure, (low, _high) in zip(figures, ends, strict=True)],
            "color": EDGE,
            "thickness": 2,
            "width": 4,
        },
    }


def _band(low: float, high: float) -> Json:
    ends = {"x0": in_100(low), "x1": in_100(high), "y0": 0, "y1": 1, "yref": "paper"}
    return {"type": "rect", **ends, "fillcolor": ACCENT_SOFT, "line": {"width": 0}, "layer": "below"}


def _row(rate: Rate) -> tuple[str, ...]:
    known = rate.low is not None and rate.high is not None
    span = f"{frequency(rate.low or 0)} to {frequency(rate.high or 0)}" if known else "not known"
    return rate.label, about(rate.figure), span, rate.counted, rate.grade, rate.stage


def _sentence(rows: list[Rate], low: float, high: float, mean: float) -> str:
    ours = f"this workbook says between {frequency(low)} and {frequency(high)}, {about(mean)}."
    if not rows:
        return f"No published rate is chosen; {ours}"
    if len(rows) == 1:
        return f"The one published rate is {about(rows[0].figure)}; {ours}"
    ends = f"{frequency(rows[-1].figure)} to {frequency(rows[0].figure)}"
    return f"{in_words(len(rows)).capitalize()} published rates run from {ends}; {ours}"

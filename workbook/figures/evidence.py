"""Published rates beside the range of one room: each with what it is a share of, readings of one source together.

Words stand above a strip, never on the band: the strip holds the mark of the rate, and the band of the room behind it.
"""

import re
from collections.abc import Iterable
from itertools import groupby
from textwrap import wrap
from typing import NamedTuple

from ..content.rates import Rate
from ..odds import Chance, about, frequency, plain, sentence
from ..wording import in_words, plural
from .drawing import Drawing, Json, in_100, literal
from .marks import axis, layout, note
from .palette import ACCENT, ACCENT_SOFT, EDGE, INK, SOFT

SYMBOLS = {"A": "circle", "B": "square", "C": "diamond-open"}
_IN_WORDS = {0: "0", 25: "1 in 4", 50: "1 in 2", 75: "3 in 4", 100: "all"}
_LINE, _STRIP, _GAP = 16, 16, 8  # px: of words, of a band, between two rates
_AROUND = 96  # px: the axis and the legend
_LONGEST, _MOST_LINES = 40, 3  # characters in a line of words; lines


class _Laid(NamedTuple):
    """Everything in its place, in px from the top: the rates at the middle of their strips."""

    words: list[Json]
    strips: list[Json]
    rates: list[tuple[Rate, float]]
    height: float


def explorer(rates: Iterable[Rate], chance: Chance, whose: str) -> Drawing:
    """Every rate on its strip, the highest source on top, before the range of a room, which is `whose`."""
    sources = _by_source(rates)
    laid = _lay_out(sources, chance, whose)
    flat = [rate for source in sources for rate in source]
    return Drawing(
        traces=[_dots(grade, laid.rates) for grade in sorted({rate.grade for rate in flat})],
        layout=layout(
            axis("", range=[-3, 103], tickvals=list(_IN_WORDS), ticktext=list(_IN_WORDS.values())),
            {"visible": False, "fixedrange": True, "range": [laid.height, 0]},
            height=_AROUND + round(laid.height),
            margin={"l": 8, "r": 24, "t": 10, "b": _AROUND - 10},
            shapes=laid.strips,
            annotations=laid.words,
        ),
        sentence=_sentence(sources, chance, whose),
        caption="Published rates, and what each is a share of",
        columns=("Source", "Rate", "Range", "What was counted", "Grade", "Stage"),
        rows=tuple(map(_row, flat)),
    )


def _lay_out(sources: list[list[Rate]], chance: Chance, whose: str) -> _Laid:
    """The room's own strip first, then every source with its heading and a strip for each of its rates."""
    words: list[Json] = []
    placed: list[tuple[Rate, float]] = []
    y = _write(words, f"The band is for {whose}: {sentence(chance)}", 0, INK)
    strips = _strip(chance, y)
    y += _STRIP + _GAP
    for source in sources:
        y = _write(words, _heading(source), y, INK)
        for rate in source:
            y = _write(words, f"{frequency(rate.figure)}: {rate.counted}", y, SOFT)
            placed.append((rate, y + _STRIP / 2))
            strips += _strip(chance, y)
            y += _STRIP + _GAP
    return _Laid(words, strips, placed, y)


def _by_source(rates: Iterable[Rate]) -> list[list[Rate]]:
    """The rates of each source together, the highest first, also among the sources."""
    highest: dict[object, float] = {}
    for rate in (rates := list(rates)):
        highest[rate.source] = max(rate.figure, highest.get(rate.source, 0))
    rates.sort(key=lambda rate: (-highest[rate.source], str(rate.source), -rate.figure, rate.id))
    return [list(source) for _source, source in groupby(rates, key=lambda rate: rate.source)]


def _heading(source: list[Rate]) -> str:
    """The letter of its grade first: where a picture is narrow, the end of a long name may be cut."""
    years = ", ".join(dict.fromkeys(rate.year for rate in source))
    grades = "/".join(dict.fromkeys(rate.grade for rate in source))
    return f"{grades} · {source[0].org}, {years}"


def _write(words: list[Json], text: str, y: float, color: str) -> float:
    """Write `text` from `y` px down into `words`, in short lines; where the next may stand."""
    together = re.sub(r"(\d+) in (\d+)", "\\1\N{NO-BREAK SPACE}in\N{NO-BREAK SPACE}\\2", text)
    for line in wrap(together, _LONGEST, max_lines=_MOST_LINES, placeholder="…"):
        beside = note(line, 0, y, xref="paper", xanchor="left", yanchor="top")
        words.append({**beside, "font": {"size": 12, "color": color}})
        y += _LINE
    return y


def _strip(chance: Chance, y: float) -> list[Json]:
    """The band of the room, with its middle as a line; at the values that its words stand for."""
    low, mean, high = (in_100(plain(value)) for value in (chance.low, chance.mean, chance.high))
    tall = {"y0": y, "y1": y + _STRIP, "layer": "below"}
    return [
        {"type": "rect", "x0": low, "x1": high, **tall, "fillcolor": ACCENT_SOFT, "line": {"width": 0}},
        {"type": "line", "x0": mean, "x1": mean, **tall, "line": {"color": ACCENT, "width": 2}},
    ]


def _dots(grade: str, placed: list[tuple[Rate, float]]) -> Json:
    """The rates of one grade, by its own symbol, with their ranges."""
    mine = [rate for rate, _y in placed if rate.grade == grade]
    figures = [rate.figure for rate in mine]
    above = [figure if (high := one.high) is None else high for one, figure in zip(mine, figures, strict=True)]
    below = [figure if (low := one.low) is None else low for one, figure in zip(mine, figures, strict=True)]
    return {
        "type": "scatter",
        "mode": "markers",
        "name": literal(f"grade {grade}"),
        "x": [in_100(figure) for figure in figures],
        "y": [y for rate, y in placed if rate.grade == grade],
        "marker": {"symbol": SYMBOLS.get(grade, "x"), "size": 11, "color": INK, "line": {"width": 2, "color": INK}},
        "error_x": {
            "type": "data",
            "symmetric": False,
            "array": [in_100(max(high - figure, 0)) for figure, high in zip(figures, above, strict=True)],
            "arrayminus": [in_100(max(figure - low, 0)) for figure, low in zip(figures, below, strict=True)],
            "color": EDGE,
            "thickness": 2,
            "width": 4,
        },
    }


def _row(rate: Rate) -> tuple[str, ...]:
    known = rate.low is not None and rate.high is not None
    span = f"{frequency(rate.low or 0)} to {frequency(rate.high or 0)}" if known else "not known"
    return f"{rate.org}, {rate.year}", about(rate.figure), span, rate.counted, rate.grade, rate.stage


def _sentence(sources: list[list[Rate]], chance: Chance, whose: str) -> str:
    ours = f"for {whose} this workbook says {sentence(chance)}."
    figures = [rate.figure for source in sources for rate in source]
    if not figures:
        return f"No published rate is chosen; {ours}"
    if len(figures) == 1:
        return f"The one published rate is {about(figures[0])}; {ours}"
    rates = f"{in_words(len(figures)).capitalize()} published rates"
    come = f"from {in_words(len(sources))} {plural(len(sources), 'source')}"
    return f"{rates} {come} run from {frequency(min(figures))} to {frequency(max(figures))}; {ours}"

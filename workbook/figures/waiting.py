"""Waiting: what silence says about an offer, and by when the first offer has come."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

import numpy as np

from ..odds import Chance, about, sentence
from ..odds.frequencies import span
from ..wording import counted, day_in_words
from .drawing import Drawing, Json, checked, drawn, first_called, some
from .marks import aside, axis, drawn_line, layout, level, note, of_100, ring, upright
from .palette import ACCENT_SOFT, SOFT

ACTUAL = "Your chance"
NO_PROMISE = "If no day had been promised"
_HALF = 0.5


@dataclass(frozen=True)
class Curve:
    """What a chance is after each of some days of silence: its middle and its range, each of shape (days,)."""

    mean: np.ndarray
    low: np.ndarray
    high: np.ndarray

    def at(self, place: int) -> Chance:
        return Chance(*(float(each[place]) for each in (self.mean, self.low, self.high)))


def silence_drawn(
    start: date,
    days: Sequence[int],
    curve: Curve,
    today: int,
    promised: int | None = None,
    unpromised: np.ndarray | None = None,
) -> Drawing:
    """What the chance of an offer is after so many days without a word.

    start : the day from which silence counts. days : 0 and more after it, rising, shape (n,). curve : P(offer |
    silent for so long). today : one of `days`. promised, unpromised : the day on which an answer was promised, and the
    chance if none had been; both or neither.
    """
    for name in ("mean", "low", "high"):
        checked(name, getattr(curve, name), len(days))
    dates = [start + timedelta(days=day) for day in days]
    x, here = [each.isoformat() for each in dates], days.index(today)
    traces = [*_band(x, curve), drawn_line(ACTUAL, x, drawn(curve.mean), steps=True)]
    shapes, words = [upright(x[here], layer="above")], [note("today", x[here], 1, **_over(today, days))]
    if promised is not None and unpromised is not None:
        traces.append(
            drawn_line(NO_PROMISE, x, drawn(checked("unpromised", unpromised, len(days))), SOFT, "dash", steps=True)
        )
        on = (start + timedelta(days=promised)).isoformat()
        shapes.append(upright(on, "dot", "above"))
        words.append(note("promised day", on, 1, **_over(promised, days), yshift=17))
    traces.append(ring(x[here], drawn(curve.mean)[here]))
    heights = [*drawn(curve.high), *([] if unpromised is None else drawn(unpromised))]
    return Drawing(
        traces=traces,
        layout=layout(
            _calendar(x[0], x[-1]),
            of_100(top=1.05 * max(heights)),
            shapes=shapes,
            annotations=words,
            above=24 if promised is None else 42,
        ),
        sentence=_silence_sentence(curve.at(here), today, start, promised, unpromised, here),
        caption="What silence says about an offer",
        columns=("Day", "Without a word", "Chance of an offer", "Range", *([] if unpromised is None else [NO_PROMISE])),
        rows=tuple(
            _silent_row(dates[i], days[i], curve.at(i), None if unpromised is None else float(unpromised[i]))
            for i in sorted({*some(len(days)), here})
        ),
    )


def _band(x: list[str], curve: Curve) -> list[Json]:
    """The range as a band: its lower edge, and above it its upper edge, filled down to the lower one."""
    edge = {"type": "scatter", "mode": "lines", "x": x, "line": {"width": 0, "shape": "hv", "color": ACCENT_SOFT}}
    lower = {**edge, "y": drawn(curve.low), "showlegend": False}
    return [lower, {**edge, "y": drawn(curve.high), "fill": "tonexty", "fillcolor": ACCENT_SOFT, "name": "Its range"}]


def _calendar(first: str, last: str) -> Json:
    """An axis of days of the calendar."""
    return axis("", type="date", tickformat="%-d %b", nticks=5, tickangle=0, range=[first, last])


def _over(day: float, days: Sequence[float]) -> Json:
    return {"yref": "paper", "yanchor": "bottom", **aside(day, days[0], days[-1])}


def _silent_row(day: date, count: int, chance: Chance, unpromised: float | None) -> tuple[str, ...]:
    free = () if unpromised is None else (about(unpromised),)
    return _day(day), counted(count, "day"), about(chance.mean), span(chance.low, chance.high), *free


def _silence_sentence(
    chance: Chance, today: int, start: date, promised: int | None, unpromised: np.ndarray | None, here: int
) -> str:
    said = f"After {counted(today, 'day')} without a word: {sentence(chance)}."
    if promised is None or unpromised is None:
        return said
    until, free = _day(start + timedelta(days=promised)), about(float(unpromised[here]))
    if free == about(chance.mean):
        return f"{said} That an answer was promised for {until} changes little so far."
    return f"{said} An answer was promised for {until}; without that it would be {free}."


def first_offer_by(dates: Sequence[date], chances: np.ndarray, ceiling: float) -> Drawing:
    """By when the first offer has come.

    dates : today and later ones, rising. chances : P(an offer has come by then), one for each.
    ceiling : P(at least one offer ever), 0 to 1.
    """
    come = checked("chances", chances, len(dates))
    ever = about(float(checked("ceiling", [ceiling])[0]))
    half = first_called(_HALF, come)
    x, height = [day.isoformat() for day in dates], drawn(come)
    (top,) = drawn([ceiling])
    traces = [drawn_line("A first offer has come", x, height, steps=True)]
    words = [note(f"ever: {ever}", 0, top, xref="paper", xanchor="left", yanchor="bottom")]
    if half is not None:
        traces.append(ring(x[half], height[half]))
        words.append(note(_day(dates[half]), x[half], height[half], xanchor="left", xshift=4, yshift=-18))
    return Drawing(
        traces=traces,
        layout=layout(
            _calendar(x[0], x[-1]) if x else axis(""),
            of_100(),
            shapes=[level(top, "dash")],
            annotations=words,
            legend=False,
        ),
        sentence=_first_sentence(dates, half, ceiling, ever),
        caption="By when the first offer has come",
        columns=("By", "From today", "A first offer has come"),
        rows=tuple((_day(dates[i]), _from_today(dates, i), about(float(come[i]))) for i in some(len(dates))),
    )


def _from_today(dates: Sequence[date], place: int) -> str:
    count = (dates[place] - dates[0]).days
    return counted(count, "day") if count else "today"


def _first_sentence(dates: Sequence[date], half: int | None, ceiling: float, ever: str) -> str:
    if not dates:
        return "There is no answer to wait for yet."
    if first_called(_HALF, [ceiling]) is None:
        return f"In the end, {ever} people have an offer from these."
    if half is None:
        return f"By {_day(dates[-1])} fewer than 1 in 2 people have a first offer; in the end it is {ever}."
    return f"By {_day(dates[half])}, 1 in 2 people have a first offer; in the end it is {ever}."


def _day(day: date) -> str:
    return day_in_words(day, weekday=False, year=False)

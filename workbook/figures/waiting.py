"""Waiting: what silence says about an offer, and by when the first offer has come."""

from datetime import date

import numpy as np

from ..odds import about
from .drawing import Drawing, Json, checked, in_100, some
from .marks import aside, axis, layout, level, line, note, of_100, ring, upright
from .palette import SOFT

NO_PROMISE = "No date was promised"
PROMISED = "An answer was promised"
_HALF = 0.5


def silence(
    days: np.ndarray,
    chances: np.ndarray,
    today: float | None = None,
    promised_day: float | None = None,
    chances_promised: np.ndarray | None = None,
) -> Drawing:
    """What the chance of an offer is after so many days without a word.

    days : rising, shape (n,), n >= 1, days since the interview. chances : P(offer | silent for so long), (n,).
    today : which day it is. promised_day, chances_promised : the day an answer was promised for, and
    the chances if the promise is meant; both or neither.
    """
    at = np.asarray(days, dtype=float)
    free = checked("chances", chances, at.size)
    kept = None if chances_promised is None else checked("chances_promised", chances_promised, at.size)
    x = at.tolist()
    traces = [line(NO_PROMISE, x, 100 * free)]
    shapes, words = [], []
    if kept is not None and promised_day is not None:
        traces.append(line(PROMISED, x, 100 * kept, SOFT, "dash"))
        shapes.append(upright(promised_day, "dot"))
        words.append(note("promised day", promised_day, 1, **_over(promised_day, x), yshift=17))
    if today is not None:
        shapes.append(upright(today))
        words.append(note("today", today, 1, **_over(today, x)))
        traces += [ring(today, in_100(_read(today, at, curve))) for curve in (free, kept) if curve is not None]
    return Drawing(
        traces=traces,
        layout=layout(
            axis("days since the interview", range=[x[0], x[-1]]),
            of_100(top=105 * max(each.max() for each in (free, kept) if each is not None)),
            shapes=shapes,
            annotations=words,
            legend=kept is not None,
            above=14 if today is None and kept is None else 24 if kept is None else 42,
        ),
        sentence=_silence_sentence(at, free, today, promised_day, kept),
        caption="What silence says about an offer",
        columns=("Days of silence", *(("Chance of an offer",) if kept is None else (NO_PROMISE, PROMISED))),
        rows=tuple(
            (f"{at[i]:g}", *(about(float(curve[i])) for curve in (free, kept) if curve is not None))
            for i in some(at.size)
        ),
    )


def _read(day: float, days: np.ndarray, chances: np.ndarray) -> float:
    """The chance on `day`, read off the curve."""
    return float(np.interp(day, days, chances))


def _over(day: float, days: list[float]) -> Json:
    return {"yref": "paper", "yanchor": "bottom", **aside(day, days[0], days[-1])}


def _silence_sentence(
    days: np.ndarray, free: np.ndarray, today: float | None, promised_day: float | None, kept: np.ndarray | None
) -> str:
    if today is None:
        first, last = about(float(free[0])), about(float(free[-1]))
        return f"Without a word, the chance of an offer goes from {first} to {last} after {_days(float(days[-1]))}."
    plain_words = about(_read(today, days, free))
    said = f"After {_days(today)} of silence the chance of an offer is"
    if kept is None or promised_day is None:
        return f"{said} {plain_words}."
    words = about(_read(today, days, kept))
    if words == plain_words:
        return f"{said} {words}; that an answer was promised for day {promised_day:g} changes little so far."
    return f"{said} {words}, as an answer was promised for day {promised_day:g}. Without a promise: {plain_words}."


def _days(count: float) -> str:
    return f"{count:g} day{'' if count == 1 else 's'}"


def first_offer(dates: list[date], chances: np.ndarray, ceiling: float) -> Drawing:
    """By when the first offer has come.

    chances : P(an offer has come by then), one for each of `dates`, which rise.
    ceiling : P(at least one offer ever), 0 to 1.
    """
    come = checked("chances", chances, len(dates))
    ever = about(float(checked("ceiling", [ceiling])[0]))
    half = next((i for i, chance in enumerate(come.tolist()) if chance >= _HALF), None)
    x = [day.isoformat() for day in dates]
    traces = [line("A first offer has come", x, 100 * come)]
    words = [note(f"ever: {ever}", 0, in_100(ceiling), xref="paper", xanchor="left", yanchor="bottom")]
    if half is not None:
        traces.append(ring(x[half], in_100(come[half])))
        words.append(note(_day(dates[half]), x[half], in_100(come[half]), xanchor="left", xshift=4, yshift=-18))
    return Drawing(
        traces=traces,
        layout=layout(
            axis("", type="date", tickformat="%-d %b", nticks=5, tickangle=0),
            of_100(),
            shapes=[level(in_100(ceiling), "dash")],
            annotations=words,
            legend=False,
        ),
        sentence=_first_sentence(dates, half, ceiling, ever),
        caption="By when the first offer has come",
        columns=("By", "A first offer has come"),
        rows=tuple((_day(dates[i]), about(float(come[i]))) for i in some(len(dates))),
    )


def _first_sentence(dates: list[date], half: int | None, ceiling: float, ever: str) -> str:
    if not dates:
        return "There is no answer to wait for yet."
    if ceiling < _HALF:
        return f"In the end, {ever} people have an offer from these."
    if half is None:
        return f"By {_day(dates[-1])} fewer than 1 in 2 people have a first offer; in the end it is {ever}."
    return f"In the week of {_day(dates[half])}, 1 in 2 people have a first offer; in the end it is {ever}."


def _day(day: date) -> str:
    return f"{day.day} {day:%B}"

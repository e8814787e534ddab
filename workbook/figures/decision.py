"""An offer in hand: how far accepting it is ahead of letting it go, by the days there are to decide."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

from ..wording import counted
from .drawing import Drawing, Json, some
from .marks import aside, axis, drawn_line, layout, level, note, ring, upright
from .palette import FAINT, INK

_CLOSE = 3  # of 100: nobody can value an offer more finely


@dataclass(frozen=True)
class Plans:
    """What the two plans are worth to somebody, 0 to 100, in whole numbers, as all that is said and drawn has them."""

    accepting: float
    holding: float

    @property
    def accept(self) -> int:
        return round(self.accepting)

    @property
    def hold(self) -> int:
        return round(self.holding)

    @property
    def ahead(self) -> int:
        """How far accepting is ahead; negative when it is behind."""
        return self.accept - self.hold

    @property
    def in_words(self) -> str:
        if abs(self.ahead) <= _CLOSE:
            return "Too close to call"
        return f"{'Accepting' if self.ahead > 0 else 'Letting it go'} is ahead by about {abs(self.ahead)} of 100"

    @property
    def shortly(self) -> str:
        """The same in a cell of a table: "accepting ahead by 15"."""
        if abs(self.ahead) <= _CLOSE:
            return "too close to call"
        return f"{'accepting' if self.ahead > 0 else 'letting it go'} ahead by {abs(self.ahead)}"


def ahead_by_days(
    days: Sequence[int], accepting: Sequence[float], holding: float, deadline: int, assumed: bool = False
) -> Drawing:
    """How far accepting is ahead, of 100, with each of `days` to decide.

    days : 0, 1, ..., rising. accepting : what accepting is worth with so many, one for each, never falling.
    holding : what letting it go is worth. deadline : how many days there are, one of `days`;
    assumed : nobody said so.
    """
    ahead = _Ahead(days, [Plans(worth, holding) for worth in accepting], deadline, assumed)
    gaps, turn = ahead.gaps, ahead.turn
    top, bottom = max(10, *gaps) * 1.15, min(-10, *gaps) * 1.15
    return Drawing(
        traces=_traces(ahead),
        layout=layout(
            axis("days there are to decide", range=[days[0], days[-1]]),
            axis("ahead, of 100", range=[bottom, top], **_either_way(top, bottom)),
            shapes=[_CLOSE_BAND, level(0), upright(deadline)],
            annotations=_words(ahead, top, bottom),
            legend=False,
            above=24,
        ),
        sentence=_sentence(
            ahead.plans[ahead.ours], deadline, None if turn is None else days[turn], days[-1], gaps[ahead.ours :]
        ),
        caption="How far accepting is ahead, by the days there are to decide",
        columns=("Days to decide", "Accept by then", "Let it go", "What is ahead"),
        rows=tuple(_row(ahead, place) for place in sorted({*some(len(days), 11), ahead.ours, turn or 0})),
    )


_CLOSE_BAND: Json = {
    "type": "rect",
    "x0": 0,
    "x1": 1,
    "xref": "paper",
    "y0": -_CLOSE,
    "y1": _CLOSE,
    "fillcolor": FAINT,
    "line": {"width": 0},
    "layer": "below",
}


@dataclass(frozen=True)
class _Ahead:
    """What `ahead_by_days` is given, and what follows from it."""

    days: Sequence[int]
    plans: Sequence[Plans]
    deadline: int
    assumed: bool

    @property
    def gaps(self) -> list[int]:
        return [one.ahead for one in self.plans]

    @property
    def ours(self) -> int:
        """The place of the deadline among the days."""
        return self.days.index(self.deadline)

    @property
    def turn(self) -> int | None:
        """The place from which accepting is ahead; None when it never is, or is from the first day on."""
        return next((place for place, gap in enumerate(self.gaps) if gap >= 0), None) or None


def _traces(ahead: _Ahead) -> list[Json]:
    """The curve with a ring at the deadline, and a mark where the plans change places."""
    days, gaps = ahead.days, ahead.gaps
    traces = [drawn_line("How far accepting is ahead", list(days), gaps), ring(ahead.deadline, gaps[ahead.ours])]
    if ahead.turn is None:
        return traces
    mark = {"symbol": "diamond", "size": 10, "color": INK}
    point = {"type": "scatter", "mode": "markers", "x": [days[ahead.turn]], "y": [gaps[ahead.turn]], "marker": mark}
    return [*traces, {**point, "showlegend": False}]


def _words(ahead: _Ahead, top: float, bottom: float) -> list[Json]:
    """What stands in the picture: which side is which, whose day it is, the band, and where the plans change places."""
    days, gaps, turn = ahead.days, ahead.gaps, ahead.turn
    at_right = {"xref": "paper", "xanchor": "right"}
    above = {"yref": "paper", "yanchor": "bottom", **aside(ahead.deadline, days[0], days[-1])}
    clear = abs(gaps[0]) > abs(gaps[-1])  # where the curve runs furthest from the band
    side = {"xref": "paper", "xanchor": "left" if clear else "right", "yanchor": "middle", "xshift": 4 if clear else -4}
    words = [
        note("accepting is ahead", 1, top, **at_right, yanchor="top"),
        note("letting it go is ahead", 1, bottom, **at_right, yanchor="bottom"),
        note("assumed day" if ahead.assumed else "your day", ahead.deadline, 1, **above),
        note("too close to call", 0 if clear else 1, 0, **side),
    ]
    if turn is None:
        return words
    below = {"yshift": -18, **aside(days[turn], 0, days[-1])}
    return [*words, note(counted(days[turn], "day"), days[turn], gaps[turn], **below)]


def _either_way(top: float, bottom: float) -> Json:
    """Ticks by how far either plan is ahead: none of them below 0."""
    step = next(step for step in (5, 10, 25) if top - bottom <= 8 * step or step == 25)
    places = list(range(step * math.ceil(bottom / step), math.floor(top) + 1, step))
    return {"tickvals": places, "ticktext": [str(abs(place)) for place in places]}


def _row(ahead: _Ahead, place: int) -> tuple[str, ...]:
    plans, whose = ahead.plans[place], ", assumed" if ahead.assumed else ", yours"
    day = f"{ahead.days[place]}{whose if place == ahead.ours else ''}"
    return day, str(plans.accept), str(plans.hold), plans.in_words


def _sentence(ours: Plans, deadline: int, turn: int | None, last: int, from_now: Sequence[int]) -> str:
    said = f"With {counted(deadline, 'day')} to decide: {ours.in_words[0].lower()}{ours.in_words[1:]}."
    if turn is not None:
        return f"{said} The plans change places with about {counted(turn, 'day')}."
    if ours.ahead < 0:
        return f"{said} More days, up to {last}, do not change that."
    gained = from_now[-1] - from_now[0]
    if gained < 1:
        return f"{said} More days would change little."
    return f"{said} More days, up to {last}, would add about {gained}, as something better may come."

"""Waiting: what silence means for each application, and when the first offer may come."""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from functools import lru_cache
from typing import Any

import numpy as np
from traitlets import List, Unicode

from ...answers.applications import Application, choices
from ...answers.catalogue import MEDIAN_NO_KEY, MEDIAN_YES_KEY, NEVER_KEY
from ...answers.standing import Clocks, Standing
from ...content.evidence import card
from ...figures import waiting as figures
from ...figures.assumptions import listed, waiting_assumptions
from ...figures.drawing import Drawing
from ...limits import Limit
from ...odds import Candidate, about, first_offer_from_now, sentence
from ...odds.clocks import LONGEST_WAIT, MEDIAN_NO, MEDIAN_YES, NEVER
from ...odds.silences import silence_range
from ...wording import day_in_words, joined
from ..kit.blocks import assumed, box, control, fold, group, line, said, sentences, table
from ..kit.chart import Chart
from ..kit.controls import Number, Select
from ..kit.flight_part import FlightPart
from .application_list import no_word_for, nothing_open

_SHOWN = 30  # days on the axis at least
AHEAD = 60  # days of the calendar
_EVERY = 2  # days of the calendar that are drawn
MOST_STEPS = Limit(60, "points of a curve", harmless="a drawing, not an answer")
SOURCES = ("E145", "E146")

_KEYS = {"median_yes": MEDIAN_YES_KEY, "median_no": MEDIAN_NO_KEY, "never": NEVER_KEY}
SILENCE_ELSEWHERE = "Silence elsewhere counts a little here too, because your strength goes with you."
NO_DAY = "No day of an interview is entered, so there is no calendar of a first offer yet."
_EMPTY = "While it is empty, {} is assumed."


class Waiting(FlightPart):
    """What silence says about the applications in `flight`, and a calendar of the first offer."""

    called = "waiting-part"
    blocks = (
        said("nothing", "summary"),
        table("rows", "What silence means for each", ["Application", "On the day", "Waiting", "Today"]),
        said("elsewhere", "help shared"),
        control("which"),
        said("not_silent", "note"),
        control("silence"),
        fold("When the first offer may come", said("no_calendar", "note"), control("first"), when="rows"),
        box(
            assumed(
                "What this assumes about waiting, until you enter your own numbers",
                "assumed",
                said("clocks", "help"),
                line("Nobody publishes how long a yes and a no take apart. Put in your own numbers if you know better.",
                    look="note"),
                sentences("sources"),
                group("The clocks", "median_yes", "median_no", "never"),
            ),
            tag="div", when="rows",
        ),
    )  # fmt: skip

    rows: List = List().tag(sync=True)  # [name, on the day, waiting, today]
    nothing = Unicode().tag(sync=True)  # why nothing is waited for; empty while something is
    elsewhere = Unicode().tag(sync=True)  # that silence of the others counts; empty while none is
    clocks = Unicode().tag(sync=True)  # how long answers take, and what of it is assumed
    not_silent = Unicode().tag(sync=True)  # why there is no silence to draw; empty while there is
    no_calendar = Unicode().tag(sync=True)  # why there is no calendar of a first offer, or what it assumes
    sources: List = List([f"{c.figure} {c.statement} ({c.source}, grade {c.grade})" for c in map(card, SOURCES)]).tag(
        sync=True
    )

    assumed: List = List(listed(waiting_assumptions())).tag(sync=True)

    def make(self) -> None:
        self.controls = {
            "which": Select(label="Look at the silence of"),
            "median_yes": Number(
                label="Half of the yeses are there after, in days",
                help=_EMPTY.format(f"{MEDIAN_YES:g}"),
                minimum=1,
                maximum=365,
                only_whole=False,
            ),
            "median_no": Number(
                label="Half of the noes are there after, in days",
                help=_EMPTY.format(f"{MEDIAN_NO:g}"),
                minimum=1,
                maximum=365,
                only_whole=False,
            ),
            "never": Number(
                label="Of 100 noes, how many are never sent",
                help=_EMPTY.format(f"{100 * NEVER:g}"),
                minimum=0,
                maximum=100,
            ),
        }
        self.charts = {"silence": Chart(), "first": Chart()}
        self.hear(self.controls["which"], self._on_which)
        for field, key in _KEYS.items():
            self.hear(self.controls[field], self._set_clock(key))

    def draw(self) -> None:
        standing, today = self.flight.standing(), self.flight.today()
        own = {key: _number(self.answers.get(key)) for key in _KEYS.values()}
        self._show_controls(standing, own)
        self.nothing = "" if standing.applications else " ".join(nothing_open(standing))
        dated = [one for one in standing.applications if one.last_word(today) or one.day]
        self.rows = rows_in_words(standing, today) if dated or len(standing.applications) > 1 else []
        self.elsewhere = (
            SILENCE_ELSEWHERE if len(standing.applications) > 1 and any(one.days for one in standing.waits) else ""
        )
        self.clocks = _clocks_in_words(self.answers.clocks, own)
        self._draw_silence(standing, today)
        self._draw_first(standing, dated, today)

    def _draw_silence(self, standing: Standing, today: date) -> None:
        place, waits = self._place(standing), bool(standing.applications)
        self.not_silent = nothing_silent(standing.applications[place], today) if waits else ""
        self.charts["silence"].hidden = not waits or bool(self.not_silent)
        if not self.charts["silence"].hidden:
            self.charts["silence"].draw(silence_drawing(standing, self.answers.candidate, place, today))

    def _draw_first(self, standing: Standing, dated: Sequence[Application], today: date) -> None:
        self.no_calendar = without_a_day(standing, dated)
        self.charts["first"].hidden = not dated
        if dated:
            self.charts["first"].draw(first_drawing(standing, self.answers.candidate, today))

    def _show_controls(self, standing: Standing, own: Mapping[str, float | None]) -> None:
        options = choices(standing.applications)
        which = self.controls["which"]
        which.options, which.hidden = options, len(options) < 2
        if options:
            which.value = standing.applications[self._place(standing)].key
        for field, key in _KEYS.items():
            self.controls[field].value = own[key]

    def _place(self, standing: Standing) -> int:
        """The application that is being looked at; when it is not open, the first one."""
        keys = [one.key for one in standing.applications]
        return keys.index(self.flight.selected) if self.flight.selected in keys else 0

    def _on_which(self, key: str) -> None:
        if key in self.flight.keys:
            self.flight.selected = key

    def _set_clock(self, key: str) -> Any:
        """Empty is no answer: then what is assumed counts again."""
        return lambda number: self.keep({key: number})


def _clocks_in_words(clocks: Clocks, own: Mapping[str, Any]) -> str:
    """How long answers take, each number called assumed unless the person gave it. own : by journal key, or None."""
    whose = {field: "your number" if own[key] is not None else "assumed" for field, key in _KEYS.items()}
    said = {
        "median_yes": f"half of the yeses are there after {clocks.median_yes:g} days",
        "median_no": f"half of the noes after {clocks.median_no:g}",
        "never": f"of 100 noes, {100 * clocks.never:.0f} are never sent",
    }
    if len({*whose.values()}) == 1:
        return f"{whose['never'].capitalize()}{'s' if whose['never'] != 'assumed' else ''}: {'; '.join(said.values())}."
    return f"{'; '.join(f'{said[field]} ({whose[field]})' for field in _KEYS)}.".capitalize()


def nothing_silent(application: Application, today: date) -> str:
    """Why there is no silence to draw yet; empty while there is."""
    last_word = application.last_word(today)
    if last_word is None and application.day is None:
        return (
            f"{application.name}: no day is entered. Silence counts from the interview or from their last word; with "
            "one of the two on the page Your pipeline, its picture appears here."
        )
    if last_word is None and application.day:
        return f"{application.name}: the interview is on {day_in_words(application.day)}. Silence counts from then on."
    if last_word == application.day_here == today and not application.since:
        return f"{application.name}: the interview is today. Silence counts from now on, and tomorrow it can be drawn."
    return ""


def without_a_day(standing: Standing, dated: Sequence[Application]) -> str:
    """What is missing for a calendar of the first offer, or what is assumed in it; empty when nothing is."""
    if len(dated) == len(standing.applications):
        return ""
    if not dated:
        return "" if len(standing.applications) == 1 else NO_DAY
    names = dict(choices(standing.applications))
    unknown = [names[one.key] for one in standing.applications if one not in dated]
    return f"No day is entered for {joined(unknown)}: below it is assumed that the interview is today."


def rows_in_words(standing: Standing, today: date) -> list[list[str]]:
    """What silence means for each open application: [name, chance on the day, waiting, chance today]."""
    names = dict(choices(standing.applications))
    befores = standing.odds.before_silence if standing.odds else ()
    return [
        [
            names[one.key],
            about(before),
            no_word_for(one, today),
            _today(standing, one, today),
        ]
        for one, before in zip(standing.applications, befores, strict=True)
    ]


def _today(standing: Standing, application: Application, today: date) -> str:
    chance, promise = standing.chance_of(application), application.promise(today)
    late = promise is not None and promise < today
    return f"{sentence(chance) if chance else ''}{'; it is fair to ask' if late else ''}"


@lru_cache(maxsize=64)
def silence_drawing(standing: Standing, candidate: Candidate, place: int, today: date) -> Drawing:
    """The silence of one application, with today marked, and with what its promised date changes."""
    application, wait = standing.applications[place], standing.waits[place]
    start, promise = application.last_word(today) or today, application.promise(today)
    silent = min((today - start).days, int(LONGEST_WAIT))
    last = max(_SHOWN, 2 * silent, int(1.5 * (wait.promised or 0)))
    days = np.unique(np.append(np.arange(0, last + 1, 1 + last // MOST_STEPS), silent))
    asked = (standing.processes, standing.waits, candidate, place, days)
    free = None if promise is None else silence_range(*asked, promised=False)[0]
    until = None if promise is None else (promise - start).days
    return figures.silence_drawn(start, days.tolist(), figures.Curve(*silence_range(*asked)), silent, until, free)


@lru_cache(maxsize=16)
def first_drawing(standing: Standing, candidate: Candidate, today: date) -> Drawing:
    """By when the first offer has come, from `today` on."""
    days = range(0, AHEAD + 1, _EVERY)
    come = first_offer_from_now(standing.processes, standing.waits, days, candidate)
    ever = standing.odds.at_least_one if standing.odds else 0.0
    return figures.first_offer_by([today + timedelta(days=day) for day in days], come, ever)


def _number(recorded: Any) -> float | None:
    """What was recorded, as it would be typed; None for what another version wrote."""
    if not isinstance(recorded, int | float) or isinstance(recorded, bool):
        return None
    return int(recorded) if float(recorded).is_integer() else recorded

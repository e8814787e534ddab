"""Waiting: what silence means for each application, and when the first offer may come."""

from dataclasses import replace
from datetime import date, timedelta
from functools import lru_cache
from typing import Any

import numpy as np
from traitlets import List

from ..applications import Application, choices
from ..assumptions import shown, waiting_assumptions
from ..evidence import card
from ..figures import waiting as figures
from ..figures.drawing import Drawing
from ..odds import Candidate, Wait, about, first_offer_from_now, mean_chance
from ..odds.waiting import silence_curve
from ..standing import MEDIAN_NO_KEY, MEDIAN_YES_KEY, NEVER_KEY, Clocks, Standing
from .applications import silence_in_words
from .assets import script, style
from .chart import Chart
from .controls import Number, Select
from .flight_part import FlightPart
from .part import asset

SHOWN = 30  # days on the axis at least
AHEAD = 60  # days of the calendar
EVERY = 2  # days of the calendar that are drawn
STEPS = 31  # points of a curve
SOURCES = ("E145", "E146")

CLOCKS = {"median_yes": MEDIAN_YES_KEY, "median_no": MEDIAN_NO_KEY}


class Waiting(FlightPart):
    """What silence says about the applications in `flight`, and a calendar of the first offer."""

    _esm = asset(script("controls/control", "looking", "instrument", "table", "waiting"))
    _css = asset(style("theme", "controls/control", "instrument", "table"))

    rows: List = List().tag(sync=True)  # [name, on the day, waiting, today]
    sources: List = List([f"{c.figure} {c.statement} ({c.source}, grade {c.grade})" for c in map(card, SOURCES)]).tag(
        sync=True
    )

    assumed: List = List(shown(waiting_assumptions())).tag(sync=True)

    def make(self) -> None:
        self.controls = {
            "which": Select(label="Look at the silence of"),
            "median_yes": Number(
                label="Half of the yeses are there after, in days", minimum=1, maximum=365, only_whole=False
            ),
            "median_no": Number(
                label="Half of the noes are there after, in days", minimum=1, maximum=365, only_whole=False
            ),
            "never": Number(label="Of 100 noes, how many are never sent", minimum=0, maximum=100),
        }
        self.charts = {"silence": Chart(), "first": Chart()}
        self.hear(self.controls["which"], self._on_which)
        for field, key in CLOCKS.items():
            self.hear(self.controls[field], self._set_clock(field, key))
        self.hear(self.controls["never"], self._on_never)

    def draw(self) -> None:
        standing, clocks = self.flight.standing(), self.flight.clocks
        self._show_controls(standing, clocks)
        self.rows = rows_in_words(standing, self.flight.candidate, self.flight.today())
        for chart in self.charts.values():
            chart.hidden = standing.odds is None
        if standing.odds is None:
            return
        place = self._place(standing)
        chance = mean_chance(standing.processes[place], self.flight.candidate)
        self.charts["silence"].draw(silence_drawing(chance, standing.waits[place]))
        self.charts["first"].draw(first_drawing(standing, self.flight.candidate, self.flight.today()))

    def _show_controls(self, standing: Standing, clocks: Clocks) -> None:
        options = choices(standing.applications)
        which = self.controls["which"]
        which.options, which.hidden = options, len(options) < 2
        if options:
            which.value = standing.applications[self._place(standing)].key
        for field in CLOCKS:
            self.controls[field].value = _short(getattr(clocks, field))
        self.controls["never"].value = round(100 * clocks.never)

    def _place(self, standing: Standing) -> int:
        """The application that is being looked at; when it is not open, the first one."""
        keys = [one.key for one in standing.applications]
        return keys.index(self.flight.selected) if self.flight.selected in keys else 0

    def _on_which(self, key: str) -> None:
        if key in self.flight.keys:
            self.flight.selected = key

    def _set_clock(self, field: str, key: str) -> Any:
        def changed(days: float | None) -> None:
            if days is not None:
                self._tick(key, days, **{field: float(days)})

        return changed

    def _on_never(self, percent: float | None) -> None:
        if percent is not None:
            self._tick(NEVER_KEY, percent, never=percent / 100)

    def _tick(self, key: str, value: float, **change: float) -> None:
        self.flight.clocks = Clocks(**{**vars(self.flight.clocks), **change})
        self.keep({key: value})


def rows_in_words(standing: Standing, candidate: Candidate, today: date) -> list[list[str]]:
    """What silence means for each open application: [name, chance on the day, waiting, chance today]."""
    each = standing.odds.each if standing.odds else ()
    return [
        [one.name, about(mean_chance(process, candidate)), silence_in_words(one, today), _today(one, chance, today)]
        for one, process, chance in zip(standing.applications, standing.processes, each, strict=True)
    ]


def _today(application: Application, chance: float, today: date) -> str:
    late = application.promised and date.fromisoformat(application.promised) < today
    return f"{about(chance)}{'; it is fair to ask' if late else ''}"


@lru_cache(maxsize=64)
def silence_drawing(chance: float, wait: Wait) -> Drawing:
    """The silence of one application, with today marked, and with what its promised date changes."""
    last = max(SHOWN, 2 * wait.days, 1.5 * (wait.promised or 0))
    days = np.linspace(0, last, STEPS)
    plain = silence_curve(chance, days, replace(wait, promised=None))
    if wait.promised is None:
        return figures.silence(days, plain, wait.days or None)
    return figures.silence(days, plain, wait.days or None, wait.promised, silence_curve(chance, days, wait))


@lru_cache(maxsize=16)
def first_drawing(standing: Standing, candidate: Candidate, today: date) -> Drawing:
    """By when the first offer has come, from `today` on."""
    days = range(0, AHEAD + 1, EVERY)
    come = first_offer_from_now(standing.processes, standing.waits, days, candidate)
    ever = standing.odds.at_least_one if standing.odds else 0.0
    return figures.first_offer([today + timedelta(days=day) for day in days], come, ever)


def _short(days: float) -> float | int:
    return int(days) if days.is_integer() else days

"""At least one offer: shared luck, how many more interviews, and what would help most."""

from functools import lru_cache
from typing import NamedTuple

import numpy as np
from traitlets import List, Unicode

from ...answers.applications import Application, process_of
from ...answers.catalogue import LIKE_KEY, TRAVELS
from ...answers.standing import Standing
from ...content.evidence import does_preparing_help
from ...content.roles import kind_of, roles
from ...figures import pipeline as figures
from ...figures.assumptions import listed, pipeline_assumptions
from ...figures.drawing import Drawing, first_called
from ...limits import Limit
from ...odds import Candidate, Help, PipelineOdds, Process, about, frequency, mean_chance, plain, what_helps, with_more
from ...odds.pipeline import MOST_NEEDED, TARGET
from ..kit.blocks import assumed, control, fold, group, said, table
from ..kit.chart import Chart
from ..kit.controls import Range, Select
from ..kit.flight_part import FlightPart
from .application_list import nothing_open, over_all

FEWEST_SHOWN = 8  # more interviews along the axis
MOST_INTERVIEWS_DRAWN = Limit(30, "more interviews along the axis", harmless="a drawing, not an answer")


class AtLeastOne(FlightPart):
    """The chance of at least one offer over all applications in `flight`, drawn and explained."""

    called = "pipeline"
    blocks = (
        said("nothing", "summary"),
        control("growth"),
        group("What is assumed", ["travels", "like"]),
        control("offers"),
        fold("What it comes to, and what would help most", table("facts", "What it comes to", ["What", "In words"]),
            table("helps", "What would help most here", ["If this were so", "Change", "Why"]), when="facts"),
        assumed("What this assumes", "assumed"),
    )  # fmt: skip

    facts: List = List().tag(sync=True)  # [what, in words]
    helps: List = List().tag(sync=True)  # [what, change in words, why]
    nothing = Unicode().tag(sync=True)  # why there are no odds; empty while there are

    assumed: List = List(listed(pipeline_assumptions())).tag(sync=True)

    def make(self) -> None:
        self.controls = {
            "travels": Range(
                label="Shared luck: how much of your strength goes with you",
                help="0 % is separate luck each time; at 95 % you are as strong everywhere. Nobody has measured it: "
                "until you move it, 50 % is assumed.",
                maximum=95,
                unit=" %",
            ),
            "like": Select(
                label="More interviews for this kind of work",
                options=[["", kind_of("").label], *([role.key, role.label] for role in roles().values())],
                value=self._recorded_like(),
            ),
        }
        self.charts = {"offers": Chart(), "growth": Chart()}
        self.hear(self.controls["travels"], self._on_travels)
        self.hear(self.controls["like"], self._on_like)

    def draw(self) -> None:
        standing, candidate = self.flight.standing(), self.answers.candidate
        self.controls["travels"].value = round(100 * candidate.travels)
        self.controls["like"].value = self._recorded_like()
        self.nothing = "" if standing.odds else " ".join(nothing_open(standing))
        if standing.odds is None:
            self.facts, self.helps = [], []
            for chart in self.charts.values():
                chart.hidden = True
            return
        said = _said(standing, standing.odds, candidate, self.controls["like"].value)
        self.charts["offers"].draw(said.offers)
        self.charts["growth"].draw(said.growth)
        self.charts["growth"].hidden = False
        self.charts["offers"].hidden = len(standing.processes) < 2  # one number needs no picture
        self.facts, self.helps = said.facts, said.helps

    def _recorded_like(self) -> str:
        recorded = self.answers.get(LIKE_KEY)
        own = self.flight.applications[0].role if self.flight.applications else ""
        return recorded if recorded in ("", *roles()) else own

    def _on_travels(self, percent: float) -> None:
        self.keep({TRAVELS: percent})

    def _on_like(self, role: str) -> None:
        self.keep({LIKE_KEY: role})


@lru_cache(maxsize=32)
def _usual(role: str) -> Process:
    """An interview for this kind of work when nothing else is known."""
    return process_of(role, None, None, "separate", False)


class _Said(NamedTuple):
    """Everything that is shown."""

    offers: Drawing
    growth: Drawing
    facts: list[list[str]]
    helps: list[list[str]]


@lru_cache(maxsize=16)
def _said(standing: Standing, odds: PipelineOdds, candidate: Candidate, role: str) -> _Said:
    """What is shown for these applications and more interviews for this kind of work; kept for going back and forth."""
    like = _usual(role)
    chances = with_more(like, MOST_NEEDED, candidate, standing.processes, standing.waits)
    needed = first_called(TARGET, chances)
    shown = MOST_INTERVIEWS_DRAWN if needed is None else min(max(FEWEST_SHOWN, needed + 2), MOST_INTERVIEWS_DRAWN)
    several = len(standing.processes) > 1  # one alone has no luck that could be shared
    independent = 1 - (1 - odds.if_independent) * (1 - mean_chance(like, candidate)) ** np.arange(shown + 1)
    return _Said(
        figures.offers(odds.counts, odds.counts_if_independent if several else None),
        figures.at_least_one(len(standing.processes), chances[: shown + 1], independent if several else None, TARGET),
        _facts(standing, odds, needed, role),
        [list(words) for words in helps_in_words(standing, candidate, role, chances)],
    )


def _facts(standing: Standing, odds: PipelineOdds, needed: int | None, role: str) -> list[list[str]]:
    several = len(standing.processes) > 1
    if needed is None:
        more = MOST_NEEDED.sentence()
    else:
        more = "reached already" if needed == 0 else f"{needed} more ({kind_of(role).label})"
    separate = [["The same, if each were separate luck", about(odds.if_independent)]] if several else []
    return [
        [over_all(standing), about(odds.at_least_one)],
        *separate,
        [f"Interviews until {frequency(TARGET)} people have {'one more' if standing.in_hand else 'an'} offer", more],
    ]


def helps_in_words(
    standing: Standing, candidate: Candidate, role: str, chances: np.ndarray
) -> list[tuple[str, str, str]]:
    """What would help most, the best of each kind: (what, change, why).

    chances : of at least one offer, as they are and with one more interview for this kind of work, ...: what
    the picture shows, so that one more adds here what it adds there.
    """
    best: dict[str, Help] = {}
    for one in what_helps(standing.processes, candidate, standing.waits):
        best.setdefault(one.key, one)
    more = plain(chances[1]) - plain(chances[0])
    one_more = (
        f"One more interview ({kind_of(role).label})",
        _points(more),
        "Each is one more chance, with luck of its own.",
    )
    return [one_more if one.key == "one_more" else _in_words(one, standing.applications) for one in best.values()]


def _in_words(one: Help, applications: tuple[Application, ...]) -> tuple[str, str, str]:
    name = "" if one.which is None else applications[one.which].name
    match one.key:
        case "preparation":
            return "All preparation done", _points(one.low), does_preparing_help()
        case "no_insider":
            why = "You cannot change it, but it is fair to ask."
            return f"Nobody from inside runs at {name}", _points(one.low), why
        case _:
            low, high = (_signed(value) for value in (one.low, one.high))
            change = "hardly" if low == high else f"{low} to {high} in 100"
            return (
                f"Knowing how many people are in it at {name}",
                change,
                "It adds nothing, but it tells you where you are.",
            )


def _points(change: float) -> str:
    return "hardly" if abs(change) < 0.025 else f"about {_signed(change)} in 100"


def _signed(change: float) -> str:
    rounded = 5 * round(20 * change)
    return "0" if not rounded else f"{'+' if rounded > 0 else chr(0x2212)}{abs(rounded)}"

"""Where the person stands today over all their applications: plain values for every page that needs them."""

from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Any

from .about_you import Latest
from .applications import Application
from .odds import Candidate, PipelineOdds, Process, Wait, pipeline_odds
from .odds.clocks import LONGEST_WAIT, MEDIAN_NO, MEDIAN_YES, NEVER, SHORTEST_MEDIAN, SPREAD

SOONEST_PROMISE = 0.5  # days: an answer promised for the same day

MEDIAN_YES_KEY, MEDIAN_NO_KEY, NEVER_KEY = "waiting.median_yes", "waiting.median_no", "waiting.never"


@dataclass(frozen=True)
class Clocks:
    """How words usually come: medians in days, and the share of noes that are never sent, 0 to 1."""

    median_yes: float = MEDIAN_YES
    median_no: float = MEDIAN_NO
    never: float = NEVER


@lru_cache(maxsize=256)
def wait_of(application: Application, clocks: Clocks, today: date) -> Wait:
    """How long `application` has been silent. Raises `ValueError` for a promise before their last word."""
    last_word = application.last_word(today)
    start = last_word or application.day or today
    promised = None
    if application.promised:
        days = (date.fromisoformat(application.promised) - start).days
        if days < 0 and start != today:
            raise ValueError(f"The promised day is before {'their last word' if last_word else 'the interview'}.")
        promised = min(max(float(days), SOONEST_PROMISE), LONGEST_WAIT)
    return Wait(
        days=min(max((today - start).days, 0), LONGEST_WAIT),
        median_yes=clocks.median_yes,
        median_no=clocks.median_no,
        spread=SPREAD,
        never=clocks.never,
        promised=promised,
        starts_in=min(max((start - today).days, 0), LONGEST_WAIT),
    )


def clocks_from(latest: Latest) -> Clocks:
    """The clocks as the journal has them; what is missing or cannot be used is left at its default."""
    usual = Clocks()
    return Clocks(
        _between(latest(MEDIAN_YES_KEY), SHORTEST_MEDIAN, LONGEST_WAIT, usual.median_yes),
        _between(latest(MEDIAN_NO_KEY), SHORTEST_MEDIAN, LONGEST_WAIT, usual.median_no),
        _between(latest(NEVER_KEY), 0, 100, 100 * usual.never) / 100,
    )


def _between(recorded: Any, low: float, high: float, otherwise: float) -> float:
    usable = isinstance(recorded, int | float) and not isinstance(recorded, bool) and low <= recorded <= high
    return float(recorded) if usable else otherwise


@dataclass(frozen=True, eq=False)  # `standing` gives the same one for the same applications
class Standing:
    """The open applications with what follows from them.

    odds : None when nothing is open. left_out : applications that contradict themselves, each with a sentence.
    in_hand : applications that became offers.
    """

    applications: tuple[Application, ...]
    processes: tuple[Process, ...]
    waits: tuple[Wait, ...]
    odds: PipelineOdds | None
    left_out: tuple[tuple[Application, str], ...]
    in_hand: tuple[Application, ...]


@lru_cache(maxsize=16)
def standing(applications: tuple[Application, ...], candidate: Candidate, clocks: Clocks, today: date) -> Standing:
    """Where the person stands; kept, because every part of a page asks for the same."""
    counted, left_out = [], []
    for application in applications:
        if application.is_open:
            try:
                counted.append((application, application.process(), wait_of(application, clocks, today)))
            except ValueError as contradiction:
                left_out.append((application, str(contradiction)))
    kept, processes, waits = (tuple(column) for column in zip(*counted, strict=True)) if counted else ((), (), ())
    odds = pipeline_odds(processes, candidate, waits) if counted else None
    in_hand = tuple(application for application in applications if application.outcome == "offer")
    return Standing(kept, processes, waits, odds, tuple(left_out), in_hand)

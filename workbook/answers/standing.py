"""Where the person stands today over all their applications: plain values for every page that needs them.

Every number about an application on a page comes from `standing`, so no two pages can differ about one.
"""

from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache
from typing import Any

from ..odds import Candidate, Chance, PipelineOdds, Process, Wait, pipeline_odds, what_moves
from ..odds.clocks import LONGEST_WAIT, MEDIAN_NO, MEDIAN_YES, NEVER, SHORTEST_MEDIAN, SPREAD
from ..odds.moves import Move, moves_by
from .about_you import Latest, candidate_from
from .applications import Application, read_applications
from .catalogue import GHOSTED_KEY, LEAVE_OUT_KEY, MEDIAN_NO_KEY, MEDIAN_YES_KEY, NEVER_KEY

ROOMS = 20  # that stand for all those in which a person may find themselves
SOONEST_PROMISE = 0.5  # days: an answer promised for the same day


@dataclass(frozen=True)
class Clocks:
    """How words usually come: medians in days, and the share of noes that are never sent, 0 to 1.

    ghosted_after : silent for more days than that counts as no answer any more; None while the person set none.
    leave_out : whether those are then kept out of the odds.
    """

    median_yes: float = MEDIAN_YES
    median_no: float = MEDIAN_NO
    never: float = NEVER
    ghosted_after: int | None = None
    leave_out: bool = False


def silent_days(application: Application, today: date) -> int:
    """Days since their last word; 0 while nothing is waited for, as after an outcome."""
    last_word = application.last_word(today) if application.is_open else None
    return (today - last_word).days if last_word else 0


def is_ghosted(application: Application, clocks: Clocks, today: date) -> bool:
    """Whether it has been silent for longer than the person waits."""
    return clocks.ghosted_after is not None and silent_days(application, today) > clocks.ghosted_after


@lru_cache(maxsize=256)
def wait_of(application: Application, clocks: Clocks, today: date) -> Wait:
    """How long `application` has been silent, and what its promised day changes, when that counts."""
    start = application.last_word(today) or application.day_here or today
    promise, promised = application.promise(today), None
    if promise:
        promised = min(max(float((promise - start).days), SOONEST_PROMISE), LONGEST_WAIT)
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
        _days(latest(GHOSTED_KEY)),
        latest(LEAVE_OUT_KEY) is True,
    )


def _days(recorded: Any) -> int | None:
    return recorded if type(recorded) is int and 1 <= recorded <= LONGEST_WAIT else None


def _between(recorded: Any, low: float, high: float, otherwise: float) -> float:
    usable = isinstance(recorded, int | float) and not isinstance(recorded, bool) and low <= recorded <= high
    return float(recorded) if usable else otherwise


@dataclass(frozen=True, eq=False)  # `standing` gives the same one for the same applications
class Standing:
    """The open applications with what follows from them.

    odds : None when nothing is open. left_out : applications that contradict themselves, each with a sentence.
    in_hand : applications that became offers. over : those with another outcome.
    ghosted : those that are silent for longer than the person waits; when these are kept out, they are in no sum.
    """

    applications: tuple[Application, ...]
    processes: tuple[Process, ...]
    waits: tuple[Wait, ...]
    odds: PipelineOdds | None
    left_out: tuple[tuple[Application, str], ...]
    in_hand: tuple[Application, ...]
    over: tuple[Application, ...] = ()
    ghosted: tuple[Application, ...] = ()

    def chance_of(self, application: Application) -> Chance | None:
        """The chance of an offer from `application` today; None when it has none: it is over, or is left out."""
        place = self.place_of(application)
        return None if place is None or self.odds is None else self.odds.chances[place]

    def rooms_of(self, application: Application) -> tuple[float, ...]:
        """Its chance in twenty rooms that could be this one, ascending; none where its room is over or left out."""
        place = None if application.chosen else self.place_of(application)
        return () if place is None or self.odds is None else self.odds.rooms(place, ROOMS)

    def place_of(self, application: Application) -> int | None:
        """Where `application` is among those that count, by its key."""
        return next((place for place, one in enumerate(self.applications) if one.key == application.key), None)


@lru_cache(maxsize=16)
def standing(applications: tuple[Application, ...], candidate: Candidate, clocks: Clocks, today: date) -> Standing:
    """Where the person stands; kept, because every part of a page asks for the same."""
    counted, left_out = [], []
    ghosted = tuple(one for one in applications if is_ghosted(one, clocks, today))
    for application in applications:
        if application.is_open and not (clocks.leave_out and application in ghosted):
            try:
                counted.append((application, application.process(), wait_of(application, clocks, today)))
            except ValueError as contradiction:
                left_out.append((application, str(contradiction)))
    kept, processes, waits = (tuple(column) for column in zip(*counted, strict=True)) if counted else ((), (), ())
    odds = pipeline_odds(processes, candidate, waits) if counted else None
    in_hand = tuple(one for one in applications if one.came == "offer")
    over = tuple(one for one in applications if one.came in ("no", "withdrawn"))
    return Standing(kept, processes, waits, odds, tuple(left_out), in_hand, over, ghosted)


def standing_from(latest: Latest, today: date, first: bool = False, **candidate: Any) -> Standing:
    """Where the person stands, as the journal has it.

    first : with the interview of page 00 even when it was taken out of the list.
    candidate : what would be otherwise about the person, such as preparation=1.
    """
    person = replace(candidate_from(latest), **candidate)
    return standing(read_applications(latest, first), person, clocks_from(latest), today)


def standing_if(latest: Latest, today: date, application: Application) -> Standing:
    """Where the person would stand if the application of the same key were `application`."""
    as_if = tuple(application if one.key == application.key else one for one in read_applications(latest))
    return standing(as_if, candidate_from(latest), clocks_from(latest), today)


@lru_cache(maxsize=16)
def moves_today(here: Standing, application: Application, candidate: Candidate) -> tuple[Move, ...]:
    """What would move the chance of `application`, which counts in `here`, as it is today: after all that silence."""
    place = here.place_of(application)
    if place is None:
        return ()
    if not any(wait.days for wait in here.waits):
        return what_moves(here.processes[place], candidate)

    def today(process: Process, candidate: Candidate) -> float:
        processes = (*here.processes[:place], process, *here.processes[place + 1 :])
        return pipeline_odds(processes, candidate, here.waits).each[place]

    return moves_by(today, here.processes[place], candidate)

"""Where somebody stands in the days around an interview: before it, on the day, just after it, waiting, or answered.

One function of plain values decides it, so that no two pages differ about what time it is.
"""

from collections.abc import Mapping
from datetime import UTC, datetime, time, timedelta
from enum import StrEnum
from typing import Any

from ..clock import there
from ..content.rows import REFLECTIONS, ROUNDS
from .applications import Application
from .catalogue import FIRST

TIME_TO_STOP = time(18)  # from then on, on the evening before, there is nothing to prepare any more
JUST_AFTER = 1  # days after that of the interview on which it is still fresh
LONG_AGO = 7  # days after which a date without any word about how it went may be a mistake


class Moment(StrEnum):
    """The times of an interview. What follows from each is said by whoever asks."""

    UNDATED = "undated"  # the day is not known yet, or was put off
    BEFORE = "before"
    EVE = "eve"
    DAY = "day"  # the day itself, until it begins
    AFTER = "after"  # it has begun or is over, today or yesterday
    WAITING = "waiting"
    OFFER = "offer"
    NO = "no"
    WITHDRAWN = "withdrawn"

    @property
    def is_ahead(self) -> bool:
        """Whether the interview is still to come."""
        return self in (Moment.UNDATED, Moment.BEFORE, Moment.EVE, Moment.DAY)

    @property
    def is_for_preparing(self) -> bool:
        """Whether there is still something to prepare: on the day itself there is not."""
        return self.is_ahead and self is not Moment.DAY

    @property
    def is_answered(self) -> bool:
        """Whether there is an outcome, whatever the date says."""
        return self in (Moment.OFFER, Moment.NO, Moment.WITHDRAWN)


_OUTCOMES = {"offer": Moment.OFFER, "no": Moment.NO, "withdrawn": Moment.WITHDRAWN}


def moment(when: datetime | None, now: datetime, outcome: str = "open") -> Moment:
    """Where somebody stands.

    when : the interview, None when no day is known or it was put off without one. now : on the same clock, both
    without a time zone. outcome : as an application has it; it comes before any date, and a new date that was entered
    while there is none makes the time before an interview begin again.
    """
    if outcome in _OUTCOMES:
        return _OUTCOMES[outcome]
    if when is None:
        return Moment.UNDATED
    ahead = (when.date() - now.date()).days
    if when >= now:
        return {0: Moment.DAY, 1: Moment.EVE}.get(ahead, Moment.BEFORE)
    return Moment.AFTER if -ahead <= JUST_AFTER else Moment.WAITING


def moment_of(interview: Application, now: datetime) -> Moment:
    """Where somebody stands with `interview`; while no day is entered, a look back at it says when it was."""
    day = interview.day
    return moment(interview.begins or (datetime.combine(day, time.min) if day else None), now, interview.came)


def clock_there(now: datetime, zone: Any) -> datetime:
    """What the clocks show where the interview is, without a zone; those of `now` while `zone` is no known one."""
    return there(now, zone).replace(tzinfo=None)


def is_late(at: Moment, now: datetime) -> bool:
    """Whether it is the evening before, when it is time to stop."""
    return at is Moment.EVE and now.time() >= TIME_TO_STOP


def next_turn(now: datetime, when: datetime | None, zone: Any) -> datetime:
    """The next moment, in UTC, at which what is said of days changes: a midnight here or there, or it has begun.

    now : with a zone. when : the interview, without one, in `zone` as for `clock_there`.
    """
    there_now = there(now, zone)
    turns = [_midnight_after(now), _midnight_after(there_now)]
    if when:
        turns.append(when.replace(tzinfo=there_now.tzinfo) + timedelta(seconds=1))
        eve = when - timedelta(days=1) if when.date() > when.date().min else when
        turns.append(datetime.combine(eve, TIME_TO_STOP, there_now.tzinfo))
    return min(turn.astimezone(UTC) for turn in turns if turn.astimezone(UTC) > now.astimezone(UTC))


def _midnight_after(now: datetime) -> datetime:
    return datetime.combine(now.date() + timedelta(days=1), time.min, now.tzinfo)


def date_in_doubt(interview: Application, now: datetime, answers: Mapping[str, Any]) -> bool:
    """Whether to ask if the date is right: it lies well back, no outcome is known, and nothing says how it went."""
    if interview.begins is None or moment_of(interview, now) is not Moment.WAITING:
        return False
    return now - interview.begins > timedelta(days=LONG_AGO) and not _was_there(interview, answers)


def _was_there(interview: Application, answers: Mapping[str, Any]) -> bool:
    """Whether anything was entered that one knows only after an interview."""
    if interview.since or interview.after:
        return True
    looked_back = [key for rows in (ROUNDS, REFLECTIONS) for key in rows.keys(answers)]
    return any(answers.get(f"{key}.application") in (None, "", FIRST) for key in looked_back)

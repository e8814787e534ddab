"""What to do on which day before the interview. Plain values in, plain values out.

Nothing here knows a page or where answers are kept. The same values always give the same plan.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from math import floor
from typing import NamedTuple

from ..limits import TOO_MUCH, Limit
from ..odds.checks import number
from ..wording import counted, day_in_words
from .jobs import Job, Task
from .next_best import in_order

STARTS_BEFORE = 21  # days before the interview on which a plan starts at the earliest
REVIEWS_BEFORE = (7, 3, 1, 0)  # days before the interview; 0 is its morning
MORNING, EVENING = time(5), time(21)  # 16 hours, as many as can be asked for
_QUIET = timedelta(hours=1)  # before the interview: nothing is prepared any more
EASY_DAY = 60  # minutes a day are planned at first, more only if not everything fits
_STEP = 30
SHORTEST_PART = 10  # minutes: a job is never cut into less
LIGHT = 20  # minutes: the longest job on the day of the interview
CARD, REVIEW, MORNING_REVIEW, REHEARSAL = 10, 15, 10, 45  # minutes
SHORTEST_REVIEW, SHORTEST_REHEARSAL = 5, 10

MOST_HOURS = Limit(16, "hours a day to prepare", TOO_MUCH)
YEARS = (2000, 2100)


@dataclass(frozen=True)
class Planned:
    """tasks : by day, then by what matters. left_out : jobs that do not fit, whole; no job is ever half in a plan.

    minutes_there : for jobs, reviews and rehearsal taken off already.
    sentence : what to know about this plan, for a person; empty when there is nothing.
    """

    tasks: tuple[Task, ...]
    left_out: tuple[Job, ...]
    minutes_there: int
    sentence: str


class _Day(NamedTuple):
    day: date
    room: int  # minutes for jobs
    fixed: tuple[Task, ...]


class _Part(NamedTuple):
    on: int  # number of the day
    minutes: int
    job: Job
    number: int
    of: int


def plan(now: datetime, interview: datetime | None, hours_per_day: float, jobs: Sequence[Job]) -> Planned:
    """Spread the jobs that are not done over the days that are left.

    now : the wall clock where the interview is; a time zone it carries is ignored, not converted.
    interview : without a time zone; None when not known. hours_per_day : 0 to 16, a fraction is fine.

    What matters most comes first. No day gets more than `hours_per_day`; today counts only what is left until 21:00. A
    day starts with an hour's work, and gets more only when not everything fits. Nothing is planned later than one hour
    before the interview. On its day there are light tasks only; jobs of up to 20 minutes are among them only when there
    is no time on an earlier day. Reviews take at most a quarter of a day and the rehearsal at most half, and only when
    there are jobs to review. Raises `ValueError` with a sentence for bad values.
    """
    now = _moment("Now", now).replace(tzinfo=None)
    budget = floor(number("Hours a day", hours_per_day, 0, MOST_HOURS) * 60 + 1e-9)
    jobs = tuple(jobs)
    if interview is None:
        return _undated(jobs)
    if _moment("Interview", interview).tzinfo is not None:
        raise ValueError("Interview must be a date and time without a time zone. You gave one with a time zone.")
    undone = in_order(jobs, (interview - now) / timedelta(days=1))
    if interview <= now:
        return Planned((), undone, 0, "This interview has begun or is over, so there is nothing left to plan.")
    days = _days(now, interview, budget, jobs)
    parts, left_out = _placed(undone, days)
    there = sum(day.room for day in days)
    sentence = _sentence(now, interview, budget, jobs, left_out, there)
    return Planned(_tasks(days, parts), left_out, there, sentence)


def _undated(jobs: tuple[Job, ...]) -> Planned:
    tasks = tuple(Task(None, job.minutes, job.text, job.key, "prepare") for job in in_order(jobs, None))
    return Planned(tasks, (), 0, _state(jobs).strip())


def _days(now: datetime, interview: datetime, budget: int, jobs: tuple[Job, ...]) -> list[_Day]:
    """Every day from now, or from 21 days before, to that of the interview."""
    first = max(now.date(), _start(interview))
    ready = any(job.done for job in jobs)
    days = []
    for ahead in range((interview.date() - first).days, -1, -1):
        day = interview.date() - timedelta(days=ahead)
        there = _minutes_on(day, now, interview, budget)
        to_review = bool(jobs) and (ready or day > first)
        fixed = _fixed(day, ahead, there, to_review, bool(jobs))
        days.append(_Day(day, there - sum(task.minutes for task in fixed), fixed))
    if any(day.room for day in days[:-1]):
        days[-1] = days[-1]._replace(room=0)
    return days


def _start(interview: datetime) -> date:
    return interview.date() - timedelta(days=STARTS_BEFORE)


def _minutes_on(day: date, now: datetime, interview: datetime, budget: int) -> int:
    starts = max(now, datetime.combine(day, MORNING))
    ends = min(interview - _QUIET, datetime.combine(day, EVENING))
    return max(0, min(budget, (ends - starts) // timedelta(minutes=1)))


def _fixed(day: date, ahead: int, there: int, to_review: bool, to_rehearse: bool) -> tuple[Task, ...]:
    """What belongs to the day itself, `ahead` days before the interview, with `there` minutes."""
    tasks = []
    review = min(REVIEW if ahead else MORNING_REVIEW, there // 4)
    if ahead in REVIEWS_BEFORE and to_review and review >= SHORTEST_REVIEW:
        text = "Say your stories and first words once more, aloud and without notes"
        tasks.append(Task(day, review, text, "review", "review"))
    rehearsal = min(REHEARSAL, there // 2)
    if ahead == 1 and to_rehearse and rehearsal >= SHORTEST_REHEARSAL:
        text = "Dress rehearsal: everything once, aloud, in the clothes and with the things you will have"
        tasks.append(Task(day, rehearsal, text, "rehearsal", "rehearse"))
    if ahead == 0:
        card = min(CARD, there - sum(task.minutes for task in tasks))
        tasks.append(Task(day, card, "Read your day card", "day-card", "day"))
        tasks.append(Task(day, 0, "Set off, or be ready, in good time", "set-off", "day"))
    return tuple(tasks)


def _placed(undone: tuple[Job, ...], days: list[_Day]) -> tuple[list[_Part], tuple[Job, ...]]:
    """The jobs in their days, and those that do not fit."""
    rooms = [day.room for day in days]
    heavy = {job.key for job in undone if rooms[-1] and job.minutes > LIGHT}
    wanted = [job for job in undone if job.key not in heavy]
    parts, left = _spread(wanted, rooms)
    return parts, tuple(job for job in undone if job.key in heavy | left)


def _spread(jobs: list[Job], rooms: list[int]) -> tuple[list[_Part], set[str]]:
    """Fill easy days first; if not everything fits, fuller ones, at most those of `rooms`."""
    if sum(job.minutes for job in jobs) <= sum(rooms):
        for level in range(EASY_DAY, max(rooms, default=0), _STEP):
            parts, left = _filled(jobs, [min(room, level) for room in rooms])
            if not left:
                return parts, left
    return _filled(jobs, rooms)


def _filled(jobs: list[Job], rooms: list[int]) -> tuple[list[_Part], set[str]]:
    """Each job on the first day with room for all of it, else cut over several days, else left out (its key)."""
    rooms = list(rooms)
    parts: list[_Part] = []
    left = set()
    for job in jobs:
        pieces = _whole(job.minutes, rooms) or _cut(job.minutes, rooms)
        if not pieces:
            left.add(job.key)
        for place, (index, minutes) in enumerate(pieces, start=1):
            rooms[index] -= minutes
            parts.append(_Part(index, minutes, job, place, len(pieces)))
    return parts, left


def _whole(minutes: int, rooms: list[int]) -> list[tuple[int, int]]:
    return next(([(index, minutes)] for index, room in enumerate(rooms) if room >= minutes), [])


def _cut(minutes: int, rooms: list[int]) -> list[tuple[int, int]]:
    """`minutes` in pieces (day, minutes), none shorter than `SHORTEST_PART`; empty if they do not fit."""
    pieces = []
    for index, room in enumerate(rooms):
        piece = min(room, minutes)
        if 0 < minutes - piece < SHORTEST_PART:
            piece = minutes - SHORTEST_PART
        if piece < SHORTEST_PART:
            continue
        pieces.append((index, piece))
        minutes -= piece
        if not minutes:
            return pieces
    return []


def _tasks(days: list[_Day], parts: list[_Part]) -> tuple[Task, ...]:
    tasks = []
    for index, day in enumerate(days):
        for part in (part for part in parts if part.on == index):
            of = f" (part {part.number} of {part.of})" if part.of > 1 else ""
            text = f"{part.job.text}{of}"
            tasks.append(Task(day.day, part.minutes, text, part.job.key, "prepare", part.number, part.of))
        tasks += day.fixed
    return tuple(tasks)


def _sentence(
    now: datetime,
    interview: datetime,
    budget: int,
    jobs: tuple[Job, ...],
    left_out: tuple[Job, ...],
    there: int,
) -> str:
    """What to know about a plan: not how many hours it is, which would only frighten."""
    if interview - now < _QUIET:
        ahead = counted(max(1, round((interview - now) / timedelta(minutes=1))), "minute")
        return f"Your interview starts in {ahead}. Leave the rest now: look at your day card, breathe out, and go in."
    said = _far(now, interview) + _state(jobs)
    undone = [job for job in jobs if not job.done]
    if not undone:
        return said.strip()
    if not budget:
        return f"{said}With no time a day, nothing can be planned; even 15 minutes a day would help."
    if not there:
        return f"{said}No time is left for it before the interview. What you have done already counts."
    if len(left_out) == len(undone):
        return f"{said}The time is too short for what is on your list. What you have done already counts."
    fits = "as much as fits" if left_out else "and all of it fits"
    return f"{said}What matters most comes first, {fits}."


def _far(now: datetime, interview: datetime) -> str:
    """A sentence when the plan starts later than today, else nothing."""
    start = _start(interview)
    if now.date() >= start:
        return ""
    ahead = (interview.date() - now.date()).days
    return (
        f"Your interview is in {ahead} days. The plan starts {STARTS_BEFORE} days before it, on {day_in_words(start)}; "
        "nothing has to be done until then. "
    )


def _state(jobs: tuple[Job, ...]) -> str:
    if not jobs:
        return "There is nothing on your list yet. "
    return "" if any(not job.done for job in jobs) else "Everything on your list is done. "


def _moment(name: str, value: object) -> datetime:
    if not isinstance(value, datetime):
        raise ValueError(f"{name} must be a date and a time. You gave something else.")
    if not YEARS[0] <= value.year <= YEARS[1]:
        raise ValueError(f"{name} must be in the years {YEARS[0]} to {YEARS[1]}. You gave the year {value.year}.")
    return value

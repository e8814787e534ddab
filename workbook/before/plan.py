"""What to do on which day before the interview, and what to do next. Plain values in, plain values out.

Nothing here knows a page or where answers are kept. The same values always give the same plan.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from math import floor
from typing import Literal, NamedTuple

from ..answers.reading import day_in_words
from ..limits import TOO_MANY, TOO_MUCH, Limit
from ..odds.checks import flag, number, whole
from ..wording import joined

STARTS_BEFORE = 21  # days before the interview on which a plan starts at the earliest
REVIEWS_BEFORE = (7, 3, 1, 0)  # days before the interview; 0 is its morning
MORNING, EVENING = time(5), time(21)  # 16 hours, as many as can be asked for
QUIET = timedelta(hours=1)  # before the interview: nothing is prepared any more
EASY_DAY = 60  # minutes a day are planned at first, more only if not everything fits
STEP = 30
SHORTEST_PART = 10  # minutes: a job is never cut into less
LIGHT = 20  # minutes: the longest job on the day of the interview
CARD, REVIEW, MORNING_REVIEW, REHEARSAL = 10, 15, 10, 45  # minutes
SHORTEST_REVIEW, SHORTEST_REHEARSAL = 5, 10

MOST_HOURS = Limit(16, "hours a day to prepare", TOO_MUCH)
MOST_JOBS = Limit(2_000, "tasks in one plan", "Jobs: the limit is {limit:,} jobs. You gave {count:,}.")
MOST_MINUTES = Limit(240, "minutes of one task", TOO_MANY)
_TEXT = "{field} must be a text of 1 to {limit:,} characters. You gave {count:,}."
LONGEST_KEY = Limit(64, "characters of the key of a task", _TEXT)
LONGEST_TEXT = Limit(1_000, "characters of a task", _TEXT)
YEARS = (2000, 2100)
TAKES_OTHERS = ("process", "people")  # areas in which one waits for answers, so they come first while there is time
TAKES_NOBODY = ("logistics",)  # what comes first in the last two days

Kind = Literal["prepare", "review", "rehearse", "day"]


@dataclass(frozen=True)
class Job:
    """One thing to do. minutes : 1 to 240. matters : 3 for what matters most. area : any word, as in the content.

    Raises `ValueError` with a sentence when a value is out of its bounds.
    """

    key: str
    text: str = field(repr=False)
    minutes: int
    area: str
    matters: int = 2
    done: bool = False

    def __post_init__(self) -> None:
        _word("Job: key", self.key, LONGEST_KEY)
        _word("Job: text", self.text, LONGEST_TEXT)
        _word("Job: area", self.area, LONGEST_KEY)
        whole("Job: minutes", self.minutes, 1, MOST_MINUTES)
        whole("Job: matters", self.matters, 1, 3)
        flag("Job: done", self.done)


@dataclass(frozen=True)
class Task:
    """What is planned for a day; `day` is None when the date of the interview is not known.

    minutes : 0 for what takes no time of its own, such as setting off. key : that of the job for the kind `prepare`.
    part, parts : a job may be spread over several days, and this is the first, second, … of them.
    """

    day: date | None
    minutes: int
    text: str = field(repr=False)
    key: str
    kind: Kind
    part: int = 1
    parts: int = 1


class Count(NamedTuple):
    """What some days of a plan hold. A task is a job, once: it counts on the day on which it begins.

    rests : later parts of tasks that were begun before. split : how many of the tasks are spread over several days.
    reviews, rehearsals, of_the_day : what the plan adds to the jobs; it is no task, and nobody ticks it.
    """

    tasks: int
    rests: int
    split: int
    reviews: int
    rehearsals: int
    of_the_day: int
    minutes: int

    @property
    def lines(self) -> int:
        """How many lines of the plan, and entries of a calendar, these are."""
        return self.tasks + self.rests + self.reviews + self.rehearsals + self.of_the_day


@dataclass(frozen=True)
class Plan:
    """tasks : by day, then by what matters. left_out : jobs that do not fit, whole; no job is ever half in a plan.

    minutes_needed : of all jobs that are not done. minutes_there : for jobs, reviews and rehearsal taken off already.
    sentence : what to know about this plan, for a person.
    """

    tasks: tuple[Task, ...]
    left_out: tuple[Job, ...]
    minutes_needed: int
    minutes_there: int
    sentence: str


class Readiness(NamedTuple):
    """How far one area is."""

    done_minutes: int
    total_minutes: int
    done_count: int
    total_count: int


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


def plan(now: datetime, interview: datetime | None, hours_per_day: float, jobs: Sequence[Job]) -> Plan:
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
    jobs = _checked(jobs)
    if interview is None:
        return _undated(jobs)
    if _moment("Interview", interview).tzinfo is not None:
        raise ValueError("Interview must be a date and time without a time zone. You gave one with a time zone.")
    undone = _in_order(jobs, (interview - now) / timedelta(days=1))
    needed = sum(job.minutes for job in undone)
    if interview <= now:
        return Plan((), undone, needed, 0, "This interview has begun or is over, so there is nothing left to plan.")
    days = _days(now, interview, budget, jobs)
    parts, left_out = _placed(undone, days)
    there = sum(day.room for day in days)
    beside = tuple(task for day in days for task in day.fixed)
    sentence = _sentence(now, interview, budget, jobs, left_out, there, beside)
    return Plan(_tasks(days, parts), left_out, needed, there, sentence)


def next_best(jobs: Sequence[Job], minutes: int = 20, days_left: float | None = None) -> tuple[Job, ...]:
    """What is best done in the next `minutes` (1 to 240), in order; empty only when every job is done.

    Highest `matters` first. Among equals: what waits for other people (process, people) while the interview is more
    than 2 days away, and the day itself (logistics) when it is nearer; then the area least covered, by minutes; then
    the order given. The jobs fit into `minutes` together, unless none of the highest `matters` fits: then it is the
    first of those alone, to be started. days_left : may be negative; None when not known.
    """
    room = whole("Minutes", minutes, 1, MOST_MINUTES)
    if days_left is not None:
        days_left = number("Days left", days_left, -40_000, 40_000)
    jobs = _checked(jobs)
    waiting = [job for job in jobs if not job.done]
    covered = {area: [ready.done_minutes, ready.total_minutes] for area, ready in readiness(jobs).items()}
    chosen: list[Job] = []
    while waiting:
        best = min(waiting, key=lambda job: _rank(job, days_left, covered))
        wanted = [job for job in waiting if chosen or job.matters == best.matters]
        fits = [job for job in wanted if job.minutes <= room]
        if not fits:
            return tuple(chosen) or (best,)
        job = min(fits, key=lambda job: _rank(job, days_left, covered))
        chosen.append(job)
        waiting.remove(job)
        room -= job.minutes
        covered[job.area][0] += job.minutes
    return tuple(chosen)


def readiness(jobs: Sequence[Job]) -> dict[str, Readiness]:
    """How far each area is that has jobs, in the order in which the areas first come up."""
    found: dict[str, list[Job]] = {}
    for job in _checked(jobs):
        found.setdefault(job.area, []).append(job)
    return {area: _readiness(those) for area, those in found.items()}


def share(jobs: Sequence[Job]) -> float:
    """How much is done, 0 to 1, each job weighted by its minutes times `matters`; 0 when there are no jobs.

    Areas have no weight of their own: one long, important area counts for more than a short one.
    """
    weights = [(job.minutes * job.matters, job.done) for job in _checked(jobs)]
    total = sum(weight for weight, _ in weights)
    return sum(weight for weight, done in weights if done) / total if total else 0.0


def count(tasks: Iterable[Task]) -> Count:
    """What `tasks` hold: the one place where they are counted. What days hold adds up to what all of them hold."""
    tasks = tuple(tasks)
    kinds = Counter(task.kind for task in tasks)
    begun = [task for task in tasks if task.kind == "prepare" and task.part == 1]
    return Count(
        tasks=len(begun),
        rests=kinds["prepare"] - len(begun),
        split=sum(task.parts > 1 for task in begun),
        reviews=kinds["review"],
        rehearsals=kinds["rehearse"],
        of_the_day=kinds["day"],
        minutes=sum(task.minutes for task in tasks),
    )


def count_in_words(counted: Count) -> str:
    """ "22 tasks, 4 reviews, a rehearsal and the day itself"; "nothing" for nothing."""
    named = [
        _count(counted.tasks, "task") if counted.tasks else "",
        "the rest of what was begun before" if counted.rests else "",
        _some(counted.reviews, "a review", "{} reviews"),
        _some(counted.rehearsals, "a rehearsal", "{} rehearsals"),
        "the day itself" if counted.of_the_day else "",
    ]
    return joined(filter(None, named)) or "nothing"


def _some(number_of: int, one: str, many: str) -> str:
    return one if number_of == 1 else many.format(number_of) if number_of else ""


def minutes_in_words(minutes: int) -> str:
    """2 h 20 min"""
    hours, rest = divmod(minutes, 60)
    if hours and rest:
        return f"{hours} h {rest} min"
    return f"{hours} h" if hours else f"{rest} min"


def _readiness(jobs: list[Job]) -> Readiness:
    done = [job.minutes for job in jobs if job.done]
    return Readiness(sum(done), sum(job.minutes for job in jobs), len(done), len(jobs))


def _rank(job: Job, days_left: float | None, covered: dict[str, list[int]]) -> tuple[int, bool, float]:
    """Smallest is best; `min` takes the first of equals, so the order given decides last."""
    done, total = covered[job.area]
    return -job.matters, job.area not in _first_areas(days_left), done / total


def _in_order(jobs: tuple[Job, ...], days_left: float | None) -> tuple[Job, ...]:
    """The jobs that are not done, the most important first."""
    first = _first_areas(days_left)
    undone = (job for job in jobs if not job.done)
    return tuple(sorted(undone, key=lambda job: (-job.matters, job.area not in first)))


def _first_areas(days_left: float | None) -> tuple[str, ...]:
    if days_left is None:
        return ()
    return TAKES_OTHERS if days_left > 2 else TAKES_NOBODY


def _undated(jobs: tuple[Job, ...]) -> Plan:
    undone = _in_order(jobs, None)
    tasks = tuple(Task(None, job.minutes, job.text, job.key, "prepare") for job in undone)
    sentence = "Enter the date of the interview for a plan by day."
    if undone:
        sentence = f"There is no date yet, so this is the order to do things in, what matters most first. {sentence}"
    return Plan(tasks, (), sum(job.minutes for job in undone), 0, f"{_state(jobs)}{sentence}")


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
    ends = min(interview - QUIET, datetime.combine(day, EVENING))
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
        for level in range(EASY_DAY, max(rooms, default=0), STEP):
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
        for count, (index, minutes) in enumerate(pieces, start=1):
            rooms[index] -= minutes
            parts.append(_Part(index, minutes, job, count, len(pieces)))
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
    beside: tuple[Task, ...],
) -> str:
    """What to know about a plan. beside : what the plan adds to the jobs, which has its own time."""
    if interview - now < QUIET:
        ahead = _count(max(1, round((interview - now) / timedelta(minutes=1))), "minute")
        return f"Your interview starts in {ahead}. Leave the rest now: look at your day card, breathe out, and go in."
    said = _far(now, interview) + _state(jobs)
    undone = [job for job in jobs if not job.done]
    if not undone:
        return said.strip()
    if not budget:
        return f"{said}With no time a day, nothing can be planned; even 15 minutes a day would help."
    if not there:
        return f"{said}No time is left for it before the interview. What you have done already counts."
    extra = f", not counting {count_in_words(count(beside))}" if any(task.minutes for task in beside) else ""
    return (
        f"{said}You have {_about(there)} for your list before the interview{extra}. {_fit(len(undone), len(left_out))}"
    )


def _about(minutes: int) -> str:
    """about 7 and a half hours"""
    hours, quarters = divmod(round(minutes / 15), 4)
    if not hours:
        return f"about {quarters * 15} minutes" if quarters else "less than a quarter of an hour"
    part = ("", " and a quarter", " and a half", " and three quarter")[quarters]
    return f"about {hours}{part} hour{'s' if hours > 1 or quarters else ''}"


def _fit(undone: int, left_out: int) -> str:
    fits = undone - left_out
    if not fits:
        return "That is too short for what is on your list. What you have done already counts."
    if not left_out:
        return f"All {undone:,} tasks are planned." if undone > 1 else "The one task that is left is planned."
    if fits == 1:
        return "The one task that fits is planned."
    return f"What matters most comes first: the {fits:,} tasks that fit are planned."


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


def _count(number_of: int, noun: str) -> str:
    return f"{number_of} {noun}" if number_of == 1 else f"{number_of:,} {noun}s"


def _checked(jobs: Sequence[Job]) -> tuple[Job, ...]:
    if isinstance(jobs, str) or not isinstance(jobs, Sequence) or not all(isinstance(job, Job) for job in jobs):
        raise ValueError("Jobs must be a list of jobs. You gave something else.")
    MOST_JOBS.check(len(jobs))
    if len({job.key for job in jobs}) < len(jobs):
        raise ValueError("Jobs must each have a key of their own. You gave one key twice.")
    return tuple(jobs)


def _moment(name: str, value: object) -> datetime:
    if not isinstance(value, datetime):
        raise ValueError(f"{name} must be a date and a time. You gave something else.")
    if not YEARS[0] <= value.year <= YEARS[1]:
        raise ValueError(f"{name} must be in the years {YEARS[0]} to {YEARS[1]}. You gave the year {value.year}.")
    return value


def _word(name: str, value: object, longest: Limit) -> None:
    """The value itself is not repeated: a person may have written it."""
    if not isinstance(value, str):
        raise ValueError(f"{name} must be a text of 1 to {longest:,} characters. You gave something else.")
    if not value.strip() or len(value) > longest:
        raise ValueError(longest.sentence(field=name, count=len(value)))

"""A job, which is to be prepared, and a task, which is when it is done. Checked at the door."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from ..limits import TOO_MANY, Limit
from ..odds.checks import flag, whole

MOST_JOBS = Limit(2_000, "tasks in one plan", "Jobs: the limit is {limit:,} jobs. You gave {count:,}.")
MOST_MINUTES = Limit(240, "minutes of one task", TOO_MANY)
_TEXT = "{field} must be a text of 1 to {limit:,} characters. You gave {count:,}."
LONGEST_JOB_KEY = Limit(64, "characters of the key of a task", _TEXT)
LONGEST_JOB = Limit(1_000, "characters of a task", _TEXT)
TaskKind = Literal["prepare", "review", "rehearse", "day"]


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
        _word("Job: key", self.key, LONGEST_JOB_KEY)
        _word("Job: text", self.text, LONGEST_JOB)
        _word("Job: area", self.area, LONGEST_JOB_KEY)
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
    kind: TaskKind
    part: int = 1
    parts: int = 1


def checked_jobs(jobs: Sequence[Job]) -> tuple[Job, ...]:
    """The jobs as they came. Raises `ValueError` with a sentence when they are no jobs, too many, or share a key."""
    if isinstance(jobs, str) or not isinstance(jobs, Sequence) or not all(isinstance(job, Job) for job in jobs):
        raise ValueError("Jobs must be a list of jobs. You gave something else.")
    MOST_JOBS.check(len(jobs))
    if len({job.key for job in jobs}) < len(jobs):
        raise ValueError("Jobs must each have a key of their own. You gave one key twice.")
    return tuple(jobs)


def _word(name: str, value: object, longest: Limit) -> None:
    """The value itself is not repeated: a person may have written it."""
    if not isinstance(value, str):
        raise ValueError(f"{name} must be a text of 1 to {longest:,} characters. You gave something else.")
    if not value.strip() or len(value) > longest:
        raise ValueError(longest.sentence(field=name, count=len(value)))

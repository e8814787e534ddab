"""A job, which is to be prepared, and a task, which is when it is done. The packs say what a job may be."""

from dataclasses import dataclass, field
from datetime import date
from typing import Literal

TaskKind = Literal["prepare", "review", "rehearse", "day"]


@dataclass(frozen=True)
class Job:
    """One thing to do. key : its own. minutes : 1 to 240. matters : 1, or 3 for what matters most. area : any word."""

    key: str
    text: str = field(repr=False)
    minutes: int
    area: str
    matters: int = 2
    done: bool = False


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

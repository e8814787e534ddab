"""How many tasks there are and how many minutes they take, in numbers and in words."""

from collections import Counter
from collections.abc import Iterable
from typing import NamedTuple

from ..wording import counted, joined, plural
from .jobs import Task


class Count(NamedTuple):
    """What some days of a plan hold. A task is a job, once: it counts on the day on which it begins.

    rests : later parts of tasks that were begun before.
    reviews, rehearsals, of_the_day : what the plan adds to the jobs; it is no task, and nobody ticks it.
    """

    tasks: int
    rests: int
    reviews: int
    rehearsals: int
    of_the_day: int
    minutes: int

    @property
    def lines(self) -> int:
        """How many lines of the plan, and entries of a calendar, these are."""
        return self.tasks + self.rests + self.reviews + self.rehearsals + self.of_the_day


def count(tasks: Iterable[Task]) -> Count:
    """What `tasks` hold: the one place where they are counted. What days hold adds up to what all of them hold."""
    tasks = tuple(tasks)
    kinds = Counter(task.kind for task in tasks)
    begun = [task for task in tasks if task.kind == "prepare" and task.part == 1]
    return Count(
        tasks=len(begun),
        rests=kinds["prepare"] - len(begun),
        reviews=kinds["review"],
        rehearsals=kinds["rehearse"],
        of_the_day=kinds["day"],
        minutes=sum(task.minutes for task in tasks),
    )


def count_in_words(sums: Count) -> str:
    """ "22 tasks, 4 reviews, a rehearsal and the day itself"; "nothing" for nothing."""
    named = [
        counted(sums.tasks, "task") if sums.tasks else "",
        "the rest of what was begun before" if sums.rests else "",
        _some(sums.reviews, "a review", "reviews"),
        _some(sums.rehearsals, "a rehearsal", "rehearsals"),
        "the day itself" if sums.of_the_day else "",
    ]
    return joined(filter(None, named)) or "nothing"


def _some(count: int, one: str, many: str) -> str:
    return plural(count, one, f"{count} {many}") if count else ""


def minutes_in_words(minutes: int) -> str:
    """2 h 20 min"""
    hours, rest = divmod(minutes, 60)
    if hours and rest:
        return f"{hours} h {rest} min"
    return f"{hours} h" if hours else f"{rest} min"

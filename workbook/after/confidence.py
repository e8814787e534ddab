"""How sure somebody felt of what one does in an interview, before it and after it: 0 to 10, read and put in words."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from ..answers.keys import AFTER_IT, BEFORE_IT
from ..content.rows import ROUNDS, AnswersByKey
from ..limits import TOO_MANY, Limit
from ..wording import counted, plural

if TYPE_CHECKING:
    from ..content.packs.schema import ConfidenceTask

LEAST_SURE, MOST_SURE = 0, Limit(10, "how sure somebody is of a task", TOO_MANY)
MOMENTS = {BEFORE_IT: "Before", AFTER_IT: "After"}


@dataclass(frozen=True)
class Rated:
    """One task as somebody rated it. before, after : 0 to 10, None when not rated."""

    task: str
    before: int | None = field(default=None, repr=False)
    after: int | None = field(default=None, repr=False)

    @property
    def both(self) -> bool:
        return self.before is not None and self.after is not None


def rating_key(row: str, moment: str, task: "ConfidenceTask") -> str:
    """The journal key of one rating: `round.1.before.task-story`. moment : a key of `MOMENTS`."""
    return f"{row}.{moment}.{task.key}"


def read_ratings(answers: AnswersByKey, row: str, tasks: Iterable["ConfidenceTask"]) -> list[Rated]:
    """Every task as rated for the interview `row`; what cannot be used counts as not rated."""
    return [
        Rated(task.text, *(_rating(answers.get(rating_key(row, moment, task))) for moment in MOMENTS)) for task in tasks
    ]


def ratings_in_words(ratings: Iterable[Rated]) -> str:
    """What there is to do next, in a sentence; empty once every task that was rated before is rated after, too."""
    ratings = list(ratings)
    before, both = sum(one.before is not None for one in ratings), sum(one.both for one in ratings)
    if not before:
        only_after = any(one.after is not None for one in ratings)
        return (
            "Only “after” is filled in, so there is nothing to compare it with. That is fine."
            if only_after
            else "Nothing is rated yet. Before the interview, fill in “before” only; a few tasks are enough."
        )
    if both == before:
        return ""
    left = before - both
    return f"{counted(left, 'task')} rated before only. Rate {plural(left, 'it', 'them')} again after the interview."


def over_interviews(answers: AnswersByKey, tasks: Iterable["ConfidenceTask"]) -> list[list[str]]:
    """For each interview with a task rated both times: [name, mean before, mean after, how many tasks]."""
    tasks = list(tasks)
    found = []
    for row in ROUNDS.keys(answers):
        both = [one for one in read_ratings(answers, row, tasks) if one.both]
        if both:
            means = (_mean(one.before for one in both), _mean(one.after for one in both))
            found.append([ROUNDS.name_of(answers, row), *means, counted(len(both), "task")])
    return found


def _mean(values: Iterable[int | None]) -> str:
    known = [value for value in values if value is not None]
    return f"{sum(known) / len(known):.1f}"


def _rating(recorded: Any) -> int | None:
    return recorded if type(recorded) is int and LEAST_SURE <= recorded <= MOST_SURE else None

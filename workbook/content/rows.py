"""Lists that a person makes: interviewers, stakeholders, needs, worries. Each row has fields under its own keys.

The third interviewer is kept under `person.3.name`, `person.3.title` and so on, and `people.order` says which rows
are shown. A row that was removed keeps its fields, and its number is never used again.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from ..limits import Limit

MOST_ROWS = Limit(40, "rows of a list", "The list holds at most {limit}. Remove one first.")
HIGHEST_ROW = Limit(10**9, "the number of a row", harmless="a number that is higher was not given by us")
COPIES = 100_000  # of which a copy of the workbook has one number: two of a person's copies hardly draw the same
PAST = "past."  # before the keys of an earlier interview, see next_interview.py
APART = "rows.apart"  # no answer: which copy this is, once its answers were carried to another place
AnswersByKey = Mapping[str, Any]
Changes = dict[str, Any]


class ByKey(AnswersByKey):
    """Answers by key of which somebody notes what is asked for, so that all of them are not asked for needlessly."""

    def beginning(self, with_this: str) -> list[str]:
        """The keys that begin `with_this`."""
        raise NotImplementedError

    def __or__(self, changes: AnswersByKey) -> "ByKey":
        """These answers after `changes`."""
        raise NotImplementedError


def beginning(answers: AnswersByKey, with_this: str) -> list[str]:
    """The keys of `answers` that begin `with_this`."""
    if isinstance(answers, ByKey):
        return answers.beginning(with_this)
    return [key for key in answers if key.startswith(with_this)]


def after(answers: AnswersByKey, changes: AnswersByKey) -> AnswersByKey:
    """The answers after `changes`."""
    return answers | changes if isinstance(answers, ByKey) else {**answers, **changes}


@dataclass(frozen=True)
class Rows:
    """A kind of row. name : of the list, such as `people`; row : of one row, such as `person`.

    title : the field that a row is called by. called, a : what one is called on the page, "person", "a person".
    asked : whether prompts of the packs say what is asked in a row.
    """

    name: str
    row: str
    title: str
    called: str
    a: str = "a"
    asked: bool = True

    @property
    def order(self) -> str:
        return f"{self.name}.order"

    @property
    def last(self) -> str:
        return f"{self.name}.last"

    def keys(self, answers: AnswersByKey) -> list[str]:
        """The rows that are shown, as `person.1`, in order."""
        order = answers.get(self.order)
        if not isinstance(order, list):
            return []
        keys = dict.fromkeys(key for key in order if isinstance(key, str))
        return [key for key in keys if (number := self._number(key)) and key == f"{self.row}.{number}"]

    def get(self, answers: AnswersByKey, key: str, field: str) -> Any:
        """The answer in a field of the row `key`; None when there is none."""
        return answers.get(f"{key}.{field}")

    def name_of(self, answers: AnswersByKey, key: str) -> str:
        """What the row is called: its title, else "Person 3"."""
        title = self.get(answers, key, self.title)
        plain = title.strip() if isinstance(title, str) else ""
        return plain or f"{self.called.capitalize()} {count_of(int(key.rpartition('.')[2]))}"

    def add(self, answers: AnswersByKey, **fields: Any) -> tuple[str, Changes]:
        """A new row after the others: its key and what to record. Raises `ValueError` when there are too many."""
        keys = self.keys(answers)
        MOST_ROWS.check(len(keys) + 1)
        number = next_number(
            [answers.get(self.last), *map(self._number, [*keys, *beginning(answers, f"{self.row}.")])],
            answers.get(APART),
        )
        key = f"{self.row}.{number}"
        values = {f"{key}.{field}": value for field, value in fields.items()}
        return key, {self.order: [*keys, key], self.last: number, **values}

    def remove(self, answers: AnswersByKey, key: str) -> Changes:
        """Take a row out of the list; what was entered in it is kept."""
        return {self.order: [one for one in self.keys(answers) if one != key]}

    def put_back(self, answers: AnswersByKey, key: str, place: int = MOST_ROWS) -> Changes:
        """Undo `remove`. place : where it stood, counted from 0; at the end when nobody knows."""
        keys = self.remove(answers, key)[self.order]
        return {self.order: [*keys[:place], key, *keys[place:]]}

    def put_aside(self, answers: AnswersByKey) -> set[str]:
        """The rows that the list showed when an earlier interview was put aside."""
        orders = (answers[key] for key in beginning(answers, PAST) if key.endswith(f".{self.order}"))
        return {row for order in orders if isinstance(order, list) for row in order if isinstance(row, str)}

    def _number(self, key: str) -> int:
        """3 for `person.3` and for a field of it; 0 for anything else."""
        found = re.match(rf"{self.row}\.([1-9][0-9]{{0,8}})(?:\.|$)", key)
        return int(found[1]) if found else 0


def next_number(numbers: Iterable[Any], apart: Any = None) -> int:
    """A number that none of `numbers` has and that no other copy of the workbook gives: 6, or 600412 in copy 412.

    apart : which copy this is, 1 to 99,999; None while its answers were never carried to another place. Two copies
    that both add a sixth person would otherwise mix the two when they are put together.
    """
    usable = [number for number in numbers if type(number) is int and 0 <= number < HIGHEST_ROW]
    count = max(map(count_of, usable), default=0) + 1
    copy = apart if type(apart) is int and 0 < apart < COPIES else 0
    return count * COPIES + copy if copy or count >= COPIES else count


def count_of(number: int) -> int:
    """How many there were with this one: 6 for 6 and for 600412."""
    return number // COPIES if number >= COPIES else number


PEOPLE = Rows("people", "person", "name", "person")
STAKEHOLDERS = Rows("stakeholders", "stakeholder", "who", "stakeholder")
NEEDS = Rows("needs", "need", "need", "need")
VALUES = Rows("values", "value", "value", "value")
WISHES = Rows("wishes", "wish", "wish", "wish")
WORRIES = Rows("worries", "worry", "if", "worry", asked=False)
ROUNDS = Rows("rounds", "round", "called", "interview", "an")  # interviews that one looks back at
HEARD = Rows("heard", "heard", "question", "question")  # what one was asked
REFLECTIONS = Rows("reflections", "reflection", "called", "reflection", asked=False)
ACTIONS = Rows("actions", "action", "step", "next step", asked=False)
REFEREES = Rows("referees", "referee", "name", "referee")
OFFERS = Rows("offers", "offer", "employer", "offer", "an")
CRITERIA = Rows("criteria", "criterion", "name", "criterion", asked=False)  # what one adds to those of the packs
POINTS = Rows("points", "point", "what", "point")  # what one asks for before accepting
TOLD = Rows("told", "told", "what", "entry", "an")  # what one told an employer
STORIES = Rows("stories", "story", "name", "story")  # written out; a name alone is a line of its own prompt
BROUGHT = Rows("brought", "brought", "question", "question", asked=False)  # questions that one brought in
LISTS = (
    PEOPLE, STAKEHOLDERS, NEEDS, VALUES, WISHES, WORRIES, ROUNDS, HEARD, REFLECTIONS, ACTIONS, REFEREES, OFFERS,
    CRITERIA, POINTS, TOLD, STORIES, BROUGHT,
)  # fmt: skip

"""Entering is doing: whether what an item of a checklist asks for stands somewhere in the answers already.

A pack says it in `done_by`, a list of lines that must all hold:

- `process.address`: something is entered under this journal key.
- `process.address or written.day-route`: under one of them.
- `person.*.story`: in every row that is shown, and there is one. `person.*.week or person.*.work`: one of them in each.
- `4 of written.content-stories or ask.*`: that many altogether. A text counts once for each of its lines.
"""

from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import Any

from .rows import LISTS, AnswersByKey, Rows, beginning

_ROWS: dict[str, Rows] = {rows.row: rows for rows in LISTS}
_HERE = (None, "", "interview")  # what a row is about: this interview, or nobody said
_NOTHING = ("unknown", "unsaid")  # choices that say nothing


def entered(done_by: Iterable[str], answers: AnswersByKey) -> bool:
    """Whether all of `done_by` holds; False when there is none of it."""
    lines = tuple(done_by)
    return bool(lines) and all(_holds(*parsed_line(line), answers) for line in lines)


def says_something(answer: Any) -> bool:
    """Whether anything was entered. 0 is an answer; no is none, for nobody has done what they say no to."""
    if isinstance(answer, str):
        return bool(answer.strip()) and answer not in _NOTHING
    if isinstance(answer, list):
        return bool(answer) and all(type(one) is int for one in answer)  # a range of people
    return answer is True or type(answer) in (int, float)


@lru_cache(maxsize=2_048)
def parsed_line(line: str) -> tuple[int, tuple[str, ...]]:
    """How many are wanted, 0 for one in each, and of what: (5, ("ask.*", "person.*.question"))."""
    count, of, rest = line.partition(" of ")
    return (int(count) if of else 0), tuple((rest if of else line).split(" or "))


def _holds(wanted: int, patterns: tuple[str, ...], answers: AnswersByKey) -> bool:
    if wanted:
        return sum(_many(answers.get(key)) for one in patterns for key in _keys(one, answers)) >= wanted
    each = list(zip(*(_keys(one, answers) for one in patterns), strict=True))
    return bool(each) and all(any(says_something(answers.get(key)) for key in keys) for keys in each)


def _many(answer: Any) -> int:
    if isinstance(answer, str) and says_something(answer):
        return sum(bool(line.strip()) for line in answer.splitlines())
    return int(says_something(answer))


def _keys(pattern: str, answers: AnswersByKey) -> Iterator[str]:
    """The journal keys that a pattern stands for; rows about another application are none of this interview."""
    before, star, after = pattern.partition(".*")
    rows = _ROWS.get(before.rpartition(".")[2])
    if not star:
        yield pattern
    elif rows is None:
        yield from beginning(answers, f"{before}.")
    else:
        for key in rows.keys(answers):
            if answers.get(f"{key}.application") in _HERE:
                yield f"{before}.{key.rpartition('.')[2]}{after}"

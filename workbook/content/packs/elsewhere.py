"""Answers that pages ask for themselves, as far as a pack may name them (`data/answers.csv`).

A fact may be kept under one of them (`journal`), and an item of a checklist is done once some are entered (`done_by`).
"""

from typing import NamedTuple

from ..data_files import data_rows
from ..entered import parsed_line
from ..kinds import FORMS, SCORING
from ..rows import LISTS

# A line of `done_by`, see entered.py: "process.address", "person.*.story", "4 of ask.* or need.*.need".
_ANSWER = r"[a-z]+(?:\.(?:[a-z0-9_-]+|\*))+"
DONE_BY = rf"^(?:[1-9][0-9]? of )?{_ANSWER}(?: or {_ANSWER})*$"
_CHOICES = {"format": FORMS, "scoring": SCORING}  # by the field of the interview


class Elsewhere(NamedTuple):
    """What a fact that is kept under `key` may be. low, high : the widest range of a number."""

    key: str
    kind: str
    low: int
    high: int

    @property
    def choices(self) -> tuple[str, ...]:
        """Those that the other page knows, in order."""
        return tuple(_CHOICES.get(self.key.rpartition(".")[2], ()))


_NAMED = [
    Elsewhere(row["key"], row["kind"], int(row["low"] or 0), int(row["high"] or 0)) for row in data_rows("answers.csv")
]
KEPT_BY_KEY = {one.key: one for one in _NAMED if one.kind}
_ONE_BY_ONE = {one.key for one in _NAMED}
_ENTRIES = {one.key.removesuffix(".*") for one in _NAMED if one.key.endswith(".*")}
_ROWS = {one.row for one in LISTS}


def not_entered(line: str) -> str:
    """Why a line of `done_by` cannot be, in words; empty when it can."""
    wanted, keys = parsed_line(line)
    for key in keys:
        if not _is_answer(key):
            return (
                f"nothing is entered under {key}. A key of an entry begins with {', '.join(sorted(_ENTRIES))}; "
                "a field of a list is written as person.*.story"
            )
    lists = [key.partition(".*")[0] if ".*" in key else "" for key in keys]
    if not wanted and (_ENTRIES.intersection(lists) or len(set(lists)) > 1):
        return f"it is not clear how many of {line} are enough. Please write, for example, 3 of {line}"
    return ""


def _is_answer(key: str) -> bool:
    first, *rest = key.split(".")
    row = first in _ROWS and len(rest) == 2 and rest[0] == "*" != rest[1]
    return row or key in _ONE_BY_ONE or (first in _ENTRIES and len(rest) == 1)

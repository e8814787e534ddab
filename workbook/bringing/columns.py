"""Which column of a table is what, by its name in four languages, whatever its capitals, blanks and punctuation."""

import re
from collections.abc import Iterable, Sequence

from .import_words import compared_words, keys_of, meaning_of

STORY_PARTS = ("situation", "task", "action", "result")
OF_AN_APPLICATION = ("employer", "title", "status", "outcome", "when", "since", "promised", "applied", "pay", "card")
OF_A_STORY = ("story", *STORY_PARTS, "learned", "shows", "card", "title")
OF_A_QUESTION = ("question", "kind", "notes")
SECOND, EARLIER = "second", "first"  # the day of an interview, by which one it is

_NAMES = frozenset(("name", "title", "label", "value", "text"))  # {"company": {"name": "Example Post"}}
_WHEN = frozenset(
    "at on date time day when scheduled start starts datetime am um datum tag le jour el fecha dia hora for".split()  # noqa: SIM905
)


def matched(columns: Iterable[str], fields: Sequence[str]) -> dict[str, str]:
    """By column, the one of `fields` that it is; each field once, for the first column with such a name."""
    found: dict[str, str] = {}
    for column in columns:
        field = next((one for one in fields if one in _meant(column) and one not in found.values()), "")
        if field:
            found[column] = field
    return found


def _meant(column: str) -> dict[str, frozenset[str]]:
    """What a column may be: as a whole, or without a last "name", as "company.name" is."""
    before, point, last = column.rpartition(".")
    whole = keys_of("column", column)
    return keys_of("column", before) if not whole and point and last.casefold() in _NAMES else whole


def which_interview(column: str) -> str:
    """`SECOND` for a column with the day of a second or later interview, `EARLIER` for a first one; else ""."""
    apart = re.sub(r"(?<=[a-z])(?=[A-Z])", " ", column)
    words = [_one_of_them(word) for word in compared_words(apart) if word not in _WHEN]
    return key if (key := meaning_of("status", " ".join(words))) in (SECOND, EARLIER) else ""


def _one_of_them(word: str) -> str:
    """ "interview" for "interviews"."""
    return word[:-1] if "interviews" in keys_of("column", word) else word


def table_kind(columns: Sequence[str]) -> str:
    """What a table with these columns holds: `applications`, `stories`, `questions`, or "" when nobody can say."""
    story = matched(columns, STORY_PARTS)
    if len([one for one in story if len(one) > 1]) > 1 or len(story) > 2:  # S, T, A, R: three of them
        return "stories"
    found = {*matched(columns, OF_AN_APPLICATION).values()}
    if "employer" in found:
        return "applications"
    if "question" in matched(columns, OF_A_QUESTION).values():
        return "questions"
    board = found & {"title", "card"} and found & {"status", "outcome", "when"}
    return "applications" if board else ""

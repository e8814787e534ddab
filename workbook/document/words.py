"""How answers read in the document: whole, with choices and days in words."""

import re
from collections.abc import Callable, Mapping
from datetime import datetime
from typing import TYPE_CHECKING, Any

from ..answers.keys import CONDITION, NOTE
from ..answers.naming import value_in_words
from ..content.packs.schema import QUESTION_TYPES, REFLECTION_MODELS
from ..content.rows import ACTIONS, BROUGHT, CRITERIA, HEARD, OFFERS, REFLECTIONS
from ..wording import day_in_words, when_in_words

if TYPE_CHECKING:
    from ..content.packs.schema import PackEntry

CONDITION_STATES = {"fine": "It is there and fine", "ask": "Missing or not clear: ask", "none": "Does not apply"}
FLAG_STATES = {"no": "Not seen", "seen": "Seen", "asked": "Asked about it"}
NOT_SAID = ("unknown", "unsaid")

InWords = Callable[[Any], str]  # how an answer reads; empty when it says nothing


def plainly(answer: Any) -> str:
    """An answer in words, whole."""
    match answer:
        case None:
            words = ""
        case bool():
            words = "Yes" if answer else "No"
        case [int() as low, int() as high]:
            words = f"{low} to {high}"
        case list():
            words = ", ".join(plainly(one) for one in answer)
        case dict():
            words = "\n".join(f"{name}: {plainly(one)}" for name, one in answer.items())
        case _:
            words = str(answer)
    return _tidy(words)


_NO_TEXT = {code: None for code in (*range(32), 127, *range(128, 160)) if chr(code) not in "\n\t"}
_LINE_ENDS = re.compile(r"\r\n|[\r\v\f\x85\u2028\u2029]")


def _tidy(text: str) -> str:
    """`text` as it was typed, with one kind of line end and without what no page can show."""
    plain = _LINE_ENDS.sub("\n", text).translate(_NO_TEXT)
    return plain.encode("utf-8", "replace").decode().strip("\n")


def day(answer: Any) -> str:
    """A day or a time such as "2026-12-03T14:00"; anything else as it is."""
    try:
        when = datetime.fromisoformat(answer)
    except (ValueError, TypeError):
        return plainly(answer)
    return when_in_words(when) if len(answer) > len("2026-12-03") else day_in_words(when)


def tick(answer: Any) -> str:
    return "Yes" if answer is True else ""


def one_of(choices: Mapping[str, str]) -> InWords:
    """A choice by its key; one that is gone reads as its key."""

    def words(answer: Any) -> str:
        return "" if answer in NOT_SAID else choices.get(str(answer)) or plainly(answer)

    return words


def choices_of(entry: "PackEntry | None") -> dict[str, str]:
    chosen: tuple[Any, ...] = getattr(entry, "choices", ())
    return {choice.key: choice.text for choice in chosen}


def entry_words(entry: "PackEntry") -> InWords:
    if choices := choices_of(entry):
        return one_of(choices)
    return day if getattr(entry, "kind", "") == "date" else plainly


def with_unit(unit: str) -> InWords:
    """A number with what it counts."""
    return lambda answer: f"{plainly(answer)}{unit}" if answer not in (None, "") else ""


of_ten, percent = with_unit(" of 10"), with_unit(" %")


def choice_of(key: str) -> InWords:
    """A choice that the packs know nothing of."""

    def words(answer: Any) -> str:
        if answer in NOT_SAID:
            return ""
        said = value_in_words(answer, key) if isinstance(answer, str) else ""
        chosen = "" if said.startswith("\N{FIRST STRONG ISOLATE}") else said  # an isolated text was no choice
        return chosen[:1].upper() + chosen[1:] or plainly(answer)

    return words


def field_words(key: str, field: str) -> InWords:
    """How the answer in a field of an application reads."""
    if field in ("role", "format", "scoring", "outcome"):
        return choice_of(key)
    if field == "chosen":
        return tick
    if field in ("before", "after"):
        return percent
    if field in ("when", "since", "promised"):
        return day
    return with_unit(" of 100") if field == "worth" else plainly


ABOUT_WORDS: dict[str, InWords] = {CONDITION: one_of(CONDITION_STATES), NOTE: plainly}
OWN_WORDS: dict[tuple[str, str], InWords] = {
    (HEARD.row, "type"): one_of(QUESTION_TYPES),
    (BROUGHT.row, "type"): one_of(QUESTION_TYPES),
    (BROUGHT.row, "aloud"): tick,
    (REFLECTIONS.row, "model"): one_of(REFLECTION_MODELS),
    (ACTIONS.row, "by"): day,
    (OFFERS.row, "told"): day,
    (ACTIONS.row, "done"): tick,
    (CRITERIA.row, "weight"): of_ten,
}

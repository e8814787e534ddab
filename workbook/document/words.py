"""How answers read in the document: whole, with choices and days in words."""

import re
from collections.abc import Callable, Mapping
from datetime import datetime
from typing import TYPE_CHECKING, Any

from ..answers.shapes import Answer
from ..wording import day_in_words, when_in_words

if TYPE_CHECKING:
    from ..content.packs.schema import PackEntry

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


def tick_in_words(answer: Any) -> str:
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


KIND_IN_WORDS: dict[str, InWords] = {
    "day": day,
    "tick": tick_in_words,
    "percent": with_unit(" %"),
    "of_100": with_unit(" of 100"),
    "of_10": with_unit(" of 10"),
}


def words_of(answer: Answer, entry: "PackEntry | None" = None) -> InWords:
    """How the answers read that are as the catalogue says, or that `entry` of the packs asks for."""
    if answer.choices:
        return one_of({key: text[:1].upper() + text[1:] for key, text in answer.choices.items()})
    if answer.kind:
        return KIND_IN_WORDS.get(answer.kind, plainly)
    return entry_words(entry) if entry else plainly

"""Answers to a question that was once asked in two places: kept with the one that stayed. One fact has one home.

An entry of the packs names the keys under which the same was asked before (`was`). What a person wrote there is put
into the answer that stays, behind what stands in it already, and the old key is emptied; the journal keeps the old
version. What has no room, or is no choice of the entry, stays with the answers to questions that are gone.
"""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from .catalogue import WRITTEN
from .keys import SECTIONS, fact_key, key_of
from .reading import LONGEST_LINE, LONGEST_TEXT

if TYPE_CHECKING:
    from ..content.packs.library import Library
    from ..content.packs.schema import Fact, Prompt

_BETWEEN = {"text": "\n\n", "line": "; "}  # what stands between two answers that are put together


def carried(content: "Library", answers: Mapping[str, Any]) -> dict[str, Any]:
    """What to record so that what was answered under an old key is found under the key that stayed."""
    changes: dict[str, Any] = {}
    entries: list[tuple[str, Prompt | Fact]] = [
        *((key_of(WRITTEN, one), one) for one in content.prompts if one.of == "general"),
        *((fact_key(one), one) for one in content.facts),
    ]
    for key, entry in entries:
        for old in entry.was:
            answer = answers.get(old)
            if answer in (None, "") or _is_asked(content, old):
                continue
            there = changes.get(key, answers.get(key))
            if (joined := _joined(entry, there, answer)) is not None:
                changes |= {key: joined, old: None}
    return changes


def _is_asked(content: "Library", key: str) -> bool:
    """Whether a pack still has an entry for the answers under `key`."""
    kind, _dot, entry = key.partition(".")
    return kind in SECTIONS and content.find(SECTIONS[kind], entry) is not None


def _joined(entry: "Prompt | Fact", there: Any, old: Any) -> Any:
    """One answer to `entry` that holds both; None when there is none."""
    if there in (None, "", old):
        return old if _fits(entry, old) else None
    if entry.kind not in _BETWEEN or not isinstance(there, str) or not isinstance(old, str):
        return None
    if old in there:
        return there
    both = f"{there}{_BETWEEN[entry.kind]}{old}"
    return both if _fits(entry, both) else None


def _fits(entry: "Prompt | Fact", answer: Any) -> bool:
    match entry.kind:
        case "text":
            return isinstance(answer, str) and len(answer) <= LONGEST_TEXT
        case "line":
            return isinstance(answer, str) and len(answer) <= LONGEST_LINE and "\n" not in answer
        case "choice":
            return answer in [choice.key for choice in entry.choices]
        case _:
            return True

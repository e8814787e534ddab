"""The journal keys of all that is prepared, and what of the checklists counts as done."""

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from ..content.entered import entered
from ..content.rows import (
    HEARD,
    NEEDS,
    OFFERS,
    PEOPLE,
    POINTS,
    REFEREES,
    REFLECTIONS,
    ROUNDS,
    STAKEHOLDERS,
    STORIES,
    TOLD,
    VALUES,
    WISHES,
)
from .situation import Situation, belongs

if TYPE_CHECKING:
    from ..content.packs.library import Library
    from ..content.packs.schema import Fact, Item, PackEntry

# The first word of a journal key says what kind of answer it is; the rest is the key of an entry of the content.
DONE, PROCESS, WRITTEN, QUESTION, ASKED, FLAG, ADJUSTMENT, STARTER, WEIGHT = (
    "done", "process", "written", "question", "ask", "flag", "adjustment", "starter", "weight",
)  # fmt: skip
SECTIONS = {
    DONE: "checklist",
    PROCESS: "facts",
    WRITTEN: "prompts",
    QUESTION: "questions",
    ASKED: "reverse_questions",
    FLAG: "red_flags",
    ADJUSTMENT: "adjustments",
    STARTER: "starters",
    WEIGHT: "criteria",
}
_OWN_WORDS = frozenset({"written.own-questions", "written.adjustment-notes"})  # answers that no entry asks for
FROM_PACKS = (  # lists whose fields are prompts of the packs
    PEOPLE, STAKEHOLDERS, NEEDS, VALUES, WISHES, ROUNDS, HEARD, REFEREES, OFFERS, POINTS, TOLD,
    STORIES,
)  # fmt: skip
# Fields of rows that no entry asks for.
OWN_FIELDS = frozenset(
    ("person", "suggestion", "application", "type", "round", "called", "model", "minutes", "about", "told")
)
BEFORE_IT, AFTER_IT = "before", "after"  # round.1.before.<task>: how confident one is, 0 to 10
CONDITION, NOTE, SCORE, SHARED = "condition", "note", "score", "shared"  # offer.1.note.<key>, reflection.1.<key>.shared
OWN_SCORE = f"{SCORE}.criterion-"  # for a criterion of one's own


def key_of(kind: str, entry: "PackEntry") -> str:
    """The journal key of the answer to `entry`: `done.agenda`."""
    return f"{kind}.{entry.key}"


def fact_key(fact: "Fact") -> str:
    """The journal key of the answer to a fact; another page may keep it."""
    return fact.journal or key_of(PROCESS, fact)


AnEntry = TypeVar("AnEntry", bound="PackEntry")


def here(entries: Iterable[AnEntry], situation: Situation) -> list[AnEntry]:
    """The entries that may belong to this interview, in order."""
    return [entry for entry in entries if belongs(entry.applies_to, situation)]


def is_done(item: "Item", answers: Mapping[str, Any]) -> bool:
    """Whether an item is done.

    True and False under its key are what the person said, and count until they say otherwise. While nobody said
    anything, it is done once what it asks for is entered.
    """
    ticked = answers.get(key_of(DONE, item))
    return ticked if isinstance(ticked, bool) else entered(item.done_by, answers)


def is_entered(item: "Item", answers: Mapping[str, Any]) -> bool:
    """Whether an item is done because what it asks for was entered, and nobody ticked or unticked it."""
    return not isinstance(answers.get(key_of(DONE, item)), bool) and entered(item.done_by, answers)


def orphans(content: "Library", answers: dict[str, Any]) -> list[tuple[str, Any]]:
    """Answers whose entry is in no pack any more, as (journal key, answer); those that are empty are left out."""
    known = {kind: {entry.key for entry in getattr(content, section)} for kind, section in SECTIONS.items()}
    fields = _row_fields(content)
    found = []
    for key, answer in sorted(answers.items()):
        kind, _dot, rest = key.partition(".")
        number, _dot, field = rest.partition(".")
        if kind in fields and number.isdigit():
            gone = field not in fields[kind] | OWN_FIELDS and not field.startswith(OWN_SCORE)
        else:
            gone = kind in known and rest.partition(".")[0] not in known[kind] and key not in _OWN_WORDS
        empty = answer is None or answer is False or answer == ""  # 0 is an answer
        if gone and not empty:
            found.append((key, answer))
    return found


def _row_fields(content: "Library") -> dict[str, set[str]]:
    """By the first word of the keys of its rows, the fields that the content gives to each list."""
    fields = {rows.row: {prompt.key for prompt in content.prompts if prompt.of == rows.row} for rows in FROM_PACKS}
    fields[ROUNDS.row] |= {f"{moment}.{one.key}" for one in content.tasks for moment in (BEFORE_IT, AFTER_IT)}
    fields[OFFERS.row] |= {f"{kind}.{one.key}" for one in content.conditions for kind in (CONDITION, NOTE)}
    fields[OFFERS.row] |= {f"{SCORE}.{one.key}" for one in content.criteria}
    asked = {one.key for one in content.reflections}
    fields[REFLECTIONS.row] = asked | {f"{key}.{SHARED}" for key in asked}
    return fields

"""The journal keys of all that is prepared, and what of the checklists counts as done."""

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from ..content.entered import entered
from ..content.rows import LISTS, REFLECTIONS
from .catalogue import CATALOGUE, DONE, OF_ENTRIES, PROCESS, found
from .situation import Situation, belongs

if TYPE_CHECKING:
    from ..content.packs.library import Library
    from ..content.packs.schema import Fact, Item, PackEntry

# The first word of a journal key says what kind of answer it is; the rest is the key of an entry of the content.
SECTIONS = {
    first: one.of
    for one, (first, _dot, rest) in ((one, one.shape.partition(".")) for one in OF_ENTRIES)
    if rest == f"{{{one.of}}}"
}
BEFORE_IT, AFTER_IT = "before", "after"  # round.1.before.<task>: how confident one is, 0 to 10
CONDITION, NOTE, SCORE, SHARED = "condition", "note", "score", "shared"  # offer.1.note.<key>, reflection.1.<key>.shared
OWN_SCORE = f"{SCORE}.criterion-"  # for a criterion of one's own
_SECTIONS_ASKED = {answer.of for answer in CATALOGUE if answer.of}
_ASKED_IN_ROWS = {REFLECTIONS.row, *(rows.row for rows in LISTS if rows.asked)}


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


def orphans(content: "Library", answers: Mapping[str, Any]) -> list[tuple[str, Any]]:
    """Answers whose entry is in no pack any more, as (journal key, answer); those that are empty are left out."""
    there = {
        (section, of) for section in _SECTIONS_ASKED for one in getattr(content, section) for of in (one.key, one.place)
    }
    empty = (None, "")  # 0 is an answer
    filled = ((key, answer) for key, answer in sorted(answers.items()) if answer not in empty and answer is not False)
    return [(key, answer) for key, answer in filled if _is_gone(key, there)]


def _is_gone(key: str, there: set[tuple[str, str]]) -> bool:
    """there : the section and the place of every entry."""
    kind, _dot, rest = key.partition(".")
    if kind not in SECTIONS and not (kind in _ASKED_IN_ROWS and rest.partition(".")[0].isdigit()):
        return False
    known = found(key)
    if not known or known.field.startswith(OWN_SCORE):
        return not known
    return bool(known.answer.of) and (known.answer.of, known.place) not in there

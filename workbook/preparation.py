"""How far somebody has got: the checklists, what counts as done, and the journal keys of all that is prepared."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any, TypeVar

from .plan import Job, share
from .rows import NEEDS, PEOPLE, STAKEHOLDERS, VALUES, WISHES
from .situation import Situation, belongs

if TYPE_CHECKING:
    from .packs.library import Library
    from .packs.schema import Entry, Fact, Item

# The first word of a journal key says what kind of answer it is; the rest is the key of an entry of the content.
DONE, PROCESS, WRITTEN, QUESTION, ASKED, FLAG, ADJUSTMENT, STARTER = (
    "done", "process", "written", "question", "ask", "flag", "adjustment", "starter",
)  # fmt: skip
BEFORE = "before"
SECTIONS = {
    DONE: "checklist",
    PROCESS: "facts",
    WRITTEN: "prompts",
    QUESTION: "questions",
    ASKED: "reverse_questions",
    FLAG: "red_flags",
    ADJUSTMENT: "adjustments",
    STARTER: "starters",
}
OWN_WORDS = frozenset({"written.own-questions", "written.adjustment-notes"})  # answers that no entry asks for
FROM_PACKS = (PEOPLE, STAKEHOLDERS, NEEDS, VALUES, WISHES)  # lists whose fields are prompts of the packs
OWN_FIELDS = frozenset({"person", "suggestion"})  # fields of theirs that no prompt asks for


def key_of(kind: str, entry: "Entry") -> str:
    """The journal key of the answer to `entry`: `done.agenda`."""
    return f"{kind}.{entry.key}"


def fact_key(fact: "Fact") -> str:
    """The journal key of the answer to a fact; another page may keep it."""
    return fact.journal or key_of(PROCESS, fact)


AnEntry = TypeVar("AnEntry", bound="Entry")


def here(entries: Iterable[AnEntry], situation: Situation) -> list[AnEntry]:
    """The entries that may belong to this interview, in order."""
    return [entry for entry in entries if belongs(entry.applies_to, situation)]


def jobs_of(content: "Library", situation: Situation, answers: dict[str, Any]) -> list[Job]:
    """Every item of the checklists that belongs here and is for the time before, and whether it is done."""
    return [_job(item, answers) for item in here(content.checklist, situation) if item.when == BEFORE]


def _job(item: "Item", answers: dict[str, Any]) -> Job:
    done = answers.get(key_of(DONE, item)) is True
    return Job(item.key, item.text, item.minutes, item.area, item.matters, done)


def done_percent(content: "Library", situation: Situation, answers: dict[str, Any]) -> int:
    """How much of the checklists is done, 0 to 100: what page 01 counts as preparation."""
    return round(100 * share(jobs_of(content, situation, answers)))


def orphans(content: "Library", answers: dict[str, Any]) -> list[tuple[str, Any]]:
    """Answers whose entry is in no pack any more, as (journal key, answer); those that are empty are left out."""
    known = {kind: {entry.key for entry in getattr(content, section)} for kind, section in SECTIONS.items()}
    fields = {rows.row: {prompt.key for prompt in content.prompts if prompt.of == rows.row} for rows in FROM_PACKS}
    found = []
    for key, answer in sorted(answers.items()):
        kind, _dot, rest = key.partition(".")
        if kind in fields:
            gone = rest.partition(".")[2] not in fields[kind] | OWN_FIELDS
        else:
            gone = kind in known and rest.partition(".")[0] not in known[kind] and key not in OWN_WORDS
        empty = answer is None or answer is False or answer == ""  # 0 is an answer
        if gone and not empty:
            found.append((key, answer))
    return found

"""What the answers to the content packs are called: the words of the entry, with what kind of answer it is."""

import re
from typing import TYPE_CHECKING, Any

from ..content.rows import (
    ACTIONS,
    BROUGHT,
    CRITERIA,
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
    WORRIES,
    Rows,
    count_of,
)
from .keys import (
    ADJUSTMENT,
    AFTER_IT,
    ASKED,
    BEFORE_IT,
    CONDITION,
    DONE,
    FLAG,
    NOTE,
    PROCESS,
    QUESTION,
    SCORE,
    SECTIONS,
    SHARED,
    STARTER,
    WEIGHT,
    WRITTEN,
)

if TYPE_CHECKING:
    from ..content.packs.schema import PackEntry

_SAID = {
    DONE: "Done: {}",
    PROCESS: "{}",
    WRITTEN: "{}",
    QUESTION: "Notes on “{}”",
    ASKED: "To ask: {}",
    FLAG: "Red flag: {}",
    ADJUSTMENT: "Adjustment: {}",
    STARTER: "If-then plan: {}",
    WEIGHT: "How much it matters: {}",
}
_LISTS = {
    PEOPLE: "The people you will meet",
    STAKEHOLDERS: "Stakeholders",
    NEEDS: "What they need",
    VALUES: "Their values",
    WISHES: "What you want",
    WORRIES: "What may go wrong",
    ROUNDS: "Interviews you look back at",
    HEARD: "Questions you were asked",
    REFLECTIONS: "Reflections",
    ACTIONS: "Your next steps",
    REFEREES: "Referees",
    OFFERS: "Offers",
    CRITERIA: "Criteria of your own",
    POINTS: "What you ask for",
    TOLD: "What you told whom",
    STORIES: "Your stories",
    BROUGHT: "Questions you brought in",
}
_ROWS = {rows.row: rows for rows in _LISTS}
_ROW_FIELDS = {
    "person": "which person it is",
    "suggestion": "which suggestion it came from",
    "what": "what could go wrong",
    "if": "how it begins",
    "then": "what you do then",
    "told": "the day you told them no",
    "application": "which application it belongs to",
    "type": "kind of question",
    "round": "which interview it came from",
    "about": "which interview it is about",
    "called": "what it is called",
    "model": "way of looking back",
    "minutes": "minutes",
    "step": "what to do",
    "by": "by which day",
    "done": "done",
    "source": "where it comes from",
    "name": "name",
    "question": "the question",
    "heading": "what it stood under",
    "notes": "your notes",
    "aloud": "said aloud",
    "weight": "how much it matters",
}
# Fields of rows that are about an entry: the section it is in, and how it is said.
_ABOUT_AN_ENTRY = {
    BEFORE_IT: ("tasks", "sure of it before: {}"),
    AFTER_IT: ("tasks", "sure of it afterwards: {}"),
    CONDITION: ("conditions", "{}"),
    NOTE: ("conditions", "note on “{}”"),
    SCORE: ("criteria", "points for: {}"),
}
_OTHERS = {
    "recruiter.channel": "How you ask the recruiter",
    "fit.advert": "The advert",
    "plan.hours": "Hours a day to prepare",
    "plan.zone": "Time zone of the interview",
    "day.paper": "Paper for the day card",
    "written.own-questions": "Questions of your own",
    "written.adjustment-notes": "Notes on adjustments",
    "accepted.offer": "The offer you accepted",
    "accepted.on": "The day you accepted it",
    "letter.name": "Your name, as it closes your letters",
    "letter.time.reason": "Why you need more time",
    "letter.time.until": "Until when you ask to think",
    "letter.references.application": "Which application the letters to your referees are about",
}


def content_name_of(key: str) -> str:
    """What the answer under `key` is called; empty when it is not about the content packs."""
    kind, _dot, rest = key.partition(".")
    for rows, name in _LISTS.items():
        if key in (rows.order, rows.last):
            return f"{name}: {'their order' if key == rows.order else 'how many were added'}"
    if key in _OTHERS:
        return _OTHERS[key]
    if kind == "recruiter":
        return _named(PROCESS, rest.removeprefix("ask."), "Ask the recruiter: {}")
    if kind in _ROWS:
        return _row_name(_ROWS[kind], rest)
    if kind == QUESTION and rest.endswith(".aloud"):
        return _named(kind, rest.removesuffix(".aloud"), "Said aloud: “{}”")
    return _named(kind, rest, _SAID[kind]) if kind in _SAID else ""


def content_choices(key: str) -> dict[str, str]:
    """What the choices under `key` read as; empty when the answer is no choice."""
    choices: tuple[Any, ...] = getattr(_asked(key), "choices", ())
    return {choice.key: choice.text for choice in choices}


def content_kind(key: str) -> str:
    """How the packs have it answered: "date", "line" …; empty when they do not ask for it."""
    return getattr(_asked(key), "kind", "")


def _asked(key: str) -> "PackEntry | None":
    """The prompt or the fact whose answer stands under `key`."""
    kind, _dot, rest = key.partition(".")
    if kind in _ROWS:
        return _entry("prompts", f"{kind}.{rest.partition('.')[2]}")
    return _entry(SECTIONS[kind], rest) if kind in (PROCESS, WRITTEN) else None


def _named(kind: str, key: str, said: str) -> str:
    entry = _entry(SECTIONS[kind], key)
    return said.format(entry.text) if entry else ""


def _row_name(rows: Rows, rest: str) -> str:
    number, _dot, field = rest.partition(".")
    counted = count_of(int(number)) if number.isdecimal() else number
    return f"{rows.called.capitalize()} {counted}: {_field_name(rows.row, field)}"


def _field_name(row: str, field: str) -> str:
    kind, _dot, key = field.partition(".")
    if kind in _ABOUT_AN_ENTRY and key:
        section, said = _ABOUT_AN_ENTRY[kind]
        entry = _entry(section, key)
        return said.format(entry.text if entry else re.sub("[-_]+", " ", key))
    entry = _entry("prompts", f"{row}.{kind}") or _entry("reflections", kind)
    words = entry.text if entry else _ROW_FIELDS.get(kind, re.sub("[-_]+", " ", kind))
    return f"may be shared: {words}" if key == SHARED else words


def _entry(section: str, key: str) -> "PackEntry | None":
    from ..content.packs.library import library  # only when somebody looks at such an answer

    return library().find(section, key)

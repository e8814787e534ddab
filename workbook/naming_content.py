"""What the answers to the content packs are called: the words of the entry, with what kind of answer it is."""

import re
from typing import TYPE_CHECKING, Any

from .preparation import ADJUSTMENT, ASKED, DONE, FLAG, PROCESS, QUESTION, SECTIONS, STARTER, WRITTEN
from .rows import NEEDS, PEOPLE, STAKEHOLDERS, VALUES, WISHES, WORRIES

if TYPE_CHECKING:
    from .packs.schema import Entry

_SAID = {
    DONE: "Done: {}",
    PROCESS: "{}",
    WRITTEN: "{}",
    QUESTION: "Notes on “{}”",
    ASKED: "To ask: {}",
    FLAG: "Red flag: {}",
    ADJUSTMENT: "Adjustment: {}",
    STARTER: "If-then plan: {}",
}
_LISTS = {
    PEOPLE: "The people you will meet",
    STAKEHOLDERS: "Stakeholders",
    NEEDS: "What they need",
    VALUES: "Their values",
    WISHES: "What you want",
    WORRIES: "What may go wrong",
}
_ROWS = {rows.row: rows for rows in _LISTS}
_ROW_FIELDS = {
    "person": "which person it is",
    "suggestion": "which suggestion it came from",
    "what": "what could go wrong",
    "if": "how it begins",
    "then": "what you do then",
}
_OTHERS = {
    "recruiter.channel": "How you ask the recruiter",
    "fit.advert": "The advert",
    "plan.hours": "Hours a day to prepare",
    "plan.zone": "Time zone of the interview",
    "day.paper": "Paper for the day card",
    "written.own-questions": "Questions of your own",
    "written.adjustment-notes": "Notes on adjustments",
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
        return _row_name(_ROWS[kind].called, rest)
    if kind == QUESTION and rest.endswith(".aloud"):
        return _named(kind, rest.removesuffix(".aloud"), "Said aloud: “{}”")
    return _named(kind, rest, _SAID[kind]) if kind in _SAID else ""


def content_choices(key: str) -> dict[str, str]:
    """What the choices under `key` read as; empty when the answer is no choice."""
    kind, _dot, rest = key.partition(".")
    if kind in _ROWS:
        entry = _entry("prompts", rest.partition(".")[2])
    else:
        entry = _entry(SECTIONS[kind], rest) if kind in (PROCESS, WRITTEN) else None
    choices: tuple[Any, ...] = getattr(entry, "choices", ())
    return {choice.key: choice.text for choice in choices}


def _named(kind: str, key: str, said: str) -> str:
    entry = _entry(SECTIONS[kind], key)
    return said.format(entry.text) if entry else ""


def _row_name(called: str, rest: str) -> str:
    number, _dot, field = rest.partition(".")
    entry = _entry("prompts", field)
    words = entry.text if entry else _ROW_FIELDS.get(field, re.sub("[-_]+", " ", field))
    return f"{called.capitalize()} {number}: {words}"


def _entry(section: str, key: str) -> "Entry | None":
    from .packs.library import library  # only when somebody looks at such an answer

    return library().find(section, key)

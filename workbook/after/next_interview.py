"""The next interview: the one of page 00 moves into the pipeline, and what belongs to it alone is put aside.

Nothing is deleted. Each answer has one of three fates:

- It follows the interview. `interview.…` and `touch.interview.…` become `application.N.…` and `touch.application.N.…`,
  and whatever names "interview" as its application, or as the source of a next step, names `application.N` instead.
- It is put aside: kept under `past.application.N.<its key>`, and empty under its own. That is what is known about the
  process, what was asked of the recruiter, the ticks, red flags, the advert, how much was prepared, which rows the
  lists about these people and this work show (the rows keep their fields), and what was written in some areas.
- It stays, being about the person or being a list of its own: notes on questions, questions to ask, stories, wishes,
  adjustments, if-then plans, interviews looked back at, what was asked there, reflections, next steps, referees,
  offers, what was told whom, the plan for a no, the record, and all settings.

The catalogue says it of every answer.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING, Any

from ..answers.applications import MOST_APPLICATIONS, Application, order_of, read_application
from ..answers.catalogue import (
    AREA_HOMES,
    DONE,
    FIRST,
    FLAG,
    LAST_NUMBER,
    ORDER,
    PREPARATION,
    PROCESS,
    ROLE,
    WRITTEN,
    fate_of_unknown,
    found,
)
from ..answers.lists import LISTS_OF_ROWS
from ..answers.shapes import ASIDE, FOLLOWS, STAYS, Match
from ..before.the_process import is_known
from ..content.rows import (
    ACTIONS,
    APART,
    PAST,
    WISHES,
    AnswersByKey,
    Changes,
    next_number,
)
from ..wording import counted, day_in_words, joined, plural

if TYPE_CHECKING:
    from ..content.packs.library import Library

RECRUITER = "recruiter"
# Lists of which no row is shown any more.
LISTS_ASIDE = tuple(one.rows for one in LISTS_OF_ROWS if one.aside)
SAY_NOTHING = frozenset({ROLE, f"{FIRST}.locked"})  # alone they make no interview
NO_ANSWER: tuple[Any, ...] = (None, "", [])
_ORDERS = frozenset(rows.order for rows in LISTS_ASIDE)
_NUMBERED = re.compile(r"(?:past\.|touch\.)?application\.([1-9][0-9]{0,8})(?:\.|$)")

_NOTHING = (
    "Nothing is written down about an interview on Start here, so there is nothing to put aside. "
    "You can enter the next one there."
)
UNSEEN = (
    "They are kept, but no page shows them any more. For a copy to read, first use “Take it with you” on this page."
)
STAYING = (
    "What is about you stays where it is: your stories and notes, the questions you ask, your wishes, looks back, "
    "next steps, referees and offers."
)


@dataclass(frozen=True)
class Begun:
    """What beginning with the next interview does. key : the application it becomes; empty when there is nothing.

    changes : to be recorded, in this order. before : what stood under the same keys. sentences : what happens, before
    it is done. done : the same afterwards.
    """

    key: str
    changes: Changes = field(repr=False)
    before: Changes = field(repr=False)
    sentences: tuple[str, ...] = field(repr=False)
    done: str = field(default="", repr=False)

    @property
    def sentence(self) -> str:
        return " ".join(self.sentences)


def begin_next(answers: AnswersByKey, content: "Library", today: date | None = None) -> Begun:
    """Put the interview of page 00 aside, so that page 00 is empty for the next one.

    Raises `ValueError` when the pipeline is full.
    """
    key = _new_key(answers)
    moves = _moves(answers, content, key)
    if not any(_says_something(old, answers[old]) for old in moves):
        return Begun("", {}, {}, (_NOTHING,))
    application, order = read_application(FIRST, answers.get), order_of(answers.get)
    MOST_APPLICATIONS.check(len(order) + 1)
    shown = [key] if FIRST in order else []
    changes = {
        **{new: answers[old] for old, new in moves.items()},
        ORDER: [FIRST, *(one for one in order if one != FIRST), *shown],
        LAST_NUMBER: int(key.rpartition(".")[2]),
        **_references(answers, key),
        **{old: [] if old in _ORDERS else None for old in moves},  # last, so that a copy is always recorded before
    }
    before = {one: answers.get(one) for one in changes}
    where = f"{application.name} is in “Your pipeline” now." if shown else f"{application.name} is put aside."
    sentences = _sentences(answers, application, moves, bool(shown), today)
    return Begun(key, changes, before, sentences, f"Done. {where} The pages are ready for the next interview.")


def taken_back(begun: Begun) -> Changes:
    """What to record to undo it: what was put aside is back before its copy goes."""
    return dict(reversed(begun.before.items()))


def may_take_back(answers: AnswersByKey, begun: Begun, content: "Library") -> bool:
    """Whether nothing has been changed since that taking it back would mix with the interview that went."""
    if any(_plain(answers.get(key)) != _plain(value) for key, value in begun.changes.items()):
        return False
    if any(answers[key] not in NO_ANSWER for key in _moves(answers, content, begun.key)):
        return False
    newer = (key for key, value in answers.items() if key not in begun.changes and value not in NO_ANSWER)
    return not any(_is_about(key, answers[key], begun.key) for key in newer) and not _references(answers, begun.key)


def _is_about(key: str, value: Any, application: str) -> bool:
    """Whether an answer is one of `application`, or names it."""
    match = _NUMBERED.match(key)
    names = key.endswith(".application") and value == application
    return names or bool(match and f"application.{match[1]}" == application)


def _new_key(answers: AnswersByKey) -> str:
    """A key that no application ever had."""
    matches = (_NUMBERED.match(key) for key in [*answers, *order_of(answers.get)])
    numbers = [int(match[1]) for match in matches if match]
    return f"application.{next_number([answers.get(LAST_NUMBER), *numbers], answers.get(APART))}"


def _moves(answers: AnswersByKey, content: "Library", application: str) -> dict[str, str]:
    """Where each answer that does not stay goes, by the key it has now."""
    there = (key for key, value in answers.items() if value is not None and not (key in _ORDERS and value == []))
    moves = {key: _new_place(key, application, content) for key in there}
    return {old: new for old, new in moves.items() if new}


def _new_place(key: str, application: str, content: "Library") -> str:
    """The key that the answer under `key` gets; empty when it stays."""
    known = found(key)
    fate = _fate(known, content) if known else fate_of_unknown(key)
    if known and fate == FOLLOWS and known.whose == FIRST:
        return key.replace(f"{FIRST}.", f"{application}.", 1)
    return f"{PAST}{application}.{key}" if fate == ASIDE else ""


def _fate(known: Match, content: "Library") -> str:
    """What becomes of an answer; what is written stays or goes with its area."""
    if known.answer.of != "prompts" or known.whose:
        return known.answer.fate
    entry = content.find("prompts", known.entry)
    return STAYS if not entry else ASIDE if known.answer.fate == ASIDE else AREA_HOMES[entry.area].fate


def _references(answers: AnswersByKey, application: str) -> Changes:
    """What names the interview of page 00, and now names `application`."""
    renamed: Changes = {}
    for key, value in answers.items():
        kind = key.partition(".")[0]
        if key.startswith(PAST) or kind == FIRST:
            continue
        if key.endswith(".application") and value == FIRST:
            renamed[key] = application
        elif kind == ACTIONS.row and key.endswith(".source") and str(value).startswith(f"{FIRST}."):
            renamed[key] = f"{application}{str(value).removeprefix(FIRST)}"
    return renamed


def _says_something(key: str, value: Any) -> bool:
    if key in SAY_NOTHING or (key, value) == (f"{FIRST}.outcome", "open"):
        return False
    return is_known(value) and (value is not False or key.startswith(f"{PROCESS}."))


def _plain(value: Any) -> Any:
    return None if value in NO_ANSWER else value


# What happens, in words.

_COUNTED: dict[str, tuple[str, str]] = {  # (one, several) by what is counted; what is there once has no plural
    DONE: ("tick", "ticks"),
    PROCESS: ("fact about the process", "facts about the process"),
    **{one.rows.order: one.aside for one in LISTS_OF_ROWS if one.aside},
    FLAG: ("answer about red flags", "answers about red flags"),
    WRITTEN: ("written answer", "written answers"),
    "fit": ("the advert", ""),
    RECRUITER: ("what to ask the recruiter", ""),
    PREPARATION: ("how much you had prepared", ""),
}


def _sentences(
    answers: AnswersByKey, application: Application, moves: Mapping[str, str], shown: bool, today: date | None
) -> tuple[str, ...]:
    said = [_moves_in_words(application, shown)]
    if application.is_open:
        said.append("It has no answer yet, and that is fine." + (" It stays open there." if shown else ""))
    if today and application.is_open and application.day and application.day_here and application.day_here > today:
        said.append(
            f"Its day is still to come: {day_in_words(application.day)}. If you will go there, come back after it."
        )
    if aside := joined(_counts(answers, moves)):
        said.append(f"Put aside with it: {aside}. {UNSEEN}")
    if not application.employer:
        said.append("It has no name yet. Enter the employer on Start here first, so that you know it again later.")
    return (*said, f"Nothing is deleted. {STAYING}")


def _moves_in_words(application: Application, shown: bool) -> str:
    if not shown:
        return (
            f"{application.name} leaves Start here. You had removed it from “Your pipeline”, so it stays out of there."
        )
    forecasts = [one for one in (application.before, application.after) if one is not None]
    with_it = [] if application.is_open else ["its outcome"]
    if forecasts:
        with_it.append(plural(len(forecasts), "your forecast"))
    return f"{application.name} moves to “Your pipeline”{f', with {joined(with_it)}' if with_it else ''}."


def _counts(answers: AnswersByKey, moves: Mapping[str, str]) -> list[str]:
    """What is put aside, as "34 ticks"."""
    counts = dict.fromkeys(_COUNTED, 0)
    for key in moves:
        kind = key if key in counts else key.partition(".")[0]
        if kind in (WISHES.row, WRITTEN):
            kind = WRITTEN
        if kind in counts:
            counts[kind] += _count(key, answers)
    named = {kind: _COUNTED[kind] for kind, count in counts.items() if count}
    return [counted(counts[kind], one, many) if many else one for kind, (one, many) in named.items()]


def _count(key: str, answers: AnswersByKey) -> int:
    if rows := next((rows for rows in LISTS_ASIDE if rows.order == key), None):
        return len(rows.keys(answers))
    value = answers[key]
    return int(is_known(value) and (value is not False or key.startswith(f"{PROCESS}.")))

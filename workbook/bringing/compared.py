"""A proposal beside what is entered already: what is there is not proposed, and what contradicts is said."""

from collections.abc import Iterable
from dataclasses import replace

from ..answers.naming import value_in_words
from ..content.rows import AnswersByKey
from .found import MOST_PROPOSED, Found, Proposed

SAME = "you have this already"


def found_in(
    kind: str, what: str, offers: Iterable[Proposed | str], left_out: Iterable[str], answers: AnswersByKey
) -> Found:
    """What was found, each proposal compared with `answers`; what is entered already is among what is left out.

    offers : proposals, and sentences about what cannot be proposed.
    """
    offers = tuple(offers)
    proposed = [one for one in offers if isinstance(one, Proposed)]
    left_out = (*left_out, *(one for one in offers if isinstance(one, str)))
    new = [_compared(one, answers, kind) for one in proposed if not is_there(one, answers)]
    there = [f"{one.label}: {SAME}." for one in proposed if is_there(one, answers)]
    much = [MOST_PROPOSED.sentence(count=len(new) - MOST_PROPOSED, which="")] if len(new) > MOST_PROPOSED else []
    return Found(kind, what, tuple(new[:MOST_PROPOSED]), (*dict.fromkeys((*left_out, *there)), *much))


def _compared(one: Proposed, answers: AnswersByKey, kind: str) -> Proposed:
    """`one`; not ticked, and with both in its note, when it contradicts an answer. kind : "invitation"."""
    if one.more or one.beside:
        return one
    for key, value in _recorded(one).items():
        there = answers.get(key)
        if _is_answer(there) and there != value and value is not None:
            note = f"You have {value_in_words(there, key)}; the {kind} says {value_in_words(value, key)}."
            return replace(one, ticked=False, note=f"{note} {one.note}".strip())
    return one


def is_there(one: Proposed, answers: AnswersByKey) -> bool:
    """Whether all of it is entered already."""
    recorded = {key: value for key, value in _recorded(one).items() if value is not None}
    return bool(recorded) and all(answers.get(key) == value for key, value in recorded.items())


def _recorded(one: Proposed) -> dict[str, object]:
    """What it would record by journal key; nothing for a new row, which contradicts nobody."""
    if one.into and not one.row:
        return {}
    return {f"{one.row}.{field}" if one.row else field: value for field, value in one.answers.items()}


def _is_answer(value: object) -> bool:
    return value not in (None, "", "unknown", [], False)

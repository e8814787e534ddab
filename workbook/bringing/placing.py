"""What to record for the proposals that were taken, and what puts everything back."""

from collections.abc import Iterable
from typing import Any

from ..answers.about_you import candidate_from
from ..answers.applications import MOST_APPLICATIONS, order_of, read_application
from ..answers.catalogue import LAST_NUMBER, ORDER
from ..answers.outcomes import marked
from ..content.rows import APART, LISTS, AnswersByKey, Changes, next_number
from .found import Proposed

APPLICATIONS = "applications"  # kept in its own order, with the interview of page 00 as the first
_LISTS = {rows.name: rows for rows in LISTS}


def changes_of(taken: Iterable[Proposed], answers: AnswersByKey) -> Changes:
    """What to record when `taken` are taken together. Raises `ValueError` when a list is full, or two exclude.

    answers : all that is recorded now. What stands there already is not among the changes.
    """
    taken = tuple(taken)
    choices = [one.one_of for one in taken if one.one_of]
    if len({*choices}) < len(choices):
        raise ValueError("Of those that rule one another out, choose one.")
    changes: Changes = {}
    for one in taken:
        changes |= _placed(one, {**answers, **changes})
    return {key: value for key, value in changes.items() if value != answers.get(key)}


def undone(changes: Changes, before: AnswersByKey, now: AnswersByKey) -> Changes:
    """What puts back what `before` held where `changes` were recorded: None where nothing was.

    now : what is there by now. What was changed since stays; of a list, only the rows that came with `changes` go out.
    A number that was given is not given again.
    """
    back: Changes = {}
    for key, value in changes.items():
        if key.endswith(".order"):
            back[key] = _without_new(now.get(key), value, before.get(key))
        elif not key.endswith(".last") and now.get(key) == value:
            back[key] = before.get(key)
    return back


def stays(changes: Changes, now: AnswersByKey) -> list[str]:
    """The keys of `changes` that hold something else by now, so that undoing leaves them."""
    apart = (".order", ".last")
    return [key for key, value in changes.items() if not key.endswith(apart) and now.get(key) != value]


def _without_new(now: Any, taken: Any, before: Any) -> Any:
    if now == taken:
        return before
    new = set(taken) - {key for key in before if isinstance(key, str)} if isinstance(before, list) else set(taken)
    return [key for key in now if key not in new] if isinstance(now, list) else now


def _placed(one: Proposed, answers: AnswersByKey) -> Changes:
    if one.row or not one.into:
        key, changes = one.row, Changes()
    elif one.into == APPLICATIONS:
        key, changes = _new_application(answers)
    else:
        key, changes = _LISTS[one.into].add(answers)
    named = {f"{key}.{field}" if key else field: value for field, value in one.answers.items()}
    if one.more:
        named = {key: _below(answers.get(key), value) for key, value in named.items()}
    if one.into == APPLICATIONS and (outcome := named.pop(f"{key}.outcome", None)):
        named |= _outcome(key, outcome, {**answers, **changes, **named})
    return changes | named


def _outcome(key: str, outcome: str, answers: AnswersByKey) -> Changes:
    """As when the person chooses it: forecasts are locked, and it counts in their record. Raises `ValueError`."""
    return marked(read_application(key, answers.get), outcome, candidate_from(answers.get))


def _below(there: Any, more: Any) -> Any:
    """`more` on a new line below the text that is there; once, however often it is brought in."""
    if not isinstance(there, str) or not there.strip():
        return more
    return there if str(more).strip() in there else f"{there.rstrip()}\n{more}"


def _new_application(answers: AnswersByKey) -> tuple[str, Changes]:
    """As `InFlight.add` does it. Raises `ValueError` when there are too many."""
    keys = order_of(answers.get)
    MOST_APPLICATIONS.check(len(keys) + 1)
    numbers = [part[1] for key in (*keys, *answers) if (part := key.split("."))[0] == "application" and len(part) > 1]
    used = [int(number) for number in numbers if number.isdecimal() and len(number) < 10]
    number = next_number([answers.get(LAST_NUMBER), *used], answers.get(APART))
    key = f"application.{number}"
    return key, {ORDER: [*keys, key], LAST_NUMBER: number}

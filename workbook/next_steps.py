"""What somebody wants to do next: steps of their own, and those that follow from what they wrote elsewhere."""

from collections.abc import Mapping
from typing import Any

from .rows import ACTIONS, Answers, Changes


def follow(answers: Answers, texts: Mapping[str, str]) -> Changes:
    """What to record so that there is one step for each of `texts`, by the journal key it was written under.

    A step that is there is reworded, unless it is done. One that was removed stays out. An emptied text takes its step
    out of the list. Raises `ValueError` when the list is full.
    """
    changes: Changes = {}
    for source, text in texts.items():
        now = {**answers, **changes}
        key, step = _step_of(now, source), " ".join(text.split())
        if key is None:
            changes |= ACTIONS.add(now, step=step, source=source)[1] if step else {}
        elif not step:
            changes |= {**ACTIONS.remove(now, key), f"{key}.source": None}
        elif key in ACTIONS.keys(now) and now.get(f"{key}.done") is not True:
            changes |= {f"{key}.step": step}
    return changes


def add(answers: Answers, step: str, source: str) -> Changes:
    """The same for one step that may stand in the list once only: nothing when one with these words ever did."""
    said = {_plain(value) for key, value in answers.items() if key.startswith("action.") and key.endswith(".step")}
    return {} if _plain(step) in said else ACTIONS.add(answers, step=step, source=source)[1]


def _step_of(answers: Answers, source: str) -> str | None:
    rows = (key.removesuffix(".source") for key, value in answers.items() if _is_source(key) and value == source)
    return next(rows, None)


def _is_source(key: str) -> bool:
    return key.startswith("action.") and key.endswith(".source")


def _plain(step: Any) -> str:
    return " ".join(step.casefold().split()).rstrip(" .") if isinstance(step, str) else ""

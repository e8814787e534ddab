"""What somebody wants to do next: the steps that follow from what they wrote elsewhere."""

from collections.abc import Mapping

from ..content.rows import ACTIONS, AnswersByKey, Changes

AFTER_A_NO = "next_step"  # the field of an application in which the step after a no is written
EMPTIED = ""  # in the place of a step whose text was emptied; a person who empties the field itself leaves None


def follow(answers: AnswersByKey, texts: Mapping[str, str]) -> Changes:
    """What to record so that there is one step for each of `texts`, by the journal key it was written under.

    A step that is there is reworded. An emptied text takes its step out of the list; once there is a text again, the
    same step is back, with its day. A step that is done stays as it is, and one that the person removed stays out.
    Raises `ValueError` when the list is full.
    """
    changes: Changes = {}
    for source, text in texts.items():
        changes |= _followed({**answers, **changes}, source, " ".join(text.split()))
    return changes


def _followed(answers: AnswersByKey, source: str, step: str) -> Changes:
    key = _step_of(answers, source)
    if key is None:
        return ACTIONS.add(answers, step=step, source=source)[1] if step else {}
    if key in ACTIONS.keys(answers):
        if answers.get(f"{key}.done") is True:
            return {}
        return {f"{key}.step": step} if step else {**ACTIONS.remove(answers, key), f"{key}.step": EMPTIED}
    if step and answers.get(f"{key}.step") == EMPTIED:
        ACTIONS.add(answers)  # refuses when the list is full
        return {**ACTIONS.put_back(answers, key), f"{key}.step": step}
    return {}


def _step_of(answers: AnswersByKey, source: str) -> str | None:
    rows = (key.removesuffix(".source") for key, value in answers.items() if _is_source(key) and value == source)
    return next(rows, None)


def _is_source(key: str) -> bool:
    return key.startswith("action.") and key.endswith(".source")

"""Which referees said yes, and what they can tell together."""

from ..content.rows import REFEREES, AnswersByKey
from .reading import recorded_text

# What referees should tell together.
ANGLES = {
    "manager": "what you got done, as a manager saw it",
    "peer": "what you are like to work with",
    "key_need": "what this job needs most",
}


def said_yes(answers: AnswersByKey) -> list[str]:
    """The referees who said yes."""
    return [key for key in REFEREES.keys(answers) if referee_said(answers, key, "permission") == "yes"]


def covered_angles(answers: AnswersByKey) -> list[str]:
    """The keys of `ANGLES` that somebody who said yes speaks to, in their order."""
    told = {referee_said(answers, key, "angle") for key in said_yes(answers)}
    return [angle for angle in ANGLES if angle in told]


def referee_said(answers: AnswersByKey, key: str, field: str) -> str:
    return recorded_text(REFEREES.get(answers, key, field))

"""What the subject of an invitation says about the job: its title or the employer, which only the person can tell."""

import re

from ..answers.catalogue import FIRST
from ..answers.reading import LONGEST_NAME
from .found import Here, Proposed
from .plain_words import same_length_plain

IS_JOB = "What it is about"
_APART = re.compile(r"\s[-\u2013\u2014|:/]\s|:\s|\s(?:at|bei|chez|en|with|for)\s")
_INTERVIEW = re.compile(
    r"\b(?:interview|gesprach\w*|vorstellungs\w*|entretien|entrevista|invitation|einladung|meeting|call|round|stage)\b"
)
_BEFORE = re.compile(
    r"^\s*(?:re|fw|fwd|aw|wg|tr|invitation|updated invitation|accepted|canceled|cancelled|einladung)\s?:\s*",
    re.IGNORECASE,
)


def of_subject(subject: str, here: Here) -> list[Proposed | str]:
    """What is left of "Second interview - Depot manager": the job title or the employer, so neither is ticked.

    A sentence, when it is longer than either may be.
    """
    parts = [part.strip() for part in _APART.split(_BEFORE.sub("", subject))]
    named = [part for part in parts if len(part) >= 2 and not _INTERVIEW.search(same_length_plain(part))]
    if len(parts) < 2 or len(named) != 1:
        return []
    if len(named[0]) > LONGEST_NAME:
        holds = f"the field for an employer or a job title holds {LONGEST_NAME}"
        return [f"What it is about has {len(named[0]):,} characters; {holds}. Enter it yourself, shorter."]
    kinds = (("Job title", f"{FIRST}.title"), ("Employer", f"{FIRST}.employer"))
    if any(here.answers.get(key) == named[0] for _label, key in kinds):
        return []
    return [
        Proposed(IS_JOB, label, named[0], {key: named[0]}, "From the subject.", ticked=False, one_of="subject")
        for label, key in kinds
    ]

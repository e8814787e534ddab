"""What the person said about themselves, read from the journal as a `Candidate`."""

from collections.abc import Callable
from typing import Any

from ..odds import Candidate
from .catalogue import INTERVIEWS_SO_FAR, OFFERS_SO_FAR, PREPARATION, SELF_RATING, TICKED_SO_FAR, TRAVELS

Latest = Callable[[str], Any]  # the newest value under a journal key, or None

# How strong compared with the people usually met at second interviews, in SD.
STRENGTHS = {"weaker": -1.5, "somewhat_weaker": -0.75, "same": 0.0, "somewhat_stronger": 0.75, "stronger": 1.5}


def candidate_from(latest: Latest) -> Candidate:
    """The candidate as the journal has it; what is missing or cannot be used is left at its default."""
    candidate = Candidate()
    for fields in (
        {"interviews": latest(INTERVIEWS_SO_FAR), "offers": latest(OFFERS_SO_FAR) or 0},
        {"self_rating": STRENGTHS.get(str(latest(SELF_RATING)))},
        {"preparation": _share(preparation(latest))},
        {"travels": _share(latest(TRAVELS))},
    ):
        known = {name: value for name, value in fields.items() if value is not None}
        try:
            candidate = Candidate(**{**vars(candidate), **known})
        except ValueError:
            continue  # another version wrote it: it stays in the journal
    return candidate


def preparation(latest: Latest) -> Any:
    """How much is prepared, in percent: as set by hand, else as the checklists say; None when neither says."""
    by_hand = latest(PREPARATION)
    return latest(TICKED_SO_FAR) if by_hand is None else by_hand


def _share(percent: Any) -> float | None:
    return percent / 100 if isinstance(percent, int | float) and not isinstance(percent, bool) else None

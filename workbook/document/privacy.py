"""What is private: everything, unless its entry or this list says that it is not.

An answer to an entry of a pack follows the entry's own word, `private: false`. All other answers have keys of our own;
those that tell nothing about health, money, feelings or other people are listed here. A key, a field or an entry that
nobody thought of is private.
"""

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ..content.packs.schema import PackEntry

_OF_AN_APPLICATION = (
    *("employer", "title", "role", "when", "format", "rounds_left", "finalists", "openings", "scoring", "insider"),
    *("since", "promised", "outcome", "chosen", "lesson"),
)
NOT_PRIVATE = frozenset(  # keys of our own, with * for a number
    {
        *(f"{one}.{field}" for one in ("interview", "application.*") for field in _OF_AN_APPLICATION),
        *(f"touch.{one}.{which}" for one in ("interview", "application.*") for which in ("first", "second")),
        *("round.*.called", "round.*.day", "round.*.application", "heard.*.type", "heard.*.round"),
        *("offer.*.application", "offer.*.told", "accepted.offer", "accepted.on", "offer.using", "offer.deadline"),
        *("fit.advert", "preparation.done", "pipeline.travels", "pipeline.like"),
        *("waiting.median_yes", "waiting.median_no", "waiting.never", "waiting.ghosted_after", "waiting.leave_out"),
    }
)
_NUMBER = re.compile(r"\.\d+(?=\.)")


def is_private(key: str) -> bool:
    """Whether the answer under a key of our own is private."""
    return _NUMBER.sub(".*", key) not in NOT_PRIVATE


def says_private(entry: "PackEntry", word: str = "private") -> bool:
    """Whether the answer to `entry` is private: yes, unless the entry itself says no."""
    return getattr(entry, word, True) is not False

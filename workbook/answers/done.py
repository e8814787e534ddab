"""How much of the checklists is done: what page 01 counts as preparation until somebody sets it by hand."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from ..content.rows import AnswersByKey
from .keys import is_done

if TYPE_CHECKING:
    from ..content.packs.schema import Item

BEFORE = "before"  # when an item is to be done that counts as preparation


def done_percent(checklist: Iterable["Item"], answers: AnswersByKey) -> int:
    """How much is done of what of `checklist` is for the time before, 0 to 100."""
    items = (item for item in checklist if item.when == BEFORE)
    return round(100 * share_done((item.minutes * item.matters, is_done(item, answers)) for item in items))


def share_done(weighed: Iterable[tuple[int, bool]]) -> float:
    """How much is done, 0 to 1, of things that have a weight each; 0 when there are none."""
    done = {True: 0, False: 0}
    for weight, is_it in weighed:
        done[is_it] += weight
    return done[True] / sum(done.values()) if any(done.values()) else 0.0

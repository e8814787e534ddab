"""What the journal may hold in each field of an application."""

from collections.abc import Callable
from datetime import date
from typing import Any

from ..content.kinds import SCORING
from ..content.roles import roles
from ..limits import TOO_MANY, Limit
from ..odds import MOST_OPENINGS
from .catalogue import OUTCOMES
from .people import People
from .reading import LONGEST_NAME, read_text, read_when

MOST_ROUNDS_LEFT = Limit(5, "interviews left, this one included", TOO_MANY)


def _one_of(allowed: Callable[[], Any]) -> Callable[[Any], str]:
    def accept(recorded: Any) -> str:
        if recorded not in allowed():
            raise ValueError("unknown")
        return recorded

    return accept


def _whole(low: int, high: int) -> Callable[[Any], int]:
    def accept(recorded: Any) -> int:
        if type(recorded) is not int or not low <= recorded <= high:
            raise ValueError("not a whole number in range")
        return recorded

    return accept


def _flag(recorded: Any) -> bool:
    if not isinstance(recorded, bool):
        raise ValueError("not true or false")
    return recorded


def _day(recorded: Any) -> str:
    return date.fromisoformat(recorded).isoformat() if recorded else ""


def _moment(recorded: Any) -> str:
    return read_when(str(recorded), "Date and time").isoformat(timespec="minutes") if recorded else ""


ACCEPT: dict[str, Callable[[Any], Any]] = {
    "employer": lambda recorded: read_text(recorded, "Employer", LONGEST_NAME),
    "title": lambda recorded: read_text(recorded, "Job title", LONGEST_NAME),
    "role": _one_of(roles),
    "finalists": People.of,
    "rounds_left": _whole(1, MOST_ROUNDS_LEFT),
    "scoring": _one_of(lambda: SCORING),
    "insider": _flag,
    "openings": _whole(1, MOST_OPENINGS),
    "when": _moment,
    "since": _day,
    "promised": _day,
    "outcome": _one_of(lambda: OUTCOMES),
    "before": _whole(1, 99),
    "after": _whole(1, 99),
    "locked": _flag,
    "worth": _whole(0, 100),
    "chosen": _flag,
}
FIELDS = tuple(ACCEPT)

"""JSON read strictly: bounded in depth, parts and digits, every number finite, nothing said twice."""

import json
import math
import re
from typing import Any

from ..limits import Limit
from .entry import DEEPEST, MOST_DIGITS
from .errors import ProgressError

_AROUND = 3  # the file, its entries and an entry stand around an answer
MOST_BRACKETS = Limit(  # opening brackets; 5 MB of them would take 500 MB of memory
    200_000, "lists and groups in a progress file", "This file has more parts than the workbook takes."
)
_NOTHING = "Nothing was changed."


def refusal(sentence: str) -> ProgressError:
    return ProgressError(f"{sentence} {_NOTHING}")


def parsed(text: str, deepest: int = DEEPEST + _AROUND, once: bool = True) -> Any:
    """What a JSON text says. once : nothing may be said twice.

    Raises `ValueError` when it is not JSON, `ProgressError` when it is more than the workbook takes.
    """
    _check_shape(text, deepest)
    return json.loads(
        text,
        parse_int=_integer,
        parse_float=_finite,
        parse_constant=_finite,
        object_pairs_hook=_members if once else None,
    )


def _check_shape(text: str, deepest: int) -> None:
    """Look at the brackets before anything is built from them: what they hold could fill the memory, or the stack."""
    outside = "".join(text.replace("\\\\", "").replace('\\"', "").split('"')[::2])
    if outside.count("[") + outside.count("{") > MOST_BRACKETS:
        raise refusal(MOST_BRACKETS.sentence())
    depth = 0
    for bracket in re.findall(r"[\[\]{}]", outside):
        depth += 1 if bracket in "[{" else -1
        if depth > deepest:
            raise refusal(DEEPEST.sentence())


def _members(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    members = dict(pairs)
    if len(members) < len(pairs):
        raise refusal("This file says the same thing twice in one place.")
    return members


def _integer(digits: str) -> int:
    if len(digits.lstrip("-")) > MOST_DIGITS:
        raise refusal(MOST_DIGITS.sentence())
    return int(digits)


def _finite(digits: str) -> float:
    number = float(digits)
    if not math.isfinite(number):
        raise refusal("This file has a number that is not finite.")
    return number

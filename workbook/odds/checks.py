"""Checks at the door: every number that enters the model is refused or returned here.

A refusal is a `ValueError` of one sentence that names the field, what came and what is allowed.
"""

from numbers import Integral, Real

import numpy as np

from ..limits import TOO_MANY, TOO_MUCH, Limit

LONGEST_REFUSED = Limit(
    60, "characters of a value that is named in a refusal", harmless="what was typed stays where it was"
)


def number(field: str, value: object, low: float, high: float) -> float:
    """Return `value` as a float in [`low`, `high`], or raise `ValueError`.

    Booleans, strings, NaN and infinities are refused: none of them is an ordinary number.
    """
    ordinary = isinstance(value, (float, Real)) and not isinstance(value, bool)
    if not ordinary or not low <= value <= high:  # type: ignore[operator]  # NaN is in no range
        raise ValueError(TOO_MUCH.format(field=field, low=low, limit=high, given=given(value)))
    return float(value)  # type: ignore[arg-type]


def whole(field: str, value: object, low: int, high: int) -> int:
    """Return `value` as an int in [`low`, `high`], or raise `ValueError`. 3.0 is not a count, 3 is."""
    counted = isinstance(value, (int, Integral)) and not isinstance(value, bool)
    if not counted or not low <= value <= high:  # type: ignore[operator]
        raise ValueError(TOO_MANY.format(field=field, low=low, limit=high, given=given(value)))
    return int(value)  # type: ignore[call-overload]


def flag(field: str, value: object) -> bool:
    """Return `value` as a bool, or raise `ValueError`. Tables keep yes and no as numpy's booleans or as 1 and 0."""
    yes_or_no = isinstance(value, bool | np.bool_) or (isinstance(value, Integral) and value in (0, 1))
    if not yes_or_no:
        raise ValueError(f"{field} must be True or False. You gave: {given(value)}.")
    return bool(value)


def given(value: object) -> str:
    """`value` as a person can read it, never long: 1,000,000,000, 'three', nan."""
    if isinstance(value, Integral) and abs(value) >= 10**LONGEST_REFUSED:
        return f"a number of more than {LONGEST_REFUSED} digits"
    try:
        if isinstance(value, Real) and not isinstance(value, bool):
            return f"{value:,}" if isinstance(value, Integral) else f"{float(value):,g}"
        text = repr(value)
    except (ValueError, OverflowError):  # digits without end somewhere inside
        return f"something with a number of more than {LONGEST_REFUSED} digits"
    return text if len(text) <= LONGEST_REFUSED else f"{text[:LONGEST_REFUSED]}..."

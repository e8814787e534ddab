"""Checks at the door: every number that enters the model is refused or returned here.

A refusal is a `ValueError` of one sentence that names the field, what came and what is allowed.
"""

import math
from numbers import Integral, Real

LONGEST_SHOWN = 60  # characters of a refused value


def number(field: str, value: object, low: float, high: float) -> float:
    """Return `value` as a float in [`low`, `high`], or raise `ValueError`.

    Booleans, strings, NaN and infinities are refused: none of them is an ordinary number.
    """
    ordinary = isinstance(value, (float, Real)) and not isinstance(value, bool) and math.isfinite(value)
    if not ordinary or not low <= (given := float(value)) <= high:  # type: ignore[arg-type]
        allowed = f"an ordinary number from {low:,g} to {high:,g}"
        raise ValueError(f"{field} must be {allowed}. You gave: {_given(value)}.")
    return given


def whole(field: str, value: object, low: int, high: int) -> int:
    """Return `value` as an int in [`low`, `high`], or raise `ValueError`. 3.0 is not a count, 3 is."""
    counted = isinstance(value, (int, Integral)) and not isinstance(value, bool)
    if not counted or not low <= (given := int(value)) <= high:  # type: ignore[call-overload]
        raise ValueError(f"{field} must be a whole number from {low:,} to {high:,}. You gave: {_given(value)}.")
    return given


def flag(field: str, value: object) -> bool:
    """Return `value` if it is True or False, or raise `ValueError`."""
    if not isinstance(value, bool):
        raise ValueError(f"{field} must be True or False. You gave: {value!r}.")
    return value


def _given(value: object) -> str:
    """`value` as a person can read it: 1,000,000,000, 'three', nan."""
    if isinstance(value, Real) and not isinstance(value, bool):
        text = f"{value:,}" if isinstance(value, Integral) else f"{float(value):,g}"
    else:
        text = repr(value)
    return text if len(text) <= LONGEST_SHOWN else f"{text[:LONGEST_SHOWN]}..."

"""Counts and lists as a sentence has them."""

from collections.abc import Iterable

_NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")


def in_words(count: int) -> str:
    """A count as a sentence has it: "five", "12", "1,000"."""
    return _NUMBERS[count] if count < len(_NUMBERS) else f"{count:,}"


def joined(parts: Iterable[str]) -> str:
    """One after another: "Acme, Beta and Gamma"; empty for none."""
    *most, last = [*parts] or [""]
    return f"{', '.join(most)} and {last}" if most else last


def days_in_words(count: float) -> str:
    """ "1 day", "12 days"."""
    return f"{count:g} day{'' if count == 1 else 's'}"

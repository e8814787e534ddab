"""Counts, lists and days as a sentence has them: the one place where words follow a number."""

from collections.abc import Iterable
from datetime import date, datetime

_NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")


def in_words(count: int) -> str:
    """A count as a sentence has it: "five", "12", "1,000"."""
    return _NUMBERS[count] if count < len(_NUMBERS) else f"{count:,}"


def plural(count: float, one: str, many: str | None = None) -> str:
    """`one` for 1 and else `many`, which is `one` with an s unless it is given: "line" or "lines", "is" or "are"."""
    if count == 1:
        return one
    return f"{one}s" if many is None else many


def counted(count: float, one: str, many: str | None = None) -> str:
    """ "1 line", "1,200 lines", "37.5 hours"; the words are those of `plural`."""
    figure = f"{count:,}" if isinstance(count, int) else f"{count:g}"
    return f"{figure} {plural(count, one, many)}"


def joined(parts: Iterable[str], last: str = "and") -> str:
    """One after another: "Acme, Beta and Gamma", or with another word before the last; empty for none."""
    *most, end = [*parts] or [""]
    return f"{', '.join(most)} {last} {end}" if most else end


def day_in_words(day: date, weekday: bool = True, year: bool = True) -> str:
    """Thursday 3 December 2026; without the day of the week and the year, 3 December."""
    return f"{f'{day:%A} ' if weekday else ''}{day.day} {day:%B}{f' {day.year}' if year else ''}"


def when_in_words(when: datetime) -> str:
    """Thursday 3 December 2026, 14:00"""
    return f"{day_in_words(when)}, {when:%H:%M}"


def moment_with_zone(at: datetime) -> str:
    """3 December 2026, 14:00 CET"""
    return f"{day_in_words(at, weekday=False)}, {at:%H:%M %Z}"

"""The days that a text names, in English, German, French and Spanish. What can be read in two ways has both."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from ..wording import day_in_words
from .plain_words import MONTHS, WEEKDAYS, either

RECENT = timedelta(days=60)  # that a day without a year may lie back
_WEEKDAY = rf"(?:\b(?P<weekday>{either(WEEKDAYS)})\b[.,]{{0,2}}\s{{1,3}}(?:(?:the|den|dem|le|el)\s)?)?"
_SHORT = (
    rf"(?:\b(?P<weekday>{either(WEEKDAYS)})\b[.,]{{0,2}}\s{{1,3}}(?:(?:the|den|dem|le|el)\s)?"
    rf"|\b(?:am|den|vom|le|el|on)\s)"
)
_DAY = r"(?<![\d.:/-])(?P<day>\d{1,2})(?:st|nd|rd|th|er|\.)?"
_MONTH = rf"(?P<month>{either(MONTHS)})\b\.?"
_YEAR = r"(?P<year>20\d\d|\d\d(?![\d:.h]))"
_SHAPES = tuple(
    re.compile(shape)
    for shape in (
        rf"{_WEEKDAY}{_DAY}\s?(?:of\s|de\s)?{_MONTH}(?:,?\s(?:del?\s)?(?P<year>20\d\d))?(?!\d)",
        rf"{_WEEKDAY}\b{_MONTH}\s(?:the\s)?(?P<day>\d{{1,2}})(?:st|nd|rd|th)?(?![\d:])(?:,?\s(?P<year>20\d\d))?",
        rf"{_WEEKDAY}(?<![\d-])(?P<year>20\d\d)-(?P<month>\d\d)-(?P<day>\d\d)(?!\d)",
        rf"{_WEEKDAY}(?<![\d.])(?P<day>\d{{1,2}})\.\s?(?P<month>\d{{1,2}})\.\s?{_YEAR}",
        rf"{_SHORT}(?P<day>\d{{1,2}})\.\s?(?P<month>\d{{1,2}})\.(?!\d)",
        rf"{_WEEKDAY}(?<![\d/-])(?P<first>\d{{1,2}})[/-](?P<second>\d{{1,2}})[/-]{_YEAR}(?![\d/-])",
        rf"{_SHORT}(?P<first>\d{{1,2}})/(?P<second>\d{{1,2}})(?![\d/])",
    )
)
_DAY_FIRST = re.compile(r"\b(uhr|sie|ihr|wir|vous|nous|votre|usted|le|la|nuestra|entrevista|gesprach|entretien)\b")


@dataclass(frozen=True)
class Day:
    """A day that is named from `start` to `end`. dates : its readings, one or two. note : what does not fit in it."""

    start: int
    end: int
    dates: tuple[date, ...]
    note: str = ""


def days_in(words: str, today: date) -> list[Day]:
    """The days in `words` (as `same_length_plain` makes it), in order. No year: the next such day, or one just past."""
    day_first = len(_DAY_FIRST.findall(words[:5_000])) >= 3
    found = [day for shape in _SHAPES for match in shape.finditer(words) for day in _day(match, today, day_first)]
    found.sort(key=lambda day: (day.start, -day.end))
    apart: list[Day] = []
    for day in found:
        if not apart or day.start >= apart[-1].end:
            apart.append(day)
    return apart


def _day(match: re.Match[str], today: date, day_first: bool) -> Iterator[Day]:
    said = match.groupdict()
    weekday = WEEKDAYS.get(said.get("weekday") or "") if not _is_english(match) else None
    dates = list(dict.fromkeys(one for pair in _pairs(said) if (one := _date(*pair, said.get("year"), today, weekday))))
    if len(dates) > 1 and day_first:
        dates = dates[:1]
    fitting = [one for one in dates if weekday is None or one.weekday() == weekday]
    if dates:
        is_a = f"{day_in_words(dates[0], weekday=False)} is a {dates[0]:%A}"
        note = "" if fitting else f"{is_a}, and the text says another day of the week."
        yield Day(match.start(), match.end(), tuple(fitting or dates), note)


def _is_english(match: re.Match[str]) -> bool:
    """Whether "do" or "so" is no day of the week: "could you do 4 December", not "Do., 4. Dezember"."""
    return match.groupdict().get("weekday") in ("do", "so") and "." not in match[0]


def _pairs(said: dict[str, str | None]) -> Iterator[tuple[int, int]]:
    """(day, month), the day in front first."""
    if "first" in said:
        first, second = int(said["first"] or 0), int(said["second"] or 0)
        yield first, second
        yield second, first
    else:
        month = said["month"] or ""
        yield int(said["day"] or 0), MONTHS.get(month) or int(month)


def _date(day: int, month: int, year: str | None, today: date, weekday: int | None) -> date | None:
    """The date; without a year, one a short while ago or the next one, or that which is the weekday that is named."""
    years = [int(year) % 100 + 2000] if year else [today.year - 1, today.year, today.year + 1]
    dates = [one for one in (_or_none(each, month, day) for each in years) if one]
    ahead = [one for one in dates if year or one >= today - RECENT]
    fitting = [one for one in (*ahead, *dates) if one.weekday() == weekday]
    return next(iter((*fitting, *ahead, *dates)), None)


def _or_none(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None

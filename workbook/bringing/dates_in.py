"""Dates as other programs write them. Whether the day or the month comes first is asked of a whole column at once."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from unicodedata import normalize
from zoneinfo import ZoneInfo

from ..limits import Limit
from .plain_words import MONTHS, same_length_plain

DAY_FIRST, MONTH_FIRST = "day", "month"
_TIME = (
    r"(?:\s*(?:[T,]|at|um|à|a las)?\s*(?P<hour>\d{1,2})"
    r"(?:[:h.](?P<minute>\d{2})(?::\d{2}(?:[.,]\d{1,9})?)?|(?=\s*(?:[ap]\.?m|uhr|h)))"  # "2 pm" and "14 Uhr" as well
    r"\s*(?P<half>[ap]\.?m\.?)?(?:\s*(?:uhr|h))?\s*(?P<zone>z|utc|gmt|[+-]\d{2}:?\d{2})?)?"
)
_ISO = re.compile(rf"(?P<year>\d{{4}})[-/.](?P<month>\d{{1,2}})[-/.](?P<day>\d{{1,2}}){_TIME}", re.I)
_NUMBERS = re.compile(
    rf"(?P<one>\d{{1,2}})(?P<mark>[./-])(?P<two>\d{{1,2}})(?P=mark)(?P<year>\d{{4}}|\d{{2}}){_TIME}", re.I
)
_WEEKDAY = r"(?:[^\W\d_]{2,10}\.?,?\s+)?"
_DAY_NAME = re.compile(
    rf"{_WEEKDAY}(?P<day>\d{{1,2}})(?:st|nd|rd|th|er|\.)?\s*(?:de\s+|of\s+|-)?(?P<name>[^\W\d_]{{3,10}})\.?,?"
    rf"[\s-]*(?:del?\s+)?(?P<year>\d{{4}}){_TIME}",
    re.I,
)
_NAME_DAY = re.compile(
    rf"{_WEEKDAY}(?P<name>[^\W\d_]{{3,10}})\.?\s+(?P<day>\d{{1,2}})(?:st|nd|rd|th)?,?\s+(?P<year>\d{{4}}){_TIME}", re.I
)
_STAMP = re.compile(r"1\d{9}(?:\d{3})?")  # seconds or milliseconds since 1970, from 2001 to 2033
LONGEST_DATE = Limit(80, "characters of a date in a table", harmless="a longer text is no date, and is said to be none")


@dataclass(frozen=True)
class DateRead:
    """A day and, where it was said, a time. utc : the time is not that of the place, but of Greenwich."""

    day: date
    at: time | None = None
    utc: bool = False

    def local(self, zone: str) -> "DateRead":
        """The same on the clocks of `zone`; as it is when the zone is not known, or no time was said."""
        if not self.utc or self.at is None or not zone:
            return self
        there = datetime.combine(self.day, self.at, UTC).astimezone(ZoneInfo(zone))
        return DateRead(there.date(), there.time() if there.time() != time() else None)


def day_comes(texts: Iterable[str], otherwise: str = "") -> str:
    """Which part of dates such as 03/04/2026 is the day, as the whole column says; `otherwise` when nothing settles it.

    Any first part above 12 says that the day comes first, any second part that the month does; both at once say
    nothing. Points between the parts are written by people who put the day first.
    """
    found = [match for text in texts if (match := _NUMBERS.fullmatch(_plain(text)))]
    day = any(int(match["one"]) > 12 or match["mark"] == "." for match in found)
    month = any(int(match["two"]) > 12 for match in found)
    if day != month:
        return DAY_FIRST if day else MONTH_FIRST
    return "" if day else otherwise


def read_date_in(text: str, order: str = "") -> tuple[DateRead, ...]:
    """What `text` may mean: one moment, two when the order is not known and both are possible, none for no date."""
    written = _plain(text)
    if _STAMP.fullmatch(written):
        return _stamp(written)
    if match := _ISO.fullmatch(written):
        return _moments(match, [(match["month"], match["day"])])
    for pattern in (_DAY_NAME, _NAME_DAY):
        if (match := pattern.fullmatch(written)) and (month := MONTHS.get(same_length_plain(match["name"]))):
            return _moments(match, [(str(month), match["day"])])
    if match := _NUMBERS.fullmatch(written):
        by_order = {DAY_FIRST: (match["two"], match["one"]), MONTH_FIRST: (match["one"], match["two"])}
        return _moments(match, [by_order[order]] if order else list(by_order.values()))
    return ()


def _plain(text: str) -> str:
    return normalize("NFC", " ".join(text.split())) if len(text) <= LONGEST_DATE else ""


def _stamp(digits: str) -> tuple[DateRead, ...]:
    at = datetime.fromtimestamp(int(digits[:10]), UTC)
    return (DateRead(at.date(), at.time().replace(second=0), utc=True),)


def _moments(match: re.Match[str], months_and_days: list[tuple[str, str]]) -> tuple[DateRead, ...]:
    """Those that are days of a calendar, each once."""
    year = int(match["year"]) + (2000 if len(match["year"]) == 2 else 0)
    found: dict[DateRead, None] = {}
    for month, day in months_and_days:
        try:
            when = _time(match)
            found[DateRead(date(year, int(month), int(day)), when, _is_utc(match, when))] = None
        except ValueError:
            continue
    return tuple(one for one in found if 2000 <= one.day.year <= 2100)


def _time(match: re.Match[str]) -> time | None:
    """None when no time was said; midnight of Greenwich is how programs write a day without one."""
    if match["hour"] is None:
        return None
    hour, half = int(match["hour"]), (match["half"] or "")[:1].casefold()
    hour = hour % 12 + 12 * (half == "p") if half and 1 <= hour <= 12 else hour
    at = time(hour, int(match["minute"] or 0))
    return None if at == time() and not half else at


def _is_utc(match: re.Match[str], when: time | None) -> bool:
    zone = (match["zone"] or "").casefold().replace(":", "")
    return when is not None and zone in ("z", "utc", "gmt", "+0000", "-0000")

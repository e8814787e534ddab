"""The plan and the interview as a calendar file (.ics, RFC 5545), by the clocks of the zone that it is told."""

import unicodedata
from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime, timedelta, tzinfo
from hashlib import sha256
from zoneinfo import ZoneInfo

from icalendar import Alarm, Calendar, Event, Timezone, TimezoneDaylight, TimezoneStandard

from ..clock import zones
from ..limits import Limit
from ..odds.checks import given
from ..wording import when_in_words
from .jobs import Task

_CALLED, _LENGTH = "Second interview", timedelta(hours=1)
MOST_TASKS = Limit(5_000, "tasks in one calendar file", "Tasks: the limit is {limit:,}. You gave {count:,}.")
ALARMS = (timedelta(days=1), timedelta(hours=2))  # before the interview
AROUND = timedelta(days=400)  # how far the clock changes in a file reach on both sides of the interview
FIELD = "Time zone"


def calendar_file(tasks: Iterable[Task], interview: datetime | None, zone: str, *, now: datetime) -> bytes:
    """A calendar file with the tasks that have a day and, when it is known, the interview.

    interview : without a time zone, in `zone` (an IANA name); it is called "Second interview", because other people may
    see it. now : with a zone.

    A task is an all-day entry that blocks no time, its minutes in its title. The interview is an entry with a time, a
    description of its zone's clock changes, and alarms 1 day and 2 hours before. All are marked private. An entry keeps
    its UID as long as its task keeps its key and day, so importing again replaces it. Raises `ValueError`.
    """
    dated = [(task.day, task) for task in tasks if task.day is not None]
    MOST_TASKS.check(len(dated))
    if not dated and interview is None:
        raise ValueError("There is nothing for a calendar yet. Enter the date of the interview first.")
    stamp = now.astimezone(UTC).replace(microsecond=0)
    calendar = Calendar()
    calendar.add("prodid", "-//Second Interview Workbook//Plan//EN")
    calendar.add("version", "2.0")
    if interview is not None:
        start, _ = moment_in_zone(interview, zone)
        event = _interview(start, stamp)
        if event["dtstart"].params:  # without a zone's name: it is UTC and written with a Z
            calendar.add_component(_clock_changes(zone, start))
        calendar.add_component(event)
    for day, task in dated:
        calendar.add_component(_task(task, day, stamp))
    return calendar.to_ical()


def moment_in_zone(naive: datetime, zone: str) -> tuple[datetime, str]:
    """`naive` in `zone`, and a sentence when the clocks change just then, else an empty text.

    A time that the clocks skip becomes the time they show then: 01:30 is 02:30. Of a time that comes twice, the first
    one is taken, as calendars do. Raises `ValueError` for an unknown zone, or for a time that has a zone already.
    """
    where = ZoneInfo(_known(zone))
    if not isinstance(naive, datetime) or naive.tzinfo is not None:
        raise ValueError("Interview must be a date and time without a time zone. You gave something else.")
    if not 2000 <= naive.year <= 2100:
        raise ValueError(f"Interview must be in the years 2000 to 2100. You gave the year {naive.year}.")
    first, second = (naive.replace(tzinfo=where, fold=fold) for fold in (0, 1))
    shown = first.astimezone(UTC).astimezone(where)
    wall = shown.replace(tzinfo=None, fold=0)
    if wall != naive.replace(fold=0):
        return shown, (
            f"{when_in_words(naive)} does not exist in {zone}: the clocks go forward then. "
            f"The time was taken as {when_in_words(wall)}."
        )
    if first.utcoffset() != second.utcoffset():
        return shown, (
            f"{when_in_words(naive)} comes twice in {zone}: the clocks go back then. "
            "The first one was taken, before they go back."
        )
    return shown, ""


def _known(zone: object) -> str:
    if not isinstance(zone, str) or zone not in zones():
        came = given(zone)
        raise ValueError(f"{FIELD} must be a name from the list, such as Europe/London. You gave: {came}.")
    return zone


def _plain(text: str) -> str:
    """`text` without what breaks the lines of a file: other line ends become \\n, control characters a space."""
    lines = "\n".join(text.splitlines())
    broken = ("Cc", "Cs", "Zl", "Zp")
    return "".join(" " if c not in "\n\t" and unicodedata.category(c) in broken else c for c in lines)


def _interview(start: datetime, stamp: datetime) -> Event:
    event = _event(f"interview {_CALLED}", _CALLED, stamp)
    event.add("dtstart", start)
    event.add("duration", _LENGTH)  # not an end: its wall clock may come twice in a night the clocks go back
    for before in ALARMS:
        alarm = Alarm()
        alarm.add("action", "DISPLAY")
        alarm.add("description", _CALLED)
        alarm.add("trigger", -before)
        event.add_component(alarm)
    return event


def _task(task: Task, day: date, stamp: datetime) -> Event:
    minutes = f" ({task.minutes} min)" if task.minutes else ""
    event = _event(f"{task.kind} {task.key} {day}", f"{_plain(task.text)}{minutes}", stamp)
    event.add("dtstart", day)
    event.add("dtend", day + timedelta(days=1))
    event.add("transp", "TRANSPARENT")
    return event


def _event(known_by: str, summary: str, stamp: datetime) -> Event:
    """`known_by` never leaves the computer: the UID is made from its fingerprint."""
    event = Event()
    mark = sha256(known_by.encode(errors="replace")).hexdigest()[:32]
    event.add("uid", f"{mark}@second-interview-workbook")
    event.add("dtstamp", stamp)
    event.add("summary", summary)
    event.add("class", "PRIVATE")
    return event


def _clock_changes(zone: str, around: datetime) -> Timezone:
    """The zone's clock changes around a moment.

    icalendar 7.3 can write this, but puts a change forward one hour too late: the time it starts at
    must be on the clock as it was before (RFC 5545, 3.6.5).
    """
    timezone = Timezone()
    timezone.add("tzid", zone)
    where = ZoneInfo(zone)
    opening = around.astimezone(UTC).replace(microsecond=0) - AROUND
    for moment in (opening, *_changes(where, opening, opening + 2 * AROUND)):
        before = (moment if moment == opening else moment - timedelta(seconds=1)).astimezone(where)
        after = moment.astimezone(where)
        came_from = before.utcoffset() or timedelta(0)
        part = TimezoneDaylight() if after.dst() else TimezoneStandard()
        part.add("dtstart", (moment + came_from).replace(tzinfo=None))
        part.add("tzoffsetfrom", came_from)
        part.add("tzoffsetto", after.utcoffset() or timedelta(0))
        part.add("tzname", after.tzname() or zone)
        timezone.add_component(part)
    return timezone


def _changes(where: tzinfo, start: datetime, end: datetime) -> Iterator[datetime]:
    """The moments (UTC) between `start` and `end` from which the clocks of a zone stand differently."""
    day = timedelta(days=1)
    while start < end:
        if _offset(where, start) != _offset(where, start + day):
            low, high = 0, 86_400  # seconds after `start`
            while high - low > 1:
                middle = (low + high) // 2
                same = _offset(where, start + timedelta(seconds=middle)) == _offset(where, start)
                low, high = (middle, high) if same else (low, middle)
            yield start + timedelta(seconds=high)
        start += day


def _offset(where: tzinfo | None, moment: datetime) -> timedelta | None:
    return moment.astimezone(where).utcoffset()

"""The few lines of a calendar file that an invitation needs, so that nothing else is ever read or worked out."""

import re
import warnings
from collections.abc import Iterator
from typing import TYPE_CHECKING

from ..limits import Limit

if TYPE_CHECKING:
    from icalendar import Calendar

MOST_EVENTS = Limit(50, "events of a calendar file", "The last {count:,} events of this file were not looked at.")
MOST_CALENDAR_LINES = Limit(  # besides the first of each kind, wherever it stands
    200, "lines of one event that are read", "{count:,} more lines of an event, such as people, were not looked at."
)
LONGEST_CALENDAR_LINE = Limit(
    100_000, "characters of a text in a calendar file", "A text of more than {limit:,} characters was not looked at."
)
_KEPT = frozenset(
    (  # noqa: SIM905
        "UID SUMMARY DTSTART DTEND DURATION LOCATION DESCRIPTION ORGANIZER ATTENDEE STATUS SEQUENCE RRULE RDATE"
        " RECURRENCE-ID URL CONFERENCE X-GOOGLE-CONFERENCE X-MICROSOFT-SKYPETEAMSMEETINGURL"
    ).split()
)
OF_ALL = frozenset({"METHOD", "X-WR-TIMEZONE"})


def read_lines(text: str) -> tuple["Calendar", list[str]]:
    """The calendar with its events only, each with what is in `_KEPT`; and a sentence for what was left out.

    Raises `ValueError` when it cannot be read.
    """
    from icalendar import Calendar

    events = list(_events(text))
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        *_head(text),
        *(line for event in events[:MOST_EVENTS] for line in _few_of(event)),
        "END:VCALENDAR",
    ]
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of time zones whose names are guessed
            calendar = Calendar.from_ical("\r\n".join(lines) + "\r\n")
    except Exception as error:  # whatever the parser thinks of a broken file
        raise ValueError(
            "This calendar file is broken and cannot be read. Copy the date from the e-mail instead."
        ) from error
    return calendar, list(_left_out(text, events))


def _left_out(text: str, events: list[list[str]]) -> Iterator[str]:
    if len(events) > MOST_EVENTS:
        yield MOST_EVENTS.sentence(count=len(events) - MOST_EVENTS)
    if over := sum(len(event) - len(_few_of(event)) for event in events[:MOST_EVENTS]):
        yield MOST_CALENDAR_LINES.sentence(count=over)
    if any(len(line) > LONGEST_CALENDAR_LINE and _name(line) in _KEPT for line in _unfolded(text)):
        yield LONGEST_CALENDAR_LINE.sentence()


def _unfolded(text: str) -> Iterator[str]:
    """The lines, those put together that were broken into several."""
    for line in re.sub(r"\n[ \t]", "", text).split("\n"):
        yield line.strip()


def _head(text: str) -> list[str]:
    """What is said of all events, before the first part."""
    start = text.upper().find("BEGIN:V", text.upper().find("BEGIN:VCALENDAR") + 6)
    lines = _unfolded(text[:start] if start > 0 else text[:LONGEST_CALENDAR_LINE])
    return [line for line in lines if _name(line) in OF_ALL and len(line) <= LONGEST_CALENDAR_LINE][
        :MOST_CALENDAR_LINES
    ]


def _events(text: str) -> Iterator[list[str]]:
    """The lines of each event that are in `_KEPT`, those of parts within it (its alarms) left out."""
    event: list[str] | None = None
    inner = 0
    for line in _unfolded(text):
        upper = line[:20].upper()
        if upper == "BEGIN:VEVENT":
            event, inner = [line], 0
        elif event is not None and upper == "END:VEVENT":
            yield [*event, line]
            event = None
        elif event is not None and upper.startswith(("BEGIN:", "END:")):
            inner += 1 if upper.startswith("BEGIN:") else -1
        elif event is not None and inner <= 0 and _name(line) in _KEPT and len(line) <= LONGEST_CALENDAR_LINE:
            event.append(line)


def _few_of(event: list[str]) -> list[str]:
    """At most some lines of an event, and of each kind the first: a date may stand behind hundreds of people."""
    firsts = {_name(line): line for line in reversed(event)}
    return [line for at, line in enumerate(event) if at < MOST_CALENDAR_LINES or line is firsts[_name(line)]]


def _name(line: str) -> str:
    return re.split(r"[;:]", line[:60], maxsplit=1)[0].upper()

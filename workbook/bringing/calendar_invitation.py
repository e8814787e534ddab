"""An invitation in a calendar file (.ics): what its event says, read as text; nothing in it is opened or repeated."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

from ..answers.catalogue import WHEN
from ..answers.reading import isolated, shown
from ..limits import Limit
from ..wording import day_in_words
from . import proposing
from .calendar_lines import read_lines
from .compared import found_in
from .found import Found, Given, Here, Proposed
from .length_in_text import LONGEST_MINUTES, SHORTEST_MINUTES, Length
from .mail_text import mail_text
from .people_in_text import Person
from .place_in_text import Where, where_in, where_named
from .readers import Reader
from .subject import of_subject
from .zone_words import Begins, known_zone, preferred

if TYPE_CHECKING:
    from icalendar import Event

MOST_CHOICES = Limit(12, "events to choose from", "{count:,} events have a time; the first {limit} are shown.")
MOST_INVITED = Limit(20, "people of an invitation", "{count:,} people are invited; the first {limit} are shown.")
MAY_BE_YOU = "This may be you: the address is from elsewhere than that of the organiser."
SENT_IT = "Sent the invitation; may not be in the room."
REPEATS = "It repeats; this is the first time."


@dataclass(frozen=True)
class Invited:
    """What an event says. begins : None for a whole day or none at all. day : of a whole day."""

    uid: str
    sequence: int
    begins: Begins | None = None
    day: date | None = None
    length: Length | None = None
    title: str = field(default="", repr=False)
    where: Where = field(default_factory=Where)
    description: str = field(default="", repr=False)
    cancelled: bool = False
    people: tuple[proposing.Offered, ...] = field(default=(), repr=False)


def is_calendar(given: Given) -> bool:
    """Whether an event of a calendar is in it."""
    return b"BEGIN:VEVENT" in given.data or "BEGIN:VEVENT" in given.text[:100_000].upper()


def read_calendar(given: Given, here: Here) -> Found:
    """What a calendar file proposes. Raises `ValueError` with a sentence when there is nothing to propose."""
    calendar, left_out = read_lines(given.text)
    cancels = str(calendar.get("METHOD", "")).upper() == "CANCEL"
    zone = known_zone(str(calendar.get("X-WR-TIMEZONE", "")))
    events = _newest(_read(event, zone, cancels, here) for event in calendar.events)
    if not events:
        raise ValueError("There is no event in this calendar file.")
    if len(events) > 1:
        return _which(events, left_out, here)
    (event,) = events
    if event.cancelled:
        return _cancelled(event, here)
    what = "An invitation from a calendar file."
    if event.sequence:
        what = f"A changed invitation from a calendar file (change {event.sequence:,})."
    return found_in(proposing.KIND, what, _proposed(event, here), [*left_out, *_without_time(event)], here.answers)


def _newest(events: Iterable[Invited]) -> list[Invited]:
    """Of each event the newest version."""
    newest: dict[str, Invited] = {}
    for event in events:
        if event.uid not in newest or event.sequence >= newest[event.uid].sequence:
            newest[event.uid] = event
    return list(newest.values())


def _proposed(event: Invited, here: Here) -> Iterator[proposing.Offered]:
    if event.begins:
        yield from proposing.moments([event.begins], here)
    if event.length:
        yield from proposing.lengths([event.length])
    yield from proposing.place(event.where)
    yield from of_subject(event.title, here)
    yield from event.people
    for one in proposing.process(event.description, here):
        if not (event.people and isinstance(one, Proposed) and one.into):
            yield one


def _which(events: list[Invited], left_out: list[str], here: Here) -> Found:
    """Of several events one may be the interview: the person says which."""
    options = [event for event in events if event.begins and not event.cancelled]
    proposed = []
    for event in options[:MOST_CHOICES]:
        (moment,) = proposing.moments([event.begins] if event.begins else [], here)
        offers = (*proposing.lengths([event.length] if event.length else []), *proposing.place(event.where))
        rest = [one for one in offers if isinstance(one, Proposed)]
        answers = {key: value for one in (moment, *rest) for key, value in one.answers.items()}
        parts = (("Date and time", moment.shown), *((one.label, one.shown) for one in rest))
        proposed.append(
            Proposed(
                "Which of these is the interview?",
                event.title or "An event",
                moment.shown,
                answers,
                moment.note,
                False,
                parts=parts,
                one_of="when",
            )
        )
    if len(options) > MOST_CHOICES:
        left_out = [*left_out, MOST_CHOICES.sentence(count=len(options))]
    if not proposed:
        raise ValueError("None of the events in this calendar file has a time that still holds.")
    return Found(proposing.KIND, f"{len(events):,} events from a calendar file.", tuple(proposed), tuple(left_out))


def _cancelled(event: Invited, here: Here) -> Found:
    """That they cancelled: the date that is entered may be set aside, if it is that one."""
    what = "They cancelled this event. Nothing is changed unless you say so."
    there = proposing.moment_entered(here)
    if not (event.begins and there and proposing.is_moment_entered(event.begins, here)):
        return Found(proposing.KIND, what, (), ("The event that was cancelled is not the date that you have entered.",))
    note = "You may get a new date: then bring in that invitation."
    one = Proposed(proposing.IS_WHEN, "Date and time", "Not known any more", {WHEN: ""}, note, ticked=False)
    return Found(proposing.KIND, what, (one,))


def _without_time(event: Invited) -> Iterator[str]:
    if event.day:
        yield f"The file names a whole day, {day_in_words(event.day)}, and no time. Enter the date and time yourself."
    elif not event.begins:
        yield "The file names no date that can be read. Enter the date and time yourself."


def _read(event: "Event", zone: str, cancels: bool, here: Here) -> Invited:
    start, named = _start(event)
    whole = start if isinstance(start, date) and not isinstance(start, datetime) else None
    begins = _begins(start, named, zone, here) if isinstance(start, datetime) else None
    if begins and ("RRULE" in event or "RDATE" in event):
        begins = replace(begins, note=f"{begins.note} {REPEATS}".strip())
    description = _plain(event.get("DESCRIPTION"))
    return Invited(
        f"{_plain(event.get('UID'))} {_plain(event.get('RECURRENCE-ID'))}",
        _whole(event.get("SEQUENCE")),
        begins,
        whole,
        _length(event, start) if begins else None,
        _one_line(event.get("SUMMARY")),
        _where(event, description),
        description,
        cancels or str(event.get("STATUS", "")).upper() == "CANCELLED",
        tuple(_people(event, here)),
    )


def _start(event: "Event") -> tuple[Any, str]:
    """What DTSTART says, and the time zone it names."""
    said = _one(event.get("DTSTART"))
    start = _of(said, "dt")
    usable = isinstance(start, date) and 2000 <= start.year <= 2100
    return (start, _parameter(said, "TZID")) if usable else (None, "")


def _begins(start: datetime, named: str, zone: str, here: Here) -> Begins:
    """The moment in a zone that people use: that of the file, of the calendar, of the interview, or the person's."""
    start = start.replace(second=0, microsecond=0)
    if start.tzinfo is None:
        note = (
            f"The file names a time zone that is not known here (“{isolated(shown(named))}”), {proposing.AS_SHOWN}"
            if named
            else ""
        )
        return Begins(start, "", note)
    own = known_zone(str(getattr(start.tzinfo, "key", "")))
    if own and own != "UTC":
        return Begins(start.replace(tzinfo=None), own)
    place = next((one for one in (zone, *preferred(here)) if one), "UTC")
    return Begins(start.astimezone(ZoneInfo(place)).replace(tzinfo=None), place)


def _length(event: "Event", start: Any) -> Length | None:
    said, end = _of(_one(event.get("DURATION")), "dt"), _of(_one(event.get("DTEND")), "dt")
    if not isinstance(said, timedelta) and isinstance(end, datetime) and (end.tzinfo is None) == (start.tzinfo is None):
        said = end - start
    minutes = round(said.total_seconds() / 60) if isinstance(said, timedelta) else 0
    return Length(minutes) if SHORTEST_MINUTES <= minutes <= LONGEST_MINUTES else None


def _where(event: "Event", description: str) -> Where:
    named = _one_line(event.get("LOCATION"))
    links = [
        _one_line(event.get(name)) for name in ("X-GOOGLE-CONFERENCE", "X-MICROSOFT-SKYPETEAMSMEETINGURL", "CONFERENCE")
    ]
    link = next((one for one in links if one.startswith(("https://", "http://"))), "")
    found = where_named(named) if named else Where()
    if link and "http" not in named:
        return where_named(f"{link} ({named})" if found.place == "on_site" else link)
    return found if found.address and found.place else _together(found, where_in(description))


def _together(first: Where, second: Where) -> Where:
    """What `first` says, and `second` where that says nothing; a link says more than "Microsoft Teams Meeting"."""
    if second.place == "video" and second.address and first.place in ("", "video"):
        return second
    return first if first.address else second


def _people(event: "Event", here: Here) -> Iterator[proposing.Offered]:
    """The organiser and those who are invited; rooms and the person left out as far as the file tells."""
    organiser = _one(event.get("ORGANIZER"))
    home = _address(organiser).rpartition("@")[2] if organiser is not None else ""
    invited = event.get("ATTENDEE") or []
    invited = invited if isinstance(invited, list) else [invited]
    if len(invited) > MOST_INVITED:
        yield MOST_INVITED.sentence(count=len(invited))
    for one in invited[:MOST_INVITED]:
        if _parameter(one, "CUTYPE").upper() in ("ROOM", "RESOURCE") or _address(one) == _address(organiser):
            continue
        stranger = bool(home) and _address(one).rpartition("@")[2] != home
        yield from proposing.people([Person(_name(one))], here, MAY_BE_YOU if stranger else "", not stranger)
    if organiser is not None:
        yield from proposing.people([Person(_name(organiser))], here, SENT_IT, ticked=False)


def _one(said: Any) -> Any:
    return said[0] if isinstance(said, list) else said


def _of(said: Any, name: str) -> Any:
    """What a property says under `name`; None when it does not, or is broken, which icalendar says by raising."""
    try:
        return getattr(said, name, None)
    except ValueError:
        return None


def _parameter(said: Any, name: str) -> str:
    return str((_of(said, "params") or {}).get(name, ""))


def _address(person: Any) -> str:
    text = str(person or "").casefold()
    return text.removeprefix("mailto:").strip()


def _name(person: Any) -> str:
    """What somebody is called; without a name, the address in front of the @ as words."""
    called = _one_line(_parameter(person, "CN"))
    if called and "@" not in called:
        return called
    return (called or _address(person)).partition("@")[0].replace(".", " ").replace("_", " ").title()


def _plain(said: Any) -> str:
    """A text of the file: without HTML, with blanks as blanks."""
    text = str(_one(said) or "")
    return mail_text(Given(text.encode(errors="replace"))).text


def _one_line(said: Any) -> str:
    return ", ".join(line.rstrip(",") for line in _plain(said).split("\n") if line)


def _whole(said: Any) -> int:
    try:
        return max(0, int(_one(said) or 0))
    except (ValueError, TypeError):
        return 0


CALENDAR = Reader("invitation", "an invitation from a calendar (.ics)", is_calendar, read_calendar)

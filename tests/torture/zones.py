"""Pages whose server and whose browser are in different zones, around midnight and where the clocks change.

What the pages say of days, and the calendar file, is compared with another reader of the zones' tables (dateutil).
"""

import os
import re
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from itertools import product
from pathlib import Path
from typing import Any
from unittest import mock

from dateutil.tz import gettz
from icalendar import Calendar
from one_meaning.look import home_in
from one_meaning.pages import opened
from second_reader import read_alone
from widgets.page import does, sends

from workbook import clock

SERVERS = ("UTC", "America/Los_Angeles", "Asia/Tokyo", "Europe/Berlin", "Pacific/Kiritimati", "Asia/Kathmandu")
BROWSERS = (
    "Europe/Berlin", "Pacific/Auckland", "America/New_York", "Asia/Kolkata", "Australia/Lord_Howe",
    "America/St_Johns", "Pacific/Pago_Pago", "America/Santiago", "Africa/Cairo", "Pacific/Chatham",
)  # fmt: skip
PAIRS = tuple(product(SERVERS, BROWSERS))
PAGES = ("00-start-here", "02-your-pipeline", "07-the-day", "08-afterwards")
NIGHTS = (date(2026, 11, 29), date(2026, 12, 31), date(2027, 2, 28), date(2028, 2, 29))
AROUND = (-3600, -1, 0, 1, 1800)  # seconds
TO_THE_INTERVIEW = (-12, -1, 0, 1, 2, 12)  # days
WRONG_BY = (timedelta(0), timedelta(hours=-7), timedelta(minutes=11))  # the server's clock


@dataclass(frozen=True)
class Instant:
    """A moment, where the person is, and the interview: `days` from then, at `at`."""

    now: datetime
    zone: str
    days: int
    at: str

    @property
    def today(self) -> date:
        return self.now.astimezone(gettz(self.zone)).date()

    @property
    def day(self) -> date:
        return self.today + timedelta(days=self.days)

    @property
    def when(self) -> str:
        return f"{self.day}T{self.at}"

    @property
    def begins(self) -> datetime:
        """The interview in UTC."""
        return datetime.fromisoformat(self.when).replace(tzinfo=gettz(self.zone)).astimezone(UTC)


def instants(zone: str) -> list[Instant]:
    """40: around four midnights, and around the two next changes of the clocks or two more midnights."""
    midnights = [datetime.combine(night, datetime.min.time(), gettz(zone)).astimezone(UTC) for night in NIGHTS]
    changes = _changes(zone) or [midnights[0] + timedelta(days=100), midnights[0] + timedelta(days=200)]
    moments = [one + timedelta(seconds=by) for one in midnights for by in AROUND]
    moments += [one + timedelta(seconds=by, hours=h) for one in changes for by in AROUND for h in (0, 23)]
    days = [TO_THE_INTERVIEW[number % len(TO_THE_INTERVIEW)] for number in range(len(moments))]
    at = ("00:30", "09:30", "14:00", "23:45")
    return [Instant(now, zone, days[n], at[n % len(at)]) for n, now in enumerate(moments)]


def _changes(zone: str) -> list[datetime]:
    """The next two moments at which the clocks change, in UTC."""
    found, moment, where = [], datetime(2027, 1, 1, tzinfo=UTC), gettz(zone)
    for _hour in range(48 * 365):
        later = moment + timedelta(hours=0.5)
        if later.astimezone(where).utcoffset() != moment.astimezone(where).utcoffset():
            found.append(later)
        moment = later
    return found[:2]


def run(pairs: tuple[tuple[str, str], ...], each: int, folder: Path) -> dict[str, int]:
    """The pages of each pair of a server's and a browser's zone at `each` instants (40 at most)."""
    counts = Counter(pairs=len(pairs))
    for number, (server, browser) in enumerate(pairs):
        chosen = instants(browser)[number % 2 :: max(1, 40 // each)][:each] if each < 40 else instants(browser)
        with home_in(folder / str(number)), machine_in(server) as machine, ExitStack() as stack:
            pages = {name: stack.enter_context(opened(name))[0] for name in PAGES}
            for place, instant in enumerate(chosen):
                machine.now = instant.now + WRONG_BY[place % len(WRONG_BY)]
                try:
                    counts.update(look(pages, instant))
                except AssertionError as error:
                    error.add_note(f"server in {server}, its clock at {machine.now}: {instant}")
                    raise
        clock.forget()
    return dict(counts)


class Machine:
    """The clock of a server."""

    now = datetime(2026, 1, 1, tzinfo=UTC)


@contextmanager
def machine_in(zone: str) -> Iterator[Machine]:
    """A server in `zone`, whose clock shows what it is told to."""
    machine = Machine()
    with (
        mock.patch.dict(os.environ, TZ=zone),
        mock.patch.object(clock, "machine_now", lambda: machine.now),  # noqa: PT008 - it changes
    ):
        time.tzset()
        try:
            yield machine
        finally:
            os.environ["TZ"] = "UTC"
            time.tzset()
    time.tzset()


def look(pages: dict[str, list[Any]], instant: Instant) -> Counter[str]:
    """Open all pages in the browser at this moment; what they say is right."""
    for made in pages.values():
        tell(made, instant)
    form = part(pages["00-start-here"], "InterviewForm")
    sends(form.controls["when"], typed=instant.when)
    for made in pages.values():  # each is turned to
        for one in made:
            if one.has_trait("looks"):
                sends(one, looks=one.looks + 1)
    _home(pages["00-start-here"], instant)
    _pipeline(pages["02-your-pipeline"], instant)
    _plan(pages["07-the-day"], instant)
    _afterwards(pages["08-afterwards"], instant)
    says = [text for made in pages.values() for one in made for text in days_named(one)]
    wrong = [text for text in says if not right(text, instant.today)]
    assert not wrong, f"another day is called today, tomorrow or yesterday: {wrong}"
    return Counter(instants=1, files=int(instant.begins >= instant.now), days=4 + len(says))


def tell(made: list[Any], instant: Instant) -> None:
    """What the page sends when it is drawn."""
    east = instant.now.astimezone(gettz(instant.zone)).utcoffset() / timedelta(minutes=1)
    now = instant.now.timestamp() * 1000
    does(part(made, "SaveBar"), "clock", zone=instant.zone, now=now, east=east)


def part(made: list[Any], name: str) -> Any:
    return next(one for one in made if type(one).__name__ == name)


NAMED = re.compile(r"\b(Today|Tomorrow|Yesterday), (\w+ \d+ \w+ \d{4})", re.IGNORECASE)


def days_named(one: Any) -> list[str]:
    """Every "Today, Saturday 28 November 2026" that a part shows."""
    texts = str({name: getattr(one, name) for name in one.keys if not name.startswith("_") and name != "layout"})
    return [f"{near}, {day}" for near, day in NAMED.findall(texts)]


def right(text: str, today: date) -> bool:
    near, day = text.split(", ")
    ahead = {"today": 0, "tomorrow": 1, "yesterday": -1}[near.lower()]
    return datetime.strptime(day, "%A %d %B %Y").date() == today + timedelta(days=ahead)


def _home(made: list[Any], instant: Instant) -> None:
    days = instant.days
    left = {-1: "yesterday", 0: "today", 1: "tomorrow"}.get(
        days, f"in {days} days" if days > 0 else f"{-days} days ago"
    )
    summary, until = part(made, "InterviewForm").summary, part(made, "Home").until
    assert summary.endswith(f": {left}"), f"page 00: {summary!r}, not {left!r}"
    said = re.split(r"[ ,]", until.removeprefix("It was "))[0].lower()
    if abs(days) <= 1:
        assert said == left, f"page 00: {until!r} below {summary!r}"
    else:
        assert f"{abs(days)} days" in until, f"page 00: {until!r} below {summary!r}"


def _pipeline(made: list[Any], instant: Instant) -> None:
    """The person's day is one on which they may have heard something; the next one is not yet."""
    listed = part(made, "ApplicationList")
    since = listed.controls["since"]
    sends(since, typed=str(instant.today))
    assert not since.error, f"page 02: {since.error}"
    sends(since, typed=str(instant.today + timedelta(days=1)))
    assert since.error, "page 02: their last word is tomorrow"
    sends(since, typed="")
    silent = listed.rows[0]
    said = str(silent)
    if instant.days > 0:
        assert f"interview in {instant.days} day" in said, f"page 02: {said}"
    elif instant.days < 0:
        assert f"no word for {-instant.days} day" in said, f"page 02: {said}"


def _plan(made: list[Any], instant: Instant) -> None:
    plan = part(made, "Plan")
    if instant.begins < instant.now:
        return
    ahead = {0: "It is today", 1: "One day to go"}.get(instant.days, f"{instant.days} days to go")
    assert not plan.days or plan.headline.startswith(ahead), f"page 07: {plan.headline!r}, not {ahead!r}"
    sent: list[dict[str, str]] = []
    with mock.patch.object(plan, "send", sent.append):
        does(plan, "calendar")
    assert sent, f"page 07: no calendar file: {plan.problem or plan.clocks}"
    text = sent[0]["text"]
    first = [one for one in Calendar.from_ical(text).walk("VEVENT") if isinstance(one.decoded("dtstart"), datetime)]
    second = [one for one in read_alone(text).vevent_list if isinstance(one.dtstart.value, datetime)]
    begins = [first[0].decoded("dtstart").astimezone(UTC), second[0].dtstart.value.astimezone(UTC)]
    assert begins == [instant.begins] * 2, f"page 07: the calendar has {begins}, not {instant.begins}"
    tasks = [one.decoded("dtstart") for one in Calendar.from_ical(text).walk("VEVENT") if one not in first]
    assert all(instant.today <= day <= instant.day for day in tasks), f"page 07: tasks on {sorted({*tasks})}"


def _afterwards(made: list[Any], instant: Instant) -> None:
    touch, waiting = part(made, "StayInTouch").summary, part(made, "Waiting")
    if instant.days > 0:
        assert touch.startswith("The interview is on"), f"page 08: {touch}"
    else:
        assert not touch.startswith("The interview is on"), f"page 08: {touch}"
    if instant.days == 0:
        assert "the interview is today" in waiting.not_silent, f"page 08: {waiting.not_silent}"

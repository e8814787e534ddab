"""What time it is for the person: the one place of the workbook that asks a machine for the time or for its zone.

Pages run where their server is, often in UTC. So the browser tells its zone and its time (`hear`), and whatever a
person reads goes by these. Until it has told, and where there is none (the command line, a page run by a program), the
clock and the zone of this machine count. Nothing of it is kept: the next journey would make it wrong.
"""

import os
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta, timezone, tzinfo
from functools import cache
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo, available_timezones

from .wording import day_in_words

NO_PLACES = {"Factory", "localtime", "posixrules"}  # in the list of zones, but nobody's home
EARLIEST, LATEST = datetime(2000, 1, 2, tzinfo=UTC), datetime(2100, 12, 31, tzinfo=UTC)
FARTHEST = timedelta(hours=18)  # of a zone from UTC
A_DAY = timedelta(days=1)


@dataclass(frozen=True)
class ToldByBrowser:
    """What a browser has told.

    name : of its zone, as it calls it. zone : what that is here; None for the zone of this machine.
    ahead : how far its time is ahead of this machine's; 0 when what it told is no time for a calendar, so not `usable`.
    """

    name: str = ""
    zone: tzinfo | None = None
    ahead: timedelta = timedelta(0)
    usable: bool = True


class _Heard:
    """What was told last; the person is in one place at a time."""

    told = ToldByBrowser()


def hear(name: Any, now: Any, east: Any) -> None:
    """The browser in which the person is tells its zone (an IANA name), its time (ms since 1970) and its minutes
    east of UTC, which count where its zone has no name that is known here. What cannot be used is left out.
    """
    here = machine_now()
    moment = _moment(now)
    _Heard.told = ToldByBrowser(str(name), _zone(name, east), (moment or here) - here, moment is not None)


def forget() -> None:
    """Go by this machine again."""
    _Heard.told = ToldByBrowser()


def machine_now() -> datetime:
    """The time by this machine's clock, in UTC."""
    return datetime.now(UTC)


def now() -> datetime:
    """The person's time, with their zone."""
    return local(machine_now())


def today() -> date:
    """The person's day."""
    return now().date()


def local(at: datetime) -> datetime:
    """A time that this machine noted, such as that of an entry, by the person's clock."""
    told = _Heard.told
    return (at.astimezone(UTC) + told.ahead).astimezone(told.zone)


def there(at: datetime, name: Any) -> datetime:
    """`at` by the clock of the zone `name`; as it is while that is not one that is known."""
    with suppress(KeyError, ValueError, OSError):
        return at.astimezone(ZoneInfo(name)) if isinstance(name, str) else aware(at)
    return aware(at)


def seen_here(at: datetime, name: Any) -> datetime | None:
    """What the person's clock shows when that in the zone `name` shows `at`, both without a zone.

    None where it shows the same, where one of the zones is not known, and before a browser has told one.
    """
    zone = _Heard.told.zone
    moment = at.replace(tzinfo=there(now(), name).tzinfo) if zone and isinstance(name, str) else None
    shown = moment.astimezone(zone).replace(tzinfo=None) if moment else at
    return shown if shown != at else None


def days_ahead(name: Any) -> int:
    """By how many days the calendar in the zone `name` is ahead of the person's now: -1, 0 or 1."""
    return (there(now(), name).date() - today()).days


def aware(at: datetime) -> datetime:
    """`at` with its zone; one without is meant as this machine shows it."""
    return at if at.tzinfo else at.astimezone()


def whose_zone() -> str:
    """Whose zone `zone` is, for a sentence."""
    return "the zone of your browser" if told_zone() else "the zone of this computer"


def told_zone() -> str:
    """The name of the zone that the browser told; empty before it did."""
    return _Heard.told.name


def zone() -> str:
    """The name of the person's zone, one of `zones`; empty when it is not known."""
    told = _Heard.told
    if not told.zone:
        return local_zone()
    return told.name if _is_place(told.name) else ""


def doubt() -> str:
    """That the browser's clock and this machine's differ by more than a day, in a sentence; empty when they do not.

    No zones explain that, for both count from the same moment: one of the clocks is wrong.
    """
    told = _Heard.told
    if not told.usable:
        day = day_in_words(now())
        return f"The clock of your device cannot be right, so this page goes by another, where it is {day}."
    if abs(told.ahead) <= A_DAY:
        return ""
    here, there = day_in_words(now()), day_in_words(machine_now().astimezone(told.zone))
    goes_by = "The page goes by your device: if its clock is wrong, please set it."
    return f"By your device it is {here}, by the computer behind this page {there}. {goes_by}"


def zones() -> list[str]:
    """The names of all time zones known here, sorted, such as Europe/London."""
    return sorted(available_timezones() - NO_PLACES)


def local_zone(
    environment: Mapping[str, str] | None = None,
    link: Path = Path("/etc/localtime"),
    here: tzinfo | None = None,
) -> str:
    """The time zone of this machine as its settings name it; empty when they name none that agrees with its clock.

    here : what its clock goes by; None for that of this process.
    """
    named = (os.environ if environment is None else environment).get("TZ", "").removeprefix(":")
    try:
        linked = str(link.resolve()) if link.is_symlink() else ""
    except (OSError, RuntimeError):  # RuntimeError: links in a circle
        linked = ""
    for name in (named, linked):
        guess = name.rpartition("zoneinfo/")[2]
        if _is_place(guess) and _agree(ZoneInfo(guess), here):
            return guess
    return ""


@cache
def _is_place(name: str) -> bool:
    """Whether `name` is one of `zones`: without listing them, which goes through hundreds of files."""
    return name.partition("/")[0] not in ("posix", "right") and isinstance(_zone(name, None), ZoneInfo)


def _agree(zone: tzinfo, here: tzinfo | None) -> bool:
    """Whether both show the same time now and half a year from now, so in summer and in winter."""
    moments = (machine_now(), machine_now() + timedelta(days=182))
    return all(one.astimezone(zone).utcoffset() == one.astimezone(here).utcoffset() for one in moments)


def _zone(name: Any, east: Any) -> tzinfo | None:
    if isinstance(name, str) and name not in NO_PLACES:
        with suppress(KeyError, ValueError, OSError):  # a name that is not known here
            return ZoneInfo(name)
    if isinstance(east, int | float) and abs(east) <= FARTHEST.total_seconds() / 60:
        return timezone(timedelta(minutes=round(east)))
    return None


def _moment(milliseconds: Any) -> datetime | None:
    try:
        moment = datetime.fromtimestamp(milliseconds / 1000, UTC)
    except (TypeError, ValueError, OverflowError, OSError):
        return None
    return moment if EARLIEST <= moment <= LATEST else None

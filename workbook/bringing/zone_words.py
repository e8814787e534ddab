"""Which time zone is meant by what people write behind a time: "CET", "GMT", "UTC+1", "London time"."""

import re
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo

from ..answers.catalogue import ZONE
from ..clock import zones
from .found import Here
from .plain_words import the_only

# Where clocks go by each of these, and by how many minutes they are ahead of UTC; None where that changes in summer.
_NAMED: dict[str, tuple[str, int | None]] = {
    "utc": ("UTC", 0), "gmt": ("Europe/London", 0), "bst": ("Europe/London", 60), "uk time": ("Europe/London", None),
    "wet": ("Europe/Lisbon", 0), "west": ("Europe/Lisbon", 60), "eet": ("Europe/Helsinki", 120),
    "eest": ("Europe/Helsinki", 180), "cet": ("Europe/Berlin", 60), "cest": ("Europe/Berlin", 120),
    "mez": ("Europe/Berlin", 60), "mesz": ("Europe/Berlin", 120), "est": ("America/New_York", -300),
    "edt": ("America/New_York", -240), "et": ("America/New_York", None), "eastern time": ("America/New_York", None),
    "pst": ("America/Los_Angeles", -480), "pdt": ("America/Los_Angeles", -420), "pt": ("America/Los_Angeles", None),
    "pacific time": ("America/Los_Angeles", None), "mst": ("America/Denver", -420), "mdt": ("America/Denver", -360),
    "cdt": ("America/Chicago", -300), "sast": ("Africa/Johannesburg", 120), "jst": ("Asia/Tokyo", 540),
    "sgt": ("Asia/Singapore", 480), "hkt": ("Asia/Hong_Kong", 480), "aest": ("Australia/Sydney", 600),
    "aedt": ("Australia/Sydney", 660), "nzst": ("Pacific/Auckland", 720), "nzdt": ("Pacific/Auckland", 780),
}  # fmt: skip
_SEVERAL = ("ist", "cst")  # India, Ireland and Israel; Chicago, China and Cuba: nobody can tell
_CITY = r"(?:heure de |hora de )(?P<of>[a-z]{3,20})|(?P<city>[a-z][a-z ]{1,20}?) time\b"
_WORDS = "|".join(sorted((*map(re.escape, _NAMED), *_SEVERAL), key=len, reverse=True))
_AFTER = re.compile(
    rf"[\s,(]{{0,3}}(?:(?P<offset>(?:utc|gmt)\s?[+-]\s?\d{{1,2}}(?::?\d\d)?)"
    rf"|(?P<name>[a-z]+/[a-z_]+(?:/[a-z_]+)?)|(?P<word>{_WORDS})\b|{_CITY})"
)


@dataclass(frozen=True)
class Begins:
    """A moment. wall : what the clock shows in `zone`, an IANA name; "" when no zone is named. note : a sentence."""

    wall: datetime
    zone: str = ""
    note: str = ""


def zone_after(text: str, words: str, at: int) -> tuple[str, int]:
    """The zone that is written at `at`, and where it ends; "" for none. words : `text` as `same_length_plain` makes it.

    Short names count in capitals only: "10h est" is French for "10 o'clock is".
    """
    found = _AFTER.match(words, at, at + 50)
    if not found:
        return "", at
    short = (
        found["word"] if found["word"] and (" " in found["word"] or text[slice(*found.span("word"))].isupper()) else ""
    )
    city = _of_city((found["of"] or found["city"] or "").strip())
    word = (found["offset"] or "").replace(" ", "") or known_zone(found["name"] or "") or short or city
    return word, found.end() if word else at


def moments_of(wall: datetime, word: str, here: Here) -> tuple[Begins, ...]:
    """The moments that `wall` may be when `word` is written behind it: two when the word and the clocks disagree."""
    zone, ahead = _meant(word)
    if word in _SEVERAL:
        return (
            Begins(wall, "", f"“{word.upper()}” stands for several time zones. Choose the zone on the page “The day”."),
        )
    if not word or (not zone and ahead is None):
        return (Begins(wall),)
    if ahead is None:
        return (Begins(wall, zone),)
    for place in (*preferred(here), zone):
        if place and offset(wall, place) == ahead:
            return (Begins(wall, place),)
    return _when_clocks_disagree(wall, word, zone, ahead)


def preferred(here: Here) -> tuple[str, ...]:
    """The zone that was chosen for the interview, then the person's own; those that are known."""
    return tuple(zone for zone in (here.answers.get(ZONE), here.zone) if isinstance(zone, str) and zone in _all())


def instant(begins: Begins, here: Here) -> datetime:
    """The moment, with a zone: one that is not named is the chosen one, else the person's."""
    zone = begins.zone or next(iter(preferred(here)), "")
    return begins.wall.replace(tzinfo=ZoneInfo(zone) if zone else here.now.tzinfo)


def offset(wall: datetime, zone: str) -> int:
    """Minutes that `zone` is ahead of UTC then."""
    ahead = wall.replace(tzinfo=ZoneInfo(zone)).utcoffset() or timedelta(0)
    return int(ahead.total_seconds() // 60)


def known_zone(name: str) -> str:
    """The IANA name that `name` is, whatever its capitals; "" for none."""
    return _all().get(name.casefold()) or _all().get(name) or ""


def _meant(word: str) -> tuple[str, int | None]:
    if word in _NAMED:
        return _NAMED[word]
    if shift := re.fullmatch(r"(?:utc|gmt)([+-])(\d{1,2}?):?(\d\d)?", word):
        minutes = (int(shift[2]) * 60 + int(shift[3] or 0)) * (-1 if shift[1] == "-" else 1)
        sign = "-" if minutes > 0 else "+"  # the names of these zones count the other way
        return known_zone(f"Etc/GMT{sign}{abs(minutes) // 60}") if minutes % 60 == 0 and minutes else "", minutes
    return known_zone(word), None


def _when_clocks_disagree(wall: datetime, word: str, zone: str, ahead: int) -> tuple[Begins, ...]:
    """ "10:00 GMT" in July: the clocks of London show British Summer Time then."""
    if not zone:
        return (
            Begins(
                wall, "", f"No place was found whose clocks are {word.upper()}. Choose the zone on the page “The day”."
            ),
        )
    there = wall + timedelta(minutes=offset(wall, zone) - ahead)
    note = f"On that day the clocks of {zone} are not {word.upper()}."
    return Begins(wall, zone, f"{note} This is {wall:%H:%M} as the clocks there show it."), Begins(
        there, zone, f"{note} This is exactly {wall:%H:%M} {word.upper()}."
    )


@lru_cache(maxsize=1)
def _all() -> dict[str, str]:
    """The zones by their names, as they are and without capitals."""
    names = zones()
    return {name.casefold(): name for name in names} | {name: name for name in names}


def _of_city(city: str) -> str:
    """The one zone that is called after `city`; "" when there is none, or several."""
    if not city:
        return ""
    if f"{city} time" in _NAMED:
        return f"{city} time"
    ending = f"/{city.replace(' ', '_')}"
    return the_only(name for name in zones() if name.casefold().endswith(ending))

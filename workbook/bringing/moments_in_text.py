"""The moments that a text names: its days and its times put together, each with the readings it may have."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime

from .days_in_text import Day, days_in
from .found import Here
from .plain_words import blanked, same_length_plain
from .times_in_text import TimeSaid, times_in
from .zone_words import Begins, instant, moments_of

_NEAR = 60  # characters between a day and its time
_BEFORE = 30  # characters between a time and a day that follows it
_NO_TIMES = re.compile(
    r"https?://\S{1,2000}|\S{1,80}@\S{1,80}|\+?\d[\d ()/-]{7,20}\d|\b\d{1,3}(?:[.,]\d{3})+\b|[€£$]\s?\d[\d.,]*"
)


@dataclass(frozen=True)
class MomentSaid:
    """A moment that the text names. begins : its readings. minutes : how long it takes, when its end is named.

    said : the words of it. note : what does not fit. spans : where its times stand.
    """

    begins: tuple[Begins, ...]
    minutes: int | None = None
    said: str = ""
    note: str = ""
    spans: tuple[tuple[int, int], ...] = ()


def moments_in(text: str, here: Here) -> tuple[list[MomentSaid], list[date]]:
    """The moments in `text`, in order; and the days that stand without a time."""
    words = same_length_plain(text)
    days = days_in(words, here.now.date())
    without_days = blanked(words, [(day.start, day.end) for day in days])  # with its time, a day looks like a telephone
    times = times_in(text, blanked(without_days, [match.span() for match in _NO_TIMES.finditer(without_days)]))
    found, alone = [], []
    for place, day in enumerate(days):
        mine = list(_times_of(day, place, days, times, words))
        found += _moments(day, mine, text, here)
        alone += [] if mine else list(day.dates)
    if not found and len(days) == len(times) == 1:  # far apart, and still one day and one time
        return _moments(days[0], times, text, here), []
    return _apart(found), alone


def _times_of(day: Day, place: int, days: list[Day], times: list[TimeSaid], words: str) -> Iterator[TimeSaid]:
    """The times of `day`: the first after it and those that follow on that one, else the one just before it."""
    until = days[place + 1].start if place + 1 < len(days) else len(words)
    since = days[place - 1].end if place else 0
    last, first = day.end, True
    for said in times:
        if last <= said.start < until and said.start - last <= (_NEAR if first else 20):
            yield said
            last, first = said.end, False
    if first:
        before = [said for said in times if since <= said.end <= day.start <= said.end + _BEFORE]
        yield from before[-1:]


def _moments(day: Day, times: list[TimeSaid], text: str, here: Here) -> list[MomentSaid]:
    """One for each time, those left out that say the same moment in another zone."""
    found: list[MomentSaid] = []
    for said in times:
        begins = tuple(_begins(day.dates, said, here))
        before = found[-1] if found else None
        if (
            before
            and said.zone
            and {instant(one, here) for one in begins} & {instant(one, here) for one in before.begins}
        ):
            found[-1] = _with_span(before, said)
            continue
        if before and said.zone and before.begins[0].zone and "(" in text[said.start - 3 : said.start]:
            note = f"The text names two times that are not the same moment: {_said(text, day, times[0], said)}."
            found[-1] = _with_span(replace(before, begins=(*before.begins, *begins), note=note), said)
            continue
        found.append(_with_span(MomentSaid(begins, said.minutes, _said(text, day, said), day.note), said))
    return found


def _begins(dates: tuple[date, ...], said: TimeSaid, here: Here) -> Iterator[Begins]:
    for day in dates:
        for at in said.times:
            yield from moments_of(datetime.combine(day, at), said.zone, here)


def _said(text: str, *named: Day | TimeSaid) -> str:
    """The words from the first to the last of `named`."""
    start, end = min(one.start for one in named), max(one.end for one in named)
    return " ".join(text[start:end].split()).strip("(,; ")


def _with_span(moment: MomentSaid, said: TimeSaid) -> MomentSaid:
    return replace(moment, spans=(*moment.spans, (said.start, said.end)))


def _apart(found: list[MomentSaid]) -> list[MomentSaid]:
    """Each moment once, wherever it stands."""
    apart: dict[tuple[Begins, ...], MomentSaid] = {}
    for one in found:
        first = apart.setdefault(one.begins, replace(one, spans=()))
        apart[one.begins] = replace(first, spans=(*first.spans, *one.spans))
    return list(apart.values())

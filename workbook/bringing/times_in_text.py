"""The times of day that a text names, each with its readings, its end and its zone."""

import re
from dataclasses import dataclass
from datetime import time

from .zone_words import zone_after

_LEAD = (
    r"(?P<lead>\b(?:at|um|from|ab|von|a las|a la|a|de|des|vers|starting|start:?|time:|uhrzeit:"
    r"|heure\s?:|hora:)\s{1,2})?"
)
_MARK = r"(?P<mark>a\.?\s?m\b\.?|p\.?\s?m\b\.?|uhr\b|h\b|o'clock\b|noon\b)?"
_ALONE = r"(?<![\d.,:/-])"
_ONE = rf"(?P<hour>\d{{1,2}})(?:\s?(?P<sep>[:.h])\s?(?P<minute>[0-5]\d)(?!\d))?\s?{_MARK}"
_TIME = re.compile(rf"{_LEAD}{_ALONE}{_ONE}(?![\d/:%€$£])")
_UNTIL = re.compile(rf"\s?(?:-|to|until|till|bis|a|hasta)\s?(?P<lead>){_ONE}(?![\d/:%€$£])")
_NOON = re.compile(r"\b(?:noon|midday|midi|mediodia|mittags)\b")
_PART = re.compile(
    r"[\s,]{0,2}(?:(?P<am>in the morning|de la manana|du matin|vormittags|morgens)"
    r"|(?P<pm>in the afternoon|in the evening|de la tarde|de l'apres-midi|nachmittags|abends))"
)
_BARE = ("at ", "um ", "a las ", "a la ")  # what makes a lone number a time
_UNIT = re.compile(r"\s?(?:%|[a-z]{2,})")  # "at 9 locations"
_AFTER_BARE = re.compile(r"\s?(?:on|am|le|el|until|to|bis|in|with|for|mit|avec|con|and|und|et|y)\b")
EARLIEST_SURE = 7  # an hour without am or pm that is earlier may be in the afternoon


@dataclass(frozen=True)
class TimeSaid:
    """A time named from `start` to `end`. times : its readings, one or two. zone : as it is written, "" for none.

    minutes : how long it takes, when its end is named too.
    """

    start: int
    end: int
    times: tuple[time, ...]
    zone: str = ""
    minutes: int | None = None


def times_in(text: str, words: str) -> list[TimeSaid]:
    """The times in `words`, which is `text` as `same_length_plain` makes it, with all that is no time taken out."""
    found = [said for match in _TIME.finditer(words) if (said := _said(match, text, words))]
    found += [TimeSaid(match.start(), match.end(), (time(12),)) for match in _NOON.finditer(words)]
    found.sort(key=lambda said: said.start)
    apart: list[TimeSaid] = []
    for said in found:
        if not apart or said.start >= apart[-1].end:
            apart.append(said)
    return apart


def _said(match: re.Match[str], text: str, words: str) -> TimeSaid | None:
    until = _UNTIL.match(words, match.end())
    until = until if until and _is_time(until, words, after="time") else None
    if not _is_time(match, words, after="half" if _half(until) else "time" if until else ""):
        return None
    last = until or match
    part = _PART.match(words, last.end())
    half = _half(match) or (part and (part.lastgroup or "")) or ""
    start = _times(match, half or (_half(until) if until else ""))
    ends = _times(until, _half(until) or half) if until else ()
    if until and not _half(match) and _half(until) == "pm" and start and start[0] > ends[0]:
        start = _times(match, "am")  # "11 to 12.30pm"
    if not start:
        return None
    zone, end = zone_after(text, words, part.end() if part else last.end())
    return TimeSaid(match.start(), end, start, zone, _minutes(start[0], ends))


def _is_time(match: re.Match[str], words: str, after: str) -> bool:
    """Whether the number is a time: because of what stands in it or around it.

    after : "half" when a time with am or pm stands behind it as its end, "time" for another one, "" for none.
    """
    hour, sep, mark, lead = int(match["hour"]), match["sep"], match["mark"] or "", match["lead"] or ""
    if hour > 24 or (hour == 24 and match["minute"] not in (None, "00")):
        return False
    if mark and mark != "h":
        return mark in ("uhr", "o'clock", "noon") or 1 <= hour <= 12
    if sep == "h" or mark == "h":  # "1h45" may be how long it takes
        return bool(lead or after) or hour >= EARLIEST_SURE
    if sep:
        return sep == ":" or bool(lead or after)
    return _is_bare_time(match, words, after)


def _is_bare_time(match: re.Match[str], words: str, after: str) -> bool:
    """Whether a number alone is a time: "at 3", but not "at 3 sites"."""
    lead = match["lead"] or ""
    if lead.replace("  ", " ") in _BARE:
        follows = _UNIT.match(words, match.end())
        if not follows or _AFTER_BARE.match(words, match.end()):
            return True
    return after == "half" or bool(after and lead)


def _half(match: re.Match[str] | None) -> str:
    mark = (match["mark"] or "")[:1] if match else ""
    return {"a": "am", "p": "pm", "n": "pm"}.get(mark, "")


def _times(match: re.Match[str] | None, half: str) -> tuple[time, ...]:
    """The readings of one time. half : "am" or "pm", else ""."""
    if match is None:
        return ()
    hour, minute = int(match["hour"]) % 24, int(match["minute"] or 0)
    if half:
        hour = hour % 12 + (12 if half == "pm" else 0) if hour <= 12 else hour
        return (time(hour, minute),)
    sure = (match["mark"] or match["sep"]) in ("uhr", "h") or hour >= EARLIEST_SURE or match["hour"].startswith("0")
    return (time(hour, minute),) if sure or not hour else (time(hour + 12, minute), time(hour, minute))


def _minutes(start: time, ends: tuple[time, ...]) -> int | None:
    """From `start` to the first of `ends` that is later; None when there is none."""
    minutes = [(end.hour - start.hour) * 60 + end.minute - start.minute for end in ends]
    return next((one for one in minutes if one > 0), None)

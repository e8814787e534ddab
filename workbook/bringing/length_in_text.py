"""How long something takes, as a text says it, and as it is said here."""

import re
from dataclasses import dataclass

from ..limits import Limit
from ..wording import counted
from .plain_words import NUMBER_WORDS, blanked, either, number_in

_N = rf"(?P<n>\d{{1,2}}(?:[.,]\d{{1,2}})?|{either(NUMBER_WORDS)})"
_HOURS = r"(?:hours?|hrs?|h|stunden?|std\.?|heures?|horas?)"
_MINUTES = r"(?:minutes?|mins?\.?|minuten|minutos?|'|m)"
_SHAPES = (
    rf"\b{_N}\s?{_HOURS}\s?(?:and |und |et |y )?(?:(?P<m>\d{{1,2}})(?:\s?{_MINUTES})?(?!\d)|(?P<half>a half"
    rf"|(?:une )?demie|media|halb)?)\b",
    rf"\b(?P<m>\d{{1,3}})[\s-]?{_MINUTES}(?![a-z])",
    r"\b(?P<half>half an hour|eine halbe stunde|une demi-heure|media hora)\b",
    r"\b(?P<onehalf>an hour and a half|one and a half hours|anderthalb stunden|eineinhalb stunden|hora y media)\b",
)
_ABOUT = re.compile(
    r"\b(?:about|around|roughly|approx\.?|approximately|ca\.|circa|etwa|ungefahr|rund|environ"
    r"|unos|unas|up to|max\.?)\s?$"
)
# What a length is about when it is not how long the interview takes.
_OTHER = re.compile(
    r"\s?-?\s?(?:early|before|earlier|vorher|fruher|vor|avant|antes|presentation|prasentation"
    r"|break|pause|notice|drive|walk|away|ago|per|a (?:week|day)|tasks?|test|pitch|a week|/)"
)
_IN_OTHER = re.compile(
    r"(?:present|walk|drive|break|notice|prepare|prepar|spend|commute|within|in the next|next)\W{1,3}(?:\w+\W+){0,3}$"
)
SHORTEST_MINUTES = 10  # minutes of an interview
LONGEST_MINUTES = Limit(
    960, "minutes of an interview in a text", harmless="what is longer is no length of an interview"
)


@dataclass(frozen=True)
class Length:
    """How long it takes. about : whether the text says "about"."""

    minutes: int
    about: bool = False


def lengths_in(words: str) -> list[Length]:
    """The lengths in `words` (as `same_length_plain` makes it) that may be of an interview, each once, in order."""
    found: list[tuple[int, Length]] = []
    for shape in reversed(_SHAPES):  # what one shape has taken, the others do not see
        matches = list(re.finditer(shape, words))
        for match in matches:
            if (minutes := _minutes(match)) and _is_of_interview(match, words):
                about = bool(_ABOUT.search(words[max(0, match.start() - 20) : match.start()]))
                found.append((match.start(), Length(minutes, about)))
        words = blanked(words, [match.span() for match in matches])
    return list(dict.fromkeys(length for _start, length in sorted(found, key=lambda one: one[0])))


def length_in_words(length: Length) -> str:
    """ "About 1 hour 45 minutes"."""
    hours, minutes = divmod(length.minutes, 60)
    parts = [counted(hours, "hour") if hours else "", counted(minutes, "minute") if minutes else ""]
    words = " ".join(part for part in parts if part)
    return f"About {words}" if length.about else words


def _minutes(match: re.Match[str]) -> int | None:
    said = match.groupdict()
    if said.get("onehalf"):
        return 90
    hours = _number(said["n"]) if said.get("n") else 0
    minutes = hours * 60 + int(said.get("m") or 0) + (30 if said.get("half") else 0)
    return round(minutes) if SHORTEST_MINUTES <= minutes <= LONGEST_MINUTES else None


def _number(word: str) -> float:
    return number_in(word) or float(word.replace(",", "."))


def _is_of_interview(match: re.Match[str], words: str) -> bool:
    if _OTHER.match(words, match.end()):
        return False
    return not _IN_OTHER.search(words[max(0, match.start() - 40) : match.start()])

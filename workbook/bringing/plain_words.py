"""The words for months, days and numbers in the languages that invitations are read in, without accents."""

import unicodedata
from collections.abc import Iterable


def _numbered(*lines: str, start: int = 0) -> dict[str, int]:
    """The number of each word: all words of a line have one."""
    return {word: number for number, words in enumerate(lines, start) for word in words.split()}


MONTHS = _numbered(
    "january jan januar janner janvier janv enero ene",
    "february feb februar fevrier fevr febrero",
    "march mar marz mars marzo",
    "april apr avril avr abril abr",
    "may mai mayo",
    "june jun juni juin junio",
    "july jul juli juillet juil julio",
    "august aug aout agosto ago",
    "september sept sep septembre septiembre setiembre",
    "october oct oktober okt octobre octubre",
    "november nov novembre noviembre",
    "december dec dezember dez decembre diciembre dic",
    start=1,
)
WEEKDAYS = _numbered(
    "monday mon montag mo lundi lun lunes",
    "tuesday tues tue dienstag di mardi mar martes",
    "wednesday weds wed mittwoch mi mercredi mer miercoles mie",
    "thursday thurs thur thu donnerstag do jeudi jeu jueves jue",
    "friday fri freitag fr vendredi ven viernes vie",
    "saturday sat samstag sonnabend sa samedi sam sabado sab",
    "sunday sun sonntag so dimanche dim domingo dom",
)
NUMBER_WORDS = _numbered(
    "one a an ein eine einer einem eines un une uno una",
    "two zwei deux dos",
    "three drei trois tres",
    "four vier quatre cuatro",
    "five funf cinq cinco",
    "six sechs seis",
    "seven sieben sept siete",
    "eight acht huit ocho",
    "nine neun neuf nueve",
    "ten zehn dix diez",
    "eleven elf onze once",
    "twelve zwolf douze doce",
    start=1,
)


def same_length_plain(text: str) -> str:
    """`text` without capitals and accents, and as long as it was: what is found has the same place in both."""
    return "".join(map(_plain, text))


def _plain(character: str) -> str:
    if character < "\x80":
        return character.lower()
    if character.isspace():
        return " "
    return _MARKS.get(character) or unicodedata.normalize("NFKD", character)[0].lower()[:1] or " "


_MARKS = dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2212", "-") | dict.fromkeys("\u2018\u2019", "'")


def number_in(word: str) -> int | None:
    """3 for "3", "three", "drei"; None for anything else."""
    if word.isdecimal() and len(word) <= 3:
        return int(word)
    return NUMBER_WORDS.get(word)


def either(words: object) -> str:
    """A pattern for any of `words`, the longest first."""
    return "|".join(sorted(map(str, words), key=len, reverse=True))  # type: ignore[call-overload]


def the_only(words: Iterable[str]) -> str:
    """The one of `words`; "" for none, or for several."""
    found = list(words)
    return found[0] if len(found) == 1 else ""


def blanked(words: str, spans: list[tuple[int, int]]) -> str:
    """`words` with another character in the place of each of `spans`, so that nothing is found there."""
    parts, last = [], 0
    for start, end in sorted(spans):
        parts += [words[last : max(start, last)], "\0" * (end - max(start, last))]
        last = max(end, last)
    return "".join((*parts, words[last:]))

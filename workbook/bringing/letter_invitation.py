"""An invitation in an e-mail, pasted or as a file."""

import re
from collections.abc import Iterator
from datetime import date

from ..limits import Limit
from ..wording import day_in_words, joined
from . import proposing
from .calendar_invitation import is_calendar, read_calendar
from .compared import found_in
from .found import Found, Given, Here, Proposed
from .length_in_text import Length, lengths_in
from .mail_text import LONGEST_MAIL, is_mail, mail_text
from .moments_in_text import MomentSaid, moments_in
from .place_in_text import where_in
from .plain_words import MONTHS, WEEKDAYS, blanked, either, same_length_plain
from .readers import Reader
from .zone_words import instant

_SENT = re.compile(
    r"^(?:> ?)*(?:sent|date|gesendet|datum|envoye|enviado|fecha|from|von|de|to|an|a|subject|betreff"
    r"|objet|asunto|received)\s?:.*$"
    r"|^.{0,200}\b(?:wrote|schrieb\b.{0,100}|a ecrit|escribio)\s?:\s?$",
    re.MULTILINE,
)
_IS_WHEN = re.compile(
    r"^(?:date|datum|fecha)\s?: [^\n]{0,40}\n+[^\n]{0,3}(?:time|uhrzeit|zeit|heure|hora)\s?:", re.MULTILINE
)
_WITHOUT_DATE = re.compile(
    r"\b(?:tomorrow|next week|next (?:mon|tues|wednes|thurs|fri)day|morgen um|nachste woche|ubermorgen"
    r"|demain|semaine prochaine|manana a|proxima semana)\b"
)
_CANCELLED = re.compile(
    r"\b(?:cancell?ed|called off|abgesagt|fallt aus|annulee?|cancelad[oa]|anulad[oa]|suspendid[oa])\b"
)
MAY_BE_OFF = "The text speaks of something that is cancelled. Tick it if this still holds."
_QUOTED = re.compile(r"^>.*$", re.MULTILINE)
_LIKE_ONE = re.compile(
    r"\b(?:interview|gesprach|entretien|entrevista|invit|einlad|finalist|meet|treffen|"
    rf"{either(word for word in MONTHS if len(word) > 3)}"
    rf"|tomorrow|morgen|demain|{either(word for word in WEEKDAYS if len(word) > 4)})|\d[:.h]\d\d\b|\d ?(?:am|pm|uhr)\b"
)
MOST_DATES = Limit(
    12, "dates with a time in a text", "The text names {count:,} dates with a time; at most {limit} are shown."
)
CHARACTERS_LOOKED_AT = 20_000  # characters, to see what it is


def is_letter(given: Given) -> bool:
    """Whether it may be a letter: a mail file, or a text with the words of an invitation."""
    if is_mail(given.data):
        return True
    text = given.text[:CHARACTERS_LOOKED_AT] if given.ending in ("", "txt", "eml", "htm", "html", "text") else ""
    return bool(_LIKE_ONE.search(same_length_plain(text)))


def read_letter(given: Given, here: Here) -> Found:
    """What an e-mail proposes. Raises `ValueError` when there is nothing in it that could be taken."""
    mail = mail_text(given)
    if is_calendar(Given(mail.calendar.encode(errors="replace"))):
        return read_calendar(Given(mail.calendar.encode(errors="replace")), here)
    left_out = list(_left_out(mail.text, mail.left_out))
    text = _without_stamps(mail.text)
    newest = _unquoted_first(text, here)
    said, alone = moments_in(newest, here)
    proposed = [
        *_moments(said, here, MAY_BE_OFF if _CANCELLED.search(same_length_plain(newest)) else ""),
        *proposing.lengths(_lengths(said, newest)),
        *proposing.place(where_in(text)),
        *proposing.process(text, here),
    ]
    if len(said) > MOST_DATES:
        left_out.append(MOST_DATES.sentence(count=len(said)))
    if not said and alone:
        left_out.append(
            f"The text names {_days(alone)} and no time that belongs to it. Enter the date and time yourself."
        )
    if not proposed:
        reason = left_out[-1] if left_out else "No date with a time was found."
        raise ValueError(f"Nothing in this text was recognised as an invitation. {reason}")
    return found_in(proposing.KIND, "An invitation from an e-mail.", proposed, left_out, here.answers)


def _moments(said: list[MomentSaid], here: Here, doubt: str) -> list[Proposed]:
    """The moments that are still to come; those that are past only when there is no other."""
    ahead = [one for one in said if any(instant(begins, here) >= here.now for begins in one.begins)] or said
    options = [begins for one in ahead[:MOST_DATES] for begins in one.begins]
    notes = [doubt, *(one.note for one in ahead)]
    return proposing.moments(options, here, next(filter(None, notes), ""))


def _lengths(said: list[MomentSaid], text: str) -> list[Length]:
    """From the beginning to the end that is named; else as the text says, where "14h" is not when it begins."""
    named = list(dict.fromkeys(one.minutes for one in said if one.minutes))
    if len(said) == len(named) == 1:
        return [Length(minutes) for minutes in named]
    return lengths_in(blanked(same_length_plain(text), [span for one in said for span in one.spans]))


def _without_stamps(text: str) -> str:
    """`text` without the lines that say when a mail was sent, and to whom."""
    words = same_length_plain(text)
    if _IS_WHEN.search(words):
        return text
    kept, last = [], 0
    for match in _SENT.finditer(words):
        kept.append(text[last : match.start()])
        last = match.end()
    return "".join((*kept, text[last:]))


def _unquoted_first(text: str, here: Here) -> str:
    """What was written last, when it names a moment; else all of it."""
    newest = _QUOTED.sub("", text)
    if newest != text and moments_in(newest, here)[0]:
        return newest
    return re.sub(r"^(?:> ?)+", "", text, flags=re.MULTILINE)


def _left_out(text: str, characters: int) -> Iterator[str]:
    if characters:
        yield LONGEST_MAIL.sentence(count=characters)
    for match in list(_WITHOUT_DATE.finditer(same_length_plain(text)))[:1]:
        said = text[slice(*match.span())]
        yield f"“{said}” depends on the day it was written, so it was not taken. Enter the date yourself."


def _days(days: list[date]) -> str:
    return joined(day_in_words(day, weekday=False) for day in dict.fromkeys(days[:3]))


OF_A_LETTER = Reader("invitation", "the text of an e-mail (pasted, .eml or .txt)", is_letter, read_letter)

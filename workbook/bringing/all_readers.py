"""All readers, in the order in which they are asked."""

from .calendar_invitation import CALENDAR
from .found import Found, Given, Here
from .letter_invitation import OF_A_LETTER
from .readers import Reader, called, read
from .stories_and_questions import PREPARED
from .tracker import TRACKER

READERS: tuple[Reader, ...] = (CALENDAR, PREPARED, TRACKER, OF_A_LETTER)


def bring(given: Given, here: Here, about: str) -> Found:
    """What is found in `given`. about : a key of `readers.PLACES`, or several with blanks between; "" for anything.

    Raises `ValueError` with one sentence. When only a reader for another page takes it, the sentence names that page.
    """
    mine = readers_about(about)
    return read(given, here, mine, [reader for reader in READERS if reader not in mine])


def readers_about(about: str) -> tuple[Reader, ...]:
    """The readers for the places named in `about`; all of them for ""."""
    return tuple(reader for reader in READERS if not about or reader.about in about.split())


def called_about(about: str) -> str:
    """What can be brought in there, as one list in words."""
    return called(readers_about(about))

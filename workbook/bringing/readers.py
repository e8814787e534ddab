"""Which reader takes what was given, and a plain sentence when none does."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from .found import MOST_BYTES, Found, Given, Here


@dataclass(frozen=True)
class Reader:
    """Reads one kind of thing.

    about : where it belongs, a key of `_PLACES`. called : what it reads, as it stands in a list: "an invitation from a
    calendar (.ics)". takes : whether what was given looks like it; quick, never raises.
    read : what is found; raises `ValueError` with one sentence when it looked like it and is not.
    """

    about: str
    called: str
    takes: Callable[[Given], bool]
    read: Callable[[Given, Here], Found]


_NO_TEXT = {
    b"%PDF": "a PDF",
    b"PK\x03\x04": "a Word, Excel or zip file",
    b"\xd0\xcf\x11\xe0": "an Outlook message (.msg) or an old Word or Excel file",
    b"\x89PNG": "a picture",
    b"\xff\xd8\xff": "a picture",
    b"GIF8": "a picture",
}
BYTES_LOOKED_AT = 4_000  # bytes

# What can be brought in, and the page where it belongs.
_PLACES = {
    "invitation": "Start here",
    "applications": "Your pipeline",
    "stories": "Stories and questions",
    "questions": "Stories and questions",
}


def read(given: Given, here: Here, readers: Iterable[Reader], elsewhere: Iterable[Reader] = ()) -> Found:
    """What the first of `readers` that takes `given` finds in it. Raises `ValueError` with one sentence.

    elsewhere : the readers of other pages; when one of them would take it, the sentence names its page.
    """
    readers = tuple(readers)
    if len(given.data) > MOST_BYTES:
        size = f"{len(given.data) / 1e6:,.1f}"
        raise ValueError(MOST_BYTES.sentence(size=size, mb=MOST_BYTES // 1_000_000))
    if kind := _no_text(given):
        raise ValueError(f"This is {kind}, which cannot be read here. Open it, copy the text, and paste it.")
    if not given.text.strip():
        raise ValueError("There is nothing in it. Paste a text, or choose another file.")
    for reader in readers:
        if reader.takes(given):
            return reader.read(given, here)
    for reader in elsewhere:
        if reader.takes(given):
            page = _PLACES[reader.about]
            raise ValueError(f"This looks like {reader.called}. Bring it in on the page “{page}”.")
    raise ValueError(f"Nothing in it was recognised. What can be brought in here: {called(readers)}.")


def _no_text(given: Given) -> str:
    """What kind of file it is, when it holds no text that can be read; else ""."""
    for mark, kind in _NO_TEXT.items():
        if given.data.startswith(mark):
            return kind
    control = sum(1 for byte in given.data[:BYTES_LOOKED_AT] if byte < 9) if not given.is_wide else 0
    return "a file that holds no plain text" if control > len(given.data[:BYTES_LOOKED_AT]) / 20 else ""


def called(readers: Iterable[Reader]) -> str:
    """What `readers` read, as one list in words."""
    *others, last = dict.fromkeys(reader.called for reader in readers)
    return f"{', '.join(others)} or {last}" if others else last

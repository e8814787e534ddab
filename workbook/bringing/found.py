"""What was given, what a reader found in it, and what it proposes to take.

All texts in these values are somebody else's: they are shown as text, never as HTML, and no link in them is opened.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from functools import cached_property
from typing import Any

from ..limits import Limit

MOST_BYTES = Limit(  # what arrives in one message
    5_000_000, "bytes of what is brought in", "This has {size} MB; the limit is {mb} MB. Nothing was taken."
)
MOST_PROPOSED = Limit(
    200,
    "things proposed from one file",
    "At most {limit} are shown; {count:,} more are left out{which}. Split the file for them.",
)
MOST_TOLD = Limit(
    12, "things of one kind that are left out, each with its reason", "And {count:,} more, for such reasons."
)
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff]")
_ENCODINGS = (
    (b"\xef\xbb\xbf", "utf-8-sig"),
    (b"\xff\xfe\x00\x00", "utf-32"),
    (b"\xff\xfe", "utf-16"),
    (b"\xfe\xff", "utf-16"),
)


@dataclass(frozen=True)
class Given:
    """A file, or a text that was pasted. name : of the file, for its ending only; "" for what was pasted."""

    data: bytes = field(repr=False)
    name: str = field(default="", repr=False)

    @cached_property
    def text(self) -> str:
        """The text with line ends as \\n: UTF-8, else what its first bytes say, else Windows-1252. Never raises."""
        marked = self._marked
        try:
            text = self.data.decode(marked or "utf-8")
        except UnicodeDecodeError:
            text = self.data.decode(marked or "cp1252", errors="replace")
        return storable(text)

    @property
    def _marked(self) -> str:
        return next((name for mark, name in _ENCODINGS if self.data.startswith(mark)), "")

    @property
    def is_wide(self) -> bool:
        """Whether it says that each character takes two bytes or four, so that many of them are 0."""
        return self._marked in ("utf-16", "utf-32")

    @property
    def ending(self) -> str:
        """ "ics" for Invite.ICS; "" for what was pasted."""
        return self.name.rpartition(".")[2].casefold() if "." in self.name else ""


def storable(text: str) -> str:
    """`text` with line ends as \\n, and without the characters that nothing here can store."""
    return _CONTROL.sub("", re.sub(r"\r\n?", "\n", text))


@dataclass(frozen=True)
class Here:
    """What a reader may look at. answers : by journal key. now : with a zone, on the person's clock.

    zone : the IANA name of the person's own zone; "" when nobody knows it.
    """

    answers: Mapping[str, Any] = field(repr=False)
    now: datetime
    zone: str = ""


@dataclass(frozen=True)
class Proposed:
    """One thing that can be taken or left.

    group : the heading it stands under. label, shown : what it is, and its value in words. parts : [label, value] of
    each field, when there are several.
    answers : what to record. While `into` is "" its keys are whole journal keys, such as interview.when. Else `into`
    names a list of rows.LISTS, or "applications", and its keys are fields of a row: of `row` ("application.2"), or of
    a new one when `row` is "".
    more : the answers are texts that go below what stands there already.
    note : what to know before taking it, such as what is entered now ("you have 14:00; the invitation says 15:00").
    ticked : whether it is ticked at first: not when it contradicts an answer or is a guess.
    one_of : proposals with the same word here rule one another out; none of them is ticked, one may be chosen.
    beside : whether its note says already what is entered now.
    """

    group: str
    label: str = field(repr=False)
    shown: str = field(repr=False)
    answers: Mapping[str, Any] = field(repr=False)
    note: str = field(default="", repr=False)
    ticked: bool = True
    into: str = ""
    row: str = ""
    parts: tuple[tuple[str, str], ...] = field(default=(), repr=False)
    more: bool = False
    one_of: str = ""
    beside: bool = False


@dataclass(frozen=True)
class Found:
    """What a reader found.

    kind : a word for it, such as "invitation". what : one sentence, "An invitation from a calendar file."
    proposed : what can be taken, at most `MOST_PROPOSED`. left_out : a sentence for each thing that cannot, and why.
    """

    kind: str
    what: str
    proposed: tuple[Proposed, ...] = ()
    left_out: tuple[str, ...] = field(default=(), repr=False)


def first_told(said: list[str]) -> list[str]:
    """The first sentences about what is left out, and how many more there would be."""
    more = len(said) - MOST_TOLD
    return [*said[:MOST_TOLD], MOST_TOLD.sentence(count=more)] if more > 0 else said

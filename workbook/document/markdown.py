"""Typed text in Markdown, where it reads as it was typed."""

import re
from itertools import groupby

from ..answers.reading import without_directions

# A backslash takes these away from every kind of Markdown. Everything else becomes an entity, which works where a
# backslash would be shown, or would leave a tag alive; a backslash itself does, too, for it may begin mathematics.
_CLASSIC = "`*_[]#+>-.!()"
_ALWAYS = "`*_[]#+><&\\|~$^={}@"
_COLON = re.compile(r":(?=//|[\w+-]+:)")  # of an address, or of an emoji in letters
_WWW = re.compile(r"(?<=www)\.", re.IGNORECASE)
_TWICE = re.compile(r"-{2,}|!{2,}|%{2,}|\?{3,}")
_BEGINS = re.compile(r"^[-:!%]")
_NUMBER = re.compile(r"^\(?(?:\d{1,9}|[a-z]|[ivxlcdm]+)[.)](?=\s|$)", re.IGNORECASE)


def escaped(text: str) -> str:
    """`text` as Markdown that reads as `text` does, line by line; blank lines begin a new paragraph."""
    lines = [_escaped_line(line) for line in without_directions(text).split("\n")]
    paragraphs = [list(block) for filled, block in groupby(lines, bool) if filled]
    return "\n\n".join("  \n".join(block) for block in paragraphs)


def _escaped_line(line: str) -> str:
    typed = line.rstrip().expandtabs(4)
    words = typed.lstrip()
    safe = words.translate(_TABLE)
    for pattern in (_COLON, _WWW, _TWICE, _BEGINS):
        safe = pattern.sub(lambda found: _shielded(found[0]), safe)
    safe = _NUMBER.sub(lambda found: re.sub(r"[().]", lambda mark: _shielded(mark[0]), found[0]), safe)
    return "&nbsp;" * (len(typed) - len(words)) + safe


def _shielded(text: str) -> str:
    return "".join(f"\\{one}" if one in _CLASSIC else _NAMED.get(one, f"&#{ord(one)};") for one in text)


_NAMED = {"&": "&amp;", "<": "&lt;"}
_TABLE = {ord(one): _shielded(one) for one in _ALWAYS}

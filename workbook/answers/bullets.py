"""The marks before a line that somebody pasted: dashes, bullets of every kind, boxes, arrows, emoji, and numbers."""

import re

# Not the minus before a number, nor a section sign before its number. Word's own bullets are in the private area.
_BULLET = (
    r"(?:[-=~]+>|[-\u2010-\u2015\u2043\u2212](?!\d)|[*+](?=\s|\w)|(?:\u00a7(?!\s*[\d\u00a7]))(?=\s)|\u00bb(?=\s)|[>~\u00a4\u00b0](?=\s)"
    r"|[0-9]\ufe0f?\u20e3"
    r"|[\u2022\u2023\u2024\u2027\u203a\u203b\u204c\u204d\u2219\u22c5\u25e6\u00b7\u30fb\uff65\uff0a\u2117"
    r"\u2190-\u21ff\u2300-\u23ff\u2460-\u2473\u24b6-\u24ff\u2500-\u27bf\u2900-\u297f\u29be\u29bf\u2b00-\u2bff"
    r"\ue000-\uf8ff]"
    r"|[\U0001f000-\U0001faff])(?:[\ufe0e\ufe0f\u200d\u2640\u2642]|[\U0001f3fb-\U0001f3ff]|(?<=\u200d)[\U0001f000-\U0001faff])*"
)
_UNSEEN = r"[\s\u200b\u200e\u200f\u2060\ufeff]*"
_ROUND_O = r"o(?:\t|[ \u00a0]{2,}|[ \u00a0](?=[^\W\d_a-z]))"  # the second level of Word's lists
BULLET = re.compile(rf"{_UNSEEN}(?:(?:{_BULLET})+|{_ROUND_O}){_UNSEEN}")
# "1.", "2)", "(3)", "a)": numbers that nothing else looks like, at the start of a line.
NUMBER = re.compile(r"\s*(?:\(?\d{1,2}[.)](?=\s)|\(?[a-z]\)(?=\s))\s*", re.IGNORECASE)


def split_bullets(line: str) -> tuple[str, str]:
    """The bullets that `line` begins with, and the rest; ("", line) when there are none."""
    at = 0
    while (match := BULLET.match(line, at)) and match.end() > at:
        at = match.end()
    return line[:at], line[at:]


def without_marks(line: str) -> str:
    """`line` without the bullets, boxes and numbers that it begins with."""
    while True:
        _bullets, rest = split_bullets(line)
        match = NUMBER.match(rest)
        rest = rest[match.end() :] if match else rest
        if rest == line:
            return line
        line = rest

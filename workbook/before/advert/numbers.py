"""Numbers before lines: "1.", "(2)", "1.1", "a.", "ii.", "E1"; they go when they count, for many only look like one."""

import re
from collections.abc import Iterator
from dataclasses import replace

from .advert_words import words
from .raw import Raw

_NUMBERS = (
    ("(", re.compile(r"\(?(\d{1,2}|[a-zA-Z]|[ivx]{1,4})\)(?:\s+|$)")),  # always a number
    ("code", re.compile(r"([EDA]\d{1,2})(?:\t+|[.):]\s+)")),
    ("1.", re.compile(r"(\d{1,2})\.(?:\s+|$)")),
    ("1.1", re.compile(r"(\d{1,2}(?:\.\d{1,2}){1,3})[.)]?(?:\s+|$)")),
    ("a.", re.compile(r"([a-z])\.(?:\s+|$)(?![A-Za-z]\.)")),
    ("A.", re.compile(r"([A-Z])\.(?:\s+|$)(?![A-Za-z]\.)")),
    ("i.", re.compile(r"([ivx]{1,5})\.(?:\s+|$)")),
    ("I.", re.compile(r"([IVX]{1,5})\.(?:\s+|$)")),
)
_ROMAN = {"i": 1, "v": 5, "x": 10}
_ALWAYS = ("(", "code")


def _numbers(text: str) -> Iterator[tuple[tuple[str, int], re.Match[str]]]:
    """The ways to read the number that `text` begins with: ((style, value), what matched)."""
    for style, pattern in _NUMBERS:
        if match := pattern.match(text):
            number = match[1]
            if style == "1.1":
                before, _dot, last = number.rpartition(".")
                yield (f"{style} {before}", int(last)), match
            elif style in ("i.", "I."):
                yield (style, _roman(number.lower())), match
            elif style in ("a.", "A."):
                yield (style, ord(number)), match
            else:
                yield (style, int(number) if number.isdecimal() else 0), match


def _roman(number: str) -> int:
    values = [_ROMAN[one] for one in number]
    return sum(-value if value < after else value for value, after in zip(values, [*values[1:], 0], strict=True))


def without_numbers(lines: list[Raw]) -> Iterator[Raw]:
    """Without numbers that count: "12. Dezember" and "2.5 years" have no neighbour in the advert, and stay."""
    there = {number for line in lines for number, _match in _numbers(line.text)}
    for line in lines:
        for (style, value), match in _numbers(line.text):
            counts = (style, value - 1) in there or (style, value + 1) in there
            first = (style, value) == ("1.", 1) and match.end() < len(line.text)
            if style in _ALWAYS or counts or (first and not _is_ordinal(line.text[match.end() :])):
                yield replace(line, text=line.text[match.end() :], mark=f"{line.mark} {match[0]}".strip(), marked=True)
                break
        else:
            yield line


def _is_ordinal(after: str) -> bool:
    following = re.match(r"[^\W\d_]+", after)
    return bool(following and following[0].casefold() in words().months)

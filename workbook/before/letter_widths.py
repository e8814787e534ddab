"""About how wide text is when it is printed, known without a page: in ordinary small letters."""

import unicodedata
from functools import lru_cache

_BETWEEN = " · "  # the lines of an answer
NARROWEST = 0.2  # a mark on another letter
NARROW, BROAD = set(" iljftrI.,;:'!|()[]"), set("mwMW@%&—…")


def clipped(text: str, longest: float) -> str:
    """`text` on one line, cut with an ellipsis so that it is no wider than `longest` ordinary letters."""
    line = one_line(text)
    if len(line) * NARROWEST <= longest and _wide(line) <= longest:
        return line
    width, end = _width("…"), 0
    while width + _width(line[end]) <= longest:
        width += _width(line[end])
        end += 1
    while end and _joined(line[end - 1], line[end]):
        end -= 1
    word = line.rfind(" ", 0, end + 1)
    return f"{line[: word if word > end * 3 // 4 else end].rstrip(' ,;:·')}…"


def lines_in(text: str, room: float) -> int:
    """How many lines of `room` ordinary letters `text` needs; words longer than a line are broken."""
    lines, used = 1, 0.0
    for word in text.split(" "):
        width = _word(word)
        if used and used + _width(" ") + width > room:
            lines, used = lines + 1, 0.0
        elif used:
            used += _width(" ")
        whole = int(width // room)
        lines += whole
        used += width - whole * room
    return lines


@lru_cache(maxsize=4096)
def _word(word: str) -> float:
    """`_wide`, looked up once for every size of type."""
    return _wide(word)


def _wide(text: str) -> float:
    return sum(map(_width, text))


@lru_cache(maxsize=4096)
def _width(character: str) -> float:
    """About how wide, an ordinary small letter being 1."""
    category = unicodedata.category(character)
    if category in ("Mn", "Me", "Cf"):
        return NARROWEST
    if unicodedata.east_asian_width(character) in "WF":
        return 2.0
    if character in NARROW:
        return 0.65
    if character in BROAD:
        return 1.75
    return 1.25 if category == "Lu" else 1.08


def _joined(left: str, right: str) -> bool:
    """Whether a cut between the two would leave half a letter, such as one without its accent."""
    marks = ("Mn", "Me", "Mc", "Sk", "Cf")
    return left == "\N{ZERO WIDTH JOINER}" or unicodedata.category(right) in marks


def one_line(text: str) -> str:
    """The lines with a mark between them; runs of white space, and what cannot be printed, as one space."""
    lines = (" ".join(line.translate(_PRINTED).split()) for line in text.replace("\r", "\n").split("\n"))
    return _BETWEEN.join(line for line in lines if line)


class _Printed(dict[int, int]):
    """What stands for each character, as `str.translate` wants it; looked up once for each."""

    def __missing__(self, code: int) -> int:
        unprintable = unicodedata.category(chr(code)) in ("Cc", "Cs", "Co", "Cn")
        self[code] = ord(" ") if unprintable else code
        return self[code]


_PRINTED = _Printed()

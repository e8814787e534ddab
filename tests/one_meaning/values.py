"""What a page may say of one thing, and when two of them differ.

A chance stands on a page as words ("about 1 in 3") or drawn (a hundred, twenty figures, the place of a mark). Words are
the same only when they are the same words. What is drawn is drawn at the value of the words, but for its own rounding.
"""

import re
from typing import NamedTuple

_ROUNDING = 1e-9
_FREQUENCY = re.compile(r"\b((?:under |over )?\d{1,2} in (?!100\b)\d{1,2})\b")
UNDER, OVER = "under 1 in 20", "over 19 in 20"
_WORDS = _FREQUENCY.pattern
_BETWEEN = re.compile(rf"between {_WORDS} and {_WORDS}|up to {_WORDS}|at least {_WORDS}|nearly anything")
_HUNDRED = re.compile(r"\b(about|under|over) (\d{1,3})\b")
NUMBERS = {
    "no": 0,
    "one": 1,
    "two": 2,
    "three": 3,
    "four": 4,
    "five": 5,
    "six": 6,
    "seven": 7,
    "eight": 8,
    "nine": 9,
    "ten": 10,
    "eleven": 11,
    "twelve": 12,
}

_ROUND = {"five": 5, "ten": 10, "fifteen": 15, "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50}


class Words(NamedTuple):
    """A chance in words: "1 in 3", "under 1 in 20"."""

    words: str

    @property
    def ends(self):
        """The chances that the words stand for: one value, or all below or above it."""
        some, of = map(int, self.words.split()[-3::2])
        low, high = some / of, some / of
        return (0.0 if self.words.startswith("under") else low, 1.0 if self.words.startswith("over") else high)

    def __str__(self):
        return self.words


class Drawn(NamedTuple):
    """A chance that is drawn or counted, 0 to 1; give : how far rounding may take it from the value."""

    value: float
    give: float = 0.005

    def __str__(self):
        return f"{100 * self.value:.3g} of 100"


def differ(one, other):
    """Whether two values of one thing contradict one another."""
    match one, other:
        case Words(), Words():
            return one != other
        case Drawn(), Drawn():
            return abs(one.value - other.value) > one.give + other.give + _ROUNDING
        case Drawn(), Words():
            return differ(other, one)
        case Words(), Drawn():
            low, high = one.ends
            return max(low - other.value, other.value - high) > other.give + _ROUNDING
    return one != other


def is_chance(value):
    return isinstance(value, Words | Drawn)


def frequencies(text):
    """Every chance in words that `text` says, in order."""
    return [Words(found) for found in _FREQUENCY.findall(text)]


def span(text):
    """The range that `text` says, (low, high) in words; None when it says none."""
    if found := _BETWEEN.search(text):
        low, high, most, least = found.groups()
        return Words(low or least or UNDER), Words(high or most or OVER)
    return None


def middle(text):
    """The one chance that `text` says beside a range, in words; None when it says none, or several."""
    found = frequencies(_BETWEEN.sub("", text))
    return found[0] if len(found) == 1 else None


def of_hundred(text):
    """ "about 35", "under 5" as a drawn chance; None when that is not what `text` says."""
    found = _HUNDRED.search(text)
    if not found:
        return None
    many = int(found[2]) / 100
    return {"about": Drawn(many), "under": Drawn(many / 2, many / 2), "over": Drawn((1 + many) / 2, (1 - many) / 2)}[
        found[1]
    ]


def counted(text, what):
    """The number before `what` in `text`: 22 in "22 tasks", 4 in "these four applications"; None when there is none."""
    found = re.search(rf"\b(\d[\d,]*|{'|'.join(NUMBERS)}) {what}", text)
    if not found:
        return None
    return NUMBERS.get(found[1]) if found[1] in NUMBERS else int(found[1].replace(",", ""))


def minutes(text):
    """The minutes in "3 h 50 min" or "about forty minutes"; None when there are none."""
    if found := re.search(r"\b(?:(\d+) h(?: (\d+) min)?|(\d+) min)\b", text):
        return sum(size * int(one or 0) for size, one in zip((60, 1, 1), found.groups(), strict=True))
    found = re.search(rf"\b({'|'.join(_ROUND)}|\d+) minutes", text.lower())
    return _ROUND.get(found[1]) or int(found[1]) if found else None

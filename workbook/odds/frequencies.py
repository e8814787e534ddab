"""Chances in words: natural frequencies, never finer than a person can use."""

from bisect import bisect
from itertools import pairwise

from .beliefs import Chance

_PLAIN = [
    (1, 20),
    (1, 15),
    *((1, n) for n in range(10, 2, -1)),
    (2, 5),
    (1, 2),
    (3, 5),
    (2, 3),
    (3, 4),
    (4, 5),
    (9, 10),
]
_CHANCES = [0.0, *(some / of for some, of in _PLAIN), 19 / 20, 1.0]
_WORDS = ["under 1 in 20", *(f"{some} in {of}" for some, of in _PLAIN), "19 in 20", "over 19 in 20"]
_BETWEEN = [(lower + upper) / 2 for lower, upper in pairwise(_CHANCES)]


def frequency(chance: float) -> str:
    """`chance` (0 to 1) as the nearest of a few plain frequencies: "1 in 3", "3 in 5"."""
    return _WORDS[bisect(_BETWEEN, chance)]


def about(chance: float) -> str:
    """`chance` as a middle: "about 1 in 3", but "under 1 in 20" as it stands."""
    words = frequency(chance)
    return words if words.startswith(("under", "over")) else f"about {words}"


def sentence(chance: Chance) -> str:
    """The range first, the middle second: "between 1 in 9 and 3 in 5; about 1 in 3"."""
    low, high = frequency(chance.low), frequency(chance.high)
    return about(chance.mean) if low == high else f"between {low} and {high}; {about(chance.mean)}"


def of_hundred(chance: float) -> str:
    """What the words of `chance` come to among 100 people, to the nearest 5: "about 35", "under 5"."""
    words = frequency(chance)
    if words.startswith(("under", "over")):
        return words.replace("1 in 20", "5").replace("19 in 20", "95")
    some, of = map(int, words.split(" in "))
    return f"about {5 * round(20 * some / of)}"


def of_twenty(chance: float) -> int:
    """How many of 20 people in your place get the offer, 0 to 20."""
    return round(20 * chance)


def points(change: float) -> str:
    """A change of a chance, rounded to 5 points: "about +15 in 100", or "hardly" below 2.5."""
    rounded = 5 * round(20 * abs(change))
    sign = "+" if change > 0 else "\N{MINUS SIGN}"
    return f"about {sign}{rounded} in 100" if rounded else "hardly"

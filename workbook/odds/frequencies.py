"""Chances in words: natural frequencies, never finer than a person can use, and the one value that they stand for.

A chance becomes one of a few plain frequencies, never more than 2.5 points away. Whatever is drawn or counted beside
the words is drawn at *their* value, `plain`, so that words, picture, hundred and table never differ.
"""

import math
from bisect import bisect_right
from itertools import pairwise

from .beliefs import Chance

_PLAIN = sorted(
    [
        *((1, of) for of in (20, 15, *range(10, 1, -1))),
        *((3, 10), (2, 5), (3, 5), (2, 3), (7, 10), (3, 4), (4, 5), (9, 10)),
        *((some, 20) for some in (7, 9, 11, 13, 17, 19)),  # so that no step is wider than 5 points
    ],
    key=lambda plain: plain[0] / plain[1],
)
_UNDER, _OVER = "under 1 in 20", "over 19 in 20"
_VALUES = [1 / 40, *(some / of for some, of in _PLAIN), 39 / 40]  # at the ends the middle of what is left
_WORDS = [_UNDER, *(f"{some} in {of}" for some, of in _PLAIN), _OVER]
_WAY = {(1 / 3, 7 / 20): 0.9, (13 / 20, 2 / 3): 0.1}  # thirds are better known than twentieths: they reach further
_BORDERS = [lower + _WAY.get((lower, upper), 0.5) * (upper - lower) for lower, upper in pairwise(_VALUES)]


def frequency(chance: float) -> str:
    """`chance` (0 to 1) as a plain frequency at most 2.5 points away: "1 in 3", "3 in 5".

    >>> frequency(0.34), frequency(0.6), frequency(0.01)
    ('1 in 3', '3 in 5', 'under 1 in 20')
    """
    return _WORDS[_place(chance)]


def plain(chance: float) -> float:
    """The value that the words of `chance` stand for: 1/3 for "1 in 3", 1/40 for "under 1 in 20".

    >>> plain(0.6), plain(0.01)
    (0.6, 0.025)
    """
    return _VALUES[_place(chance)]


def _place(chance: float) -> int:
    return bisect_right(_BORDERS, chance)


def about(chance: float) -> str:
    """`chance` as a middle: "about 1 in 3", but "under 1 in 20" as it stands.

    >>> about(0.31), about(0.01)
    ('about 3 in 10', 'under 1 in 20')
    """
    words = frequency(chance)
    return words if words in (_UNDER, _OVER) else f"about {words}"


def sentence(chance: Chance) -> str:
    """The range first, the middle second: "between 1 in 9 and 3 in 5; about 1 in 3".

    >>> sentence(Chance(mean=0.34, low=0.12, high=0.6))
    'between 1 in 8 and 3 in 5; about 1 in 3'
    """
    low, high = min(chance.low, chance.mean), max(chance.high, chance.mean)  # the middle never lies outside
    middle = about(chance.mean)
    return middle if frequency(low) == frequency(high) else f"{span(low, high)}; {middle}"


def span(low: float, high: float) -> str:
    """A range in words: "between 1 in 9 and 3 in 5", "up to 2 in 5", "at least 3 in 5".

    >>> span(0.12, 0.6)
    'between 1 in 8 and 3 in 5'
    """
    lowest, highest = frequency(low), frequency(high)
    if lowest == highest:
        return about(low)
    if lowest == _UNDER:
        return "nearly anything" if highest == _OVER else f"up to {highest}"
    return f"at least {lowest}" if highest == _OVER else f"between {lowest} and {highest}"


def of_hundred(chance: float) -> str:
    """What the words of `chance` come to among 100 people: "about 33" for "1 in 3", "under 5".

    >>> of_hundred(0.34)
    'about 33'
    """
    words = frequency(chance)
    if words in (_UNDER, _OVER):
        return "under 5" if words == _UNDER else "over 95"
    return f"about {math.floor(100 * plain(chance) + 0.5)}"


def of_twenty(chance: float) -> float:
    """What the words of `chance` come to among 20 people, half a person to 19.5: 6 2/3 for "1 in 3".

    >>> of_twenty(0.6)
    12.0
    """
    return 20 * plain(chance)


def points(change: float) -> str:
    """A change of a chance, rounded to 5 points: "about +15 in 100", or "hardly" below 2.5.

    >>> points(0.14), points(-0.01)
    ('about +15 in 100', 'hardly')
    """
    rounded = 5 * round(20 * abs(change))
    sign = "+" if change > 0 else "\N{MINUS SIGN}"
    return f"about {sign}{rounded} in 100" if rounded else "hardly"

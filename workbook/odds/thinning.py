"""How people become fewer from round to round: an even share of them goes on, whole people only."""

import itertools
import math
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from .rounds import Round

ALMOST = 1e-9  # 27 ** (1 / 3) is 3.0000000000000004 or 2.9999999999999996


class Room(NamedTuple):
    """One round with so many people and seats: all that happens in it follows from this, whatever the process."""

    people: int
    seats: int
    agreement: float
    insider: bool


Course = tuple[Room, ...]


def evenly(people: float, most: int, seats: int, left: float) -> tuple[int, float]:
    """How many go on when `left` (0 to 1) of the way from `people` to `seats` remains, and the chance of one more.

    An even share is rarely a whole number: halfway from 5 to 1 is 2.24, which is 2 people or, with chance
    .24, one more. Rounded up instead, all rounds of a long process jump at once: with 33 people instead of
    32 more were left until the last round, which helped the best. Until then one more than `seats` stays.
    """
    if left == 0:
        return seats, 0.0
    even = min(max(seats * (people / seats) ** left, seats + 1), most)
    go_on = math.floor(even + ALMOST)
    return go_on, max(even - go_on, 0.0)


def courses(rounds: Sequence[Round], counts: Sequence[int]) -> Iterator[tuple[float, Course]]:
    """Each way in which the rounds may go from these counts of people, and how likely it is.

    Whether one more goes on is the same luck in every round: so with more people no round has fewer of them.
    Nobody sits on a seat that the round before left empty.
    """
    steps = sorted({0.0, 1.0, *(here.one_more for here in rounds)})
    for low, high in itertools.pairwise(steps):
        yield high - low, tuple(_course(rounds, counts, (low + high) / 2))


def _course(rounds: Sequence[Round], counts: Sequence[int], luck: float) -> Iterator[Room]:
    more = 0
    for here, count in zip(rounds, counts, strict=True):
        people, seats = max(count + more, 1), here.go_on + (luck < here.one_more)
        yield Room(people, min(seats, people), here.agreement, here.insider)
        more = min(seats, people) - here.go_on

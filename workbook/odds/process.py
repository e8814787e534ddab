"""A process: rounds one after another, and what stands between winning and an offer.

    P(offer | strength) = filled * references_hold * [P(first) + P(a first choice declines) * P(next in line)]

An opening may be filled by nobody, a first choice may decline so that the next in line is asked,
and references may not hold. With n exchangeable people that is filled / n * (2 - first_choice_accepts).

With k seats there are k first choices, and as many of those next in line are asked as first choices
decline; whoever declines after that is not replaced. That is k times as much, where k more are in line.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import product

import numpy as np

from ..limits import TOO_MANY, Limit
from .checks import given, number, whole
from .company import through_rounds
from .insider import beside_an_insider
from .rounds import (
    MOST_PEOPLE,
    ROOM,
    SCORE_GRID,
    SEPARATE_INTERVIEWERS,
    STRENGTH,
    Round,
    as_if_stronger,
    given_score,
    over_score,
    score_kernel,
)
from .thinning import Course, courses, evenly

FILLED = 0.80  # E022: 27 of 34 concluded vacancies, a tiny count
FIRST_CHOICE_ACCEPTS = 0.82  # E060, E069: 81 to 84 % of offers are accepted
REFERENCES_HOLD = 0.85  # only when references are still open; stage rates already contain the rest
MOST_ROUNDS = Limit(10, "interviews that one process still has", TOO_MANY)
MOST_OPENINGS = Limit(1000, "people they will take on", TOO_MANY)
MOST_COUNTS = Limit(250, "combinations of people over all rounds of one process", TOO_MANY)
LIKE_STRENGTH = 0.1  # agreement from which on a lift can be counted as strength; below it would leave the grid

# How far a mean chance was from agents at most, in points of 100: tests/odds/reachable.py, over 200 settings each.
ROUNDS_ERROR = 0.23  # without an insider
INSIDER_ERROR = 0.44  # with one


@dataclass(frozen=True)
class Process:
    """What is left before an offer: `rounds` in order, and the three chances after them.

    rounds : 1 to 10 `Round`s. Their ranges of people may allow 250 combinations at most.
    filled : chance that the opening is filled at all, 0 to 1.
    first_choice_accepts : chance that a first choice says yes, 0 to 1.
    references_hold : 0 to 1; 1 unless references are still open.

    Raises `ValueError` naming the field, what came and what is allowed.

    >>> process = Process([Round(people=4, go_on=2), Round(people=2)])
    >>> len(process.rounds), process.filled
    (2, 0.8)
    """

    rounds: Sequence[Round] = (Round(),)
    filled: float = FILLED
    first_choice_accepts: float = FIRST_CHOICE_ACCEPTS
    references_hold: float = 1.0

    def __post_init__(self) -> None:
        if not isinstance(self.rounds, list | tuple) or not all(isinstance(r, Round) for r in self.rounds):
            raise ValueError(f"rounds must be a list of Round. You gave: {given(self.rounds)}.")
        whole("the number of rounds", len(self.rounds), 1, MOST_ROUNDS)
        whole("the number of combinations of people", math.prod(len(r.counts) for r in self.rounds), 1, MOST_COUNTS)
        object.__setattr__(self, "rounds", tuple(self.rounds))
        for field in ("filled", "first_choice_accepts", "references_hold"):
            object.__setattr__(self, field, number(field, getattr(self, field), 0, 1))


def for_openings(people: tuple[int, int], openings: int) -> tuple[tuple[int, int], int]:
    """A range of people that was counted for one job, for `openings` (1 to 1,000) of them: (people, seats).

    Such a range is a ratio: for k jobs there are k times the people, which are counts in steps of k. Where that would
    be more than 50 people, as many jobs are taken as keep the ratio exactly, so the chance stays where it was.
    Raises `ValueError` naming the field, what came and what is allowed.

    >>> for_openings((2, 4), openings=3)
    ((6, 12), 3)
    """
    low, high = people
    seats = min(whole("openings", openings, 1, MOST_OPENINGS), MOST_PEOPLE // high)
    return (low * seats, high * seats), seats


def rounds_to_offer(
    people: int | tuple[int, int],
    rounds_left: int,
    agreement: float = SEPARATE_INTERVIEWERS,
    insider: bool = False,
    openings: int = 1,
    step: int = 1,
) -> tuple[Round, ...]:
    """`rounds_left` rounds that thin `people` out evenly to `openings`, each as wide as the one before lets through.

    Nobody publishes how many go on between late rounds, so each round is taken to keep the same
    share: 4 people and two rounds are 4 to 2 to 1. `agreement` and `insider` hold for every round.
    openings : 1 to the largest number of people. step : from one count in a range of people to the next.

    Raises `ValueError` naming the field, what came and what is allowed.

    >>> [(room.people, room.go_on) for room in rounds_to_offer(people=4, rounds_left=2)]
    [(4, 2), (2, 1)]
    """
    rounds_left = whole("rounds_left", rounds_left, 1, MOST_ROUNDS)
    here = Round(people, step=step)
    middle, most = (here.counts[0] + here.counts[-1]) / 2, here.counts[-1]
    seats = whole("openings", openings, 1, MOST_OPENINGS)
    if seats > most:
        raise ValueError(f"openings must be at most the number of people, {most}. You gave: {openings:,}.")
    rounds: list[Round] = []
    for left in range(rounds_left - 1, -1, -1):
        go_on, one_more = evenly(middle, most, seats, left / rounds_left)
        rounds.append(Round(here.people, go_on, agreement, insider, one_more, here.step))
        here = Round(go_on)
    return tuple(rounds)


@lru_cache(maxsize=64)
def offer_chance(process: Process, lifts: tuple[float, ...], weights: tuple[float, ...]) -> np.ndarray:
    """P(offer | strength in the room) on `STRENGTH`, one row for each combination of people.

    lifts, weights : the lift of preparation (SD of the score) and how likely each is, summing to 1.

    One round is exact. In several, whom you meet later depends on how strong you are and on whether an
    insider is still there (`company.py`, `insider.py`). Averages without an insider are exact (4 to 2 to 1
    is 1/4); given your strength it is an approximation, because survivors are taken to be independent of
    one another. Measured against agents over 200 settings that the pages can reach (2 to 8 people, 1 to 5
    rounds, any record, 400,000 journeys each) a mean chance is off by at most `ROUNDS_ERROR` points of 100
    without an insider and `INSIDER_ERROR` with one; measured, not proved.
    """
    if len(process.rounds) == 1:  # then the lifts can be averaged before anybody is scored
        chances = _each_given_score(process) @ score_kernel(process.rounds[0].agreement, lifts, weights).T
    else:
        chances = offer_given_lift(process, lifts) @ weights
    return _kept(chances)


@lru_cache(maxsize=64)
def offer_given_lift(process: Process, lifts: tuple[float, ...]) -> np.ndarray:
    """P(offer | strength in the room, lift), shape (combinations of people, STRENGTH, lifts)."""
    if len(process.rounds) == 1:
        (here,) = process.rounds
        chances = np.stack([over_score(offered, here.agreement, lifts) for offered in _each_given_score(process)])
    elif len(agreements := {here.agreement for here in process.rounds}) == 1 and min(agreements) >= LIKE_STRENGTH:
        chances = as_if_stronger(_in_several_rounds(process, (0.0,))[..., 0], min(agreements), lifts)
    else:
        chances = _in_several_rounds(process, lifts)
    return _kept(chances)


def _kept(chances: np.ndarray) -> np.ndarray:
    """The same, to be read only; roundings leave a sure offer above 1."""
    np.minimum(chances, 1, out=chances)
    chances.flags.writeable = False
    return chances


@lru_cache(maxsize=256)
def offer_given_score(process: Process) -> np.ndarray:
    """P(offer | your score) in the only room of `process`, on `SCORE_GRID`, averaged over the counts of people."""
    return _each_given_score(process).mean(axis=0)


@lru_cache(maxsize=256)
def _each_given_score(process: Process) -> np.ndarray:
    """The same for each count of people, shape (counts, SCORE)."""
    (here,) = process.rounds
    offered = np.array([_offered_in_one_room(process, count) for count in here.counts])
    offered *= process.filled * process.references_hold
    offered.flags.writeable = False
    return offered


def _offered_in_one_room(process: Process, count: int) -> np.ndarray:
    offered = np.zeros(len(SCORE_GRID))
    for likely, (room,) in courses(process.rounds, (count,)):
        offered += likely * _in_a_fresh_room(room.people, room.seats, room.insider, process.first_choice_accepts)
    return offered


@lru_cache(maxsize=512)
def _in_a_fresh_room(people: int, seats: int, insider: bool, accepts: float) -> np.ndarray:
    """Kept, because many ranges of people hold the same count. Scores are then the same whatever the agreement."""
    return given_score(_asked(people, seats, accepts), 0.0, insider, ROOM)


@lru_cache(maxsize=64)
def _in_several_rounds(process: Process, lifts: tuple[float, ...]) -> np.ndarray:
    combinations = product(*(here.counts for here in process.rounds))
    offered = np.stack([_offered(process, counts, lifts) for counts in combinations])
    return process.filled * process.references_hold * offered


def _offered(process: Process, counts: tuple[int, ...], lifts: tuple[float, ...]) -> np.ndarray:
    """P(an offer is made, or would be | strength, lift), shape (STRENGTH, lifts), with so many people in each round."""
    offered = np.zeros((len(STRENGTH), len(lifts)))
    for likely, course in courses(process.rounds, counts):
        offered += likely * _along(course, process.first_choice_accepts, lifts)
    return offered


@lru_cache(maxsize=512)
def _along(course: Course, accepts: float, lifts: tuple[float, ...]) -> np.ndarray:
    """The same on one course, which many processes may take."""
    carried = beside_an_insider if any(room.insider for room in course) else through_rounds
    return carried(course, _asked(course[-1].people, course[-1].seats, accepts), lifts)


@lru_cache(maxsize=256)
def _asked(people: int, seats: int, accepts: float) -> np.ndarray:
    """P(you are made an offer | m of your rivals in the last round are better), shape (people,).

    The best `seats` are the first choices. As many of those next in line are asked as first choices
    decline; whoever is asked next and declines too is not replaced.
    """
    declines = [math.comb(seats, k) * (1 - accepts) ** k * accepts ** (seats - k) for k in range(seats, 0, -1)]
    at_least = np.cumsum(declines)[::-1]  # 1, 2, ... of the first choices decline
    return np.concatenate([np.ones(seats), at_least, np.zeros(people)])[:people]

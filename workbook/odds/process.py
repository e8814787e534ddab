"""A process: rounds one after another, and what stands between winning and an offer.

    P(offer | strength) = filled * references_hold * [P(first) + P(a first choice declines) * P(next in line)]

An opening may be filled by nobody, a first choice may decline so that the next in line is asked,
and references may not hold. With n exchangeable people that is filled / n * (2 - first_choice_accepts).
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import product

import numpy as np

from .checks import given, number, whole
from .rounds import (
    INSIDER_SHIFT,
    MOST_PEOPLE,
    ROOM,
    SEPARATE_INTERVIEWERS,
    STRENGTH_STEP,
    Round,
    over_score,
    pass_chance,
    pass_given_score,
)

FILLED = 0.80  # E022: 27 of 34 concluded vacancies, a tiny count
FIRST_CHOICE_ACCEPTS = 0.82  # E060, E069: 81 to 84 % of offers are accepted
REFERENCES_HOLD = 0.85  # only when references are still open; stage rates already contain the rest
MOST_ROUNDS = 10
MOST_COUNTS = 250  # combinations of people over all rounds


@dataclass(frozen=True)
class Process:
    """What is left before an offer: `rounds` in order, and the three chances after them.

    rounds : 1 to 10 `Round`s. Their ranges of people may allow 250 combinations at most.
    filled : chance that the opening is filled at all, 0 to 1.
    first_choice_accepts : chance that a first choice says yes, 0 to 1.
    references_hold : 0 to 1; 1 unless references are still open.

    Raises `ValueError` naming the field, what came and what is allowed.
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


def rounds_to_offer(
    people: int | tuple[int, int],
    rounds_left: int,
    agreement: float = SEPARATE_INTERVIEWERS,
    insider: bool = False,
    openings: int = 1,
) -> tuple[Round, ...]:
    """`rounds_left` rounds that thin `people` out evenly to `openings`, each as wide as the one before lets through.

    Nobody publishes how many go on between late rounds, so each round is taken to keep the same
    share: 4 people and two rounds are 4 to 2 to 1. `agreement` and `insider` hold for every round.
    openings : 1 to 50; as many as there may be people at least count, since there is nobody to fill more.
    """
    rounds_left = whole("rounds_left", rounds_left, 1, MOST_ROUNDS)
    here = Round(people)
    middle = (here.counts[0] + here.counts[-1]) / 2
    seats = min(whole("openings", openings, 1, MOST_PEOPLE), here.counts[0])
    rounds: list[Round] = []
    for left in range(rounds_left - 1, -1, -1):
        share = (middle / seats) ** (left / rounds_left)
        go_on = min(math.ceil(seats * share), rounds[-1].go_on if rounds else here.counts[0])
        rounds.append(Round(rounds[-1].go_on if rounds else people, go_on, agreement, insider))
    return tuple(rounds)


@lru_cache(maxsize=64)
def offer_chance(process: Process, lifts: tuple[float, ...], weights: tuple[float, ...]) -> np.ndarray:
    """P(offer | strength in the room) on `STRENGTH`, one row for each combination of people.

    lifts, weights : the lift of preparation (SD of the score) and how likely each is, summing to 1.

    After a round the rivals are stronger than the room was: their density is multiplied by their
    own chance of passing, and an insider is still there with the insider's own chance. Averages
    stay exact (4 to 2 to 1 is 1/4) but given your strength it is a mean-field approximation,
    because survivors are not independent. Written out with agents at agreement .44, 4 to 2 to 1
    gives .059 / .205 / .457 at strength -1, 0, 1 and the grid .055 / .203 / .463. With an insider in
    several rounds the grid is low by up to 4 points on average (panels; 3 for separate interviewers)
    and by up to 7 for strong candidates: when you pass, the insider is likelier to be out.
    """
    combinations = product(*(here.counts for here in process.rounds))
    chances = np.array([_offer_chance(process, counts, lifts) @ weights for counts in combinations])
    chances.flags.writeable = False
    return chances


def _offer_chance(process: Process, counts: tuple[int, ...], lifts: tuple[float, ...]) -> np.ndarray:
    """The same for one number of people in each round, shape (STRENGTH, lifts)."""
    rivals, insider_in = ROOM, 1.0
    reach: np.ndarray | float = process.filled * process.references_hold
    for here, people in zip(process.rounds[:-1], counts[:-1], strict=True):
        passed = _pass_given_score(here, people, here.go_on, rivals, insider_in)
        reach = reach * over_score(passed, here.agreement, lifts)
        rivals, insider_in = _after(here, people, passed, rivals, insider_in)
    offered = _offered_given_score(process, counts[-1], rivals, insider_in)
    return reach * over_score(offered, process.rounds[-1].agreement, lifts)


@lru_cache(maxsize=256)
def offer_given_score(process: Process) -> np.ndarray:
    """P(offer | your score) in the only room of `process`, on `SCORE`, averaged over the counts of people."""
    (room,) = process.rounds
    offered = [_offered_given_score(process, people, ROOM, 1.0) for people in room.counts]
    return process.filled * process.references_hold * np.mean(offered, axis=0)


def _offered_given_score(process: Process, people: int, rivals: np.ndarray, insider_in: float) -> np.ndarray:
    """P(an offer is made, or would be | your score in the last round), on `SCORE`."""
    last = process.rounds[-1]
    first = _pass_given_score(last, people, last.go_on, rivals, insider_in)
    if people == last.go_on:
        return first
    first_or_next = _pass_given_score(last, people, last.go_on + 1, rivals, insider_in)
    somebody_declines = 1 - process.first_choice_accepts**last.go_on
    return first + somebody_declines * (first_or_next - first)


def _pass_given_score(here: Round, people: int, go_on: int, rivals: np.ndarray, insider_in: float) -> np.ndarray:
    """`pass_given_score` of this round, with the insider, if any, still there with chance `insider_in`."""
    passed = pass_given_score(people, go_on, here.agreement, here.insider, rivals)
    if not here.insider or insider_in == 1:
        return passed
    alone = pass_given_score(people, go_on, here.agreement, False, rivals)
    return alone + insider_in * (passed - alone)


def _after(
    here: Round, people: int, passed: np.ndarray, rivals: np.ndarray, insider_in: float
) -> tuple[np.ndarray, float]:
    """The density of the rivals who are let through, and the chance that the insider is among them."""
    survivors = rivals * over_score(passed, here.agreement)[:, 0]
    if here.insider:  # in the others' eyes an insider is a rival with a lift
        lifted = pass_chance(people, here.go_on, here.agreement, False, rivals, (INSIDER_SHIFT,))[:, 0]
        insider_in *= float(rivals @ lifted * STRENGTH_STEP)
    return survivors / (survivors.sum() * STRENGTH_STEP), insider_in

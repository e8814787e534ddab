"""Several rounds: whom you meet later, which depends on how strong you are.

That you are still there says something about the others who are. Somebody weak goes on only where the
others were weak; somebody strong leaves them one seat fewer, and says no more about them. So what is
known of the others goes from round to round as a density of their strength *for each strength of yours*,
multiplied by their chance of going on together with you. Several people all go on where the lowest of
their scores finds a seat: if B(t) is the chance of that when this score is t,

    P(all go on) = the integral of B(t) dP(the lowest of their scores is at most t).

Averages are kept exact: in a room of n people like you, with s seats, s/n of you pass. Given your
strength what is left out is that the others, too, say something about one another.

The grids `MET` and `SCORES` are twice as wide as those of one round, and as exact: trapezoids over what dies out.
"""

from functools import lru_cache
from typing import NamedTuple

import numpy as np

from .rounds import NEGLIGIBLE, ROOM, STRENGTH, best, score_below, score_density, tilt, ways
from .thinning import Course

MET = STRENGTH[16:-16:2]  # of the others, -6.4 to 6.4
SCORES = np.linspace(-8, 9.6, 89)
STEP = MET[1] - MET[0]  # of both
YOU = np.arange(17, 48, 5)  # where in MET you may stand to look at the others: -3, -2 ... 3
EVERYBODY = ROOM[None, 16:-16:2]  # before the first round it does not matter where you stand

# From there to every strength of yours: linear between two, and beyond the last as at the last; (STRENGTH, YOU).
BETWEEN = np.array([np.interp(STRENGTH, MET[YOU], one) for one in np.eye(len(YOU))]).T


class Scored(NamedTuple):
    """Of one score or of the lowest of several, on the last axis, `SCORES`: how likely each is, and any above it."""

    at: np.ndarray
    above: np.ndarray


def through_rounds(course: Course, places: np.ndarray, lifts: tuple[float, ...]) -> np.ndarray:
    """The mean of your place in the last round given strength and lift, 0 if you do not get there: (STRENGTH, lifts).

    places : `places[m]` when m in the last round are better, shape (people,).
    """
    with_none, agreement = beginning_with_none(lifts), course[-1].agreement
    others, reach = _arriving(course[:-1], with_none)
    given_score = given_crowd(len(places) - 1, higher(others, agreement), places[None])[0]
    last = _on_average(given_score, places.mean(), agreement, with_none, reach[:, 0])
    return (reach * last)[:, -len(lifts) :]


def beginning_with_none(lifts: tuple[float, ...]) -> tuple[float, ...]:
    """The first of the lifts is that of somebody like the others."""
    return lifts if lifts[0] == 0 else (0.0, *lifts)


@lru_cache(maxsize=256)
def _arriving(course: Course, lifts: tuple[float, ...]) -> tuple[np.ndarray, np.ndarray]:
    """After these rounds: the densities of the others, and the chance that you are still there."""
    if not course:
        return EVERYBODY, np.ones((len(STRENGTH), len(lifts)))
    others, reach = _arriving(course[:-1], lifts)
    people, seats, agreement, _insider = course[-1]
    if seats == people:
        return others, reach
    passed, others = among_like(people, seats, others, agreement)
    return others, reach * _on_average(passed, seats / people, agreement, lifts, reach[:, 0])


def among_like(people: int, seats: int, others: np.ndarray, agreement: float) -> tuple[np.ndarray, np.ndarray]:
    """P(you pass | your score), shape (YOU, SCORES), and the densities of the others who then do; not all pass."""
    above = higher(others, agreement)
    loose, tight = seats_beside(people - 2, seats, above)
    theirs = go_on_with(tight, yours(agreement), agreement)
    return loose + above * (tight - loose), going_on(others, theirs)


def _on_average(
    given_score: np.ndarray, mean: float, agreement: float, lifts: tuple[float, ...], reach: np.ndarray
) -> np.ndarray:
    """Your place given strength and lift, for people like you exactly what there is to share: `mean`."""
    passed = over_your_score(given_score, agreement, lifts)
    like_you = ROOM * reach
    too_much = like_you @ passed[:, 0] - mean * like_you.sum()
    undecided = passed * (1 - passed)
    share = like_you @ undecided[:, 0]
    return passed - undecided * (too_much / share if share > 0 else 0)


def seats_beside(others: int, seats: int, above: np.ndarray) -> np.ndarray:
    """P(at most `seats` - 1 of `others` are above y), and P(one fewer: somebody else above y has a seat as well)."""
    return given_crowd(others, above, _one_seat_or_two(others, seats))


@lru_cache(maxsize=256)
def _one_seat_or_two(others: int, seats: int) -> np.ndarray:
    return np.array([best(seats, others + 1), best(seats - 1, others + 1)])


def given_crowd(others: int, above: np.ndarray, places: np.ndarray) -> np.ndarray:
    """The means of `places`, shape (k, others + 1), when each of `others` is `above` y: (k, YOU, SCORES)."""
    powers = np.empty((others + 1, 2, *above.shape))
    powers[0] = 1
    either = np.array((above, 1 - above))
    for m in range(others):
        np.multiply(powers[m], either, out=powers[m + 1])
    ranks = powers[:, 0] * powers[::-1, 1]
    return (places * ways(others) @ ranks.reshape(others + 1, -1)).reshape(-1, *above.shape)


def go_on_with(seat: np.ndarray, some: Scored, agreement: float, shift: float = 0.0) -> np.ndarray:
    """P(some people and somebody with this strength all go on), shape (YOU, MET).

    seat : P(a seat for each of them | the lowest of their scores). some : the lowest score of those people.
    Both have the shape (YOU, SCORES). shift : what is added to the score of the somebody.
    """
    one = scored(agreement, shift)
    return (seat * some.at) @ one.above.T + (seat * some.above) @ one.at.T


def yours(agreement: float) -> Scored:
    """Your score, shape (YOU, SCORES)."""
    return Scored(*(each[YOU] for each in scored(agreement, 0.0)))


def higher(densities: np.ndarray, agreement: float, shift: float = 0.0) -> np.ndarray:
    """P(the score of somebody like that, plus `shift`, is above y), shape (YOU, SCORES)."""
    return np.minimum(STEP * densities @ scored(agreement, shift).above, 1)


def over_your_score(given_score: np.ndarray, agreement: float, lifts: tuple[float, ...]) -> np.ndarray:
    """The mean of `given_score`, shape (YOU, SCORES), over your score: shape (STRENGTH, lifts)."""
    density, tilted, scale = _over_scores(agreement, lifts)
    each = density @ (given_score.T[:, :, None] * tilted).reshape(len(SCORES), -1)
    if len(given_score) == 1:
        chance = scale * each
    else:
        chance = scale * np.einsum("ij,ijk->ik", BETWEEN, each.reshape(*BETWEEN.shape, -1))
    chance[chance < NEGLIGIBLE] = 0
    return chance


@lru_cache(maxsize=16)
def _over_scores(agreement: float, lifts: tuple[float, ...]) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """The kernel of `rounds.over_score`, its tilt, (SCORES, 1, lifts), and scale, on `SCORES`."""
    tilted, scale = tilt(SCORES, agreement, lifts)
    density = score_density(SCORES, STRENGTH, agreement)
    return density / density.sum(axis=1, keepdims=True), tilted[:, None], scale  # the weakest may score below all


@lru_cache(maxsize=8)
def scored(agreement: float, shift: float) -> Scored:
    """The score, plus `shift`, of somebody with each strength, shape (MET, SCORES)."""
    return Scored(score_density(SCORES, MET, agreement, shift), 1 - score_below(SCORES, MET, agreement, shift))


def going_on(densities: np.ndarray, chance: np.ndarray) -> np.ndarray:
    """The densities of those who go on, each with their `chance`; where nobody does, nobody is met."""
    survivors = densities * chance
    mass = survivors.sum(axis=1, keepdims=True) * STEP
    if mass.all():
        return survivors / mass
    return np.where(mass > 0, survivors / np.where(mass > 0, mass, 1), densities)

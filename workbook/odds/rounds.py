"""One interview round: who is in the room, and the chance of going on given how strong you are.

`strength` is how strong somebody is next to the people in the same room; over those people it is
standard normal. A round scores everybody with noise,

    score = rho * strength + sqrt(1 - rho**2) * noise + lift          rho**2 = agreement

and the best `go_on` of `people` pass. Everything is computed on two fixed grids, `STRENGTH` and
`SCORE_GRID`, where the trapezoid rule is exact to about 1e-12 for integrands that die out at both ends
(5e-9 for 50 people at the highest agreement). Several rounds have wider grids (`company.py`).
"""

import math
from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from ..limits import TOO_MANY, Limit
from .checks import flag, given, number, whole

MOST_PEOPLE = Limit(50, "people in one room, you included", TOO_MANY)
SEPARATE_INTERVIEWERS = 0.44  # E166: interrater reliability when interviewers meet you one by one
PANEL = 0.74  # E167: the same when they sit in one room
MOST_AGREEMENT = 0.95  # above it the noise is narrower than the grids resolve

STRENGTH = np.linspace(-8, 8, 161)
SCORE_GRID = np.linspace(-12, 12, 161)
STRENGTH_STEP = STRENGTH[1] - STRENGTH[0]
SCORE_STEP = SCORE_GRID[1] - SCORE_GRID[0]
ROOM = np.exp(-(STRENGTH**2) / 2) / math.sqrt(2 * math.pi)  # density of strength before any round

NEGLIGIBLE = 1e-60  # with products of smaller chances a processor takes a hundred times as long

# How far an insider's score is shifted up. Chosen so that in a room of three an average outsider's
# chance halves, from 1/3 to 1/6 (E071, E074); `insider_shift` derives it and a test compares.
INSIDER_SHIFT = 1.1158983412332


@dataclass(frozen=True)
class Round:
    """A room of `people` (you included), of whom the best `go_on` pass.

    people : int or (low, high), 1 to 50. A range means each count in it, `step` by `step`, is equally likely.
    go_on : int, 1 to the largest number of people. With fewer people than that everybody passes.
    agreement : share of score variance that two interviewers agree on, 0 to 0.95.
    insider : True when one rival is an internal candidate; needs at least two people.
    one_more : chance, 0 to 1, that one more than `go_on` passes; then the next round holds one more.
    step : from one count of a range to the next, 1 to 50: a range counted for one job has multiples for several.

    Raises `ValueError` naming the field, what came and what is allowed.

    >>> Round(people=(2, 4)).counts
    range(2, 5)
    >>> Round(people=1, insider=True)
    Traceback (most recent call last):
        ...
    ValueError: people must be at least 2 when there is an insider. You gave: 1.
    """

    people: int | tuple[int, int] = (2, 4)
    go_on: int = 1
    agreement: float = SEPARATE_INTERVIEWERS
    insider: bool = False
    one_more: float = 0.0
    step: int = 1

    def __post_init__(self) -> None:
        low, high = _people_range(self.people)
        object.__setattr__(self, "people", low if low == high else (low, high))
        object.__setattr__(self, "go_on", whole("go_on", self.go_on, 1, high))
        object.__setattr__(self, "agreement", number("agreement", self.agreement, 0, MOST_AGREEMENT))
        object.__setattr__(self, "one_more", number("one_more", self.one_more, 0, 1))
        step = whole("step", self.step, 1, MOST_PEOPLE)
        if (high - low) % step:
            raise ValueError(f"step must lead from {low} to {high} people. You gave: {step}.")
        object.__setattr__(self, "step", step if low < high else 1)
        if flag("insider", self.insider) and low < 2:
            raise ValueError(f"people must be at least 2 when there is an insider. You gave: {low}.")

    @property
    def counts(self) -> range:
        """The equally likely numbers of people in the room."""
        low, high = _people_range(self.people)
        return range(low, high + 1, self.step)


def _people_range(people: object) -> tuple[int, int]:
    if not isinstance(people, tuple | list):
        count = whole("people", people, 1, MOST_PEOPLE)
        return count, count
    if len(people) != 2:
        raise ValueError(f"people must be one whole number or a pair (low, high). You gave: {given(people)}.")
    low, high = (whole("people", end, 1, MOST_PEOPLE) for end in people)
    if low > high:
        raise ValueError(f"people must be a pair with the smaller number first. You gave: ({low}, {high}).")
    return low, high


def pass_chance(
    people: int, go_on: int, agreement: float, insider: bool, rivals: np.ndarray, lifts: tuple[float, ...] = (0.0,)
) -> np.ndarray:
    """P(among the best `go_on` of `people` | strength, lift), shape (STRENGTH, lifts).

    rivals : density of a rival's strength on `STRENGTH`, integrating to 1.
    lifts : what preparation adds to your score, in SD.
    """
    return over_score(given_score(best(go_on, people), agreement, insider, rivals), agreement, lifts)


def best(go_on: int, people: int) -> np.ndarray:
    """The places of `given_score` when the best `go_on` of `people` pass."""
    return (np.arange(people) < go_on).astype(float)


def given_score(places: np.ndarray, agreement: float, insider: bool, rivals: np.ndarray) -> np.ndarray:
    """The mean of your place given your score, on `SCORE_GRID`: `places[m]` when m of the rivals score higher.

    places : shape (people,). With ones and then zeros it is P(pass | your score).
    """
    if not insider:
        return places @ how_many_higher(len(places) - 1, rivals, agreement)
    crowd = how_many_higher(len(places) - 2, rivals, agreement)
    below, above = places[:-1] @ crowd, places[1:] @ crowd  # where the insider is
    return below + scores_higher(rivals, agreement, INSIDER_SHIFT) * (above - below)


def how_many_higher(others: int, rivals: np.ndarray, agreement: float) -> np.ndarray:
    """P(m of `others` score above y), m from 0 to `others` and y on `SCORE_GRID`: shape (others + 1, SCORE_GRID)."""
    if rivals is ROOM:  # nobody has left yet, so scores are standard normal whatever the agreement
        return _how_many_higher_in_a_fresh_room(others)
    return binomial(others, scores_higher(rivals, agreement))


@lru_cache(maxsize=MOST_PEOPLE)
def _how_many_higher_in_a_fresh_room(others: int) -> np.ndarray:
    return binomial(others, _higher_in_a_fresh_room(0.0))


def scores_higher(rivals: np.ndarray, agreement: float, shift: float = 0.0) -> np.ndarray:
    """P(a rival's score, shifted up by `shift`, is above y) for y on `SCORE_GRID`."""
    if rivals is ROOM:
        return _higher_in_a_fresh_room(shift)
    return np.clip(1 - STRENGTH_STEP * (rivals @ score_cdf(agreement, shift)), 0, 1)


@lru_cache(maxsize=2)
def _higher_in_a_fresh_room(shift: float) -> np.ndarray:
    return normal_cdf(shift - SCORE_GRID)


def binomial(n: int, p: np.ndarray) -> np.ndarray:
    """P(m of n), each with chance `p` of shape (SCORE,): shape (n + 1, SCORE)."""
    return ways(n)[:, None] * _powers(p, n) * _powers(1 - p, n)[::-1]


@lru_cache(maxsize=MOST_PEOPLE)
def ways(n: int) -> np.ndarray:
    """In how many ways m of n can be chosen, m from 0 to n."""
    return np.array([math.comb(n, m) for m in range(n + 1)], float)


def _powers(p: np.ndarray, n: int) -> np.ndarray:
    powers = np.ones((n + 1, len(p)))
    for m in range(n):  # a third of the time of np.cumprod
        np.multiply(powers[m], p, out=powers[m + 1])
    return powers


def over_score(given_score: np.ndarray, agreement: float, lifts: tuple[float, ...] = (0.0,)) -> np.ndarray:
    """The mean of `given_score`, shape (SCORE,), over your score: shape (STRENGTH, lifts).

    A lift moves the normal density of your score, and a moved normal is the same normal tilted:
    N(y; m + d, v) = N(y; m, v) exp(d (y - m) / v - d**2 / 2 v). So one kernel serves every lift.
    """
    tilted, scale = _tilt(agreement, lifts)
    return (_score_density(agreement) @ (given_score[:, None] * tilted)) * scale


def as_if_stronger(curves: np.ndarray, agreement: float, lifts: tuple[float, ...]) -> np.ndarray:
    """Chances given strength, shape (..., STRENGTH), for somebody with a lift: shape (..., STRENGTH, lifts).

    Where every round has the same agreement, which is not 0, a lift does what more strength would. Cubic in between.
    """
    below, weights = _between_strengths(agreement, lifts)
    return sum((weight * curves[..., below + k] for k, weight in enumerate(weights, -1)), np.zeros(()))


@lru_cache(maxsize=16)
def _between_strengths(agreement: float, lifts: tuple[float, ...]) -> tuple[np.ndarray, tuple[np.ndarray, ...]]:
    lifted = STRENGTH[:, None] + np.array(lifts) / math.sqrt(agreement)
    at = np.clip((lifted - STRENGTH[0]) / STRENGTH_STEP, 0, len(STRENGTH) - 1)
    below = np.clip(at.astype(int), 1, len(STRENGTH) - 3)
    t = at - below
    return below, (
        -t * (t - 1) * (t - 2) / 6,
        (t + 1) * (t - 1) * (t - 2) / 2,
        -(t + 1) * t * (t - 2) / 2,
        (t + 1) * t * (t - 1) / 6,
    )


def score_belief(
    room: np.ndarray, agreement: float, lifts: tuple[float, ...], weights: tuple[float, ...]
) -> np.ndarray:
    """What is believed about your score, on `SCORE_GRID`, from what is believed about your strength (`room`).

    The other way round than `over_score`: `score_belief(...) @ f` is the mean of `over_score(f, ...)`.
    """
    return room @ score_kernel(agreement, lifts, weights)


@lru_cache(maxsize=16)
def score_kernel(agreement: float, lifts: tuple[float, ...], weights: tuple[float, ...]) -> np.ndarray:
    """P(score = y | strength) dy over the lifts, each as likely as its weight, shape (STRENGTH, SCORE)."""
    tilted, scale = _tilt(agreement, lifts)
    return _score_density(agreement) * ((scale * weights) @ tilted.T)


@lru_cache(maxsize=64)
def _tilt(agreement: float, lifts: tuple[float, ...]) -> tuple[np.ndarray, np.ndarray]:
    return tilt(SCORE_GRID, agreement, lifts)


def tilt(scores: np.ndarray, agreement: float, lifts: tuple[float, ...]) -> tuple[np.ndarray, np.ndarray]:
    """The factors of `over_score`, shapes (scores, lifts) and (STRENGTH, lifts)."""
    variance, lift = 1 - agreement, np.array(lifts)
    expected = math.sqrt(agreement) * STRENGTH
    tilted = np.exp(np.outer(scores, lift) / variance)
    return tilted, np.exp(-np.outer(expected, lift) / variance - lift**2 / (2 * variance))


@lru_cache(maxsize=8)
def _score_density(agreement: float) -> np.ndarray:
    return score_density(SCORE_GRID, STRENGTH, agreement)


def score_density(scores: np.ndarray, strengths: np.ndarray, agreement: float, shift: float = 0.0) -> np.ndarray:
    """P(score + shift = y | strength) dy on evenly spaced `scores`, shape (strengths, scores)."""
    spread = math.sqrt(1 - agreement)
    away = (scores - shift - math.sqrt(agreement) * strengths[:, None]) / spread
    density = np.exp(-(away**2) / 2) * ((scores[1] - scores[0]) / (spread * math.sqrt(2 * math.pi)))
    density[density < NEGLIGIBLE] = 0
    return density


@lru_cache(maxsize=4)
def score_cdf(agreement: float, shift: float) -> np.ndarray:
    return score_below(SCORE_GRID, STRENGTH, agreement, shift)


def score_below(scores: np.ndarray, strengths: np.ndarray, agreement: float, shift: float) -> np.ndarray:
    """P(score + shift <= y | strength), shape (strengths, scores)."""
    return normal_cdf((scores - shift - math.sqrt(agreement) * strengths[:, None]) / math.sqrt(1 - agreement))


def insider_shift() -> float:
    """The shift at which an average outsider's chance in a room of three is 1/6, found by bisection."""
    own = np.exp(-(SCORE_GRID**2) / 2) * (SCORE_STEP / math.sqrt(2 * math.pi))
    below, above = 0.0, 5.0
    while above - below > 1e-12:
        shift = (below + above) / 2
        outsider = own @ (normal_cdf(SCORE_GRID) * normal_cdf(SCORE_GRID - shift))
        below, above = (shift, above) if outsider > 1 / 6 else (below, shift)
    return shift


def normal_cdf(x: np.ndarray) -> np.ndarray:
    """Phi, entry by entry: numpy has no erf."""
    erf = np.fromiter(map(math.erf, x.ravel() / math.sqrt(2)), float, x.size)
    return 0.5 + 0.5 * erf.reshape(x.shape)

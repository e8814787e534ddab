"""One interview round: who is in the room, and the chance of going on given how strong you are.

`strength` is how strong somebody is next to the people in the same room; over those people it is
standard normal. A round scores everybody with noise,

    score = rho * strength + sqrt(1 - rho**2) * noise + lift          rho**2 = agreement

and the best `go_on` of `people` pass. Everything is computed on two fixed grids, `STRENGTH` and
`SCORE`, where the trapezoid rule is exact to about 1e-12 for integrands that die out at both ends.
"""

import math
from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from .checks import flag, given, number, whole

MOST_PEOPLE = 50
SEPARATE_INTERVIEWERS = 0.44  # E166: interrater reliability when interviewers meet you one by one
PANEL = 0.74  # E167: the same when they sit in one room
MOST_AGREEMENT = 0.95  # above it the noise is narrower than the grids resolve

STRENGTH = np.linspace(-8, 8, 161)
SCORE = np.linspace(-12, 12, 241)
STRENGTH_STEP = STRENGTH[1] - STRENGTH[0]
SCORE_STEP = SCORE[1] - SCORE[0]
ROOM = np.exp(-(STRENGTH**2) / 2) / math.sqrt(2 * math.pi)  # density of strength before any round

# How far an insider's score is shifted up. Chosen so that in a room of three an average outsider's
# chance halves, from 1/3 to 1/6 (E071, E074); `insider_shift` derives it and a test compares.
INSIDER_SHIFT = 1.1158983412332


@dataclass(frozen=True)
class Round:
    """A room of `people` (you included), of whom the best `go_on` pass.

    people : int or (low, high), 1 to 50. A range means each count in it is equally likely.
    go_on : int, 1 to the smallest number of people.
    agreement : share of score variance that two interviewers agree on, 0 to 0.95.
    insider : True when one rival is an internal candidate; needs at least two people.

    Raises `ValueError` naming the field, what came and what is allowed.
    """

    people: int | tuple[int, int] = (2, 4)
    go_on: int = 1
    agreement: float = SEPARATE_INTERVIEWERS
    insider: bool = False

    def __post_init__(self) -> None:
        low, high = _people_range(self.people)
        object.__setattr__(self, "people", low if low == high else (low, high))
        object.__setattr__(self, "go_on", whole("go_on", self.go_on, 1, low))
        object.__setattr__(self, "agreement", number("agreement", self.agreement, 0, MOST_AGREEMENT))
        if flag("insider", self.insider) and low < 2:
            raise ValueError(f"people must be at least 2 when there is an insider. You gave: {low}.")

    @property
    def counts(self) -> range:
        """The equally likely numbers of people in the room."""
        low, high = _people_range(self.people)
        return range(low, high + 1)


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
    return over_score(pass_given_score(people, go_on, agreement, insider, rivals), agreement, lifts)


def pass_given_score(people: int, go_on: int, agreement: float, insider: bool, rivals: np.ndarray) -> np.ndarray:
    """P(among the best `go_on` of `people` | your score), on `SCORE`."""
    if rivals is ROOM:  # nobody has left yet, so scores are standard normal whatever the agreement
        return _pass_in_a_fresh_room(people, go_on, insider)
    higher, insider_higher = (_scores_higher(rivals, agreement, shift) for shift in (0.0, INSIDER_SHIFT))
    return _pass(people, go_on, higher, insider_higher if insider else None)


@lru_cache(maxsize=256)
def _pass_in_a_fresh_room(people: int, go_on: int, insider: bool) -> np.ndarray:
    return _pass(
        people, go_on, _higher_in_a_fresh_room(0.0), _higher_in_a_fresh_room(INSIDER_SHIFT) if insider else None
    )


@lru_cache(maxsize=2)
def _higher_in_a_fresh_room(shift: float) -> np.ndarray:
    return _normal_cdf(shift - SCORE)


def _pass(people: int, go_on: int, higher: np.ndarray, insider_higher: np.ndarray | None) -> np.ndarray:
    """P(at most `go_on` - 1 of the rivals score higher), each with chance `higher`, the insider with their own."""
    if insider_higher is None:
        return _binomial_cdf(go_on - 1, people - 1, higher)
    ahead = _binomial_cdf(go_on - 1, people - 2, higher)
    ahead_with_a_seat_fewer = _binomial_cdf(go_on - 2, people - 2, higher)
    return ahead + insider_higher * (ahead_with_a_seat_fewer - ahead)


def over_score(given_score: np.ndarray, agreement: float, lifts: tuple[float, ...] = (0.0,)) -> np.ndarray:
    """The mean of `given_score` (on `SCORE`) over your score, shape (STRENGTH, lifts).

    A lift moves the normal density of your score, and a moved normal is the same normal tilted:
    N(y; m + d, v) = N(y; m, v) exp(d (y - m) / v - d**2 / 2 v). So one kernel serves every lift.
    """
    tilt, scale = _tilt(agreement, lifts)
    return (_score_density(agreement) @ (given_score[:, None] * tilt)) * scale


def _scores_higher(rivals: np.ndarray, agreement: float, shift: float) -> np.ndarray:
    """P(a rival's score, shifted up by `shift`, is above y) for y on `SCORE`."""
    return np.clip(1 - STRENGTH_STEP * (rivals @ _score_cdf_kernel(agreement, shift)), 0, 1)


def score_belief(
    room: np.ndarray, agreement: float, lifts: tuple[float, ...], weights: tuple[float, ...]
) -> np.ndarray:
    """What is believed about your score, on `SCORE`, from what is believed about your strength (`room`).

    The other way round than `over_score`: `score_belief(...) @ f` is the mean of `over_score(f, ...)`.
    """
    tilt, scale = _tilt(agreement, lifts)
    return ((_score_density(agreement).T @ (room[:, None] * scale)) * tilt) @ np.array(weights)


@lru_cache(maxsize=64)
def _tilt(agreement: float, lifts: tuple[float, ...]) -> tuple[np.ndarray, np.ndarray]:
    """The factors of `over_score`, shapes (SCORE, lifts) and (STRENGTH, lifts)."""
    variance, lift = 1 - agreement, np.array(lifts)
    expected = math.sqrt(agreement) * STRENGTH
    tilt = np.exp(np.outer(SCORE, lift) / variance)
    return tilt, np.exp(-np.outer(expected, lift) / variance - lift**2 / (2 * variance))


def _binomial_cdf(k: int, n: int, p: np.ndarray) -> np.ndarray:
    """P(at most `k` of `n` rivals score higher); the shorter tail is summed."""
    if k >= n:
        return np.ones_like(p)
    if k < n / 2:
        return _binomial_sum(range(k + 1), n, p)
    return 1 - _binomial_sum(range(k + 1, n + 1), n, p)


def _binomial_sum(ks: range, n: int, p: np.ndarray) -> np.ndarray:
    return sum((math.comb(n, k) * p**k * (1 - p) ** (n - k) for k in ks), np.zeros_like(p))


@lru_cache(maxsize=8)
def _score_density(agreement: float) -> np.ndarray:
    """P(score = y | strength) dy, shape (STRENGTH, SCORE)."""
    spread = math.sqrt(1 - agreement)
    away = (SCORE - math.sqrt(agreement) * STRENGTH[:, None]) / spread
    return np.exp(-(away**2) / 2) * (SCORE_STEP / (spread * math.sqrt(2 * math.pi)))


@lru_cache(maxsize=4)
def _score_cdf_kernel(agreement: float, shift: float) -> np.ndarray:
    """P(score + shift <= y | strength), shape (STRENGTH, SCORE)."""
    away = (SCORE - shift - math.sqrt(agreement) * STRENGTH[:, None]) / math.sqrt(1 - agreement)
    return _normal_cdf(away)


def insider_shift() -> float:
    """The shift at which an average outsider's chance in a room of three is 1/6, found by bisection."""
    own = np.exp(-(SCORE**2) / 2) * (SCORE_STEP / math.sqrt(2 * math.pi))
    below, above = 0.0, 5.0
    while above - below > 1e-12:
        shift = (below + above) / 2
        outsider = own @ (_normal_cdf(SCORE) * _normal_cdf(SCORE - shift))
        below, above = (shift, above) if outsider > 1 / 6 else (below, shift)
    return shift


def _normal_cdf(x: np.ndarray) -> np.ndarray:
    """Phi, entry by entry: numpy has no erf."""
    erf = np.fromiter(map(math.erf, x.ravel() / math.sqrt(2)), float, x.size)
    return 0.5 + 0.5 * erf.reshape(x.shape)

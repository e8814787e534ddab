"""What is believed about you, and the chance of an offer that follows.

Of your strength in a room, a part goes with you from one employer to the next (`travels`):

    strength in the room = sqrt(travels) * theta + sqrt(1 - travels) * (the luck of that room)

theta is standard normal before anything is known. Your own record and your self-rating change
that belief by Bayes' rule, on the same grid as the rounds.

What preparation adds is yours as well, the same in every room. So what all your interviews share is a *state*: theta
and that lift. Arrays over states have one place for each theta on `STRENGTH` and each of `lifts`, lifts innermost;
without preparation states are strengths.
"""

import math
from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from ..limits import TOO_MANY, Limit
from .checks import given, number, whole
from .process import Process, offer_chance, offer_given_lift, offer_given_score
from .rounds import NEGLIGIBLE, STRENGTH, Round, over_score, score_belief

MOST_INTERVIEWS = Limit(100, "second interviews before this one, and offers from them", TOO_MANY)
SELF_RATING_CORRELATION = 0.29  # of self-ratings with performance; Zell & Krizan 2014, 22 meta-analyses

# Chance that preparation does nothing. An assumption between two sides: trained people and self-taught ones got as
# many offers in a 1987 experiment (E176), while other trials and a summary of 47 interventions found gains (E175,
# E177-E179).
NO_LIFT = 0.30
LIFT, LIFT_SPREAD, MOST_LIFT = 0.30, 0.15, 0.80  # otherwise normal, cut to [0, .8], in SD of the score

# The Gauss quadrature of that very weight: lifts and how likely each is. A mean chance is right to 1e-11.
_LIFTS = (
    (0.04797820848324172, 0.07318209572421522),
    (0.18736437050879753, 0.3220299909714786),
    (0.3512304205212851, 0.4347465422601769),
    (0.524988137214297, 0.15762979730417834),
    (0.7054634122446419, 0.01241157373995072),
)

MIDDLE = 0.80  # a Chance's range holds this share of what the chance may be
ENDS = (1 - MIDDLE) / 2, (1 + MIDDLE) / 2


@dataclass(frozen=True)
class Candidate:
    """What is known about you.

    offers, interviews : offers from second interviews before this one; 0 to 100, offers at most interviews.
    self_rating : compared with the people you usually meet at second interviews, in SD, -3 to 3.
        None (not asked) leaves the belief alone; 0 ("about the same") is an answer and narrows it a little.
    preparation : share of the preparation done, 0 to 1.
    travels : share of your strength that goes with you, 0 to 0.95. An assumption, not a measurement.

    Raises `ValueError` naming the field, what came and what is allowed.

    >>> Candidate(offers=1, interviews=3)
    Candidate(offers=1, interviews=3, self_rating=None, preparation=0.0, travels=0.5)
    >>> Candidate(offers=2, interviews=1)
    Traceback (most recent call last):
        ...
    ValueError: offers must be at most the number of interviews, 1. You gave: 2.
    """

    offers: int = 0
    interviews: int = 0
    self_rating: float | None = None
    preparation: float = 0.0
    travels: float = 0.5

    def __post_init__(self) -> None:
        interviews = whole("interviews", self.interviews, 0, MOST_INTERVIEWS)
        offers = whole("offers", self.offers, 0, MOST_INTERVIEWS)
        if offers > interviews:
            raise ValueError(f"offers must be at most the number of interviews, {interviews}. You gave: {offers}.")
        if self.self_rating is not None:
            object.__setattr__(self, "self_rating", number("self_rating", self.self_rating, -3, 3))
        object.__setattr__(self, "preparation", number("preparation", self.preparation, 0, 1))
        object.__setattr__(self, "travels", number("travels", self.travels, 0, 0.95))


@dataclass(frozen=True)
class Chance:
    """A chance of an offer: its `mean`, and `low` to `high`, the middle 80 % of what it may be.

    >>> chance = Chance(mean=0.34, low=0.12, high=0.6)
    >>> sentence(chance)
    'between 1 in 8 and 3 in 5; about 1 in 3'
    """

    mean: float
    low: float
    high: float


def chance_of_offer(process: Process, candidate: Candidate | None = None) -> Chance:
    """The chance of an offer from `process`, over your strength, the room's luck and the counts of people.

    Raises `ValueError` naming the field, what came and what is allowed.

    >>> chance = chance_of_offer(Process([Round(people=(2, 4))]), Candidate(preparation=0.5))
    >>> round(chance.mean, 2), round(chance.low, 2), round(chance.high, 2)
    (0.36, 0.13, 0.6)
    """
    candidate = checked_candidate(candidate)
    check_process("process", process)
    chances = chances_by_count(process, candidate.preparation)
    room = room_belief(candidate)
    strength, ascending = ordered(process, candidate.preparation)
    return Chance(float((chances * (room / len(chances))).sum()), *quantiles(ascending, room[strength]))


def checked_candidate(candidate: Candidate | None) -> Candidate:
    """`candidate`, or the default one for None. Raises `ValueError` for anything else."""
    if candidate is None:
        return Candidate()
    if not isinstance(candidate, Candidate):
        raise ValueError(f"candidate must be a Candidate. You gave: {given(candidate)}.")
    return candidate


def check_process(field: str, process: object) -> None:
    """Raise `ValueError` unless `process` is a `Process`."""
    if not isinstance(process, Process):
        raise ValueError(f"{field} must be a Process. You gave: {given(process)}.")


def mean_chance(process: Process, candidate: Candidate) -> float:
    """The mean of `chance_of_offer` alone, without its range; a tenth of the work when one round is left.

    >>> process, candidate = Process([Round(people=(2, 4))]), Candidate()
    >>> round(mean_chance(process, candidate), 4) == round(chance_of_offer(process, candidate).mean, 4)
    True
    """
    if len(process.rounds) > 1:
        return float((chances_by_count(process, candidate.preparation) @ room_belief(candidate)).mean())
    return float(_score_belief(candidate, process.rounds[0].agreement) @ offer_given_score(process))


@lru_cache(maxsize=64)
def _score_belief(candidate: Candidate, agreement: float) -> np.ndarray:
    return score_belief(room_belief(candidate), agreement, *lifts(candidate.preparation))


@lru_cache(maxsize=256)
def belief(candidate: Candidate) -> np.ndarray:
    """What is believed about theta: probabilities on `STRENGTH`, summing to 1."""
    log_belief = -(STRENGTH**2) / 2
    if candidate.self_rating is not None:
        unexplained = 1 - SELF_RATING_CORRELATION**2
        log_belief = log_belief - (candidate.self_rating - SELF_RATING_CORRELATION * STRENGTH) ** 2 / (2 * unexplained)
    if candidate.interviews:
        past = room_of_past_interviews(candidate.travels)
        log_belief = log_belief + candidate.offers * np.log(past)
        log_belief = log_belief + (candidate.interviews - candidate.offers) * np.log1p(-past)
    density = np.exp(log_belief - log_belief.max())
    return density / density.sum()


@lru_cache(maxsize=256)
def room_belief(candidate: Candidate) -> np.ndarray:
    """What is believed about your strength in one room: probabilities on `STRENGTH`, summing to 1."""
    return belief(candidate) @ room_kernel(candidate.travels)


@lru_cache(maxsize=256)
def state_belief(candidate: Candidate) -> np.ndarray:
    """What is believed about theta and the lift of preparation: probabilities on the states, summing to 1."""
    _lift, likely = lifts(candidate.preparation)
    return np.outer(belief(candidate), likely).ravel()


@lru_cache(maxsize=512)
def travelling_chance(process: Process, preparation: float, travels: float) -> np.ndarray:
    """P(offer | state), shape (states,), over the luck of the room and the counts of people.

    This is the chance as it depends on what goes with you: at `travels` = 0 the same for every theta.
    """
    lift, _likely = lifts(preparation)
    if preparation and len(process.rounds) == 1:  # a room's luck is one more noise in a single score
        chance = over_score(offer_given_score(process), process.rounds[0].agreement * travels, lift)
    else:
        in_the_room = _chance_in_the_room(process, preparation)
        chance = room_kernel(travels)[: len(STRENGTH) if travels else 1] @ in_the_room
        chance = np.broadcast_to(chance, (len(STRENGTH), len(lift)))
    chance = chance.ravel()
    chance.flags.writeable = False
    return chance


def _chance_in_the_room(process: Process, preparation: float) -> np.ndarray:
    """P(offer | strength in the room, lift), shape (STRENGTH, lifts), over the counts of people."""
    if preparation:
        return offer_given_lift(process, lifts(preparation)[0]).mean(axis=0)
    return chances_by_count(process, preparation).mean(axis=0)[:, None]


@lru_cache(maxsize=4)
def room_kernel(travels: float) -> np.ndarray:
    """P(strength in the room | theta), shape (STRENGTH, STRENGTH), rows summing to 1."""
    spread = math.sqrt(1 - travels)
    away = (STRENGTH - math.sqrt(travels) * STRENGTH[:, None]) / spread
    kernel = np.exp(-(away**2) / 2)
    kernel[kernel < NEGLIGIBLE] = 0
    return kernel / kernel.sum(axis=1, keepdims=True)


def room_of_past_interviews(travels: float) -> np.ndarray:
    """P(offer | theta) of one past second interview: a room of 2 to 4 with every default."""
    return travelling_chance(Process([Round(people=(2, 4))]), 0.0, travels)


def chances_by_count(process: Process, preparation: float) -> np.ndarray:
    """P(offer | strength in the room), one row for each combination of people, over the lift of preparation."""
    return offer_chance(process, *lifts(preparation))


@lru_cache(maxsize=128)
def lifts(preparation: float) -> tuple[tuple[float, ...], tuple[float, ...]]:
    """What `preparation` (0 to 1) may add to the score, in SD, and how likely each is.

    Full preparation adds exactly 0 with chance .3, else a normal (.30, .15) cut to [0, .8]; about .21 on
    average. Doing part of it scales that down. The normal is represented by 5 points.
    """
    if preparation == 0:
        return (0.0,), (1.0,)
    return (
        (0.0, *(preparation * lift for lift, _likely in _LIFTS)),
        (NO_LIFT, *((1 - NO_LIFT) * likely for _lift, likely in _LIFTS)),
    )


@lru_cache(maxsize=256)
def ordered(process: Process, preparation: float) -> tuple[np.ndarray, np.ndarray]:
    """The strength of each, a place on `STRENGTH`, and all chances from the smallest, over strengths and counts.

    Kept, because what is believed changes more often than the process.
    """
    chances = chances_by_count(process, preparation)
    order = chances.ravel().argsort(kind="stable")  # each row is in order already, which makes it quick
    return order % chances.shape[1], chances.ravel()[order]


def quantiles(ascending: np.ndarray, weights: np.ndarray, at: tuple[float, ...] = ENDS) -> tuple[float, ...]:
    """The quantiles of values that count as `weights` say, linear between the middles of neighbouring weights.

    at : which, each in [0, 1]; those of `ENDS` hold the middle 80 % between them.
    """
    reached = weights.cumsum() - weights / 2
    return tuple(np.interp(at, reached / weights.sum(), ascending).tolist())

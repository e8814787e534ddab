"""What is believed about you, and the chance of an offer that follows.

Of your strength in a room, a part goes with you from one employer to the next (`travels`):

    strength in the room = sqrt(travels) * theta + sqrt(1 - travels) * (the luck of that room)

theta is standard normal before anything is known. Your own record and your self-rating change
that belief by Bayes' rule, on the same grid as the rounds.
"""

import math
from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from .checks import given, number, whole
from .process import Process, offer_chance, offer_given_score
from .rounds import STRENGTH, Round, over_score, score_belief

MOST_INTERVIEWS = 100
SELF_RATING_CORRELATION = 0.29  # of self-ratings with performance; Zell & Krizan 2014, 22 meta-analyses

NO_LIFT = 0.30  # chance that preparation does nothing: the one randomised field study found no difference, E176
LIFT, LIFT_SPREAD, MOST_LIFT = 0.30, 0.15, 0.80  # otherwise normal, cut to [0, .8], in SD of the score

# Half of the 12 points and weights on [-1, 1]; the others mirror them. numpy.polynomial has them too,
# but importing it would lengthen every start by 3 ms.
_GAUSS_LEGENDRE = [
    (0.1252334085114689, 0.2491470458134028),
    (0.3678314989981802, 0.2334925365383548),
    (0.5873179542866175, 0.2031674267230659),
    (0.7699026741943047, 0.1600783285433462),
    (0.9041172563704749, 0.1069393259953184),
    (0.9815606342467192, 0.0471753363865118),
]

MIDDLE = 0.80  # a Chance's range holds this share of what the chance may be


@dataclass(frozen=True)
class Candidate:
    """What is known about you.

    offers, interviews : offers from second interviews before this one; 0 to 100, offers at most interviews.
    self_rating : compared with the people you usually meet at second interviews, in SD, -3 to 3.
        None (not asked) leaves the belief alone; 0 ("about the same") is an answer and narrows it a little.
    preparation : share of the preparation done, 0 to 1.
    travels : share of your strength that goes with you, 0 to 0.95. An assumption, not a measurement.

    Raises `ValueError` naming the field, what came and what is allowed.
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
    """A chance of an offer: its `mean`, and `low` to `high`, the middle 80 % of what it may be."""

    mean: float
    low: float
    high: float


def chance_of_offer(process: Process, candidate: Candidate | None = None) -> Chance:
    """The chance of an offer from `process`, over your strength, the room's luck and the counts of people."""
    candidate = checked_candidate(candidate)
    check_process("process", process)
    chances = _offer_chance(process, candidate)
    weights = np.broadcast_to(room_belief(candidate) / len(chances), chances.shape)
    low, high = quantiles(chances.ravel(), weights.ravel(), ((1 - MIDDLE) / 2, (1 + MIDDLE) / 2))
    return Chance(float((chances * weights).sum()), low, high)


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
    """The mean of `chance_of_offer` alone, without its range; a tenth of the work when one round is left."""
    if len(process.rounds) > 1:
        return float((_offer_chance(process, candidate) @ room_belief(candidate)).mean())
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


@lru_cache(maxsize=512)
def travelling_chance(process: Process, preparation: float, travels: float) -> np.ndarray:
    """P(offer | theta) on `STRENGTH`, over the luck of the room and the counts of people.

    This is the chance as it depends on the strength that goes with you: constant at `travels` = 0.
    """
    in_the_room = _chance_in_the_room(process, preparation)
    chance = room_kernel(travels) @ in_the_room if travels else np.full_like(STRENGTH, room_kernel(0)[0] @ in_the_room)
    chance.flags.writeable = False
    return chance


def _chance_in_the_room(process: Process, preparation: float) -> np.ndarray:
    """P(offer | strength in the room), over the counts of people, which one round may mix before you are scored."""
    lift, likely = lifts(preparation)
    if len(process.rounds) > 1:
        return offer_chance(process, lift, likely).mean(axis=0)
    return over_score(offer_given_score(process), process.rounds[0].agreement, lift) @ np.array(likely)


@lru_cache(maxsize=4)
def room_kernel(travels: float) -> np.ndarray:
    """P(strength in the room | theta), shape (STRENGTH, STRENGTH), rows summing to 1."""
    spread = math.sqrt(1 - travels)
    away = (STRENGTH - math.sqrt(travels) * STRENGTH[:, None]) / spread
    kernel = np.exp(-(away**2) / 2)
    return kernel / kernel.sum(axis=1, keepdims=True)


def room_of_past_interviews(travels: float) -> np.ndarray:
    """P(offer | theta) of one past second interview: a room of 2 to 4 with every default."""
    return travelling_chance(Process([Round(people=(2, 4))]), 0.0, travels)


def _offer_chance(process: Process, candidate: Candidate) -> np.ndarray:
    return offer_chance(process, *lifts(candidate.preparation))


@lru_cache(maxsize=128)
def lifts(preparation: float) -> tuple[tuple[float, ...], tuple[float, ...]]:
    """What `preparation` (0 to 1) may add to the score, in SD, and how likely each is.

    Full preparation adds exactly 0 with chance .3, else a normal (.30, .15) cut to [0, .8]; about .21 on
    average. Doing part of it scales that down. The normal is represented by 12 Gauss-Legendre points.
    """
    if preparation == 0:
        return (0.0,), (1.0,)
    nodes, node_weights = np.array(_GAUSS_LEGENDRE).T
    lift = MOST_LIFT * np.concatenate([1 - nodes, 1 + nodes]) / 2
    likely = np.concatenate([node_weights, node_weights]) * np.exp(-(((lift - LIFT) / LIFT_SPREAD) ** 2) / 2)
    likely *= (1 - NO_LIFT) / likely.sum()
    return (0.0, *(preparation * lift).tolist()), (NO_LIFT, *likely.tolist())


def quantiles(values: np.ndarray, weights: np.ndarray, at: tuple[float, float]) -> list[float]:
    """Weighted quantiles, linear between the middles of neighbouring weights."""
    order = values.argsort()
    reached = weights[order].cumsum() - weights[order] / 2
    return np.interp(at, reached, values[order]).tolist()

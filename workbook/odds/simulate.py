"""The same story told by agents: people, scores and ranks, drawn one journey at a time.

A second road to every figure, for tests, docs and doubters. Nothing here shares code with the grids.
"""

from __future__ import annotations  # naming a Generator in a signature would load numpy.random

import itertools
import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from ..limits import TOO_MANY, Limit
from .beliefs import LIFT, LIFT_SPREAD, MOST_LIFT, NO_LIFT, SELF_RATING_CORRELATION, Candidate
from .checks import whole
from .process import Process
from .rounds import INSIDER_SHIFT, Round
from .several import checked_processes

MOST_JOURNEYS = Limit(10_000_000, "journeys of agents at once", TOO_MANY)
OUT = -1


@dataclass(frozen=True)
class Share:
    """The share of journeys that end in an offer, its standard error, and how many journeys count.

    >>> Share(mean=0.34, error=0.001, journeys=100_000.0).mean
    0.34
    """

    mean: float
    error: float
    journeys: float


def simulate(
    process: Process,
    candidate: Candidate,
    rng: np.random.Generator,
    journeys: int = 100_000,
    strength: float | np.ndarray | None = None,
) -> Share:
    """The share of `journeys` (10 to 10,000,000) in which you get the offer.

    strength : fixes your strength in the room, one for all journeys or one for each; None draws it as
    `Candidate` says. A record is respected by living through the past interviews and keeping the journeys
    that match; a self-rating by weighing each journey. Raises `ValueError` where a round does not take
    exactly the people whom the round before let through: agents cannot appear from nowhere.

    >>> rng = np.random.default_rng(1)
    >>> found = simulate(Process([Round(people=2)]), Candidate(), rng, journeys=10_000)
    >>> abs(found.mean - mean_chance(Process([Round(people=2)]), Candidate())) < 4 * found.error
    True
    """
    theta, weights = _candidates(candidate, rng, journeys)
    room = _in_a_room(theta, candidate.travels, rng)
    if strength is not None:
        room = np.broadcast_to(np.asarray(strength, float), theta.shape)
    return share(_offers(process, room, _lift(candidate.preparation, len(theta), rng), rng), weights)


def simulate_offers(
    processes: Sequence[Process], candidate: Candidate, rng: np.random.Generator, journeys: int = 100_000
) -> tuple[np.ndarray, np.ndarray]:
    """Journeys through all `processes` with one strength each: offers, shape (journeys, n), and their weights.

    The luck of each room is drawn anew. What preparation adds is drawn once, for it is the same person
    everywhere. With a record fewer journeys come back than were begun. `share(offers.any(axis=1), weights)`
    is at least one offer.

    Raises `ValueError` naming the field, what came and what is allowed.

    >>> rng = np.random.default_rng(1)
    >>> offers, weights = simulate_offers([Process([Round(people=2)])] * 3, Candidate(), rng, journeys=10_000)
    >>> offers.shape, weights.shape
    ((10000, 3), (10000,))
    >>> at_least_one = np.average(offers.any(axis=1), weights=weights)
    >>> bool(abs(at_least_one - pipeline_odds([Process([Round(people=2)])] * 3).at_least_one) < 0.02)
    True
    """
    checked_processes("processes", processes, fewest=1)
    theta, weights = _candidates(candidate, rng, journeys)
    lift = _lift(candidate.preparation, len(theta), rng)
    offers = [_offers(process, _in_a_room(theta, candidate.travels, rng), lift, rng) for process in processes]
    return np.column_stack(offers), weights


def _candidates(candidate: Candidate, rng: np.random.Generator, journeys: int) -> tuple[np.ndarray, np.ndarray]:
    """Strengths of candidates with this record, and how likely each would have rated themselves so."""
    theta = rng.standard_normal(whole("journeys", journeys, 10, MOST_JOURNEYS))
    theta = theta[_past_offers(theta, candidate, rng) == candidate.offers]
    if candidate.self_rating is None:
        return theta, np.ones(len(theta))
    unexplained = 1 - SELF_RATING_CORRELATION**2
    away = candidate.self_rating - SELF_RATING_CORRELATION * theta
    return theta, np.exp(-(away**2) / (2 * unexplained))


def _past_offers(theta: np.ndarray, candidate: Candidate, rng: np.random.Generator) -> np.ndarray:
    past, unprepared = Process([Round(people=(2, 4))]), np.zeros(len(theta))
    offers = np.zeros(len(theta), int)
    for _ in range(candidate.interviews):
        offers += _offers(past, _in_a_room(theta, candidate.travels, rng), unprepared, rng)
    return offers


def _in_a_room(theta: np.ndarray, travels: float, rng: np.random.Generator) -> np.ndarray:
    return math.sqrt(travels) * theta + math.sqrt(1 - travels) * rng.standard_normal(len(theta))


def _lift(preparation: float, journeys: int, rng: np.random.Generator) -> np.ndarray:
    lift = rng.normal(LIFT, LIFT_SPREAD, journeys)
    while (outside := (lift < 0) | (lift > MOST_LIFT)).any():
        lift[outside] = rng.normal(LIFT, LIFT_SPREAD, outside.sum())
    return preparation * np.where(rng.random(journeys) < NO_LIFT, 0, lift)


def _offers(process: Process, strength: np.ndarray, lift: np.ndarray, rng: np.random.Generator) -> np.ndarray:
    """Whether each journey ends in an offer.

    Each number of people in the first room is equally likely. One draw decides in all rounds whether one more goes on.
    """
    _check_that_rounds_fit(process.rounds)
    luck = rng.random(len(strength))
    counts = rng.choice(np.array(process.rounds[0].counts), len(strength))
    more = np.column_stack([luck < here.one_more for here in process.rounds])
    offers = np.zeros(len(strength), bool)
    for people, *extra in np.unique(np.column_stack([counts, more]), axis=0):
        at = np.flatnonzero((counts == people) & (more == extra).all(axis=1))
        seats = [here.go_on + int(one) for here, one in zip(process.rounds, extra, strict=True)]
        offers[at] = _offers_among(process, int(people), seats, strength[at], lift[at], rng)
    return offers


def _check_that_rounds_fit(rounds: Sequence[Round]) -> None:
    for i, (before, here) in enumerate(itertools.pairwise(rounds), start=2):
        if here.people != before.go_on:
            raise ValueError(f"round {i} must take the {before.go_on} let through. You gave: {here.people}.")


def _offers_among(
    process: Process, people: int, seats: list[int], strength: np.ndarray, lift: np.ndarray, rng: np.random.Generator
) -> np.ndarray:
    """The same with so many people in the first room, and seats in each round. Who is out is followed no further."""
    journey = np.arange(len(strength))
    room = rng.standard_normal((len(strength), people))
    room[:, 0] = strength
    you, insider = np.zeros(len(strength), int), np.full(len(strength), 1 if people > 1 else OUT)  # seats in the room
    for here, go_on in zip(process.rounds[:-1], seats[:-1], strict=True):
        scores = _scores(here, room, you, insider, lift[journey], rng)
        still_in = np.flatnonzero(_better(scores, you) < go_on)
        best = (-scores[still_in]).argsort(axis=1)[:, :go_on]
        journey, room = journey[still_in], np.take_along_axis(room[still_in], best, axis=1)
        you, insider = _seat(best, you[still_in]), _seat(best, insider[still_in])
    better = _better(_scores(process.rounds[-1], room, you, insider, lift[journey], rng), you)
    decline = rng.binomial(seats[-1], 1 - process.first_choice_accepts, len(journey))
    made = rng.random(len(journey)) < process.filled * process.references_hold
    offers = np.zeros(len(strength), bool)
    offers[journey] = (better < seats[-1] + decline) & made
    return offers


def _scores(
    here: Round, room: np.ndarray, you: np.ndarray, insider: np.ndarray, lift: np.ndarray, rng: np.random.Generator
) -> np.ndarray:
    scores = math.sqrt(here.agreement) * room + math.sqrt(1 - here.agreement) * rng.standard_normal(room.shape)
    scores[np.arange(len(you)), you] += lift
    if here.insider:
        there = np.flatnonzero(insider != OUT)
        scores[there, insider[there]] += INSIDER_SHIFT
    return scores


def _better(scores: np.ndarray, you: np.ndarray) -> np.ndarray:
    """How many score higher than you."""
    return (scores > np.take_along_axis(scores, you[:, None], axis=1)).sum(axis=1)


def _seat(order: np.ndarray, seat: np.ndarray) -> np.ndarray:
    """Where the person in `seat` sits among those who go on (`order`), or OUT."""
    found = order == seat[:, None]
    return np.where(found.any(axis=1), found.argmax(axis=1), OUT)


def share(values: np.ndarray, weights: np.ndarray) -> Share:
    """The weighted mean of `values` (one a journey) with its standard error."""
    total = weights.sum()
    mean = float((weights * values).sum() / total) if total else math.nan
    error = math.sqrt(float((weights**2 * (values - mean) ** 2).sum())) / total if total else math.nan
    return Share(mean, float(error), float(total))

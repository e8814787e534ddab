"""The same story told by agents: people, scores and ranks, drawn one journey at a time.

A second road to every figure, for tests, docs and doubters. Nothing here shares code with the grids.
"""

from __future__ import annotations  # naming a Generator in a signature would load numpy.random

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from .beliefs import LIFT, LIFT_SPREAD, MOST_LIFT, NO_LIFT, SELF_RATING_CORRELATION, Candidate
from .checks import whole
from .process import Process
from .rounds import INSIDER_SHIFT, Round
from .several import checked_processes

OUT = -1


@dataclass(frozen=True)
class Share:
    """The share of journeys that end in an offer, its standard error, and how many journeys count."""

    mean: float
    error: float
    journeys: float


def simulate(
    process: Process,
    candidate: Candidate,
    rng: np.random.Generator,
    journeys: int = 100_000,
    strength: float | None = None,
) -> Share:
    """The share of `journeys` (10 to 10,000,000) in which you get the offer.

    strength : fixes your strength in the room; None draws it as `Candidate` says. A record is
    respected by living through the past interviews and keeping the journeys that match; a
    self-rating by weighing each journey. Raises `ValueError` where a round does not take exactly
    the people whom the round before let through: agents cannot appear from nowhere.
    """
    theta, weights = _candidates(candidate, rng, journeys)
    drawn = _in_a_room(theta, candidate.travels, rng)
    room = drawn if strength is None else np.full(len(theta), float(strength))
    return share(_offers(process, room, candidate.preparation, rng), weights)


def simulate_offers(
    processes: Sequence[Process], candidate: Candidate, rng: np.random.Generator, journeys: int = 100_000
) -> tuple[np.ndarray, np.ndarray]:
    """Journeys through all `processes` with one strength each: offers, shape (journeys, n), and their weights.

    The luck of each room is drawn anew, and so is what preparation adds there. With a record fewer
    journeys come back than were begun. `share(offers.any(axis=1), weights)` is at least one offer.
    """
    checked_processes("processes", processes, fewest=1)
    theta, weights = _candidates(candidate, rng, journeys)
    offers = [
        _offers(process, _in_a_room(theta, candidate.travels, rng), candidate.preparation, rng) for process in processes
    ]
    return np.column_stack(offers), weights


def _candidates(candidate: Candidate, rng: np.random.Generator, journeys: int) -> tuple[np.ndarray, np.ndarray]:
    """Strengths of candidates with this record, and how likely each would have rated themselves so."""
    theta = rng.standard_normal(whole("journeys", journeys, 10, 10_000_000))
    theta = theta[_past_offers(theta, candidate, rng) == candidate.offers]
    if candidate.self_rating is None:
        return theta, np.ones(len(theta))
    unexplained = 1 - SELF_RATING_CORRELATION**2
    away = candidate.self_rating - SELF_RATING_CORRELATION * theta
    return theta, np.exp(-(away**2) / (2 * unexplained))


def _past_offers(theta: np.ndarray, candidate: Candidate, rng: np.random.Generator) -> np.ndarray:
    past = Process([Round(people=(2, 4))])
    offers = np.zeros(len(theta), int)
    for _ in range(candidate.interviews):
        offers += _offers(past, _in_a_room(theta, candidate.travels, rng), 0.0, rng)
    return offers


def _in_a_room(theta: np.ndarray, travels: float, rng: np.random.Generator) -> np.ndarray:
    return math.sqrt(travels) * theta + math.sqrt(1 - travels) * rng.standard_normal(len(theta))


def _offers(process: Process, strength: np.ndarray, preparation: float, rng: np.random.Generator) -> np.ndarray:
    """Whether each journey ends in an offer; each number of people in the first room is equally likely."""
    lift = _lift(len(strength), preparation, rng)
    counts = rng.choice(np.array(process.rounds[0].counts), len(strength))
    offers = np.zeros(len(strength), bool)
    for people in np.unique(counts):
        at = counts == people
        offers[at] = _offers_among(process, int(people), strength[at], lift[at], rng)
    return offers


def _lift(journeys: int, preparation: float, rng: np.random.Generator) -> np.ndarray:
    lift = rng.normal(LIFT, LIFT_SPREAD, journeys)
    while (outside := (lift < 0) | (lift > MOST_LIFT)).any():
        lift[outside] = rng.normal(LIFT, LIFT_SPREAD, outside.sum())
    return preparation * np.where(rng.random(journeys) < NO_LIFT, 0, lift)


def _offers_among(
    process: Process, people: int, strength: np.ndarray, lift: np.ndarray, rng: np.random.Generator
) -> np.ndarray:
    room = rng.standard_normal((len(strength), people))
    room[:, 0] = strength
    you, insider = np.zeros(len(strength), int), np.ones(len(strength), int)  # seats in the room
    for i, here in enumerate(process.rounds):
        if i and list(here.counts) != [room.shape[1]]:
            raise ValueError(f"round {i + 1} must take the {room.shape[1]} let through. You gave: {here.people}.")
        scores = math.sqrt(here.agreement) * room + math.sqrt(1 - here.agreement) * rng.standard_normal(room.shape)
        _raise(scores, you, lift)
        if here.insider:
            _raise(scores, insider, np.full(len(strength), INSIDER_SHIFT))
        order = (-scores).argsort(axis=1)
        you, insider = _seat(order, you), _seat(order, insider)
        if i < len(process.rounds) - 1:
            room = np.take_along_axis(room, order, axis=1)[:, : here.go_on]
            you[you >= here.go_on] = insider[insider >= here.go_on] = OUT
    seats = process.rounds[-1].go_on
    somebody_declines = (rng.random((len(strength), seats)) > process.first_choice_accepts).any(axis=1)
    asked = (you != OUT) & ((you < seats) | ((you == seats) & somebody_declines))
    return asked & (rng.random(len(strength)) < process.filled * process.references_hold)


def _raise(scores: np.ndarray, seat: np.ndarray, by: np.ndarray) -> None:
    still_in = np.flatnonzero(seat != OUT)
    scores[still_in, seat[still_in]] += by[still_in]


def _seat(order: np.ndarray, seat: np.ndarray) -> np.ndarray:
    """Where the person in `seat` stands in `order`, best first; out stays out."""
    return np.where(seat == OUT, OUT, (order == seat[:, None]).argmax(axis=1))


def share(values: np.ndarray, weights: np.ndarray) -> Share:
    """The weighted mean of `values` (one a journey) with its standard error."""
    total = weights.sum()
    mean = float((weights * values).sum() / total) if total else math.nan
    error = math.sqrt(float((weights**2 * (values - mean) ** 2).sum())) / total if total else math.nan
    return Share(mean, float(error), float(total))

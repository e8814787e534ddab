"""Fifty applications at once beside agents, and how many interviews it takes beside asking for one after another."""

import math
from itertools import count

import numpy as np

from workbook.odds import Candidate, Process, Round, interviews_needed, pipeline_odds, simulate_offers
from workbook.odds.pipeline import TARGET
from workbook.odds.rounds import PANEL, SEPARATE_INTERVIEWERS

from .rounds import Measured, in_turn, milliseconds
from .table import Row

ROUNDS = 9
JOURNEYS = 10_000
PEOPLE = [(2, 4), (3, 6), (3, 5), (2, 3), (2, 5)]  # as `data/roles.csv` has them
SCORING = [SEPARATE_INTERVIEWERS, PANEL]
FIFTY = [Process([Round(PEOPLE[i % 5], agreement=SCORING[i % 2])], filled=0.05 + 0.002 * i) for i in range(50)]
USUAL = Process()


def rows() -> list[Row]:
    took = _took()
    what, agents = "pipeline_odds, 50 applications, a new candidate", f"{JOURNEYS:,} agents"
    return [
        Row.of(what, took, "odds", "agents", "ms", agents, most=10, note=_honesty()),
        Row.of(
            "interviews_needed, a new candidate", took, "needed", "one by one", "ms", "pipeline_odds of 1, 2, 3 ..."
        ),
    ]


def _took() -> Measured:
    """Milliseconds of each; a new candidate has a preparation that nobody had before."""
    rng, step = np.random.default_rng(2), count(1)

    def new() -> Candidate:
        return Candidate(preparation=next(step) / 100_000)

    contestants = {
        "odds": milliseconds(lambda: pipeline_odds(FIFTY, new()), times=5),
        "agents": milliseconds(lambda: simulate_offers(FIFTY, new(), rng, JOURNEYS)),
        "needed": milliseconds(lambda: interviews_needed(USUAL, TARGET, new()), times=20),
        "one by one": milliseconds(lambda: _one_by_one(new()), times=20),
    }
    in_turn(contestants, 1)
    return in_turn(contestants, ROUNDS)


def _one_by_one(candidate: Candidate) -> int:
    return next(n for n in count(1) if pipeline_odds([USUAL] * n, candidate).at_least_one >= TARGET)


def _honesty() -> str:
    odds = pipeline_odds(FIFTY)
    offers, _weights = simulate_offers(FIFTY, Candidate(), np.random.default_rng(3), JOURNEYS)
    shares = np.bincount(offers.sum(axis=1), minlength=len(FIFTY) + 1) / JOURNEYS
    error = math.sqrt((odds.counts * (1 - odds.counts)).max() / JOURNEYS)
    return (
        f"not equal accuracy. P(k offers) of the agents is at worst {abs(shares - odds.counts).max():.0e} from ours,"
        f" with a standard error of {error:.0e}. Both give {odds.expected:.2f} ({shares @ np.arange(51):.2f}) offers."
    )

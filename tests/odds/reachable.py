"""Settings that the pages can reach, drawn at random, and how far the grid is from agents in each.

`python tests/odds/reachable.py 1000000` measures the 200 settings of the tests with as many journeys each.
"""

import sys
from dataclasses import replace

import numpy as np

from workbook.answers.applications import process_of
from workbook.answers.people import People
from workbook.odds import Candidate, Process, mean_chance, simulate
from workbook.odds.beliefs import room_belief
from workbook.odds.rounds import STRENGTH

SEED, SETTINGS = 20261203, 200


def settings(rng: np.random.Generator, insider: bool):
    """A process of 2 to 8 people and 1 to 5 rounds, and a candidate with any record, without end."""
    while True:
        low = int(rng.integers(2, 9))
        high = low if rng.random() < 0.7 else int(rng.integers(low, 9))
        openings = 1 if rng.random() < 0.7 else int(rng.integers(1, high + 1))
        scoring, rounds_left = ("separate", "panel")[rng.integers(2)], int(rng.integers(1, 6))
        yield process_of("software", People(low, high), rounds_left, scoring, insider, openings), _candidate(rng)


def _candidate(rng: np.random.Generator) -> Candidate:
    interviews = int(rng.integers(0, 11))
    offers = int(rng.choice([0, interviews, rng.integers(0, interviews + 1)]))
    rated = None if rng.random() < 0.3 else float(rng.choice([-2, -1, 0, 1, 2]))
    return Candidate(offers, interviews, rated, float(rng.choice([0, 0.5, 1])), float(rng.choice([0, 0.5, 0.75, 0.95])))


def error(process: Process, candidate: Candidate, rng: np.random.Generator, journeys: int) -> float:
    """By how many points the grid is too high. The agents' strengths are what is believed, spread evenly over it."""
    believed = room_belief(candidate)
    evenly = (rng.permutation(journeys) + rng.random(journeys)) / journeys
    strengths = np.interp(evenly, believed.cumsum() - believed / 2, STRENGTH)
    agents = simulate(process, replace(candidate, offers=0, interviews=0, self_rating=None), rng, journeys, strengths)
    return 100 * (mean_chance(process, candidate) - agents.mean)


def errors(insider: bool, journeys: int) -> np.ndarray:
    """The error in each of the settings, in points."""
    rng = np.random.default_rng(SEED)
    drawn = settings(rng, insider)
    each = [next(drawn) for _ in range(SETTINGS)]
    return np.array([error(*setting, rng, journeys) for setting in each])


if __name__ == "__main__":
    for with_insider in (True, False):
        found = np.abs(errors(with_insider, int(sys.argv[1])))
        print(f"insider {with_insider}: at most {found.max():.2f} points, {found.mean():.2f} on average", flush=True)

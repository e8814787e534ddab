"""Sections 5 and 6 of docs/model.md: what is believed about you, and preparation."""

from math import sqrt

import numpy as np
from scipy.special import ndtr

from workbook.odds import Candidate, Process, Round, chance_of_offer, mean_chance, pipeline_odds
from workbook.odds.beliefs import LIFT, LIFT_SPREAD, MIDDLE, MOST_LIFT, NO_LIFT, SELF_RATING_CORRELATION, lifts
from workbook.odds.process import FILLED, FIRST_CHOICE_ACCEPTS

from .writing import DEFAULT, agents, fine, plain, points, share, table, told

TOLD = [
    ("nothing", Candidate()),
    ("0 offers in 3 interviews", Candidate(0, 3)),
    ("1 in 3", Candidate(1, 3)),
    ("3 in 3", Candidate(3, 3)),
    ("3 in 3, and everything travels that may", Candidate(3, 3, travels=0.95)),
    ("rated 1 SD below", Candidate(self_rating=-1.0)),
    ("rated 1 SD above", Candidate(self_rating=1.0)),
    ("rated 2 SD above, and 0 in 3", Candidate(0, 3, self_rating=2.0)),
]
PREPARED = Candidate(preparation=1.0)


def told_so_far() -> str:
    rows = []
    for name, candidate in TOLD:
        chance = chance_of_offer(DEFAULT, candidate)
        found = agents(DEFAULT, candidate)
        rows.append((name, fine(chance.mean), told(found), f"{share(chance.low, 2)} to {share(chance.high, 2)}"))
    return table(("what you told", "grid", "agents", "range"), *rows)


def lift_moments() -> tuple[float, float]:
    """Mean and SD of what full preparation adds to the score."""
    lift, weights = map(np.array, lifts(1.0))
    mean = float(lift @ weights)
    return mean, sqrt(float(lift**2 @ weights) - mean**2)


def two_prepared() -> float:
    """P(offer) in a room of two, fully prepared, with no grid: Phi(lift / sqrt 2) wins, else the next in line."""
    lift, weights = map(np.array, lifts(1.0))
    wins = float(ndtr(lift / sqrt(2)) @ weights)
    return FILLED * (wins + (1 - FIRST_CHOICE_ACCEPTS) * (1 - wins))


def preparation() -> str:
    rows = []
    for name, process, closed in (("2", Process([Round(2)]), fine(two_prepared())), ("2 to 4", DEFAULT, "")):
        before, after = mean_chance(process, Candidate()), mean_chance(process, PREPARED)
        found = agents(process, PREPARED)
        rows.append((name, fine(before), closed, fine(after), told(found), points(after - before)))
    return table(("people", "unprepared", "prepared: closed form", "grid", "agents", "adds, in points"), *rows)


def five_prepared() -> str:
    return share(pipeline_odds([DEFAULT] * 5, PREPARED).at_least_one)


NUMBERS = {
    "middle": lambda: f"{100 * MIDDLE:.0f} %",
    "self-rating": lambda: plain(SELF_RATING_CORRELATION),
    "self-rating explains": lambda: f"{100 * SELF_RATING_CORRELATION**2:.0f} %",
    "believed spread": lambda: share(sqrt(1 - SELF_RATING_CORRELATION**2), 2),
    "rated the same": lambda: fine(mean_chance(DEFAULT, Candidate(self_rating=0.0))),
    "unrated": lambda: fine(mean_chance(DEFAULT, Candidate())),
    "no lift": lambda: plain(NO_LIFT),
    "lift": lambda: plain(LIFT),
    "lift spread": lambda: plain(LIFT_SPREAD),
    "most lift": lambda: plain(MOST_LIFT),
    "lift mean": lambda: share(lift_moments()[0], 2),
    "lift sd": lambda: share(lift_moments()[1], 2),
    "lift points": lambda: str(len(lifts(1.0)[0]) - 1),
    "five prepared": five_prepared,
    "table: told": told_so_far,
    "table: preparation": preparation,
}

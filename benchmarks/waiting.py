"""By when a first offer has come, beside the same story told by agents whose yeses take a lognormal time."""

import math
from collections.abc import Callable
from dataclasses import replace
from itertools import count

import numpy as np
from scipy.special import ndtr

from workbook.odds import Candidate, Process, Round, first_offer
from workbook.odds.beliefs import travelling_chance
from workbook.odds.rounds import PANEL, STRENGTH

from .rounds import Measured, in_turn, milliseconds
from .table import Row

ROUNDS = 9
JOURNEYS = 1_000_000
DAYS = np.arange(61.0)
FLIGHTS = [
    (Process([Round(3)]), 7.0, 0.6),
    (Process([Round((2, 4))], filled=0.7), 14.0, 0.5),
    (Process([Round((3, 6), agreement=PANEL)], first_choice_accepts=0.9), 21.0, 0.8),
    (Process([Round(2)], references_hold=0.85), 10.0, 0.4),
]
FINE_STRENGTH, FINE_SCORE = np.linspace(-9, 9, 2_001), np.linspace(-13, 13, 4_001)


def rows() -> list[Row]:
    took = _took()
    agents = f"{JOURNEYS:,} agents"
    what = "first_offer, 4 applications, 61 days, all new"
    return [Row.of(what, took, "ours", "agents", "ms", agents, most_ratio=1 / 200, note=_honesty())]


def _took() -> Measured:
    """Milliseconds of each. Ours meets processes, clocks and days it never met; the agents are given their curves."""
    agents, rng, step = _agents(), np.random.default_rng(2), count(1)

    def new() -> np.ndarray:
        little = next(step) / 1_000_000
        flights = [
            (replace(process, filled=process.filled - little), median + little, spread)
            for process, median, spread in FLIGHTS
        ]
        return first_offer(flights, DAYS + little)

    contestants = {"ours": milliseconds(new, times=10), "agents": milliseconds(lambda: agents(rng))}
    in_turn(contestants, 1)
    return in_turn(contestants, ROUNDS)


def _agents() -> Callable[[np.random.Generator], np.ndarray]:
    """The share of journeys in which a first offer has come by each of `DAYS`; P(offer | theta) is read off ours."""
    you = Candidate()
    curves = [travelling_chance(process, you.preparation, you.travels) for process, *_clock in FLIGHTS]

    def simulate(rng: np.random.Generator) -> np.ndarray:
        theta = rng.standard_normal(JOURNEYS)
        first = np.full(JOURNEYS, np.inf)
        for curve, (_process, median, spread) in zip(curves, FLIGHTS, strict=True):
            offered = np.flatnonzero(rng.random(JOURNEYS) < np.interp(theta, STRENGTH, curve))
            days = median * np.exp(spread * rng.standard_normal(len(offered)))
            first[offered] = np.minimum(first[offered], days)
        return np.bincount(DAYS.searchsorted(first), minlength=len(DAYS) + 1)[:-1].cumsum() / JOURNEYS

    return simulate


def _honesty() -> str:
    exact = _reference()
    ours = abs(first_offer(FLIGHTS, DAYS) - exact).max()
    theirs = abs(_agents()(np.random.default_rng(3)) - exact).max()
    error = math.sqrt((exact * (1 - exact)).max() / JOURNEYS)
    return (
        f"not equal accuracy. Over the days ours is at worst {ours:.0e} from the same integral on a grid of"
        f" {len(FINE_STRENGTH):,} strengths and {len(FINE_SCORE):,} scores; the agents were {theirs:.0e} from it, and"
        f" one standard error is {error:.0e}. The agents are given the curves P(offer | theta), which ours computes."
    )


def _reference() -> np.ndarray:
    """P(a first offer has come by each of `DAYS`), from normal scores on a fine grid; shares no code with ours."""
    belief = np.exp(-(FINE_STRENGTH**2) / 2)
    none = np.ones((len(DAYS), len(FINE_STRENGTH)))
    for process, median, spread in FLIGHTS:
        with np.errstate(divide="ignore"):
            come = ndtr(np.log(DAYS / median) / spread)
        none *= 1 - come[:, None] * _fine_curve(process)
    return 1 - none @ (belief / belief.sum())


def _fine_curve(process: Process) -> np.ndarray:
    """P(offer | theta) of one room: your score given theta is normal, and the rivals' are standard normal."""
    (room,) = process.rounds
    travels, declines, below = Candidate().travels, 1 - process.first_choice_accepts, ndtr(FINE_SCORE)
    asked = [
        below ** (n - 1) + declines * (n - 1) * below ** max(n - 2, 0) * (1 - below)  # first, or next when one declines
        for n in room.counts
    ]
    mean, variance = math.sqrt(room.agreement * travels) * FINE_STRENGTH, 1 - room.agreement * travels
    score = np.exp(-((FINE_SCORE - mean[:, None]) ** 2) / (2 * variance))
    chance = (score @ np.mean(asked, axis=0)) / score.sum(axis=1)
    return process.filled * process.references_hold * chance

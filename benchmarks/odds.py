"""The model's sum beside the same story told by agents, who are drawn often enough to be right to `REACHED`."""

import math
from itertools import count

import numpy as np

from workbook.odds import Candidate, Process, chance_of_offer, simulate

from .rounds import Measured, in_turn, milliseconds
from .table import Row

ROUNDS = 15
REACHED = 1e-3  # standard error of the simulation
MANY = 1_000_000  # journeys at once, to see how fast agents can be
YEAR = 365.25 * 24 * 3600  # seconds

# One room of two to four alike people, filled with .8, its first choice saying yes with .82.
EXACT = 0.8 * (2 - 0.82) * (1 / 2 + 1 / 3 + 1 / 4) / 3


def rows() -> list[Row]:
    journeys = math.ceil(EXACT * (1 - EXACT) / REACHED**2)
    took, agents = _took(journeys), f"{journeys:,} agents"
    return [
        Row.of("chance_of_offer, asked before", took, "again", "agents", "ms", agents, most=1, note=_honesty(took)),
        Row.of("chance_of_offer, a new candidate", took, "new", "new agents", "ms", agents, most=1),
    ]


def _took(journeys: int) -> Measured:
    """Milliseconds of each; a new candidate has a preparation that nobody had before."""
    process, rng, step = Process(), np.random.default_rng(2), count(1)

    def new() -> Candidate:
        return Candidate(preparation=next(step) / 100_000)

    contestants = {
        "again": milliseconds(lambda: chance_of_offer(process), times=50),
        "agents": milliseconds(lambda: simulate(process, Candidate(), rng, journeys)),
        "new": milliseconds(lambda: chance_of_offer(process, new()), times=50),
        "new agents": milliseconds(lambda: simulate(process, new(), rng, journeys)),
        "many agents": milliseconds(lambda: simulate(process, Candidate(), rng, MANY)),
    }
    in_turn(contestants, 1)
    return in_turn(contestants, ROUNDS)


def _honesty(took: Measured) -> str:
    error = max(abs(chance_of_offer(Process()).mean - EXACT), np.finfo(float).eps)
    equal = EXACT * (1 - EXACT) / error**2
    years = equal * took.middle("many agents") / MANY / 1000 / YEAR
    return (
        f"not equal accuracy. The grid is {error:.0e} from the exact {EXACT:.6f}, the agents {REACHED:g} (one standard"
        f" error). For the grid's error they would need about {equal:.0e} journeys, {years:.0e} years on this machine."
    )

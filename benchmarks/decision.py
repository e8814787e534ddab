"""Accept or hold, beside QuantEcon's solver of Markov decision processes on the same small case."""

import warnings
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import count, product

import numpy as np

from workbook.odds import Candidate, Process, Round, decide
from workbook.odds.beliefs import belief, travelling_chance
from workbook.odds.decision import Other
from workbook.odds.rounds import PANEL

from .rounds import Measured, in_turn, milliseconds
from .table import Row

with warnings.catch_warnings():
    warnings.simplefilter("ignore")
    from quantecon.markov import DiscreteDP

ROUNDS = 15
AGREE = 1e-9
DISCOUNT = 0.5  # policy iteration wants one below 1; what is paid later is multiplied up again
DEADLINE, KEEP_SEARCHING = 5.0, 30.0
ROOMS = [
    (Process([Round(3)]), 90.0, 7.0, 0.6),
    (Process([Round((2, 4))], filled=0.7), 75.0, 14.0, 0.5),
    (Process([Round((3, 6), agreement=PANEL)]), 60.0, 10.0, 0.8),
    (Process([Round(2)], references_hold=0.85), 45.0, 4.0, 0.4),
]

# States: the start; which of the four are there at the deadline, under either plan; which in the end, when holding.
SUBSETS = 2 ** len(ROOMS)
START, ACCEPTED, HELD, ENDED = 0, 1, 1 + SUBSETS, 1 + 2 * SUBSETS
OVER = ENDED + SUBSETS
ACCEPT, HOLD = 0, 1
BY_DEADLINE, LATER, NEVER = range(3)


@dataclass(frozen=True)
class Case:
    """An offer in hand with its deadline, while four applications are in flight."""

    offer: float
    deadline: float
    others: list[Other]


def rows() -> list[Row]:
    _check_agreement()
    took = _took()
    solving = took.ratio("ours", "solving")
    note = (
        f"accepting and holding are worth the same to both within {AGREE:g}, which is asserted. QuantEcon's"
        f" {OVER + 1} states are built one by one and solved by policy iteration, compiled before; solving alone took"
        f" {took.middle('solving'):.2f} ms ({solving:.2g}x). The curves P(offer | theta) are at hand for both."
    )
    return [
        Row.of(
            "decide, 4 others, a new offer", took, "ours", "QuantEcon", "ms", "DiscreteDP", most_ratio=1 / 9, note=note
        )
    ]


def _took() -> Measured:
    """Milliseconds of each; every call is about an offer, a deadline and clocks that nobody asked about before."""
    ours, theirs = _cases(), _cases()
    problem = _problem(next(_cases()), *_curves())
    curves = _curves()
    contestants = {
        "ours": milliseconds(lambda: _decided(next(ours)), times=50),
        "QuantEcon": milliseconds(lambda: _solved(_problem(next(theirs), *curves)), times=10),
        "solving": milliseconds(lambda: _solved(problem), times=10),
    }
    in_turn(contestants, 2)  # compiles
    return in_turn(contestants, ROUNDS)


def _cases() -> Iterator[Case]:
    for step in count(1):
        little = step / 100_000
        others = [Other(process, value, median + little, spread) for process, value, median, spread in ROOMS]
        yield Case(50 + little, DEADLINE + little, others)


def _decided(case: Case) -> tuple[float, float]:
    """The worth of accepting and of holding, as ours has them."""
    decision = decide(case.offer, case.deadline, case.others, KEEP_SEARCHING)
    return decision.value_of_accepting, decision.value_of_holding


def _curves() -> tuple[np.ndarray, np.ndarray]:
    """The belief about theta, and P(offer | theta) of each of the others."""
    you = Candidate()
    return belief(you), np.array([travelling_chance(process, you.preparation, you.travels) for process, *_ in ROOMS])


def _problem(case: Case, weights: np.ndarray, chances: np.ndarray) -> DiscreteDP:
    """The case as rewards and transitions, state by state."""
    values = [other.value for other in case.others]
    together = _together(case, weights, chances)
    at_deadline = together.sum(axis=1)
    rewards, moves = np.full((OVER + 1, 2), -np.inf), np.zeros((OVER + 1, 2, OVER + 1))
    rewards[START] = rewards[OVER] = 0
    moves[START, ACCEPT, ACCEPTED:HELD] = moves[START, HOLD, HELD:ENDED] = at_deadline
    moves[OVER, :, OVER] = 1
    for there in range(SUBSETS):
        best = max((value for i, value in enumerate(values) if there >> i & 1), default=0.0)
        rewards[ACCEPTED + there, ACCEPT] = max(case.offer, best) / DISCOUNT
        moves[ACCEPTED + there, ACCEPT, OVER] = 1
        rewards[HELD + there, HOLD] = 0
        moves[HELD + there, HOLD, ENDED:OVER] = together[there] / at_deadline[there]
        rewards[ENDED + there, HOLD] = max(KEEP_SEARCHING, best) / DISCOUNT**2
        moves[ENDED + there, HOLD, OVER] = 1
    return DiscreteDP(rewards, moves, DISCOUNT)


def _together(case: Case, weights: np.ndarray, chances: np.ndarray) -> np.ndarray:
    """P(these are there at the deadline, and those in the end), over the belief; subsets are bits."""
    fates = []
    for chance, other in zip(chances, case.others, strict=True):
        come = other.clock.comes_within(np.array([case.deadline]))
        fates.append((chance * come, chance * (1 - come), 1 - chance))
    together = np.zeros((SUBSETS, SUBSETS))
    for each in product((BY_DEADLINE, LATER, NEVER), repeat=len(fates)):
        likely = weights @ np.prod([fates[i][fate] for i, fate in enumerate(each)], axis=0)
        there = sum(1 << i for i, fate in enumerate(each) if fate == BY_DEADLINE)
        ever = sum(1 << i for i, fate in enumerate(each) if fate != NEVER)
        together[there, ever] += likely
    return together


def _solved(problem: DiscreteDP) -> tuple[float, float]:
    """The worth of accepting and of holding, as they have them."""
    values = problem.solve(method="policy_iteration").v
    accepting, holding = problem.R[START] + DISCOUNT * problem.Q[START] @ values
    if abs(values[START] - max(accepting, holding)) > AGREE:
        raise AssertionError("the start is not worth the better plan")
    return accepting, holding


def _check_agreement() -> None:
    cases, curves = _cases(), _curves()
    for _ in range(5):
        case = next(cases)
        apart = np.abs(np.subtract(_decided(case), _solved(_problem(case, *curves)))).max()
        if apart > AGREE:
            raise AssertionError(f"QuantEcon's plans and ours are {apart:.1e} apart")

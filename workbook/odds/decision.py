"""An offer in hand, with a deadline, while other applications are still in flight.

Until the deadline nothing is lost by waiting. Then there are two plans:

    accept   take the best that is there by then, this offer or a better one     E[max(v0, best by the deadline)]
    hold     let this offer lapse and take the best that ever comes              E[max(w, best that ever comes)]

v0 is what this offer is worth to you and w what carrying on searching is worth. Sorted by value,
P(i is the best that comes | you) = p_i * product over better j of (1 - p_j), mixed over what is
believed about you. Only this offer has a deadline: the others are taken to stay open once made.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from itertools import compress, pairwise

import numpy as np

from .beliefs import Candidate, check_process, checked_candidate, state_belief
from .checks import given, number
from .clocks import LEAST_SPREAD, LONGEST_WAIT, MEDIAN_YES, MOST_SPREAD, SHORTEST_MEDIAN, SPREAD, Wait
from .process import Process
from .several import MOST_PROCESSES, chances_given_state
from .waiting import after_silence

FULL_WORTH = 100.0  # values run from 0 to 100
SAME_WORTH = 1e-9  # plans closer than this are worth the same


@dataclass(frozen=True)
class Other:
    """Another application in flight.

    value : what its offer would be worth to you, 0 to 100.
    days_median, spread : when a yes would come, counted from today; 0.1 to 3,650 days and 0.05 to 3.
    wait : when they are silent already, how long and how words usually come; then it says when instead.

    Raises `ValueError` naming the field, what came and what is allowed.

    >>> Other(Process([Round(people=2)]), value=80).days_median
    7.0
    >>> Other(Process([Round(people=2)]), value=120)
    Traceback (most recent call last):
        ...
    ValueError: value must be an ordinary number from 0 to 100. You gave: 120.
    """

    process: Process
    value: float
    days_median: float = MEDIAN_YES
    spread: float = SPREAD
    wait: Wait | None = None

    @cached_property
    def clock(self) -> Wait:
        """`wait`, or the clock of somebody who is not silent yet."""
        return self.wait or Wait(median_yes=self.days_median, median_no=self.days_median, spread=self.spread)

    def __post_init__(self) -> None:
        check_process("process", self.process)
        object.__setattr__(self, "value", number("value", self.value, 0, FULL_WORTH))
        median = number("days_median", self.days_median, SHORTEST_MEDIAN, LONGEST_WAIT)
        object.__setattr__(self, "days_median", median)
        object.__setattr__(self, "spread", number("spread", self.spread, LEAST_SPREAD, MOST_SPREAD))
        if not isinstance(self.wait, Wait | None):
            raise ValueError(f"wait must be a Wait. You gave: {given(self.wait)}.")


@dataclass(frozen=True)
class Decision:
    """Accept or hold, with what speaks for each. Values are on your own scale of 0 to 100.

    accept : True when accepting is worth at least as much as holding.
    value_of_accepting, value_of_holding : the two plans, before anything more is known.

    >>> better = Other(Process([Round(people=2)]), value=90)
    >>> decision = decide(offer=50, deadline=7, others=[better], keep_searching=30)
    >>> round(decision.value_of_accepting - decision.value_of_holding, 1)
    1.1
    """

    accept: bool
    value_of_accepting: float
    value_of_holding: float
    _case: "_Case" = field(repr=False, compare=False)

    @cached_property
    def tipping_value(self) -> float:
        """The least value of the offer at which accepting is worth as much as holding."""
        return self._case.tipping(self.value_of_holding)

    @property
    def margin(self) -> float:
        """How far accepting is ahead of holding; negative when it is behind."""
        return self.value_of_accepting - self.value_of_holding

    def worth_of_days(self, days: float) -> float:
        """What `days` more days to decide (0 to 3,650) would add to the better plan; never below 0."""
        days = number("days", days, 0, LONGEST_WAIT)
        later = replace(self._case, deadline=min(self._case.deadline + days, LONGEST_WAIT))
        best_now = max(self.value_of_accepting, self.value_of_holding)
        return max(later.accepting(later.offer) - best_now, 0.0)

    def accepting_by(self, days: Sequence[float]) -> list[float]:
        """What accepting would be worth with each of `days` (0 to 3,650, from today) to decide instead."""
        cases = (replace(self._case, deadline=number("days", day, 0, LONGEST_WAIT)) for day in days)
        return [case.accepting(case.offer) for case in cases]

    def accepting_at(self, values: np.ndarray) -> np.ndarray:
        """What accepting would be worth if the offer were worth each of `values` (0 to 100) instead."""
        return np.array([self._case.accepting(number("values", value, 0, FULL_WORTH)) for value in values])


def decide(
    offer: float,
    deadline: float,
    others: Sequence[Other],
    keep_searching: float,
    candidate: Candidate | None = None,
) -> Decision:
    """Whether to accept an offer by its deadline or let it lapse for what may still come.

    offer : what it is worth to you, 0 to 100. deadline : days from today, 0 to 3,650.
    others : up to 100 `Other`. keep_searching : what you would settle for if nothing came, 0 to 100.

    Raises `ValueError` naming the field, what came and what is allowed.

    >>> decide(offer=90, deadline=7, others=[], keep_searching=30).accept
    True
    >>> decide(offer=20, deadline=7, others=[Other(Process([Round(people=2)]), value=90)], keep_searching=30).accept
    False
    """
    candidate = checked_candidate(candidate)
    offer = number("offer", offer, 0, FULL_WORTH)
    deadline = number("deadline", deadline, 0, LONGEST_WAIT)
    keep_searching = number("keep_searching", keep_searching, 0, FULL_WORTH)
    _check_others(others)
    best_first = sorted(others, key=lambda other: -other.value)
    waits = tuple(other.clock for other in best_first)
    chances = chances_given_state([other.process for other in best_first], candidate)
    values = [other.value for other in best_first]
    case = _Case(offer, deadline, values, waits, *after_silence(state_belief(candidate), chances, waits))
    accepting, holding = case.accepting(offer), case.best_of_all(keep_searching)
    return Decision(accepting >= holding - SAME_WORTH, accepting, holding, case)


@dataclass(frozen=True)
class _Case:
    """The others, the best first: values, waits, and P(offer | state), shape (states, n), over `weights`."""

    offer: float
    deadline: float
    values: list[float]
    waits: tuple[Wait, ...]
    weights: np.ndarray
    chances: np.ndarray

    def best_of_all(self, floor: float) -> float:
        """E[max(floor, the best that ever comes)]"""
        return self._best(self._is_best(self.chances), floor)

    def accepting(self, offer: float) -> float:
        """E[max(offer, the best that comes by the deadline)]"""
        return self._best(self._best_by_the_deadline, offer)

    def tipping(self, holding: float) -> float:
        """The offer at which accepting is worth `holding`; it rises, straight between the others' values."""
        corners = sorted({0.0, *self.values, FULL_WORTH})
        reached = [self.accepting(corner) for corner in corners]
        if holding <= reached[0] + SAME_WORTH:
            return 0.0
        # Without corners where accepting stands still, for which there is no single tipping value.
        rises = [here < after for here, after in pairwise(reached)]
        kept = [*compress(zip(reached, corners, strict=True), rises), (reached[-1], corners[-1])]
        return float(np.interp(holding, [worth for worth, _ in kept], [corner for _, corner in kept]))

    @cached_property
    def _best_by_the_deadline(self) -> list[float]:
        days = np.array([self.deadline])
        return self._is_best(self.chances * [wait.comes_within(days)[0] for wait in self.waits])

    def _is_best(self, chances: np.ndarray) -> list[float]:
        """P(each is the best that comes): it comes, and no better one does."""
        before = np.ones_like(chances)
        np.cumprod(1 - chances[:, :-1], axis=1, out=before[:, 1:])
        before *= chances
        return (self.weights @ before).tolist()

    def _best(self, is_best: list[float], floor: float) -> float:
        # As a gain over the floor, so that a floor above everything is returned exactly.
        gains = (likely * (value - floor) for likely, value in zip(is_best, self.values, strict=True) if value > floor)
        return floor + sum(gains)


def _check_others(others: object) -> None:
    if not isinstance(others, list | tuple):
        raise ValueError(f"others must be a list of Other. You gave: {given(others)}.")
    if len(others) > MOST_PROCESSES:
        raise ValueError(f"others must hold at most {MOST_PROCESSES} applications. You gave: {len(others)}.")
    for i, other in enumerate(others, start=1):
        if not isinstance(other, Other):
            raise ValueError(f"others, number {i}, must be an Other. You gave: {given(other)}.")

"""Clocks: when a yes and a no come, and how long there has been no word.

The time to a yes and the time to a no are lognormal: a median in days, and `spread`, the standard
deviation of the log time. A share `never` of the noes is never sent. The clocks are an assumption
with a source of grade C (E145, E146): nobody publishes the times of yes and no apart.
"""

import math
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from ..limits import TOO_MUCH, Limit
from .checks import number

MEDIAN_YES = 7.0  # days: the early end of E145 (7 to 14) and E146 (7 to 21), so silence errs towards less hope
MEDIAN_NO = 12.0  # days: an assumption; the first choice is asked before the others are told
SPREAD = 0.6
NEVER = 0.3  # an assumption: surveys of being left without a word ask about whole searches, not about interviews

LONGEST_WAIT = Limit(3_650, "days of any wait", TOO_MUCH)
SHORTEST_MEDIAN = 0.1
LEAST_SPREAD, MOST_SPREAD = 0.05, 3.0


@dataclass(frozen=True)
class Wait:
    """How long there has been no word, and how long words usually take.

    days : since the interview or their last word, 0 to 3,650.
    median_yes, median_no : 0.1 to 3,650 days. spread : 0.05 to 3. never : share of noes never sent, 0 to 1.
    promised : days from the same day to the one they promised to answer by, or None. Then a yes is
        expected around that day, and a no later by the same factor as without a promise.
    starts_in : days until the interview, when it is still to come; 0 to 3,650.

    Raises `ValueError` naming the field, what came and what is allowed.

    >>> Wait(days=10, promised=14)
    Wait(days=10.0, median_yes=7.0, median_no=12.0, spread=0.6, never=0.3, promised=14.0, starts_in=0.0)
    """

    days: float = 0.0
    median_yes: float = MEDIAN_YES
    median_no: float = MEDIAN_NO
    spread: float = SPREAD
    never: float = NEVER
    promised: float | None = None
    starts_in: float = 0.0

    def __post_init__(self) -> None:
        for field, low, high in (
            ("days", 0, LONGEST_WAIT),
            ("median_yes", SHORTEST_MEDIAN, LONGEST_WAIT),
            ("median_no", SHORTEST_MEDIAN, LONGEST_WAIT),
            ("spread", LEAST_SPREAD, MOST_SPREAD),
            ("never", 0, 1),
            ("starts_in", 0, LONGEST_WAIT),
        ):
            object.__setattr__(self, field, number(field, getattr(self, field), low, high))
        if self.promised is not None:
            object.__setattr__(self, "promised", number("promised", self.promised, SHORTEST_MEDIAN, LONGEST_WAIT))

    @property
    def yes_by(self) -> float:
        """The day by which half of the yeses are there."""
        return self.median_yes if self.promised is None else self.promised

    @property
    def no_by(self) -> float:
        return self.yes_by * self.median_no / self.median_yes

    @cached_property
    def silent(self) -> tuple[float, float]:
        """`silent_for` the days so far."""
        return self.silent_for(self.days)

    def silent_for(self, days: float) -> tuple[float, float]:
        """The logs of P(no word for `days` | an offer will come) and P(no word for `days` | none will)."""
        if days == 0:
            return 0.0, 0.0
        yes, no = (_log_survival(self._away(days, by)) for by in (self.yes_by, self.no_by))
        return yes, _log_sum(_log(self.never), _log(1 - self.never) + no)

    def comes_within(self, days: np.ndarray) -> np.ndarray:
        """P(a yes comes within `days` from now | an offer will come, and there was no word so far)."""
        out_now = self._still_out(self.days)
        return -np.expm1([self._still_out(self.days + day - self.starts_in) - out_now for day in days])

    def _still_out(self, days: float) -> float:
        """log P(a yes is not there by `days`)"""
        return _log_survival(self._away(days, self.yes_by)) if days > 0 else 0.0

    def _away(self, days: float, median: float) -> float:
        """How far `days` is from `median`, in `spread`s; two logs, because a quotient may underflow."""
        return (math.log(days) - math.log(median)) / self.spread


def _log(share: float) -> float:
    return math.log(share) if share else -math.inf


def _log_sum(one: float, other: float) -> float:
    """log(exp(one) + exp(other))"""
    larger, smaller = max(one, other), min(one, other)
    return larger + math.log1p(math.exp(smaller - larger)) if larger > -math.inf else larger


def _log_survival(z: float) -> float:
    """log P(a standard normal is above `z`), where erfc underflows by its expansion for large z."""
    if z < 37:
        return math.log(math.erfc(z / math.sqrt(2)) / 2)
    return -z * z / 2 - math.log(z * math.sqrt(2 * math.pi)) + math.log1p(-1 / z**2 + 3 / z**4 - 15 / z**6)

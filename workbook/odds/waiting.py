"""Waiting: what silence says, and when the first offer may come.

The time to a yes and the time to a no are lognormal: a median in days, and `spread`, the standard
deviation of the log time. A share `never` of the noes is never sent. After t silent days

    P(offer | silence) = p * S_yes(t) / [p * S_yes(t) + (1 - p) * (never + (1 - never) * S_no(t))]

where S(t) is the chance that a clock has not rung by t. The clocks are an assumption with a source
of grade C (E145, E146): nobody publishes the times of yes and no apart.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache

import numpy as np

from .beliefs import Candidate, belief, check_process, checked_candidate
from .checks import given, number
from .process import Process
from .several import MOST_PROCESSES, chances_given_strength, checked_processes

MEDIAN_YES = 7.0  # days: the early end of E145 (7 to 14) and E146 (7 to 21), so silence errs towards less hope
MEDIAN_NO = 12.0  # days: an assumption; the first choice is asked before the others are told
SPREAD = 0.6
NEVER = 0.3  # an assumption: surveys of being left without a word ask about whole searches, not about interviews

LONGEST_WAIT = 3_650.0  # days
MOST_DAYS = 10_000  # asked about at once
SHORTEST_MEDIAN = 0.1
LEAST_SPREAD, MOST_SPREAD = 0.05, 3.0

Flight = tuple[Process, float, float]


@dataclass(frozen=True)
class Wait:
    """How long there has been no word, and how long words usually take.

    days : since the interview or their last word, 0 to 3,650.
    median_yes, median_no : 0.1 to 3,650 days. spread : 0.05 to 3. never : share of noes never sent, 0 to 1.
    promised : days from the same day to the one they promised to answer by, or None. Then a yes is
        expected around that day, and a no later by the same factor as without a promise.
    starts_in : days until the interview, when it is still to come; 0 to 3,650.

    Raises `ValueError` naming the field, what came and what is allowed.
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


def silence(
    chance: float,
    days: float,
    median_yes: float = MEDIAN_YES,
    median_no: float = MEDIAN_NO,
    spread: float = SPREAD,
    never: float = NEVER,
    promised: float | None = None,
) -> float:
    """P(an offer will come | no word for `days` days), when it was `chance` on the day of the interview.

    The other arguments are those of `Wait`. Raises `ValueError` naming the field, what came and what is allowed.
    """
    chance = number("chance", chance, 0, 1)
    wait = Wait(days, median_yes, median_no, spread, never, promised)
    if chance in (0, 1):
        return chance
    weights, chances = after_silence(np.ones(1), np.array([[chance]]), [wait])
    return float(weights @ chances[:, 0])


def silence_curve(chance: float, days: np.ndarray, wait: Wait) -> np.ndarray:
    """`silence` after each of `days` (0 or more), with the clocks and the promise of `wait`; shape (days,)."""
    yes, no = _silent_curve(wait, days.tobytes())
    return chance * yes / (chance * yes + (1 - chance) * no)


@lru_cache(maxsize=64)
def _silent_curve(wait: Wait, days: bytes) -> np.ndarray:
    """Kept, because the chance changes more often than the clocks."""
    return _likelihoods([wait.silent_for(day) for day in np.frombuffer(days).tolist()])


def in_flight(
    processes: Sequence[Process], waits: Sequence[Wait], candidate: Candidate
) -> tuple[np.ndarray, np.ndarray]:
    """The belief about theta and P(offer | theta) of each process, after all that silence; as `after_silence`."""
    if not _nobody_waits(waits):
        checked_waits(waits, len(processes))
    return _in_flight(tuple(processes), tuple(waits), candidate)


@lru_cache(maxsize=16)
def _in_flight(
    processes: tuple[Process, ...], waits: tuple[Wait, ...], candidate: Candidate
) -> tuple[np.ndarray, np.ndarray]:
    """Kept, because many things are asked about the same applications."""
    return after_silence(belief(candidate), chances_given_strength(processes, candidate), waits)


def after_silence(weights: np.ndarray, chances: np.ndarray, waits: Sequence[Wait]) -> tuple[np.ndarray, np.ndarray]:
    """The belief about theta and the chances given theta, once every process has been silent so long.

    weights : shape (STRENGTH,). chances : shape (STRENGTH, n). waits : one for each process, or () for none.
    Silence after one interview says a little about your strength, and so about the others.
    """
    if _nobody_waits(waits):
        return weights, chances
    checked_waits(waits, chances.shape[1])
    if not any(wait.days for wait in waits):
        return weights, chances
    offer, no_offer = silence_factors(chances, waits)
    silent = offer + no_offer
    likely = np.log(silent).sum(axis=1)
    belief = weights * np.exp(likely - likely.max())
    return belief / belief.sum(), offer / silent


def silence_factors(chances: np.ndarray, waits: Sequence[Wait]) -> tuple[np.ndarray, np.ndarray]:
    """P(silent, an offer will come | theta) and P(silent, none will | theta), up to one factor for each process.

    chances : shape (STRENGTH, n), as are both results. waits : one for each process, or () for none.
    """
    if _nobody_waits(waits):
        return chances, 1 - chances
    checked_waits(waits, chances.shape[1])
    yes, no = silence_likelihoods(waits)
    return chances * yes, (1 - chances) * no


def silence_likelihoods(waits: Sequence[Wait]) -> np.ndarray:
    """P(silent | an offer will come) and P(silent | none will), each up to one factor; shape (2, n)."""
    return _likelihoods([wait.silent for wait in waits])


def _likelihoods(silent: list[tuple[float, float]]) -> np.ndarray:
    logs = np.array(silent)
    return np.exp(np.maximum(logs - logs.max(axis=1, keepdims=True), _LEAST_LOG)).T


def checked_waits(waits: object, count: int) -> None:
    """Raise `ValueError` unless `waits` holds one `Wait` for each of `count` processes."""
    if not isinstance(waits, list | tuple):
        raise ValueError(f"waits must be a list of Wait. You gave: {given(waits)}.")
    if len(waits) != count:
        raise ValueError(f"waits must be as many as the processes, {count}. You gave: {len(waits)}.")
    for i, wait in enumerate(waits, start=1):
        if not isinstance(wait, Wait):
            raise ValueError(f"waits, number {i}, must be a Wait. You gave: {given(wait)}.")


def _nobody_waits(waits: object) -> bool:
    return isinstance(waits, list | tuple) and not waits


def first_offer(
    flights: Sequence[Flight], days: Sequence[float] | np.ndarray, candidate: Candidate | None = None
) -> np.ndarray:
    """P(at least one offer has come) by each of `days`; an array as long as `days`, never falling in time.

    flights : 1 to 100 triples (process, median days to a yes, spread), counted from one common day 0.
    days : 1 to 10,000 of them, 0 to 3,650 each. Rises to `pipeline_odds(...).at_least_one`.

    Raises `ValueError` naming the field, what came and what is allowed.
    """
    waits = _checked_flights(flights)
    return first_offer_from_now([process for process, *_clock in flights], waits, days, candidate)


def first_offer_from_now(
    processes: Sequence[Process],
    waits: Sequence[Wait],
    days: Sequence[float] | np.ndarray,
    candidate: Candidate | None = None,
) -> np.ndarray:
    """`first_offer` counted from today, when each process has been silent as `waits` says."""
    candidate, days = checked_candidate(candidate), _checked_days(days)
    checked_processes("processes", processes, fewest=1)
    checked_waits(waits, len(processes))
    weights, chances = in_flight(processes, waits, candidate)
    none, asked = np.ones((len(days), len(weights))), days.tobytes()
    for chance, wait in zip(chances.T, waits, strict=True):
        none *= 1 - _comes_within(wait, asked)[:, None] * chance
    return np.clip(1 - none @ weights, 0, 1)


@lru_cache(maxsize=256)
def _comes_within(wait: Wait, days: bytes) -> np.ndarray:
    """Kept, because while one application is changed the others wait as they did."""
    return wait.comes_within(np.frombuffer(days))


_LEAST_LOG = -60.0  # silence never counts for more than that; products of its exponential are still numbers


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


def _checked_flights(flights: object) -> list[Wait]:
    """A wait of no days for each flight."""
    if not isinstance(flights, list | tuple):
        raise ValueError(f"flights must be a list of (process, median days, spread). You gave: {given(flights)}.")
    if not 1 <= len(flights) <= MOST_PROCESSES:
        raise ValueError(f"flights must hold 1 to {MOST_PROCESSES} processes. You gave: {len(flights)}.")
    waits = []
    for i, flight in enumerate(flights, start=1):
        if not isinstance(flight, list | tuple) or len(flight) != 3:
            raise ValueError(f"flights, number {i}, must be (process, median days, spread). You gave: {given(flight)}.")
        process, median, spread = flight
        check_process(f"flights, number {i}, process", process)
        median = number(f"flights, number {i}, median days", median, SHORTEST_MEDIAN, LONGEST_WAIT)
        spread = number(f"flights, number {i}, spread", spread, LEAST_SPREAD, MOST_SPREAD)
        waits.append(Wait(median_yes=median, median_no=median, spread=spread))
    return waits


def _checked_days(days: object) -> np.ndarray:
    plain = days.tolist() if hasattr(days, "tolist") and not isinstance(days, type) else days
    if not isinstance(plain, list | tuple | range):
        raise ValueError(f"days must be a list of numbers from 0 to {LONGEST_WAIT:,g}. You gave: {given(days)}.")
    if not 1 <= len(plain) <= MOST_DAYS:
        raise ValueError(f"days must hold 1 to {MOST_DAYS:,} numbers. You gave: {len(plain):,}.")
    return np.array([number(f"days, number {i},", day, 0, LONGEST_WAIT) for i, day in enumerate(plain, start=1)])

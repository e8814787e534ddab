"""Waiting: what silence says, and when the first offer may come.

After t silent days

    P(offer | silence) = p * S_yes(t) / [p * S_yes(t) + (1 - p) * (never + (1 - never) * S_no(t))]

where p was the chance on the day, S(t) is the chance that a clock (see clocks.py) has not rung by t,
and `never` the share of noes that are never sent.
"""

from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache

import numpy as np

from ..limits import Limit
from .beliefs import Candidate, check_process, checked_candidate, state_belief
from .checks import given, number
from .clocks import (
    LEAST_SPREAD,
    LONGEST_WAIT,
    MEDIAN_NO,
    MEDIAN_YES,
    MOST_SPREAD,
    NEVER,
    SHORTEST_MEDIAN,
    SPREAD,
    Wait,
)
from .process import Process
from .several import MOST_PROCESSES, chances_given_state, checked_processes

MOST_DAYS = Limit(10_000, "days asked about at once", "days must hold 1 to {limit:,} numbers. You gave: {count:,}.")

Flight = tuple[Process, float, float]


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

    >>> round(silence(chance=0.34, days=10), 2), round(silence(chance=0.34, days=10, promised=14), 2)
    (0.16, 0.28)
    """
    chance = number("chance", chance, 0, 1)
    wait = Wait(days, median_yes, median_no, spread, never, promised)
    if chance in (0, 1):
        return chance
    weights, chances = after_silence(np.ones(1), np.array([[chance]]), [wait])
    return float(weights @ chances[:, 0])


def silence_curve(chance: float, days: np.ndarray, wait: Wait) -> np.ndarray:
    """`silence` after each of `days` (0 or more), with the clocks and the promise of `wait`; shape (days,)."""
    yes, no = silent_curve(wait, days)
    return chance * yes / (chance * yes + (1 - chance) * no)


def silent_curve(wait: Wait, days: np.ndarray, promised: bool = True) -> np.ndarray:
    """`silence_likelihoods` after each of `days`, with or without what was promised; shape (2, days)."""
    return _silent_curve(wait if promised else replace(wait, promised=None), days.astype(float).tobytes())


@lru_cache(maxsize=64)
def _silent_curve(wait: Wait, days: bytes) -> np.ndarray:
    """Kept, because the chance changes more often than the clocks."""
    return _likelihoods([wait.silent_for(day) for day in np.frombuffer(days).tolist()])


def in_flight(
    processes: Sequence[Process], waits: Sequence[Wait], candidate: Candidate
) -> tuple[np.ndarray, np.ndarray]:
    """The belief about the states and P(offer | state) of each process, after all that silence; as `after_silence`."""
    if not _nobody_waits(waits):
        checked_waits(waits, len(processes))
    return _in_flight(tuple(processes), tuple(waits), candidate)


@lru_cache(maxsize=16)
def _in_flight(
    processes: tuple[Process, ...], waits: tuple[Wait, ...], candidate: Candidate
) -> tuple[np.ndarray, np.ndarray]:
    """Kept, because many things are asked about the same applications."""
    return after_silence(state_belief(candidate), chances_given_state(processes, candidate), waits)


def after_silence(weights: np.ndarray, chances: np.ndarray, waits: Sequence[Wait]) -> tuple[np.ndarray, np.ndarray]:
    """The belief about the states and the chances given each, once every process has been silent so long.

    weights : shape (states,). chances : shape (states, n). waits : one for each process, or () for none.
    Silence after one interview says a little about you, and so about the others.
    """
    if _nobody_waits(waits):
        return weights, chances
    checked_waits(waits, chances.shape[1])
    if not any(wait.days for wait in waits):
        return weights, chances
    yes, no = silence_likelihoods(waits)
    silent = chances * yes + (1 - chances) * no
    likely = np.log(silent).sum(axis=1)
    belief = weights * np.exp(likely - likely.max())
    return belief / belief.sum(), chances * yes / silent


def silence_likelihoods(waits: Sequence[Wait]) -> np.ndarray:
    """P(silent | an offer will come) and P(silent | none will), each up to one factor; shape (2, n)."""
    return _likelihoods([wait.silent for wait in waits])


def silences(waits: Sequence[Wait], count: int) -> list[tuple[float, float]]:
    """The pairs of `silence_likelihoods`; of no silence where nobody waits."""
    if _nobody_waits(waits):
        return [(1.0, 1.0)] * count
    return list(zip(*silence_likelihoods(waits).tolist(), strict=True))


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

    >>> flights = [(Process([Round(people=2)]), 7, 0.6), (Process([Round(people=4)]), 14, 0.6)]
    >>> first_offer(flights, days=[7, 30]).round(2)
    array([0.26, 0.57])
    """
    waits = _checked_flights(flights)
    return first_offer_from_now([process for process, *_clock in flights], waits, days, candidate)


def first_offer_from_now(
    processes: Sequence[Process],
    waits: Sequence[Wait],
    days: Sequence[float] | np.ndarray,
    candidate: Candidate | None = None,
) -> np.ndarray:
    """`first_offer` counted from today, when each process has been silent as `waits` says.

    >>> first_offer_from_now([Process([Round(people=2)])], [Wait(days=10)], days=[7, 30]).round(2)
    array([0.19, 0.25])
    """
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


def _checked_flights(flights: object) -> list[Wait]:
    """A wait of no days for each flight."""
    if not isinstance(flights, list | tuple):
        raise ValueError(f"flights must be a list of (process, median days, spread). You gave: {given(flights)}.")
    if not 1 <= len(flights) <= MOST_PROCESSES:
        raise ValueError(MOST_PROCESSES.sentence(field="flights", low=1, count=len(flights)))
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
        raise ValueError(MOST_DAYS.sentence(count=len(plain)))
    return np.array([number(f"days, number {i},", day, 0, LONGEST_WAIT) for i, day in enumerate(plain, start=1)])

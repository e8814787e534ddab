"""What would help most here: one thing changed at a time in a pipeline, everything else as it is."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

import numpy as np

from .beliefs import Candidate, checked_candidate, lifts, state_belief, travelling_chance
from .clocks import Wait
from .process import Process
from .several import chances_given_state, checked_processes
from .waiting import in_flight, silence_likelihoods


@dataclass(frozen=True)
class Help:
    """What one thing adds to the chance of at least one offer, -1 to 1.

    key : `one_more` (an interview like the middle one), `preparation` (all of it done, for every interview that is
        not over: where they are silent it is), `no_insider`, `finalists` (knowing the number).
    which : position of the application it is about; None when it is about none of them.
    low, high : the same number for what adds a sure amount. Knowing the number of finalists adds
        nothing by itself: low is the change if they are as many as may be, high if as few.

    >>> points(Help("one_more", which=None, low=0.14, high=0.14).low)
    'about +15 in 100'
    """

    key: str
    which: int | None
    low: float
    high: float


def what_helps(
    processes: Sequence[Process], candidate: Candidate | None = None, waits: Sequence[Wait] = ()
) -> tuple[Help, ...]:
    """Each thing that could help, the largest effect first.

    waits : how long each has been silent, or (). Raises `ValueError` as `pipeline_odds` does.

    >>> helps = what_helps([Process([Round(people=(2, 4))])] * 2)
    >>> [(one.key, one.which, round(one.high, 2)) for one in helps][:3]
    [('one_more', None, 0.14), ('finalists', 0, 0.09), ('finalists', 1, 0.09)]
    """
    candidate = checked_candidate(candidate)
    checked_processes("processes", processes, fewest=1)
    weights, after = in_flight(processes, waits, candidate)
    chances = chances_given_state(processes, candidate)
    here = _Here(weights, 1 - after, chances, silence_likelihoods(waits) if waits else np.ones((2, len(processes))))
    middle = int((state_belief(candidate) @ chances).argsort()[len(processes) // 2])
    others = list(_otherwise(processes))
    curves = [travelling_chance(process, candidate.preparation, candidate.travels) for _key, _i, process in others]
    changes = here.changes([i for _key, i, _process in others], curves)
    found: dict[tuple[str, int | None], list[float]] = {("one_more", None): [here.with_one_more(like=middle)]}
    if prepared := _to_prepare(candidate.preparation, len(processes), waits):
        ready = [travelling_chance(processes[i], 1.0, candidate.travels) for i in prepared]
        found["preparation", None] = [here.none - here.none_once_ready(prepared, ready)]
    for (key, i, _process), change in zip(others, changes, strict=True):
        found.setdefault((key, i), []).append(change)
    helps = (Help(key, which, all_of[0], all_of[-1]) for (key, which), all_of in found.items())
    return tuple(sorted(helps, key=_size, reverse=True))


def _to_prepare(preparation: float, count: int, waits: Sequence[Wait]) -> list[int]:
    """For which of `count` interviews more preparation can still be done."""
    return [i for i in range(count) if preparation < 1 and not (waits and waits[i].days)]


def _otherwise(processes: Sequence[Process]) -> Iterator[tuple[str, int, Process]]:
    """What may be otherwise: a key, the position, and the process it would be then.

    `finalists` comes twice: first with the most people there may be, then with the fewest.
    """
    for i, process in enumerate(processes):
        if any(room.insider for room in process.rounds):
            yield "no_insider", i, _without_insider(process)
        if isinstance(process.rounds[0].people, tuple):
            fewest, most = _known(process)
            yield "finalists", i, most
            yield "finalists", i, fewest


class _Here:
    """P(no offer) over the states as it is now, ready for another P(offer | state) in the place of one process.

    weights, no_offers : the belief, (states,), and P(no offer | state), (states, n), after all that silence.
    chances : P(offer | state) before it, (states, n). silences : as of `silence_likelihoods`, (2, n).
    """

    def __init__(self, weights: np.ndarray, no_offers: np.ndarray, chances: np.ndarray, silences: np.ndarray) -> None:
        self.chances, self.weights, self.no_offers = chances, weights, no_offers
        self.yes, self.no = silences[:, :, None]
        # Without the silence of one process, and without its own chance; rows are processes from here on.
        self.belief = weights / (chances.T * self.yes + (1 - chances.T) * self.no)
        self.none_of_others = self.belief * _products_without_each(no_offers.T)
        self.nothing_yet = weights * no_offers.prod(axis=1)
        self.none = float(self.nothing_yet.sum())

    def changes(self, which: list[int], curves: list[np.ndarray]) -> list[float]:
        """What each of `curves` adds to at least one offer, as P(offer | state) of the process in its place."""
        if not which:
            return []
        chances = np.array(curves)
        no_offer = (1 - chances) * self.no[which]
        silent = _along(self.belief[which], chances * self.yes[which] + no_offer)
        return (self.none - _along(self.none_of_others[which], no_offer) / silent).tolist()

    def none_once_ready(self, which: list[int], curves: list[np.ndarray]) -> float:
        """P(no offer) with `curves` of somebody fully prepared for `which`, the same lift in every room.

        None of `which` has been silent, so what is believed stays.
        """
        none = self.weights * np.delete(self.no_offers, which, axis=1).prod(axis=1)
        if len(none) < len(curves[0]):  # nothing is prepared yet, so no lift counted so far
            none = np.outer(none, lifts(1.0)[1]).ravel()
        for curve in curves:
            none *= 1 - curve
        return float(none.sum())

    def with_one_more(self, like: int) -> float:
        """What one more interview adds, when its chance is that of process `like`."""
        return float(self.nothing_yet @ self.chances[:, like])


def _along(one: np.ndarray, other: np.ndarray) -> np.ndarray:
    """The products of their rows."""
    return np.einsum("ij,ij->i", one, other)


def _size(one: Help) -> float:
    """Rounded, so that like applications keep their order."""
    return round(max(abs(one.low), abs(one.high)), 12)


def _products_without_each(factors: np.ndarray) -> np.ndarray:
    """For each row the product of all the others; no division, because a factor may be 0."""
    before, after = np.ones((2, *factors.shape))
    np.cumprod(factors[:-1], axis=0, out=before[1:])
    np.cumprod(factors[:0:-1], axis=0, out=after[-2::-1])
    return before * after


@lru_cache(maxsize=256)
def _without_insider(process: Process) -> Process:
    return replace(process, rounds=[replace(here, insider=False) for here in process.rounds])


@lru_cache(maxsize=256)
def _known(process: Process) -> tuple[Process, Process]:
    """The same process if the first room turned out to hold the fewest, and the most, people."""
    first, *later = process.rounds
    ends = (first.counts[0], first.counts[-1])
    fewest, most = (replace(first, people=count, go_on=min(first.go_on, count)) for count in ends)
    return replace(process, rounds=[fewest, *later]), replace(process, rounds=[most, *later])

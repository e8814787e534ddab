"""What would help most here: one thing changed at a time in a pipeline, everything else as it is."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

import numpy as np

from .beliefs import Candidate, belief, checked_candidate, travelling_chance
from .process import Process
from .several import chances_given_strength, checked_processes
from .waiting import Wait, silence_factors, silence_likelihoods


@dataclass(frozen=True)
class Help:
    """What one thing adds to the chance of at least one offer, -1 to 1.

    key : `one_more` (an interview like the middle one), `preparation` (all of it done; left out where
        they are silent already, so that the interview is over), `no_insider`,
        `finalists` (knowing the number).
    which : position of the application it is about; None when it is about none of them.
    low, high : the same number for what adds a sure amount. Knowing the number of finalists adds
        nothing by itself: low is the change if they are as many as may be, high if as few.
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
    """
    candidate = checked_candidate(candidate)
    checked_processes("processes", processes, fewest=1)
    here = _Here(belief(candidate), chances_given_strength(processes, candidate), waits)
    found = [_sure("one_more", None, here.with_one_more())]

    def change(i: int, process: Process, preparation: float = candidate.preparation) -> float:
        return here.change(i, travelling_chance(process, preparation, candidate.travels))

    for i, process in enumerate(processes):
        held = bool(waits) and waits[i].days > 0  # too late to prepare for it
        if candidate.preparation < 1 and not held:
            found.append(_sure("preparation", i, change(i, process, 1.0)))
        if any(room.insider for room in process.rounds):
            found.append(_sure("no_insider", i, change(i, _without_insider(process))))
        fewest, most = _known(process)
        if fewest != most:
            found.append(Help("finalists", i, change(i, most), change(i, fewest)))
    return tuple(sorted(found, key=_size, reverse=True))


class _Here:
    """P(no offer | silence) = mean over theta of the product of no-offer factors, over that of silence factors."""

    def __init__(self, weights: np.ndarray, chances: np.ndarray, waits: Sequence[Wait]) -> None:
        offer, self.no_offer = silence_factors(chances, waits)
        self.weights, self.chances, self.silent = weights, chances, offer + self.no_offer
        self.yes: np.ndarray
        self.no: np.ndarray
        self.yes, self.no = silence_likelihoods(waits) if waits else np.ones((2, chances.shape[1]))
        scale = self.silent.max(axis=0)  # cancels below; without it a hundred silent ones may underflow to 0 / 0
        self.no_offer, self.silent = self.no_offer / scale, self.silent / scale
        self.no_offer_without = weights[:, None] * _products_without_each(self.no_offer)
        self.silent_without = weights[:, None] * _products_without_each(self.silent)
        self.all_silent = float(self.silent_without[:, 0] @ self.silent[:, 0])
        self.none = float(self.no_offer_without[:, 0] @ self.no_offer[:, 0]) / self.all_silent

    def change(self, i: int, chance: np.ndarray) -> float:
        """What it adds to at least one offer when process `i` has `chance`, P(offer | theta), instead."""
        no_offer = (1 - chance) * self.no[i]
        silent = float(self.silent_without[:, i] @ (chance * self.yes[i] + no_offer))
        return self.none - float(self.no_offer_without[:, i] @ no_offer) / silent

    def with_one_more(self) -> float:
        """What one more interview adds, like the one whose chance was the middle one."""
        middle = (self.weights @ self.chances).argsort()[self.chances.shape[1] // 2]
        nothing_yet = self.no_offer_without[:, 0] * self.no_offer[:, 0]
        return float(nothing_yet @ self.chances[:, middle]) / self.all_silent


def _sure(key: str, which: int | None, change: float) -> Help:
    return Help(key, which, change, change)


def _size(one: Help) -> float:
    """Rounded, so that like applications keep their order."""
    return round(max(abs(one.low), abs(one.high)), 12)


def _products_without_each(factors: np.ndarray) -> np.ndarray:
    """For each column the product of all the others; no division, because a factor may be 0."""
    ones = np.ones((len(factors), 1))
    before = np.cumprod(np.hstack([ones, factors[:, :-1]]), axis=1)
    after = np.cumprod(np.hstack([ones, factors[:, :0:-1]]), axis=1)[:, ::-1]
    return before * after


@lru_cache(maxsize=256)
def _without_insider(process: Process) -> Process:
    return replace(process, rounds=[replace(here, insider=False) for here in process.rounds])


@lru_cache(maxsize=256)
def _known(process: Process) -> tuple[Process, Process]:
    """The same process if the first room turned out to hold the fewest, and the most, people."""
    first, *later = process.rounds
    fewest, most = (replace(first, people=first.counts[end]) for end in (0, -1))
    return replace(process, rounds=[fewest, *later]), replace(process, rounds=[most, *later])

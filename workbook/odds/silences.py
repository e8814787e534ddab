"""What the chance of one application may be after so many silent days: its middle and its range.

Silence lowers a chance by more where it was small, and makes strong candidates likelier. So over strength in the room
and the counts of people, every chance becomes `silence` of itself, and counts by how likely that silence was.
"""

from collections.abc import Sequence
from typing import Any

import numpy as np

from .beliefs import ENDS, Candidate, chances_by_count, room_kernel
from .clocks import Wait
from .process import Process
from .rounds import STRENGTH
from .several import chances_given_state
from .waiting import in_flight, silences, silent_curve


def silence_range(
    processes: Sequence[Process],
    waits: Sequence[Wait],
    candidate: Candidate,
    place: int,
    days: np.ndarray,
    promised: bool = True,
) -> np.ndarray:
    """(mean, low, high) of the chance of `processes[place]` after each of `days` of silence; shape (3, days).

    waits : how long each process is silent; what the others say by theirs is held as it is today. At the days of its
    own wait this is the chance of today. promised : whether the promise in its wait counts.
    """
    before = chances_given_state([processes[place]], candidate)[:, 0]
    states = _said_by_others(processes, waits, candidate, place, before)
    theta = states.reshape(len(STRENGTH), -1).sum(axis=1)
    chances = chances_by_count(processes[place], candidate.preparation)
    weights = np.broadcast_to(theta @ room_kernel(candidate.travels), chances.shape)
    curve = silent_curve(waits[place], days, promised)
    return np.array([_of(float(states @ before), *curve), *_ends(chances.ravel(), weights.ravel(), curve)])


def _said_by_others(
    processes: Sequence[Process], waits: Sequence[Wait], candidate: Candidate, place: int, before: np.ndarray
) -> np.ndarray:
    """The belief about the states without the silence of `processes[place]`, whose chances given each are `before`."""
    states, _chances = in_flight(processes, waits, candidate)
    yes, no = silences(waits, len(processes))[place]
    states = states / (before * yes + (1 - before) * no)
    return states / states.sum()


def _ends(chances: np.ndarray, weights: np.ndarray, curve: np.ndarray) -> np.ndarray:
    """The middle 80 % of `chances` after each silence of `curve`, (2, days); shape (2, days)."""
    order = chances.argsort()  # silence keeps it
    chance, weight, (yes, no) = chances[order], weights[order], curve[:, :, None]
    likely = weight * (chance * yes + (1 - chance) * no)
    reached = (likely.cumsum(axis=1) - likely / 2) / likely.sum(axis=1, keepdims=True)
    return np.transpose([np.interp(ENDS, *day) for day in zip(reached, _of(chance, yes, no), strict=True)])


def _of(chance: Any, yes: Any, no: Any) -> Any:
    """`chance` after a silence that has the chances `yes` and `no` if an offer will come and if none will."""
    return chance * yes / (chance * yes + (1 - chance) * no)

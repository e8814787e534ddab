"""What the chance of one application may be after so many silent days: its middle and its range.

Silence lowers a chance by more where it was small, and makes strong candidates likelier. So over strength in the room
and the counts of people, every chance becomes `silence` of itself, and counts by how likely that silence was.
"""

from collections.abc import Sequence
from typing import Any

import numpy as np

from .beliefs import ENDS, Candidate, ordered, room_kernel
from .clocks import Wait
from .process import Process
from .several import chances_given_state
from .spread import over_lifts
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
    states, before = (of[:, place] for of in without_its_own(processes, waits, candidate))
    room = over_lifts(states) @ room_kernel(candidate.travels)
    curve = silent_curve(waits[place], days, promised)
    mean = float(states @ before)
    return np.array([_of(mean, *curve), *_ends(*ordered(processes[place], candidate.preparation), room, curve)])


def without_its_own(
    processes: Sequence[Process], waits: Sequence[Wait], candidate: Candidate
) -> tuple[np.ndarray, np.ndarray]:
    """What is believed about the states without the silence of each process, and P(offer | state); shapes (states, n).

    What the silence of the others says is in both.
    """
    states, _chances = in_flight(processes, waits, candidate)
    before = chances_given_state(processes, candidate)
    yes, no = np.transpose(silences(waits, len(processes)))
    states = states[:, None] / (before * yes + (1 - before) * no)
    return states / states.sum(axis=0), before


def _ends(strength: np.ndarray, chance: np.ndarray, room: np.ndarray, curve: np.ndarray) -> np.ndarray:
    """The middle 80 % after each silence of `curve`, (2, days), of what is `ordered`; shape (2, days).

    room : what is believed about the strength in it.
    """
    weight, (yes, no) = room[strength], curve[:, :, None]
    likely = weight * (chance * yes + (1 - chance) * no)
    reached = (likely.cumsum(axis=1) - likely / 2) / likely.sum(axis=1, keepdims=True)
    return np.transpose([np.interp(ENDS, *day) for day in zip(reached, _of(chance, yes, no), strict=True)])


def _of(chance: Any, yes: Any, no: Any) -> Any:
    """`chance` after a silence that has the chances `yes` and `no` if an offer will come and if none will."""
    return chance * yes / (chance * yes + (1 - chance) * no)

"""Several processes seen through one person: given theta and the lift of preparation, offers are independent."""

from collections.abc import Sequence

import numpy as np

from ..limits import Limit
from .beliefs import Candidate, check_process, state_belief, travelling_chance
from .checks import given
from .process import Process

MOST_PROCESSES = Limit(
    100,
    "applications that odds are computed for at once",
    "{field} must hold {low} to {limit} processes. You gave: {count}.",
)


def checked_processes(field: str, processes: object, fewest: int) -> None:
    """Raise `ValueError` unless `processes` is a list of `fewest` to 100 `Process`es."""
    if not isinstance(processes, list | tuple):
        raise ValueError(f"{field} must be a list of Process. You gave: {given(processes)}.")
    if not fewest <= len(processes) <= MOST_PROCESSES:
        raise ValueError(MOST_PROCESSES.sentence(field=field, low=fewest, count=len(processes)))
    for i, process in enumerate(processes, start=1):
        check_process(f"{field}, number {i},", process)


def chances_given_state(processes: Sequence[Process], candidate: Candidate) -> np.ndarray:
    """P(offer | state) of each process, shape (states, n); the states are those of `state_belief`."""
    if not processes:
        return np.zeros((len(state_belief(candidate)), 0))
    curves = [travelling_chance(process, candidate.preparation, candidate.travels) for process in processes]
    return np.clip(np.array(curves).T, 0, 1)

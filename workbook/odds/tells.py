"""What would tell the most: how far each open question, once answered, would narrow the range of a chance.

A question is what its possible answers would make of the process, each answer equally likely. Before it is answered
the range is that of all of them together; afterwards that of one of them.

    narrows = 1 - mean over the answers of (width of the range then) / (width of the range of all together)
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from ..limits import Limit
from .beliefs import Candidate, chance_of_offer, chances_by_count, checked_candidate, quantiles, room_belief
from .checks import given
from .process import Process
from .several import checked_processes

MOST_QUESTIONS = Limit(
    100,
    "questions that are compared by what they would tell",
    "answers must hold at most {limit} questions. You gave: {count}.",
)


@dataclass(frozen=True)
class Tell:
    """What the answer to one question is worth.

    key : the question. narrows : the share of the range that is expected to go, at most 1: .5 is half of it.
        0 where every answer makes the same; below 0 where knowing leaves more open on average than not knowing.

    >>> Tell("finalists", narrows=0.25).narrows
    0.25
    """

    key: str
    narrows: float


def what_would_tell(answers: Mapping[str, Sequence[Process]], candidate: Candidate | None = None) -> tuple[Tell, ...]:
    """What each question would tell, the one that narrows the range most first; like ones as they were given.

    answers : for each question (100 at most) the 1 to 100 processes that its possible answers would make.

    Raises `ValueError` naming the field, what came and what is allowed.

    >>> rooms = {people: Process([Round(people=people)]) for people in (2, 3, 4)}
    >>> told = what_would_tell({"finalists": list(rooms.values()), "weather": [rooms[3], rooms[3]]})
    >>> [tell.key for tell in told], round(told[0].narrows, 2)
    (['finalists', 'weather'], 0.2)
    """
    candidate = checked_candidate(candidate)
    _check_answers(answers)
    tells = (Tell(key, _narrows(processes, candidate)) for key, processes in answers.items())
    return tuple(sorted(tells, key=lambda tell: -round(tell.narrows, 12)))


def _narrows(processes: Sequence[Process], candidate: Candidate) -> float:
    together = _width_together(processes, candidate)
    if together == 0:
        return 0.0
    apart = [chance_of_offer(process, candidate) for process in processes]
    return 1 - sum(chance.high - chance.low for chance in apart) / len(apart) / together


def _width_together(processes: Sequence[Process], candidate: Candidate) -> float:
    """The width of the middle 80 % when each of `processes` is equally likely."""
    chances = [chances_by_count(process, candidate.preparation) for process in processes]
    room = room_belief(candidate)
    weights = [np.tile(room / len(each), len(each)) for each in chances]
    every = np.concatenate([each.ravel() for each in chances]).round(12)
    values, place = np.unique(every, return_inverse=True)  # answers that make the same are one, which `quantiles` wants
    low, high = quantiles(values, np.bincount(place, np.concatenate(weights)))
    return high - low


def _check_answers(answers: object) -> None:
    if not isinstance(answers, Mapping):
        raise ValueError(f"answers must be a mapping from questions to lists of Process. You gave: {given(answers)}.")
    MOST_QUESTIONS.check(len(answers))
    for key, processes in answers.items():
        checked_processes(f"answers to {given(key)}", processes, fewest=1)

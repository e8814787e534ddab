"""What would move a chance: one thing changed at a time, everything else as it is."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import lru_cache

from .beliefs import Candidate, mean_chance
from .process import Process
from .rounds import PANEL, SEPARATE_INTERVIEWERS, Round


@dataclass(frozen=True)
class Move:
    """`key` names what is changed; `change` is what that adds to the mean chance, -1 to 1.

    >>> points(Move("one_rival", 0.13).change)
    'about +15 in 100'
    """

    key: str
    change: float


@lru_cache(maxsize=64)
def what_moves(process: Process, candidate: Candidate) -> tuple[Move, ...]:
    """Each thing that could be otherwise, the largest effect first.

    Keys: `one_rival`, `five_people`, `insider`, `no_insider`, `panel`, `separate`, `one_round_fewer`,
    `preparation`, `references` (they are sure to hold), `filled` (the opening is sure to be filled; only where
    nobody can lose any more). A key is left out where it is so already, or cannot be, or cannot matter.

    >>> moves = what_moves(Process([Round(people=(2, 4))]), Candidate())
    >>> [(move.key, round(move.change, 2)) for move in moves][:3]
    [('five_people', -0.15), ('insider', -0.13), ('one_rival', 0.13)]
    """
    return moves_by(mean_chance, process, candidate)


def moves_by(chance: Callable[[Process, Candidate], float], process: Process, candidate: Candidate) -> tuple[Move, ...]:
    """The same for any `chance` of a process and a candidate, such as the one after some silence."""
    here = chance(process, candidate)
    moves = [Move(key, chance(*otherwise) - here) for key, otherwise in _otherwise(process, candidate).items()]
    return tuple(sorted(moves, key=lambda move: -abs(move.change)))


def _otherwise(process: Process, candidate: Candidate) -> dict[str, tuple[Process, Candidate]]:
    contested = any(here.go_on < here.counts[-1] for here in process.rounds)
    processes = _other_rooms(process) if contested else {}
    if not contested and process.filled < 1:
        processes["filled"] = replace(process, filled=1.0)
    if process.references_hold < 1:
        processes["references"] = replace(process, references_hold=1.0)
    otherwise = {key: (other, candidate) for key, other in processes.items()}
    if contested and candidate.preparation < 1:
        otherwise["preparation"] = (process, replace(candidate, preparation=1.0))
    return otherwise


def _other_rooms(process: Process) -> dict[str, Process]:
    first, *later = process.rounds
    rooms = {}
    if first.go_on <= 2 < first.counts[-1]:
        rooms["one_rival"] = [replace(first, people=2), *later]
    if first.people != 5 and first.go_on <= 5:
        rooms["five_people"] = [replace(first, people=5), *later]
    if first.insider:
        rooms["no_insider"] = _each_round(process, insider=False)
    elif _an_insider_may_come(process):
        rooms["insider"] = _each_round(process, insider=True)
    if first.agreement == PANEL:
        rooms["separate"] = _each_round(process, agreement=SEPARATE_INTERVIEWERS)
    else:
        rooms["panel"] = _each_round(process, agreement=PANEL)
    if later:
        rooms["one_round_fewer"] = later
    return {key: replace(process, rounds=rounds) for key, rounds in rooms.items()}


def _an_insider_may_come(process: Process) -> bool:
    """Several seats for a range of people are a ratio, and in a ratio nobody has counted insiders."""
    counted = process.rounds[-1].go_on == 1 or isinstance(process.rounds[0].people, int)
    return counted and all(here.counts[0] > 1 for here in process.rounds)


def _each_round(process: Process, **change: float | bool) -> list[Round]:
    return [replace(here, **change) for here in process.rounds]  # type: ignore[arg-type]

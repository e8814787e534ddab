"""What each open question of a page would tell, beside the same worked out on many even draws."""

from itertools import count

import numpy as np

from workbook.odds import PANEL, Candidate, Process, chance_of_offer, rounds_to_offer, what_would_tell
from workbook.odds.beliefs import chances_by_count, room_belief
from workbook.odds.rounds import STRENGTH

from .rounds import in_turn, milliseconds
from .table import Row

ROUNDS = 9
DRAWS = 100_000
PEOPLE = (2, 4)


def rows() -> list[Row]:
    step, rng = count(1), np.random.default_rng(2)

    def new() -> Candidate:
        return Candidate(1, 2, self_rating=next(step) / 1_000_000)

    contestants = {
        "ours": milliseconds(lambda: what_would_tell(QUESTIONS, new()), times=5),
        "all new": milliseconds(lambda: what_would_tell(_questions(filled=0.8 - next(step) / 1_000_000), new())),
        "drawn": milliseconds(lambda: _drawn(new(), rng)),
    }
    in_turn(contestants, 1)
    took = in_turn(contestants, ROUNDS)
    drawn = f"{DRAWS:,} draws an answer"
    return [
        Row.of("what_would_tell, a new candidate", took, "ours", "drawn", "ms", drawn, most=5, note=_honesty(rng)),
        Row.of("what_would_tell, new processes", took, "all new", "drawn", "ms", drawn),
    ]


def _questions(filled: float = 0.8) -> dict[str, list[Process]]:
    def made(people=PEOPLE, rounds_left=1, openings=1, **room) -> Process:
        return Process(rounds_to_offer(people, rounds_left, openings=openings, **room), filled=filled)

    return {
        "people": [made(people) for people in range(PEOPLE[0], PEOPLE[1] + 1)],
        "insider": [made(), made(insider=True)],
        "rounds left": [made(rounds_left=left) for left in (1, 2)],
        "scoring": [made(), made(agreement=PANEL)],
        "openings": [made(openings=openings) for openings in (1, 2)],
    }


QUESTIONS = _questions()


def _drawn(candidate: Candidate, rng: np.random.Generator) -> dict[str, float]:
    narrows = {}
    for key, processes in QUESTIONS.items():
        apart = [_draws(process, candidate, rng) for process in processes]
        narrows[key] = 1 - np.mean([_width(values) for values in apart]) / _width(np.concatenate(apart))
    return narrows


def _draws(process: Process, candidate: Candidate, rng: np.random.Generator) -> np.ndarray:
    rows, below = chances_by_count(process, candidate.preparation), room_belief(candidate).cumsum()
    room = np.interp(rng.random(DRAWS), below, STRENGTH)
    counts = rng.integers(0, len(rows), DRAWS)
    chances = np.empty(DRAWS)
    for count_, row in enumerate(rows):
        chances[counts == count_] = np.interp(room[counts == count_], STRENGTH, row)
    return chances


def _width(values: np.ndarray) -> float:
    low, high = np.quantile(values, (0.1, 0.9))
    return high - low


def _honesty(rng: np.random.Generator) -> str:
    drawn = _drawn(Candidate(1, 2), rng)
    ours = {tell.key: tell.narrows for tell in what_would_tell(QUESTIONS, Candidate(1, 2))}
    chance = chance_of_offer(QUESTIONS["insider"][0], Candidate(1, 2))
    return (
        f"at worst {max(abs(ours[key] - drawn[key]) for key in ours):.3f} from the draws, which are given the curves"
        f" P(offer | strength); a range of {chance.low:.2f} to {chance.high:.2f}. With new processes the curves of two"
        " rounds are most of the time."
    )

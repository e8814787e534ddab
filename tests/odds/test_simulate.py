"""The second road: agents live the same story, and every figure agrees within 3 standard errors."""

import numpy as np
import pytest

from workbook.odds import Candidate, Process, Round, chance_of_offer, rounds_to_offer, simulate

JOURNEYS = 400_000

STORIES = {
    "the default room": (Process([Round((2, 4))]), Candidate()),
    "a panel": (Process([Round((2, 4), agreement=0.74)]), Candidate(1, 2)),
    "six people, two seats": (Process([Round(6, go_on=2)]), Candidate()),
    "an insider": (Process([Round((3, 5), insider=True)]), Candidate()),
    "fully prepared": (Process([Round(3)]), Candidate(preparation=1.0)),
    "half prepared, rated high": (Process([Round(3)]), Candidate(self_rating=1.5, preparation=0.5)),
    "a poor record": (Process([Round((2, 4))]), Candidate(0, 3)),
    "a good record, much travels": (Process([Round(4)]), Candidate(2, 2, travels=0.95)),
    "four to two to one": (Process([Round(4, go_on=2), Round(2)]), Candidate()),
    "references open": (Process([Round(2)], references_hold=0.85), Candidate()),
    "always filled, always declined": (Process([Round(3)], filled=1.0, first_choice_accepts=0.0), Candidate()),
}


@pytest.mark.parametrize(("process", "candidate"), STORIES.values(), ids=STORIES)
def test_agents_and_grid_agree(process, candidate):
    share = simulate(process, candidate, np.random.default_rng(20261203), JOURNEYS)
    assert abs(share.mean - chance_of_offer(process, candidate).mean) <= 3 * share.error


@pytest.mark.parametrize(("people", "rounds_left"), [(4, 2), (8, 3), (5, 5), (3, 2)])
def test_several_rounds_with_an_insider_are_low_by_at_most_3_points(people, rounds_left):
    process = Process(rounds_to_offer(people, rounds_left, insider=True))
    share = simulate(process, Candidate(), np.random.default_rng(20261203), JOURNEYS)
    assert 0 < share.mean - chance_of_offer(process).mean < 0.03


@pytest.mark.parametrize("preparation", [0.0, 1.0])
def test_several_rounds_without_one_are_within_half_a_point(preparation):
    process, candidate = Process(rounds_to_offer(5, 5)), Candidate(preparation=preparation)
    share = simulate(process, candidate, np.random.default_rng(20261203), JOURNEYS)
    assert share.mean == pytest.approx(chance_of_offer(process, candidate).mean, abs=0.005)


def test_the_same_seed_tells_the_same_story():
    first, again, other = (
        simulate(Process(), Candidate(1, 3), np.random.default_rng(seed), 5_000) for seed in (1, 1, 2)
    )
    assert first == again
    assert first != other


def test_agents_cannot_appear_from_nowhere():
    with pytest.raises(ValueError, match="round 2 must take the 2 let through. You gave: 3"):
        simulate(Process([Round(4, go_on=2), Round(3)]), Candidate(), np.random.default_rng(0), 100)

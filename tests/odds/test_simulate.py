"""The second road: agents live the same story, and every figure agrees within 3 standard errors."""

import numpy as np
import pytest

from workbook.odds import Candidate, Process, Round, chance_of_offer, rounds_to_offer, simulate, simulate_offers
from workbook.odds.beliefs import lifts, room_belief
from workbook.odds.process import offer_given_lift
from workbook.odds.simulate import share

JOURNEYS = 400_000

STORIES = {
    "the default room": (Process([Round((2, 4))]), Candidate()),
    "a panel": (Process([Round((2, 4), agreement=0.74)]), Candidate(1, 2)),
    "six people, two seats": (Process([Round(6, go_on=2)]), Candidate()),
    "first choices that often decline": (Process([Round(7, go_on=3)], first_choice_accepts=0.4), Candidate()),
    "more seats than people, perhaps": (Process([Round((2, 6), go_on=4)]), Candidate()),
    "an uneven share": (Process([Round(5, go_on=2, one_more=0.24), Round(2)]), Candidate()),
    "empty seats": (Process([Round((2, 6), go_on=4), Round(4, go_on=2)]), Candidate()),
    "two of ten to twenty, unknown": (Process([Round((10, 20), go_on=5)]), Candidate(1, 3)),
    "an insider in the first round only": (Process([Round(4, go_on=2, insider=True), Round(2)]), Candidate()),
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


@pytest.mark.parametrize("agreement", [0.44, 0.74])
@pytest.mark.parametrize(("people", "rounds_left"), [(4, 2), (8, 3), (5, 5), (3, 2)])
def test_several_rounds_with_an_insider_are_within_half_a_point(people, rounds_left, agreement):
    process = Process(rounds_to_offer(people, rounds_left, agreement, insider=True))
    share = simulate(process, Candidate(), np.random.default_rng(20261203), JOURNEYS)
    assert share.mean == pytest.approx(chance_of_offer(process).mean, abs=0.005)


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


def test_each_journey_may_have_a_strength_of_its_own():
    strengths, rng = np.repeat([-1.0, 2.0], 50_000), np.random.default_rng(1)
    both = simulate(Process(), Candidate(), rng, 100_000, strengths)
    weak, strong = (simulate(Process(), Candidate(), rng, 50_000, strength) for strength in (-1.0, 2.0))
    assert both.mean == pytest.approx((weak.mean + strong.mean) / 2, abs=0.01)


def test_the_lift_of_preparation_is_drawn_once_for_all_applications():
    """Nothing else travels here, so two offers go together only by the lift they share."""
    here, candidate = Process([Round(2, agreement=0.95)], filled=1), Candidate(preparation=1.0, travels=0.0)
    lift, likely = lifts(1.0)
    given_lift = room_belief(candidate) @ offer_given_lift(here, lift)[0]
    offers, weights = simulate_offers([here] * 2, candidate, np.random.default_rng(3), 1_000_000)
    both = share(offers.all(axis=1), weights)
    assert abs(both.mean - given_lift**2 @ likely) <= 3 * both.error
    assert abs(both.mean - (given_lift @ likely) ** 2) > 3 * both.error

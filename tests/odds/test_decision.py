"""An offer in hand: the identities, every outcome written out, and agents who live both plans."""

import itertools
import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from odds.agents import who_hears_nothing
from workbook.odds import Candidate, Other, Process, Round, Wait, chance_of_offer, decide, rounds_to_offer
from workbook.odds import simulate_offers as live_through
from workbook.odds.beliefs import state_belief, travelling_chance
from workbook.odds.simulate import share

SEED, JOURNEYS = 20261203, 200_000

SURE, HOPELESS = Process([Round(1)], filled=1.0), Process(filled=0.0)
PROCESSES = [
    Process(),
    Process([Round(2)]),
    Process([Round((3, 5), insider=True)]),
    Process([Round((2, 4), agreement=0.74)], references_hold=0.85),
    Process(rounds_to_offer(4, 2)),
    SURE,
    HOPELESS,
]
OTHERS = [
    Other(process, value, days_median, spread)
    for process, value, (days_median, spread) in zip(
        PROCESSES * 5,
        [0, 20, 40, 55, 55, 70, 70, 71, 85, 99.5, 100] * 4,
        [(7, 0.6), (2, 0.3), (30, 1.2)] * 12,
        strict=False,
    )
]
CANDIDATES = [Candidate(), Candidate(travels=0.0), Candidate(2, 3, travels=0.95), Candidate(preparation=1.0)]

worths, days = st.floats(0, 100), st.floats(0, 60)
others, candidates = st.lists(st.sampled_from(OTHERS), max_size=5), st.sampled_from(CANDIDATES)


# Cases one can see through


@pytest.mark.parametrize(("offer", "accept"), [(70, True), (40, True), (39.9, False), (0, False), (100, True)])
def test_with_nothing_else_in_flight_the_choice_is_between_two_numbers(offer, accept):
    decision = decide(offer, 5, [], 40)
    assert decision.value_of_accepting == offer
    assert decision.value_of_holding == decision.tipping_value == 40
    assert decision.margin == offer - 40
    assert decision.accept is accept
    assert decision.worth_of_days(30) == 0


def test_one_other_by_hand():
    process = Process([Round(3)])
    chance = chance_of_offer(process).mean
    by_the_deadline = chance * stats.lognorm.cdf(5, s=0.5, scale=10)
    decision = decide(60, 5, [Other(process, 80, 10, 0.5)], 30)
    assert decision.value_of_accepting == pytest.approx(60 + 20 * by_the_deadline, abs=1e-10)
    assert decision.value_of_holding == pytest.approx(30 + 50 * chance, abs=1e-10)
    assert decision.margin == decision.value_of_accepting - decision.value_of_holding
    tipping = (decision.value_of_holding - 80 * by_the_deadline) / (1 - by_the_deadline)
    assert decision.tipping_value == pytest.approx(tipping, abs=1e-10)
    later = chance * stats.lognorm.cdf(12, s=0.5, scale=10)
    gain = max(60 + 20 * later, decision.value_of_holding) - max(decision.value_of_accepting, decision.value_of_holding)
    assert decision.worth_of_days(7) == pytest.approx(gain, abs=1e-10)


def test_at_a_deadline_of_today_only_this_offer_is_there():
    decision = decide(50, 0, OTHERS[:6], 30)
    assert decision.value_of_accepting == 50
    assert decision.tipping_value == pytest.approx(decision.value_of_holding, abs=1e-10)


def test_the_least_and_the_most_an_offer_can_be_worth():
    assert not decide(0, 5, [Other(Process(), 50)], 40).accept
    best = decide(100, 5, OTHERS, 40)
    assert best.value_of_accepting == 100
    assert best.accept


def test_others_worth_no_more_than_carrying_on_change_nothing():
    decision = decide(50, 5, [Other(SURE, 40), Other(Process(), 12), Other(Process(), 0)], 40)
    assert decision.value_of_holding == decision.tipping_value == 40
    assert decision.value_of_accepting == 50


def test_a_better_offer_that_surely_comes_is_worth_holding_for():
    decision = decide(60, 3, [Other(SURE, 80, 30, 0.3)], 10)
    assert not decision.accept
    assert decision.value_of_holding == pytest.approx(80, abs=1e-9)
    assert decision.worth_of_days(0) == 0


@pytest.mark.parametrize("offer", [0, 20, 59, 60])
def test_plans_that_end_the_same_are_a_tie_and_ties_are_accepted(offer):
    """A sure 60 arrives long before the deadline, so either plan ends with it."""
    decision = decide(offer, 3_650, [Other(SURE, 60, 0.1, 0.05)], 40)
    assert decision.margin == pytest.approx(0, abs=1e-9)
    assert decision.accept
    assert decision.tipping_value == 0


def test_equal_values_are_one_value_with_two_chances():
    pair = [Other(Process(), 70), Other(Process([Round(2)]), 70)]
    one, other = decide(60, 5, pair, 30), decide(60, 5, pair[::-1], 30)
    assert one.value_of_accepting == pytest.approx(other.value_of_accepting, abs=1e-10)
    assert one.tipping_value == pytest.approx(other.tipping_value, abs=1e-10)
    apart = decide(60, 5, [Other(Process(), 70 + 1e-9), Other(Process([Round(2)]), 70)], 30)
    assert apart.value_of_holding == pytest.approx(one.value_of_holding, abs=1e-8)


def test_a_hundred_others():
    decision = decide(60, 5, (OTHERS * 3)[:100], 30)
    assert 0 <= decision.tipping_value <= 100
    assert decision.worth_of_days(5) >= 0


def test_what_an_offer_of_another_value_would_be_worth():
    decision, values = decide(60, 5, OTHERS[:8], 30), np.linspace(0, 100, 21)
    known = [decide(value, 5, OTHERS[:8], 30).value_of_accepting for value in values]
    assert decision.accepting_at(values) == pytest.approx(known, abs=1e-12)


def test_the_longest_deadline_cannot_be_moved():
    assert decide(60, 3_650, OTHERS[:5], 30).worth_of_days(3_650) == 0


# Every outcome, written out


def written_out(offer, deadline, rivals, keep_searching, candidate):
    """Both plans over all 3**n outcomes of each strength: it comes in time, too late, or not at all."""
    curves = [travelling_chance(other.process, candidate.preparation, candidate.travels) for other in rivals]
    in_time = [stats.lognorm.cdf(deadline, s=other.spread, scale=other.days_median) for other in rivals]
    accepting = holding = 0.0
    for outcome in itertools.product(("in time", "late", "never"), repeat=len(rivals)):
        likely = state_belief(candidate)
        for came, curve, soon in zip(outcome, curves, in_time, strict=True):
            likely = likely * {"in time": curve * soon, "late": curve * (1 - soon), "never": 1 - curve}[came]
        there = [other.value for other, came in zip(rivals, outcome, strict=True) if came == "in time"]
        ever = [other.value for other, came in zip(rivals, outcome, strict=True) if came != "never"]
        accepting += likely.sum() * max(offer, *there, 0)
        holding += likely.sum() * max(keep_searching, *ever, 0)
    return accepting, holding


@pytest.mark.parametrize("candidate", CANDIDATES)
@pytest.mark.parametrize("count", range(6))
@pytest.mark.parametrize("deadline", [0, 4, 30])
def test_every_outcome_written_out(deadline, count, candidate):
    for start in (0, 7, 13, 21):
        rivals = OTHERS[start : start + count]
        decision = decide(58, deadline, rivals, 33, candidate)
        accepting, holding = written_out(58, deadline, rivals, 33, candidate)
        assert decision.value_of_accepting == pytest.approx(accepting, rel=1e-12)
        assert decision.value_of_holding == pytest.approx(holding, rel=1e-12)
        later, _holding = written_out(58, deadline + 6, rivals, 33, candidate)
        assert decision.worth_of_days(6) == pytest.approx(max(later, holding) - max(accepting, holding), abs=1e-10)


# Any case


@given(worths, days, others, worths, candidates, worths, days)
def test_any_decision(offer, deadline, rivals, keep_searching, candidate, another, more_days):
    decision = decide(offer, deadline, rivals, keep_searching, candidate)
    values = [other.value for other in rivals]
    assert offer <= decision.value_of_accepting <= max(offer, *values, 0) + 1e-9
    assert keep_searching <= decision.value_of_holding <= max(keep_searching, *values, 0) + 1e-9
    assert decision.margin == decision.value_of_accepting - decision.value_of_holding
    assert decision.accept == (decision.margin >= -1e-9)

    # The tipping value: indifferent there, accepted above, held below.
    assert 0 <= decision.tipping_value <= 100
    tipped = decide(decision.tipping_value, deadline, rivals, keep_searching, candidate)
    assert tipped.accept
    assert tipped.margin == pytest.approx(0, abs=1e-8) or decision.tipping_value == 0
    assert decision.accept == (offer >= decision.tipping_value) or abs(decision.margin) < 1e-8

    # More days: nothing for none, never less than nothing, never less for more.
    worth = [decision.worth_of_days(days) for days in (0, more_days / 2, more_days, 3_650)]
    assert worth[0] == 0
    assert all(one <= other + 1e-9 for one, other in itertools.pairwise(worth))
    later = decide(offer, deadline + more_days, rivals, keep_searching, candidate)
    assert later.value_of_holding == decision.value_of_holding
    gain = max(later.value_of_accepting, later.value_of_holding) - max(
        decision.value_of_accepting, decision.value_of_holding
    )
    assert worth[2] == pytest.approx(gain, abs=1e-9)

    # A better offer is worth accepting rather, and never changes what holding is worth.
    lower, higher = (decide(one, deadline, rivals, keep_searching, candidate) for one in sorted((offer, another)))
    assert lower.value_of_accepting <= higher.value_of_accepting + 1e-9
    assert lower.value_of_holding == higher.value_of_holding
    assert higher.accept or not lower.accept


@given(worths, days, others, worths, candidates, st.sampled_from(OTHERS))
def test_one_more_application_never_costs(offer, deadline, rivals, keep_searching, candidate, one_more):
    without = decide(offer, deadline, rivals, keep_searching, candidate)
    with_one = decide(offer, deadline, [one_more, *rivals], keep_searching, candidate)
    assert with_one.value_of_accepting >= without.value_of_accepting - 1e-9
    assert with_one.value_of_holding >= without.value_of_holding - 1e-9


# Agents

STORIES = {
    "three others": ([0, 1, 3], Candidate(), 60, 5, 30),
    "much travels, a good record": ([0, 2, 8], Candidate(2, 3, travels=0.95), 60, 10, 50),
    "nothing travels, prepared": ([1, 7, 9, 10], Candidate(preparation=1.0, travels=0.0), 45, 20, 20),
    "rated low, a sure rival": ([0, 5], Candidate(self_rating=-1.5), 65, 14, 10),
}


@pytest.mark.parametrize(("which", "candidate", "offer", "deadline", "keep_searching"), STORIES.values(), ids=STORIES)
def test_agents_live_both_plans(which, candidate, offer, deadline, keep_searching):
    rivals, rng = [OTHERS[i] for i in which], np.random.default_rng(SEED)
    made, weights = live_through([other.process for other in rivals], candidate, rng, JOURNEYS)
    times = np.column_stack([rng.lognormal(math.log(o.days_median), o.spread, len(weights)) for o in rivals])
    values = np.array([other.value for other in rivals])
    both_plans_agree(
        decide(offer, deadline, rivals, keep_searching, candidate),
        (made, times, values, weights),
        (offer, deadline, keep_searching),
    )


def test_agents_whose_others_have_been_silent():
    waits = [Wait(days=8), Wait(days=4, promised=10, never=0.5)]
    rivals = [Other(Process(), 80, wait=waits[0]), Other(Process([Round(2)]), 65, wait=waits[1])]
    rng = np.random.default_rng(SEED)
    made, weights = live_through([other.process for other in rivals], Candidate(), rng, 2 * JOURNEYS)
    silent, left = who_hears_nothing(made, waits, rng)
    lives = (made[silent], left[silent], np.array([80, 65]), weights[silent])
    both_plans_agree(decide(55, 6, rivals, 30), lives, (55, 6, 30))


def both_plans_agree(decision, lives, case):
    made, times, values, weights = lives
    offer, deadline, keep_searching = case
    for more_days, by in ((0, deadline), (7, deadline + 7)):
        accepting = np.where(made & (times <= by), values, 0).max(axis=1).clip(min=offer)
        holding = np.where(made, values, 0).max(axis=1).clip(min=keep_searching)
        accepted, held = share(accepting, weights), share(holding, weights)
        assert abs(held.mean - decision.value_of_holding) <= 3 * held.error + 1e-9
        if not more_days:
            assert abs(accepted.mean - decision.value_of_accepting) <= 3 * accepted.error + 1e-9
            assert decision.accept == (accepted.mean > held.mean)
        best_now = max(decision.value_of_accepting, decision.value_of_holding)
        asked = max(accepted.mean, held.mean) - best_now
        assert abs(asked - decision.worth_of_days(more_days)) <= 3 * max(accepted.error, held.error) + 1e-9

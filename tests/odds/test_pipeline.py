"""Several applications at once: the identities, other roads to the same figure, and agents."""

import itertools
import math
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import integrate, special, stats

from odds.agents import who_hears_nothing
from workbook.odds import (
    Candidate,
    Process,
    Round,
    Wait,
    chance_of_offer,
    interviews_needed,
    pipeline_odds,
    rounds_to_offer,
    simulate_offers,
    with_more,
)
from workbook.odds.beliefs import state_belief, travelling_chance
from workbook.odds.simulate import share

SEED, JOURNEYS = 20261203, 200_000

FIVE = [Process()] * 5
UNLIKE = [
    Process([Round(2)]),
    Process([Round((3, 5), insider=True)]),
    Process(rounds_to_offer(4, 2)),
    Process(filled=0.5),
    Process([Round((2, 4), agreement=0.74)], references_hold=0.85),
    Process([Round(6, go_on=2)], first_choice_accepts=0.5),
]
SURE = Process([Round(1)], filled=1.0)
HOPELESS = Process(filled=0.0)

ROOMS = [Round(people, agreement=agreement) for people in (2, 3, 4, 7, 20) for agreement in (0.0, 0.44, 0.74)]
POOL = [
    *(Process([here]) for here in ROOMS),
    *(Process([replace(here, insider=True)]) for here in ROOMS),
    *UNLIKE[2:],
    SURE,
    HOPELESS,
]
CANDIDATES = [
    Candidate(),
    Candidate(travels=0.0),
    Candidate(travels=0.95),
    Candidate(2, 3),
    Candidate(0, 6, travels=0.95),
    Candidate(self_rating=2.0, preparation=1.0),
]
WAITS = [
    Wait(),
    Wait(days=5),
    Wait(days=30),
    Wait(days=400, never=0.0),
    Wait(days=6, promised=10),
    Wait(days=9, median_no=3, never=0.0),
]
processes, candidates = st.sampled_from(POOL), st.sampled_from(CANDIDATES)


# Anchors


def test_five_software_interviews():
    assert pipeline_odds(FIVE).at_least_one == pytest.approx(0.848, abs=0.002)
    assert pipeline_odds(FIVE).if_independent == pytest.approx(0.876, abs=0.002)
    assert pipeline_odds(FIVE, Candidate(travels=0.95)).at_least_one == pytest.approx(0.824, abs=0.002)


def test_five_software_interviews_by_adaptive_quadrature():
    """Given theta the score is normal with mean sqrt(agreement * travels) * theta, so two integrals are all."""
    nodes, weights = special.roots_hermitenorm(120)
    weights = weights / weights.sum()
    travels, agreement = 0.5, 0.44

    def chance(theta):
        shared = agreement * travels
        below = stats.norm.cdf(math.sqrt(shared) * theta + math.sqrt(1 - shared) * nodes)
        offers = [below ** (n - 1) + 0.18 * (n - 1) * (1 - below) * below ** (n - 2) for n in (2, 3, 4)]
        return 0.8 * weights @ np.mean(offers, axis=0)

    none, _error = integrate.quad(lambda theta: stats.norm.pdf(theta) * (1 - chance(theta)) ** 5, -9, 9, epsabs=1e-12)
    assert pipeline_odds(FIVE).at_least_one == pytest.approx(1 - none, abs=1e-9)


# Identities


def test_when_nothing_travels_it_is_the_naive_product():
    odds = pipeline_odds(UNLIKE, Candidate(travels=0))
    known = stats.poisson_binom(np.array(odds.each))
    assert odds.counts == pytest.approx(known.pmf(np.arange(7)), abs=1e-12)
    assert odds.at_least_one == odds.if_independent == pytest.approx(1 - known.pmf(0), abs=1e-12)


def test_counts_are_a_poisson_binomial_for_each_strength():
    candidate = Candidate(1, 3, self_rating=0.5, preparation=0.5)
    curves = np.array([travelling_chance(one, candidate.preparation, candidate.travels) for one in UNLIKE])
    each_strength = np.array([stats.poisson_binom(chances).pmf(np.arange(7)) for chances in curves.T])
    assert pipeline_odds(UNLIKE, candidate).counts == pytest.approx(state_belief(candidate) @ each_strength, abs=1e-12)
    independent = stats.poisson_binom(state_belief(candidate) @ curves.T).pmf(np.arange(7))
    assert pipeline_odds(UNLIKE, candidate).counts_if_independent == pytest.approx(independent, abs=1e-12)


@pytest.mark.parametrize("candidate", CANDIDATES)
def test_one_process_is_its_own_pipeline(candidate):
    for process in POOL:
        odds = pipeline_odds([process], candidate)
        figures = [odds.at_least_one, odds.if_independent, odds.expected, *odds.each]
        assert figures == pytest.approx([chance_of_offer(process, candidate).mean] * 4, abs=1e-12)


@pytest.mark.parametrize("candidate", CANDIDATES)
def test_each_is_the_chance_of_offer(candidate):
    each = pipeline_odds(UNLIKE, candidate).each
    assert each == pytest.approx([chance_of_offer(one, candidate).mean for one in UNLIKE], abs=1e-12)


def test_the_order_does_not_matter():
    odds = [pipeline_odds(list(order), Candidate(1, 2)) for order in itertools.permutations(UNLIKE[:4])]
    assert [one.at_least_one for one in odds] == pytest.approx([odds[0].at_least_one] * 24, abs=1e-12)
    for one in odds:
        assert one.counts == pytest.approx(odds[0].counts, abs=1e-12)
        assert sorted(one.each) == pytest.approx(sorted(odds[0].each), abs=1e-12)


@pytest.mark.parametrize("count", [1, 5, 100])
def test_the_sure_and_the_hopeless(count):
    sure, hopeless = pipeline_odds([SURE] * count), pipeline_odds([HOPELESS] * count)
    assert [sure.at_least_one, sure.low, sure.high] == pytest.approx([1, 1, 1], abs=1e-12)
    assert sure.counts == pytest.approx([0] * count + [1], abs=1e-10)
    assert [hopeless.at_least_one, hopeless.low, hopeless.high] == pytest.approx([0, 0, 0], abs=1e-12)
    assert hopeless.counts == pytest.approx([1] + [0] * count, abs=1e-12)


@pytest.mark.parametrize("travels", [0.0, 0.5, 0.95])
def test_a_hundred_applications(travels):
    odds = pipeline_odds((UNLIKE * 17)[:100], Candidate(1, 4, travels=travels))
    assert odds.counts.shape == odds.counts_if_independent.shape == (101,)
    assert odds.counts.sum() == pytest.approx(1, abs=1e-9)
    assert odds.counts @ np.arange(101) == pytest.approx(odds.expected, abs=1e-9)
    assert 0.99 < odds.at_least_one <= 1


@given(st.integers(0, 15), st.integers(0, 15), st.sampled_from([0.0, 0.3, 0.5, 0.95]))
def test_a_win_never_lowers_and_a_loss_never_raises(offers, losses, travels):
    before, won, lost = (
        pipeline_odds(UNLIKE, Candidate(offers + win, offers + losses + more, travels=travels)).at_least_one
        for win, more in ((0, 0), (1, 1), (0, 1))
    )
    assert won >= before - 1e-9
    assert lost <= before + 1e-9


@given(st.lists(processes, min_size=1, max_size=6), processes, candidates)
def test_the_odds_of_any_pipeline(here, one_more, candidate):
    odds = pipeline_odds(here, candidate)
    assert 0 <= odds.low <= odds.high <= 1
    assert 0 <= odds.at_least_one <= 1
    assert ((odds.counts >= 0) & (odds.counts <= 1)).all()
    assert odds.counts.sum() == pytest.approx(1, abs=1e-12)
    assert odds.counts[0] == pytest.approx(1 - odds.at_least_one, abs=1e-12)
    assert odds.counts @ np.arange(len(here) + 1) == pytest.approx(odds.expected, abs=1e-12)
    assert odds.expected == pytest.approx(sum(odds.each), abs=1e-12)
    # Every chance rises with theta, so offers go together, and together they are at least one less often.
    assert max(odds.each) - 1e-12 <= odds.at_least_one <= odds.if_independent + 1e-12
    assert odds.at_least_one <= odds.expected + 1e-12
    assert pipeline_odds([*here, one_more], candidate).at_least_one >= odds.at_least_one - 1e-12
    backwards = pipeline_odds(here[::-1], candidate)
    assert backwards.at_least_one == pytest.approx(odds.at_least_one, abs=1e-12)


@given(st.lists(processes, max_size=4), st.sampled_from(ROOMS), candidates)
def test_a_rival_more_or_an_insider_never_helps(others, here, candidate):
    before, rival, insider = (
        pipeline_odds([*others, Process([room])], candidate).at_least_one
        for room in (here, replace(here, people=here.people + 1), replace(here, insider=True))
    )
    assert rival <= before + 1e-12
    assert insider <= before + 1e-12


@given(st.lists(processes, min_size=1, max_size=4), candidates, st.data())
def test_silence_in_a_pipeline(here, candidate, data):
    waits = data.draw(st.lists(st.sampled_from(WAITS), min_size=len(here), max_size=len(here)))
    odds = pipeline_odds(here, candidate, waits)
    assert 0 <= odds.low <= odds.high <= 1
    assert 0 <= odds.at_least_one <= 1
    assert odds.counts.sum() == pytest.approx(1, abs=1e-12)
    assert odds.counts @ np.arange(len(here) + 1) == pytest.approx(sum(odds.each), abs=1e-12)
    if len(here) == 1:
        alone = pipeline_odds(here, candidate).each[0]
        known = lognormal_silence(alone, waits[0])
        assert odds.at_least_one == pytest.approx(known, abs=1e-12)


def lognormal_silence(chance, wait):
    """The formula for one application, written with scipy."""
    yes_by = wait.promised or wait.median_yes
    no_by = yes_by * wait.median_no / wait.median_yes
    yes, no = (stats.lognorm.sf(wait.days, s=wait.spread, scale=by) for by in (yes_by, no_by))
    return chance * yes / (chance * yes + (1 - chance) * (wait.never + (1 - wait.never) * no))


def test_nobody_waiting_changes_nothing():
    at_once = pipeline_odds(UNLIKE, Candidate(1, 2), [Wait()] * 6)
    plain = pipeline_odds(UNLIKE, Candidate(1, 2))
    assert at_once.at_least_one == pytest.approx(plain.at_least_one, abs=1e-12)
    assert at_once.counts == pytest.approx(plain.counts, abs=1e-12)


def test_silence_of_one_says_a_little_about_the_others():
    fresh, silent = (pipeline_odds([Process()] * 2, None, [Wait(days=days), Wait()]).each[1] for days in (0, 40))
    assert fresh - 0.05 < silent < fresh - 0.005
    apart = [pipeline_odds([Process()] * 2, Candidate(travels=0), [Wait(days), Wait()]).each[1] for days in (0, 40)]
    assert apart[0] == pytest.approx(apart[1], abs=1e-12)


# How many more


def first_that_reaches(process, target, candidate, already):
    for more in range(101 - len(already)):
        together = [*already, *[process] * more]
        if together and pipeline_odds(together, candidate).at_least_one >= target - 1e-12:
            return more
    return None


@pytest.mark.parametrize("candidate", [Candidate(), Candidate(2, 3), Candidate(travels=0), Candidate(0, 9)])
@pytest.mark.parametrize("already", [(), (Process(),), tuple(UNLIKE)], ids=len)
@pytest.mark.parametrize("target", [0.05, 0.5, 0.8, 0.95])
def test_how_many_more_by_counting_up(target, already, candidate):
    for process in (Process(), UNLIKE[1], UNLIKE[2], Process([Round(20)])):
        counted = first_that_reaches(process, target, candidate, already)
        found = interviews_needed(process, target, candidate, already)
        assert found == counted or (counted is None and (found is None or found > 100 - len(already)))


@pytest.mark.parametrize("target", [0.1, 0.5, 0.8, 0.85, 0.99])
def test_how_many_more_of_rare_luck(target):
    """Where nothing travels, failing k times is (1 - p)**k: 161 for 1 in 100 and a target of .8."""
    process = Process([Round(1)], filled=0.01)
    needed = math.ceil(math.log1p(-target) / math.log1p(-0.01))
    assert interviews_needed(process, target, Candidate(travels=0)) == (needed if needed <= 200 else None)


def test_an_exact_target_is_reached():
    """4 in 5 is reached by one chance of 4 in 5, whatever the last digit of a float says."""
    for travels in (0.0, 0.3, 0.5, 0.95):
        candidate = Candidate(travels=travels)
        assert interviews_needed(Process([Round(1)], filled=0.8), 0.8, candidate) == 1
        assert interviews_needed(Process([Round(1)], filled=0.8), 0.96, candidate) == 2
    assert interviews_needed(Process([Round(2)], 1.0, 1.0), 0.75, Candidate(travels=0)) == 2


def test_not_within_two_hundred():
    assert interviews_needed(HOPELESS) is None
    assert interviews_needed(Process([Round(50)], filled=0.05), 0.99) is None
    assert interviews_needed(HOPELESS, already=[SURE]) == 0


def test_silence_of_those_in_flight_asks_for_more():
    before, after = (interviews_needed(Process(), 0.95, None, FIVE, [Wait(days=days)] * 5) for days in (0, 30))
    assert before == interviews_needed(Process(), 0.95, None, FIVE)
    assert after > before


@given(processes, st.floats(0.01, 0.99), candidates, st.lists(processes, max_size=3), processes)
def test_how_many_more_for_any_target(process, target, candidate, already, one_more):
    needed = interviews_needed(process, target, candidate, already)
    reached = with_more(process, 200, candidate, already)
    assert ((reached >= 0) & (reached <= 1)).all()
    assert (np.diff(reached) >= -1e-12).all()
    if needed is None:
        assert reached[200] < target
    else:
        assert 0 <= needed <= 200
        assert reached[needed] >= target - 1e-9
        assert needed == 0 or reached[needed - 1] < target
        at_least_as_easy = interviews_needed(process, target, candidate, [*already, one_more])
        assert at_least_as_easy is not None
        assert at_least_as_easy <= needed
    together = [*already, process, process]
    assert reached[2] == pytest.approx(pipeline_odds(together, candidate).at_least_one, abs=1e-12)


# Agents. Over several rounds the grid is a mean-field approximation: half a point off at most for one
# process (3 points with an insider in several rounds), and so no more than their sum for a pipeline.

STORIES = {
    "five software interviews": (FIVE, Candidate(), 0),
    "nothing travels": (UNLIKE[:2] + UNLIKE[3:], Candidate(travels=0.0), 0),
    "nearly all travels": (UNLIKE[:2] + UNLIKE[3:], Candidate(travels=0.95), 0),
    "a good record": (FIVE[:3], Candidate(2, 3), 0),
    "a poor record, much travels": (UNLIKE[:2], Candidate(0, 3, travels=0.95), 0),
    "rated high": (FIVE[:3], Candidate(self_rating=2.0), 0),
    "fully prepared": (FIVE[:3], Candidate(preparation=1.0), 0),
    "a record, a rating, half prepared": (UNLIKE[:2], Candidate(1, 2, -1.0, 0.5), 0),
    "one insider": ([Process(), Process([Round(4, insider=True)])], Candidate(), 0),
    "a panel and open references": (UNLIKE[3:5], Candidate(), 0),
    "several rounds": ([Process(rounds_to_offer(n, 2)) for n in (4, 6)], Candidate(), 0.01),
    "several rounds with an insider": ([Process(rounds_to_offer(4, 2, insider=True))] * 2, Candidate(), 0.06),
    "alone in the room": ([Process([Round(1)]), SURE, Process([Round(1)], filled=0.3)], Candidate(), 0),
}


@pytest.mark.parametrize(("here", "candidate", "mean_field"), STORIES.values(), ids=STORIES)
def test_agents_and_grid_agree(here, candidate, mean_field):
    offers, weights = simulate_offers(here, candidate, np.random.default_rng(SEED), JOURNEYS)
    odds = pipeline_odds(here, candidate)
    assert offers.shape == (len(weights), len(here))
    agree(share(offers.any(axis=1), weights), odds.at_least_one, mean_field)
    agree(share(offers.sum(axis=1), weights), odds.expected, mean_field)
    for k, chance in enumerate(odds.counts):
        agree(share(offers.sum(axis=1) == k, weights), chance, mean_field)
    for each, chance in zip(offers.T, odds.each, strict=True):
        agree(share(each, weights), chance, mean_field)


def test_agents_who_hear_nothing():
    candidate, waits = Candidate(1, 2), [Wait(days=8), Wait(days=20, promised=15), Wait(days=3, median_no=2, never=0.0)]
    rng = np.random.default_rng(SEED)
    offers, weights = simulate_offers(FIVE[:3], candidate, rng, 4 * JOURNEYS)
    silent, _left = who_hears_nothing(offers, waits, rng)
    odds = pipeline_odds(FIVE[:3], candidate, waits)
    agree(share(offers[silent].any(axis=1), weights[silent]), odds.at_least_one)
    for each, chance in zip(offers[silent].T, odds.each, strict=True):
        agree(share(each, weights[silent]), chance)
    for k, chance in enumerate(odds.counts):
        agree(share(offers[silent].sum(axis=1) == k, weights[silent]), chance)


def agree(agents, figure, mean_field=0.0):
    assert abs(agents.mean - figure) <= 3 * agents.error + mean_field + 1e-12


@pytest.mark.parametrize("days", [0, 9])
def test_rooms_are_what_the_range_and_the_mean_are_made_of(days):
    processes = [Process([Round(people=(2, 4))]), Process([Round(people=6)] * 2)]
    odds = pipeline_odds(processes, Candidate(preparation=0.5), [Wait(days=days), Wait()])
    for place, chance in enumerate(odds.chances):
        lowest, *_middle, highest = odds.rooms(place, 5)
        assert (lowest, highest) == pytest.approx((chance.low, chance.high), abs=1e-12)
        assert list(odds.rooms(place)) == sorted(odds.rooms(place))
        assert np.mean(odds.rooms(place, 2000)) == pytest.approx(chance.mean, abs=2e-3)
        assert sum(chance.low <= room <= chance.high for room in odds.rooms(place, 20)) == 16

"""Silence and the first offer: identities, the plain formula in scipy, and clocks that are drawn."""

import math

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from scipy import stats

from odds.agents import who_hears_nothing
from workbook.odds import (
    Candidate,
    Process,
    Round,
    Wait,
    chance_of_offer,
    first_offer,
    first_offer_from_now,
    pipeline_odds,
    rounds_to_offer,
    silence,
    simulate_offers,
)
from workbook.odds.simulate import share
from workbook.odds.waiting import silence_curve

SEED, JOURNEYS = 20261203, 200_000
DAYS = np.array([0, 0.5, 1, 3, 5, 7, 10, 14, 21, 30, 45, 60, 90, 200, 500, 1_000, 3_650])

SURE = Process([Round(1)], filled=1.0)
POOL = [
    *(
        Process([Round(people, agreement=agreement, insider=insider)])
        for people in (2, 3, 4, 9)
        for agreement in (0.0, 0.44, 0.74)
        for insider in (False, True)
    ),
    Process(),
    Process(filled=0.0),
    Process(rounds_to_offer(4, 2)),
    SURE,
]
CANDIDATES = [Candidate(), Candidate(travels=0.0), Candidate(travels=0.95), Candidate(0, 4), Candidate(preparation=1.0)]
CLOCKS = [(7.0, 0.6), (0.1, 0.05), (30.0, 0.3), (14.0, 1.5), (3_650.0, 3.0)]

chances, never, medians, spreads = st.floats(0, 1), st.floats(0, 1), st.floats(0.1, 3_650), st.floats(0.05, 3)
days, soon = st.floats(0, 3_650), st.floats(0, 100)
flights = st.lists(
    st.builds(lambda process, clock: (process, *clock), st.sampled_from(POOL), st.sampled_from(CLOCKS)),
    min_size=1,
    max_size=5,
)


# Silence


@pytest.mark.parametrize("chance", [0.01, 0.34, 0.5, 0.99])
@pytest.mark.parametrize(
    "clocks", [(7, 12, 0.6, 0.3), (7, 12, 0.6, 0), (7, 12, 0.6, 1), (20, 5, 0.4, 0.1), (3, 3, 1.5, 0.7)]
)
def test_silence_by_the_plain_formula(chance, clocks):
    median_yes, median_no, spread, share_never = clocks
    for day in DAYS[:13]:
        yes, no = (stats.lognorm.sf(day, s=spread, scale=median) for median in (median_yes, median_no))
        against = (1 - chance) * (share_never + (1 - share_never) * no)
        known = chance * yes / (chance * yes + against)
        assert silence(chance, day, *clocks) == pytest.approx(known, abs=1e-12)


@pytest.mark.parametrize("day", [1, 4, 10, 25])
@pytest.mark.parametrize("clocks", [(7, 12, 0.6, 0.3), (10, 4, 0.8, 0.0), (7, 7, 0.5, 1.0)])
def test_silence_by_drawing_the_clocks(day, clocks):
    median_yes, median_no, spread, share_never = clocks
    rng = np.random.default_rng(SEED)
    offer = rng.random(JOURNEYS) < 0.34
    yes, no = (rng.lognormal(math.log(median), spread, JOURNEYS) for median in (median_yes, median_no))
    no[rng.random(JOURNEYS) < share_never] = math.inf
    silent = np.where(offer, yes, no) > day
    agree(share(offer[silent], np.ones(silent.sum())), silence(0.34, day, *clocks))


@given(chances, days, medians, medians, spreads, never, st.none() | medians)
def test_silence_is_a_chance_and_no_days_change_nothing(chance, day, median_yes, median_no, spread, share_never, by):
    clocks = (median_yes, median_no, spread, share_never, by)
    assert silence(chance, 0, *clocks) == pytest.approx(chance, abs=1e-12)
    assert 0 <= silence(chance, day, *clocks) <= 1
    assert silence(0, day, *clocks) == 0
    assert silence(1, day, *clocks) == 1


@given(st.floats(0, 1), days, days, medians, medians, spreads)
def test_if_noes_are_never_sent_silence_only_lowers(chance, one, other, median_yes, median_no, spread):
    earlier, later = (silence(chance, day, median_yes, median_no, spread, 1.0) for day in sorted((one, other)))
    assert later <= earlier + 1e-12


@given(chances, soon, soon, medians, medians, spreads, never)
def test_if_the_yes_is_the_faster_silence_only_lowers(chance, one, other, fast, slow, spread, share_never):
    clocks = (*sorted((fast, slow)), spread, share_never)
    earlier, later = (silence(chance, day, *clocks) for day in sorted((one, other)))
    assert later <= earlier + 1e-12


@given(chances, soon, soon, medians, medians, spreads)
def test_if_every_no_is_sent_and_is_the_faster_silence_only_raises(chance, one, other, fast, slow, spread):
    clocks = (*sorted((fast, slow), reverse=True), spread, 0.0)
    earlier, later = (silence(chance, day, *clocks) for day in sorted((one, other)))
    assert later >= earlier - 1e-12


@given(chances, chances, days, medians, medians, spreads, never)
def test_a_higher_chance_stays_the_higher(one, other, day, median_yes, median_no, spread, share_never):
    clocks = (median_yes, median_no, spread, share_never)
    lower, higher = (silence(chance, day, *clocks) for chance in sorted((one, other)))
    assert lower <= higher + 1e-12


def test_if_yes_and_no_take_as_long_and_every_no_is_sent_silence_says_nothing():
    assert [silence(0.34, day, 9, 9, 0.6, 0) for day in DAYS] == pytest.approx([0.34] * len(DAYS), abs=1e-12)


@pytest.mark.parametrize("promised", [10, 14, 30])
def test_before_a_promised_day_silence_says_less(promised):
    for day in range(1, promised):
        assert silence(0.34, day) < silence(0.34, day, promised=promised) <= 0.34


def test_a_promise_moves_both_clocks_by_the_same_factor():
    for day in DAYS[:-1]:
        assert silence(0.4, 3 * day, promised=21) == pytest.approx(silence(0.4, day), abs=1e-12)
    assert silence(0.4, 9, promised=7) == pytest.approx(silence(0.4, 9), abs=1e-12)


@pytest.mark.parametrize("never", [0.0, 1e-310, 0.3, 1.0])
@pytest.mark.parametrize("spread", [0.05, 0.6, 3.0])
def test_ten_years_of_silence_and_a_blink_are_finite(never, spread):
    for median_yes, median_no in ((0.1, 0.1), (0.1, 3_650), (3_650, 0.1), (7, 12)):
        for day in (5e-324, 1e-12, 3_650):
            assert 0 <= silence(0.34, day, median_yes, median_no, spread, never) <= 1
    assert silence(0.34, 5e-324) == pytest.approx(0.34)
    assert silence(0.34, 3_650) == pytest.approx(0, abs=1e-12)


def test_far_in_the_tail_the_log_is_that_of_scipy():
    from workbook.odds.clocks import _log_survival

    for z in (-40, -3, 0, 2, 29.9, 30.1, 36.9, 37.1, 60, 200):
        assert _log_survival(z) == pytest.approx(stats.norm.logsf(z), rel=1e-12, abs=1e-300)


# The first offer


@pytest.mark.parametrize("candidate", CANDIDATES)
@pytest.mark.parametrize("clock", CLOCKS)
def test_the_first_offer_of_one_process_by_scipy(candidate, clock):
    median, spread = clock
    for process in (Process(), SURE, POOL[3]):
        known = chance_of_offer(process, candidate).mean * stats.lognorm.cdf(DAYS, s=spread, scale=median)
        assert first_offer([(process, median, spread)], DAYS, candidate) == pytest.approx(known, abs=1e-12)


@given(flights, st.lists(days, min_size=1, max_size=5), st.sampled_from(CANDIDATES), st.sampled_from(POOL))
def test_the_first_offer_comes_later_or_not_at_all(here, some_days, candidate, one_more):
    curve = first_offer(here, [0, *sorted(some_days)], candidate)
    assert curve.shape == (len(some_days) + 1,)
    assert curve[0] == pytest.approx(0, abs=1e-12)
    assert ((curve >= 0) & (curve <= 1)).all()
    assert (np.diff(curve) >= -1e-12).all()
    assert curve[-1] <= pipeline_odds([process for process, *_clock in here], candidate).at_least_one + 1e-12
    with_one_more = first_offer([*here, (one_more, 7.0, 0.6)], [0, *sorted(some_days)], candidate)
    assert (with_one_more >= curve - 1e-12).all()


@pytest.mark.parametrize("candidate", CANDIDATES)
def test_in_the_end_it_is_at_least_one_offer(candidate):
    here = [Process(), *POOL[:4]]
    curve = first_offer([(process, 7, 0.6) for process in here], [3_650], candidate)
    assert curve[0] == pytest.approx(pipeline_odds(here, candidate).at_least_one, abs=1e-9)


def test_when_nothing_travels_the_first_offer_is_a_plain_product():
    here, candidate = [(Process(), 7, 0.6), (Process([Round(2)]), 20, 0.4)], Candidate(travels=0)
    none = np.ones(len(DAYS))
    for process, median, spread in here:
        none *= 1 - chance_of_offer(process, candidate).mean * stats.lognorm.cdf(DAYS, s=spread, scale=median)
    assert first_offer(here, DAYS, candidate) == pytest.approx(1 - none, abs=1e-12)


def test_a_hundred_processes_and_any_order_of_days():
    here = [(POOL[i % len(POOL)], 1.0 + i, 0.6) for i in range(100)]
    curve = first_offer(here, DAYS)
    assert first_offer(here[::-1], DAYS[::-1]) == pytest.approx(curve[::-1], abs=1e-12)
    assert first_offer(here, range(5)) == pytest.approx(first_offer(here, [0.0, 1.0, 2.0, 3.0, 4.0]), abs=1e-15)


@pytest.mark.parametrize(
    ("here", "candidate"),
    [
        ([(Process(), 7, 0.6)] * 3, Candidate()),
        ([(Process(), 7, 0.6), (Process([Round(4, insider=True)]), 14, 0.4)], Candidate(1, 2, travels=0.95)),
        ([(Process([Round(2)]), 3, 1.2), (Process(), 21, 0.3)], Candidate(self_rating=1.0, preparation=1.0)),
    ],
    ids=["three alike", "an insider, a record, much travels", "two clocks, prepared"],
)
def test_the_first_offer_by_agents(here, candidate):
    rng = np.random.default_rng(SEED)
    offers, weights = simulate_offers([process for process, *_clock in here], candidate, rng, JOURNEYS)
    times = np.column_stack([rng.lognormal(math.log(median), spread, len(weights)) for _, median, spread in here])
    first = np.where(offers, times, math.inf).min(axis=1)
    for day, chance in zip(DAYS, first_offer(here, DAYS, candidate), strict=True):
        agree(share(first <= day, weights), chance)


def test_counted_from_today_by_agents_who_heard_nothing():
    here, candidate = [Process(), Process([Round(2)])], Candidate(1, 2)
    waits = [Wait(days=6), Wait(days=9, promised=12, never=0.6)]
    rng = np.random.default_rng(SEED)
    offers, weights = simulate_offers(here, candidate, rng, 2 * JOURNEYS)
    silent, left = who_hears_nothing(offers, waits, rng)
    first = np.where(offers, left, math.inf).min(axis=1)[silent]
    for day, chance in zip(DAYS, first_offer_from_now(here, waits, DAYS, candidate), strict=True):
        agree(share(first <= day, weights[silent]), chance)


@given(flights, st.sampled_from(CANDIDATES))
def test_counted_from_the_interview_nothing_differs(here, candidate):
    waits = [Wait(median_yes=median, spread=spread) for _, median, spread in here]
    counted = first_offer_from_now([process for process, *_clock in here], waits, DAYS, candidate)
    assert counted == pytest.approx(first_offer(here, DAYS, candidate), abs=1e-12)


@given(soon, soon, medians, spreads)
def test_the_yes_of_somebody_silent_is_the_known_conditional_lognormal(silent_for, within, median, spread):
    known = stats.lognorm(s=spread, scale=median)
    assume(known.sf(silent_for) > 1e-9)
    came = (known.cdf(silent_for + within) - known.cdf(silent_for)) / known.sf(silent_for)
    wait = Wait(days=silent_for, median_yes=median, spread=spread)
    assert wait.comes_within(np.array([within]))[0] == pytest.approx(came, abs=1e-6)


def agree(agents, figure):
    error = max(agents.error, math.sqrt(figure * (1 - figure) / agents.journeys))  # where too few agents saw it
    assert abs(agents.mean - figure) <= 3 * error + 1e-12


@pytest.mark.parametrize("promised", [None, 14.0])
def test_a_curve_is_the_silence_of_each_day(promised):
    days, wait = np.linspace(0, 60, 13), Wait(median_yes=9, never=0.4, promised=promised)
    each = [silence(0.34, day, 9, wait.median_no, wait.spread, 0.4, promised) for day in days.tolist()]
    assert silence_curve(0.34, days, wait) == pytest.approx(each, abs=1e-14)

"""What is believed about a candidate, and the chance that follows."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import integrate, stats

from workbook.odds import PANEL, Candidate, Process, Round, chance_of_offer, mean_chance, sentence
from workbook.odds.beliefs import LIFT, LIFT_SPREAD, NO_LIFT, belief, lifts, room_belief, state_belief
from workbook.odds.process import offer_chance
from workbook.odds.rounds import STRENGTH

ROOM_OF_2_TO_4 = Process([Round(people=(2, 4))])

candidates = st.builds(
    lambda interviews, share, rating, preparation, travels: Candidate(
        int(share * interviews), interviews, rating, preparation, travels
    ),
    st.integers(0, 30),
    st.floats(0, 1),
    st.none() | st.floats(-3, 3),
    st.floats(0, 1),
    st.floats(0, 0.95),
)
rounds = st.integers(2, 12).flatmap(
    lambda n: st.builds(Round, st.just(n), st.integers(1, n), st.floats(0, 0.95), st.booleans())
)


def test_the_default_room_is_about_1_in_3():
    chance = chance_of_offer(ROOM_OF_2_TO_4)
    assert chance.mean == pytest.approx(0.341, abs=0.001)
    assert chance.mean == pytest.approx(0.8 * (2 - 0.82) * (1 / 2 + 1 / 3 + 1 / 4) / 3, abs=1e-9)
    assert sentence(chance) == "between 1 in 9 and 3 in 5; about 1 in 3"


def test_the_range_is_the_middle_80_percent_of_what_the_chance_may_be():
    rng = np.random.default_rng(7)
    strength = rng.standard_normal(400_000)
    curves = offer_chance(ROOM_OF_2_TO_4, (0.0,), (1.0,))
    room = rng.integers(0, len(curves), strength.size)
    drawn = np.array([np.interp(strength, STRENGTH, curve) for curve in curves])[room, np.arange(strength.size)]
    chance = chance_of_offer(ROOM_OF_2_TO_4)
    assert [chance.low, chance.high] == pytest.approx(np.quantile(drawn, [0.1, 0.9]), abs=0.004)


@given(rounds, candidates)
def test_a_chance_is_a_chance(here, candidate):
    chance = chance_of_offer(Process([here]), candidate)
    assert 0 <= chance.low <= chance.high <= 1
    assert 0 <= chance.mean <= 1
    assert mean_chance(Process([here]), candidate) == pytest.approx(chance.mean, abs=1e-12)


@given(st.integers(2, 49), st.floats(0, 0.95), candidates)
def test_more_rivals_never_help(people, agreement, candidate):
    fewer, more = (Process([Round(n, agreement=agreement)]) for n in (people, people + 1))
    assert mean_chance(more, candidate) <= mean_chance(fewer, candidate) + 1e-9


@given(st.integers(2, 20), st.floats(0, 0.95), candidates, st.data())
def test_fewer_seats_never_help(people, agreement, candidate, data):
    seats = data.draw(st.integers(2, people))
    many, few = (Process([Round(people, s, agreement)]) for s in (seats, seats - 1))
    assert mean_chance(few, candidate) <= mean_chance(many, candidate) + 1e-9


@given(st.integers(2, 20), st.floats(0, 0.95), candidates)
def test_an_insider_never_helps(people, agreement, candidate):
    without, with_one = (Process([Round(people, agreement=agreement, insider=i)]) for i in (False, True))
    assert mean_chance(with_one, candidate) <= mean_chance(without, candidate) + 1e-9


@given(rounds, candidates, st.floats(0, 1))
def test_more_preparation_never_hurts(here, candidate, more):
    process = Process([here])
    less = min(candidate.preparation, more)
    prepared = [Candidate(candidate.offers, candidate.interviews, candidate.self_rating, p, candidate.travels)
                for p in (less, max(candidate.preparation, more))]  # fmt: skip
    assert mean_chance(process, prepared[0]) <= mean_chance(process, prepared[1]) + 1e-9


@given(st.integers(0, 20), st.integers(0, 20), st.floats(0, 0.95))
def test_a_win_never_lowers_and_a_loss_never_raises(offers, losses, travels):
    before, after_a_win, after_a_loss = (
        mean_chance(ROOM_OF_2_TO_4, Candidate(offers + won, offers + losses + more, travels=travels))
        for won, more in ((0, 0), (1, 1), (0, 1))
    )
    assert after_a_win >= before - 1e-9
    assert after_a_loss <= before + 1e-9


def test_nothing_travels_means_the_record_says_nothing():
    fresh, seasoned = Candidate(travels=0), Candidate(9, 10, travels=0)
    assert mean_chance(ROOM_OF_2_TO_4, seasoned) == pytest.approx(mean_chance(ROOM_OF_2_TO_4, fresh), abs=1e-12)


def test_a_self_rating_gives_the_known_normal_posterior():
    h = belief(Candidate(self_rating=2.0))
    mean = h @ STRENGTH
    assert mean == pytest.approx(0.29 * 2, abs=1e-9)
    assert h @ (STRENGTH - mean) ** 2 == pytest.approx(1 - 0.29**2, abs=1e-9)


def test_the_points_of_the_lift_are_the_gauss_quadrature_of_its_weight():
    """5 points are right for every power up to the ninth, and no others are."""
    lift, weights = map(np.array, lifts(1.0))
    nodes, density = np.polynomial.legendre.leggauss(60)
    nodes, density = 0.4 * (nodes + 1), density * stats.norm.pdf(0.4 * (nodes + 1), LIFT, LIFT_SPREAD)
    for power in range(10):
        known = nodes**power @ density / density.sum()
        assert weights[1:] @ lift[1:] ** power == pytest.approx(0.7 * known, rel=1e-12)


def test_a_mean_chance_is_as_exact_as_with_many_points():
    lift, density = np.polynomial.legendre.leggauss(60)
    lift, density = 0.4 * (lift + 1), density * stats.norm.pdf(0.4 * (lift + 1), LIFT, LIFT_SPREAD)
    weights = (NO_LIFT, *(1 - NO_LIFT) * density / density.sum())
    for here in (Round((2, 4)), Round(5, agreement=PANEL), Round(20, agreement=0.95), Round(8, insider=True)):
        for candidate in (Candidate(preparation=1.0), Candidate(3, 4, preparation=1.0, travels=0.95)):
            known = offer_chance(Process([here]), (0.0, *lift), weights) @ room_belief(candidate)
            assert mean_chance(Process([here]), candidate) == pytest.approx(known.mean(), abs=1e-9)


def test_preparation_is_a_part_of_the_state():
    candidate = Candidate(1, 3, preparation=0.5)
    assert state_belief(candidate).reshape(161, 6).sum(axis=1) == pytest.approx(belief(candidate), abs=1e-15)
    assert state_belief(candidate).reshape(161, 6).sum(axis=0) == pytest.approx(lifts(0.5)[1], abs=1e-15)
    assert np.array_equal(state_belief(Candidate(1, 3)), belief(Candidate(1, 3)))


def test_preparation_averages_what_the_model_says():
    lift, weights = map(np.array, lifts(1.0))
    cut = stats.truncnorm((0 - 0.3) / 0.15, (0.8 - 0.3) / 0.15, 0.3, 0.15)
    assert weights.sum() == pytest.approx(1)
    assert weights @ lift == pytest.approx(0.7 * cut.mean(), abs=1e-6)
    assert weights @ lift == pytest.approx(0.21, abs=0.01)
    wavy, _error = integrate.quad(lambda d: np.cos(3 * d) * cut.pdf(d), 0, 0.8)
    assert weights @ np.cos(3 * lift) == pytest.approx(0.3 + 0.7 * wavy, abs=1e-6)
    assert lifts(0.0) == ((0.0,), (1.0,))

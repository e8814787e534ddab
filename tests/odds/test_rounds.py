"""One round: the averages are exact, and the second road agrees."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import integrate, stats

from workbook.odds.rounds import (
    INSIDER_SHIFT,
    MOST_AGREEMENT,
    ROOM,
    STRENGTH,
    STRENGTH_STEP,
    Round,
    insider_shift,
    pass_chance,
)


def average_chance(people, go_on, agreement, insider=False):
    chance = pass_chance(people, go_on, agreement, insider, ROOM)[:, 0]
    return ROOM @ chance * STRENGTH_STEP


@given(st.integers(1, 50), st.data(), st.floats(0, MOST_AGREEMENT))
def test_averaged_over_the_room_the_chance_is_seats_over_people(people, data, agreement):
    go_on = data.draw(st.integers(1, people))
    assert average_chance(people, go_on, agreement) == pytest.approx(go_on / people, abs=1e-10)


@pytest.mark.parametrize(("theta", "lift"), [(-2.0, 0.0), (0.0, 0.3), (1.5, 0.8)])
@pytest.mark.parametrize(("people", "go_on", "agreement"), [(2, 1, 0.44), (5, 2, 0.74), (20, 3, 0.2)])
def test_the_grid_agrees_with_adaptive_quadrature(people, go_on, agreement, theta, lift):
    rho, spread = np.sqrt(agreement), np.sqrt(1 - agreement)

    def integrand(y):
        higher = stats.norm.sf(y)
        return stats.norm.pdf(y, rho * theta + lift, spread) * stats.binom.cdf(go_on - 1, people - 1, higher)

    exact, _error = integrate.quad(integrand, -12, 12, epsabs=1e-12, limit=200)
    grid = pass_chance(people, go_on, agreement, False, ROOM, (lift,))[:, 0]
    assert np.interp(theta, STRENGTH, grid) == pytest.approx(exact, abs=1e-9)


def test_an_insider_halves_an_average_outsiders_chance_in_a_room_of_three():
    assert insider_shift() == pytest.approx(INSIDER_SHIFT, abs=1e-9)
    for agreement in (0.0, 0.44, 0.74):
        assert average_chance(3, 1, agreement, insider=True) == pytest.approx(1 / 6, abs=1e-6)


@given(st.integers(2, 20), st.floats(0, MOST_AGREEMENT))
def test_the_insider_and_the_outsiders_share_one_seat(people, agreement):
    outsider = average_chance(people, 1, agreement, insider=True)
    lifted = pass_chance(people, 1, agreement, False, ROOM, (INSIDER_SHIFT,))[:, 0]
    insider = ROOM @ lifted * STRENGTH_STEP
    assert insider + (people - 1) * outsider == pytest.approx(1, abs=1e-9)


@given(st.integers(2, 50), st.integers(1, 49), st.floats(0, MOST_AGREEMENT))
def test_being_stronger_never_hurts(people, go_on, agreement):
    chance = pass_chance(people, min(go_on, people), agreement, False, ROOM)[:, 0]
    assert (np.diff(chance) >= -1e-12).all()


def test_a_round_is_a_value():
    assert Round((3, 3)) == Round(3)
    assert Round([2, 4]) == Round((2, 4))
    assert list(Round((2, 4)).counts) == [2, 3, 4]


def test_a_range_counted_in_steps():
    assert list(Round((24, 48), step=12).counts) == [24, 36, 48]
    assert replace(Round((24, 48), step=12), people=5) == Round(5)

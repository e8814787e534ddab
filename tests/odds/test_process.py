"""Rounds in a row and the way from winning to an offer."""

import itertools
import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbook.odds import Process, Round, chance_of_offer, for_openings, rounds_to_offer
from workbook.odds.process import offer_chance
from workbook.odds.rounds import ROOM, STRENGTH_STEP


def average_offer(process):
    return ROOM @ offer_chance(process, (0.0,), (1.0,)).mean(axis=0) * STRENGTH_STEP


def test_four_to_two_to_one_averages_a_quarter():
    process = Process([Round(4, go_on=2), Round(2)], filled=1, first_choice_accepts=1)
    assert average_offer(process) == pytest.approx(1 / 4, abs=1e-9)


@given(st.lists(st.integers(1, 30), min_size=2, max_size=5), st.floats(0, 0.95))
def test_any_chain_averages_the_product_of_its_ratios(counts, agreement):
    counts = sorted(counts, reverse=True)
    rounds = [Round(n, go_on=s, agreement=agreement) for n, s in itertools.pairwise(counts)]
    process = Process(rounds, filled=1, first_choice_accepts=1)
    product = math.prod(r.go_on / r.people for r in rounds)
    assert average_offer(process) == pytest.approx(product, abs=1e-6)


@given(st.integers(2, 50), st.floats(0, 1), st.floats(0, 1))
def test_exchangeable_people_share_the_seat_and_the_second_asking(people, filled, accepts):
    process = Process([Round(people)], filled=filled, first_choice_accepts=accepts)
    assert average_offer(process) == pytest.approx(filled / people * (2 - accepts), abs=1e-6)


def test_alone_in_the_room_only_the_opening_can_fail():
    assert average_offer(Process([Round(1)], filled=0.7)) == pytest.approx(0.7, abs=1e-9)


def test_references_multiply():
    whole, part = Process([Round(3)]), Process([Round(3)], references_hold=0.85)
    assert average_offer(part) == pytest.approx(0.85 * average_offer(whole))


@pytest.mark.parametrize(
    ("people", "rounds_left", "chain"),
    [
        (4, 1, [(4, 1)]),
        (4, 2, [(4, 2), (2, 1)]),
        (2, 2, [(2, 2), (2, 1)]),
        (8, 3, [(8, 4), (4, 2), (2, 1)]),
        ((2, 4), 2, [((2, 4), 2), (2, 1)]),
        (1, 3, [(1, 1), (1, 1), (1, 1)]),
    ],
)
def test_rounds_thin_people_out_evenly(people, rounds_left, chain):
    assert [(r.people, r.go_on) for r in rounds_to_offer(people, rounds_left)] == chain


@pytest.mark.parametrize(
    ("people", "rounds_left", "openings", "chain"),
    [
        (6, 1, 2, [(6, 2)]),
        (8, 2, 2, [(8, 4), (4, 2)]),
        ((2, 4), 1, 3, [((2, 4), 3)]),
        (3, 2, 3, [(3, 3), (3, 3)]),
    ],
)
def test_rounds_thin_people_out_to_the_openings(people, rounds_left, openings, chain):
    assert [(r.people, r.go_on) for r in rounds_to_offer(people, rounds_left, openings=openings)] == chain


@given(st.integers(2, 12), st.integers(1, 3), st.data())
def test_one_more_opening_never_lowers_the_chance(people, rounds_left, data):
    openings = data.draw(st.integers(1, people - 1))
    fewer, more = (
        chance_of_offer(Process(rounds_to_offer(people, rounds_left, openings=count))).mean
        for count in (openings, openings + 1)
    )
    assert more >= fewer - 1e-9


@given(st.integers(1, 50), st.integers(1, 10))
def test_every_chain_ends_with_one_and_fits_together(people, rounds_left):
    rounds = rounds_to_offer(people, rounds_left)
    assert len(rounds) == rounds_left
    assert rounds[-1].go_on == 1
    assert all(a.go_on == b.people for a, b in itertools.pairwise(rounds))


def test_curves_are_shared_and_cannot_be_written_to():
    chances = offer_chance(Process(), (0.0,), (1.0,))
    assert chances is offer_chance(Process(), (0.0,), (1.0,))
    with pytest.raises(ValueError, match="read-only"):
        chances[0, 0] = 1


def test_with_fewer_people_than_seats_everybody_passes():
    assert average_offer(Process([Round((2, 6), go_on=4)], filled=1, first_choice_accepts=1)) == pytest.approx(
        (1 + 1 + 1 + 4 / 5 + 4 / 6) / 5, abs=1e-9
    )


def test_nobody_sits_on_a_seat_that_the_round_before_left_empty():
    rounds = [Round((2, 6), go_on=4), Round(4, go_on=2)]
    ratios = [2 / 2, 2 / 3, 2 / 4, 2 / 5, 2 / 6]
    process = Process(rounds, filled=1, first_choice_accepts=1)
    assert average_offer(process) == pytest.approx(sum(ratios) / 5, abs=1e-9)


@pytest.mark.parametrize(
    ("people", "openings", "scaled"),
    [
        ((2, 4), 1, ((2, 4), 1)),
        ((2, 4), 5, ((10, 20), 5)),
        ((2, 4), 12, ((24, 48), 12)),
        ((2, 4), 200, ((24, 48), 12)),
        ((3, 5), 1000, ((30, 50), 10)),
    ],
)
def test_a_ratio_stays_what_it_is_for_several_jobs(people, openings, scaled):
    assert for_openings(people, openings) == scaled


@given(st.integers(1, 4), st.integers(0, 3), st.integers(1, 1000), st.floats(0, 1))
def test_several_jobs_leave_the_mean_of_a_ratio_where_it_was(fewest, wider, openings, accepts):
    """(f / n) (2 - a) over the people for one job, where as many are next in line as there are seats."""
    counted = (fewest + 1, fewest + 1 + wider)
    people, seats = for_openings(counted, openings)
    one, several = (
        average_offer(Process(rounds, first_choice_accepts=accepts))
        for rounds in (rounds_to_offer(counted, 1), rounds_to_offer(people, 1, openings=seats, step=seats))
    )
    assert several == pytest.approx(one, abs=1e-9)

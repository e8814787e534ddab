"""Several rounds: averages are exact, nothing helps that should not, and agents who live through them agree."""

import functools
import itertools

import numpy as np
import pytest
from examples import one_in
from hypothesis import given
from hypothesis import strategies as st

from odds.reachable import errors
from workbook.odds import PANEL, SEPARATE_INTERVIEWERS, Candidate, Process, Round, rounds_to_offer
from workbook.odds.beliefs import room_belief
from workbook.odds.process import INSIDER_ERROR, ROUNDS_ERROR, offer_given_lift
from workbook.odds.rounds import ROOM, STRENGTH_STEP

JOURNEYS, STANDARD_ERROR = 40_000, 0.25  # in points, at most
CANDIDATES = (
    Candidate(),
    Candidate(1, 4, 1.0),
    Candidate(3, 3),
    Candidate(0, 3, travels=0.95),
    Candidate(10, 10, 3, travels=0.95),
    Candidate(0, 10, -3, travels=0.95),
)
BELIEFS = np.array([room_belief(candidate) for candidate in CANDIDATES])
AGREEMENTS = (SEPARATE_INTERVIEWERS, PANEL)


@functools.cache
def chances(people, rounds_left, agreement, insider=False, openings=1):
    """The chance of each of the candidates."""
    process = Process(rounds_to_offer(people, rounds_left, agreement, insider, openings))
    return BELIEFS @ offer_given_lift(process, (0.0,))[..., 0].mean(axis=0)


@pytest.mark.slow
@pytest.mark.parametrize(("insider", "measured"), [(True, INSIDER_ERROR), (False, ROUNDS_ERROR)])
def test_the_grid_is_as_near_to_agents_as_the_pages_say_in_200_settings(insider, measured):
    off = np.abs(errors(insider, JOURNEYS))
    assert off.max() <= min(1.5, measured + 4 * STANDARD_ERROR)
    assert off.mean() <= 0.3


@pytest.mark.parametrize("insider", [False, True])
@pytest.mark.parametrize("rounds_left", [1, 2, 3, 4, 5])
def test_one_more_person_never_raises_a_chance(rounds_left, insider):
    for agreement in AGREEMENTS:
        each = [chances(people, rounds_left, agreement, insider) for people in range(2, 51)]
        assert (np.diff(each, axis=0) <= 1e-9).all()


@given(st.data(), st.integers(1, 5), st.sampled_from(AGREEMENTS), st.booleans())
@one_in(3)
def test_one_more_person_or_seat_fewer_never_helps(data, rounds_left, agreement, insider):
    people = data.draw(st.integers(2, 49))
    openings = data.draw(st.integers(1, people))
    here = chances(people, rounds_left, agreement, insider, openings)
    assert (chances(people + 1, rounds_left, agreement, insider, openings) <= here + 1e-9).all()
    if openings > 1:
        assert (chances(people, rounds_left, agreement, insider, openings - 1) <= here + 1e-9).all()


@given(st.data(), st.integers(1, 5), st.sampled_from(AGREEMENTS))
@one_in(5)
def test_an_insider_never_helps(data, rounds_left, agreement):
    """To a tenth of a point: where 40 of 45 are taken, an insider hardly matters and no average keeps the sum exact."""
    people = data.draw(st.integers(2, 50))
    openings = data.draw(st.integers(1, people))
    beside, without = (chances(people, rounds_left, agreement, insider, openings) for insider in (True, False))
    assert (beside <= without + 1e-3).all()


@pytest.mark.parametrize("insider", [False, True])
def test_where_everybody_passes_nobody_matters(insider):
    rounds = [Round(4, go_on=4, agreement=PANEL, insider=insider)] * 3
    assert offer_given_lift(Process(rounds, filled=1), (0.0, 0.5)) == pytest.approx(1, abs=1e-6)


def test_whom_you_meet_in_the_second_round_is_right_for_the_weak_and_the_strong():
    """4 to 2 to 1 at agreement .44 has an exact sum (docs/model.md, section 3): .0590, .2053 and .4567."""
    process = Process([Round(4, go_on=2), Round(2)], filled=1, first_choice_accepts=1)
    assert offer_given_lift(process, (0.0,))[0, [70, 80, 90], 0] == pytest.approx([0.0590, 0.2053, 0.4567], abs=0.002)


@given(st.lists(st.integers(1, 30), min_size=2, max_size=5), st.floats(0, 0.95))
@one_in(6)
def test_a_stronger_candidate_never_has_less_of_a_chance(counts, agreement):
    counts = sorted(counts, reverse=True)
    rounds = [Round(n, go_on=s, agreement=agreement) for n, s in itertools.pairwise(counts)]
    chance = offer_given_lift(Process(rounds), (0.0,))[0, :, 0]
    assert (np.diff(chance) >= -1e-6).all()


@given(st.integers(2, 20), st.integers(1, 5), st.sampled_from(AGREEMENTS), st.booleans())
@one_in(6)
def test_preparation_never_hurts(people, rounds_left, agreement, insider):
    process = Process(rounds_to_offer(people, rounds_left, agreement, insider))
    assert (np.diff(offer_given_lift(process, (0.0, 0.2, 0.8)), axis=2) >= -1e-9).all()


@given(st.integers(2, 50), st.integers(1, 5), st.data(), st.floats(0, 1))
@one_in(5)
def test_like_people_share_the_seats_and_those_who_are_asked_next(people, rounds_left, data, accepts):
    """(f k / n)(2 - a): as many are asked as decline, where there are so many in the last round."""
    openings = data.draw(st.integers(1, max(people // 2, 1)))
    process = Process(rounds_to_offer(people, rounds_left, openings=openings), filled=0.8, first_choice_accepts=accepts)
    mean = ROOM @ offer_given_lift(process, (0.0,))[0, :, 0] * STRENGTH_STEP
    whole = 0.8 * openings / people * (2 - accepts)
    assert mean <= whole + 1e-9
    if rounds_left == 1 or openings == 1:
        assert mean == pytest.approx(whole, abs=1e-6)

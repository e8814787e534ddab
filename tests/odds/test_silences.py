"""The range of a chance after so many silent days: the same as that of all pages, and as written-out sums."""

import numpy as np
import pytest

from workbook.odds import Candidate, Process, Round, Wait, chance_of_offer, pipeline_odds, silence
from workbook.odds.silences import silence_range

DAYS = np.array([0, 3, 7, 10, 20, 60])
PROCESSES = [Process(), Process((Round((2, 8)),)), Process((Round((3, 5), 2), Round(2)))]
WAITS = [Wait(10, promised=14), Wait(3), Wait(0, starts_in=4)]
CANDIDATES = [Candidate(), Candidate(1, 3, 0.5, 0.8, 0.25), Candidate(travels=0), Candidate(0, 4, None, 1, 0.95)]


@pytest.mark.parametrize("candidate", CANDIDATES)
@pytest.mark.parametrize("place", [0, 1, 2])
def test_at_the_days_of_its_own_wait_it_is_the_chance_of_today(candidate, place):
    mean, low, high = silence_range(PROCESSES, WAITS, candidate, place, np.array([WAITS[place].days]))[:, 0]
    today = pipeline_odds(PROCESSES, candidate, WAITS).chances[place]
    assert (mean, low, high) == pytest.approx((today.mean, today.low, today.high), abs=1e-9)


@pytest.mark.parametrize("candidate", CANDIDATES)
@pytest.mark.parametrize("process", PROCESSES)
def test_alone_its_mean_is_silence_and_its_range_that_of_waiting_so_long(candidate, process):
    mean, low, high = silence_range([process], [Wait(5)], candidate, 0, DAYS)
    chance = chance_of_offer(process, candidate)
    assert (mean[0], low[0], high[0]) == pytest.approx((chance.mean, chance.low, chance.high), abs=1e-9)
    for i, day in enumerate(DAYS.tolist()):
        assert mean[i] == pytest.approx(silence(chance.mean, day), abs=1e-9)
        then = pipeline_odds([process], candidate, [Wait(day)])
        assert (low[i], high[i]) == pytest.approx((then.low, then.high), abs=1e-9)


def test_it_falls_as_silence_grows_and_the_middle_stays_inside():
    mean, low, high = silence_range([Process()], [Wait(never=1.0)], Candidate(), 0, DAYS)
    assert (low <= mean).all()
    assert (mean <= high).all()
    assert all((np.diff(each) <= 1e-12).all() for each in (mean, low, high))


def test_without_its_promise_it_is_as_if_none_was_made():
    promised, free = Wait(10, promised=30), Wait(10)
    one = silence_range([Process()], [promised], Candidate(), 0, DAYS, promised=False)
    assert one == pytest.approx(silence_range([Process()], [free], Candidate(), 0, DAYS), abs=1e-12)

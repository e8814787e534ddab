"""The range of at least one offer: over strength, every room's luck and every room's people."""

import math
from dataclasses import astuple

import numpy as np
import pytest
from scipy import stats

from workbook.odds import Candidate, Process, Round, Wait, chance_of_offer, pipeline_odds, rounds_to_offer
from workbook.odds.beliefs import belief, chances_by_count
from workbook.odds.rounds import PANEL, STRENGTH

DRAWS = 200_000
TRAVELS = [0.0, 0.25, 0.5, 0.95]
SURE, HOPELESS = Process([Round(1)], filled=1.0), Process(filled=0.0)
POOL = [
    Process(),
    Process([Round((3, 5), insider=True)]),
    Process(rounds_to_offer(4, 2)),
    Process([Round((2, 8), agreement=PANEL)], filled=0.5),
    Process([Round(1)]),
    Process([Round((10, 12))]),
    HOPELESS,
]
WAITS = [Wait(), Wait(days=5), Wait(days=30), Wait(days=6, promised=10), Wait(days=9, median_no=3, never=0.0)]
TOLD = {
    "nothing": Candidate(),
    "a record": Candidate(1, 4, travels=0.95),
    "ready, and rated": Candidate(self_rating=1.0, preparation=1.0, travels=0.25),
}


@pytest.mark.parametrize(
    ("travels", "count", "low", "high"),
    [
        (0.0, 1, 0.109, 0.575),
        (0.0, 2, 0.337, 0.766),
        (0.0, 5, 0.772, 0.956),
        (0.0, 10, 0.967, 0.997),
        (0.5, 1, 0.109, 0.575),
        (0.5, 2, 0.295, 0.787),
        (0.5, 5, 0.670, 0.973),
        (0.5, 10, 0.909, 0.999),
        (0.95, 1, 0.109, 0.575),
        (0.95, 2, 0.260, 0.804),
        (0.95, 5, 0.586, 0.981),
        (0.95, 10, 0.843, 1.0),
    ],
)
def test_default_interviews(travels, count, low, high):
    """Drawn 400,000 times elsewhere, right to .002."""
    odds = pipeline_odds([Process()] * count, Candidate(travels=travels))
    assert (odds.low, odds.high) == pytest.approx((low, high), abs=0.0025)


@pytest.mark.parametrize("travels", TRAVELS)
@pytest.mark.parametrize("told", TOLD.values(), ids=TOLD)
def test_one_application_has_one_range(told, travels):
    candidate = Candidate(told.offers, told.interviews, told.self_rating, told.preparation, travels)
    for process in POOL:
        alone, odds = chance_of_offer(process, candidate), pipeline_odds([process], candidate)
        (each,) = odds.chances
        assert odds.at_least_one == pytest.approx(alone.mean, abs=1e-9)
        assert (odds.low, odds.high) == pytest.approx((alone.low, alone.high), abs=1e-9)
        assert (each.mean, each.low, each.high) == pytest.approx((odds.at_least_one, odds.low, odds.high), abs=1e-9)


@pytest.mark.parametrize("travels", TRAVELS)
def test_one_beside_the_hopeless_has_the_same_range(travels):
    """So the sum of several is checked against the range of one."""
    candidate = Candidate(travels=travels)
    for process in POOL:
        for hopeless in (1, 9):
            alone, odds = (
                chance_of_offer(process, candidate),
                pipeline_odds([process, *[HOPELESS] * hopeless], candidate),
            )
            assert (odds.low, odds.high) == pytest.approx((alone.low, alone.high), abs=0.006)
            assert odds.chances[0].low == pytest.approx(alone.low, abs=1e-9)


@pytest.mark.parametrize("count", [2, 5, 100])
def test_the_ends(count):
    sure, hopeless = pipeline_odds([SURE, *POOL[:1] * (count - 1)]), pipeline_odds([HOPELESS] * count)
    assert (sure.low, sure.high) == pytest.approx((1, 1), abs=1e-12)
    assert astuple(sure.chances[0]) == pytest.approx((1, 1, 1), abs=1e-12)
    assert (hopeless.low, hopeless.high) == pytest.approx((0, 0), abs=1e-12)


@pytest.mark.parametrize("waits", [False, True], ids=["fresh", "silent"])
@pytest.mark.parametrize("travels", [0.0, 0.5, 0.95])
@pytest.mark.parametrize("told", TOLD.values(), ids=TOLD)
@pytest.mark.parametrize("count", [2, 7])
def test_as_often_drawn(count, told, travels, waits):
    candidate = Candidate(told.offers, told.interviews, told.self_rating, told.preparation, travels)
    here = (POOL * 5)[:count]
    silences = (WAITS * 6)[:count] if waits else ()
    low, high = drawn(here, candidate, silences)
    odds = pipeline_odds(here, candidate, silences)
    assert (odds.low, odds.high) == pytest.approx((low, high), abs=0.004)


def drawn(processes, candidate, waits):
    """The range of many draws of strength, rooms and people, each as likely as its silence."""
    rng = np.random.default_rng(20261203)
    theta = STRENGTH[belief(candidate).cumsum().searchsorted(rng.random(DRAWS))]
    theta = theta + 0.1 * (rng.random(DRAWS) - rng.random(DRAWS))  # straight between the points of the grid
    likely = none = np.ones(DRAWS)
    for i, process in enumerate(processes):
        luck = rng.standard_normal(DRAWS)
        room = math.sqrt(candidate.travels) * theta + math.sqrt(1 - candidate.travels) * luck
        rows = chances_by_count(process, candidate.preparation)
        people, chance = rng.integers(0, len(rows), DRAWS), np.empty(DRAWS)
        for count, row in enumerate(rows):
            chance[people == count] = np.interp(room[people == count], STRENGTH, row)
        yes, no = silent(waits[i]) if waits else (1.0, 1.0)
        silence = chance * yes + (1 - chance) * no
        likely, none = likely * silence, none * (1 - chance * yes / silence)
    order = none.argsort()[::-1]
    return np.interp((0.1, 0.9), likely[order].cumsum() / likely.sum(), 1 - none[order])


def silent(wait):
    yes_by = wait.promised or wait.median_yes
    yes, no = (
        stats.lognorm.sf(wait.days, s=wait.spread, scale=by)
        for by in (yes_by, yes_by * wait.median_no / wait.median_yes)
    )
    return yes, wait.never + (1 - wait.never) * no


def test_the_order_does_not_matter():
    there, back = (pipeline_odds(here, Candidate(1, 2)) for here in (POOL, POOL[::-1]))
    assert (there.low, there.high) == pytest.approx((back.low, back.high), abs=1e-9)


def test_each_after_silence_is_its_own_range():
    """The mean of each is exact; its range moves as its own silence says, and hardly with that of others."""
    fresh, waiting = (pipeline_odds([Process()] * 2, None, waits) for waits in ((), [Wait(days=20), Wait()]))
    assert [chance.mean for chance in waiting.chances] == pytest.approx(waiting.each, abs=1e-15)
    assert waiting.chances[0].high < fresh.chances[0].high - 0.05
    assert fresh.chances[1].high - 0.05 < waiting.chances[1].high < fresh.chances[1].high


def test_without_shared_luck_nobody_else_matters():
    candidate = Candidate(travels=0.0)
    alone = pipeline_odds([Process()], candidate, [Wait(days=9)])
    beside = pipeline_odds([Process(), POOL[1]], candidate, [Wait(days=9), Wait(days=20)])
    assert beside.chances[0].low == pytest.approx(alone.low, abs=1e-12)
    assert beside.chances[0].high == pytest.approx(alone.high, abs=1e-12)

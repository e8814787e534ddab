"""What would help: every number is the difference of two pipelines, computed anew."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from workbook.odds import Candidate, Process, Round, Wait, pipeline_odds, rounds_to_offer, simulate_offers, what_helps
from workbook.odds.beliefs import state_belief, travelling_chance
from workbook.odds.rounds import STRENGTH
from workbook.odds.simulate import share

SURE, HOPELESS = Process([Round(1)], filled=1.0), Process(filled=0.0)
PIPELINE = [
    Process(),
    Process([Round(3, insider=True)]),
    Process([Round((2, 6), go_on=2, insider=True), Round(2)], filled=0.9),
    Process([Round(2)], references_hold=0.85),
    Process([Round((3, 8))]),
]
CANDIDATES = [
    Candidate(),
    Candidate(travels=0.0),
    Candidate(1, 3, travels=0.95),
    Candidate(self_rating=1.0, preparation=0.4),
    Candidate(preparation=1.0),
]
WAITS = [Wait(days=4), Wait(), Wait(days=20, promised=14), Wait(days=2, median_no=2, never=0.0), Wait(days=9)]


def at_least_one(curves, candidate, waits=None):
    """P(at least one offer | silence), written out over the states."""
    weights = state_belief(candidate)
    none = silent = np.ones_like(weights)
    for chance, wait in zip(curves, waits or [Wait()] * len(curves), strict=True):
        yes_by = wait.promised or wait.median_yes
        no_by = yes_by * wait.median_no / wait.median_yes
        yes, no = (stats.lognorm.sf(wait.days, s=wait.spread, scale=by) for by in (yes_by, no_by))
        no = wait.never + (1 - wait.never) * no
        none = none * (1 - chance) * no
        silent = silent * (chance * yes + (1 - chance) * no)
    return 1 - (weights @ none) / (weights @ silent)


def curve(process, candidate, preparation=None):
    share_done = candidate.preparation if preparation is None else preparation
    return travelling_chance(process, share_done, candidate.travels)


def with_one_otherwise(i, process):
    return [*PIPELINE[:i], process, *PIPELINE[i + 1 :]]


def known_people(process, end):
    first, *later = process.rounds
    return replace(process, rounds=[replace(first, people=first.counts[end]), *later])


def prepared(candidate, waits):
    """At least one offer when all is done for those who are not silent; one lift, so state by state."""
    ready = replace(candidate, preparation=1.0)
    lifts = len(state_belief(ready)) // len(STRENGTH)
    over = [wait.days > 0 for wait in waits] or [False] * 5
    before = [curve(process, candidate) for process in PIPELINE]
    alike = [one if len(one) > len(STRENGTH) else np.repeat(one, lifts) for one in before]
    done = [one if held else curve(process, ready) for one, held, process in zip(alike, over, PIPELINE, strict=True)]
    return at_least_one(done, ready, waits)


def changes_by_hand(candidate, waits=()):
    """Every change through `pipeline_odds`, and preparation through the curves."""
    curves = [curve(process, candidate) for process in PIPELINE]
    assert at_least_one(curves, candidate, waits) == pytest.approx(
        pipeline_odds(PIPELINE, candidate, waits).at_least_one, abs=1e-12
    )
    here = pipeline_odds(PIPELINE, candidate, waits).at_least_one

    def change(processes):
        return pipeline_odds(processes, candidate, waits).at_least_one - here

    each = pipeline_odds(PIPELINE, candidate).each
    middle = PIPELINE[sorted(range(5), key=lambda i: each[i])[2]]
    one_more = pipeline_odds([*PIPELINE, middle], candidate, [*waits, Wait()] if waits else ()).at_least_one - here
    changes = {("one_more", None): (one_more, one_more)}
    if candidate.preparation < 1:
        changes["preparation", None] = (prepared(candidate, waits) - here,) * 2
    for i, process in enumerate(PIPELINE):
        if process.rounds[0].insider:
            alone = replace(process, rounds=[replace(room, insider=False) for room in process.rounds])
            changes["no_insider", i] = (change(with_one_otherwise(i, alone)),) * 2
        if len(process.rounds[0].counts) > 1:
            changes["finalists", i] = tuple(
                change(with_one_otherwise(i, known_people(process, end))) for end in (-1, 0)
            )
    return changes


@pytest.mark.parametrize("waits", [(), WAITS], ids=["nobody waits", "some wait"])
@pytest.mark.parametrize("candidate", CANDIDATES)
def test_every_number_is_the_difference_of_two_pipelines(candidate, waits):
    known = changes_by_hand(candidate, waits)
    found = {(one.key, one.which): (one.low, one.high) for one in what_helps(PIPELINE, candidate, waits)}
    assert found.keys() == known.keys()
    for key, change in known.items():
        assert found[key] == pytest.approx(change, abs=1e-12)


@pytest.mark.parametrize("candidate", CANDIDATES)
def test_the_largest_effect_comes_first(candidate):
    sizes = [max(abs(one.low), abs(one.high)) for one in what_helps(PIPELINE, candidate)]
    assert sizes == pytest.approx(sorted(sizes, reverse=True), abs=1e-11)


def test_the_default_pipeline():
    found = what_helps([Process()] * 5)
    assert [(one.key, one.which) for one in found] == [
        ("one_more", None),
        ("preparation", None),
        *(("finalists", i) for i in range(5)),
    ]


@pytest.mark.parametrize("candidate", CANDIDATES)
def test_which_way_each_thing_goes(candidate):
    for one in what_helps(PIPELINE, candidate):
        if one.key == "finalists":
            assert one.low < 0 < one.high
        else:
            assert one.low == one.high > 0


def test_what_is_so_already_is_left_out():
    keys = {one.key for one in what_helps([Process([Round(3)])], Candidate(preparation=1.0))}
    assert keys == {"one_more"}
    assert {one.key for one in what_helps([Process([Round(3, insider=True)])])} == {
        "one_more",
        "preparation",
        "no_insider",
    }


def test_with_one_sure_offer_nothing_helps():
    for one in what_helps([SURE, *PIPELINE]):
        assert (one.low, one.high) == pytest.approx((0, 0), abs=1e-9)


def test_a_hundred_silent_applications_with_hardly_a_chance():
    """Their silence is so unlikely, taken together, that a float cannot hold it."""
    faster_no = Wait(days=300, median_yes=300, median_no=0.5, spread=0.1, never=0.0)
    found = what_helps([HOPELESS] * 99 + [Process()], None, [faster_no] * 99 + [Wait()])
    alone = {one.key: one.high for one in what_helps([Process()])}
    last = {one.key: one.high for one in found if one.which in (None, 99)}
    assert last["preparation"] == pytest.approx(alone["preparation"], abs=1e-12)
    assert last["finalists"] == pytest.approx(alone["finalists"], abs=1e-12)


@given(st.lists(st.sampled_from([*PIPELINE, SURE, HOPELESS]), min_size=1, max_size=6), st.sampled_from(CANDIDATES))
def test_one_more_is_one_more_like_the_middle_one(here, candidate):
    each = pipeline_odds(here, candidate).each
    middle = here[int(np.argsort(each)[len(here) // 2])]
    more = pipeline_odds([*here, middle], candidate).at_least_one - pipeline_odds(here, candidate).at_least_one
    (one_more,) = (one for one in what_helps(here, candidate) if one.key == "one_more")
    assert one_more.which is None
    assert one_more.low == one_more.high == pytest.approx(more, abs=1e-12)


@pytest.mark.parametrize("candidate", [Candidate(), Candidate(1, 2, travels=0.95)], ids=["fresh", "a record"])
def test_agents_see_the_insider_go(candidate):
    """Two crowds of agents, one of them without the insider."""
    with_one, without = [Process(), Process([Round(3, insider=True)])], [Process(), Process([Round(3)])]
    crowds = [
        simulate_offers(here, candidate, np.random.default_rng(seed), 200_000)
        for here, seed in ((with_one, 20261203), (without, 20261204))
    ]
    before, after = (share(offers.any(axis=1), weights) for offers, weights in crowds)
    (no_insider,) = (one for one in what_helps(with_one, candidate) if one.key == "no_insider")
    assert abs(after.mean - before.mean - no_insider.high) <= 3 * np.hypot(before.error, after.error)


def test_fewer_rounds_are_not_its_business():
    assert {one.which for one in what_helps([Process(rounds_to_offer(4, 3))])} == {None}

"""Offers side by side: the weighed mean, what counts, ties, and the weight at which the order changes."""

from datetime import date
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbook.content.packs.library import library
from workbook.offer.comparison import (
    PointsLine,
    compare,
    deadline_follows,
    lines,
    remarks,
    rounded,
    scores_of,
    tipping_points,
    weighed,
    weights_of,
)
from workbook.offer.offers import Offer
from workbook.offer.verdict import left_out, margin_in_words, total_in_words, verdict, what_differs, what_would_change

NAMES = {"offer.1": "Acme", "offer.2": "Beta", "offer.3": "Gamma"}
CRITERIA = [PointsLine(key, f"The {key}") for key in "abcd"]
GRID = 60  # steps between two whole weights

points = st.integers(0, 10)


@st.composite
def tables(draw, offers=3):
    keys = [one.key for one in CRITERIA]
    weights = draw(st.dictionaries(st.sampled_from(keys), points))
    names = list(NAMES)[: draw(st.integers(1, offers))]
    scores = {name: draw(st.dictionaries(st.sampled_from(keys), points)) for name in names}
    return weights, scores


@st.composite
def full_tables(draw):
    keys = [one.key for one in CRITERIA]
    names = list(NAMES)[: draw(st.integers(2, 3))]
    weights = draw(st.fixed_dictionaries(dict.fromkeys(keys, points)))
    return weights, {name: draw(st.fixed_dictionaries(dict.fromkeys(keys, points))) for name in names}


def two(weights, one, other):
    """Two offers with points for a, b, c … in order; None for none."""

    def said(values):
        return {key: value for key, value in zip("abcd", values, strict=False) if value is not None}

    return compare(said(weights), {"offer.1": said(one), "offer.2": said(other)})


def test_the_total_is_the_weighed_mean_of_the_points():
    result = two([3, 1], [10, 0], [4, 8])
    assert result.totals == {"offer.1": 75, "offer.2": 50}
    assert (result.ahead, result.margin) == ("offer.1", 25)


@given(tables())
def test_the_mean_is_that_of_the_definition(table):
    weights, scores = table
    result = compare(weights, scores)
    counted = [key for key in "abcd" if weights.get(key, 0) > 0 and all(key in points for points in scores.values())]
    assert set(result.counted) == set(counted)
    if not counted:
        assert result.totals == {}
    for offer, total in result.totals.items():
        mean = sum(weights[key] * scores[offer][key] for key in counted) / sum(weights[key] for key in counted)
        assert float(total) == pytest.approx(10 * mean)
        assert 0 <= total <= 100
    assert list(result.totals.values()) == sorted(result.totals.values(), reverse=True)


def test_a_tie_of_thirds_is_a_tie():
    result = two([1, 1, 1], [10, 0, 0], [0, 5, 5])
    assert result.totals["offer.1"] == Fraction(100, 3)
    assert (result.ahead, result.margin) == ("", 0)


def leaders(weights, scores):
    totals = compare(weights, scores).totals
    return {offer for offer, total in totals.items() if total == max(totals.values())} if totals else None


def in_front_on_a_grid(weights, scores, key):
    """For each step from 0 to 10, in whole numbers of 1/GRID: who has most; nobody where nothing weighs anything."""
    fixed = {
        offer: GRID * sum(weights[one] * got[one] for one in weights if one != key) for offer, got in scores.items()
    }
    others = any(weights[one] for one in weights if one != key)
    for step in range(10 * GRID + 1):
        sums = {offer: fixed[offer] + step * got[key] for offer, got in scores.items()}
        best = max(sums.values())
        yield step, [offer for offer, one in sums.items() if one == best] if others or step else []


@given(full_tables())
def test_the_tipping_weight_is_where_a_fine_grid_first_changes(table):
    weights, scores = table
    result = compare(weights, scores)
    found = {one.criterion: one for one in tipping_points(result)}
    if not result.ahead:
        assert found == {}
        return
    for key in weights:
        changed = [
            abs(Fraction(step, GRID) - weights[key])
            for step, front in in_front_on_a_grid(weights, scores, key)
            if front not in ([result.ahead], [])
        ]
        assert bool(changed) == (key in found)
        if changed:  # the grid meets the place, or the first step beyond it
            assert 0 <= min(changed) - found[key].distance < Fraction(1, GRID)


@given(full_tables())
def test_at_the_tipping_weight_nobody_is_ahead_alone_and_just_before_it_nothing_has_changed(table):
    weights, scores = table
    result = compare(weights, scores)
    for one in tipping_points(result):
        assert 0 <= one.at <= 10
        at = leaders({**weights, one.criterion: one.at}, scores)
        assert result.ahead in at
        assert len(at) > 1
        before = one.at + (one.now - one.at) / 1000
        assert leaders({**weights, one.criterion: before}, scores) == {result.ahead}
        assert type(one.whole) is int
        assert 0 <= one.whole <= 10
        assert abs(one.whole - one.at) < 1
        assert set(one.then) == leaders({**weights, one.criterion: one.whole}, scores) != {result.ahead}


@given(full_tables())
def test_the_nearest_change_comes_first(table):
    distances = [one.distance for one in tipping_points(compare(*table))]
    assert distances == sorted(distances)


def test_a_criterion_that_matters_0_may_change_it_and_one_without_a_weight_does_not():
    result = two([5, 0, None], [6, 2, 2], [5, 9, 9])
    assert [(one.criterion, one.at, one.whole) for one in tipping_points(result)] == [("b", Fraction(5, 7), 1)]


def test_the_only_criterion_decides_whatever_it_weighs():
    result = two([5], [6], [5])
    assert tipping_points(result) == []
    assert what_would_change(result, CRITERIA, NAMES) == [
        "For the one criterion no weight from 0 to 10 changes who is ahead."
    ]


@pytest.mark.parametrize(
    ("result", "words"),
    [
        (compare({}, {}), ""),
        (two([5], [None], [None]), "Nothing has points yet. Begin with what matters most to you."),
        (two([5], [5], [None]), "No criterion has points for every offer yet."),
        (two([0, 0], [5, 5], [6, 6]), "Everything that has points matters 0, so nothing can be weighed."),
        (two([None, 5], [5, None], [6, 6]), "Say how much each criterion matters, 0 to 10."),
        (two([1, 1], [6, 5], [5, 6]), "A tie: Acme and Beta are level. This rests on 2 criteria."),
        (two([1], [6], [6]), "A tie: Acme and Beta are level. This rests on 1 criterion."),
        (two([7, 3], [5, 6], [5, 5]), "Too close to call: Acme and Beta are within 3 of 100."),
        (two([1], [5], [8]), "Beta is ahead of Acme by 30 of 100. This rests on 1 criterion."),
        (two([2, 1], [5, 5], [5, 6]), "Beta is ahead of Acme by 3.3 of 100."),
        (compare({"a": 4}, {"offer.1": {"a": 7}}), "Acme comes to 70 of 100. This rests on 1 criterion."),
    ],
)
def test_the_verdict(result, words):
    assert verdict(result, NAMES).startswith(words)
    assert bool(verdict(result, NAMES)) == bool(words)


def test_a_margin_of_exactly_3_is_too_close_and_a_little_more_is_not():
    three = two([7, 3], [5, 6], [5, 5])
    assert three.margin == 3
    assert three.front == ["offer.1", "offer.2"]
    assert margin_in_words(Fraction(301, 100)) == "a little more than 3"
    assert margin_in_words(Fraction(31, 10)) == "3.1"
    assert margin_in_words(Fraction(4)) == "4"
    assert margin_in_words(Fraction(251, 20)) == "13"


def test_three_that_are_close_are_all_named():
    result = compare(
        {"a": 10, "b": 1}, {"offer.1": {"a": 5, "b": 5}, "offer.2": {"a": 5, "b": 6}, "offer.3": {"a": 5, "b": 7}}
    )
    assert verdict(result, NAMES).startswith("Too close to call: Gamma, Beta and Acme are within 3 of 100.")


def test_a_tie_of_two_leaves_the_third_out():
    result = compare({"a": 1}, {name: {"a": value} for name, value in zip(NAMES, (3, 7, 7), strict=True)})
    assert verdict(result, NAMES).startswith("A tie: Beta and Gamma are level.")
    assert tipping_points(result) == []
    assert what_would_change(result, CRITERIA, NAMES) == []


def test_what_would_change_it_in_words():
    result = two([3, 8, 5], [2, 9, 5], [10, 5, 5])
    assert what_would_change(result, CRITERIA, NAMES) == [
        "Acme stays ahead until “The a” matters 4 instead of 3. Then Acme and Beta are level.",
        "Acme stays ahead until “The b” matters 6 instead of 8. Then Acme and Beta are level.",
        "For the other criterion no weight from 0 to 10 changes who is ahead.",
    ]


def test_a_whole_weight_beyond_a_broken_one_is_named():
    result = two([3, 7], [2, 9], [9, 5])
    assert tipping_points(result)[0].at == 4
    result = two([2, 7], [3, 9], [9, 5])
    assert tipping_points(result)[0].at == Fraction(28, 6)
    assert what_would_change(result, CRITERIA, NAMES)[0] == (
        "Acme stays ahead until “The a” matters 5 instead of 2. Then Beta is ahead."
    )


def test_what_does_not_count_is_named_with_the_reason():
    result = two([5, 0, None, 5], [5, 5, 5, 5], [5, 5, 5, None])
    more = [*CRITERIA, PointsLine("e", "The e"), PointsLine("f", "The f")]
    assert left_out(result, more, NAMES) == [
        "It matters 0: The b.",
        "It is not entered how much it matters: The c.",
        "No points for Beta: The d.",
        "Nothing is entered: The e; The f.",
    ]


def test_where_the_difference_comes_from():
    assert what_differs(two([3, 1], [10, 0], [4, 8]), CRITERIA, NAMES) == (
        "What speaks most: for Acme “The a”, for Beta “The b”."
    )
    assert what_differs(two([3], [10], [4]), CRITERIA, NAMES) == "What speaks most: for Acme “The a”."
    assert what_differs(two([3], [4], [4]), CRITERIA, NAMES) == "Their points are the same everywhere."
    assert what_differs(compare({"a": 4}, {"offer.1": {"a": 7}}), CRITERIA, NAMES) == ""


@pytest.mark.parametrize(
    ("total", "step", "words"),
    [(0, 0, "0"), (Fraction(5, 2), 5, "3"), (62, 60, "62"), (Fraction(125, 2), 65, "63"), (100, 100, "100")],
)
def test_a_total_is_rounded_for_the_slider_and_for_the_eye(total, step, words):
    assert rounded(Fraction(total)) == step
    assert total_in_words(Fraction(total)) == words


def test_criteria_of_the_packs_and_of_the_person():
    answers = {
        "criteria.order": ["criterion.2", "criterion.1"],
        "criterion.2.name": "Garden",
        "criterion.2.weight": 7,
        "weight.compare-work": 3,
        "weight.compare-money": 11,
        "offer.1.score.compare-work": 0,
        "offer.1.score.criterion-2": 9,
        "offer.1.score.compare-money": True,
    }
    found = lines(library([]).criteria, answers)
    assert len(found) == len(library([]).criteria) + 2
    assert [(one.key, one.text) for one in found[-2:]] == [
        ("criterion-2", "\u2068Garden\u2069"),
        ("criterion-1", "\u2068Criterion 1\u2069"),
    ]
    assert found[-2].weight_key == "criterion.2.weight"
    assert found[-2].score_key("offer.1") == "offer.1.score.criterion-2"
    assert weights_of(found, answers) == {"compare-work": 3, "criterion-2": 7}
    assert scores_of(found, ["offer.1", "offer.2"], answers) == {
        "offer.1": {"compare-work": 0, "criterion-2": 9},
        "offer.2": {},
    }


def test_what_stands_in_the_table_twice_and_too_many_offers_are_said():
    twice = [PointsLine("pay", "Pay"), PointsLine("criterion-1", "\u2068 pay\u2069", row="criterion.1")]
    assert remarks(2, twice) == ["“\u2068 pay\u2069” is in the table twice, so it counts twice."]
    assert remarks(7, twice[:1]) == ["7 offers are on your list; the first 6 stand side by side here."]
    assert remarks(6, twice[:1]) == []


FOURTH, FIFTH = "2026-12-04", "2026-12-05"


@pytest.mark.parametrize(
    ("before", "deadline", "there"),
    [
        ({}, FOURTH, FOURTH),
        ({"offer.deadline": FIFTH}, FOURTH, FOURTH),
        ({}, None, None),
        ({"offer.deadline": FIFTH}, None, FIFTH),  # typed there
        ({"offer.deadline": FIFTH, "offer.using": "offer.2", "offer.2.deadline": FIFTH}, None, ""),  # of another offer
        ({"offer.deadline": FIFTH, "offer.using": "offer.2", "offer.2.deadline": FOURTH}, None, FIFTH),
        ({"offer.deadline": FIFTH, "offer.using": ["offer.2"]}, None, FIFTH),
    ],
)
def test_the_decision_takes_the_day_of_the_offer_and_keeps_one_that_was_typed(before, deadline, there):
    offer = Offer("offer.1", deadline=deadline and date.fromisoformat(deadline))
    after = before | weighed(before, offer, 70)
    assert (after["offer.using"], after["offer.worth"], after.get("offer.deadline")) == ("offer.1", 70, there)


@pytest.mark.parametrize(
    ("using", "was", "there", "follows"),
    [
        ("offer.1", None, None, True),
        ("offer.1", None, "", True),
        ("offer.1", FOURTH, FOURTH, True),
        ("offer.1", FOURTH, FIFTH, False),  # the person typed another one there
        ("offer.1", None, FIFTH, False),
        ("offer.2", None, None, False),
        (None, None, None, False),
    ],
)
def test_the_decision_follows_the_deadline_of_the_offer_it_weighs(using, was, there, follows):
    answers = {"offer.using": using, "offer.1.deadline": was, "offer.deadline": there}
    assert deadline_follows(answers, "offer.1", "2026-12-09") == ({"offer.deadline": "2026-12-09"} if follows else {})
    assert deadline_follows(answers, "offer.1", None) == ({"offer.deadline": ""} if follows else {})

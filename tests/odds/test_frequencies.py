"""Chances in words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbook.odds import Chance, frequency, of_hundred, of_twenty, points, sentence


@pytest.mark.parametrize(
    ("chance", "words"),
    [
        (0.0, "under 1 in 20"),
        (0.05, "1 in 20"),
        (0.109, "1 in 9"),
        (1 / 3, "1 in 3"),
        (0.341, "1 in 3"),
        (0.5, "1 in 2"),
        (0.577, "3 in 5"),
        (0.9, "9 in 10"),
        (1.0, "over 19 in 20"),
    ],
)
def test_a_chance_becomes_a_plain_frequency(chance, words):
    assert frequency(chance) == words


@given(st.floats(0.05, 0.95))
def test_the_words_are_never_far_from_the_number(chance):
    some, of = map(int, frequency(chance).split(" in "))
    assert some / of == pytest.approx(chance, abs=0.06)


def test_range_first_middle_second():
    assert sentence(Chance(0.34, 0.11, 0.58)) == "between 1 in 9 and 3 in 5; about 1 in 3"
    assert sentence(Chance(0.34, 0.33, 0.34)) == "about 1 in 3"
    assert sentence(Chance(0.02, 0.001, 0.05)) == "between under 1 in 20 and 1 in 20; under 1 in 20"
    assert sentence(Chance(0.01, 0.001, 0.02)) == "under 1 in 20"


@pytest.mark.parametrize(
    ("chance", "words"),
    [(0.341, "about 35"), (0.109, "about 10"), (0.44, "about 40"), (0.01, "under 5"), (0.99, "over 95")],
)
def test_of_a_hundred_people_agrees_with_the_words(chance, words):
    assert of_hundred(chance) == words


def test_twenty_people():
    assert [of_twenty(p) for p in (0, 0.341, 0.5, 1)] == [0, 7, 10, 20]


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (0.131, "about +15 in 100"),
        (-0.152, "about −15 in 100"),
        (0.046, "about +5 in 100"),
        (-0.02, "hardly"),
        (0, "hardly"),
    ],
)
def test_changes_are_rounded_to_five_points(change, words):
    assert points(change) == words

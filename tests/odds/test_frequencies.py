"""Chances in words."""

import re

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbook.odds import Chance, about, frequency, of_hundred, of_twenty, plain, points, sentence, span

FINE = np.linspace(0, 1, 20_001)
AWAY = 0.025 + 1e-12
ENDS = {"under 1 in 20": 0.025, "over 19 in 20": 0.975, "under 5": 0.025, "over 95": 0.975}
CHANCES = st.floats(0, 1)


def value(words: str) -> float:
    """What words such as "about 3 in 5" say."""
    said = words.removeprefix("about ")
    if said in ENDS:
        return ENDS[said]
    some, of = map(int, said.split(" in "))
    return some / of


@pytest.mark.parametrize(
    ("chance", "words"),
    [
        (0.0, "under 1 in 20"),
        (0.05, "1 in 20"),
        (0.109, "1 in 9"),
        (0.30, "3 in 10"),
        (1 / 3, "1 in 3"),
        (0.341, "1 in 3"),
        (0.36, "7 in 20"),
        (0.45, "9 in 20"),
        (0.5, "1 in 2"),
        (0.577, "3 in 5"),
        (0.9, "9 in 10"),
        (1.0, "over 19 in 20"),
    ],
)
def test_a_chance_becomes_a_plain_frequency(chance, words):
    assert frequency(chance) == words


def test_words_picture_hundred_and_value_show_one_value_near_the_chance():
    for chance in FINE:
        stands_for = plain(chance)
        assert value(frequency(chance)) == value(about(chance)) == stands_for
        assert of_twenty(chance) == 20 * stands_for
        assert abs(stands_for - chance) <= AWAY
        hundred = of_hundred(chance)
        among = ENDS[hundred] if hundred in ENDS else int(hundred.removeprefix("about ")) / 100
        assert abs(among - stands_for) <= 0.005 + 1e-12
        assert abs(among - chance) <= AWAY


def test_what_is_drawn_keeps_its_words():
    assert all(frequency(plain(chance)) == frequency(chance) for chance in FINE)


def test_a_larger_chance_never_sounds_smaller():
    assert np.all(np.diff([plain(chance) for chance in FINE]) >= 0)


def test_frequencies_are_no_finer_than_5_points_where_people_do_not_know_them():
    finer = {plain(chance) for chance in FINE} - {some / 20 for some in range(21)}
    assert finer == {1 / 15, 1 / 9, 1 / 8, 1 / 7, 1 / 6, 1 / 3, 2 / 3, 0.025, 0.975}


def test_range_first_middle_second():
    assert sentence(Chance(0.34, 0.11, 0.58)) == "between 1 in 9 and 3 in 5; about 1 in 3"
    assert sentence(Chance(0.34, 0.33, 0.34)) == "about 1 in 3"
    assert sentence(Chance(0.01, 0.001, 0.02)) == "under 1 in 20"


def test_a_range_that_reaches_an_end():
    assert sentence(Chance(0.02, 0.001, 0.05)) == "up to 1 in 20; under 1 in 20"
    assert sentence(Chance(0.15, 0.01, 0.4)) == "up to 2 in 5; about 1 in 7"
    assert sentence(Chance(0.85, 0.6, 0.99)) == "at least 3 in 5; about 17 in 20"
    assert sentence(Chance(0.5, 0.01, 0.99)) == "nearly anything; about 1 in 2"
    assert span(0.99, 1) == "over 19 in 20"


@given(CHANCES, CHANCES, CHANCES)
def test_the_middle_is_never_said_to_lie_outside_the_range(one, mean, other):
    said = sentence(Chance(mean, min(one, other), max(one, other)))
    assert "between under" not in said
    assert "over 19 in 20;" not in said
    *whole, middle = said.split("; ")
    assert middle == about(mean)
    for ends in whole:
        low, high = _ends(ends)
        assert low < high
        assert low <= value(middle) <= high


def _ends(said: str) -> tuple[float, float]:
    values = [value(words) for words in re.findall(r"\d+ in \d+", said)]
    if said.startswith("between"):
        return values[0], values[1]
    if said.startswith("up to"):
        return 0, values[0]
    return (values[0], 1) if said.startswith("at least") else (0, 1)


@pytest.mark.parametrize(
    ("chance", "words"),
    [(0.341, "about 33"), (0.109, "about 11"), (0.44, "about 45"), (0.01, "under 5"), (0.99, "over 95")],
)
def test_of_a_hundred_people_agrees_with_the_words(chance, words):
    assert of_hundred(chance) == words


def test_twenty_people():
    assert [of_twenty(p) for p in (0, 0.341, 0.5, 1)] == pytest.approx([0.5, 20 / 3, 10, 19.5])


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

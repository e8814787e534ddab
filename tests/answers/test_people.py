"""How many people there are is one value: typed, recorded, computed with and read back it is the same."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbook.answers.applications import Application
from workbook.answers.fields import Field
from workbook.answers.people import People
from workbook.odds import Round

COUNTS = st.integers(1, 50)
FIELD = Field("interview.finalists", "Still in it", "people")


@given(COUNTS, COUNTS)
def test_it_is_the_same_wherever_it_went(one, other):
    people = People(min(one, other), max(one, other))
    assert People.of(people.recorded) == People.of(people.counted) == People.of(people) == people
    assert People.read(FIELD.written(people.recorded), "Still in it") == people
    assert Round(people.counted).people == people.counted
    assert Application("interview", finalists=people.recorded).finalists == people
    assert people.known == (one if one == other else None)


@pytest.mark.parametrize("wrong", [0, 51, True, 2.5, "3", [], [3], [1, 2, 3], [4, 2], [0, 3], ["2", "4"], {}, "34"])
def test_what_is_no_number_of_people_is_refused(wrong):
    with pytest.raises(ValueError, match="people must be"):
        People.of(wrong)
    with pytest.raises(ValueError, match="people must be"):
        Application("interview", finalists=wrong)


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("a few", "Still in it must be a whole number from 1 to 50, or a range such as 3 to 5. You gave: a few."),
        ("5 to 3", "Still in it: write the smaller number first, such as 3 to 5. You gave: 5 to 3."),
        ("51", "Still in it must be a whole number from 1 to 50, or a range such as 3 to 5. You gave: 51."),
    ],
)
def test_what_cannot_be_read_is_said(typed, said):
    with pytest.raises(ValueError, match="Still in it") as refusal:
        People.read(typed, "Still in it")
    assert str(refusal.value) == said

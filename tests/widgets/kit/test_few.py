"""The few that matter most stand first and open."""

from workbook.answers.fields import Field
from workbook.widgets.kit.few import SHORT, STAND_OPEN, THE_REST, few_first


def ticks(count, group="Practical"):
    return [Field(f"done.{number}", f"Task {number}", "tick", group=group) for number in range(count)]


def keys(fields):
    return [one.key for one in fields]


def test_a_short_list_stays_as_it_is():
    assert few_first(ticks(SHORT)) == ticks(SHORT)


def test_of_a_long_one_the_first_few_have_no_heading_and_nothing_is_gone():
    sorted_out = few_first(ticks(SHORT + 1))
    assert keys(sorted_out) == keys(ticks(SHORT + 1))
    assert [one.group for one in sorted_out] == [""] * STAND_OPEN + ["Practical"] * (SHORT + 1 - STAND_OPEN)


def test_what_weighs_most_is_among_the_few_each_part_in_its_order():
    sorted_out = few_first(ticks(9), lambda field: field.key in ("done.8", "done.6"))
    assert keys(sorted_out) == [f"done.{number}" for number in (0, 1, 2, 6, 8, 3, 4, 5, 7)]


def test_the_rest_has_a_heading_even_where_nobody_gave_one():
    assert {one.group for one in few_first(ticks(9, group=""))[STAND_OPEN:]} == {THE_REST}

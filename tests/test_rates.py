"""The evidence explorer shows every published rate that counts people, and no other."""

import pytest

from workbook.evidence import table
from workbook.rates import chosen, rates


def test_what_counts_vacancies_or_searches_is_left_out():
    ids = {rate.id for rate in rates()}
    assert {"S001", "E042", "E102", "E010"} <= ids
    assert not {"E022", "E001", "E002", "E024"} & ids
    assert len(ids) == len(rates()) >= 30


def test_a_rate_says_what_its_row_says():
    rate = next(rate for rate in rates() if rate.id == "E049")
    row = table()["E049"]
    assert (rate.figure, rate.low, rate.high) == (0.35, 0.3, 0.4)
    assert rate.label == f"{row['source_org']}, {row['year_of_data']}"
    assert (rate.stage, rate.grade) == ("last interview to offer", "B")
    assert all(0 < rate.figure < 1 and (rate.low is None) == (rate.high is None) for rate in rates())
    assert all(rate.counted for rate in rates())


@pytest.mark.parametrize("people", ["software", "graduate", "public_sector", "other"])
def test_the_filters_part_the_rates(people):
    mine = chosen(people=people)
    assert mine
    assert {rate.people for rate in mine} == {people}
    assert sum(len(chosen(people=people, grade=grade)) for grade in "ABC") == len(mine)
    late = {rate.start for rate in chosen(people, "late")}
    assert late <= {"second_interview", "final_interview"}


def test_no_filter_leaves_nothing_out():
    assert chosen() == rates()
    assert chosen(stage="first_interview", grade="A")

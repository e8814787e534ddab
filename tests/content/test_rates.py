"""The evidence explorer shows every published rate that counts people, targets and guesses apart, and no other."""

import pytest

from workbook.content.evidence import COUNTED, evidence_rows
from workbook.content.rates import UNCOUNTED, chosen, rates

UNCOUNTED_RATES = {"S001", "E049", "E110", "E114", "E115", "E117", "E121"}


def test_what_counts_vacancies_or_searches_is_left_out():
    ids = {rate.id for rate in rates()}
    assert {"S001", "E042", "E102", "E010"} <= ids
    assert not {"E022", "E001", "E002", "E024"} & ids
    assert len(ids) == len(rates()) >= 30


def test_a_rate_says_what_its_row_says():
    rate = next(rate for rate in rates() if rate.id == "E049")
    row = evidence_rows()["E049"]
    assert (rate.figure, rate.low, rate.high) == (0.35, 0.3, 0.4)
    assert (rate.org, rate.year, rate.counted) == (row["source_org"], row["year_of_data"], row["counted"])
    assert (rate.stage, rate.grade, rate.basis) == ("last interview to offer", "C", "target")
    assert all(0 < rate.figure < 1 and (rate.low is None) == (rate.high is None) for rate in rates())
    assert all(rate.counted and rate.year for rate in rates())


@pytest.mark.parametrize("people", ["software", "graduate", "public_sector", "other"])
def test_the_filters_part_the_rates(people):
    mine = chosen(people=people)
    assert mine
    assert {rate.people for rate in mine} == {people}
    assert sum(len(chosen(people=people, grade=grade)) for grade in "ABC") == len(mine)
    late = {rate.start for rate in chosen(people, "late")}
    assert late <= {"second_interview", "final_interview"}


def test_targets_and_guesses_are_a_group_of_their_own():
    counted, uncounted = chosen(basis=COUNTED), chosen(basis=UNCOUNTED)
    assert {rate.id for rate in uncounted} == UNCOUNTED_RATES
    assert set(counted) | set(uncounted) == set(rates())
    assert not set(counted) & set(uncounted)


def test_readings_of_one_chart_or_table_are_one_source():
    source = {rate.id: rate.source for rate in rates()}
    for alike in (
        ("E101", "E102", "E103"),
        ("E071", "E072", "E073", "E074"),
        ("E081", "E082", "E083"),
        ("E010", "E011"),
    ):
        assert len({source[one] for one in alike}) == 1
    assert source["E042"] != source["E049"], "one firm, but two reports"
    assert source["E067"] != source["E071"]


def test_no_filter_leaves_nothing_out():
    assert chosen() == rates()
    assert chosen(stage="first_interview", grade="A")

"""The evidence explorer shows what was counted, guesses by choice, beside the range of the person's own room."""

import pytest

from workbook import EvidenceExplorer, InFlight
from workbook.answers.applications import Application
from workbook.answers.catalogue import FIRST
from workbook.content.rates import chosen
from workbook.odds import chance_of_offer, sentence


@pytest.fixture
def flight(journal):
    return InFlight(journal)


def test_what_was_counted_is_shown_first_and_the_filters_choose(flight):
    page = EvidenceExplorer(flight)
    chart = page.charts["rates"]
    assert len(chart.rows) == len(chosen(stage="late", basis="counted"))
    assert not [row for row in chart.rows if row[3].startswith("Nothing was counted")]
    page.controls["basis"].value = "uncounted"
    assert len(chart.rows) == len(chosen(stage="late", basis="uncounted"))
    assert all(row[3].startswith("Nothing was counted") for row in chart.rows)
    page.controls["basis"].value = "any"
    page.controls["stage"].value = "any"
    page.controls["people"].value = "graduate"
    assert len(chart.rows) == len(chosen(people="graduate"))
    page.controls["grade"].value = "A"
    assert chart.rows == []
    assert chart.sentence.startswith("No published rate is chosen")
    page.controls["people"].value = "any"
    assert {row[4] for row in chart.rows} == {"A"}
    assert repr(page) == "EvidenceExplorer()"


def test_its_range_is_the_one_of_the_own_room(flight):
    page = EvidenceExplorer(flight)
    any_work = sentence(chance_of_offer(Application(FIRST).process()))
    assert page.charts["rates"].sentence.endswith(f"for any work this workbook says {any_work}.")
    flight.change(FIRST, finalists=7, insider=True)
    own = flight.standing().chance_of(flight.applications[0])
    assert page.charts["rates"].sentence.endswith(f"for your room this workbook says {sentence(own)}.")
    flight.mark(FIRST, "no")
    assert page.charts["rates"].sentence.endswith(f"for any work this workbook says {any_work}.")

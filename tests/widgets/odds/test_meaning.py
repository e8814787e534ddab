"""The meaning of a second interview follows what is known, on this page and on others."""

import pytest

from widgets.page import sends
from workbook import InFlight, Meaning, StageOdds
from workbook.answers.catalogue import FIRST
from workbook.answers.outcomes import what_came
from workbook.journal import Journal, JournalError


@pytest.fixture
def odds(journal):
    return StageOdds(journal)


def test_it_follows_the_odds_beside_it(odds):
    page = Meaning(odds.flight)
    assert odds.picture["sentence"] in page.said
    odds.controls["known"].value = "exactly"
    odds.controls["low"].typed = "3"
    odds.controls["insider"].value = "yes"
    assert page.said.startswith("Two other people got the same call, and one of them works there already.")
    assert odds.picture["sentence"] in page.said
    assert "how many people" not in page.steps[0]["words"]


def test_an_outcome_is_said_as_the_odds_say_it(odds):
    page = Meaning(odds.flight)
    odds.flight.mark(FIRST, "offer")
    assert page.said == what_came(odds.interview) == odds.over["words"]
    assert page.steps == []


def test_what_was_done_on_another_page_is_not_advised_any_more(journal, odds):
    page = Meaning(odds.flight)
    assert [step["page"] for step in page.steps][:3] == ["03-the-process", "07-the-day", "08-afterwards"]
    there = Journal(journal.path)
    for key, value in {
        "done.process-one-message": True,
        "preparation.ticked": 100,
        "referees.order": ["referee.1"],
        "referee.1.permission": "yes",
    }.items():
        there.record(key, value)
    sends(page, looks=1)
    assert [step["page"] for step in page.steps] == ["02-your-pipeline"]


def test_it_saves_nothing_and_prints_nothing_of_a_person(journal, odds):
    journal.record("interview.employer", "Harbour Logistics")
    page = Meaning(InFlight(journal))
    assert repr(page) == "Meaning()"
    assert page.controls == {}
    assert set(journal.entries()) == {"interview.employer"}


def test_a_journal_that_cannot_be_read_is_a_sentence(tmp_path):
    class Broken(Journal):
        def contents(self):
            raise JournalError("The journal file is damaged.")

    page = Meaning(InFlight(Broken(tmp_path)))
    assert page.unsaved == "What you entered earlier could not be read. The journal file is damaged."
    assert page.said.startswith("How many others got the same call, you do not know yet.")

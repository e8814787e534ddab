"""The applications in flight: adding, removing, marking outcomes and forecasting lose nothing."""

from datetime import date

import pytest

from workbook import InFlight
from workbook.answers.applications import MOST_APPLICATIONS
from workbook.answers.people import People
from workbook.journal import Journal

TODAY = date(2026, 11, 22)


@pytest.fixture
def flight(journal):
    return InFlight(journal, lambda: TODAY)


def again(flight):
    """The same, once it was saved, in another process."""
    flight.answers.autosave.flush()
    return InFlight(Journal(flight.answers.journal.path), lambda: TODAY)


def test_the_interview_of_page_00_is_there_already(journal):
    journal.record("interview.employer", "Harbour")
    journal.record("interview.finalists", 3)
    flight = InFlight(journal)
    (application,) = flight.applications
    assert (application.employer, application.finalists, flight.current) == ("Harbour", People(3, 3), application)


def test_keys_are_stable_and_never_used_again(flight):
    flight.add()
    flight.add()
    assert flight.keys == ["interview", "application.1", "application.2"]
    flight.change("application.2", employer="Mill", finalists=(2, 5))
    flight.remove("application.2")
    flight.add()
    assert flight.keys == ["interview", "application.1", "application.3"]
    assert again(flight).applications == flight.applications


def test_what_was_removed_comes_back_with_every_answer(flight):
    flight.add()
    flight.change("application.1", employer="Mill", finalists=(2, 5), insider=True)
    before = flight.current
    flight.remove("application.1")
    assert flight.keys == ["interview"]
    assert flight.selected == "interview"
    flight.put_back("application.1")
    assert flight.current == before
    assert flight.put_back("application.1") == {}


def test_even_the_last_one_may_be_removed(flight):
    flight.remove("interview")
    assert (flight.applications, flight.current, flight.standing().odds) == ((), None, None)
    flight.add()
    assert flight.current.key == "application.1"


def test_the_list_has_an_end(flight):
    for _ in range(MOST_APPLICATIONS - 1):
        flight.add()
    before = flight.applications
    with pytest.raises(ValueError, match=f"at most {MOST_APPLICATIONS} applications"):
        flight.add()
    assert flight.applications == before


@pytest.mark.parametrize(("outcome", "record"), [("offer", (1, 1)), ("no", (0, 1)), ("withdrawn", (0, 0))])
def test_an_outcome_counts_in_the_record_and_can_be_taken_back(flight, outcome, record):
    changes = flight.mark("interview", outcome)
    assert (flight.answers.candidate.offers, flight.answers.candidate.interviews) == record
    assert changes["interview.outcome"] == outcome
    assert flight.current.locked
    assert flight.standing().odds is None
    flight.mark("interview", "open")
    assert (flight.answers.candidate.offers, flight.answers.candidate.interviews) == (0, 0)
    assert flight.current.locked, "a forecast stays locked once an outcome was seen"
    assert flight.standing().odds is not None


def test_an_outcome_entered_twice_is_refused_with_a_sentence(flight):
    flight.change("interview", employer="Harbour")
    flight.mark("interview", "offer")
    assert flight.mark("interview", "offer") == {}
    with pytest.raises(ValueError, match="has its outcome already: an offer.*No answer yet") as refusal:
        flight.mark("interview", "no")
    assert "Harbour" in str(refusal.value)
    candidate = flight.answers.candidate
    assert (flight.current.outcome, candidate.offers, candidate.interviews) == ("offer", 1, 1)


def test_a_full_record_stays_a_record(flight):
    flight.answers.put({"record.interviews": 100, "record.offers": 100})
    flight.mark("interview", "offer")
    assert (flight.answers.candidate.interviews, flight.answers.candidate.offers) == (100, 100)
    flight.answers.put({"record.interviews": 0, "record.offers": 0})
    flight.mark("interview", "open")
    assert (flight.answers.candidate.interviews, flight.answers.candidate.offers) == (0, 0)


def test_a_forecast_is_locked_when_the_outcome_lands(flight):
    flight.forecast("interview", before=40)
    flight.mark("interview", "no")
    with pytest.raises(ValueError, match="locked when its outcome came"):
        flight.forecast("interview", before=5)
    assert flight.current.before == 40
    with pytest.raises(ValueError, match="locked"):
        again(flight).forecast("interview", after=5)


def test_who_scores_is_one_answer_with_the_form_of_the_interview(flight):
    assert flight.change("interview", scoring="panel") == {"interview.scoring": "panel"}, "the form says nothing yet"
    flight.answers.put({"interview.format": "separate", "interview.scoring": "panel"})
    assert flight.current.scoring == "panel", "as an older workbook read the two"
    flight.change("interview", scoring="panel")
    assert flight.answers.get("interview.format") == "panel"
    assert flight.current.scoring == "panel"

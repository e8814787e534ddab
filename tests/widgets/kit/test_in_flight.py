"""The applications in flight: adding, removing, marking outcomes and forecasting lose nothing."""

from datetime import date

import pytest

from workbook import InFlight
from workbook.answers.applications import MOST_APPLICATIONS

TODAY = date(2026, 11, 22)


@pytest.fixture
def flight(journal):
    flight = InFlight(journal, lambda: TODAY)
    flight.recall(journal.latest)
    return flight


def keep(flight, changes):
    for key, value in changes.items():
        flight.journal.record(key, value)


def test_the_interview_of_page_00_is_there_already(journal):
    journal.record("interview.employer", "Harbour")
    journal.record("interview.finalists", 3)
    flight = InFlight(journal)
    flight.recall(journal.latest)
    (application,) = flight.applications
    assert (application.employer, application.finalists, flight.current) == ("Harbour", 3, application)


def test_keys_are_stable_and_never_used_again(flight):
    keep(flight, flight.add())
    keep(flight, flight.add())
    assert flight.keys == ["interview", "application.1", "application.2"]
    keep(flight, flight.change("application.2", employer="Mill", finalists=(2, 5)))
    keep(flight, flight.remove("application.2"))
    keep(flight, flight.add())
    assert flight.keys == ["interview", "application.1", "application.3"]
    again = InFlight(flight.journal)
    again.recall(flight.journal.latest)
    assert again.applications == flight.applications


def test_what_was_removed_comes_back_with_every_answer(flight):
    keep(flight, flight.add())
    keep(flight, flight.change("application.1", employer="Mill", finalists=(2, 5), insider=True))
    before = flight.current
    keep(flight, flight.remove("application.1"))
    assert flight.keys == ["interview"]
    assert flight.selected == "interview"
    keep(flight, flight.put_back("application.1"))
    assert flight.current == before
    assert flight.put_back("application.1") == {}


def test_even_the_last_one_may_be_removed(flight):
    keep(flight, flight.remove("interview"))
    assert (flight.applications, flight.current, flight.standing().odds) == ((), None, None)
    keep(flight, flight.add())
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
    keep(flight, changes)
    assert (flight.candidate.offers, flight.candidate.interviews) == record
    assert changes["interview.outcome"] == outcome
    assert flight.current.locked
    assert flight.standing().odds is None
    keep(flight, flight.mark("interview", "open"))
    assert (flight.candidate.offers, flight.candidate.interviews) == (0, 0)
    assert flight.current.locked, "a forecast stays locked once an outcome was seen"
    assert flight.standing().odds is not None


def test_an_outcome_entered_twice_is_refused_with_a_sentence(flight):
    keep(flight, flight.change("interview", employer="Harbour"))
    keep(flight, flight.mark("interview", "offer"))
    assert flight.mark("interview", "offer") == {}
    with pytest.raises(ValueError, match="has its outcome already: an offer.*No answer yet") as refusal:
        flight.mark("interview", "no")
    assert "Harbour" in str(refusal.value)
    assert (flight.current.outcome, flight.candidate.offers, flight.candidate.interviews) == ("offer", 1, 1)


def test_a_full_record_stays_a_record(flight):
    flight.say(interviews=100, offers=100)
    flight.mark("interview", "offer")
    assert (flight.candidate.interviews, flight.candidate.offers) == (100, 100)
    flight.say(interviews=0, offers=0)
    flight.mark("interview", "open")
    assert (flight.candidate.interviews, flight.candidate.offers) == (0, 0)


def test_a_forecast_is_locked_when_the_outcome_lands(flight):
    keep(flight, flight.forecast("interview", before=40))
    keep(flight, flight.mark("interview", "no"))
    with pytest.raises(ValueError, match="locked when its outcome came"):
        flight.forecast("interview", before=5)
    assert flight.current.before == 40
    again = InFlight(flight.journal)
    again.recall(flight.journal.latest)
    with pytest.raises(ValueError, match="locked"):
        again.forecast("interview", after=5)


def test_who_scores_is_one_answer_with_the_form_of_the_interview(flight):
    assert flight.change("interview", scoring="panel") == {"interview.scoring": "panel"}, "the form says nothing yet"
    keep(flight, {"interview.format": "separate", "interview.scoring": "panel"})
    flight.recall(flight.journal.latest)
    assert flight.current.scoring == "panel", "as an older workbook read the two"
    keep(flight, flight.change("interview", scoring="panel"))
    assert flight.journal.latest("interview.format") == "panel"
    flight.recall(flight.journal.latest)
    assert flight.current.scoring == "panel"

"""The part that begins with the next interview: two presses, what is recorded, and the way back."""

from datetime import datetime

import pytest

from widgets.page import does, sends
from workbook import Answers, Forecasts, InFlight
from workbook.after.next_interview import STAYING
from workbook.content.packs.library import library
from workbook.journal import Journal
from workbook.widgets.after.next_interview import CHANGED, GONE_ON, TAKEN_BACK, NextInterview

NOW = datetime(2026, 12, 10, 9)
SCRIPT = "<img src=x onerror=alert(1)>"
GIVEN = {
    "applications.order": ["interview", "application.1"],
    "applications.last": 1,
    "application.1.employer": "Mill",
    "interview.employer": SCRIPT,
    "interview.role": "finance",
    "interview.when": "2026-12-03T14:00",
    "interview.outcome": "no",
    "interview.before": 30,
    "interview.locked": True,
    "record.interviews": 1,
    "done.process-agenda": True,
    "process.length": "2 hours",
    "people.order": ["person.1"],
    "person.1.name": "Rosa",
    "written.day-route": "By tram",
    "round.1.application": "interview",
    "question.two-minutes": "notes",
}


def opened(journal):
    return NextInterview(Answers(journal, content=library([]), now=lambda: NOW))


@pytest.fixture
def page(journal):
    for key, value in GIVEN.items():
        journal.record(key, value)
    return opened(journal)


def saved(journal):
    """What the journal holds, without what says nothing and what is counted anew."""
    values = {key: journal.latest(key) for key in journal.entries()}
    return {key: value for key, value in values.items() if value not in (None, []) and key != "preparation.ticked"}


def test_before_anything_is_entered(journal):
    page = opened(journal)
    assert page.said[0].startswith("Nothing is written down")
    assert (page.ready, page.done, page.back) == (False, "", False)
    does(page, "begin")
    does(page, "take_back")
    assert page.done == ""
    page._autosave.flush()
    assert saved(journal) == {}


def test_it_says_what_would_happen_in_the_persons_words(page):
    assert page.ready
    assert SCRIPT in page.said[0]
    assert "1 tick, 1 fact about the process, 1 person and 1 written answer" in page.said[1]
    assert STAYING in page.said[-1]
    assert SCRIPT not in repr(page)


def test_it_follows_what_is_entered(page):
    page.answers.put({"people.order": ["person.1", "person.2"], "interview.outcome": None})
    assert "2 people" in page.said[2]
    assert "no answer yet" in page.said[1]


def test_beginning_is_recorded(page, journal, until):
    does(page, "begin")
    assert (page.ready, page.back, page.notice) == (False, True, "")
    assert page.done.startswith("Done.")
    assert SCRIPT in page.done
    until(lambda: page.saved)
    now = saved(journal)
    assert now["applications.order"] == ["interview", "application.1", "application.2"]
    assert now["round.1.application"] == "application.2"
    assert now["past.application.2.people.order"] == ["person.1"]
    assert (now["application.2.before"], now["application.2.locked"], now["record.interviews"]) == (30, True, 1)
    assert not [key for key in now if key.startswith(("interview.", "process.", "done."))]


def test_the_forecasts_on_the_same_page_show_it_unchanged(page, journal, until):
    flight = InFlight(journal, today=NOW.date)
    part = Forecasts(flight)
    assert flight.applications[0].outcome == "no"
    does(page, "begin")
    until(lambda: flight.keys == ["interview", "application.1", "application.2"])
    assert (flight.applications[2].employer, flight.applications[2].before) == (SCRIPT, 30)
    assert flight.applications[0].is_open
    assert part.problem == ""


def test_taking_it_back_restores_the_journal(page, journal):
    before = saved(journal)
    does(page, "begin")
    page._autosave.flush()
    assert saved(journal) != before
    does(page, "take_back")
    page._autosave.flush()
    assert saved(journal) == before
    assert (page.notice, page.done, page.back, page.ready) == (TAKEN_BACK, "", False, True)
    assert SCRIPT in page.said[0]
    does(page, "begin")
    assert page.back
    assert page.notice == ""


def test_opened_again_it_is_ready_for_the_next_one(page, journal):
    does(page, "begin")
    page._autosave.flush()
    again = opened(Journal(journal.path))
    assert (again.ready, again.done, again.back) == (False, "", False)
    does(again, "take_back")
    assert again.notice == ""


def test_after_the_next_one_is_entered_it_offers_to_put_that_aside(page, journal):
    does(page, "begin")
    page.keep({"interview.employer": "Quay"})
    assert (page.ready, page.done, page.back) == (True, "", False)
    assert "Quay" in page.said[0]
    does(page, "take_back")
    assert page.notice == GONE_ON
    does(page, "begin")
    page._autosave.flush()
    assert journal.latest("application.3.employer") == "Quay"
    assert journal.latest("application.2.employer") == SCRIPT
    does(page, "take_back")
    page._autosave.flush()
    assert journal.latest("interview.employer") == "Quay"
    assert journal.latest("applications.order") == ["interview", "application.1", "application.2"]


def test_it_stays_done_but_cannot_be_taken_back_once_the_pipeline_was_changed(page):
    does(page, "begin")
    page.keep({"application.2.outcome": "offer"})
    assert page.done
    assert not page.back
    does(page, "take_back")
    assert page.notice == GONE_ON


def test_what_another_page_changed_is_read_before_anything_is_done(page, journal):
    Journal(journal.path).record("interview.employer", "Quay")
    does(page, "begin")
    assert page.notice == CHANGED
    assert "Quay" in page.said[0]
    assert page.done == ""
    does(page, "begin")
    assert "Quay" in page.done


def test_another_page_that_went_on_is_seen_before_it_is_taken_back(page, journal):
    does(page, "begin")
    page._autosave.flush()
    Journal(journal.path).record("interview.employer", "Quay")
    does(page, "take_back")
    assert page.notice == GONE_ON
    assert journal.latest("interview.employer") == "Quay"
    sends(page, looks=1)
    assert "Quay" in page.said[0]


def test_a_full_pipeline_is_said(page):
    page.keep({"applications.order": ["interview", *(f"application.{n}" for n in range(1, 30))]})
    assert page.said == [
        "“Your pipeline” holds at most 30 applications. Remove one there that is over, then come back."
    ]
    assert not page.ready


def test_what_is_no_message_of_ours_does_nothing(page, journal):
    before = saved(journal)
    does(page, "")
    does(page, "delete", key="interview")
    page._autosave.flush()
    assert saved(journal) == before

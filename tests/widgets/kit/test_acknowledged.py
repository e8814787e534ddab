"""Every change that a page names is answered: once it is committed, or that it was refused."""

import pytest

from widgets.page import does, message, sends
from workbook import Answers, InterviewForm, SaveBar, Written
from workbook.journal import Journal


@pytest.fixture
def form(journal):
    return InterviewForm(journal)


@pytest.fixture
def bar(journal):
    return SaveBar(journal)


def test_a_change_and_what_the_bar_says_of_it_are_one_message(form, bar, journal, until, monkeypatch):
    told = []

    def hear(data, **_more):
        told.append((data["state"], Journal(journal.path).latest("interview.employer")))

    monkeypatch.setattr(bar, "_send", hear)
    sends(form.controls["employer"], typed="Harbour", change="one")
    until(lambda: told)
    [(state, recorded)] = told
    assert (state["answered"], recorded) == ({"one": True}, "Harbour")
    assert state["saved"].startswith("Saved ")
    assert state["workbook"] == journal.about("workbook") != ""


def test_what_is_refused_is_answered_so_and_keeps_its_note(form, bar, until):
    sends(form.controls["openings"], typed="a few", change="one")
    until(lambda: bar.answered)
    assert bar.answered == {"one": False}
    assert form.controls["openings"].error


def test_what_is_sent_once_more_is_answered_under_its_new_name(form, bar, journal, until):
    sends(form.controls["employer"], typed="Harbour", change="one")
    until(lambda: bar.answered == {"one": True})
    again = message("custom", content={"change": "two", "state": {"typed": "Harbour"}})
    form.controls["employer"]._handle_msg(again)
    until(lambda: bar.answered == {"two": True})
    assert [entry.value for entry in journal.history("interview.employer")] == ["Harbour"]


def test_a_change_that_never_arrived_is_made_when_it_is_sent_once_more(form, bar, journal, until):
    again = message("custom", content={"change": "two", "state": {"typed": "Harbour"}})
    form.controls["employer"]._handle_msg(again)
    until(lambda: bar.answered == {"two": True})
    assert journal.latest("interview.employer") == "Harbour"


def test_the_fields_of_a_sheet_are_answered_like_controls(journal, bar, until):
    sheet = Written(Answers(journal), "fit", "Why this job, here")
    line = next(field for field in sheet.fields if field["kind"] in ("text", "line"))
    does(sheet, "type", key=line["key"], typed="By tram", change="one")
    until(lambda: bar.answered == {"one": True})
    assert journal.latest(line["key"]) == "By tram"


def test_nothing_is_answered_after_everything_was_deleted(form, bar):
    sends(form.controls["employer"], typed="Harbour", change="one")
    does(bar, "delete")
    assert bar.over
    Answers(bar._journal).autosave.flush()
    assert bar.answered in ({}, {"one": True})  # it was saved before it was deleted
    sends(form.controls["employer"], typed="Typed afterwards", change="two")
    Answers(bar._journal).autosave.flush()
    assert "two" not in bar.answered


def test_after_deleting_the_page_still_knows_which_workbook_it_has_to_forget(form, bar, journal, until):
    sends(form.controls["employer"], typed="Harbour", change="one")
    until(lambda: bar.answered)
    workbook = journal.about("workbook")
    does(bar, "delete")
    assert (bar.over, bar.workbook) == (True, workbook)

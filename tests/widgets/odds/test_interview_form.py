"""The interview is entered once and is there again."""

from datetime import datetime

import pytest

from workbook import InterviewForm, StageOdds
from workbook.answers.people import People
from workbook.widgets.odds.interview_form import interview_summary

NOW = datetime(2026, 11, 22, 18)


@pytest.mark.parametrize(
    ("employer", "when", "words"),
    [
        ("", "", "Who wants to see you again, and when? Enter it once: the other pages read it from here."),
        ("Harbour", "", "Your second interview at \u2068Harbour\u2069"),
        ("P", "2026-12-03T14:00", "Your second interview at \u2068P\u2069, Thursday 3 December 2026, 14:00: "
         "in 11 days"),
        ("", "2026-11-23T00:30", "Your second interview, Monday 23 November 2026, 00:30: tomorrow"),
        ("", "2026-11-22T18:05", "Your second interview, Sunday 22 November 2026, 18:05: today"),
        ("Pier", "2026-11-22T17:00", "Your second interview at \u2068Pier\u2069, Sunday 22 November 2026, 17:00: "
         "today"),
        ("", "2026-11-21T17:00", "Your second interview, Saturday 21 November 2026, 17:00: yesterday"),
        ("", "2025-11-22T17:00", "Your second interview, Saturday 22 November 2025, 17:00: 365 days ago"),
    ],
)  # fmt: skip
def test_what_was_entered_is_said_back(employer, when, words):
    assert interview_summary(employer, when, NOW) == words


def test_every_answer_is_there_again(journal, until):
    form = InterviewForm(journal)
    answers = {"employer": "<b>Harbour</b>", "when": "2026-12-03T14:00"}
    choices = {"role": "public_sector", "format": "panel", "last": "3", "known": "between"}
    for name, text in answers.items():
        form.controls[name].typed = text
    for name, key in choices.items():
        form.controls[name].value = key
    form.controls["low"].typed, form.controls["high"].typed = "2", "5"
    form.controls["openings"].typed, form.controls["title"].typed = "2", "Data engineer"
    until(lambda: journal.latest("interview.rounds_left") == 3 and form.saved)
    again = InterviewForm(journal)
    assert {name: again.controls[name].typed for name in answers} == answers
    assert {name: again.controls[name].value for name in choices} == choices
    assert [again.controls[name].typed for name in ("openings", "title")] == ["2", "Data engineer"]
    assert again.application.finalists == People(2, 5)
    assert "<b>Harbour</b>" in again.summary
    odds = StageOdds(journal)
    assert (odds.interview.role, odds.interview.finalists, odds.interview.rounds_left) == (
        "public_sector",
        People(2, 5),
        3,
    )


def test_an_interview_that_is_not_the_last_is_recorded_with_its_number_only(journal):
    form = InterviewForm(journal)
    assert (form.application.rounds_left, form.controls["last"].value) == (None, "")
    for key, rounds_left in (("1", 1), ("2", 2), ("", None)):
        form.controls["last"].value = key
        assert form.application.rounds_left == rounds_left


def test_nothing_is_recorded_before_something_was_said(journal, until):
    form = InterviewForm(journal)
    form.controls["known"].value = "exactly"
    form.controls["known"].value = "between"
    form.controls["low"].typed = "3"
    form.looks += 1
    form.controls["employer"].typed = "Harbour"
    until(lambda: form.saved)
    assert {key for key in journal.entries() if key.startswith("interview.")} == {"interview.employer"}
    assert "For one job we assume" in InterviewForm(journal).controls["known"].help


def test_a_date_that_cannot_be_is_said_and_the_last_good_one_stays(journal):
    form = InterviewForm(journal)
    form.controls["when"].typed = "2026-12-03T14:00"
    form.controls["when"].typed = "2026-02-31T14:00"
    assert form.controls["when"].error
    assert form.application.when == "2026-12-03T14:00"


def test_an_employer_that_is_too_long_is_refused_whole(journal):
    form = InterviewForm(journal)
    form.controls["employer"].typed = "x" * 81
    assert form.controls["employer"].error == "Employer has 81 characters; the limit is 80. Nothing was cut."
    assert form.application.employer == ""


def test_nothing_a_person_entered_is_in_the_text_that_a_notebook_stores(journal):
    form = InterviewForm(journal)
    form.controls["employer"].typed = "Secret Ltd"
    assert repr(form) == "InterviewForm()"


def test_turning_to_the_page_again_keeps_what_was_refused(journal):
    form = InterviewForm(journal)
    form.controls["employer"].typed = "x" * 81
    form.controls["known"].value = "between"
    form.controls["low"].typed, form.controls["high"].typed = "3", "99"
    form.looks += 1
    assert form.controls["employer"].typed == "x" * 81
    assert form.controls["high"].typed == "99"
    assert "has 81 characters" in form.controls["employer"].error
    assert "You gave: 99." in form.controls["high"].error
    assert form.refused == 2

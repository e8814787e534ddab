"""One open application at a time: when to write, the message, and what the silence says."""

from datetime import datetime

import pytest

from widgets.page import does, fill
from workbook import Answers, InFlight, StayInTouch, Waiting
from workbook.content.packs.library import library


def now():
    return datetime(2026, 12, 10, 9)


@pytest.fixture
def answers(journal):
    for key, value in {
        "applications.order": ["interview", "application.1"],
        "interview.employer": "City Library",
        "interview.when": "2026-11-26T14:00",
        "application.1.employer": "Harbour",
    }.items():
        journal.record(key, value)
    return Answers(journal, content=library([]), now=now)


@pytest.fixture
def touch(answers):
    return StayInTouch(answers)


def keys(part):
    return [field["key"] for field in part.fields]


def test_from_the_promise_to_the_second_message(touch, answers, journal, until):
    fill(touch, "interview.promised", "2026-12-08")
    assert touch.summary == "If you have heard nothing, today is a good day to write."
    assert "You hoped to have news by Tuesday 8 December 2026." in touch.letter["text"]
    assert "City Library" in touch.letter["subject"]
    assert keys(touch)[-1] == "touch.interview.first"
    fill(touch, "touch.interview.first", "2026-12-10")
    assert keys(touch)[-1] == "touch.interview.second"
    assert touch.summary.endswith("write on Thursday 17 December 2026.")
    assert touch.letter["subject"].endswith("a last short question")
    fill(touch, "touch.interview.second", "2026-12-10")
    assert touch.summary.startswith("You have written twice. Leave it there")
    assert touch.letter == {}
    until(lambda: journal.latest("touch.interview.second") == "2026-12-10")
    again = StayInTouch(Answers(journal, content=library([]), now=now))
    assert again.shown["typed"]["touch.interview.first"] == "2026-12-10"


def test_after_two_messages_and_an_answer_the_advice_goes_on(touch, answers):
    fill(touch, "touch.interview.first", "2026-12-03")
    fill(touch, "touch.interview.second", "2026-12-08")
    assert touch.letter == {}
    fill(touch, "interview.since", "2026-12-09")
    assert touch.summary.endswith("write on Wednesday 16 December 2026.")
    assert touch.letter["subject"]
    assert [field["help"].endswith("in its place.") for field in touch.fields] == [False, False, True, True]
    assert answers.get("touch.interview.first") == "2026-12-03"
    assert touch.problem == ""
    fill(touch, "touch.interview.first", "2026-12-10")
    assert [field["help"].endswith("in its place.") for field in touch.fields] == [False, False, False, True]
    assert touch.letter["subject"].endswith("a last short question")
    assert touch.problem == ""


def test_the_silence_is_that_of_the_pipeline_page(touch, journal):
    assert touch.silence.startswith("14 days without a word: about 1 in ")
    assert touch.silence.endswith("on the day of the interview.")
    waiting = Waiting(InFlight(journal, today=lambda: now().date()))
    _name, then, _silent, today = waiting.rows[0]
    assert today.rpartition("; ")[2] in touch.silence
    assert then.removeprefix("about ") in touch.silence
    does(touch, "pick", key="application.1")
    assert touch.silence == ""  # nothing is known yet


def test_a_contradiction_is_said_and_nothing_is_lost(touch, answers):
    fill(touch, "interview.promised", "2026-11-20")
    assert touch.problem == ""
    assert "The promised day is before the interview, so it is set aside" in touch.why
    assert touch.silence.startswith("14 days without a word")
    assert answers.get("interview.promised") == "2026-11-20"
    assert "20 November" not in touch.letter["text"]
    fill(touch, "interview.promised", "")
    assert touch.problem == ""
    fill(touch, "touch.interview.first", "2026-12-24")
    assert "which is still to come" in touch.problem
    fill(touch, "touch.interview.first", "2026-12-09")
    fill(touch, "touch.interview.second", "2026-12-08")
    assert touch.problem.startswith("Your second message (Tuesday 8 December 2026) is before the first")
    fill(touch, "touch.interview.first", "")
    assert "touch.interview.second" in keys(touch)
    assert "no first one" in touch.problem


def test_what_makes_the_chance_impossible_is_said(touch, answers):
    answers.put({"interview.insider": True, "interview.finalists": 1})
    assert touch.silence == ""
    assert touch.problem.startswith("What the silence says is left out. Someone from inside")
    assert touch.summary


def test_one_with_an_outcome_is_not_offered(touch, answers):
    assert [key for key, _name in touch.picks] == ["interview", "application.1"]
    answers.put({"interview.outcome": "no"})
    assert touch.picks == [["application.1", "\u2068Harbour\u2069"]]
    assert touch.picked == "application.1"
    answers.put({"application.1.outcome": "offer"})
    assert (touch.picks, touch.fields, touch.letter, touch.silence) == ([], [], {}, "")
    assert touch.summary.startswith("No application waits for an answer")


def test_the_notes_of_the_debrief_say_when_the_interview_was(touch, answers):
    does(touch, "pick", key="application.1")
    assert touch.summary.startswith("Enter their last word")
    answers.put({"rounds.order": ["round.1", "round.2"], "round.1.application": "application.1"})
    answers.put({"round.1.day": "2026-12-07", "round.2.day": "2026-12-09"})
    assert touch.summary.endswith("write on Monday 14 December 2026.")
    assert "Monday 7 December 2026" in touch.letter["text"]


def test_the_one_who_chose_you_is_not_measured_by_the_day_of_the_interview(touch, answers):
    answers.put({"interview.chosen": True})
    assert touch.silence.startswith("14 days without a word: ")
    assert touch.silence.endswith(" now.")

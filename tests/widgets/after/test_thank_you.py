"""A note for each person, with one real moment, and the day it was sent."""

from datetime import datetime

import pytest

from widgets.page import does, fill
from workbook import Answers, ThankYou
from workbook.content.packs.library import library

HOSTILE = "<script>alert(1)</script> {employer}"


def now():
    return datetime(2026, 12, 5, 9)


@pytest.fixture
def answers(journal):
    answers = Answers(journal, content=library([]), now=now)
    people = {"people.order": ["person.1", "person.2"], "person.1.name": "Mara", "person.2.name": "Mara"}
    for key, value in (people | {"interview.employer": "City Library", "interview.when": "2026-12-03T14:00"}).items():
        journal.record(key, value)
    return answers


@pytest.fixture
def thanks(answers):
    return ThankYou(answers)


def test_one_person_after_the_other(thanks, answers, journal, until):
    assert [name for _key, name in thanks.picks] == ["\u2068Mara\u2069 (1)", "\u2068Mara\u2069 (2)"]
    assert [field["key"] for field in thanks.fields] == ["person.1.moment", "person.1.proof", "thanks.person.1.sent"]
    assert thanks.wants_moment
    assert thanks.letter["text"].startswith("Hello Mara,\n")
    assert thanks.letter["subject"] == "Thank you for our talk on Thursday 3 December 2026"
    assert "City Library" in thanks.letter["text"]
    fill(thanks, "person.1.moment", "you told me about the night shift")
    assert not thanks.wants_moment
    assert "you told me about the night shift.\n" in thanks.letter["text"]
    fill(thanks, "thanks.person.1.sent", "2026-12-04")
    assert thanks.summary == "1 of 2 notes sent."
    until(lambda: journal.latest("thanks.person.1.sent") == "2026-12-04")
    does(thanks, "pick", key="person.2")
    assert thanks.fields[0]["key"] == "person.2.moment"
    assert thanks.wants_moment
    again = ThankYou(Answers(journal, content=library([]), now=now))
    assert again.summary == "1 of 2 notes sent."
    assert again.shown["typed"]["person.1.moment"] == "you told me about the night shift"


def test_names_that_look_alike_are_told_apart(thanks, answers):
    answers.put({"person.2.name": "mara "})
    assert [name[-3:] for _key, name in thanks.picks] == ["(1)", "(2)"]


def test_what_is_typed_stands_in_the_letter_as_it_is(thanks):
    fill(thanks, "person.1.proof", HOSTILE)
    assert HOSTILE in thanks.letter["text"]
    fill(thanks, "person.1.proof", "Is that so?")
    assert "Is that so?\n" in thanks.letter["text"]


def test_the_note_is_saved_as_a_file(thanks):
    sent = []
    thanks.send = sent.append
    does(thanks, "take")
    assert sent[0]["file"] == "thank-you.txt"
    assert sent[0]["text"].startswith("Subject: Thank you for our talk on Thursday 3 December 2026\n\nHello Mara,")


def test_a_day_that_cannot_be_is_said_and_kept(thanks, answers):
    fill(thanks, "thanks.person.1.sent", "2026-12-06")
    assert thanks.problem.startswith("Sent on Sunday 6 December 2026: that day is still to come.")
    fill(thanks, "thanks.person.1.sent", "2026-12-01")
    assert "before the interview on Thursday 3 December 2026" in thanks.problem
    assert answers.get("thanks.person.1.sent") == "2026-12-01"
    fill(thanks, "thanks.person.1.sent", "1999-12-01")
    assert "2000 to 2100" in thanks.errors["thanks.person.1.sent"]
    fill(thanks, "thanks.person.1.sent", "2026-12-05")
    assert thanks.problem == ""


def test_before_the_interview_its_day_is_not_named(thanks, answers):
    answers.put({"interview.when": "2026-12-24T14:00"})
    assert thanks.letter["subject"] == "Thank you for our talk"
    answers.put({"rounds.order": ["round.1"], "round.1.day": "2026-12-02"})
    assert thanks.letter["subject"].endswith("Wednesday 2 December 2026")


def test_nobody_in_the_list(thanks, answers):
    answers.put({"people.order": []})
    assert (thanks.picks, thanks.fields, thanks.letter, thanks.wants_moment) == ([], [], {}, False)
    assert thanks.summary.startswith("Nobody is in your list of people yet.")
    answers.put({"people.order": ["person.3"]})
    assert thanks.summary == "0 of 1 note sent."
    assert thanks.letter["text"].startswith("Hello,\n")

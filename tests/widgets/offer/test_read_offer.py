"""Reading an offer: what was found, the letter to the employer, and the list for somebody qualified."""

from datetime import datetime

import pytest

from widgets.page import does
from workbook import Answers, ReadOffer
from workbook.answers.reading import without_directions
from workbook.content.packs.library import library
from workbook.offer.offers import STAY

EVIL = "<img src=x onerror=alert(1)>"
NOW = datetime(2026, 11, 29, 9, 0)


def make(journal):
    return ReadOffer(Answers(journal, library([]), now=lambda: NOW))


@pytest.fixture
def reading(journal):
    for key, value in {
        "offers.order": ["offer.1", "offer.2", "offer.3"],
        "offer.1.employer": "Acme",
        "offer.1.person": "Dana",
        "offer.1.start": "2027-01-04",
        "offer.2.employer": EVIL,
        "offer.3.employer": STAY,
    }.items():
        journal.record(key, value)
    return make(journal)


def choose(part, condition, state):
    does(part, "type", key=f"{part.picked}.condition.{condition}", typed=state)


def test_without_an_offer_there_is_nothing_to_read(journal):
    reading = make(journal)
    assert reading.summary.startswith("There is no offer")
    assert (reading.picks, reading.fields, reading.letter, reading.start) == ([], [], {}, "")
    assert reading.adviser == {"questions": [], "text": ""}
    assert "no legal advice and no verdict" in reading.no_advice


def test_every_condition_has_a_choice_under_its_group(reading):
    conditions = reading.answers.content.conditions
    assert [field["key"] for field in reading.fields] == [f"offer.1.condition.{one.key}" for one in conditions]
    assert [field["group"] for field in reading.fields] == [one.group for one in conditions]
    assert reading.fields[0]["options"] == [
        ["", "Not looked at yet"],
        ["fine", "It is there and fine"],
        ["ask", "Missing or not clear: ask"],
        ["none", "Does not apply"],
    ]
    assert reading.summary.startswith(f"{len(conditions)} points to look for.")


def test_the_job_one_has_is_not_read(reading):
    assert [[key, without_directions(name)] for key, name in reading.picks] == [["offer.1", "Acme"], ["offer.2", EVIL]]


def test_questions_go_into_the_letter_or_on_the_list(reading, journal):
    choose(reading, "condition-pay", "ask")
    choose(reading, "condition-visa", "ask")
    choose(reading, "condition-trial", "fine")
    asked = {one.key: one.ask for one in reading.answers.content.conditions}
    assert f"- {asked['condition-pay']}" in reading.letter["text"]
    assert asked["condition-visa"] not in reading.letter["text"]
    assert "Dana" in reading.letter["text"]
    assert reading.adviser["questions"] == [asked["condition-visa"]]
    assert f"- {asked['condition-visa']}" in reading.adviser["text"]
    assert "3 of 24 points: 2 to ask about" in reading.summary
    Answers(journal).autosave.flush()
    assert journal.latest("offer.1.condition.condition-pay") == "ask"
    again = make(journal)
    assert (again.letter, again.adviser, again.summary) == (reading.letter, reading.adviser, reading.summary)
    choose(reading, "condition-pay", "")
    assert reading.letter == {}


def test_a_note_is_offered_once_something_was_chosen_and_goes_into_no_letter(reading, journal):
    key = "offer.1.note.condition-pay"
    assert key not in [field["key"] for field in reading.fields]
    choose(reading, "condition-pay", "ask")
    keys = [field["key"] for field in reading.fields]
    assert keys[keys.index(key) - 1] == "offer.1.condition.condition-pay"
    does(reading, "type", key=key, typed=EVIL)
    assert EVIL not in reading.letter["text"]
    choose(reading, "condition-pay", "")
    assert key in [field["key"] for field in reading.fields]  # what was noted is not hidden
    Answers(journal).autosave.flush()
    assert make(journal).shown["typed"][key] == EVIL


def test_a_note_that_is_too_long_stays_and_is_said(reading):
    key = "offer.1.note.condition-pay"
    choose(reading, "condition-pay", "ask")
    does(reading, "type", key=key, typed="x" * 301)
    assert "the limit is 300" in reading.errors[key]
    choose(reading, "condition-pay", "")
    assert key in [field["key"] for field in reading.fields]
    assert reading.answers.get(key) is None


def test_each_offer_is_read_on_its_own(reading):
    choose(reading, "condition-pay", "ask")
    does(reading, "pick", key="offer.2")
    assert reading.letter == {}
    assert reading.start == ""
    choose(reading, "condition-pay", "ask")
    assert EVIL in reading.letter["text"]
    does(reading, "pick", key="offer.1")
    assert reading.start.startswith("You would begin on Monday 4 January 2027. Is your notice over by then?")
    does(reading, "pick", key="offer.3")
    assert reading.picked == "offer.1"


def test_of_an_offer_that_is_answered_nothing_is_asked(reading):
    choose(reading, "condition-pay", "ask")
    choose(reading, "condition-visa", "ask")
    reading.answers.put({"accepted.offer": "offer.2"})
    for recorded, said in (({}, "You accepted another offer"), ({"offer.1.told": "2026-11-28"}, "You said no to this")):
        reading.answers.put(recorded)
        assert [key for key, _name in reading.picks] == ["offer.2", "offer.1"]
        assert reading.picked == "offer.1"  # which one is read is up to the person
        assert reading.summary.startswith(said)
        assert (reading.letter, reading.start, reading.adviser["questions"]) == ({}, "", [])
        assert reading.fields
    does(reading, "pick", key="offer.2")
    assert "points to look for" in reading.summary


def test_a_choice_that_does_not_exist_is_refused(reading):
    choose(reading, "condition-pay", "sue")
    assert "choose one of" in reading.errors["offer.1.condition.condition-pay"]
    assert reading.answers.get("offer.1.condition.condition-pay") is None


def test_no_answer_is_in_the_repr(reading):
    assert repr(reading) == "ReadOffer()"

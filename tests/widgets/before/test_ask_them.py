"""The questions to ask them: under headings, chosen, counted, and those of one's own."""

import pytest

from widgets.page import fill
from workbook import Answers, AskThem
from workbook.content.packs.library import library
from workbook.content.packs.schema import AUDIENCES

HOSTILE = "<img src=x onerror=alert(1)>"


@pytest.fixture
def answers(journal):
    return Answers(journal, content=library([]))


def test_the_questions_to_ask_stand_under_five_headings(answers):
    ask = AskThem(answers)
    assert list(dict.fromkeys(field.get("group") for field in ask.fields)) == [*AUDIENCES.values(), None]
    assert ask.fields[-1]["key"] == "written.own-questions"
    assert ask.sentence.startswith("You have no question yet; take at least five")


def test_chosen_and_own_questions_are_counted_and_kept(answers, journal, until):
    ask = AskThem(answers)
    one, other = (next(field["key"] for field in ask.fields if field.get("group") == AUDIENCES[who])
                  for who in ("manager", "peer"))  # fmt: skip
    fill(ask, one, "yes")
    fill(ask, other, "yes")
    assert ask.sentence.startswith("You have 2 questions for 2 kinds of people;")
    fill(ask, "written.own-questions", f"{HOSTILE}\n\nWhen do the lights go out?\n")
    assert ask.sentence.startswith("You have 2 questions for 2 kinds of people, and 2 of your own;")
    until(lambda: journal.latest("written.own-questions"))
    again = AskThem(Answers(journal, content=library([])))
    assert again.sentence == ask.sentence
    assert again.shown["typed"][one] == "yes"
    fill(again, one, "")
    assert again.sentence.startswith("You have 1 question for 1 kind of people, and 2 of your own;")


def test_the_question_for_one_person_is_listed_by_name(answers):
    ask = AskThem(answers)
    answers.put({
        "people.order": ["person.1", "person.2", "person.3"], "person.1.name": HOSTILE, "person.1.question": " Why? ",
        "person.2.question": "How?", "person.3.name": "Dana",
    })  # fmt: skip
    assert ask.people == [[f"\u2068{HOSTILE}\u2069", "Why?"], ["\u2068Person 2\u2069", "How?"]]
    assert ask.sentence.startswith("You have 2 questions of your own;")

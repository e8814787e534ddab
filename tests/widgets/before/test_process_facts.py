"""What is known about the process, and the message to the recruiter that asks for the rest."""

from dataclasses import replace

import pytest

from widgets.page import fill, message, sends
from workbook import Answers, InterviewForm, ProcessFacts, RecruiterMessage
from workbook.content.packs.library import library
from workbook.journal import Journal


@pytest.fixture
def answers(journal):
    return Answers(journal, library(()))


@pytest.fixture
def page(answers):
    return ProcessFacts(answers), RecruiterMessage(answers)


def ask_of(answers, key):
    return answers.content.find("facts", key).ask


def test_seats_and_heads_follow_what_is_typed_about_them(page):
    facts, _message = page
    assert "interview.openings" in {field["key"] for field in facts.fields}
    assert facts.seats == {"seats": 1, "fewest": 3, "most": 5, "label": "1 seat, 3 to 5 people, until you know"}
    fill(facts, "interview.finalists", "4 to 6")
    fill(facts, "interview.openings", "2")
    assert facts.seats == {"seats": 2, "fewest": 4, "most": 6, "label": "2 seats, 4 to 6 people, you included"}


def test_a_choice_of_i_do_not_know_is_not_known(page, answers):
    facts, message_part = page
    fill(facts, "process.style", "unknown")
    assert facts.summary.startswith("You know 0 of ")
    fill(facts, "interview.insider", "no")
    assert facts.summary.startswith("You know 1 of ")
    assert ask_of(answers, "insider") not in [field["label"] for field in message_part.fields]


def test_facts_that_do_not_belong_are_neither_counted_nor_asked(page, answers):
    facts, message_part = page
    total = len(facts.fields)
    answers.put({"process.place": "phone", "recruiter.ask.expenses": True})
    assert len(facts.fields) == total - 1
    assert f" of {total - 1} things" in facts.summary
    assert ask_of(answers, "expenses") not in message_part.letter["text"]


def test_a_fact_that_a_coach_took_away_leaves_its_answer(answers, journal):
    fill(ProcessFacts(answers), "process.salary", "Band 6")
    Answers(journal).autosave.flush()
    content = answers.content
    fewer = replace(content, facts=tuple(fact for fact in content.facts if fact.key != "salary"))
    later = Answers(Journal(journal.path), fewer)
    assert "process.salary" not in [field["key"] for field in ProcessFacts(later).fields]
    assert later.get("process.salary") == "Band 6"


@pytest.mark.parametrize(
    "wrong",
    [{"do": "x"}, {"do": "channel"}, {"do": "channel", "channel": "fax"}, {"do": "channel", "channel": ["call"]},
     {"do": "channel", "channel": None}, {"do": "type", "key": "recruiter.ask.no-such", "typed": "yes"},
     {"do": "type", "key": "recruiter.ask.format"}, {"do": "type", "key": "recruiter.ask.format", "typed": True},
     None, []],
    ids=repr,
)  # fmt: skip
def test_a_message_that_means_nothing_changes_nothing(page, answers, mishaps, wrong):
    _facts, message_part = page
    before, state = answers.values(), message_part.get_state()
    message_part._handle_msg(message("custom", content=wrong))
    assert (answers.values(), message_part.get_state()) == (before, state)
    assert mishaps == []


def test_the_form_of_the_interview_says_who_scores_whichever_page_asks_for_it(answers, journal):
    facts, form = ProcessFacts(answers), InterviewForm(journal)
    journal.record("interview.scoring", "separate")
    sends(facts, looks=1)
    fill(facts, "interview.format", "panel")
    Answers(journal).autosave.flush()
    assert (journal.latest("interview.format"), journal.latest("interview.scoring")) == ("panel", None)
    journal.record("interview.scoring", "separate")
    sends(form, looks=1)
    form.controls["format"].value = "mixed"
    Answers(journal).autosave.flush()
    assert journal.latest("interview.scoring") == "separate", "a mix says nothing of it"
    form.controls["format"].value = "panel"
    Answers(journal).autosave.flush()
    assert journal.latest("interview.scoring") is None

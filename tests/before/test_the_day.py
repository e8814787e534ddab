"""What the day card and the page around it say, from plain answers and the workbook's own content."""

import pytest

from workbook.answers.situation import situation_from
from workbook.before.day_card import MOST_ON_CARD, CardWords, PersonLine, day_card
from workbook.before.the_day import (
    adjustment_message,
    asked_for,
    card_of,
    half,
    if_thens,
    known_of_the_day,
    missing_half,
    offered,
    on_card_in_words,
    parts_of_card,
    place_line,
    starter_in_words,
)
from workbook.content.packs.library import library

CONTENT = library()


def card(answers):
    return card_of(answers, CONTENT, situation_from(answers.get))


def test_an_empty_journal_makes_a_card_with_only_a_title_and_checks():
    empty = card({})
    assert empty.title == "Second interview"
    assert [name for name in empty.__dataclass_fields__ if getattr(empty, name)] == ["title", "checks"]
    there, missing = parts_of_card(empty)
    assert there == ["3 things to check"]
    assert "things to check" not in missing
    assert "your first words" in missing
    assert "if-then plans" in missing


def test_the_card_takes_what_other_pages_know():
    made = card(
        {
            "interview.when": "2026-12-03T14:00",
            "interview.employer": " Northwind ",
            "process.place": "video",
            "process.address": "https://meet.example/x",
            "process.contact": "Priya, 0113 496 0100",
            "people.order": ["person.2", "person.1", "person.3"],
            "person.1.title": "Head of platform",
            "person.1.part": "can_block",
            "person.2.name": "Jens",
            "person.2.story": "The move",
            "ask.ask-next-steps": True,
            "written.own-questions": "1. How do you rest?\n\n- Who left?\n",
            "written.day-leave": "11:45",
        }
    )
    assert made.title == "Second interview, Northwind"
    assert made.when == "Thursday 3 December 2026, 14:00"
    assert made.place == "By video: https://meet.example/x"
    assert made.contact == "Priya, 0113 496 0100"
    assert made.people == (
        PersonLine("Jens", "", "The move", ""),
        PersonLine("Person 1", "Head of platform, can say no", "", ""),
    )
    assert made.questions[0].startswith("What happens after today")
    assert made.questions[1:] == ("How do you rest?", "Who left?")
    assert "2 people" in parts_of_card(made)[0]
    assert "11:45" in day_card(made)


def test_whom_to_call_is_what_is_known_of_the_process():
    assert card({"process.contact": " The desk "}).contact == "The desk"


@pytest.mark.parametrize(
    ("answers", "place"),
    [
        ({}, ""),
        ({"process.place": "unknown", "process.address": "12 Canal Street"}, "12 Canal Street"),
        ({"process.place": "on_site"}, "At their place"),
        ({"process.place": "on_site", "process.address": "12 Canal Street"}, "12 Canal Street"),
        ({"process.place": "phone"}, "By phone"),
        ({"process.place": "in a boat", "process.address": 7}, ""),
    ],
)
def test_the_place_in_one_line(answers, place):
    assert place_line(answers, situation_from(answers.get)) == place


def test_what_is_not_known_names_the_page_that_asks_for_it():
    nothing = situation_from({}.get)
    assert known_of_the_day({}, nothing) == [("When", "", "00-start-here"), ("Where", "", "03-the-process")]


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("If my mind goes blank", "my mind goes blank"),
        ("if, my mind goes blank", "my mind goes blank"),
        ("If … they ask", "they ask"),
        ("then I breathe out", "I breathe out"),
        ("… then I breathe out", "I breathe out"),
        ("breathe out", "breathe out"),
        ("Iffy weather", "Iffy weather"),
        ("thence home", "thence home"),
        ("  ", ""),
        ("If", ""),
    ],
)
def test_a_half_loses_its_if_or_then_and_nothing_else(typed, said):
    assert half(typed) == said


def test_plans_need_both_halves_and_own_ones_come_first():
    answers = {
        "worries.order": ["worry.2", "worry.1", "worry.3"],
        "worry.1.if": "If they ask about 2023",
        "worry.1.then": "say one sentence",
        "worry.2.if": "only half",
        "worry.3.then": "then the other half",
        "starter.if-blank": True,
        "starter.if-late": False,
    }
    plans = if_thens(answers, CONTENT)
    assert plans[0] == ("they ask about 2023", "say one sentence")
    assert plans[1][0] == "my mind goes blank"
    assert len(plans) == 2
    assert missing_half(answers, "worry.1") == ""
    assert missing_half(answers, "worry.2") == "the “then” is missing"
    assert missing_half(answers, "worry.3") == "the “if” is missing"
    assert missing_half(answers, "worry.4") == "not a plan yet"


def test_more_plans_than_fit_is_said():
    assert on_card_in_words(0) == ""
    assert on_card_in_words(1) == "1 if-then plan on your card."
    assert on_card_in_words(MOST_ON_CARD["ifs"]) == "6 if-then plans on your card."
    assert on_card_in_words(7).startswith("You have 7 if-then plans. The first 6 fit on your card")
    ticked = {f"starter.{one.key}": True for one in CONTENT.starters[:8]}
    assert "6 of 8 if-then plans" in parts_of_card(card(ticked))[0]


def test_every_starter_reads_as_a_sentence():
    for starter in CONTENT.starters:
        sentence = starter_in_words(starter)
        assert sentence.startswith("If ")
        assert sentence.count(", then ") >= 1
        assert "If If" not in sentence
        assert "then then" not in sentence


def test_only_what_belongs_or_was_ticked_is_offered():
    situation = situation_from({"process.place": "phone"}.get)
    keys = {one.key for one in offered("starter", CONTENT.starters, {}, situation)}
    assert "if-phone-drops" in keys
    assert "if-tech-fails" not in keys
    ticked = {one.key for one in offered("starter", CONTENT.starters, {"starter.if-tech-fails": True}, situation)}
    assert ticked == keys | {"if-tech-fails"}


def test_the_message_asks_for_what_is_ticked_and_says_no_reason():
    situation = situation_from({"interview.when": "2026-12-03T14:00"}.get)
    assert adjustment_message([], situation) == ""
    one = asked_for({"adjustment.adj-breaks": True}, CONTENT)
    message = adjustment_message(one, situation)
    assert "on Thursday 3 December 2026, 14:00. One change would help" in message
    assert f"\n\n{one[0].ask}\n\n" in message
    assert one[0].text not in message
    two = adjustment_message(
        asked_for(
            {"adjustment.adj-breaks": True, "adjustment.adj-stairs": True, "adjustment.adj-speech": "yes"}, CONTENT
        ),
        situation_from({}.get),
    )
    assert two.count("\n- ") == 2
    assert "the interview. Some changes" in two
    assert two.endswith("\n\nKind regards,\n[your name]")


def test_adjustments_and_notes_about_them_are_never_on_the_card():
    answers = {f"adjustment.{one.key}": True for one in CONTENT.adjustments}
    answers["written.adjustment-notes"] = "Secret"
    assert card(answers) == card({})


def test_checks_are_a_few_that_matter_and_are_still_open():
    site = {"process.place": "on_site"}
    checks = card(site).checks
    assert len(checks) == 3
    first = next(one for one in CONTENT.checklist if one.text == checks[0])
    assert (first.area, first.matters) == ("logistics", 3)
    assert checks[0] not in card({**site, f"done.{first.key}": True}).checks


def test_answers_of_another_kind_are_left_out():
    odd = {
        "written.day-route": 7,
        "written.day-leave": ["x"],
        "people.order": "person.1",
        "worries.order": ["person.1", None],
        "interview.employer": {"a": 1},
        "starter.if-blank": "yes",
    }
    assert card(odd) == card({})


def test_the_card_stays_a_card_with_as_much_as_anybody_can_write():
    long = "W " * 9_000
    answers = {f"written.day-{name}": long for name in ("route", "leave", "wear", "bring", "numbers", "first-words")}
    answers |= {"written.own-questions": "\n".join([long] * 50), "process.contact": long}
    answers |= {f"starter.{one.key}": True for one in CONTENT.starters}
    made = card(answers)
    assert isinstance(made, CardWords)
    assert len(day_card(made)) < 20_000


def test_only_a_mark_is_taken_from_a_question_and_not_its_first_words():
    whole = ["3.5 million is the budget: who signs it?", "-5% churn", "24/7 support?"]
    marked = ["1. One?", "2)\tTwo?", "\N{EN DASH} Three?", "4.", "-"]
    made = card({"written.own-questions": "\n".join(whole + marked)})
    assert made.questions == (*whole, "One?", "Two?", "Three?")


def test_a_question_is_on_the_card_once():
    twice = {"written.own-questions": "Who left?\nwho  left\nWhy?"}
    assert card(twice).questions == ("Who left?", "Why?")
    beside = {"people.order": ["person.1"], "person.1.question": "Why?"}
    assert card(twice | beside).questions == ("Who left?",)
    assert card({"written.own-questions": "Why?"} | beside).questions == ("Why?",)

"""Entering is doing: what stands in the answers does an item, and only that."""

import pytest

from workbook.answers.done import done_percent
from workbook.answers.keys import SECTIONS, is_done, is_entered, key_of
from workbook.answers.situation import situation_from
from workbook.before.readiness import jobs_of
from workbook.content.entered import entered, says_something
from workbook.content.packs.elsewhere import not_entered
from workbook.content.packs.library import library
from workbook.content.rows import LISTS

CONTENT = library(())
ANYWHERE = situation_from({}.get)
WITH = [item for item in CONTENT.checklist if item.done_by]
PEOPLE = {"people.order": ["person.1", "person.4"]}


@pytest.mark.parametrize("answer", [None, False, "", " \n", "unknown", "unsaid", [], ["x"], {"a": 1}])
def test_what_says_nothing_does_nothing(answer):
    assert not says_something(answer)
    assert not entered(["process.address"], {"process.address": answer})


@pytest.mark.parametrize("answer", ["12 Hill Road", 0, -5, 3, [2, 4], True, "no"])
def test_what_was_entered_says_something(answer):
    assert entered(["process.address"], {"process.address": answer})


def test_all_lines_hold_and_one_of_the_alternatives_is_enough():
    both = ["interview.finalists", "interview.openings"]
    assert not entered(both, {"interview.finalists": 3})
    assert entered(both, {"interview.finalists": 3, "interview.openings": 1})
    assert entered(["process.contact or written.day-contact"], {"written.day-contact": "Priya"})
    assert not entered([], {"process.address": "x"})


def test_every_row_that_is_shown_needs_it_and_there_has_to_be_one():
    story, one, both = ["person.*.story"], {"person.1.story": "The flood"}, {"person.4.story": "The move"}
    assert not entered(story, {})
    assert not entered(story, one)  # nobody shows person 1
    assert not entered(story, PEOPLE | one)
    assert entered(story, PEOPLE | one | both)
    assert entered(story, {"people.order": ["person.1"]} | one)


def test_in_each_row_one_of_several_fields_is_enough():
    lines = ["person.*.week or person.*.work"]
    assert entered(lines, PEOPLE | {"person.1.week": "x", "person.4.work": "y"})
    assert not entered(lines, PEOPLE | {"person.1.week": "x", "person.1.work": "y"})


def test_a_thank_you_is_kept_under_a_key_of_its_own():
    assert not entered(["thanks.person.*.sent"], PEOPLE | {"thanks.person.1.sent": "2026-12-04"})
    assert entered(
        ["thanks.person.*.sent"], PEOPLE | dict.fromkeys(["thanks.person.1.sent", "thanks.person.4.sent"], "x")
    )


def test_counted_are_ticks_lines_and_rows():
    five = ["5 of ask.* or written.own-questions or person.*.question"]
    asked = {"ask.a": True, "ask.b": False, "ask.c": True, "written.own-questions": "Why?\n\n  \nWho decides?"}
    assert not entered(five, asked)
    assert entered(five, asked | PEOPLE | {"person.4.question": "How do you begin a week?"})


def test_what_was_noted_about_another_interview_does_nothing_here():
    noted = {"rounds.order": ["round.1"], "round.1.asked": "Why us?"}
    assert entered(["1 of round.*.asked"], noted)
    assert entered(["1 of round.*.asked"], noted | {"round.1.application": "interview"})
    assert not entered(["1 of round.*.asked"], noted | {"round.1.application": "application.1"})


def test_what_the_person_ticks_or_unticks_comes_first():
    item, address = CONTENT.find("checklist", "day-address"), {"process.address": "12 Hill Road"}
    key = key_of("done", item)
    assert (is_done(item, {}), is_entered(item, {})) == (False, False)
    assert (is_done(item, address), is_entered(item, address)) == (True, True)
    for ticked in (True, False):
        assert is_done(item, address | {key: ticked}) is ticked
        assert is_done(item, {key: ticked}) is ticked
        assert not is_entered(item, address | {key: ticked})
    assert is_done(item, address | {key: None})


def test_what_is_entered_counts_as_prepared():
    address = {"process.address": "12 Hill Road"}
    assert [job.key for job in jobs_of(CONTENT, ANYWHERE, address) if job.done] == ["day-address"]
    assert done_percent(CONTENT.checklist, everything()) > done_percent(CONTENT.checklist, {}) == 0


def everything():
    """Answers that do all that entering can do."""
    answers = {rows.order: [f"{rows.row}.{number}" for number in range(1, 6)] for rows in LISTS}
    for item in WITH:
        for line in item.done_by:
            for key in line.partition(" of ")[2].split(" or ") if " of " in line else line.split(" or "):
                for number in range(1, 6):
                    answers[key.replace("*", str(number))] = "one\ntwo\nthree\nfour\nfive"
    return answers


def test_every_item_that_says_so_can_be_done_by_entering():
    answers = everything()
    assert [item.key for item in WITH if not is_entered(item, answers)] == []
    assert len(WITH) >= 40


@pytest.mark.parametrize("item", WITH, ids=lambda item: item.key)
def test_what_an_item_names_is_asked_for_by_the_packs(item):
    sections = {kind: {entry.key for entry in getattr(CONTENT, name)} for kind, name in SECTIONS.items()}
    fields = {(prompt.of, prompt.key) for prompt in CONTENT.prompts}
    lists = {rows.row for rows in LISTS}
    for line in item.done_by:
        assert not_entered(line) == ""
        for key in (line.partition(" of ")[2] or line).split(" or "):
            first, *rest = key.split(".")
            if first in lists:
                assert (first, rest[1]) in fields
            elif first in sections and rest != ["*"] and key != "written.own-questions":
                assert rest[0] in sections[first]

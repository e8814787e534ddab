"""The bank of questions and the questions to ask: what is chosen, noted and counted."""

import json

import pytest

from widgets.page import does, fill, sends
from workbook import Answers, AskThem, QuestionBank
from workbook.content.kinds import QUESTION_TYPES
from workbook.content.packs.library import library
from workbook.widgets.before.question_bank import AT_A_TIME

HOSTILE = "<img src=x onerror=alert(1)>"


@pytest.fixture
def answers(journal):
    return Answers(journal, content=library([]))


@pytest.fixture
def bank(answers):
    return QuestionBank(answers)


def questions(bank):
    return [field for field in bank.fields if field["kind"] == "text"]


def test_the_most_likely_come_first(bank, answers):
    assert len(questions(bank)) == AT_A_TIME
    assert bank.kinds[0] == ["likely", "Most likely for this interview (12)"]
    assert [key for key, _label in bank.kinds[1:]] == list(QUESTION_TYPES)
    assert bank.more == AT_A_TIME
    does(bank, "more")
    does(bank, "more")
    assert (len(questions(bank)), bank.more) == (12, 0)
    first = questions(bank)[0]
    assert first["about"][0].startswith("What it tests: ")
    assert first["about"][1]
    assert first["help"]
    ticks = [field for field in bank.fields if field["kind"] == "tick"]
    assert [tick["key"] for tick in ticks] == [f"{field['key']}.aloud" for field in questions(bank)]
    labels = [field["label"] for field in bank.fields]
    assert len(set(labels)) == len(labels)


def test_what_is_known_about_the_interview_changes_them(bank, answers):
    before = [field["key"] for field in bank.fields]
    answers.put({"interview.role": "software", "interview.format": "task"})
    assert [field["key"] for field in bank.fields] != before
    assert any("code" in field["label"] for field in bank.fields)


def test_every_kind_has_as_many_as_it_says(bank):
    for key, label in bank.kinds[1:]:
        sends(bank, chosen=key)
        while bank.more:
            does(bank, "more")
        assert label.endswith(f"({len(questions(bank))})")


def test_words_are_looked_for_in_all_kinds_and_more_are_shown_on_demand(bank):
    sends(bank, search="  \u00cdS \u0177ou ")
    assert len(questions(bank)) == AT_A_TIME
    total = int(bank.found.split()[2])
    assert bank.found == f"{AT_A_TIME} of {total} questions are shown."
    shown = [field["key"] for field in bank.fields]
    does(bank, "more")
    assert [field["key"] for field in bank.fields][: len(shown)] == shown
    assert len(questions(bank)) == min(2 * AT_A_TIME, total)
    sends(bank, search="the")
    assert len(questions(bank)) == AT_A_TIME  # a new choice begins anew
    sends(bank, search="zzz")
    assert (bank.fields, bank.more) == ([], 0)
    assert bank.found.startswith("No question here holds all these words.")
    sends(bank, chosen="improper", search="")
    assert bank.found == "5 of 9 questions are shown."
    sends(bank, chosen="nonsense")
    assert len(questions(bank)) == AT_A_TIME


def test_what_is_sent_stays_small(bank):
    for key in QUESTION_TYPES:
        sends(bank, chosen=key)
        assert len(questions(bank)) <= AT_A_TIME
        assert len(json.dumps(bank.fields)) < 10_000


def test_notes_and_ticks_are_saved_and_counted(bank, journal, until):
    key = questions(bank)[0]["key"]
    assert bank.progress == ""
    fill(bank, key, HOSTILE)
    fill(bank, f"{key}.aloud", "yes")
    assert bank.progress == "Notes for 1 question, 1 said aloud."
    until(lambda: journal.latest(f"{key}.aloud") is True)
    assert journal.latest(key) == HOSTILE
    again = QuestionBank(Answers(journal, content=library([])))
    assert again.shown["typed"] == {key: HOSTILE, f"{key}.aloud": "yes"}
    sends(again, chosen="improper")
    assert again.progress == "Notes for 1 question, 1 said aloud."
    assert again.shown["typed"] == {}
    sends(again, chosen="likely")
    assert again.shown["typed"][key] == HOSTILE


def test_notes_that_are_too_long_are_said_and_not_saved(bank, journal):
    key = questions(bank)[0]["key"]
    fill(bank, key, "x" * 20_001)
    assert "20,001 characters; the limit is 20,000" in bank.errors[key]
    assert journal.latest(key) is None
    fill(bank, "question.of-nobody", "x")
    assert journal.latest("question.of-nobody") is None


def test_what_has_notes_is_found_at_once_and_stays_while_it_is_changed(bank):
    assert "practised" not in dict(bank.kinds)
    sends(bank, chosen="improper")
    key, other = (field["key"] for field in questions(bank)[:2])
    fill(bank, key, HOSTILE)
    fill(bank, f"{other}.aloud", "yes")
    assert bank.kinds[1] == ["practised", "With notes of yours, or said aloud (2)"]
    sends(bank, chosen="practised")
    assert [field["key"] for field in questions(bank)] == [key, other]
    fill(bank, key, "")
    assert [field["key"] for field in questions(bank)] == [key, other]
    fill(bank, f"{other}.aloud", "")
    assert bank.kinds[1] == ["practised", "With notes of yours, or said aloud (0)"]
    sends(bank, chosen="likely")
    assert "practised" not in dict(bank.kinds)


HEARD = {
    "rounds.order": ["round.1"], "round.1.called": "City Library",
    "heard.order": ["heard.1", "heard.2", "heard.3"], "heard.1.question": HOSTILE, "heard.1.round": "round.1",
    "heard.2.question": "Why us?", "heard.3.question": "Why us?", "heard.3.round": "round.1",
}  # fmt: skip


def test_what_one_was_really_asked_is_a_kind_of_its_own(bank, answers, journal, until):
    assert "heard" not in dict(bank.kinds)
    sends(bank, chosen="heard")
    assert len(questions(bank)) == AT_A_TIME  # nothing was asked yet
    bank.keep(HEARD)
    assert bank.kinds[1] == ["heard", "You were asked (3)"]
    assert [key for key, _label in bank.kinds[2:]] == list(QUESTION_TYPES)
    assert [field["key"] for field in bank.fields[:3]] == ["heard.1.type", "heard.1.went", "heard.1.better"]
    headings = list(dict.fromkeys(field["group"] for field in bank.fields))
    assert headings == [
        f"\u2068{HOSTILE}\u2069",
        "\u2068Why us?\u2069",
        "\u2068Why us?\u2069 (\u2068City Library\u2069)",
    ]
    labels = [field["label"] for field in bank.fields]
    assert len(set(labels)) == len(labels)
    assert all(field["label"] == f"{field['short']} {field['group']}" for field in bank.fields)
    assert (bank.found, bank.more) == ("3 questions.", 0)
    assert bank.progress == "3 questions you were asked; you have looked at none of them yet."
    fill(bank, "heard.2.type", "motivation")
    fill(bank, "heard.2.went", "so_so")
    fill(bank, "heard.2.better", HOSTILE)
    fill(bank, "heard.2.went", "splendidly")
    assert "choose one of Well, So-so, Badly" in bank.errors["heard.2.went"]
    assert bank.progress == "3 questions you were asked; you have looked at 1 of them."
    until(lambda: journal.latest("heard.2.better"))
    again = QuestionBank(Answers(journal, content=library([])))
    sends(again, chosen="heard")
    assert again.shown["typed"] == {
        "heard.2.type": "motivation", "heard.2.went": "so_so", "heard.2.better": HOSTILE
    }  # fmt: skip
    sends(again, search="WHY")
    assert {field["key"].rpartition(".")[0] for field in again.fields} == {"heard.2", "heard.3"}
    sends(again, search="zzz")
    assert again.found.startswith("No question here holds all these words.")


def test_many_that_were_asked_are_shown_some_at_a_time(bank):
    order = [f"heard.{number}" for number in range(1, 41)]
    bank.keep({"heard.order": order} | {f"{key}.question": f"{key}?" for key in order})
    sends(bank, chosen="heard")
    assert (len(bank.fields), bank.found, bank.more) == (3 * AT_A_TIME, "5 of 40 questions are shown.", AT_A_TIME)
    does(bank, "more")
    assert [field["key"] for field in bank.fields][-1] == "heard.10.better"
    bank.keep({"heard.order": []})
    assert len(questions(bank)) == 2 * AT_A_TIME
    assert "heard" not in dict(bank.kinds)


def test_nothing_a_person_entered_is_in_what_a_page_stores(bank, answers):
    fill(bank, questions(bank)[0]["key"], "Canary 4711")
    assert [repr(bank), repr(AskThem(answers))] == ["QuestionBank()", "AskThem()"]

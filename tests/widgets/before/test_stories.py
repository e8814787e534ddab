"""Stories that are written out, the questions one brought in, and where their names are offered."""

import pytest
from spreadsheet import read_csv

from widgets.page import does
from workbook import Answers, QuestionBank, Roster, Stories
from workbook.content.packs.library import library
from workbook.widgets.before.question_bank import AT_A_TIME

BROUGHT = {
    "brought.order": ["brought.1", "brought.2"],
    "brought.1.question": "Why us?",
    "brought.1.type": "motivation",
    "brought.2.question": "Does it rain?",
    "brought.2.heading": "Weather",
}


@pytest.fixture
def answers(journal):
    return Answers(journal, library([]))


def plain(text):
    return text.replace("\u2068", "").replace("\u2069", "")


def test_a_story_says_which_parts_are_still_to_write(answers):
    stories = Stories(answers)
    does(stories, "add")
    does(stories, "type", key="story.1.name", typed="Late lorry")
    does(stories, "type", key="story.1.situation", typed="A strike")
    assert [(plain(row["name"]), row["note"]) for row in stories.rows] == [
        ("Late lorry", "still to write: task, what you did and result")
    ]


def test_the_list_can_be_saved_for_a_spreadsheet(answers):
    stories = Stories(answers)
    does(stories, "add")
    does(stories, "type", key="story.1.result", typed="=1+1")
    header, row = read_csv(stories.table())
    assert row[header.index("Result")] == "=1+1"


def test_a_story_that_is_written_out_is_offered_by_its_name_and_only_once(journal, answers):
    journal.record_all({
        "written.content-stories": "- late LORRY\nNights",
        "stories.order": ["story.1"],
        "story.1.name": "Late lorry",
        "people.order": ["person.1"],
    })  # fmt: skip
    roster = Roster(answers)
    (field,) = (field for field in roster.fields if field["key"] == "person.1.story")
    assert field["suggested"] == ["Late lorry", "Nights"]


def test_four_names_are_enough_wherever_they_stand(journal):
    (item,) = (one for one in library([]).checklist if one.key == "content-pick-stories")
    from workbook.answers.keys import is_done

    rows = {"stories.order": ["story.1", "story.2"], "story.1.name": "A", "story.2.name": "B"}
    assert not is_done(item, rows)
    assert is_done(item, rows | {"written.content-stories": "C\nD"})


def test_questions_that_were_brought_in_are_a_kind_of_their_own(journal, answers):
    journal.record_all(BROUGHT)
    bank = QuestionBank(answers)
    bank.chosen = "brought"
    labels = {field["key"]: plain(field["label"]) for field in bank.fields}
    assert labels["brought.1.notes"] == "Your notes: Why us?"
    assert {plain(field["group"]) for field in bank.fields[:3]} == {"Why us?"}
    assert bank.fields[0]["help"] == "You brought it in; its kind: \u2068Why here, and will you stay\u2069."
    assert plain(bank.fields[3]["help"]) == "You brought it in; its kind: Weather."
    does(bank, "type", key="brought.1.notes", typed="Bridges")
    does(bank, "type", key="brought.2.aloud", typed="yes")
    assert bank.progress.startswith("Notes for 1 question, 1 said aloud")
    bank.search = "rain"
    assert [field["key"] for field in bank.fields][:1] == ["brought.2.notes"]


def test_a_question_that_was_brought_in_can_be_taken_out(journal, answers):
    journal.record_all(BROUGHT)
    bank = QuestionBank(answers)
    bank.chosen = "brought"
    does(bank, "type", key="brought.1.out", typed="yes")
    assert answers.get("brought.order") == ["brought.2"]
    assert "brought.1.out" not in answers.values()
    does(bank, "type", key="brought.2.out", typed="yes")
    assert bank.chosen == "likely"
    assert len(bank.fields) == 2 * AT_A_TIME
    assert "brought" not in dict(bank.kinds)

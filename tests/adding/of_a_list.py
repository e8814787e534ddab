"""A list that was added is named, saved, restored, exported, printed, private, merged, and put aside.

Run in a copy of the package by test_adding.py.
"""

from datetime import date

import pytest
from spreadsheet import read_csv
from widgets.page import does

from workbook import Answers, Doubts
from workbook.after.next_interview import begin_next
from workbook.answers.keeping import merge_lists, preview_in_words
from workbook.answers.keys import is_entered, orphans
from workbook.answers.naming import name_of
from workbook.content.packs.library import library
from workbook.document import sections_of, taken
from workbook.journal import Journal
from workbook.journal.progress import preview, read_progress, restore, write_progress

HARBOUR = {"interview.employer": "Harbour Logistics"}
GIVEN = {
    "doubts.order": ["doubt.1", "doubt.2"],
    "doubts.last": 2,
    "doubt.1.doubt": "Too young",
    "doubt.1.answer": "I led six people",
    "doubt.2.doubt": "New to shipping",
}
NAMES = {
    "doubts.order": "Their doubts: their order",
    "doubts.last": "Their doubts: how many were added",
    "doubt.1.doubt": "Doubt 1: What may they doubt?",
    "doubt.1.answer": "Doubt 1: What would you say to it?",
    "doubt.2.doubt": "Doubt 2: What may they doubt?",
}


@pytest.fixture
def journal(tmp_path):
    """What somebody entered on a page with the list."""
    journal = Journal(tmp_path / "journal.sqlite3")
    doubts = Doubts(Answers(journal))
    for first, second in (("Too young", "I led six people"), ("New to shipping", "")):
        does(doubts, "add")
        does(doubts, "type", key=f"{doubts.selected}.doubt", typed=first)
        if second:
            does(doubts, "type", key=f"{doubts.selected}.answer", typed=second)
    Answers(journal).autosave.flush()
    return journal


def kept(journal):
    return {key: journal.latest(key) for key in journal.entries() if key.startswith("doubt")}


def test_the_pack_has_no_fault():
    assert library().problems == ()


def test_it_is_named():
    assert {key: name_of(key) for key in GIVEN} == NAMES


def test_it_is_saved(journal):
    assert kept(journal) == GIVEN


def test_it_is_shown_again_by_whoever_opens_the_page_later(journal):
    again = Doubts(Answers(Journal(journal.path)))
    assert [row["name"].strip("\u2068\u2069") for row in again.rows] == ["Too young", "New to shipping"]


def test_it_is_in_the_progress_file_and_restored_from_it(journal, tmp_path):
    progress, other = read_progress(write_progress(journal)), Journal(tmp_path / "other" / "journal.sqlite3")
    changed = {name for name, _here, _there in preview_in_words(preview(other, progress))["changes"]}
    assert changed >= set(NAMES.values())
    restore(other, progress)
    assert kept(other) == GIVEN


def test_it_is_exported_as_a_table(journal):
    doubts, sent = Doubts(Answers(journal)), []
    doubts.send = lambda content, buffers=None: sent.append(content)
    does(doubts, "table")
    assert sent[0]["file"] == "doubts.csv"
    assert read_csv(sent[0]["text"]) == [
        ["What may they doubt?", "What would you say to it?"],
        ["Too young", "I led six people"],
        ["New to shipping", ""],
    ]


def test_it_is_printed_and_private_but_for_what_the_pack_says_is_not():
    (fit,) = sections_of(GIVEN, library())
    assert fit.key == "fit"
    parts = [(part.of, part.label, part.text, part.private) for part in fit.parts]
    assert parts == [
        ("Doubt 1", "What may they doubt?", "Too young", False),
        ("Doubt 1", "What would you say to it?", "I led six people", True),
        ("Doubt 2", "What may they doubt?", "New to shipping", False),
    ]
    (public,) = taken([fit], ["fit"], [])
    assert "I led six people" not in str([part.text for part in public.parts])


def test_rows_that_were_added_in_two_places_are_put_together(journal):
    here, there = Journal(journal.path), Journal(journal.path)
    orders = [journal.latest("doubts.order") for journal in (here, there)]
    here.record("doubts.order", [*orders[0], "doubt.3"])
    there.record("doubts.order", [*orders[1], "doubt.4"])
    assert merge_lists(there)
    assert set(there.latest("doubts.order")) == {"doubt.1", "doubt.2", "doubt.3", "doubt.4"}


def test_the_next_interview_begins_it_anew():
    answers = {**HARBOUR, **GIVEN}
    begun = begin_next(answers, library(), date(2026, 12, 10))
    assert begun.changes["doubts.order"] == []
    assert begun.changes["past.application.1.doubts.order"] == ["doubt.1", "doubt.2"]
    assert "2 doubts of theirs" in begun.sentence
    assert "doubt.1.doubt" not in begun.changes


def test_an_item_of_a_checklist_is_done_by_it():
    item = library().find("checklist", "ours-two-doubts")
    assert is_entered(item, GIVEN)
    assert not is_entered(item, {**GIVEN, "doubts.order": ["doubt.1"]})


def test_an_answer_whose_question_is_gone_is_not_lost():
    answers = {**GIVEN, "doubt.1.gone": "x"}
    assert orphans(library(), answers) == [("doubt.1.gone", "x")]
    assert [section.key for section in sections_of(answers, library())] == ["fit", "other"]

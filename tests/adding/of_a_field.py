"""A field that was added is named, saved, restored, printed, private, and put aside: one of a pack, and one of our own.

Run in a copy of the package by test_adding.py.
"""

from datetime import date

import pytest
from widgets.page import does

from workbook import Answers, Written
from workbook.after.next_interview import begin_next
from workbook.answers.naming import name_of
from workbook.content.packs.library import library
from workbook.document import sections_of, taken
from workbook.journal import Journal
from workbook.journal.progress import read_progress, restore, write_progress

SONG, BADGE = "written.ours-song", "day.badge"
FIELDS = {SONG: "What do you listen to on the way?", BADGE: "The badge you need"}


@pytest.fixture
def answers(tmp_path):
    """The one of the pack was typed on the page where its area stands; our own is put by whoever asks for it."""
    journal = Journal(tmp_path / "journal.sqlite3")
    answers = Answers(journal)
    written = Written(answers, "logistics", "The day")
    does(written, "type", key=SONG, typed="Something slow")
    written.keep({BADGE: "The blue one", "interview.employer": "Harbour Logistics"})
    Answers(journal).autosave.flush()
    return answers


def test_it_is_named():
    assert {key: name_of(key) for key in FIELDS} == FIELDS


def test_it_is_saved_and_restored_from_a_progress_file(answers, tmp_path):
    other = Journal(tmp_path / "other" / "journal.sqlite3")
    restore(other, read_progress(write_progress(answers.journal)))
    for journal in (answers.journal, other):
        assert [journal.latest(key) for key in FIELDS] == ["Something slow", "The blue one"]
    again = Written(Answers(other), "logistics", "The day").answers
    assert [again.get(key) for key in FIELDS] == ["Something slow", "The blue one"]


def test_it_is_printed_and_private(answers):
    (section,) = [one for one in sections_of(answers.values(), library()) if one.key == "day"]
    parts = {part.label: (part.text, part.private) for part in section.parts}
    assert parts == {FIELDS[SONG]: ("Something slow", True), FIELDS[BADGE]: ("The blue one", True)}
    assert taken([section], ["day"], []) == ()


def test_the_next_interview_puts_it_aside(answers):
    begun = begin_next(answers.values(), library(), date(2026, 12, 10))
    for key in FIELDS:
        assert (begun.changes[key], begun.changes[f"past.application.1.{key}"]) == (None, answers.get(key))

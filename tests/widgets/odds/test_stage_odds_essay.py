"""The essay around the odds follows what is known, on this page and on others."""

import json

import pytest

from widgets.page import sends
from workbook import StageOdds
from workbook.answers.catalogue import FIRST
from workbook.answers.outcomes import what_came
from workbook.content.evidence import does_preparing_help
from workbook.journal import Journal, JournalError
from workbook.widgets.odds.stage_odds_essay import ESSAY
from workbook.widgets.odds.stage_odds_words import PREPARING


@pytest.fixture
def odds(journal):
    return StageOdds(journal)


def test_it_says_who_else_is_in_it_and_what_is_left_to_do(odds):
    assert odds.room.startswith("How many others got the same call, you do not know yet.")
    odds.controls["known"].value = "exactly"
    odds.controls["low"].typed = "3"
    odds.controls["insider"].value = "yes"
    assert odds.room == "Two other people got the same call, and one of them works there already."
    assert "how many people" not in odds.steps[0]["words"]


def test_the_rooms_stand_around_the_range_and_the_tables_say_the_same(odds):
    odds.controls["role"].value = "software"
    assert odds.picture["range"] == "between 1 in 9 and 3 in 5"
    rooms = odds.picture["rooms"]
    assert len(rooms) == 20
    assert rooms == sorted(rooms)
    assert sum(2 <= column <= 12 for column in rooms) >= 16
    assert [int(many) for _chance, many in odds.tables["rooms"]] == [rooms.count(one) for one in sorted({*rooms})]
    assert [row[1] for row in odds.tables["chance"]] == odds.picture["words"]
    assert [row[:2] for row in odds.tables["moves"]] == [[what, words] for what, _change, words in odds.moves]


def test_the_rooms_are_drawn_anew_with_each_answer_and_not_once_one_is_the_choice(odds):
    odds.controls["known"].value = "exactly"
    odds.controls["low"].typed = "2"
    before = odds.picture["rooms"]
    odds.controls["low"].typed = "6"
    assert sum(odds.picture["rooms"]) < sum(before)
    odds.controls["chosen"].value = True
    assert odds.picture["rooms"] == []
    assert odds.room == "They told you that you are their choice."


def test_whether_preparing_helps_is_said_from_both_sides_beside_what_it_moves():
    assert does_preparing_help() in PREPARING
    assert PREPARING in json.dumps(ESSAY, ensure_ascii=False)


def test_after_an_outcome_nothing_of_it_is_left(odds):
    odds.flight.mark(FIRST, "offer")
    assert (odds.room, odds.steps, odds.picture) == (what_came(odds.interview), [], {})


def test_what_was_done_on_another_page_is_not_advised_any_more(journal, odds):
    assert [step["page"] for step in odds.steps][:3] == ["03-the-process", "07-the-day", "08-afterwards"]
    there = Journal(journal.path)
    for key, value in {
        "done.process-one-message": True,
        "preparation.ticked": 100,
        "referees.order": ["referee.1"],
        "referee.1.permission": "yes",
    }.items():
        there.record(key, value)
    sends(odds, looks=1)
    assert [step["page"] for step in odds.steps] == ["02-your-pipeline"]


def test_what_it_asks_for_later_is_heard_of_too(journal, odds):
    """A task that is ticked on another part of the page takes its step away, though only the essay asks for it."""
    odds.answers.put({"done.process-one-message": True})
    assert "03-the-process" not in [step["page"] for step in odds.steps]


def test_a_journal_that_cannot_be_read_is_a_sentence(tmp_path):
    class Broken(Journal):
        def contents(self):
            raise JournalError("The journal file is damaged.")

    odds = StageOdds(Broken(tmp_path))
    assert odds.unsaved == "What you entered earlier could not be read. The journal file is damaged."
    assert odds.room.startswith("How many others got the same call, you do not know yet.")

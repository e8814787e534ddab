"""The odds instrument: its picture follows its controls, and what was entered is there again."""

import json

import pytest
from widgets.page import sends

from workbook import StageOdds, starting_odds
from workbook.applications import CHOSEN
from workbook.journal import Journal, JournalError
from workbook.odds import Candidate, Process, Round, chance_of_offer, rounds_to_offer, sentence
from workbook.odds.moves import what_moves
from workbook.roles import roles
from workbook.widgets.stage_odds import CANNOT, CANNOT_ONCE_CHOSEN, MOVES, REASONS, StageOddsModel, picture


@pytest.fixture
def odds(journal):
    return StageOdds(journal)


def test_software_with_nothing_known_is_about_1_in_3(odds):
    assert odds.picture["sentence"] == "between 1 in 9 and 3 in 5; about 1 in 3"
    assert odds.picture["words"] == ["1 in 9", "about 1 in 3", "3 in 5"]
    assert odds.picture["of_twenty"] == 7


def test_the_picture_is_the_models_numbers():
    chance = chance_of_offer(Process([Round(3)]), Candidate(preparation=0.4))
    drawn = picture(Process([Round(3)]), Candidate(preparation=0.4))
    assert drawn["chances"] == [round(value, 3) for value in (chance.low, chance.mean, chance.high)]
    assert drawn["sentence"] == sentence(chance)
    moves = what_moves(Process([Round(3)]), Candidate(preparation=0.4))
    assert [move[:2] for move in drawn["moves"]] == [[m.key, round(100 * m.change, 1)] for m in moves]
    assert len(json.dumps(drawn)) < 900


def test_every_move_has_a_name_and_a_reason():
    assert set(MOVES) == set(REASONS)
    for process in (Process(), Process(rounds_to_offer(9, 3, 0.74, True)), CHOSEN):
        assert {move.key for move in what_moves(process, Candidate())} <= set(MOVES)


@pytest.mark.parametrize(
    ("control", "set_to", "trait", "value"),
    [
        ("role", "sales", "role", "sales"),
        ("rounds_left", "2", "rounds_left", 2),
        ("scoring", "panel", "scoring", "panel"),
        ("insider", True, "insider", True),
        ("chosen", True, "chosen", True),
        ("self_rating", "stronger", "self_rating", "stronger"),
        ("preparation", 40.0, "preparation", 40.0),
        ("interviews", "3", "interviews", 3),
    ],
)
def test_a_control_moves_the_state_and_is_remembered(journal, odds, until, control, set_to, trait, value):
    widget = odds.controls[control]
    setattr(widget, "typed" if hasattr(widget, "typed") else "value", set_to)
    assert getattr(odds.model, trait) == value
    until(lambda: odds.saved)
    assert getattr(StageOdds(journal).model, trait) == value


def test_people_may_be_a_number_a_range_or_unknown(journal, odds, until):
    known, low, high = (odds.controls[name] for name in ("known", "low", "high"))
    assert (low.hidden, high.hidden) == (True, True)
    known.value = "exactly"
    assert (odds.model.finalists, low.hidden, high.hidden) == (3, False, True)
    low.typed = "5"
    assert odds.picture["words"][1] == "about 1 in 5"
    known.value = "between"
    low.typed, high.typed = "2", "6"
    assert odds.model.finalists == (2, 6)
    until(lambda: journal.latest("interview.finalists") == [2, 6])
    again = StageOdds(journal)
    assert again.model.finalists == (2, 6)
    assert [again.controls[name].typed for name in ("low", "high")] == ["2", "6"]
    again.controls["known"].value = "unknown"
    assert again.model.finalists is None
    until(lambda: journal.latest("interview.finalists", 0) is None)
    assert StageOdds(journal).controls["known"].value == "unknown"


def test_a_range_the_wrong_way_round_is_said_and_changes_nothing(odds):
    odds.controls["known"].value = "between"
    before = odds.model.finalists
    odds.controls["low"].typed = "9"
    assert odds.controls["high"].error == "At most must be 9 or more, like the number beside it. You gave: 4."
    assert odds.model.finalists == before
    odds.controls["high"].typed = "12"
    assert odds.controls["high"].error == ""
    assert odds.model.finalists == (9, 12)


def test_once_one_is_the_choice_the_room_waits_and_comes_back(odds):
    before = odds.picture
    odds.controls["chosen"].value = True
    assert odds.picture["sentence"] == "about 2 in 3"
    assert odds.picture["of_twenty"] == 14
    assert {key for key, _change, _words in odds.picture["moves"]} == {"filled", "references"}
    assert odds.cannot == CANNOT_ONCE_CHOSEN
    odds.controls["known"].value = "exactly"
    odds.controls["low"].typed = "1"
    odds.controls["insider"].value = True
    assert odds.problem == "", "what cannot be right in the room does not matter now"
    assert odds.picture["sentence"] == "about 2 in 3"
    odds.controls["insider"].value = False
    odds.controls["known"].value = "unknown"
    odds.controls["chosen"].value = False
    assert (odds.picture, odds.cannot) == (before, CANNOT)


def test_more_offers_than_interviews_is_said_and_changes_nothing(odds):
    odds.controls["offers"].typed = "2"
    assert odds.controls["offers"].error == "Offers must be at most the number of interviews, 0. You gave: 2."
    assert odds.model.offers == 0
    odds.controls["interviews"].typed = "4"
    assert odds.controls["offers"].error == ""
    assert (odds.model.interviews, odds.model.offers) == (4, 2)


def test_answers_that_contradict_leave_the_picture_and_say_so(odds):
    odds.controls["known"].value = "exactly"
    odds.controls["insider"].value = True
    before = odds.picture
    odds.controls["low"].typed = "1"
    assert odds.picture == before
    assert odds.problem.endswith("Someone from inside is a candidate, so you are at least 2 people at this stage.")
    odds.controls["low"].typed = "2"
    assert odds.problem == ""


def test_the_kind_of_work_brings_its_basis_and_cards(odds):
    odds.controls["role"].value = "graduate"
    assert odds.basis == roles()["graduate"].basis
    assert [card["id"] for card in odds.cards] == list(roles()["graduate"].evidence)
    assert odds.controls["known"].help == "Usual for this work: 2 to 3."


def test_what_page_00_recorded_is_used(journal):
    for key, value in {
        "interview.role": "sales",
        "interview.employer": "Harbour Logistics",
        "interview.when": "2026-12-03T14:00",
        "interview.format": "panel",
        "interview.finalists": 2,
    }.items():
        journal.record(key, value)
    odds = StageOdds(journal)
    assert odds.whose == "Your second interview at \u2068Harbour Logistics\u2069, Thursday 3 December 2026, 14:00"
    assert (odds.model.role, odds.model.scoring, odds.model.finalists) == ("sales", "panel", 2)


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("interview.role", "astronaut"),
        ("interview.finalists", [4, 2]),
        ("interview.finalists", "many"),
        ("interview.finalists", 900),
        ("interview.rounds_left", "two"),
        ("record.self_rating", 7),
        ("preparation.done", "all"),
        ("interview.when", "soon"),
        ("interview.scoring", None),
        ("interview.chosen", "yes"),
    ],
)
def test_an_answer_that_no_longer_fits_is_passed_over_and_kept(journal, key, value):
    journal.record(key, value)
    odds = StageOdds(journal)
    assert odds.picture["sentence"] == "between 1 in 9 and 3 in 5; about 1 in 3"
    assert journal.latest(key) == value


def test_nothing_a_person_entered_is_in_the_text_that_a_notebook_stores(odds):
    odds.controls["known"].value = "exactly"
    assert repr(odds) == "StageOdds()"
    assert odds._repr_mimebundle_()[0]["text/plain"] == "StageOdds()"


def test_saved_is_said_after_the_commit_and_trouble_is_a_sentence(journal, odds, until):
    journal.path.parent.mkdir()
    journal.path.write_bytes(b"")
    odds.controls["insider"].value = True
    until(lambda: odds.unsaved)
    assert odds.unsaved.startswith("Not saved. The journal file is empty")
    assert odds.unsaved.endswith("What you typed is still on this page.")
    assert odds.saved == ""
    journal.path.unlink()
    odds.controls["insider"].value = False
    until(lambda: odds.saved)
    assert odds.saved.startswith("Saved ")
    assert odds.unsaved == ""


def test_a_journal_that_cannot_be_read_is_a_sentence_not_a_traceback():
    class Broken:
        def latest(self, key, default=None):
            raise JournalError("The journal file is damaged.")

    odds = StageOdds(Broken())
    assert odds.unsaved == "What you entered earlier could not be read. The journal file is damaged."
    assert odds.picture["of_twenty"] == 7


def test_a_binder_session_says_that_it_forgets(journal, monkeypatch):
    monkeypatch.setenv("BINDER_SERVICE_HOST", "x")
    assert StageOdds(journal).temporary


def test_the_starting_odds_are_those_of_the_instrument(odds):
    lines = starting_odds().splitlines()
    for role, line in zip(roles().values(), lines, strict=True):
        odds.controls["role"].value = role.key
        assert line.startswith(role.label)
        assert line.endswith(odds.picture["sentence"])


def test_the_state_names_no_widget():
    assert not any("widget" in type(value).__module__ for value in StageOddsModel().trait_values().values())


def test_what_is_emptied_on_another_page_is_not_known_here_any_more(journal):
    known = {"scoring": "panel", "insider": True, "openings": 3, "finalists": 5, "rounds_left": 2, "chosen": True}
    for name, value in known.items():
        journal.record(f"interview.{name}", value)
    odds, there = StageOdds(journal), Journal(journal.path)
    for name in known:
        there.latest(f"interview.{name}")
        there.record(f"interview.{name}", None)
    sends(odds, looks=1)
    model = odds.model
    assert (model.scoring, model.insider, model.openings, model.chosen) == ("separate", False, 1, False)
    assert (model.finalists, model.rounds_left) == (None, None)

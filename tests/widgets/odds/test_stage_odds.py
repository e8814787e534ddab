"""The odds instrument: its picture follows its controls, and what was entered is there again."""

import json
from datetime import timedelta

import pytest

from widgets.page import TODAY, sends
from workbook import ApplicationList, InFlight, InterviewForm, StageOdds
from workbook.answers.applications import CHOSEN, ONE_JOB, process_of
from workbook.answers.people import People
from workbook.answers.state import Answers
from workbook.content.roles import kind_of, roles
from workbook.journal import Journal, JournalError
from workbook.odds import (
    Candidate,
    Process,
    Round,
    chance_of_offer,
    pipeline_odds,
    plain,
    points,
    rounds_to_offer,
    sentence,
    what_moves,
)
from workbook.widgets.odds.stage_odds import odds_picture
from workbook.widgets.odds.stage_odds_words import CANNOT, CANNOT_ONCE_CHOSEN, MOVES, REASONS


@pytest.fixture
def odds(journal):
    return StageOdds(journal)


def test_software_with_nothing_known_is_about_1_in_3(odds):
    odds.controls["role"].value = "software"
    assert odds.picture["sentence"] == "between 1 in 9 and 3 in 5; about 1 in 3"
    assert odds.picture["words"] == ["1 in 9", "about 1 in 3", "3 in 5"]
    assert odds.picture["of_twenty"] == 6.667


def test_the_picture_is_the_models_numbers():
    chance = chance_of_offer(Process([Round(3)]), Candidate(preparation=0.4))
    rooms = pipeline_odds([Process([Round(3)])], Candidate(preparation=0.4)).rooms(0)
    drawn = odds_picture(chance, rooms)
    assert drawn["rooms"] == [round(20 * room) for room in rooms]
    assert drawn["of_twenty"] == round(20 * plain(chance.mean), 3)
    assert drawn["sentence"] == sentence(chance)
    assert len(json.dumps(drawn)) < 350


def test_what_would_move_it_is_the_models_numbers(odds):
    kind = kind_of("")
    process = Process(rounds_to_offer(kind.people, kind.rounds_left))
    assert odds.moves == [
        [MOVES[move.key], 5 * round(20 * move.change), points(move.change)] for move in what_moves(process, Candidate())
    ]


def test_every_move_has_a_name_and_a_reason():
    assert set(MOVES) == set(REASONS)
    for process in (Process(), Process(rounds_to_offer(9, 3, 0.74, True)), CHOSEN):
        assert {move.key for move in what_moves(process, Candidate())} <= set(MOVES)


def said(odds, name):
    whose = odds.interview if hasattr(odds.interview, name) else odds.flight.answers.candidate
    return getattr(whose, name)


@pytest.mark.parametrize(
    ("control", "set_to", "trait", "value"),
    [
        ("role", "sales", "role", "sales"),
        ("rounds_left", "2", "rounds_left", 2),
        ("scoring", "panel", "scoring", "panel"),
        ("insider", "yes", "insider", True),
        ("openings", "3", "openings", 3),
        ("chosen", True, "chosen", True),
        ("self_rating", "stronger", "self_rating", 1.5),
        ("preparation", 40.0, "preparation", 0.4),
        ("interviews", "3", "interviews", 3),
    ],
)
def test_a_control_moves_the_state_and_is_remembered(journal, odds, until, control, set_to, trait, value):
    widget = odds.controls[control]
    setattr(widget, "typed" if hasattr(widget, "typed") else "value", set_to)
    assert said(odds, trait) == value
    until(lambda: odds.saved)
    again = StageOdds(journal)
    assert said(again, trait) == value
    assert again.controls[control].value == widget.value


def test_people_may_be_a_number_a_range_or_unknown(journal, odds, until):
    known, low, high = (odds.controls[name] for name in ("known", "low", "high"))
    assert (low.hidden, high.hidden) == (True, True)
    known.value = "exactly"
    assert (odds.interview.finalists, low.hidden, high.hidden) == (None, False, True)
    assert (low.typed, odds.saved) == ("", ""), "nothing was said yet, so nothing is recorded"
    low.typed = "5"
    assert odds.picture["words"][1] == "about 1 in 5"
    known.value = "between"
    assert (odds.interview.finalists, low.typed) == (People(5, 5), "5"), "half an answer changes nothing"
    sends(odds, looks=1)
    assert (known.value, low.typed) == ("between", "5"), "nor is it lost when the page is turned to again"
    low.typed, high.typed = "2", "6"
    assert odds.interview.finalists == People(2, 6)
    until(lambda: journal.latest("interview.finalists") == [2, 6])
    again = StageOdds(journal)
    assert again.interview.finalists == People(2, 6)
    assert [again.controls[name].typed for name in ("low", "high")] == ["2", "6"]
    again.controls["known"].value = "unknown"
    assert again.interview.finalists is None
    until(lambda: journal.latest("interview.finalists", 0) is None)
    assert StageOdds(journal).controls["known"].value == "unknown"


def test_a_range_the_wrong_way_round_is_said_and_changes_nothing(odds):
    odds.controls["known"].value = "between"
    before = odds.interview.finalists
    odds.controls["high"].typed = "4"
    odds.controls["low"].typed = "9"
    assert odds.controls["high"].error == "At most must be 9 or more, like the number beside it. You gave: 4."
    assert odds.interview.finalists == before
    odds.controls["high"].typed = "12"
    assert odds.controls["high"].error == ""
    assert odds.interview.finalists == People(9, 12)


def test_once_one_is_the_choice_the_room_waits_and_comes_back(odds):
    before = odds.picture
    odds.controls["chosen"].value = True
    assert odds.picture["sentence"] == "about 2 in 3"
    assert odds.picture["of_twenty"] == 13.333
    assert {what for what, _change, _words in odds.moves} == {MOVES["filled"], MOVES["references"]}
    assert odds.cannot == CANNOT_ONCE_CHOSEN
    odds.controls["known"].value = "exactly"
    odds.controls["low"].typed = "1"
    odds.controls["insider"].value = "yes"
    assert odds.problem == "", "what cannot be right in the room does not matter now"
    assert odds.picture["sentence"] == "about 2 in 3"
    odds.controls["insider"].value = ""
    odds.controls["known"].value = "unknown"
    odds.controls["chosen"].value = False
    assert (odds.picture, odds.cannot) == (before, CANNOT)


def test_more_offers_than_interviews_is_said_and_changes_nothing(odds):
    odds.controls["offers"].typed = "2"
    assert odds.controls["offers"].error == "Offers must be at most the number of interviews, 0. You gave: 2."
    assert odds.flight.answers.candidate.offers == 0
    odds.controls["interviews"].typed = "4"
    assert odds.controls["offers"].error == ""
    assert (odds.flight.answers.candidate.interviews, odds.flight.answers.candidate.offers) == (4, 2)


def test_answers_that_contradict_leave_the_picture_and_say_so(odds):
    odds.controls["known"].value = "exactly"
    odds.controls["insider"].value = "yes"
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
    assert "a ratio" in odds.controls["known"].help, "nobody counted heads, so nobody may call it usual"
    odds.controls["role"].value = "digital_marketing"
    assert odds.controls["known"].help == "For one job we assume 3 to 6 people."


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
    assert (odds.interview.role, odds.interview.scoring, odds.interview.finalists) == ("sales", "panel", People(2, 2))


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
    plainly = StageOdds(journal).picture["sentence"]
    journal.record(key, value)
    odds = StageOdds(journal)
    assert odds.picture["sentence"] == plainly
    assert journal.latest(key) == value


def test_nothing_a_person_entered_is_in_the_text_that_a_notebook_stores(odds):
    odds.controls["known"].value = "exactly"
    assert repr(odds) == "StageOdds()"
    assert odds._repr_mimebundle_()[0]["text/plain"] == "StageOdds()"


def test_saved_is_said_after_the_commit_and_trouble_is_a_sentence(journal, odds, until):
    journal.path.parent.mkdir()
    journal.path.write_bytes(b"")
    odds.controls["insider"].value = "yes"
    until(lambda: odds.unsaved)
    assert odds.unsaved.startswith("Not saved. The journal file is empty")
    assert odds.unsaved.endswith("What you typed is still on this page.")
    assert odds.saved == ""
    journal.path.unlink()
    odds.controls["insider"].value = "no"
    until(lambda: odds.saved)
    assert odds.saved.startswith("Saved ")
    assert odds.unsaved == ""


def test_a_journal_that_cannot_be_read_is_a_sentence_not_a_traceback(tmp_path):
    class Broken(Journal):
        def contents(self):
            raise JournalError("The journal file is damaged.")

    odds = StageOdds(Broken(tmp_path))
    assert odds.unsaved == "What you entered earlier could not be read. The journal file is damaged."
    assert odds.picture["words"]


def test_a_binder_session_says_that_it_forgets(journal, monkeypatch):
    monkeypatch.setenv("BINDER_SERVICE_HOST", "x")
    assert set(StageOdds(journal).place.values()) == {"in this session only"}


def test_what_is_emptied_on_another_page_is_not_known_here_any_more(journal):
    known = {"scoring": "panel", "insider": True, "openings": 3, "finalists": 5, "rounds_left": 2, "chosen": True}
    for name, value in known.items():
        journal.record(f"interview.{name}", value)
    odds, there = StageOdds(journal), Journal(journal.path)
    for name in known:
        there.latest(f"interview.{name}")
        there.record(f"interview.{name}", None)
    sends(odds, looks=1)
    here = odds.interview
    assert (here.scoring, here.insider, here.openings, here.chosen) == ("", None, None, False)
    assert (here.finalists, here.rounds_left) == (None, None)


@pytest.mark.parametrize(
    ("outcome", "words", "page"),
    [
        ("offer", "An offer has come from \u2068Harbour\u2069.", "09-an-offer"),
        ("no", "The answer from \u2068Harbour\u2069 was no.", "10-what-you-have-learned"),
        ("withdrawn", "You withdrew from \u2068Harbour\u2069.", "02-your-pipeline"),
    ],
)
def test_an_outcome_ends_the_odds_and_says_what_comes_next(journal, outcome, words, page):
    journal.record("interview.employer", "Harbour")
    journal.record("interview.outcome", outcome)
    odds = StageOdds(journal)
    assert (odds.picture, odds.over["words"], odds.over["page"]) == ({}, words, page)
    journal.record("interview.outcome", "open")
    sends(odds, looks=1)
    assert odds.over == {}
    assert odds.picture["words"]


@pytest.mark.usefixtures("noon")
def test_silence_counts_here_as_it_does_on_page_02(journal):
    for key, value in {
        "applications.order": ["interview", "application.1"],
        "interview.since": (TODAY - timedelta(days=10)).isoformat(),
        "application.1.since": (TODAY - timedelta(days=20)).isoformat(),
    }.items():
        journal.record(key, value)
    odds, page = StageOdds(journal), ApplicationList(InFlight(journal))
    assert page.rows[0]["chance"] == odds.picture["words"][1]
    assert odds.counts == "Counted in it: no word for 10 days; 1 other application is silent, too."


@pytest.mark.usefixtures("noon")
def test_who_is_silent_for_too_long_is_kept_out_here_too(journal):
    journal.record("interview.since", (TODAY - timedelta(days=45)).isoformat())
    journal.record("waiting.ghosted_after", 30)
    assert StageOdds(journal).picture["words"]
    journal.record("waiting.leave_out", True)
    odds = StageOdds(journal)
    assert odds.over["words"] == "No word for 45 days: you count that as no answer any more, and keep it out."
    assert odds.picture == {}


def test_an_interview_that_was_taken_out_of_the_list_still_has_its_odds(journal):
    journal.record("applications.order", [])
    assert StageOdds(journal).picture["words"]


def test_until_a_kind_of_work_is_chosen_it_is_any_work_and_called_that(journal, odds, until):
    assert odds.controls["role"].options[0] == ["", "Choose…"]
    assert odds.whose == "Your second interview: any work, as you have not chosen a kind of work"
    assert "any work, as you have not chosen a kind of work" in odds.basis
    odds.controls["insider"].value = "no"
    until(lambda: odds.saved)
    assert [key for key in journal.entries() if key.startswith("interview.")] == ["interview.insider"]
    odds.controls["role"].value = "software"
    assert "any work" not in odds.whose + odds.basis


def test_more_openings_than_people_is_a_sentence_and_nothing_is_lost(odds):
    odds.controls["known"].value = "exactly"
    odds.controls["low"].typed = "4"
    before = odds.picture
    odds.controls["openings"].typed = "5"
    assert odds.picture == before
    assert odds.problem == (
        "The picture was left as it is. They will take on 5 people, but there are at most 4 of you at this stage."
    )
    assert (odds.controls["openings"].typed, odds.controls["low"].typed) == ("5", "4")


@pytest.mark.parametrize(
    ("role", "known", "numbers", "openings", "words"),
    [
        ("software", "unknown", ("", ""), "", "1 seat, 2 to 4 people, until you know"),
        ("software", "unknown", ("", ""), "3", "3 seats, 6 to 12 people, until you know"),
        ("graduate", "unknown", ("", ""), "20", "20 seats, and 2 to 3 people for each: a ratio"),
        ("software", "exactly", ("5", ""), "2", "2 seats, 5 people, you included"),
        ("software", "between", ("6", "12"), "3", "3 seats, 6 to 12 people, you included"),
        ("software", "exactly", ("1", ""), "", "1 seat, 1 person, you included"),
    ],
)
def test_seats_and_heads_are_drawn_and_said(odds, role, known, numbers, openings, words):
    odds.controls["role"].value, odds.controls["known"].value = role, known
    odds.controls["low"].typed, odds.controls["high"].typed = numbers
    odds.controls["openings"].typed = openings
    assert odds.controls["seats"].label == words


@pytest.mark.parametrize("openings", [1, 2, 5, 20, 200])
def test_more_openings_do_not_move_the_chance_while_the_number_of_people_is_unknown(openings):
    for role in ("", *roles()):
        one = chance_of_offer(process_of(role, None, None, "", None)).mean
        assert chance_of_offer(process_of(role, None, None, "", None, openings)).mean == pytest.approx(one, abs=0.02)


@pytest.mark.parametrize(("openings", "said"), [("3", f"1 seat, 2 to 4 people, until you know. {ONE_JOB}"), ("", "")])
def test_with_an_insider_the_picture_shows_the_room_that_is_counted(journal, openings, said):
    pages = (StageOdds(journal), ApplicationList(InFlight(journal)))
    for page in pages:
        page.controls["role"].value = "software"
        page.controls["insider"].value = "yes"
        page.controls["openings"].typed = openings
        seats = page.controls["seats"]
        assert seats.label == (said or "1 seat, 2 to 4 people, until you know")
        assert (seats.seats, seats.fewest, seats.most) == (1, 2, 4)
    Answers(journal).autosave.flush()
    again = InterviewForm(journal)
    assert again.controls["seats"].label == pages[0].controls["seats"].label


def test_no_card_says_counted_where_nothing_was(odds):
    for role in ("", *roles()):
        odds.controls["role"].value = role
        for shown in odds.cards:
            assert shown["counted"].startswith(("Counted: ", "Nothing was counted: ")), shown["id"]
            assert shown["counted"].endswith(".")
            assert not shown["counted"].startswith("Counted: Nothing")
    assert all(one["counted"].endswith(".") for assumed in odds.assumptions for one in assumed["cards"])

"""The three parts of page 02 look at the same applications and move together."""

from datetime import timedelta

import pytest

from widgets.page import TODAY
from workbook import ApplicationList, AtLeastOne, InFlight, Waiting
from workbook.odds import Process, pipeline_odds, silence
from workbook.widgets.odds.application_list import no_word_for, odds_in_words

pytestmark = pytest.mark.usefixtures("noon")


def ago(days):
    return (TODAY - timedelta(days=days)).isoformat()


@pytest.fixture
def page(journal):
    journal.record("interview.role", "software")
    flight = InFlight(journal)
    return ApplicationList(flight), AtLeastOne(flight), Waiting(flight)


def add(applications, role="software"):
    """A new application, for software."""
    applications.controls["add"].clicks += 1
    applications.controls["role"].value = role


def test_five_default_interviews_move_everything(page):
    applications, least, waiting = page
    assert applications.odds["sentence"] == "between 1 in 9 and 3 in 5; about 1 in 3"
    for _ in range(4):
        add(applications)
    odds = pipeline_odds([Process()] * 5)
    assert odds.at_least_one == pytest.approx(0.848, abs=0.002)
    assert odds.if_independent == pytest.approx(0.876, abs=0.0005)
    assert applications.odds["words"] == ["2 in 3", "about 17 in 20", "over 19 in 20"]
    assert applications.odds["whose"] == "At least one offer from 5 open applications"
    assert [said for _what, said in least.facts] == ["about 17 in 20", "about 9 in 10", "reached already"]
    assert "About 17 in 20 people" in least.charts["offers"].sentence
    assert len(waiting.rows) == len(applications.rows) == 5


def test_shared_luck_moves_the_odds_and_is_saved(page, journal, until):
    applications, least, _ = page
    for _ in range(4):
        add(applications)
    least.controls["travels"].value = 0
    assert least.facts[0][1] == least.facts[1][1] == "about 9 in 10"
    least.controls["travels"].value = 95
    assert least.facts[0][1] == "about 4 in 5"
    until(lambda: journal.latest("pipeline.travels") == 95)


def test_all_are_silent_for_too_long(page):
    applications, least, waiting = page
    applications.controls["since"].typed = ago(45)
    applications.controls["ghosted_after"].typed, applications.controls["leave_out"].value = "30", True
    assert applications.odds["sentence"] == "The open ones have been silent for so long that you keep them out."
    assert (least.facts, waiting.rows) == ([], [])


def test_silence_lowers_the_chance_that_is_shown(page):
    applications, _, waiting = page
    applications.controls["since"].typed = ago(10)
    chance = pipeline_odds([Process()]).each[0]
    assert silence(chance, 10) == pytest.approx(0.163, abs=0.001)
    assert waiting.rows[0][1:] == ["about 1 in 3", "no word for 10 days", "between 1 in 20 and 1 in 3; about 1 in 6"]
    assert waiting.rows[0][3] == applications.odds["sentence"]
    assert "about 1 in 6" in waiting.charts["silence"].sentence
    waiting.controls["never"].typed = "90"
    assert not waiting.rows[0][3].endswith("about 1 in 6")


def test_late_answers_are_said_to_be_late(page):
    applications, _, waiting = page
    applications.controls["since"].typed = ago(10)
    applications.controls["promised"].typed = ago(1)
    assert waiting.rows[0][2].endswith(", now late")
    assert waiting.rows[0][3].endswith("it is fair to ask")


def test_what_would_help_is_one_line_of_each_kind(page):
    applications, least, _ = page
    applications.controls["insider"].value = "yes"
    whats = [what for what, _change, _why in least.helps]
    assert whats[0] == "One more interview (Software engineering)"
    assert len(whats) == 4
    standing = applications.flight.standing()
    assert "Nobody from inside runs at Your second interview" in whats
    assert odds_in_words(standing)["words"] == applications.odds["words"]


def test_an_interview_ahead_is_not_silence(page):
    applications, *_ = page
    application = applications.flight.current
    assert no_word_for(application, TODAY) == "not waiting yet"


def test_turning_to_one_part_takes_back_nothing_that_another_has_not_saved_yet(page):
    applications, least, waiting = page
    applications.controls["add"].clicks += 1
    applications.controls["employer"].typed = "Mill"
    least.controls["travels"].value = 95
    waiting.looks += 1
    assert applications.rows[1]["name"] == "\u2068Mill\u2069"
    assert least.controls["travels"].value == 95
    assert applications.flight.answers.candidate.travels == 0.95


def test_two_pages_tell_the_same_story(page, journal, until):
    applications, *_ = page
    other = ApplicationList(InFlight(journal))
    applications.controls["employer"].typed = "Mill"
    until(lambda: journal.latest("interview.employer") == "Mill")
    other.looks += 1
    assert other.rows[0]["name"] == "\u2068Mill\u2069"
    assert other.controls["employer"].value == "Mill"


def test_nothing_a_person_entered_is_in_what_a_page_stores(page):
    applications, least, waiting = page
    applications.controls["employer"].typed = "Canary 4711"
    assert [repr(part) for part in page] == ["ApplicationList()", "AtLeastOne()", "Waiting()"]
    assert "4711" not in repr(least.charts) + repr(waiting.charts) + repr(applications.controls)

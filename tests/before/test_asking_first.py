"""What to ask first: how much each answer would narrow the odds of one person's interview."""

from itertools import product

import pytest

from workbook.answers.applications import Application
from workbook.answers.keys import fact_key
from workbook.before.asking_first import FIELD_ASKED, HARDLY, narrowing, narrows_in_words, possible_processes
from workbook.content.packs.library import library
from workbook.odds import Candidate, Process, chance_of_offer

INTERVIEW, CANDIDATE = Application("interview"), Candidate()
OPEN = ["interview.finalists", "interview.insider", "interview.rounds_left", "interview.format", "interview.openings"]


def test_every_key_is_one_of_a_fact_that_can_be_asked():
    asked = {fact_key(fact) for fact in library(()).facts if fact.ask}
    assert FIELD_ASKED.keys() <= asked


def test_what_the_odds_do_not_know_of_has_no_place_in_them():
    assert narrowing(INTERVIEW, CANDIDATE, ["process.address", "process.length"]) == {}
    assert set(narrowing(INTERVIEW, CANDIDATE, [*OPEN, "process.address"])) == set(OPEN)


def test_each_answer_makes_the_process_that_it_would_make_on_the_page():
    assert list(possible_processes(INTERVIEW, "insider")) == [
        Application("interview").process(),
        Application("interview", insider=True).process(),
    ]
    low, high = INTERVIEW.kind.people
    people = [Application("interview", finalists=count).process() for count in range(low, high + 1)]
    assert list(possible_processes(INTERVIEW, "finalists")) == people
    assert [len(process.rounds) for process in possible_processes(INTERVIEW, "rounds_left")] == [1, 2, 3]


@pytest.mark.parametrize("openings", [None, 1, 2, 5, 20, 200])
def test_the_number_of_people_is_asked_for_whatever_the_openings(openings):
    interview = Application("interview", openings=openings)
    processes = list(possible_processes(interview, "finalists"))
    assert 2 <= len(processes) <= 10
    chances = [chance_of_offer(process).mean for process in processes]
    assert chances == sorted(chances, reverse=True), "more people, less chance"


def test_there_are_never_as_many_openings_as_people_that_are_known():
    assert len(list(possible_processes(Application("interview", finalists=2), "openings"))) == 1
    assert "interview.openings" not in narrowing(Application("interview", finalists=2), CANDIDATE, OPEN)
    assert len(list(possible_processes(Application("interview", finalists=3), "openings"))) == 2


def test_over_everything_that_a_page_can_say_nothing_widens_the_range_or_fails():
    known = product((None, 2, (3, 6), 30), (None, 1, 3), ("", "panel"), (None, True), (None, 1, 2))
    for finalists, rounds_left, scoring, insider, openings in known:
        interview = Application("interview", "", "", "", finalists, rounds_left, scoring, insider, openings)
        found = narrowing(interview, CANDIDATE, OPEN)
        assert all(narrows <= 1 for narrows in found.values())
        assert all(
            isinstance(one, Process) for field in FIELD_ASKED.values() for one in possible_processes(interview, field)
        )


def test_answers_that_contradict_one_another_tell_nothing():
    assert narrowing(Application("interview", finalists=2, openings=9), CANDIDATE, OPEN) == {}
    assert narrowing(Application("interview", finalists=1, insider=True), CANDIDATE, OPEN) == {}


@pytest.mark.parametrize(
    ("narrows", "said"),
    [
        (-0.01, "Would hardly narrow your range."),
        (0, "Would hardly narrow your range."),
        (0.049, "Would hardly narrow your range."),
        (HARDLY, "Would narrow your range by a little."),
        (0.2, "Would narrow your range by about a quarter."),
        (1 / 3, "Would narrow your range by about a third."),
        (0.5, "Would narrow your range by about half."),
        (0.7, "Would narrow your range by more than half."),
        (1, "Would narrow your range by more than half."),
    ],
)
def test_in_words(narrows, said):
    assert narrows_in_words(narrows) == said

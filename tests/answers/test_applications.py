"""Applications are read from the journal field by field; what cannot be used never hides the rest."""

from dataclasses import replace
from datetime import date

import pytest

from workbook.answers.about_you import candidate_from
from workbook.answers.applications import (
    _AGREEMENTS,
    Application,
    choices,
    form_follows,
    process_of,
    read_application,
    read_applications,
    scoring_follows,
)
from workbook.answers.catalogue import FIRST, ORDER
from workbook.answers.people import People
from workbook.answers.reading import without_directions
from workbook.answers.standing import Clocks, clocks_from, standing, wait_of
from workbook.content.kinds import SCORING
from workbook.content.roles import kind_of, roles
from workbook.odds import Candidate, PipelineOdds, Process, Round, mean_chance, silence

TODAY = date(2026, 11, 22)


def latest_of(values):
    return values.get


@pytest.mark.parametrize("twice", [["interview", "application.1", "application.1", "interview", "application.1"]])
def test_an_order_that_names_an_application_twice_shows_it_once(twice):
    kept = {"applications.order": twice, "application.1.employer": "Acme"}
    assert [one.key for one in read_applications(kept.get)] == ["interview", "application.1"]
    without = {"applications.order": ["application.1", "application.1"]}
    assert [one.key for one in read_applications(without.get, first=True)] == ["interview", "application.1"]


def test_without_a_list_the_interview_of_page_00_is_the_only_application():
    (application,) = read_applications(latest_of({"interview.employer": "Harbour", "interview.role": "sales"}))
    assert (application.key, application.employer, application.role) == (FIRST, "Harbour", "sales")


def test_fields_are_read_under_their_own_keys():
    values = {
        ORDER: ["application.2", FIRST],
        "application.2.employer": "Mill",
        "application.2.finalists": [2, 5],
        "application.2.rounds_left": 2,
        "application.2.insider": True,
        "application.2.since": "2026-11-10",
        "application.2.promised": "2026-11-30",
        "application.2.before": 40,
        "application.2.outcome": "no",
        "application.2.locked": True,
        "application.2.worth": 80,
        "interview.format": "panel",
    }
    second, first = read_applications(latest_of(values))
    assert (second.finalists, second.rounds_left, second.insider, second.worth) == (People(2, 5), 2, True, 80)
    assert (second.before, second.outcome, second.locked, second.is_open) == (40, "no", True, False)
    assert (first.key, first.scoring) == (FIRST, "panel")


@pytest.mark.parametrize(
    ("field", "recorded"),
    [
        ("employer", 7), ("employer", "x" * 81), ("employer", "a\x00b"), ("role", "astronaut"), ("role", 3),
        ("role", ["software"]), ("finalists", "three"), ("finalists", [4, 2]), ("finalists", 99), ("finalists", True),
        ("rounds_left", 9), ("rounds_left", "2"), ("scoring", "lots"), ("insider", 1), ("when", "soon"), ("when", 5),
        ("since", "31 February"), ("since", 20261122), ("promised", "2026-02-31"), ("outcome", "maybe"),
        ("before", 0), ("before", 100), ("before", 40.5), ("after", "40"), ("after", True), ("locked", "yes"),
        ("worth", 101), ("worth", -1),
    ],
)  # fmt: skip
def test_what_another_version_wrote_is_left_at_its_default(field, recorded):
    values = {f"application.1.{field}": recorded, "application.1.employer": "Mill"} | {
        f"application.1.{field}": recorded
    }
    application = read_application("application.1", latest_of(values))
    assert getattr(application, field) == getattr(Application("application.1"), field)
    if field != "employer":
        assert application.employer == "Mill"


def test_what_is_no_application_is_none_whatever_the_order_says():
    order = ["interview", "", "bogus", "person.1", "application.", "application.x", "application.01", "application.2"]
    assert [one.key for one in read_applications(latest_of({ORDER: order}))] == [FIRST, "application.2"]


@pytest.mark.parametrize("order", ["interview", [1, 2], {"a": 1}, 7, None])
def test_a_list_that_is_none_leaves_the_first(order):
    assert [one.key for one in read_applications(latest_of({ORDER: order}))] == [FIRST]


def test_the_last_word_is_as_entered_else_the_interview_once_it_is_over():
    application = Application(FIRST, when="2026-11-20T14:00")
    assert application.last_word(TODAY) == date(2026, 11, 20)
    assert application.last_word(date(2026, 11, 19)) is None
    assert replace(application, since="2026-11-21").last_word(TODAY) == date(2026, 11, 21)
    assert Application(FIRST).last_word(TODAY) is None
    assert replace(application, since="2026-11-18").last_word(TODAY) == date(2026, 11, 20), "the interview came later"
    ahead = Application(FIRST, when="2026-11-28T14:00", since="2026-11-18")
    assert ahead.last_word(TODAY) is None, "nobody waits before the interview"
    assert replace(ahead, chosen=True).last_word(TODAY) == date(2026, 11, 18)


def test_a_wait_counts_from_their_last_word():
    wait = wait_of(Application("a", since="2026-11-12", promised="2026-11-26"), Clocks(median_yes=5), TODAY)
    assert (wait.days, wait.promised, wait.median_yes, wait.starts_in) == (10, 14, 5, 0)
    ahead = wait_of(Application("a", when="2026-11-28T09:00", promised="2026-12-05"), Clocks(), TODAY)
    assert (ahead.days, ahead.promised, ahead.starts_in) == (0, 7, 6)
    same_day = wait_of(Application("a", since="2026-11-22", promised="2026-11-22"), Clocks(), TODAY)
    assert same_day.promised == 0.5
    overdue = wait_of(Application("a", since="2026-11-02", promised="2026-11-12"), Clocks(), TODAY)
    assert (overdue.days, overdue.promised) == (20, 10)


@pytest.mark.parametrize(
    ("application", "before"),
    [
        (Application("a", since="2026-11-12", promised="2026-11-10"), "their last word"),
        (Application("a", when="2026-11-28T09:00", promised="2026-11-25"), "the interview"),
    ],
)
def test_a_promise_before_the_last_word_is_set_aside_and_said_so(application, before):
    assert wait_of(application, Clocks(), TODAY) == wait_of(replace(application, promised=""), Clocks(), TODAY)
    said = f"The promised day is before {before}, so it is set aside: silence counts from {before}."
    assert application.set_aside(TODAY) == said
    assert replace(application, promised="").set_aside(TODAY) == ""
    assert replace(application, promised="2026-12-05").set_aside(TODAY) == ""


def test_where_the_person_stands():
    applications = (
        Application("a", since="2026-11-12"),
        Application("b", outcome="offer"),
        Application("c", finalists=1, insider=True),
        Application("d", outcome="no"),
    )
    here = standing(applications, Candidate(), Clocks(), TODAY)
    assert [one.key for one in here.applications] == ["a"]
    assert [one.key for one in here.in_hand] == ["b"]
    assert [(one.key, why) for one, why in here.left_out] == [
        ("c", "Someone from inside is a candidate, so you are at least 2 people at this stage.")
    ]
    assert isinstance(here.odds, PipelineOdds)
    assert here.odds.at_least_one == pytest.approx(silence(here_mean(), 10), abs=1e-12)
    assert standing((), Candidate(), Clocks(), TODAY).odds is None


def here_mean():
    return standing((Application("a"),), Candidate(), Clocks(), TODAY).odds.each[0]


def test_an_application_without_answers_is_an_interview_for_any_work():
    assert Application("a").process() == Process([Round(kind_of("").people)])
    assert Application("a", role="software").process() == Process()
    assert (Application("a").kind.label, Application("a").kind.people) == ("Any work", roles()["general"].people)


def test_the_candidate_is_read_with_whatever_can_be_used():
    values = {
        "record.interviews": 3, "record.offers": 1, "record.self_rating": "stronger", "preparation.done": 40,
        "pipeline.travels": 95,
    }  # fmt: skip
    assert candidate_from(latest_of(values)) == Candidate(1, 3, 1.5, 0.4, 0.95)
    values |= {"record.offers": 9, "preparation.done": "much", "pipeline.travels": 300, "record.self_rating": "none"}
    assert candidate_from(latest_of(values)) == Candidate()
    assert candidate_from(latest_of({})) == Candidate()


@pytest.mark.parametrize("recorded", ["7", True, -1, 1e9, None, [7]])
def test_clocks_that_cannot_be_used_are_left_at_their_default(recorded):
    values = {"waiting.median_yes": recorded, "waiting.median_no": recorded, "waiting.never": recorded}
    assert clocks_from(latest_of(values)) == Clocks()
    assert clocks_from(latest_of({"waiting.median_yes": 5, "waiting.never": 40})) == Clocks(5.0, never=0.4)


@pytest.mark.parametrize(
    ("employers", "names"),
    [
        (["Acme", "Mill"], ["Acme", "Mill"]),
        (["Acme", " ACME\u202e"], ["Acme (1)", " ACME (2)"]),
        (["Acme", "Acme", "Acme (1)"], ["Acme (1) (1)", "Acme (2)", "Acme (1) (3)"]),
        (["", "", "An application (2)"], ["An application (1)", "An application (2) (2)", "An application (2) (3)"]),
    ],
)
def test_no_two_applications_to_choose_from_are_called_alike(employers, names):
    applications = [Application(f"application.{number}", employer=name) for number, name in enumerate(employers, 1)]
    assert [without_directions(name) for _key, name in choices(applications)] == names


@pytest.mark.parametrize(
    ("answers", "scoring"),
    [
        ({}, ""),
        ({"interview.format": "panel"}, "panel"),
        ({"interview.format": "separate"}, "separate"),
        ({"interview.format": "mixed", "interview.scoring": "panel"}, "panel"),
        ({"interview.format": "panel", "interview.scoring": "separate"}, "separate"),  # as the first edition read it
        ({"interview.format": ["panel"], "interview.scoring": "separate"}, "separate"),
        ({"interview.scoring": "everybody"}, ""),
    ],
)
def test_who_scores_is_what_was_said_of_it_else_what_the_form_says(answers, scoring):
    assert read_application("interview", answers.get).scoring == scoring


def test_once_the_form_says_who_scores_a_change_changes_the_form_too():
    assert form_follows("interview", "panel", {"interview.format": "separate"}.get) == {"interview.format": "panel"}
    for form in (None, "unknown", "task", "mixed", 7):
        assert form_follows("interview", "panel", {"interview.format": form}.get) == {}
    assert form_follows("interview", "", {"interview.format": "panel"}.get) == {"interview.format": "unknown"}


def test_a_form_that_says_who_scores_takes_the_place_of_what_was_said_before():
    said = {"interview.scoring": "separate"}
    assert scoring_follows("interview", "panel", said.get) == {"interview.scoring": None}
    for form in (None, "unknown", "task", "mixed", 7):
        assert scoring_follows("interview", form, said.get) == {}
    assert scoring_follows("interview", "panel", {}.get) == {}


@pytest.mark.parametrize("insider", [False, True])
@pytest.mark.parametrize("rounds_left", [1, 2, 3])
@pytest.mark.parametrize("role", roles())
def test_openings_do_not_move_the_middle_where_the_number_of_people_is_not_known(role, rounds_left, insider):
    for scoring in ("separate", "panel"):
        one, *several = (
            mean_chance(process_of(role, None, rounds_left, scoring, insider, openings), Candidate())
            for openings in (1, 2, 5, 20, 200)
        )
        assert several == pytest.approx([one] * 4, abs=0.02)


@pytest.mark.parametrize("scoring", ["separate", "panel"])
@pytest.mark.parametrize("role", roles())
def test_openings_move_nothing_where_one_interview_is_left(role, scoring):
    """The people are as many times those of one job, and nothing between."""
    one, *several = (
        mean_chance(process_of(role, None, 1, scoring, False, openings), Candidate()) for openings in (1, 2, 5, 20, 200)
    )
    assert several == pytest.approx([one] * 4, abs=1e-9)


@pytest.mark.parametrize("openings", [1, 2, 5, 12, 200])
def test_many_openings_have_no_more_counts_of_people_than_one(openings):
    (here,) = process_of("software", None, 1, "separate", False, openings).rounds
    seats = min(openings, 12)
    assert (list(here.counts), here.go_on) == ([2 * seats, 3 * seats, 4 * seats], seats)


def test_known_people_compete_for_all_the_seats_there_are():
    chances = [
        mean_chance(process_of("graduate", People(8, 8), 1, "separate", False, seats), Candidate())
        for seats in (1, 2, 8)
    ]
    assert chances == pytest.approx([0.8 * 1.18 / 8, 0.8 * 2 * 1.18 / 8, 0.8])


@pytest.mark.parametrize(("finalists", "openings", "most"), [(3, 4, 3), ((2, 5), 6, 5), ([2, 5], 1000, 5)])
def test_more_openings_than_people_are_a_contradiction_and_said_as_one(finalists, openings, most):
    finalists = tuple(finalists) if isinstance(finalists, list) else finalists
    said = f"They will take on {openings:,} people, but there are at most {most} of you at this stage."
    with pytest.raises(ValueError, match=said):
        process_of("software", finalists and People.of(finalists), 2, "panel", False, openings)


def test_as_many_openings_as_a_journal_may_hold():
    read = {
        opened: read_application(FIRST, latest_of({"interview.openings": opened})).openings for opened in (1000, 1001)
    }
    assert read == {1000: 1000, 1001: None}


def test_each_way_of_scoring_says_how_far_they_agree():
    assert _AGREEMENTS.keys() == SCORING.keys()

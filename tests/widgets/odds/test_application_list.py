"""The applications in flight: a list, a form for one of them, and nothing that was typed lost between them."""

from datetime import timedelta

import pytest

from widgets.page import TODAY
from workbook import ApplicationList, AtLeastOne, InFlight, Waiting
from workbook.answers.applications import CHOSEN
from workbook.answers.people import People

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


def press(part, do, key):
    part._on_press(part, {"do": do, "key": key}, [])


def test_answers_go_to_the_application_and_stay(page, journal, until):
    applications, _, waiting = page
    applications.controls["add"].clicks += 1
    controls = applications.controls
    controls["employer"].typed = "Mill"
    controls["role"].value = "sales"
    controls["known"].value = "between"
    controls["low"].typed, controls["high"].typed = "2", "6"
    controls["since"].typed = ago(10)
    controls["promised"].typed = (TODAY + timedelta(days=4)).isoformat()
    until(lambda: journal.latest("application.1.promised"))
    flight = InFlight(journal)
    again = ApplicationList(flight)
    assert again.rows[1]["name"] == "\u2068Mill\u2069"
    assert again.rows[1]["kind"] == "Sales"
    mill = flight.applications[1]
    assert (mill.role, mill.finalists, mill.since) == ("sales", People(2, 6), ago(10))
    assert "no word for 10 days, promised by" in waiting.rows[1][2]
    assert again.form_of == "Your second interview"
    press(again, "edit", "application.1")
    assert again.form_of == "\u2068Mill\u2069"
    assert again.controls["employer"].value == "Mill"
    assert again.controls["low"].value == 2


def test_looking_at_another_application_changes_none(page, journal):
    applications, *_ = page
    applications.controls["employer"].typed = "Harbour"
    applications.controls["known"].value = "exactly"
    applications.controls["low"].typed = "7"
    applications.controls["add"].clicks += 1
    before = applications.flight.applications
    for key in ("interview", "application.1", "interview"):
        press(applications, "edit", key)
    assert applications.flight.applications == before
    assert applications.controls["low"].value == 7


def test_removing_can_be_undone(page, journal, until):
    applications, least, _ = page
    applications.controls["add"].clicks += 1
    applications.controls["employer"].typed = "Mill"
    press(applications, "remove", "application.1")
    assert applications.removed == ["application.1", "\u2068Mill\u2069"]
    assert len(applications.rows) == 1
    press(applications, "put_back", "application.1")
    assert applications.removed == []
    assert applications.rows[1]["name"] == "\u2068Mill\u2069"
    press(applications, "remove", "interview")
    press(applications, "remove", "application.1")
    assert applications.odds["sentence"] == "There is no application in the list."
    assert applications.form_of == ""
    assert least.facts == []
    assert least.charts["offers"].hidden
    press(applications, "edit", "nonsense")
    press(applications, "put_back", "nonsense")
    assert applications.rows == []


def test_an_outcome_twice_is_a_sentence_beside_the_field(page):
    applications, *_ = page
    outcome = applications.controls["outcome"]
    outcome.value = "no"
    outcome.value = "offer"
    assert outcome.value == "no"
    assert "has its outcome already: no offer" in outcome.error
    outcome.value = "open"
    assert outcome.error == ""
    outcome.value = "offer"
    assert applications.flight.current.outcome == "offer"


@pytest.mark.parametrize(
    ("field", "typed", "sentence"),
    [
        ("since", (TODAY + timedelta(days=1)).isoformat(), "Their last word must be today or earlier. You gave: "),
        ("since", "2026-02-31", "Their last word must be a date, such as 3 December 2026."),
        ("since", "1850-01-01", "in the years 2000 to 2100. You gave the year 1850."),
        ("promised", "soon", "They promised an answer by must be a date"),
        ("rounds_left", "9", "from 1 to 5. You gave: 9."),
        ("rounds_left", "1e3", "from 1 to 5. You gave: 1e3."),
        ("employer", "x" * 81, "Employer has 81 characters; the limit is 80. Nothing was cut."),
    ],
)
def test_bad_input_is_a_sentence_and_nothing_changes(page, field, typed, sentence):
    applications, *_ = page
    before = applications.flight.applications
    applications.controls[field].typed = typed
    assert sentence in applications.controls[field].error
    assert applications.flight.applications == before
    assert applications.refused == 1


def test_who_is_the_choice_waits_for_the_references_only(page, journal, until):
    applications, least, waiting = page
    chosen = applications.controls["chosen"]
    chosen.value = True
    assert applications.odds["sentence"] == "about 2 in 3"
    assert applications.rows[0]["chance"] == "about 2 in 3"
    assert applications.flight.standing().processes == (CHOSEN,)
    assert all(chart.sentence for chart in least.charts.values())
    applications.controls["since"].typed = ago(1)
    assert all(chart.sentence for chart in waiting.charts.values())
    applications.controls["add"].clicks += 1
    assert chosen.value is False, "the other application is not the same"
    until(lambda: journal.latest("interview.chosen") is True)
    again = ApplicationList(InFlight(journal))
    assert again.controls["chosen"].value is True
    again.controls["chosen"].value = False
    assert "about 1 in 3" in again.rows[0]["chance"]
    assert again.rows[1]["kind"] == "Any work", "no kind of work was chosen for the other one, and none is copied"


def test_only_an_open_application_can_wait_for_references(page):
    applications, *_ = page
    chosen, outcome = applications.controls["chosen"], applications.controls["outcome"]
    assert not chosen.hidden
    outcome.value = "no"
    assert chosen.hidden
    outcome.value = "open"
    assert not chosen.hidden


def test_an_outcome_leaves_the_form_where_it_is(page):
    applications, *_ = page
    applications.controls["add"].clicks += 1
    applications.controls["outcome"].value = "no"
    assert applications.flight.selected == "application.1"
    assert [one.outcome for one in applications.flight.applications] == ["open", "no"]


def test_a_promise_before_their_last_word_is_set_aside_and_said_so(page):
    """A postponed answer: they wrote after the day they had promised."""
    applications, least, waiting = page
    applications.controls["since"].typed = ago(2)
    plainly = applications.odds
    applications.controls["promised"].typed = ago(5)
    assert applications.controls["promised"].help == (
        "The promised day is before their last word, so it is set aside: silence counts from their last word."
    )
    assert applications.rows[0]["silent"] == "no word for 2 days; the day they had promised is set aside"
    assert (applications.problem, applications.odds) == ("", plainly)
    assert "fair to ask" not in waiting.rows[0][3]
    assert least.facts
    applications.controls["promised"].typed = ago(1)
    assert "set aside" not in applications.controls["promised"].help + applications.rows[0]["silent"]


def test_an_outcome_is_said_instead_of_odds(page):
    applications, *_ = page
    applications.controls["employer"].typed = "Harbour"
    applications.controls["outcome"].value = "offer"
    assert applications.odds["sentence"] == "An offer has come from \u2068Harbour\u2069. No other application is open."
    assert (applications.odds["words"], applications.rows[0]["chance"]) == ([], "")
    add(applications)
    assert applications.odds["whose"] == "At least one more offer from 1 open application"
    applications.controls["employer"].typed = "Mill"
    applications.controls["outcome"].value = "offer"
    assert applications.odds["sentence"] == (
        "An offer has come from \u2068Harbour\u2069. An offer has come from \u2068Mill\u2069. "
        "No other application is open."
    )
    press(applications, "edit", "interview")
    applications.controls["outcome"].value = "open"
    applications.controls["outcome"].value = "no"
    press(applications, "remove", "application.1")
    assert applications.odds["sentence"] == (
        "The answer from \u2068Harbour\u2069 was no. No other application is open."
    )


def test_an_outcome_and_silence_at_once_is_a_sentence_and_nothing_is_lost(page):
    applications, *_ = page
    applications.controls["since"].typed = ago(10)
    applications.controls["promised"].typed = ago(2)
    assert applications.controls["outcome"].help == ""
    applications.controls["outcome"].value = "no"
    assert applications.controls["outcome"].help == "It has its outcome, so the days of silence count no more."
    assert (applications.rows[0]["silent"], applications.flight.standing().waits) == ("", ())
    assert (applications.controls["since"].typed, applications.controls["promised"].typed) == (ago(10), ago(2))
    applications.controls["outcome"].value = "open"
    assert applications.rows[0]["silent"].startswith("no word for 10 days")


def test_who_is_silent_for_longer_than_one_waits_is_a_state_of_its_own(page, journal, until):
    applications, _, waiting = page
    applications.controls["since"].typed = ago(45)
    add(applications)
    applications.controls["since"].typed = ago(3)
    assert applications.rows[0]["silent"] == "no word for 45 days"
    applications.controls["ghosted_after"].typed = "30"
    assert applications.rows[0]["silent"] == "no word for 45 days: you count that as no answer any more"
    assert applications.rows[0]["chance"], "it counts until the person says otherwise"
    applications.controls["leave_out"].value = True
    assert (applications.rows[0]["chance"], applications.odds["whose"]) == (
        "",
        "At least one offer from 1 open application",
    )
    assert len(waiting.rows) == 1
    until(lambda: journal.latest("waiting.leave_out") is True)
    again = ApplicationList(InFlight(journal))
    assert (again.controls["ghosted_after"].typed, again.controls["leave_out"].value) == ("30", True)
    press(applications, "edit", "interview")
    applications.controls["since"].typed = ago(3)
    assert applications.rows[0]["chance"], "their next word brings it back"
    applications.controls["ghosted_after"].typed = ""
    assert applications.flight.answers.clocks.ghosted_after is None


def test_a_new_application_copies_nothing_and_records_nothing_that_was_not_said(page, journal, until):
    applications, *_ = page
    applications.controls["add"].clicks += 1
    controls = applications.controls
    assert controls["role"].value == controls["scoring"].value == controls["insider"].value == ""
    controls["known"].value = "exactly"
    controls["title"].typed = "Analyst"
    until(lambda: journal.latest("application.1.title") == "Analyst")
    assert {key for key in journal.entries() if key.startswith("application.1.")} == {"application.1.title"}
    press(applications, "edit", "interview")
    press(applications, "edit", "application.1")
    assert (controls["known"].value, controls["title"].typed) == ("unknown", "Analyst")


def test_half_an_answer_stays_while_other_things_change(page):
    applications, least, _ = page
    applications.controls["known"].value = "between"
    applications.controls["low"].typed = "3"
    least.controls["travels"].value = 20
    applications.looks += 1
    assert (applications.controls["known"].value, applications.controls["low"].typed) == ("between", "3")
    assert applications.flight.current.finalists is None
    applications.controls["high"].typed = "6"
    assert applications.flight.current.finalists == People(3, 6)


def test_what_was_refused_stays_while_other_things_change(page):
    applications, least, waiting = page
    form = applications.controls
    form["employer"].typed = "x" * 81
    form["known"].value = "between"
    form["low"].typed, form["high"].typed = "5", "3"
    form["since"].typed = (TODAY + timedelta(days=3)).isoformat()
    waiting.controls["never"].typed = "101"
    least.controls["travels"].value = 95
    waiting.controls["median_yes"].typed = "9"
    assert form["employer"].typed == "x" * 81
    assert form["high"].typed == "3"
    assert "At most must be 5 or more" in form["high"].error
    assert "must be today or earlier" in form["since"].error
    assert waiting.controls["never"].typed == "101"
    assert applications.refused == 3


def test_what_was_refused_for_one_application_is_not_shown_for_another(page):
    applications, *_ = page
    form = applications.controls
    form["employer"].typed = "x" * 81
    form["known"].value = "between"
    form["low"].typed, form["high"].typed = "5", "3"
    form["outcome"].value = "no"
    form["outcome"].value = "offer"
    assert applications.refused == 3
    applications.controls["add"].clicks += 1
    assert applications.refused == 0
    assert form["employer"].typed == ""
    assert form["known"].value == "unknown"
    press(applications, "edit", "interview")
    assert applications.refused == 0
    assert form["outcome"].value == "no"

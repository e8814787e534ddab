"""Waiting: the silence that is there, its range, and what of it is assumed."""

from datetime import timedelta

import pytest

from widgets.page import TODAY, sends
from workbook import AtLeastOne, InFlight, Waiting
from workbook.answers.reading import without_directions
from workbook.answers.state import Answers
from workbook.odds import sentence
from workbook.widgets.odds.waiting import SILENCE_ELSEWHERE
from workbook.wording import day_in_words

pytestmark = pytest.mark.usefixtures("noon")
TWO = {"applications.order": ["interview", "application.1"], "application.1.employer": "Mill"}


def on(days):
    return (TODAY + timedelta(days=days)).isoformat()


def having(journal, *known):
    journal.record_all({"interview.employer": "Harbour"})
    for each in known:
        journal.record_all(each)
    return Waiting(InFlight(journal))


def day_of(days):
    day = TODAY + timedelta(days=days)
    return f"{day.day} {day:%B}"


@pytest.mark.parametrize(
    ("known", "said"),
    [
        (
            {},
            "Harbour: no day is entered. Silence counts from the interview or from their last word; with one of the "
            "two on the page Your pipeline, its picture appears here.",
        ),
        (
            {"interview.when": f"{on(3)}T10:00"},
            f"Harbour: the interview is on {day_in_words(TODAY + timedelta(days=3))}. Silence counts from then on.",
        ),
        (
            {"interview.when": f"{on(3)}T10:00", "interview.since": on(-2)},
            f"Harbour: the interview is on {day_in_words(TODAY + timedelta(days=3))}. Silence counts from then on.",
        ),
        (
            {"interview.when": f"{on(0)}T00:01"},
            "Harbour: the interview is today. Silence counts from now on, and tomorrow it can be drawn.",
        ),
    ],
)
def test_no_silence_is_drawn_before_the_interview_is_over(journal, known, said):
    waiting = having(journal, known)
    assert without_directions(waiting.not_silent) == said
    assert waiting.charts["silence"].hidden


@pytest.mark.parametrize("known", [{"interview.when": f"{on(-10)}T10:00"}, {"interview.since": on(-10)}])
def test_the_curve_begins_on_the_day_from_which_it_counts(journal, known):
    waiting = having(journal, known)
    chart = waiting.charts["silence"]
    assert (waiting.not_silent, chart.hidden) == ("", False)
    assert chart.rows[0][:2] == [day_of(-10), "0 days"]
    assert [day_of(0), "10 days"] in [row[:2] for row in chart.rows]
    assert chart.data[2]["x"][0] == on(-10)
    first = waiting.charts["first"]
    assert first.rows[0][:2] == [day_of(0), "today"]
    assert first.data[0]["x"][0] == on(0)


@pytest.mark.parametrize("known", [{}, TWO, TWO | {"application.1.since": on(-30), "interview.promised": on(1)}])
def test_today_is_one_value_in_the_table_the_picture_and_everywhere_else(journal, known):
    waiting = having(
        journal, {"interview.since": on(-10), "interview.finalists": [2, 8], "preparation.done": 80}, known
    )
    standing = waiting.flight.standing()
    chance = sentence(standing.chance_of(standing.applications[0]))
    assert waiting.rows[0][3] == chance
    assert waiting.charts["silence"].sentence.startswith(f"After 10 days without a word: {chance}.")


def test_the_first_offer_is_drawn_only_when_a_day_is_known(journal):
    waiting = having(journal)
    assert waiting.charts["first"].hidden
    assert (waiting.rows, waiting.no_calendar) == ([], ""), "of one application without a day one sentence is enough"
    assert "no day is entered" in waiting.not_silent
    journal.record_all(TWO)
    waiting.looks += 1
    assert waiting.no_calendar == "No day of an interview is entered, so there is no calendar of a first offer yet."
    journal.record_all(TWO | {"interview.when": f"{on(5)}T10:00"})
    waiting.looks += 1
    assert not waiting.charts["first"].hidden
    assert without_directions(waiting.no_calendar) == (
        "No day is entered for Mill: below it is assumed that the interview is today."
    )
    journal.record("application.1.since", on(-3))
    waiting.looks += 1
    assert waiting.no_calendar == ""


def test_the_clocks_are_assumed_until_they_are_entered(journal):
    waiting = having(journal)
    fields = ("median_yes", "median_no", "never")
    assert [waiting.controls[name].typed for name in fields] == ["", "", ""]
    assert waiting.clocks == (
        "Assumed: half of the yeses are there after 7 days; half of the noes after 12; of 100 noes, 30 are never sent."
    )
    waiting.controls["median_yes"].typed = "9"
    assert waiting.clocks == (
        "Half of the yeses are there after 9 days (your number); half of the noes after 12 (assumed); of 100 noes, 30 "
        "are never sent (assumed)."
    )
    Answers(journal).autosave.flush()
    assert [journal.latest(f"waiting.{name}") for name in fields] == [9, None, None]
    again = Waiting(InFlight(journal))
    assert (again.controls["median_yes"].typed, again.clocks) == ("9", waiting.clocks)
    waiting.controls["median_yes"].typed = ""
    assert waiting.clocks.startswith("Assumed: half of the yeses are there after 7 days")
    assert waiting.flight.answers.clocks.median_yes == 7


def test_nothing_is_waited_for_is_said_as_on_the_list(journal):
    waiting = having(journal, {"interview.outcome": "offer"})
    least = AtLeastOne(waiting.flight)
    said = "An offer has come from Harbour. No other application is open."
    assert without_directions(waiting.nothing) == without_directions(least.nothing) == said
    assert all(chart.hidden for chart in (*waiting.charts.values(), *least.charts.values()))
    assert (waiting.not_silent, waiting.no_calendar, waiting.rows, least.facts) == ("", "", [], [])


def test_with_one_application_there_is_nothing_to_be_separate_from(journal):
    waiting = having(journal, {"interview.role": "software"})
    least = AtLeastOne(waiting.flight)
    shown = str([least.facts, *(one.get_state() for one in least.charts.values())])
    assert "separate luck" not in shown
    journal.record_all(TWO)
    least.looks += 1
    assert "separate luck" in str([least.facts, *(one.get_state() for one in least.charts.values())])
    assert least.controls["travels"].value == 50
    assert journal.latest("pipeline.travels") is None, "what is assumed is not recorded"


def test_what_is_reached_is_one_thing_in_facts_picture_and_table(journal):
    least = AtLeastOne(having(journal, {"interview.role": "software"}, TWO).flight)
    for travels in range(0, 100, 5):
        least.controls["travels"].value = travels
        more = least.facts[-1][1].split()[0]
        needed = 2 + (0 if more == "reached" else int(more))
        rows = {int(row[0]): row[1] for row in least.charts["growth"].rows}
        assert rows[needed].removeprefix("about ") in ("4 in 5", "17 in 20", "9 in 10", "19 in 20", "over 19 in 20")
        below = [said for count, said in rows.items() if count < needed]
        assert not any("4 in 5" in said or "17 in 20" in said for said in below)


@pytest.mark.parametrize("like", ["", "software", "sales"])
def test_one_more_interview_adds_in_the_table_what_it_adds_in_the_picture(journal, like):
    least = AtLeastOne(having(journal, {"interview.role": "software"}, TWO).flight)
    sends(least.controls["like"], value=like)
    before, after = least.charts["growth"].data[0]["y"][:2]
    (change,) = [words for what, words, _why in least.helps if what.startswith("One more interview (")]
    assert change == f"about +{5 * round((after - before) / 5)} in 100"


@pytest.mark.parametrize(
    ("known", "said"),
    [
        ([{}], ""),
        ([{"interview.when": f"{on(-9)}T10:00"}], ""),
        ([TWO], ""),
        ([TWO, {"interview.when": f"{on(-9)}T10:00"}], SILENCE_ELSEWHERE),
    ],
)
def test_silence_elsewhere_is_spoken_of_only_where_there_is_some(journal, known, said):
    assert having(journal, *known).elsewhere == said

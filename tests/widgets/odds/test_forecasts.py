"""Page 10: forecasts before and after, locked by the outcome, judged from ten outcomes on."""

import pytest

from workbook import Forecasts, InFlight
from workbook.answers.applications import Application
from workbook.odds import calibration
from workbook.widgets.odds.forecasts import judged, scores_in_words


@pytest.fixture
def page(journal):
    return Forecasts(InFlight(journal))


def finished(count, came):
    outcomes = [i in came for i in range(count)]
    return tuple(
        Application(
            f"application.{i + 1}", before=30 + i, after=60, outcome="offer" if came_true else "no", locked=True
        )
        for i, came_true in enumerate(outcomes)
    )


def test_a_forecast_is_kept_and_shown(page, journal, until):
    page.controls["before"].typed = "40"
    page.controls["after"].typed = "55"
    assert page.rows == [["Your second interview", "40\u00a0%", "55\u00a0%", "No answer yet"]]
    until(lambda: journal.latest("interview.after") == 55)
    again = Forecasts(InFlight(journal))
    assert again.controls["before"].value == 40


@pytest.mark.parametrize("typed", ["0", "100", "-5", "40.5", "1e1", "forty", "٠", "1,000", "NaN"])
def test_forecasts_run_from_1_to_99(page, typed):
    page.controls["before"].typed = typed
    assert page.controls["before"].error
    assert page.rows == [], "what is refused is no forecast"


def test_the_outcome_locks_the_forecast(page, journal):
    page.controls["before"].typed = "40"
    page.controls["outcome"].value = "no"
    assert page.locked
    page.controls["before"].typed = "5"
    assert page.controls["before"].value == 40
    assert page.controls["before"].typed == "40"
    assert "locked when its outcome came" in page.controls["before"].error
    assert page.rows[0][1] == "40\u00a0%"
    page.controls["outcome"].value = "offer"
    assert "has its outcome already: no offer" in page.controls["outcome"].error
    assert page.rows[0][3] == "No offer"


def test_choosing_another_application_shows_its_own_forecasts(page):
    page.controls["before"].typed = "40"
    page.controls["add"].clicks += 1
    assert page.controls["which"].value == "application.1"
    assert page.controls["before"].value is None
    assert page.controls["before"].error == ""
    page.controls["which"].value = "interview"
    assert page.controls["before"].value == 40
    assert page.rows[0][1] == "40\u00a0%"


def test_below_ten_outcomes_nothing_is_judged(page):
    nine, ten = finished(9, {1, 4}), finished(10, {1, 4})
    assert scores_in_words(judged(nine, "before")) == [
        ["Forecasts with an outcome", "9. Too few to judge: it starts at 10."]
    ]
    said = dict(scores_in_words(judged(ten, "before")))
    expected = calibration([(30 + i) / 100 for i in range(10)], [i in {1, 4} for i in range(10)])
    assert said["How far off, on average (Brier score)"].startswith(f"{expected.brier:.2f}.")
    beside = said["Beside always saying how often you get an offer (skill)"]
    assert beside == f"Worse: {expected.skill:.2f}. 1 is perfect, 0 is as good, below 0 is worse."
    page.flight.answers.put({"applications.order": [one.key for one in ten]})
    page.flight.answers.put(
        {f"{one.key}.{name}": getattr(one, name) for one in ten for name in ("before", "after", "outcome")}
    )
    assert page.facts[1][0] == "How far off, on average (Brier score)"
    assert not page.charts["reliability"].hidden
    page.controls["moment"].value = "after"
    assert page.facts[1][1].startswith(f"{calibration([0.6] * 10, [i in {1, 4} for i in range(10)]).brier:.2f}.")


def test_withdrawn_and_open_ones_are_not_judged():
    applications = (
        *finished(3, {0}),
        Application("a", before=50),
        Application("b", before=50, outcome="withdrawn"),
        Application("c", outcome="offer"),
    )
    assert judged(applications, "before").count == 3


def test_with_all_outcomes_the_same_there_is_no_skill():
    said = dict(scores_in_words(judged(finished(10, set(range(10))), "before")))
    assert (
        said["Beside always saying how often you get an offer (skill)"]
        == "Nobody can tell while all outcomes are the same."
    )


def test_without_any_application_there_is_only_the_button(page):
    page.flight.remove("interview")
    assert page.controls["which"].hidden
    assert page.controls["before"].hidden
    assert page.rows == []
    page.controls["add"].clicks += 1
    assert not page.controls["before"].hidden
    assert repr(page) == "Forecasts()"


def test_a_refused_forecast_stays_while_another_is_given(page):
    page.controls["before"].typed = "100"
    page.controls["after"].typed = "60"
    assert page.controls["before"].typed == "100"
    assert "You gave: 100." in page.controls["before"].error
    page.controls["add"].clicks += 1
    assert page.controls["before"].typed == page.controls["before"].error == ""


def test_an_offer_in_the_list_is_an_outcome_here_too(journal):
    journal.record_all(
        {
            "interview.before": 70,
            "offers.order": ["offer.1"],
            "offer.1.employer": "M",
            "offer.1.application": "interview",
        }
    )
    page = Forecasts(InFlight(journal))
    assert page.rows[0][3] == "An offer"
    assert page.facts[0][1].startswith("1. ")

"""What other lists say about an application: the offer that came from it, and the day of a look back at it."""

from datetime import date, datetime

import pytest

from workbook.answers.applications import read_application, read_applications
from workbook.answers.moment import Moment, moment_of
from workbook.answers.outcomes import forecast, marked, what_came
from workbook.answers.standing import standing_from
from workbook.odds import Candidate
from workbook.offer.contradictions import not_in_pipeline
from workbook.offer.offers import read_offers
from workbook.widgets.odds.forecasts import judged

TODAY = date(2026, 12, 7)
OFFER = {
    "applications.order": ["interview", "application.1"],
    "application.1.employer": "Harbour",
    "offers.order": ["offer.1"],
    "offer.1.employer": "Harbour",
    "offer.1.application": "application.1",
}
LOOK_BACK = {"rounds.order": ["round.1"], "round.1.application": "interview", "round.1.day": "2026-12-02"}


def test_an_offer_in_the_list_ends_the_odds_of_the_application_it_came_from():
    there = read_application("application.1", OFFER.get)
    here = standing_from(OFFER.get, TODAY)
    assert (there.outcome, there.came, there.is_open) == ("open", "offer", False)
    assert here.chance_of(there) is None
    assert [one.key for one in here.applications] == ["interview"]
    assert [one.key for one in here.in_hand] == ["application.1"]
    assert what_came(there).startswith("An offer has come")


def test_it_is_still_to_be_entered_in_the_pipeline_and_can_be():
    applications = read_applications(OFFER.get)
    assert [key for key, _said in not_in_pipeline(read_offers(OFFER), applications)] == ["application.1"]
    assert marked(applications[1], "offer", Candidate())["application.1.outcome"] == "offer"


def test_its_forecasts_are_locked_as_by_any_outcome_and_judged():
    answers = OFFER | {"application.1.before": 40}
    there = read_application("application.1", answers.get)
    assert not there.may_forecast
    with pytest.raises(ValueError, match="locked"):
        forecast(there, "before", 90)
    assert judged((there,), "before").count == 1


@pytest.mark.parametrize("other", [{"offers.order": []}, {"offer.1.application": None}, {"offer.1.application": ["?"]}])
def test_without_that_offer_it_is_open_again(other):
    assert read_application("application.1", (OFFER | other).get).is_open


def test_another_outcome_is_not_overruled_by_the_list():
    assert read_application("application.1", (OFFER | {"application.1.outcome": "no"}).get).came == "no"


def test_a_day_written_down_in_a_look_back_is_the_day_of_the_interview():
    interview = read_application("interview", LOOK_BACK.get)
    assert interview.day == interview.last_word(TODAY) == date(2026, 12, 2)
    assert standing_from(LOOK_BACK.get, TODAY).waits[0].days == 5
    assert moment_of(interview, datetime(2026, 12, 7, 9)) is Moment.WAITING


def test_what_was_entered_goes_before_it_and_the_newest_counts():
    entered = LOOK_BACK | {"interview.when": "2026-12-01T10:00"}
    assert read_application("interview", entered.get).day == date(2026, 12, 1)
    twice = {"rounds.order": ["round.1", "round.2"], "round.2.application": "interview", "round.2.day": "2026-12-04"}
    assert read_application("interview", (LOOK_BACK | twice).get).day == date(2026, 12, 4)
    for other in ({"round.1.application": "application.1"}, {"round.1.day": "soon"}, {"rounds.order": []}):
        assert read_application("interview", (LOOK_BACK | other).get).day is None

"""Where somebody stands in the days around an interview."""

from datetime import datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbook.answers.applications import read_application
from workbook.answers.catalogue import OUTCOMES
from workbook.answers.moment import LONG_AGO, Moment, clock_there, date_in_doubt, moment

WHEN = datetime(2026, 12, 3, 14)
LONG = WHEN + timedelta(days=LONG_AGO, minutes=1)


@pytest.mark.parametrize(
    ("now", "at"),
    [
        (datetime(2026, 11, 1, 9), Moment.BEFORE),
        (datetime(2026, 12, 1, 23, 59), Moment.BEFORE),
        (datetime(2026, 12, 2, 0, 0), Moment.EVE),
        (datetime(2026, 12, 2, 23, 59), Moment.EVE),
        (datetime(2026, 12, 3, 0, 0), Moment.DAY),
        (datetime(2026, 12, 3, 13, 59), Moment.DAY),
        (datetime(2026, 12, 3, 14, 1), Moment.AFTER),
        (datetime(2026, 12, 3, 21), Moment.AFTER),
        (datetime(2026, 12, 4, 23, 59), Moment.AFTER),
        (datetime(2026, 12, 5, 0, 0), Moment.WAITING),
        (datetime(2027, 12, 5), Moment.WAITING),
    ],
)
def test_the_days_around_an_interview(now, at):
    assert moment(WHEN, now) is at
    assert moment(None, now) is Moment.UNDATED


@pytest.mark.parametrize(
    ("outcome", "at"), [("offer", Moment.OFFER), ("no", Moment.NO), ("withdrawn", Moment.WITHDRAWN)]
)
def test_an_outcome_comes_before_any_date(outcome, at):
    for when in (None, WHEN):
        for now in (WHEN - timedelta(days=3), WHEN, WHEN + timedelta(days=3)):
            assert moment(when, now, outcome) is at
    assert at.is_answered
    assert not at.is_ahead


def test_every_outcome_has_its_moment():
    answered = {moment(WHEN, WHEN, outcome) for outcome in OUTCOMES if outcome != "open"}
    assert answered == {at for at in Moment if at.is_answered}


@given(st.datetimes(datetime(2000, 1, 1), datetime(2100, 12, 31)), st.timedeltas(-timedelta(9), timedelta(9)))
def test_time_only_goes_on(when, ahead):
    order = list(Moment)
    first, second = (moment(when, when + ahead + later) for later in (timedelta(0), timedelta(hours=5)))
    assert order.index(first) <= order.index(second) <= order.index(Moment.WAITING)
    assert first.is_ahead == (ahead <= timedelta(0))


def test_a_new_date_begins_anew():
    assert moment(WHEN + timedelta(days=14), WHEN + timedelta(days=3)) is Moment.BEFORE


def in_doubt(now, entered):
    answers = {"interview.when": WHEN.isoformat(), **entered}
    return date_in_doubt(read_application("interview", answers.get), now, answers)


def test_the_date_is_doubted_only_when_it_lies_well_back_and_nothing_was_entered_about_how_it_went():
    assert in_doubt(LONG, {})
    assert not in_doubt(LONG, {"interview.when": None})
    for now in (WHEN - timedelta(days=400), WHEN + timedelta(hours=5), WHEN + timedelta(days=LONG_AGO)):
        assert not in_doubt(now, {})


@pytest.mark.parametrize(
    "entered",
    [
        {"interview.since": "2026-12-07"},
        {"interview.after": 40},
        {"interview.outcome": "no"},
        {"rounds.order": ["round.1"]},
        {"rounds.order": ["round.1"], "round.1.application": "interview"},
        {"reflections.order": ["reflection.2"]},
    ],
    ids=str,
)
def test_whoever_said_how_it_went_is_not_asked_about_the_date(entered):
    assert not in_doubt(LONG, entered)


def test_what_was_said_about_another_interview_says_nothing_about_this_one():
    assert in_doubt(LONG, {"rounds.order": ["round.1"], "round.1.application": "application.2"})


def test_the_clock_is_that_of_the_zone_that_was_chosen():
    now = datetime.fromisoformat("2026-12-03T02:00:00+00:00")
    assert clock_there(now, "America/New_York") == datetime(2026, 12, 2, 21)
    for unknown in (None, "", "Nowhere/Else", 7, ["UTC"]):
        assert clock_there(now, unknown) == now.replace(tzinfo=None)

"""How ready somebody is, in words: at the borders, kindly where nothing was done, and what to do next."""

from datetime import datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbook.answers.moment import Moment, is_late, moment
from workbook.answers.situation import situation_from
from workbook.before.jobs import Job
from workbook.before.readiness import (
    MINUTES_NOW,
    PAGES,
    areas,
    jobs_of,
    next_minutes,
    readiness_headline,
    until,
    what_now,
    would_help,
)
from workbook.content.packs.library import library
from workbook.content.packs.schema import AREAS

NOW = datetime(2026, 11, 22, 18)


def job(key, minutes=10, area="content", matters=2, done=False):
    return Job(key, f"Do {key}", minutes, area, matters, done)


def at(percent):
    """Two hundred jobs of which `percent` are done."""
    return [job(f"j-{number}", done=number < 2 * percent) for number in range(200)]


@pytest.mark.parametrize(
    ("percent", "words"),
    [
        (0, "Not started yet"), (0.5, "A start is made"), (14.5, "A start is made"), (15, "On your way"),
        (39.5, "On your way"), (40, "Half ready"), (59.5, "Half ready"), (60, "More than half ready"),
        (79.5, "More than half ready"), (80, "Nearly ready"), (97.5, "Nearly ready"), (98, "Ready"), (100, "Ready"),
    ],
)  # fmt: skip
def test_how_ready_at_the_borders(percent, words):
    assert readiness_headline(at(percent)) == words


def test_without_anything_to_do_nothing_is_started():
    assert readiness_headline([]) == "Not started yet"


def test_the_smallest_start_counts_however_long_the_lists():
    jobs = [job("small", 1, matters=1, done=True), *(job(f"j-{number}", 240, matters=3) for number in range(100))]
    assert readiness_headline(jobs) == "A start is made"


@pytest.mark.parametrize(
    ("when", "words"),
    [
        (None, "The day is not known yet"),
        (datetime(2026, 11, 22, 17, 59), "It was today, 17:59"),
        (datetime(2026, 11, 22, 18), "Today, 18:00"),
        (datetime(2026, 11, 22, 23, 59), "Today, 23:59"),
        (datetime(2026, 11, 23), "Tomorrow, 00:00"),
        (datetime(2026, 11, 24, 9, 5), "2 days to Tuesday 24 November 2026, 09:05"),
        (datetime(2026, 12, 3, 14), "11 days to Thursday 3 December 2026, 14:00"),
        (datetime(2026, 11, 21, 23), "It was yesterday, 23:00"),
        (datetime(2026, 11, 1, 9), "It was on Sunday 1 November 2026, 21 days ago"),
    ],
)
def test_how_long_there_still_is(when, words):
    assert until(when, NOW) == words


@given(st.datetimes(datetime(2000, 1, 1), datetime(2100, 12, 31)))
def test_any_day_is_said(when):
    said = until(when, NOW)
    assert said.startswith(("Today", "Tomorrow", "It was ")) or " days to " in said
    assert not said.startswith(("-", "0 days", "1 days"))


def test_each_area_with_its_page_in_the_order_of_the_names():
    found = areas([job("a", 30, "logistics", done=True), job("b", 10, "logistics"), job("c", 5, "process")], AREAS)
    assert found == [
        {"key": "process", "name": "The process", "page": "03-the-process", "done": 0, "total": 1, "percent": 0,
         "so_far": "not begun yet", "left": "✓ what matters"},
        {"key": "logistics", "name": "The day", "page": "07-the-day", "done": 1, "total": 2, "percent": 75,
         "so_far": "1 done", "left": "✓ what matters"},
    ]  # fmt: skip
    assert areas([job("d", 80, "fit", matters=3)], AREAS)[0]["left"] == "1 h 20 min"
    assert areas([], AREAS) == []
    assert set(PAGES) == set(AREAS)


def test_what_would_help_most_are_the_two_areas_with_most_to_do_of_what_matters():
    jobs = [job("a", 10, "fit", 3), job("b", 30, "people", 3), job("c", 20, "process", 3), job("d", 240, "content", 2)]
    assert would_help(jobs, AREAS) == "Most of what matters is still to do in “The people” and “The process”."
    assert would_help(jobs[:1], AREAS) == "Most of what matters is still to do in “Fit”."


def test_when_what_matters_most_is_done_the_rest_is_a_bonus():
    jobs = [job("a", matters=3, done=True), job("b", matters=2)]
    assert would_help(jobs, AREAS) == "What matters most is done. The rest is a bonus."
    assert would_help([], AREAS) == "What matters most is done. The rest is a bonus."


def test_the_one_next_thing_and_what_fits_into_twenty_minutes_with_it():
    found = next_minutes([job("a", 15, "fit", 3), job("b", 5, "people", 3), job("c", 30, matters=1)], None)
    assert (found["title"], found["sentence"]) == ("Your next 15 minutes", "You can stop after this one.")
    assert found["jobs"] == [{"key": "a", "text": "Do a", "minutes": 15, "page": "06-fit", "open": "Open “Fit”"}]
    assert [one["key"] for one in found["more"]] == ["b"]


def test_late_on_the_evening_before_it_is_time_to_stop():
    found = next_minutes([job("a", 15, "fit", 3)], 0.6, Moment.EVE, stops=True)
    assert (found["jobs"], found["more"], found["then"][0]["page"]) == ([], [], "07-the-day")
    for hour, late in ((17, False), (18, True)):
        assert is_late(moment(WHEN, datetime(2026, 12, 2, hour)), datetime(2026, 12, 2, hour)) is late
    assert not is_late(moment(WHEN, datetime(2026, 12, 1, 19)), datetime(2026, 12, 1, 19))


def test_a_long_job_is_started_and_finished_later():
    found = next_minutes([job("a", 90, matters=3), job("b", 5, matters=1)], 3)
    assert found["sentence"] == "This takes about 1 h 30 min. Start it now and finish it later."
    assert [one["key"] for one in found["jobs"]] == ["a"]


@pytest.mark.parametrize("jobs", [[], [job("a", done=True)]])
def test_when_all_is_done_one_may_rest(jobs):
    found = next_minutes(jobs, 1)
    assert (found["sentence"], found["jobs"], found["then"]) == ("Everything on the lists is done. Rest well.", [], [])


@pytest.mark.parametrize("days", [None, 0.01, 1, 2, 2.5, 30])
def test_the_real_lists_always_have_something_next_that_fits(days):
    content, answers = library(()), {}
    situation = situation_from(answers.get)
    for _ in range(400):
        jobs = jobs_of(content, situation, answers)
        found = next_minutes(jobs, days)
        if not found["jobs"]:
            break
        minutes = sum(one["minutes"] for one in found["jobs"])
        assert minutes <= MINUTES_NOW or len(found["jobs"]) == 1
        answers |= {f"done.{one['key']}": True for one in found["jobs"]}
    assert readiness_headline(jobs) == "Ready"
    assert all(area["percent"] == 100 for area in areas(jobs, AREAS))


def test_a_day_far_away_or_long_ago_is_no_trouble():
    for days in (0, 365 * 75):
        assert next_minutes([job("a")], days)["jobs"]
    assert until(NOW + timedelta(days=365 * 70), NOW).startswith("25")


WHEN = datetime(2026, 12, 3, 14)


@pytest.mark.parametrize(
    ("now", "outcome", "words", "first", "pages"),
    [
        (datetime(2026, 12, 3, 9), "open", "Today, 14:00", "It is today", ["07-the-day"]),
        (datetime(2026, 12, 3, 18), "open", "It was today, 14:00", "You did it", ["08-afterwards"]),
        (datetime(2026, 12, 4, 8), "open", "It was yesterday, 14:00", "You did it", ["08-afterwards"]),
        (datetime(2026, 12, 6, 8), "open", "It was on Thursday 3 December 2026, 3 days ago", "Now you wait",
         ["08-afterwards", "02-your-pipeline"]),
        (datetime(2026, 12, 6, 8), "offer", "It was on Thursday 3 December 2026, 3 days ago", "You have an offer",
         ["09-an-offer"]),
        (datetime(2026, 12, 6, 8), "no", "It was on Thursday 3 December 2026, 3 days ago", "It was a no",
         ["10-what-you-have-learned", "02-your-pipeline"]),
        (datetime(2026, 12, 1, 8), "withdrawn", "The date is Thursday 3 December 2026, 14:00", "You withdrew",
         ["02-your-pipeline", "10-what-you-have-learned"]),
    ],
)  # fmt: skip
def test_from_the_day_on_it_says_what_comes_now_and_preaches_no_preparation(now, outcome, words, first, pages):
    at, jobs = moment(WHEN, now, outcome), [job("a", matters=3)]
    assert until(WHEN, now, at) == words
    assert readiness_headline(jobs, at) == first
    assert not what_now(jobs, AREAS, at).startswith("Most of what matters")
    found = next_minutes(jobs, 0, at)
    assert ([link["page"] for link in found["then"]], found["jobs"]) == (pages, [])
    assert found["title"] == "What comes next"


@pytest.mark.parametrize("now", [datetime(2026, 11, 1), datetime(2026, 12, 2, 23)])
def test_up_to_the_evening_before_it_is_about_what_is_still_to_do(now):
    at, jobs = moment(WHEN, now), [job("a", matters=3)]
    assert readiness_headline(jobs, at) == "Not started yet"
    assert what_now(jobs, AREAS, at) == would_help(jobs, AREAS)
    assert next_minutes(jobs, 1, at)["title"] == "Your next 10 minutes"


def test_the_date_is_doubted_in_one_place_only_when_asked_to():
    long_after = datetime(2027, 1, 3)
    assert until(WHEN, long_after).endswith("31 days ago")
    assert until(WHEN, long_after, in_doubt=True).endswith("31 days ago. Is the date right?")

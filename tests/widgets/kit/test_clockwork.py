"""The bar of a page hears the browser's zone and time, and the page is drawn anew when they change its words."""

import time
from datetime import UTC, date, datetime, timedelta

import pytest

from widgets.page import does
from workbook import clock
from workbook.answers.state import Answers
from workbook.before.readiness import STOP_NOW
from workbook.journal import Journal
from workbook.widgets.after.stay_in_touch import StayInTouch
from workbook.widgets.before.home import Home
from workbook.widgets.before.plan import Plan
from workbook.widgets.kit.in_flight import InFlight
from workbook.widgets.kit.save_bar import SaveBar
from workbook.widgets.odds.application_list import ApplicationList
from workbook.widgets.odds.interview_form import InterviewForm
from workbook.widgets.odds.stage_odds import StageOdds
from workbook.widgets.odds.waiting import Waiting

HERE = datetime(2026, 11, 28, 11, 57, tzinfo=UTC)


@pytest.fixture(autouse=True)
def server(monkeypatch):
    """A server in UTC whose clock stands until a test sets it."""
    stands = [HERE]
    monkeypatch.setenv("TZ", "UTC")
    time.tzset()
    monkeypatch.setattr(clock, "machine_now", lambda: stands[-1])
    yield stands
    monkeypatch.undo()
    time.tzset()


def told(bar, zone, now=HERE, east=0):
    does(bar, "clock", zone=zone, now=now.timestamp() * 1000, east=east)


def at(bar):
    return datetime.fromtimestamp(bar.clock["turns"] / 1000, UTC)


def page(journal, when):
    journal.record("interview.when", when)
    return SaveBar(journal), InterviewForm(journal), Home(Answers(journal)), Plan(Answers(journal))


def test_what_was_drawn_by_the_day_of_the_server_is_drawn_anew(journal):
    bar, form, ready, plan = page(journal, "2026-11-30T09:00")
    assert form.summary.endswith(": in 2 days")
    told(bar, "Pacific/Auckland")
    assert form.summary.endswith(": tomorrow")
    assert ready.until == "Tomorrow, 09:00"
    assert plan.days[0]["title"] == "Today, Sunday 29 November 2026"
    assert plan.fields[1]["options"][0][1] == "Not chosen: Pacific/Auckland"
    assert plan.fields[1]["help"].endswith("Until you choose, that is the zone of your browser.")
    assert "Its times go by Pacific/Auckland, the zone of your browser, until you choose one." in plan.calendar


def test_the_part_above_another_says_the_same_day(journal):
    """00:57 in Auckland, half an hour after it began, whoever's clock says what."""
    journal.record("plan.zone", "Pacific/Auckland")
    for zone in ("Europe/Berlin", "Pacific/Auckland", "America/New_York"):
        bar, form, ready, _plan = page(journal, "2026-11-29T00:30")
        told(bar, zone)
        assert form.summary.endswith(": today")
        assert ready.until == "It was today, 00:30"


@pytest.mark.parametrize(
    ("chosen", "by_yours"),
    [
        ("Pacific/Auckland", " there, which is Tuesday 8 December 2026, 21:30 by your clock"),
        ("Europe/Paris", ""),  # the same time
        ("Mars/Phobos", ""),
        (None, ""),
    ],
)
def test_the_form_says_when_it_is_by_the_persons_clock_only_where_that_differs(journal, chosen, by_yours):
    journal.record("plan.zone", chosen)
    bar, form, *_others = page(journal, "2026-12-09T09:30")
    assert form.summary.startswith("Your second interview, Wednesday 9 December 2026, 09:30: ")
    told(bar, "Europe/Berlin")
    said = form.summary.rpartition(": ")[0]
    assert said == f"Your second interview, Wednesday 9 December 2026, 09:30{by_yours}"


def test_nothing_is_drawn_anew_where_the_browser_says_the_same(journal, monkeypatch):
    bar, form, *_others = page(journal, "2026-11-30T09:00")
    told(bar, "Etc/UTC")
    drawn = []
    monkeypatch.setattr(type(form), "draw", lambda _self: drawn.append(1))
    told(bar, "Etc/UTC")
    told(bar, "Etc/UTC", HERE + timedelta(seconds=40))
    assert not drawn


def test_words_move_on_at_midnight_and_when_it_begins(journal, server):
    bar, form, ready, _plan = page(journal, "2026-11-29T09:00")
    told(bar, "Europe/Berlin")
    odds = StageOdds(journal)
    assert (form.summary.rpartition(": ")[2], ready.headline) == ("tomorrow", "Not started yet")
    assert at(bar) == datetime(2026, 11, 28, 17, tzinfo=UTC), "when it is time to stop, on the evening before"
    server.append(at(bar))
    told(bar, "Europe/Berlin", at(bar))
    assert ready.sentence == STOP_NOW
    assert at(bar) == datetime(2026, 11, 28, 23, tzinfo=UTC)
    before = odds.room, odds.steps
    server.append(at(bar))
    told(bar, "Europe/Berlin", at(bar))
    assert (form.summary.rpartition(": ")[2], ready.headline) == ("today", "It is today")
    assert (odds.room, odds.steps) != before
    assert at(bar) == datetime(2026, 11, 29, 8, 0, 1, tzinfo=UTC)
    server.append(at(bar))
    told(bar, "Europe/Berlin", at(bar))
    assert ready.until == "It was today, 09:00"
    assert at(bar) == datetime(2026, 11, 29, 23, tzinfo=UTC)


def test_a_clock_that_is_set_back_takes_the_words_back(journal):
    bar, _form, ready, _plan = page(journal, "2026-11-28T10:00")
    assert ready.until == "It was today, 10:00"
    told(bar, "UTC", HERE - timedelta(hours=3))
    assert ready.until == "Today, 10:00"


def test_the_turn_follows_the_interview_and_its_zone(journal):
    bar, *_others = page(journal, "2026-12-30T09:00")
    told(bar, "Europe/Berlin")
    assert at(bar) == datetime(2026, 11, 28, 23, tzinfo=UTC)
    journal.record("plan.zone", "Asia/Kolkata")
    bar.looks += 1
    assert at(bar) == datetime(2026, 11, 28, 18, 30, tzinfo=UTC)


def test_of_two_browsers_the_one_that_told_last_counts(journal):
    bar, form, *_others = page(journal, "2026-11-29T09:00")
    told(bar, "Europe/Berlin")
    told(bar, "Pacific/Auckland")
    assert bar.clock["zone"] == "Pacific/Auckland"
    assert form.summary.endswith(": today")
    told(bar, "Europe/Berlin")
    assert form.summary.endswith(": tomorrow")


def test_a_page_hears_that_another_browser_has_told_and_stays_as_it_was_drawn(journal):
    """The same page, opened in two browsers that share a kernel: each runs it, with a bar of its own."""
    bar, form, *_others = page(journal, "2026-11-29T09:00")
    told(bar, "Europe/Berlin")
    other = Journal(journal.path)
    theirs, their_form, *_others = page(other, "2026-11-29T09:00")
    told(theirs, "Pacific/Auckland")
    assert bar.clock["zone"] == "Pacific/Auckland", "so that it tells again as soon as somebody types"
    assert (form.summary.rpartition(": ")[2], their_form.summary.rpartition(": ")[2]) == ("tomorrow", "today")
    told(bar, "Europe/Berlin")
    assert theirs.clock["zone"] == "Europe/Berlin"
    assert form.summary.endswith(": tomorrow")


def test_a_day_that_was_recorded_stays(journal):
    bar, *_others = page(journal, "2026-12-30T09:00")
    told(bar, "Pacific/Auckland")
    journal.record("interview.since", clock.today().isoformat())
    told(bar, "America/New_York")
    assert clock.today() == date(2026, 11, 28)
    assert journal.latest("interview.since") == "2026-11-29"


def test_clocks_that_differ_by_more_than_zones_explain_are_said_on_the_page(journal):
    bar, *_others = page(journal, "2026-12-30T09:00")
    told(bar, "Europe/Berlin", HERE + timedelta(days=3))
    assert bar.clock["doubt"].startswith("By your device it is Tuesday 1 December 2026")
    told(bar, "Europe/Berlin")
    assert bar.clock["doubt"] == ""


@pytest.mark.parametrize(
    "content", [{}, {"zone": None, "now": None, "east": None}, {"zone": ["x"], "now": {}, "east": "x"}]
)
def test_what_cannot_be_used_changes_no_day(journal, content):
    bar, form, *_others = page(journal, "2026-11-30T09:00")
    does(bar, "clock", **content)
    assert form.summary.endswith(": in 2 days")
    assert not bar.refused


def test_last_saved_is_said_by_the_persons_clock(journal, server):
    server.append(datetime.now(UTC))
    journal.record("interview.employer", "Acme")
    entry = journal.entries()["interview.employer"][0]
    bar = SaveBar(journal)
    told(bar, "Asia/Kathmandu", server[-1])
    assert bar.saved == f"Last saved {said(entry.at + timedelta(hours=5, minutes=45))}"


def said(there):
    return f"{there:%H:%M}" if there.date() == clock.today() else f"{there.day} {there:%B}, {there:%H:%M}"


def test_the_name_of_a_download_has_the_persons_day(journal, monkeypatch):
    journal.record("interview.employer", "Acme")
    bar, sent = SaveBar(journal), []
    told(bar, "Pacific/Auckland")
    monkeypatch.setattr(bar, "send", lambda content, _buffers=None: sent.append(content))
    does(bar, "download")
    assert sent == [{"download": "second-interview-workbook-2026-11-29.workbook.json"}]


@pytest.mark.parametrize(
    ("now", "silence", "until"),
    [
        ("2026-11-28T10:00", "interview in 1 day", "Tomorrow, 00:30"),
        ("2026-11-28T11:20", "heard today", "Today, 00:30"),
        ("2026-11-28T11:57", "heard today", "It was today, 00:30"),
        ("2026-11-29T10:50", "heard today", "It was today, 00:30"),
        ("2026-11-29T11:00", "no word for 1 day", "It was yesterday, 00:30"),
        ("2026-11-29T23:30", "no word for 1 day", "It was yesterday, 00:30"),
    ],
)
def test_an_interview_on_the_other_side_of_the_world_has_one_day_on_all_pages(journal, server, now, silence, until):
    """The person is in Berlin. Days are counted to and from it as they pass where it is."""
    server.append(datetime.fromisoformat(f"{now}+00:00"))
    journal.record_all({"interview.when": "2026-11-29T00:30", "plan.zone": "Pacific/Auckland"})
    bar, listed = SaveBar(journal), ApplicationList(InFlight(journal))
    answers = Answers(journal)
    ready, touch, waiting = Home(answers), StayInTouch(answers), Waiting(InFlight(journal))
    told(bar, "Europe/Berlin", server[-1])
    assert ready.until == until
    assert silence in str(listed.rows[0])
    assert touch.summary.startswith("The interview is on Sunday 29 November 2026.") == (silence.startswith("interview"))
    assert ("the interview is today" in waiting.not_silent) == ("oday" in until)

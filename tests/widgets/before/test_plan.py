"""The plan on a page: dated, ticked where it stands, and taken along as a calendar file."""

import re
import time
from datetime import date, datetime, timedelta

import pytest
from icalendar import Calendar

from widgets.page import does
from workbook.answers.state import Answers
from workbook.before.jobs import Task
from workbook.widgets.before.plan import NO_ZONE, SOON, Plan
from workbook.widgets.before.plan_words import (
    IN_FRONT,
    WITH_TIME,
    by_day,
    file_in_words,
    more_in_words,
    plan_headline,
    since_in_words,
)

NOW = datetime(2026, 11, 23, 9)
TODAY = NOW.date()


@pytest.fixture(autouse=True)
def in_utc(monkeypatch):
    monkeypatch.setenv("TZ", "UTC")
    time.tzset()
    yield
    monkeypatch.undo()
    time.tzset()


@pytest.fixture
def sent(monkeypatch):
    messages = []
    monkeypatch.setattr(Plan, "send", lambda _self, content, buffers=None: messages.append(content))
    return messages


def made(journal, when="2026-12-03T14:00", now=NOW, **answers):
    if when:
        journal.record("interview.when", when)
    for key, value in answers.items():
        journal.record(key.replace("_", "."), value)
    return Plan(Answers(journal, now=lambda: now))


def tasks(part):
    return [task for day in part.days + part.after_that for group in day["groups"] for task in group["tasks"]]


def keys(part):
    return [task["key"] for task in tasks(part) if task["key"]]


def test_without_a_date_there_is_an_order_and_no_calendar(journal, sent):
    part = made(journal, when="")
    assert not part.has_date
    assert part.headline == part.sentence == ""
    assert [day["title"] for day in part.days] == ["Do these first", WITH_TIME]
    assert len([task for group in part.days[0]["groups"] for task in group["tasks"]]) == IN_FRONT
    assert part.calendar == ""
    does(part, "calendar")
    assert sent == []
    assert "Enter the date of the interview first" in part.problem


def test_with_a_date_every_day_has_its_tasks(journal):
    part = made(journal)
    assert part.has_date
    assert part.headline.startswith("10 days to go. Today: ")
    assert part.days[0]["title"] == "Today, Monday 23 November 2026"
    assert part.days[1]["title"].startswith("Tomorrow, ")
    assert part.after_that[-1]["title"] == "Thursday 3 December 2026"
    assert part.after_that[-1]["groups"][-1]["title"] == "On the day"
    assert all(task["minutes"] <= 60 for task in tasks(part))
    assert part.shown["typed"] == {}, "what nobody chose is not shown as chosen"
    assert part.sentence == "An hour a day is assumed until you choose. What matters most comes first, as much as fits."
    assert [field["options"][0] for field in part.fields] == [
        ["", "Not chosen: 1 hour is assumed"],
        ["", "Not chosen: UTC"],
    ]
    assert part.fields[1]["help"].endswith("Until you choose, that is the zone of this computer.")
    assert "Its times go by UTC, the zone of this computer, until you choose one." in part.calendar
    assert len(part.left) > 0


def test_what_is_ticked_stays_where_it_is(journal, until):
    part = made(journal)
    before, first = part.days + part.after_that, keys(part)[0]
    does(part, "tick", key=first, on=True)
    assert part.days + part.after_that == before
    assert part.ticked == [first]
    assert part.since == "1 task is done since this plan was made."
    until(lambda: journal.latest(f"done.{first}") is True)
    does(part, "plan")
    assert first not in keys(part)
    assert part.since == ""
    does(part, "tick", key=first, on=False)
    assert first in keys(part)
    until(lambda: journal.latest(f"done.{first}") is False)
    again = Plan(Answers(journal, now=lambda: NOW))
    assert again.days + again.after_that == before


def test_the_headline_says_how_much_of_today_is_done(journal):
    part = made(journal)
    before, many = part.headline, int(re.search(r"Today: (\d+) tasks", part.headline)[1])
    assert many == sum(len(group["tasks"]) for group in part.days[0]["groups"])
    first, second = keys(part)[:2]
    does(part, "tick", key=first, on=True)
    assert part.headline == f"10 days to go. 1 of {many} done today."
    does(part, "tick", key=second, on=True)
    assert part.headline == f"10 days to go. 2 of {many} done today."
    for key in (first, second):
        does(part, "tick", key=key, on=False)
    assert part.headline == before


def test_what_is_left_is_said_calmly(journal):
    part = made(journal, when="2026-11-25T14:00")
    assert part.sentence.endswith("What matters most comes first, as much as fits.")
    assert part.more == f"{len(part.left)} more. Nobody does everything."
    assert more_in_words(0) == ""


@pytest.mark.parametrize("when", ["", "2026-11-25T14:00", "2026-12-20T14:00"])
def test_nobody_is_shown_how_long_the_whole_list_is_and_what_is_left_out_is_one_line(journal, when):
    part = made(journal, when=when)
    notes = [day["note"] for day in part.days + part.after_that]
    said = " ".join([part.headline, part.sentence, part.more, *notes])
    assert str(len({*keys(part)}) + len(part.left)) not in re.findall(r"\d+", said)
    assert said.count("more. Nobody does everything.") == bool(part.left or not when)
    assert len(part.days) <= SOON


def test_a_tick_elsewhere_on_the_page_shows_here(journal):
    part = made(journal)
    first = keys(part)[0]
    part.answers.put({f"done.{first}": True})
    assert part.ticked == [first]


def test_more_hours_make_more_fit(journal, until):
    part = made(journal)
    left = len(part.left)
    does(part, "type", key="plan.hours", typed="8")
    assert len(part.left) < left
    until(lambda: journal.latest("plan.hours") == "8")
    assert Plan(Answers(journal, now=lambda: NOW)).shown["typed"]["plan.hours"] == "8"
    does(part, "type", key="plan.hours", typed="25")
    assert "choose one of" in part.errors["plan.hours"]
    assert journal.latest("plan.hours") == "8"


def test_today_is_counted_where_the_interview_is(journal):
    part = made(journal, now=datetime(2026, 11, 23, 20, 30), plan_zone="Asia/Tokyo")
    assert part.days[0]["title"] == "Today, Tuesday 24 November 2026"
    does(part, "type", key="plan.zone", typed="Nowhere/City")
    assert "plan.zone" in part.errors


def test_a_zone_nobody_knows_any_more_is_the_one_of_this_computer(journal):
    part = made(journal, plan_zone="Atlantis/Center", plan_hours="7")
    assert part.shown["typed"] == {}
    assert part.days[0]["title"] == "Today, Monday 23 November 2026"
    assert journal.latest("plan.zone") == "Atlantis/Center"


def test_clocks_that_change_just_then_are_said(journal):
    part = made(journal, when="2027-03-28T01:30", plan_zone="Europe/London")
    assert "does not exist in Europe/London" in part.clocks
    assert made(journal, when="2027-03-29T01:30").clocks == ""


def test_an_interview_that_is_over_leaves_nothing_to_plan(journal):
    part = made(journal, when="2026-11-20T10:00")
    assert part.days == []
    assert part.headline == part.calendar == ""
    assert "is over" in part.sentence


def test_the_calendar_file_holds_what_is_still_to_do_and_no_answers(journal, sent):
    part = made(journal, interview_employer="Northwind", plan_zone="Europe/London")
    first = keys(part)[0]
    does(part, "tick", key=first, on=True)
    does(part, "calendar")
    (message,) = sent
    assert (message["file"], message["type"]) == ("second-interview.ics", "text/calendar")
    assert "Northwind" not in message["text"]
    events = Calendar.from_ical(message["text"]).walk("VEVENT")
    still = [task for task in tasks(part) if task["key"] != first]
    assert len(events) == 1 + len(still)
    assert events[0]["dtstart"].to_ical() == b"20261203T140000"
    assert f"{len(still)} entries" in part.calendar
    assert "may be shared" in part.calendar


def test_nonsense_from_the_page_changes_nothing(journal):
    part = made(journal)
    does(part, "tick", key="no-such-item", on=True)
    does(part, "tick", key=None)
    does(part, "dance")
    part._autosave.flush()
    assert set(journal.entries()) == {"interview.when"}
    assert repr(part) == "Plan()"


def test_every_task_leads_to_the_page_where_it_is_done(journal):
    part = made(journal, plan_hours="8", when="2026-12-20T14:00")
    areas = {item.key: item.area for item in part.answers.content.checklist}
    groups = [group for day in part.days + part.after_that for group in day["groups"]]
    pages = {areas[task["key"]]: group["page"] for group in groups for task in group["tasks"] if task["key"]}
    assert pages == {
        "process": "03-the-process",
        "people": "04-the-people",
        "stakeholders": "04-the-people",
        "content": "05-stories-and-questions",
        "fit": "06-fit",
        "logistics": "",
    }


def test_a_day_puts_together_what_is_done_on_one_page():
    day = date(2026, 11, 24)
    found = by_day(
        [
            Task(day, 10, "Rehearse", "rehearsal", "rehearse"),
            Task(day, 5, "Ask", "a", "prepare"),
            Task(day, 20, "Write", "b", "prepare"),
            Task(day, 5, "Ask again", "c", "prepare"),
        ],
        {"a": "process", "b": "content", "c": "process"},
        TODAY,
    )
    (tomorrow,) = found
    assert tomorrow["title"] == "Tomorrow, Tuesday 24 November 2026"
    assert tomorrow["note"] == "3 tasks and a rehearsal, 40 min"
    assert [(group["title"], len(group["tasks"])) for group in tomorrow["groups"]] == [
        ("The process", 2),
        ("Stories and questions", 1),
        ("To practise", 1),
    ]
    assert tomorrow["groups"][-1]["tasks"][0]["key"] == ""


def test_sentences_count():
    task = Task(TODAY, 30, "Ask", "a", "prepare")
    assert plan_headline(TODAY, TODAY, [task]) == (
        "It is today, and nothing more has to be prepared: what follows is only if you like. Today: 1 task, 30 min."
    )
    card = Task(TODAY, 10, "Read your day card", "day-card", "day")
    assert plan_headline(TODAY, TODAY, [card]) == (
        "It is today, and nothing more has to be prepared. Today: the day itself, 10 min."
    )
    assert plan_headline(TODAY, date(2026, 11, 24), [task]) == "One day to go. Today: 1 task, 30 min."
    assert plan_headline(date(2026, 11, 1), TODAY, [task]) == "22 days to go. Nothing is planned for today."
    assert plan_headline(TODAY, TODAY, []) == ""
    assert since_in_words(2) == "2 tasks are done since this plan was made."
    assert "1 entry." in file_in_words([task])


@pytest.fixture
def in_no_zone(monkeypatch):
    """The clock is two hours ahead of UTC, and no zone is named."""
    monkeypatch.setenv("TZ", "XXX-2")
    time.tzset()


def test_a_zone_that_is_not_known_has_to_be_chosen_before_there_is_a_calendar(in_no_zone, journal, sent):
    part = made(journal, now=datetime(2026, 11, 23, 0, 30))
    options = next(field["options"] for field in part.fields if field["key"] == "plan.zone")
    assert tuple(options[0]) == ("", "Choose the zone")
    assert "plan.zone" not in part.shown["typed"]
    assert part.days[0]["title"] == "Today, Monday 23 November 2026"
    assert (part.calendar, part.clocks) == ("", NO_ZONE)
    does(part, "calendar")
    assert sent == []
    does(part, "type", key="plan.zone", typed="Europe/London")
    assert part.days[0]["title"] == "Tomorrow, Monday 23 November 2026"
    assert part.clocks == ""
    assert part.calendar.startswith("The file holds the interview")
    does(part, "calendar")
    assert "TZID=Europe/London:20261203T140000" in sent[0]["text"]


def test_without_anything_for_a_calendar_no_zone_is_asked_for(in_no_zone, journal):
    assert made(journal, when="").clocks == ""
    assert made(journal, when="2026-11-20T10:00").clocks == ""


@pytest.mark.parametrize(
    ("outcome", "said"),
    [("offer", "You have an offer"), ("no", "This interview has its answer"), ("withdrawn", "You withdrew")],
)
def test_an_answer_leaves_nothing_to_plan_whatever_the_date_says(journal, outcome, said):
    part = made(journal)
    assert part.days
    part.answers.put({"interview.outcome": outcome})
    assert part.sentence.startswith(said)
    assert (part.days, part.after_that, part.headline, part.calendar, part.left) == ([], [], "", "", [])
    part.answers.put({"interview.outcome": "open"})
    assert part.days


def test_what_is_entered_is_done_in_the_plan_too(journal):
    part = made(journal, plan_hours="8", when="2026-12-20T14:00")
    assert "process-agenda" in keys(part)
    part.answers.put({"process.length": "Two hours"})
    assert part.ticked == ["process-agenda"]
    does(part, "plan")
    assert "process-agenda" not in keys(part)


def test_an_hour_a_day_is_recorded_only_when_it_is_chosen(journal):
    part = made(journal)
    days = part.days
    part._autosave.flush()
    assert set(journal.entries()) == {"interview.when"}
    does(part, "type", key="plan.hours", typed="1")
    assert part.days == days
    assert "assumed" not in part.sentence
    part._autosave.flush()
    assert journal.latest("plan.hours") == "1"
    does(part, "type", key="plan.zone", typed="UTC")
    assert "until you choose" not in part.calendar


@pytest.mark.parametrize("days", [-1, -20])
def test_once_it_is_over_nothing_more_is_listed(journal, days):
    part = made(journal, when=f"{TODAY + timedelta(days=days)}T10:00")
    assert part.sentence == "This interview has begun or is over, so there is nothing left to plan."
    assert (part.days, part.left, part.more) == ([], [], "")

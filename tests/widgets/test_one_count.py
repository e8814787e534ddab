"""One count of tasks and one sum of minutes: the sentences of page 07, its days and the calendar file never differ."""

import re
from dataclasses import replace
from datetime import datetime, timedelta

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from icalendar import Calendar

from workbook.answers.state import Answers
from workbook.before.jobs import Task
from workbook.before.minutes import count, count_in_words, minutes_in_words
from workbook.content.packs.library import library
from workbook.content.packs.schema import AREAS, Item
from workbook.widgets.before.plan import HOURS_A_DAY, Plan

NOW = datetime(2026, 11, 23, 9)
CONTENT = library(())
ITEMS = st.lists(
    st.builds(
        Item,
        key=st.integers(0, 9_999).map(lambda number: f"i-{number}"),
        text=st.just("Do it"),
        area=st.sampled_from(sorted(AREAS)),
        minutes=st.integers(1, 240),
        source=st.just("a test"),
        matters=st.integers(1, 3),
    ),
    max_size=60,
    unique_by=lambda item: item.key,
)


def tasks_in(words):
    """How many tasks a sentence names; 0 when it names none."""
    found = re.search(r"\b(\d[\d,]*|[Oo]ne|The) tasks?\b", words)
    return int(found[1].replace(",", "")) if found and found[1][0].isdigit() else int(bool(found))


def minutes_in(words):
    """The minutes of the last "2 h 20 min" in a sentence; the other way round than `minutes_in_words`."""
    hours, minutes = re.findall(r"(?:(\d+) h)? ?(?:(\d+) min)?(?=[.]?$)", words)[0]
    return 60 * int(hours or 0) + int(minutes or 0)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    items=ITEMS,
    ahead=st.timedeltas(timedelta(minutes=-90), timedelta(days=30)),
    hours=st.sampled_from([None, *(hours for hours, _ in HOURS_A_DAY)]),
    done=st.sets(st.integers(0, 59)),
    ticks=st.sets(st.integers(0, 59), max_size=5),
)
def test_two_hundred_plans_say_one_thing(journal, items, ahead, hours, done, ticks):
    answers = Answers(journal, replace(CONTENT, checklist=tuple(items)), now=lambda: NOW)
    when = (NOW + ahead).isoformat(timespec="minutes")
    keys = [f"done.{item.key}" for item in items]
    part = Plan(answers)
    answers.put({key: True for number, key in enumerate(keys) if number in done})
    answers.put({"interview.when": when, "plan.hours": hours, "plan.zone": "UTC"})
    part.heard("plan", {})

    days = part.days + part.after_that
    listed = [task for day in days for group in day["groups"] for task in group["tasks"]]
    notes = [day["note"] for day in days]
    tasks = sum(map(tasks_in, notes))
    minutes = sum(map(minutes_in, notes))
    assert tasks == len({task["key"] for task in listed if task["key"]})
    assert minutes == sum(task["minutes"] for task in listed)
    assert ("What matters most comes first" in part.sentence) == bool(tasks)
    undone = sum(f"done.{item.key}" not in answers.values() for item in items)
    assert tasks + len(part.left) == (undone if ahead >= timedelta(0) else 0)  # once it has begun, nothing is left
    assert part.more.startswith(f"{len(part.left)} more") or not part.left
    if " Today: " in part.headline:
        assert part.headline.partition(" Today: ")[2] == f"{notes[0]}."

    planned = sorted({task["key"] for task in listed if task["key"]})
    answers.put({f"done.{planned[number]}": True for number in ticks if number < len(planned)})
    assert tasks_in(part.since) == len(part.ticked)
    if part.calendar:
        entries = list(Calendar.from_ical(calendar_of(part)).walk("VEVENT"))[1:]
        assert len(entries) == int(re.search(r"each day: ([\d,]+) entr", part.calendar)[1].replace(",", ""))
        assert len(entries) == sum(task["key"] not in part.ticked for task in listed)


def calendar_of(part):
    """The file that the page would be handed."""
    sent = []
    part.send = lambda content, buffers=None: sent.append(content["text"])
    part.heard("calendar", {})
    return sent[0]


def test_a_task_over_two_days_is_one_task_and_counts_on_the_first():
    first, second = NOW.date(), NOW.date() + timedelta(days=1)
    begun = Task(first, 60, "Long (part 1 of 2)", "long", "prepare", 1, 2)
    rest = Task(second, 30, "Long (part 2 of 2)", "long", "prepare", 2, 2)
    review = Task(second, 15, "Review", "review", "review")
    assert [count([begun]).tasks, count([rest, review]).tasks, count([begun, rest, review]).tasks] == [1, 0, 1]
    assert count_in_words(count([rest, review])) == "the rest of what was begun before and a review"
    assert count_in_words(count([begun, review])) == "1 task and a review"
    assert minutes_in_words(count([begun, rest, review]).minutes) == "1 h 45 min"
    assert count_in_words(count([])) == "nothing"

"""What the plan says: its tasks by day and by page, how much they are, and what the calendar file holds."""

from collections.abc import Container, Iterable, Sequence
from datetime import date, datetime, timedelta
from typing import Any

from ... import clock
from ...before.calendar_file import moment_in_zone
from ...before.jobs import Task
from ...before.minutes import count, count_in_words, minutes_in_words
from ...before.readiness import PAGE_TITLES, PAGES
from ...wording import counted, day_in_words

WITH_TIME = "If you have more time"
IN_FRONT = 5  # how many tasks stand in front when there is no date

THIS_PAGE = "07-the-day"  # what is done on it needs no link


def by_day(tasks: Iterable[Task], areas: dict[str, str], today: date) -> list[dict[str, Any]]:
    """The tasks as a page shows them: [{"title", "note", "first", "groups": [{"page", "title", "tasks": […]}]}, …].

    A task that is not ticked, such as a rehearsal, has an empty key.
    """
    days: dict[str, list[Task]] = {}
    for number, one in enumerate(tasks):
        title = _day_title(one.day, today) if one.day else "Do these first" if number < IN_FRONT else WITH_TIME
        days.setdefault(title, []).append(one)
    return [
        {"title": title, "note": _note(those, title), "groups": _groups(those, areas), "first": place == 0}
        for place, (title, those) in enumerate(days.items())
    ]


def _groups(tasks: list[Task], areas: dict[str, str]) -> list[dict[str, Any]]:
    """Together what is done on the same page; what belongs to the day itself comes last."""
    groups: dict[tuple[str, str], list[dict[str, Any]]] = {}
    for one in sorted(tasks, key=lambda one: one.kind != "prepare"):
        said = {"key": one.key if one.kind == "prepare" else "", "text": one.text, "minutes": one.minutes}
        groups.setdefault(_place(one, areas), []).append(said)
    return [{"page": page, "title": title, "tasks": those} for (page, title), those in groups.items()]


def _place(task: Task, areas: dict[str, str]) -> tuple[str, str]:
    """The page on which the task is done and its title; no page when it needs none."""
    if task.kind != "prepare":
        return "", "On the day" if task.kind == "day" else "To practise"
    page = PAGES[areas[task.key]]
    return (page, PAGE_TITLES[page]) if page != THIS_PAGE else ("", "On this page")


def _day_title(day: date, today: date) -> str:
    near = {today: "Today, ", today + timedelta(days=1): "Tomorrow, "}.get(day, "")
    return f"{near}{day_in_words(day)}"


def _note(tasks: Sequence[Task], title: str = "") -> str:
    if title == WITH_TIME:
        return more_in_words(len(tasks))
    sums = count(tasks)
    return f"{count_in_words(sums)}, {minutes_in_words(sums.minutes)}"


def plan_headline(today: date, day: date | None, tasks: Sequence[Task], ticked: Container[str] = ()) -> str:
    """How many days are left and what today holds, or how much of it is done; empty when nothing has its day.

    ticked : the keys of the jobs that were done since.
    """
    if not tasks or day is None:
        return ""
    ahead = (day - today).days
    first = [task for task in tasks if task.day == today]
    to_tick = [task for task in first if task.kind == "prepare"]
    left = {0: _on_the_day(bool(to_tick)), 1: "One day to go"}.get(ahead, f"{ahead} days to go")
    if done := sum(task.key in ticked for task in to_tick):
        return f"{left}. {done} of {len(to_tick)} done today."
    return f"{left}. Today: {_note(first)}." if first else f"{left}. Nothing is planned for today."


def _on_the_day(to_tick: bool) -> str:
    said = "It is today, and nothing more has to be prepared"
    return f"{said}: what follows is only if you like" if to_tick else said


def clocks_in_words(when: datetime | None, zone: str) -> str:
    """What to know when the clocks in `zone` change just then; empty when they do not."""
    return moment_in_zone(when, zone)[1] if when else ""


def since_in_words(ticked: int) -> str:
    """How much was done since the plan was made; empty for nothing."""
    if not ticked:
        return ""
    return f"{counted(ticked, 'task is', 'tasks are')} done since this plan was made."


def more_in_words(left: int) -> str:
    """How much more there is than was planned, and that it need not be done; empty for nothing."""
    return f"{left} more. Nobody does everything." if left else ""


def file_in_words(tasks: list[Task], assumed: str = "") -> str:
    """What the calendar file holds, and who may see it. assumed : the zone it goes by when nobody chose one."""
    entries = counted(count(tasks).lines, "entry", "entries")
    zone = f"Its times go by {assumed.replace('_', ' ')}, {clock.whose_zone()}, until you choose one. "
    return (
        "The file holds the interview, with reminders a day and two hours before, and what is planned for each day: "
        f"{entries}. {zone if assumed else ''}It names no employer and has none of your answers. But a calendar may "
        "be shared, or copied to the computers of a company, and then others see these entries."
    )

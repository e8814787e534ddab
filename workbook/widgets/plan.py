"""The plan: what to do on which day until the interview, to tick here, and to take along as a calendar file."""

from collections.abc import Container, Iterable, Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from traitlets import Bool, List, Unicode

from ..calendar_file import calendar_file, local_zone, moment_in_zone, zones
from ..fields import Field
from ..plan import Job, Task, minutes_in_words
from ..plan import Plan as Planned
from ..plan import plan as planned
from ..preparation import DONE, jobs_of
from ..readiness import PAGES
from ..reading import day_in_words
from .answers import Answers
from .assets import script, style
from .part import asset
from .sheet import SHEET_SCRIPTS, SHEET_STYLES, Sheet

HOURS, ZONE = "plan.hours", "plan.zone"
HOURS_A_DAY = (
    ("0.5", "Half an hour"),
    ("1", "1 hour"),
    ("1.5", "1½ hours"),
    ("2", "2 hours"),
    ("3", "3 hours"),
    ("4", "4 hours"),
    ("6", "6 hours"),
    ("8", "8 hours"),
)
FILE = "second-interview.ics"
NO_ZONE = "Choose the time zone of the interview. Then you can download the plan for your calendar."
FIRST = 8  # how many tasks stand in front when there is no date

# What the pages are called where something is done; what is done on this one needs no link.
TITLES = {
    "03-the-process": "The process",
    "04-the-people": "The people",
    "05-stories-and-questions": "Stories and questions",
    "06-fit": "Fit",
}


class Always(Field):
    """A choice without an empty option of its own."""

    def as_json(self) -> dict[str, Any]:
        return super().as_json() | {"options": self.choices}


class Plan(Sheet):
    """The dated tasks. What is ticked stays where it is until the rest is planned again, so that nothing moves away."""

    _esm = asset(script(*SHEET_SCRIPTS, "page_link", "handing", "plan"))
    _css = asset(style(*SHEET_STYLES, "page_link", "checklist", "plan"))

    headline = Unicode().tag(sync=True)  # how long it is, and what comes first
    sentence = Unicode().tag(sync=True)
    clocks = Unicode().tag(sync=True)  # what to know when the clocks change just then, or that a zone has to be chosen
    has_date = Bool(False).tag(sync=True)
    days: List = List().tag(sync=True)  # see `by_day`
    ticked: List = List().tag(sync=True)  # the keys of the jobs that were done since the plan was made
    since = Unicode().tag(sync=True)  # how many that are
    left: List = List().tag(sync=True)  # what does not fit, in words
    more = Unicode().tag(sync=True)  # how many that are; empty for none
    calendar = Unicode().tag(sync=True)  # what the calendar file holds; empty when there is nothing for one

    def __init__(self, answers: Answers) -> None:
        here = local_zone()
        first = f"{here.replace('_', ' ')} (as on this computer)" if here else "Choose the zone"
        others = [(zone, zone.replace("_", " ")) for zone in zones() if zone != here]
        self._zones = ((here, first), *others)
        self._asked: tuple[Any, ...] = ()
        self._began = answers.now()
        self._done_then: frozenset[str] = frozenset()  # the jobs that were done when the plan was made
        self._plan: Planned | None = None
        super().__init__(answers)

    def make_fields(self) -> list[Field]:
        about = "Reminders and the plan go by the clocks there."
        return [
            Always(HOURS, "Time you have for this on a day", "choice", options=HOURS_A_DAY),
            Always(ZONE, "Time zone of the interview", "choice", about, options=self._zones),
        ]

    def draw(self) -> None:
        super().draw()
        jobs = jobs_of(self.answers.content, self.answers.situation, self.answers.values())
        try:
            plan = self._plan = self._planned(jobs)
        except ValueError as refusal:
            self._plan, self.problem = None, str(refusal)
            return
        self.problem = ""
        when, done = self.answers.situation.when, {job.key for job in jobs if job.done}
        self.sentence, self.has_date = plan.sentence, when is not None
        zone, may_have_file = self._chosen(ZONE), when is not None and bool(plan.tasks)
        self.clocks = clocks_in_words(when, zone) if zone else NO_ZONE if may_have_file else ""
        self.days = by_day(plan.tasks, {job.key: job.area for job in jobs}, self._began.date())
        self.headline = headline(self._began.date(), when.date() if when else None, plan.tasks, done - self._done_then)
        self.ticked = sorted(done - self._done_then)
        self.since = since_in_words(len(self.ticked))
        self.left = [f"{job.text} ({minutes_in_words(job.minutes)})" for job in plan.left_out if job.key not in done]
        self.more = more_in_words(len(self.left))
        self.calendar = file_in_words(self._for_calendar()) if zone and may_have_file else ""

    def heard(self, do: str, content: dict[str, Any]) -> None:
        if do == "tick":
            self._tick(str(content.get("key")), content.get("on") is True)
        elif do == "plan":
            self._asked = ()
            self.show()
        elif do == "calendar":
            self._send_calendar()
        else:
            super().heard(do, content)

    def _planned(self, jobs: list[Job]) -> Planned:
        """The plan as it was made; made anew when what it goes by has changed."""
        when, hours = self.answers.situation.when, self._chosen(HOURS)
        done = frozenset(job.key for job in jobs if job.done)
        now = self._now_there()
        asked = (when, hours, self._chosen(ZONE), now.date(), frozenset(job.key for job in jobs))
        if asked != self._asked:
            self._asked, self._began, self._done_then = asked, now, done
        self._done_then &= done  # what is not done any more has to be planned
        then = [replace(job, done=job.key in self._done_then) for job in jobs]
        return planned(self._began, when, float(hours), then)

    def _now_there(self) -> datetime:
        """What the clocks show where the interview is; those of this computer while that is not known."""
        zone = self._chosen(ZONE)
        return self.answers.now().astimezone(ZoneInfo(zone) if zone else None).replace(tzinfo=None)

    def _tick(self, key: str, done: bool) -> None:
        if any(item.key == key for item in self.answers.content.checklist):
            self.change({f"{DONE}.{key}": done})

    def _for_calendar(self) -> list[Task]:
        """What is still to do."""
        return [task for task in self._plan.tasks if task.key not in self.ticked] if self._plan else []

    def _send_calendar(self) -> None:
        when, now = self.answers.situation.when, self.answers.now().astimezone()
        try:
            made = calendar_file(self._for_calendar(), when, self._chosen(ZONE), now=now)
        except ValueError as refusal:
            self.problem = str(refusal)
            return
        self.send({"file": FILE, "type": "text/calendar", "text": made.decode()})

    def _chosen(self, key: str) -> str:
        """What is chosen in a field, or what is taken when nothing is; empty for a zone that nobody knows."""
        return self._sheet[key].written(self.answers.get(key)) or self._taken(key)

    def _taken(self, key: str) -> str:
        return self._zones[0][0] if key == ZONE else "1"

    def _typed(self, field: Field) -> str:
        return super()._typed(field) or self._taken(field.key)


def by_day(tasks: Iterable[Task], areas: dict[str, str], today: date) -> list[dict[str, Any]]:
    """The tasks as a page shows them: [{"title", "note", "groups": [{"page", "title", "tasks": [{"key", …}]}]}, …].

    A task that is not ticked, such as a rehearsal, has an empty key.
    """
    days: dict[str, list[Task]] = {}
    for number, task in enumerate(tasks):
        title = _day_title(task.day, today) if task.day else "Do these first" if number < FIRST else "Then these"
        days.setdefault(title, []).append(task)
    return [{"title": title, "note": _note(those), "groups": _groups(those, areas)} for title, those in days.items()]


def _groups(tasks: list[Task], areas: dict[str, str]) -> list[dict[str, Any]]:
    """Together what is done on the same page; what belongs to the day itself comes last."""
    groups: dict[tuple[str, str], list[dict[str, Any]]] = {}
    for task in sorted(tasks, key=lambda task: task.kind != "prepare"):
        said = {"key": task.key if task.kind == "prepare" else "", "text": task.text, "minutes": task.minutes}
        groups.setdefault(_place(task, areas), []).append(said)
    return [{"page": page, "title": title, "tasks": those} for (page, title), those in groups.items()]


def _place(task: Task, areas: dict[str, str]) -> tuple[str, str]:
    """The page on which the task is done and its title; no page when it needs none."""
    if task.kind != "prepare":
        return "", "On the day" if task.kind == "day" else "To practise"
    page = PAGES[areas[task.key]]
    return (page, TITLES[page]) if page in TITLES else ("", "On this page")


def _day_title(day: date, today: date) -> str:
    near = {today: "Today, ", today + timedelta(days=1): "Tomorrow, "}.get(day, "")
    return f"{near}{day_in_words(day)}"


def _note(tasks: list[Task]) -> str:
    many = f"{len(tasks)} task{'' if len(tasks) == 1 else 's'}"
    return f"{many}, {minutes_in_words(sum(task.minutes for task in tasks))}"


def headline(today: date, day: date | None, tasks: Sequence[Task], ticked: Container[str] = ()) -> str:
    """How many days are left and what today holds, or how much of it is done; empty when nothing is planned.

    ticked : the keys of the jobs that were done since.
    """
    if not tasks:
        return ""
    if day is None:
        return "What matters most comes first"
    ahead = (day - today).days
    left = {0: "It is today", 1: "One day to go"}.get(ahead, f"{ahead} days to go")
    first = [task for task in tasks if task.day == today]
    to_tick = [task for task in first if task.kind == "prepare"]
    if done := sum(task.key in ticked for task in to_tick):
        return f"{left}. {done} of {len(to_tick)} done today."
    return f"{left}. Today: {_note(first)}." if first else f"{left}. Nothing is planned for today."


def clocks_in_words(when: datetime | None, zone: str) -> str:
    """What to know when the clocks in `zone` change just then; empty when they do not."""
    return moment_in_zone(when, zone)[1] if when else ""


def since_in_words(ticked: int) -> str:
    """How much was done since the plan was made; empty for nothing."""
    if not ticked:
        return ""
    return f"{ticked} task{' is' if ticked == 1 else 's are'} done since this plan was made."


def more_in_words(left: int) -> str:
    """That there is more than was planned, and that it need not be done; empty for nothing."""
    if not left:
        return ""
    return (
        f"{left} more {'is' if left == 1 else 'are'} listed below, for whoever has more time. Nobody does everything."
    )


def file_in_words(tasks: list[Task]) -> str:
    """What the calendar file holds, and who may see it."""
    many = f"{len(tasks)} task{'' if len(tasks) == 1 else 's'}"
    return (
        f"The file holds the interview, with reminders a day and two hours before, and {many}, each for a whole day. "
        "It names no employer, and none of your answers is in it. But a calendar may be shared with other people, or "
        "copied to the computers of a company, and then they may see these entries."
    )

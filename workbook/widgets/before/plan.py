"""The plan: what to do on which day until the interview, to tick here, and to take along as a calendar file."""

from dataclasses import replace
from datetime import datetime
from typing import Any

from traitlets import Bool, List, Unicode

from ... import clock
from ...answers.catalogue import DONE, FIRST, HOURS, ZONE
from ...answers.fields import Field
from ...answers.moment import Moment, clock_there, moment_of
from ...answers.state import Answers
from ...before.calendar_file import calendar_file
from ...before.jobs import Job, Task
from ...before.minutes import minutes_in_words
from ...before.plan import Planned
from ...before.plan import plan as planned
from ...before.readiness import jobs_of
from ...limits import Limit
from ..kit.blocks import PROBLEM, Block, box, fields, fold, items, line, link, part_of, press, said, sentences, task
from ..kit.sheet import Sheet
from .plan_words import (
    WITH_TIME,
    by_day,
    clocks_in_words,
    file_in_words,
    more_in_words,
    plan_headline,
    since_in_words,
)

ASSUMED_HOURS = "1"
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
_FILE = "second-interview.ics"
SOON = Limit(3, "days of the plan that stand there at first", harmless="the others are folded away below them")
NO_ZONE = "Choose the time zone of the interview. Then you can download the plan for your calendar."
AN_HOUR = "An hour a day is assumed until you choose. "
NO_PLAN = {
    Moment.OFFER: "You have an offer, so there is nothing left to plan for this interview.",
    Moment.NO: "This interview has its answer, so there is nothing left to plan. You need not do anything here.",
    Moment.WITHDRAWN: "You withdrew, so there is nothing left to plan for this interview.",
}


def _days(of: str) -> Block:
    """The days in `of`, each to be unfolded."""
    groups = items(
        "groups",
        line(part_of("title"), look="page-title", tag="h4", when="!page"),
        line(link(page_of="page", of="title"), look="page-title", tag="h4", when="page"),
        items("tasks", task("tick", "ticked", "{minutes} min"), look="tasks"),
        tag="div", each="of-page", by="title",
    )  # fmt: skip
    heads = line(part_of("title"), look="day-title", tag="h3"), said("note", "minutes", tag="span")
    return items(of, fold("", groups, heads=heads, look="one-day", opened="first"), look="days", tag="div", by="title")


class Plan(Sheet):
    """The dated tasks. What is ticked stays where it is until the rest is planned again, so that nothing moves away."""

    called = "plan"
    blocks = (
        said("headline", "summary"),
        said("sentence", "about"),
        line(link("00-start-here", "Enter the date on Start here"), ", and this becomes a plan by day.", look="start",
            when="!has_date"),
        fields(when="has_date"),
        said("clocks", "note"),
        line(part_of("since"), " ", press("Plan the rest again", "plan", "small"), look="again", status=True,
            when="since"),
        _days("days"),
        fold("The days after that ({count})", _days("after_that"), counts="after_that", when="after_that"),
        fold(
            f"{WITH_TIME}: {{of}}",
            line("These are what can be left out most easily.", look="help"),
            sentences("left"),
            of="more", look="twin elsewhere", when="left",
        ),
        box(
            press("Download for my calendar (.ics)", "calendar"),
            said("calendar", "help"),
            look="calendar", when="calendar",
        ),
        PROBLEM,
    )  # fmt: skip

    headline = Unicode().tag(sync=True)  # how long it is, and what comes first
    sentence = Unicode().tag(sync=True)
    clocks = Unicode().tag(sync=True)  # what to know when the clocks change just then, or that a zone has to be chosen
    has_date = Bool(False).tag(sync=True)
    days: List = List().tag(sync=True)  # the first `SOON` of `by_day`
    after_that: List = List().tag(sync=True)  # the others
    ticked: List = List().tag(sync=True)  # the keys of the jobs that were done since the plan was made
    since = Unicode().tag(sync=True)  # how many that are
    left: List = List().tag(sync=True)  # what does not fit, in words
    more = Unicode().tag(sync=True)  # how many that are; empty for none
    calendar = Unicode().tag(sync=True)  # what the calendar file holds; empty when there is nothing for one

    def __init__(self, answers: Answers) -> None:
        self._asked: tuple[Any, ...] = ()
        self._began = answers.now()
        self._done_then: frozenset[str] = frozenset()  # the jobs that were done when the plan was made
        self._plan: Planned | None = None
        self._at = Moment.UNDATED
        super().__init__(answers)

    def make_fields(self) -> list[Field]:
        every = tuple((zone, zone.replace("_", " ")) for zone in clock.zones())
        here = clock.zone()
        no_zone = f"Not chosen: {dict(every)[here]}" if here else "Choose the zone"  # longer would be cut on a phone
        until_then = f" Until you choose, that is {clock.whose_zone()}." if here else ""
        about = f"Reminders and the plan go by the clocks there.{until_then}"
        no_hours = "Not chosen: 1 hour is assumed"
        return [
            Field(HOURS, "Time you have for this on a day", "choice", options=HOURS_A_DAY, unchosen=no_hours),
            Field(ZONE, "Time zone of the interview", "choice", about, options=every, unchosen=no_zone),
        ]

    def draw(self) -> None:
        super().draw()
        answers = self.answers
        jobs = jobs_of(answers.content, answers.situation, answers.values())
        try:
            plan = self._plan = self._planned(jobs)
        except ValueError as refusal:
            self._plan, self.problem = None, str(refusal)
            return
        self.problem = ""
        when, done = answers.situation.when, {job.key for job in jobs if job.done}
        zone, may_have_file = self._chosen(ZONE), when is not None and bool(plan.tasks)
        self.sentence, self.has_date = f"{self._assumed(plan, when)}{plan.sentence}", when is not None
        self.clocks = clocks_in_words(when, zone) if zone else NO_ZONE if may_have_file else ""
        days = by_day(plan.tasks, {job.key: job.area for job in jobs}, self._began.date())
        self.days, self.after_that = days[:SOON], days[SOON:]
        self.headline = plan_headline(
            self._began.date(), when.date() if when else None, plan.tasks, done - self._done_then
        )
        self.ticked = sorted(done - self._done_then)
        self.since = since_in_words(len(self.ticked))
        left_out = plan.left_out if self._at.is_ahead else ()  # once it has begun, nothing is left to prepare
        self.left = [f"{job.text} ({minutes_in_words(job.minutes)})" for job in left_out if job.key not in done]
        self.more = more_in_words(len(self.left))
        assumed = "" if answers.get(ZONE) else zone
        self.calendar = file_in_words(self._for_calendar(), assumed) if zone and may_have_file else ""

    def _assumed(self, plan: Planned, when: datetime | None) -> str:
        """What the plan goes by that nobody said; empty when it goes by nothing of it."""
        return AN_HOUR if when and plan.minutes_there and not self._said(HOURS) else ""

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
        at = self._at = moment_of(self.answers.application(FIRST), now)
        asked = (when, hours, self._chosen(ZONE), now.date(), at, frozenset(job.key for job in jobs))
        if asked != self._asked:
            self._asked, self._began, self._done_then = asked, now, done
        if at.is_answered:
            return Planned((), (), 0, NO_PLAN[at])
        self._done_then &= done  # what is not done any more has to be planned
        then = [replace(job, done=job.key in self._done_then) for job in jobs]
        return planned(self._began, when, float(hours), then)

    def _now_there(self) -> datetime:
        """What the clocks show where the interview is; those of this computer while that is not known."""
        return clock_there(self.answers.now(), self._chosen(ZONE))

    def _tick(self, key: str, done: bool) -> None:
        if any(item.key == key for item in self.answers.content.checklist):
            self.keep({f"{DONE}.{key}": done})

    def _for_calendar(self) -> list[Task]:
        """What is still to do."""
        return [task for task in self._plan.tasks if task.key not in self.ticked] if self._plan else []

    def _send_calendar(self) -> None:
        when, now = self.answers.situation.when, clock.aware(self.answers.now())
        try:
            made = calendar_file(self._for_calendar(), when, self._chosen(ZONE), now=now)
        except ValueError as refusal:
            self.problem = str(refusal)
            return
        self.send({"file": _FILE, "type": "text/calendar", "text": made.decode()})

    def _said(self, key: str) -> str:
        """What the person chose in a field; empty for nothing, and for what nobody knows any more."""
        return self._sheet[key].written(self.answers.get(key))

    def _chosen(self, key: str) -> str:
        """The same, or what is assumed; empty for a zone that nobody knows."""
        return self._said(key) or (clock.zone() if key == ZONE else ASSUMED_HOURS)

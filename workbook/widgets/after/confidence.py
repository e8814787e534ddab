"""How sure one feels of what one does in an interview: before it, after it, and over several interviews."""

from typing import Any

from traitlets import List, Unicode

from ...after.confidence import (
    LEAST_SURE,
    MOMENTS,
    MOST_SURE,
    over_interviews,
    rating_key,
    ratings_in_words,
    read_ratings,
)
from ...after.reflection import newest_first, round_names
from ...answers.applications import Application
from ...answers.fields import Field
from ...answers.state import Answers
from ...content.rows import ROUNDS
from ...figures.confidence import before_and_after
from ..kit.blocks import PICK, PROBLEM, control, fields, line, link, press, said, table
from ..kit.chart import Chart
from ..kit.sheet import PickSheet
from ..kit.written import application_field, row_fields

_WHICH = "This interview"
_NO_INTERVIEW = "No interview yet. Add your next one, and rate yourself before it. One that is over will do, too."
_SCALE = (
    "0: I could not do this at all. 10: I am sure that I could. Write what you feel; leave out what does not matter to "
    "you."
)
_HONEST = (
    "One interview shows little. These numbers are about how sure you feel, which says only a little about how others "
    "rate you."
)


class Confidence(PickSheet):
    """Two numbers from 0 to 10 for each task of one interview, and what they say.

    The newest interview is shown until another one is picked.
    """

    called = "confidence"
    blocks = (
        PICK,
        line(_NO_INTERVIEW, look="help none", when="!picks"),
        press("Add an interview", "add", "primary", when="!picks", once=True),
        press("Add another interview", "add", "small", when="picks", once=True),
        line(_SCALE, look="help scale", when="picks"),
        fields(),
        line("To take an interview out of this list, go to ", link("08-afterwards", "Afterwards"), ".", look="help",
            when="picks"),
        said("said", "help left", status=True),
        control("change"),
        line(_HONEST, look="help honest", when="rows"),
        table("over", "From interview to interview, on average", ["Interview", "Before", "After", "Rated both times"]),
        PROBLEM,
    )  # fmt: skip

    pick_label = Unicode("Which interview").tag(sync=True)
    said = Unicode().tag(sync=True)  # what is still to be rated
    rows: List = List().tag(sync=True)  # [interview, before, after, how many tasks]
    over: List = List().tag(sync=True)  # the same, once there is something to compare

    def __init__(self, answers: Answers) -> None:
        super().__init__(answers, charts={"change": Chart()})

    def make_picks(self) -> list[list[str]]:
        """The interviews, the newest first; like names are told apart by their place."""
        values = self.answers.values()
        names = round_names(values)
        return [[key, names[key]] for key in newest_first(values)]

    def make_fields(self) -> list[Field]:
        if not self.picked:
            return []
        fields = [one for one in row_fields(self.answers, ROUNDS.row, self.picked) if one.key.endswith(".called")]
        called = [Field(one.key, one.label, one.kind, one.help, group=_WHICH) for one in fields]
        which = application_field(self.answers, f"{self.picked}.application", "Which employer is it?", group=_WHICH)
        return [*called, *([which] if len(self.answers.applications()) > 1 else []), *self._ratings()]

    def draw(self) -> None:
        values, tasks = self.answers.values(), self.answers.content.tasks
        super().draw()
        ratings = read_ratings(values, self.picked, tasks) if self.picked else []
        self.said = ratings_in_words(ratings) if self.picked else ""
        self.charts["change"].draw(before_and_after((one.task, one.before, one.after) for one in ratings))
        self.charts["change"].hidden = not any(one.both for one in ratings)
        self.rows = over_interviews(values, tasks)
        self.over = self.rows if len(self.rows) > 1 else []

    def heard(self, do: str, content: dict[str, Any]) -> None:
        if do == "add":
            self.add()
        else:
            super().heard(do, content)

    def add(self) -> None:
        """Add an interview, of the first application that has none here yet, and show its fields."""
        application = self._next_application()
        named = {"application": application.key, "called": application.employer} if application else {}
        said = {name: words for name, words in named.items() if words}
        if made := self.unless_refused(lambda: ROUNDS.add(self.answers.values(), **said)):
            self.picked, changes = made
            self.keep(changes)

    def _next_application(self) -> Application | None:
        values = self.answers.values()
        taken = {ROUNDS.get(values, key, "application") for key in ROUNDS.keys(values)}
        applications = self.answers.applications()
        return next(
            (one for one in applications if one.is_open and one.key not in taken), next(iter(applications), None)
        )

    def _ratings(self) -> list[Field]:
        return [
            Field(
                rating_key(self.picked, moment, task), f"{words}: {task.text}", "number",
                low=LEAST_SURE, high=MOST_SURE,
                group=task.text, short=words, drawn={"group_look": "task", "note": task.help},
            )
            for task in self.answers.content.tasks
            for moment, words in MOMENTS.items()
        ]  # fmt: skip

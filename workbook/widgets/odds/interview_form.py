"""The interview, entered once: every other page reads it from the journal."""

from datetime import datetime
from typing import Any

from traitlets import Any as AnyTrait
from traitlets import HasTraits, Int, Unicode

from ...answers.application_fields import MOST_ROUNDS_LEFT
from ...answers.applications import scoring_follows
from ...answers.catalogue import FIRST, ZONE
from ...answers.people import People
from ...answers.reading import LONGEST_NAME, isolated, read_when
from ...answers.state import Answers
from ...clock import seen_here
from ...content.kinds import FORMS
from ...content.roles import kind_of, roles
from ...journal import Journal
from ...odds import MOST_OPENINGS
from ...odds.checks import whole
from ...wording import plural, when_in_words
from ..kit.blocks import PROBLEM, box, group, said
from ..kit.controls import DateTime, Select, Text
from ..kit.instrument import Instrument
from ..kit.people_group import PeopleGroup
from ..kit.room_controls import role_select, tell_role

_KEYS = {
    trait: f"{FIRST}.{trait}"
    for trait in ("role", "title", "employer", "when", "format", "rounds_left", "finalists", "openings")
}
_INSIDER = f"{FIRST}.insider"  # asked on other pages

FORMATS = {
    **{form: f"{words[0].upper()}{words[1:]}" for form, words in FORMS.items()},
    "unknown": "I don't know",
    "panel": "A panel, all at once",
    "mixed": "A mix of these",
}

ROUNDS_LEFT_CHOICES = [
    ["", "I don't know"],
    ["1", "Yes, the last one"],
    *([str(left), f"No, {left} are left, this one included"] for left in range(2, MOST_ROUNDS_LEFT + 1)),
]


class InterviewModel(HasTraits):
    """What is known about the interview.

    when : "2026-12-03T14:00" where the interview is, or "" when not known.
    rounds_left : None when not known; 1 when it is the last before they decide.
    finalists : `People`, or None when not known. openings : None when not known.
    role : "" until one was chosen.
    """

    role = Unicode()
    title = Unicode()
    employer = Unicode()
    when = Unicode()
    format = Unicode("unknown")
    rounds_left = Int(None, allow_none=True)
    finalists = AnyTrait(None, allow_none=True)
    openings = Int(None, allow_none=True)


def interview_summary(employer: str, when: str, now: datetime, here: datetime | None = None) -> str:
    """One line that says back what was entered, with the time left: "At Harbour Logistics, ... in 11 days".

    now : where the interview is. here : when it begins by the person's clock, if that shows another time.
    """
    if not employer and not when:
        return "Enter what you know. The rest may stay empty."
    at = f" at {isolated(employer)}" if employer else ""
    if not when:
        return f"Your second interview{at}"
    date = read_when(when, "Date and time")
    by_yours = f" there, which is {when_in_words(here)} by your clock" if here else ""
    return f"Your second interview{at}, {when_in_words(date)}{by_yours}: {_left(date, now)}"


def _left(when: datetime, now: datetime) -> str:
    days = (when.date() - now.date()).days
    if days == 0:
        return "today"
    if days < 0:
        return plural(-days, "yesterday", f"{-days:,} days ago")
    return plural(days, "tomorrow", f"in {days:,} days")


class InterviewForm(Instrument):
    """The form that asks for the interview once. Saves to `journal`."""

    called = "interview"
    blocks = (
        said("summary", "summary", status=True),
        box(
            group("The job and the day", "employer", "title", "role", "when"),
            group("What is left, and who is still in", "format", "last", "known", ["low", "high"], "openings", "seats"),
            look="two", tag="div",
        ),
        PROBLEM,
    )  # fmt: skip

    summary = Unicode().tag(sync=True)

    def __init__(self, journal: Journal) -> None:
        super().__init__(Answers(journal))
        self.model = InterviewModel()
        self.remember(self.model, _KEYS)
        self._make_controls()
        self.begin()
        self._listen()

    def accept(self, trait: str, recorded: Any) -> Any:
        """Raises `ValueError` for what no longer is a choice."""
        match trait:
            case "role" if recorded and recorded not in roles():
                raise ValueError("unknown kind of work")
            case "format" if recorded not in FORMATS:
                raise ValueError("unknown format")
            case "when" if recorded:
                return read_when(recorded, "Date and time").isoformat(timespec="minutes")
            case "finalists":
                return People.of(recorded)
            case "openings":
                return whole("openings", recorded, 1, MOST_OPENINGS)
        return recorded

    def _on_answer(self, change: Any) -> None:
        super()._on_answer(change)
        if change.name == "format":
            self.keep(scoring_follows(FIRST, change.new, self.answers.get))

    def _make_controls(self) -> None:
        self._finalists = PeopleGroup(kind_of(self.model.role), self._set("finalists"))
        self.controls = {
            "role": role_select(),
            "employer": Text(label="Employer", help="A short name is enough. Only you see it.", longest=LONGEST_NAME),
            "title": Text(label="Job title", longest=LONGEST_NAME),
            "when": DateTime(label="Date and time", help="As the clock shows it where the interview is."),
            "format": Select(label="What form will it take?", options=[list(item) for item in FORMATS.items()]),
            "last": Select(
                label="Is it the last interview before they decide?",
                options=ROUNDS_LEFT_CHOICES,
            ),
            **self._finalists.controls,
        }

    def draw(self) -> None:
        self.recall()
        with self.recalling():  # what is only drawn is nobody's answer
            self._fill()

    def _fill(self) -> None:
        model, controls = self.model, self.controls
        controls["role"].value, controls["format"].value = model.role, model.format
        controls["employer"].value, controls["title"].value = model.employer or None, model.title or None
        controls["when"].value = datetime.fromisoformat(model.when) if model.when else None
        controls["last"].value = "" if model.rounds_left is None else str(model.rounds_left)
        controls["openings"].value = model.openings
        self._finalists.show(model.finalists)
        self._on_role()
        self._summarise()

    def _listen(self) -> None:
        controls = self.controls
        controls["role"].on_value(self._set("role"))
        controls["format"].on_value(self._set("format"))
        controls["openings"].on_value(self._set("openings"))
        for name in ("employer", "title"):
            controls[name].on_value(lambda text, name=name: self._set(name)(text or ""))
        controls["when"].on_value(lambda when: self._set("when")(when.isoformat(timespec="minutes") if when else ""))
        controls["last"].on_value(lambda left: self._set("rounds_left")(int(left) if left else None))
        self.model.observe(self._on_role, names="role")
        self.model.observe(self._summarise, names=["employer", "when"])

    def _set(self, trait: str) -> Any:
        return lambda value: setattr(self.model, trait, value)

    def _on_role(self, _change: object = None) -> None:
        tell_role(self.controls["role"], self.model.role)
        self._finalists.now(kind_of(self.model.role), self.answers.get(_INSIDER))

    def _summarise(self, _change: object = None) -> None:
        there = self.answers.now_there()
        by_yours = (
            seen_here(datetime.fromisoformat(self.model.when), self.answers.get(ZONE)) if self.model.when else None
        )
        self.summary = interview_summary(self.model.employer, self.model.when, there, by_yours)

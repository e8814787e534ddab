"""The interview, entered once: every other page reads it from the journal."""

from datetime import datetime
from typing import Any

from traitlets import Any as AnyTrait
from traitlets import HasTraits, Int, Unicode

from ..applications import MOST_ROUNDS_LEFT, people_from_json
from ..reading import LONGEST_NAME, isolated, read_when, when_in_words
from ..roles import roles
from .assets import script, style
from .controls import DateTime, Number, Select, Text
from .instrument import Instrument, Memory
from .part import asset
from .people import PeopleGroup
from .room import role_select

KEYS = {
    "role": "interview.role",
    "employer": "interview.employer",
    "when": "interview.when",
    "format": "interview.format",
    "rounds_left": "interview.rounds_left",
    "finalists": "interview.finalists",
}

FORMATS = {
    "unknown": "I don't know",
    "separate": "Several people, one after another",
    "panel": "A panel, all at once",
    "task": "A task, test or presentation",
    "informal": "An informal talk",
    "mixed": "A mix of these",
}


class InterviewModel(HasTraits):
    """What is known about the interview.

    when : "2026-12-03T14:00" where the interview is, or "" when not known.
    rounds_left : None when not known; 1 when it is the last before they decide.
    finalists : an int, a pair (low, high), or None when not known.
    """

    role = Unicode("software")
    employer = Unicode()
    when = Unicode()
    format = Unicode("unknown")
    rounds_left = Int(None, allow_none=True)
    finalists = AnyTrait(None, allow_none=True)


def summary(employer: str, when: str, now: datetime) -> str:
    """One line that says back what was entered, with the time left: "At Harbour Logistics, ... in 11 days"."""
    if not employer and not when:
        return "Enter what you know. The rest may stay empty."
    at = f" at {isolated(employer)}" if employer else ""
    if not when:
        return f"Your second interview{at}"
    date = read_when(when, "Date and time")
    return f"Your second interview{at}, {when_in_words(date)}: {_left(date, now)}"


def _left(when: datetime, now: datetime) -> str:
    days = (when.date() - now.date()).days
    if when < now:
        return "in the past. Is the date right?"
    if days == 0:
        return "today"
    return "tomorrow" if days == 1 else f"in {days} days"


class InterviewForm(Instrument):
    """The form that asks for the interview once. Saves to `journal`."""

    _esm = asset(script("controls/control", "looking", "instrument", "interview"))
    _css = asset(style("theme", "controls/control", "instrument"))

    summary = Unicode().tag(sync=True)

    def __init__(self, journal: Memory) -> None:
        super().__init__(journal)
        self.model = InterviewModel()
        self.remember(self.model, KEYS)
        self._make_controls()
        self.show()
        self._listen()

    def accept(self, trait: str, recorded: Any) -> Any:
        match trait:
            case "role" if recorded not in roles():
                raise ValueError("unknown kind of work")
            case "format" if recorded not in FORMATS:
                raise ValueError("unknown format")
            case "when" if recorded:
                return read_when(recorded, "Date and time").isoformat(timespec="minutes")
            case "finalists":
                return people_from_json(recorded)
        return recorded

    def _make_controls(self) -> None:
        self._finalists = PeopleGroup(roles()[self.model.role].people, self._set("finalists"))
        self.controls = {
            "role": role_select(),
            "employer": Text(label="Employer", help="A short name is enough. Only you see it.", longest=LONGEST_NAME),
            "when": DateTime(label="Date and time", help="As the clock shows it where the interview is."),
            "format": Select(label="What form will it take?", options=[list(item) for item in FORMATS.items()]),
            "last": Select(
                label="Is it the last interview before they decide?",
                options=[["unknown", "I don't know"], ["last", "Yes, the last one"], ["several", "No, one of several"]],
            ),
            "rounds_left": Number(label="How many are left, this one included?", minimum=2, maximum=MOST_ROUNDS_LEFT),
            **self._finalists.controls,
        }

    def show(self) -> None:
        model, controls = self.model, self.controls
        controls["role"].value, controls["format"].value = model.role, model.format
        controls["employer"].value = model.employer or None
        controls["when"].value = datetime.fromisoformat(model.when) if model.when else None
        rounds_left = model.rounds_left
        if rounds_left is not None and rounds_left > 1:
            controls["rounds_left"].value = rounds_left
        controls["last"].value = {None: "unknown", 1: "last"}.get(rounds_left, "several")
        controls["rounds_left"].hidden = controls["last"].value != "several"
        self._finalists.show(model.finalists)
        self._summarise()

    def _listen(self) -> None:
        controls = self.controls
        controls["role"].on_value(self._set("role"))
        controls["format"].on_value(self._set("format"))
        controls["employer"].on_value(lambda text: self._set("employer")(text or ""))
        controls["when"].on_value(lambda when: self._set("when")(when.isoformat(timespec="minutes") if when else ""))
        controls["last"].on_value(self._on_last)
        controls["rounds_left"].on_value(self._on_rounds_left)
        self.model.observe(self._on_role, names="role")
        self.model.observe(self._summarise, names=["employer", "when"])

    def _set(self, trait: str) -> Any:
        return lambda value: setattr(self.model, trait, value)

    def _on_last(self, last: str) -> None:
        number = self.controls["rounds_left"]
        number.hidden = last != "several"
        if last == "several" and number.value is None:
            number.value = 2
        self.model.rounds_left = {"unknown": None, "last": 1}.get(last, number.value)

    def _on_rounds_left(self, rounds_left: int | None) -> None:
        if self.controls["last"].value == "several":
            self.model.rounds_left = rounds_left

    def _on_role(self, change: Any) -> None:
        self._finalists.now_usual(roles()[change.new].people)

    def _summarise(self, _change: object = None) -> None:
        self.summary = summary(self.model.employer, self.model.when, datetime.now())

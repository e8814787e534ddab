"""The interview, entered once: every other page reads it from the journal."""

from datetime import datetime
from typing import Any

from traitlets import Any as AnyTrait
from traitlets import HasTraits, Int, Unicode

from ..reading import isolated, read_when, when_in_words
from ..roles import roles
from .assets import script, style
from .controls import DateTime, Number, Select, Text
from .instrument import Instrument, Memory
from .part import asset
from .people import PeopleGroup, people_from_json
from .stage_odds import MOST_ROUNDS_LEFT

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

    _esm = asset(script("controls/control", "instrument", "interview"))
    _css = asset(style("theme", "controls/control", "instrument", "interview"))

    summary = Unicode().tag(sync=True)

    def __init__(self, journal: Memory) -> None:
        super().__init__(journal)
        self.model = InterviewModel()
        self.recall(self.model, KEYS, _accept)
        self._make_controls()
        self.model.observe(self._on_role, names="role")
        self.model.observe(self._summarise, names=["employer", "when"])
        self._summarise()

    def _make_controls(self) -> None:
        model = self.model
        role = Select(
            label="Kind of work", options=[[kind.key, kind.label] for kind in roles().values()], value=model.role
        )
        employer = Text(
            model.employer or None, label="Employer", help="A short name is enough. Only you see it.", longest=80
        )
        when = DateTime(
            datetime.fromisoformat(model.when) if model.when else None,
            label="Date and time",
            help="As the clock shows it where the interview is.",
        )
        kind = Select(
            label="What form will it take?", options=[list(item) for item in FORMATS.items()], value=model.format
        )
        self._last = Select(
            label="Is it the last interview before they decide?",
            options=[["unknown", "I don't know"], ["last", "Yes, the last one"], ["several", "No, one of several"]],
            value={None: "unknown", 1: "last"}.get(model.rounds_left, "several"),
        )
        self._rounds_left = Number(
            model.rounds_left,
            label="How many are left, this one included?",
            minimum=2,
            maximum=MOST_ROUNDS_LEFT,
            hidden=self._last.value != "several",
        )
        self._finalists = PeopleGroup(model.finalists, roles()[model.role].people, self._set("finalists"))
        role.on_value(self._set("role"))
        employer.on_value(lambda value: self._set("employer")(value or ""))
        when.on_value(lambda value: self._set("when")(value.isoformat(timespec="minutes") if value else ""))
        kind.on_value(self._set("format"))
        self._last.on_value(self._on_rounds)
        self._rounds_left.on_value(self._on_rounds)
        self.controls = {
            "role": role,
            "employer": employer,
            "when": when,
            "format": kind,
            "last": self._last,
            "rounds_left": self._rounds_left,
            **self._finalists.controls,
        }

    def _set(self, trait: str) -> Any:
        return lambda value: setattr(self.model, trait, value)

    def _on_rounds(self, _value: object) -> None:
        several = self._last.value == "several"
        self._rounds_left.hidden = not several
        if several and (self._rounds_left.value or 0) < 2:
            self._rounds_left.value = 2
        self.model.rounds_left = {"unknown": None, "last": 1}.get(self._last.value, self._rounds_left.value)

    def _on_role(self, change: Any) -> None:
        self._finalists.now_usual(roles()[change.new].people)

    def _summarise(self, _change: object = None) -> None:
        self.summary = summary(self.model.employer, self.model.when, datetime.now())


def _accept(trait: str, recorded: Any) -> Any:
    """What the journal holds for `trait`, if this version still offers it."""
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

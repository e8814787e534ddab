"""The interview, entered once: every other page reads it from the journal."""

from datetime import datetime

from traitlets import Bool, Unicode

from ...answers.application_fields import MOST_ROUNDS_LEFT
from ...answers.applications import Application
from ...answers.catalogue import FIRST, ZONE
from ...answers.reading import LONGEST_NAME, isolated, read_when
from ...clock import seen_here
from ...content.kinds import FORMS
from ...content.roles import kind_of
from ...journal import Journal
from ...wording import plural, when_in_words
from ..kit.blocks import PROBLEM, box, fold, group, said
from ..kit.controls import DateTime, Select, Text
from ..kit.flight_part import FlightPart
from ..kit.in_flight import InFlight
from ..kit.people_group import PeopleGroup
from ..kit.room_controls import in_control, role_select, tell_role

_PLAIN = ("role", "employer", "title", "when", "openings")  # fields that one control sets as they are

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


def interview_summary(employer: str, when: str, now: datetime, here: datetime | None = None) -> str:
    """One line that says back what was entered, with the time left: "At Harbour Logistics, ... in 11 days".

    now : where the interview is. here : when it begins by the person's clock, if that shows another time.
    """
    if not employer and not when:
        return "Who wants to see you again, and when? Enter it once: the other pages read it from here."
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


class InterviewForm(FlightPart):
    """The form that asks for the interview once. Saves to `journal`."""

    called = "interview"
    blocks = (
        fold(
            "Your interview",
            said("summary", "summary", status=True),
            group("Who, and when", ["employer", "when"], "title"),
            fold(
                "More about it, as far as you know",
                box(
                    group("The job", "role", "format"),
                    group("What is left, and who is still in", "last", "known", ["low", "high"], "openings", "seats"),
                    look="two", tag="div",
                ),
            ),
            opened="is_asked", turns=True, stays=True, look="twin your-interview",
        ),
        PROBLEM,
    )  # fmt: skip

    is_asked = Bool(False).tag(sync=True)  # whether who and when is still to be entered; else it is said below
    summary = Unicode().tag(sync=True)

    def __init__(self, journal: Journal) -> None:
        super().__init__(InFlight(journal, first=True))

    @property
    def application(self) -> Application:
        return self.answers.application(FIRST)

    def make(self) -> None:
        self._finalists = PeopleGroup(kind_of(""), self.change_to("finalists"))
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
        for name in (*_PLAIN, "format"):
            self.hear(self.controls[name], self.change_to(name))
        self.hear(self.controls["last"], lambda left: self.change("rounds_left", int(left) if left else None))

    def draw(self) -> None:
        interview = self.application
        if not self._typing:
            self._fill(interview)
        tell_role(self.controls["role"], interview.role)
        self._finalists.now(interview.kind, interview.insider)
        by_yours = seen_here(interview.begins, self.answers.get(ZONE)) if interview.begins else None
        there = self.answers.now_there()
        self.is_asked = not (interview.employer and interview.when)
        self.summary = interview_summary(interview.employer, interview.when, there, by_yours)

    def _fill(self, interview: Application) -> None:
        """Put what is known into the controls."""
        for name in _PLAIN:
            self.controls[name].value = in_control(interview, name)
        form = str(self.answers.get(f"{FIRST}.format"))
        self.controls["format"].value = form if form in FORMATS else "unknown"
        self.controls["last"].value = "" if interview.rounds_left is None else str(interview.rounds_left)
        self._finalists.show(interview.finalists)

"""A thank-you for each person one met."""

from datetime import date, timedelta

from traitlets import Bool

from ...after.reflection import day_of_round, newest_round
from ...answers.catalogue import EMPLOYER, ZONE
from ...answers.fields import Field
from ...answers.letters import Letter
from ...answers.reading import isolated, recorded_day, recorded_text, told_apart
from ...clock import days_ahead
from ...content.rows import PEOPLE
from ...wording import counted, day_in_words
from ..kit.blocks import PICK, PROBLEM, fields, letter, line, link, said
from ..kit.letter_sheet import LetterSheet
from ..kit.written import letter_from, row_fields

GOES_IN = ("moment", "proof")  # fields of a person
_COURTESY = "A thank-you is a courtesy. Nobody has shown that it changes a decision."
_MOMENT = (
    "One real moment makes the note: something they said, or that you found out together. "
    "Until you write one, the note below stays general."
)
_NOBODY = "Nobody is in your list of people yet. Add them on The people, or in your notes above."


class ThankYou(LetterSheet):
    """One person of the list: what goes into the note for them, the note, and the day it was sent."""

    called = "thanks"
    blocks = (
        said("summary", "summary", status=True),
        line(link("04-the-people", "The people"), when="!picks"),
        line(_COURTESY, look="help thanks-courtesy", when="picks"),
        PICK,
        fields(),
        PROBLEM,
        letter(line(_MOMENT, look="thanks-moment", status=True, when="wants_moment"), folded=True),
    )

    wants_moment = Bool().tag(sync=True)  # whether nothing is written yet about a moment with this person
    file = "thank-you.txt"

    def make_picks(self) -> list[list[str]]:
        answers = self.answers.values()
        keys = PEOPLE.keys(answers)
        names = told_apart([isolated(PEOPLE.name_of(answers, key)) for key in keys])
        return [[key, name] for key, name in zip(keys, names, strict=True)]

    def make_fields(self) -> list[Field]:
        if not self.picked:
            return []
        asked = {field.key: field for field in row_fields(self.answers, PEOPLE.row, self.picked)}
        keys = [f"{self.picked}.{name}" for name in GOES_IN]
        sent = Field(sent_key(self.picked), "Sent on", "date", "Leave it empty until you have sent it.")
        return [*(asked[key] for key in keys if key in asked), sent]

    def draw(self) -> None:
        super().draw()
        self.wants_moment = bool(self.picked) and not self._text("moment")
        self.problem = self._contradiction()

    def make_summary(self) -> str:
        if not self.picks:
            return _NOBODY
        sent = sum(recorded_day(self.answers.get(sent_key(key))) is not None for key, _name in self.picks)
        return f"{sent} of {counted(len(self.picks), 'note')} sent."

    def make_letter(self) -> Letter | None:
        if not self.picked:
            return None
        day = self._day()
        known = {
            "person": self._text("name"),
            "employer": recorded_text(self.answers.get(EMPLOYER)),
            "day": day_in_words(day) if day else "",
            **{name: ended(self._text(name)) for name in GOES_IN},
        }
        return letter_from(self.answers, "thanks", known)

    def _text(self, field: str) -> str:
        return recorded_text(self.answers.get(f"{self.picked}.{field}"))

    def _day(self) -> date | None:
        """The day of the interview once it has come, else of the newest one that was looked back at."""
        when, today = self.answers.situation.when, self.answers.now_there().date()
        if when and when.date() <= today:
            return when.date()
        answers = self.answers.values()
        return day_of_round(answers, newest_round(answers))

    def _contradiction(self) -> str:
        sent, today = recorded_day(self.answers.get(sent_key(self.picked))), self.today
        if sent and sent > today:
            return f"Sent on {day_in_words(sent)}: that day is still to come. Enter today or an earlier day."
        ahead = timedelta(days=days_ahead(self.answers.get(ZONE)))
        if sent and (day := self._day()) and sent < day - ahead:
            return (
                f"Sent on {day_in_words(sent)}: that is before the interview on {day_in_words(day)}. "
                "Please correct one of the two."
            )
        return ""


def sent_key(person: str) -> str:
    """Where the day is kept on which the note for `person` was sent."""
    return f"thanks.{person}.sent"


def ended(text: str) -> str:
    """`text` with a full stop, if it ends with none and with no other mark."""
    return f"{text}." if text and text[-1].isalnum() else text

"""Reading an offer calmly: what to look for in it, and the questions that follow."""

from traitlets import Dict, Unicode

from ...answers.fields import Field
from ...answers.letters import Letter, signature
from ...answers.lists import CONDITION_STATES
from ...offer.conditions import (
    NO_ADVICE,
    ConditionFound,
    about_the_start,
    for_an_adviser,
    letter_with,
    looked_at,
    note_key,
    reading_progress,
    state_key,
    to_ask,
)
from ...offer.offers import DECLINED, ELSEWHERE, Offer, read_offers, to_pick
from ..kit.blocks import PICK, PROBLEM, box, copy, fields, letter, line, said, sentences, title
from ..kit.letter_sheet import LetterSheet

_NOTHING = "There is no offer on the list above yet. Add one there, and you can read it here point by point."
SETTLED = {
    DECLINED: "You said no to this offer, so nothing is left to ask.",
    ELSEWHERE: "You accepted another offer, so nothing is left to ask about this one.",
}
_NOTE = "Your note"  # the label goes on with the condition, for those who hear it


class ReadOffer(LetterSheet):
    """For each condition of the packs: is it there, must one ask, does it apply? And a note, once it was looked at.

    The questions for the employer become a letter; those for somebody qualified a list to take along.
    """

    called = "conditions"
    blocks = (
        said("summary", "summary", status=True),
        said("no_advice", "help conditions-start", when="picks"),
        PICK,
        said("start", "conditions-start"),
        fields(folded=True, counted={"kinds": ["choice"], "some": "{filled} of {all}", "ask": ", {ask} to ask"}),
        letter(title("For the employer")),
        box(
            title("For somebody qualified"),
            line(
                "A lawyer, a union, an advice centre or a tax adviser can tell you what holds where you live.",
                look="help",
            ),
            sentences("adviser.questions"),
            copy("Copy these questions", "adviser.text"),
            look="conditions-adviser", when="adviser.questions",
        ),
        PROBLEM,
    )  # fmt: skip

    about_notes = "Your notes are for you alone: they go into no letter."
    no_advice = Unicode(f"{NO_ADVICE} {about_notes}").tag(sync=True)
    start = Unicode().tag(sync=True)  # a question about the first day
    adviser = Dict().tag(sync=True)  # {"questions": [sentence, …], "text": the same to be copied}
    pick_label = Unicode("Which offer do you read?").tag(sync=True)
    file = "questions-about-the-offer.txt"

    def make_picks(self) -> list[list[str]]:
        real = [one.key for one in self._offers()]
        return [[key, name] for key, name in to_pick(read_offers(self.answers.values())) if key in real]

    def make_fields(self) -> list[Field]:
        return [field for one in self._found() for field in self._fields_of(one)]

    def make_letter(self) -> Letter | None:
        offer, parts = self._offer(), self.answers.content.letters
        name = signature(self.answers.values())
        return letter_with(self._to_ask("employer"), parts, offer, name) if offer else None

    def make_summary(self) -> str:
        offer = self._offer()
        return SETTLED.get(offer.answer) or reading_progress(self._found()) if offer else _NOTHING

    def draw(self) -> None:
        super().draw()
        offer, questions = self._offer(), self._to_ask("adviser")
        today = self.today
        self.start = about_the_start(offer, today) if offer and offer.answer not in SETTLED else ""
        name = dict(map(tuple, self.picks)).get(self.picked, "")
        self.adviser = {"questions": questions, "text": for_an_adviser(questions, name)}

    def _offers(self) -> list[Offer]:
        return [one for one in read_offers(self.answers.values()) if not one.stays]

    def _offer(self) -> Offer | None:
        return next((one for one in self._offers() if one.key == self.picked), None)

    def _found(self) -> list[ConditionFound]:
        """The conditions of the offer that is picked; none without one."""
        if not self._offer():
            return []
        conditions = self.answers.here("conditions")
        return looked_at(conditions, self.answers.values(), self.picked)

    def _to_ask(self, who: str) -> list[str]:
        """The questions that are left; none about an offer that is not taken."""
        offer = self._offer()
        return to_ask(self._found(), who) if offer and offer.answer not in SETTLED else []

    def _fields_of(self, found: ConditionFound) -> list[Field]:
        """The choice, and beneath it a line for a note once something was chosen or noted."""
        one, key = found.condition, note_key(self.picked, found.condition)
        choice = Field(
            state_key(self.picked, one), one.text, "choice", one.help, tuple(CONDITION_STATES.items()),
            group=one.group, unchosen="Not looked at yet",
        )  # fmt: skip
        note = Field(key, f"{_NOTE} on: {one.text}", group=one.group, short=_NOTE, look="condition-note")
        return [choice, note] if found.state or self.answers.get(key) or key in self._refused else [choice]

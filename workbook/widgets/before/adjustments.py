"""Adjustments that a person may ask for, and a message that asks for them without a reason."""

from traitlets import Unicode

from ...answers.catalogue import ADJUSTMENT, ADJUSTMENT_NOTES
from ...answers.fields import Field
from ...answers.keys import key_of
from ...answers.letters import signature
from ...before.the_day import adjustment_message, asked_for, offered
from ..kit.blocks import PROBLEM, SO_MANY, box, copy, fields, line, reading, title
from ..kit.sheet import Sheet

_GROUP = "What you may ask for"


class Adjustments(Sheet):
    """Barriers, each with a change that may take it away, and a message that names the changes of those ticked."""

    called = "adjustments"
    blocks = (
        fields(folded=True, closed=True, counted=SO_MANY | {"kinds": ["tick"]}),
        box(
            title("A message to ask with"),
            reading("message", "The message"),
            line("It names the change and gives no reason. Change what does not fit after you have pasted it.",
                look="help"),
            copy("Copy the message", "message"),
            look="message", when="message",
        ),
        line("None of it goes on your card or into your calendar. It is in the file that Download my workbook makes.",
            look="only-you"),
        PROBLEM,
    )  # fmt: skip

    message = Unicode().tag(sync=True)  # empty when nothing is ticked

    def make_fields(self) -> list[Field]:
        answers = self.answers
        known = answers.content.adjustments
        entries = offered(ADJUSTMENT, known, answers.values(), answers.situation, self._sheet)
        ticks = [
            Field(
                key_of(ADJUSTMENT, one), one.text, "tick", f"May help: {one.change}\n{one.help}".strip(), group=_GROUP
            )
            for one in entries
        ]
        about = "Whom you ask, when, and what they said. It is not part of the message."
        return [*ticks, Field(ADJUSTMENT_NOTES, "Your notes", "text", about, group=_GROUP)]

    def draw(self) -> None:
        super().draw()
        answers = self.answers
        self.message = adjustment_message(
            asked_for(answers.values(), answers.content), answers.situation, signature(answers.values())
        )

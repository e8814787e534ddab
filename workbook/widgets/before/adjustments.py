"""Adjustments that a person may ask for, and a message that asks for them without a reason."""

from traitlets import Unicode

from ...answers.catalogue import ADJUSTMENT, ADJUSTMENT_NOTES
from ...answers.fields import Field
from ...answers.keys import key_of
from ...answers.letters import signature
from ...answers.state import Answers
from ...before.the_day import adjustment_message, asked_for, offered
from ..kit.assets import script, style
from ..kit.part import asset
from ..kit.sheet import SHEET_SCRIPTS, SHEET_STYLES, Sheet

GROUP = "Tick what you may ask for"


class Adjustments(Sheet):
    """Barriers, each with a change that may take it away, and a message that names the changes of those ticked."""

    _esm = asset(script(*SHEET_SCRIPTS, "handing", "adjustments"))
    _css = asset(style(*SHEET_STYLES, "checklist", "adjustments"))

    message = Unicode().tag(sync=True)  # empty when nothing is ticked

    def __init__(self, answers: Answers) -> None:
        super().__init__(answers)

    def make_fields(self) -> list[Field]:
        answers = self.answers
        known = answers.content.adjustments
        entries = offered(ADJUSTMENT, known, answers.values(), answers.situation, self._sheet)
        ticks = [
            Field(key_of(ADJUSTMENT, one), one.text, "tick", f"May help: {one.change}\n{one.help}".strip(), group=GROUP)
            for one in entries
        ]
        about = "Whom you ask, when, and what they said. It is not part of the message."
        return [*ticks, Field(ADJUSTMENT_NOTES, "Your notes", "text", about)]

    def draw(self) -> None:
        super().draw()
        answers = self.answers
        self.message = adjustment_message(
            asked_for(answers.values(), answers.content), answers.situation, signature(answers.values())
        )

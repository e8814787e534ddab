"""What to write down for the day itself."""

from dataclasses import replace

from traitlets import List

from ...answers.catalogue import CONTACT
from ...answers.fields import Field
from ...answers.keys import fact_key
from ...answers.state import Answers
from ...before.the_day import known_of_the_day
from ..kit.blocks import facts
from ..kit.written import FEW_WRITTEN, Written, field_of

_ASKED_ON = {"00-start-here": "Enter it on Start here", "03-the-process": "Note it on The process"}


class DayFacts(Written):
    """What one wants to know on the day. What other pages asked for stands above it, and is not asked again."""

    called = "day"
    blocks = (facts("known", missing="Not known yet. ", pages=_ASKED_ON, look="known"), *Written.blocks[1:])

    known: List = List().tag(sync=True)  # [[what, said, page], …]; `said` is empty when nobody knows yet

    def __init__(self, answers: Answers) -> None:
        super().__init__(answers, "logistics")

    def make_fields(self) -> list[Field]:
        """Those of the day, and whom to call, which page 03 asks too and keeps under the same key."""
        fields = super().make_fields()
        for fact in self.answers.content.facts:
            if fact_key(fact) == CONTACT:
                fields.insert(FEW_WRITTEN, replace(field_of(fact, CONTACT), group=fields[FEW_WRITTEN].group))
        return fields

    def draw(self) -> None:
        super().draw()
        self.known = [list(fact) for fact in known_of_the_day(self.answers.values(), self.answers.situation)]

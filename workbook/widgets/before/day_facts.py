"""What to write down for the day itself."""

from traitlets import List

from ...answers.catalogue import CONTACT
from ...answers.fields import Field
from ...answers.keys import fact_key
from ...answers.state import Answers
from ...before.the_day import known_of_the_day
from ..kit.blocks import PROBLEM, facts, fields
from ..kit.written import Written, field_of

_ASKED_ON = {"00-start-here": "Enter it on Start here", "03-the-process": "Note it on The process"}
BEFORE_CONTACT = 2  # fields: the way there, and when to leave


class DayFacts(Written):
    """What one wants to know on the day. What other pages asked for stands above it, and is not asked again."""

    called = "day"
    blocks = (facts("known", missing="Not known yet. ", pages=_ASKED_ON, look="known"), fields(), PROBLEM)

    known: List = List().tag(sync=True)  # [[what, said, page], …]; `said` is empty when nobody knows yet

    def __init__(self, answers: Answers) -> None:
        super().__init__(answers, "logistics", "")

    def make_fields(self) -> list[Field]:
        """Those of the day, and whom to call, which page 03 asks too and keeps under the same key."""
        fields = super().make_fields()
        contact = [field_of(fact, CONTACT) for fact in self.answers.content.facts if fact_key(fact) == CONTACT]
        return [*fields[:BEFORE_CONTACT], *contact, *fields[BEFORE_CONTACT:]]

    def draw(self) -> None:
        super().draw()
        self.known = [list(fact) for fact in known_of_the_day(self.answers.values(), self.answers.situation)]

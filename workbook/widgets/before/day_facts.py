"""What to write down for the day itself."""

from traitlets import List

from ...answers.catalogue import CONTACT
from ...answers.fields import Field
from ...answers.keys import fact_key
from ...answers.state import Answers
from ...before.the_day import known
from ..kit.assets import script, style
from ..kit.part import asset
from ..kit.sheet import SHEET_SCRIPTS, SHEET_STYLES
from ..kit.written import Written, field_of

BEFORE_CONTACT = 2  # fields: the way there, and when to leave


class DayFacts(Written):
    """What one wants to know on the day. What other pages asked for stands above it, and is not asked again."""

    _esm = asset(script(*SHEET_SCRIPTS, "page_link", "day_facts"))
    _css = asset(style(*SHEET_STYLES, "page_link", "day_facts"))

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
        self.known = [list(fact) for fact in known(self.answers.values(), self.answers.situation)]

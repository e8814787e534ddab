"""What to write down for the day itself."""

from traitlets import List

from ..fields import Field
from ..the_day import (
    CONTACT,
    PROCESS_CONTACT,
    known,
    said,
)
from .answers import Answers
from .assets import script, style
from .part import asset
from .sheet import SHEET_SCRIPTS, SHEET_STYLES
from .written import Written


class DayFacts(Written):
    """What one wants to know on the day. What other pages asked for stands above it, and is not asked again."""

    _esm = asset(script(*SHEET_SCRIPTS, "page_link", "day_facts"))
    _css = asset(style(*SHEET_STYLES, "page_link", "day_facts"))

    known: List = List().tag(sync=True)  # [[what, said, page], …]; `said` is empty when nobody knows yet

    def __init__(self, answers: Answers) -> None:
        super().__init__(answers, "logistics", "")

    def make_fields(self) -> list[Field]:
        asked = CONTACT in self._sheet or not self._has_contact()  # once shown it stays, also while it is emptied
        return [field for field in super().make_fields() if field.key != CONTACT or asked]

    def draw(self) -> None:
        super().draw()
        self.known = [list(fact) for fact in known(self.answers.values(), self.answers.situation)]

    def _has_contact(self) -> bool:
        """Whether page 03 knows whom to call and nobody else was written down here."""
        values = self.answers.values()
        return bool(said(values, PROCESS_CONTACT)) and not said(values, CONTACT)

"""The day itself: what to write down for it, and plans for what could go wrong."""

from traitlets import List, Unicode

from ..day_card import clipped
from ..fields import Field
from ..preparation import STARTER, key_of
from ..reading import isolated
from ..rows import WORRIES
from ..the_day import (
    CONTACT,
    PROCESS_CONTACT,
    if_thens,
    known,
    missing_half,
    offered,
    on_card_in_words,
    said,
    starter_in_words,
)
from .answers import Answers
from .assets import script, style
from .part import asset
from .row_sheet import ROWS_SCRIPTS, ROWS_STYLES, RowSheet
from .sheet import SHEET_SCRIPTS, SHEET_STYLES
from .written import Written

LONGEST_NAME = 60  # of what could go wrong, in the list
WORDS = {
    "add": "Add something that could go wrong",
    "none": "Nothing yet. Think of one thing that worries you; a few words will do.",
    "heading": "What could go wrong, and what you would do",
}


class DayFacts(Written):
    """What one wants to know on the day. What other pages asked for stands above it, and is not asked again."""

    _esm = asset(script(*SHEET_SCRIPTS, "page_link", "day"))
    _css = asset(style(*SHEET_STYLES, "page_link", "day"))

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


class IfThen(RowSheet):
    """What could go wrong, each with a sign that it begins and something to do then; and starters to tick."""

    _esm = asset(script(*ROWS_SCRIPTS, "if_then"))
    _css = asset(style(*ROWS_STYLES, "checklist", "if_then"))

    starters = Unicode().tag(sync=True)  # what the ready-made plans are called, with their number
    on_card = Unicode().tag(sync=True)  # how many plans are on the card

    def __init__(self, answers: Answers) -> None:
        super().__init__(answers, WORRIES, WORDS)

    def fields_of(self, key: str) -> list[Field]:
        return [
            Field(f"{key}.what", "What could go wrong?", "text", "A few words are enough.", rows=2),
            Field(f"{key}.if", "If …", "line", "The first sign that it begins."),
            Field(f"{key}.then", "… then I …", "line", "One small thing that you can do at once."),
        ]

    def make_fields(self) -> list[Field]:
        return super().make_fields() + self._starters()

    def note_of(self, key: str) -> str:
        return missing_half(self.answers.values(), key) or "on your card, if it fits"

    def _name(self, key: str) -> str:
        """Its "if"; what could go wrong while there is none."""
        values = self.answers.values()
        what = clipped(said(values, f"{key}.what"), LONGEST_NAME)
        return isolated(what) if what and not said(values, f"{key}.if") else super()._name(key)

    def draw(self) -> None:
        super().draw()
        self.starters = f"Ready-made plans to choose from ({len(self._starters())})"
        self.on_card = on_card_in_words(len(if_thens(self.answers.values(), self.answers.content)))

    def _starters(self) -> list[Field]:
        answers = self.answers
        entries = offered(STARTER, answers.content.starters, answers.values(), answers.situation, self._sheet)
        return [Field(key_of(STARTER, one), starter_in_words(one), "tick", help=one.help) for one in entries]

"""The day card on a page: what is on it, how it looks, and two ways to take it along."""

from typing import Any

from traitlets import List, Unicode

from ...answers.catalogue import PAPER
from ...answers.fields import Field
from ...before.day_card import PAPERS, day_card
from ...before.the_day import card_of, parts_of_card
from ..kit.blocks import PROBLEM, box, fields, fold, line, picture, press, said
from ..kit.sheet import Sheet

_FILE = "day-card.html"
_CARD = {
    "title": "Your day card",
    "preview": "Preview of the card",
    "instead": "This browser does not print from here. Save the card as a file, open that, and print it.",
}


class DayCard(Sheet):
    """The card as it will be printed. Printing and saving ask Python for it, so they have what was typed last."""

    drawn_by, called = "day_card", "day-card"
    blocks = (
        said("there"),
        said("empty", "help"),
        box(press("Print", "print", "primary"), press("Save as a file", "save"), look="presses", tag="div"),
        line("It is private: look after the file and the paper. The file opens in any browser.", look="help"),
        fold("See the card, and choose the paper", fields(), picture("card", words=_CARD)),
        PROBLEM,
    )

    html = Unicode().tag(sync=True)
    size: List = List().tag(sync=True)  # of the paper: width and height in mm
    there = Unicode().tag(sync=True)  # what is on the card
    empty = Unicode().tag(sync=True)  # what is not

    def make_fields(self) -> list[Field]:
        papers = (("A4", "A4"), ("Letter", "Letter (North America)"))
        return [Field(PAPER, "Paper", "choice", options=papers, unchosen=None)]  # the card shows which it is for

    def draw(self) -> None:
        super().draw()
        answers = self.answers
        card = card_of(answers.values(), answers.content, answers.situation)
        there, empty = parts_of_card(card)
        paper = self._paper()
        self.html, self.size = day_card(card, paper), list(PAPERS[paper])
        self.there = f"On it: {', '.join(there)}." if there else "Nothing is on it yet."
        self.empty = f"Still empty: {', '.join(empty)}." if empty else ""

    def heard(self, do: str, content: dict[str, Any]) -> None:
        if do == "print":
            self.send({"print": self.html})
        elif do == "save":
            self.send({"file": _FILE, "type": "text/html", "text": self.html})
        else:
            super().heard(do, content)

    def _paper(self) -> str:
        return self._sheet[PAPER].written(self.answers.get(PAPER)) or "A4"

    def _typed(self, field: Field) -> str:
        return super()._typed(field) or "A4"

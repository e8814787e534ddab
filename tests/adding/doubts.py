"""The doubts that they may have, and what one would say to them."""

from ...answers.fields import Field
from ...answers.state import Answers
from ...content.rows import DOUBTS
from ..kit.row_sheet import RowSheet
from ..kit.written import row_fields


class Doubts(RowSheet):
    """A list of doubts, and what is said to the one that is looked at."""

    def __init__(self, answers: Answers) -> None:
        super().__init__(answers, DOUBTS, {"none": "No doubt is written down yet.", "heading": "Their doubts"})

    def fields_of(self, key: str) -> list[Field]:
        return row_fields(self.answers, DOUBTS.row, key)

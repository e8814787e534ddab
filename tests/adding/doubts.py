"""The doubts that they may have, and what one would say to them."""

from ...content.rows import DOUBTS
from ..kit.row_sheet import RowSheet

_WORDS = {"none": "No doubt is written down yet.", "heading": "Their doubts"}


class Doubts(RowSheet):
    """A list of doubts, and what is said to the one that is looked at."""

    kind, list_words = DOUBTS, _WORDS

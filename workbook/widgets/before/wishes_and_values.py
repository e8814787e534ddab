"""Fit from the other side: their values and yours, and what you want from a job."""

from typing import ClassVar

from traitlets import Unicode

from ...before.coverage import Wish, wishes_in_words
from ...content.rows import VALUES, WISHES
from ..kit.blocks import PROBLEM, fields, form, rows, said
from ..kit.row_sheet import RowSheet

WEIGHTS = {"must": "Must have", "nice": "Nice to have", "breaker": "I would say no without it"}


class Values(RowSheet):
    """The values that the employer names, what they look like, and when the person did so."""

    kind = VALUES
    list_words: ClassVar = {"none": "No value yet. Two or three are enough.", "heading": "What they value"}

    def note_of(self, key: str) -> str:
        return "With a time of yours" if str(self.get(key, "mine") or "").strip() else "Still without a time of yours"


class Wishes(RowSheet):
    """What the person wants from a job, how much it matters, and what is known about it here."""

    called, kind = "wishes", WISHES
    list_words: ClassVar = {
        "none": "No wish yet. Begin with the one you would miss most.",
        "heading": "What you want from a job",
    }
    blocks = (said("sentence", "summary", status=True), rows(), PROBLEM, form(fields()))

    sentence = Unicode().tag(sync=True)

    def note_of(self, key: str) -> str:
        wish = self._wish(key)
        return "; ".join(words for words in (WEIGHTS.get(wish.weight, ""), "to ask" if wish.to_ask else "") if words)

    def draw(self) -> None:
        super().draw()
        self.sentence = wishes_in_words(map(self._wish, self.kind.keys(self.answers.values())))

    def _wish(self, key: str) -> Wish:
        return Wish(str(self.get(key, "weight") or ""), str(self.get(key, "found") or ""))

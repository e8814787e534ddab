"""Fit from the other side: their values and yours, what you want from a job, and what to watch for."""

from dataclasses import dataclass
from typing import Any

from traitlets import List, Unicode

from ..coverage import Wish, flags_in_words, wishes_in_words
from ..fields import Field
from ..packs.schema import RedFlag
from ..preparation import FLAG, here, key_of
from ..rows import VALUES, WISHES
from .answers import Answers
from .assets import script, style
from .part import asset
from .row_sheet import ROWS_SCRIPTS, ROWS_STYLES, RowSheet
from .sheet import SHEET_SCRIPTS, SHEET_STYLES, Sheet
from .written import row_fields

STATES = (("no", "Not seen"), ("seen", "Seen"), ("asked", "Asked about it"))
WEIGHTS = {"must": "Must have", "nice": "Nice to have", "breaker": "I would say no without it"}


class Values(RowSheet):
    """The values that the employer names, what they look like, and when the person did so."""

    def __init__(self, answers: Answers) -> None:
        words = {"none": "No value yet. Two or three are enough.", "heading": "What they value"}
        super().__init__(answers, VALUES, words)

    def fields_of(self, key: str) -> list[Field]:
        return row_fields(self.answers, VALUES.row, key)

    def note_of(self, key: str) -> str:
        return "With a time of yours" if str(self.get(key, "mine") or "").strip() else "Still without a time of yours"


class Wishes(RowSheet):
    """What the person wants from a job, how much it matters, and what is known about it here."""

    _esm = asset(script(*ROWS_SCRIPTS, "wishes"))
    _css = asset(style(*ROWS_STYLES))

    sentence = Unicode().tag(sync=True)

    def __init__(self, answers: Answers) -> None:
        words = {"none": "No wish yet. Begin with the one you would miss most.", "heading": "What you want from a job"}
        super().__init__(answers, WISHES, words)

    def fields_of(self, key: str) -> list[Field]:
        return row_fields(self.answers, WISHES.row, key)

    def note_of(self, key: str) -> str:
        wish = self._wish(key)
        return "; ".join(words for words in (WEIGHTS.get(wish.weight, ""), "to ask" if wish.to_ask else "") if words)

    def draw(self) -> None:
        super().draw()
        self.sentence = wishes_in_words(map(self._wish, self.kind.keys(self.answers.values())))

    def _wish(self, key: str) -> Wish:
        return Wish(str(self.get(key, "weight") or ""), str(self.get(key, "found") or ""))


@dataclass(frozen=True)
class FlagField(Field):
    """A choice whose empty answer has a name."""

    def as_json(self) -> dict[str, Any]:
        return super().as_json() | {"options": [["", "Not looked at"], *map(list, self.options)]}


class RedFlags(Sheet):
    """What to watch for, and how to ask about it politely."""

    _esm = asset(script(*SHEET_SCRIPTS, "red_flags"))
    _css = asset(style(*SHEET_STYLES, "red_flags"))

    sentence = Unicode().tag(sync=True)
    to_ask: List = List().tag(sync=True)  # the probes of what was seen and not asked about

    def make_fields(self) -> list[Field]:
        return [FlagField(key_of(FLAG, flag), flag.text, "choice", _help(flag), STATES) for flag in self._flags()]

    def draw(self) -> None:
        super().draw()
        flags = self._flags()
        states = [field.written(self.answers.get(field.key)) for field in self.make_fields()]
        self.sentence = flags_in_words(states)
        self.to_ask = [flag.probe for flag, state in zip(flags, states, strict=True) if state == "seen"]

    def _flags(self) -> list[RedFlag]:
        return here(self.answers.content.red_flags, self.answers.situation)


def _help(flag: RedFlag) -> str:
    return f"You could say: “{flag.probe}” {flag.help}".strip()

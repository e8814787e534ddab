"""A sheet: many fields in one widget, drawn from data. Every field saves as it is filled in."""

from typing import Any

from traitlets import Dict, List, Unicode

from ..fields import Field
from .answers import Answers
from .answers_part import AnswersPart
from .assets import script, style
from .part import asset

SHEET_SCRIPTS = ("controls/control", "controls/typing", "looking", "instrument", "press", "sheet")
SHEET_STYLES = ("theme", "controls/control", "instrument", "sheet")


class Sheet(AnswersPart):
    """Fields that are drawn natively by one script, and what was typed into each.

    The page is told what stands in the fields only when that differs from what it has: a person who types is
    never sent their own words back. What was refused stays as it was typed until it is changed.
    """

    _esm = asset(script(*SHEET_SCRIPTS, "sheet_alone"))
    _css = asset(style(*SHEET_STYLES))

    title = Unicode().tag(sync=True)
    about = Unicode().tag(sync=True)  # what the fields are about, when that changes
    fields: List = List().tag(sync=True)
    shown = Dict().tag(sync=True)  # {"count": how often it was told, "typed": {key: text}}
    errors = Dict().tag(sync=True)  # {key: sentence}

    def __init__(self, answers: Answers, **traits: Any) -> None:
        self._sheet: dict[str, Field] = {}
        self._on_page: dict[str, str] = {}
        self._refused: dict[str, str] = {}  # what was typed and could not be read
        super().__init__(answers, **traits)

    def make_fields(self) -> list[Field]:
        """The fields as they are now."""
        raise NotImplementedError

    def draw(self) -> None:
        fields = list({field.key: field for field in self.make_fields()}.values())
        drawn_anew = fields != list(self._sheet.values())
        if drawn_anew:
            self._sheet = {field.key: field for field in fields}
            self.fields = [field.as_json() for field in fields]
            self._forget_refused(self._refused.keys() - self._sheet.keys())
        typed = {key: self._typed(field) for key, field in self._sheet.items()}
        if drawn_anew or typed != self._on_page:  # new fields are filled with what was told last
            self._on_page = typed
            self._say(typed)

    def heard(self, do: str, content: dict[str, Any]) -> None:
        field, typed = self._sheet.get(str(content.get("key"))), content.get("typed")
        if do == "type" and field and isinstance(typed, str):
            self._fill(field, typed)
        elif do == "again":  # the page draws this anew, and may have been told long ago
            self._say(self._on_page)

    def filled(self, field: Field, answer: Any) -> dict[str, Any]:
        """What to record once `answer` was given in `field`."""
        return {field.key: answer}

    def _fill(self, field: Field, typed: str) -> None:
        self._on_page[field.key] = typed
        try:
            answer = field.read(typed)
        except ValueError as refusal:
            self._refused[field.key] = typed
            self.errors = self.errors | {field.key: str(refusal)}
            self.refused = len(self._refused)
            return
        self._forget_refused({field.key})
        if answer != self.answers.get(field.key, False if field.kind == "tick" else None):
            self.change(self.filled(field, answer))

    def _forget_refused(self, keys: set[str]) -> None:
        for key in keys & self._refused.keys():
            del self._refused[key]
        self.errors = {key: error for key, error in self.errors.items() if key in self._refused}
        self.refused = len(self._refused)

    def _typed(self, field: Field) -> str:
        """What is to stand in `field`. What the page has stays when it means the same, so that blanks are not taken."""
        if field.key in self._refused:
            return self._refused[field.key]
        answer, there = self.answers.get(field.key), self._on_page.get(field.key, "")
        try:
            same = bool(there) and field.read(there) == answer
        except ValueError:
            same = False
        return there if same else field.written(answer)

    def _say(self, typed: dict[str, str]) -> None:
        filled = {key: text for key, text in typed.items() if text}
        self.shown = {"count": self.shown.get("count", 0) + 1, "typed": filled}

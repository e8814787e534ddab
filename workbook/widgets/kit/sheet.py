"""A sheet: many fields in one widget, drawn from data. Every field saves as it is filled in."""

from contextlib import suppress
from typing import Any

from traitlets import Dict, Int, List, Unicode

from ...answers.fields import Field
from ...answers.state import Answers
from .answers_part import AnswersPart
from .blocks import PROBLEM, Blocks, fields, title
from .gone import gone_for_good


class Sheet(AnswersPart):
    """Fields that are drawn natively by one script, and what was typed into each.

    The page is told what stands in the fields only when that differs from what it has: a person who types is
    never sent their own words back. What was refused stays as it was typed until it is changed: also while its field
    is not shown, for another row or another letter is looked at. It goes when its row is removed, or its field is gone
    for good. None of it is recorded.
    """

    called = "sheet-alone"
    blocks: Blocks = (title(of="title"), fields(), PROBLEM)

    title = Unicode().tag(sync=True)
    about = Unicode().tag(sync=True)  # what the fields are about, when that changes
    fields: List = List().tag(sync=True)
    shown = Dict().tag(sync=True)  # {"count": how often it was told, "typed": {key: text}}
    errors = Dict().tag(sync=True)  # {key: sentence} of the fields that are shown
    refused_elsewhere = Int(0).tag(sync=True)  # how many of the `refused` have no field on the page now

    def __init__(self, answers: Answers, **traits: Any) -> None:
        self._sheet: dict[str, Field] = {}
        self._on_page: dict[str, str] = {}
        self._refused: dict[str, str] = {}  # what was typed and could not be read, the newest last
        self._sentences: dict[str, str] = {}  # why
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
        gone = gone_for_good(self._not_shown(), self.answers)
        if drawn_anew or gone:
            self._forget_refused(gone)
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

    def refuses(self, said: dict[str, Any]) -> bool:
        return said.get("key") in self._refused

    def filled(self, field: Field, answer: Any) -> dict[str, Any]:
        """What to record once `answer` was given in `field`."""
        return {field.key: answer}

    def _fill(self, field: Field, typed: str) -> None:
        self._on_page[field.key] = typed
        try:
            answer = field.read(typed)
        except ValueError as refusal:
            self._refused.pop(field.key, None)
            self._refused[field.key] = typed
            self.errors = self.errors | {field.key: str(refusal)}
            self._forget_refused(set())
            return
        self._forget_refused({field.key})
        if answer != self.answers.get(field.key, False if field.kind == "tick" else None):
            self.keep(self.filled(field, answer))
            self._read_again()

    def _read_again(self) -> None:
        """What was refused and can be read now, such as 52,000 once its currency is chosen, is taken."""
        for key, typed in list(self._refused.items()):
            with suppress(ValueError):
                if key in self._sheet and self._sheet[key].read(typed) is not None:
                    self._fill(self._sheet[key], typed)

    def _forget_refused(self, keys: set[str]) -> None:
        """Drop what was refused under `keys`, and say of the rest what there is to say now."""
        for key in keys & self._refused.keys():
            del self._refused[key]
        known = self._sentences | self.errors
        self._sentences = {key: known[key] for key in self._refused if key in known}
        self.errors = {key: sentence for key, sentence in self._sentences.items() if key in self._sheet}
        self.refused, self.refused_elsewhere = len(self._refused), len(self._not_shown())

    def _not_shown(self) -> list[str]:
        """What was refused in fields that are not shown now, the oldest first."""
        return [key for key in self._refused if key not in self._sheet]

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


class PickSheet(Sheet):
    """A sheet about one of several: the person picks one, and `make_fields` is about the one that is `picked`.

    What is picked is not recorded.
    """

    pick_label = Unicode("For whom").tag(sync=True)
    picks: List = List().tag(sync=True)  # [[key, words], …]
    picked = Unicode().tag(sync=True)  # "" when there is nothing to pick from

    def make_picks(self) -> list[list[str]]:
        """Whom or what it may be about, as [key, words]; the first is picked until the person picks another."""
        return []

    def draw(self) -> None:
        self.picks = self.make_picks()
        if self.picked not in dict(self.picks):
            self.picked = self.picks[0][0] if self.picks else ""
        self.about = self.picked
        super().draw()

    def heard(self, do: str, content: dict[str, Any]) -> None:
        if do == "pick" and content.get("key") in [key for key, _words in self.picks]:
            self.picked = str(content["key"])
            self.show()
        else:
            super().heard(do, content)

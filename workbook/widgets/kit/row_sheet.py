"""A list that a person makes, and a sheet for the row that is being looked at."""

from collections.abc import Callable, Mapping
from typing import Any, ClassVar

from traitlets import Bool, Dict, List, Unicode

from ...answers.csv_file import csv_text
from ...answers.fields import Field
from ...answers.reading import isolated
from ...answers.state import Answers
from ...content.rows import Changes, Rows
from .blocks import PROBLEM, Blocks, fields, form, rows
from .removed import Removed
from .sheet import Sheet
from .written import row_fields


class RowSheet(Sheet):
    """The list of `rows` with its buttons, and the fields of the row that is selected.

    kind : the list. list_words : what its buttons and columns are called, besides the one that adds. `fields_of` makes
    the fields of one row, as the packs ask for them; `note_of` says a few words about it in the list.
    `spreadsheet` : whether the list is offered as a file; never for what must not be shared.
    """

    called = "rows-alone"
    blocks: Blocks = (rows(), PROBLEM, form(fields()))
    kind: ClassVar[Rows]
    list_words: ClassVar[Mapping[str, str]] = {}

    words = Dict().tag(sync=True)  # {"add", "none", "heading", "note"}: what buttons and columns are called
    rows: List = List().tag(sync=True)  # [{"key", "name", "note", "current"}, …]
    form_of = Unicode().tag(sync=True)  # whose fields are shown; "" for none
    spreadsheet = Bool(True).tag(sync=True)
    removed: List = List().tag(sync=True)  # [key, name] of the row that was taken out last, or nothing

    def __init__(self, answers: Answers, **traits: Any) -> None:
        self.selected = ""
        self._removed = Removed(self.kind)
        super().__init__(answers, words={"add": f"Add {self.kind.a} {self.kind.called}", **self.list_words}, **traits)

    def fields_of(self, key: str) -> list[Field]:
        """The fields of the row `key`."""
        return row_fields(self.answers, self.kind.row, key)

    def note_of(self, key: str) -> str:
        """A few words about the row `key`, for the list."""
        return ""

    def first_of(self, keys: list[str]) -> str:
        """Which of the rows is shown before the person chooses one."""
        return keys[0]

    def make_fields(self) -> list[Field]:
        return self.fields_of(self.selected) if self.selected else []

    def draw(self) -> None:
        answers = self.answers.values()
        keys = self.kind.keys(answers)
        if self.selected not in keys:
            self.selected = self.first_of(keys) if keys else ""
        self.about = self.selected
        self.form_of = self._name(self.selected) if self.selected else ""
        self.rows = [
            {"key": key, "name": self._name(key), "note": self.note_of(key), "current": key == self.selected}
            for key in keys
        ]
        self.removed = self._removed.newest(answers)
        super().draw()

    def heard(self, do: str, content: dict[str, Any]) -> None:
        keys, key = self.kind.keys(self.answers.values()), str(content.get("key"))
        if do == "add":
            self.add()
        elif do == "edit" and key in keys:
            self.select(key)
        elif do == "remove" and key in keys:
            self.keep(self._removed.take_out(self.answers.values(), key, self._name(key)))
            self.problem = ""
        elif do == "put_back" and (changes := self._removed.put_back(self.answers.values(), key)):
            self.selected = key
            self.keep(changes)
        elif do == "table" and keys and self.spreadsheet:
            self.send({"file": f"{self.kind.name}.csv", "type": "text/csv", "text": self.table()})
        else:
            super().heard(do, content)

    def table(self) -> str:
        """The list as CSV: a column for each field, a line for each row, in words."""
        keys = self.kind.keys(self.answers.values())
        sheets = [self.fields_of(key) for key in keys]
        labels = list(dict.fromkeys(field.label for sheet in sheets for field in sheet))
        answered = [{field.label: self._cell(field) for field in sheet} for sheet in sheets]
        return csv_text(labels, [[row.get(label, "") for label in labels] for row in answered])

    def _cell(self, field: Field) -> str | float:
        answer = self.answers.get(field.key)
        return (
            answer
            if field.kind in ("number", "amount", "money") and type(answer) in (int, float)
            else field.in_words(answer)
        )

    def select(self, key: str) -> None:
        """Show the fields of the row `key`."""
        self.selected = key
        self.show()

    def add(self, **fields: Any) -> None:
        """Add a row and show its fields."""
        self.bring(lambda: self.kind.add(self.answers.values(), **fields))

    def bring(self, make: Callable[[], tuple[str, Changes]]) -> bool:
        """Record new rows and show the first, as `make` says: its key, and what to record. False when it refuses."""
        made = self.unless_refused(make)
        if made:
            self.selected, changes = made
            self.keep(changes)
        return made is not None

    def get(self, key: str, field: str) -> Any:
        """The answer in one field of the row `key`."""
        return self.kind.get(self.answers.values(), key, field)

    def _name(self, key: str) -> str:
        return isolated(self.kind.name_of(self.answers.values(), key))

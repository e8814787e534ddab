"""The stories that are written out: situation, task, what one did, result."""

from ...answers.fields import Field
from ...answers.state import Answers
from ...content.rows import STORIES
from ...wording import joined
from ..kit.row_sheet import RowSheet
from ..kit.written import row_fields

_WORDS = {"none": "No story is written out yet.", "heading": "Your stories"}
_NEEDED = ("situation", "task", "action", "result")


class Stories(RowSheet):
    """A list of stories, and the parts of the one that is looked at."""

    def __init__(self, answers: Answers) -> None:
        super().__init__(answers, STORIES, _WORDS)

    def fields_of(self, key: str) -> list[Field]:
        return row_fields(self.answers, STORIES.row, key)

    def note_of(self, key: str) -> str:
        """Which of the four parts are still to write."""
        named = {field.key: field.label.lower() for field in self.fields_of(key)}
        parts = [f"{key}.{part}" for part in _NEEDED]
        missing = [named[one] for one in parts if one in named and not str(self.answers.get(one) or "").strip()]
        return f"still to write: {joined(missing)}" if missing else ""

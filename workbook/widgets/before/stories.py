"""The stories that are written out: situation, task, what one did, result."""

from ...content.rows import STORIES
from ...wording import joined
from ..kit.row_sheet import RowSheet

_WORDS = {"none": "No story is written out yet.", "heading": "Your stories"}
_NEEDED = ("situation", "task", "action", "result")


class Stories(RowSheet):
    """A list of stories, and the parts of the one that is looked at."""

    kind, list_words = STORIES, _WORDS

    def note_of(self, key: str) -> str:
        """Which of the four parts are still to write."""
        named = {field.key: field.label.lower() for field in self.fields_of(key)}
        parts = [f"{key}.{part}" for part in _NEEDED]
        missing = [named[one] for one in parts if one in named and not str(self.answers.get(one) or "").strip()]
        return f"still to write: {joined(missing)}" if missing else ""

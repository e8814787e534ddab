"""What one told whom: a list of statements, where they differ, and what was said last."""

from typing import Any

from traitlets import List, Unicode

from ...after.ledger import employers, mismatches, newest, read_told, to_come, topics
from ...answers.fields import Field
from ...content.rows import TOLD
from ..kit.blocks import PROBLEM, box, fields, form, line, rows, said, sentences, table
from ..kit.row_sheet import RowSheet
from ..kit.written import application_field

_WORDS = {
    "add": "Add something you told them",
    "none": "Nothing yet. Begin with a number or a date that you told somebody.",
    "heading": "What you told whom",
}
_MAY_BE_RIGHT = (
    "Things change, and each of these may be right. Decide what you say next time. If somebody asks, say what changed."
)
CALM = "No difference found so far. Numbers, days and words are compared, not what you meant by them."


class Ledger(RowSheet):
    """What the person told employers about pay, dates and the like, and on which points statements differ."""

    called = "ledger"
    kind, list_words = TOLD, _WORDS
    blocks = (
        box(
            sentences("mismatches"),
            line(_MAY_BE_RIGHT, look="help", when="mismatches"),
            said("calm", "help"),
            look="differences", status=True, when="mismatches calm",
        ),
        rows(),
        PROBLEM,
        form(fields()),
        table("newest", "What each employer heard last", ["Employer", "About", "You said", "When"]),
    )  # fmt: skip

    mismatches: List = List().tag(sync=True)  # a sentence each
    calm = Unicode().tag(sync=True)  # that no difference was found, once there is something to compare
    newest: List = List().tag(sync=True)  # [employer, topic, what, when]

    def fields_of(self, key: str) -> list[Field]:
        employer = application_field(self.answers, f"{key}.application", "Which employer was it?")
        return [employer, *super().fields_of(key)]

    def note_of(self, key: str) -> str:
        one = next(one for one in read_told(self.answers.values()) if one.key == key)
        topic = topics(self.answers.content.prompts).get(one.about, "")
        employer = employers(self.answers.values(), [one]).get(one.application, "no employer chosen yet")
        return "; ".join(words for words in (topic, employer) if words)

    def add(self, **fields: Any) -> None:
        """Add an entry; where there is one employer only, it is about that one."""
        only = self.answers.applications()
        super().add(**({"application": only[0].key} if len(only) == 1 else {}), **fields)

    def draw(self) -> None:
        super().draw()
        values = self.answers.values()
        told, called = read_told(values), topics(self.answers.content.prompts)
        names = employers(values, told)
        found = [*mismatches(told, names, called), *to_come(told, self.today)]
        self.newest = newest(told, names, called)
        self.mismatches = found
        self.calm = CALM if len(self.rows) > 1 and not found else ""

"""What the employer needs, line by line of the advert, and the proof for each."""

from typing import Any

from traitlets import Dict, Unicode

from ..coverage import FOR_A_GAP, STRENGTHS, add_needs, coverage_in_words, needs_in, strengths
from ..fields import Field
from ..reading import LONGEST_TEXT
from ..rows import NEEDS
from .answers import Answers
from .assets import script, style
from .part import asset
from .row_sheet import ROWS_SCRIPTS, ROWS_STYLES, RowSheet
from .written import row_fields

ADVERT = Field(
    "fit.advert",
    "The advert",
    "text",
    help="Copy the whole advert and paste it here, up to 20,000 characters.",
    rows=6,
)
WORDS = {
    "none": "No need yet. Paste the advert above, or add the first one yourself.",
    "heading": "What they need, and what you bring",
}


class Needs(RowSheet):
    """The needs of one employer: from the advert, which is pasted above the list, and by hand.

    The page does not send an advert over the limit, only how long it is.
    """

    _esm = asset(script(*ROWS_SCRIPTS, "fit"))
    _css = asset(style(*ROWS_STYLES, "fit"))

    advert = Dict(ADVERT.as_json() | {"longest": LONGEST_TEXT}).tag(sync=True)
    said = Unicode().tag(sync=True)  # what became of the advert
    coverage = Dict().tag(sync=True)  # {"sentence", "rows": [[need, strength, in words], …], "gap"}

    def __init__(self, answers: Answers) -> None:
        super().__init__(answers, NEEDS, WORDS)

    def fields_of(self, key: str) -> list[Field]:
        return row_fields(self.answers, NEEDS.row, key)

    def note_of(self, key: str) -> str:
        strength = next((field for field in self.fields_of(key) if field.key == f"{key}.strength"), None)
        return (strength.in_words(self.get(key, "strength")) if strength else "") or STRENGTHS["unknown"]

    def make_fields(self) -> list[Field]:
        return [ADVERT, *super().make_fields()]

    def draw(self) -> None:
        super().draw()
        self.fields = [field for field in self.fields if field["key"] != ADVERT.key]  # it stands above the list
        found = strengths(self.answers.values())
        self.coverage = {
            "sentence": coverage_in_words(found),
            "rows": [[row["name"], one, row["note"]] for row, one in zip(self.rows, found, strict=True)],
            "gap": FOR_A_GAP if "gap" in found else "",
        }

    def heard(self, do: str, content: dict[str, Any]) -> None:
        if do == "list":
            self.make_list()
        elif do == "too_long":
            self._refuse(content.get("count"), content.get("inside") is not False)
        else:
            if do == "again":  # what was too long is not on a page that is drawn anew
                self._forget_refused({ADVERT.key})
            super().heard(do, content)

    def make_list(self) -> None:
        """Add what the advert names to the list."""
        advert = str(self.answers.get(ADVERT.key) or "")
        if ADVERT.key in self._refused:
            self.said = "The advert is not saved, so no list was made. See the red note above."
        elif not advert.strip():
            self.said = "Paste the advert first."
        else:
            added = add_needs(self.answers.values(), needs_in(advert))
            self.said = added.sentence
            if added.changes:
                self.change(added.changes)

    def _refuse(self, count: object, inside: bool) -> None:
        """Say that `count` characters are too many. inside : they stand in the field, so what is saved does not."""
        if type(count) is not int or count <= LONGEST_TEXT:
            return
        if inside:
            self._refused[ADVERT.key] = ""
        self.errors = self.errors | {ADVERT.key: too_long(count)}
        self.refused = len(self._refused)


def too_long(count: int) -> str:
    """What is said of an advert of `count` characters, as `read_text` would say it."""
    return f"{ADVERT.label} has {count:,} characters; the limit is {LONGEST_TEXT:,}. Nothing was cut."

"""What could go wrong, and what one would do then."""

from traitlets import Unicode

from ...answers.catalogue import STARTER
from ...answers.fields import Field
from ...answers.keys import key_of
from ...answers.reading import isolated
from ...before.letter_widths import clipped
from ...before.the_day import if_thens, missing_half, offered, on_card_in_words, said_of_the_day, starter_in_words
from ...content.rows import WORRIES
from ...limits import Limit
from ..kit.blocks import PROBLEM, fields, fold, form, line, rows
from ..kit.blocks import said as sentence
from ..kit.row_sheet import RowSheet

LONGEST_WORRY = Limit(
    60,
    "letters of what could go wrong, in the list",
    harmless="an ellipsis says that there is more; the form has all of it",
)
_WORDS = {
    "add": "Add something that could go wrong",
    "none": "Nothing yet. Think of one thing that worries you; a few words will do.",
    "heading": "What could go wrong, and what you would do",
}


class IfThen(RowSheet):
    """What could go wrong, each with a sign that it begins and something to do then; and starters to tick."""

    called = "if-then"
    kind, list_words = WORRIES, _WORDS
    blocks = (
        rows(),
        PROBLEM,
        form(fields()),
        fold("", line("Tick those that go on your card.", look="help"), fields("starter"), of="starters",
            look="twin starters"),
        sentence("on_card", "on-card", status=True),
    )  # fmt: skip

    starters = Unicode().tag(sync=True)  # what the ready-made plans are called, with their number
    on_card = Unicode().tag(sync=True)  # how many plans are on the card

    def fields_of(self, key: str) -> list[Field]:
        return [
            Field(f"{key}.what", "What could go wrong?", "text", "A few words are enough."),
            Field(f"{key}.if", "If …", "line", "The first sign that it begins."),
            Field(f"{key}.then", "… then I …", "line", "One small thing that you can do at once."),
        ]

    def make_fields(self) -> list[Field]:
        return super().make_fields() + self._starters()

    def note_of(self, key: str) -> str:
        return missing_half(self.answers.values(), key) or "on your card, if it fits"

    def _name(self, key: str) -> str:
        """Its "if"; what could go wrong while there is none."""
        values = self.answers.values()
        what = clipped(said_of_the_day(values, f"{key}.what"), LONGEST_WORRY)
        return isolated(what) if what and not said_of_the_day(values, f"{key}.if") else super()._name(key)

    def draw(self) -> None:
        super().draw()
        self.starters = f"Ready-made plans to choose from ({len(self._starters())})"
        self.on_card = on_card_in_words(len(if_thens(self.answers.values(), self.answers.content)))

    def _starters(self) -> list[Field]:
        answers = self.answers
        entries = offered(STARTER, answers.content.starters, answers.values(), answers.situation, self._sheet)
        return [
            Field(key_of(STARTER, one), starter_in_words(one), "tick", one.help, place="starter") for one in entries
        ]

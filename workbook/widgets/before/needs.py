"""What the employer needs, line by line of the advert, and the proof for each."""

from typing import Any

from traitlets import Dict, Unicode

from ...answers.catalogue import THE_ADVERT
from ...answers.fields import Field
from ...answers.reading import LONGEST_TEXT, read_text
from ...answers.state import Answers
from ...before.advert import Advert, read_advert
from ...before.coverage import FOR_A_GAP, PROOFS, coverage_in_words, strengths
from ...before.proposed_needs import Proposal, ProposedNeeds, Taken, propose, take_needs, untake_needs
from ...content.rows import NEEDS
from ...limits import TOO_LONG, Limit
from ...wording import counted, plural
from ..kit.blocks import PROBLEM, box, fields, fold, form, named, picture, press, reading, rows, said, table, title
from ..kit.row_sheet import RowSheet

ADVERT = Field(
    THE_ADVERT,
    "The advert",
    "text",
    help="Copy the whole advert and paste it here. What you take from it is up to you.",
    look="advert",
)
LONGEST_READ = Limit(  # the first `LONGEST_TEXT` are kept
    200_000, "characters of an advert that is pasted", TOO_LONG
)
_WORDS = {
    "none": "No need yet. Paste the advert above, or add the first one yourself.",
    "heading": "What they need, and what you bring",
}

_PROPOSAL = {
    "title": "What the advert says",
    "how": "Untick what is not a need. Nothing goes into your list until you press “Take these”.",
    "others": "Other lines of the advert ({count})",
    "more": "Show what was left out",
    "take": "Take these",
    "close": "Close, take nothing",
    "ticked": {"0": "No lines are ticked.", "1": "1 line is ticked.", "many": "{count} lines are ticked."},
}
_PROOF = {
    "label": "How strong your proof is for each need.",
    "unknown": "Not yet",
    "gap": "Gap",
    "some": "Some",
    "strong": "Strong",
}


class Needs(RowSheet):
    """The needs of one employer: from the advert, which is pasted above the list, and by hand.

    What the advert says is proposed line by line; only what the person leaves ticked and takes becomes a row. The page
    does not send an advert over the limit: of what is pasted it keeps the first part, and sends the rest to be read.
    """

    drawn_by, called = "needs", "fit"
    kind, list_words = NEEDS, _WORDS
    blocks = (
        picture("advert"),
        box(
            said("rest.sentence", "note", status=True),
            fold(
                "Show what was left out",
                reading("rest.text", "The part of the advert that had no room", rows=6, unseen=True),
                press("Do not read this part", "rest", "small"),
            ),
            look="rest", tag="div", when="rest",
        ),
        named("make", press("Make a list of what they need", "list", "primary")),
        said("said", "fit-said", status=True, stays=True),
        named("back", press(do="take_back", look="small take-back", of="{taken}", when="taken", then="make")),
        picture("proposal", words=_PROPOSAL),
        said("coverage.sentence", "summary", status=True),
        rows(),
        PROBLEM,
        form(fields()),
        box(
            title("How strong your proof is"),
            picture("proof", words=_PROOF),
            said("coverage.gap", "note gap"),
            fold("The same as a table", table("coverage.rows", "How strong your proof is", picked=(0, 2), plain=True)),
            look="coverage", when="coverage.rows",
        ),
    )  # fmt: skip

    advert = Dict(ADVERT.as_json() | {"longest": LONGEST_TEXT, "longest_read": LONGEST_READ}).tag(sync=True)
    said = Unicode().tag(sync=True)  # what became of the advert
    rest = Dict().tag(sync=True)  # {"sentence", "text"}: what had no room in the field; empty when all has
    proposal = Dict().tag(sync=True)  # {"count", "needs", "others", "left_out"}; empty when none is shown
    taken = Unicode().tag(sync=True)  # what the button says that takes out again what the last press added
    coverage = Dict().tag(sync=True)  # {"sentence", "rows": [[need, strength, in words], …], "gap"}

    def __init__(self, answers: Answers) -> None:
        self._rest, self._count, self._times = "", 0, 1
        self._new: tuple[str, ...] = ()  # the rows that the last press added
        super().__init__(answers)

    def note_of(self, key: str) -> str:
        strength = next((field for field in self.fields_of(key) if field.key == f"{key}.strength"), None)
        return (strength.in_words(self.get(key, "strength")) if strength else "") or PROOFS["unknown"]

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
        if not {*self._new} & {*self.kind.keys(self.answers.values())}:
            self._new, self.taken = (), ""
        if self._rest and not self.answers.get(ADVERT.key):  # emptied, or put aside for the next interview
            self._keep_rest("")
            self.proposal, self.said = {}, ""

    def heard(self, do: str, content: dict[str, Any]) -> None:
        match do:
            case "list":
                self.make_list()
            case "more":
                self._times += 1
                self._propose()
            case "take":
                self._take(content.get("texts"))
            case "take_back" if self._new:
                self._take_back()
            case "close":
                self.proposal, self.said = {}, ""
            case "rest":
                self._keep_rest(content.get("text"))
            case "too_long":
                self._refuse(content.get("count"), content.get("inside") is not False)
            case _:
                if do == "again":  # what was too long is not on a page that is drawn anew
                    self._forget_refused({ADVERT.key})
                super().heard(do, content)

    def make_list(self) -> None:
        """Propose what the advert names for the list."""
        self.proposal, self._times = {}, 1
        if ADVERT.key in self._refused:
            self.said = "The advert is not saved, so no list was made. See the red note above."
        elif not self._whole().strip():
            self.said = "Paste the advert first."
        else:
            self._count += 1
            self.said = self._propose().said

    def _whole(self) -> str:
        return str(self.answers.get(ADVERT.key) or "") + self._rest

    def _propose(self, ticked: tuple[str, ...] = ()) -> Proposal:
        """Show what can be taken. ticked : those that had no room, the only ones to be ticked when there are any."""
        found = propose(self.answers.values(), self._read(), self._times)
        self.proposal = {
            "count": self._count,
            "needs": [[title, [_row(one, ticked) for one in group]] for title, group in found.groups],
            "others": [[title, [_row(one, ticked) for one in group]] for title, group in found.others],
            "left_out": found.left_out_in_words,
        }
        return found

    def _read(self) -> Advert:
        return read_advert(self._whole())

    def _take(self, texts: object) -> None:
        """Add rows for those of `texts` that stand in the advert; what the list has no room for stays proposed."""
        wanted = [text for text in texts if isinstance(text, str)] if isinstance(texts, list) else []
        there = {line.text for line in self._read().lines}
        taken = take_needs(self.answers.values(), [text for text in wanted if text in there])
        if not wanted:
            self.said = "Nothing is ticked, so nothing was added."
            return
        self._new, self.taken = taken.keys, _back_in_words(taken)
        self.said = taken.sentence
        if taken.changes:
            self.keep(taken.changes)
        if taken.no_room:
            self._count += 1
            self._propose(taken.no_room)
        else:
            self.proposal = {}

    def _take_back(self) -> None:
        """Undo the last `take_needs`, in one step, and propose the same again."""
        count, keys = len(self._new), self._new
        self._new, self.taken = (), ""
        self.keep(untake_needs(self.answers.values(), keys))
        self.make_list()
        self.said = f"{counted(count, 'line was', 'lines were')} taken out again. {self.said}"

    def _keep_rest(self, text: object) -> None:
        """What of a pasted advert had no room in the field: read with it, and gone when the page is closed."""
        try:
            self._rest = read_text(text if isinstance(text, str) else "", ADVERT.label, LONGEST_READ)
        except ValueError as refusal:
            self._rest = ""
            self.errors = self.errors | {ADVERT.key: str(refusal)}
        self.rest = {"sentence": rest_in_words(self._rest), "text": self._rest} if self._rest.strip() else {}

    def _refuse(self, count: object, inside: bool) -> None:
        """Say that `count` characters are too many. inside : they stand in the field, so what is saved does not."""
        if type(count) is not int or count <= LONGEST_TEXT:
            return
        if inside:
            self._refused[ADVERT.key] = ""
        self.errors = self.errors | {ADVERT.key: too_long(count)}
        self.refused = len(self._refused)


def _row(one: ProposedNeeds, ticked: tuple[str, ...]) -> list[Any]:
    """[text, whether it is ticked, a note]"""
    return [one.text, one.text in ticked if ticked else one.ticked, one.note]


def _back_in_words(taken: Taken) -> str:
    """What the button says that undoes it."""
    count = len(taken.keys)
    return f"Take {plural(count, 'this line', f'these {count} lines')} out again" if count else ""


def rest_in_words(rest: str) -> str:
    """What is said of the part of an advert that the field had no room for."""
    count = sum(bool(line.strip()) for line in rest.splitlines())
    return (
        f"The field holds {LONGEST_TEXT:,} characters. The last {len(rest):,} characters of the advert "
        f"({counted(count, 'line')}) had no room. They are read when you make the list, but not saved."
    )


def too_long(count: int) -> str:
    """What is said of an advert of `count` characters, as `read_text` would say it."""
    return LONGEST_TEXT.sentence(field=ADVERT.label, count=count)

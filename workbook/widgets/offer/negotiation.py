"""Two or three things to ask for before accepting, each with a reason, and the letter that asks for them."""

import re

from traitlets import Bool, Unicode

from ...answers.letters import Letter, as_list
from ...answers.reading import isolated
from ...content.rows import POINTS
from ...content.rows import AnswersByKey as Values
from ...limits import Limit
from ...offer.accepting import accepted_offer, in_hand
from ...offer.conditions import known_of
from ...offer.offers import TAKEN, Offer, to_pick
from ...wording import counted
from ..kit.blocks import PICK, PROBLEM, box, fields, form, letter, rows, said, title
from ..kit.letter_sheet import LetterSheet
from ..kit.row_sheet import RowSheet
from ..kit.written import letter_from

PLENTY = Limit(3, "points in the letter", "not in the letter")
_WORDS = {
    "none": "Nothing yet, and that is fine: an offer may be right as it is.",
    "heading": "What you ask for",
}
_BECAUSE = re.compile(r"because\b[,:]?\s*", re.IGNORECASE)


class Negotiation(LetterSheet, RowSheet):
    """The points one asks for, and the letter with the first three of them."""

    called = "negotiation"
    kind, list_words = POINTS, _WORDS
    blocks = (
        said("summary", "summary", status=True),
        rows(),
        PROBLEM,
        form(fields()),
        box(title("Your letter"), PICK, letter(), look="asking", when="letter"),
    )

    spreadsheet = Bool(False).tag(sync=True)  # what one would settle for is nobody else's business
    pick_label = Unicode("About which offer").tag(sync=True)
    file = "asking-for-more.txt"

    def note_of(self, key: str) -> str:
        want, place = self._text(key, "want"), self._ready().index(key) + 1 if key in self._ready() else 0
        missing = [] if self._text(key, "evidence") else ["no reason yet"]
        if not want:
            missing.insert(0, "not said yet what exactly")
        if place > PLENTY:
            missing.append(PLENTY.sentence())
        return "; ".join([*([isolated(want)] if want else []), *missing])

    def make_picks(self) -> list[list[str]]:
        asked = [one.key for one in self._offers() if one.answer in ("", TAKEN)]
        return [[key, name] for key, name in to_pick(self._offers()) if key in asked]

    def make_letter(self) -> Letter | None:
        lines = [self._line(key) for key in self._ready()[:PLENTY]]
        if not lines:
            return None
        offer = next((one for one in self._offers() if one.key == self.picked), None)
        known = known_of(offer) if offer else {}
        return letter_from(self.answers, "negotiate", {**known, "points": as_list(lines)})

    def make_summary(self) -> str:
        values = self.answers.values()
        was = accepted_offer(values, self._offers())
        late = f"{was.sentence} What you want to ask for is best asked before." if was else ""
        return " ".join(part for part in (late, points_progress(values)) if part)

    def _ready(self) -> list[str]:
        """The points that say what exactly is asked for."""
        return [key for key in POINTS.keys(self.answers.values()) if self._text(key, "want")]

    def _line(self, key: str) -> str:
        """How the point `key` stands in the letter; what else one would be content with is nobody's business."""
        what, want, evidence = (self._text(key, name) for name in ("what", "want", "evidence"))
        if what and what.casefold() not in want.casefold():
            want = f"{what[:1].upper()}{what[1:]}: {want}"
        reason = _BECAUSE.sub("", evidence, count=1) if _BECAUSE.match(evidence) else evidence
        return f"{want.rstrip(' .')} — because {reason}" if reason else want

    def _text(self, key: str, field: str) -> str:
        return _text(self.answers.values(), key, field)

    def _offers(self) -> tuple[Offer, ...]:
        return in_hand(self.answers.values())


def points_progress(answers: Values) -> str:
    """How many points there are, and which of them has no reason; empty when there is none."""
    keys = POINTS.keys(answers)
    bare = [isolated(POINTS.name_of(answers, key)) for key in keys if not _text(answers, key, "evidence")]
    said = []
    if len(keys) > PLENTY:
        said.append(f"{len(keys)} points: three is plenty, so the letter takes three at most.")
    elif keys:
        said.append(counted(len(keys), "point. Two or three are enough.", "points. That is enough."))
    if bare:
        said.append(f"Without a reason yet: {', '.join(bare)}.")
    return " ".join(said)


def _text(answers: Values, key: str, field: str) -> str:
    value = POINTS.get(answers, key, field)
    return " ".join(value.split()) if isinstance(value, str) else ""

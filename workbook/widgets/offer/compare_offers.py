"""Offers side by side: what matters, points for each, and what would have to matter more to change the order."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from traitlets import Bool, Dict, List, Unicode

from ...answers.catalogue import DEADLINE, KEEP_SEARCHING, USING, WORTH
from ...answers.fields import Field
from ...answers.reading import recorded_day
from ...answers.state import Answers
from ...content.rows import CRITERIA, OFFERS
from ...offer.comparison import (
    MOST_POINTS,
    SIDE_BY_SIDE,
    Comparison,
    PointsLine,
    compare,
    lines,
    remarks,
    rounded,
    scores_of,
    weighed,
    weights_of,
)
from ...offer.offers import STAY, Offer, accepted_key, day_words, offer_names, read_offers
from ...offer.verdict import left_out, total_in_words, verdict, what_differs, what_would_change
from ..kit.blocks import CALLED, PROBLEM, box, fold, line, picture, press, said, sentences, title, undo
from ..kit.removed import Removed
from ..kit.sheet import Sheet

OUT_OF = f", 0 to {MOST_POINTS}"
_SECOND = (
    "To compare, you need a second offer. The job you have counts too: add it, and see what leaving it is really worth."
)
NONE_YET = "There is no offer on the list above yet. You can say now what matters to you; the points come later."


@dataclass(frozen=True)
class Points(Field):
    """A number from 0 to 10; the range in its label is left out of sentences about it."""

    @property
    def name(self) -> str:
        return self.label.removesuffix(OUT_OF)


_MATRIX = {
    "caption": "Your points, from 0 for nothing to 10 for the most. What stays empty does not count.",
    "what": "What counts",
    "matters": "It matters to me",
    "remove": CALLED["remove"],
}
_TOTALS = {
    "caption": "Of 100, by your points. “Use this below” hands it to the decision further down the page.",
    "use": "Use this below",
}


class CompareOffers(Sheet):
    """One table: a row for each criterion, a column for how much it matters and one for each offer.

    What stands in the cells are fields of a sheet, by their keys. Criteria of one's own can be added and removed.
    """

    drawn_by, called = "compare_offers", "comparison"
    blocks = (
        sentences("remarks", "comparison-list"),
        fold(
            "What matters to you ({count})", picture("matrix", words=_MATRIX), undo(),
            press("Add a criterion of your own", "add", arrives=True),
            counts="grid.rows", opened="is_there", turns=True,
        ),
        PROBLEM,
        box(
            said("alone"),
            press("Add “Stay where I am”", "stay", when="may_stay"),
            look="comparison-alone", tag="div", when="alone",
        ),
        box(
            title("How they compare"),
            said("result.verdict", "summary", status=True),
            said("result.differs", "comparison-differs"),
            picture("totals", words=_TOTALS),
            said("news", "comparison-news", status=True),
            *(
                box(line(words, look="small-title", tag="h4"), sentences(of), look="comparison-list", tag="div",
                    when=of)
                for words, of in (("What would change it", "result.would_change"), ("Not counted", "result.left_out"))
            ),
            look="comparison-result", when="result.verdict",
        ),
    )  # fmt: skip

    is_there = Bool(False).tag(sync=True)  # whether there is an offer to give points to
    grid = Dict().tag(sync=True)  # {"offers": [name, …], "rows": [{"key", "text", "help", "own", "cells": [key, …]}]}
    remarks: List = List().tag(sync=True)
    result = Dict().tag(sync=True)  # what `_result` makes
    alone = Unicode().tag(sync=True)  # what to say while there is nothing to compare
    may_stay = Bool(False).tag(sync=True)  # whether "Stay where I am" can be added
    removed: List = List().tag(sync=True)  # [key, name] of the criterion that was taken out last, or nothing
    news = Unicode().tag(sync=True)  # what was handed to the decision below

    def __init__(self, answers: Answers) -> None:
        self._removed = Removed(CRITERIA)
        self._used: dict[str, Any] = {}  # what was handed to the decision below
        super().__init__(answers)

    def make_fields(self) -> list[Field]:
        return [field for line in self._lines for field in self._fields_of(line)]

    def draw(self) -> None:
        values = self.answers.values()
        everything = read_offers(values)
        self._offers, self._names = everything[:SIDE_BY_SIDE], offer_names(everything)
        self._lines = lines(self.answers.here("criteria"), values)
        keys = [one.key for one in self._offers]
        self._compared = compare(weights_of(self._lines, values), scores_of(self._lines, keys, values))
        self.removed = self._removed.newest(values)
        super().draw()
        self.grid = {"offers": [self._names[key] for key in keys], "rows": [self._row(one) for one in self._lines]}
        self.remarks = remarks(len(everything), self._lines)
        self.is_there = bool(keys)
        self.alone = {0: NONE_YET, 1: _SECOND}.get(len(keys), "")
        self.may_stay = len(keys) == 1 and not self._offers[0].stays
        self.result = self._result(self._compared)
        if any(values.get(key) != used for key, used in self._used.items()):
            self.news = ""  # something else is weighed there by now

    def heard(self, do: str, content: dict[str, Any]) -> None:
        values, key = self.answers.values(), str(content.get("key"))
        if do == "add":
            self._add(CRITERIA.add)
        elif do == "stay" and self.may_stay:
            self._add(OFFERS.add, employer=STAY)
        elif do == "remove" and key in CRITERIA.keys(values):
            name = next(line.text for line in self._lines if line.row == key)
            self.keep(self._removed.take_out(values, key, name))
        elif do == "put_back":
            self.keep(self._removed.put_back(values, key))
        elif do == "use":
            self._use(key)
        else:
            super().heard(do, content)

    def _add(self, add: Any, **fields: Any) -> None:
        if made := self.unless_refused(lambda: add(self.answers.values(), **fields)):
            self.keep(made[1])

    def _with_total(self, key: str) -> Offer | None:
        return next((one for one in self._offers if one.key == key and key in self._compared.totals), None)

    def _use(self, key: str) -> None:
        """Have the decision further down weigh the offer `key`."""
        offer = self._with_total(key)
        if offer is None or not self._may_use(offer):
            return
        worth = rounded(self._compared.totals[key])
        if offer.stays:
            self.keep({KEEP_SEARCHING: worth})
            self._used = {KEEP_SEARCHING: worth}
            self.news = f"Below, carrying on without an offer counts {worth} of 100 now."
            return
        self.keep(weighed(self.answers.values(), offer, worth))
        self._used = {there: self.answers.get(there) for there in (USING, WORTH, DEADLINE)}
        until = _until(offer.deadline, recorded_day(self._used[DEADLINE]), self.today)
        self.news = f"Below, {self._names[key]} counts {worth} of 100 now. {until}"

    def _may_use(self, offer: Offer) -> bool:
        """Whether the decision below can weigh it: nothing is left to decide once an offer is accepted, or declined."""
        return not accepted_key(self.answers.values()) and not offer.answer

    def _fields_of(self, line: PointsLine) -> list[Field]:
        """The fields of one row: a name for one's own criterion, how much it matters, and the points of each offer."""
        called = f"Your own criterion, number {line.row.rpartition('.')[2]}"
        name = [Field(f"{line.row}.name", called)] if line.row else []
        weight = Points(line.weight_key, f"{line.text}: how much it matters{OUT_OF}", "number", high=MOST_POINTS)
        return [*name, weight, *(self._points_of(line, one) for one in self._offers)]

    def _points_of(self, line: PointsLine, offer: Offer) -> Field:
        label = f"{self._names[offer.key]}: {line.text}{OUT_OF}"
        return Points(line.score_key(offer.key), label, "number", high=MOST_POINTS)

    def _row(self, line: PointsLine) -> dict[str, Any]:
        cells = [line.weight_key, *(line.score_key(one.key) for one in self._offers)]
        return {
            "key": line.row or line.key,
            "text": line.text,
            "help": line.help,
            "own": bool(line.row),
            "cells": cells,
        }

    def _result(self, result: Comparison) -> dict[str, Any]:
        totals = {offer: total_in_words(total) for offer, total in result.totals.items()}
        return {
            "verdict": verdict(result, self._names),
            "rows": [[offer, self._names[offer], total] for offer, total in totals.items()],
            "usable": [one.key for one in self._offers if self._may_use(one)],
            "differs": what_differs(result, self._lines, self._names),
            "would_change": what_would_change(result, self._lines, self._names),
            "left_out": left_out(result, self._lines, self._names) if totals else [],
        }


def _until(deadline: date | None, there: date | None, today: date) -> str:
    """What is said about the day for the answer. there : the day at the decision, when the offer has no `deadline`."""
    if deadline is None and there:
        return f"The day that stands there, {day_words(there, today)}, stays."
    if deadline is None:
        return "No day for your answer is entered, so a week is assumed."
    if deadline < today:
        return f"The day for your answer, {day_words(deadline, today)}, has passed: enter the new one."
    return f"Your answer is due on {day_words(deadline, today)}."

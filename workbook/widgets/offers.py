"""The offers: what each says, what to ask for next, and the money side by side."""

from datetime import date
from typing import Any

from traitlets import Dict, List, Unicode

from ..applications import Application
from ..fields import Field
from ..offers import (
    MONEY_HEADS,
    Offer,
    contradictions,
    day_words,
    money_in_words,
    money_table,
    offer_names,
    pay_in_words,
    read_offers,
    summary,
    to_do,
    without_offer,
    year_in_words,
)
from ..rows import OFFERS
from .answers import Answers
from .assets import script, style
from .part import asset
from .row_sheet import ROWS_SCRIPTS, ROWS_STYLES, RowSheet
from .written import application_field, applications_of, row_fields

WORDS = {"none": "", "heading": "Your offers"}
FROM = "Which application did it come from?"


class OfferList(RowSheet):
    """The offers and the fields of one of them. Nothing is judged: what is missing or cannot be is said."""

    _esm = asset(script(*ROWS_SCRIPTS, "table", "offers"))
    _css = asset(style(*ROWS_STYLES, "offers"))

    summary = Unicode().tag(sync=True)
    to_do: List = List().tag(sync=True)  # what to ask for next, in sentences
    remarks: List = List().tag(sync=True)  # what contradicts something else
    waiting = Unicode().tag(sync=True)  # the application from which "Add an offer" starts
    money = Dict().tag(sync=True)  # {"heads", "rows", "said"}

    def __init__(self, answers: Answers) -> None:
        super().__init__(answers, OFFERS, WORDS)

    def fields_of(self, key: str) -> list[Field]:
        fields = row_fields(self.answers, OFFERS.row, key)
        if not applications_of(self.answers) or not fields:
            return fields
        help_text = "So that both pages say the same. Leave it empty if it came another way."
        of = application_field(self.answers, f"{key}.application", FROM, help_text, fields[0].group)
        return [fields[0], of, *fields[1:]]

    def note_of(self, key: str) -> str:
        offer = next(one for one in self._offers if one.key == key)
        until = f"answer by {day_words(offer.deadline, self._today)}" if offer.deadline else ""
        return "; ".join(words for words in (pay_in_words(offer), until) if words)

    def draw(self) -> None:
        self._today: date = self.answers.now().date()
        self._offers = read_offers(self.answers.values())
        self._names = offer_names(self._offers)
        super().draw()
        applications = applications_of(self.answers)
        self.summary = summary(self._offers, self._today)
        self.to_do = to_do(self._offers, self._today)
        self.remarks = contradictions(self._offers, applications, self._today)
        self.waiting = _waiting(without_offer(self._offers, applications))
        self.money = _money(self._offers)

    def heard(self, do: str, content: dict[str, Any]) -> None:
        waiting = without_offer(self._offers, applications_of(self.answers))
        if do == "add" and waiting:
            employer = {"employer": waiting[0].employer} if waiting[0].employer else {}
            self.add(application=waiting[0].key, **employer)
        else:
            super().heard(do, content)

    def filled(self, field: Field, answer: Any) -> dict[str, Any]:
        """With the application comes its employer, when nobody wrote one yet."""
        changes = super().filled(field, answer)
        offer, _dot, name = field.key.rpartition(".")
        if name != "application" or str(self.answers.get(f"{offer}.employer") or "").strip():
            return changes
        employers = {one.key: one.employer for one in applications_of(self.answers)}
        return changes | ({f"{offer}.employer": employers[answer]} if employers.get(answer) else {})

    def _name(self, key: str) -> str:
        return self._names.get(key) or super()._name(key)


def _waiting(applications: list[Application]) -> str:
    if not applications:
        return ""
    return f"“Your pipeline” says that there is an offer: {applications[0].name}. “Add an offer” begins with that one."


def _money(offers: tuple[Offer, ...]) -> dict[str, Any]:
    """The table for several offers, the sum of a year in words for one."""
    if len(offers) == 1:
        year = year_in_words(offers[0]) if offers[0].per != "year" else ""
        return {"heads": [], "rows": [], "said": f"For a year, before tax: {year}." if year else ""}
    return {"heads": list(MONEY_HEADS), "rows": money_table(offers), "said": money_in_words(offers)}

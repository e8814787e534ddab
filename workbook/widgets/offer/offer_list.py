"""The offers: what each says, what to ask for next, and the money side by side."""

from dataclasses import replace
from typing import Any

from traitlets import Dict, List, Unicode

from ...answers.applications import Application
from ...answers.catalogue import DEADLINE
from ...answers.fields import Field
from ...answers.outcomes import marked
from ...content.rows import OFFERS
from ...offer.accepting import accepted_offer, elsewhere
from ...offer.comparison import deadline_follows
from ...offer.contradictions import contradictions, not_in_pipeline, without_offer
from ...offer.offers import DECLINED, TAKEN, Offer, day_words, offer_names, offers_summary, read_offers, to_do
from ...offer.pay import MONEY_HEADS, money_in_words, money_table, pay_in_words, why_no_year, year_in_words
from ...wording import joined, plural
from ..kit.blocks import (
    PROBLEM,
    box,
    fields,
    form,
    items,
    line,
    named,
    part_of,
    press,
    rows,
    said,
    sentences,
    table,
    title,
)
from ..kit.row_sheet import RowSheet
from ..kit.written import application_field

_WORDS = {"none": "", "heading": "Your offers"}
FROM = "Which application did it come from?"
ANSWERED = {TAKEN: "you accepted it", DECLINED: "you said no"}


class OfferList(RowSheet):
    """The offers and the fields of one of them. Nothing is judged: what is missing or cannot be is said."""

    called = "offers"
    kind, list_words = OFFERS, _WORDS
    blocks = (
        said("summary", "summary", status=True),
        named("notice", said("notice", "offers-notice", status=True)),
        sentences("to_do", "offers-next", heading="What to ask for next", status=True),
        box(
            box(
                named("remarks", title("Please look at this")),
                items(
                    "remarks",
                    line(part_of("0"), " ", press("Enter it there for me", "enter", "small",
                        about="Enter it there for me: {0}", key="1", when="1", lands=("remarks", "notice", "remarks")),
                        tag="span"),
                ),
                look="offers-remarks", when="remarks",
            ),
            tag="div", status=True,
        ),
        rows(),
        said("waiting", "help offers-waiting"),
        PROBLEM,
        form(fields()),
        box(
            table("money.rows", "The money side by side", heads_of="money.heads"),
            said("money.said", "offers-said", status=True),
            look="offers-money",
        ),
    )  # fmt: skip

    summary = Unicode().tag(sync=True)
    to_do: List = List().tag(sync=True)  # what to ask for next, in sentences
    remarks: List = List().tag(sync=True)  # [[sentence, application that can be entered or ""], …]: what contradicts
    notice = Unicode().tag(sync=True)  # what the last press did
    waiting = Unicode().tag(sync=True)  # the application from which "Add an offer" starts
    money = Dict().tag(sync=True)  # {"heads", "rows", "said"}

    def fields_of(self, key: str) -> list[Field]:
        currency = str(self.answers.get(f"{key}.currency") or "")
        fields = [replace(one, currency=currency) for one in super().fields_of(key)]
        if not self.answers.applications() or not fields:
            return fields
        help_text = "So that both pages say the same. Leave it empty if it came another way."
        of = application_field(self.answers, f"{key}.application", FROM, help_text, fields[0].group)
        return [fields[0], of, *fields[1:]]

    def note_of(self, key: str) -> str:
        offer = next(one for one in self._offers if one.key == key)
        until = f"answer by {day_words(offer.deadline, self.today)}" if offer.deadline else ""
        answer = ANSWERED.get(offer.answer, until)
        return "; ".join(words for words in (pay_in_words(offer), answer) if words)

    def draw(self) -> None:
        self._offers = read_offers(self.answers.values())
        self._names = offer_names(self._offers)
        super().draw()
        applications = self.answers.applications()
        self.summary = self._accepted() or offers_summary(self._offers, self.today)
        self.to_do = to_do(self._offers, self.today)
        entered = {said: key for key, said in not_in_pipeline(self._offers, applications)}
        remarks = contradictions(self._offers, applications, self.today)
        self.remarks = [[said, entered.get(said, "")] for said in remarks]
        self.waiting = _waiting(without_offer(self._offers, applications))
        self.money = _money(self._offers)

    def heard(self, do: str, content: dict[str, Any]) -> None:
        self.notice = ""
        waiting, key = without_offer(self._offers, self.answers.applications()), str(content.get("key"))
        if do == "enter" and key in [application for _said, application in self.remarks if application]:
            self._enter(key)
        elif do == "add" and waiting:
            employer = {"employer": waiting[0].employer} if waiting[0].employer else {}
            self.add(application=waiting[0].key, **employer)
        else:
            super().heard(do, content)

    def add(self, **fields: Any) -> None:
        """With the first offer comes the day that was entered where it is decided about, so that there is one day."""
        day = self.answers.get(DEADLINE)
        if day and not OFFERS.keys(self.answers.values()):
            fields.setdefault("deadline", day)
        super().add(**fields)

    def filled(self, field: Field, answer: Any) -> dict[str, Any]:
        """With the application comes its employer, when nobody wrote one yet; a new deadline goes to the decision."""
        changes = super().filled(field, answer)
        offer, _dot, name = field.key.rpartition(".")
        if name == "deadline":
            return changes | deadline_follows(self.answers.values(), offer, answer)
        if name != "application" or str(self.answers.get(f"{offer}.employer") or "").strip():
            return changes
        employers = {one.key: one.employer for one in self.answers.applications()}
        return changes | ({f"{offer}.employer": employers[answer]} if employers.get(answer) else {})

    def _enter(self, key: str) -> None:
        """Record in “Your pipeline” that the application `key` brought an offer; when that is refused, say why."""
        self.answers.catch_up(self.page)  # another page may have been faster
        application = next((one for one in self.answers.applications() if one.key == key), None)
        if application is None:
            self.problem = "This application is not in “Your pipeline” any more."
            return
        changes = self.unless_refused(lambda: marked(application, "offer", self.answers.candidate))
        if changes is None:
            return
        self.keep(changes)
        self.notice = f"Entered. “Your pipeline” now says that an offer came from {application.name}."

    def _accepted(self) -> str:
        """Which offer was accepted, and who does not know yet; empty while there is none."""
        was = accepted_offer(self.answers.values(), self._offers)
        if was is None:
            return ""
        real = [one for one in self._offers if not one.stays]
        others, _told = elsewhere(self.answers.values(), real, self.answers.applications(), was.key)
        waiting = [self._names[one.key] for one in others if one.offer]
        wait = f"{joined(waiting)} still {plural(len(waiting), 'waits', 'wait')} for your answer: see “Accept once”."
        return f"{was.sentence} {wait}" if waiting else was.sentence

    def _name(self, key: str) -> str:
        return self._names.get(key) or super()._name(key)


def _waiting(applications: list[Application]) -> str:
    if not applications:
        return ""
    return f"“Your pipeline” says that there is an offer: {applications[0].name}. “Add an offer” begins with that one."


def _year(offer: Offer) -> str:
    """The pay of a year in a sentence, or why it cannot be told; empty when it is what was entered."""
    if offer.pay is None or offer.per == "year":
        return ""
    why = why_no_year(offer)
    return f"For a year, before tax: {why[0].lower() + why[1:] if why else f'{year_in_words(offer)}.'}"


def _money(offers: tuple[Offer, ...]) -> dict[str, Any]:
    """The table for several offers, the sum of a year in words for one."""
    if len(offers) == 1:
        return {"heads": [], "rows": [], "said": _year(offers[0])}
    return {"heads": list(MONEY_HEADS), "rows": money_table(offers), "said": money_in_words(offers)}

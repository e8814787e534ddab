"""An offer in hand: accept it by its deadline, or let it go for what may still come."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from traitlets import Bool, Dict, List, Unicode

from ...answers.applications import Application
from ...answers.catalogue import DEADLINE, KEEP_SEARCHING, USING, WORTH
from ...answers.reading import recorded_day, recorded_text
from ...answers.standing import Standing
from ...figures.assumptions import listed, offer_assumptions
from ...figures.decision import Plans
from ...odds import Candidate, Decision, Other, decide, sentence
from ...odds.clocks import LONGEST_WAIT
from ...offer.accepting import accepted_offer, in_hand
from ...offer.deciding import about_which, comes_first, passed, still_to_say, unlisted
from ...offer.offers import TAKEN, Offer, offer_names
from ...wording import counted
from ..kit.blocks import PROBLEM, assumed, box, control, fold, group, said, table
from ..kit.blocks import headline as headline_of
from ..kit.chart import Chart
from ..kit.controls import Date, Range, Select
from ..kit.flight_part import FlightPart
from .offer_decision_words import (
    basis,
    called_in_words,
    decided,
    decision_facts,
    drawing,
    not_counted,
    undecided,
    verdict_headline,
)

USUAL_DEADLINE = 7  # days, while no day is entered
_STEP = 5
_WHICH = "Which offer is it about"


@dataclass(frozen=True)
class Weighed:
    """What is said about the offer. worth, keep_searching : 0 to 100. day : of the deadline. None for what is not."""

    worth: float | None
    day: date | None
    keep_searching: float | None

    def days(self, today: date) -> int:
        """Days until the deadline, a week while none is entered."""
        return min((self.day - today).days, int(LONGEST_WAIT)) if self.day else USUAL_DEADLINE


def decision_on(weighed: Weighed, standing: Standing, candidate: Candidate, today: date) -> Decision:
    """Accept or hold, with every open application in the running. Raises `ValueError` when a worth was not said."""
    others = [
        Other(process, _said(one.worth), wait=wait)
        for one, process, wait in zip(standing.applications, standing.processes, standing.waits, strict=True)
    ]
    return decide(_said(weighed.worth), weighed.days(today), others, _said(weighed.keep_searching), candidate)


def _worth(recorded: Any) -> float | None:
    """What was recorded, from 0 to 100; None for anything else."""
    usable = isinstance(recorded, int | float) and not isinstance(recorded, bool) and 0 <= recorded <= 100
    return float(recorded) if usable else None


def _said(worth: float | None) -> float:
    if worth is None:
        raise ValueError("Nothing is weighed before everybody's worth is said.")
    return worth


class OfferDecision(FlightPart):
    """Accept or hold for the offer in hand, beside the applications of `flight`. Never a verdict without its margin.

    No verdict either before everything that it weighs was said; then `basis` says what is missing and where to say it.
    """

    called = "decision"
    blocks = (
        headline_of("said", said("basis", "cannot")),
        PROBLEM,
        fold(
            "What each would be worth to you",
            box(
                group("This offer", "which", "worth", "deadline", "keep_searching"),
                group("What the others would be worth", of="others",
                    none="No other application is open. Enter others on the page Your pipeline."),
                look="two", tag="div",
            ),
            opened="is_there", turns=True,
        ),
        table("facts", "What stands behind it", ["What", "Of 100"]),
        control("days"),
        assumed("What this assumes", "assumed"),
    )  # fmt: skip

    is_there = Bool(False).tag(sync=True)  # whether there is an offer to weigh
    said = Dict().tag(sync=True)  # the headline
    basis = Unicode().tag(sync=True)  # what the verdict rests on, or what is missing
    facts: List = List().tag(sync=True)
    others: List = List().tag(sync=True)  # names of the sliders for the other applications

    assumed: List = List(listed(offer_assumptions())).tag(sync=True)

    listed: tuple[Offer, ...] = ()  # the offers of the list
    using = ""  # the key of the offer that was chosen, as recorded
    accepted = ""  # that an offer was accepted, in a sentence; then there is nothing to decide

    @property
    def offers(self) -> tuple[Offer, ...]:
        """Those of the list that wait for an answer, and the one that was accepted."""
        return tuple(one for one in self.listed if one.answer in ("", TAKEN))

    @property
    def about_offer(self) -> Offer | None:
        return about_which(self.offers, self.using)

    def _read_offers(self) -> None:
        answers = self.answers.values()
        self.listed = in_hand(answers)
        self.using = recorded_text(answers.get(USING))
        was = accepted_offer(answers, self.listed)
        self.accepted = was.sentence if was else ""

    def _weighed(self) -> Weighed:
        """What was said of an offer that is not the one decided about counts for nothing; a day stands in one place."""
        get, about = self.answers.get, self.about_offer
        another = self.using and self.using != (about.key if about else "")
        worth, day = (None, None) if another else (_worth(get(WORTH)), recorded_day(get(DEADLINE)))
        return Weighed(worth, (about and about.deadline) or day, _worth(get(KEEP_SEARCHING)))

    def make(self) -> None:
        self.controls = {
            "which": Select(label=_WHICH),
            "worth": Range(
                label="What this offer is worth to you, all in all",
                help="100 is the best offer you can imagine now. Money, work, people, hours, place: as you weigh them.",
                unit=" of 100",
                step=_STEP,
                optional=True,
            ),
            "deadline": Date(
                label="They want your answer by",
                help="While it is empty, a week is assumed.",
                future_only=True,
            ),
            "keep_searching": Range(
                label="What carrying on without an offer is worth",
                help="How you would feel about it if nothing else came: 0 if you cannot afford it.",
                unit=" of 100",
                step=_STEP,
                optional=True,
            ),
        }
        self.charts = {"days": Chart()}
        self.hear(self.controls["which"], self._on_which)
        self.hear(self.controls["worth"], self._on_worth)
        self.hear(self.controls["keep_searching"], lambda worth: self.keep({KEEP_SEARCHING: worth}))
        self.hear(self.controls["deadline"], self._on_deadline)

    def draw(self) -> None:
        self._read_offers()
        self.is_there = not self.accepted and bool(self.offers or self._not_listed())
        self.weighed = self._weighed()
        self.controls["worth"].value = self.weighed.worth
        self.controls["keep_searching"].value = self.weighed.keep_searching
        self.controls["deadline"].value = self.weighed.day
        self._show_which()
        self._show_others(() if self.accepted else self.flight.standing().applications)
        self._weigh()

    def _show_which(self) -> None:
        which, names, about = self.controls["which"], offer_names(self.listed), self.about_offer
        which.options = [*([] if about else [["", "Choose…"]]), *([one.key, names[one.key]] for one in self.offers)]
        which.value = about.key if about else ""
        which.hidden = len(self.offers) < 2 or bool(self.accepted)

    def _on_which(self, key: str) -> None:
        """Another offer: what the one before is worth says nothing about it."""
        if key not in [one.key for one in self.offers] or key == (self.about_offer.key if self.about_offer else ""):
            return
        day = next(one.deadline for one in self.offers if one.key == key)
        another = {USING: key, WORTH: None, DEADLINE: day.isoformat() if day else None}
        self.keep({there: value for there, value in another.items() if (self.answers.get(there) or None) != value})

    def _on_worth(self, worth: float | None) -> None:
        about = self.about_offer.key if self.about_offer else ""
        self.keep({WORTH: worth} | ({USING: about or None} if about != self.using else {}))

    def _on_deadline(self, day: date | None) -> None:
        """One day, also where the offer is noted."""
        said, about = day.isoformat() if day else "", self.about_offer
        self.keep({DEADLINE: said} | ({f"{about.key}.deadline": said or None} if about else {}))

    def _show_others(self, applications: tuple[Application, ...]) -> None:
        """One slider for each open application, made when it is first needed."""
        sliders = {f"other.{one.key}": one for one in applications}
        made = {name: self._slider(one.key) for name, one in sliders.items() if name not in self.controls}
        if made:
            self.controls = {**self.controls, **made}
        names, today = called_in_words(applications), self.flight.standing()
        for name, one in sliders.items():
            chance = today.chance_of(one)
            self.controls[name].label = f"An offer from {names[one.key]}"
            self.controls[name].help = f"Its chance today: {sentence(chance)}." if chance else ""
            self.controls[name].value = one.worth
        self.others = list(sliders)

    def _slider(self, key: str) -> Range:
        slider = Range(unit=" of 100", step=_STEP, optional=True)
        self.hear(
            slider,
            lambda worth: self.do(lambda: self.flight.change(key, worth=None if worth is None else round(worth))),
        )
        return slider

    def _weigh(self) -> None:
        now, today = self.flight.standing(), self.flight.today()
        self.problem = "" if self.accepted else passed(self.weighed.day, today)
        missing = "" if self.accepted or self.problem else self._missing(now)
        weighs = not (self.accepted or self.problem or missing)
        self.charts["days"].hidden = not (weighs and now.applications)
        if not weighs:
            self.said, self.facts = decided(self.accepted) if self.accepted else undecided(self._whose(now)), []
            self.basis = missing
            return
        decision = decision_on(self.weighed, now, self.answers.candidate, today)
        plans = Plans(decision.value_of_accepting, decision.value_of_holding)
        days = self.weighed.days(today) if now.applications else None
        self.said, self.facts = verdict_headline(plans, self._whose(now)), decision_facts(decision, days)
        self.basis = basis(now, bool(self.weighed.day))
        if now.applications:
            self.charts["days"].draw(drawing(decision, self.weighed.days(today), self.weighed.day is None))

    def _not_listed(self) -> list[Application]:
        return unlisted(self.listed, self.flight.applications)

    def _missing(self, now: Standing) -> str:
        first = comes_first(self.about_offer, self.offers, self._not_listed(), self.flight.applications)
        names = called_in_words(now.applications)
        unvalued = [names[one.key] for one in now.applications if one.worth is None]
        return first or still_to_say(self.weighed.worth, self.weighed.keep_searching, unvalued)

    def _whose(self, now: Standing) -> str:
        """Which offer it is about, and beside what."""
        count, about = len(now.applications), self.about_offer
        beside = counted(count, "open application") if count else "nothing else in the running"
        not_listed = self._not_listed()
        offers = len(self.offers) + len(not_listed)
        if about is None and (self.offers or len(not_listed) != 1):
            return f"{offers} offers, beside {beside}" if offers else f"No offer yet, beside {beside}"
        name = offer_names(self.listed)[about.key] if about else not_listed[0].name
        others = f"; {not_counted(offers - 1)}" if offers > 1 else ""
        return f"The offer from {name}, beside {beside}{others}"

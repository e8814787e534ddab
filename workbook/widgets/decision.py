"""An offer in hand: accept it by its deadline, or let it go for what may still come."""

from contextlib import nullcontext
from dataclasses import replace
from datetime import date
from typing import Any

import numpy as np
from traitlets import Dict, Float, HasTraits, List, Unicode

from ..accepting import ON, accepted_offer, in_hand
from ..applications import Application
from ..assumptions import offer_assumptions, shown
from ..comparison import DEADLINE, USING, WORTH
from ..figures.decision import CLOSE, accept_or_hold
from ..odds import Decision, Other, decide
from ..odds.clocks import LONGEST_WAIT
from ..offers import ACCEPTED, TAKEN, Offer, offer_names
from ..rows import OFFERS
from ..standing import Standing, standing
from .assets import script, style
from .chart import Chart
from .controls import Date, Range
from .flight_part import FlightPart
from .part import asset

KEYS = {"worth": WORTH, "deadline": DEADLINE, "keep_searching": "offer.keep_searching"}

USUAL_DEADLINE = 7  # days, while no day is entered
UNSAID = 50  # what an offer that nobody valued yet counts for
MORE_DAYS = (3, 7, 14)
STEP = 5
_READ_OF_AN_OFFER = ("employer", "role", "application", "told")


class DecisionModel(HasTraits):
    """What the person says about the offer. worth, keep_searching : 0 to 100. deadline : "2026-12-03" or ""."""

    worth = Float(70)
    deadline = Unicode()
    keep_searching = Float(30)

    def days(self, today: date) -> int:
        """Days until the deadline, a week while none is entered. Raises `ValueError` when it has passed."""
        if not self.deadline:
            return USUAL_DEADLINE
        days = (date.fromisoformat(self.deadline) - today).days
        if days < 0:
            late = "yesterday" if days == -1 else f"{-days} days ago"
            raise ValueError(f"The deadline was {late}. Ask whether the offer still stands, and enter the new day.")
        return min(days, int(LONGEST_WAIT))


def decision_on(model: DecisionModel, standing: Standing, candidate: Any, today: date) -> Decision:
    """Accept or hold, with every open application in flight. Raises `ValueError` when the deadline has passed."""
    others = [
        Other(process, UNSAID if one.worth is None else one.worth, wait=wait)
        for one, process, wait in zip(standing.applications, standing.processes, standing.waits, strict=True)
    ]
    return decide(model.worth, model.days(today), others, model.keep_searching, candidate)


class OfferDecision(FlightPart):
    """Accept or hold for the offer in hand, beside the applications of `flight`. Never a verdict without its margin."""

    _esm = asset(script("controls/control", "looking", "instrument", "headline", "table", "decision"))
    _css = asset(style("theme", "controls/control", "instrument", "headline", "table", "decision"))

    said = Dict().tag(sync=True)  # the headline
    facts: List = List().tag(sync=True)
    others: List = List().tag(sync=True)  # names of the sliders for the other applications

    assumed: List = List(shown(offer_assumptions())).tag(sync=True)

    offers: tuple[Offer, ...] = ()  # those of the list that wait for an answer, and the one that was accepted
    using = ""  # the name of the offer it is about, when it is one of the list
    accepted = ""  # that an offer was accepted, in a sentence; then there is nothing to decide

    def recall(self) -> None:
        with self.model.hold_trait_notifications() if self._made else nullcontext():
            super().recall()
        listed = {OFFERS.order: self.latest(OFFERS.order), ACCEPTED: self.latest(ACCEPTED)}
        for key in OFFERS.keys(listed):
            listed |= {f"{key}.{name}": self.latest(f"{key}.{name}") for name in _READ_OF_AN_OFFER}
        self.offers = tuple(one for one in in_hand(listed) if one.answer in ("", TAKEN))
        names = offer_names(self.offers)
        self.using = names.get(str(self.latest(USING)), "")
        was = accepted_offer(listed | {ON: self.latest(ON)}, self.offers)
        self.accepted = was.sentence if was else ""

    def standing(self) -> Standing:
        """Where the person stands: an application that an offer of the list came from is not open any more."""
        made = {one.application for one in self.offers}
        applications = tuple(
            replace(one, outcome="offer") if one.is_open and one.key in made else one
            for one in self.flight.applications
        )
        return standing(applications, self.flight.candidate, self.flight.clocks, self.flight.today())

    def make(self) -> None:
        self.model = DecisionModel()
        self.remember(self.model, KEYS)
        self.controls = {
            "worth": Range(
                label="What this offer is worth to you, all in all",
                help="100 is the best offer you can imagine now. Money, work, people, hours, place: as you weigh them.",
                unit=" of 100",
                step=STEP,
            ),
            "deadline": Date(label="They want your answer by", help="Empty counts as a week.", future_only=True),
            "keep_searching": Range(
                label="What carrying on without an offer is worth",
                help="How you would feel about it if nothing else came: 0 if you cannot afford it.",
                unit=" of 100",
                step=STEP,
            ),
        }
        self.charts = {"plans": Chart()}
        for name in ("worth", "keep_searching"):
            self.hear(self.controls[name], self._set(name))
        self.hear(self.controls["deadline"], lambda day: self._set("deadline")(day.isoformat() if day else ""))
        self.model.observe(self._redraw)

    def accept(self, trait: str, recorded: Any) -> Any:
        if trait == "deadline":
            return date.fromisoformat(recorded).isoformat() if recorded else ""
        if isinstance(recorded, bool) or not 0 <= recorded <= 100:
            raise ValueError("not from 0 to 100")
        return float(recorded)

    def draw(self) -> None:
        for name in ("worth", "keep_searching"):
            self.controls[name].value = getattr(self.model, name)
        self.controls["deadline"].value = date.fromisoformat(self.model.deadline) if self.model.deadline else None
        self._show_others(() if self.accepted else self.standing().applications)
        self._redraw()

    def _set(self, trait: str) -> Any:
        return lambda value: setattr(self.model, trait, value)

    def _show_others(self, applications: tuple[Application, ...]) -> None:
        """One slider for each open application, made when it is first needed."""
        sliders = {f"other.{one.key}": one for one in applications}
        made = {name: self._slider(one.key) for name, one in sliders.items() if name not in self.controls}
        if made:
            self.controls = {**self.controls, **made}
        for name, one in sliders.items():
            self.controls[name].label = f"An offer from {one.name}" if one.employer else f"An offer from {_lower(one)}"
            self.controls[name].value = UNSAID if one.worth is None else one.worth
        self.others = list(sliders)

    def _slider(self, key: str) -> Range:
        slider = Range(unit=" of 100", step=STEP, value=UNSAID)
        self.hear(slider, lambda worth: self.keep(self.flight.change(key, worth=round(worth))))
        return slider

    def _redraw(self, _change: object = None) -> None:
        self.problem = ""
        self.charts["plans"].hidden = bool(self.accepted)
        if self.accepted:
            self.said, self.facts = decided(self.accepted), []
            return
        now = self.standing()
        try:
            decision = decision_on(self.model, now, self.flight.candidate, self.flight.today())
        except ValueError as contradiction:
            self.problem = f"The picture was left as it is. {contradiction}"
            return
        self.said = headline(decision, now, self.using or self._only_offer(), len(self.offers))
        self.facts = facts(decision)
        self.charts["plans"].draw(_drawing(decision, self.model.worth))

    def _only_offer(self) -> str:
        """What the offer is called when there is one in the list."""
        return offer_names(self.offers)[self.offers[0].key] if len(self.offers) == 1 else ""


def decided(sentence: str) -> dict[str, Any]:
    """The headline once an offer was accepted."""
    words = "Nothing is left to decide here"
    return {"whose": sentence, "words": [words, words, words], "sentence": words}


def headline(decision: Decision, standing: Standing, using: str = "", offers: int = 0) -> dict[str, Any]:
    """The verdict with its margin, for the headline.

    using : the name of the offer, if one of the list was chosen. offers : how many there are in the list.
    """
    margin = abs(decision.margin)
    if margin <= CLOSE:
        words = "Too close to call"
    else:
        words = f"{'Accepting' if decision.accept else 'Letting it go'} is ahead by about {margin:.0f} of 100"
    count = len(standing.applications)
    beside = f"{count} open application{'' if count == 1 else 's'}" if count else "nothing else in flight"
    name = using or (standing.in_hand[0].name if standing.in_hand else "")
    example = "The offer in hand" if offers else "An example, as there is no offer yet"
    offer = f"The offer from {name}" if name else example
    others = f"; {_not_counted(offers - 1)}" if offers > 1 else ""
    return {"whose": f"{offer}, beside {beside}{others}", "words": [words, words, words], "sentence": words}


def _not_counted(others: int) -> str:
    return "your other offer is not counted" if others == 1 else f"your {others} other offers are not counted"


def facts(decision: Decision) -> list[list[str]]:
    """What stands behind the verdict, in rows of two."""
    days = [(k, decision.worth_of_days(k)) for k in MORE_DAYS]
    return [
        [
            "Accept by the deadline, or a better one that is there by then",
            f"about {decision.value_of_accepting:.0f}",
        ],
        ["Let it go, and take the best that ever comes", f"about {decision.value_of_holding:.0f}"],
        ["Tipping value: accept if this offer is worth more", f"{decision.tipping_value:.0f} of 100"],
        *([f"Asking for {k} more days", _adds(worth)] for k, worth in days),
    ]


def _adds(worth: float) -> str:
    return "adds hardly anything" if worth < 0.5 else f"adds about {worth:.0f} of 100"


def _drawing(decision: Decision, worth: float) -> Any:
    values = np.unique(np.append(np.linspace(0, 100, 21), worth))
    holding = np.full_like(values, decision.value_of_holding)
    return accept_or_hold(values, decision.accepting_at(values), holding, worth, decision.tipping_value)


def _lower(application: Application) -> str:
    name = replace(application, employer="").name
    return name[0].lower() + name[1:]

"""Accepting an offer, once: what is still open before, what is recorded, and who is to be told afterwards."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from ..answers.about_you import candidate_from
from ..answers.applications import Application, choices
from ..answers.catalogue import ACCEPTED, ON
from ..answers.outcomes import marked
from ..answers.reading import alike, isolated, recorded_day
from ..content.rows import OFFERS, AnswersByKey, Changes
from ..limits import Limit
from ..wording import day_in_words
from .contradictions import contradictions
from .offers import Offer, accepted_key, offer_names, read_offers, told_key
from .pay import hours_in_words, pay_in_words

NOT_IN_WRITING = "As far as you noted, you do not have it in writing yet. Ask for all of it first."
MOST_TEXTS_NAMED = Limit(3, "texts in one sentence about an answer", "{named} and {count} more")
ANOTHER_CURRENCY = "other"  # it has no name that could stand in a letter


@dataclass(frozen=True)
class Accepted:
    """The offer that was accepted. key : "offer.2", which may have been removed from the list. on : None if unknown."""

    key: str
    name: str = field(repr=False)
    on: date | None

    @property
    def sentence(self) -> str:
        return f"You accepted {self.name} on {day_in_words(self.on)}." if self.on else f"You accepted {self.name}."


@dataclass(frozen=True)
class OtherApplication:
    """Somebody who waits for an answer while another offer is accepted. key : of an application, or of an `offer`."""

    key: str
    name: str = field(repr=False)
    employer: str = field(default="", repr=False)
    role: str = field(default="", repr=False)
    offer: bool = False


def in_hand(answers: AnswersByKey) -> tuple[Offer, ...]:
    """The offers that somebody made; staying where one is needs no answer."""
    return tuple(one for one in read_offers(answers) if not one.stays)


def accepted_offer(answers: AnswersByKey, offers: Sequence[Offer]) -> Accepted | None:
    """The offer that the person accepted; None while there is none."""
    key = accepted_key(answers)
    if not key:
        return None
    name = offer_names(offers).get(key) or isolated(OFFERS.name_of(answers, key))
    return Accepted(key, name, recorded_day(answers.get(ON)))


def still_open(
    offer: Offer,
    answers: AnswersByKey,
    conditions: Iterable[tuple[str, str]],
    applications: Sequence[Application],
    today: date,
) -> list[str]:
    """What one may want to settle before accepting `offer`, in sentences. No verdicts.

    conditions : (key, text) of all that may stand in an offer.
    """
    asked = [text for key, text in conditions if answers.get(f"{offer.key}.condition.{key}") == "ask"]
    said = [] if offer.in_writing else [NOT_IN_WRITING]
    # Accepting records an outcome, so one that is still missing contradicts nothing.
    entered = [replace(one, outcome="offer") if one.outcome == "open" else one for one in applications]
    said += contradictions((offer,), entered, today)
    if asked:
        said.append(f"Still to be asked: {_named(asked)}.")
    if any(one.is_open for one in applications) and _application_of(offer, applications) is None:
        said.append("It is not linked to an application, so “Your pipeline” will not learn of it.")
    return said


def accept(
    answers: AnswersByKey, key: str, offers: Sequence[Offer], applications: Sequence[Application], today: date
) -> Changes:
    """What to record once the offer `key` was accepted; nothing when it was already.

    The application it came from gets its outcome. Raises `ValueError` when another offer is accepted, when there is no
    such offer, or when the application has another outcome.
    """
    before = accepted_offer(answers, offers)
    if before and before.key == key:
        return {}
    if before:
        raise ValueError(f"{before.sentence} Accept once: take that back first, if it was a mistake.")
    offer = next((one for one in offers if one.key == key), None)
    if offer is None:
        raise ValueError("This offer is not in your list any more. Choose another one.")
    application = _application_of(offer, applications)
    outcome = marked(application, "offer", candidate_from(answers.get)) if application else {}
    return {ACCEPTED: key, ON: today.isoformat(), **outcome}


def take_back() -> Changes:
    """Undo `accept`; what came of the applications stays as it was recorded."""
    return {ACCEPTED: None, ON: None}


def elsewhere(
    answers: AnswersByKey, offers: Sequence[Offer], applications: Sequence[Application], chosen: str
) -> tuple[list[OtherApplication], list[OtherApplication]]:
    """Who is to be told that the offer `chosen` was accepted: those who are not told yet, and the offers that are.

    Applications that are open come first. One that belongs to an offer is told with that offer.
    """
    mine = next((one for one in offers if one.key == chosen), None)
    names = offer_names(offers)
    rest = [one for one in offers if one.key != chosen and not _same_job(one, mine)]
    taken = {one.application for one in offers} | {one.key for one in applications if called_as(one, mine)}
    called = dict(choices(applications))
    open_ones = [one for one in applications if one.is_open and one.key not in taken]
    others = [OtherApplication(one.key, called[one.key], one.employer) for one in open_ones]
    told = [one for one in rest if recorded_day(answers.get(told_key(one.key)))]
    others += [_other(one, names) for one in rest if one not in told]
    return others, [_other(one, names) for one in told]


def unclear(offers: Sequence[Offer], applications: Sequence[Application], chosen: str) -> list[str]:
    """Sentences about applications of which it cannot be told whether they are to be withdrawn."""
    mine = next((one for one in offers if one.key == chosen), None)
    linked, called = {one.application for one in offers}, dict(choices(applications))
    said = []
    for one in applications:
        name = called[one.key]
        if called_as(one, mine) and one.outcome in ("open", "offer"):
            said.append(
                f"{name}, in “Your pipeline”, is called as the offer you accepted. So it is not listed here. If it is "
                "the same job, choose it in the offer above, so that the two belong together."
            )
        elif one.outcome == "offer" and one.key not in linked:
            said.append(f"{name}: “Your pipeline” says that you have an offer. Add it above, to write to them as well.")
    if mine and not mine.application and any(one.is_open and not called_as(one, mine) for one in applications):
        said.append("The offer you accepted is not linked to an application. Do not withdraw the one it came from.")
    return said


def tell(
    answers: AnswersByKey, key: str, offers: Sequence[Offer], applications: Sequence[Application], on: date
) -> Changes:
    """What to record once `key` was told: an application is withdrawn, of an offer the day is kept.

    An open application that the offer came from gets the outcome that an offer came. Raises `ValueError` when there is
    no such application or offer, or when the application has its outcome already.
    """
    candidate, outcomes = candidate_from(answers.get), {one.key: one for one in applications}
    if key in outcomes:
        return marked(outcomes[key], "withdrawn", candidate)
    offer = next((one for one in offers if one.key == key), None)
    if offer is None:
        raise ValueError("This entry is not in your lists any more.")
    application = _application_of(offer, applications)
    came = marked(application, "offer", candidate) if application and application.outcome == "open" else {}
    return {told_key(key): on.isoformat(), **came}


def not_told(answers: AnswersByKey, key: str, applications: Sequence[Application]) -> Changes:
    """Undo `tell`; that an offer came of an application stays."""
    application = next((one for one in applications if one.key == key), None)
    if application is None:
        return {told_key(key): None}
    withdrawn = application.outcome == "withdrawn"
    return marked(application, "open", candidate_from(answers.get)) if withdrawn else {}


def pay_for_letter(offer: Offer) -> str:
    """The pay as a letter repeats it: "62,000 EUR a year, for 38 hours a week"; empty when a part of it is unclear."""
    if offer.pay is None or not offer.per or offer.currency in ("", ANOTHER_CURRENCY):
        return ""
    hours = f", for {hours_in_words(offer)}" if offer.hours else ""
    return f"{pay_in_words(offer)}{hours}"


def called_as(application: Application, offer: Offer | None) -> bool:
    """Whether `application` has the employer of `offer`, which is linked to none: probably they belong together."""
    plain = alike(application.employer)
    return bool(offer and plain and not offer.application and plain == alike(offer.employer))


def _named(texts: Sequence[str]) -> str:
    named = "; ".join(f"“{text}”" for text in texts[:MOST_TEXTS_NAMED])
    more = len(texts) - MOST_TEXTS_NAMED
    return MOST_TEXTS_NAMED.sentence(named=named, count=more) if more > 0 else named


def _application_of(offer: Offer, applications: Sequence[Application]) -> Application | None:
    return next((one for one in applications if one.key == offer.application), None)


def _other(offer: Offer, names: dict[str, str]) -> OtherApplication:
    return OtherApplication(offer.key, names[offer.key], offer.employer, offer.role, offer=True)


def _same_job(offer: Offer, mine: Offer | None) -> bool:
    """Whether both came from one application, so that one is a new version of the other."""
    return bool(mine and mine.application and offer.application == mine.application)

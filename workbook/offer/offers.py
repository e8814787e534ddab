"""The offers a person has: what is known of each, what they are called, and what to do next. No verdicts."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from ..answers.catalogue import ACCEPTED
from ..answers.money import MONEY, THOUSANDTHS
from ..answers.reading import alike, isolated, recorded_day, recorded_text, told_apart
from ..content.rows import OFFERS, AnswersByKey
from ..limits import Limit
from ..wording import day_in_words, joined

A_YEAR = {"year": 1, "month": 12, "week": 52}  # how often it is paid; of an hour, the hours a week say it
PER = ("year", "month", "week", "day", "hour")
WEEKS = 52
HOURS_A_WEEK = Limit(168, "hours a week that pay is counted for", harmless="page 09 takes no more than 80")
HIGHEST_PAY = Limit(10**12, "a sum of money", MONEY)
STAY = "Stay where I am"  # stands beside the offers when they are compared; nobody waits for an answer to it
TAKEN, DECLINED, ELSEWHERE = "taken", "declined", "elsewhere"  # answers; the last: another offer was accepted


@dataclass(frozen=True)
class Offer:
    """One offer. key : "offer.2". application : "interview", "application.3" or "".

    pay : in `currency` (a key of the prompt's choices, or "") and for each `per` ("year" to "hour", or "").
    hours : a week. person : who told them. in_writing : None when nobody said.
    answer : `TAKEN`, `DECLINED`, `ELSEWHERE` (another one was accepted, and they do not know yet), or "" while it is
    open.
    """

    key: str
    employer: str = field(default="", repr=False)
    role: str = field(default="", repr=False)
    application: str = ""
    pay: float | None = field(default=None, repr=False)
    currency: str = ""
    per: str = ""
    hours: float | None = None
    start: date | None = None
    deadline: date | None = None
    person: str = field(default="", repr=False)
    in_writing: bool | None = None
    answer: str = ""

    @property
    def yearly(self) -> float | None:
        """The pay for a year, before tax: as written, else to the whole unit. None when it cannot be told.

        An hour counts only with the hours a week. A day never does: how many of them a week are paid is not known.
        """
        if self.pay is None or self.per == "year":
            return self.pay
        times = (self.hours or 0) * WEEKS if self.per == "hour" else A_YEAR.get(self.per, 0)
        return round(self.pay * times) if times else None

    @property
    def hourly(self) -> float | None:
        """The pay for one hour that is paid, before tax; None when it cannot be told."""
        if self.pay is not None and self.per == "hour":
            return self.pay
        return self.yearly / (self.hours * WEEKS) if self.yearly is not None and self.hours else None

    @property
    def stays(self) -> bool:
        """Whether this is no offer but the job one has."""
        return alike(self.employer) == alike(STAY)


def read_offers(answers: AnswersByKey) -> tuple[Offer, ...]:
    """The offers in their order; what cannot be used counts as not known."""
    return tuple(_read_offer(answers, key) for key in OFFERS.keys(answers))


def _read_offer(answers: AnswersByKey, key: str) -> Offer:
    def said(name: str) -> Any:
        return answers.get(f"{key}.{name}")

    return Offer(
        key,
        employer=recorded_text(said("employer")),
        role=recorded_text(said("role")),
        application=recorded_text(said("application")),
        pay=_amount(said("pay"), 0, HIGHEST_PAY),
        currency=recorded_text(said("currency")),
        per=recorded_text(said("per")),
        hours=_amount(said("hours"), 1, HOURS_A_WEEK),
        start=recorded_day(said("start")),
        deadline=recorded_day(said("deadline")),
        person=recorded_text(said("person")),
        in_writing=said("in-writing") if isinstance(said("in-writing"), bool) else None,
        answer=_answer(answers, key),
    )


def accepted_key(answers: AnswersByKey) -> str:
    """The offer that was accepted, "offer.2", which may not be on the list any more; empty while there is none."""
    key = answers.get(ACCEPTED)
    return key if isinstance(key, str) and OFFERS.keys({OFFERS.order: [key]}) else ""


def told_key(offer: str) -> str:
    """Where the day is kept on which the person said no to `offer`: "offer.2.told"."""
    return f"{offer}.told"


def _answer(answers: AnswersByKey, key: str) -> str:
    accepted = accepted_key(answers)
    if accepted == key:
        return TAKEN
    if recorded_day(answers.get(told_key(key))):
        return DECLINED
    return ELSEWHERE if accepted else ""


def offer_names(offers: Sequence[Offer]) -> dict[str, str]:
    """What each offer is called, by its key; like names are told apart by the role, else by their place.

    No two are alike, whatever was typed as a name.
    """
    called = [isolated(one.employer.strip()) or f"Offer {one.key.rpartition('.')[2]}" for one in offers]
    plain = [alike(name) for name in called]
    names = [
        f"{name}, {isolated(one.role.strip())}" if plain.count(alike(name)) > 1 and one.role.strip() else name
        for one, name in zip(offers, called, strict=True)
    ]
    return {one.key: name for one, name in zip(offers, told_apart(names), strict=True)}


def to_pick(offers: Sequence[Offer]) -> list[list[str]]:
    """The offers to choose from, as [key, name]: those that still need something come first."""
    names, last = offer_names(offers), {ELSEWHERE: 1, DECLINED: 2}
    return [[one.key, names[one.key]] for one in sorted(offers, key=lambda one: last.get(one.answer, 0))]


def day_words(day: date, today: date) -> str:
    """Friday 4 December, with the year when it is another one."""
    return day_in_words(day, year=day.year != today.year)


def days_left(day: date, today: date) -> str:
    """How long it is until `day`: "today", "tomorrow", "5 days"."""
    count = (day - today).days
    return {0: "today", 1: "tomorrow"}.get(count, f"{count:,} days")


def until_words(offer: Offer, today: date) -> str:
    """Until when they want an answer; empty when no day is known, or it has passed."""
    if not offer.deadline or offer.deadline < today:
        return ""
    return f"You have until {day_words(offer.deadline, today)}: {days_left(offer.deadline, today)}."


def offers_summary(offers: Sequence[Offer], today: date) -> str:
    """The one sentence over the list."""
    real, names = _unanswered(offers), offer_names(offers)
    if not real:
        none = "No offer yet. When one comes, note here what it says."
        return none if all(one.stays for one in offers) else "Every offer here has your answer."
    late = [names[one.key] for one in real if one.deadline and one.deadline < today]
    over_for = f" The day for your answer to {joined(late)} has passed." if late else ""
    return f"{_good_news(real, names, today)}{over_for}".strip()


def _good_news(real: Sequence[Offer], names: dict[str, str], today: date) -> str:
    """How many offers wait, and until when; nothing of one whose day has passed."""
    due = sorted((one.deadline, place) for place, one in enumerate(real) if one.deadline and one.deadline >= today)
    waits = any(one.deadline is None or one.deadline >= today for one in real)
    if len(real) == 1:
        calm = "An offer is good news, and you need not answer it on the spot." if waits else ""
        return until_words(real[0], today) or calm
    if not due:
        return f"{len(real)} offers. That is good news{', and you need not answer on the spot' if waits else ''}."
    day, place = due[0]
    first = f"The first to want your answer is {names[real[place].key]}"
    return f"{len(real)} offers. {first}: {day_words(day, today)}, {_in_words(day, today)}."


def _unanswered(offers: Sequence[Offer]) -> list[Offer]:
    return [one for one in offers if not one.stays and not one.answer]


def _in_words(day: date, today: date) -> str:
    left = days_left(day, today)
    return left if left in ("today", "tomorrow") else f"in {left}"


def to_do(offers: Sequence[Offer], today: date) -> list[str]:
    """What to ask for next, a sentence for each thing that is missing; nothing of an offer that was answered."""
    real, names = _unanswered(offers), offer_names(offers)
    return [
        *(f"{names[one.key]}: {said}" for one in real if (said := _writing(one))),
        *(f"{names[one.key]}: {said}" for one in real if (said := _answer_by(one, today))),
    ]


def _writing(offer: Offer) -> str:
    if offer.in_writing is False:
        return "nothing is in writing yet. Ask for the whole offer by e-mail before you answer or give notice."
    return "" if offer.in_writing else "do you have it in writing? If not, that is the first thing to ask for."


def _answer_by(offer: Offer, today: date) -> str:
    if not offer.deadline:
        return "no day for your answer is entered. If nobody said one, ask until when they need it."
    if offer.deadline == today:
        return "they want your answer today. If you need a few days more, ask now, with a reason and a date."
    return ""


def _amount(recorded: Any, low: int, high: int) -> float | None:
    """What was recorded, when it is an ordinary number in this range: whole when it is."""
    there = isinstance(recorded, int | float) and not isinstance(recorded, bool) and low <= recorded <= high
    return without_dust(recorded) if there else None


def without_dust(amount: float) -> float:
    """`amount` without the dust of floating point: 24375, 12.5, 1.234."""
    tidy = round(amount, THOUSANDTHS)
    return int(tidy) if tidy == int(tidy) else tidy

"""What cannot be as it is written of offers and applications, each in a sentence: nothing is changed."""

from collections.abc import Iterable, Sequence
from datetime import date

from ..answers.applications import Application, choices
from ..answers.reading import alike
from .offers import Offer, day_words, offer_names


def without_offer(offers: Sequence[Offer], applications: Iterable[Application]) -> list[Application]:
    """The applications that ended with an offer which is not on the list yet."""
    there = {one.application for one in offers}
    return [one for one in applications if one.outcome == "offer" and one.key not in there]


def contradictions(offers: Sequence[Offer], applications: Iterable[Application], today: date) -> list[str]:
    """A sentence for everything that cannot be as it is written, or hardly: nothing is changed."""
    names, known = offer_names(offers), {one.key: one for one in applications}
    called = dict(choices(tuple(known.values())))
    return [
        *_like_names(offers, names),
        *(f"{names[one.key]}: {said}" for one in offers if not one.answer for said in _dates(one, today)),
        *(said for _key, said in not_in_pipeline(offers, known.values())),
        *(
            f"{names[one.key]}: {said}"
            for one in offers
            if one.application in known
            for said in _application(one, known[one.application], called[one.application])
        ),
        *_twice(offers, names, called),
    ]


def not_in_pipeline(offers: Sequence[Offer], applications: Iterable[Application]) -> list[tuple[str, str]]:
    """The applications that an offer came from and that are still open, each with a sentence that says so."""
    names, waiting = offer_names(offers), {one.key for one in applications if one.outcome == "open"}
    said = "“Your pipeline” has no answer of theirs yet. Enter the offer there too, so that it counts."
    return [(one.application, f"{names[one.key]}: {said}") for one in offers if one.application in waiting]


def _like_names(offers: Sequence[Offer], names: dict[str, str]) -> list[str]:
    """Offers of one employer, which may be one offer entered twice."""
    of = [alike(one.employer) for one in offers]
    shared = [name for name in dict.fromkeys(of) if name and of.count(name) > 1]
    return [
        f"{len(group)} offers have the same employer: {'; '.join(names[one.key] for one in group)}. "
        f"If they are one and the same, remove one{'' if len(group) == 2 else ' of them'}. {_tell_apart(group)}".strip()
        for group in ([one for one in offers if alike(one.employer) == name] for name in shared)
    ]


def _tell_apart(group: Sequence[Offer]) -> str:
    roles = {alike(one.role) for one in group}
    return "" if "" not in roles and len(roles) == len(group) else "If not, write the job of each, to tell them apart."


def _dates(offer: Offer, today: date) -> list[str]:
    found = []
    if offer.deadline and offer.deadline < today:
        on = day_words(offer.deadline, today)
        found += [f"the day for your answer was {on}. Ask whether the offer still stands, and enter the new day."]
    if offer.start and offer.start < today and not offer.stays:
        found += [f"the first day there, {day_words(offer.start, today)}, has passed. Is that date right?"]
    elif offer.start and offer.deadline and offer.start < offer.deadline:
        found += ["you would begin there before the day for your answer. Is one of the two dates wrong?"]
    return found


_OVER = {
    "no": "here is an offer, but “Your pipeline” says that they said no. Please correct one of the two.",
    "withdrawn": "here is an offer, but “Your pipeline” says that you withdrew. Please correct one of the two.",
}


def over(offer: Offer, applications: Iterable[Application]) -> str:
    """What is wrong when the application that `offer` came from ended without one; empty when nothing is."""
    return next((_OVER.get(one.outcome, "") for one in applications if one.key == offer.application), "")


def _application(offer: Offer, application: Application, called: str) -> list[str]:
    """What “Your pipeline” says otherwise about the application an offer came from."""
    wrong = over(offer, [application])
    found = [wrong] if wrong else []
    ours, theirs = alike(offer.employer), alike(application.employer)
    if ours and theirs and ours not in theirs and theirs not in ours:
        found += [f"it belongs to the application {called}, which has another name. Is that the right one?"]
    return found


def _twice(offers: Sequence[Offer], names: dict[str, str], called: dict[str, str]) -> list[str]:
    """Offers that are said to come from one application."""
    of = [one.application for one in offers]
    shared = [key for key in dict.fromkeys(of) if key in called and of.count(key) > 1]
    return [
        f"{'; '.join(names[one.key] for one in offers if one.application == key)}: "
        f"these belong to one application, {called[key]}. Is one a newer version? Then remove the older."
        for key in shared
    ]

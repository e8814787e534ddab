"""The person's name is asked once, on page 03, and closes every letter on every page."""

from datetime import datetime

import pytest

from widgets.page import does
from workbook import (
    AcceptOnce,
    Adjustments,
    AfterNo,
    Answers,
    Negotiation,
    OfferLetters,
    ReadOffer,
    RecruiterMessage,
    ReferenceDesk,
    StayInTouch,
    ThankYou,
)
from workbook.content.packs.library import library

NOW = datetime(2026, 12, 4, 10)
KNOWN = {
    "applications.order": ["interview", "application.1", "application.2", "application.3"],
    "interview.employer": "City Library",
    "interview.when": "2026-12-03T14:00",
    "application.1.employer": "Harbour School",
    "application.1.outcome": "no",
    "application.2.employer": "Mill",
    "application.3.employer": "Quarry",
    "people.order": ["person.1"],
    "person.1.name": "Mara",
    "referees.order": ["referee.1"],
    "referee.1.name": "Noor",
    "offers.order": ["offer.1"],
    "offer.1.employer": "Mill",
    "offer.1.application": "application.2",
    "offer.1.condition.condition-pay": "ask",
    "points.order": ["point.1"],
    "point.1.want": "Two days at home",
}
BEFORE = {"interview.when": "2026-12-24T14:00"}  # while there is still something to ask
PAGES = (ThankYou, StayInTouch, ReferenceDesk, OfferLetters, ReadOffer, Negotiation, AcceptOnce, AfterNo)


@pytest.fixture
def answers(journal):
    journal.record_all(KNOWN)
    return Answers(journal, library([]), now=lambda: NOW)


@pytest.mark.parametrize("name", ["", "Ada Lovelace", "<b>Ada</b> & {person}"])
@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.__name__)
def test_a_letter_ends_with_the_name_or_a_blank_for_it(answers, journal, page, name):
    journal.record("letter.name", name)
    part = page(answers)
    assert part.letter["text"].endswith(f"\n\n{name or '[your name]'}\n")
    if page is AcceptOnce:
        does(part, "accept", key="offer.1")
        assert part.others
        assert all(one["letter"]["text"].endswith(f"\n\n{name or '[your name]'}\n") for one in part.others)


@pytest.mark.parametrize("kind", ["ask-time", "tell-others", "decline"])
def test_each_letter_about_an_offer_has_it(answers, journal, kind):
    journal.record("letter.name", "Ada")
    part = OfferLetters(answers)
    does(part, "kind", key=kind)
    assert part.letter["text"].endswith("\n\nAda\n")


def test_what_is_typed_on_page_03_closes_the_others_at_once(answers):
    answers.put(BEFORE | {"application.3.since": "2026-12-01"})
    message, adjustments, touch = RecruiterMessage(answers), Adjustments(answers), StayInTouch(answers)
    does(touch, "pick", key="application.3")
    answers.put({f"adjustment.{answers.content.adjustments[0].key}": True} | BEFORE)
    for part in (message.letter["text"], adjustments.message, touch.letter["text"]):
        assert part.rstrip().endswith("[your name]")
    does(message, "type", key="letter.name", typed="Ada")
    for part in (message.letter["text"], adjustments.message, touch.letter["text"]):
        assert part.rstrip().endswith("Ada")

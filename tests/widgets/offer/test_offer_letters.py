"""Asking for time, telling others, saying no: which message, about which offer, to whom; impossible days are said."""

from datetime import datetime

import pytest

from widgets.page import does
from workbook import Answers, OfferLetters
from workbook.content.packs.library import library

NOW = datetime(2026, 11, 23, 9)
REASON, UNTIL = "letter.time.reason", "letter.time.until"
GIVEN = {
    "applications.order": ["interview", "application.1", "application.2"],
    "interview.employer": "Acme",
    "application.1.employer": "Mill",
    "application.2.employer": "Harbour",
    "offers.order": ["offer.1", "offer.2"],
    "offer.1.employer": "Acme",
    "offer.1.application": "interview",
    "offer.1.deadline": "2026-12-03",
    "offer.1.person": "Rosa",
    "offer.2.employer": "<b>Bakery</b>",
}


@pytest.fixture
def page(journal):
    for key, value in GIVEN.items():
        journal.record(key, value)
    return OfferLetters(Answers(journal, content=library([]), now=lambda: NOW))


def wants(page, day):
    does(page, "type", key=UNTIL, typed=day)
    return page.errors.get(UNTIL, "")


def test_without_an_offer_it_says_where_to_begin(journal):
    page = OfferLetters(Answers(journal, content=library([])))
    assert page.summary.startswith("There is no offer in your list yet.")
    assert (page.letter, page.fields, page.picks) == ({}, [], [])


def test_the_days_stand_in_the_letter_in_words(page):
    assert page.summary == "They want your answer by Thursday 3 December 2026, in 10 days."
    assert "You asked for my answer by Thursday 3 December 2026. Could I have a few more days" in page.letter["text"]
    assert wants(page, "2026-12-08") == ""
    does(page, "type", key=REASON, typed="My wife is away until Sunday.")
    assert "Could I give you my answer by Tuesday 8 December 2026?" in page.letter["text"]
    assert "This is my reason: My wife is away until Sunday." in page.letter["text"]
    assert page.letter["text"].startswith("Dear Rosa,")


@pytest.mark.parametrize("day", ["2026-12-03", "2026-11-30"])
def test_a_day_they_gave_already_is_refused(page, day):
    sentence = wants(page, day)
    assert "must be after Thursday 3 December 2026, the day for your answer that they gave you. You gave: " in sentence
    assert page.refused == 1
    assert page.answers.get(UNTIL) is None


def test_a_day_that_is_over_is_refused_and_today_is_not(page):
    assert "must be today or later. You gave: Sunday 22 November 2026." in wants(page, "2026-11-22")
    does(page, "pick", key="offer.2")  # nobody gave a day there
    assert wants(page, "2026-11-23") == ""
    assert "gave no day for your answer yet" in page.summary
    assert page.picked == "offer.2"
    assert "<b>Bakery</b>" in page.letter["text"]


def test_a_day_that_became_impossible_stays_in_its_field_and_out_of_the_letter(page):
    assert wants(page, "2026-12-08") == ""
    page.answers.put({"offer.1.deadline": "2026-12-10"})
    assert page.summary.endswith("in 17 days. The day below does not fit any more, so the letter leaves it out.")
    assert "8 December" not in page.letter["text"]
    assert page.shown["typed"][UNTIL] == "2026-12-08"


def test_a_deadline_that_is_over_is_said_and_not_written(page):
    page.answers.put({"offer.1.deadline": "2026-11-20"})
    assert page.summary == (
        "The day for your answer was Friday 20 November 2026. First ask whether the offer still stands."
    )
    assert "20 November" not in page.letter["text"]


def test_the_others_are_told_one_by_one_and_nobody_who_made_an_offer(page):
    assert page.others == []
    does(page, "kind", key="tell-others")
    assert [key for key, _name in page.others] == ["application.1", "application.2"]
    assert page.fields == []
    assert "keen to work at Mill" in page.letter["text"]
    assert "answer it by Thursday 3 December 2026" in page.letter["text"]
    assert page.letter["text"].startswith("Hello,")  # nobody knows a name there
    does(page, "to", key="application.2")
    assert "keen to work at Harbour" in page.letter["text"]
    does(page, "to", key="interview")  # it has made the offer
    assert page.to == "application.2"


def test_nobody_is_told_about_their_own_offer_when_only_the_names_are_alike(page):
    page.answers.put({"offer.2.employer": " MILL "})
    does(page, "kind", key="tell-others")
    assert [key for key, _name in page.others] == ["application.2"]
    assert page.summary.endswith("This is for \u2068Harbour\u2069. It often makes an answer come sooner.")
    page.answers.put({"application.2.outcome": "no"})
    assert page.letter == {}
    assert page.summary.endswith("so there is nobody to tell.")


def test_a_no_needs_no_reason(page):
    does(page, "kind", key="decline")
    assert page.summary == "A short and kind no is enough. You need not say why."
    assert "I have decided not to accept" in page.letter["text"]
    does(page, "kind", key="nonsense")
    assert page.kind == "decline"


def test_nothing_is_left_to_write_about_the_offer_that_was_accepted(page):
    page.answers.put({"accepted.offer": "offer.1", "accepted.on": "2026-11-23"})
    for kind in ("ask-time", "tell-others", "decline"):
        does(page, "kind", key=kind)
        assert page.summary.startswith(
            "You accepted \u2068Acme\u2069 on Monday 23 November 2026. They have your answer."
        )
        assert (page.letter, page.fields, page.others) == ({}, [], [])
    does(page, "pick", key="offer.2")
    assert page.letter


def test_nothing_is_left_to_write_to_those_who_were_told(page):
    page.answers.put({"accepted.offer": "offer.2", "offer.1.told": "2026-11-22"})
    assert [key for key, _name in page.picks] == ["offer.2", "offer.1"]
    does(page, "pick", key="offer.1")
    for kind in ("ask-time", "tell-others", "decline"):
        does(page, "kind", key=kind)
        assert page.summary == "You said no to \u2068Acme\u2069. They have your answer."
        assert (page.letter, page.fields, page.others) == ({}, [], [])


def test_it_is_there_again(page, journal, until):
    does(page, "type", key=REASON, typed="A journey")
    wants(page, "2026-12-08")
    until(lambda: journal.latest(REASON) and journal.latest(UNTIL))
    again = OfferLetters(Answers(journal, content=library([]), now=lambda: NOW))
    assert again.shown["typed"] == {REASON: "A journey", UNTIL: "2026-12-08"}
    assert again.letter == page.letter


def test_the_letter_is_handed_out_as_a_file(page, monkeypatch):
    sent = []
    monkeypatch.setattr(page, "send", lambda content, buffers=None: sent.append(content))
    does(page, "take")
    assert sent[0]["text"].startswith("Subject: Your offer from Acme\n\nDear Rosa,")


def test_no_answer_is_in_the_repr(page):
    assert repr(page) == "OfferLetters()"

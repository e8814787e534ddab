"""Accept once: the letter, what is recorded, what is refused, and who is told afterwards."""

import json
from datetime import datetime

import pytest

from widgets.page import does
from workbook import AcceptOnce, Answers, InFlight, OfferDecision
from workbook.content.packs.library import library
from workbook.journal import Journal

NOW = datetime(2026, 11, 23, 9)
SCRIPT = "<img src=x onerror=alert(1)>"
GIVEN = {
    "applications.order": ["interview", "application.1"],
    "interview.employer": "Acme",
    "application.1.employer": "Mill",
    "offers.order": ["offer.1", "offer.2"],
    "offer.1.employer": "Acme",
    "offer.1.application": "interview",
    "offer.1.role": "Night nurse",
    "offer.1.person": "Rosa",
    "offer.1.start": "2027-02-01",
    "offer.1.pay": 3100,
    "offer.1.currency": "eur",
    "offer.1.per": "month",
    "offer.2.employer": SCRIPT,
}


def given(journal, **values):
    for key, value in (GIVEN | values).items():
        journal.record(key, value)


def opened(journal):
    return AcceptOnce(Answers(journal, content=library([]), now=lambda: NOW))


@pytest.fixture
def page(journal):
    given(journal)
    return opened(journal)


def test_without_an_offer_there_is_nothing_to_accept(journal):
    page = opened(journal)
    assert "no offer in your list yet" in page.summary
    assert (page.letter, page.points, page.others, page.done) == ({}, [], [], "")
    does(page, "accept", key="offer.1")
    assert "not in your list" in page.problem
    assert page.accepted == ""


def test_the_letter_says_what_was_agreed(page):
    text = page.letter["text"]
    assert page.letter["subject"] == "I accept your offer: Night nurse"
    for words in ("Dear Rosa", "join Acme", "Monday 1 February 2027", "3,100 EUR a month"):
        assert words in text
    does(page, "pick", key="offer.2")
    assert SCRIPT in page.letter["text"]
    assert "3,100" not in page.letter["text"]


def test_what_is_open_is_said_of_the_offer_that_is_picked(page):
    assert len(page.points) == 1
    page.answers.put({"offer.1.in-writing": True, "offer.1.condition.condition-pension": "ask"})
    assert page.points == ["Still to be asked: “Pension and insurance: what the employer pays, and from which day”."]
    does(page, "pick", key="offer.2")
    assert "in writing" in page.points[0]


def test_what_belongs_to_another_situation_is_not_called_open(journal, tmp_path):
    condition = "    area: offer\n    minutes: 1\n    source: us\n    ask: What of it?\n"
    (tmp_path / "own.yaml").write_text(
        "pack: own\ntitle: Our own\nconditions:\n"
        f"  - key: own-phone\n    text: Phone\n{condition}    applies_to: {{place: [phone]}}\n"
        f"  - key: own-any\n    text: Any\n{condition}"
    )
    asked = {"offer.1.condition.own-phone": "ask", "offer.1.condition.own-any": "ask", "offer.1.in-writing": True}
    given(journal, **asked, **{"process.place": "on_site"})
    page = AcceptOnce(Answers(journal, content=library([tmp_path]), now=lambda: NOW))
    assert page.points == ["Still to be asked: “Any”."]


def test_accepting_is_recorded_and_there_again(page, journal, until):
    does(page, "accept", key="offer.1")
    assert page.accepted == "You accepted \u2068Acme\u2069 on Monday 23 November 2026."
    until(lambda: journal.latest("interview.outcome") == "offer")
    assert journal.latest("accepted.offer") == "offer.1"
    assert journal.latest("accepted.on") == "2026-11-23"
    assert journal.latest("record.offers") == 1
    again = opened(journal)
    assert (again.accepted, again.points, again.summary) == (page.accepted, [], "")
    assert again.picks == [["offer.1", "\u2068Acme\u2069"]]
    assert [one["key"] for one in again.others] == ["application.1", "offer.2"]


def test_a_second_one_is_refused_also_when_another_page_was_faster(page, journal, until, tmp_path):
    slower = opened(Journal(tmp_path / "home" / "journal.sqlite3"))  # another page, with a kernel of its own
    does(slower, "pick", key="offer.2")
    does(page, "accept", key="offer.1")
    until(lambda: journal.latest("accepted.offer") == "offer.1")
    does(slower, "accept", key="offer.2")
    assert slower.accepted.startswith("You accepted \u2068Acme\u2069")
    assert "Accept once" in slower.problem
    assert journal.latest("accepted.offer") == "offer.1"


def test_accept_once_is_a_sentence(journal):
    given(journal, **{"accepted.offer": "offer.2", "accepted.on": "2026-11-03"})
    page = opened(journal)
    does(page, "accept", key="offer.1")
    assert page.problem == (
        f"You accepted \u2068{SCRIPT}\u2069 on Tuesday 3 November 2026. "
        "Accept once: take that back first, if it was a mistake."
    )


def test_an_outcome_that_contradicts_is_said_and_nothing_is_recorded(journal):
    given(journal, **{"interview.outcome": "no"})
    page = opened(journal)
    does(page, "accept", key="offer.1")
    assert "has its outcome already: no offer" in page.problem
    assert page.accepted == ""
    assert journal.latest("accepted.offer") is None
    does(page, "accept", key="offer.2")
    assert page.problem == ""
    assert SCRIPT in page.accepted


def test_taking_it_back_leaves_the_outcome(page, journal, until):
    does(page, "accept", key="offer.1")
    does(page, "take_back")
    assert (page.accepted, page.others) == ("", [])
    assert "“Your pipeline” says about your applications stays as it is" in page.notice
    until(lambda: journal.latest("interview.outcome") == "offer" and journal.latest("accepted.offer") is None)
    does(page, "accept", key="offer.1")
    assert page.notice == ""
    assert page.accepted


def test_all_others_are_told_and_then_it_is_done(page, journal, until):
    does(page, "accept", key="offer.1")
    letters = {one["key"]: one["letter"]["text"] for one in page.others}
    assert "withdraw my application at Mill" in letters["application.1"]
    assert SCRIPT in letters["offer.2"]
    does(page, "told", key="application.1")
    does(page, "told", key="offer.1")  # not one of them
    assert [one["key"] for one in page.others] == ["offer.2"]
    assert page.done == ""
    does(page, "told", key="offer.2")
    assert page.done == "Done. Congratulations on your new job! Everybody has your answer."
    assert page.told == [
        ["application.1", "You withdrew from \u2068Mill\u2069."],
        ["offer.2", f"You said no to \u2068{SCRIPT}\u2069."],
    ]
    until(lambda: journal.latest("application.1.outcome") == "withdrawn" and journal.latest("offer.2.told"))
    assert journal.latest("offer.2.told") == "2026-11-23"
    again = opened(journal)
    assert again.done
    assert [key for key, _sentence in again.told] == ["offer.2"]


def test_told_by_mistake_is_taken_back(page):
    does(page, "accept", key="offer.1")
    for key in ("application.1", "offer.2"):
        does(page, "told", key=key)
        does(page, "not_told", key=key)
    assert [one["key"] for one in page.others] == ["application.1", "offer.2"]
    assert page.told == []


def test_nobody_else_waits(journal):
    given(journal, **{"offers.order": ["offer.1"], "applications.order": ["interview"]})
    page = opened(journal)
    does(page, "accept", key="offer.1")
    assert page.done == "Done. Congratulations on your new job! Nobody else waits for an answer."


def test_the_letters_are_handed_out_as_files(page, monkeypatch):
    sent = []
    monkeypatch.setattr(page, "send", lambda content, buffers=None: sent.append(content))
    does(page, "take")
    does(page, "accept", key="offer.1")
    does(page, "take", key="application.1")
    assert [one["file"] for one in sent] == ["accepting.txt", "no-thank-you.txt"]
    assert sent[1]["text"].startswith("Subject: Withdrawing my application\n\nHello,")


def test_the_decision_on_the_same_page_hears_of_it_once_it_is_saved(page, journal):
    decision = OfferDecision(InFlight(journal))
    assert decision.others == ["other.application.1"]
    does(page, "accept", key="offer.1")
    Answers(journal).autosave.flush()
    assert decision.said["whose"].startswith("You accepted \u2068Acme\u2069 on ")
    assert decision.others == []
    does(page, "take_back")
    Answers(journal).autosave.flush()
    assert decision.others == ["other.application.1"]


def test_no_answer_is_in_the_repr(page):
    does(page, "accept", key="offer.1")
    assert repr(page) == "AcceptOnce()"
    assert json.dumps(page.others)  # plain values, which a page can be sent

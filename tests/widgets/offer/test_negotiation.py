"""Two or three points, each with a reason; the letter never says what one would settle for."""

import pytest

from widgets.page import does
from workbook import Answers, Negotiation
from workbook.content.packs.library import library
from workbook.widgets.offer.negotiation import points_progress


@pytest.fixture
def page(journal):
    return Negotiation(Answers(journal, content=library([])))


def add(page, **fields):
    does(page, "add")
    for field, typed in fields.items():
        does(page, "type", key=f"{page.selected}.{field}", typed=typed)
    return page.selected


def points_of(page):
    return [line for line in page.letter["text"].splitlines() if line.startswith("- ")]


def test_without_a_point_there_is_no_letter(page):
    assert (page.rows, page.letter, page.summary) == ([], {}, "")
    add(page, what="Pay")
    assert page.letter == {}
    assert page.rows[0]["note"] == "not said yet what exactly; no reason yet"


def test_a_point_is_a_line_with_its_reason_and_nothing_of_what_one_would_settle_for(page):
    add(page, what="Pay", want="3,300 EUR.", evidence="Because the scale\nsays so", settle="3,200 SECRET")
    add(page, what="Start", want="1 March")
    assert points_of(page) == ["- Pay: 3,300 EUR — because the scale says so", "- Start: 1 March"]
    assert "SECRET" not in str(page.letter)
    assert page.summary == "2 points. That is enough. Without a reason yet: \u2068Start\u2069."
    assert page.rows[1]["note"] == "\u20681 March\u2069; no reason yet"


def test_three_is_plenty(page):
    for number in range(1, 5):
        add(page, what=f"P{number}", want=f"W{number}", evidence="E")
    assert points_of(page) == [f"- P{number}: W{number} — because E" for number in (1, 2, 3)]
    assert page.summary == "4 points: three is plenty, so the letter takes three at most."
    assert page.rows[3]["note"] == "\u2068W4\u2069; not in the letter"


def test_the_letter_goes_to_the_offer_that_is_picked(page):
    add(page, what="Pay", want="More", evidence="E")
    assert page.picks == []
    assert page.letter["text"].startswith("Hello,")
    page.answers.put(
        {"offers.order": ["offer.1", "offer.2"], "offer.1.employer": "Acme", "offer.2.employer": "Mill"}
        | {"offer.2.person": "Rosa"}
    )
    assert "come to Acme" in page.letter["text"]
    does(page, "pick", key="offer.2")
    assert page.letter["text"].startswith("Dear Rosa,")
    assert "come to Mill" in page.letter["text"]
    assert page.about == page.selected  # what is typed belongs to a point, whichever offer it is about


def test_after_a_yes_it_is_late(page):
    page.answers.put({"offers.order": ["offer.1"], "offer.1.employer": "Acme", "accepted.offer": "offer.1"})
    assert page.summary == "You accepted \u2068Acme\u2069. What you want to ask for is best asked before."


def test_nothing_is_asked_of_those_who_were_told(page):
    add(page, what="Pay", want="More", evidence="E")
    offers = {"offers.order": ["offer.1", "offer.2"], "offer.1.employer": "Acme", "offer.2.employer": "Mill"}
    page.answers.put(offers | {"offer.1.told": "2026-11-28"})
    assert [key for key, _name in page.picks] == ["offer.2"]
    assert "come to Mill" in page.letter["text"]


def test_it_is_there_again_and_shown_as_typed(page, journal, until):
    key = add(page, what="<b>Pay</b>", want="<i>More</i>", evidence="E", settle="S")
    until(lambda: journal.latest(f"{key}.settle") == "S")
    again = Negotiation(Answers(journal, content=library([])))
    assert again.form_of == "\u2068<b>Pay</b>\u2069"
    assert again.shown["typed"][f"{key}.settle"] == "S"
    assert points_of(again) == ["- <b>Pay</b>: <i>More</i> — because E"]


def test_what_is_too_long_is_refused(page):
    key = add(page, what="Pay", want="x" * 301)
    assert "the limit is 300" in page.errors[f"{key}.want"]
    assert page.letter == {}


def test_the_list_is_handed_to_nobody(page, monkeypatch):
    sent = []
    monkeypatch.setattr(page, "send", lambda content, buffers=None: sent.append(content))
    add(page, what="Pay", want="More", settle="SECRET")
    does(page, "table")
    does(page, "take")
    assert [one["file"] for one in sent] == ["asking-for-more.txt"]
    assert "SECRET" not in sent[0]["text"]


@pytest.mark.parametrize(
    ("reasons", "sentence"),
    [([], ""), (["E"], "1 point. Two or three are enough."), (["E"] * 3, "3 points. That is enough.")],
)
def test_how_many_are_enough(reasons, sentence):
    answers = {"points.order": [f"point.{i}" for i, _reason in enumerate(reasons, 1)]}
    answers |= {f"point.{i}.evidence": reason for i, reason in enumerate(reasons, 1)}
    assert points_progress(answers) == sentence


def test_no_answer_is_in_the_repr(page):
    add(page, what="Rosamunde")
    assert repr(page) == "Negotiation()"

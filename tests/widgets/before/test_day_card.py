"""The day card on a page."""

import pytest

from widgets.page import does
from workbook.answers.state import Answers
from workbook.widgets.before.day_card import DayCard

NASTY = "<script>alert(1)</script>"


@pytest.fixture
def sent(monkeypatch):
    messages = []
    monkeypatch.setattr(DayCard, "send", lambda _self, content, buffers=None: messages.append(content))
    return messages


def test_it_says_what_is_on_it_and_what_is_not(journal):
    part = DayCard(Answers(journal))
    assert part.there == "On it: 3 things to check."
    assert part.empty.startswith("Still empty: when, where, when you leave")
    journal.record("written.day-leave", "11:45")
    journal.record("interview.when", "2026-12-03T14:00")
    part.looks += 1
    assert part.there == "On it: when, when you leave, 3 things to check."
    assert "11:45" in part.html


def test_it_follows_what_is_typed_elsewhere_on_the_page(journal):
    answers = Answers(journal)
    part = DayCard(answers)
    answers.put({"written.day-first-words": NASTY})
    assert "&lt;script&gt;alert(1)" in part.html
    assert "<script" not in part.html
    assert "your first words" in part.there
    assert repr(part) == "DayCard()"


def test_the_paper_is_chosen_and_remembered(journal, until):
    part = DayCard(Answers(journal))
    assert part.shown["typed"] == {"day.paper": "A4"}
    assert part.size == [210, 297]
    does(part, "type", key="day.paper", typed="Letter")
    assert part.size == [215.9, 279.4]
    assert "size: 215.9mm 279.4mm" in part.html
    until(lambda: journal.latest("day.paper") == "Letter")
    again = DayCard(Answers(journal))
    assert again.size == part.size
    does(again, "type", key="day.paper", typed="A3")
    assert "Paper: choose one of A4, Letter" in again.errors["day.paper"]
    assert journal.latest("day.paper") == "Letter"


def test_printing_and_saving_hand_over_the_card_as_it_is_now(journal, sent):
    answers = Answers(journal)
    part = DayCard(answers)
    answers.put({"written.day-wear": "Navy jacket"})
    does(part, "print")
    does(part, "save")
    does(part, "nonsense")
    assert sent == [{"print": part.html}, {"file": "day-card.html", "type": "text/html", "text": part.html}]
    assert "Navy jacket" in part.html


def test_adjustments_are_not_on_the_card(journal):
    answers = Answers(journal)
    part = DayCard(answers)
    before = part.html
    answers.put({"adjustment.adj-breaks": True, "written.adjustment-notes": "Secret"})
    assert part.html == before

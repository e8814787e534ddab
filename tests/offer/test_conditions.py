"""Reading an offer: what was looked at, which questions follow, and for whom."""

from datetime import date

import pytest

from workbook.content.packs.library import library
from workbook.content.packs.schema import Condition
from workbook.offer.conditions import (
    NO_ADVICE,
    about_the_start,
    for_an_adviser,
    letter_with,
    looked_at,
    note_key,
    reading_progress,
    state_key,
    to_ask,
)
from workbook.offer.offers import Offer

TODAY = date(2026, 11, 29)


def condition(key, who="employer"):
    return Condition(
        key=key, text=f"The {key}", area="offer", minutes=5, source="me", ask=f"What of the {key}?", who=who
    )


PAY, VISA, HOURS = condition("pay"), condition("visa", "adviser"), condition("hours")


def found(**states):
    answers = {f"offer.1.condition.{key}": state for key, state in states.items()}
    return looked_at([PAY, VISA, HOURS], answers, "offer.1")


def test_where_it_is_kept():
    assert state_key("offer.2", PAY) == "offer.2.condition.pay"
    assert note_key("offer.2", PAY) == "offer.2.note.pay"


def test_questions_go_to_whom_they_belong():
    states = found(pay="ask", visa="ask", hours="fine")
    assert to_ask(states, "employer") == ["What of the pay?"]
    assert to_ask(states, "adviser") == ["What of the visa?"]


@pytest.mark.parametrize("state", ["", "nonsense", 3, None, True, ["ask"], {}])
def test_what_cannot_be_used_was_not_looked_at(state):
    assert [one.state for one in found(pay=state)] == ["", "", ""]


@pytest.mark.parametrize(
    ("states", "words"),
    [
        ({}, "3 points to look for. They need not be done in one go: begin with the first group."),
        ({"pay": "fine"}, "You have looked at 1 of 3 points: nothing to ask so far."),
        ({"pay": "ask", "visa": "none"}, "You have looked at 2 of 3 points: 1 to ask about."),
        ({"pay": "ask", "visa": "ask", "hours": "ask"}, "You have looked at all 3 points: 3 to ask about."),
        ({"pay": "fine", "visa": "none", "hours": "fine"}, "You have looked at all 3 points: nothing to ask."),
    ],
)
def test_how_far_the_reading_has_got(states, words):
    assert reading_progress(found(**states)) == words


def test_without_conditions_nothing_is_said():
    assert reading_progress([]) == ""


def test_the_letter_asks_what_is_open_and_nothing_else():
    offer = Offer("offer.1", employer="Acme", person="Dana", role="Nurse")
    letter = letter_with(["What of the pay?", "What of\nthe hours?"], library([]).letters, offer, "")
    assert "Acme" in letter.subject
    assert "Dana" in letter.text
    assert "- What of the pay?\n- What of the hours?\n" in letter.text
    assert "{" not in letter.subject + letter.text
    assert letter_with([], library([]).letters, offer, "") is None


def test_the_letter_does_without_names():
    letter = letter_with(["What?"], library([]).letters, Offer("offer.1"), "")
    assert "- What?" in letter.text
    assert "{" not in letter.subject + letter.text


def test_the_list_to_take_along():
    assert for_an_adviser(["One?", "Two?"], "Acme") == "My questions about an offer, Acme:\n\n- One?\n- Two?\n"
    assert for_an_adviser([], "Acme") == ""
    assert "no legal advice" in NO_ADVICE


@pytest.mark.parametrize(
    ("start", "words"),
    [
        (None, ""),
        (date(2026, 11, 1), ""),
        (date(2027, 1, 4), "You would begin on Monday 4 January 2027. Is your notice over by then?"),
    ],
)
def test_the_first_day_is_asked_about_and_not_judged(start, words):
    said = about_the_start(Offer("offer.1", start=start), TODAY)
    assert said.startswith(words)
    assert bool(said) == bool(words)

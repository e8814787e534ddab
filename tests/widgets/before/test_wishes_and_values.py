"""Their values, one's own wishes, and what to watch for."""

import pytest

from widgets.page import does, fill
from workbook import Answers, RedFlags, Values, Wishes
from workbook.content.packs.library import library

HOSTILE = "<script>alert(1)</script>"


@pytest.fixture
def answers(journal):
    return Answers(journal, content=library([]))


def test_a_value_needs_a_time_of_ones_own(answers, journal, until):
    values = Values(answers)
    does(values, "add")
    fill(values, "value.1.value", HOSTILE)
    assert values.rows[0]["name"] == f"\u2068{HOSTILE}\u2069"
    assert values.rows[0]["note"] == "Still without a time of yours"
    fill(values, "value.1.mine", "At the clinic")
    assert values.rows[0]["note"] == "With a time of yours"
    until(lambda: journal.latest("value.1.mine") == "At the clinic")
    again = Values(Answers(journal, content=library([])))
    assert again.shown["typed"] == {"value.1.value": HOSTILE, "value.1.mine": "At the clinic"}


def test_wishes_say_what_to_ask(answers, journal, until):
    wishes = Wishes(answers)
    assert wishes.sentence == ""
    for number, (weight, found) in enumerate([("must", "Every week"), ("must", ""), ("breaker", "Is it?")], 1):
        does(wishes, "add")
        fill(wishes, f"wish.{number}.weight", weight)
        fill(wishes, f"wish.{number}.found", found)
    assert [row["note"] for row in wishes.rows] == [
        "Must have",
        "Must have; to ask",
        "I would say no without it; to ask",
    ]
    assert wishes.sentence == (
        "You have 2 must-haves; for 1 you do not know yet how it is here: ask. "
        "You have 1 deal-breaker; you do not know yet how it is here: ask."
    )
    until(lambda: journal.latest("wish.3.found") == "Is it?")
    does(wishes, "remove", key="wish.2")
    assert wishes.sentence.startswith("You have 1 must-have, and you know how it is here.")
    does(wishes, "put_back", key="wish.2")
    assert journal.latest("wish.2.weight") == "must"
    assert Wishes(Answers(journal, content=library([]))).form_of == "\u2068Wish 1\u2069"


def test_a_weight_that_is_none_is_refused(answers, journal):
    wishes = Wishes(answers)
    does(wishes, "add")
    fill(wishes, "wish.1.weight", "perhaps")
    assert "choose one of Must have, Nice to have, I would say no without it" in wishes.errors["wish.1.weight"]
    assert journal.latest("wish.1.weight") is None


def test_nothing_a_person_entered_is_in_what_a_page_stores(answers):
    wishes = Wishes(answers)
    does(wishes, "add")
    fill(wishes, "wish.1.wish", "Canary 4711")
    assert [repr(part) for part in (wishes, Values(answers), RedFlags(answers))] == [
        "Wishes()",
        "Values()",
        "RedFlags()",
    ]

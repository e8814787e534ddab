"""Their values, one's own wishes, and what to watch for."""

import pytest

from widgets.page import does
from workbook import Answers, RedFlags, Values, Wishes
from workbook.content.packs.library import library

HOSTILE = "<script>alert(1)</script>"


@pytest.fixture
def answers(journal):
    return Answers(journal, content=library([]))


def fill(part, key, typed):
    does(part, "type", key=key, typed=typed)


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


def test_red_flags_offer_a_polite_question(answers, journal, until):
    flags = RedFlags(answers)
    field = next(one for one in flags.fields if one["key"] == "flag.flag-many-left")
    assert field["options"] == [
        ["", "Not looked at"],
        ["no", "Not seen"],
        ["seen", "Seen"],
        ["asked", "Asked about it"],
    ]
    probe = "How long did the last few people stay in this job, and what did they go on to do?"
    assert field["help"] == f"You could say: \u201c{probe}\u201d"
    assert (flags.sentence, flags.to_ask) == ("Nothing looked at yet.", [])
    fill(flags, "flag.flag-many-left", "seen")
    assert flags.to_ask == [probe]
    assert flags.sentence == f"1 seen, not asked about yet; {len(flags.fields) - 1} not looked at."
    until(lambda: journal.latest("flag.flag-many-left") == "seen")
    assert RedFlags(Answers(journal, content=library([]))).to_ask == [probe]
    fill(flags, "flag.flag-many-left", "asked")
    assert flags.to_ask == []
    fill(flags, "flag.flag-many-left", "")
    assert flags.sentence == "Nothing looked at yet."
    fill(flags, "flag.flag-many-left", "maybe")
    assert "Seen, Asked about it" in flags.errors["flag.flag-many-left"]


def test_red_flags_of_other_interviews_are_left_out(answers):
    flags = RedFlags(answers)
    keys = [field["key"] for field in flags.fields]
    assert "flag.flag-free-work" in keys
    answers.put({"process.presentation": "none"})
    assert [key for key in keys if key not in [field["key"] for field in flags.fields]] == ["flag.flag-free-work"]


def test_what_another_version_wrote_counts_as_not_looked_at(journal):
    journal.record("flag.flag-blame", ["odd"])
    flags = RedFlags(Answers(journal, content=library([])))
    assert flags.sentence == "Nothing looked at yet."
    assert flags.shown["typed"] == {}


def test_nothing_a_person_entered_is_in_what_a_page_stores(answers):
    wishes = Wishes(answers)
    does(wishes, "add")
    fill(wishes, "wish.1.wish", "Canary 4711")
    assert [repr(part) for part in (wishes, Values(answers), RedFlags(answers))] == [
        "Wishes()",
        "Values()",
        "RedFlags()",
    ]

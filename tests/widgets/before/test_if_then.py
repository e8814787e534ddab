"""What could go wrong, and what one would do then: rows and starters."""

import pytest

from widgets.page import does, fill
from workbook.answers.state import Answers
from workbook.content.rows import WORRIES
from workbook.widgets.before.if_then import IfThen

NASTY = "<img src=x onerror=alert(1)>"


@pytest.fixture
def plans(journal):
    return IfThen(Answers(journal))


def keys(sheet):
    return [field["key"] for field in sheet.fields]


def rows_of(part):
    return [field for field in part.fields if field["kind"] != "tick"]


def test_a_worry_becomes_a_plan_on_the_card(plans, journal, until):
    assert plans.rows == []
    assert rows_of(plans) == []
    assert plans.on_card == ""
    does(plans, "add")
    assert [field["label"] for field in rows_of(plans)] == ["What could go wrong?", "If …", "… then I …"]
    assert plans.rows[0]["name"] == "\u2068Worry 1\u2069"
    fill(plans, "worry.1.what", "They ask about\nthe gap")
    assert plans.rows[0]["name"] == plans.form_of == "\u2068They ask about · the gap\u2069"
    assert plans.rows[0]["note"] == "not a plan yet"
    fill(plans, "worry.1.if", f"If {NASTY}")
    assert plans.rows[0]["name"] == f"\u2068If {NASTY}\u2069"
    assert plans.rows[0]["note"] == "the “then” is missing"
    fill(plans, "worry.1.then", "say one sentence")
    assert plans.on_card == "1 if-then plan on your card."
    until(lambda: journal.latest("worry.1.then") and journal.latest(WORRIES.order))
    again = IfThen(Answers(journal))
    assert again.shown["typed"]["worry.1.then"] == "say one sentence"
    assert again.rows[0]["note"] == "on your card, if it fits"


def test_a_removed_worry_keeps_its_fields(plans, journal, until):
    does(plans, "add")
    fill(plans, "worry.1.if", "they ask")
    does(plans, "remove", key="worry.1")
    assert plans.rows == []
    assert plans.removed[0] == "worry.1"
    until(lambda: journal.latest(WORRIES.order) == [] and journal.latest("worry.1.if") == "they ask")
    does(plans, "put_back", key="worry.1")
    assert plans.shown["typed"]["worry.1.if"] == "they ask"
    does(plans, "add")
    assert plans.selected == "worry.2"


def test_starters_are_ticked_and_counted(plans, journal, until):
    starters = [field for field in plans.fields if field["kind"] == "tick"]
    assert plans.starters == f"Ready-made plans to choose from ({len(starters)})"
    assert starters[0]["label"].startswith("If I see that I will be late, then I call at once")
    for field in starters[:7]:
        fill(plans, field["key"], "yes")
    assert plans.on_card.startswith("You have 7 if-then plans. The first 6 fit")
    fill(plans, starters[0]["key"], "")
    assert plans.on_card == "6 if-then plans on your card."
    until(lambda: [journal.latest(starters[place]["key"]) for place in (0, 1)] == [False, True])


def test_starters_that_do_not_belong_are_left_out_unless_ticked(journal):
    journal.record("process.place", "on_site")
    journal.record("starter.if-phone-drops", True)
    shown = keys(IfThen(Answers(journal)))
    assert "starter.if-tech-fails" not in shown
    assert "starter.if-phone-drops" in shown


def test_nonsense_from_the_page_changes_nothing(plans, journal):
    for content in ({"key": "interview.employer", "typed": "x"}, {"key": None}, {}):
        does(plans, "type", **content)
    does(plans, "remove", key="worry.9")
    does(plans, "put_back", key="worry.9")
    plans._autosave.flush()
    assert journal.entries() == {}


def test_a_starter_stays_when_its_tick_is_taken_away(journal):
    journal.record("process.place", "on_site")
    journal.record("starter.if-phone-drops", True)
    plans = IfThen(Answers(journal))
    fill(plans, "starter.if-phone-drops", "")
    assert "starter.if-phone-drops" in keys(plans)
    fill(plans, "starter.if-phone-drops", "yes")
    assert plans.on_card == "1 if-then plan on your card."

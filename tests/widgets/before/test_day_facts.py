"""What to write down for the day, and plans for what could go wrong."""

import pytest

from widgets.page import does
from workbook.content.rows import WORRIES
from workbook.widgets.before.day_facts import DayFacts
from workbook.widgets.before.if_then import IfThen
from workbook.widgets.kit.answers import Answers

NASTY = "<img src=x onerror=alert(1)>"


@pytest.fixture
def facts(journal):
    return DayFacts(Answers(journal))


@pytest.fixture
def plans(journal):
    return IfThen(Answers(journal))


def keys(sheet):
    return [field["key"] for field in sheet.fields]


def fill(part, key, typed):
    does(part, "type", key=key, typed=typed)


def test_every_prompt_of_the_day_is_a_field(facts):
    assert keys(facts)[:3] == ["written.day-route", "written.day-leave", "process.contact"]
    assert {"written.day-wear", "written.day-bring", "written.day-numbers", "written.day-first-words"} <= set(
        keys(facts)
    )
    assert facts.known == [["When", "", "00-start-here"], ["Where", "", "03-the-process"]]


def test_what_is_written_is_saved_and_there_again(facts, journal, until):
    fill(facts, "written.day-leave", "11:45")
    fill(facts, "written.day-bring", NASTY)
    until(lambda: journal.latest("written.day-bring") and journal.latest("written.day-leave"))
    again = DayFacts(Answers(journal))
    assert again.shown["typed"] == {"written.day-leave": "11:45", "written.day-bring": NASTY}
    assert repr(again) == "DayFacts()"


def test_refused_input_is_said_and_not_saved(facts, journal):
    fill(facts, "written.day-leave", "x" * 301)
    assert "the limit is 300" in facts.errors["written.day-leave"]
    assert facts.refused == 1
    assert journal.latest("written.day-leave") is None


def test_what_other_pages_know_stands_above_and_is_not_asked_again(journal):
    journal.record("interview.when", "2026-12-03T14:00")
    journal.record("process.place", "on_site")
    journal.record("process.address", NASTY)
    journal.record("process.contact", "Priya, 0113 496 0100")
    facts = DayFacts(Answers(journal))
    assert [said for _what, said, _page in facts.known] == [
        "Thursday 3 December 2026, 14:00",
        NASTY,
    ]
    assert facts.shown["typed"]["process.contact"] == "Priya, 0113 496 0100", (
        "page 03 asks the same, and it is one answer"
    )


def rows_of(part):
    return [field for field in part.fields if field["kind"] != "tick"]


def test_a_worry_becomes_a_plan_on_the_card(plans, journal, until):
    assert plans.rows == []
    assert rows_of(plans) == []
    assert plans.on_card == "No if-then plan is on your card yet."
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


def test_whom_to_call_was_asked_twice_and_is_one_answer_now(journal):
    journal.record("process.contact", "Priya, 0113 496 0100")
    journal.record("written.day-contact", "Dana")
    facts = DayFacts(Answers(journal))
    assert facts.shown["typed"]["process.contact"] == "Priya, 0113 496 0100; Dana"
    fill(facts, "process.contact", "Max")
    facts._autosave.flush()
    assert (journal.latest("process.contact"), journal.latest("written.day-contact")) == ("Max", None)


def test_a_starter_stays_when_its_tick_is_taken_away(journal):
    journal.record("process.place", "on_site")
    journal.record("starter.if-phone-drops", True)
    plans = IfThen(Answers(journal))
    fill(plans, "starter.if-phone-drops", "")
    assert "starter.if-phone-drops" in keys(plans)
    fill(plans, "starter.if-phone-drops", "yes")
    assert plans.on_card == "1 if-then plan on your card."

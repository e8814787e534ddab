"""What to write down for the day, and plans for what could go wrong."""

import pytest

from widgets.page import fill
from workbook.answers.state import Answers
from workbook.widgets.before.day_facts import DayFacts

NASTY = "<img src=x onerror=alert(1)>"


@pytest.fixture
def facts(journal):
    return DayFacts(Answers(journal))


def keys(sheet):
    return [field["key"] for field in sheet.fields]


def test_every_prompt_of_the_day_is_a_field(facts):
    assert keys(facts)[:3] == ["written.day-route", "written.day-leave", "process.contact"]
    assert [field.get("group", "") for field in facts.fields[:2]] == ["", ""]
    assert len({field["group"] for field in facts.fields[2:]}) == 1
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


def test_whom_to_call_was_asked_twice_and_is_one_answer_now(journal):
    journal.record("process.contact", "Priya, 0113 496 0100")
    journal.record("written.day-contact", "Dana")
    facts = DayFacts(Answers(journal))
    assert facts.shown["typed"]["process.contact"] == "Priya, 0113 496 0100; Dana"
    fill(facts, "process.contact", "Max")
    facts._autosave.flush()
    assert (journal.latest("process.contact"), journal.latest("written.day-contact")) == ("Max", None)

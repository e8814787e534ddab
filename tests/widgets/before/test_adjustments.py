"""Adjustments to ask for, and a message that gives no reasons."""

import pytest

from widgets.page import does
from workbook.answers.catalogue import ADJUSTMENT_NOTES
from workbook.answers.state import Answers
from workbook.widgets.before.adjustments import Adjustments


@pytest.fixture
def part(journal):
    return Adjustments(Answers(journal))


def test_a_barrier_its_change_and_a_tick(part):
    field = part.fields[0]
    assert field["kind"] == "tick"
    assert field["label"] == "I lose parts of a long question when I only hear it."
    assert field["help"].startswith("May help: The questions on paper or on screen")
    assert part.message == ""
    assert part.fields[-1]["key"] == ADJUSTMENT_NOTES


def test_what_is_ticked_is_asked_for_and_saved(part, journal, until):
    does(part, "type", key="adjustment.adj-breaks", typed="yes")
    assert "Could we plan a ten-minute break" in part.message
    assert "concentrate" not in part.message
    until(lambda: journal.latest("adjustment.adj-breaks") is True)
    again = Adjustments(Answers(journal))
    assert again.message == part.message
    assert again.shown["typed"] == {"adjustment.adj-breaks": "yes"}
    does(again, "type", key="adjustment.adj-breaks", typed="")
    assert again.message == ""
    until(lambda: journal.latest("adjustment.adj-breaks") is False)


def test_notes_are_kept_and_never_in_the_message(part, journal, until):
    does(part, "type", key="adjustment.adj-breaks", typed="yes")
    does(part, "type", key=ADJUSTMENT_NOTES, typed="<b>my reasons</b>")
    assert "reasons" not in part.message
    until(lambda: journal.latest(ADJUSTMENT_NOTES) == "<b>my reasons</b>")
    assert repr(part) == "Adjustments()"


def test_a_note_that_is_too_long_is_said_and_not_saved(part, journal):
    does(part, "type", key=ADJUSTMENT_NOTES, typed="x" * 20_001)
    assert "the limit is 20,000" in part.errors[ADJUSTMENT_NOTES]
    part._autosave.flush()
    assert journal.latest(ADJUSTMENT_NOTES) is None


def test_only_what_belongs_here_or_was_ticked_is_shown(journal):
    journal.record("process.place", "phone")
    journal.record("adjustment.adj-stairs", True)
    keys = {field["key"] for field in Adjustments(Answers(journal)).fields}
    assert "adjustment.adj-camera-off" not in keys
    assert "adjustment.adj-stairs" in keys


def test_what_is_shown_stays_when_its_tick_is_taken_away(journal):
    journal.record("process.place", "phone")
    journal.record("adjustment.adj-stairs", True)
    part = Adjustments(Answers(journal))
    does(part, "type", key="adjustment.adj-stairs", typed="")
    assert part.message == ""
    assert "adjustment.adj-stairs" in {field["key"] for field in part.fields}

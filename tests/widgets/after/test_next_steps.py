"""The next steps: one list of them all, ticked where they stand, open ones first by their day."""

from datetime import date, datetime

import pytest
from spreadsheet import read_csv

from widgets.page import does
from workbook import Answers, NextSteps
from workbook.content.packs.library import library
from workbook.content.rows import MOST_ROWS
from workbook.widgets.after.next_steps import source_in_words, steps_in_words

HOSTILE = "<img src=x onerror=alert(1)>"
NOW = datetime(2026, 12, 4, 10, 0)
SEED = {
    "actions.order": ["action.1", "action.2", "action.3", "action.4"],
    "actions.last": 4,
    "action.1.step": HOSTILE,
    "action.2.step": "Send the plan",
    "action.2.by": "2026-12-07",
    "action.2.source": "round.1",
    "action.3.step": "Practise the conflict story",
    "action.3.by": "2026-12-01",
    "action.3.source": "reflection.1.four-fs-future",
    "action.4.step": "Eat",
    "action.4.done": True,
    "rounds.order": ["round.1"],
    "round.1.called": "City Library",
}


@pytest.fixture
def answers(journal):
    for key, value in SEED.items():
        journal.record(key, value)
    return Answers(journal, content=library([]), now=lambda: NOW)


@pytest.fixture
def steps(answers):
    return NextSteps(answers)


def ticks(steps):
    return [field for field in steps.fields if field["kind"] == "tick"]


def order(steps):
    return [field["row"] for field in ticks(steps)]


def form(steps):
    return [field["key"] for field in steps.fields if field["kind"] != "tick"]


def test_open_ones_come_first_by_their_day_with_where_they_came_from(steps):
    assert order(steps) == ["action.3", "action.2", "action.1", "action.4"]
    assert [
        (field["label"], field.get("help", ""), field.get("look") == "late", field["place"] == "done")
        for field in ticks(steps)
    ] == [
        (
            "\u2068Practise the conflict story\u2069",
            "The day was Tuesday 1 December 2026; from your reflection",
            True,
            False,
        ),
        (
            "\u2068Send the plan\u2069",
            "By Monday 7 December 2026; promised at \u2068City Library\u2069",
            False,
            False,
        ),
        (f"\u2068{HOSTILE}\u2069", "", False, False),
        ("\u2068Eat\u2069", "", False, True),
    ]
    assert steps.sentence == (
        "3 open, 1 of them past its day. "
        "Next: “\u2068Practise the conflict story\u2069” (the day was Tuesday 1 December 2026)."
    )


def test_a_step_is_ticked_in_the_list_without_a_form(steps, journal):
    assert (form(steps), steps.form_of, steps.about) == ([], "", "")
    does(steps, "type", key="action.3.done", typed="yes")
    assert order(steps) == ["action.2", "action.1", "action.3", "action.4"]
    assert steps.sentence.startswith("2 open. Next: “\u2068Send the plan\u2069” (by Monday 7 December 2026).")
    assert "look" not in ticks(steps)[2]
    Answers(journal).autosave.flush()
    assert journal.latest("action.3.done") is True
    does(steps, "type", key="action.3.done", typed="")
    assert order(steps)[0] == "action.3"


def test_the_form_opens_for_who_asks_and_closes(steps):
    does(steps, "edit", key="action.2")
    assert form(steps) == ["action.2.step", "action.2.by"]
    assert (steps.form_of, steps.about) == ("\u2068Send the plan\u2069", "action.2")
    does(steps, "type", key="action.2.by", typed="2026-13-01")
    assert "must be a date" in steps.errors["action.2.by"]
    assert steps.answers.get("action.2.by") == "2026-12-07"
    does(steps, "close")
    assert (form(steps), steps.form_of, steps.refused_elsewhere) == ([], "", 1)
    does(steps, "edit", key="action.2")
    does(steps, "remove", key="action.2")
    assert (form(steps), steps.form_of, steps.refused) == ([], "", 0)
    assert steps.removed == ["action.2", "\u2068Send the plan\u2069"]
    does(steps, "put_back", key="action.2")
    assert "action.2" in order(steps)


def test_a_new_step_opens_its_form(steps, journal):
    does(steps, "add")
    assert form(steps) == ["action.5.step", "action.5.by"]
    does(steps, "type", key="action.5.step", typed="Ring Tom")
    does(steps, "type", key="action.5.by", typed="2026-12-04")
    assert ticks(steps)[1]["help"] == "Today"
    Answers(journal).autosave.flush()
    again = NextSteps(Answers(journal, content=library([]), now=lambda: NOW))
    assert (order(again)[1], again.form_of) == ("action.5", "")


def test_a_full_list_says_so_and_opens_nothing(steps):
    for _ in range(MOST_ROWS):
        does(steps, "add")
    does(steps, "close")
    does(steps, "add")
    assert steps.problem == "The list holds at most 40. Remove one first."
    assert form(steps) == []


def test_the_list_for_a_spreadsheet(steps):
    sent = []
    steps.send = lambda content, buffers=None: sent.append(content)
    does(steps, "table")
    header, *rows = read_csv(sent[0]["text"])
    assert header == ["Next step", "By which day", "Done", "Where it comes from"]
    assert rows[1] == ["Send the plan", "Monday 7 December 2026", "no", "promised at \u2068City Library\u2069"]
    assert rows[3] == ["Eat", "", "yes", ""]


@pytest.mark.parametrize(
    ("done", "sentence"),
    [([], ""), ([True], "Your one step is done."), ([True, True], "All 2 steps are done."),
     ([False], "1 open. Next: “\u2068Next step 1\u2069”.")],
)  # fmt: skip
def test_the_sentence(done, sentence):
    answers = {"actions.order": [f"action.{i}" for i, _one in enumerate(done, 1)]}
    answers |= {f"action.{i}.done": one for i, one in enumerate(done, 1)}
    assert steps_in_words(answers, date(2026, 12, 4)) == sentence


@pytest.mark.parametrize(
    ("source", "words"),
    [
        ("interview.next_step", "after a no"),
        ("application.1.next_step", "after a no"),
        ("application.12.next_step", "after a no"),
        ("reflection.1.next_step", "from your reflection"),
        ("round.1", "promised at \u2068City Library\u2069"),
        ("application.1", ""),
        ("next_step", ""),
        (None, ""),
    ],
)
def test_where_a_step_came_from(source, words):
    assert source_in_words({"action.1.source": source, "round.1.called": "City Library"}, "action.1") == words


@pytest.mark.parametrize("odd", [7, ["x"], "soon", "nowhere.7", ""])
def test_what_another_version_wrote_is_survived(journal, odd):
    for name in ("by", "source", "done"):
        journal.record(f"action.1.{name}", odd)
    journal.record("actions.order", ["action.1"])
    steps = NextSteps(Answers(journal, content=library([])))
    assert [field.get("help", "") for field in ticks(steps)] == [""]


def test_no_answer_is_in_the_repr(steps):
    assert repr(steps) == "NextSteps()"

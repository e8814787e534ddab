"""Within the hour: one press begins, what is learned is kept with its application, and the notes find their lists."""

from datetime import datetime

import pytest

from widgets.page import does, fill
from workbook import Answers, Debrief
from workbook.content.packs.library import library
from workbook.widgets.after.debrief import DEBRIEF_GROUPS, FIRST_OF_ALL, MORE_NOTED, ODDS

HOSTILE = "<img src=x onerror=alert(1)>"
NOW = datetime(2026, 12, 4, 10, 0)
TWO = {
    "applications.order": ["interview", "application.1"],
    "applications.last": 1,
    "interview.employer": "City Library",
    "interview.when": "2026-12-03T14:00",
    "application.1.employer": "Harbour School",
}


@pytest.fixture
def answers(journal):
    for key, value in TWO.items():
        journal.record(key, value)
    return Answers(journal, content=library([]), now=lambda: NOW)


@pytest.fixture
def debrief(answers):
    return Debrief(answers)


def begin(debrief, **fields):
    does(debrief, "add")
    for field, typed in fields.items():
        fill(debrief, f"{debrief.selected}.{field}", typed)
    return debrief.selected


def field(debrief, key):
    return next((one for one in debrief.fields if one["key"] == key), None)


def keys(debrief):
    return [one["key"] for one in debrief.fields]


def test_one_press_begins_with_what_is_known(debrief, journal):
    assert (debrief.rows, debrief.fields) == ([], [])
    key = begin(debrief)
    assert debrief.rows[0]["name"] == "\u2068City Library\u2069"
    assert debrief.rows[0]["note"] == "Thursday 3 December 2026"
    typed = debrief.shown["typed"]
    assert typed == {f"{key}.application": "interview", f"{key}.called": "City Library", f"{key}.day": "2026-12-03"}
    Answers(journal).autosave.flush()
    assert [journal.latest(f"{key}.{name}") for name in ("application", "called", "day")] == list(typed.values())


def test_the_newest_interview_is_shown_wherever_it_stands(answers, journal):
    journal.record("rounds.order", ["round.2", "round.1"])
    assert Debrief(answers).selected == "round.2"


def test_what_fades_first_stands_first_and_every_prompt_has_a_heading(debrief, answers):
    key = begin(debrief)
    assert keys(debrief)[:4] == [f"{key}.{name}" for name in ("application", "names", "asked", "promised")]
    headings = list(dict.fromkeys(one["group"] for one in debrief.fields))
    assert headings == [heading for heading in DEBRIEF_GROUPS if heading != MORE_NOTED]
    prompts = {prompt.key for prompt in answers.content.prompts if prompt.of == "round"}
    assert prompts | {"application"} == {one.removeprefix(f"{key}.") for one in keys(debrief) if one.startswith(key)}
    labels = [one["label"] for one in debrief.fields]
    assert len(set(labels)) == len(labels)


def test_a_field_of_a_coach_comes_last(journal, tmp_path):
    (tmp_path / "coach.yaml").write_text(
        "pack: coach\ntitle: Coach\nprompts:\n"
        "  - {key: coffee, of: round, text: How was the coffee?, area: afterwards, minutes: 1, source: me}\n"
    )
    debrief = Debrief(Answers(journal, content=library([tmp_path])))
    begin(debrief)
    assert (debrief.fields[-1]["label"], debrief.fields[-1]["group"]) == ("How was the coffee?", MORE_NOTED)


def test_what_is_learned_is_kept_with_the_application(debrief, journal):
    begin(debrief)
    odds = [one["key"] for one in debrief.fields if one["group"] == ODDS]
    assert odds == ["interview.promised", "interview.finalists", "interview.insider"]
    assert [one["group"] for one in debrief.fields if one["key"] == "interview.after"] == [FIRST_OF_ALL]
    odds = ["interview.after", *odds]
    for key, typed in zip(odds, ("35 %", "2026-12-11", "3 to 4", "yes"), strict=True):
        fill(debrief, key, typed)
    Answers(journal).autosave.flush()
    assert [journal.latest(key) for key in odds] == [35, "2026-12-11", [3, 4], True]
    for key, typed in (("interview.after", "100"), ("interview.finalists", "4 to 3")):
        fill(debrief, key, typed)
        assert "You gave" in debrief.errors[key]
    assert debrief.refused == 2
    assert debrief.answers.get("interview.after") == 35


def test_the_workbook_says_its_own_odds_and_what_contradicts_itself(debrief):
    begin(debrief)
    assert "workbook" not in field(debrief, "interview.after")["help"], "it would steer the guess"
    fill(debrief, "interview.after", "50")
    said = field(debrief, "interview.after")["help"]
    assert said.startswith("From 1 to 99. The workbook says about 1 in ")
    fill(debrief, "interview.finalists", "8")
    assert field(debrief, "interview.after")["help"] != said
    fill(debrief, "interview.insider", "yes")
    fill(debrief, "interview.finalists", "1")
    assert "so you are at least 2 people" in field(debrief, "interview.after")["help"]


def test_the_fields_follow_the_application_that_is_chosen(debrief):
    key = begin(debrief)
    fill(debrief, f"{key}.application", "application.1")
    assert field(debrief, "application.1.after")
    assert not field(debrief, "interview.after")
    assert debrief.shown["typed"][f"{key}.called"] == "Harbour School"
    fill(debrief, f"{key}.called", "The one with the dog")
    fill(debrief, f"{key}.application", "interview")
    assert debrief.shown["typed"][f"{key}.called"] == "The one with the dog"
    fill(debrief, f"{key}.application", "")
    assert [one["key"] for one in debrief.fields if one["group"] == ODDS] == []


def test_a_forecast_is_locked_once_the_outcome_came(debrief, answers):
    begin(debrief)
    fill(debrief, "interview.after", "35")
    assert debrief.locked == ""
    debrief.keep({"interview.outcome": "no", "interview.locked": True})
    assert not field(debrief, "interview.after")
    assert debrief.locked.startswith("\u2068City Library\u2069: the forecast is locked, because the outcome came.")
    fill(debrief, "interview.after", "1")
    assert answers.get("interview.after") == 35
    does(debrief, "add")
    assert answers.get("round.2.application") == "application.1"  # the first that is open
    assert debrief.locked == ""


def test_the_notes_go_where_they_belong_once(debrief, answers, journal):
    key = begin(debrief, names=f"{HOSTILE}, manager\nDana", asked="Why us?", promised="Send the plan")
    assert debrief.hand == "New here: 2 names, 1 question, 1 promise."
    assert debrief.said == ""
    does(debrief, "hand")
    assert debrief.said == "Done. Added to your lists: 2 names, 1 question, 1 promise."
    assert debrief.hand == "Nothing new: what you noted is in your lists."
    Answers(journal).autosave.flush()
    assert (journal.latest("person.1.name"), journal.latest("person.1.title")) == (HOSTILE, "manager")
    assert journal.latest("heard.1.round") == journal.latest("action.1.source") == key
    before = answers.values()
    does(debrief, "hand")
    assert answers.values() == before
    assert debrief.said == "Nothing new was added."
    fill(debrief, f"{key}.asked", "Why us?\nWhy now?")
    assert (debrief.hand, debrief.said) == ("New here: 1 question.", "")


def test_what_was_said_of_one_interview_is_not_said_of_another(debrief):
    first = begin(debrief, asked="Why us?")
    does(debrief, "hand")
    begin(debrief)
    assert debrief.said == ""
    assert debrief.hand.startswith("Nothing to put away yet.")
    does(debrief, "remove", key=first)
    does(debrief, "remove", key="round.2")
    does(debrief, "hand")
    assert debrief.said == ""


def test_what_was_noted_is_there_again(debrief, journal):
    key = begin(debrief, asked=HOSTILE, **{"their-promise": "They ring on Monday."}, feeling="flat")
    Answers(journal).autosave.flush()
    again = Debrief(Answers(journal, content=library([])))
    assert again.selected == key
    assert again.shown["typed"][f"{key}.asked"] == HOSTILE
    assert again.shown["typed"][f"{key}.feeling"] == "flat"
    assert again.hand == "New here: 1 question."


def test_no_answer_is_in_the_repr(debrief):
    begin(debrief, names="Rosamunde")
    assert repr(debrief) == "Debrief()"


def test_nobody_on_the_list_of_people_is_written_down_twice(debrief, answers):
    key = begin(debrief)
    assert field(debrief, f"{key}.names")["label"] == "Who was there?"
    answers.put({"people.order": ["person.1", "person.2"], "person.1.name": "Mara", "person.2.title": "Head of wards"})
    names = field(debrief, f"{key}.names")
    assert names["label"] == "Who else was there?"
    assert names["help"].startswith("On your list already: \u2068Mara\u2069, \u2068Person 2\u2069. ")
    fill(debrief, f"{key}.names", "Mara\nJo, nurse")
    does(debrief, "hand")
    assert [answers.get(f"{one}.name") for one in answers.get("people.order")] == ["Mara", None, "Jo"]


def test_with_several_that_may_be_meant_nothing_is_recorded_that_nobody_said(answers, journal):
    journal.record("interview.when", "2026-12-24T10:00")
    debrief = Debrief(answers)
    key = begin(debrief)
    assert [name for name in ("application", "day", "called") if answers.get(f"{key}.{name}") is not None] == []

"""The people one will meet: their fields, what is missing, and what the list of stakeholders takes over."""

import pytest

from widgets.page import does, fill
from workbook import Answers, Roster, StakeholderMap
from workbook.content.packs.library import library
from workbook.widgets.before.roster import MORE_OF_THEM, PERSON_GROUPS, people_progress


@pytest.fixture
def answers(journal):
    return Answers(journal, content=library([]))


@pytest.fixture
def roster(answers):
    return Roster(answers)


def add(roster, **fields):
    does(roster, "add")
    for field, typed in fields.items():
        fill(roster, f"{roster.selected}.{field}", typed)
    return roster.selected


def test_every_field_of_the_pack_stands_under_a_heading_in_the_packs_order(roster, answers):
    key = add(roster)
    headings = list(dict.fromkeys(field.get("group", "") for field in roster.fields))
    assert headings == list(PERSON_GROUPS)
    names = [field["key"].removeprefix(f"{key}.") for field in roster.fields]
    assert sorted(names) == sorted(prompt.key for prompt in answers.content.prompts if prompt.of == "person")
    assert len(names) == 16
    for heading, known in PERSON_GROUPS.items():
        there = {name for name, field in zip(names, roster.fields, strict=True) if field.get("group", "") == heading}
        assert there == {*known}


def test_a_field_of_a_coach_comes_last(journal, tmp_path):
    (tmp_path / "coach.yaml").write_text(
        "pack: coach\ntitle: Coach\nprompts:\n"
        "  - {key: shoes, of: person, text: What do they wear?, area: people, minutes: 1, source: me}\n"
    )
    roster = Roster(Answers(journal, content=library([tmp_path])))
    add(roster)
    assert roster.fields[-1]["label"] == "What do they wear?"
    assert roster.fields[-1]["group"] == MORE_OF_THEM


def test_the_list_says_what_is_missing(roster):
    add(roster, name="R. M.", title=" Ward manager ", story="The Friday report")
    add(roster, name="Dana")
    add(roster, question="What surprised you?", story="Nights")
    assert [(row["name"], row["note"]) for row in roster.rows] == [
        ("\u2068R. M.\u2069", "\u2068Ward manager\u2069; no question yet"),
        ("\u2068Dana\u2069", "no question yet, no story yet"),
        ("\u2068Person 3\u2069", ""),
    ]
    assert roster.progress.startswith("3 people; for 1 of them you have a question only they can answer")


@pytest.mark.parametrize(
    ("people", "sentence"),
    [
        ([], ""),
        ([{}], "1 person; still to find: a question only they can answer and a story to lead with."),
        ([{"question": "Q"}], "1 person; still to find: a story to lead with."),
        ([{"question": "Q", "story": "S"}], "1 person; you have a question only they can answer and a story"),
        ([{"question": "Q"}, {"story": "S"}], "2 people; for none of them do you have both yet: a question"),
        ([{"question": "Q", "story": "S"}] * 2, "2 people; for each of them you have a question"),
    ],
)
def test_the_sentence_of_progress(people, sentence):
    answers = {"people.order": [f"person.{i}" for i, _fields in enumerate(people, 1)]}
    for i, fields in enumerate(people, 1):
        answers |= {f"person.{i}.{name}": value for name, value in fields.items()}
    assert people_progress(answers).startswith(sentence)
    assert bool(people_progress(answers)) == bool(people)


def test_what_was_entered_is_there_again(roster, journal, until):
    key = add(roster, name="<b>R</b>", lens="risk", met="They nodded.\nTwice.")
    until(lambda: journal.latest(f"{key}.met"))
    assert journal.latest("people.order") == [key]
    assert journal.latest(f"{key}.lens") == "risk"
    again = Roster(Answers(journal, content=library([])))
    assert again.form_of == "\u2068<b>R</b>\u2069"
    assert again.shown["typed"][f"{key}.met"] == "They nodded.\nTwice."


def test_what_cannot_be_used_is_said_and_not_saved(roster, journal):
    key = add(roster, name="R. M.")
    fill(roster, f"{key}.name", "x" * 301)
    assert "the limit is 300" in roster.errors[f"{key}.name"]
    fill(roster, f"{key}.part", "nonsense")
    assert roster.refused == 2
    assert roster.answers.get(f"{key}.name") == "R. M."
    assert roster.answers.get(f"{key}.part") is None


def test_a_removed_person_keeps_what_was_written(roster):
    key = add(roster, name="R. M.", week="nights")
    does(roster, "remove", key=key)
    assert roster.rows == []
    assert roster.progress == ""
    does(roster, "put_back", key=key)
    assert roster.shown["typed"][f"{key}.week"] == "nights"


def test_a_new_name_goes_to_the_stakeholder_that_was_taken_over(roster, answers, journal, until):
    stakes = StakeholderMap(answers)
    key = add(roster, name="R")
    does(stakes, "take_over")
    fill(roster, f"{key}.name", "R. M.")
    assert stakes.rows[0]["name"] == "\u2068R. M.\u2069"
    until(lambda: journal.latest("stakeholder.1.who") == "R. M.")
    fill(stakes, "stakeholder.1.who", "The boss")
    fill(roster, f"{key}.name", "Rosa M.")
    assert stakes.rows[0]["name"] == "\u2068The boss\u2069"


def test_whose_names_these_are_is_said(answers, monkeypatch):
    assert Roster(answers).note.endswith("they stay with your answers.")
    monkeypatch.setenv("BINDER_SERVICE_HOST", "x")
    assert Roster(answers).note.endswith("they stay in this session only.")


def test_no_answer_is_in_the_repr(roster):
    add(roster, name="Rosamunde")
    assert repr(roster) == "Roster()"


STORIES = "1. The Friday report\n- Nights\n\nNights\n"


def story(part):
    [found] = [field for field in part.fields if field["key"].endswith((".story", ".tell"))]
    return found


def test_a_story_is_chosen_from_those_that_have_a_name(roster, answers):
    key = add(roster, name="Dana")
    assert (story(roster)["kind"], story(roster).get("suggested")) == ("text", None), "none has a name yet"
    roster.keep({"written.content-stories": STORIES})
    assert (story(roster)["kind"], story(roster)["suggested"]) == ("line", ["The Friday report", "Nights"])
    fill(roster, f"{key}.story", "Something else")
    assert answers.get(f"{key}.story") == "Something else"
    stakes = StakeholderMap(answers)
    does(stakes, "add")
    assert story(stakes)["suggested"] == ["The Friday report", "Nights"]


def test_a_story_of_several_lines_stays_whole(roster, answers):
    key = add(roster, name="Dana", story="Two\nlines")
    roster.keep({"written.content-stories": STORIES})
    assert story(roster)["kind"] == "text"
    assert Roster(answers).shown["typed"][f"{key}.story"] == "Two\nlines"

"""Looking back: one reflection at a time, nothing made before it is wanted, nothing lost, nothing shared unasked."""

from datetime import datetime

import pytest

from widgets.page import does, fill
from workbook import Answers, Reflect
from workbook.answers.catalogue import COACHED
from workbook.content.packs.library import library
from workbook.content.rows import ACTIONS, MOST_ROWS

HOSTILE = "<script>alert(1)</script>"


def now():
    return datetime(2026, 12, 3, 15)


@pytest.fixture
def answers(journal):
    return Answers(journal, content=library([]), now=now)


@pytest.fixture
def reflect(answers):
    return Reflect(answers)


def keys(part, kind="text"):
    return [field["key"] for field in part.fields if field["kind"] == kind]


def test_looking_at_the_page_makes_nothing(reflect, answers, journal, until):
    assert (reflect.minutes, reflect.way, reflect.another) == ("10", "four-fs", False)
    assert len(keys(reflect)) == 7
    assert not answers.values()
    fill(reflect, "reflection.1.four-fs-facts", HOSTILE)
    until(lambda: journal.latest("reflection.1.four-fs-facts") == HOSTILE)
    assert answers.get("reflections.order") == ["reflection.1"]
    assert answers.get("reflection.1.called") == "Thursday 3 December 2026"
    assert (answers.get("reflection.1.model"), answers.get("reflection.1.minutes")) == ("four-fs", "10")
    assert answers.get("reflection.1.four-fs-facts.shared") is None
    again = Reflect(Answers(journal, content=library([]), now=now))
    assert again.picked == "reflection.1"
    assert again.shown["typed"] == {"reflection.1.four-fs-facts": HOSTILE}
    assert repr(again) == "Reflect()"


def test_a_coach_is_spoken_of_only_where_there_is_one(reflect, answers):
    assert (keys(reflect, "tick"), reflect.whose) == ([COACHED], "Only for you.")
    fill(reflect, COACHED, "yes")
    assert len(keys(reflect, "tick")) == len(keys(reflect)) + 1
    assert not answers.get("reflections.order"), "who says so has not begun to look back"
    shared = f"{keys(reflect)[0]}.shared"
    fill(reflect, shared, "yes")
    fill(reflect, COACHED, "")
    does(reflect, "way", key="gibbs")
    assert len(keys(reflect, "tick")) > 1, "what a coach may see can still be taken back, from wherever one is"
    assert reflect.whose == "Only for you, but for what you tick."
    does(reflect, "way", key="four-fs")
    fill(reflect, shared, "")
    assert shared in keys(reflect, "tick"), "a slip can be put right where it was made"
    assert keys(Reflect(answers), "tick") == [COACHED]


@pytest.mark.parametrize(("feeling", "minutes"), [("flat", "3"), ("low", "3"), ("good", "10"), (None, "10")])
def test_who_is_tired_is_asked_for_three_minutes(answers, feeling, minutes):
    answers.put({"rounds.order": ["round.1"], "round.1.feeling": feeling})
    assert Reflect(answers).minutes == minutes


def test_it_is_one_line_until_there_is_something_to_look_back_at(reflect, answers):
    assert not reflect.is_due
    answers.put({"interview.when": "2026-12-09T10:00"})
    assert not reflect.is_due, "the interview is still to come"
    answers.put({"interview.when": "2026-12-02T10:00"})
    assert reflect.is_due


def test_choosing_makes_one_too_and_every_question_has_its_tick(reflect, answers):
    fill(reflect, COACHED, "yes")
    does(reflect, "minutes", key="3")
    assert answers.get("reflections.order") == ["reflection.1"]
    does(reflect, "way", key="gibbs")
    assert keys(reflect, "tick") == [*(f"{key}.shared" for key in keys(reflect)), COACHED]
    assert [field["group"] for field in reflect.fields[:-1:2]] == ["What happened", "Feelings", "Plan"]
    tick = next(field for field in reflect.fields if field["kind"] == "tick")
    assert tick["label"] == "My coach may see this: What happened, as you would tell it to a friend?"
    fill(reflect, tick["key"], "yes")
    assert answers.get(tick["key"]) is True
    for do in ("minutes", "way"):
        does(reflect, do, key="4")
        does(reflect, do)
    assert (reflect.minutes, reflect.way) == ("3", "gibbs")


def test_changing_model_or_minutes_loses_nothing(reflect, answers):
    fill(reflect, "reflection.1.four-fs-turn", "The pause")
    fill(reflect, "reflection.1.four-fs-findings", "Short")
    assert reflect.kept == ""
    does(reflect, "minutes", key="3")
    assert reflect.kept.startswith("2 answers to other questions are kept.")
    does(reflect, "way", key="kolb")
    does(reflect, "minutes", key="25")
    assert reflect.kept.startswith("2 answers")
    does(reflect, "way", key="four-fs")
    assert reflect.kept == ""
    assert reflect.shown["typed"] == {
        "reflection.1.four-fs-turn": "The pause",
        "reflection.1.four-fs-findings": "Short",
    }


def test_what_is_refused_stays_on_the_page_until_it_can_be_saved(reflect, answers):
    key = "reflection.1.four-fs-turn"
    fill(reflect, key, "x\x07")
    assert "cannot be stored" in reflect.errors[key]
    assert not answers.values()
    does(reflect, "minutes", key="3")
    assert key in keys(reflect)
    assert reflect.shown["typed"] == {key: "x\x07"}
    fill(reflect, key, "x")
    assert (answers.get(key), reflect.errors) == ("x", {})


def test_an_answer_about_next_time_is_a_next_step(reflect, answers):
    key = "reflection.1.four-fs-future"
    fill(reflect, key, "Ask about nights")
    [action] = ACTIONS.keys(answers.values())
    assert (answers.get(f"{action}.step"), answers.get(f"{action}.source")) == ("Ask about nights", key)
    fill(reflect, key, "Ask about nights first")
    assert answers.get(f"{action}.step") == "Ask about nights first"
    fill(reflect, key, "")
    assert ACTIONS.keys(answers.values()) == []
    assert [field["key"] for field in reflect.fields if field.get("help", "").endswith("It becomes a next step.")] == [
        key
    ]


def test_an_answer_is_saved_when_the_list_of_next_steps_is_full(reflect, answers):
    answers.put({"actions.order": [f"action.{number}" for number in range(1, MOST_ROWS + 1)]})
    fill(reflect, "reflection.1.four-fs-future", "Ask")
    assert answers.get("reflection.1.four-fs-future") == "Ask"
    assert reflect.problem.startswith("Your answer is saved.")
    assert "at most 40" in reflect.problem


def test_another_reflection_and_back_to_the_first(reflect, answers):
    fill(reflect, "reflection.1.four-fs-facts", "First")
    assert reflect.another
    does(reflect, "another")
    assert (reflect.picked, reflect.another) == ("reflection.2", False)
    assert [words for _key, words in reflect.picks] == ["\u2068Thursday 3 December 2026\u2069", "A new one"]
    assert answers.get("reflections.order") == ["reflection.1"]
    assert reflect.shown["typed"] == {}
    answers.put({"written.something": "elsewhere"})
    assert reflect.picked == "reflection.2"
    does(reflect, "pick", key="reflection.1")
    assert reflect.shown["typed"] == {"reflection.1.four-fs-facts": "First"}
    assert len(reflect.picks) == 1
    does(reflect, "another")
    fill(reflect, "reflection.2.four-fs-facts", "Second")
    assert answers.get("reflections.order") == ["reflection.1", "reflection.2"]
    assert answers.get("reflection.1.four-fs-facts") == "First"
    does(reflect, "pick", key="reflection.9")
    assert reflect.picked == "reflection.2"


def test_there_is_no_place_for_more_than_forty(journal):
    answers = Answers(journal, content=library([]), now=now)
    journal.record("reflections.order", [f"reflection.{number}" for number in range(1, MOST_ROWS + 1)])
    reflect = Reflect(answers)
    assert reflect.picked == "reflection.40"
    does(reflect, "another")
    assert (reflect.picked, "at most 40" in reflect.problem) == ("reflection.40", True)


def test_it_is_about_the_newest_interview_unless_another_is_chosen(answers, reflect):
    rounds = {"rounds.order": ["round.1"], "round.1.called": "Library"}
    answers.put(rounds)
    assert keys(reflect, "choice") == []
    answers.put(rounds | {"rounds.order": ["round.1", "round.2"], "round.2.called": "Harbour"})
    assert reflect.shown["typed"] == {"reflection.1.about": "round.2"}
    fill(reflect, "reflection.1.four-fs-facts", "Words")
    assert answers.get("reflection.1.about") == "round.2"
    fill(reflect, "reflection.1.about", "round.1")
    assert answers.get("reflection.1.called") == "Thursday 3 December 2026, Library"
    answers.put({"rounds.order": ["round.2"]})  # the interview was taken out: one may choose the other
    assert keys(reflect, "choice") == ["reflection.1.about"]


def test_one_chosen_before_anything_is_written(answers, reflect):
    answers.put({"rounds.order": ["round.1", "round.2"]})
    fill(reflect, "reflection.1.about", "round.1")
    assert answers.get("reflection.1.about") == "round.1"
    assert answers.get("reflection.1.called") == "Thursday 3 December 2026, Interview 1"


def test_support_comes_with_a_low_feeling_and_is_written_down_nowhere(answers, reflect):
    assert reflect.support == {}
    answers.put({"rounds.order": ["round.1"], "round.1.feeling": "low"})
    before = answers.values()
    entries = answers.content.support
    assert [text for text, _help in reflect.support["lines"]] == [one.text for one in entries if one.when == "low"]
    assert "nobody is told" in reflect.support["note"]
    fill(reflect, "reflection.1.four-fs-facts", "I want to die")
    assert [text for text, _help in reflect.support["lines"]] == [one.text for one in entries if one.when == "danger"]
    assert not any("support" in key or "danger" in key for key in answers.values().keys() - before.keys())
    does(reflect, "way", key="gibbs")
    assert reflect.support["lines"]  # the words are still there, though not shown
    does(reflect, "way", key="four-fs")
    fill(reflect, "reflection.1.four-fs-facts", "It was fine")
    answers.put({"round.1.feeling": "good"})
    assert reflect.support == {}


def test_the_notes_of_the_interview_count_as_well(answers, reflect):
    answers.put({"rounds.order": ["round.1"], "round.1.weak": "I would be better off dead"})
    assert reflect.support["lines"][0][0] == next(one.text for one in answers.content.support if one.when == "danger")


def test_one_is_removed_and_put_back_where_it_stood(reflect, answers, journal, until):
    fill(reflect, "reflection.1.four-fs-facts", HOSTILE)
    does(reflect, "another")
    fill(reflect, "reflection.2.four-fs-facts", "Later")
    does(reflect, "pick", key="reflection.1")
    does(reflect, "remove", key="reflection.2")  # not the one that is looked at
    assert answers.get("reflections.order") == ["reflection.1", "reflection.2"]
    does(reflect, "remove", key="reflection.1")
    assert (reflect.picked, reflect.removed[0]) == ("reflection.2", "reflection.1")
    does(reflect, "remove", key="reflection.2")
    assert (reflect.another, reflect.removed[0]) == (False, "reflection.2")
    assert reflect.shown["typed"] == {}
    does(reflect, "remove", key=reflect.picked)  # it is not begun yet
    does(reflect, "put_back", key="reflection.1")  # not the last one
    assert answers.get("reflections.order") == []
    does(reflect, "put_back", key="reflection.2")
    does(reflect, "put_back", key="reflection.1")
    assert (reflect.picked, reflect.removed) == ("reflection.1", [])
    assert answers.get("reflections.order") == ["reflection.1", "reflection.2"]
    assert reflect.shown["typed"] == {"reflection.1.four-fs-facts": HOSTILE}
    until(lambda: journal.latest("reflections.order") == ["reflection.1", "reflection.2"])


def test_when_there_are_too_many_one_can_be_removed_for_another(reflect, answers):
    answers.put({"reflections.order": [f"reflection.{n + 1}" for n in range(MOST_ROWS)], "reflections.last": MOST_ROWS})
    does(reflect, "another")
    assert "Remove one first" in reflect.problem
    does(reflect, "remove", key=reflect.picked)
    assert reflect.problem == ""
    does(reflect, "another")
    assert reflect.problem == ""
    assert reflect.picks[-1] == [f"reflection.{MOST_ROWS + 1}", "A new one"]

"""Which questions are asked, what follows from an answer, and when somebody is offered support."""

from datetime import date

import pytest

from workbook.after.reflection import (
    DANGER,
    LOW,
    MINUTES,
    asked,
    kept_in_words,
    names_of,
    new_reflection,
    newest_round,
    now_about,
    round_names,
    support_for,
    texts_about,
    way_of,
    written_in,
)
from workbook.content.kinds import REFLECTION_MODELS
from workbook.content.packs.library import library
from workbook.content.rows import MOST_ROWS, ROUNDS

QUESTIONS = library([]).reflections
DAY = date(2026, 12, 3)


def after(*rounds):
    """The answers of somebody who looks back at interviews with these fields."""
    answers = {}
    for fields in rounds:
        answers |= ROUNDS.add(answers, **fields)[1]
    return answers


@pytest.mark.parametrize("model", REFLECTION_MODELS)
def test_more_minutes_ask_more_and_never_something_else(model):
    three, ten, twenty_five = ([one.key for one in asked(QUESTIONS, model, minutes)] for minutes in MINUTES)
    assert 1 <= len(three) < len(ten) < len(twenty_five)
    assert set(three) < set(ten) < set(twenty_five)
    assert twenty_five == [one.key for one in QUESTIONS if one.model == model]
    assert any(one.action for one in asked(QUESTIONS, model, "3"))


def test_one_begins_with_the_usual_way_and_goes_on_with_the_last():
    assert way_of({}, "reflection.1") == ("four-fs", "10")
    key, begun = new_reflection({}, DAY)
    assert (key, begun["reflection.1.about"]) == ("reflection.1", None)
    answers = begun | {"reflection.1.model": "carl", "reflection.1.minutes": "3"}
    assert way_of(answers, "reflection.2") == ("carl", "3")
    assert new_reflection(answers, DAY)[1]["reflection.2.model"] == "carl"
    assert way_of(answers | {"reflection.1.model": "tarot", "reflection.1.minutes": 10}, key) == ("four-fs", "10")


def test_a_reflection_is_called_by_its_day_and_its_interview():
    answers = after({"called": "City Library"}, {"called": " "}) | {"rounds.order": ["round.2", "round.1"]}
    assert newest_round(answers) == "round.2"
    key, begun = new_reflection(answers, DAY)
    assert begun[f"{key}.about"] == "round.2"
    assert begun[f"{key}.called"] == "Thursday 3 December 2026, Interview 2"
    answers |= begun
    answers |= now_about(answers, key, "round.1")
    assert answers[f"{key}.called"] == "Thursday 3 December 2026, City Library"
    renamed = answers | {"round.1.called": "The library"}
    assert names_of(renamed) == [[key, "\u2068Thursday 3 December 2026\u2069, \u2068The library\u2069"]]
    gone = answers | {"rounds.order": []}
    assert names_of(gone) == [[key, "\u2068Thursday 3 December 2026, City Library\u2069"]]
    assert now_about(answers, key, None)[f"{key}.called"] == "Thursday 3 December 2026"
    twice = answers | new_reflection(answers, DAY)[1] | {"reflection.2.about": "round.1"}
    assert [name[-3:] for _key, name in names_of(twice)] == ["(1)", "(2)"]


def test_the_newest_interview_is_the_one_added_last_wherever_it_stands():
    answers = after({"application": "interview"}, {"application": "application.1"}, {"application": "interview"})
    answers |= {"rounds.order": ["round.3", "round.1", "round.2"]}
    assert newest_round(answers) == "round.3"
    assert newest_round(answers, "interview") == "round.3"
    assert newest_round(answers, "application.1") == "round.2"
    assert newest_round(answers, "application.7") == ""


def test_like_names_are_told_apart():
    answers = after({"called": "Acme"}, {"called": "acme "}, {"called": "Acme (1)"})
    assert len({name.casefold() for name in round_names(answers).values()}) == 3
    for number in (1, 2):
        answers |= new_reflection(answers, DAY)[1] | {f"reflection.{number}.about": f"round.{number}"}
    assert [name[-3:] for _key, name in names_of(answers)] == ["(1)", "(2)"]


def test_there_are_only_so_many():
    answers = {"reflections.order": [f"reflection.{number}" for number in range(1, MOST_ROWS + 1)]}
    with pytest.raises(ValueError, match="at most 40"):
        new_reflection(answers, DAY)


def test_an_answer_about_the_future_becomes_a_next_step():
    question = next(one for one in QUESTIONS if one.action)
    key = f"reflection.1.{question.key}"
    changes = written_in({}, question, key, "Ask\nsooner")
    assert changes[key] == "Ask\nsooner"
    assert (changes["action.1.step"], changes["action.1.source"]) == ("Ask sooner", key)
    assert written_in(changes, question, key, None)["actions.order"] == []
    other = next(one for one in QUESTIONS if not one.action)
    assert written_in({}, other, "reflection.1.x", "Words") == {"reflection.1.x": "Words"}


def test_answers_that_are_not_shown_are_counted():
    shown = asked(QUESTIONS, "four-fs", "3")
    answers = {f"reflection.1.{shown[0].key}": "Seen", "reflection.1.gibbs-good": "x", "reflection.2.gibbs-bad": "x"}
    assert kept_in_words({"reflection.1.gibbs-good": " "}, "reflection.1", QUESTIONS, shown) == ""
    assert kept_in_words(answers, "reflection.1", QUESTIONS, shown).startswith("1 answer to another question is kept.")
    answers["reflection.1.kolb-try"] = "y"
    assert kept_in_words(answers, "reflection.1", QUESTIONS, shown).startswith("2 answers to other questions are kept.")


@pytest.mark.parametrize(
    "text",
    [
        "I want to die",
        "I\nWant  To\nDie.",
        "sometimes I think I will kill myself",
        "KILLING MYSELF",
        "they would be better off without me",
        "I don\u2019t want to live anymore",
        "I do not want to live any more",
        "thinking about suicide again",
        "end my life",
        "I could hurt myself",
        "self\u2011harm",
    ],
)
def test_unmistakable_words_bring_support_first_and_alone(text):
    assert support_for(["It went well.", text], "very_low") == DANGER


@pytest.mark.parametrize(
    "text",
    [
        "",
        "I wanted to die of embarrassment",
        "I don't want to live in London",
        "They asked about my suicide prevention training",
        "The deadline killed me",
        "I introduced myself",
        "I taught myself Python and killed the lights",
        "dietary plans: I want to diet",
        "skill myself up",
    ],
)
def test_other_words_do_not(text):
    assert support_for([text], None) == ""


@pytest.mark.parametrize(
    ("feeling", "needed"), [("low", LOW), ("very_low", LOW), ("flat", ""), ("good", ""), (None, ""), (3, "")]
)
def test_a_low_feeling_brings_support_too(feeling, needed):
    assert support_for([], feeling) == needed


def test_the_words_about_other_interviews_are_not_looked_at():
    answers = after({"weak": "one"}, {"weak": "two"}, {"weak": "three", "lesson": 3})
    answers |= {"reflection.1.about": "round.1", "reflection.1.gibbs-good": "mine", "reflection.2.gibbs-good": "other"}
    assert sorted(texts_about(answers, "reflection.1", QUESTIONS)) == ["mine", "one", "three"]

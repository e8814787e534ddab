"""Which questions are likely, which are looked for, and how far one is."""

import pytest

from workbook.answers.keys import here
from workbook.answers.situation import situation_from
from workbook.before.questions import (
    ALWAYS_LIKELY,
    MOST_LIKELY,
    OF_A_TYPE,
    asked_in_words,
    heard_in_words,
    holds,
    likely,
    plain_question,
    practice_in_words,
    questions_apart,
    searched,
    shown_in_words,
)
from workbook.content.kinds import QUESTION_TYPES
from workbook.content.packs.library import library
from workbook.content.packs.schema import AppliesTo, Question

CONTENT = library([])
SITUATIONS = [
    {},
    {"interview.role": "public_sector", "interview.format": "panel", "interview.rounds_left": 1},
    {"interview.role": "software", "interview.format": "task", "interview.rounds_left": 2},
    {"interview.role": "general", "interview.format": "informal", "process.place": "phone"},
]


def question(key, kind="values", **where):
    return Question(
        key=key, text=f"Is it {key}?", area="content", minutes=5, source="me", applies_to=AppliesTo(**where),
        type=kind, tests="Care", competency="Care",
    )  # fmt: skip


def likely_here(answers):
    situation = situation_from(answers.get)
    return likely(here(CONTENT.questions, situation), situation, answers.get("interview.format", ""))


@pytest.mark.parametrize("answers", SITUATIONS, ids=["nothing known", "panel", "task", "phone"])
def test_twelve_of_several_types_the_same_each_time(answers):
    found = likely_here(answers)
    assert found == likely_here(answers)
    assert len(found) == MOST_LIKELY
    types = [one.type for one in found]
    assert max(map(types.count, types)) <= OF_A_TYPE
    assert [one.key for one in found[:2]] == ["q-reopen-about-you", "q-motivation-still-want"]
    assert types[2:] == sorted(types[2:], key=list(QUESTION_TYPES).index)
    assert "improper" not in types


def test_what_is_nearly_always_asked_comes_first_only_when_it_is_there():
    situation = situation_from({"interview.role": "sales"}.get)
    sales = question("sales", role_family=("sales",))
    about_you, still_want = (
        question(ALWAYS_LIKELY[0], "reopening", place=("phone",)),
        question(ALWAYS_LIKELY[1], "values"),
    )
    assert likely([sales, still_want, about_you], situation) == [about_you, still_want, sales]
    assert likely([sales, still_want], situation) == [still_want, sales]
    assert likely([question("other"), sales, still_want], situation) == [still_want, sales]  # at most two of a type
    assert likely([sales], situation) == [sales]


def test_what_is_known_decides():
    of_software = [one for one in likely_here(SITUATIONS[2]) if "software" in one.applies_to.role_family]
    assert len(of_software) >= 5
    assert any("task" in one.applies_to.format for one in likely_here(SITUATIONS[2]))
    assert ("software",) not in [one.applies_to.role_family for one in likely_here({})]


def test_points():
    situation = situation_from({"interview.role": "sales", "interview.rounds_left": 2}.get)
    everywhere, later = question("everywhere"), question("later", round=("second", "later"))
    sales, guess = question("sales", round=("second",), role_family=("sales",)), question("guess", place=("phone",))
    given = [guess, everywhere, later, sales]
    assert likely(given[1:], situation) == [later, sales]  # at most two of a type
    assert likely([guess, everywhere], situation) == [everywhere, guess]
    assert likely([guess, everywhere, later], situation) == [later, everywhere]


def test_words_are_found_whatever_their_capitals_and_accents():
    one, other = question("tea").model_copy(update={"text": "Caf\u00e9, is it?"}), question("tea")
    assert searched([one, other], "CAFE is") == [one]
    assert searched([one, other], "  ") == [one, other]
    assert searched([one, other], "care tea") == [other]
    assert searched([one, other], "nothing") == []
    assert plain_question("Stra\u00dfe \u00c9t\u00e9") == "strasse ete"


def test_sentences():
    assert shown_in_words(12, 47) == "12 of 47 questions are shown."
    assert shown_in_words(1, 1) == "1 question."
    assert shown_in_words(9, 9) == "9 questions."
    assert shown_in_words(0, 0).startswith("No question here holds all these words.")
    assert practice_in_words(4, 2) == "Notes for 4 questions, 2 said aloud."
    assert practice_in_words(1, 0) == "Notes for 1 question, none said aloud."
    assert practice_in_words(0, 1) == "Notes for no questions, 1 said aloud."
    assert practice_in_words(0, 0) == ""


@pytest.mark.parametrize(
    ("counts", "begin"),
    [
        ((6, 3, 0), "You have 6 questions for 3 kinds of people;"),
        ((1, 1, 2), "You have 1 question for 1 kind of people, and 2 of your own;"),
        ((0, 0, 1), "You have 1 question of your own;"),
        ((0, 0, 0), "You have no question yet;"),
    ],
)
def test_the_sentence_of_what_to_ask(counts, begin):
    assert asked_in_words(*counts) == f"{begin} take at least five, and stop at two if time is short."


@pytest.mark.parametrize(
    ("counts", "sentence"),
    [
        ((0, 0), ""),
        ((1, 0), "1 question you were asked; you have not looked at it yet."),
        ((1, 1), "1 question you were asked; you have looked at it."),
        ((3, 0), "3 questions you were asked; you have looked at none of them yet."),
        ((3, 2), "3 questions you were asked; you have looked at 2 of them."),
        ((3, 3), "3 questions you were asked; you have looked at all of them."),
    ],
)
def test_the_sentence_of_what_was_asked(counts, sentence):
    assert heard_in_words(*counts) == sentence


def test_like_questions_are_told_apart():
    assert questions_apart(["Why?", "How?"], ["Here", ""]) == ["Why?", "How?"]
    assert questions_apart(["Why?", "Why?"], ["Here", "There"]) == ["Why? (Here)", "Why? (There)"]
    assert questions_apart(["Why?"] * 3, ["Here", "Here", ""]) == ["Why? (Here) (1)", "Why? (Here) (2)", "Why?"]


def test_words_are_held_anywhere():
    assert holds("Caf\u00e9, is it?", " CAFE it ")
    assert holds("Caf\u00e9", "")
    assert not holds("Caf\u00e9", "cafe tea")

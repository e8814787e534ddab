"""The map, the worries without an answer, and the rows that come from the roster or from a suggestion."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbook.answers.situation import situation_from
from workbook.before.stakeholders import (
    LONGEST_LABEL,
    calm_sentence,
    follow_person,
    label,
    map_sentence,
    map_table,
    missing_in_words,
    moved,
    not_taken,
    on_map,
    place_in_words,
    put_on_map,
    quarter,
    scales,
    stakeholder,
    stakeholders,
    suggestions,
    take_people,
    take_suggestion,
    uncovered,
)
from workbook.content.packs.library import library
from workbook.content.rows import MOST_ROWS, PEOPLE, STAKEHOLDERS


def of(*rows):
    """The answers of somebody who made these rows."""
    answers = {}
    for fields in rows:
        answers |= STAKEHOLDERS.add(answers, **fields)[1]
    return answers


def roster(*people):
    answers = {}
    for fields in people:
        answers |= PEOPLE.add(answers, **fields)[1]
    return answers


def placed(*places):
    return on_map(stakeholders(of(*({"who": who, "influence": up, "stance": to} for who, up, to in places))))


def here(answers=None, role=""):
    answers = answers or {}
    return suggestions(library([]).stakeholders, situation_from({"interview.role": role}.get), answers)


@pytest.mark.parametrize("wrong", [None, 11, -1, True, 5.0, "5", [1, 2]])
def test_what_is_not_a_place_on_the_map_counts_as_not_known(wrong):
    (one,) = stakeholders(of({"who": "A", "influence": wrong, "stance": 0}))
    assert on_map([one]) == []
    assert place_in_words(one) == "not placed yet"
    assert moved(one, wrong, 0) == {}
    assert moved(one, 5, "2") == {}


def test_moving_says_only_what_changed():
    (one,) = stakeholders(of({"influence": 7, "stance": 2}))
    assert moved(one, 7, 2) == {}
    assert moved(one, 7, -2) == {"stakeholder.1.stance": -2}
    assert moved(one, 0, -5) == {"stakeholder.1.influence": 0, "stakeholder.1.stance": -5}


def test_placing_leaves_a_number_that_is_known():
    one, other = stakeholders(of({"influence": 8}, {}))
    assert put_on_map(one) == {"stakeholder.1.stance": 0}
    assert put_on_map(other) == {"stakeholder.2.influence": 5, "stakeholder.2.stance": 0}


def test_every_place_has_words():
    ways = scales()
    assert [len(ways[way]["words"]) for way in ("influence", "stance")] == [11, 11]
    assert ways["influence"]["words"][7] == "influence 7 of 10"
    assert [ways["stance"]["words"][to + 5] for to in (-5, 0, 2)] == [
        "stance 5 of 5 against you",
        "stance open or not known",
        "stance 2 of 5 for you",
    ]


@pytest.mark.parametrize(
    ("influence", "stance", "words"),
    [
        (10, -5, "Win over first"),
        (5, 0, "Win over first"),
        (5, 1, "Keep close"),
        (4, 0, "Reassure when there is time"),
        (0, 5, "Let them help you"),
    ],
)
def test_each_quarter_has_its_words(influence, stance, words):
    assert quarter(placed(("A", influence, stance))[0]) == words


def test_the_sentence_names_who_has_most_influence_and_least_support():
    assert map_sentence([]) == "Nobody is on the map yet."
    one = "1 person or group on the map: \u2068A\u2069, influence 7 of 10, stance 2 of 5 for you."
    assert map_sentence(placed(("A", 7, 2))) == one
    several = placed(("A", 10, 5), ("B", 8, -2), ("C", 1, -5), ("D", 6, 0))
    assert map_sentence(several) == (
        "4 people or groups on the map. The one with most influence and least support is "
        "\u2068B\u2069: influence 8 of 10, stance 2 of 5 against you."
    )
    assert "the map, and all of them are for you." in map_sentence(placed(("A", 10, 5), ("B", 3, 1)))


def test_an_ally_is_never_the_least_supportive_while_somebody_is_not_for_you():
    several = placed(("Ally", 10, 1), ("Doubt", 2, 0))
    assert "\u2068Doubt\u2069" in map_sentence(several)


def test_the_table_says_the_same_with_the_most_influence_first():
    rows = map_table(placed(("A", 2, 5), ("B", 8, -2)))
    assert rows == [
        ["\u2068B\u2069", "8 of 10", "2 of 5 against you", "Win over first"],
        ["\u2068A\u2069", "2 of 10", "5 of 5 for you", "Let them help you"],
    ]


def test_a_long_name_is_cut_between_words():
    assert label("\u2068R. M.\u2069") == "\u2068R. M.\u2069"
    assert label("\u2068The owner\u2069") == "\u2068Owner\u2069"
    assert label("\u2068The customers, patients, pupils or residents\u2069") == "\u2068Customers, patients…\u2069"


@given(st.text(min_size=1))
def test_a_label_is_always_short(name):
    assert len(label(name)) <= LONGEST_LABEL + 2


def test_worries_without_proof_or_question_come_by_influence():
    answers = of(
        {"who": "Low", "worry": "w", "influence": 1, "bridge": "q"},
        {"who": "Unknown", "worry": "w", "evidence": "e"},
        {"who": "High", "worry": "w", "influence": 9, "evidence": " \n"},
        {"who": "Covered", "worry": "w", "influence": 10, "evidence": "e", "bridge": "q"},
        {"who": "Calm", "worry": "  ", "influence": 10},
    )
    found = uncovered(stakeholders(answers))
    assert [one.name.strip("\u2068\u2069") for one in found] == ["High", "Low", "Unknown"]
    assert [missing_in_words(one) for one in found] == [
        "Nothing yet that would calm it, and no question that opens a talk about it.",
        "Nothing yet that would calm it.",
        "No question yet that opens a talk about it.",
    ]
    assert missing_in_words(stakeholder(answers, "stakeholder.4")) == ""


def test_the_calm_sentence_knows_whether_there_was_a_worry():
    assert calm_sentence([]).startswith("No worry is written down yet.")
    answered = stakeholders(of({"worry": "w", "evidence": "e", "bridge": "q"}))
    assert calm_sentence(answered).startswith("Every worry on your list has something that would calm it")


def test_suggestions_are_those_for_the_kind_of_work_and_leave_out_what_is_there():
    nurse = here(role="general")
    assert {"general-leader", "general-front-desk"} <= {one.key for one in nurse}
    assert {one.key for one in here(role="sales")}.isdisjoint(one.key for one in nurse)
    assert here() == nurse  # the kind of work is not known
    _key, changes = take_suggestion({}, nurse[0])
    assert changes["stakeholder.1.worry"] == nurse[0].worry
    assert "stakeholder.1.evidence" not in changes
    assert here(changes, "general") == nurse[1:]
    assert here(of({"who": nurse[1].text.upper()}), "general") == [nurse[0], *nurse[2:]]
    assert here(changes | {"stakeholder.1.who": "Mrs B."}, "general") == nurse[1:]


def test_a_suggestion_that_was_removed_comes_back_with_what_was_written():
    entry = here(role="general")[0]
    key, answers = take_suggestion({}, entry)
    answers |= {f"{key}.worry": "my words"} | STAKEHOLDERS.remove(answers, key)
    again, changes = take_suggestion(answers, entry)
    assert again == key
    assert (answers | changes)["stakeholder.1.worry"] == "my words"
    assert STAKEHOLDERS.keys(answers | changes) == [key]


def test_the_roster_is_taken_over_once():
    answers = roster({"name": "R. M."}, {"title": "Matron"}, {"week": "nights"}, {"name": " "})
    assert not_taken(answers) == ["person.1", "person.2"]
    first, changes = take_people(answers)
    answers |= changes
    assert first == "stakeholder.1"
    assert [answers[f"{key}.who"] for key in STAKEHOLDERS.keys(answers)] == ["R. M.", "Matron"]
    assert [answers[f"{key}.person"] for key in STAKEHOLDERS.keys(answers)] == ["person.1", "person.2"]
    assert not_taken(answers) == []
    assert take_people(answers) == ("", {})


def test_a_full_list_refuses_to_take_anybody_over():
    answers = of(*[{}] * MOST_ROWS) | roster({"name": "R. M."})
    with pytest.raises(ValueError, match=f"at most {MOST_ROWS}"):
        take_people(answers)


def test_a_stakeholder_is_called_as_on_the_roster_until_renamed_by_hand():
    answers = roster({"name": "R"}, {"title": "Matron"})
    answers |= take_people(answers)[1]
    assert follow_person(answers, {"person.1.name": "R. M."}) == {"stakeholder.1.who": "R. M."}
    assert follow_person(answers, {"person.1.name": None}) == {"stakeholder.1.who": None}
    assert follow_person(answers, {"person.2.name": "Dana"}) == {"stakeholder.2.who": "Dana"}
    assert follow_person(answers, {"person.1.title": "Ward manager"}) == {}
    assert follow_person(answers, {"person.1.week": "nights"}) == {}
    answers["stakeholder.1.who"] = "The boss"
    assert follow_person(answers, {"person.1.name": "R. M."}) == {}


def test_a_cleared_name_is_followed_again():
    answers = roster({"name": "R"})
    answers |= take_people(answers)[1]
    for name in (None, "S"):
        changes = {"person.1.name": name}
        answers |= changes | follow_person(answers, changes)
    assert answers["stakeholder.1.who"] == "S"


def test_no_answer_is_in_a_repr():
    (one,) = placed(("Rosamunde", 7, 2))
    assert "Rosamunde" not in repr(one)
    assert "7" not in repr(one)


@pytest.mark.parametrize("odd", [["x"], {"x": 1}, 3, True])
def test_an_odd_answer_about_where_a_row_came_from_is_nowhere(odd):
    answers = roster({"name": "Ada"}) | of({"who": "B", "person": odd, "suggestion": odd})
    assert not_taken(answers) == ["person.1"]
    assert here(answers) == here()

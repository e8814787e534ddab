"""The list of stakeholders, the map, the suggestions, and the worries without an answer."""

import json

import pytest

from widgets.page import does, fill
from workbook import Answers, Roster, StakeholderMap
from workbook.content.packs.library import library
from workbook.content.rows import MOST_ROWS, STAKEHOLDERS
from workbook.widgets.before.stakeholder_map import LONGEST_IN_LIST
from workbook.widgets.kit.assets import text_of, used_by

HOSTILE = "<img src=x onerror=alert(1)>"


@pytest.fixture
def answers(journal):
    return Answers(journal, content=library([]))


@pytest.fixture
def stakes(answers):
    return StakeholderMap(answers)


def add(stakes, **fields):
    does(stakes, "add")
    for field, typed in fields.items():
        fill(stakes, f"{stakes.selected}.{field}", typed)
    return stakes.selected


def dots(stakes):
    return {dot["key"]: (dot["influence"], dot["stance"]) for dot in stakes.picture["dots"]}


def test_a_stakeholder_is_on_the_map_once_both_numbers_are_there(stakes):
    key = add(stakes, who="R. M.", influence="7")
    assert stakes.picture["unplaced"] == [[key, "\u2068R. M.\u2069"]]
    assert stakes.rows[0]["note"] == "not placed yet"
    fill(stakes, f"{key}.stance", "\u22122")
    assert dots(stakes) == {key: (7, -2)}
    assert stakes.picture["unplaced"] == []
    assert stakes.picture["table"] == [["\u2068R. M.\u2069", "7 of 10", "2 of 5 against you", "Win over first"]]
    assert "influence 7 of 10, stance 2 of 5 against you" in stakes.picture["sentence"]
    assert stakes.rows[0]["note"] == "influence 7 of 10, stance 2 of 5 against you"


def test_a_dot_that_is_moved_moves_the_numbers_in_the_form(stakes, journal, until):
    first = add(stakes, who="A", influence="7", stance="2")
    add(stakes, who="B")
    does(stakes, "move", key=first, influence=3, stance=-4)
    assert dots(stakes) == {first: (3, -4)}
    assert stakes.selected == first
    typed = stakes.shown["typed"]
    assert (typed[f"{first}.influence"], typed[f"{first}.stance"]) == ("3", "-4")
    until(lambda: journal.latest(f"{first}.stance") == -4)
    again = StakeholderMap(Answers(journal, content=library([])))
    assert dots(again) == {first: (3, -4)}


@pytest.mark.parametrize(
    ("influence", "stance"), [(11, 0), (-1, 0), (5, 6), (5, -6), ("5", 0), (5.5, 0), (None, None), (True, 0), ([], {})]
)
def test_a_place_that_is_not_on_the_map_changes_nothing(stakes, influence, stance):
    key = add(stakes, who="A", influence="7", stance="2")
    before = stakes.answers.values()
    does(stakes, "move", key=key, influence=influence, stance=stance)
    does(stakes, "move", key="stakeholder.99", influence=1, stance=1)
    does(stakes, "place", key="person.1")
    does(stakes, "move")
    assert stakes.answers.values() == before


def test_pressing_a_dot_shows_its_fields_and_marks_it(stakes):
    first = add(stakes, who="A", influence="7", stance="2")
    second = add(stakes, who="B", influence="1", stance="1")
    assert [dot["current"] for dot in stakes.picture["dots"]] == [False, True]
    does(stakes, "edit", key=first)
    assert [dot["current"] for dot in stakes.picture["dots"]] == [True, False]
    does(stakes, "move", key=second, influence=1, stance=1)  # where it is already
    assert [dot["current"] for dot in stakes.picture["dots"]] == [False, True]


def test_placing_puts_it_in_the_middle_and_leaves_a_number_that_is_known(stakes):
    first, second = add(stakes, who="A"), add(stakes, who="B", influence="9")
    does(stakes, "place", key=first)
    does(stakes, "place", key=second)
    assert dots(stakes) == {first: (5, 0), second: (9, 0)}


def test_what_was_refused_gives_way_to_a_place_on_the_map(stakes):
    key = add(stakes, who="A", influence="7", stance="2")
    fill(stakes, f"{key}.influence", "11")
    assert "0 to 10" in stakes.errors[f"{key}.influence"]
    assert stakes.refused == 1
    assert dots(stakes) == {key: (7, 2)}
    does(stakes, "move", key=key, influence=4, stance=2)
    assert stakes.errors == {}
    assert stakes.shown["typed"][f"{key}.influence"] == "4"


def test_worries_without_an_answer_are_counted_and_say_what_is_missing(stakes):
    assert stakes.concerns["heading"] == "Concerns without an answer yet (0)"
    assert stakes.concerns["calm"].startswith("No worry is written down yet.")
    low = add(stakes, who="Low", influence="1", worry="Noise", evidence="Quiet")
    high = add(stakes, who="High", influence="9", worry="Costs")
    assert stakes.concerns["heading"] == "Concerns without an answer yet (2)"
    assert [(row["key"], row["goes_to"]) for row in stakes.concerns["rows"]] == [
        (high, f"{high}.evidence"),
        (low, f"{low}.bridge"),
    ]
    assert stakes.rows[0]["note"] == "not placed yet; a worry without an answer"
    for key, field in ((low, "bridge"), (high, "evidence"), (high, "bridge")):
        does(stakes, "edit", key=key)
        fill(stakes, f"{key}.{field}", "An answer")
    assert stakes.concerns["rows"] == []
    assert stakes.concerns["calm"].startswith("Every worry on your list has something that would calm it")


def test_the_roster_is_taken_over_by_name_or_title(stakes, answers, journal, until):
    roster = Roster(answers)
    assert stakes.roster == {"count": 0, "said": ""}
    for field, typed in (("name", "R. M."), ("title", "Matron"), ("week", "nights")):
        does(roster, "add")
        fill(roster, f"{roster.selected}.{field}", typed)
    assert stakes.roster == {"count": 2, "said": "2 people there, not on this list yet."}
    does(stakes, "take_over")
    assert [row["name"] for row in stakes.rows] == ["\u2068R. M.\u2069", "\u2068Matron\u2069"]
    assert stakes.roster["count"] == 0
    assert stakes.news == "2 people from the list above are on your list now."
    does(stakes, "take_over")
    assert len(stakes.rows) == 2
    until(lambda: journal.latest("stakeholder.2.person") == "person.2")
    does(stakes, "remove", key="stakeholder.1")
    assert stakes.roster["count"] == 1
    does(stakes, "take_over")
    assert [row["key"] for row in stakes.rows] == ["stakeholder.2", "stakeholder.1"]
    assert stakes.removed == []


def test_a_suggestion_fills_who_and_worry_and_its_proof_becomes_the_help(stakes, answers, journal, until):
    fill(stakes, "interview.role", "general")  # not a field of this sheet: ignored
    answers.put({"interview.role": "general"})
    first, *rest = stakes.suggested["rows"]
    assert stakes.suggested["said"] == ""
    does(stakes, "suggest", key=first["key"])
    key = stakes.selected
    assert stakes.shown["typed"] == {f"{key}.who": first["who"], f"{key}.worry": first["worry"]}
    helps = {field["key"]: field.get("help") for field in stakes.fields}
    assert helps[f"{key}.evidence"] == f"What would calm it: {first['proof']}"
    assert stakes.suggested["rows"] == rest
    assert stakes.news == f"{first['who']}: on your list now."
    assert stakes.concerns["rows"][0]["worry"] == first["worry"]
    until(lambda: journal.latest(f"{key}.suggestion") == first["key"])
    does(stakes, "remove", key=key)
    assert stakes.suggested["rows"] == [first, *rest]
    before = stakes.answers.values()
    does(stakes, "suggest", key="nonsense")
    assert stakes.answers.values() == before


def test_a_suggestion_whose_pack_is_gone_leaves_the_usual_help(stakes, answers):
    key = add(stakes, who="A")
    usual = [field.get("help") for field in stakes.fields]
    answers.put({f"{key}.suggestion": "gone"})
    assert [field.get("help") for field in stakes.fields] == usual


def test_while_the_kind_of_work_is_not_known_that_is_said(stakes):
    assert stakes.suggested["said"].startswith("These fit any work.")
    assert all(row["key"].startswith("general-") for row in stakes.suggested["rows"])


def test_a_full_list_says_so(stakes, answers):
    order = [f"stakeholder.{i}" for i in range(1, MOST_ROWS + 1)]
    answers.put({STAKEHOLDERS.order: order, "people.order": ["person.1"], "person.1.name": "R. M."})
    for do, key in (("take_over", ""), ("suggest", stakes.suggested["rows"][0]["key"])):
        stakes.problem = ""
        does(stakes, do, key=key)
        assert f"at most {MOST_ROWS}" in stakes.problem
        assert len(stakes.rows) == MOST_ROWS


def test_a_removed_stakeholder_keeps_its_place_and_worry(stakes):
    key = add(stakes, who="A", influence="7", stance="2", worry="Costs")
    does(stakes, "remove", key=key)
    assert dots(stakes) == {}
    assert stakes.concerns["rows"] == []
    does(stakes, "put_back", key=key)
    assert dots(stakes) == {key: (7, 2)}
    assert stakes.concerns["rows"][0]["worry"] == "Costs"


def test_text_stays_text(stakes):
    add(stakes, who=HOSTILE, influence="7", stance="2", worry=HOSTILE)
    assert stakes.picture["dots"][0]["name"] == f"\u2068{HOSTILE}\u2069"
    assert stakes.concerns["rows"][0]["worry"] == HOSTILE
    assert [one for one in used_by("stakeholder_map") if "innerHTML" in text_of(one)] == ["seats"]  # from whole numbers
    assert repr(stakes) == "StakeholderMap()"


def test_what_is_sent_is_plain_and_small(stakes):
    for i in range(8):
        add(stakes, who=f"Stakeholder number {i}", influence=str(i), stance="1", worry="A worry")
    assert len(json.dumps([stakes.picture, stakes.concerns, stakes.roster, stakes.suggested])) < 8_000


def test_a_long_worry_is_short_in_the_list_and_whole_in_its_field(stakes):
    key = add(stakes, who="A", worry="word " * 4_000)
    (row,) = stakes.concerns["rows"]
    assert len(row["worry"]) <= LONGEST_IN_LIST
    assert row["worry"].endswith("word…")
    assert len(stakes.shown["typed"].get(f"{key}.worry", "")) in (0, 20_000)
    assert len(stakes.answers.get(f"{key}.worry").strip()) == 19_999

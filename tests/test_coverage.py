"""What an advert names, how strong the proof is, and what is not known yet: plain sums and sentences."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbook.coverage import (
    LONGEST,
    MOST_NEEDS,
    SHORTEST,
    Wish,
    add_needs,
    alike,
    coverage_in_words,
    flags_in_words,
    needs_in,
    strengths,
    wishes_in_words,
)
from workbook.rows import MOST_ROWS, NEEDS

ADVERT = """About us:
We are a calm team of 12.   You lead the night shift, e.g. plan the rota. Do you like people?
\u2022 Leads a team of thirty. Days and nights.
- 3 years of experience
* **Plans** the rota
\u00b7 Keeps the budget
1. Handles complaints
 (3) Keeps people safe
b) Orders supplies
----
ab
LEADS  a team of thirty. Days and nights
2.5 years of German
C++
What we offer:
"""


def test_lines_with_a_mark_are_whole_and_others_go_sentence_by_sentence():
    assert needs_in(ADVERT) == [
        "We are a calm team of 12.",
        "You lead the night shift, e.g. plan the rota.",
        "Do you like people?",
        "Leads a team of thirty. Days and nights.",
        "3 years of experience",
        "Plans the rota",
        "Keeps the budget",
        "Handles complaints",
        "Keeps people safe",
        "Orders supplies",
        "LEADS a team of thirty.",
        "Days and nights",
        "2.5 years of German",
        "C++",
    ]


def test_scripts_without_blanks_are_split_too():
    line = "\u5de5\u4f5c\u7ecf\u9a8c\u3002\u6c9f\u901a\u80fd\u529b\u3002"
    assert needs_in(line) == ["\u5de5\u4f5c\u7ecf\u9a8c\u3002", "\u6c9f\u901a\u80fd\u529b\u3002"]


@pytest.mark.parametrize(
    ("advert", "needs"),
    [
        ("", []),
        ("   \n\n", []),
        ("Requirements:", []),
        ("- ", []),
        ("ab", []),
        ("abc", ["abc"]),
        ("_____________", []),
        ("St. Mary's is old. Dr. Okonjo leads it.", ["St. Mary's is old.", "Dr. Okonjo leads it."]),
        ("\u2022 " + "a" * LONGEST, ["a" * LONGEST]),
        ("\u2022 " + "a" * (LONGEST + 1), []),
        ("\u2022 " + f"Plans {'x' * 200}. Leads {'y' * 200}.", [f"Plans {'x' * 200}.", f"Leads {'y' * 200}."]),
        ("- <b>Kind</b>\n- kind;\n- Kind", ["<b>Kind</b>", "kind;"]),
    ],
)
def test_edges(advert, needs):
    assert needs_in(advert) == needs


def test_at_most_thirty_the_first_ones():
    assert needs_in("\n".join(f"Need {i}" for i in range(100))) == [f"Need {i}" for i in range(MOST_NEEDS)]


@given(st.text(max_size=2000))
def test_nothing_is_invented(advert):
    needs = needs_in(advert)
    there = " ".join(advert.replace("**", "").split())
    assert all(need in there and SHORTEST <= len(need) <= LONGEST for need in needs)
    assert len({alike(need) for need in needs}) == len(needs) <= MOST_NEEDS


def test_only_what_is_not_there_yet_is_added():
    first = add_needs({}, ["Kind", "Calm"])
    assert first.sentence == "2 lines of the advert were added to the list."
    assert NEEDS.keys(first.changes) == ["need.1", "need.2"]
    again = add_needs(first.changes, ["calm.", "Quick"])
    assert again.sentence == "1 line of the advert was added to the list. 1 line was in it already."
    assert again.changes["need.3.need"] == "Quick"
    none = add_needs(first.changes, ["Kind"])
    assert (none.changes, none.sentence) == ({}, "Nothing new for the list. 1 line was in it already.")
    assert add_needs({}, []).sentence == "Nothing in the advert reads like a need. Add them yourself below."


def test_what_was_removed_stays_out_until_nothing_is_left():
    answers = add_needs({}, ["Kind", "Calm"]).changes
    answers |= NEEDS.remove(answers, "need.1")
    added = add_needs(answers, ["Kind", "Calm"])
    assert added.changes == {}
    assert added.sentence == (
        "Nothing new for the list. 1 line was in it already. 1 line you had removed was left out."
    )
    answers |= NEEDS.remove(answers, "need.2")
    assert NEEDS.keys(answers | add_needs(answers, ["Kind", "Calm"]).changes) == ["need.3", "need.4"]


def test_a_full_list_says_so():
    answers = add_needs({}, [f"Need {i}" for i in range(MOST_ROWS - 1)]).changes
    added = add_needs(answers, ["Kind", "Calm", "Quick"])
    assert (added.added, added.no_room) == (1, 2)
    assert added.sentence.endswith("The list is full: 2 lines were not added.")


def test_unknown_strengths_count_as_not_looked_at():
    answers = {"needs.order": ["need.1", "need.2"], "need.1.strength": "gap", "need.2.strength": ["odd"]}
    assert strengths({**answers, "need.2.strength": "odd"}) == ["gap", "unknown"]
    assert strengths(answers) == ["gap", "unknown"]


@pytest.mark.parametrize(
    ("counts", "sentence"),
    [
        ((0, 0, 0, 0), ""),
        ((3, 2, 1, 1), "Strong proof for 3 of 7 needs, some for 2, a gap at 1, 1 not looked at yet."),
        ((0, 0, 2, 1), "Strong proof for none of 3 needs, a gap at 2, 1 not looked at yet."),
        ((0, 0, 0, 3), "3 needs, none looked at yet."),
        ((0, 0, 0, 1), "1 need, not looked at yet."),
        ((1, 0, 0, 0), "Strong proof for your 1 need."),
        ((4, 0, 0, 0), "Strong proof for all 4 needs."),
    ],
)
def test_the_sentence_of_coverage(counts, sentence):
    found = [one for one, count in zip(("strong", "some", "gap", "unknown"), counts, strict=True) for _ in range(count)]
    assert coverage_in_words(found) == sentence
    assert coverage_in_words(found[::-1]) == sentence


@pytest.mark.parametrize(
    ("wishes", "sentence"),
    [
        ([], ""),
        ([("nice", ""), ("", "")], "Nothing here is a must-have or a deal-breaker yet."),
        (
            [("must", "said so"), ("must", " "), ("must", "Do they?"), ("nice", "")],
            "You have 3 must-haves; for 2 you do not know yet how it is here: ask.",
        ),
        ([("must", "")], "You have 1 must-have; you do not know yet how it is here: ask."),
        ([("must", "yes"), ("must", "no")], "You have 2 must-haves, and you know how it is here."),
        (
            [("must", "yes"), ("breaker", ""), ("breaker", "")],
            "You have 1 must-have, and you know how it is here. "
            "You have 2 deal-breakers; for none of them do you know yet how it is here: ask.",
        ),
    ],
)
def test_the_sentence_of_wishes(wishes, sentence):
    assert wishes_in_words(Wish(*wish) for wish in wishes) == sentence


@pytest.mark.parametrize(
    ("states", "sentence"),
    [
        (["", ""], "Nothing looked at yet."),
        (["no", ""], "None seen so far; 1 not looked at."),
        (["no", "no"], "None seen so far."),
        (["seen", ""], "1 seen, not asked about yet; 1 not looked at."),
        (["seen", "asked", "no"], "2 seen, of these 1 asked about."),
    ],
)
def test_the_sentence_of_red_flags(states, sentence):
    assert flags_in_words(states) == sentence

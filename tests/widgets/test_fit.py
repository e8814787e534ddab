"""The advert, the list that is made of it, and the proof for each need."""

import pytest
from widgets.page import does

from workbook import Answers, Needs
from workbook.packs.library import library
from workbook.reading import LONGEST_TEXT, read_text
from workbook.widgets.fit import ADVERT, too_long

HOSTILE = "<img src=x onerror=alert(1)>"


@pytest.fixture
def needs(journal):
    return Needs(Answers(journal, content=library([])))


def fill(part, key, typed):
    does(part, "type", key=key, typed=typed)


def with_advert(needs, advert):
    fill(needs, ADVERT.key, advert)
    does(needs, "list")
    return needs


def names(needs):
    return [row["name"].strip("\u2068\u2069") for row in needs.rows]


def test_an_advert_becomes_a_list_once(needs, journal, until):
    with_advert(needs, f"Tasks:\n- Leads a team\n- {HOSTILE}\n")
    assert names(needs) == ["Leads a team", HOSTILE]
    assert needs.said == "2 lines of the advert were added to the list."
    assert needs.coverage["sentence"] == "2 needs, none looked at yet."
    does(needs, "list")
    assert names(needs) == ["Leads a team", HOSTILE]
    assert needs.said == "Nothing new for the list. 2 lines were in it already."
    until(lambda: journal.latest("need.2.need") == HOSTILE)
    assert journal.latest("needs.order") == ["need.1", "need.2"]
    assert journal.latest("fit.advert").startswith("Tasks:")


def test_a_reload_shows_all_of_it_again(needs, journal, until):
    with_advert(needs, "- Leads a team")
    fill(needs, "need.1.bring", "Eight people")
    fill(needs, "need.1.strength", "strong")
    until(lambda: journal.latest("need.1.strength") == "strong")
    again = Needs(Answers(journal, content=library([])))
    assert again.shown["typed"] == {
        "fit.advert": "- Leads a team",
        "need.1.need": "Leads a team",
        "need.1.bring": "Eight people",
        "need.1.strength": "strong",
    }
    assert again.coverage["sentence"] == "Strong proof for your 1 need."
    assert again.said == ""


def test_the_advert_stands_apart_from_the_fields_of_a_need(needs):
    assert needs.fields == []
    with_advert(needs, "- Leads a team\n- Plans the rota")
    for key in ("need.1", "need.2"):
        does(needs, "edit", key=key)
        assert [field["key"] for field in needs.fields] == [f"{key}.need", f"{key}.bring", f"{key}.strength"]
        assert needs.shown["typed"]["fit.advert"] == "- Leads a team\n- Plans the rota"


def test_the_picture_has_a_row_for_each_need_and_a_line_for_gaps(needs):
    with_advert(needs, "- Leads a team\n- Plans the rota")
    assert needs.coverage["gap"] == ""
    fill(needs, "need.1.strength", "gap")
    assert needs.coverage == {
        "sentence": "Strong proof for none of 2 needs, a gap at 1, 1 not looked at yet.",
        "rows": [
            ["\u2068Leads a team\u2069", "gap", "A gap"],
            ["\u2068Plans the rota\u2069", "unknown", "Not looked at yet"],
        ],
        "gap": "For a gap: say what is close to it and how you would learn it.",
    }
    assert [row["note"] for row in needs.rows] == ["A gap", "Not looked at yet"]
    does(needs, "remove", key="need.1")
    assert [row[1] for row in needs.coverage["rows"]] == ["unknown"]
    does(needs, "put_back", key="need.1")
    assert [row[1] for row in needs.coverage["rows"]] == ["gap", "unknown"]


def test_nothing_to_make_a_list_of(needs, journal):
    does(needs, "list")
    assert needs.said == "Paste the advert first."
    with_advert(needs, "Tasks:\n--\n")
    assert needs.said == "Nothing in the advert reads like a need. Add them yourself below."
    assert needs.rows == []


def test_the_sentence_for_a_long_advert_is_that_of_every_text():
    with pytest.raises(ValueError, match="characters") as refused:
        read_text("x" * 20_001, ADVERT.label)
    assert too_long(20_001) == str(refused.value)


def test_a_megabyte_is_refused_whole_and_a_shorter_advert_is_taken(needs, journal, until):
    fill(needs, ADVERT.key, "- Kind")
    until(lambda: journal.latest("fit.advert") == "- Kind")
    does(needs, "too_long", count=1_000_000, inside=True)
    assert needs.errors == {"fit.advert": "The advert has 1,000,000 characters; the limit is 20,000. Nothing was cut."}
    assert needs.refused == 1
    does(needs, "list")
    assert needs.said.startswith("The advert is not saved, so no list was made.")
    assert needs.rows == []
    assert journal.latest("fit.advert") == "- Kind"
    with_advert(needs, "- Calm")
    assert (needs.errors, needs.refused, names(needs)) == ({}, 0, ["Calm"])


def test_a_paste_that_was_not_put_in_leaves_what_is_there(needs):
    fill(needs, ADVERT.key, "- Kind")
    does(needs, "too_long", count=1_000_000, inside=False)
    assert "the limit is 20,000" in needs.errors["fit.advert"]
    assert needs.refused == 0
    does(needs, "list")
    assert names(needs) == ["Kind"]


@pytest.mark.parametrize("count", [None, "many", LONGEST_TEXT, True])
def test_a_length_that_is_none_says_nothing(needs, count):
    does(needs, "too_long", count=count)
    assert needs.errors == {}


def test_what_a_page_sends_too_long_is_refused_too(needs, journal):
    fill(needs, ADVERT.key, "x" * (LONGEST_TEXT + 1))
    assert needs.errors["fit.advert"] == too_long(LONGEST_TEXT + 1)
    assert journal.latest("fit.advert") is None
    fill(needs, ADVERT.key, "x" * LONGEST_TEXT)
    assert needs.errors == {}


def test_a_page_drawn_anew_shows_what_is_saved(needs):
    fill(needs, ADVERT.key, "- Kind")
    does(needs, "too_long", count=30_000, inside=True)
    does(needs, "again")
    assert needs.errors == {}
    assert needs.shown["typed"]["fit.advert"] == "- Kind"


def test_nothing_a_person_entered_is_in_what_a_page_stores(needs):
    with_advert(needs, "- Canary 4711")
    assert repr(needs) == "Needs()"

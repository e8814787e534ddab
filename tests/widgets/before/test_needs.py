"""The advert, the list that is made of it, and the proof for each need."""

import pytest

from widgets.page import does, fill
from workbook import Answers, Needs
from workbook.answers.reading import LONGEST_TEXT, read_text
from workbook.content.packs.library import library
from workbook.widgets.before.needs import ADVERT, LONGEST_READ, rest_in_words, too_long

HOSTILE = "<img src=x onerror=alert(1)>"


@pytest.fixture
def needs(journal):
    return Needs(Answers(journal, content=library([])))


def proposed(needs):
    """[text, whether it is ticked] of what is proposed first."""
    return [[text, on] for _title, lines in needs.proposal.get("needs", []) for text, on, _note in lines]


def take(needs):
    """Press "Take these" with the ticks as they were proposed."""
    does(needs, "take", texts=[text for text, on in proposed(needs) if on])


def with_advert(needs, advert):
    """Paste an advert, make a list of it and take what is proposed."""
    fill(needs, ADVERT.key, advert)
    does(needs, "list")
    take(needs)
    return needs


def names(needs):
    return [row["name"].strip("\u2068\u2069") for row in needs.rows]


def test_nothing_becomes_a_row_before_it_is_taken(needs, journal, until):
    fill(needs, ADVERT.key, f"Tasks:\n- Leads a team\n- {HOSTILE}\n")
    does(needs, "list")
    assert proposed(needs) == [["Leads a team", True], [HOSTILE, True]]
    assert needs.said.endswith("2 lines are the closest to it. 1 other line stands apart below.")
    assert needs.rows == []
    take(needs)
    assert names(needs) == ["Leads a team", HOSTILE]
    assert (needs.said, needs.proposal) == ("2 lines were added to the list.", {})
    assert needs.coverage["sentence"] == "2 needs, none looked at yet."
    does(needs, "list")
    assert needs.said.startswith("Every line of it that reads like a need is in your list already.")
    take(needs)
    assert (needs.said, names(needs)) == ("Nothing is ticked, so nothing was added.", ["Leads a team", HOSTILE])
    until(lambda: journal.latest("need.2.need") == HOSTILE)
    assert journal.latest("needs.order") == ["need.1", "need.2"]
    assert journal.latest("fit.advert").startswith("Tasks:")


def test_only_what_is_left_ticked_is_taken_and_other_lines_can_be(needs):
    fill(needs, ADVERT.key, "Requirements\n- Kind\n- Calm\nBenefits\n- Free tea")
    does(needs, "list")
    assert needs.proposal["others"][0] == ["What they offer", [["Free tea", False, ""]]]
    does(needs, "take", texts=["Calm", "Free tea", "never in it", 7])
    assert names(needs) == ["Calm", "Free tea"]
    does(needs, "list")
    assert proposed(needs) == [["Kind", True]]


@pytest.mark.parametrize("texts", [None, "Kind", [], [None], {"Kind": True}])
def test_a_page_that_sends_nonsense_takes_nothing(needs, texts):
    fill(needs, ADVERT.key, "- Kind")
    does(needs, "list")
    does(needs, "take", texts=texts)
    assert needs.rows == []
    assert needs.said == "Nothing is ticked, so nothing was added."


def test_one_press_takes_it_all_out_again(needs, journal, until):
    with_advert(needs, "- Kind\n- Calm")
    assert needs.taken == "Take these 2 lines out again"
    does(needs, "take_back")
    assert (names(needs), needs.taken) == ([], "")
    assert needs.said.startswith("2 lines were taken out again. 2 lines read like needs.")
    assert proposed(needs) == [["Kind", True], ["Calm", True]]
    until(lambda: journal.latest("needs.order") == [])
    does(needs, "take_back")
    assert proposed(needs) == [["Kind", True], ["Calm", True]]


def test_a_row_that_was_removed_is_not_forced_back(needs):
    with_advert(needs, "- Kind\n- Calm")
    does(needs, "remove", key="need.1")
    does(needs, "list")
    assert proposed(needs) == [["Kind", False]]
    take(needs)
    assert names(needs) == ["Calm"]


def test_when_all_rows_are_gone_there_is_nothing_to_take_out_again(needs):
    with_advert(needs, "- Kind")
    does(needs, "remove", key="need.1")
    assert needs.taken == ""


def test_more_than_thirty_come_on_request_and_a_full_list_keeps_the_rest(needs):
    fill(needs, ADVERT.key, "\n".join(f"- Need {at}" for at in range(45)))
    does(needs, "list")
    assert (len(proposed(needs)), needs.proposal["left_out"]) == (
        30,
        "15 more lines that read like needs are not shown yet.",
    )
    count = needs.proposal["count"]
    does(needs, "more")
    assert (len(proposed(needs)), needs.proposal["left_out"], needs.proposal["count"]) == (45, "", count)
    take(needs)
    assert len(needs.rows) == 40
    assert needs.said.endswith("The list holds at most 40: 5 lines had no room and stay here.")
    assert proposed(needs) == [[f"Need {at}", True] for at in range(40, 45)]
    assert needs.proposal["count"] > count
    does(needs, "close")
    assert (needs.proposal, needs.said) == ({}, "")


def test_the_end_of_a_long_advert_is_read_and_can_be_left_out(needs, journal):
    fill(needs, ADVERT.key, "Requirements\n- Kind")
    does(needs, "rest", text="\n- Calm\n- Quick\n")
    assert needs.rest == {"sentence": rest_in_words("\n- Calm\n- Quick\n"), "text": "\n- Calm\n- Quick\n"}
    assert "The last 16 characters of the advert (2 lines) had no room." in needs.rest["sentence"]
    does(needs, "list")
    assert proposed(needs) == [["Kind", True], ["Calm", True], ["Quick", True]]
    does(needs, "rest", text="")
    assert needs.rest == {}
    does(needs, "list")
    assert proposed(needs) == [["Kind", True]]
    does(needs, "rest", text="\n- Calm")
    needs.keep({ADVERT.key: None})
    assert needs.rest == {}, "an advert that is emptied, or put aside, has no end"


@pytest.mark.parametrize("text", [None, 7, "x" * (LONGEST_READ + 1), "a\x00b"])
def test_an_end_that_cannot_be_read_is_refused(needs, text):
    does(needs, "rest", text=text)
    assert needs.rest == {}
    assert bool(needs.errors) == isinstance(text, str)


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
    fill(needs, ADVERT.key, "Tasks:\n--\n")
    does(needs, "list")
    assert needs.said == (
        "Nothing in the advert reads like a need. Add them yourself below. 2 other lines stand apart below."
    )
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
    assert proposed(needs) == [["Kind", True]]


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

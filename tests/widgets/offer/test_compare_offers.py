"""Offers side by side: the fields of the table, criteria of one's own, and what is handed to the decision below."""

from datetime import date, datetime

import pytest

from widgets.page import does
from workbook import Answers, CompareOffers, InFlight, OfferDecision
from workbook.answers.reading import without_directions
from workbook.content.packs.library import library
from workbook.content.rows import MOST_ROWS

EVIL = "<img src=x onerror=alert(1)>"
NOW = datetime(2026, 11, 29, 9, 0)


def make(journal):
    return CompareOffers(Answers(journal, library([]), now=lambda: NOW))


def with_offers(journal, *names):
    journal.record("offers.order", [f"offer.{number}" for number, _name in enumerate(names, 1)])
    for number, name in enumerate(names, 1):
        journal.record(f"offer.{number}.employer", name)
    return make(journal)


@pytest.fixture
def compared(journal):
    return with_offers(journal, "Acme", EVIL)


def fill(part, key, typed):
    does(part, "type", key=key, typed=str(typed))


def give(part, criterion, weight, *points):
    fill(part, f"weight.{criterion}", weight)
    for number, got in enumerate(points, 1):
        fill(part, f"offer.{number}.score.{criterion}", got)


def verdict(part):
    return without_directions(part.result["verdict"])


def labels(part):
    return {field["key"]: without_directions(field["label"]) for field in part.fields}


def test_each_cell_has_a_field_with_a_name_of_its_own(compared):
    criteria = compared.answers.content.criteria
    assert len(compared.grid["rows"]) == len(criteria) == 11
    assert compared.grid["rows"][0]["cells"] == [
        "weight.compare-work", "offer.1.score.compare-work", "offer.2.score.compare-work",
    ]  # fmt: skip
    names = labels(compared)
    assert names["offer.1.score.compare-work"] == "Acme: The work itself, 0 to 10"
    assert names["weight.compare-work"] == "The work itself: how much it matters, 0 to 10"
    assert len(set(names.values())) == len(names) == 33
    assert [field["key"] for field in compared.fields] == [key for row in compared.grid["rows"] for key in row["cells"]]


def test_the_verdict_follows_the_points_and_comes_back(compared, journal):
    assert verdict(compared).startswith("Nothing has points yet.")
    give(compared, "compare-work", 5, 9, 4)
    give(compared, "compare-money", 5, 3, 4)
    assert verdict(compared) == f"Acme is ahead of {EVIL} by 20 of 100. This rests on 2 criteria."
    assert [row[0::2] for row in compared.result["rows"]] == [["offer.1", "60"], ["offer.2", "40"]]
    assert compared.result["would_change"][0].startswith(
        "\u2068Acme\u2069 stays ahead until “The work itself” matters 1"
    )
    assert len(compared.result["left_out"]) == 1
    Answers(journal).autosave.flush()
    assert journal.latest("offer.1.score.compare-work") == 9
    assert journal.latest("weight.compare-work") == 5
    assert make(journal).result == compared.result


@pytest.mark.parametrize("typed", ["11", "-1", "2.5", "many"])
def test_points_that_cannot_be_used_are_said_and_not_saved(compared, typed):
    fill(compared, "offer.1.score.compare-money", typed)
    said = without_directions(compared.errors["offer.1.score.compare-money"])
    assert said.startswith("Acme: Pay must be a whole number from 0 to 10.")
    assert compared.answers.get("offer.1.score.compare-money") is None
    fill(compared, "offer.1.score.compare-money", "")
    assert compared.errors == {}


def test_a_criterion_of_ones_own_comes_goes_and_comes_back(compared, journal):
    does(compared, "add")
    fill(compared, "criterion.1.name", EVIL)
    fill(compared, "criterion.1.weight", 3)
    fill(compared, "offer.1.score.criterion-1", 8)
    fill(compared, "offer.2.score.criterion-1", 6)
    row = compared.grid["rows"][-1]
    assert (row["key"], without_directions(row["text"]), row["own"]) == ("criterion.1", EVIL, True)
    assert row["cells"] == ["criterion.1.weight", "offer.1.score.criterion-1", "offer.2.score.criterion-1"]
    assert verdict(compared).startswith(f"Acme is ahead of {EVIL} by 20 of 100.")
    does(compared, "remove", key="criterion.1")
    assert len(compared.grid["rows"]) == 11
    assert [compared.removed[0], without_directions(compared.removed[1])] == ["criterion.1", EVIL]
    does(compared, "put_back", key="criterion.1")
    assert compared.removed == []
    assert verdict(compared).startswith(f"Acme is ahead of {EVIL} by 20 of 100.")
    Answers(journal).autosave.flush()
    assert make(journal).grid == compared.grid


def test_a_criterion_of_the_packs_cannot_be_removed(compared):
    does(compared, "remove", key="compare-work")
    does(compared, "remove", key="offer.1")
    assert len(compared.grid["rows"]) == 11
    assert len(compared.grid["offers"]) == 2


def test_a_full_list_of_criteria_is_said(compared):
    for _each in range(MOST_ROWS + 1):
        does(compared, "add")
    assert "at most 40" in compared.problem
    does(compared, "remove", key="criterion.1")
    does(compared, "add")
    assert compared.problem == ""


def test_a_criterion_that_stands_there_twice_is_said(compared):
    does(compared, "add")
    fill(compared, "criterion.1.name", "pay")
    assert without_directions(compared.remarks[0]) == "“pay” is in the table twice, so it counts twice."


def test_with_no_offer_one_can_say_what_matters(journal):
    compared = make(journal)
    assert compared.grid["offers"] == []
    assert compared.alone.startswith("There is no offer")
    assert not compared.may_stay
    give(compared, "compare-work", 5)
    assert compared.result["verdict"] == ""


def test_with_one_offer_staying_can_be_added(journal):
    compared = with_offers(journal, "Acme")
    assert "second offer" in compared.alone
    assert compared.may_stay
    give(compared, "compare-work", 5, 7)
    assert verdict(compared) == "Acme comes to 70 of 100. This rests on 1 criterion."
    does(compared, "stay")
    assert [without_directions(name) for name in compared.grid["offers"]] == ["Acme", "Stay where I am"]
    assert (compared.alone, compared.may_stay) == ("", False)
    does(compared, "stay")
    assert len(compared.grid["offers"]) == 2
    Answers(journal).autosave.flush()
    assert journal.latest("offer.2.employer") == "Stay where I am"


def test_at_most_six_stand_side_by_side(journal):
    compared = with_offers(journal, *"ABCDEFGH")
    assert len(compared.grid["offers"]) == 6
    assert compared.remarks == ["8 offers are on your list; the first 6 stand side by side here."]
    give(compared, "compare-work", 5, *[5] * 6)
    assert verdict(compared).startswith("A tie: A, B, C, D, E and F are level.")


def test_like_offers_are_told_apart_in_the_heads(journal):
    compared = with_offers(journal, "Acme", "Acme")
    assert [without_directions(name) for name in compared.grid["offers"]] == ["Acme (1)", "Acme (2)"]
    assert len(set(labels(compared).values())) == 33


@pytest.mark.parametrize(
    ("deadline", "typed", "recorded", "said"),
    [
        ("2026-12-04", "2026-12-31", "2026-12-04", "Your answer is due on Friday 4 December."),
        (None, "2026-12-31", "2026-12-31", "The day that stands there, Thursday 31 December, stays."),
        (None, None, None, "No day for your answer is entered, so a week is assumed."),
        (
            "2026-11-01", None, "2026-11-01",
            "The day for your answer, Sunday 1 November, has passed: enter the new one.",
        ),
    ],
)  # fmt: skip
def test_an_offer_is_handed_to_the_decision_below(compared, journal, deadline, typed, recorded, said):
    journal.record("offer.1.deadline", deadline)
    journal.record("offer.deadline", typed)
    compared = make(journal)
    give(compared, "compare-work", 5, 9, 4)
    give(compared, "compare-money", 4, 4, 4)
    does(compared, "use", key="offer.1")  # 67.8
    assert without_directions(compared.news) == f"Below, Acme counts 70 of 100 now. {said}"
    Answers(journal).autosave.flush()
    assert journal.latest("offer.worth") == 70
    assert journal.latest("offer.deadline") == recorded


def test_what_was_handed_on_is_said_until_something_else_is_weighed_there(compared):
    give(compared, "compare-work", 5, 9, 4)
    does(compared, "use", key="offer.1")
    give(compared, "compare-money", 4, 4, 4)
    assert "counts 90 of 100" in compared.news
    compared.keep({"offer.worth": 40.0})
    assert compared.news == ""


def test_the_day_that_was_typed_at_the_decision_is_not_wiped(compared, journal):
    decision = OfferDecision(InFlight(journal, today=NOW.date))
    give(compared, "compare-work", 5, 9, 4)
    decision.controls["deadline"].typed = "2099-12-09"  # and not saved yet
    does(compared, "use", key="offer.1")
    Answers(journal).autosave.flush()
    assert decision.weighed.day == date(2099, 12, 9)
    assert "9 December 2099, stays" in compared.news


def test_an_offer_without_a_total_is_not_handed_on(compared, journal):
    does(compared, "use", key="offer.1")
    does(compared, "use", key="offer.9")
    Answers(journal).autosave.flush()
    assert journal.latest("offer.worth") is None
    assert compared.news == ""


def test_no_answer_is_in_the_repr(compared):
    assert repr(compared) == "CompareOffers()"


def test_staying_is_handed_on_as_what_carrying_on_is_worth(journal):
    compared = with_offers(journal, "Acme", "Stay where I am")
    give(compared, "compare-work", 5, 9, 4)
    does(compared, "use", key="offer.1")
    does(compared, "use", key="offer.2")
    assert compared.news == "Below, carrying on without an offer counts 40 of 100 now."
    Answers(journal).autosave.flush()
    assert (journal.latest("offer.using"), journal.latest("offer.worth")) == ("offer.1", 90)
    assert journal.latest("offer.keep_searching") == 40


def test_nothing_is_handed_on_once_it_is_answered(journal):
    journal.record("offer.2.told", "2026-11-20")
    compared = with_offers(journal, "Acme", "Beta", "Stay where I am")
    give(compared, "compare-work", 5, 9, 4, 5)
    assert compared.result["usable"] == ["offer.1", "offer.3"]
    does(compared, "use", key="offer.2")
    assert compared.news == ""
    journal.record("accepted.offer", "offer.1")
    again = make(journal)
    assert again.result["usable"] == []
    does(again, "use", key="offer.3")
    assert again.answers.get("offer.keep_searching") is None

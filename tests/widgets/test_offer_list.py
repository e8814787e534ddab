"""The list of offers: where a new one begins, what is said over it, and the money below it."""

from datetime import datetime

import pytest
from widgets.page import does

from workbook import Answers, OfferList
from workbook.csv_file import read_csv
from workbook.packs.library import library
from workbook.reading import without_directions
from workbook.widgets.instrument import autosave_of

EVIL = "<img src=x onerror=alert(1)>"
NOW = datetime(2026, 11, 29, 9, 0)


def make(journal):
    return OfferList(Answers(journal, library([]), now=lambda: NOW))


@pytest.fixture
def offers(journal):
    return make(journal)


def fill(part, field, typed):
    does(part, "type", key=f"{part.selected}.{field}", typed=typed)


def add(part, **fields):
    does(part, "add")
    for field, typed in fields.items():
        fill(part, field.replace("_", "-"), typed)
    return part.selected


def plain(texts):
    return [without_directions(text) for text in texts]


def test_at_first_there_is_none(offers):
    assert offers.summary.startswith("No offer yet.")
    assert (offers.to_do, offers.remarks, offers.waiting, offers.rows) == ([], [], "", [])
    assert (offers.money["rows"], offers.money["said"]) == ([], "")


def test_every_field_of_the_pack_is_there_and_the_application(offers):
    key = add(offers)
    asked = [prompt.key for prompt in offers.answers.content.prompts if prompt.of == "offer"]
    assert [field["key"].removeprefix(f"{key}.") for field in offers.fields] == [asked[0], "application", *asked[1:]]


def test_what_was_entered_is_kept_and_said(offers, journal):
    key = add(
        offers, employer=EVIL, in_writing="no", pay="25", per="hour", hours="40", currency="eur", deadline="2026-12-04"
    )
    assert offers.summary == "You have until Friday 4 December: 5 days."
    assert plain(offers.to_do)[0].startswith(f"{EVIL}: nothing is in writing yet.")
    assert offers.rows[0]["note"] == "25 EUR an hour; answer by Friday 4 December"
    assert offers.money["said"] == "For a year, before tax: about 52,000 EUR a year, at 40 hours a week."
    autosave_of(journal).flush()
    assert journal.latest(f"{key}.in-writing") is False
    assert journal.latest(f"{key}.pay") == 25
    again = make(journal)
    assert again.summary == offers.summary
    assert plain([again.form_of]) == [EVIL]
    assert repr(again) == "OfferList()"


def test_a_new_offer_begins_with_the_application_that_has_one(journal):
    journal.record("applications.order", ["interview", "application.1"])
    journal.record("interview.employer", "Acme")
    journal.record("application.1.employer", "Beta")
    journal.record("application.1.outcome", "offer")
    offers = make(journal)
    assert "Beta" in offers.waiting
    first = add(offers)
    assert offers.answers.get(f"{first}.application") == "application.1"
    assert offers.answers.get(f"{first}.employer") == "Beta"
    assert (offers.waiting, offers.remarks) == ("", [])
    second = add(offers)
    assert offers.answers.get(f"{second}.application") is None
    does(offers, "remove", key=first)
    assert "Beta" in offers.waiting


def test_with_the_application_comes_its_employer_unless_one_was_written(journal):
    journal.record("interview.employer", "Acme")
    offers = make(journal)
    first = add(offers, application="interview")
    assert offers.answers.get(f"{first}.employer") == "Acme"
    second = add(offers, employer="Beta", application="interview")
    assert offers.answers.get(f"{second}.employer") == "Beta"
    assert len(offers.remarks) == 4  # no answer yet, twice; another name; one application
    fill(offers, "application", "")
    assert offers.answers.get(f"{second}.application") is None


def test_contradictions_are_said_and_nothing_is_changed(offers):
    add(offers, employer="Acme", deadline="2026-11-01")
    add(offers, employer="Acme", role="Porter")
    assert plain(row["name"] for row in offers.rows) == ["Acme", "Acme, Porter"]
    assert len(offers.remarks) == 2
    assert plain([offers.form_of]) == ["Acme, Porter"]
    does(offers, "remove", key=offers.selected)
    assert plain(offers.removed) == ["offer.2", "Acme, Porter"]
    does(offers, "put_back", key="offer.2")
    assert len(offers.rows) == 2


def test_the_money_of_two_stands_side_by_side(offers):
    add(offers, employer="Acme", pay="60000", per="year", currency="gbp")
    add(offers, employer="Beta", pay="5000", per="month", currency="eur")
    assert [plain(row)[:2] for row in offers.money["rows"]] == [
        ["Acme", "60,000 GBP a year"],
        ["Beta", "5,000 EUR a month"],
    ]
    assert without_directions(offers.money["said"]).startswith(
        "Acme pays in GBP and Beta in EUR. The workbook does not"
    )


@pytest.mark.parametrize(("field", "typed"), [("pay", "much"), ("pay", "1,000"), ("hours", "0"), ("deadline", "soon")])
def test_what_cannot_be_used_is_said_and_not_saved(offers, field, typed):
    key = add(offers, **{field: typed})
    assert set(offers.errors) == {f"{key}.{field}"}
    assert offers.answers.get(f"{key}.{field}") is None


def test_the_list_as_a_table(offers):
    add(offers, employer="=Acme", in_writing="yes")
    head, row = read_csv(offers.table())
    assert len(head) == len(row) == len(offers.fields)
    assert "Yes" in row

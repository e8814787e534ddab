"""The list of offers: where a new one begins, what is said over it, and the money below it."""

from datetime import date, datetime

import pytest
from spreadsheet import read_csv

from widgets.page import does
from workbook import Answers, InFlight, OfferDecision, OfferList
from workbook.answers.reading import without_directions
from workbook.content.packs.library import library
from workbook.journal import Journal

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
    Answers(journal).autosave.flush()
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


def test_pay_that_can_be_read_in_two_ways_waits_for_its_currency(offers, journal):
    key = add(offers, pay="52,000")
    assert "can be read as 52,000 or as 52." in offers.errors[f"{key}.pay"]
    assert offers.answers.get(f"{key}.pay") is None
    fill(offers, "currency", "gbp")
    assert offers.errors == {}
    assert offers.answers.get(f"{key}.pay") == 52_000
    assert offers.rows[0]["note"] == "52,000 GBP"


def test_pay_that_is_asked_back_stays_as_it_was_typed_until_it_is_plain(offers):
    key = add(offers, currency="kwd", pay="52.000")
    assert offers.errors[f"{key}.pay"].endswith("Please write 52000 or 52.")
    fill(offers, "person", "Ann")
    assert offers.shown["typed"].get(f"{key}.pay", "52.000") == "52.000"
    assert offers.errors
    fill(offers, "pay", "52.0")
    assert (offers.errors, offers.answers.get(f"{key}.pay")) == ({}, 52)


@pytest.mark.parametrize("typed", ["12.5", "12.50", "12,50"])
def test_ordinary_pay_and_hours_are_taken(offers, journal, typed):
    key = add(offers, pay=typed, per="hour", hours="37.5", currency="gbp")
    assert offers.errors == {}
    assert offers.rows[0]["note"] == "12.50 GBP an hour"
    assert offers.money["said"] == "For a year, before tax: about 24,375 GBP a year, at 37.5 hours a week."
    Answers(journal).autosave.flush()
    assert (journal.latest(f"{key}.pay"), journal.latest(f"{key}.hours")) == (12.5, 37.5)
    again = make(journal)
    assert (again.shown["typed"][f"{key}.pay"], again.shown["typed"][f"{key}.hours"]) == ("12.5", "37.5")


def test_why_a_year_cannot_be_told_is_said(offers):
    add(offers, pay="240", per="day", hours="40")
    assert offers.money["said"] == "For a year, before tax: it depends on how many days a week are paid."
    fill(offers, "per", "hour")
    fill(offers, "hours", "")
    assert offers.money["said"] == "For a year, before tax: enter the hours a week, and it can be told."


def two_offers(offers):
    add(offers, employer="Alpha", in_writing="no", deadline="2026-11-20", pay="100")
    add(offers, employer="Gamma", deadline="2026-11-30")


def test_once_one_is_accepted_and_the_others_are_told_nothing_is_asked(offers):
    two_offers(offers)
    assert (len(offers.to_do), len(offers.remarks)) == (2, 1)
    offers.keep({"accepted.offer": "offer.2", "accepted.on": "2026-11-28"})
    accepted = "You accepted Gamma on Saturday 28 November 2026."
    assert without_directions(offers.summary) == f"{accepted} Alpha still waits for your answer: see “Accept once”."
    assert (offers.to_do, offers.remarks) == ([], [])
    offers.keep({"offer.1.told": "2026-11-29"})
    assert without_directions(offers.summary) == accepted
    assert (offers.to_do, offers.remarks) == ([], [])
    assert [row["note"] for row in offers.rows] == ["100; you said no", "you accepted it"]


def test_an_offer_that_the_pipeline_does_not_know_is_entered_there(journal):
    journal.record("interview.employer", "Acme")
    offers = make(journal)
    add(offers, application="interview")
    [[sentence, key]] = offers.remarks
    assert (key, sentence.endswith("Enter the offer there too, so that it counts.")) == ("interview", True)
    does(offers, "enter", key="application.9")  # no such button
    does(offers, "enter", key=key)
    assert offers.remarks == []
    said = "Entered. “Your pipeline” now says that an offer came from Acme."
    assert without_directions(offers.notice) == said
    Answers(journal).autosave.flush()
    recorded = [journal.latest(f"{name}") for name in ("interview.outcome", "interview.locked", "record.offers")]
    assert recorded == ["offer", True, 1]
    fill(offers, "role", "Nurse")
    assert offers.notice == ""


def test_an_offer_is_not_entered_when_another_page_was_faster(journal, tmp_path):
    offers = make(journal)
    add(offers, application="interview")
    Answers(journal).autosave.flush()
    Journal(tmp_path / "home" / "journal.sqlite3").record("interview.outcome", "no")
    does(offers, "enter", key="interview")
    assert "has its outcome already: no offer" in offers.problem
    assert offers.notice == ""
    assert "says that they said no" in offers.remarks[0][0]


def test_a_deadline_that_comes_later_reaches_the_decision(journal):
    decision = OfferDecision(InFlight(journal, today=NOW.date))
    offers = make(journal)
    add(offers, employer="Acme")
    offers.keep({"offer.using": "offer.1", "offer.worth": 70})
    fill(offers, "deadline", "2099-12-04")
    Answers(journal).autosave.flush()
    assert decision.weighed.day == date(2099, 12, 4)
    decision.controls["deadline"].typed = "2099-12-09"
    Answers(journal).autosave.flush()
    fill(offers, "deadline", "2099-12-11")
    Answers(journal).autosave.flush()
    assert decision.weighed.day == date(2099, 12, 11)


def test_a_day_that_is_entered_at_the_decision_stands_in_the_list_too(journal):
    offers, decision = make(journal), OfferDecision(InFlight(journal, today=NOW.date))
    key = add(offers, employer="Acme", deadline="2099-12-04")
    Answers(journal).autosave.flush()
    decision.controls["deadline"].typed = "2099-12-09"
    Answers(journal).autosave.flush()
    assert journal.latest(f"{key}.deadline") == "2099-12-09"
    assert offers.summary.startswith("You have until Wednesday 9 December 2099")


def test_the_list_as_a_table(offers):
    add(offers, employer="=Acme", in_writing="yes")
    head, row = read_csv(offers.table())
    assert len(head) == len(row) == len(offers.fields)
    assert "Yes" in row

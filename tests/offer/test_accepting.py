"""Accepting once: what is open before, what is recorded, who is to be told, and what cannot be."""

from datetime import date

import pytest

from workbook.answers.applications import Application
from workbook.offer.accepting import (
    NOT_IN_WRITING,
    accept,
    accepted_offer,
    called_as,
    elsewhere,
    in_hand,
    not_told,
    pay_for_letter,
    still_open,
    take_back,
    tell,
    unclear,
)
from workbook.offer.offers import STAY, Offer

TODAY = date(2026, 11, 23)
ACME = {"employer": "Acme", "application": "interview", "in-writing": True, "deadline": "2026-12-03"}
MILL = Application("application.1", employer="Mill")


def answers_with(*offers, **more):
    keys = [f"offer.{number}" for number in range(1, len(offers) + 1)]
    fields = {f"{key}.{name}": value for key, offer in zip(keys, offers, strict=True) for name, value in offer.items()}
    return {"offers.order": keys, **fields, **more}


def application(key="interview", **fields):
    return Application(key, **{"employer": "Acme", **fields})


def accepting(answers, applications, key="offer.1"):
    return accept(answers, key, in_hand(answers), applications, TODAY)


def test_accepting_records_the_offer_the_day_and_what_came_of_the_application():
    answers = answers_with(ACME, **{"record.interviews": 4, "record.offers": 1})
    assert accepting(answers, [application()]) == {
        "accepted.offer": "offer.1",
        "accepted.on": "2026-11-23",
        "interview.outcome": "offer",
        "interview.locked": True,
        "record.interviews": 5,
        "record.offers": 2,
    }


@pytest.mark.parametrize("linked", ["", "application.9"])
def test_an_offer_without_an_application_is_accepted_alone(linked):
    answers = answers_with({**ACME, "application": linked})
    assert set(accepting(answers, [application()])) == {"accepted.offer", "accepted.on"}


def test_an_outcome_that_is_known_is_not_counted_twice():
    answers = answers_with(ACME)
    assert set(accepting(answers, [application(outcome="offer")])) == {"accepted.offer", "accepted.on"}


@pytest.mark.parametrize("outcome", ["no", "withdrawn"])
def test_an_application_with_another_outcome_refuses(outcome):
    with pytest.raises(ValueError, match=r"Acme.* has its outcome already"):
        accepting(answers_with(ACME), [application(outcome=outcome)])


def test_a_second_offer_is_refused_until_the_first_is_taken_back():
    answers = answers_with(ACME, {"employer": "Mill"})
    answers |= accepting(answers, [])
    assert accepting(answers, []) == {}
    sentence = "You accepted \u2068Acme\u2069 on Monday 23 November 2026. Accept once: take that back first"
    with pytest.raises(ValueError, match=sentence):
        accepting(answers, [], "offer.2")
    answers |= take_back()
    assert accepting(answers, [], "offer.2")["accepted.offer"] == "offer.2"


def test_an_offer_that_was_removed_cannot_be_accepted_but_stays_accepted():
    answers = answers_with(ACME)
    with pytest.raises(ValueError, match="not in your list any more"):
        accepting(answers, [], "offer.7")
    answers |= {**accepting(answers, []), "offers.order": []}
    was = accepted_offer(answers, in_hand(answers))
    assert (was.key, was.name, was.on) == ("offer.1", "\u2068Acme\u2069", TODAY)


@pytest.mark.parametrize("recorded", [None, "", "offer", "offer.0", "person.1", 3, ["offer.1"]])
def test_what_is_no_offer_is_not_accepted(recorded):
    assert accepted_offer(answers_with(ACME, **{"accepted.offer": recorded}), ()) is None


def test_a_day_that_cannot_be_read_is_left_out():
    was = accepted_offer(answers_with(ACME, **{"accepted.offer": "offer.1", "accepted.on": "soon"}), ())
    assert was.sentence == "You accepted \u2068Acme\u2069."


def test_staying_where_one_is_is_no_offer_to_accept_or_to_decline():
    answers = answers_with(ACME, {"employer": STAY})
    assert [one.key for one in in_hand(answers)] == ["offer.1"]


def said_open(fields, applications=(), conditions=()):
    answers = answers_with({**ACME, **fields})
    [offer] = in_hand(answers)
    return still_open(offer, answers, conditions, applications, TODAY)


def test_what_is_still_open_is_said_in_sentences():
    assert said_open({}, [application()]) == []
    assert said_open({"in-writing": None}) == said_open({"in-writing": False})
    assert said_open({"in-writing": None}) == [NOT_IN_WRITING]
    assert "was Tuesday 3 November" in said_open({"deadline": "2026-11-03"})[0]
    asked = {f"condition.{key}": "ask" for key in "abcd"} | {"condition.e": "fine"}
    texts = [(key, f"Text {key}") for key in "abcde"]
    [sentence] = said_open(asked, conditions=texts)
    assert sentence == "Still to be asked: “Text a”; “Text b”; “Text c” and 1 more."


def test_what_accepting_itself_will_record_is_not_called_open():
    assert said_open({}, [application(outcome="open")]) == []
    assert "says that they said no" in said_open({}, [application(outcome="no")])[0]
    assert "not linked to an application" in said_open({"application": ""}, [application(), MILL])[0]


def test_all_others_are_told_applications_first_and_none_twice():
    answers = answers_with(
        ACME, {"employer": "Bakery", "application": "application.2", "role": "Lead"}, {"employer": "Cafe"}
    )
    applications = [
        application(outcome="offer"),
        MILL,
        Application("application.2", employer="Bakery"),
        Application("application.3", employer="Old", outcome="no"),
    ]
    others, told = elsewhere(answers, in_hand(answers), applications, "offer.1")
    assert [(one.key, one.offer) for one in others] == [
        ("application.1", False),
        ("offer.2", True),
        ("offer.3", True),
    ]
    assert told == []
    assert unclear(in_hand(answers), applications, "offer.1") == []


def test_a_new_version_of_the_accepted_offer_is_not_declined():
    answers = answers_with(ACME, ACME)
    assert elsewhere(answers, in_hand(answers), [application()], "offer.2") == ([], [])


def test_the_application_of_the_employer_one_accepted_is_not_withdrawn():
    answers = answers_with({**ACME, "application": "", "employer": " ACME "})
    offers, applications = in_hand(answers), [application(), MILL]
    assert [one.key for one in elsewhere(answers, offers, applications, "offer.1")[0]] == ["application.1"]
    said = unclear(offers, applications, "offer.1")
    assert "is called as the offer you accepted" in said[0]
    assert "Do not withdraw the one it came from" in said[1]
    assert not called_as(Application("interview"), Offer("offer.1"))


def test_an_offer_that_only_the_pipeline_knows_is_named():
    answers = answers_with(ACME)
    applications = [application(outcome="offer"), Application("application.1", employer="Mill", outcome="offer")]
    [sentence] = unclear(in_hand(answers), applications, "offer.1")
    assert sentence.startswith("\u2068Mill\u2069: “Your pipeline” says that you have an offer.")


def telling(answers, key, applications):
    return tell(answers, key, in_hand(answers), applications, TODAY)


def test_telling_withdraws_an_application_and_can_be_undone():
    answers = answers_with(ACME)
    assert telling(answers, "application.1", [MILL]) == {
        "application.1.outcome": "withdrawn",
        "application.1.locked": True,
    }
    with pytest.raises(ValueError, match="has its outcome already"):
        telling(answers, "application.1", [Application("application.1", outcome="no")])
    withdrawn = Application("application.1", outcome="withdrawn", locked=True)
    assert not_told(answers, "application.1", [withdrawn])["application.1.outcome"] == "open"
    assert not_told(answers, "application.1", [Application("application.1", outcome="no")]) == {}


def test_telling_about_an_offer_keeps_the_day_and_what_came_of_its_application():
    answers = answers_with(ACME, {"employer": "Mill", "application": "application.1"})
    changes = telling(answers, "offer.2", [MILL])
    assert changes["offer.2.told"] == "2026-11-23"
    assert changes["application.1.outcome"] == "offer"
    others, told = elsewhere(answers | changes, in_hand(answers), [], "offer.1")
    assert (others, [one.key for one in told]) == ([], ["offer.2"])
    assert not_told(answers, "offer.2", [MILL]) == {"offer.2.told": None}
    assert set(telling(answers, "offer.2", [Application("application.1", outcome="no")])) == {"offer.2.told"}
    with pytest.raises(ValueError, match="not in your lists"):
        telling(answers, "offer.9", [])


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({}, "62,000 EUR a year"),
        ({"hours": 38}, "62,000 EUR a year, for 38 hours a week"),
        ({"per": "hour", "pay": 21, "hours": 1}, "21 EUR an hour, for 1 hour a week"),
        ({"per": "hour", "pay": 12.5, "hours": 37.5}, "12.50 EUR an hour, for 37.5 hours a week"),
        ({"per": "day", "pay": 240}, "240 EUR a day"),
        ({"currency": ""}, ""),
        ({"currency": "other"}, ""),
        ({"per": ""}, ""),
        ({"pay": None}, ""),
    ],
)
def test_the_pay_in_a_letter_is_whole_or_not_there(fields, words):
    assert pay_for_letter(Offer("offer.1", **{"pay": 62_000, "currency": "eur", "per": "year", **fields})) == words

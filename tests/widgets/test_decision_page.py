"""Page 09: accept or let go, never without the margin."""

from datetime import date, timedelta

import pytest

from workbook import InFlight, OfferDecision
from workbook.odds import Other, Process, Wait, decide

TODAY = date.today()


@pytest.fixture
def page(journal):
    return OfferDecision(InFlight(journal))


def day(days):
    return (TODAY + timedelta(days=days)).isoformat()


def test_what_is_shown_is_what_decide_says(page):
    page.controls["other.interview"].value = 90
    page.controls["keep_searching"].value = 80
    page.controls["deadline"].typed = day(2)
    decision = decide(70, 2, [Other(Process(), 90, wait=Wait())], 80)
    assert page.facts[0][1] == f"about {decision.value_of_accepting:.0f}"
    assert page.facts[1][1] == f"about {decision.value_of_holding:.0f}"
    assert page.facts[2][1] == f"{decision.tipping_value:.0f} of 100"
    assert decision.margin < -3
    assert page.said["words"][1] == f"Letting it go is ahead by about {-decision.margin:.0f} of 100"
    assert page.charts["plans"].sentence


def test_the_verdict_turns_at_the_tipping_value(page):
    page.controls["other.interview"].value = 100
    page.controls["keep_searching"].value = 50
    page.controls["worth"].value = 95
    assert page.said["words"][1].startswith("Accepting is ahead by about")
    page.controls["worth"].value = 20
    assert page.said["words"][1].startswith("Letting it go is ahead by about")
    tipping = float(page.facts[2][1].removesuffix(" of 100"))
    page.controls["worth"].value = 5 * round(tipping / 5)
    assert page.said["words"][1] == "Too close to call"


def test_without_others_it_is_compared_with_carrying_on(page):
    page.flight.remove("interview")
    assert page.others == []
    assert page.facts[1][1] == "about 30"
    assert "nothing else in flight" in page.said["whose"]


def test_the_offer_has_its_name_and_is_not_among_the_others(page):
    page.flight.change("interview", employer="Harbour")
    page.flight.mark("interview", "offer")
    page.flight.add()
    assert page.said["whose"] == "The offer from \u2068Harbour\u2069, beside 1 open application"
    assert page.others == ["other.application.1"]
    assert page.controls["other.application.1"].label == "An offer from an application"


def test_everything_is_there_again(page, journal, until):
    page.controls["worth"].value = 85
    page.controls["deadline"].typed = day(9)
    page.controls["other.interview"].value = 75
    until(lambda: journal.latest("interview.worth") == 75 and journal.latest("offer.deadline"))
    again = OfferDecision(InFlight(journal))
    assert again.controls["worth"].value == 85
    assert again.controls["deadline"].typed == day(9)
    assert again.controls["other.interview"].value == 75
    assert again.facts == page.facts


def test_a_deadline_in_the_past_is_refused_in_the_field(page):
    before = page.facts
    page.controls["deadline"].typed = day(-1)
    assert "They want your answer by must be today or later. You gave: " in page.controls["deadline"].error
    assert page.facts == before


def test_a_deadline_that_has_passed_since_is_said(journal):
    journal.record("offer.deadline", day(-3))
    page = OfferDecision(InFlight(journal))
    assert "The deadline was 3 days ago. Ask whether the offer still stands" in page.problem
    assert "must be today or later" in page.controls["deadline"].error
    page.controls["deadline"].typed = day(3)
    assert page.problem == ""
    assert page.facts


@pytest.mark.parametrize("recorded", ["lots", -1, 101, True, None, [70]])
def test_what_another_version_wrote_is_left_at_its_default(journal, recorded):
    for key in ("offer.worth", "offer.deadline", "offer.keep_searching"):
        journal.record(key, recorded)
    page = OfferDecision(InFlight(journal))
    assert (page.model.worth, page.model.deadline, page.model.keep_searching) == (70, "", 30)
    assert repr(page) == "OfferDecision()"


def test_a_refused_deadline_stays_while_the_sliders_move(page):
    page.controls["deadline"].typed = day(-1)
    page.controls["other.interview"].value = 90
    assert page.controls["deadline"].typed == day(-1)
    assert "must be today or later" in page.controls["deadline"].error


def test_an_offer_that_was_chosen_from_the_list_is_named(journal):
    known = {"offers.order": ["offer.2"], "offer.2.employer": "<b>Mill</b>", "interview.outcome": "offer"}
    for key, value in (known | {"interview.employer": "Harbour", "offer.using": "offer.2"}).items():
        journal.record(key, value)
    page = OfferDecision(InFlight(journal))
    assert page.said["whose"] == "The offer from \u2068<b>Mill</b>\u2069, beside nothing else in flight"
    journal.record("offers.order", ["offer.2", "offer.3"])
    for gone in ("offer.7", None, ["offer.2"]):
        journal.record("offer.using", gone)
        page.on_anew()
        assert page.said["whose"].startswith("The offer from \u2068Harbour\u2069")
        assert page.said["whose"].endswith("; your other offer is not counted")


def test_an_application_that_an_offer_came_from_is_not_counted_again(journal):
    for key, value in (
        ("interview.employer", "Harbour"),
        ("applications.order", ["interview", "application.1"]),
        ("offers.order", ["offer.1"]),
        ("offer.1.employer", "Harbour"),
    ):
        journal.record(key, value)
    page = OfferDecision(InFlight(journal))
    assert page.others == ["other.interview", "other.application.1"]
    journal.record("offer.1.application", "interview")
    page.on_anew()
    assert page.others == ["other.application.1"]
    assert page.said["whose"] == "The offer from \u2068Harbour\u2069, beside 1 open application"


def test_without_an_offer_it_is_an_example_and_with_one_accepted_there_is_nothing_to_decide(journal):
    page = OfferDecision(InFlight(journal))
    assert page.said["whose"].startswith("An example, as there is no offer yet, beside")
    for key, value in (("offers.order", ["offer.1"]), ("offer.1.employer", "Mill"), ("accepted.offer", "offer.1")):
        journal.record(key, value)
    page.on_anew()
    assert (page.said["whose"], page.said["sentence"]) == (
        "You accepted \u2068Mill\u2069.",
        "Nothing is left to decide here",
    )
    assert (page.others, page.facts, page.charts["plans"].hidden) == ([], [], True)
    journal.record("accepted.offer", None)
    page.on_anew()
    assert "of 100" in page.said["sentence"]
    assert page.charts["plans"].hidden is False

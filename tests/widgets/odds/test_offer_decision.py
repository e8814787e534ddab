"""Page 09: accept or let go, never without the margin, and no verdict before what it weighs was said."""

from datetime import timedelta

import pytest

from widgets.page import TODAY, sends
from workbook import InFlight, OfferDecision
from workbook.answers.reading import without_directions
from workbook.answers.state import Answers
from workbook.figures.decision import Plans
from workbook.odds import Other, Wait, decide, sentence
from workbook.widgets.odds.offer_decision import Weighed

pytestmark = pytest.mark.usefixtures("noon")
NOTHING = "Nothing is weighed yet"


ONE_OFFER = {"offers.order": ["offer.1"], "offer.1.employer": "Mill"}
SAID = {"offer.worth": 70, "offer.keep_searching": 30, "interview.worth": 50, "interview.role": "software"}


def having(journal, *known, **more):
    for each in (*known, more):
        for key, value in each.items():
            journal.record(key, value)
    return OfferDecision(InFlight(journal))


@pytest.fixture
def page(journal):
    """Everything is said."""
    return having(journal, ONE_OFFER, SAID)


def basis(page):
    return without_directions(page.basis)


def whose(page):
    return without_directions(page.said["whose"])


def weighs_nothing(page):
    return page.said["sentence"] == NOTHING and not page.facts and page.charts["days"].hidden


def day(days):
    return (TODAY + timedelta(days=days)).isoformat()


@pytest.mark.parametrize(
    ("said", "missing"),
    [
        ({}, "There is no offer yet. When one comes, add it under “What you were offered” at the top of this page."),
        (
            ONE_OFFER,
            "Say what this offer is worth to you, what carrying on without it is worth and what an offer from your "
            "second interview would be worth, with the sliders below.",
        ),
        (
            ONE_OFFER | {"offer.worth": 70, "interview.worth": 50},
            "Say what carrying on without it is worth, with the slider below.",
        ),
        (
            ONE_OFFER | {"offer.worth": 70, "offer.keep_searching": 0},
            "Say what an offer from your second interview would be worth, with the slider below.",
        ),
        ({"offers.order": ["offer.1", "offer.2"]} | SAID, "Choose which offer it is about."),
        (
            {"interview.outcome": "offer", "applications.order": ["interview", "application.1"]}
            | {"application.1.outcome": "offer"} | SAID,
            "“Your pipeline” says that there are 2 offers. Add the one it is about under “What you were offered”.",
        ),
        (
            ONE_OFFER | {"offer.1.application": "interview", "interview.outcome": "no"} | SAID,
            "Mill: here is an offer, but “Your pipeline” says that they said no. Please correct one of the two.",
        ),
    ],
)  # fmt: skip
def test_no_verdict_before_what_it_weighs_was_said(journal, said, missing):
    page = having(journal, said)
    assert weighs_nothing(page)
    assert basis(page) == missing


def test_a_slider_that_nobody_moved_is_no_answer(journal):
    page = having(journal, ONE_OFFER)
    sliders = [page.controls[name] for name in ("worth", "keep_searching", "other.interview")]
    assert [(one.value, one.optional) for one in sliders] == [(None, True)] * 3
    Answers(journal).autosave.flush()
    assert [journal.latest(key) for key in ("offer.worth", "offer.keep_searching", "interview.worth")] == [None] * 3
    for slider in sliders:
        sends(slider, value=50.0)
    assert page.said["sentence"] != NOTHING
    sends(sliders[2], value=None)  # taken back
    assert weighs_nothing(page)
    Answers(journal).autosave.flush()
    assert journal.latest("interview.worth") is None
    assert journal.latest("offer.worth") == 50


def test_what_is_shown_is_what_decide_says(page):
    page.controls["other.interview"].value = 90
    page.controls["keep_searching"].value = 80
    page.controls["deadline"].typed = day(2)
    process = page.flight.current.process()
    decision = decide(70, 2, [Other(process, 90, wait=Wait())], 80)
    plans = Plans(decision.value_of_accepting, decision.value_of_holding)
    assert [fact[1] for fact in page.facts[:2]] == [f"about {plans.accept}", f"about {plans.hold}"]
    assert page.facts[2][1] == f"more than {decision.tipping_value:.0f}"
    assert plans.ahead < -3
    assert page.said["words"][1] == f"Letting it go is ahead by about {-plans.ahead} of 100"
    drawn = page.charts["days"]
    assert not drawn.hidden
    assert drawn.sentence.startswith(f"With 2 days to decide: letting it go is ahead by about {-plans.ahead} of 100.")
    assert ["2, yours", str(plans.accept), str(plans.hold), page.said["sentence"]] in drawn.rows


def test_the_verdict_turns_at_the_worth_that_is_named(page):
    page.controls["other.interview"].value = 100
    page.controls["keep_searching"].value = 50
    page.controls["worth"].value = 95
    assert page.said["words"][1].startswith("Accepting is ahead by about")
    page.controls["worth"].value = 20
    assert page.said["words"][1].startswith("Letting it go is ahead by about")
    turns = float(page.facts[2][1].removeprefix("more than "))
    page.controls["worth"].value = 5 * round(turns / 5)
    assert page.said["words"][1] == "Too close to call"


def test_an_assumed_deadline_is_called_one_where_it_acts(page):
    assumed = "No day for your answer is entered, so a week is assumed."
    assert assumed in page.basis
    page.controls["deadline"].typed = day(7)
    assert assumed not in page.basis
    page.controls["deadline"].typed = ""
    assert assumed in page.basis
    page.flight.remove("interview")
    assert assumed not in page.basis, "with nothing else open the day changes nothing"


def test_without_others_it_is_compared_with_carrying_on(page):
    page.flight.remove("interview")
    assert page.others == []
    assert page.facts == [
        ["Accept it", "70"],
        ["Let it go, and carry on", "30"],
        ["Accepting is the better plan if this offer is worth", "more than 30"],
    ]
    assert page.charts["days"].hidden
    assert "nothing else in the running" in page.said["whose"]


def test_the_chance_of_the_others_is_the_one_that_all_pages_say(page):
    (application,) = page.flight.standing().applications
    chance = page.flight.standing().chance_of(application)
    assert page.controls["other.interview"].help == f"Its chance today: {sentence(chance)}."


def test_the_offer_has_its_name_and_is_not_among_the_others(journal):
    page = having(journal, {"interview.employer": "Harbour", "interview.outcome": "offer"})
    page.flight.add()
    assert whose(page) == "The offer from Harbour, beside 1 open application"
    assert page.others == ["other.application.1"]
    assert page.controls["other.application.1"].label == "An offer from an application"


def test_everything_is_there_again(page, journal):
    page.controls["worth"].value = 85
    page.controls["deadline"].typed = day(9)
    page.controls["other.interview"].value = 75
    Answers(journal).autosave.flush()
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


@pytest.mark.parametrize("key", ["offer.deadline", "offer.1.deadline"])
def test_a_deadline_that_has_passed_since_is_said_and_nothing_is_weighed(journal, key):
    page = having(journal, ONE_OFFER, SAID, {key: day(-3)})
    assert page.problem == ("The deadline was 3 days ago. Ask whether the offer still stands, and enter the new day.")
    assert weighs_nothing(page)
    assert "must be today or later" in page.controls["deadline"].error
    page.controls["deadline"].typed = day(3)
    assert page.problem == ""
    assert page.facts


@pytest.mark.parametrize("recorded", ["lots", -1, 101, True, None, [70]])
def test_what_another_version_wrote_is_no_answer(journal, recorded):
    page = having(journal, dict.fromkeys(("offer.worth", "offer.deadline", "offer.keep_searching"), recorded))
    assert page.weighed == Weighed(None, None, None)
    assert repr(page) == "OfferDecision()"


def test_a_refused_deadline_stays_while_the_sliders_move(page):
    page.controls["deadline"].typed = day(-1)
    page.controls["other.interview"].value = 90
    assert page.controls["deadline"].typed == day(-1)
    assert "must be today or later" in page.controls["deadline"].error


def test_of_two_offers_one_is_chosen_and_what_was_said_of_the_other_does_not_count(journal):
    page = having(journal, {"offers.order": ["offer.1", "offer.2"], "offer.2.employer": "<b>Mill</b>"}, SAID)
    which = page.controls["which"]
    assert not which.hidden
    assert which.value == ""
    assert whose(page) == "2 offers, beside 1 open application"
    sends(which, value="offer.2")
    assert whose(page) == "The offer from <b>Mill</b>, beside 1 open application; your other offer is not counted"
    assert page.controls["worth"].value is None
    assert basis(page).startswith("Say what this offer is worth to you, with the slider below.")
    sends(page.controls["worth"], value=80.0)
    page.controls["deadline"].typed = day(5)
    assert page.facts
    Answers(journal).autosave.flush()
    assert (journal.latest("offer.using"), journal.latest("offer.2.deadline")) == ("offer.2", day(5))
    sends(which, value="offer.1")
    assert (page.weighed.worth, page.weighed.day) == (None, None)
    Answers(journal).autosave.flush()
    assert journal.latest("offer.2.deadline") == day(5)
    again = OfferDecision(InFlight(journal))
    assert (again.controls["which"].value, again.controls["worth"].value) == ("offer.1", None)


def test_what_was_said_of_an_offer_that_is_gone_does_not_count_for_the_next(journal):
    page = having(journal, {"offers.order": ["offer.2"], "offer.using": "offer.1"}, SAID)
    assert (page.weighed.worth, page.said["sentence"]) == (None, NOTHING)
    sends(page.controls["worth"], value=40.0)
    assert page.facts
    Answers(journal).autosave.flush()
    assert (journal.latest("offer.using"), journal.latest("offer.worth")) == ("offer.2", 40)


@pytest.mark.parametrize("gone", ["offer.7", ["offer.2"], None])
def test_a_choice_that_means_nothing_is_asked_again(journal, gone):
    page = having(journal, {"offers.order": ["offer.2", "offer.3"], "offer.using": gone}, SAID)
    assert basis(page) == "Choose which offer it is about."
    assert page.controls["which"].value == ""


def test_an_offer_that_was_declined_is_not_decided_about(journal):
    page = having(journal, ONE_OFFER, SAID, {"offer.1.told": day(-2), "offer.1.application": "interview"})
    assert weighs_nothing(page)
    assert basis(page).startswith("There is no offer yet.")
    assert page.others == []


def test_an_offer_and_the_application_it_came_from_are_one_offer(journal):
    page = having(journal, ONE_OFFER, {"interview.employer": "mill", "interview.outcome": "offer"})
    assert whose(page) == "The offer from Mill, beside nothing else in the running"


def test_an_application_that_an_offer_came_from_is_not_counted_again(journal):
    page = having(
        journal,
        {"interview.employer": "Harbour", "applications.order": ["interview", "application.1"]},
        {"offers.order": ["offer.1"], "offer.1.employer": "Harbour"},
    )
    assert page.others == ["other.interview", "other.application.1"]
    journal.record("offer.1.application", "interview")
    page.looks += 1
    assert page.others == ["other.application.1"]
    assert whose(page) == "The offer from Harbour, beside 1 open application"


def test_with_an_offer_accepted_there_is_nothing_to_decide(page, journal):
    journal.record("accepted.offer", "offer.1")
    page.looks += 1
    assert (whose(page), page.said["sentence"]) == ("You accepted Mill.", "Nothing is left to decide here")
    assert (page.others, page.facts, page.basis, page.problem) == ([], [], "", "")
    assert page.charts["days"].hidden
    journal.record("accepted.offer", None)
    page.looks += 1
    assert "of 100" in page.said["sentence"]
    assert page.charts["days"].hidden is False

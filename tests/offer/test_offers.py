"""What is known of the offers: names, days, and what to do next."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbook.answers.reading import without_directions
from workbook.offer.contradictions import contradictions
from workbook.offer.offers import STAY, Offer, offer_names, offers_summary, read_offers, to_do, to_pick, until_words

TODAY = date(2026, 11, 29)


def of(number, **fields):
    return Offer(f"offer.{number}", **fields)


def plain(text):
    return without_directions(text)


def test_an_offer_is_read_as_it_was_entered():
    answers = {
        "offers.order": ["offer.2", "offer.1"],
        "offer.1.employer": "Acme",
        "offer.1.in-writing": False,
        "offer.1.pay": 30,
        "offer.1.per": "hour",
        "offer.1.hours": 40,
        "offer.1.deadline": "2026-12-04",
        "offer.worth": 70,
    }
    other, acme = read_offers(answers)
    assert other == of(2)
    assert acme == of(1, employer="Acme", in_writing=False, pay=30, per="hour", hours=40, deadline=date(2026, 12, 4))


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("employer", 3),
        ("pay", -1),
        ("pay", True),
        ("pay", 10**12 + 1),
        ("pay", float("nan")),
        ("pay", "12.5"),
        ("hours", 0.5),
        ("hours", 0),
        ("hours", 900),
        ("deadline", "soon"),
        ("start", 20261204),
        ("in-writing", "yes"),
        ("person", None),
    ],
)
def test_what_cannot_be_used_counts_as_not_known(field, value):
    assert read_offers({"offers.order": ["offer.1"], f"offer.1.{field}": value}) == (of(1),)


def test_no_offer_shows_what_a_person_entered_in_its_repr():
    assert "Acme" not in repr(of(1, employer="Acme", role="Acme", person="Acme"))


@pytest.mark.parametrize(
    ("offers", "names"),
    [
        ([of(1, employer=" Acme "), of(2)], ["Acme", "Offer 2"]),
        (
            [of(1, employer="Acme", role="Nurse"), of(2, employer="ACME", role="Porter")],
            ["Acme, Nurse", "ACME, Porter"],
        ),
        ([of(1, employer="Acme", role="Nurse"), of(2, employer="Acme")], ["Acme, Nurse", "Acme"]),
        ([of(4, employer="Acme"), of(2, employer="acme")], ["Acme (1)", "acme (2)"]),
        (
            [of(1, employer="Acme"), of(2, employer="Acme"), of(3, employer="Acme (2)")],
            ["Acme (1)", "Acme (2) (2)", "Acme (2) (3)"],
        ),
        ([of(1), of(2, employer="Offer 1")], ["Offer 1 (1)", "Offer 1 (2)"]),
    ],
)
def test_offers_are_told_apart(offers, names):
    assert [plain(name) for name in offer_names(offers).values()] == names


@given(
    st.lists(st.sampled_from(["", "A", "a", "A (1)", "A (2)", "A (1) (1)", "A, b", "Offer 2", "\u202eA"]), max_size=7)
)
def test_no_two_offers_are_ever_called_alike(employers):
    offers = [of(number, employer=name, role="b" if number % 2 else "") for number, name in enumerate(employers, 1)]
    names = [plain(name).casefold() for name in offer_names(offers).values()]
    assert len(set(names)) == len(offers)


@pytest.mark.parametrize(
    ("deadlines", "words"),
    [
        ([], "No offer yet. When one comes, note here what it says."),
        ([None], "An offer is good news, and you need not answer it on the spot."),
        ([-1], "The day for your answer to Offer 1 has passed."),
        ([-1, -2], "2 offers. That is good news. The day for your answer to Offer 1 and Offer 2 has passed."),
        ([5], "You have until Friday 4 December: 5 days."),
        ([1], "You have until Monday 30 November: tomorrow."),
        ([0], "You have until Sunday 29 November: today."),
        ([40], "You have until Friday 8 January 2027: 40 days."),
        ([None, None], "2 offers. That is good news, and you need not answer on the spot."),
        ([9, 5], "2 offers. The first to want your answer is Offer 2: Friday 4 December, in 5 days."),
        (
            [-3, 1, 0],
            "3 offers. The first to want your answer is Offer 3: Sunday 29 November, today. The day for "
            "your answer to Offer 1 has passed.",
        ),
    ],
)
def test_the_sentence_over_the_list(deadlines, words):
    days = [None if days is None else TODAY + timedelta(days) for days in deadlines]
    offers = [of(number, deadline=day) for number, day in enumerate(days, 1)]
    assert plain(offers_summary(offers, TODAY)) == words


def test_what_to_ask_for_next():
    friday = date(2026, 12, 4)
    offers = [
        of(1, employer="Acme", in_writing=False, deadline=friday),
        of(2, employer="Beta", in_writing=True),
        of(3, employer="Gamma", deadline=TODAY),
        of(4, employer="Delta", in_writing=True, deadline=friday),
        of(5, employer=STAY),
    ]
    assert [plain(said).partition(". ")[0] for said in to_do(offers, TODAY)] == [
        "Acme: nothing is in writing yet",
        "Gamma: do you have it in writing? If not, that is the first thing to ask for.",
        "Beta: no day for your answer is entered",
        "Gamma: they want your answer today",
    ]


def test_the_job_one_has_is_no_offer_to_wait_for():
    staying = of(1, employer=f" {STAY.upper()} ")
    assert staying.stays
    assert offers_summary([staying], TODAY).startswith("No offer yet")
    assert to_do([staying], TODAY) == []
    assert plain(offers_summary([of(2, employer=STAY), of(1, deadline=date(2026, 12, 4))], TODAY)) == until_words(
        of(1, deadline=date(2026, 12, 4)), TODAY
    )


def answered(*offers, **more):
    """Offers of the employers A, B, C as they are read, with what was said to them."""
    answers = {"offers.order": [f"offer.{number}" for number, _fields in enumerate(offers, 1)]}
    for number, (name, fields) in enumerate(zip("ABC", offers, strict=False), 1):
        answers |= {f"offer.{number}.{field}": value for field, value in ({"employer": name} | fields).items()}
    return read_offers(answers | more)


def test_offers_that_were_answered_are_asked_nothing():
    late = {"deadline": "2026-11-20", "start": "2026-11-21", "in-writing": False}
    offers = answered(late, {"told": "2026-11-28"}, late, **{"accepted.offer": "offer.1"})
    assert [one.answer for one in offers] == ["taken", "declined", "elsewhere"]
    assert to_do(offers, TODAY) == []
    assert contradictions(offers, [], TODAY) == []
    assert [key for key, _name in to_pick(offers[::-1])] == ["offer.1", "offer.3", "offer.2"]
    open_ones = answered(late, {"told": "2026-11-28"})
    assert [one.answer for one in open_ones] == ["", "declined"]
    assert len(to_do(open_ones, TODAY)) == 1
    assert len(contradictions(open_ones, [], TODAY)) == 2


def test_an_offer_that_was_declined_is_not_counted_as_waiting():
    gone = {"told": "2026-11-28", "deadline": "2026-11-30"}
    friday = "You have until Friday 4 December: 5 days."
    assert offers_summary(answered(gone, {"deadline": "2026-12-04"}), TODAY) == friday
    assert offers_summary(answered(gone, gone), TODAY) == "Every offer here has your answer."


@pytest.mark.parametrize("recorded", [None, "", "offer.0", "person.1", 3, ["offer.1"]])
def test_what_is_no_offer_answers_none(recorded):
    assert [one.answer for one in answered({}, {"told": "soon"}, **{"accepted.offer": recorded})] == ["", ""]

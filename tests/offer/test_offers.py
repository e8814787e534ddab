"""What is known of the offers: names, money, what to do next, and what contradicts something else."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbook.answers.applications import Application
from workbook.answers.reading import without_directions
from workbook.offer.offers import (
    STAY,
    Offer,
    contradictions,
    money_in_words,
    money_table,
    not_in_pipeline,
    offer_names,
    pay_in_words,
    read_offers,
    summary,
    to_do,
    to_pick,
    until_words,
    without_offer,
    year_in_words,
)

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
    ("fields", "written", "year"),
    [
        ({"pay": 62_400, "currency": "gbp", "per": "year"}, "62,400 GBP a year", "62,400 GBP a year"),
        (
            {"pay": 2_500, "currency": "eur", "per": "month"},
            "2,500 EUR a month",
            "about 30,000 EUR a year, at 12 months",
        ),
        ({"pay": 1_200, "per": "week"}, "1,200 a week", "about 62,400 a year, at 52 weeks"),
        ({"pay": 240, "per": "day", "hours": 40}, "240 a day", ""),  # how many days a week, nobody said
        ({"pay": 30, "per": "hour", "hours": 40}, "30 an hour", "about 62,400 a year, at 40 hours a week"),
        ({"pay": 30, "per": "hour", "hours": 1}, "30 an hour", "about 1,560 a year, at 1 hour a week"),
        ({"pay": 30, "per": "hour"}, "30 an hour", ""),
        (
            {"pay": 12.5, "currency": "gbp", "per": "hour", "hours": 37.5},
            "12.50 GBP an hour",
            "about 24,375 GBP a year, at 37.5 hours a week",
        ),
        ({"pay": 11.1, "per": "hour", "hours": 33.3}, "11.10 an hour", "about 19,221 a year, at 33.3 hours a week"),
        ({"pay": 31_000.5, "per": "year"}, "31,000.50 a year", "31,000.50 a year"),
        ({"pay": 30, "currency": "other"}, "30 (another currency)", ""),
        ({"pay": 12_000_000, "per": "year", "currency": "jpy"}, "12,000,000 JPY a year", "12,000,000 JPY a year"),
        ({"pay": 1234.5, "per": "year", "currency": "kwd"}, "1,234.500 KWD a year", "1,234.500 KWD a year"),
        ({"pay": 1.234, "per": "hour", "currency": "kwd"}, "1.234 KWD an hour", ""),
        ({"pay": 10**12, "per": "year"}, "1,000,000,000,000 a year", "1,000,000,000,000 a year"),
        ({"pay": 0, "per": "year"}, "0 a year", "0 a year"),
        ({"per": "year"}, "", ""),
        ({"pay": 30, "per": "fortnight"}, "30", ""),
    ],
)
def test_the_pay_as_written_and_for_a_year(fields, written, year):
    assert pay_in_words(of(1, **fields)) == written
    assert year_in_words(of(1, **fields)) == year


def test_the_table_of_the_money():
    offers = [
        of(1, employer="Acme", pay=30, per="hour", hours=40, currency="eur"),
        of(2, employer="Beta", pay=60_000, per="year", hours=35, currency="eur"),
        of(3, employer="Gamma"),
        of(4, employer="Delta", pay=30, per="hour", currency="eur"),
        of(5, employer="Epsilon", pay=30_000),
        of(6, employer="Zeta", pay=240, per="day", hours=40, currency="eur"),
        of(7, employer="Eta", pay=12.5, per="hour", hours=37.5, currency="gbp"),
        of(8, employer="Theta", pay=24_375, per="year", hours=37.5, currency="gbp"),
    ]
    assert [[plain(cell) for cell in row] for row in money_table(offers)] == [
        ["Acme", "30 EUR an hour", "about 62,400 EUR a year, at 40 hours a week", "30 EUR"],
        ["Beta", "60,000 EUR a year", "60,000 EUR a year", "about 32.97 EUR"],
        ["Gamma", "not entered", "", ""],
        ["Delta", "30 EUR an hour", "Enter the hours a week, and it can be told.", "30 EUR"],
        ["Epsilon", "30,000", "Enter for how long this pay is, and it can be told.", ""],
        ["Zeta", "240 EUR a day", "It depends on how many days a week are paid.", ""],
        ["Eta", "12.50 GBP an hour", "about 24,375 GBP a year, at 37.5 hours a week", "12.50 GBP"],
        ["Theta", "24,375 GBP a year", "24,375 GBP a year", "about 12.50 GBP"],
    ]
    assert money_table([of(1, employer="Acme")]) == []


def yearly(*pays):
    return [
        of(number, employer=f"E{number}", pay=pay, per="year", currency=currency)
        for number, (pay, currency) in enumerate(pays, 1)
    ]


@pytest.mark.parametrize(
    ("offers", "words"),
    [
        ([], ""),
        (yearly((5, "eur")), ""),
        (yearly((58_000, "eur"), (62_400, "eur")), "E2 pays 4,400 EUR a year more than E1, before tax."),
        (yearly((0.1, "eur"), (0.3, "eur")), "E2 pays 0.20 EUR a year more than E1, before tax."),
        (yearly((5, "eur"), (5, "eur")), "E1 and E2 pay the same for a year, before tax."),
        (
            yearly((5, "gbp"), (5, "eur")),
            "E1 pays in GBP and E2 in EUR. The workbook does not convert: rates change every day.",
        ),
        (yearly((5, "gbp"), (5, "")), "E1 pays in GBP and E2 in a currency that is not entered."),
        (yearly((5, "gbp"), (5, "eur"), (5, "other")), "E1 pays in GBP, E2 in EUR and E3 in another currency."),
        (yearly((5, ""), (5, "")), "In which currency E1 and E2 pay is not known here"),
        (yearly((5, "other"), (6, "other")), "In which currency E1 and E2 pay is not known here"),
    ],
)
def test_the_money_in_words(offers, words):
    assert plain(money_in_words(offers)).startswith(words)
    assert bool(money_in_words(offers)) == bool(words)


def test_different_hours_are_said():
    offers = [of(1, pay=5, per="year", currency="eur", hours=20), of(2, pay=5, per="year", currency="eur", hours=40)]
    assert "The hours differ" in money_in_words(offers)


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
    assert plain(summary(offers, TODAY)) == words


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
    assert summary([staying], TODAY).startswith("No offer yet")
    assert to_do([staying], TODAY) == []
    assert plain(summary([of(2, employer=STAY), of(1, deadline=date(2026, 12, 4))], TODAY)) == until_words(
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
    assert summary(answered(gone, {"deadline": "2026-12-04"}), TODAY) == friday
    assert summary(answered(gone, gone), TODAY) == "Every offer here has your answer."


@pytest.mark.parametrize("recorded", [None, "", "offer.0", "person.1", 3, ["offer.1"]])
def test_what_is_no_offer_answers_none(recorded):
    assert [one.answer for one in answered({}, {"told": "soon"}, **{"accepted.offer": recorded})] == ["", ""]


def application(key="interview", **fields):
    return Application(key, **{"employer": "Acme", "outcome": "offer", **fields})


@pytest.mark.parametrize(
    ("offers", "applications", "said"),
    [
        ([of(1, employer="Acme", application="interview")], [application()], []),
        ([of(1, employer="Acme", application="application.9")], [application()], []),
        (
            [of(1, employer="Acme"), of(2, employer="acme ")],
            [],
            [
                "2 offers have the same employer: Acme (1); acme (2). If they are one and the same, remove one. "
                "If not, write the job of each, to tell them apart."
            ],
        ),
        (
            [of(1, employer="Acme", role="A"), of(2, employer="Acme", role="B"), of(3, employer="Acme", role="C")],
            [],
            [
                "3 offers have the same employer: Acme, A; Acme, B; Acme, C. "
                "If they are one and the same, remove one of them."
            ],
        ),
        (
            [of(n, employer=name, role=str(n)) for n, name in enumerate(["A", "B", "A", "B"], 1)],
            [],
            [
                "2 offers have the same employer: A, 1; A, 3. If they are one and the same, remove one.",
                "2 offers have the same employer: B, 2; B, 4. If they are one and the same, remove one.",
            ],
        ),
        ([of(1), of(2)], [], []),
        (
            [of(1, deadline=date(2026, 11, 28))],
            [],
            [
                "Offer 1: the day for your answer was Saturday 28 November. "
                "Ask whether the offer still stands, and enter the new day."
            ],
        ),
        ([of(1, deadline=TODAY)], [], []),
        (
            [of(1, start=date(2026, 12, 1), deadline=date(2026, 12, 4))],
            [],
            ["Offer 1: you would begin there before the day for your answer. Is one of the two dates wrong?"],
        ),
        (
            [of(1, start=date(2025, 12, 1))],
            [],
            ["Offer 1: the first day there, Monday 1 December 2025, has passed. Is that date right?"],
        ),
        (
            [of(1, application="interview")],
            [application(outcome="no")],
            ["Offer 1: here is an offer, but “Your pipeline” says that they said no. Please correct one of the two."],
        ),
        (
            [of(1, application="interview")],
            [application(outcome="withdrawn")],
            ["Offer 1: here is an offer, but “Your pipeline” says that you withdrew. Please correct one of the two."],
        ),
        (
            [of(1, application="interview")],
            [application(outcome="open")],
            [
                "Offer 1: “Your pipeline” has no answer of theirs yet. "
                "Enter the offer there too, so that it counts."
            ],
        ),
        (
            [of(1, employer="Beta", application="interview")],
            [application()],
            ["Beta: it belongs to the application Acme, which has another name. Is that the right one?"],
        ),
        ([of(1, employer="Acme Hospitals Ltd", application="interview")], [application()], []),
        (
            [of(1, employer="Acme", application="interview"), of(2, application="interview")],
            [application()],
            [
                "Acme; Offer 2: these belong to one application, Acme. "
                "Is one a newer version? Then remove the older."
            ],
        ),
    ],
)  # fmt: skip
def test_what_contradicts_something_is_said(offers, applications, said):
    assert [plain(one) for one in contradictions(offers, applications, TODAY)] == said


def test_applications_of_one_name_are_told_apart():
    applications = [Application("application.1", outcome="offer"), Application("application.2", outcome="offer")]
    offers = [of(1, application="application.2"), of(2, application="application.2")]
    [said] = contradictions(offers, applications, TODAY)
    assert "belong to one application, An application (2)." in plain(said)


def test_an_application_that_is_still_open_is_named_with_its_sentence():
    offers = [of(1, application="interview"), of(2, application="application.1"), of(3)]
    applications = [application(outcome="open"), application("application.1")]
    [(key, said)] = not_in_pipeline(offers, applications)
    assert key == "interview"
    assert said in contradictions(offers, applications, TODAY)


def test_names_cannot_turn_the_sentence_around_them():
    said = contradictions([of(1, employer="\u202eevil", deadline=date(2026, 1, 1))], [], TODAY)
    assert said[0].startswith("\u2068evil\u2069: the day")


def test_an_offer_that_is_not_on_the_list_yet():
    offers = [of(1, application="interview")]
    applications = [
        application(),
        application("application.1"),
        application("application.2", outcome="open"),
        application("application.3"),
    ]
    assert [one.key for one in without_offer(offers, applications)] == ["application.1", "application.3"]

"""The pay of offers: as it was written, for a year, and how offers differ."""

import pytest

from workbook.answers.reading import without_directions
from workbook.offer.offers import Offer
from workbook.offer.pay import money_in_words, money_table, pay_in_words, year_in_words


def of(number, **fields):
    return Offer(f"offer.{number}", **fields)


def plain(text):
    return without_directions(text)


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

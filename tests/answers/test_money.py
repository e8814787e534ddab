"""Sums of money as people write them."""

import csv
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbook.answers.fields import Field
from workbook.answers.money import decimals_of, read_money, written
from workbook.content.data_files import data_rows
from workbook.content.packs.library import library
from workbook.offer.offers import HIGHEST_PAY

CODES = [row["code"] for row in data_rows("currencies.csv")]
THREE = {"BHD", "IQD", "JOD", "KWD", "LYD", "OMR", "TND"}
NONE = {"BIF", "CLP", "DJF", "GNF", "ISK", "JPY", "KMF", "KRW", "PYG", "RWF", "UGX", "VND", "VUV", "XAF", "XOF", "XPF"}
MEANT = [12_000_000, 60_000_000, 52_000, 41_500, 52_000, 52_000.5, 5_200_000, 52_000, 1_200_000]


def read(typed, currency=""):
    return read_money(typed, "Pay", 0, HIGHEST_PAY, currency)


def cases():
    with (Path(__file__).parents[1] / "cases" / "pay-amounts.csv").open(encoding="utf-8", newline="") as file:
        return [(row["typed"], row["currency"]) for row in csv.DictReader(file)]


@pytest.mark.parametrize(("case", "meant"), [*zip(cases(), MEANT, strict=True)])
def test_what_people_typed_into_the_first_edition(case, meant):
    assert read(*case) == meant


@pytest.mark.parametrize(
    ("typed", "currency", "amount"),
    [
        ("€ 52\N{NO-BREAK SPACE}000", "eur", 52_000),
        ("52\N{THIN SPACE}000", "", 52_000),
        ("52\N{NARROW NO-BREAK SPACE}000,50 kr", "SEK", 52_000.5),
        ("52.000,50 €", "EUR", 52_000.5),
        ("52.000 €", "EUR", 52_000),
        ("$52,000", "", 52_000),
        ("USD 52,000", "", 52_000),
        ("US$ 52,000", "USD", 52_000),
        ("Fr. 52'000.–", "CHF", 52_000),
        ("52.000,-", "EUR", 52_000),
        ("1,234,567", "", 1_234_567),
        ("1.234.567,8", "", 1_234_567.8),
        ("12,34,567.50", "INR", 1_234_567.5),
        ("1,234.567", "KWD", 1_234.567),
        ("1.2340", "KWD", 1.234),
        ("0.125", "KWD", 0.125),
        ("0,500", "", 0.5),
        ("12.50", "JPY", 12.5),
        ("12,5", "", 12.5),
        ("５２，０００", "JPY", 52_000),
        ("٥٢٬٠٠٠٫٥٠", "EGP", 52_000.5),
        ("1,000,000,000,000", "EUR", 10**12),
        ("999999999999.99", "EUR", 999_999_999_999.99),
        ("52,000", "other", None),
        ("52,000", "KWD", None),
        ("52.000", "", None),
        ("1.234", "", None),
        ("1,234 BD", "BHD", None),
    ],
)  # fmt: skip
def test_a_sum_is_read_when_it_can_be_read_in_one_way(typed, currency, amount):
    if amount is not None:
        assert (read(typed, currency), type(read(typed, currency))) == (amount, type(amount))
        return
    with pytest.raises(ValueError, match="^Pay"):
        read(typed, currency)


@pytest.mark.parametrize(
    ("typed", "currency", "sentence"),
    [
        ("52,000", "KWD", "Pay: 52,000 can be read as 52,000 or as 52. Please write 52000 or 52."),
        (
            "1.234",
            "",
            "Pay: 1.234 can be read as 1,234 or as 1.234. Please write 1234 or 1.2340, or choose the currency first.",
        ),
        ("1234.567", "EUR", "Pay must have at most two decimals, such as 12.50. You gave: 1234.567."),
        ("1.23456", "KWD", "Pay must have at most three decimals, such as 12.50. You gave: 1.23456."),
        (
            "$41,500",
            "GBP",
            "Pay: $41,500 is not in GBP. Please choose its currency, or write the number alone.",
        ),
    ],
)
def test_what_is_asked_back_names_what_it_can_be(typed, currency, sentence):
    with pytest.raises(ValueError, match=re.escape(sentence)):
        read(typed, currency)


@pytest.mark.parametrize(
    "typed",
    ["52k", "-5", "1000000000001", "much", "5-7", "1e6", "1_000", "½", "9" * 400, "1,2345,678", "1.2.3", "52,00,00",
     "52,000,00", "1 2", "x 5", "5 x", "1,000.000,00", "nan", "52''000", "\x00"],
)  # fmt: skip
def test_anything_else_is_refused_with_what_is_allowed(typed):
    with pytest.raises(ValueError, match="^Pay must be a sum of money from 0 to 1,000,000,000,000, such as") as refusal:
        read(typed, "EUR")
    assert len(str(refusal.value)) < 180


@given(st.sampled_from(["", "other", *CODES]), st.integers(0, 10**15), st.integers(0, 3))
def test_what_is_written_is_read_as_the_same_in_every_currency(currency, digits, places):
    amount = min(digits / 10 ** min(places, decimals_of(currency) if currency in CODES else 3), 10**12)
    assert read(written(amount), currency) == amount


@given(st.sampled_from(CODES), st.integers(1, 999), st.integers(0, 999), st.sampled_from(".,' "))
def test_thousands_are_never_a_thousandth(currency, thousands, rest, mark):
    typed = f"{thousands}{mark}{rest:03}"
    try:
        assert read(typed, currency) == thousands * 1000 + rest
    except ValueError as refusal:
        assert currency in THREE
        assert f"can be read as {thousands * 1000 + rest:,} or as" in str(refusal)  # noqa: PT017


@given(st.text(), st.sampled_from(["", "EUR", "KWD"]))
def test_whatever_is_typed_is_read_or_refused(typed, currency):
    try:
        assert 0 <= read(typed, currency) <= HIGHEST_PAY
    except ValueError as refusal:
        assert str(refusal).startswith("Pay")  # noqa: PT017


def test_the_currencies_are_those_one_can_choose():
    prompts = {prompt.place: prompt for prompt in library().prompts}
    chosen = {choice.key: choice.text for choice in prompts["offer.currency"].choices}
    assert {key.upper() for key in chosen} == {*CODES, "OTHER"}
    assert all(text.endswith(f"({key.upper()})") for key, text in chosen.items() if key != "other")
    assert prompts["offer.pay"].high == HIGHEST_PAY
    assert len(CODES) == len({*CODES}) > 150


def test_the_decimals_are_those_of_the_standard():
    assert {row["code"] for row in data_rows("currencies.csv") if row["decimals"] == "3"} == THREE
    assert {row["code"] for row in data_rows("currencies.csv") if row["decimals"] == "0"} == NONE


def test_what_was_kept_in_another_currency_is_still_shown():
    field = Field("offer.1.pay", "Pay", "money", high=HIGHEST_PAY, currency="EUR")
    assert field.written(1.234) == "1.2340"
    assert [field.written(value) for value in (None, True, "5", -1, 10**12 + 1, float("nan"), [1, 2])] == [""] * 7

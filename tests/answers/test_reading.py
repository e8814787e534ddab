"""Reading what people type."""

from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbook.answers.reading import alike, read_number, read_text, read_when, recorded_day, told_apart
from workbook.wording import when_in_words


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("3", 3),
        (" 3 ", 3),
        ("3.0", 3),
        ("+3", 3),
        ("٣", 3),
        ("３", 3),
        ("3\N{NO-BREAK SPACE}", 3),
        ("03", 3),
        ("40 %", 40),
    ],
)
def test_people_write_whole_numbers_in_many_ways(text, value):
    read = read_number(text, "People", 0, 50)
    assert (read, type(read)) == (value, int)


@pytest.mark.parametrize(("text", "value"), [("0,5", 0.5), ("\N{MINUS SIGN}1.5", -1.5), ("0.125", 0.125), ("2", 2.0)])
def test_people_write_fractions_in_many_ways(text, value):
    assert read_number(text, "Rating", -3, 3, only_whole=False) == value


@pytest.mark.parametrize(
    "text",
    ["", "  ", "three", "1_0", "1e1", "nan", "inf", "1e999", "--3", "3-", "0x3", "1 2", "½", "None", "True", "3\x00",
     "something that is not a number", "2.5", "51", "-1", "9" * 400, "<b>3</b>", "１,０００", "1.000", "1,000"],
)  # fmt: skip
def test_what_cannot_be_a_count_is_refused_with_a_sentence(text):
    with pytest.raises(ValueError, match="^People") as refusal:
        read_number(text, "People", 1, 50)
    assert len(str(refusal.value)) < 160
    assert "\x00" not in str(refusal.value)


def test_a_number_that_reads_two_ways_is_asked_about():
    with pytest.raises(ValueError, match="meant in thousands"):
        read_number("1,000", "Money", 0, 100_000)


@given(st.text())
def test_no_text_gets_past_as_anything_but_a_number_in_range(text):
    try:
        value = read_number(text, "People", 1, 50)
    except ValueError:
        return
    assert 1 <= value <= 50


def test_a_date_is_said_back_in_words():
    assert when_in_words(read_when("2026-12-03T14:00", "Date")) == "Thursday 3 December 2026, 14:00"
    assert read_when("2026-12-03", "Date") == datetime(2026, 12, 3)


@pytest.mark.parametrize(
    "text", ["", "3 Dec", "2026-02-31T10:00", "03/04/2026", "1999-12-31T10:00", "9999-01-01T00:00", "a date"]
)
def test_an_impossible_date_is_refused(text):
    with pytest.raises(ValueError, match="^Date must be"):
        read_when(text, "Date")


def test_text_is_kept_whole_or_refused_whole():
    assert read_text("Ame\N{COMBINING ACUTE ACCENT}lie\n<script>", "Employer") == "Amélie\n<script>"
    with pytest.raises(ValueError, match="Employer has 81 characters; the limit is 80. Nothing was cut."):
        read_text("x" * 81, "Employer", 80)
    for hidden in ("a\x00b", "a\x1bb", "a\ud800b"):
        with pytest.raises(ValueError, match="cannot be stored"):
            read_text(hidden, "Employer")


@pytest.mark.parametrize(
    ("names", "apart"),
    [
        ([], []),
        (["Acme", "Beta"], ["Acme", "Beta"]),
        (["Acme", "Beta", "acme "], ["Acme (1)", "Beta", "acme  (3)"]),
        (["A", "A", "A (1)"], ["A (1) (1)", "A (2)", "A (1) (3)"]),
    ],
)
def test_like_names_are_told_apart(names, apart):
    assert told_apart(names) == apart


@given(st.lists(st.sampled_from(["A", "a", "A (1)", "A (2)", "A (1) (1)", "B"]), max_size=6))
def test_no_two_names_are_the_same(names):
    assert len({alike(name) for name in told_apart(names)}) == len(names)


@pytest.mark.parametrize("recorded", ["", None, 3, "3 December", "2026-13-01", ["2026-12-03"]])
def test_what_is_no_day_is_none(recorded):
    assert recorded_day(recorded) is None
    assert recorded_day("2026-12-03") == date(2026, 12, 3)

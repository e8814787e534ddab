"""Every kind of field reads what people type, writes it back, and refuses the rest with a sentence."""

import json
import unicodedata
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbook.answers.fields import Field
from workbook.answers.reading import LONGEST_LINE, LONGEST_TEXT

FORMATS = (("unknown", "I don't know"), ("panel", "A panel"), ("separate", "One after another"))
FIELDS = {
    "line": Field("process.contact", "Whom to call"),
    "text": Field("written.repair", "What to mend", "text"),
    "choice": Field("interview.format", "What form", "choice", options=FORMATS),
    "date": Field("interview.promised", "Answer by", "date"),
    "number": Field("interview.rounds_left", "How many are left", "number", low=1, high=20),
    "amount": Field("offer.1.pay", "Base pay", "amount", high=10_000_000),
    "money": Field("offer.1.pay", "Base pay", "money", high=10**12, currency="KWD"),
    "people": Field("interview.finalists", "Still in it", "people"),
    "yes_no": Field("interview.insider", "Someone from inside", "yes_no"),
    "tick": Field("done.agenda", "Ask for the agenda", "tick"),
}
MEGABYTE = "x" * 1_000_000
NUL, SURROGATE = "\0", "\ud800"

typed_text = st.text(st.characters(exclude_categories=("Cc", "Cs")), min_size=1, max_size=60)
TYPED = {
    "line": typed_text,
    "text": st.text(st.characters(exclude_categories=("Cc", "Cs")) | st.sampled_from("\n\t\r"), max_size=200),
    "choice": st.sampled_from([key for key, _label in FORMATS]),
    "date": st.dates(date(2000, 1, 1), date(2100, 12, 31)).map(date.isoformat),
    "number": st.integers(1, 20).map(str),
    "amount": st.integers(0, 10**9).map(lambda cents: f"{cents // 100}.{cents % 100:02}"),
    "money": st.integers(0, 10**9).map(lambda cents: f"{cents // 100}.{cents % 100:02}"),
    "people": st.tuples(st.integers(1, 50), st.integers(1, 50), st.sampled_from(["-", " to ", "–", " — ", " or "])).map(
        lambda it: f"{min(it[:2])}{it[2]}{max(it[:2])}"
    ),
    "yes_no": st.sampled_from(["yes", "no"]),
    "tick": st.sampled_from(["yes", ""]),
}


@pytest.mark.parametrize("kind", FIELDS)
def test_what_was_read_is_written_so_that_it_reads_the_same(kind):
    field = FIELDS[kind]

    @given(TYPED[kind])
    def goes_round(typed):
        answer = field.read(typed)
        assert field.read(field.written(answer)) == answer
        assert field.written(field.read(field.written(answer))) == field.written(answer)
        json.dumps(answer, ensure_ascii=False).encode()

    goes_round()


@pytest.mark.parametrize("kind", FIELDS)
def test_whatever_is_typed_is_read_or_refused_with_a_sentence_that_names_the_field(kind):
    field = FIELDS[kind]

    @given(st.text(st.characters(), max_size=60) | st.from_regex(r"[\d٠-٩.,+–−-]{1,40}"))
    def is_read_or_refused(typed):
        try:
            answer = field.read(typed)
        except ValueError as refusal:
            said = str(refusal)
            assert said.startswith(field.label)
            assert said.endswith((".", "?"))
            assert len(said) < 400
            said.encode()
        else:
            assert field.read(field.written(answer)) == answer

    is_read_or_refused()


@pytest.mark.parametrize(
    "answer",
    [None, True, False, 0, -1, 10**99, 10**5000, 2.5, float("nan"), "", "x", MEGABYTE, NUL, [], [1], [3, 2], [2, 4],
     [1, 2, 3], ["a", "b"], [True, False], {}, {"a": 1}, "\ud800"],
    ids=lambda answer: repr(answer)[:12] if answer != 10**5000 else "digits",
)  # fmt: skip
@pytest.mark.parametrize("kind", FIELDS)
def test_an_answer_of_another_version_is_written_only_when_it_is_read_as_the_same(kind, answer):
    typed = FIELDS[kind].written(answer)
    assert typed == "" or FIELDS[kind].read(typed) == answer
    assert isinstance(FIELDS[kind].in_words(answer), str)


@pytest.mark.parametrize(
    ("kind", "typed", "answer"),
    [
        ("line", "  Ada Lovelace  ", "Ada Lovelace"),
        ("line", "<img src=x onerror=alert(1)>", "<img src=x onerror=alert(1)>"),
        ("line", "e\u0301", "\u00e9"),
        ("line", "x" * LONGEST_LINE, "x" * LONGEST_LINE),
        ("line", " \t\n ", None),
        ("text", "", None),
        ("text", "one\n  two\r\n", "one\n  two\r\n"),
        ("text", "ش" * LONGEST_TEXT, "ش" * LONGEST_TEXT),
        ("text", "👩‍🚒 #tag", "👩‍🚒 #tag"),
        ("choice", "panel", "panel"),
        ("choice", "unknown", "unknown"),
        ("choice", "", None),
        ("date", " 2026-12-03 ", "2026-12-03"),
        ("date", "2028-02-29", "2028-02-29"),
        ("date", "", None),
        ("number", "3", 3),
        ("number", "\u0663", 3),
        ("number", "3,0", 3),
        ("number", "3.0", 3),
        ("number", " 20 ", 20),
        ("number", "１２", 12),
        ("number", "", None),
        ("amount", "12.50", 12.5),
        ("amount", "12,50", 12.5),
        ("amount", "37.5", 37.5),
        ("amount", "62000", 62000),
        ("amount", "62000.00", 62000),
        ("amount", "", None),
        ("people", "3", 3),
        ("people", "3 to 5", [3, 5]),
        ("people", "2\u20134", [2, 4]),
        ("people", "2\u20144", [2, 4]),
        ("people", "2 - 4", [2, 4]),
        ("people", "2\u22124", [2, 4]),
        ("people", "2 or 3", [2, 3]),
        ("people", "3 to 3", 3),
        ("people", "\u0662-\u0664", [2, 4]),
        ("people", " ", None),
        ("yes_no", "yes", True),
        ("yes_no", "no", False),
        ("yes_no", "", None),
        ("tick", "yes", True),
        ("tick", "", False),
    ],
)
def test_what_people_type_is_understood(kind, typed, answer):
    read = FIELDS[kind].read(typed)
    assert read == answer
    assert type(read) is type(answer)


WHOLE = "must be a whole number from 1 to 20. You gave: "
PEOPLE = "must be a whole number from 1 to 50, or a range such as 3 to 5. You gave: "
DAY = "must be a date, such as 3 December 2026."
CHOOSE = "choose one of I don't know, A panel, One after another. You gave: "
BAD = [
    ("line", MEGABYTE, "Whom to call has 1,000,000 characters; the limit is 300. Nothing was cut."),
    ("line", "x" * 301, "Whom to call has 301 characters; the limit is 300. Nothing was cut."),
    ("line", "a" + NUL, "Whom to call holds a character that cannot be stored (code 0)."),
    ("line", SURROGATE, "Whom to call holds a character that cannot be stored (code 55296)."),
    ("line", "a\x1b[31mb", "Whom to call holds a character that cannot be stored (code 27)."),
    ("line", "a\nb", "Whom to call must be one line."),
    ("line", "a\rb", "Whom to call must be one line."),
    ("text", MEGABYTE, "What to mend has 1,000,000 characters; the limit is 20,000. Nothing was cut."),
    ("text", "x" * 20_001, "What to mend has 20,001 characters; the limit is 20,000. Nothing was cut."),
    ("text", "a" + NUL + "b", "What to mend holds a character that cannot be stored (code 0)."),
    ("text", "\udfff", "What to mend holds a character that cannot be stored (code 57343)."),
    ("choice", "round table", f"What form: {CHOOSE}round table."),
    ("choice", "Panel", f"What form: {CHOOSE}Panel."),
    ("choice", "A panel", f"What form: {CHOOSE}A panel."),
    ("choice", NUL, f"What form: {CHOOSE}\ufffd."),
    ("choice", SURROGATE, f"What form: {CHOOSE}\ufffd."),
    ("choice", MEGABYTE, f"What form: {CHOOSE}{'x' * 40}…."),
    ("date", "tomorrow", f"Answer by {DAY}"),
    ("date", "2026-02-30", f"Answer by {DAY}"),
    ("date", "2027-02-29", f"Answer by {DAY}"),
    ("date", "3.12.2026", f"Answer by {DAY}"),
    ("date", "2026-12-03T14:00", f"Answer by {DAY}"),
    ("date", "1999-12-31", "Answer by must be in the years 2000 to 2100. You gave the year 1999."),
    ("date", "2101-01-01", "Answer by must be in the years 2000 to 2100. You gave the year 2101."),
    ("date", NUL, f"Answer by {DAY}"),
    ("date", SURROGATE, f"Answer by {DAY}"),
    ("date", MEGABYTE, f"Answer by {DAY}"),
    ("date", "\u0662\u0660\u0662\u0666-\u0661\u0662-\u0660\u0663", f"Answer by {DAY}"),
    ("number", "three", f"How many are left {WHOLE}three."),
    ("number", "0", f"How many are left {WHOLE}0."),
    ("number", "21", f"How many are left {WHOLE}21."),
    ("number", "-1", f"How many are left {WHOLE}-1."),
    ("number", "\u22121", f"How many are left {WHOLE}-1."),
    ("number", "2,5", f"How many are left {WHOLE}2.5."),
    ("number", "1e1", f"How many are left {WHOLE}1e1."),
    ("number", "1_0", f"How many are left {WHOLE}1_0."),
    ("number", "0x10", f"How many are left {WHOLE}0x10."),
    ("number", "inf", f"How many are left {WHOLE}inf."),
    ("number", "nan", f"How many are left {WHOLE}nan."),
    ("number", "9" * 400, f"How many are left {WHOLE}{'9' * 40}…."),
    ("number", "1,000", "How many are left: is 1,000 meant in thousands? "
     "Please write the number without a comma or point."),
    ("number", MEGABYTE, f"How many are left {WHOLE}{'x' * 40}…."),
    ("number", NUL, f"How many are left {WHOLE}\ufffd."),
    ("number", SURROGATE, f"How many are left {WHOLE}\ufffd."),
    ("amount", "much", "Base pay must be a number from 0 to 10,000,000. You gave: much."),
    ("amount", "-1", "Base pay must be an ordinary number from 0 to 10,000,000. You gave: -1."),
    ("amount", "62,000", "Base pay: is 62,000 meant in thousands? Please write the number without a comma or point."),
    ("amount", "12.3456", "Base pay must have at most two decimals, such as 12.50. You gave: 12.3456."),
    ("amount", "62,000.50", "Base pay must be a number from 0 to 10,000,000. You gave: 62,000.50."),
    ("people", "5-3", "Still in it: write the smaller number first, such as 3 to 5. You gave: 5 to 3."),
    ("people", "5 to 3", "Still in it: write the smaller number first, such as 3 to 5. You gave: 5 to 3."),
    ("people", "a few", f"Still in it {PEOPLE}a few."),
    ("people", "0", f"Still in it {PEOPLE}0."),
    ("people", "51", f"Still in it {PEOPLE}51."),
    ("people", "2 to 60", f"Still in it {PEOPLE}2 to 60."),
    ("people", "2-4-6", f"Still in it {PEOPLE}2-4-6."),
    ("people", "-3", f"Still in it {PEOPLE}-3."),
    ("people", "3-", f"Still in it {PEOPLE}3-."),
    ("people", "-", f"Still in it {PEOPLE}-."),
    ("people", "2,5", f"Still in it {PEOPLE}2,5."),
    ("people", "9" * 5000, f"Still in it {PEOPLE}{'9' * 40}…."),
    ("people", MEGABYTE, f"Still in it {PEOPLE}{'x' * 40}…."),
    ("people", "3" + NUL, f"Still in it {PEOPLE}3\ufffd."),
    ("yes_no", "maybe", "Someone from inside: choose one of Yes, No. You gave: maybe."),
    ("yes_no", "true", "Someone from inside: choose one of Yes, No. You gave: true."),
    ("yes_no", MEGABYTE, f"Someone from inside: choose one of Yes, No. You gave: {'x' * 40}…."),
]  # fmt: skip


@pytest.mark.parametrize(("kind", "typed", "sentence"), BAD, ids=lambda value: repr(value)[:30])
def test_what_cannot_be_used_is_refused_whole_with_a_sentence(kind, typed, sentence):
    with pytest.raises(ValueError) as refusal:  # noqa: PT011
        FIELDS[kind].read(typed)
    assert str(refusal.value) == sentence


def test_a_range_of_a_thousand_dashes_is_one_refusal():
    with pytest.raises(ValueError, match="Still in it must be a whole number"):
        FIELDS["people"].read("–" * 100_000)


@pytest.mark.parametrize(
    ("kind", "answer", "words"),
    [
        ("date", "2026-12-03", "Thursday 3 December 2026"),
        ("date", "someday", ""),
        ("choice", "panel", "A panel"),
        ("choice", "gone", ""),
        ("yes_no", False, "No"),
        ("people", [2, 4], "2 to 4"),
        ("people", 3, "3"),
        ("number", 7, "7"),
        ("number", 700, ""),
        ("amount", 12.5, "12.5"),
        ("text", None, ""),
        ("line", "Ada", "Ada"),
    ],
)
def test_an_answer_reads_as_a_person_says_it(kind, answer, words):
    assert FIELDS[kind].in_words(answer) == words


def test_a_page_is_told_what_it_needs_and_no_more():
    assert FIELDS["line"].as_json() == {"key": "process.contact", "label": "Whom to call", "kind": "line"}
    assert FIELDS["number"].as_json() | {"low": 1, "high": 20} == FIELDS["number"].as_json()
    assert FIELDS["amount"].as_json() | {"low": 0, "high": 10_000_000} == FIELDS["amount"].as_json()
    shown = Field("done.a", "A", "tick", help="Why", group="Find out", minutes=5).as_json()
    assert (shown["help"], shown["group"], shown["minutes"]) == ("Why", "Find out", 5)


@pytest.mark.parametrize("place", [0, 1, 2])
def test_a_choice_shows_nothing_as_chosen_before_somebody_chose(place):
    """A page shows the first option while there is no answer: it must be an empty one or "I don't know"."""
    options = list(FORMATS[1:])
    options.insert(place, FORMATS[0])
    first = Field("a.b", "What form", "choice", options=tuple(options)).as_json()["options"][0]
    assert first[0] in ("", "unknown")
    assert Field("a.b", "Inside", "yes_no").as_json()["options"][0] == ["", ""]


def test_written_composes_as_it_reads():
    assert FIELDS["line"].read(unicodedata.normalize("NFD", "Zoë")) == "Zoë"

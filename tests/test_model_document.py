"""docs/model.md is true: its numbers are computed, none is typed, and its formulas survive a Markdown reader."""

import re

import pytest
from model_numbers import MARKED, NUMBERS, PAGE, computed
from model_page.published import RATES

from workbook.content.evidence import evidence_rows

pytestmark = pytest.mark.slow

DOCUMENT = PAGE.read_text(encoding="utf-8")
MARKS = [(mark["name"], mark["text"]) for mark in MARKED.finditer(DOCUMENT)]

# What may hold a number that nobody computes: marked text, code, addresses and the ids of rows.
NOT_PROSE = [MARKED, re.compile(r"```.*?```", re.DOTALL), re.compile(r"`[^`\n]*`"), re.compile(r"\]\([^)]*\)")]
TYPED = re.compile(r"\d*\.\d+|\d+\s?(?:%|\\%|per cent|points?\b)|\d+ in \d+0\b|10\^|<sup>")
FORMULA = re.compile(r"\$\$(.+?)\$\$|\$([^$\n]+)\$", re.DOTALL)
AGENTS = re.compile(r"(\d+\.(\d+))\s±\s(\d+\.\d+)")


def typed_numbers(document):
    for allowed in NOT_PROSE:
        document = allowed.sub(" ", document)
    return TYPED.findall(document)


@pytest.mark.parametrize(("name", "text"), [pytest.param(*mark, id=mark[0]) for mark in sorted(set(MARKS))])
def test_a_number_is_as_computed(name, text):
    assert text == computed(name), "run `make docs` and read the page again"


def test_every_number_has_its_place():
    assert set(NUMBERS) <= {name for name, _ in MARKS}


def test_no_number_is_typed():
    assert typed_numbers(DOCUMENT) == []


@pytest.mark.parametrize(
    "typed",
    ["about 0.341.", "agreement .44", "84.8 % of", "80% are", "3.9 points", "low by 3 points", "35 in 100", "$c = 0.5$",
     "<!-- default -->0.341<!-- / --> and 0.341", "10<sup>−12</sup>", "$10^{-12}$"],
)  # fmt: skip
def test_a_typed_number_is_found(typed):
    assert typed_numbers(typed)


@pytest.mark.parametrize(
    "computed_or_a_name",
    ["<!-- default -->0.341<!-- / -->", "`agreement=.44`", "[a](https://x.org/1.2)", "E166", "2014", "4 → 2", "$1/3$",
     "section 7."],
)  # fmt: skip
def test_what_nobody_needs_to_compute_is_let_through(computed_or_a_name):
    assert typed_numbers(computed_or_a_name) == []


def tables():
    """Each table of the page: its head and its rows, as lists of cells."""
    for found in re.findall(r"(?:^\|.*\|\n)+", DOCUMENT, re.MULTILINE):
        head, _, *rows = ([cell.strip() for cell in line.strip("|\n").split("|")] for line in found.splitlines())
        yield head, rows


COMPARED = [
    pytest.param(row[i - 1], row[i], id=f"{head[0]}: {row[0]} {row[1]}")
    for head, rows in tables()
    for i, title in enumerate(head)
    if title == "agents" and head[i - 1] != "carried along"  # of which the page says how far it is off
    for row in rows
]


@pytest.mark.parametrize(("summed", "lived"), COMPARED)
def test_agents_agree_with_the_column_before_them_within_3_standard_errors(summed, lived):
    mean, digits, error = AGENTS.fullmatch(lived).groups()
    rounding = 10.0 ** -len(digits)
    assert abs(float(mean) - float(summed)) <= 3 * float(error) + rounding


def test_agents_stand_beside_most_of_the_page():
    assert len(COMPARED) > 50


def test_only_rows_that_may_stand_as_a_rate_are_set_beside_the_model():
    for evidence_id in RATES:
        row = evidence_rows()[evidence_id]
        assert row["usable_as_rate"] == "yes"
        assert row["statistic"] == "conversion_rate"
        assert row["stage_from"].endswith("interview")
        assert row["stage_to"] in {"offer", "hire"}


def test_no_line_begins_with_the_mark_of_a_number():
    """A reader of Markdown takes such a line for HTML and shows what stands in it as it is."""
    assert [line for line in DOCUMENT.splitlines() if re.match(r"\s*<!-- (?!table: |/ -->$)", line)] == []


def test_formulas_survive_a_reader_of_markdown():
    formulas = [whole or inline for whole, inline in FORMULA.findall(MARKED.sub("", DOCUMENT))]
    assert len(formulas) > 100
    for formula in formulas:
        # What Markdown would take away or change: an escaped sign, emphasis, a tag; and what GitHub does not allow.
        assert not re.search(r"\\[^A-Za-z]|\*|(?:^|[\s})\]])_|<[A-Za-z/!]|\\operatorname", formula), formula

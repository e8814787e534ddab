"""Counts, lists and days as a sentence has them, and nowhere else put together by hand."""

import ast
import re
from datetime import UTC, date, datetime
from fractions import Fraction
from pathlib import Path

import pytest

from workbook.wording import counted, day_in_words, in_words, joined, moment_with_zone, plural, when_in_words

PACKAGE = Path(__file__).parents[1] / "workbook"


def test_counts_in_words():
    assert [in_words(count) for count in (0, 1, 10, 11, 1200)] == ["no", "one", "ten", "11", "1,200"]


@pytest.mark.parametrize(
    ("count", "said"),
    [(0, "0 days"), (1, "1 day"), (1.0, "1 day"), (2, "2 days"), (37.5, "37.5 days"), (1200, "1,200 days")],
)
def test_a_count_and_its_word(count, said):
    assert counted(count, "day") == said


def test_a_word_that_has_a_plural_of_its_own():
    assert [plural(count, "is", "are") for count in (0, 1, 2, Fraction(1))] == ["are", "is", "are", "is"]
    assert [counted(count, "entry is", "entries are") for count in (1, 2)] == ["1 entry is", "2 entries are"]
    assert plural(2, "s", "") == ""


def test_a_list_is_joined_as_one_says_it():
    assert [joined(names) for names in ([], ["A"], ["A", "B"], iter("ABC"))] == ["", "A", "A and B", "A, B and C"]
    assert joined("ABC", "or") == "A, B or C"


def test_a_day_is_said_with_and_without_its_parts():
    day = date(2026, 12, 3)
    assert day_in_words(day) == "Thursday 3 December 2026"
    assert day_in_words(day, weekday=False) == "3 December 2026"
    assert day_in_words(day, year=False) == "Thursday 3 December"
    assert day_in_words(day, weekday=False, year=False) == "3 December"
    assert when_in_words(datetime(2026, 12, 3, 9, 5)) == "Thursday 3 December 2026, 09:05"
    assert moment_with_zone(datetime(2026, 12, 3, 9, 5, tzinfo=UTC)) == "3 December 2026, 09:05 UTC"


MODULES = sorted(path for path in PACKAGE.rglob("*.py") if path.name != "wording.py")


def is_text(node):
    return isinstance(node, ast.JoinedStr) or (isinstance(node, ast.Constant) and isinstance(node.value, str))


def by_number(test):
    """Whether a choice is made by comparing a number with one."""
    one = isinstance(test, ast.Compare) and isinstance(test.comparators[0], ast.Constant)
    return one and test.comparators[0].value == 1 and test.comparators[0].value is not True


def test_no_other_module_chooses_between_two_words_by_a_number():
    """Text or nothing is no plural; a letter or an ending is, and so are two sentences."""
    nodes = [node for path in MODULES for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))]
    choices = [node for node in nodes if isinstance(node, ast.IfExp) and by_number(node.test)]
    plurals = [one for one in choices if is_text(one.body) and is_text(one.orelse) and not nothing_said(one)]
    assert {ast.unparse(one) for one in plurals} == NO_PLURALS


def nothing_said(choice):
    """Whether one side is empty and the other more than the ending of a word."""
    sides = [side.value if isinstance(side, ast.Constant) else "words" for side in (choice.body, choice.orelse)]
    return "" in sides and not any(re.fullmatch(r"[a-z ]{1,4}", side) for side in sides)


NO_PLURALS = {
    "'both' if len(_texts(merged)) > 1 else 'newer'",
    "'adds hardly anything' if worth < 1 else f'adds about {worth}'",
    "'when' if len(options) > 1 else ''",
}


def found(pattern):
    """Where `pattern` is in the modules."""
    return [(path.name, *match) for path in MODULES for match in re.findall(pattern, path.read_text(encoding="utf-8"))]


def test_no_other_module_puts_a_day_together():
    """%B is the name of a month; that of a day of the week (%A) may stand alone."""
    assert found(r"%B|%Y-%m-%d %H:%M|\{\w*\.day\}") == []


def test_no_other_module_puts_and_or_or_between_words():
    assert found(r"""(["']) (?:and|or) \1\.join""") == []

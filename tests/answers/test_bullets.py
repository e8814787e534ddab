"""The marks before a line: bullets go, and what only looks like one stays."""

import pytest

from workbook.answers.bullets import without_marks


@pytest.mark.parametrize(
    ("line", "text"),
    [
        ("- Kind", "Kind"),
        ("* * Kind", "Kind"),
        ("\u2022Kind", "Kind"),
        ("\uf0b7\tKind", "Kind"),
        ("o\tKind", "Kind"),
        ("o Kind", "Kind"),
        ("\u2714\ufe0f Kind", "Kind"),
        ("1. Kind", "Kind"),
        (" (3) Kind", "Kind"),
        ("b) Kind", "Kind"),
        ("1) - Kind", "Kind"),
        ("\u00a7 Kind", "Kind"),
        ("Kind", "Kind"),
        ("o ser simpatico", "o ser simpatico"),
        ("\u00a7 34a GewO", "\u00a7 34a GewO"),
        ("-5 degrees", "-5 degrees"),
        ("2.5 years", "2.5 years"),
        ("A. Lopez, ward manager", "A. Lopez, ward manager"),
        ("\u00ab Kind \u00bb", "\u00ab Kind \u00bb"),
        ("", ""),
        ("---", ""),
    ],
)
def test_marks(line, text):
    assert without_marks(line) == text

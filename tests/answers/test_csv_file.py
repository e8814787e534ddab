"""Tables for a spreadsheet: no cell can run, and what was written is read again as it was."""

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st
from spreadsheet import read_csv

from workbook.answers.csv_file import csv_text, harmless

STARTS = ["=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠"]
BEFORE = ["", " ", "   ", "\u00a0", "\u3000"]
LIVE = set("=+-@\t\r\n＝＋－＠")
TEXT = st.text(
    st.one_of(
        st.sampled_from("=+-@'\" ,;\t\r\n＝"), st.characters(blacklist_categories=["Cs"], blacklist_characters="\0")
    )
)


@pytest.mark.parametrize("start", STARTS)
@pytest.mark.parametrize("before", BEFORE)
def test_no_cell_is_a_formula(before, start):
    text = f'{before}{start}HYPERLINK("http://example.org","x"),2\n3'
    [[_header], [cell]] = list(csv.reader(io.StringIO(csv_text(["="], [[text]]).removeprefix("\ufeff"), newline="")))
    assert cell == "'" + text
    assert _header == "'="


@given(st.lists(st.lists(TEXT, min_size=3, max_size=3), max_size=8))
def test_a_table_is_read_as_it_was_written(rows):
    written = csv_text(["a", "b", "c"], rows)
    assert read_csv(written) == [["a", "b", "c"], *rows]
    for row in csv.reader(io.StringIO(written.removeprefix("\ufeff"), newline="")):
        assert not any(cell.lstrip(" \u00a0\u3000\ufeff")[:1] in LIVE for cell in row)


def test_numbers_stay_numbers_and_words_stay_words():
    assert csv_text(["n", "text"], [[-5, "minus five"], [0.5, "'quoted'"], [None, ""]]).splitlines()[1:] == [
        '-5,"minus five"',
        "0.5,\"'quoted'\"",
        '"",""',
    ]
    assert harmless("2 - 1 = 1") == "2 - 1 = 1"

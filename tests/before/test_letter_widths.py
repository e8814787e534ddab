"""Texts are cut to what a line holds, between words and whole letters."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbook.before.letter_widths import clipped

FAMILY = "\N{WOMAN}\N{ZERO WIDTH JOINER}\N{MAN}\N{ZERO WIDTH JOINER}\N{GIRL}"


@pytest.mark.parametrize(
    ("text", "longest", "cut"),
    [
        ("", 10, ""),
        ("  a \t b ", 10, "a b"),
        ("CV x4 \r\n\n ID\nwater\n", 20, "CV x4 · ID · water"),
        ("one two\nthree", 10, "one two…"),
        ("one two three four", 16, "one two three…"),
        ("one, two, three", 10, "one, two…"),
        ("aaaaaaaaaaaaaaaaaaaaaaaa", 10, "aaaaaaa…"),
        ("漢字漢字漢字漢字", 10, "漢字漢字…"),
        ("e\u0301" * 30, 8, "e\u0301e\u0301e\u0301e\u0301…"),
    ],
)
def test_a_text_is_cut_between_words_and_letters(text, longest, cut):
    assert clipped(text, longest) == cut


@pytest.mark.parametrize("longest", range(4, 30))
def test_an_emoji_of_several_parts_is_cut_whole(longest):
    assert clipped(FAMILY * 20, longest).rstrip("…").replace(FAMILY, "") == ""


@given(st.text(max_size=300), st.integers(2, 100))
def test_whatever_is_cut_is_short_and_starts_as_it_did(text, longest):
    cut = clipped(text, longest)
    whole = clipped(text, 10_000)
    assert cut == whole or (cut.endswith("…") and whole.startswith(cut[:-1]))
    assert len(cut) <= 5 * longest + 1
    assert clipped(cut, longest) == cut


def test_words_after_much_that_cannot_be_printed_are_seen():
    assert clipped("\0" * 20_000 + "word", 10) == "word"

"""Counts and lists as a sentence has them."""

from workbook.wording import days_in_words, in_words, joined


def test_counts_in_words():
    assert [in_words(count) for count in (0, 1, 10, 11, 1200)] == ["no", "one", "ten", "11", "1,200"]
    assert [days_in_words(count) for count in (0, 1, 12)] == ["0 days", "1 day", "12 days"]


def test_a_list_is_joined_as_one_says_it():
    assert [joined(names) for names in ([], ["A"], ["A", "B"], iter("ABC"))] == ["", "A", "A and B", "A, B and C"]

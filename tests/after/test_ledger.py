"""What was told whom: what counts as the same, and what is said when it is not."""

from datetime import date

import pytest

from workbook.after.ledger import TOPICS, employers, mismatches, newest, read_told, to_come, topics
from workbook.after.statements import may_be_same, same
from workbook.content.packs.library import library

NAMES = {"interview": "Acme", "application.1": "City Library"}


def told(*entries):
    """Answers with an entry for each (application, about, what, on)."""
    answers = {"told.order": [f"told.{i}" for i in range(1, len(entries) + 1)]}
    for i, entry in enumerate(entries, 1):
        answers |= dict(
            zip((f"told.{i}.{name}" for name in ("application", "about", "what", "on")), entry, strict=True)
        )
    return answers


def said(*entries):
    return [
        text.translate({0x2068: None, 0x2069: None}) for text in mismatches(read_told(told(*entries)), NAMES, TOPICS)
    ]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("45,000", "45000"),
        ("45.000", "45k"),
        ("45\u202f000 €", "45 K euros"),
        ("45'000", "45 thousand"),
        ("£45,000.00 p.a.", "£45k per year"),
        ("45-50k", "45,000 to 50,000"),
        ("45–50k", "45k to 50k"),
        ("£45 - £50k", "£45k to £50k"),
        ("from 45 to 50k", "between 45k and 50k"),
        ("between 45 and 50k", "45-50k"),
        ("3,5 years", "3.5 years"),
        ("three months", "3 months."),
        ("４ weeks", "4 weeks"),
        ("1 December", "on the 1st of December"),
        ("2026-12-01", "Dec 1, 2026"),
        ("01/12/2026", "1.12.2026"),
        ("I can't start on 1 December", "I cannot start on the 1st of December"),
        ("I don\u2019t want 45k", "I do not want 45,000"),
        ("in May", "May"),
        ("More  learning.", "more learning"),
        ("", " "),
    ],
)
def test_the_same_in_other_words(one, other):
    assert same(one, other)
    assert same(other, one)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("45,000", "50,000"),
        ("45,000", "45"),
        ("45-50k", "45k"),
        ("45,000 a year", "45,000 a month"),
        ("45,000 €", "45,000 £"),
        ("4 weeks", "4 months"),
        ("4 weeks", "a month"),
        ("1 December 2026", "1 December 2027"),
        ("1 December", "2 December"),
        ("13/12/2026", "12 January 2026"),
        ("45,000", "not 45,000"),
        ("More learning", "More money"),
        ("99/99/2026", "1 December"),
        ("I can start on 1 December", "I can't start on 1 December"),
        ("I can start on 1 December", "I cannot start on 1 December"),
        ("I can start on 1 December", "i cant start on 1 December"),
        ("I will start on 1 December", "I won\u2019t start on 1 December"),
        ("I accept 45k", "I wouldn't accept 45k"),
        ("45k", "less than 45k"),
        ("45k", "45k at most"),
        ("at least 45k", "at most 45k"),
        ("45k", "45k+"),
        ("45k", "up to 45k"),
        ("60k", "60k net"),
        ("60k gross", "60k net"),
        ("1 December", "from 1 December"),
        ("before 1 December", "after 1 December"),
        ("until 1 December", "from 1 December"),
        ("1", "1 million"),
        ("I can", "the one of"),
    ],
)
def test_not_the_same(one, other):
    for first, second in ((one, other), (other, one)):
        assert not same(first, second)
        assert not may_be_same(first, second)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("4", "4 months"),
        ("45k", "45,000 a year"),
        ("£45k", "45k a year"),
        ("45k", "about 45k"),
        ("45k and 50k", "45k to 50k"),
        ("1 December", "I can start on 1 December"),
        ("1 December", "1 December 2027"),
        ("01/12/2026", "1 December 2026"),
        ("01/12/2026", "12 January 2026"),
        ("99/99/2026, 4 weeks", "88/88/2026, 4 weeks"),
        ("5", "-5"),
    ],
)
def test_it_may_be_the_same_and_is_not_said_to_be(one, other):
    for first, second in ((one, other), (other, one)):
        assert not same(first, second)
        assert may_be_same(first, second)


def test_what_may_be_the_same_is_said_as_such():
    here = ("interview", "notice", "4", "2026-11-03")
    vague = ("interview", "notice", "4 months", "2026-11-10")
    assert said(here, vague) == [
        "Your notice: you told Acme 4 on 3 November and “4 months” on 10 November. They may mean the same."
    ]
    assert said(here, ("application.1", *vague[1:])) == [
        "Your notice: worded differently, and may mean the same. "
        "Acme heard 4 on 3 November and City Library heard “4 months” on 10 November."
    ]
    weeks = ("interview", "notice", "4 weeks", "2026-11-12")
    assert said(here, vague, weeks)[0].endswith("and “4 weeks” on 12 November.")
    years = [
        ("interview", "start", f"1 December{year}", f"2026-11-0{day}")
        for day, year in enumerate((" 2026", "", " 2027"), 1)
    ]
    assert said(*years)[0].endswith("and 1 December 2027 on 3 November.")


def test_two_statements_to_one_employer_are_said_with_their_days():
    first, later = (
        ("interview", "pay_wanted", "50,000", "2026-11-10"),
        ("interview", "pay_wanted", "45,000", "2026-11-03"),
    )
    expected = "Pay you want: you told Acme 45,000 on 3 November and 50,000 on 10 November."
    assert said(first, later) == [expected]
    again = ("interview", "pay_wanted", "45k", "2026-11-12")
    assert said(first, later, again) == [
        expected.replace(" and 50,000 on 10 November", ", 50,000 on 10 November and 45k on 12 November")
    ]
    assert said(later, again) == []
    years = said(
        first, ("interview", "pay_wanted", "40,000", None), ("interview", "pay_wanted", "45,000", "2025-11-03")
    )
    assert years == [
        "Pay you want: you told Acme 40,000 (no day noted), 45,000 on 3 November 2025 and 50,000 on 10 November 2026."
    ]


def test_facts_about_oneself_are_compared_between_employers_too_but_wishes_are_not():
    here, there = ("interview", "{}", "4 weeks", "2026-11-03"), ("application.1", "{}", "3 months", "2026-11-05")
    for about in TOPICS:
        expected = [
            f"{TOPICS[about]}: not the same everywhere. "
            "Acme heard “4 weeks” on 3 November and City Library heard “3 months” on 5 November."
        ]
        found = said((here[0], about, *here[2:]), (there[0], about, *there[2:]))
        assert found == (expected if about in ("pay_now", "notice", "leaving", "start") else [])


def test_what_cannot_be_compared_is_not():
    assert said(("interview", "other", "1", None), ("interview", "other", "2", None)) == []
    assert said(("", "pay_now", "1", None), ("", "pay_now", "2", None)) == []
    assert said(("interview", "", "1", None), ("interview", "", "2", None)) == []
    assert said(("interview", "pay_now", "", None), ("interview", "pay_now", "2", None)) == []
    assert said(("interview", "pay_now", 3, ["x"]), ("interview", "pay_now", "2", "soon")) == []
    assert said() == []


def test_the_newest_for_each_employer_and_topic():
    entries = (
        ("application.1", "notice", "4 weeks", "2026-11-05"),
        ("interview", "notice", "3 months", None),
        ("interview", "notice", "2 months", "2026-11-02"),
        ("interview", "pay_now", "38k", "2026-11-01"),
    )
    rows = newest(read_told(told(*entries)), NAMES, TOPICS)
    assert rows == [
        ["Acme", "Pay now", "\u206838k\u2069", "1 November 2026"],
        ["Acme", "Your notice", "\u20682 months\u2069", "2 November 2026"],
        ["City Library", "Your notice", "\u20684 weeks\u2069", "5 November 2026"],
    ]


def test_a_day_that_is_to_come_is_said():
    entries = read_told(
        told(("interview", "notice", "4 weeks", "2026-11-24"), ("interview", "start", "May", "2026-11-23"))
    )
    assert to_come(entries, date(2026, 11, 23)) == [
        "“\u20684 weeks\u2069”: 24 November is still to come. Please look at the day again."
    ]


def test_employers_and_topics_have_names_also_when_they_are_new_or_gone():
    answers = told(("application.1", "rank", "x", None), ("nonsense", "rank", "x", None)) | {
        "interview.employer": "Acme",
        "application.1.employer": "City Library",
    }
    assert employers(answers, read_told(answers)) == {"application.1": "\u2068City Library\u2069"}
    assert topics(library([]).prompts) == TOPICS
    assert topics([]) == TOPICS
    assert "45,000" not in repr(read_told(told(("interview", "pay_now", "45,000", None))))

"""How answers read in the document: whole, with choices and days in words."""

import pytest

from document.corpus import (
    CONTENT,
    SECTIONS_HERE,
    named,
)
from workbook.document import sections_of
from workbook.document.words import one_of

# How it reads.


@pytest.mark.parametrize(
    ("key", "answer", "words"),
    [
        ("interview.when", "2026-12-03T14:00", "Thursday 3 December 2026, 14:00"),
        ("interview.promised", "2026-12-10", "Thursday 10 December 2026"),
        ("interview.promised", "soon", "soon"),
        ("interview.outcome", "no", "No offer"),
        ("interview.role", "a kind that is gone", "a kind that is gone"),
        ("interview.before", 60, "60 %"),
        ("interview.finalists", [2, 4], "2 to 4"),
        ("interview.insider", False, "No"),
        ("interview.chosen", True, "Yes"),
        ("interview.next_step", "Walk\nand rest", "Walk\nand rest"),
        ("process.place", "on_site", "At their place"),
        ("written.day-route", "x" * 20_000, "x" * 20_000),
        ("written.day-route", "a\r\nb\x00\u2028c", "a\nb\nc"),
        ("written.day-route", {"a": [1, 2, 3]}, "a: 1, 2, 3"),
        ("written.day-route", 0, "0"),
        ("weight.compare-work", 0, "0 of 10"),
        ("flag.{red_flags}", "seen", "Seen"),
    ],
)
def test_an_answer_in_words(key, answer, words):
    (section,) = sections_of({named(key): answer}, CONTENT)
    assert section.parts[0].text == words


def test_a_choice_of_a_pack_reads_as_the_pack_has_it():
    assert one_of({"ios": "iOS"})("ios") == "iOS"


def test_what_refers_to_something_else_is_said_by_its_place():
    """Its name may be in a section that is left out."""
    said = {part.label: part.text for section in SECTIONS_HERE for part in section.parts}
    assert said["Which application it belongs to"] == "Application 2"
    assert said["Which interview it is about"] == "Interview 1"
    assert said["The offer you accepted"] == "Offer 1"
    assert said["The offer that is weighed"] == "Offer 1"
    nowhere = {"rounds.order": ["round.1"], "round.1.application": "application.7", "accepted.offer": ["offer.1"]}
    assert sections_of(nowhere, CONTENT) == ()

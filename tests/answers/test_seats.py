"""Seats and heads: one count for the picture and its words, wherever the number of people is asked."""

import pytest

from workbook.answers.applications import ONE_JOB
from workbook.answers.people import People
from workbook.answers.seats import seats_of
from workbook.content.roles import kind_of


@pytest.mark.parametrize(
    ("role", "people", "openings", "insider", "drawn", "words"),
    [
        ("software", None, None, None, (1, 2, 4), "1 seat, 2 to 4 people, until you know"),
        ("software", None, 12, False, (12, 24, 48), "12 seats, 24 to 48 people, until you know"),
        ("software", None, 12, True, (1, 2, 4), f"1 seat, 2 to 4 people, until you know. {ONE_JOB}"),
        ("software", None, 1000, None, (0, 0, 0), "1,000 seats, 2,000 to 4,000 people, until you know"),
        ("graduate", None, 20, None, (0, 0, 0), "20 seats, and 2 to 3 people for each: a ratio"),
        ("", 3, 2, True, (2, 3, 3), "2 seats, 3 people, you included"),
        ("", (4, 6), None, None, (1, 4, 6), "1 seat, 4 to 6 people, you included"),
        ("", 1, None, None, (1, 1, 1), "1 seat, 1 person, you included"),
    ],
)
def test_what_is_counted_is_drawn_and_said(role, people, openings, insider, drawn, words):
    found = seats_of(kind_of(role), people and People.of(people), openings, insider)
    assert (found.drawn, found.words) == (drawn, words)

"""Silence and the first offer: curves, marks, sentences and tables for known values."""

from datetime import date, timedelta

import numpy as np
import pytest

from workbook.figures.waiting import first_offer, silence

DAYS = [0, 5, 10, 20]
FREE = [0.34, 0.25, 0.2, 0.1]
PROMISED = [0.34, 0.2, 0.1, 0.02]
WEEKS = [date(2026, 11, 30) + timedelta(weeks=week) for week in range(4)]


def texts(drawing):
    return [words["text"] for words in drawing.layout["annotations"]]


def test_silence_alone_is_one_curve():
    drawing = silence(DAYS, FREE)
    (curve,) = drawing.traces
    assert (curve["x"], curve["y"]) == ([0, 5, 10, 20], [34, 25, 20, 10])
    assert drawing.sentence == (
        "Without a word, the chance of an offer goes from about 1 in 3 to about 1 in 10 after 20 days."
    )
    assert drawing.columns == ("Days of silence", "Chance of an offer")
    assert drawing.rows == (
        ("0", "about 1 in 3"),
        ("5", "about 1 in 4"),
        ("10", "about 1 in 5"),
        ("20", "about 1 in 10"),
    )
    assert drawing.layout["showlegend"] is False


def test_today_is_marked_and_read_off_the_curve():
    drawing = silence(DAYS, FREE, today=15)
    assert drawing.sentence == "After 15 days of silence the chance of an offer is about 1 in 7."
    assert texts(drawing) == ["today"]
    assert drawing.layout["shapes"][0]["x0"] == 15
    assert (drawing.traces[1]["x"], drawing.traces[1]["y"]) == ([15], [15])
    assert silence(DAYS, FREE, today=1).sentence.startswith("After 1 day of silence")


def test_a_promise_says_what_it_changes_today():
    drawing = silence(DAYS, FREE, 10, 7, PROMISED)
    assert drawing.sentence == (
        "After 10 days of silence the chance of an offer is about 1 in 10, as an answer was promised for day 7."
        " Without a promise: about 1 in 5."
    )
    assert texts(drawing) == ["promised day", "today"]
    assert [trace["line"]["dash"] for trace in drawing.traces[:2]] == ["solid", "dash"]
    assert drawing.columns == ("Days of silence", "No date was promised", "An answer was promised")
    assert drawing.rows[2] == ("10", "about 1 in 5", "about 1 in 10")
    unchanged = silence(DAYS, FREE, 0, 7, PROMISED)
    assert unchanged.sentence == (
        "After 0 days of silence the chance of an offer is about 1 in 3;"
        " that an answer was promised for day 7 changes little so far."
    )


@pytest.mark.parametrize(("today", "side"), [(2, "left"), (19, "right")])
def test_words_over_a_line_stay_inside_the_picture(today, side):
    assert silence(DAYS, FREE, today).layout["annotations"][0]["xanchor"] == side


def test_the_first_offer_is_marked_in_the_week_it_becomes_one_in_two():
    drawing = first_offer(WEEKS, [0, 0.3, 0.52, 0.6], 0.8)
    assert (
        drawing.sentence
        == "In the week of 14 December, 1 in 2 people have a first offer; in the end it is about 4 in 5."
    )
    assert drawing.traces[0]["x"] == ["2026-11-30", "2026-12-07", "2026-12-14", "2026-12-21"]
    assert (drawing.traces[1]["x"], drawing.traces[1]["y"]) == (["2026-12-14"], [52])
    assert texts(drawing) == ["ever: about 4 in 5", "14 December"]
    assert drawing.layout["shapes"][0]["y0"] == 80
    assert drawing.rows[1] == ("7 December", "about 1 in 3")


def test_the_first_offer_may_stay_below_one_in_two():
    drawing = first_offer(WEEKS, [0, 0.1, 0.2, 0.25], 0.3)
    assert drawing.sentence == "In the end, about 1 in 3 people have an offer from these."
    assert first_offer(WEEKS, [0, 0.1, 0.2, 0.25], 0.8).sentence == (
        "By 21 December fewer than 1 in 2 people have a first offer; in the end it is about 4 in 5."
    )
    assert len(drawing.traces) == 1
    assert first_offer([], np.array([]), 0.0).sentence == "There is no answer to wait for yet."

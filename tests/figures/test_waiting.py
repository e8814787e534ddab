"""Silence and the first offer: curves with their band, marks, sentences and tables for known values."""

from datetime import date, timedelta

import numpy as np
import pytest

from workbook.figures.drawing import first_called
from workbook.figures.waiting import Curve, first_offer_by, silence_drawn
from workbook.odds.frequencies import of_hundred, plain

START = date(2026, 11, 20)
DAYS = [0, 5, 10, 20]
CURVE = Curve(np.array([0.34, 0.25, 0.2, 0.1]), np.array([0.1, 0.065, 0.06, 0.02]), np.array([0.58, 0.45, 0.34, 0.2]))
FREE = np.array([0.34, 0.3, 0.3, 0.2])
WEEKS = [date(2026, 11, 30) + timedelta(weeks=week) for week in range(4)]


def texts(drawing):
    return [words["text"] for words in drawing.layout["annotations"]]


def test_silence_is_a_curve_in_its_band_over_the_days_of_the_calendar():
    drawing = silence_drawn(START, DAYS, CURVE, today=10)
    lower, upper, curve, ring = drawing.traces
    assert curve["x"] == ["2026-11-20", "2026-11-25", "2026-11-30", "2026-12-10"]
    assert curve["y"] == pytest.approx([100 / 3, 25, 20, 10], abs=1e-3)
    assert lower["y"] == pytest.approx([10, 100 / 15, 100 / 15, 2.5], abs=1e-3)
    assert upper["fill"] == "tonexty"
    assert all(low <= middle <= high for low, middle, high in zip(lower["y"], curve["y"], upper["y"], strict=True))
    assert (ring["x"], ring["y"]) == (["2026-11-30"], [20])
    assert drawing.layout["xaxis"]["range"] == ["2026-11-20", "2026-12-10"]
    assert texts(drawing) == ["today"]
    assert drawing.sentence == "After 10 days without a word: between 1 in 15 and 1 in 3; about 1 in 5."
    assert drawing.columns == ("Day", "Without a word", "Chance of an offer", "Range")
    assert drawing.rows[0] == ("20 November", "0 days", "about 1 in 3", "between 1 in 10 and 3 in 5")
    assert drawing.rows[2] == ("30 November", "10 days", "about 1 in 5", "between 1 in 15 and 1 in 3")


def test_what_is_drawn_is_what_the_table_says():
    drawing = silence_drawn(START, DAYS, CURVE, today=0)
    assert drawing.traces[2]["y"] == [round(100 * plain(chance), 4) for chance in CURVE.mean]


def test_a_promise_says_what_it_changes_today():
    drawing = silence_drawn(START, DAYS, CURVE, 10, 7, FREE)
    assert drawing.sentence == (
        "After 10 days without a word: between 1 in 15 and 1 in 3; about 1 in 5. An answer was promised for "
        "27 November; without that it would be about 3 in 10."
    )
    assert texts(drawing) == ["today", "promised day"]
    assert drawing.layout["shapes"][1]["x0"] == "2026-11-27"
    assert [trace["line"].get("dash") for trace in drawing.traces[2:4]] == ["solid", "dash"]
    assert drawing.columns[-1] == "If no day had been promised"
    assert drawing.rows[2][-1] == "about 3 in 10"
    unchanged = silence_drawn(START, DAYS, CURVE, 0, 7, FREE)
    assert unchanged.sentence.endswith("That an answer was promised for 27 November changes little so far.")


@pytest.mark.parametrize(("today", "side"), [(5, "left"), (20, "right")])
def test_words_over_a_line_stay_inside_the_picture(today, side):
    assert silence_drawn(START, DAYS, CURVE, today).layout["annotations"][0]["xanchor"] == side


def test_the_first_offer_begins_today_and_is_marked_where_it_becomes_one_in_two():
    drawing = first_offer_by(WEEKS, [0, 0.3, 0.52, 0.6], 0.8)
    assert drawing.sentence == "By 14 December, 1 in 2 people have a first offer; in the end it is about 4 in 5."
    assert drawing.traces[0]["x"] == ["2026-11-30", "2026-12-07", "2026-12-14", "2026-12-21"]
    assert drawing.layout["xaxis"]["range"] == ["2026-11-30", "2026-12-21"]
    assert (drawing.traces[1]["x"], drawing.traces[1]["y"]) == (["2026-12-14"], [50])
    assert texts(drawing) == ["ever: about 4 in 5", "14 December"]
    assert drawing.layout["shapes"][0]["y0"] == 80
    assert drawing.rows[0][:2] == ("30 November", "today")
    assert drawing.rows[1] == ("7 December", "7 days", "about 3 in 10")


@pytest.mark.parametrize("chance", [0.47, 0.48, 0.49, 0.5, 0.51])
def test_one_in_two_is_reached_where_the_table_says_so(chance):
    drawing = first_offer_by(WEEKS[:2], [0, chance], 0.8)
    says = drawing.rows[1][-1] == "about 1 in 2"
    assert (drawing.sentence.startswith("By 7 December, 1 in 2")) == says
    assert (first_called(0.5, [0, chance]) == 1) == (of_hundred(chance) == "about 50")


def test_the_first_offer_may_stay_below_one_in_two():
    drawing = first_offer_by(WEEKS, [0, 0.1, 0.2, 0.25], 0.3)
    assert drawing.sentence == "In the end, about 3 in 10 people have an offer from these."
    assert first_offer_by(WEEKS, [0, 0.1, 0.2, 0.25], 0.8).sentence == (
        "By 21 December fewer than 1 in 2 people have a first offer; in the end it is about 4 in 5."
    )
    assert len(drawing.traces) == 1
    assert first_offer_by([], np.array([]), 0.0).sentence == "There is no answer to wait for yet."

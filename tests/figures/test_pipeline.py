"""How many offers, and how many applications: bars, curves, sentences and tables for known values."""

import numpy as np
import pytest

from workbook.figures.pipeline import SEPARATE, SHARED, at_least_one, offers
from workbook.odds import Process, Round, pipeline_odds

FIVE = np.array([0.15, 0.3, 0.3, 0.15, 0.08, 0.02])
ALONE = np.array([0.1, 0.3, 0.34, 0.18, 0.06, 0.02])


def test_offers_of_known_values():
    drawing = offers(FIVE, ALONE)
    ours, alone = drawing.traces
    assert ours["x"] == ["0", "1", "2", "3", "4", "5"]
    assert ours["y"] == [15, 30, 30, 15, 8, 2]
    assert alone["y"] == [10, 30, 34, 18, 6, 2]
    assert drawing.sentence == (
        "Of 20 people with these five applications, 17 get at least one offer, and 3 get none."
        " If each were separate luck, 18 would get one."
    )
    assert drawing.columns == ("Offers", "Of 100 people", "If each were separate luck")
    assert drawing.rows[0] == ("0", "about 15", "about 10")
    assert drawing.rows[-1] == ("5", "under 5", "under 5")


def test_ours_and_separate_luck_differ_by_shape_and_not_only_by_colour():
    ours, alone = offers(FIVE, ALONE).traces
    assert (ours["name"], alone["name"]) == (SHARED, SEPARATE)
    assert ours["marker"]["color"] != alone["marker"]["color"] == "rgba(0, 0, 0, 0)"
    curve, dashed = at_least_one(1, [0.3, 0.5], [0.3, 0.51]).traces
    assert (curve["line"]["dash"], dashed["line"]["dash"]) == ("solid", "dash")


def test_what_lies_above_the_last_one_in_two_hundred_is_one_bar():
    drawing = offers([0.5, 0.496, 0.003, 0.001], [0.5, 0.498, 0.001, 0.001])
    assert drawing.traces[0]["x"] == ["0", "1", "2 or more"]
    assert drawing.traces[0]["y"] == [50, 49.6, 0.4]
    assert sum(drawing.traces[0]["y"]) == pytest.approx(100)
    kept = offers([0.5, 0.49, 0.005, 0.005], [0.5, 0.5, 0.0, 0.0])
    assert kept.traces[0]["x"] == ["0", "1", "2", "3"]


@pytest.mark.parametrize(
    ("counts", "sentence"),
    [
        ([1.0], "No application is entered yet."),
        ([0.65, 0.35], "Of 20 people with this application, 7 get the offer, and 13 get none."),
        ([0.95, 0.05], "Of 20 people with this application, 1 gets the offer, and 19 get none."),
        ([0.05, 0.95], "Of 20 people with this application, 19 get the offer, and 1 gets none."),
        ([0.99, 0.01], "Under 1 in 20 people with this application get the offer."),
        ([0.01, 0.49, 0.5], "Over 19 in 20 people with these two applications get at least one offer."),
    ],
)
def test_the_sentence_of_offers(counts, sentence):
    assert offers(counts, counts).sentence == sentence


def test_the_model_goes_into_it_as_it_is():
    odds = pipeline_odds([Process([Round((2, 4))])] * 5)
    drawing = offers(odds.counts, odds.counts_if_independent)
    assert drawing.sentence.startswith("Of 20 people with these five applications, 17 get at least one offer")
    assert sum(drawing.traces[0]["y"]) == pytest.approx(100, abs=0.01)


def test_at_least_one_marks_where_the_target_is_reached():
    drawing = at_least_one(3, [0.5, 0.7, 0.81, 0.9], [0.6, 0.82, 0.9, 0.95])
    curve, dashed, ring = drawing.traces
    assert curve["x"] == dashed["x"] == [3, 4, 5, 6]
    assert (ring["x"], ring["y"]) == ([5], [81])
    assert drawing.sentence == (
        "It takes five applications like these until 4 in 5 people have at least one offer."
        " If each were separate luck, four would do."
    )
    assert [words["text"] for words in drawing.layout["annotations"]] == ["4 in 5 people", "with 5"]
    assert drawing.rows == (
        ("3", "about 1 in 2", "about 3 in 5"),
        ("4", "about 2 in 3", "about 4 in 5"),
        ("5", "about 4 in 5", "about 9 in 10"),
        ("6", "about 9 in 10", "about 19 in 20"),
    )


def test_at_least_one_may_be_out_of_reach_or_there_already():
    beyond = at_least_one(1, np.linspace(0.1, 0.6, 30), np.linspace(0.1, 0.7, 30))
    assert beyond.sentence == "At least one offer for 4 in 5 people is not within the 30 applications shown."
    assert len(beyond.traces) == 2
    already = at_least_one(6, [0.85, 0.9], [0.85, 0.9])
    assert already.sentence == "With six applications like these, at least 4 in 5 people have an offer."
    one = at_least_one(1, [0.5, 0.6], [0.5, 0.6], target=0.5)
    assert one.sentence == "It takes one application like this until 1 in 2 people have at least one offer."


def test_a_long_table_is_cut_to_a_few_rows_and_keeps_the_one_that_matters():
    reached = 1 - 0.99 ** np.arange(1, 201)
    drawing = at_least_one(1, reached, reached)
    needed = int(np.argmax(reached >= 0.8)) + 1
    assert len(drawing.rows) <= 14
    assert str(needed) in [row[0] for row in drawing.rows]

"""How many offers, and how many applications: bars, curves, sentences and tables for known values."""

import numpy as np
import pytest

from workbook.figures.pipeline import SEPARATE, YOUR_APPLICATIONS, at_least_one, offers
from workbook.odds import Process, Round, pipeline_odds
from workbook.odds.frequencies import plain
from workbook.wording import in_words

FIVE = np.array([0.15, 0.3, 0.3, 0.15, 0.08, 0.02])
ALONE = np.array([0.1, 0.3, 0.34, 0.18, 0.06, 0.02])


def test_offers_of_known_values():
    drawing = offers(FIVE, ALONE)
    ours, alone = drawing.traces
    assert ours["x"] == ["0", "1", "2", "3", "4", "5"]
    assert ours["y"] == [round(100 * plain(chance), 4) for chance in FIVE]
    assert alone["y"] == [round(100 * plain(chance), 4) for chance in ALONE]
    assert drawing.sentence == (
        "About 17 in 20 people with these five applications get at least one offer."
        " If each were separate luck, about 9 in 10 would."
    )
    assert drawing.columns == ("Offers", "Of 100 people", "If each were separate luck")
    assert drawing.rows[0] == ("0", "about 14", "about 10")
    assert drawing.rows[-1] == ("5", "under 5", "under 5")


def test_ours_and_separate_luck_differ_by_shape_and_not_only_by_colour():
    ours, alone = offers(FIVE, ALONE).traces
    assert (ours["name"], alone["name"]) == (YOUR_APPLICATIONS, SEPARATE)
    assert ours["marker"]["color"] != alone["marker"]["color"] == "rgba(0, 0, 0, 0)"
    curve, dashed = at_least_one(1, [0.3, 0.5], [0.3, 0.51]).traces
    assert (curve["line"]["dash"], dashed["line"]["dash"]) == ("solid", "dash")


def test_what_lies_above_the_last_one_in_two_hundred_is_one_bar():
    drawing = offers([0.5, 0.496, 0.003, 0.001], [0.5, 0.498, 0.001, 0.001])
    assert drawing.traces[0]["x"] == ["0", "1", "2 or more"]
    assert drawing.traces[0]["y"] == [50, 50, 2.5]
    assert [row[1] for row in drawing.rows] == ["about 50", "about 50", "under 5"]
    kept = offers([0.5, 0.49, 0.005, 0.005], [0.5, 0.5, 0.0, 0.0])
    assert kept.traces[0]["x"] == ["0", "1", "2", "3"]


@pytest.mark.parametrize(
    ("counts", "sentence"),
    [
        ([1.0], "No application is entered yet."),
        ([0.66, 0.34], "About 1 in 3 people with this application get the offer."),
        ([0.95, 0.05], "About 1 in 20 people with this application get the offer."),
        ([0.05, 0.95], "About 19 in 20 people with this application get the offer."),
        ([0.99, 0.01], "Under 1 in 20 people with this application get the offer."),
        ([0.01, 0.49, 0.5], "Over 19 in 20 people with these two applications get at least one offer."),
    ],
)
def test_the_sentence_of_offers(counts, sentence):
    assert offers(counts, counts).sentence == sentence


def test_the_model_goes_into_it_as_it_is():
    odds = pipeline_odds([Process([Round((2, 4))])] * 5)
    drawing = offers(odds.counts, odds.counts_if_independent)
    assert drawing.sentence.startswith("About 17 in 20 people with these five applications get at least one offer")
    assert drawing.traces[0]["y"] == [round(100 * plain(chance), 4) for chance in odds.counts]


def test_at_least_one_marks_where_the_target_is_reached():
    drawing = at_least_one(3, [0.5, 0.7, 0.81, 0.9], [0.6, 0.82, 0.9, 0.95])
    curve, dashed, ring = drawing.traces
    assert curve["x"] == dashed["x"] == [3, 4, 5, 6]
    assert (ring["x"], ring["y"]) == ([5], [80])
    assert drawing.sentence == (
        "It takes five applications in all, two of them new, until 4 in 5 people have at least one offer."
        " If each were separate luck, four would do."
    )
    assert [words["text"] for words in drawing.layout["annotations"]] == ["4 in 5 people", "with 5"]
    assert drawing.rows == (
        ("3", "about 1 in 2", "about 3 in 5"),
        ("4", "about 7 in 10", "about 4 in 5"),
        ("5", "about 4 in 5", "about 9 in 10"),
        ("6", "about 9 in 10", "about 19 in 20"),
    )


def test_at_least_one_may_be_out_of_reach_or_there_already():
    beyond = at_least_one(1, np.linspace(0.1, 0.6, 30), np.linspace(0.1, 0.7, 30))
    assert beyond.sentence == "At least one offer for 4 in 5 people is not within the 30 applications shown."
    assert len(beyond.traces) == 2
    already = at_least_one(6, [0.85, 0.9], [0.85, 0.9])
    assert already.sentence == "With these six applications, at least 4 in 5 people have an offer."
    one = at_least_one(1, [0.5, 0.6], [0.5, 0.6], target=0.5)
    assert one.sentence == "With this application, at least 1 in 2 people have an offer."


def test_a_long_table_is_cut_to_a_few_rows_and_keeps_the_one_that_matters():
    reached = 1 - 0.99 ** np.arange(1, 201)
    drawing = at_least_one(1, reached, reached)
    needed = int(np.argmax([plain(chance) >= 0.8 for chance in reached])) + 1
    assert len(drawing.rows) <= 14
    assert str(needed) in [row[0] for row in drawing.rows]


@pytest.mark.parametrize("chance", np.linspace(0.74, 0.84, 21))
def test_four_in_five_is_reached_exactly_where_the_table_says_it(chance):
    drawing = at_least_one(1, [0.5, chance, 0.9], [0.6, 0.92, 0.97])
    first = next(row[0] for row in drawing.rows if plain_of(row[1]) >= 0.8)
    assert f"It takes {in_words(int(first))} applications in all" in drawing.sentence
    assert drawing.traces[2]["x"] == [int(first)]
    assert drawing.traces[2]["y"][0] >= 80


def plain_of(words):
    some, of = words.removeprefix("about ").split(" in ")
    return int(some) / int(of)


def test_one_application_is_not_set_beside_separate_luck():
    bars = offers([0.66, 0.34])
    assert [trace["name"] for trace in bars.traces] == [YOUR_APPLICATIONS]
    assert bars.columns == ("Offers", "Of 100 people")
    assert bars.sentence == "About 1 in 3 people with this application get the offer."
    assert bars.layout["showlegend"] is False
    growth = at_least_one(1, [0.34, 0.55, 0.8])
    assert [trace.get("name") for trace in growth.traces] == [YOUR_APPLICATIONS, None]
    assert growth.columns == ("Applications", "At least one offer")
    assert growth.sentence == (
        "It takes three applications in all, two of them new, until 4 in 5 people have at least one offer."
    )
    assert growth.layout["xaxis"]["title"]["text"] == "applications in all"

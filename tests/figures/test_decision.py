"""Accept or hold: two plans, where they change places, and by how much one is ahead."""

import numpy as np
import pytest

from workbook.figures.decision import ACCEPT, HOLD, accept_or_hold

VALUES = np.arange(0.0, 101.0)
HOLDING = np.full(101, 50.0)


@pytest.mark.parametrize(
    ("offer", "sentence"),
    [
        (62, "Accepting is ahead by 12 of 100. The plans change places where the offer is worth 50."),
        (42, "Letting it go is ahead by 8 of 100. The plans change places where the offer is worth 50."),
        (53, "Too close to call: the plans are within 3 of 100. The plans change places where the offer is worth 50."),
    ],
)
def test_the_sentence_says_which_plan_is_ahead_and_by_how_much(offer, sentence):
    assert accept_or_hold(VALUES, VALUES, HOLDING, offer, 50.0).sentence == sentence


@pytest.mark.parametrize("tipping", [None, 0.0, 100.0])
def test_nothing_is_marked_where_the_plans_never_change_places(tipping):
    drawing = accept_or_hold(VALUES, VALUES, np.zeros(101), 62, tipping)
    assert drawing.sentence == "Accepting is ahead by 62 of 100."
    assert len(drawing.traces) == 3
    assert [words["text"] for words in drawing.layout["annotations"]] == ["your offer"]


def test_the_offer_and_the_place_where_both_are_even_are_marked():
    drawing = accept_or_hold(VALUES, VALUES, HOLDING, 62, 50.0)
    accept, hold, ring, even = drawing.traces
    assert (accept["name"], hold["name"]) == (ACCEPT, HOLD)
    assert (ring["x"], ring["y"]) == ([62], [62])
    assert (even["x"], even["y"]) == ([50], [50])
    assert drawing.layout["shapes"][0]["x0"] == 62
    assert [words["text"] for words in drawing.layout["annotations"]] == ["your offer", "even at 50"]


def test_the_table_has_every_tenth_value_and_yours():
    drawing = accept_or_hold(VALUES, VALUES, HOLDING, 62, 50.0)
    assert drawing.columns == ("The offer is worth", ACCEPT, HOLD, "Ahead")
    assert [row[0] for row in drawing.rows] == [
        "0", "10", "20", "30", "40", "50", "60", "62, yours", "70", "80", "90", "100",
    ]  # fmt: skip
    assert drawing.rows[5] == ("50", "50", "50", "too close to call")
    assert drawing.rows[7] == ("62, yours", "62", "50", "accept")
    assert drawing.rows[0] == ("0", "0", "50", "let it go")
    assert accept_or_hold(VALUES, VALUES, HOLDING, 60, 50.0).rows[6][0] == "60, yours"

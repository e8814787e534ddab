"""Forecasts against what came true."""

from types import SimpleNamespace

from workbook.figures.calibration import reliability
from workbook.odds import calibration


def test_each_group_is_a_point_with_its_count_beside_it():
    table = calibration([0.3] * 6 + [0.5] * 4 + [0.9] * 2, [True] * 2 + [False] * 4 + [True] * 3 + [False] + [True] * 2)
    drawing = reliability(table.table)
    diagonal, points = drawing.traces
    assert (diagonal["x"], diagonal["y"]) == ([0, 100], [0, 100])
    assert (points["x"], points["y"]) == ([30, 50, 90], [33.3333, 75, 100])
    assert points["text"] == ["6", "4", "2"]
    assert points["marker"]["size"] == sorted(points["marker"]["size"], reverse=True)
    assert drawing.sentence == "Of 12 forecasts you expected 6 to come true, and 7 did."
    assert drawing.columns == ("You said, of 100", "Forecasts", "On average, of 100", "Came true")
    assert drawing.rows == (
        ("20 to 40", "6", "30", "2 of 6"),
        ("40 to 60", "4", "50", "3 of 4"),
        ("80 to 100", "2", "90", "2 of 2"),
    )


def test_few_outcomes_are_too_few_to_judge():
    assert reliability(calibration([0.3, 0.4], [True, False]).table).sentence == (
        "Of 2 forecasts you expected 1 to come true, and 1 did. That is too few to judge."
    )
    assert reliability(calibration([0.3], [False]).table).sentence == (
        "One forecast has an outcome: it did not come true. That is too few to judge."
    )


def test_without_outcomes_there_is_only_the_diagonal():
    for table in ([], calibration([], []).table):
        drawing = reliability(table)
        assert drawing.sentence == "No forecast has an outcome yet."
        assert drawing.traces[1]["x"] == []
        assert drawing.rows == ()


def test_any_rows_of_that_shape_will_do():
    row = SimpleNamespace(low=0.0, high=0.2, count=1, forecast=0.0, came_true=0.0)
    assert reliability([row]).rows == (("0 to 20", "1", "0", "0 of 1"),)

"""How sure somebody felt before and after: a ring, a dot and what lies between."""

import json

from workbook.figures import palette
from workbook.figures.confidence import before_and_after

RATINGS = [("Tell a story", 3, 7), ("Talk about pay", 6, 4), ("Ask", 5, 5), ("Listen", 2, None), ("Go", None, None)]


def test_each_task_that_was_rated_is_a_row():
    drawing = before_and_after(RATINGS)
    before, after = drawing.traces
    assert (before["x"], before["y"]) == ([3, 6, 5, 2], [0.12, 1.12, 2.12, 3.12])
    assert (after["x"], after["y"]) == ([7, 4, 5], [0.12, 1.12, 2.12])
    assert [(one["x0"], one["x1"]) for one in drawing.layout["shapes"]] == [(3, 7), (6, 4), (5, 5)]
    assert drawing.rows == (
        ("Tell a story", "3", "7", "4 more"),
        ("Talk about pay", "6", "4", "2 less"),
        ("Ask", "5", "5", "the same"),
        ("Listen", "2", "", ""),
    )


def test_the_sentence_says_where_it_rose_and_where_it_fell():
    assert before_and_after(RATINGS).sentence == (
        "Of three tasks rated both times you felt surer of one afterwards and less sure of one; one stayed the same. "
        "It rose most for “Tell a story”. It fell most for “Talk about pay”."
    )
    assert before_and_after(RATINGS[2:3]).sentence == (
        "Of one task rated both times you felt surer of none afterwards and less sure of none; one stayed the same."
    )
    assert before_and_after(RATINGS[3:]).sentence == "One task rated once so far."
    assert before_and_after([]).sentence == "No task is rated yet."


def test_names_are_plain_and_short_and_plotly_takes_it_all():
    long = "Talk about a mistake or a gap in my CV without shame, and without a long excuse for it"
    drawing = before_and_after([("<b>x</b>", 0, 10), (long, 1, None)])
    first, second = (note["text"] for note in drawing.layout["annotations"])
    assert first == "&lt;b&gt;x&lt;/b&gt;"
    assert second == "Talk about a mistake or a gap in my<br>CV without shame, and without a …"
    assert drawing.rows[1][0] == long
    assert drawing.layout["height"] > before_and_after([("a", 0, 10), ("b", 1, None)]).layout["height"]
    for made in (drawing, before_and_after([])):
        assert len(made.figure().data) == 2
        assert json.loads(json.dumps(made.traces, allow_nan=False)) == made.traces
        colours = {part for part in json.dumps([made.traces, made.layout]).split('"') if part.startswith(("#", "rgb"))}
        assert colours <= {palette.CLEAR, *palette.VARIABLES}

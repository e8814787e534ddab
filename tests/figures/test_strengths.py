"""How answers went by kind of question: three bars in a row that differ without their colours."""

import json

from workbook.figures import palette
from workbook.figures.strengths import how_it_went

KINDS = [("Case", (3, 1, 0)), ("Money", (0, 1, 2)), ("Values", (0, 0, 0))]


def test_each_kind_with_an_answer_is_a_row():
    drawing = how_it_went(KINDS)
    well, so_so, badly = drawing.traces
    assert (well["x"], well["y"]) == ([3], [0.14])
    assert (so_so["x"], so_so["y"]) == ([1, 1], [0.14, 1.14])
    assert (badly["x"], badly["y"]) == ([2], [1.14])
    assert len({one["marker"]["color"] for one in drawing.traces}) == 3
    assert drawing.rows == (("Case", "4", "3", "1", "0"), ("Money", "3", "0", "1", "2"))
    assert drawing.sentence == (
        "Of seven answers, three went well, two so-so and two badly. Most often it went well with “Case”: 3 of 4. "
        "It was hardest with “Money”: 2 of 3."
    )


def test_without_a_clear_most_none_is_named():
    assert how_it_went([("Case", (1, 0, 0)), ("Money", (1, 0, 0))]).sentence == (
        "Of two answers, two went well, none so-so and none badly."
    )
    assert how_it_went([]).sentence == "No answer is noted yet."


def test_plotly_takes_it_all():
    for made in (how_it_went(KINDS), how_it_went([("<i>", (40, 0, 1))]), how_it_went([])):
        assert len(made.figure().data) == 3
        assert json.loads(json.dumps(made.traces, allow_nan=False)) == made.traces
        colours = {part for part in json.dumps([made.traces, made.layout]).split('"') if part.startswith(("#", "rgb"))}
        assert colours <= {palette.CLEAR, *palette.VARIABLES}

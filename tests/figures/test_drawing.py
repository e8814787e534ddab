"""What every drawing keeps to: valid for plotly, plain JSON, one sentence, a table; and the helpers they share."""

import json
import re
from datetime import date, timedelta
from pathlib import Path
from types import SimpleNamespace

import numpy as np
import pandas as pd
import plotly.graph_objects as go
import pytest

from workbook.figures import palette
from workbook.figures.calibration import reliability
from workbook.figures.confidence import before_and_after
from workbook.figures.decision import ahead_by_days
from workbook.figures.drawing import Drawing, checked, literal, numbers, some
from workbook.figures.evidence import explorer
from workbook.figures.marks import note
from workbook.figures.pipeline import at_least_one, offers
from workbook.figures.strengths import how_it_went
from workbook.figures.waiting import Curve, first_offer_by, silence_drawn
from workbook.odds import Chance, calibration

PROJECT = Path(__file__).parents[2]
DAYS = list(range(31))
START = date(2026, 11, 20)
FADING = 0.3 * 0.9 ** np.arange(31)
CURVE = Curve(FADING, FADING / 3, 1.5 * FADING)
WEEKS = [date(2026, 11, 30) + timedelta(weeks=week) for week in range(14)]
FORECASTS = calibration([0.1, 0.3, 0.35, 0.9] * 4, [False, False, True, True] * 4).table


ROOM = Chance(0.34, 0.11, 0.58)


def rate(identity, figure, low=None, high=None, grade="B"):
    said = {
        "source": identity,
        "org": "Lever",
        "year": "2016",
        "counted": "600 firms",
        "grade": grade,
        "stage": "final",
    }
    return SimpleNamespace(id=identity, figure=figure, low=low, high=high, **said)


RATES = [rate("E1", 0.32), rate("E2", 0.38, 0.25, 0.57, "C"), rate("E3", 0.13, 0.1, 0.17, "A")]

DRAWINGS = {
    "offers": lambda: offers([0.5, 0.3, 0.2], [0.45, 0.35, 0.2]),
    "offers of one": lambda: offers([0.66, 0.34]),
    "at least one without luck apart": lambda: at_least_one(1, [0.34, 0.5, 0.6]),
    "offers of none": lambda: offers([1.0], [1.0]),
    "offers of many": lambda: offers(np.full(201, 1 / 201), np.append(np.ones(1), np.zeros(200))),
    "at least one": lambda: at_least_one(1, 1 - 0.8 ** np.arange(1, 13), 1 - 0.7 ** np.arange(1, 13)),
    "at least one of one": lambda: at_least_one(1, [0.3], [0.3]),
    "at least one of many": lambda: at_least_one(1, np.linspace(0, 0.7, 200), np.linspace(0, 0.7, 200)),
    "silence": lambda: silence_drawn(START, DAYS, CURVE, 0),
    "silence of a day": lambda: silence_drawn(START, [0], Curve(*np.array([[0.3], [0.1], [0.5]])), 0),
    "silence today": lambda: silence_drawn(START, DAYS, CURVE, 30),
    "silence, promised": lambda: silence_drawn(START, DAYS, CURVE, 9, 7, 0.8 * FADING),
    "first offer": lambda: first_offer_by(WEEKS, np.linspace(0, 0.7, 14), 0.8),
    "first offer, one": lambda: first_offer_by(WEEKS[:1], [0.1], 0.3),
    "first offer, none": lambda: first_offer_by([], [], 0.3),
    "accept": lambda: ahead_by_days(DAYS, [60.0] * 31, 45.0, 7),
    "hold": lambda: ahead_by_days(DAYS, [40.0] * 31, 80.0, 7),
    "turns": lambda: ahead_by_days(DAYS, [40.0 + day for day in DAYS], 50.0, 7),
    "reliability": lambda: reliability(FORECASTS),
    "reliability of one": lambda: reliability(calibration([0.3], [True]).table),
    "reliability of none": lambda: reliability(calibration([], []).table),
    "confidence": lambda: before_and_after([("Tell a story", 3, 7), ("Talk about pay", 6, None)]),
    "confidence of none": lambda: before_and_after([]),
    "strengths": lambda: how_it_went([("Case", (3, 1, 0)), ("Money", (0, 1, 2))]),
    "strengths of none": lambda: how_it_went([]),
    "evidence": lambda: explorer(RATES, ROOM, "your room"),
    "evidence of one": lambda: explorer(RATES[:1], Chance(0.7, 0.6, 0.9), "any work"),
    "evidence of none": lambda: explorer([], ROOM, "any work"),
}


@pytest.fixture(params=DRAWINGS)
def drawing(request):
    return DRAWINGS[request.param]()


def leaves(value):
    """Every value inside, however deep."""
    if isinstance(value, dict):
        value = list(value.values())
    if isinstance(value, list):
        return [leaf for each in value for leaf in leaves(each)]
    return [value]


def test_plotly_accepts_every_name_and_value(drawing):
    figure = drawing.figure()
    assert isinstance(figure, go.Figure)
    assert len(figure.data) == len(drawing.traces)


def test_it_is_plain_json_without_nan(drawing):
    written = json.dumps([drawing.traces, drawing.layout], allow_nan=False)
    assert json.loads(written) == [drawing.traces, drawing.layout]


def test_it_says_one_thing_in_words_without_decimals_or_percent(drawing):
    assert drawing.sentence.endswith(".")
    assert drawing.caption
    said = " ".join([drawing.sentence, *drawing.columns, *(cell for row in drawing.rows for cell in row)])
    assert not re.search(r"%|\d\.\d|nan|None", said), said


def test_its_table_is_a_frame_of_the_same_texts(drawing):
    frame = drawing.frame()
    assert isinstance(frame, pd.DataFrame)
    assert tuple(frame.columns) == drawing.columns
    assert [tuple(row) for row in frame.to_numpy()] == list(drawing.rows)
    assert len({row[0] for row in drawing.rows}) == len(drawing.rows) or "Source" in drawing.columns


def test_its_type_is_large_enough_and_it_neither_zooms_nor_hovers(drawing):
    figure = drawing.figure()
    sizes = [
        figure.layout.font.size,
        *(axis.tickfont.size or 13 for axis in (figure.layout.xaxis, figure.layout.yaxis)),
    ]
    sizes += [words.font.size for words in figure.layout.annotations]
    assert min(sizes) >= 12
    assert (figure.layout.hovermode, figure.layout.dragmode) == (False, False)
    assert figure.layout.xaxis.fixedrange
    assert figure.layout.yaxis.fixedrange
    assert figure.layout.title.text is None


def test_its_colours_are_the_themes(drawing):
    known = {palette.CLEAR, *palette.VARIABLES}
    colours = {leaf for leaf in leaves([drawing.traces, drawing.layout]) if re.match(r"#|rgb", str(leaf))}
    assert colours <= known, colours - known


def test_the_palette_is_the_light_one_of_the_theme():
    css = (PROJECT / "workbook/widgets/kit/theme.css").read_text(encoding="utf-8")
    light, _rest = css.split("}", maxsplit=1)
    themes = dict(re.findall(r"(--wb-[a-z-]+): (#\w+);", light))
    for colour, variable in palette.VARIABLES.items():
        assert themes[variable] == colour
        assert getattr(palette, variable.removeprefix("--wb-").replace("-", "_").upper()) == colour


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("<b>bold</b>", "&lt;b&gt;bold&lt;/b&gt;"),
        ("<a href=javascript:alert(1)>x</a>", "&lt;a href=javascript:alert(1)&gt;x&lt;/a&gt;"),
        ("&lt;b&gt;", "&amp;lt;b&amp;gt;"),
        ("Ernst & Young, 2019", "Ernst &amp; Young, 2019"),
    ],
)
def test_plain_leaves_plotly_nothing_to_read_as_anything_else(text, shown):
    assert literal(text) == shown
    assert note(text, 0, 0)["text"] == shown


def test_a_drawing_takes_ordinary_numbers_and_chances_only():
    assert numbers([0.123456, 1]) == [0.1235, 1.0]
    for wrong in (np.nan, np.inf):
        with pytest.raises(ValueError, match="ordinary numbers"):
            numbers([wrong])
        with pytest.raises(ValueError, match="counts must be a list of chances"):
            checked("counts", [wrong])
    assert checked("counts", [-1e-12, 1 + 1e-12]).tolist() == [0, 1]
    with pytest.raises(ValueError, match="counts must be a list of chances"):
        checked("counts", [1.01])
    with pytest.raises(ValueError, match="independent must hold 3 chances, one for each place. You gave: 2."):
        offers([0.5, 0.3, 0.2], [0.5, 0.5])


def test_some_rows_are_spread_and_keep_both_ends():
    assert some(0) == []
    assert some(1) == [0]
    assert some(4) == [0, 1, 2, 3]
    assert some(200)[0] == 0
    assert some(200)[-1] == 199
    assert len(some(200)) == 13


def test_two_drawings_of_the_same_values_are_equal_and_cannot_be_changed():
    one = DRAWINGS["offers"]()
    assert one == DRAWINGS["offers"]()
    with pytest.raises(AttributeError):
        one.sentence = "other"
    assert isinstance(one, Drawing)

"""Published rates: by source, graded by symbol and letter, each with its denominator, beside the band of a room."""

from types import SimpleNamespace

from workbook.figures.evidence import SYMBOLS, explorer
from workbook.odds import Chance, plain, sentence

ROOM = Chance(0.341, 0.109, 0.575)


def rate(identity, figure, low=None, high=None, grade="B", org="Lever", source=None, year="2016"):
    return SimpleNamespace(
        id=identity,
        figure=figure,
        low=low,
        high=high,
        source=source or identity,
        org=org,
        year=year,
        counted=f"People at {identity}; how many?",
        grade=grade,
        stage="final",
    )


RATES = [
    rate("E1", 0.05),
    rate("E2", 2 / 3, 0.5, 0.8, "C", "Firms", year="2023"),
    rate("E3", 0.25, grade="A", org="NHS", source="one", year="2020/21"),
    rate("E4", 0.47, grade="A", org="NHS", source="one", year="2021/22"),
]


def texts(drawing):
    return [words["text"].replace("\N{NO-BREAK SPACE}", " ") for words in drawing.layout["annotations"]]


def test_the_highest_source_is_on_top_and_the_table_has_them_all():
    drawing = explorer(RATES, ROOM, "your room")
    assert drawing.columns == ("Source", "Rate", "Range", "What was counted", "Grade", "Stage")
    assert [row[:2] for row in drawing.rows] == [
        ("Firms, 2023", "about 2 in 3"),
        ("NHS, 2021/22", "about 9 in 20"),
        ("NHS, 2020/21", "about 1 in 4"),
        ("Lever, 2016", "about 1 in 20"),
    ]
    assert drawing.rows[0] == (
        "Firms, 2023", "about 2 in 3", "1 in 2 to 4 in 5", "People at E2; how many?", "C", "final",
    )  # fmt: skip


def test_readings_of_one_source_stand_under_one_heading_each_with_what_was_counted():
    said = texts(explorer(RATES, ROOM, "your room"))
    assert " ".join(said[:2]).startswith("The band is for your room: between 1 in 9 and 3 in 5")
    assert said[-7:] == [
        "C · Firms, 2023",
        "2 in 3: People at E2; how many?",
        "A · NHS, 2021/22, 2020/21",
        "9 in 20: People at E4; how many?",
        "1 in 4: People at E3; how many?",
        "B · Lever, 2016",
        "1 in 20: People at E1; how many?",
    ]


def test_words_stand_outside_the_band():
    drawing = explorer(RATES, ROOM, "your room")
    lines = [(words["y"], words["y"] + words["font"]["size"]) for words in drawing.layout["annotations"]]
    bands = [(shape["y0"], shape["y1"]) for shape in drawing.layout["shapes"] if shape["type"] == "rect"]
    assert len(bands) == len(RATES) + 1, "the room by itself, and behind every rate"
    assert not [1 for top, bottom in lines for above, below in bands if top < below and above < bottom]
    marks = sorted(y for trace in drawing.traces for y in trace["y"])
    assert marks == [(above + below) / 2 for above, below in bands[1:]]
    bottom, top = drawing.layout["yaxis"]["range"]
    assert top == 0
    assert max(below for _above, below in bands) < bottom


def test_grades_differ_by_symbol_and_letter_and_ranges_are_bars():
    drawing = explorer(RATES, ROOM, "your room")
    assert [trace["name"] for trace in drawing.traces] == ["grade A", "grade B", "grade C"]
    assert [trace["marker"]["symbol"] for trace in drawing.traces] == list(SYMBOLS.values())
    (c,) = (trace for trace in drawing.traces if trace["name"] == "grade C")
    assert (c["x"], c["error_x"]["arrayminus"], c["error_x"]["array"]) == ([66.6667], [16.6667], [13.3333])
    assert drawing.traces[0]["error_x"]["array"] == [0, 0]


def test_the_band_stands_at_the_values_of_its_words():
    band, middle = explorer(RATES, ROOM, "your room").layout["shapes"][:2]
    assert [band["x0"], middle["x0"], band["x1"]] == [
        round(100 * plain(p), 4) for p in (ROOM.low, ROOM.mean, ROOM.high)
    ]
    assert middle["x0"] == middle["x1"]
    assert band["layer"] == "below"


def test_the_sentence_counts_rates_and_sources():
    ours = f"for any work this workbook says {sentence(ROOM)}."
    assert explorer(RATES, ROOM, "any work").sentence == (
        f"Four published rates from three sources run from 1 in 20 to 2 in 3; {ours}"
    )
    assert explorer(RATES[2:], ROOM, "any work").sentence == (
        f"Two published rates from one source run from 1 in 4 to 9 in 20; {ours}"
    )
    assert explorer(RATES[2:3], ROOM, "any work").sentence == f"The one published rate is about 1 in 4; {ours}"
    assert explorer([], ROOM, "any work").sentence == f"No published rate is chosen; {ours}"


def test_a_label_is_inert_in_the_picture_and_as_written_in_the_table():
    name = "<a href=alert(1)>x</a>"
    drawing = explorer([rate("E1", 0.3, org=name)], ROOM, "your room")
    assert "B · &lt;a href=alert(1)&gt;x&lt;/a&gt;, 2016" in texts(drawing)
    assert drawing.rows[0][0] == f"{name}, 2016"
    long = explorer([rate("E1", 0.3, org="& " * 60)], ROOM, "your room")
    assert any(said.startswith("B · &amp; &amp;") for said in texts(long))
    assert any(said.endswith("…") for said in texts(long))

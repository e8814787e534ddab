"""Published rates: sorted, graded by symbol and letter, with their denominators, before the model's band."""

from types import SimpleNamespace

from workbook.figures.evidence import SYMBOLS, explorer


def rate(identity, figure, low=None, high=None, grade="B", label="Lever, 2016"):
    return SimpleNamespace(
        id=identity,
        figure=figure,
        low=low,
        high=high,
        label=label,
        counted=f"{identity} firms",
        grade=grade,
        stage="final",
    )


RATES = [rate("E1", 0.05), rate("E2", 2 / 3, 0.5, 0.8, "C", "Firms, 2023"), rate("E3", 0.25, grade="A")]


def texts(drawing):
    return [words["text"] for words in drawing.layout["annotations"]]


def test_the_highest_rate_is_on_top_and_the_table_has_them_all():
    drawing = explorer(RATES, 0.11, 0.58, 0.34)
    assert drawing.columns == ("Source", "Rate", "Range", "What was counted", "Grade", "Stage")
    assert drawing.rows == (
        ("Firms, 2023", "about 2 in 3", "1 in 2 to 4 in 5", "E2 firms", "C", "final"),
        ("Lever, 2016", "about 1 in 4", "not known", "E3 firms", "A", "final"),
        ("Lever, 2016", "about 1 in 20", "not known", "E1 firms", "B", "final"),
    )
    assert texts(drawing)[1:] == ["C · Firms, 2023", "A · Lever, 2016", "B · Lever, 2016"]
    top, bottom = drawing.layout["yaxis"]["range"][::-1]
    places = [words["y"] for words in drawing.layout["annotations"][1:]]
    assert top < places[0] < places[1] < places[2] < bottom


def test_grades_differ_by_symbol_and_letter_and_ranges_are_bars():
    drawing = explorer(RATES, 0.11, 0.58, 0.34)
    assert [trace["name"] for trace in drawing.traces] == ["grade A", "grade B", "grade C"]
    assert [trace["marker"]["symbol"] for trace in drawing.traces] == list(SYMBOLS.values())
    (c,) = (trace for trace in drawing.traces if trace["name"] == "grade C")
    assert (c["x"], c["error_x"]["arrayminus"], c["error_x"]["array"]) == ([66.6667], [16.6667], [13.3333])
    assert drawing.traces[0]["error_x"]["array"] == [0]


def test_the_models_range_is_a_band_with_its_middle():
    band, middle = explorer(RATES, 0.11, 0.58, 0.34).layout["shapes"]
    assert (band["x0"], band["x1"], band["layer"]) == (11, 58, "below")
    assert middle["x0"] == middle["x1"] == 34


def test_the_sentence_counts_them():
    ours = "this workbook says between 1 in 9 and 3 in 5, about 1 in 3."
    assert explorer(RATES, 0.11, 0.58, 0.34).sentence == f"Three published rates run from 1 in 20 to 2 in 3; {ours}"
    assert explorer(RATES[2:], 0.11, 0.58, 0.34).sentence == f"The one published rate is about 1 in 4; {ours}"
    assert explorer([], 0.11, 0.58, 0.34).sentence == f"No published rate is chosen; {ours}"


def test_a_label_is_inert_in_the_picture_and_as_written_in_the_table():
    name = "<a href=javascript:alert(1)>x</a>"
    drawing = explorer([rate("E1", 0.3, label=name)], 0.11, 0.58, 0.34)
    assert texts(drawing)[1] == "B · &lt;a href=javascript:alert(1)&gt;x&lt;/a&gt;"
    assert drawing.rows[0][0] == name
    long = explorer([rate("E1", 0.3, label="&" * 60)], 0.11, 0.58, 0.34)
    assert texts(long)[1] == f"B · {'&amp;' * 40}…"
    assert long.rows[0][0] == "&" * 60

"""Whose code a notebook is: compared with the pages as they were published, and put back from them."""

import copy
import json
from pathlib import Path

import nbformat
import pytest

from workbook.jupyter.published import (
    NOTEBOOKS,
    is_as_published,
    leave_nothing_of_a_run,
    nearest,
    published,
    published_page,
    put_back,
    source_of,
)

PROJECT = Path(__file__).parents[2]
NAME = "01-what-a-second-interview-means"
EVIL = "open('/tmp/ran', 'w')"


def page(name=NAME):
    return json.loads((NOTEBOOKS / f"{name}.ipynb").read_text(encoding="utf-8"))


def code_cell(source, **more):
    return {"cell_type": "code", "id": "theirs", "metadata": {}, "execution_count": None, "outputs": [], **more,
            "source": source}  # fmt: skip


def text_cell(source, key="mine"):
    return {"cell_type": "markdown", "id": key, "metadata": {}, "source": source}


def coded(notebook):
    return [cell for cell in notebook["cells"] if cell["cell_type"] == "code"]


def test_the_package_holds_every_page_exactly_as_it_is_published():
    ours = {path.name: path.read_bytes() for path in (PROJECT / "notebooks").glob("*.ipynb")}
    assert {path.name: path.read_bytes() for path in NOTEBOOKS.glob("*.ipynb")} == ours, "run `make notebooks`"


def test_every_page_is_known_by_its_code_and_no_two_share_it():
    assert [published_page(page(one.name)).name for one in published()] == [one.name for one in published()]
    assert len({one.code for one in published()}) == len(published()) >= 11
    for one in published():
        assert len(one.coded) == len(one.code), f"{one.name} has the same code twice"
        assert is_as_published(one.notebook)


def edited(change):
    notebook = page()
    change(notebook)
    return notebook


def insert(place, cell):
    return lambda notebook: notebook["cells"].insert(place, cell)


def source(place, change):
    def changed(notebook):
        coded(notebook)[place]["source"] = change(source_of(coded(notebook)[place]))

    return changed


def swap(notebook):
    places = [place for place, cell in enumerate(notebook["cells"]) if cell["cell_type"] == "code"][1:3]
    cells = notebook["cells"]
    cells[places[0]], cells[places[1]] = cells[places[1]], cells[places[0]]


NOT_OURS = {
    "a cell more": insert(0, code_cell(EVIL)),
    "an empty cell more": insert(3, code_cell("")),
    "a cell twice": lambda notebook: notebook["cells"].append(copy.deepcopy(coded(notebook)[1])),
    "a cell less": lambda notebook: notebook["cells"].remove(coded(notebook)[-1]),
    "cells in another order": swap,
    "a line more": source(0, lambda text: f"{text}\n{EVIL}"),
    "a line before": source(0, lambda text: f"{EVIL}\n{text}"),
    "more behind the last name": source(2, lambda text: f"{text};{EVIL}"),
    "a blank more": source(0, lambda text: f"{text} "),
    "a letter that looks like ours": source(0, lambda text: text.replace("workbook", "w\u043erkbook")),
    "a name of ligatures": source(0, lambda text: text.replace("SaveBar(", "\uff33aveBar(")),
    "a line end that only Python sees": source(0, lambda text: text.replace("\n", "\x0c\n", 1)),
    "a line separator": source(0, lambda text: text.replace("code\n", f"code\u2028{EVIL}\n", 1)),
    "a return within a comment": source(0, lambda text: text.replace("# ", f"# \r{EVIL}#", 1)),
    "a magic": source(1, lambda text: f"%%bash\n{text}"),
    "cells of two pages": lambda notebook: notebook["cells"].extend(coded(page("06-fit"))),
    "another page's first cell": lambda notebook: coded(notebook)[0].update(source=coded(page("06-fit"))[0]["source"]),
    "no code at all": lambda notebook: notebook.update(cells=[text_cell("# Hello")]),
    "no cells": lambda notebook: notebook.pop("cells"),
}


@pytest.mark.parametrize("change", NOT_OURS.values(), ids=NOT_OURS)
def test_code_that_is_not_ours_is_not_taken_for_ours(change):
    notebook = edited(change)
    assert published_page(notebook) is None
    assert not is_as_published(notebook)


STILL_OURS = {
    "other text": lambda notebook: notebook["cells"][0].update(source="# My own <script>alert(1)</script>"),
    "text more": insert(0, text_cell("Mine")),
    "text less": lambda notebook: notebook["cells"].pop(0),
    "raw text": insert(0, {"cell_type": "raw", "id": "r", "metadata": {}, "source": EVIL}),
    "Windows line ends": lambda notebook: [cell.update(source=source_of(cell).replace("\n", "\r\n"))
                                           for cell in notebook["cells"]],
    "old Mac line ends": lambda notebook: [cell.update(source=source_of(cell).replace("\n", "\r"))
                                           for cell in notebook["cells"]],
    "one string": lambda notebook: [cell.update(source=source_of(cell)) for cell in notebook["cells"]],
    "no outputs": lambda notebook: [cell.update(outputs=[]) for cell in coded(notebook)],
    "other ids": lambda notebook: [cell.update(id=f"x{n}") for n, cell in enumerate(notebook["cells"])],
}  # fmt: skip


@pytest.mark.parametrize("change", STILL_OURS.values(), ids=STILL_OURS)
def test_a_page_with_other_text_is_still_ours(change):
    notebook = edited(change)
    assert published_page(notebook).name == NAME
    assert is_as_published(notebook)


OUTPUTS = {
    "html": {"output_type": "display_data", "metadata": {}, "data": {"text/html": "<img src=x onerror=alert(1)>"}},
    "script": {"output_type": "display_data", "metadata": {}, "data": {"application/javascript": "alert(1)"}},
    "a view": {"output_type": "display_data", "metadata": {},
               "data": {"application/vnd.jupyter.widget-view+json": {"model_id": "a"}}},
    "words": {"output_type": "stream", "name": "stdout", "text": "Secret Ltd"},
}  # fmt: skip


@pytest.mark.parametrize("output", OUTPUTS.values(), ids=OUTPUTS)
def test_our_code_with_somebody_elses_outputs_is_not_as_published_and_they_are_not_kept(output):
    notebook = edited(lambda notebook: coded(notebook)[2]["outputs"].append(output))
    assert published_page(notebook).name == NAME
    assert not is_as_published(notebook)
    leave_nothing_of_a_run(notebook)
    assert is_as_published(notebook)


def test_outputs_of_one_cell_are_not_those_of_another():
    notebook = page()
    coded(notebook)[1]["outputs"] = coded(notebook)[3]["outputs"]
    assert not is_as_published(notebook)


def test_the_page_that_a_notebook_was_is_told_by_its_code_and_else_by_its_name():
    assert nearest(edited(NOT_OURS["a cell more"]), "06-fit").name == NAME
    assert nearest({"cells": [code_cell("1 + 1")]}, "06-fit").name == "06-fit"
    assert nearest({"cells": [code_cell("1 + 1")]}, "mine") is None
    assert put_back({"cells": [code_cell("1 + 1")]}, "mine") is None


@pytest.mark.parametrize("change", NOT_OURS.values(), ids=NOT_OURS)
def test_a_page_that_was_put_back_is_ours_again_and_a_notebook(change):
    back = put_back(edited(change), NAME)
    nbformat.validate(back)
    assert published_page(back).name == NAME
    assert is_as_published(back)
    assert [cell for cell in back["cells"] if cell["cell_type"] == "code"] == coded(page())
    assert back["metadata"] == page()["metadata"]


def test_putting_back_a_page_that_was_not_changed_changes_nothing():
    for one in published():
        assert put_back(one.notebook) == one.notebook


def test_text_that_the_person_changed_or_added_stays_where_it_was():
    notebook = page()
    notebook["cells"][0]["source"] = "# For Monday"
    notebook["cells"].insert(2, text_cell("After the bar.", "mine"))
    notebook["cells"].insert(0, text_cell("On top.", "mine"))
    notebook["cells"].append(text_cell("At the end.", "other"))
    notebook["cells"].insert(1, code_cell(EVIL))
    back = put_back(notebook)
    own = [(place, source_of(cell)) for place, cell in enumerate(back["cells"]) if cell["id"] not in ids(page())]
    assert own == [(0, "On top."), (3, "After the bar."), (len(back["cells"]) - 2, "At the end."),
                   (len(back["cells"]) - 1, EVIL)]  # fmt: skip
    assert back["cells"][-1]["cell_type"] == "raw"
    assert source_of(back["cells"][1]) == "# For Monday"
    assert back["cells"][1]["metadata"] == page()["cells"][0]["metadata"]
    assert len(set(ids(back))) == len(back["cells"])


def ids(notebook):
    return [cell["id"] for cell in notebook["cells"]]


def test_what_was_doubled_by_a_slip_of_the_hand_is_there_once():
    notebook = page()
    notebook["cells"].insert(3, {**notebook["cells"][0], "id": "copied"})
    notebook["cells"].insert(6, {**coded(notebook)[1], "id": "copied-2"})
    assert put_back(notebook) == page()


def test_code_that_somebody_wrote_is_not_lost_but_cannot_run():
    notebook = page()
    coded(notebook)[1]["source"] = "my_own = 1"
    last = put_back(notebook)["cells"][-1]
    assert (last["cell_type"], last["source"]) == ("raw", "my_own = 1")

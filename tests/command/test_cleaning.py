"""`workbook clean` takes out of a page what a run left there, and nothing else; it leaves alone what is not ours."""

import copy
import json
import os
import stat
from pathlib import Path

import pytest

from workbook.command.cleaning import STATE, Held, NotCleaned, clean_notebook, held_in, pages_in

NOTEBOOKS = Path(__file__).parents[2] / "notebooks"
PUBLISHED = (NOTEBOOKS / "01-what-a-second-interview-means.ipynb").read_text(encoding="utf-8")
WORD = "Ada from Acme"


@pytest.fixture
def page(tmp_path):
    path = tmp_path / "01-what-a-second-interview-means.ipynb"
    path.write_text(PUBLISHED, encoding="utf-8")
    return path


def change(page, how):
    notebook = json.loads(page.read_text(encoding="utf-8"))
    how(notebook)
    page.write_text(json.dumps(notebook), encoding="utf-8")


def code(notebook):
    return [cell for cell in notebook["cells"] if cell["cell_type"] == "code"]


def with_widgets(notebook):
    state = {"a": {"state": {"typed": WORD}}, "b": {"state": {}}}
    notebook["metadata"]["widgets"] = {STATE: {"state": state, "version_major": 2, "version_minor": 0}}


def with_an_old_shape_of_widgets(notebook):
    notebook["metadata"]["widgets"] = {"state": {"a": {"typed": WORD}}, "version": "1.2"}


def with_printed_words(notebook):
    code(notebook)[0]["outputs"] = [{"output_type": "stream", "name": "stdout", "text": [WORD]}]


def with_a_display(notebook):
    data = {"text/html": [f"<b>{WORD}</b>"], "application/vnd.plotly.v1+json": {"data": [{"text": WORD}]}}
    code(notebook)[1]["outputs"].append({"output_type": "display_data", "data": data, "metadata": {}})


def with_a_traceback(notebook):
    error = {"output_type": "error", "ename": "ValueError", "evalue": WORD, "traceback": [WORD]}
    code(notebook)[2]["outputs"] = [error]


def with_a_cell_of_ones_own(notebook):
    own = copy.deepcopy(code(notebook)[0]) | {"id": "own", "source": ["journal.latest('interview.employer')"]}
    own["outputs"] = [
        {"output_type": "execute_result", "execution_count": 7, "data": {"text/plain": WORD}, "metadata": {}}
    ]
    notebook["cells"].append(own)


def with_times(notebook):
    for cell in code(notebook):
        cell["metadata"]["execution"] = {"iopub.execute_input": WORD}


def with_the_parameters_of_papermill(notebook):
    notebook["metadata"]["papermill"] = {"environment_variables": {"x": WORD}}


@pytest.mark.parametrize(
    ("how", "held"),
    [
        (with_widgets, Held(widgets=2, marks=True)),
        (with_an_old_shape_of_widgets, Held(widgets=1, marks=True)),
        (with_printed_words, Held(results=1, marks=True)),
        (with_a_display, Held(results=1, marks=True)),
        (with_a_traceback, Held(results=1, marks=True)),
        (with_a_cell_of_ones_own, Held(results=1, marks=True)),
        (with_times, Held(marks=True)),
        (with_the_parameters_of_papermill, Held(marks=True)),
    ],
)
def test_what_a_run_left_is_taken_out_and_said(page, how, held):
    change(page, how)
    assert WORD in page.read_text(encoding="utf-8")
    assert held_in(page) == held
    assert clean_notebook(page) == held
    assert WORD not in page.read_text(encoding="utf-8")
    assert clean_notebook(page) == Held()
    if how is not with_a_cell_of_ones_own:
        assert page.read_text(encoding="utf-8") == PUBLISHED


def test_what_somebody_typed_into_a_cell_stays(page):
    def typed(notebook):
        notebook["cells"][0]["source"] = ["# My own title"]
        with_a_cell_of_ones_own(notebook)

    change(page, typed)
    clean_notebook(page)
    cells = json.loads(page.read_text(encoding="utf-8"))["cells"]
    assert cells[0]["source"] == ["# My own title"]
    assert cells[-1]["source"] == ["journal.latest('interview.employer')"]
    assert cells[-1]["outputs"] == []


def test_half_a_character_in_a_text_stays_and_the_file_can_still_be_read(page):
    def cut(notebook):
        notebook["cells"][0]["source"] = "A smile cut in two: \ud83d"
        with_printed_words(notebook)

    change(page, cut)
    assert clean_notebook(page).results == 1
    assert json.loads(page.read_text(encoding="utf-8"))["cells"][0]["source"] == "A smile cut in two: \ud83d"


def test_a_page_is_known_by_its_code_when_a_program_dropped_its_mark_or_its_name(page, tmp_path):
    change(page, lambda notebook: (notebook["metadata"].clear(), with_printed_words(notebook)))
    other = page.rename(tmp_path / "Untitled.ipynb")
    assert clean_notebook(other).results == 1
    assert other.read_text(encoding="utf-8") == PUBLISHED


def test_a_notebook_of_ones_own_with_some_of_our_code_does_not_become_a_page(page):
    def own(notebook):
        with_widgets(notebook)
        with_printed_words(notebook)
        del notebook["cells"][3:]
        del notebook["metadata"]["workbook"]
        notebook["metadata"]["title"] = "My own"

    change(page, own)
    assert clean_notebook(page) == Held(results=1, widgets=2, marks=True)
    metadata = json.loads(page.read_text(encoding="utf-8"))["metadata"]
    assert metadata["title"] == "My own"
    assert not {"workbook", "widgets"} & metadata.keys()


def test_a_page_that_holds_nothing_is_not_written(page):
    before = page.stat()
    assert clean_notebook(page) == Held()
    assert str(Held()) == "nothing"
    assert page.stat() == before


def test_the_file_keeps_who_may_read_it_and_a_link_stays_a_link(page, tmp_path):
    change(page, with_widgets)
    page.chmod(0o640)
    link = tmp_path / "link.ipynb"
    link.symlink_to(page)
    clean_notebook(link)
    assert link.is_symlink()
    assert stat.S_IMODE(page.stat().st_mode) == 0o640
    assert WORD not in page.read_text(encoding="utf-8")
    assert not [path for path in tmp_path.iterdir() if ".new-" in path.name]


OTHERS = {
    "is damaged, or no notebook": ["", "{", "\x00", "[" * 100_000],
    "is no notebook of a kind that is known here": [
        "[]", "1", "{}", '{"nbformat": 3, "metadata": {}, "worksheets": []}',
        '{"nbformat": 4, "metadata": {}, "cells": [1]}', '{"nbformat": 4, "metadata": [], "cells": []}',
    ],
    "is not a page of the workbook": ['{"nbformat": 4, "metadata": {}, "cells": []}'],
}  # fmt: skip


@pytest.mark.parametrize(("why", "text"), [(why, text) for why, texts in OTHERS.items() for text in texts])
def test_what_cannot_be_read_or_is_not_ours_stays_as_it_is(tmp_path, why, text):
    file = tmp_path / "other.ipynb"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(NotCleaned, match=f"^{why}$"):
        clean_notebook(file)
    assert file.read_text(encoding="utf-8") == text


@pytest.mark.parametrize(
    "broken",
    [
        '{"cell_type": "code"}',
        '{"cell_type": "code", "source": 5}',
        '{"cell_type": "code", "metadata": null, "outputs": {}}',
        '{"cell_type": "code", "id": [], "metadata": {}, "source": [1], "outputs": [1, {"data": 3}]}',
        '{"cell_type": "markdown", "id": {}, "metadata": [], "source": null}',
    ],
)
def test_a_page_with_a_broken_cell_is_cleaned_or_refused(tmp_path, broken):
    file = tmp_path / "broken.ipynb"
    text = '{"nbformat": 4, "metadata": {"workbook": {}}, "cells": [' + broken + "]}"
    file.write_text(text, encoding="utf-8")
    try:
        clean_notebook(file)
    except NotCleaned:
        assert file.read_text(encoding="utf-8") == text


def test_a_file_that_is_not_there_or_closed(tmp_path):
    with pytest.raises(NotCleaned, match="cannot be read: No such file"):
        clean_notebook(tmp_path / "none.ipynb")
    with pytest.raises(NotCleaned, match="cannot be read: Is a directory"):
        clean_notebook(tmp_path)


def test_pages_are_looked_for_where_jupyter_keeps_them(page, tmp_path):
    copies = [page]
    for folder in ("notebooks", "notebooks/.ipynb_checkpoints", ".ipynb_checkpoints"):
        (tmp_path / folder).mkdir(exist_ok=True)
        copies.append(tmp_path / folder / page.name)
        copies[-1].write_text(PUBLISHED, encoding="utf-8")
    assert set(pages_in(tmp_path)) == set(copies)
    assert os.fspath(copies[0]).endswith(".ipynb")

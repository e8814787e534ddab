"""The pages: small, executed as committed, checked by nbval in earnest, and never holding a person's data."""

import json
import shutil
import subprocess
import sys
from pathlib import Path
from types import SimpleNamespace

import nbformat
import pytest
from execute import executed

from workbook.pages import CONNECTION, _load_jupyter_server_extension, keep_outputs_as_they_were

PROJECT = Path(__file__).parents[1]
PAGES = sorted((PROJECT / "notebooks").glob("*.ipynb"))
STRICT = ["--nbval", "--nbval-current-env", "--nbval-cell-timeout", "60", "--nbval-sanitize-with"]

every_page = pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)


@every_page
def test_a_page_is_committed_as_the_same_command_leaves_it(page):
    assert executed(page) == page.read_text(encoding="utf-8"), "run `make notebooks` and look at the difference"


@every_page
def test_a_page_is_small_marked_and_free_of_widget_state(page):
    assert page.stat().st_size < 60_000
    notebook = nbformat.read(page, as_version=4)
    assert notebook.metadata["workbook"] == {"autorun": True}
    assert set(notebook.metadata) == {"kernelspec", "language_info", "workbook"}
    assert "widget-state" not in page.read_text(encoding="utf-8")


@every_page
def test_code_is_hidden_behind_a_sentence_and_each_cell_has_one_instrument(page):
    for cell in nbformat.read(page, as_version=4).cells:
        if cell.cell_type == "code":
            assert cell.metadata["jupyter"]["source_hidden"] is True
            assert cell.source.splitlines()[0].startswith("# ")
            assert cell.source.splitlines()[0].endswith("— click to see the code")
            assert len(cell.outputs) <= 1


@every_page
def test_no_cell_is_changed_or_deleted_by_a_slip_of_the_hand(page):
    for cell in nbformat.read(page, as_version=4).cells:
        assert (cell.metadata["editable"], cell.metadata["deletable"]) == (False, False), cell.id


@every_page
def test_a_page_says_whom_it_is_for_how_long_it_takes_and_links_only_to_pages_that_exist(page):
    cells = nbformat.read(page, as_version=4).cells
    assert cells[0].source.startswith("# ")
    assert "minutes" in cells[0].source
    for cell in cells:
        for link in cell.source.split("](")[1:]:
            assert (page.parent / link.split(")")[0]).exists()


def nbval(page):
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", *STRICT]
    command += [str(PROJECT / "notebooks" / "sanitize.cfg"), str(page)]
    return subprocess.run(command, cwd=page.parent, capture_output=True, text=True, timeout=120, check=False)


def test_nbval_fails_when_a_number_in_a_stored_output_was_changed(tmp_path):
    page = tmp_path / "page.ipynb"
    shutil.copy(PROJECT / "notebooks" / "01-what-a-second-interview-means.ipynb", page)
    assert nbval(page).returncode == 0
    text = page.read_text(encoding="utf-8")
    printed = "between 1 in 9 and 3 in 5; about 1 in "
    changed = text.replace(f"{printed}3", f"{printed}4")
    assert changed != text
    page.write_text(changed, encoding="utf-8")
    done = nbval(page)
    assert done.returncode == 1
    assert "1 failed, 4 passed" in done.stdout


def test_page_01_needs_neither_tables_nor_charts_nor_the_notebook_format(tmp_path):
    page = tmp_path / "page.ipynb"
    shutil.copy(PAGES[1], page)
    notebook = nbformat.read(page, as_version=4)
    heavy = "import sys; print(sorted({'pandas', 'plotly', 'nbformat', 'scipy'} & set(sys.modules)))"
    notebook.cells.append(nbformat.v4.new_code_cell(heavy, id="heavy"))
    nbformat.write(notebook, page)
    assert json.loads(executed(page))["cells"][-1]["outputs"][0]["text"] == ["[]\n"]


class Saving:
    """What JupyterLab sends when it saves `page`, and the manager whose hook sees it."""

    def __init__(self, page):
        self.path = page
        self.manager = SimpleNamespace(root_dir=str(page.parent))
        self.model = {"type": "notebook", "content": json.loads(page.read_text(encoding="utf-8"))}
        self.cells = self.model["content"]["cells"]

    def hook(self):
        keep_outputs_as_they_were(self.model, self.path.name, contents_manager=self.manager)
        return self.model["content"]


def test_saving_a_page_keeps_the_outputs_it_was_published_with(tmp_path):
    page = Path(shutil.copy(PAGES[1], tmp_path))
    saving = Saving(page)
    saving.model["content"]["metadata"]["widgets"] = {"state": "Secret Ltd"}
    for cell in saving.cells:
        if cell["cell_type"] == "code":
            cell["outputs"] = [{"output_type": "stream", "name": "stdout", "text": "Secret Ltd"}]
            cell["execution_count"] = 99
            cell["metadata"]["execution"] = {"iopub.status.busy": "2026-11-22"}
    assert saving.hook() == json.loads(page.read_text(encoding="utf-8"))


def test_changed_text_is_saved_and_a_new_cell_without_its_output(tmp_path):
    page = Path(shutil.copy(PAGES[1], tmp_path))
    saving = Saving(page)
    saving.cells[0]["source"] = ["# My own title"]
    secret = [{"output_type": "stream", "name": "stdout", "text": "Secret Ltd"}]
    saving.cells.append({"cell_type": "code", "id": "mine", "metadata": {}, "source": [], "outputs": secret})
    saved = saving.hook()
    assert saved["cells"][0]["source"] == ["# My own title"]
    assert saved["cells"][-1]["outputs"] == []
    assert "Secret" not in json.dumps(saved)


@pytest.mark.parametrize("kind", ["notebook", "file"])
def test_other_peoples_notebooks_are_left_alone(tmp_path, kind):
    outputs = [{"output_type": "stream", "name": "stdout", "text": "mine"}]
    content = {"metadata": {}, "cells": [{"cell_type": "code", "id": "a", "metadata": {}, "outputs": outputs}]}
    model = {"type": kind, "content": content}
    before = json.dumps(model)
    keep_outputs_as_they_were(model, "other.ipynb", contents_manager=SimpleNamespace(root_dir=str(tmp_path)))
    assert json.dumps(model) == before


def test_the_server_answers_pages_at_once():
    said = []

    class Connection:
        websocket_handler = SimpleNamespace(set_nodelay=said.append)

        def connect(self):
            return "connected"

    hooks, settings = [], {CONNECTION: Connection}
    contents = SimpleNamespace(register_pre_save_hook=hooks.append)
    _load_jupyter_server_extension(
        SimpleNamespace(contents_manager=contents, web_app=SimpleNamespace(settings=settings))
    )
    assert hooks == [keep_outputs_as_they_were]
    assert settings[CONNECTION]().connect() == "connected"
    assert said == [True]


def test_the_setting_is_one_that_the_server_has():
    from jupyter_server.services.kernels.websocket import KernelWebsocketHandler

    handler = SimpleNamespace(settings={CONNECTION: "ours"})
    assert KernelWebsocketHandler.kernel_websocket_connection_class.fget(handler) == "ours"

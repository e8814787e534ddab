"""The pages: small, executed as committed, checked by nbval in earnest, and never holding a person's data."""

import asyncio
import json
import re
import shutil
import subprocess
import sys
from pathlib import Path
from types import SimpleNamespace

import nbformat
import pytest
from execute import executed
from jupyter_core.utils import ensure_async
from jupyter_server.serverapp import ServerApp
from jupyterlab_server.config import get_static_page_config

from workbook.jupyter import published
from workbook.jupyter.pages import (
    CONNECTION,
    KERNEL,
    _load_jupyter_server_extension,
    answering_at_once,
    compared,
    keep_outputs_as_they_were,
)
from workbook.jupyter.reading import bar_of

PROJECT = Path(__file__).parents[2]
PAGES = sorted((PROJECT / "notebooks").glob("*.ipynb"))
STRICT = ["--nbval", "--nbval-current-env", "--nbval-cell-timeout", "60", "--nbval-sanitize-with"]

every_page = pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)


@pytest.mark.slow
@every_page
def test_a_page_is_committed_as_the_same_command_leaves_it(page):
    assert executed(page) == page.read_text(encoding="utf-8"), "run `make notebooks` and look at the difference"


@every_page
def test_a_page_is_small_marked_and_free_of_widget_state(page):
    assert page.stat().st_size < 60_000
    notebook = nbformat.read(page, as_version=4)
    assert notebook.metadata["workbook"] == {"autorun": True}
    assert set(notebook.metadata) == {"colab", "kernelspec", "language_info", "voila", "workbook"}
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


@pytest.mark.slow
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
    assert "1 failed, 3 passed" in done.stdout


@pytest.mark.slow
def test_page_01_needs_neither_tables_nor_charts_nor_the_notebook_format(tmp_path):
    page = tmp_path / "page.ipynb"
    shutil.copy(PAGES[1], page)
    notebook = nbformat.read(page, as_version=4)
    heavy = "import sys; print(sorted({'pandas', 'plotly', 'nbformat', 'scipy'} & set(sys.modules)))"
    notebook.cells.append(nbformat.v4.new_code_cell(heavy, id="heavy"))
    nbformat.write(notebook, page)
    assert json.loads(executed(page))["cells"][-1]["outputs"][0]["text"] == ["[]\n"]


def on_disk(content):
    """What stands in the file after Jupyter has written `content`."""
    notebook = nbformat.from_dict(content)
    return json.loads(nbformat.writes(notebook))


class Saving:
    """What JupyterLab sends when it saves `page`."""

    def __init__(self, page):
        self.page = page
        self.model = {"type": "notebook", "content": json.loads(page.read_text(encoding="utf-8"))}
        self.cells = self.model["content"]["cells"]

    def hook(self):
        keep_outputs_as_they_were(model=self.model, path=f"notebooks/{self.page.name}", contents_manager=None)
        return self.model["content"]


def test_saving_a_page_keeps_the_outputs_it_was_published_with():
    saving = Saving(PAGES[1])
    saving.model["content"]["metadata"]["widgets"] = {"state": "Secret Ltd"}
    for cell in saving.cells:
        if cell["cell_type"] == "code":
            cell["outputs"] = [{"output_type": "stream", "name": "stdout", "text": "Secret Ltd"}]
            cell["execution_count"] = 99
            cell["metadata"]["execution"] = {"iopub.status.busy": "2026-11-22"}
    assert on_disk(saving.hook()) == json.loads(PAGES[1].read_text(encoding="utf-8"))


def test_changed_text_is_saved_and_a_new_cell_without_its_output():
    saving = Saving(PAGES[1])
    saving.cells[0]["source"] = ["# My own title"]
    secret = [{"output_type": "stream", "name": "stdout", "text": "Secret Ltd"}]
    saving.cells.append({"cell_type": "code", "id": "mine", "metadata": {}, "source": [], "outputs": secret})
    saved = saving.hook()
    assert saved["cells"][0]["source"] == ["# My own title"]
    assert saved["cells"][-1]["outputs"] == []
    assert "Secret" not in json.dumps(saved)


def test_a_page_that_is_saved_from_a_hostile_file_keeps_nothing_of_it_that_could_run_unasked(tmp_path):
    script = [{"output_type": "display_data", "metadata": {}, "data": {"application/javascript": "steal()"}}]
    saving = Saving(PAGES[1])
    for cell in saving.cells:
        if cell["cell_type"] == "code":
            cell["outputs"], cell["metadata"]["trusted"] = script, True
    (tmp_path / PAGES[1].name).write_text(json.dumps(saving.model["content"]), encoding="utf-8")
    assert "steal" not in json.dumps(saving.hook())


@pytest.fixture
def server(tmp_path):
    """A Jupyter server's own parts, with our extension loaded."""
    server = ServerApp(root_dir=str(tmp_path), config_file_name="", token="", log_level=50)
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("JUPYTER_DATA_DIR", str(tmp_path / "data"))
        patch.setenv("JUPYTER_RUNTIME_DIR", str(tmp_path / "runtime"))
        patch.setenv("JUPYTER_CONFIG_DIR", str(tmp_path / "config"))
        patch.delenv("PYTHONSAFEPATH", raising=False)
        server.initialize(argv=[], find_extensions=False, new_httpserver=False)
        _load_jupyter_server_extension(server)
        yield server


def read_again(server, page, content, path="01.ipynb"):
    """What is read after `content` was saved at `path`, and whether the server calls all its code trusted."""
    contents = server.contents_manager
    run = asyncio.get_event_loop_policy().new_event_loop().run_until_complete
    run(ensure_async(contents.save({"type": "notebook", "content": content}, path)))
    model = run(ensure_async(contents.get(path)))
    cells = [cell for cell in model["content"]["cells"] if cell["cell_type"] == "code"]
    return model["content"], all(cell["metadata"]["trusted"] for cell in cells)


def test_a_page_that_was_edited_and_saved_is_trusted_at_its_next_opening(server):
    saving = Saving(PAGES[1])
    doubled = {**saving.cells[5], "id": "doubled", "metadata": {"trusted": True}}
    saving.cells.insert(3, saving.cells.pop(5))
    saving.cells.append(doubled)
    content, trusted = read_again(server, PAGES[1], saving.model["content"])
    assert trusted
    assert content["cells"][-1]["outputs"] == content["cells"][3]["outputs"]


def test_a_page_as_published_is_signed_when_it_is_read_wherever_it_lies_and_nothing_else_is(server):
    folder = Path(server.contents_manager.root_dir)
    hostile = json.loads(PAGES[3].read_text(encoding="utf-8"))
    hostile["cells"][1]["outputs"] = [
        {"output_type": "display_data", "metadata": {}, "data": {"text/html": "<b>x</b>"}}
    ]
    (folder / "hostile.ipynb").write_text(json.dumps(hostile), encoding="utf-8")
    shutil.copy(PAGES[3], folder / "renamed.ipynb")
    (folder / "renamed.ipynb").chmod(0o400)
    run = asyncio.get_event_loop_policy().new_event_loop().run_until_complete

    def trusted(name):
        content = run(ensure_async(server.contents_manager.get(name)))["content"]
        return {cell["metadata"]["trusted"] for cell in content["cells"] if cell["cell_type"] == "code"}

    assert trusted("renamed.ipynb") == {True}
    assert trusted("hostile.ipynb") == {False}


def test_the_kernel_of_a_page_and_of_no_other_notebook_leaves_out_its_folder(server):
    folder = Path(server.contents_manager.root_dir)
    shutil.copy(PAGES[1], folder / "page.ipynb")
    (folder / "other.ipynb").write_text(nbformat.writes(nbformat.v4.new_notebook()), encoding="utf-8")
    (folder / "list.ipynb").write_text("[1, 2]", encoding="utf-8")
    (folder / "bare.ipynb").write_text('{"metadata": null}', encoding="utf-8")
    assert "PYTHONSAFEPATH" not in server.session_manager.get_kernel_env("list.ipynb", "bare.ipynb")
    asked = [("page.ipynb", "page.ipynb"), ("made-up-by-jupyterlab", "page.ipynb"), ("page.ipynb", None),
             ("other.ipynb", "other.ipynb"), ("gone.ipynb", "gone.ipynb")]  # fmt: skip
    said = [server.session_manager.get_kernel_env(*one).get("PYTHONSAFEPATH") for one in asked]
    assert said == ["1", "1", "1", None, None]


def test_the_browser_is_told_whose_code_a_page_is():
    notebook = json.loads(PAGES[1].read_text(encoding="utf-8"))
    bar = bar_of(published.published_page(notebook).name)
    assert compared(notebook, "x") == {"ours": True, "known": True, "kernel": KERNEL, "bar": bar}
    notebook["cells"].pop()
    notebook["cells"].append({"cell_type": "code", "source": "1"})
    assert compared(notebook, "x") == {"ours": False, "known": True, "kernel": KERNEL, "bar": None}
    assert compared({"cells": []}, "x") == {"ours": False, "known": False, "kernel": KERNEL, "bar": None}


@every_page
def test_every_page_names_the_kernel_that_pages_may_run_with(page):
    assert nbformat.read(page, as_version=4).metadata.kernelspec.name == KERNEL


@pytest.mark.parametrize("kind", ["notebook", "file"])
def test_other_peoples_notebooks_are_left_alone(kind):
    outputs = [{"output_type": "stream", "name": "stdout", "text": "mine"}]
    content = {"metadata": {}, "cells": [{"cell_type": "code", "id": "a", "metadata": {}, "outputs": outputs}]}
    model = {"type": kind, "content": content}
    before = json.dumps(model)
    keep_outputs_as_they_were(model=model, path="other.ipynb", contents_manager=None)
    assert json.dumps(model) == before


def test_jupyterlab_does_not_look_at_every_opening_whether_it_has_to_be_built(monkeypatch, tmp_path):
    """It would start a node process each time, a second of a computer's work, for people who build nothing."""
    monkeypatch.setenv("JUPYTER_CONFIG_DIR", str(tmp_path))
    assert get_static_page_config()["buildCheck"] is False


def test_the_server_answers_pages_at_once():
    said = []

    class Connection:
        websocket_handler = SimpleNamespace(set_nodelay=said.append)

        def connect(self):
            return "connected"

    assert answering_at_once(Connection)().connect() == "connected"
    assert said == [True]


def test_the_server_is_told_all_of_it(server):
    assert server.web_app.settings[CONNECTION].__name__ == "AtOnce"
    assert keep_outputs_as_they_were in server.contents_manager._pre_save_hooks


def test_the_setting_is_one_that_the_server_has():
    from jupyter_server.services.kernels.websocket import KernelWebsocketHandler

    handler = SimpleNamespace(settings={CONNECTION: "ours"})
    assert KernelWebsocketHandler.kernel_websocket_connection_class.fget(handler) == "ours"


AWAY = re.search(
    "const AWAY = `(.*?)`",
    (PROJECT / "workbook/jupyter/labextension/static/ours.js").read_text(encoding="utf-8"),
    re.DOTALL,
)[1]
LOOKS = """
import site, sys
own = site.getsitepackages()[0]
sys.path[:] = ["", {here!r}, "/elsewhere", own, *{installed!r}]
exec({away!r})
assert not {{"_os", "_site", "_sys", "_own", "_is_here"}} & vars().keys()
assert sys.path == ["/elsewhere", own, *{installed!r}], sys.path
"""


@pytest.mark.parametrize("checkout", [False, True])
def test_a_kernel_looks_away_from_the_folder_unless_the_packages_of_this_computer_lie_there(tmp_path, checkout):
    """A page may lie in the folder of a checkout, which pip has put behind the installed packages."""
    looks = LOOKS.format(here=str(tmp_path), installed=[str(tmp_path)] if checkout else [], away=AWAY)
    done = subprocess.run([sys.executable, "-c", looks], cwd=tmp_path, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr

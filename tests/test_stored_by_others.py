"""Whichever program runs a page and stores it: the file holds no word that a person typed, and no result of theirs."""

import json
import os
import subprocess
import sys
from pathlib import Path

import canaries
import nbformat
import pytest
from nbclient import NotebookClient

from workbook.command.cleaning import VIEW, clean_notebook, held_in

pytestmark = pytest.mark.slow

PAGES = sorted((Path(__file__).parents[1] / "notebooks").glob("*.ipynb"))
FULLEST = next(page for page in PAGES if page.stem == "09-an-offer")


@pytest.fixture(scope="module")
def full(tmp_path_factory):
    """The environment of somebody who typed a word into everything."""
    home = tmp_path_factory.mktemp("home")
    canaries.write(home / "journal.sqlite3")
    return {**os.environ, "WORKBOOK_HOME": str(home)}


def run(command, environment):
    done = subprocess.run(
        [sys.executable, "-m", *map(str, command)], env=environment, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr[-2000:]


def nbconvert(page, folder, environment):
    run(["nbconvert", "--execute", "--to", "notebook", "--output-dir", folder, page], environment)
    return folder / page.name


def results(cell):
    """What a cell shows, but for the address of a widget."""
    shown = [dict(output) | {"execution_count": None} for output in cell.get("outputs", [])]
    return [one | {"data": {kind: text for kind, text in one["data"].items() if kind != VIEW}} for one in shown]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_nbconvert_stores_the_same_results_for_everybody(page, tmp_path, full):
    stored = nbconvert(page, tmp_path, full)
    assert canaries.MARK not in stored.read_text(encoding="utf-8")
    published, ran = (json.loads(path.read_text(encoding="utf-8")) for path in (page, stored))
    assert [results(cell) for cell in ran["cells"]] == [results(cell) for cell in published["cells"]]
    assert "widget-state" in stored.read_text(encoding="utf-8"), "nbconvert stored no state, so this proves nothing"
    assert held_in(stored).widgets > 0
    clean_notebook(stored)
    assert stored.read_bytes() == page.read_bytes()


def test_nbclient_stores_no_word(tmp_path, full):
    notebook = nbformat.read(FULLEST, as_version=4)
    NotebookClient(notebook, timeout=60, kernel_name="python3").execute(cwd=str(tmp_path), env=full)
    assert notebook.metadata.widgets
    assert canaries.MARK not in nbformat.writes(notebook)


PEEP = """
from workbook import Answers, InFlight, Roster, SaveBar, open_journal
journal = open_journal()
answers = Answers(journal)
parts = [SaveBar(journal), Roster(answers)]
print(repr(parts), repr(journal), repr(answers), repr(InFlight(journal)), repr(journal.entries())[:20_000])
"""


def test_what_a_part_or_the_journal_is_printed_as_holds_no_word(tmp_path, full):
    notebook = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(PEEP)])
    NotebookClient(notebook, timeout=60, kernel_name="python3").execute(cwd=str(tmp_path), env=full)
    printed = notebook.cells[0].outputs[0].text
    assert "SaveBar()" in printed
    assert canaries.MARK not in nbformat.writes(notebook)


ASKED = """
from workbook import SaveBar, open_journal
bar = SaveBar(open_journal())
told = []
bar._send = lambda message, buffers=None: told.append(message)
bar.said = "something"
before, whole = len(told), bar.get_state()
bar.said = "something else"
print(before, len(told), whole["answers"] > 100, whole["owner"])
"""


def test_a_page_that_asks_is_told_all_and_from_then_on_every_change(tmp_path, full):
    """As Voila does once a page that it ran is drawn."""
    notebook = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(ASKED)])
    NotebookClient(notebook, timeout=60, kernel_name="python3").execute(cwd=str(tmp_path), env=full)
    assert notebook.cells[0].outputs[0].text.split()[:3] == ["0", "1", "True"]


def test_the_pages_tell_colab_to_store_no_results():
    for page in PAGES:
        assert json.loads(page.read_text(encoding="utf-8"))["metadata"]["colab"] == {"private_outputs": True}

"""A list, a field, an instrument and a page are added where CONTRIBUTING.md says, and nowhere else, and are whole."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

HERE = Path(__file__).parent
PROJECT = HERE.parents[1]
# What the recipes say is written, by file: behind which words, and what.
LIST = {
    "content/rows.py": [
        ("questions that one brought in\n", 'DOUBTS = Rows("doubts", "doubt", "doubt", "doubt")\n'),
        ("STORIES, BROUGHT,", " DOUBTS,"),
    ],
    "answers/lists.py": [
        ("    CRITERIA,\n", "    DOUBTS,\n"),
        ("LISTS_OF_ROWS = (\n", '    AList(DOUBTS, "Their doubts", "fit", ("doubt of theirs", "doubts of theirs")),\n'),
    ],
}
INSTRUMENT = {
    "__init__.py": [
        ("if TYPE_CHECKING:\n", "    from .widgets.before.doubts import Doubts\n"),
        ('    "Debrief",\n', '    "Doubts",\n'),
    ],
}
FIELD = {
    "answers/catalogue.py": [
        ("OWN_ANSWERS = (\n", '    Answer("day.badge", "The badge you need", "day", fate=ASIDE),\n')
    ],
}


@pytest.fixture(scope="module")
def package(tmp_path_factory):
    """A copy of the package in which the recipes were followed."""
    folder = tmp_path_factory.mktemp("added")
    for part in ("workbook", "data"):
        shutil.copytree(PROJECT / part, folder / part, ignore=shutil.ignore_patterns("__pycache__"))
    for name, additions in {**LIST, **INSTRUMENT, **FIELD}.items():
        path = folder / "workbook" / name
        text = path.read_text("utf-8")
        for behind, added in additions:
            assert text.count(behind) == 1, behind
            text = text.replace(behind, behind + added)
        path.write_text(text, encoding="utf-8")
    shutil.copy(HERE / "doubts.py", folder / "workbook" / "widgets" / "before")
    return folder


@pytest.mark.parametrize("looked_for", ["of_a_list.py", "of_a_field.py"])
def test_what_was_added_is_found_everywhere(package, looked_for):
    environment = {**os.environ, "PYTHONPATH": str(package), "WORKBOOK_PACKS": str(HERE / "ours.yaml")}
    done = subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", str(HERE / looked_for)],
        capture_output=True, text=True, check=False, cwd=package, env=environment,
    )  # fmt: skip
    assert done.returncode == 0, done.stdout

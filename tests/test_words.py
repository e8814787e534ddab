"""Words that no page ever shows: half sentences, jargon, and numbers that only the model understands.

Gathered from everything a page can show: sentences in modules and scripts, packs and cards, the pages with their
outputs, and every part of every page as it stands over journals with nothing, one application, and many.
"""

import ast
import csv
import json
import re
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from itertools import chain
from pathlib import Path

import pytest
from ipywidgets.widgets import widget as living

from workbook.figures import assumptions, tables
from workbook.journal import Journal

PROJECT = Path(__file__).parents[1]
NEVER = {
    r"\bbetween (under|over)\b": "between under 1 in 20 and 1 in 3",
    r"\b1 times the odds": "1 times the odds of an offer",
    r"\b(accept|let it go), by\b": "accept, by 3",
    r"\b0\.44\b": "agree by 0.44",
    r"\bvariance\b": "0.5 of its variance",
    r"\btipping\b": "Tipping value: accept if this offer is worth more",
    r"\bin[ -]flight\b": "beside nothing else in flight",
}
NEVER_SHOWN = re.compile("|".join(NEVER), re.IGNORECASE)


def ago(days: int) -> str:
    return (date.today() - timedelta(days=days)).isoformat()


ONE = {
    "interview.employer": "Harbour",
    "interview.role": "software",
    "interview.when": f"{ago(12)}T10:00",
    "offers.order": ["offer.1"],
    "offer.1.employer": "Mill",
    "offer.worth": 60,
    "offer.keep_searching": 30,
    "interview.worth": 90,
}
MANY = ONE | {
    "applications.order": ["interview", "application.1", "application.2", "application.3"],
    "interview.finalists": 30,
    "interview.insider": True,
    "interview.rounds_left": 3,
    "application.1.role": "sales",
    "application.1.since": ago(40),
    "application.1.promised": ago(1),
    "application.1.worth": 70,
    "application.2.outcome": "no",
    "application.2.before": 30,
    "application.3.chosen": True,
    "application.3.worth": 20,
    "preparation.done": 60,
    "record.interviews": 4,
    "record.offers": 1,
    "record.self_rating": "stronger",
}


def in_modules() -> Iterator[str]:
    """Every text in the package but its docstrings, a text with gaps in its pieces."""
    for path in (PROJECT / "workbook").rglob("*.py"):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        docs = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
        texts = (node for node in ast.walk(tree) if isinstance(node, ast.Constant) and id(node) not in docs)
        yield from (node.value for node in texts if isinstance(node.value, str))


def in_scripts_and_templates() -> Iterator[str]:
    for path in (PROJECT / "workbook").rglob("*"):
        if path.suffix in (".js", ".j2", ".css"):
            yield re.sub(r"//.*$|/\*.*?\*/", "", path.read_text(encoding="utf-8"), flags=re.MULTILINE | re.DOTALL)


def in_data() -> Iterator[str]:
    yield from (path.read_text(encoding="utf-8") for path in (PROJECT / "data" / "packs").glob("*.yaml"))
    for name in ("cards.csv", "roles.csv"):
        for row in csv.reader((PROJECT / "data" / name).read_text(encoding="utf-8").splitlines()):
            yield from row


def cells() -> Iterator[tuple[str, dict]]:
    for path in sorted((PROJECT / "notebooks").rglob("*.ipynb")):
        for cell in json.loads(path.read_text(encoding="utf-8"))["cells"]:
            yield path.stem, cell


def in_notebooks() -> Iterator[str]:
    for _name, cell in cells():
        if cell["cell_type"] == "markdown":
            yield "".join(cell["source"])
        for output in cell.get("outputs", []):
            yield from ("".join(text) for text in output.get("data", {}).values() if isinstance(text, str | list))


def in_tables_and_assumptions() -> Iterator[str]:
    for table in (tables.luck_table, tables.silence_table, tables.deadline_table, tables.forecast_table):
        yield repr(table())
    for name, each in vars(assumptions).items():
        if name.endswith("assumptions"):
            yield from (one.sentence for one in each())


def leaves(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for each in value.values():
            yield from leaves(each)
    elif isinstance(value, list | tuple):
        for each in value:
            yield from leaves(each)


def on_pages(home: Path, answers: dict) -> Iterator[str]:
    """What every part of every page holds over a journal in `home` with `answers`."""
    journal = Journal(home / "journal.sqlite3")
    journal.record_all(answers)
    there = set(living._instances)
    names: dict = {}
    last = ""
    for page, cell in cells():
        names, last = (names if page == last else {}), page
        if cell["cell_type"] == "code":
            exec("".join(cell["source"]), names)  # the committed pages are ours
    for key, one in living._instances.items():
        if key not in there:
            yield from leaves({name: one.get_state(name)[name] for name in one.keys if not name.startswith("_")})


@pytest.fixture(params=[{}, ONE, MANY], ids=["nothing", "one application", "many"])
def pages(request, tmp_path, monkeypatch):
    monkeypatch.setenv("WORKBOOK_HOME", str(tmp_path))
    return on_pages(tmp_path, request.param)


def found_in(texts: Iterable[str]) -> list[str]:
    """What should not be there, with the words around it."""
    return [
        text[max(0, found.start() - 60) : found.end() + 40] for text in texts for found in NEVER_SHOWN.finditer(text)
    ]


def test_no_page_shows_such_words(pages):
    static = (in_modules, in_scripts_and_templates, in_data, in_notebooks, in_tables_and_assumptions)
    assert found_in(chain(pages, *(texts() for texts in static))) == []


@pytest.mark.parametrize("pattern", NEVER)
def test_what_a_page_once_said_is_found(pattern):
    assert re.search(pattern, NEVER[pattern], re.IGNORECASE)

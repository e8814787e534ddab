"""The arrows point one way: which part of the package may import which."""

import ast
import subprocess
import sys
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parents[1] / "workbook"

# Each part and the parts it may import: a folder, or a module beside the folders; below widgets/ each folder is one.
# docs/architecture.md draws the same table.
MAY_IMPORT = {
    "limits": set(),
    "wording": set(),
    "clock": set(),
    "odds": set(),
    "content": set(),
    "journal": set(),
    "jupyter": set(),
    "command": {"answers", "journal", "jupyter"},
    "answers": {"content", "journal", "odds"},
    "figures": {"content", "odds"},
    "before": {"answers", "content", "odds"},
    "offer": {"answers", "content"},
    "after": {"answers", "before", "content", "odds"},
    "document": {"answers", "content"},
    "bringing": {"answers", "content", "odds"},
    "widgets": set(),
    "widgets/kit": {"answers", "before", "bringing", "content", "figures", "journal", "odds"},
    "__main__": {"command", "content", "journal"},
    "__init__": {
        "answers",
        "figures",
        "journal",
        *(f"widgets/{of}" for of in ("kit", "odds", "before", "offer", "after")),
    },
}
BELOW = {"answers", "before", "content", "document", "figures", "journal", "odds", "offer", "after", "widgets/kit"}
STAGES = {f"widgets/{of}": BELOW for of in ("odds", "before", "offer", "after")}  # which never import one another
MAY_IMPORT |= STAGES
EVERYBODY = {"limits", "wording", "clock"}  # what a limit is, how words are put, and what time it is

HEAVY = {"anywidget", "ipywidgets", "IPython", "pandas", "plotly", "nbformat", "scipy", "sqlite3", "traitlets"}


def part_of(names):
    """The part that a module belongs to, by its names from the package on: ("widgets", "kit", "sheet")."""
    return "/".join(names[:2]) if names[0] == "widgets" and len(names) > 2 else names[0]


def names_of(path):
    return [*path.relative_to(PACKAGE).with_suffix("").parts]


def is_module(names):
    path = PACKAGE.joinpath(*names)
    return path.is_dir() or path.with_suffix(".py").is_file()


def imported_parts(path):
    """The parts of the package that the module at `path` imports, its own left out."""
    module = ["workbook", *names_of(path)]
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        names = []
        if isinstance(node, ast.ImportFrom):
            base = module[: len(module) - node.level] if node.level else []
            stem = [*base, *(node.module.split(".") if node.module else [])]
            names = [[*stem, alias.name] for alias in node.names]
        elif isinstance(node, ast.Import):
            names = [alias.name.split(".") for alias in node.names]
        for _workbook, *name in (name for name in names if name[0] == "workbook" and len(name) > 1):
            inside = name if is_module(name) else name[:-1]
            part = part_of([*inside, ""])
            if inside and part != part_of(names_of(path)):
                yield part


@pytest.mark.parametrize("path", sorted(PACKAGE.rglob("*.py")), ids=lambda path: str(path.relative_to(PACKAGE)))
def test_a_module_imports_only_what_its_part_may(path):
    assert set(imported_parts(path)) - EVERYBODY <= MAY_IMPORT[part_of(names_of(path))]


def test_the_arrows_point_one_way():
    """No part imports itself by way of others: taken away from the bottom, none is left."""
    left = {part: {*may} - EVERYBODY - {part} for part, may in MAY_IMPORT.items()}
    while bottom := {part for part, may in left.items() if not may & {*left}}:
        left = {part: may for part, may in left.items() if part not in bottom}
    assert left == {}


def test_no_stage_imports_another():
    assert all(not may & {*STAGES} for may in STAGES.values())


def loaded_by(statement):
    code = f"import sys; {statement}; print(*{{name.split('.')[0] for name in sys.modules}})"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    return set(done.stdout.split())


def test_importing_the_package_loads_nothing_heavy():
    assert not loaded_by("import workbook") & (HEAVY | {"numpy", "pydantic", "yaml"})


def test_the_model_loads_neither_widgets_nor_tables_nor_charts():
    assert not loaded_by("import workbook.odds") & HEAVY


def test_the_first_pages_load_neither_tables_nor_charts():
    loaded = loaded_by("from workbook import InterviewForm, StageOdds, open_journal, starting_odds; starting_odds()")
    assert not loaded & {"pandas", "plotly", "nbformat", "scipy"}


def test_no_reader_is_loaded_before_something_is_brought_in():
    code = (
        "from workbook.widgets.kit import bring_in; print(sorted(name for name in sys.modules if 'bringing' in name))"
    )
    done = subprocess.run([sys.executable, "-c", f"import sys; {code}"], capture_output=True, text=True, check=True)
    light = ["found", "placing"]
    assert done.stdout.strip() == str(["workbook.bringing", *(f"workbook.bringing.{name}" for name in light)])


def test_the_drawings_load_neither_tables_nor_charts_nor_widgets():
    names = [path.stem for path in (PACKAGE / "figures").glob("*.py") if path.stem != "__init__"]
    assert {"drawing", "pipeline", "waiting", "decision", "calibration", "evidence"} <= set(names)
    loaded = loaded_by("; ".join(f"import workbook.figures.{name}" for name in names))
    assert "numpy" in loaded
    assert not loaded & HEAVY


def test_a_chart_loads_neither_tables_nor_charts_until_somebody_asks_for_a_figure():
    drawn = "from workbook.figures.pipeline import offers; chart = Chart(offers([0.6, 0.4], [0.6, 0.4]))"
    loaded = loaded_by(
        f"from workbook.widgets.kit.chart import Chart; {drawn}; chart.draw(offers([0.5, 0.5], [0.5, 0.5]))"
    )
    assert "anywidget" in loaded
    assert not loaded & {"pandas", "plotly", "nbformat", "scipy"}


def test_the_content_loads_neither_widgets_nor_tables_nor_the_model():
    loaded = loaded_by("from workbook.content.packs.library import library; library()")
    assert "pydantic" in loaded
    assert not loaded & (HEAVY | {"numpy"})

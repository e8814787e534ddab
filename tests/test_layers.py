"""The arrows point one way: which part of the package may import which."""

import subprocess
import sys

import pytest
from house import EVERYBODY, PACKAGE, arrows, at_loading, floors, imported_parts, modules, names_of, part_of

# Each part and the parts it may import: a folder, or a module beside the folders; below widgets/ each folder is one.
# docs/architecture.md draws the same table.
MAY_IMPORT = {
    "limits": set(),
    "wording": set(),
    "clock": set(),
    "odds": set(),
    "content": set(),
    "journal": set(),
    "jupyter": {"content"},
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

HEAVY = {"anywidget", "ipywidgets", "IPython", "pandas", "plotly", "nbformat", "scipy", "sqlite3", "traitlets"}


@pytest.mark.parametrize("path", sorted(PACKAGE.rglob("*.py")), ids=lambda path: str(path.relative_to(PACKAGE)))
def test_a_module_imports_only_what_its_part_may(path):
    assert imported_parts(path) - EVERYBODY <= MAY_IMPORT[part_of(names_of(path))]


def test_no_arrow_is_allowed_that_is_not_there():
    """The table is what the code needs, not what it might need."""
    drawn = {part: into for part, into in arrows().items() if part not in STAGES}
    assert {part: MAY_IMPORT[part] for part in drawn} == drawn


def test_the_arrows_point_one_way():
    """No part imports itself by way of others, and nobody looks far down from the top."""
    assert len(floors()) <= 6


def test_no_module_imports_itself_by_way_of_others():
    names = {".".join(names_of(path)) for path in modules()}
    found = {
        ".".join(names_of(path)): {
            name if (name := ".".join(into)) in names else f"{name}.__init__" for into in at_loading(path)
        }
        for path in modules()
    }
    left = {name: into - {name} for name, into in found.items()}
    while ready := {name for name, into in left.items() if not into & left.keys()}:
        left = {name: into for name, into in left.items() if name not in ready}
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


def test_the_tables_that_stand_on_pages_load_no_pandas():
    tables = "starting_odds, luck_table, silence_table, deadline_table, forecast_table"
    loaded = loaded_by(f"from workbook import {tables}; [table()._repr_html_() for table in ({tables})]")
    assert not loaded & {"pandas", "plotly", "nbformat", "scipy"}


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

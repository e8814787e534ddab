"""The arrows point one way: which part of the package may import which."""

import ast
import subprocess
import sys
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parents[1] / "workbook"

# Each part and the parts of the package it may import. docs/architecture.md draws the same table.
MAY_IMPORT = {
    "limits": set(),
    "odds": set(),
    "content": set(),
    "figures": {"odds", "wording"},
    "reading": {"odds"},
    "money": {"content", "reading"},
    "assumptions": {"evidence", "odds"},
    "evidence": {"content"},
    "roles": {"content", "evidence"},
    "packs": {"content", "entered", "roles", "rows"},
    "entered": {"rows"},
    "journey": {"content"},
    "moment": {"applications", "clock", "rows"},
    "rates": {"evidence"},
    "journal": set(),
    "pages": {"published"},
    "published": set(),
    "cleaning": {"journal", "published"},
    "plan": {"odds", "reading", "wording"},
    "calendar_file": {"clock", "odds", "plan", "reading"},
    "clock": set(),
    "day_card": set(),
    "fields": {"money", "odds", "reading"},
    "situation": {"about_you", "packs", "reading"},
    "preparation": {"entered", "packs", "plan", "rows", "situation"},
    "process": {"about_you", "applications", "moment", "packs", "preparation", "rows"},
    "asking_first": {"applications", "odds"},
    "carried": {"packs", "preparation", "reading"},
    "readiness": {"journey", "moment", "plan", "reading"},
    "letters": {"packs", "reading"},
    "rows": set(),
    "wording": set(),
    "stakeholders": {"packs", "preparation", "reading", "rows", "situation"},
    "the_day": {"day_card", "letters", "packs", "preparation", "reading", "rows", "situation"},
    "csv_file": set(),
    "asking": {"packs", "situation"},
    "coverage": {"rows"},
    "marks": set(),
    "advert": {"content", "reading", "marks"},
    "proposing": {"advert", "coverage", "reading", "rows"},
    "outcomes": {"about_you", "applications", "odds"},
    "next_steps": {"rows"},
    "next_interview": {"about_you", "applications", "packs", "preparation", "process", "reading", "rows", "wording"},
    "debrief": {"applications", "coverage", "reading", "marks", "rows"},
    "reflection": {"next_steps", "packs", "reading", "rows"},
    "staying_in_touch": {"applications", "odds", "reading", "wording"},
    "referees": {"letters", "packs", "reading", "rows"},
    "offers": {"applications", "money", "reading", "rows", "wording"},
    "conditions": {"letters", "offers", "packs", "preparation", "reading", "rows"},
    "comparison": {"offers", "packs", "preparation", "reading", "rows", "wording"},
    "deciding": {"accepting", "applications", "offers", "wording"},
    "accepting": {"about_you", "applications", "offers", "outcomes", "reading", "rows"},
    "ledger": {"applications", "packs", "reading", "rows", "wording"},
    "confidence": {"packs", "preparation", "rows"},
    "strengths": {"packs", "reading", "rows"},
    "document": {"applications", "packs", "preparation", "reading", "rows", "naming", "situation", "referees"},
    "naming": {"about_you", "applications", "clock", "naming_content", "reading", "roles", "rows"},
    "naming_content": {"packs", "preparation", "rows"},
    "keeping": {"about_you", "applications", "journal", "naming", "rows"},
    "doctor": {"cleaning", "clock", "journal"},
    "about_you": {"odds"},
    "applications": {"about_you", "clock", "odds", "reading", "roles", "rows"},
    "seats": {"applications", "odds", "roles"},
    "standing": {"about_you", "applications", "odds"},
    "starting": {"odds", "roles"},
    "meaning": {
        "about_you",
        "applications",
        "evidence",
        "moment",
        "odds",
        "outcomes",
        "referees",
        "rows",
        "standing",
        "wording",
    },
    "tables": {"figures", "odds"},
    "bringing": {
        "about_you",
        "applications",
        "clock",
        "content",
        "csv_file",
        "fields",
        "moment",
        "naming",
        "odds",
        "outcomes",
        "packs",
        "reading",
        "roles",
        "rows",
        "wording",
    },
    "widgets": {
        "about_you",
        "accepting",
        "advert",
        "applications",
        "bringing",
        "assumptions",
        "asking",
        "asking_first",
        "calendar_file",
        "carried",
        "clock",
        "coverage",
        "csv_file",
        "day_card",
        "evidence",
        "fields",
        "figures",
        "journal",
        "keeping",
        "letters",
        "marks",
        "meaning",
        "moment",
        "naming",
        "odds",
        "packs",
        "plan",
        "preparation",
        "process",
        "proposing",
        "rates",
        "readiness",
        "reading",
        "roles",
        "rows",
        "seats",
        "situation",
        "stakeholders",
        "standing",
        "comparison",
        "conditions",
        "confidence",
        "debrief",
        "deciding",
        "document",
        "ledger",
        "next_interview",
        "next_steps",
        "offers",
        "outcomes",
        "referees",
        "reflection",
        "staying_in_touch",
        "strengths",
        "the_day",
        "wording",
    },
    "__main__": {"cleaning", "clock", "doctor", "journal", "keeping", "naming", "packs"},
    "__init__": {"journal", "starting", "tables", "widgets"},
}

HEAVY = {"anywidget", "ipywidgets", "IPython", "pandas", "plotly", "nbformat", "scipy", "sqlite3", "traitlets"}


def part_of(path):
    return path.relative_to(PACKAGE).parts[0].removesuffix(".py")


def imported_parts(path):
    """The parts of the package that the module at `path` imports, its own left out."""
    module = ["workbook", *path.relative_to(PACKAGE).with_suffix("").parts]
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        names = []
        if isinstance(node, ast.ImportFrom):
            base = module[: len(module) - node.level] if node.level else []
            stem = [*base, *(node.module.split(".") if node.module else [])]
            names = [stem] if node.module else [[*stem, alias.name] for alias in node.names]
        elif isinstance(node, ast.Import):
            names = [alias.name.split(".") for alias in node.names]
        for name in names:
            if name[0] == "workbook" and len(name) > 1 and name[1] != part_of(path):
                yield name[1]


@pytest.mark.parametrize("path", sorted(PACKAGE.rglob("*.py")), ids=lambda path: str(path.relative_to(PACKAGE)))
def test_a_module_imports_only_what_its_part_may(path):
    assert set(imported_parts(path)) - {"limits"} <= MAY_IMPORT[part_of(path)]  # what a limit is, everybody may know


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
    code = "from workbook.widgets import bring_in; print(sorted(name for name in sys.modules if 'bringing' in name))"
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
    loaded = loaded_by(f"from workbook.widgets.chart import Chart; {drawn}; chart.draw(offers([0.5, 0.5], [0.5, 0.5]))")
    assert "anywidget" in loaded
    assert not loaded & {"pandas", "plotly", "nbformat", "scipy"}


def test_the_content_loads_neither_widgets_nor_tables_nor_the_model():
    loaded = loaded_by("from workbook.packs.library import library; library()")
    assert "pydantic" in loaded
    assert not loaded & (HEAVY | {"numpy"})

"""One name from an instrument to its module, its script, its style and its test."""

import re
from collections import Counter
from pathlib import Path

import pytest

import workbook

PROJECT = Path(__file__).parents[1]
WIDGETS = PROJECT / "workbook" / "widgets"
STAGES = ("odds", "before", "offer", "after")
LONGEST = 300  # lines of a module
DATA = {"content/packs/schema.py"}  # modules that are nothing but a table of what there may be
SEVERAL = {"Values": "wishes_and_values", "Wishes": "wishes_and_values"}  # two instruments in one module

SCRIPTS = sorted(WIDGETS.rglob("*.js"))
ASSETS = sorted([*SCRIPTS, *WIDGETS.rglob("*.css")])
MODULES = sorted(path for stage in STAGES for path in (WIDGETS / stage).glob("[!_]*.py"))


def snake(name):
    return re.sub(r"(?<=[a-z])(?=[A-Z])", "_", name).lower()


@pytest.mark.parametrize("name", workbook.__all__)
def test_an_instrument_stands_in_the_module_of_its_name(name):
    module = getattr(workbook, name).__module__
    if module.startswith("workbook.widgets."):
        assert module.rpartition(".")[2] == SEVERAL.get(name, snake(name))


@pytest.mark.parametrize("ending", [".js", ".css"])
def test_no_two_scripts_or_styles_have_one_name(ending):
    names = Counter(path.stem for path in ASSETS if path.suffix == ending)
    assert [name for name, count in names.items() if count > 1] == []


@pytest.mark.parametrize("path", ASSETS, ids=lambda path: str(path.relative_to(WIDGETS)))
def test_a_script_or_style_stands_beside_its_module(path):
    """Those of the kit belong to many. A piece of a script begins with the name of the whole."""
    beside = {module.stem for module in path.parent.glob("[!_]*.py")}
    assert "kit" in path.parts or any(path.stem == name or path.stem.startswith(f"{name}_") for name in beside)


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(WIDGETS)))
def test_an_instrument_is_tested_under_its_name(path):
    tested = {test.stem.removeprefix("test_") for test in (PROJECT / "tests/widgets" / path.parent.name).glob("test_*")}
    assert path.stem in tested or any(path.stem.startswith(f"{name}_") for name in tested)


def test_no_module_is_long_but_one_that_is_data():
    package = PROJECT / "workbook"
    lines = {
        path.relative_to(package).as_posix(): path.read_text("utf-8").count("\n") for path in package.rglob("*.py")
    }
    assert {name for name, count in lines.items() if count > LONGEST} == DATA

"""The private names of ipywidgets and anywidget that we override or use: a new version of either may change them.

Both have a ceiling in pyproject.toml. Before it is raised, look at what became of these.
"""

import ast
import re
import tomllib
from importlib import import_module
from pathlib import Path

import anywidget
import ipywidgets
import pytest
import traitlets
from packaging.requirements import Requirement

PROJECT = Path(__file__).parents[1]
THEIRS = ("ipywidgets", "anywidget", "traitlets")

PROJECT_FILE = tomllib.loads((PROJECT / "pyproject.toml").read_text(encoding="utf-8"))
LOCKS = [*PROJECT.glob("requirements*.lock"), PROJECT / ".binder" / "requirements.txt"]
MADE_BY_TRAITLETS = {*vars(type("Bare", (traitlets.HasTraits,), {}))}


class Drawn(anywidget.AnyWidget):
    """One of theirs, as it stands once it is made: anywidget gives some names to each widget."""

    _esm = "export default {}"
    _css = ""


OF_EACH = {name for name in Drawn().trait_names() if name.startswith("_")}

OVERRIDDEN = {
    "_anywidget_id": "declared once a class instead of once a widget, which cost .5 ms each",
    "_css": "the style of a widget; anywidget documents it",
    "_esm": "the script of a widget; anywidget documents it",
    "_handle_custom_msg": "a control hears what its page sends",
    "_handle_msg": "the one place where an error in any callback is caught, said and noted (widgets/kit/part.py)",
}
USED = {
    "_msg_callbacks": "called one by one, so that an error in one is caught",
    "_property_lock": "so that a page is not sent back what it has just sent",
    "_send": "one message for what changed, without looking through it for binary data",
}


def modules():
    for path in sorted((PROJECT / "workbook").rglob("*.py")):
        if path.name != "__main__.py" and "new" not in path.parts:
            yield (
                path,
                import_module(".".join(path.relative_to(PROJECT).with_suffix("").parts).removesuffix(".__init__")),
            )


def is_private(name):
    return name.startswith("_") and not name.startswith("__")


def theirs(kind):
    """The classes of others that a class of ours is made from."""
    return [base for base in kind.__mro__ if base.__module__.partition(".")[0] in THEIRS]


def ours():
    """Our classes that are made from one of theirs."""
    found = {kind for _path, module in modules() for kind in vars(module).values() if isinstance(kind, type)}
    return [kind for kind in found if kind.__module__.startswith("workbook.") and theirs(kind)]


def overridden():
    return {
        name
        for kind in ours()
        for name in vars(kind)
        if is_private(name) and name not in MADE_BY_TRAITLETS
        if name in OF_EACH or any(name in vars(base) for base in theirs(kind))
    }


def used():
    """The private names of theirs that stand in our code, each with the modules that have it."""
    private = {
        name
        for of in (traitlets.HasTraits, ipywidgets.Widget, anywidget.AnyWidget, ipywidgets.widgets.widget)
        for one in (of.__mro__ if isinstance(of, type) else [of])
        for name in vars(one)
        if is_private(name)
    }
    mine = {name for kind in ours() for name in vars(kind)} - overridden()
    found = {}
    for path, module in modules():
        private_here = private - mine - {name for name in vars(module) if not imported(module, name)}
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            names = [getattr(node, "attr", None), getattr(node, "id", None)]
            names += [alias.name for alias in node.names] if isinstance(node, ast.ImportFrom) else []
            for name in (name for name in names if name in private_here):
                found.setdefault(name, set()).add(path.relative_to(PROJECT).as_posix())
    return found


def imported(module, name):
    return getattr(vars(module)[name], "__module__", "").partition(".")[0] in THEIRS


def test_what_we_override_is_known():
    assert overridden() == {*OVERRIDDEN}


def test_what_we_use_is_known():
    assert {*used()} - overridden() == {*USED}


def test_all_of_it_stands_in_one_module():
    documented = {"_esm", "_css"}
    places = {place for name, modules in used().items() if name not in documented for place in modules}
    assert places == {"workbook/widgets/kit/part.py"}


@pytest.mark.parametrize("name", ["anywidget", "ipywidgets"])
def test_both_have_a_floor_and_a_ceiling_and_the_locks_are_within(name):
    wanted = {Requirement(one).name: Requirement(one) for one in PROJECT_FILE["project"]["dependencies"]}[name]
    assert {one.operator for one in wanted.specifier} == {">=", "<"}
    for lock in LOCKS:
        (version,) = re.findall(rf"^{name}==([0-9.]+)", lock.read_text(encoding="utf-8"), re.MULTILINE)
        assert wanted.specifier.contains(version), lock.name

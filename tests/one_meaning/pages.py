"""Every page as its notebook builds it, in this process, and all that it shows.

The cells of a notebook are run as they stand, so whatever page or part is added later is looked at too.
"""

import ast
import io
import json
from contextlib import contextmanager, redirect_stdout
from dataclasses import dataclass, field
from functools import cache, cached_property
from pathlib import Path
from threading import current_thread

from ipywidgets import Widget
from ipywidgets.widgets.widget import _instances

import workbook
from workbook.answers.state import Answers
from workbook.journal import open_journal
from workbook.widgets.kit.pages import no_layout

NOTEBOOKS = Path(__file__).parents[2] / "notebooks"
_NOT_SHOWN = frozenset(("colours", "layout", "controls", "charts", "tabbable", "tooltip"))  # scripts and the like
_DRAWN = frozenset(("class", "data", "axes"))  # no text
_ISOLATES = dict.fromkeys(map(ord, "\N{FIRST STRONG ISOLATE}\N{POP DIRECTIONAL ISOLATE}"))


@dataclass(frozen=True)
class Shown:
    """One text that stands on a page. where : `StageOdds.picture.words.1`. about : the row that was looked at."""

    page: str
    where: str
    text: str
    about: str = ""

    def __str__(self):
        return f"page {self.page}, {self.where}{f' (of {self.about})' if self.about else ''}: “{self.text}”"


@dataclass(frozen=True)
class Part:
    """One widget of a page as it was sent. name : of its class. about : the application, offer or row looked at.

    state : its synced traits. inside : those of its controls and charts, by name; `kind` is the class of each.
    """

    page: str
    name: str
    about: str
    state: dict = field(repr=False)
    inside: dict = field(repr=False)

    def texts(self):
        """What a person may read of it."""
        yield from self._of(self.state, self.name)
        for name, one in self.inside.items():
            if not one.get("hidden"):
                yield from self._of(one, f"{self.name}.{name}")

    def says(self, where, text):
        return Shown(self.page, f"{self.name}.{where}", text, self.about)

    def _of(self, value, where):
        for place, text in _texts(value, where):
            yield Shown(self.page, place, text, self.about)


@dataclass(frozen=True)
class Page:
    """A page that was opened: its parts in order, the texts and tables that its cells put out, and its own text."""

    name: str
    parts: tuple
    printed: tuple
    prose: str

    @cached_property
    def texts(self):
        printed = (one if isinstance(one, str) else _as_text(one) for one in self.printed)
        return [
            Shown(self.name, "its own text", self.prose),
            *(Shown(self.name, "printed", one) for one in printed),
            *(text for part in self.parts for text in part.texts()),
        ]

    def named(self, *names):
        """The parts of these classes, each as often as it was looked at."""
        return [part for part in self.parts if part.name in names]


def page_names():
    return [path.stem for path in sorted(NOTEBOOKS.glob("[0-9]*.ipynb"))]


def open_page(name):
    """The page `name` with the journal that WORKBOOK_HOME holds, and whatever can be chosen to be looked at."""
    with opened(name) as (made, printed, prose):
        return Page(name, tuple(_looked_at(name, made)), tuple(printed), prose)


@contextmanager
def opened(name):
    """The widgets of the page `name`, what its cells put out, and its own text; what it records is saved at the end."""
    no_layout()  # one for all pages, so it is never closed
    before, journals = set(_instances), []
    namespace, printed, prose = {"__name__": "__main__"}, [], []
    ours, workbook.open_journal = workbook.open_journal, lambda: _journal(journals)
    try:
        for kind, cell in _cells(name):
            if kind == "code":
                printed += _run(cell, namespace)
            else:
                prose.append(cell)
        yield [_instances[key] for key in list(_instances) if key not in before], printed, "\n\n".join(prose)
    finally:
        workbook.open_journal = ours
        for answers in journals:
            answers.autosave.flush()
            answers.journal.close()
        for widget in [widget for key, widget in _instances.items() if key not in before]:
            widget.close()


def _journal(opened):
    """The journal; the thread that saves would outlive the page, so it is never begun. Its answers are `opened`."""
    opened.append(Answers(open_journal()))
    opened[-1].autosave._thread = current_thread()
    return opened[-1].journal


@cache
def _cells(name):
    """(kind, source or compiled code) of each cell."""
    cells = json.loads((NOTEBOOKS / f"{name}.ipynb").read_text(encoding="utf-8"))["cells"]
    return [_ready(name, cell["cell_type"], "".join(cell["source"])) for cell in cells]


def _ready(name, kind, source):
    if kind != "code":
        return kind, source
    tree, shown = ast.parse(source), None
    if isinstance(tree.body[-1], ast.Expr):
        shown = compile(ast.Expression(tree.body.pop().value), name, "eval")
    return kind, (compile(tree, name, "exec"), shown)


def _run(cell, namespace):
    """What the cell puts out beside widgets: texts, and pandas tables."""
    code, shown = cell
    said = io.StringIO()
    with redirect_stdout(said):
        exec(code, namespace)
        value = eval(shown, namespace) if shown else None
    return [
        *([said.getvalue()] if said.getvalue() else []),
        *([] if value is None or isinstance(value, Widget) else [value]),
    ]


def _looked_at(page, made):
    """The parts as they stand first, and once more for each row, application or letter that can be chosen."""
    yield from _parts(page, made)
    for flight in {id(one.flight): one.flight for one in made if hasattr(one, "flight")}.values():
        first = flight.selected
        for key in flight.keys:
            if key != first:
                flight.selected = key
                yield from _parts(page, [one for one in made if getattr(one, "flight", None) is flight])
        flight.selected = first
    for widget in made:
        yield from _rows_of(page, widget)


def _rows_of(page, widget):
    """One part with each of its rows or letters, where it has some to choose from."""
    for trait, do in (("picks", "pick"), ("rows", "edit")):
        rows = getattr(widget, trait) if widget.has_trait(trait) and hasattr(widget, "answers") else []
        keys = [one["key"] if isinstance(one, dict) else one[0] for one in rows]
        for key in keys[1:]:
            widget._handle_custom_msg({"do": do, "key": key}, [])
            if getattr(widget, "about", key) == key:
                yield from _parts(page, [widget])


def _parts(page, made):
    """The parts among these widgets; controls and charts belong to the part that places them."""
    inside = {id(one): _inside(one) for one in made}
    placed = {id(each) for found in inside.values() for each in found.values()}
    for one in made:
        if id(one) not in placed and hasattr(one, "_esm"):
            states = {name: _state(each) for name, each in inside[id(one)].items()}
            yield Part(page, type(one).__name__, getattr(one, "about", ""), _state(one), states)


def _inside(widget):
    """The controls and charts of a part, by name."""
    held = [getattr(widget, holder) for holder in ("controls", "charts") if widget.has_trait(holder)]
    return {name: one for those in held for name, one in those.items()}


def _state(widget):
    names = [name for name in widget.keys if not name.startswith("_") and name not in _NOT_SHOWN]
    state = {name: getattr(widget, name) for name in names}
    return {**state, "class": type(widget).__name__}


def plain(text):
    """`text` without the marks around what a person typed."""
    return text.translate(_ISOLATES)


def _texts(value, where):
    if isinstance(value, str):
        if value:
            yield where, plain(value)
    elif isinstance(value, dict):
        for key, one in value.items():
            if key not in _DRAWN:
                yield from _texts(one, f"{where}.{key}")
    elif isinstance(value, list | tuple):
        for number, one in enumerate(value):
            yield from _texts(one, f"{where}.{number}")


def _as_text(table):
    """A table that stands on the page whoever reads it, pandas' or our own."""
    return table.to_string() if hasattr(table, "to_string") else repr(table)

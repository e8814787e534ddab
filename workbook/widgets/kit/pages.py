"""The pages that run in this kernel. All of a workbook do, and each has its widgets, its variables and its name.

A page has a connection of its own with the kernel, whose name stands in whatever it sends. So what a cell makes belongs
to the page that sent the cell. Where nobody says `begin` (VS Code, nbval, a notebook of one's own) none of this is so:
the kernel is as Jupyter makes it.
"""

from base64 import b64decode
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from contextvars import Context, ContextVar, copy_context
from dataclasses import dataclass, field
from typing import Any

import comm
from IPython.core.getipython import get_ipython
from ipywidgets import Layout, Widget

from ...answers.state import ONE_AT_A_TIME
from ...journal.mishaps import report
from ...journal.presence import this_page
from .audience import message

_CONTROL = "jupyter.widget.control"  # over which a page asks what widgets there are


@dataclass
class OpenPage:
    """name : of its file, such as 00-start-here. variables : those of its cells, while another page has its turn.

    layout : the empty one that all its widgets have. runs : whether one of its cells runs. brought : by the name of a
    script, what it was told it with.
    """

    name: str
    variables: dict[str, Any] = field(default_factory=dict)
    widgets: set[Widget] = field(default_factory=set)
    layout: Layout | None = None
    brought: dict[str, Widget] = field(default_factory=dict)
    runs: bool = False


_pages: dict[str, OpenPage] = {}  # by the names of their connections
_nobody = OpenPage("")  # whoever has not said `begin`, such as a console
_has_turn = _nobody
_CELL: ContextVar[Context | None] = ContextVar("_CELL", default=None)  # in which something is made, if not in this one


def begin(name: str, gone: Iterable[str] = ()) -> None:
    """The page that says so is called `name`, and runs in this kernel from now on.

    gone : connections of pages that are not open any more; what these made is let go.
    """
    if not _pages:
        _shell().events.register("pre_run_cell", _turn_to_asker)
        _shell().events.register("post_run_cell", _cell_ran)
        comm.get_comm_manager().register_target(_CONTROL, _tell_its_own)
    mine = _asker()
    _pages.setdefault(mine, OpenPage(name)).name = name
    for other in {*gone} & _pages.keys() - {mine}:
        _let_go(_pages.pop(other))


def page_name() -> str:
    """The name of the page that made the message that is worked through; "" when it is not known."""
    page = _page()
    return this_page() if page is _nobody else page.name


def cell() -> Context:
    """Where what is made now belongs: in the cell that runs, or in the one that is looked `back_at`."""
    return (_CELL.get() or copy_context()).copy()


@contextmanager
def back_at(made_in: Context) -> Iterator[None]:
    """What is made meanwhile belongs to the page of an earlier cell, whoever has it made: another page, or a thread."""
    before = _CELL.set(made_in)
    try:
        yield
    finally:
        _CELL.reset(before)


def made(widget: Widget) -> set[Widget]:
    """The widgets of the page that asked for `widget`, with it; it is taken out once it is closed."""
    page = _page()
    if page is not _nobody:
        page.widgets.add(widget)
    return page.widgets


def brought() -> dict[str, Widget]:
    """What the page that asks was told its scripts with, by their names; whoever tells it more adds that."""
    return _page().brought


def no_layout() -> Layout:
    """One empty layout for all of a page: our styles lay things out, and each layout would be one more message."""
    page = _page()
    if page.layout is None:
        page.layout = cell().run(Layout)
        made(page.layout)
    return page.layout


def _asker() -> str:
    """The name of the connection over which the message came that is worked through."""
    return str(message().get("header", {}).get("session", ""))


def _page() -> OpenPage:
    return _pages.get(cell().run(_asker), _nobody)


def _shell() -> Any:
    return get_ipython()


def _turn_to_asker(_cell: object) -> None:
    """Before a cell runs: the shell has the variables of its page."""
    global _has_turn
    page, before = _page(), _has_turn
    page.runs = True
    if page is before:
        return
    names, hidden = _shell().user_ns, _shell().user_ns_hidden
    before.variables = {name: names.pop(name) for name in [*names] if not name.startswith("_") and name not in hidden}
    names.update(page.variables)
    page.variables, _has_turn = {}, page


def _cell_ran(_result: object) -> None:
    _has_turn.runs = False


def _let_go(page: OpenPage) -> None:
    """Close what a page made that is not open any more; nothing of it stays in the shell."""
    with ONE_AT_A_TIME:
        for widget in [*page.widgets]:
            try:
                widget.close()
            except Exception as error:
                report(error, type(widget).__name__)
    page.variables.clear()
    shell = _shell()
    for kept in (
        shell.user_ns,
        shell.user_ns_hidden,
        shell.user_ns["_oh"],
    ):  # what cells returned, under _1, _2 ... and 1, 2
        for name in [name for name, value in kept.items() if isinstance(value, Widget) and value.comm is None]:
            del kept[name]


def _tell_its_own(control: Any, _opened: object) -> None:
    """A page asks for the state of all widgets, as it was connected anew: it is told its own. ipywidgets tells all.

    While its cells run it is told none: those it hears of as they are made, and one that is half made cannot be drawn.
    """

    def tell(_request: object) -> None:
        with ONE_AT_A_TIME:
            page = _page()
            whole = [] if page.runs else [*page.widgets]
            states = Widget.get_manager_state(widgets=whole)["state"]
            packed = [
                ([name, "state", *one["path"]], b64decode(one["data"]))
                for name, state in states.items()
                for one in state.pop("buffers", ())
            ]
            said = {"method": "update_states", "states": states, "buffer_paths": [path for path, _data in packed]}
            control.send(said, buffers=[data for _path, data in packed])

    control.on_msg(tell)

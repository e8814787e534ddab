"""What a page does to a widget: the messages that JupyterLab sends. And the day on which it does so."""

from datetime import date

TODAY = date(2026, 11, 10)  # a Tuesday, for tests that use the fixture `noon`


def message(method, buffers=(), **data):
    return {"content": {"data": {"method": method, **data}}, "buffers": list(buffers)}


def sends(widget, **state):
    """The page tells `widget` the new state of some traits."""
    widget._handle_msg(message("update", state=state))


def does(widget, do, buffers=(), **content):
    """A person presses something in `widget` that sends {"do": ...}."""
    widget._handle_msg(message("custom", buffers, content={"do": do, **content}))


def fill(part, key, typed):
    """A person types into the field of `key` in `part`."""
    does(part, "type", key=key, typed=typed)

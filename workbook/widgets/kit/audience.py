"""Whom widgets may tell what a person wrote: the page of that person, never a program that runs pages by itself.

nbconvert, papermill and all others that are built on nbclient store in the notebook file whatever a widget tells. They
say with each cell that nobody can be asked anything, and no page that a person looks at says so. Voilà is built on
nbclient too, so a widget of its pages tells what it holds as soon as the page asks.
"""

from typing import Any

from IPython.core.getipython import get_ipython


def message() -> dict[str, Any]:
    """The message that is worked through: a cell to run, or what a page says of a widget; empty where there is none."""
    return getattr(get_ipython(), "get_parent", dict)()  # only the shell of a kernel has one


def nobody_reads_along() -> bool:
    """Whether the cell that runs now was sent by a program that cannot ask anybody anything."""
    return message().get("content", {}).get("allow_stdin") is False

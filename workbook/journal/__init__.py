"""What the person wrote: one SQLite file, private, outside the repository. Knows no widget."""

from pathlib import Path
from weakref import WeakValueDictionary

from .autosave import Autosave
from .entry import Entry
from .errors import JournalError
from .journal import Journal
from .place import FILE_NAME, home

__all__ = ["Autosave", "Entry", "Journal", "JournalError", "home", "open_journal"]


_OPEN: WeakValueDictionary[Path, Journal] = WeakValueDictionary()


def open_journal() -> Journal:
    """The person's own journal, in `home()`: one for all pages of this process, until everything in it is deleted."""
    path = home() / FILE_NAME
    journal = _OPEN.get(path)
    if journal is None or journal.over:
        journal = _OPEN[path] = Journal(path)
    return journal

"""What the person wrote: one SQLite file, private, outside the repository. Knows no widget."""

from .autosave import Autosave
from .entry import Entry
from .errors import JournalError
from .journal import Journal
from .place import FILE_NAME, home

__all__ = ["Autosave", "Entry", "Journal", "JournalError", "home", "open_journal"]


def open_journal() -> Journal:
    """The person's own journal, in `home()`."""
    return Journal(home() / FILE_NAME)

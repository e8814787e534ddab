"""Where a person's journal lives: never inside the repository unless they ask for it."""

import os
from pathlib import Path

from platformdirs import user_data_path

from .errors import JournalError
from .visit import own_folder
from .whereabouts import is_visit

FILE_NAME = "journal.sqlite3"


def home() -> Path:
    """The folder of everything a person writes: WORKBOOK_HOME, or the system's place for user data.

    A visitor has one of their own: all visitors have one account, and would read and change the same answers.
    Raises `JournalError` when WORKBOOK_HOME begins with ~ and somebody whom this computer does not know.
    """
    if is_visit():
        return own_folder()
    chosen = os.environ.get("WORKBOOK_HOME")
    try:
        return Path(chosen).expanduser().absolute() if chosen else user_data_path("second-interview-workbook", False)
    except RuntimeError:
        raise JournalError(f"WORKBOOK_HOME is {chosen}, and this computer knows nobody of that name.") from None

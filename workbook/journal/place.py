"""Where a person's journal lives: never inside the repository unless they ask for it."""

import os
from pathlib import Path

from platformdirs import user_data_path

FILE_NAME = "journal.sqlite3"


def home() -> Path:
    """The folder of everything a person writes: WORKBOOK_HOME, or the system's place for user data."""
    chosen = os.environ.get("WORKBOOK_HOME")
    return Path(chosen).expanduser().absolute() if chosen else user_data_path("second-interview-workbook", False)


def on_binder() -> bool:
    """True in a Binder session, which forgets everything when it ends."""
    return "BINDER_SERVICE_HOST" in os.environ or "BINDER_LAUNCH_HOST" in os.environ

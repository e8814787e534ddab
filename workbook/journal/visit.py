"""A folder for one visitor: made for this process, open to nobody else, and gone with it."""

import atexit
import os
import re
import shutil
import tempfile
from functools import cache
from pathlib import Path

from .files import _lives

_NAME = "workbook-visit-"


@cache
def own_folder() -> Path:
    """The same for the whole process. What visits that were cut short left behind is removed."""
    _tidy_up(Path(tempfile.gettempdir()))
    made = Path(tempfile.mkdtemp(prefix=f"{_NAME}{os.getpid()}-"))
    atexit.register(_remove, made, os.getpid())
    return made


def _remove(folder: Path, process: int) -> None:
    if os.getpid() == process:  # not with a fork of it
        shutil.rmtree(folder, ignore_errors=True)


def _tidy_up(folder: Path) -> None:
    for left in folder.glob(f"{_NAME}*"):
        found = re.match(rf"{_NAME}(\d+)-", left.name)
        if found and not left.is_symlink() and not _lives(int(found[1])):
            shutil.rmtree(left, ignore_errors=True)  # of somebody else's, nothing can be removed

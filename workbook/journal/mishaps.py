"""What went wrong inside the workbook: noted in a log beside the journal, without a word of what a person wrote.

The text of an error may quote an answer, so only its kind and the places in our own code are noted.
"""

import logging
import os
import traceback
from contextlib import suppress
from logging.handlers import RotatingFileHandler
from pathlib import Path
from typing import Any

from ..limits import Limit
from .place import home

LOG_NAME = "workbook.log"
LONGEST_LOG = Limit(
    100_000, "bytes of the log of mishaps", harmless="it holds no answer, and one older log is kept beside it"
)
SENTENCE = "Something went wrong here, in the workbook and not with you. What was saved before is safe."

log = logging.getLogger("workbook.mishaps")
log.propagate = False  # the notebook shows what reaches the root
_PACKAGE = Path(__file__).parents[1]


class _Log(RotatingFileHandler):
    """A private log that is opened when there is something to note, in the home of that moment."""

    def __init__(self) -> None:
        super().__init__(os.devnull, maxBytes=LONGEST_LOG, backupCount=1, encoding="utf-8", delay=True)
        self.setFormatter(logging.Formatter("%(asctime)s %(message)s"))

    def emit(self, record: logging.LogRecord) -> None:
        path = str(home() / LOG_NAME)
        if path != self.baseFilename:
            self.close()
            self.baseFilename = path
        with suppress(OSError):
            home().mkdir(mode=0o700, parents=True, exist_ok=True)
        super().emit(record)

    def _open(self) -> Any:
        os.close(os.open(self.baseFilename, os.O_CREAT | os.O_WRONLY, 0o600))
        return super()._open()

    def handleError(self, record: logging.LogRecord) -> None:  # noqa: N802 - the name logging calls
        """A log that cannot be written must not stop anybody."""


_handler = _Log()
log.addHandler(_handler)


def close_log() -> None:
    """Close the log, so that it can be removed; it is opened when there is something to note again."""
    _handler.close()


def report(error: BaseException, where: str) -> None:
    """Note that `error` was raised in `where`, the name of a part; never raises."""
    frames = traceback.extract_tb(error.__traceback__)
    ours = [frame for frame in frames if Path(frame.filename).is_relative_to(_PACKAGE)]
    places = " < ".join(f"{Path(frame.filename).name}:{frame.lineno} {frame.name}" for frame in reversed(ours))
    log.error("%s in %s: %s", type(error).__name__, where, places or "outside the workbook")

"""Saving without making anybody wait: values are recorded by one thread, shortly after they change."""

import atexit
import logging
import threading
import time
from collections.abc import Callable
from datetime import datetime
from typing import Any, Protocol

from .entry import Entry
from .errors import JournalError

QUIET = 0.4  # seconds without a change before it is saved; a drag along a slider is one entry
LONGEST = 2.0  # seconds after which it is saved even while changes keep coming


class Recorder(Protocol):
    """What a journal must do to be saved to."""

    def record(self, key: str, value: Any) -> Entry: ...


class Autosave:
    """Records the newest value of each key into `journal`.

    saved : called with the time, only after the commit of everything put so far has returned.
    failed : called with a sentence when something could not be recorded; it stays put and is
        tried again with the next change.
    Both are called on the saving thread.
    """

    def __init__(self, journal: Recorder, saved: Callable[[datetime], None], failed: Callable[[str], None]) -> None:
        self._journal, self._saved, self._failed = journal, saved, failed
        self._waiting: dict[str, Any] = {}
        self._changed = False
        self._lock = threading.Lock()
        self._awake = threading.Event()
        self._saving = threading.Lock()
        self._thread: threading.Thread | None = None

    def put(self, key: str, value: Any) -> None:
        """Have `value` recorded under `key` soon; returns at once."""
        with self._lock:
            self._waiting[key] = value
            self._changed = True
            self._awake.set()
            if self._thread is None:
                self._thread = threading.Thread(target=self._run, name="workbook-autosave", daemon=True)
                self._thread.start()
                atexit.register(self.flush)

    def flush(self) -> None:
        """Record everything that waits, now, on the calling thread."""
        with self._saving:
            with self._lock:
                taken, self._waiting = self._waiting, {}
            at = problem = None
            for key in list(taken):
                try:
                    at = self._journal.record(key, taken[key]).at
                except ValueError as error:  # it can never be kept, so it is dropped; the others are saved
                    problem = str(error)
                except JournalError as error:
                    problem = str(error)
                    break
                del taken[key]
            with self._lock:
                self._waiting = taken | self._waiting
        if problem is not None:
            self._tell(self._failed, problem)
        elif at is not None:
            self._tell(self._saved, at)

    @staticmethod
    def _tell(hear: Callable[[Any], None], what: Any) -> None:
        """Saving must go on even if whoever listens breaks."""
        try:
            hear(what)
        except Exception:
            logging.getLogger(__name__).exception("A listener to the autosave failed")

    def _run(self) -> None:
        while self._awake.wait():
            self._awake.clear()
            self._settle()
            self.flush()

    def _settle(self) -> None:
        """Sleep until changes pause for `QUIET` or `LONGEST` has gone by; no change wakes the thread in between."""
        latest = time.monotonic() + LONGEST
        while self._changed and time.monotonic() < latest:
            self._changed = False
            time.sleep(QUIET)

"""Saving without making anybody wait: values are recorded by one thread, shortly after they change."""

import atexit
import threading
import time
from collections.abc import Callable, Mapping
from contextlib import AbstractContextManager, nullcontext
from datetime import datetime
from typing import Any, Protocol

from .entry import Entry
from .errors import JournalError
from .mishaps import report

_QUIET = 0.3  # seconds without a change before it is saved; a drag along a slider is one entry
LONGEST_UNSAVED = 1.0  # seconds after which it is saved even while changes keep coming
REST = 1.0  # seconds in which a journal that refused is not asked again by the parts of a page that is turned to
RETRIES = (5.0, 10.0, 20.0, 60.0)  # seconds until what could not be saved is tried again, the last one for ever


class Recorder(Protocol):
    """What a journal must do to be saved to."""

    def record_all(self, values: Mapping[str, Any]) -> dict[str, Entry]: ...
    def snapshot_if_due(self) -> object: ...


class SaveListener(Protocol):
    """Whoever wants to know what became of what was put. All are called on the thread that saves."""

    def on_saved(self, at: datetime, keys: set[str]) -> None:
        """The commit of everything put so far under `keys` has returned."""

    def on_answered(self, at: datetime | None, answers: dict[str, bool]) -> None:
        """What became of changes by their names: True once all that followed from one is committed, False if refused.

        Told after each save (at: when) and whenever there is something to answer.
        """

    def on_failed(self, sentence: str, keys: set[str]) -> None:
        """What is under `keys` could not be recorded. It stays put and is tried again."""


class Autosave:
    """Records the newest value of each key into `journal`.

    told_under : held while listeners are told, so that whoever else holds it is never in the middle of something.
    """

    def __init__(self, journal: Recorder, told_under: AbstractContextManager[Any] | None = None) -> None:
        self._journal = journal
        self._told_under = told_under or nullcontext()
        self.saves_for: object = None  # whose changes these are
        self._listeners: list[SaveListener] = []
        self._waiting: dict[str, Any] = {}
        self._answers: dict[str, bool] = {}
        self._changed = False
        self._failures = 0
        self._rests_until = 0.0
        self._lock = threading.Lock()
        self._awake = threading.Event()
        self._saving = threading.Lock()
        self._thread: threading.Thread | None = None

    def listen(self, listener: SaveListener) -> None:
        self._listeners.append(listener)

    def stop_listening(self, listener: SaveListener) -> None:
        """Tell `listener` nothing more. Once nobody listens and all is saved, the thread ends."""
        self._listeners = [one for one in self._listeners if one is not listener]
        self._awake.set()

    def put(self, values: Mapping[str, Any]) -> None:
        """Have `values` recorded soon, by key; returns at once. What is put together is recorded together."""
        with self._lock:
            self._waiting |= values
            self._changed = True
            self._wake()

    def answer(self, change: str, kept: bool = True) -> None:
        """Tell everybody what became of `change` once all that was put so far is committed. kept : False if refused."""
        with self._lock:
            self._answers[change] = kept
            self._wake()

    def _wake(self) -> None:
        self._awake.set()
        if self._thread is None:
            self._thread = threading.Thread(target=self._run, name="workbook-autosave", daemon=True)
            self._thread.start()
            atexit.register(self.flush)

    @property
    def waiting(self) -> bool:
        """Whether something is not recorded yet."""
        return bool(self._waiting)

    @property
    def resting(self) -> bool:
        """Whether the journal has just refused: asking it again for each part of a page would make all of them wait."""
        return time.monotonic() < self._rests_until

    def rest(self) -> None:
        """Note that the journal has just refused."""
        self._rests_until = time.monotonic() + REST

    def pending(self) -> dict[str, Any]:
        """What was put and is not recorded yet."""
        with self._saving, self._lock:
            return dict(self._waiting)

    def drop(self) -> None:
        """Forget what is not recorded yet."""
        with self._saving, self._lock:
            self._waiting, self._answers = {}, {}

    def flush(self) -> None:
        """Record everything that waits, now, on the calling thread."""
        with self._saving:
            with self._lock:
                taken, self._waiting = self._waiting, {}
                answers, self._answers = self._answers, {}
            try:
                at, saved, failed, problem = self._record(taken)
            finally:  # also when the person interrupts the kernel
                with self._lock:
                    self._waiting = taken | self._waiting
                    if taken:  # it waits on, and so does what follows from it
                        self._answers, answers = answers | self._answers, {}
            self._failures = self._failures + 1 if taken else 0
        if failed:  # something that can never be kept was dropped
            answers = dict.fromkeys(answers, False)
        if at:
            self._tell(lambda listener: listener.on_saved(at, saved))
        if at or answers:
            self._tell(lambda listener: listener.on_answered(at, answers))
        if problem:
            self._tell(lambda listener: listener.on_failed(problem, failed))
        if at:
            self._copy()

    def _record(self, taken: dict[str, Any]) -> tuple[datetime | None, set[str], set[str], str]:
        """Record `taken` at once, and take out what was: when, which keys, which failed, and why.

        When there is something among it that can never be kept, that is dropped and the others are recorded singly.
        """
        at: datetime | None = None
        saved, failed, problem = set[str](), set[str](), ""
        batches = [dict(taken)] if taken else []
        while batches:
            batch = batches.pop(0)
            try:
                at = max(entry.at for entry in self._journal.record_all(batch).values())
                saved |= batch.keys()
            except ValueError as error:
                if len(batch) > 1:
                    batches = [{key: value} for key, value in batch.items()]
                    continue
                problem = str(error)
                failed |= batch.keys()
            except JournalError as error:
                self.rest()
                return at, saved, failed | taken.keys(), str(error)
            for key in batch:
                del taken[key]
        return at, saved, failed, problem

    def _copy(self) -> None:
        """A copy that cannot be made holds up no save; the doctor says that copies are missing."""
        try:
            self._journal.snapshot_if_due()
        except Exception as error:
            report(error, "a copy of the journal")

    def _tell(self, say: Callable[[SaveListener], None]) -> None:
        """Saving must go on even if whoever listens breaks."""
        with self._told_under:
            for listener in self._listeners:
                try:
                    say(listener)
                except Exception as error:
                    report(error, type(listener).__name__)

    def _run(self) -> None:
        while not self._has_ended():
            retry = RETRIES[min(self._failures, len(RETRIES)) - 1] if self._failures else None
            self._awake.wait(retry)
            self._settle()
            self._awake.clear()
            try:
                self.flush()
            except Exception as error:  # the thread must outlive it
                self._failures += 1
                report(error, "the autosave")

    def _has_ended(self) -> bool:
        """Whether nobody listens and nothing waits: then the next who puts something begins a thread."""
        with self._lock:
            if self._listeners or self._waiting or self._answers or self._changed:
                return False
            self._thread = None
            atexit.unregister(self.flush)
            return True

    def _settle(self) -> None:
        """Sleep until changes pause for `_QUIET` or `LONGEST_UNSAVED` has gone by; no change wakes it in between."""
        latest = time.monotonic() + LONGEST_UNSAVED
        while self._changed and time.monotonic() < latest:
            self._changed = False
            time.sleep(_QUIET)

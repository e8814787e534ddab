"""The file of a journal, as all threads of a process share it: read, and written to in whole transactions."""

import os
import sqlite3
import threading
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext, suppress
from pathlib import Path
from typing import ClassVar
from weakref import WeakSet

from ..wording import counted
from .connection import NOT_OURS, connect, make_private, mended
from .contents import is_damage
from .errors import JournalError, Missing, NotOurs, ReadOnly, as_journal_error
from .files import remove_unfinished, why_not_in
from .known import read_known
from .migrations import undisturbed
from .snapshots import folder_of, snapshots_of


class Store:
    """The SQLite file `path`, mode 0600 in a folder of mode 0700, made at the first `writing`.

    Reading never makes a file. May be used from several threads, and after a fork. `reading` and
    `writing` raise `JournalError` when the file cannot be used, and drop the connection that failed.
    read_only : why nothing can be written, or "". damaged : the first bytes of the file are.
    opened : how often the file was opened.
    """

    _lock = threading.RLock()  # for all journals of this process, so that none is in use while it forks

    _all: ClassVar[WeakSet["Store"]] = WeakSet()

    def __init__(self, path: Path) -> None:
        self.path = path
        self.read_only = ""
        self.damaged = False
        self.opened = 0
        self._open: sqlite3.Connection | None = None
        self._was_there = False
        self._process = os.getpid()
        with self._lock:
            self._all.add(self)

    @contextmanager
    def reading(self) -> Iterator[sqlite3.Connection | None]:
        """The open file; None while there is none."""
        with self._lock, self._errors():
            db = self._existing()
            with undisturbed(db) if db else nullcontext():
                yield db

    @contextmanager
    def writing(self) -> Iterator[sqlite3.Connection]:
        """The open file in a transaction, committed when left; rolled back when anything is raised.

        Raises `ReadOnly` when it may not be written to.
        """
        with self._lock, self._errors():
            if self.read_only:  # perhaps it no longer is
                self.close()
            db = self._existing()
            if self.read_only:
                raise ReadOnly(self.read_only)
            db = db or self._make()
            db.execute("BEGIN IMMEDIATE")
            try:
                yield db
                db.execute("COMMIT")
            except BaseException:
                with suppress(sqlite3.Error):
                    db.execute("ROLLBACK")
                raise

    def forget(self) -> None:
        """Close the file, and expect none: the next `writing` may make one."""
        self.close()
        self._was_there = False

    @contextmanager
    def closed_everywhere(self) -> Iterator[None]:
        """The file is open nowhere in this process meanwhile: Windows neither renames nor removes one that is."""
        with self._lock:
            for store in [one for one in self._all if one.path == self.path]:
                store.close()
            yield

    def close(self) -> None:
        """Close the file; the next use opens it again."""
        with self._lock:
            if self._open is not None and self._process == os.getpid():
                with suppress(sqlite3.Error):
                    self._open.close()
            self._open = None

    @contextmanager
    def _errors(self) -> Iterator[None]:
        try:
            yield
        except JournalError:
            self.close()
            raise
        except (sqlite3.Error, OSError, UnicodeDecodeError) as error:  # SQLite quotes damaged names in what it says
            self.close()
            raise as_journal_error(error) from error

    def _existing(self) -> sqlite3.Connection | None:
        if self._process != os.getpid():  # a connection must not be used after a fork
            self._open, self._process = None, os.getpid()
        if self._open is not None and self._is_another_file():
            self.close()
        if self._open is None:
            if not self.path.exists():
                if self._was_there:
                    raise Missing("The journal file was moved or removed while this page was open.")
                check_not_lost(self.path)
                self.read_only = why_not_in(self.path.parent)
                return None
            self._connect()
        return self._open

    def _is_another_file(self) -> bool:
        """Whether what is at the path now is not what is open: it was repaired, or all of it was deleted on purpose.

        A file that was lost can still be read for as long as it is open.
        """
        try:
            return _identity(self.path) != self._identity
        except FileNotFoundError:
            try:
                check_not_lost(self.path)
            except Missing:
                return False
            return True
        except OSError:
            return False

    def _make(self) -> sqlite3.Connection:
        make_private(self.path)
        return self._connect()

    def _connect(self) -> sqlite3.Connection:
        if self.path.is_dir():
            raise NotOurs("There is a folder where the journal's file should be. It was left as it is.")
        for folder in (self.path.parent, folder_of(self.path)):
            remove_unfinished(folder)
        try:
            self._open, self.read_only = connect(self.path)
            self.damaged = False
        except (sqlite3.DatabaseError, UnicodeDecodeError, NotOurs) as error:
            in_memory = mended(self.path) if isinstance(error, NotOurs) or is_damage(error) else None
            if in_memory is None:
                raise error if isinstance(error, NotOurs) or not is_damage(error) else NotOurs(NOT_OURS) from error
            self._open, self.read_only, self.damaged = in_memory, "The journal file is damaged.", True
        self.opened += 1
        self._identity = _identity(self.path)
        self._was_there = True
        return self._open


if hasattr(os, "register_at_fork"):
    os.register_at_fork(
        before=Store._lock.acquire, after_in_parent=Store._lock.release, after_in_child=Store._lock.release
    )


def _identity(path: Path) -> tuple[int, int]:
    found = path.stat()
    return found.st_dev, found.st_ino


def check_not_lost(path: Path) -> None:
    """Raise `Missing` when a journal was at `path` before: a lost one must not look like a first visit."""
    if path.is_symlink():
        raise Missing("Your journal is not in its place: there is a link to a file that is not there.")
    known, kept = read_known(path), snapshots_of(path)
    if (known.answers or kept) and not path.exists():  # another page may have made it just now
        held = f" with {counted(known.answers, 'answer')}" if known.answers else ""
        raise Missing(f"Your journal{held} is not in its place. It was moved or deleted.")

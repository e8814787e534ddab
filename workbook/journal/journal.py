"""The journal: what a person wrote, kept in one SQLite file under stable keys.

A rollback journal with `synchronous=FULL`: when `record` returns, the value is on the disk. WAL is
not used, because it is unsafe on network homes.
"""

import json
import os
import re
import sqlite3
import threading
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

APPLICATION_ID = 0x53495742  # "SIWB": tells our file from any other SQLite file
SCHEMA_VERSION = 1
LOCK_WAIT = 2.0  # seconds to wait for another page that is saving
LONGEST_KEY = 120

# `latest` keeps the newest value of each key in a row of its own, so that opening a page does not
# read the history; `history` keeps every value that was ever recorded.
_SCHEMA = f"""
    CREATE TABLE latest (key TEXT PRIMARY KEY, value TEXT NOT NULL, at TEXT NOT NULL) WITHOUT ROWID;
    CREATE TABLE history (revision INTEGER PRIMARY KEY, key TEXT NOT NULL, value TEXT NOT NULL, at TEXT NOT NULL);
    CREATE INDEX history_key ON history (key, revision);
    PRAGMA application_id = {APPLICATION_ID};
    PRAGMA user_version = {SCHEMA_VERSION};
"""


class JournalError(Exception):
    """The journal cannot be read or written; the text is one sentence for the person."""


@dataclass(frozen=True)
class Entry:
    """One recorded value: `key`, the JSON `value`, and `at`, the time in UTC."""

    key: str
    value: Any
    at: datetime


class Journal:
    """The journal in the file `path`, made with mode 0600 in a folder of mode 0700 at the first record.

    Reading never makes a file. One `Journal` may be used from several threads. Every method raises
    `JournalError` when the file cannot be used: it is not ours, newer than this version, locked,
    damaged, or the disk refuses.
    """

    def __init__(self, path: Path | str) -> None:
        self.path = Path(path).expanduser().absolute()
        self._lock = threading.Lock()
        self._open: sqlite3.Connection | None = None

    def __repr__(self) -> str:
        return "Journal()"

    def record(self, key: str, value: Any) -> datetime:
        """Keep `value` (anything JSON holds) under `key`; returns the time once the commit has returned.

        Raises `ValueError` for a key that is not of the form `interview.role`, or a value JSON cannot hold.
        """
        _check_key(key)
        text, at = _as_json(key, value), datetime.now(UTC)
        with self._lock, self._errors():
            db = self._open = self._open or _connect(self.path, make=True)
            with db:
                stamp = at.isoformat()
                db.execute("INSERT INTO history (key, value, at) VALUES (?, ?, ?)", (key, text, stamp))
                db.execute("REPLACE INTO latest (key, value, at) VALUES (?, ?, ?)", (key, text, stamp))
        return at

    def latest(self, key: str, default: Any = None) -> Any:
        """The newest value under `key`, or `default` if there is none."""
        with self._lock, self._errors():
            db = self._existing()
            row = db and db.execute("SELECT value FROM latest WHERE key = ?", (key,)).fetchone()
        return json.loads(row[0]) if row else default

    def history(self, key: str) -> list[Entry]:
        """Every value ever recorded under `key`, the oldest first."""
        with self._lock, self._errors():
            db = self._existing()
            query = "SELECT key, value, at FROM history WHERE key = ? ORDER BY revision"
            found = db.execute(query, (key,)).fetchall() if db else []
        return [Entry(key, json.loads(value), datetime.fromisoformat(at)) for key, value, at in found]

    def close(self) -> None:
        """Close the file; the next call opens it again."""
        with self._lock:
            if self._open:
                self._open.close()
            self._open = None

    def _existing(self) -> sqlite3.Connection | None:
        """The open file; None if there is none yet."""
        if self._open is None and self.path.exists():
            self._open = _connect(self.path)
        return self._open

    def _errors(self) -> "_Sentences":
        return _Sentences(self)


class _Sentences:
    """Turns what SQLite and the system say into a sentence, and drops the connection that said it."""

    def __init__(self, journal: Journal) -> None:
        self._journal = journal

    def __enter__(self) -> None:
        pass

    def __exit__(self, _kind: object, error: BaseException | None, _trace: object) -> None:
        if not isinstance(error, sqlite3.Error | OSError | JournalError | json.JSONDecodeError):
            return
        if self._journal._open:
            with suppress(sqlite3.Error):
                self._journal._open.close()
            self._journal._open = None
        if not isinstance(error, JournalError):
            raise JournalError(_sentence(error)) from error


def _connect(path: Path, make: bool = False) -> sqlite3.Connection:
    if not path.exists():
        _make_private(path)
    elif path.stat().st_size == 0:
        # SQLite would take an empty file for a new journal, and a lost one would look like a fresh start.
        raise JournalError("The journal file is empty, so it is not one of ours. It was left as it is.")
    mode = "rw" if make or os.access(path, os.W_OK) else "ro"
    db = sqlite3.connect(f"{path.as_uri()}?mode={mode}", uri=True, timeout=LOCK_WAIT, check_same_thread=False)
    try:
        db.execute("PRAGMA synchronous = FULL")
        _check_ours(db)
    except BaseException:
        db.close()
        raise
    return db


def _make_private(path: Path) -> None:
    """Make an empty journal beside `path`, then move it there: nobody ever sees half of one."""
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    unfinished = path.with_name(f"{path.name}.new-{os.getpid()}-{threading.get_ident()}")
    os.close(os.open(unfinished, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600))
    try:
        unfinished.chmod(0o600)
        db = sqlite3.connect(unfinished)
        db.executescript(f"BEGIN;{_SCHEMA}COMMIT;")
        db.close()
        _move_unless_there(unfinished, path)
    finally:
        unfinished.unlink(missing_ok=True)


def _move_unless_there(unfinished: Path, path: Path) -> None:
    """Another page may have been faster; its file is as good and is not replaced."""
    try:
        os.link(unfinished, path)
    except FileExistsError:
        pass
    except OSError:  # a file system without hard links
        if not path.exists():
            unfinished.rename(path)


def _check_ours(db: sqlite3.Connection) -> None:
    (application,) = db.execute("PRAGMA application_id").fetchone()
    (version,) = db.execute("PRAGMA user_version").fetchone()
    if application != APPLICATION_ID:
        raise JournalError("The file in the journal's place is not a workbook journal. It was left as it is.")
    if version > SCHEMA_VERSION:
        raise JournalError("The journal was made by a newer version of the workbook. Please update the workbook.")


def _check_key(key: object) -> None:
    if not isinstance(key, str) or len(key) > LONGEST_KEY or not re.fullmatch(r"[a-z0-9_-]+(\.[a-z0-9_-]+)*", key):
        raise ValueError(f"key must be lower-case words joined by dots, such as interview.role. You gave: {key!r}.")


def _as_json(key: str, value: Any) -> str:
    try:
        text = json.dumps(value, allow_nan=False, ensure_ascii=False)
        text.encode("utf-8")
    except (TypeError, ValueError) as error:  # what the value was stays out of the message: it is private
        raise ValueError(f"The value of {key} cannot be kept: it must be something JSON holds.") from error
    return text


def _sentence(error: Exception) -> str:
    code = getattr(error, "sqlite_errorcode", None)
    if isinstance(error, sqlite3.Error) and code is not None:
        match code & 0xFF:
            case sqlite3.SQLITE_FULL:
                return "The disk is full. Free some space and change something here to save again."
            case sqlite3.SQLITE_BUSY | sqlite3.SQLITE_LOCKED:
                return "Another page is saving at this moment. Change something here to try again."
            case sqlite3.SQLITE_READONLY | sqlite3.SQLITE_PERM | sqlite3.SQLITE_CANTOPEN:
                return "The journal's folder cannot be written to."
            case sqlite3.SQLITE_NOTADB | sqlite3.SQLITE_CORRUPT:
                return "The journal file is damaged or is not one of ours. It was left as it is."
    if isinstance(error, OSError):
        return f"The journal's folder cannot be used: {error.strerror or 'the system refused'}."
    return "The journal could not be read or written."

"""A journal's file opened, made and brought up to date: one connection to SQLite, with our settings.

A rollback journal with `synchronous=FULL`: when a transaction is committed, what was written is on the disk.
WAL is not used, because it is unsafe on network homes.
"""

import os
import sqlite3
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from .address import address
from .contents import check_tables, deserialized
from .errors import CLOSED, NotOurs, ReadOnly
from .files import beside, locks_work, move_unless_there, remove_stale_lock
from .migrations import APPLICATION_ID, COLUMNS, SCHEMA_VERSION, make_tables, migrate, open_unshared
from .snapshots import take

LOCK_WAIT = 2.0  # seconds to wait for another page that is saving
NOT_OURS = "The file in the journal's place is not a workbook journal. It was left as it is."
_SETTINGS = (
    "synchronous = FULL",
    "fullfsync = ON",
    "secure_delete = ON",
    "cell_size_check = ON",
    "temp_store = MEMORY",
)
_NEWER = "A newer version of the workbook made this journal. It can be read here; update to write in it."


def connect(path: Path) -> tuple[sqlite3.Connection, str]:
    """The journal at `path`, brought up to date, and why it can only be read, or "".

    Raises `JournalError` when it is not one of ours, `sqlite3.Error` or `OSError` when the system refuses.
    """
    if path.stat().st_size == 0:
        raise NotOurs("The journal file is empty. It was left as it is.")
    writable = os.access(path, os.W_OK) and os.access(path.parent, os.W_OK)
    db = _connect(path, writable)
    try:
        version = check_ours(db)
        if version > SCHEMA_VERSION:
            db.close()
            return _newer(path), _NEWER
        if not writable:
            return db, CLOSED
        if version < SCHEMA_VERSION:
            _bring_up_to_date(db, path)
    except BaseException:
        db.close()
        raise
    return db, ""


def _newer(path: Path) -> sqlite3.Connection:
    db = _connect(path, writable=False)
    try:
        db.execute(f"SELECT {COLUMNS} FROM entry LIMIT 0")  # noqa: S608 - our own names
    except sqlite3.OperationalError as error:
        db.close()
        raise ReadOnly("A newer version of the workbook made this journal. Please update to read it.") from error
    return db


def _connect(path: Path, writable: bool) -> sqlite3.Connection:
    try:
        return _open(path, writable, "")
    except sqlite3.OperationalError as error:
        if error.sqlite_errorcode & 0xFF not in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_IOERR) or locks_work(path.parent):
            raise
    remove_stale_lock(path)
    return _open(path, writable, "&vfs=unix-dotfile")


def _open(path: Path, writable: bool, how: str) -> sqlite3.Connection:
    where = address(path, f"mode={'rw' if writable else 'ro'}{how}")
    db = sqlite3.connect(where, uri=True, timeout=LOCK_WAIT, check_same_thread=False, isolation_level=None)
    try:
        for setting in _SETTINGS:
            db.execute(f"PRAGMA {setting}")
        db.execute("PRAGMA application_id").fetchone()  # the first to ask for a lock
    except BaseException:
        db.close()
        raise
    return db


def mended(path: Path) -> sqlite3.Connection | None:
    """A journal with damaged first bytes, in memory; None for a file that never was one."""
    with suppress(OSError, sqlite3.Error):
        return deserialized(path.read_bytes()) if path.is_file() else None
    return None


def check_ours(db: sqlite3.Connection) -> int:
    """The version of the schema. Raises `NotOurs`, or `sqlite3.Error` or `UnicodeDecodeError` for damaged tables."""
    (application,) = db.execute("PRAGMA application_id").fetchone()
    (version,) = db.execute("PRAGMA user_version").fetchone()
    if application != APPLICATION_ID or version < 1:
        raise NotOurs(NOT_OURS)
    if version == SCHEMA_VERSION:
        check_tables(db)
    return int(version)


def _bring_up_to_date(db: sqlite3.Connection, path: Path) -> None:
    take(db, path, "before-update")
    db.execute("BEGIN IMMEDIATE")
    try:
        if check_ours(db) < SCHEMA_VERSION:  # another page may have been faster
            migrate(db)
        db.execute("COMMIT")
    except BaseException:
        with suppress(sqlite3.Error):
            db.execute("ROLLBACK")
        raise


def make_private(
    path: Path,
    fill: Callable[[sqlite3.Connection], None] = make_tables,
    move: Callable[[Path, Path], None] = move_unless_there,
) -> None:
    """Make a journal beside `path` with what `fill` puts in, then `move` it there. Another that is there stays."""
    with beside(path) as unfinished:
        db = open_unshared(unfinished)
        try:
            db.execute("PRAGMA temp_store = MEMORY")
            db.execute("BEGIN")
            fill(db)
            db.execute("COMMIT")
        finally:
            db.close()
        move(unfinished, path)

"""What stands in a journal's file, every entry checked against its fingerprint.

SQLite does not notice when a letter in a text has changed: of single flipped bits that change what
a person reads, its own check finds one in a hundred. So each entry is checked here.
"""

import sqlite3
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Any

from .entry import Entry, current, is_whole
from .schema import APPLICATION_ID, COLUMNS, SCHEMA_VERSION, from_row

Row = tuple[str, str, int, str, str, str]
PAGE = 4096  # bytes, SQLite's usual size
SIGN = b"ancestors TEXT NOT NULL"  # stands in the schema of every journal


@dataclass(frozen=True)
class Contents:
    """The current versions by key, the one to show first in front, and the keys that are `damaged`.

    A damaged key either has no readable version, or only one that is older than the damaged one.
    `broken` : the file is damaged, whether or not an entry is; then `versions` are all that could be read.
    """

    current: dict[str, tuple[Entry, ...]] = field(default_factory=dict)
    damaged: tuple[str, ...] = ()
    broken: bool = False
    versions: tuple[Entry, ...] = ()


def read_contents(db: sqlite3.Connection) -> Contents:
    """The contents of an open journal. When anything is damaged, all that can be read is gathered from `rescue`.

    Raises `sqlite3.Error` when the system refuses; a damaged file is not an error.
    """
    try:
        rows = db.execute(f"SELECT {COLUMNS} FROM entry").fetchall()  # noqa: S608 - our own names
        keys = {key for (key,) in db.execute("SELECT DISTINCT key FROM history")}
        sentinel = db.execute("SELECT value FROM about WHERE name = 'workbook'").fetchone()
        entries = [entry for row in rows if (entry := _whole(row))]
        structure = db.execute("PRAGMA quick_check(1)").fetchone() == ("ok",)
    except sqlite3.DatabaseError as error:
        if not is_damage(error):
            raise
        return rescue(db)
    if sentinel and structure and len(entries) == len(rows) and keys == {entry.key for entry in entries}:
        return Contents(current(entries))
    return rescue(db)


def is_damage(error: sqlite3.Error) -> bool:
    """Whether the file is at fault, not the system."""
    code = getattr(error, "sqlite_errorcode", None)
    if code is None:
        return isinstance(error, sqlite3.DatabaseError)  # Python found text that is not UTF-8, or a number too large
    # A table that is not there, or a column: a flipped bit in the schema.
    return code & 0xFF in (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_ERROR)


def rescue(db: sqlite3.Connection) -> Contents:
    """All whole entries that can be found in a damaged journal, in whichever of the tables they still stand."""
    db.text_factory = bytes  # a damaged text need not be UTF-8
    rows = [_as_text(row) for row in _all_rows(db)]
    db.text_factory = str
    entries = [entry for row in rows if row and (entry := _whole(row))]
    found = current(entries)
    mentioned = {row[0] for row in rows if row} | _keys_in_the_index(db)
    damaged = {key for key in mentioned if key not in found and _looks_like_a_key(key)}
    damaged |= {row[0] for row in rows if row and _is_newer(row, found)}
    return Contents(found, tuple(sorted(damaged)), broken=True, versions=tuple(entries))


def _is_newer(row: Row, found: dict[str, tuple[Entry, ...]]) -> bool:
    """Whether a row that is not whole would be shown in front of what was found."""
    key, _text, revision, *_rest = row
    return key in found and not _whole(row) and _number(revision) > found[key][0].revision


def _number(value: object) -> int:
    return value if isinstance(value, int) else 0


def _whole(row: tuple[Any, ...]) -> Entry | None:
    with suppress(TypeError, ValueError, AttributeError):
        entry = from_row(row)
        if is_whole(entry):
            return entry
    return None


def _as_text(row: tuple[object, ...]) -> Row | None:
    with suppress(UnicodeDecodeError):
        return tuple(value.decode() if isinstance(value, bytes) else value for value in row)  # type: ignore[return-value]
    return None


def _looks_like_a_key(key: object) -> bool:
    return isinstance(key, str) and key.isascii() and "." in key


def _all_rows(db: sqlite3.Connection) -> Iterator[tuple[object, ...]]:
    """Every row of both tables that can be reached from either end; what lies behind a damaged page is stepped over."""
    for table, place in (("entry", "key"), ("history", "number")):
        for order in ("ASC", "DESC"):
            yield from _rows(db, f"SELECT {COLUMNS} FROM {table} ORDER BY {place} {order}")  # noqa: S608
    yield from _rows_one_by_one(db)


def _rows(db: sqlite3.Connection, query: str, *values: object) -> Iterator[tuple[object, ...]]:
    with suppress(sqlite3.Error):
        yield from db.execute(query, values)


def _rows_one_by_one(db: sqlite3.Connection) -> Iterator[tuple[object, ...]]:
    """History by its numbers: a lookup visits only the pages on its own way."""
    last = 0
    for (number,) in _rows(db, "SELECT max(number) FROM history"):
        last = min(_number(number), 100_000)
    for number in range(1, last + 1):
        yield from _rows(db, f"SELECT {COLUMNS} FROM history WHERE number = ?", number)  # noqa: S608


def _keys_in_the_index(db: sqlite3.Connection) -> set[str]:
    return {key for (key,) in _rows(db, "SELECT DISTINCT key FROM history INDEXED BY history_key")}  # type: ignore[misc]


def read_versions(db: sqlite3.Connection) -> tuple[Entry, ...]:
    """Every whole version in the history."""
    return tuple(entry for row in _rows(db, f"SELECT {COLUMNS} FROM history") if (entry := _whole(row)))  # noqa: S608


def deserialized(data: bytes) -> sqlite3.Connection | None:
    """A journal whose first bytes, which tell what the file is, were damaged, in memory; None when it is not one.

    These bytes are the same in every journal, so they can be written anew.
    """
    if SIGN not in data or len(data) < PAGE:
        return None
    head = bytearray(data[:100])
    head[:24] = b"SQLite format 3\0" + PAGE.to_bytes(2, "big") + bytes([1, 1, 0, 64, 32, 32])
    head[28:32] = (len(data) // PAGE).to_bytes(4, "big")
    head[32:40] = bytes(8)  # no list of free pages
    for place, value in ((44, 4), (52, 0), (56, 1), (60, SCHEMA_VERSION), (64, 0), (68, APPLICATION_ID)):
        head[place : place + 4] = value.to_bytes(4, "big")
    head[92:96] = head[24:28]  # the page count above is valid for this change counter
    db = sqlite3.connect(":memory:", check_same_thread=False, isolation_level=None)
    db.deserialize(bytes(head) + data[100 : len(data) - len(data) % PAGE])
    return db

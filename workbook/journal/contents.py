"""What stands in a journal's file, every entry checked against its fingerprint.

SQLite does not notice when a letter in a text has changed: of single flipped bits that change what
a person reads, its own check finds one in a hundred. So each entry is checked here.
"""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, suppress
from dataclasses import dataclass, field
from typing import Any

from .carving import PAGE, rows_in
from .entry import Entry, current, is_whole
from .migrations import COLUMNS, TOLD_OF_ITSELF, from_row, make_tables

Row = tuple[str, str, int, str, str, str]
SIGN = b"ancestors TEXT NOT NULL"  # stands in the schema of every journal
_INDEX = "FROM history INDEXED BY history_key"


@dataclass(frozen=True)
class Contents:
    """The current versions by key, the one to show first in front, and the keys that are `damaged`.

    A damaged key has no readable version, or it cannot be told whether the ones found are still the current ones.
    `broken` : the file is damaged, whether or not an entry is; then `versions` are all that could be read.
    `unnamed` : how many more answers there were, of which not even the key can be read.
    """

    current: dict[str, tuple[Entry, ...]] = field(default_factory=dict)
    damaged: tuple[str, ...] = ()
    broken: bool = False
    versions: tuple[Entry, ...] = ()
    unnamed: int = 0


def read_contents(db: sqlite3.Connection) -> Contents:
    """The contents of an open journal. When anything is damaged, all that can be read is gathered from `rescue`.

    Raises `sqlite3.Error` when the system refuses; a damaged file is not an error.
    """
    try:
        rows = db.execute(f"SELECT {COLUMNS} FROM entry").fetchall()  # noqa: S608 - our own names
        keys = {key for (key,) in db.execute("SELECT DISTINCT key FROM history")}
        about = dict(db.execute("SELECT name, value FROM about"))
        entries = [entry for row in rows if (entry := _whole(row))]
        structure = db.execute("PRAGMA quick_check(1)").fetchone() == ("ok",)
    except (sqlite3.DatabaseError, UnicodeDecodeError) as error:
        if not is_damage(error):
            raise
        return rescue(db)
    whole = structure and len(entries) == len(rows) and keys == {entry.key for entry in entries}
    return Contents(current(entries)) if whole and _counts_on(about, entries) else rescue(db)


def _counts_on(about: dict[str, str], entries: list[Entry]) -> bool:
    """Whether the journal can tell which revision comes next."""
    numbers = [str(about.get(name)) for name in ("revision", "sealed")]
    whole = about.keys() >= TOLD_OF_ITSELF and all(number.isascii() and number.isdigit() for number in numbers)
    return whole and int(numbers[0]) >= max((entry.revision for entry in entries), default=0)


def is_damage(error: Exception) -> bool:
    """Whether the file is at fault, not the system."""
    code = getattr(error, "sqlite_errorcode", None)
    if code is None:  # Python found text that is not UTF-8, in a row or in what SQLite says, or a number too large
        return isinstance(error, sqlite3.DatabaseError | UnicodeDecodeError)
    # A table that is not there, or a column: a flipped bit in the schema.
    return code & 0xFF in (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_ERROR)


def rescue(db: sqlite3.Connection) -> Contents:
    """All whole entries that can be found in a damaged journal, in whichever of the tables they still stand."""
    rows, mentioned = _all_rows(db)
    entries = {entry for row in rows if (entry := _whole(row))}
    found = current(entries)
    damaged = {key for key in mentioned if key not in found and _looks_like_a_key(key)}
    names: dict[str, set[str]] = {key: set() for key in found}
    for entry in entries:
        names[entry.key].add(entry.sha256)
    damaged |= {key for key in found if not _is_complete(db, key, names[key])}
    return Contents(found, tuple(sorted(damaged)), broken=True, versions=tuple(entries))


def _is_complete(db: sqlite3.Connection, key: str, names: set[str]) -> bool:
    """Whether the current versions under `key` are among those that were found, by their `names`.

    A lookup fails when a page on its way is damaged. When it does not, all it names must have been found.
    """
    with suppress(sqlite3.Error, UnicodeDecodeError):
        now = {name for (name,) in db.execute("SELECT sha256 FROM entry WHERE key = ?", (key,))}
        if now and now <= names:
            return True
    with suppress(sqlite3.Error, UnicodeDecodeError):
        rows = db.execute(f"SELECT {COLUMNS} {_INDEX} WHERE key = ?", (key,)).fetchall()
        return bool(rows) and {entry and entry.sha256 for entry in map(_whole, rows)} <= names
    return False


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


def _all_rows(db: sqlite3.Connection) -> tuple[set[Row], set[str]]:
    """The rows of both tables, whether or not SQLite still finds its way to them; all that may be a key."""
    rows: set[Row] = set()
    for table in ("entry", "history"):
        rows.update(_rows(db, f"SELECT {COLUMNS} FROM {table}"))  # noqa: S608 - our own names
    mentioned = {row[0] for row in rows}
    with suppress(sqlite3.Error):
        for carved in rows_in(db.serialize()):
            if len(carved) >= 6:
                key, name, revision, text, stamp, ancestors = carved[-6:]
                rows.add((key, text, revision, stamp, ancestors, name))  # type: ignore[arg-type]
                mentioned.add(key)  # type: ignore[arg-type]
            elif len(carved) == 2 and isinstance(carved[1], int):  # a key in the index
                mentioned.add(carved[0])  # type: ignore[arg-type]
    return rows, mentioned


def _rows(db: sqlite3.Connection, query: str, *values: object) -> Iterator[Row]:
    """The rows until the file is damaged; those with text that is not UTF-8 are left out."""
    db.text_factory = bytes
    try:
        for row in db.execute(query, values):
            if readable := _as_text(row):
                yield readable
    except (sqlite3.Error, UnicodeDecodeError) as error:
        if not is_damage(error):
            raise
    finally:
        db.text_factory = str


def read_versions(db: sqlite3.Connection, key: str | None = None) -> tuple[Entry, ...]:
    """Every whole version in the history, or those under `key`, the oldest first. A damaged one is left out."""
    only, values = ("", ()) if key is None else ("WHERE key = ?", (key,))
    rows = _rows(db, f"SELECT {COLUMNS} FROM history {only} ORDER BY revision, number", *values)  # noqa: S608
    return tuple(entry for row in rows if (entry := _whole(row)) and key in (None, entry.key))


def check_tables(db: sqlite3.Connection) -> None:
    """Raise `sqlite3.Error` or `UnicodeDecodeError` unless the tables of a journal can be asked."""
    for what in (f"{COLUMNS} FROM entry", f"{COLUMNS}, number {_INDEX}", "name, value FROM about"):
        db.execute(f"SELECT {what} LIMIT 0")


def deserialized(data: bytes) -> sqlite3.Connection | None:
    """A journal whose first page, which tells what the file is, was damaged, in memory; None when it is not one.

    The first 100 bytes are the same in every journal, so they are written anew. If that is not enough, the whole
    page is: the tables usually stand where they do in a new journal.
    """
    if SIGN not in data or len(data) < PAGE:
        return None
    head, page = _new_first_page(len(data) // PAGE)
    rest = data[PAGE : len(data) - len(data) % PAGE]
    db = _in_memory(head + data[len(head) : PAGE] + rest)
    try:
        check_tables(db)
    except (sqlite3.Error, UnicodeDecodeError):
        db.close()
        return _in_memory(page + rest)
    return db


def _new_first_page(pages: int) -> tuple[bytes, bytes]:
    """The first 100 bytes, and the whole first page, of a journal that has so many pages."""
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as db:
        make_tables(db)
        page = bytearray(db.serialize()[:PAGE])
    page[28:32] = pages.to_bytes(4, "big")
    return bytes(page[:100]), bytes(page)


def _in_memory(data: bytes) -> sqlite3.Connection:
    db = sqlite3.connect(":memory:", check_same_thread=False, isolation_level=None)
    db.deserialize(data)
    return db

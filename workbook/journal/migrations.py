"""The tables of a journal, and how an older journal becomes one of today's.

`entry` holds the current versions and is what a page reads; `history` holds every version that was
kept, the current ones too: the same text stands in two places of the file, and when one of them is
damaged the other still has it.
"""

import sqlite3
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path
from uuid import uuid4

from .address import address
from .entry import LAST_REVISION, Entry, ancestors_of, current, fingerprint

APPLICATION_ID = 0x53495742  # "SIWB": tells our file from any other SQLite file
SCHEMA_VERSION = 2

_TABLES = """
    CREATE TABLE about (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
    CREATE TABLE entry (
        key TEXT NOT NULL, sha256 TEXT NOT NULL, revision INTEGER NOT NULL, text TEXT NOT NULL,
        stamp TEXT NOT NULL, ancestors TEXT NOT NULL, PRIMARY KEY (key, sha256)
    ) WITHOUT ROWID;
    CREATE TABLE history (
        number INTEGER PRIMARY KEY, key TEXT NOT NULL, sha256 TEXT NOT NULL UNIQUE, revision INTEGER NOT NULL,
        text TEXT NOT NULL, stamp TEXT NOT NULL, ancestors TEXT NOT NULL
    );
    CREATE INDEX history_key ON history (key);
"""
COLUMNS = "key, text, revision, stamp, ancestors, sha256"
TOLD_OF_ITSELF = frozenset({"workbook", "revision", "sealed"})  # what every journal says of itself


@contextmanager
def undisturbed(db: sqlite3.Connection) -> Iterator[None]:
    """Read without anybody writing in between, also when this is within a transaction already."""
    if db.in_transaction:
        yield
        return
    db.execute("BEGIN")
    try:
        yield
    finally:
        with suppress(sqlite3.Error):
            db.execute("COMMIT")


def open_unshared(path: Path) -> sqlite3.Connection:
    """The database at `path`, of which nobody else knows yet: it is not locked, as not every file system can."""
    db = sqlite3.connect(address(path, "nolock=1"), uri=True, isolation_level=None)
    db.execute("PRAGMA fullfsync = ON")  # on a Mac, else the drive may still hold it in its own memory
    return db


def make_tables(db: sqlite3.Connection, workbook: str = "") -> None:
    """Make an empty journal in an empty database, within the caller's transaction. workbook : its id, or a new one."""
    for statement in filter(str.strip, _TABLES.split(";")):
        db.execute(statement)
    about = {"workbook": workbook or uuid4().hex, "revision": "0", "sealed": "0"}
    db.executemany("INSERT INTO about VALUES (?, ?)", about.items())
    db.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    db.execute(f"PRAGMA user_version = {SCHEMA_VERSION}")


def last_revision(db: sqlite3.Connection) -> int:
    """The highest revision so far. It never goes down, also when the answers go back to an older state."""
    return _number(db, "revision")


def next_revision(db: sqlite3.Connection) -> int:
    """The revision of the next version. At the end of counting it stays where it is."""
    return min(last_revision(db) + 1, LAST_REVISION)


def sealed_revision(db: sqlite3.Connection) -> int:
    """Versions up to this one have left the file, in a copy or a download."""
    return _number(db, "sealed")


def _number(db: sqlite3.Connection, name: str) -> int:
    (value,) = db.execute("SELECT value FROM about WHERE name = ?", (name,)).fetchone() or ("",)
    if not (str(value).isascii() and str(value).isdigit()):
        raise sqlite3.DatabaseError(f"what the journal says of its {name} is damaged")
    return int(value)


def count_from(db: sqlite3.Connection, revision: int) -> None:
    """Revisions up to this one were given already, perhaps in a file that is lost."""
    db.execute("UPDATE about SET value = ? WHERE name = 'revision'", (str(max(revision, last_revision(db))),))


def count_up(db: sqlite3.Connection) -> None:
    """Count a change that recorded nothing new, such as going back, as a revision: no two states share a number."""
    db.execute("UPDATE about SET value = CAST(value AS INTEGER) + 1 WHERE name = 'revision'")


def seal(db: sqlite3.Connection) -> None:
    """Whatever is recorded from now on must name the versions so far: they leave the file."""
    db.execute("UPDATE about SET value = (SELECT value FROM about WHERE name = 'revision') WHERE name = 'sealed'")


def add(db: sqlite3.Connection, entries: Iterable[Entry]) -> None:
    """Put versions into the history; the ones that are there are left alone."""
    entries = sorted(entries, key=lambda entry: entry.rank)
    _insert(db, "history", entries)
    highest = max([last_revision(db), *(entry.revision for entry in entries)])
    db.execute("UPDATE about SET value = ? WHERE name = 'revision'", (str(highest),))


def set_current(db: sqlite3.Connection, current: Mapping[str, Iterable[Entry]]) -> None:
    """Make exactly these versions the current ones."""
    db.execute("DELETE FROM entry")
    _insert(db, "entry", [entry for versions in current.values() for entry in versions])


def prune(db: sqlite3.Connection, current: Mapping[str, Iterable[Entry]]) -> None:
    """Take out of the history what these versions do not replace: it was gone back behind.

    So the current versions are always those of the history that no other replaces.
    """
    entries = [entry for versions in current.values() for entry in versions]
    names = {entry.name for entry in entries} | {name for entry in entries for name in entry.ancestors}
    gone = [sha256 for (sha256,) in db.execute("SELECT sha256 FROM history") if sha256[:16] not in names]
    db.executemany("DELETE FROM history WHERE sha256 = ?", [(sha256,) for sha256 in gone])


def swap(db: sqlite3.Connection, replaced: Iterable[Entry], entry: Entry, amends: Entry | None = None) -> None:
    """Make `entry` current in place of `replaced`; the version it `amends` leaves the history too."""
    add(db, [entry])
    db.executemany("DELETE FROM entry WHERE key = ? AND sha256 = ?", [(old.key, old.sha256) for old in replaced])
    _insert(db, "entry", [entry])
    if amends:
        db.execute("DELETE FROM history WHERE sha256 = ?", (amends.sha256,))


def _insert(db: sqlite3.Connection, table: str, entries: Iterable[Entry]) -> None:
    db.executemany(
        f"INSERT OR IGNORE INTO {table} ({COLUMNS}) VALUES (?, ?, ?, ?, ?, ?)",  # noqa: S608 - our own names
        [(e.key, e.text, e.revision, e.stamp, " ".join(e.ancestors), e.sha256) for e in entries],
    )


def from_row(row: tuple[str, str, int, str, str, str]) -> Entry:
    """The version in a row of COLUMNS, as it is: nothing is checked."""
    key, text, revision, stamp, ancestors, sha256 = row
    return Entry(key, text, revision, stamp, tuple(ancestors.split()), sha256)


def migrate(db: sqlite3.Connection) -> list[str]:
    """Bring an older journal up to date within the caller's transaction; the names of what was done."""
    (version,) = db.execute("PRAGMA user_version").fetchone()
    todo = MIGRATIONS[version - 1 :]
    for _name, change in todo:
        change(db)
    db.execute(f"PRAGMA user_version = {SCHEMA_VERSION}")
    return [name for name, _change in todo]


def _fingerprints(db: sqlite3.Connection) -> None:
    """Version 1 kept (key, value, at) with a revision: each becomes a version that replaces the one before."""
    before: dict[str, Entry] = {}
    versions = []
    for revision, key, text, stamp in db.execute("SELECT revision, key, value, at FROM history ORDER BY revision"):
        ancestors = ancestors_of([before[key]] if key in before else [])
        before[key] = Entry(key, text, revision, stamp, ancestors, fingerprint(key, text, revision, stamp, ancestors))
        versions.append(before[key])
    for name in ("history", "latest"):
        db.execute(f"DROP TABLE {name}")
    make_tables(db)
    add(db, versions)
    set_current(db, current(versions))
    seal(db)


# From version n to n + 1 at place n - 1. A migration that was released is never changed.
MIGRATIONS: list[tuple[str, Callable[[sqlite3.Connection], None]]] = [
    ("every answer gets a fingerprint and names what it replaces", _fingerprints),
]

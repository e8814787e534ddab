"""Going back to a copy, going on after damage, and deleting everything.

A file that cannot be used is never changed: it is set aside under a name with a date, and a new one
takes its place.
"""

import sqlite3
import time
from collections.abc import Iterable
from contextlib import closing, suppress
from pathlib import Path

from .address import address
from .connection import check_ours, make_private
from .contents import Contents, read_contents, read_versions
from .entry import Entry, current
from .errors import Damaged, JournalError, as_journal_error
from .files import onto_disk, replace_and_keep, set_aside
from .journal import Journal
from .known import Known, note_beside, read_known, write_known
from .migrations import add, count_from, count_up, make_tables, migrate, seal, set_current
from .mishaps import LOG_NAME, close_log
from .presence import OPEN_PAGES as OPEN
from .presence import leave_all
from .snapshots import Snapshot, folder_of

SET_ASIDE = "set-aside"
OVER = "Everything was deleted. Open the page again to start afresh."


def read_snapshot(snapshot: Snapshot) -> Contents:
    """What is in a copy, with all its `versions`, as today's version of the workbook has it.

    Raises `JournalError` when it cannot be read.
    """
    try:
        with closing(sqlite3.connect(":memory:", isolation_level=None)) as db:
            with closing(sqlite3.connect(address(snapshot.path, "mode=ro&immutable=1"), uri=True)) as copy:
                copy.backup(db)
            check_ours(db)
            migrate(db)
            contents = read_contents(db)
            return Contents(contents.current, contents.damaged, contents.broken, read_versions(db))
    except (sqlite3.Error, OSError, UnicodeDecodeError) as error:
        raise as_journal_error(error) from error


def go_back(journal: Journal, snapshot: Snapshot, keep: Iterable[Entry] = ()) -> None:
    """Make every answer as it was in `snapshot`, but for the versions in `keep`. What is there now is copied first.

    Raises `Damaged` for a copy that is, and `JournalError` when the journal cannot be written to.
    """
    contents = read_snapshot(snapshot)
    if contents.broken:
        raise Damaged("This copy is damaged itself. Choose an older one.")
    versions = [*(entry for found in contents.current.values() for entry in found), *keep]
    health = journal.health()
    if health.usable:
        journal.snapshot("before-going-back")
        journal.become(versions)
    elif health.broken:
        _make_anew(journal, [*contents.versions, *versions], current(versions))
    else:  # busy, or not to be written to: nothing is wrong with it
        raise JournalError(health.sentence)


def repair(journal: Journal) -> list[str]:
    """Set a damaged journal aside and go on with every answer that can be read.

    An answer that cannot is taken from the newest copy that has it. The keys that were, in order.
    """
    contents = journal.contents()
    if not contents.broken:
        return []
    older = _from_copies(journal, contents)
    now = current([*_flat(contents.current), *_flat(older)])
    _make_anew(journal, [*contents.versions, *_flat(now)], now)
    return sorted(older)


def start_afresh(journal: Journal) -> None:
    """Set aside what stands in the journal's place, and its copies, and begin with an empty one. Nothing is deleted.

    Raises `JournalError` when the journal is usable after all.
    """
    if journal.path.exists() and Journal(journal.path).health().usable:  # another page has repaired it by now
        journal.forget()
        raise JournalError("Your journal is all right again, so nothing was set aside.")
    with journal.closed_everywhere():
        _set_aside(journal, SET_ASIDE)
        folder = folder_of(journal.path)
        if folder.exists():
            folder.rename(folder.with_name(f"{folder.name}.{SET_ASIDE}-{time.time_ns()}"))
        note_beside(journal.path).unlink(missing_ok=True)
    journal.forget()


def delete_everything(journal: Journal) -> None:
    """Delete all that a person wrote: the journal, its copies, files set aside, and the log.

    What is deleted is overwritten first. Copies elsewhere, and what a disk keeps by itself, are beyond reach.
    Raises `JournalError` when a file cannot be removed.
    """
    journal.forget(over=OVER)
    try:
        leave_all()
        close_log()
        with journal.closed_everywhere():
            _empty(journal.path)
            for path in [journal.path, *_belonging(journal.path)]:
                _wipe(path)
                path.unlink(missing_ok=True)
    except OSError as error:
        why = f"Not everything could be deleted: {error.strerror}. Delete the folder yourself."
        raise JournalError(why) from error
    for folder in (
        folder_of(journal.path),
        *journal.path.parent.glob(f"snapshots.{SET_ASIDE}-*"),
        journal.path.parent / OPEN,
    ):
        with suppress(OSError):  # somebody else's files stay, and their folder
            folder.rmdir()


def _empty(path: Path) -> None:
    """Take everything out of the file while other pages may have it open."""
    with suppress(sqlite3.Error), closing(sqlite3.connect(address(path, "mode=rw"), uri=True, timeout=2)) as db:
        db.execute("PRAGMA secure_delete = ON")
        db.execute("PRAGMA temp_store = MEMORY")
        with db:
            for table in ("entry", "history", "about"):
                db.execute(f"DELETE FROM {table}")  # noqa: S608 - our own names
        db.execute("VACUUM")


def _belonging(journal: Path) -> list[Path]:
    """What is ours beside the journal, and in the folders beside it; nothing else is touched."""
    folder, stem, suffix = journal.parent, journal.stem, journal.suffix
    ours = [f"{journal.name}-journal", f"{journal.name}.new-*", f"{stem}.known.json*", f"{LOG_NAME}*"]
    ours += [f"{stem}.{why}-*{suffix}*" for why in ("damaged", SET_ASIDE)]
    ours += [f"{copies}/*-*-*.sqlite3*" for copies in ("snapshots", f"snapshots.{SET_ASIDE}-*")]
    ours += [f"{OPEN}/*.json"]
    return [path for pattern in ours for path in folder.glob(pattern) if path.is_file()]


def _wipe(path: Path) -> None:
    """Overwrite a file, as SQLite's secure_delete would every page."""
    with suppress(OSError):
        if path.is_file() and not path.is_symlink():
            with path.open("r+b") as file:
                file.write(bytes(path.stat().st_size))
                file.flush()
                onto_disk(file.fileno())


def _make_anew(journal: Journal, versions: Iterable[Entry], now: dict[str, tuple[Entry, ...]]) -> None:
    """Put a new journal in the place of a damaged one, which is set aside; until then the old one stays."""
    workbook, owner = read_known(journal.path).workbook, _owner(journal)
    copied = max((snapshot.revision for snapshot in journal.snapshots()), default=0)
    journal.forget()

    def fill(db: sqlite3.Connection) -> None:
        make_tables(db, workbook)
        add(db, versions)
        set_current(db, now)
        count_from(db, copied)
        count_up(db)
        seal(db)
        if owner:
            db.execute("REPLACE INTO about VALUES ('owner', ?)", (owner,))

    def move(unfinished: Path, path: Path) -> None:
        replace_and_keep(unfinished, path, "damaged")

    try:
        with journal.closed_everywhere():
            make_private(journal.path, fill, move)
    except (sqlite3.Error, OSError) as error:
        raise as_journal_error(error) from error
    write_known(journal.path, Known(len(now), workbook))


def _owner(journal: Journal) -> str:
    with suppress(JournalError):
        return journal.about("owner")
    return ""


def _set_aside(journal: Journal, why: str) -> None:
    journal.forget()
    try:
        if journal.path.exists():
            set_aside(journal.path, why)
    except OSError as error:
        raise as_journal_error(error) from error


def _from_copies(journal: Journal, contents: Contents) -> dict[str, tuple[Entry, ...]]:
    """Of the answers that cannot be read, or perhaps only in an older version, the newer ones that a copy has."""
    older: dict[str, tuple[Entry, ...]] = {}
    for snapshot in journal.snapshots():
        with suppress(Exception):
            for key, found in read_snapshot(snapshot).current.items():
                here = contents.current.get(key, ())
                lost = not here or key in contents.damaged
                if lost and key not in older and found[0].revision > max((entry.revision for entry in here), default=0):
                    older[key] = found
    return older


def _flat(entries: dict[str, tuple[Entry, ...]]) -> list[Entry]:
    return [entry for found in entries.values() for entry in found]

"""Whether the journal and its copies are well. They are read and not changed."""

import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

from ..clock import local
from ..journal import JournalError
from ..journal.address import address
from ..journal.connection import LOCK_WAIT, check_ours
from ..journal.contents import Contents, deserialized, is_damage, read_contents
from ..journal.entry import check_key
from ..journal.errors import NotOurs, as_journal_error
from ..journal.known import note_beside, read_known
from ..journal.migrations import SCHEMA_VERSION, migrate
from ..journal.recovery import read_snapshot
from ..journal.snapshots import Snapshot, folder_of, snapshots_of
from ..journal.store import check_not_lost
from ..limits import Limit
from ..wording import counted, moment_with_zone
from .computer import can_lock
from .findings import Patient, Said, State

COPIES_CHECKED = Limit(3, "copies that are looked into", harmless="the newest; the others are not touched")
MOST_UNREADABLE = Limit(10, "answers that cannot be read, by name", "{named} and {count} more")
LATEST_COPY = timedelta(hours=1)  # after a change; it is made with the first change after five minutes
KEEP = "To keep your answers in a file: workbook export."
LOOK = "Open a page: it shows what can be done."
_LATER = {
    sqlite3.SQLITE_READONLY_ROLLBACK: "The last save was cut short. The next page you open puts that right by itself.",
    sqlite3.SQLITE_BUSY: "Another page is saving at this moment. Please ask again.",
}


def read_journal(path: Path) -> tuple[Contents | None, Said]:
    """What is in the journal at `path`, and what is to be said about it. Never raises."""
    try:
        if not path.exists():
            check_not_lost(path)
            return None, ("fine", "Nothing has been written yet.")
        contents = contents_of(path)
        if contents.broken:
            lost = read_known(path).answers - len({*contents.current, *contents.damaged})
            contents = replace(contents, unnamed=max(0, lost))
        return contents, of_contents(contents)
    except Exception as error:
        if getattr(error, "sqlite_errorcode", None) in _LATER:
            return None, ("note", _LATER[error.sqlite_errorcode])  # type: ignore[attr-defined]
        sentence = error if isinstance(error, JournalError) else as_journal_error(error)
        return None, ("mend", f"{sentence} {LOOK}")


def contents_of(path: Path) -> Contents:
    """What is in the journal at `path`, which is not changed by this.

    Raises `JournalError`, `OSError` or `sqlite3.Error` when it cannot be read.
    """
    if not path.is_file():
        raise NotOurs("A folder stands in the journal's place.")
    if path.stat().st_size == 0:
        raise NotOurs("The journal file is empty.")
    if not os.access(path, os.R_OK):
        raise JournalError("The journal cannot be read: its file is closed to you.")
    try:
        with _in_memory(path) as db:
            version = check_ours(db)
            if version > SCHEMA_VERSION:
                raise JournalError("A newer version of the workbook made this journal. Please update.")
            if version < SCHEMA_VERSION:
                migrate(db)
            return read_contents(db)
    except (sqlite3.DatabaseError, UnicodeDecodeError, NotOurs) as error:
        if not isinstance(error, NotOurs) and not is_damage(error):
            raise
        return _with_a_new_first_page(path, error)


def _with_a_new_first_page(path: Path, error: Exception) -> Contents:
    db = deserialized(path.read_bytes())
    if db is None:
        raise NotOurs("The file in the journal's place is not a workbook journal.") from error
    with closing(db):
        return replace(read_contents(db), broken=True)


@contextmanager
def _in_memory(path: Path) -> Iterator[sqlite3.Connection]:
    """A copy of the file in memory; the file is locked for reading meanwhile, as far as files can be locked there."""
    note = note_beside(path)
    how = "&nolock=1" if note.is_file() and not can_lock(note) else ""
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as db:
        with closing(_opened(address(path, f"mode=ro{how}"))) as file:
            file.execute("BEGIN")
            file.execute("SELECT count(*) FROM sqlite_master")  # takes the lock; `backup` would wait for it for ever
            file.backup(db)
        yield db


def _opened(address: str) -> sqlite3.Connection:
    return sqlite3.connect(address, uri=True, timeout=LOCK_WAIT, isolation_level=None)


def of_contents(contents: Contents) -> Said:
    readable = counted(len(contents.current), "answer")
    if not contents.broken:
        return "fine", f"{readable}, all whole."
    lost = len(contents.damaged) + contents.unnamed
    if not lost:
        return "mend", f"The journal file is damaged. {readable} can be read, and none is known to be lost. {LOOK}"
    keys = list(filter(_is_key, contents.damaged))
    which, more = ", ".join(keys[:MOST_UNREADABLE]), len(keys) - MOST_UNREADABLE
    which = MOST_UNREADABLE.sentence(named=which, count=more) if more > 0 else which
    named = f" ({which})" if which else ""
    said = f"The journal file is damaged. {readable} can be read; {lost} cannot, or only as before{named}."
    return "mend", f"{said} {LOOK}"


def _is_key(key: str) -> bool:
    """Whether it is a key and nothing else: in a damaged file, what a person wrote can stand where keys stood."""
    try:
        check_key(key)
    except ValueError:
        return False
    return True


def conflicts(patient: Patient) -> Said | None:
    current = patient.contents.current if patient.contents else {}
    waiting = sum(len({entry.text for entry in found}) > 1 for found in current.values())
    if not waiting:
        return None
    return "note", f"{counted(waiting, 'answer')} changed in two places: both are kept. Open a page and choose."


def as_many(patient: Patient) -> Said | None:
    known = read_known(patient.path).answers
    if patient.contents is None or patient.contents.broken or known <= len(patient.contents.current):
        return None
    here = len(patient.contents.current)
    return "mend", (
        f"The journal held {counted(known, 'answer')} when it was last saved, and holds {here:,} now."
        " Perhaps an older file was put in its place; the copies may have the rest."
    )


def copies_there(patient: Patient) -> Said | None:
    copies = snapshots_of(patient.path)
    if not copies:
        return ("note", f"There is no copy to go back to. {KEEP}") if patient.contents else None
    checked = copies[:COPIES_CHECKED]
    damaged = sum(not _is_whole(copy) for copy in checked)
    newest = moment_with_zone(local(copies[0].taken))
    said = f"{counted(len(copies), 'copy', 'copies')} to go back to, the newest of {newest}."
    if damaged:
        state: State = "mend" if damaged == len(checked) else "note"
        return state, f"{said} Of {len(checked)} looked at, {damaged} cannot be used. {KEEP}"
    if _last_change(patient) - copies[0].taken > LATEST_COPY:
        return "note", f"{said} What you changed since then is in no copy. {KEEP}"
    return "fine", f"{said} {counted(len(checked), 'copy', 'copies')} looked at: whole."


def _last_change(patient: Patient) -> datetime:
    current = patient.contents.current if patient.contents else {}
    return max((entry.at for found in current.values() for entry in found), default=datetime.min.replace(tzinfo=UTC))


def _is_whole(copy: Snapshot) -> bool:
    with suppress(Exception):
        return not read_snapshot(copy).broken
    return False


def leftovers(patient: Patient) -> Said | None:
    folders = (patient.home, folder_of(patient.path))
    unfinished = [path for folder in folders for path in folder.glob("*.new-*") if not path.name.endswith("-journal")]
    if not unfinished:
        return None
    return (
        "note",
        f"{counted(len(unfinished), 'unfinished file')} of a save that was cut short. Nothing is lost by it.",
    )


def entries_set_aside(patient: Patient) -> Said | None:
    stem, suffix = patient.path.stem, patient.path.suffix
    aside = [*patient.home.glob(f"{stem}.*{suffix}"), *patient.home.glob("snapshots.set-aside-*")]
    if not aside:
        return None
    return (
        "note",
        f"{counted(len(aside), 'older journal')} set aside in the folder. What stands there is private.",
    )

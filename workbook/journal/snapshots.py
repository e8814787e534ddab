"""Snapshots: whole copies of the journal in a folder beside it, made with SQLite's backup.

A plain copy of the file during a save is broken; SQLite's backup never is. Each snapshot is read and
checked before it counts as one.
"""

import re
import sqlite3
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from ..limits import Limit
from .contents import read_contents
from .errors import Damaged
from .files import beside
from .migrations import SCHEMA_VERSION, last_revision, open_unshared, undisturbed

EVERY = timedelta(minutes=5)  # while something changes
MOST_OF_COPIES = Limit(
    50_000_000,
    "bytes of all copies together",
    harmless="the oldest copies go; the newest stays, and so does the journal",
)
ALWAYS_KEPT = 12  # the newest stay whatever a clock says
_NAME = re.compile(r"(\d{12})-(\d{8}T\d{6})Z-([a-z-]+)\.sqlite3")
_STAMP = "%Y%m%dT%H%M%S"

WHY = {
    "change": "while you worked",
    "before-import": "before a file was restored",
    "before-update": "before the workbook was updated",
    "before-delete": "before something was deleted",
    "before-going-back": "before going back",
}


@dataclass(frozen=True)
class Snapshot:
    """A copy at `path` of the journal as it was at `revision`. why : a key of WHY."""

    path: Path
    revision: int
    taken: datetime
    why: str

    @property
    def order(self) -> tuple[int, datetime]:
        """By revision first: clocks jump."""
        return self.revision, self.taken


def folder_of(journal: Path) -> Path:
    return journal.parent / "snapshots"


def snapshots_of(journal: Path) -> list[Snapshot]:
    """All snapshots of the journal at this path, the newest first."""
    found = []
    with suppress(OSError):
        for path in folder_of(journal).iterdir():
            if match := _NAME.fullmatch(path.name):
                revision, stamp, why = match.groups()
                with suppress(ValueError):
                    taken = datetime.strptime(stamp, _STAMP).replace(tzinfo=UTC)
                    found.append(Snapshot(path, int(revision), taken, why))
    return sorted(found, key=lambda snapshot: snapshot.order, reverse=True)


def take(db: sqlite3.Connection, journal: Path, why: str, now: datetime | None = None) -> Snapshot:
    """Copy the open journal `db`, check the copy, and remove old ones.

    Raises `OSError` or `sqlite3.Error` when there is no room, `Damaged` when the copy is not whole.
    """
    now = (now or datetime.now(UTC)).replace(microsecond=0)
    with undisturbed(db):
        revision = _revision(db)  # this locks the journal; `backup` would wait for a lock for ever
        path = folder_of(journal) / f"{revision:012d}-{now.strftime(_STAMP)}Z-{why}.sqlite3"
        _copy(db, path, why)
    thin_out(journal, now)
    return Snapshot(path, revision, now, why)


def _copy(db: sqlite3.Connection, path: Path, why: str) -> None:
    with beside(path) as unfinished:
        copy = open_unshared(unfinished)
        try:
            db.backup(copy)
            if why != "before-update" and read_contents(copy).broken:
                raise Damaged("The snapshot could not be read back, so it was not kept.")
        finally:
            copy.close()
        unfinished.replace(path)


def _revision(db: sqlite3.Connection) -> int:
    (version,) = db.execute("PRAGMA user_version").fetchone()
    if version == SCHEMA_VERSION:
        return last_revision(db)
    (revision,) = db.execute("SELECT coalesce(max(revision), 0) FROM history").fetchone()
    return int(revision)


def is_due(journal: Path, revision: int, now: datetime | None = None) -> bool:
    """Whether something changed since the newest snapshot and that one is old enough, or from the future."""
    kept = snapshots_of(journal)
    if not kept:
        return revision > 0
    age = (now or datetime.now(UTC)) - kept[0].taken
    return revision != kept[0].revision and not timedelta(0) <= age < EVERY


def thin_out(journal: Path, now: datetime) -> None:
    """Remove snapshots that are not to be kept; one that cannot be removed stays."""
    kept = snapshots_of(journal)
    staying = set(to_keep(kept, now))
    for snapshot in kept:
        if snapshot not in staying:
            with suppress(OSError):
                snapshot.path.unlink()


def to_keep(snapshots: Iterable[Snapshot], now: datetime) -> list[Snapshot]:
    """The newest twelve; of seven days the last of every hour; before that the last of every week for four weeks.

    Together at most `MOST_OF_COPIES`, but always the newest one.
    """
    newest_first = sorted(snapshots, key=lambda snapshot: snapshot.order, reverse=True)
    slots: set[object] = set()
    staying: list[Snapshot] = []
    size = 0
    for number, snapshot in enumerate(newest_first):
        slot = _slot(snapshot, now)
        if number >= ALWAYS_KEPT and (slot is None or slot in slots):
            continue
        slots.add(slot)
        size += _size(snapshot)
        if staying and size > MOST_OF_COPIES:
            break
        staying.append(snapshot)
    return staying


def _slot(snapshot: Snapshot, now: datetime) -> object | None:
    """What a snapshot is the last of: an hour, a week, or nothing when it is too old."""
    age = now - snapshot.taken
    if age <= timedelta(days=7):
        return "hour", snapshot.taken.strftime("%Y%m%d%H")
    return ("week", age.days // 7) if age < timedelta(days=35) else None


def _size(snapshot: Snapshot) -> int:
    with suppress(OSError):
        return snapshot.path.stat().st_size
    return 0

"""The journal: what a person wrote, kept in one SQLite file under stable keys.

Nothing that was recorded is overwritten unseen. A version replaces another only when whoever recorded
it had been shown that other; otherwise both are current, and both are shown.
"""

import sqlite3
import time
from collections.abc import Iterable, Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager, suppress
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from ..wording import counted
from .contents import Contents, read_contents, read_versions
from .entry import Entry, ancestors_of, as_json, check_key, current, entry_of, make_entry
from .errors import Damaged, JournalError, Missing, NotOurs
from .known import Known, read_known, write_known
from .migrations import add, count_up, last_revision, next_revision, prune, seal, sealed_revision, set_current, swap
from .snapshots import Snapshot, is_due, snapshots_of, take
from .store import Store

BURST = 60.0  # seconds in which what one page keeps changing is one step of the history


@dataclass(frozen=True)
class Health:
    """How the journal is. `sentence` is empty when all is well.

    answers : how many can be read. damaged : keys that cannot, or only in an older version.
    usable : whether anything can be recorded. broken : the file is damaged, lost or not ours; only a
    person can decide how to go on.
    """

    sentence: str = ""
    answers: int = 0
    damaged: tuple[str, ...] = ()
    usable: bool = True
    broken: bool = False


class Journal:
    """The journal in the file `path`, as the pages of one kernel have it.

    The journal knows what this page was shown: `latest` shows, `record` compares. Reading never makes a
    file. One `Journal` may be used from several threads. Every method but `health` raises `JournalError`
    when the file cannot be used: it is not ours, missing, damaged, locked, or the disk refuses.
    """

    def __init__(self, path: Path | str) -> None:
        self.path = Path(path).expanduser().absolute()
        self._store = Store(self.path)
        self._contents = Contents()
        self._as_of: tuple[int, int] | None = None  # the connection, and its data_version when it was read
        self._shown: dict[str, Entry | None] = {}
        self._burst: dict[str, tuple[Entry, float]] = {}  # what this page recorded last, and since when
        self._noted = -1  # how many answers the note beside the file says
        self.over = ""  # why this page records nothing any more

    def __repr__(self) -> str:
        return "Journal()"

    def latest(self, key: str, default: Any = None) -> Any:
        """The current value under `key`, or `default`. From now on this page counts as having been shown it.

        Raises `Damaged` when it cannot be read.
        """
        with self._reading():
            found = self._contents.current.get(key)
            if not found and (key in self._contents.damaged or self._contents.unnamed):
                raise Damaged("One of your answers is damaged and cannot be read.")
            self._shown[key] = found[0] if found else None
        return found[0].value if found else default

    def shown(self, entries: Mapping[str, Entry]) -> None:
        """From now on this page counts as having been shown these versions, by key, as from `contents`."""
        self._shown |= entries

    def record(self, key: str, value: Any) -> Entry:
        """Keep `value` (anything JSON holds) under `key`; returns once the commit has returned.

        If somebody else has changed the answer since this page was shown it, both versions are current.
        Raises `ValueError` for a key that is not of the form `interview.role`, or a value JSON cannot hold.
        """
        return self.record_all({key: value})[key]

    def record_all(self, values: Mapping[str, Any]) -> dict[str, Entry]:
        """Record what belongs together in one transaction: all of it is kept, or none. Raises what `record` raises."""
        texts = {}
        for key, value in values.items():
            check_key(key)
            texts[key] = as_json(key, value)
        recorded: dict[str, tuple[Entry, float]] = {}
        with self._writing() as db:
            for key, text in texts.items():
                recorded[key] = self._replace(db, key, text)
        for key, (entry, _since) in recorded.items():
            self._shown[key] = entry
        self._burst |= recorded
        return {key: entry for key, (entry, _since) in recorded.items()}

    def choose(self, key: str, value: Any) -> Entry:
        """Of several current versions, go on with `value` alone; they all stay in the history."""
        with self._writing() as db:
            replaced = self._contents.current.get(key, ())
            entry = make_entry(key, value, next_revision(db), ancestors_of(replaced))
            self._swap(db, replaced, entry)
        self._shown[key] = entry
        return entry

    def merge(self, entries: Iterable[Entry]) -> None:
        """Put versions from elsewhere together with those that are here, in one transaction.

        The order does not matter, and merging twice is merging once.
        """
        entries = list(entries)
        with self._writing() as db:
            here = [entry for found in self._contents.current.values() for entry in found]
            add(db, entries)
            self._set_current(db, current([*here, *entries]))

    def become(self, entries: Iterable[Entry]) -> None:
        """Go back: make these versions the current ones, in one transaction. Others are left to the copies."""
        entries = list(entries)
        with self._writing() as db:
            add(db, entries)
            prune(db, current(entries))
            self._set_current(db, current(entries))

    def entries(self) -> dict[str, tuple[Entry, ...]]:
        """The current versions by key, the one that is shown in front."""
        with self._reading():
            return dict(self._contents.current)

    def conflicts(self) -> dict[str, tuple[Entry, ...]]:
        """The keys whose current versions differ, the one that is shown in front."""
        several = ((key, found) for key, found in self.entries().items() if len(found) > 1)
        return {key: found for key, found in several if len({entry.text for entry in found}) > 1}

    def contents(self) -> Contents:
        """All that can be read, and what is damaged."""
        with self._reading():
            return self._contents

    def history(self, key: str) -> list[Entry]:
        """Every version under `key` that was kept, the oldest first. What one page changes within a minute is one.

        A version that is damaged is left out.
        """
        with self._reading() as db:
            if self._contents.broken:
                return sorted((one for one in self._contents.versions if one.key == key), key=lambda one: one.rank)
            return list(read_versions(db, key)) if db else []

    def revision(self) -> int:
        """How many versions were recorded or merged so far, those of other copies counted."""
        with self._reading() as db:
            return last_revision(db) if db else 0

    def about(self, name: str) -> str:
        """What the journal says of itself: its id under "workbook", the nickname under "owner"; "" when it does not."""
        with self._reading() as db:
            row = db.execute("SELECT value FROM about WHERE name = ?", (name,)).fetchone() if db else None
        return str(row[0]) if row else ""

    def note(self, name: str, value: str) -> None:
        """Have the journal say this of itself from now on."""
        with self._writing() as db:
            db.execute("REPLACE INTO about VALUES (?, ?)", (name, value))

    def end_burst(self) -> None:
        """From now on nothing is amended that was recorded so far."""
        self._burst = {}

    def seal(self) -> None:
        """The versions so far leave this file: whatever replaces them must name them."""
        with self._writing() as db:
            seal(db)

    def health(self) -> Health:
        """How the journal is. Never raises."""
        try:
            contents = self.contents()
        except JournalError as error:
            return Health(str(error), usable=False, broken=isinstance(error, Damaged | Missing | NotOurs))
        sentence = _what_is_damaged(contents) if contents.broken else self._store.read_only
        return Health(sentence, len(contents.current), contents.damaged, not sentence, contents.broken)

    def snapshots(self) -> list[Snapshot]:
        """The copies that can be gone back to, the newest first."""
        return snapshots_of(self.path)

    def snapshot(self, why: str) -> Snapshot | None:
        """Copy the journal now; None when there is nothing to copy. why : a key of `snapshots.WHY`."""
        if not self.revision():
            return None
        self.seal()
        with self._reading() as db:
            return take(db, self.path, why) if db else None

    def snapshot_if_due(self) -> Snapshot | None:
        """Copy the journal if something changed and the newest copy is five minutes old."""
        return self.snapshot("change") if is_due(self.path, self.revision()) else None

    def close(self) -> None:
        """Close the file; the next call opens it again."""
        self._store.close()

    def closed_everywhere(self) -> AbstractContextManager[None]:
        """The file is open nowhere in this process meanwhile, so that it can be renamed or removed everywhere."""
        return self._store.closed_everywhere()

    def forget(self, over: str = "") -> None:
        """Close the file, which is another now, and forget what was read. over : why nothing is recorded any more."""
        self._store.forget()
        self._contents, self._as_of = Contents(), None
        self._burst, self._noted, self.over = {}, -1, over

    @contextmanager
    def _reading(self) -> Iterator[sqlite3.Connection | None]:
        with self._store.reading() as db:
            self._read(db)
            yield db

    @contextmanager
    def _writing(self) -> Iterator[sqlite3.Connection]:
        """A transaction on a journal that was read; when it fails, what was read counts no longer."""
        if self.over:
            raise JournalError(self.over)
        try:
            with self._store.writing() as db:
                self._read(db)
                if self._contents.broken:
                    raise Damaged(_what_is_damaged(self._contents))
                yield db
        except BaseException:
            self._as_of = None
            raise
        self._note_beside()

    def _read(self, db: sqlite3.Connection | None) -> None:
        """Read the journal, unless nobody else has written since it was read."""
        if db is None:
            self._contents, self._as_of = Contents(), None
            return
        (version,) = db.execute("PRAGMA data_version").fetchone()
        if self._as_of != (self._store.opened, version):
            read = read_contents(db)
            broken = read.broken or self._store.damaged
            unnamed = read_known(self.path).answers - len({*read.current, *read.damaged}) if broken else 0
            self._contents = replace(read, broken=broken, unnamed=max(unnamed, 0))
            self._as_of = self._store.opened, version

    def _replace(self, db: sqlite3.Connection, key: str, text: str) -> tuple[Entry, float]:
        """The new version in place of what this page was shown, and since when this page has been changing it."""
        shown = self._shown.get(key)
        known = {text, shown.text} if shown else {text}
        replaced = [entry for entry in self._contents.current.get(key, ()) if entry == shown or entry.text in known]
        amended = self._amended(db, key, replaced)
        entry = entry_of(key, text, next_revision(db), amended.ancestors if amended else ancestors_of(replaced))
        self._swap(db, replaced, entry, amended)
        return entry, self._burst[key][1] if amended else time.monotonic()

    def _swap(
        self, db: sqlite3.Connection, replaced: Iterable[Entry], entry: Entry, amends: Entry | None = None
    ) -> None:
        swap(db, replaced, entry, amends)
        left = [one for one in self._contents.current.get(entry.key, ()) if one not in replaced]
        now = sorted([entry, *left], key=lambda one: one.rank, reverse=True)
        self._contents = replace(self._contents, current=self._contents.current | {entry.key: tuple(now)})

    def _set_current(self, db: sqlite3.Connection, now: dict[str, tuple[Entry, ...]]) -> None:
        set_current(db, now)
        count_up(db)
        seal(db)
        self._contents = Contents(now)

    def _amended(self, db: sqlite3.Connection, key: str, replaced: list[Entry]) -> Entry | None:
        """The version that this page recorded a moment ago, if nobody else can have it."""
        mine, since = self._burst.get(key, (None, 0.0))
        fresh = mine is not None and replaced == [mine] and time.monotonic() - since < BURST
        return mine if fresh and mine and mine.revision > sealed_revision(db) else None

    def _note_beside(self) -> None:
        """Note how many answers there are whenever that changes."""
        answers = len(self._contents.current)
        if answers != self._noted:
            with suppress(JournalError):  # what was to be saved is saved
                write_known(self.path, Known(answers, self.about("workbook")))
                self._noted = answers


def _what_is_damaged(contents: Contents) -> str:
    count = len(contents.current)
    readable = f"{counted(count, 'answer')} can be read"
    lost = len(contents.damaged) + contents.unnamed
    if not lost:
        return f"The journal file is damaged. {readable}, and none is known to be lost."
    return f"The journal file is damaged. {readable}; {lost} cannot, or perhaps only as they were earlier."

"""Clocks that jump, processes that fork, folders that are left: order, copies and privacy do not hang on them."""

import os
import random
import stat
import threading
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from itertools import pairwise
from pathlib import Path
from unittest import mock

from torture.kills import Forked, Say, alone, leaving_time
from workbook.journal import Autosave, Journal, entry, snapshots
from workbook.journal.files import write_whole
from workbook.journal.recovery import repair, start_afresh
from workbook.journal.snapshots import ALWAYS_KEPT, EVERY, is_due, snapshots_of

KEYS = ("interview.employer", "reflection.notes", "offer.worth")
DAYS = (
    datetime(1970, 1, 1, tzinfo=UTC),
    datetime(2000, 2, 29, 23, 59, 59, tzinfo=UTC),
    datetime(2025, 3, 30, 0, 59, 59, tzinfo=UTC),
    datetime(2038, 1, 19, 3, 14, 7, tzinfo=UTC),
    datetime(2106, 2, 7, 6, 28, 15, tzinfo=UTC),
    datetime(2262, 4, 11, tzinfo=UTC),
)


class Clock(datetime):
    """A clock that says what it is told to."""

    says = DAYS[2]

    @classmethod
    def now(cls, tz=None):
        return cls.says.astimezone(tz)


@contextmanager
def set_by_hand() -> Iterator[type[Clock]]:
    with mock.patch.object(entry, "datetime", Clock), mock.patch.object(snapshots, "datetime", Clock):
        yield Clock


def jumps(count: int, folder: Path) -> dict[str, int]:
    """The clock jumps `count` times between saves and copies, by seconds, days and centuries."""
    luck = random.Random(10)
    journal = Journal(folder / "journal.sqlite3")
    wrote: dict[str, list[int]] = {key: [] for key in KEYS}
    counts = Counter(jumps=count)
    copied: list[str] = []
    with set_by_hand() as clock:
        for number in range(count):
            clock.says = _elsewhere(clock.says, luck)
            key = luck.choice(KEYS)
            journal.record(key, number)
            journal.seal()
            wrote[key].append(number)
            _check_due(journal, clock.says)
            if luck.random() < 0.3:
                copied.append(journal.snapshot("change").path.name)
                counts["copies"] += 1
            _check_copies(journal.path, copied)
            if number % 50 == 49:
                _check_order(journal, wrote)
                _check_order(Journal(journal.path), wrote)
                clock.says = _elsewhere(clock.says, luck)
                _check_conflict(journal, key, number, wrote)
    counts["went_back"] = sum(later.at < earlier.at for key in KEYS for earlier, later in _pairs(journal.history(key)))
    assert counts["went_back"] or count < 10, "no clock went back"
    return dict(counts)


def _elsewhere(now: datetime, luck: random.Random) -> datetime:
    by = luck.choice((timedelta(seconds=1), timedelta(minutes=6), timedelta(hours=1), timedelta(days=1)))
    moved = luck.choice((now + by, now - by, luck.choice(DAYS) + timedelta(seconds=luck.randrange(10**7))))
    return moved if moved >= DAYS[0] else DAYS[0]


def _pairs(history: list[entry.Entry]) -> Iterator[tuple[entry.Entry, entry.Entry]]:
    return pairwise(history)


def _check_order(journal: Journal, wrote: dict[str, list[int]]) -> None:
    for key, numbers in wrote.items():
        history = journal.history(key)
        assert [one.value for one in history] == numbers, f"{key}: the history is in another order than was written"
        assert all(before.revision < after.revision for before, after in _pairs(history)), f"{key}: revisions"
        assert journal.latest(key, -1) == (numbers or [-1])[-1], f"{key}: an older answer is shown"


def _check_conflict(journal: Journal, key: str, number: int, wrote: dict[str, list[int]]) -> None:
    """Of two versions the one that was recorded last is shown in front."""
    Journal(journal.path).record(key, -number)
    shown = [one.value for one in journal.entries()[key]]
    assert shown == [-number, number], f"{key}: of two versions the earlier one is shown: {shown}"
    journal.choose(key, -number)
    journal.seal()
    wrote[key] += [-number, -number]


def _check_due(journal: Journal, now: datetime) -> None:
    """After a change a copy is due, unless one was made within the five minutes before."""
    newest = next(iter(snapshots_of(journal.path)), None)
    fresh = newest is not None and timedelta(0) <= now - newest.taken < EVERY
    assert is_due(journal.path, journal.revision(), now) == (not fresh), f"at {now}, with a copy of {newest}"


def _check_copies(journal: Path, copied: list[str]) -> None:
    """The copies that were made last are there, in their order, whatever the clock said."""
    there = [copy.path.name for copy in snapshots_of(journal)]
    newest = copied[-ALWAYS_KEPT:][::-1]
    assert there[: len(newest)] == newest, "one of the newest copies was removed"


def surroundings(count: int, folder: Path) -> dict[str, int]:
    """Processes fork while a thread saves, the folder is left, and the mask lets everybody read: `count` forks."""
    return {"private": _everything_is_private(folder / "mask"), "forks": _forks(count, folder / "forks")}


def _everything_is_private(home: Path) -> int:
    """How many files and folders were made; all of them can be opened by their owner alone."""
    home.mkdir()

    def work(_say: Say) -> None:
        os.umask(0)
        os.chdir(home)
        journal = Journal("deep/down/journal.sqlite3")
        journal.record("reflection.notes", "private")
        os.chdir("/")
        journal.record("reflection.notes", "private, too")
        journal.snapshot("change")
        write_whole(home / "deep" / "exports" / "progress.json", b"{}")
        journal.path.write_bytes(journal.path.read_bytes().replace(b"private", b"privatf", 1))
        repair(journal)
        journal.record("offer.worth", 1)
        journal.path.unlink()
        start_afresh(journal)
        journal.record("offer.worth", 2)
        journal.snapshot("change")

    alone(work)
    found = list((home / "deep").rglob("*"))
    names = {path.name.split("-")[0].split(".")[0] for path in found}
    assert {"journal", "snapshots", "progress"} <= names, f"not all was made: {found}"
    for path in [home / "deep", *found]:
        mode = stat.S_IMODE(path.stat().st_mode)
        assert mode == (0o700 if path.is_dir() else 0o600), f"{path.relative_to(home)} is open to others: {mode:o}"
    return len(found) + 1


def _forks(count: int, home: Path) -> int:
    """A process forks while a thread of it saves: both go on saving, and each finds what the other saved."""
    path = home / "journal.sqlite3"
    journal, over = Journal(path), threading.Event()
    journal.record("from.thread", 0)
    autosave = Autosave(journal)

    def save() -> None:
        number = 0
        while not over.is_set():
            number += 1
            with leaving_time():
                journal.record("from.thread", number)

    thread = threading.Thread(target=save)
    thread.start()
    try:
        for number in range(count):
            child = Forked(lambda say, number=number: _save_in_the_child(journal, number, say))  # type: ignore[misc]
            assert child.said() == ["kept"], "what a forked process saved is not there"
            autosave.put({"from.parent": number})
            autosave.flush()
            assert not autosave.waiting, "the process that forked cannot save any more"
    finally:
        over.set()
        thread.join()
    after = Journal(path)
    assert not after.contents().broken, "forking damaged the journal"
    assert [after.latest(f"from.child-{number}") for number in range(count)] == list(range(count)), (
        "a save is not there"
    )
    assert after.latest("from.parent") == count - 1, "a save is not there"
    return count


def _save_in_the_child(journal: Journal, number: int, say: Say) -> None:
    journal.record(f"from.child-{number}", number)
    assert journal.latest(f"from.child-{number}") == number
    say("kept")

"""Every call to the system on the way to the disk fails once, or from then on: nothing that was saved is lost.

strace holds on to a forked process that works with a journal and makes one call of it fail. The process was
warmed up before, so it asks the system for nothing but its journal's files.
"""

import ctypes
import mmap
import os
import random
import re
import shutil
import subprocess
import time
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from itertools import count as numbers
from itertools import zip_longest
from pathlib import Path

import strace

from torture.kills import Forked, Say, check_tidy, everything, go_back_again, repair_it, write_damaged
from workbook.journal import Autosave, Entry, Journal, JournalError, store
from workbook.journal.files import locks_work
from workbook.journal.recovery import read_snapshot
from workbook.journal.snapshots import snapshots_of

CALLS = (  # those that change files or need the system's leave; strace skips the ones that it does not know here
    *(
        "openat",
        "open",
        "creat",
        "pwrite64",
        "write",
        "writev",
        "pwritev",
        "fdatasync",
        "fsync",
        "ftruncate",
        "truncate",
    ),
    *("unlink", "unlinkat", "link", "linkat", "symlink", "symlinkat", "rename", "renameat", "renameat2", "fcntl"),
    *("flock", "chmod", "fchmod", "fchmodat", "fchown", "mkdir", "mkdirat", "rmdir", "utimensat", "fallocate"),
    *("pread64", "read", "lseek", "access", "faccessat", "faccessat2", "newfstatat", "getdents64"),
)
ERRORS = ("ENOSPC", "EIO", "EACCES", "EMFILE", "ENOLCK", "EROFS", "EDQUOT")
KEYS = ("interview.employer", "interview.role", "reflection.notes")
ASK_ANYBODY = 0x59616D61  # prctl: whoever wants may trace this process, where only a parent might
ROUNDS = 3


@dataclass(frozen=True)
class Point:
    """The call `name` fails with `error` the `number`th time, or from then on."""

    name: str
    error: str
    number: int
    lasting: bool

    def __str__(self) -> str:
        return f"{self.name}:error={self.error}:when={self.number}{'+' if self.lasting else ''}"


class Board:
    """Memory that two processes share: writing to it is no call to the system."""

    def __init__(self) -> None:
        self._memory = mmap.mmap(-1, 1 << 18)
        self._held = mmap.mmap(-1, 1)

    def let_go(self) -> None:
        self._held[0] = 1

    def wait(self) -> None:
        """Wait for `let_go`, without any call that may be made to fail."""
        while not self._held[0]:
            time.sleep(0.001)

    def say(self, line: str) -> None:
        self._memory.write(line.encode() + b"\n")

    def said(self) -> list[str]:
        return self._memory[:].rstrip(b"\0").decode().splitlines()


def sweep(count: int, folder: Path) -> dict[str, int]:
    """Run a life of a journal `count` times, each time with another call that fails."""
    _live(folder / "to-warm-up", lambda line: None)
    locks_work(folder)
    points = chosen(count, _calls(folder / "none-fails"))
    counts = Counter(points=len(points), kinds_of_call=len({point.name for point in points}))
    for number, point in enumerate(points):
        counts += _try(point, folder / str(number))
    return dict(counts)


def chosen(count: int, calls: dict[str, int]) -> list[Point]:
    """`count` of all points, of every call about as many as of any other as long as it has them."""
    luck = random.Random(6)
    lists = []
    for name, times in calls.items():
        numbers = range(1, times + 1)
        points = [Point(name, error, n, more) for error in ERRORS for n in numbers for more in (False, True)]
        lists.append(luck.sample(points, len(points)))
    in_turn = [point for row in zip_longest(*lists) for point in row if point]
    return in_turn[:count]


def _calls(home: Path) -> dict[str, int]:
    """How often each call is made when none fails."""
    log = home.with_suffix(".strace")
    lines = traced(lambda say: _live(home, say), "-e", f"trace={_known_calls()}", log=log)
    assert not any(line.startswith("failed") for line in lines), "a save failed although no call did"
    calls = _lines(log)
    strange = [
        line for line in calls if '"' in line and str(home) not in line and re.match(r"open|unlink|rename", line)
    ]
    assert all("/dev/urandom" in line for line in strange), f"the process does something else, too: {strange[:3]}"
    return _counted(log)


def _lines(log: Path) -> list[str]:
    return [line for line in log.read_text().splitlines() if re.match(r"\w+\(", line)]


def _counted(log: Path) -> dict[str, int]:
    """How often each call was made."""
    return dict(Counter(line.partition("(")[0] for line in _lines(log)))


def _known_calls() -> str:
    """CALLS, those left out that this computer does not have."""
    return ",".join(f"?{name}" for name in CALLS)


def traced(work: Callable[[Say], object], *options: str, log: str | Path = os.devnull) -> list[str]:
    """Do `work(say)` in a process of its own, held by strace with these options; what it said."""
    board = Board()

    def held(_say: Say) -> None:
        ctypes.CDLL(None).prctl(ASK_ANYBODY, ctypes.c_ulong(-1), 0, 0, 0)
        store.LOCK_WAIT = 0.1
        board.wait()
        work(board.say)

    process = Forked(held)
    command = [strace.find() or "strace", "-p", str(process.process), "-o", str(log), *options]
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True) as tracer:
        first = tracer.stderr.readline()  # type: ignore[union-attr]
        if "attached" not in first:
            process.kill()
        assert "attached" in first, f"strace could not hold the process: {first}{tracer.stderr.read()}"  # type: ignore[union-attr]
        board.let_go()
        process.said()
    return board.said()


def _live(home: Path, say: Say) -> None:
    """What a page does with its journal: save, copy, close, open and save again; it goes on when something fails."""
    journal = Journal(home / "journal.sqlite3")
    for number in range(ROUNDS):
        for key in KEYS:
            _save(journal, key, number, say)
    _copy(journal)
    journal.close()
    for key in KEYS:
        _save(journal, key, ROUNDS, say)


def _save(journal: Journal, key: str, number: int, say: Say) -> None:
    for attempt in ("first", "again"):
        say(f"try {key} {number}")
        try:
            journal.record(key, _value(number))
        except JournalError as error:
            say(f"failed-{attempt} {key} {number} {error}")
        else:
            say(f"kept {key} {number}")
            return


def _copy(journal: Journal) -> None:
    try:
        journal.snapshot("change")
    except JournalError:
        return


def _value(number: int) -> dict[str, object]:
    return {"number": number, "text": f"Text {number} 🙂 " * (1 + 300 * number)}


def _try(point: Point, home: Path) -> Counter[str]:
    """One life in which the call at `point` fails, and what is there afterwards."""
    log = home.with_suffix(".strace")
    lines = traced(lambda say: _live(home, say), "-e", f"trace={point.name}", "-e", f"inject={point}", log=log)
    reached = "(INJECTED)" in log.read_text()
    counts = Counter(kind for kind, *_ in map(str.split, lines))
    if not point.lasting:
        assert not counts["failed-again"], f"{point}: saving failed again after the error had gone: {_failure(lines)}"
        assert counts["kept"] == len(KEYS) * (ROUNDS + 1), f"{point}: not everything was saved in the end"
    assert counts["kept"] + counts["failed-again"] == len(KEYS) * (ROUNDS + 1), f"{point}: the process did not finish"
    _check(point, home, lines)
    refused = counts["failed-first"] + counts["failed-again"]
    return Counter(calls_failed=reached, saves_acknowledged=counts["kept"], saves_refused=refused)


def _failure(lines: list[str]) -> str:
    return next((line for line in lines if line.startswith("failed-again")), "")


def _check(point: Point, home: Path, lines: list[str]) -> None:
    """Without any error now: every acknowledged save is there, whole; and saving works again."""
    journal = Journal(home / "journal.sqlite3")
    assert not journal.contents().broken, f"{point}: {journal.health().sentence}"
    for key in KEYS:
        found = [entry.value for entry in journal.entries().get(key, ())]
        assert all(value == _value(value["number"]) for value in found), f"{point}: a torn value of {key} is there"
        there = max((value["number"] for value in found), default=-1)
        kept, tried = _newest(lines, f"kept {key}"), _newest(lines, f"try {key}")
        assert kept <= there <= tried, f"{point}: {key} is {there}, but {kept} was saved and {tried} tried last"
    for copy in snapshots_of(journal.path):
        assert not read_snapshot(copy).broken, f"{point}: a copy is not whole"
    journal.record("added.later", 1)
    check_tidy(home)
    journal.close()


def _newest(lines: list[str], what: str) -> int:
    return max((int(line.split()[2]) for line in lines if line.startswith(what)), default=-1)


def repairs(count: int, folder: Path) -> dict[str, int]:
    """A journal is repaired, or gone back behind, `count` times, each time with another call that fails."""
    before, readable = write_damaged(folder / "damaged")
    counts = Counter(points=0)
    for work in (repair_it, go_back_again):
        room = folder / work.__name__
        log = room.with_suffix(".strace")
        _put_right(_copied(folder, room / "to-warm-up"), work, lambda line: None)
        path = _copied(folder, room / "none-fails")
        traced(lambda say: _put_right(path, work, say), "-e", f"trace={_known_calls()}", log=log)  # noqa: B023
        for number, point in enumerate(chosen(count // 2, _counted(log))):
            path = _copied(folder, room / str(number))
            inject = ("-e", f"trace={point.name}", "-e", f"inject={point}")
            said = traced(lambda say: _put_right(path, work, say), *inject)  # noqa: B023
            assert said, f"{point}: the process did not finish"
            journal = Journal(path)
            broken = journal.contents().broken
            assert said[0] == "refused" or not broken, f"{point}: it is said to be repaired, and is not"
            assert not broken or path.read_bytes() == before, f"{point}: the damaged file was changed"
            assert readable <= everything(path, journal), f"{point}: an answer that could be read is nowhere"
            counts += Counter({"points": 1, said[0]: 1})
            shutil.rmtree(path.parent)
    return dict(counts)


def _copied(folder: Path, room: Path) -> Path:
    return Path(shutil.copytree(folder / "damaged", room)) / "journal.sqlite3"


def _put_right(path: Path, work: Callable[[Journal], object], say: Say) -> None:
    try:
        work(Journal(path))
    except (JournalError, IndexError):  # the copies could not be listed
        say("refused")
    else:
        say("done")


def slow(seconds: int, folder: Path) -> dict[str, int]:
    """The disk takes `seconds` over one save: whoever types goes on typing meanwhile, and all of it is saved."""
    journal = Journal(folder / "journal.sqlite3")
    journal.record("reflection.notes", -1)
    journal.close()
    delay = f"inject=fdatasync:delay_exit={seconds}000000:when=1"
    lines = traced(lambda say: _type(journal, say), "-f", "-e", "trace=fdatasync", "-e", delay)
    meanwhile = lines[lines.index("recording") : lines.index("recorded")].count("put")
    assert meanwhile >= 100, f"while the disk was busy only {meanwhile} changes could be made"
    assert Journal(journal.path).latest("reflection.notes") == lines.count("put") - 1, "the last change is not there"
    return {"seconds": seconds, "changes_made_meanwhile": meanwhile}


def _type(journal: Journal, say: Say) -> None:
    """Make changes until a save that began has ended."""
    told = Told(journal, say)
    autosave = Autosave(told)
    for number in numbers():
        autosave.put({"reflection.notes": number})
        say("put")
        if told.ended:
            break
        time.sleep(0.002)
    autosave.flush()


class Told:
    """A journal that says when it begins to record and when it has."""

    def __init__(self, journal: Journal, say: Say) -> None:
        self.journal, self.say, self.ended = journal, say, False

    def record_all(self, values: Mapping[str, object]) -> dict[str, Entry]:
        self.say("recording")
        entries = self.journal.record_all(values)
        self.say("recorded")
        self.ended = True
        return entries

    def snapshot_if_due(self) -> object:
        return self.journal.snapshot_if_due()

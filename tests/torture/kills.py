"""Processes that are killed while they write: what was said to be saved is there, and no file is ever half.

Each process is forked off this one, so that a kill costs milliseconds. `kill -9` leaves to the system what was
written before: it shows the death of a process, not of a computer.
"""

import os
import random
import select
import shutil
import signal
import time
import traceback
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import count as numbers
from pathlib import Path

from workbook.journal import Autosave, Entry, Journal, JournalError
from workbook.journal.files import remove_unfinished, write_whole
from workbook.journal.recovery import go_back, read_snapshot, repair
from workbook.journal.snapshots import folder_of, snapshots_of

KEYS = ("interview.employer", "interview.role", "reflection.notes", "offer.worth", "applications.order")
SOME_TEXT = "Ich frage nach dem Team 🙂, and then I listen. 面试官问了三次。 " * 40
FIXTURES = Path(__file__).parents[1] / "journal" / "fixtures"
PATIENCE = 60  # seconds without a word after which a process counts as stuck
FAILED = "! "

Say = Callable[[str], object]


class Forked:
    """A process that does `work(say)`; what it says, line by line, can be read here, also after it was killed."""

    def __init__(self, work: Callable[[Say], object]) -> None:
        reading, writing = os.pipe()
        self.process = os.fork()
        if self.process == 0:
            _work_and_end(work, writing)
        os.close(writing)
        self._said, self._reading, self._ended, self._code = b"", reading, False, 0

    def wait_for(self, word: str) -> None:
        """Return once the process has said a line that begins with `word`, or has ended."""
        while not self._ended and not any(line.startswith(word) for line in self._said.decode().splitlines()):
            self._read()

    def kill(self) -> None:
        os.kill(self.process, signal.SIGKILL)

    def said(self) -> list[str]:
        """All that it said, once it has ended. Raises `AssertionError` when it failed by itself."""
        while not self._ended:
            self._read()
        lines = self._said.decode().splitlines()
        failures = [line.removeprefix(FAILED) for line in lines if line.startswith(FAILED)]
        assert not failures, "a process failed:\n" + "\n".join(failures)
        assert self._code <= 0, "a process failed and could not say why"
        return lines

    def _read(self) -> None:
        ready, _, _ = select.select([self._reading], [], [], PATIENCE)
        if not ready:
            self.kill()
        more = os.read(self._reading, 65536)
        self._said += more
        if not more:
            os.close(self._reading)
            self._code = os.waitstatus_to_exitcode(os.waitpid(self.process, 0)[1])
            self._ended = True
        assert ready, f"a process said nothing for {PATIENCE} seconds; the last was: {self._said[-200:]!r}"


def _work_and_end(work: Callable[[Say], object], writing: int) -> None:
    """What the forked process does; a short line is written whole or not at all."""

    def say(line: str) -> None:
        os.write(writing, f"{line}\n".encode())

    failed = True
    try:
        work(say)
        failed = False
    except BaseException:
        for line in traceback.format_exc().splitlines():
            say(FAILED + line)
    finally:  # whatever happens: what comes after is the other process's
        os._exit(failed)


def alone(work: Callable[[Say], object]) -> list[str]:
    """Do `work(say)` to its end in a process of its own; what it said."""
    return Forked(work).said()


def killed(work: Callable[[Say], object], after: float, word: str = "") -> list[str]:
    """Do `work(say)` in a process of its own and kill it `after` seconds from `word`; what it said until then."""
    process = Forked(work)
    process.wait_for(word)
    time.sleep(after)
    process.kill()
    return process.said()


class Saved:
    """What processes have tried to save, what they were told is saved, and whether that is so."""

    def __init__(self) -> None:
        self.tried, self.kept = dict.fromkeys(KEYS, -1), dict.fromkeys(KEYS, -1)
        self.acknowledged = 0

    def hear(self, lines: list[str]) -> None:
        for line in lines:
            done, key, number = line.split()
            (self.tried if done == "try" else self.kept)[key] = int(number)
            self.acknowledged += done == "kept"

    def check(self, journal: Journal) -> None:
        assert not journal.contents().broken, f"the file is damaged: {journal.health().sentence}"
        for key in KEYS:
            value = journal.latest(key)
            number = value["number"] if value else -1
            assert number >= self.kept[key], f"{key}: {self.kept[key]} was saved, and {number} is there"
            assert number <= self.tried[key], f"{key}: {number} is there, which nobody wrote"
            assert value is None or value == value_of(number), f"{key}: {number} is not as it was written"
            assert len(journal.entries().get(key, ())) <= 1, f"{key}: one page made a conflict with itself"


def value_of(number: int) -> dict[str, object]:
    return {"number": number, "text": SOME_TEXT[: number * 7 % 900]}


def saves(count: int, folder: Path) -> dict[str, int]:
    """Kill a process `count` times while it saves, every other one through an Autosave; a new file every 50."""
    luck = random.Random(1)
    counts = Counter(kills=count)
    for number in range(count):
        if number % 50 == 0:
            path, saved = folder / f"saves-{number}" / "journal.sqlite3", Saved()
        work = save_directly if number % 2 else save_soon
        first = max(saved.tried.values()) + 1
        after = luck.uniform(0.005, 0.080) if number % 50 else luck.uniform(0, 0.004)
        saved.hear(killed(lambda say, f=first, p=path, w=work: w(p, f, say), after, "try"))  # type: ignore[misc]
        counts["in_mid_save"] += path.with_name("journal.sqlite3-journal").exists()
        journal = Journal(path)
        saved.check(journal)
        if path.exists():
            check_tidy(path.parent)
        journal.close()
        counts["acknowledged"] += saved.acknowledged
        saved.acknowledged = 0
    assert counts["in_mid_save"] or count < 50, "no process was killed in the middle of a save"
    return dict(counts)


def save_directly(path: Path, first: int, say: Say) -> None:
    journal = _shown(path)
    for number in numbers(first):
        key = KEYS[number % len(KEYS)]
        say(f"try {key} {number}")
        journal.record(key, value_of(number))
        say(f"kept {key} {number}")


def save_soon(path: Path, first: int, say: Say) -> None:
    """As a page saves: values are put, and recorded together."""
    autosave = Autosave(_shown(path))
    for number in numbers(first, 3):
        these = {KEYS[one % len(KEYS)]: one for one in range(number, number + 3)}
        for key, one in these.items():
            say(f"try {key} {one}")
        autosave.put({key: value_of(one) for key, one in these.items()})
        autosave.flush()
        if not autosave.waiting:
            for key, one in these.items():
                say(f"kept {key} {one}")


def _shown(path: Path) -> Journal:
    """A journal of which a page shows every answer, so that it replaces them and does not put its own beside them."""
    journal = Journal(path)
    for key in KEYS:
        journal.latest(key)
    return journal


@contextmanager
def leaving_time() -> Iterator[None]:
    """Rest as long as what is done here took, so that another process comes to save, too, however slow the disk is."""
    start = time.monotonic()
    yield
    time.sleep(time.monotonic() - start + 0.001)


@contextmanager
def unless_busy() -> Iterator[None]:
    """What is done here may be refused because another process is saving, and for no other reason."""
    try:
        yield
    except JournalError as error:
        if "Another page is saving" not in str(error):
            raise


def check_tidy(folder: Path) -> None:
    """Once a journal was opened, nothing is left of what was being written when a process died."""
    left = [str(path.relative_to(folder)) for path in folder.rglob("*.new-*")]
    assert not left, f"left behind: {left}"


def snapshots(count: int, folder: Path) -> dict[str, int]:
    """Kill a process `count` times while it copies the journal again and again."""
    luck = random.Random(2)
    path = folder / "journal.sqlite3"
    counts = Counter(kills=count)

    def work(say: Say) -> None:
        journal = Journal(path)
        for number in numbers():
            journal.record("reflection.notes", value_of(number))
            say("try")
            copy = journal.snapshot("change")
            say(f"kept {copy.path.name}")

    for _ in range(count):
        lines = killed(work, luck.uniform(0.001, 0.030), "try")
        counts["cut_short"] += any(folder_of(path).glob("*.new-*"))
        counts["acknowledged"] += len(lines) - lines.count("try")
        assert not Journal(path).contents().broken, "the journal was damaged by a copy"
        check_tidy(folder)
        copies = snapshots_of(path)
        for copy in copies[:3]:
            assert not read_snapshot(copy).broken, f"{copy.path.name} is not whole"
        kept = [line.removeprefix("kept ") for line in lines if line != "try"][-3:]
        assert set(kept) <= {copy.path.name for copy in copies}, "a copy that was made is not there"
    return dict(counts)


def migrations(count: int, folder: Path) -> dict[str, int]:
    """Kill a process `count` times while it brings a journal of version 1 up to date."""
    luck = random.Random(3)
    counts = Counter(kills=count)
    whole = _values(_opened_copy(folder / "whole"))
    for number in range(count):
        path = folder / str(number) / "journal.sqlite3"
        path.parent.mkdir()
        shutil.copy(FIXTURES / "schema-1.sqlite3", path)
        killed(lambda say, p=path: (say("now"), Journal(p).contents()), luck.uniform(0, 0.020))  # type: ignore[misc]
        counts["in_mid_save"] += path.with_name("journal.sqlite3-journal").exists()
        counts["not_begun"] += path.read_bytes() == (FIXTURES / "schema-1.sqlite3").read_bytes()
        journal = Journal(path)
        assert _values(journal) == whole, "an answer of the old journal is not there"
        assert not journal.contents().broken, "the update left a damaged journal"
        check_tidy(path.parent)
        assert any(copy.why == "before-update" for copy in snapshots_of(path)), "there is no copy from before"
        shutil.rmtree(path.parent)
    return dict(counts)


def _opened_copy(folder: Path) -> Journal:
    folder.mkdir()
    return Journal(shutil.copy(FIXTURES / "schema-1.sqlite3", folder / "journal.sqlite3"))


def _values(journal: Journal) -> dict[str, list[tuple[str, str]]]:
    return {key: [(entry.text, entry.stamp) for entry in journal.history(key)] for key in journal.entries()}


def repairs(count: int, folder: Path) -> dict[str, int]:
    """Kill a process `count` times while it repairs a damaged journal, or goes back to a copy of one that is lost."""
    luck = random.Random(4)
    counts = Counter(kills=count)
    damaged, readable = write_damaged(folder / "damaged")
    for number in range(count):
        path = folder / str(number) / "journal.sqlite3"
        shutil.copytree(folder / "damaged", path.parent)
        work = repair_it if number % 2 else go_back_again
        killed(lambda say, p=path, w=work: (say("now"), w(Journal(p))), luck.uniform(0, 0.030))  # type: ignore[misc]
        journal = Journal(path)
        contents = journal.contents()
        aside = list(path.parent.glob("journal.damaged-*.sqlite3"))
        if contents.broken:
            counts["not_done"] += 1
            assert path.read_bytes() == damaged, "the damaged file was changed"
        else:
            counts["done"] += 1
            assert len(contents.current) == len(KEYS), "the new journal is not complete"
        assert all(file.read_bytes() == damaged for file in aside), "what was set aside was changed"
        assert readable <= everything(path, journal), "an answer that could be read is nowhere"
        check_tidy(path.parent)
        if contents.broken:
            repair(journal)
            assert journal.health().usable, "it cannot be repaired again"
        shutil.rmtree(path.parent)
    return dict(counts)


def write_damaged(folder: Path) -> tuple[bytes, set[Entry]]:
    """A journal with a copy of it, in which some texts were then damaged; its bytes, and what can be read of it."""
    journal = Journal(folder / "journal.sqlite3")
    for number in range(60):
        journal.record(KEYS[number % len(KEYS)], value_of(number))
        journal.seal()
    journal.snapshot("change")
    journal.record(KEYS[0], value_of(100))
    journal.close()
    data = journal.path.read_bytes()
    data = data.replace(b"Ich frage", b"Ich fraqe", 3)
    journal.path.write_bytes(data)
    contents = Journal(journal.path).contents()
    assert contents.broken
    return data, set(contents.versions)


def repair_it(journal: Journal) -> None:
    repair(journal)


def go_back_again(journal: Journal) -> None:
    go_back(journal, journal.snapshots()[0])


def everything(path: Path, journal: Journal) -> set[Entry]:
    """Every version in the journal, in what was set aside, and in the copies."""
    found = {entry for key in KEYS for entry in journal.history(key)}
    for file in path.parent.glob("journal.damaged-*.sqlite3"):
        found |= set(Journal(shutil.copy(file, path.parent.parent / "looked-at.sqlite3")).contents().versions)
    return found.union(*(read_snapshot(copy).versions for copy in snapshots_of(path)))


def exports(count: int, folder: Path) -> dict[str, int]:
    """Kill a process `count` times while it writes a file anew: always the old one or the new one, never half."""
    luck = random.Random(5)
    path = folder / "progress.json"
    counts = Counter(kills=count)

    def work(say: Say, first: int) -> None:
        for number in numbers(first):
            say(f"try {number}")
            write_whole(path, _content(number))
            say(f"kept {number}")

    tried = kept = -1
    for _ in range(count):
        lines = killed(lambda say, first=tried + 1: work(say, first), luck.uniform(0, 0.020), "try")  # type: ignore[misc]
        tried = max([tried, *(int(line.split()[1]) for line in lines if line.startswith("try"))])
        kept = max([kept, *(int(line.split()[1]) for line in lines if line.startswith("kept"))])
        counts["written"] += sum(line.startswith("kept") for line in lines)
        counts["cut_short"] += any(folder.glob("*.new-*"))
        if path.exists() or kept >= 0:
            content = path.read_bytes()
            number = int(content.split(b"\n")[0])
            assert kept <= number <= tried, f"file {kept} was written, and {number} is there"
            assert content == _content(number), f"file {number} is not whole"
        remove_unfinished(folder)
        check_tidy(folder)
    return dict(counts)


def _content(number: int) -> bytes:
    return (f"{number}\n" * (1 + number * 7919 % 20_000)).encode()

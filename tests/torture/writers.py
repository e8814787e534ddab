"""Two processes that edit the same answer: nothing that one of them was told is saved is lost, and nothing is hidden.

An edit reads the answer, adds a mark of its own to the end, and records it. Marks are never taken out, so every mark
that was acknowledged must stand in a version that is current in the end: in the one that is shown in front, or in one
of the others that the person is asked about. A mark that stands only in the history was overwritten without anybody
having seen it. It makes no difference that a page replaces its own version of a moment ago: what it writes then begins
with what that one said.
"""

import random
import time
from collections import Counter
from pathlib import Path

from torture.kills import Forked, Say, unless_busy
from workbook.journal import Journal
from workbook.journal.contents import Contents

KEY = "reflection.notes"


def two(edits: int, runs: int, folder: Path) -> dict[str, int]:
    """In each of `runs`, two processes make `edits` edits together, while a third one reads all the time."""
    counts: Counter[str] = Counter()
    for run in range(runs):
        counts += _run(edits // 2, folder / str(run), run)
    return {"silently_lost": 0, **counts}


def _run(edits: int, home: Path, seed: int) -> Counter[str]:
    path = home / "journal.sqlite3"
    writers = [Forked(lambda say, name=name: _write(path, name, edits, seed, say)) for name in ("anna", "ben")]  # type: ignore[misc]
    reader = Forked(lambda say: _read(path, home / "over", say))
    said = [line for writer in writers for line in writer.said()]
    (home / "over").touch()
    reads = reader.said()
    kept = {line.removeprefix("kept ") for line in said if line.startswith("kept ")}
    journal = Journal(path)
    assert not journal.contents().broken, f"run {seed}: {journal.health().sentence}"
    current = journal.entries()[KEY]
    there = {mark for version in current for mark in version.value}
    assert kept <= there, f"run {seed}: {len(kept - there)} saved edits are in no version that is shown: {kept - there}"
    for line in said:
        if line.startswith("added "):
            assert line.removeprefix("added ") in journal.entries(), f"run {seed}: {line} and it is not there"
    return Counter(
        edits=2 * edits,
        acknowledged=len(kept),
        refused=2 * edits - len(kept),
        versions_beside=len(current) - 1,
        reads=len(reads),
    )


def _write(path: Path, name: str, edits: int, seed: int, say: Say) -> None:
    luck = random.Random(f"{name}{seed}")
    journal = Journal(path)
    for number in range(edits):
        mark = f"{name}-{number}"
        with unless_busy():
            marks = journal.latest(KEY, [])
            time.sleep(luck.choice((0, 0.002, 0.005)))
            journal.record(KEY, [*marks, mark])
            say(f"kept {mark}")
        with unless_busy():
            if number % 3 == 0:
                journal.record(f"{name}.{number}", number)
                say(f"added {name}.{number}")
            if number % 50 == 0:
                journal.seal()


def _read(path: Path, over: Path, say: Say) -> None:
    """Whoever reads while others write sees a whole journal, of which nothing ever goes."""
    journal, before = Journal(path), Contents()
    while not over.exists():
        contents = before
        with unless_busy():
            contents = journal.contents()
        assert not contents.broken, f"a whole journal was taken for a damaged one: {journal.health().sentence}"
        assert set(contents.current) >= set(before.current), "answers went"
        before = contents
        say("read")
        time.sleep(0.002)

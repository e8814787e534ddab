"""Saving an answer and opening the journal, beside the least that SQLite can do and beside JSON."""

import json
import sqlite3
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from statistics import quantiles

from workbook.journal import Journal
from workbook.journal.entry import make_entry

from .rounds import in_turn, milliseconds
from .table import Row

SAVES = 300
OPENINGS = 9
TEXT = "They asked twice how I would hand over. " * 5


def rows() -> list[Row]:
    return [*_saving(100, most=20), *_saving(10_000, most=100), _opening(10_000, most=2000)]


def _saving(entries: int, most: float) -> list[Row]:
    """95 of 100 saves take less than this; one key after another, as 300 people would type."""
    with tempfile.TemporaryDirectory() as folder:
        ours, plain = _journal(Path(folder), entries), _plain(Path(folder), entries)
        saved = in_turn({"ours": _save(ours.record, entries), "plain": _save(plain, entries)}, SAVES)
        ours.close()
    slow = {name: quantiles(saved.rounds[name], n=20)[-1] for name in saved.rounds}
    what = f"saving one of {entries:,} answers, 95 of 100 within"
    peer = "one plain SQLite row"
    return [Row(what, slow["ours"], "ms", slow["plain"], peer, slow["ours"] / slow["plain"], most=most)]


def _opening(entries: int, most: float) -> Row:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        _journal(folder, entries).close()
        everything = {f"answer.{number}": TEXT + str(number) for number in range(entries)}
        (folder / "all.json").write_text(json.dumps(everything), encoding="utf-8")
        opened = in_turn(
            {
                "ours": milliseconds(lambda: _open(folder / "journal.sqlite3")),
                "json": milliseconds(lambda: json.loads((folder / "all.json").read_text(encoding="utf-8"))),
            },
            OPENINGS,
        )
    return Row.of(f"opening {entries:,} answers, all checked", opened, "ours", "json", "ms", "json.loads", most=most)


def _open(path: Path) -> None:
    journal = Journal(path)
    journal.latest("answer.1")
    journal.close()


def _journal(folder: Path, entries: int) -> Journal:
    journal = Journal(folder / "journal.sqlite3")
    journal.merge(make_entry(f"answer.{number}", TEXT + str(number), number + 1) for number in range(entries))
    for number in range(entries):
        journal.latest(f"answer.{number}")
    return journal


def _plain(folder: Path, entries: int) -> Callable[[str, str], object]:
    """A table of keys and values, as durable as ours: no fingerprint, no history, no comparing."""
    db = sqlite3.connect(folder / "plain.sqlite3", isolation_level=None)
    db.execute("PRAGMA synchronous = FULL")
    db.execute("CREATE TABLE entry (key TEXT PRIMARY KEY, value TEXT) WITHOUT ROWID")
    rows = ((f"answer.{number}", TEXT) for number in range(entries))
    db.execute("BEGIN")
    db.executemany("INSERT INTO entry VALUES (?, ?)", rows)
    db.execute("COMMIT")
    return lambda key, value: db.execute("REPLACE INTO entry VALUES (?, ?)", (key, value))


def _save(record: Callable[[str, str], object], entries: int) -> Callable[[], float]:
    """A contestant: milliseconds of one save, each time of another answer."""
    turn = iter(range(10**9))

    def save() -> float:
        number = next(turn)
        began = time.perf_counter()
        record(f"answer.{number * 7 % entries}", f"{TEXT}{number}")
        return 1000 * (time.perf_counter() - began)

    return save

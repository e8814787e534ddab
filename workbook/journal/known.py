"""What is known about the journal beside its file: how many answers it held when it was last saved.

SQLite opens an empty file as a healthy, empty database, and a lost file as a new one. This note, and
the snapshots, tell a lost journal from a first visit.
"""

import json
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from .files import write_whole


@dataclass(frozen=True)
class Known:
    """answers : how many keys the journal held. workbook : the journal's id."""

    answers: int = 0
    workbook: str = ""


def note_beside(journal: Path) -> Path:
    return journal.with_name(f"{journal.stem}.known.json")


def read_known(journal: Path) -> Known:
    """What the note beside `journal` says; nothing when there is none or it cannot be read."""
    with suppress(OSError, ValueError, TypeError, KeyError):
        said = json.loads(note_beside(journal).read_text(encoding="utf-8"))
        return Known(int(said["answers"]), str(said["workbook"]))
    return Known()


def write_known(journal: Path, known: Known) -> None:
    """Note it. A note that cannot be written is left as it is: the answers themselves are saved already."""
    with suppress(OSError):
        write_whole(note_beside(journal), json.dumps(vars(known)).encode())

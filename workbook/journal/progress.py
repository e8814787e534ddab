"""Progress files: the whole workbook in one file that a person can keep, carry and read.

Restoring one shows first what would change, puts versions together and overwrites none, and can be undone.
"""

import secrets
from collections.abc import Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import datetime
from importlib.metadata import version
from typing import Any

from ..limits import Limit
from .entry import LARGEST_PROGRESS, LAST_REVISION, Entry, ancestors_of, current, make_entry
from .errors import JournalError, PassphraseNeeded, ProgressError
from .journal import Journal
from .known import read_known
from .progress_file import MOST_ENTRIES, Progress, as_file, read_progress
from .seal import LARGEST_SEALED
from .snapshots import Snapshot

__all__ = [
    "LARGEST_PROGRESS",
    "LARGEST_SEALED",
    "PassphraseNeeded",
    "Preview",
    "Progress",
    "ProgressError",
    "Restored",
    "file_name",
    "preview",
    "read_progress",
    "restore",
    "unrestore",
    "write_progress",
]


COPY_OF_THE_WORKBOOK = "copy"  # which of the copies of a workbook a journal is, 1 to 99,999
MOST_COPIES = Limit(
    99_999, "the number of a copy of the workbook", harmless="drawn by us; two copies hardly draw the same"
)


@dataclass(frozen=True)
class Preview:
    """What restoring `progress` would do, each key in exactly one of the five.

    new : not here yet. newer : the file replaces what is here. same : nothing changes, and both say the
    same. older : nothing changes, because what is here replaces what the file has. both : the key will
    have several versions that differ. someone_elses : the file has nothing in common with what is here,
    and another id. changes : (key, value here or None, value there) for all that is new, newer or both.
    """

    progress: Progress = field(repr=False)
    new: tuple[str, ...]
    newer: tuple[str, ...]
    same: tuple[str, ...]
    older: tuple[str, ...]
    both: tuple[str, ...]
    someone_elses: bool
    changes: tuple[tuple[str, Any, Any], ...] = field(repr=False)


@dataclass(frozen=True)
class Restored:
    """What `unrestore` needs. snapshot : the copy from before, None when there was nothing to copy.

    revision : the journal's revision afterwards. before : the current versions from before.
    added : the fingerprints of the versions that were not among these.
    """

    snapshot: Snapshot | None
    revision: int
    before: tuple[Entry, ...] = field(repr=False)
    added: frozenset[str] = field(repr=False)


def file_name(now: datetime) -> str:
    """The name of a progress file made at `now`. It holds no nickname."""
    return f"second-interview-workbook-{now:%Y-%m-%d}.workbook.json"


def write_progress(journal: Journal) -> bytes:
    """All current versions as a progress file, in UTF-8; it was read back and is whole.

    Works too while the journal can only be read. Raises `JournalError` when it cannot even be read, and
    `ProgressError` when the answers do not fit into a progress file.
    """
    entries = tuple(sorted(_flat(_leaving(journal)), key=lambda entry: (entry.key, entry.sha256)))
    if entries:
        _is_one_copy_of_several(journal)
    workbook, owner = _about(journal)
    data = as_file(workbook, owner, version("second-interview-workbook"), entries)
    if len(data) > LARGEST_PROGRESS or len(entries) > MOST_ENTRIES:
        raise ProgressError(_instead(journal, "Your answers are more than a progress file holds."))
    if not _reads_back(data, entries):
        raise ProgressError(_instead(journal, "One of your answers cannot be put into a progress file."))
    return data


def preview(journal: Journal, progress: Progress) -> Preview:
    """What `restore` would do. Writes nothing. Raises `JournalError` when the journal cannot be read."""
    here, there = journal.entries(), current(progress.entries)
    keys: dict[str, list[str]] = {"new": [], "newer": [], "same": [], "older": [], "both": []}
    for key in sorted(there):
        keys[_fate(here.get(key, ()), there[key])].append(key)
    changing = sorted([*keys["new"], *keys["newer"], *keys["both"]])
    return Preview(
        progress,
        **{fate: tuple(found) for fate, found in keys.items()},
        someone_elses=_is_someone_elses(journal, here, progress),
        changes=tuple((key, here[key][0].value if key in here else None, there[key][0].value) for key in changing),
    )


def restore(journal: Journal, progress: Progress, also_older: bool = False) -> Restored:
    """Put the versions of `progress` together with those that are here, after copying the journal.

    also_older : what is older in the file is taken too; what is here stays in the history. One
    transaction. Raises `JournalError` when it cannot be done; then nothing was changed.
    """
    here = journal.entries()
    snapshot = journal.snapshot("before-import")
    taken = [*progress.entries, *(_taken_anew(journal, here, progress) if also_older else ())]
    journal.merge(taken)
    journal.note("restored", str(journal.revision()))
    _is_one_copy_of_several(journal)
    before = _flat(here)
    added = {entry.sha256 for entry in taken} - {entry.sha256 for entry in before}
    return Restored(snapshot, journal.revision(), before, frozenset(added))


def _taken_anew(journal: Journal, here: Mapping[str, tuple[Entry, ...]], progress: Progress) -> Iterable[Entry]:
    """What is older in the file, as the newest versions, which replace what is here."""
    revision = min(journal.revision() + 1, LAST_REVISION)
    for key, there in current(progress.entries).items():
        if _fate(here.get(key, ()), there) == "older":
            yield make_entry(key, there[0].value, revision, ancestors_of({*here[key], *there}))


def unrestore(journal: Journal, restored: Restored) -> None:
    """Make every answer as it was before `restored`; what was recorded since then stays. A copy is taken first.

    Raises `JournalError` when it cannot be done; then nothing was changed.
    """
    journal.snapshot("before-going-back")
    since = [entry for entry in _flat(journal.entries()) if entry.sha256 not in restored.added]
    journal.become([*restored.before, *since])


def _flat(entries: Mapping[str, Iterable[Entry]]) -> tuple[Entry, ...]:
    return tuple(entry for versions in entries.values() for entry in versions)


# Writing


def _is_one_copy_of_several(journal: Journal) -> None:
    """Give this journal a number among its copies, kept under "copy", that is in no progress file."""
    with suppress(JournalError):  # one that can only be read adds nothing
        if not journal.about(COPY_OF_THE_WORKBOOK):
            journal.note(COPY_OF_THE_WORKBOOK, str(secrets.randbelow(MOST_COPIES) + 1))


def _leaving(journal: Journal) -> dict[str, tuple[Entry, ...]]:
    """The current versions, sealed where the journal can be written: whatever replaces them will name them."""
    found = journal.entries()
    with suppress(JournalError):
        for _ in range(5 if found else 0):
            journal.seal()
            again = journal.entries()
            if again == found:  # so all of them were there when the journal was sealed
                break
            found = again
    return found


def _about(journal: Journal) -> tuple[str, str]:
    """The journal's id and its owner's nickname, as far as it can say."""
    with suppress(JournalError):
        return journal.about("workbook") or read_known(journal.path).workbook, journal.about("owner")
    return read_known(journal.path).workbook, ""


def _reads_back(data: bytes, entries: tuple[Entry, ...]) -> bool:
    with suppress(ProgressError):
        return read_progress(data).entries == entries
    return False


def _instead(journal: Journal, why: str) -> str:
    return f"{why} Copy the journal file itself instead ({journal.path.name}): it holds everything."


# Comparing


def _fate(here: tuple[Entry, ...], there: tuple[Entry, ...]) -> str:
    """In which member of `Preview` a key belongs."""
    if not here:
        return "new"
    key = here[0].key
    merged = current([*here, *there])[key]
    if _texts(merged) == _texts(here):
        known = set(here) >= set(there) or _texts(here) >= _texts(there)
        return "same" if known else "older"
    return "both" if len(_texts(merged)) > 1 else "newer"


def _texts(versions: Iterable[Entry]) -> set[str]:
    return {entry.text for entry in versions}


def _is_someone_elses(journal: Journal, here: Mapping[str, Iterable[Entry]], progress: Progress) -> bool:
    """A copy of this workbook that went its own way has another id, perhaps, but shares what came before."""
    if not here or progress.workbook == journal.about("workbook"):
        return False
    return not _named(_flat(here)) & _named(progress.entries)


def _named(entries: Iterable[Entry]) -> set[str]:
    entries = tuple(entries)
    return {entry.name for entry in entries} | {name for entry in entries for name in entry.ancestors}

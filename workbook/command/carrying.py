"""Answers carried from one place to another: `workbook export`, `restore` and `undo`.

What only one of them needs is imported there, so that none waits for another's.
"""

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from ..wording import counted, moment_with_zone
from .sorry import Sorry

if TYPE_CHECKING:
    from ..journal.progress import Preview, Progress


def export(asked: argparse.Namespace) -> int:
    """Write the download. Raises `Sorry` when nothing was written yet, or the file cannot be."""
    from ..journal import open_journal
    from ..journal.files import write_whole
    from ..journal.progress import write_progress

    journal = open_journal()
    answers = len(journal.entries())
    if not answers:
        raise Sorry("Nothing has been written yet, so there is nothing to keep.")
    path = asked.file or Path()
    try:
        path = _place(path, asked.force, journal.path)
        write_whole(path, write_progress(journal))
    except OSError as error:
        raise Sorry(f"{path} cannot be written: {error.strerror}.") from error
    print(f"{counted(answers, 'answer')} kept in {path}. The file holds what you wrote, so keep it private.")
    return 0


def _place(path: Path, force: bool, journal: Path) -> Path:
    """Where to write a progress file. Raises `Sorry` when something is there that must stay, `OSError`."""
    from ..clock import now
    from ..journal.progress import file_name
    from ..journal.snapshots import folder_of

    if path.is_dir():
        path /= file_name(now())
    if (path.exists() or path.is_symlink()) and not force:
        raise Sorry(f"{path} is there already and was left as it is. Choose another name, or replace it with --force.")
    if not path.parent.is_dir():
        raise Sorry(f"There is no folder {path.parent}.")
    place = path.resolve()
    beside_the_journal = place.parent == journal.parent.resolve() and place.name.startswith(f"{journal.stem}.")
    if beside_the_journal or folder_of(journal).resolve() in place.parents:
        raise Sorry(f"{path} belongs to the journal itself. Choose another place.")
    return path


def restore_file(asked: argparse.Namespace) -> int:
    from ..journal import open_journal
    from ..journal import progress as files

    progress = _read(asked.file)
    journal = open_journal()
    preview = files.preview(journal, progress)
    _describe(preview)
    if not preview.changes:
        print("There is nothing to restore.")
        return 0
    if not (asked.yes or _agrees("Restore?")):
        print("Nothing was changed.")
        return 1
    restored = files.restore(journal, progress)
    print("Restored." + (" To take it back: workbook undo" if restored.snapshot else ""))
    return 0


def _read(path: Path) -> "Progress":
    from ..journal.progress import LARGEST_SEALED, PassphraseNeeded, read_progress

    try:
        with path.open("rb") as file:
            data = file.read(LARGEST_SEALED + 1)
    except OSError as error:
        raise Sorry(f"{path} cannot be read: {error.strerror}.") from error
    try:
        return read_progress(data)
    except PassphraseNeeded as needed:
        return read_progress(data, _passphrase(needed))


def _passphrase(needed: Exception) -> str:
    """Raises `needed` when nobody is there to type it."""
    from getpass import getpass

    if not sys.stdin.isatty():
        raise needed
    try:
        return getpass("This file is sealed. Its passphrase: ")
    except EOFError:
        raise needed from None


def _describe(preview: "Preview") -> None:
    """What the file is and what restoring it would do. It may come from anybody, so nothing steers the terminal."""
    from ..answers.keeping import preview_in_words
    from ..clock import now

    said = preview_in_words(preview)
    whose = f"Times here are those of this computer ({now():%Z})."
    lines = [f"{said['from']} {whose}", *said["warnings"], *said["sums"]]
    lines += [f"  {name}: {here} -> {there}" for name, here, there in said["changes"]]
    lines += [f"  and {said['more']} more"] if said["more"] else []
    for line in lines:
        print("".join(letter for letter in line if letter.isprintable()))


def undo_restore(asked: argparse.Namespace) -> int:
    """Take back what was restored last. Raises `Sorry` when nothing was, or the journal cannot be used."""
    from ..clock import local
    from ..journal import open_journal
    from ..journal.recovery import go_back

    journal = open_journal()
    health = journal.health()
    if not health.usable:
        raise Sorry(health.sentence)
    copy = next((copy for copy in journal.snapshots() if copy.why == "before-import"), None)
    if copy is None:
        raise Sorry("There is no restored file to take back.")
    moment = moment_with_zone(local(copy.taken))
    print(f"Your answers go back to {moment}, before a file was restored. What you changed since then stays.")
    if not (asked.yes or _agrees("Go back?")):
        print("Nothing was changed.")
        return 1
    restored = int(journal.about("restored") or copy.revision)
    since = [entry for found in journal.entries().values() for entry in found if entry.revision > restored]
    go_back(journal, copy, keep=since)
    print("Done. A copy of how they were until now is kept.")
    return 0


def _agrees(question: str) -> bool:
    try:
        return input(f"{question} [y/N] ").strip().lower() in {"y", "yes"}
    except EOFError:
        print()
        return False

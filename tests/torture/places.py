"""Places that refuse: a full disk, a quota, a disk or a folder that cannot be written to, copies that cannot be made,
files that cannot be locked.

In each of them the person is told in a sentence, what was saved before can be read, nothing of it is lost, and
saving works again once the reason has gone.
"""

import os
import resource
import shutil
import signal
import subprocess
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from torture.kills import Say, alone, killed
from torture.sweep import traced
from workbook.journal import Autosave, Journal, JournalError

NOBODY = 65534
LONG = "What I want to ask them. 🙂 " * 3000  # about 85 kB
KEY = "reflection.notes"


def all_of_them(folder: Path) -> dict[str, int]:
    counts = {}
    for place in (full_disk, quota, read_only_disk, closed_folder, no_copies, no_locks):
        home = folder / place.__name__
        home.mkdir()
        counts[place.__name__] = place(home)
    return counts


def full_disk(folder: Path) -> int:
    """How often a full disk refused a save. Without leave to mount one, a limit to the size of files stands for it."""
    with mounted(folder / "disk") as disk:
        if disk is None:
            return quota(folder)
        journal = Journal(disk / "home" / "journal.sqlite3")
        journal.record(KEY, "before")
        (disk / "filler").write_bytes(bytes(600_000))
        refused = _until_refused(journal, "The disk is full.")
        (disk / "filler").unlink()
        return refused + _goes_on(journal)


def quota(folder: Path) -> int:
    """How often a limit to what one may write refused a save."""

    def work(say: Say) -> None:
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        _, most = resource.getrlimit(resource.RLIMIT_FSIZE)
        resource.setrlimit(resource.RLIMIT_FSIZE, (400_000, most))
        journal = Journal(folder / "home" / "journal.sqlite3")
        journal.record(KEY, "before")
        refused = _until_refused(journal, "The disk")
        resource.setrlimit(resource.RLIMIT_FSIZE, (most, most))
        say(str(refused + _goes_on(journal)))

    return int(alone(work)[0])


def _until_refused(journal: Journal, sentence: str) -> int:
    """Save more and more until it is refused; then all that was acknowledged must be there."""
    kept = {}
    for number in range(40):
        key, value = f"answer.{number}", f"{number} {LONG[:20_000]}"
        said = _refusal(lambda key=key, value=value: journal.record(key, value))  # type: ignore[misc]
        if said:
            assert said.startswith(sentence), f"it is not said what is the matter: {said}"
            break
        kept[key] = value
    else:
        raise AssertionError("nothing was refused")
    assert _refusal(lambda: journal.record(KEY, LONG)), "a text was saved for which there is no room"
    assert all(journal.latest(one) == value for one, value in kept.items()), "what was saved before cannot be read"
    assert journal.latest(KEY) == "before", "what was saved before cannot be read"
    assert not Journal(journal.path).contents().broken, "the journal was damaged"
    return 2


def _goes_on(journal: Journal) -> int:
    """What waited is saved once there is room."""
    autosave = Autosave(journal)
    autosave.put({KEY: LONG})
    autosave.flush()
    assert not autosave.waiting, "it is not saved although there is room again"
    after = Journal(journal.path)
    assert after.latest(KEY) == LONG, "what was saved after there was room is not there"
    assert not after.contents().broken, "the journal was damaged"
    return 0


def read_only_disk(folder: Path) -> int:
    """How often a disk that can only be read refused a save."""
    with mounted(folder / "disk") as disk:
        if disk is None:
            return closed_folder(folder)
        journal = Journal(disk / "home" / "journal.sqlite3")
        journal.record(KEY, "before")
        journal.close()
        killed(lambda say: _save_for_ever(journal.path, say), 0.003, "now")
        hot = journal.path.with_name("journal.sqlite3-journal").exists()
        _mount("-o", "remount,ro", str(disk))
        if not hot:  # a save that was cut short must be taken back first, and that would be writing
            assert journal.latest(KEY) is not None, "what was saved before cannot be read"
        refusals = [_refusal(lambda: journal.record(KEY, LONG)) for _ in range(2)]
        refusals.append(_refusal(lambda: Journal(disk / "none" / "journal.sqlite3").record(KEY, LONG)))
        refusals.append(journal.health().sentence)
        assert all(said.endswith(".") for said in refusals), f"it is not said that nothing can be written: {refusals}"
        _mount("-o", "remount,rw", str(disk))
        return len(refusals) + _goes_on_shown(journal)


def _save_for_ever(path: Path, say: Say) -> None:
    journal = Journal(path)
    journal.latest(KEY)
    say("now")
    while True:
        journal.record(KEY, f"at {time.time()}")


def _goes_on_shown(journal: Journal) -> int:
    journal.latest(KEY)
    return _goes_on(journal)


def closed_folder(_folder: Path) -> int:
    """How often a folder that may not be written to refused a save. To root no folder is closed."""

    def work(say: Say) -> None:
        become_nobody()
        journal = Journal(home / "mine" / "journal.sqlite3")
        journal.record(KEY, "before")
        journal.close()
        journal.path.parent.chmod(0o500)
        assert journal.latest(KEY) == "before", "what was saved before cannot be read"
        refusals = [_refusal(lambda: journal.record(KEY, LONG)) for _ in range(2)]
        refusals.append(_refusal(lambda: Journal(journal.path.parent / "new" / "journal.sqlite3").record(KEY, 1)))
        refusals.append(journal.health().sentence)
        assert all(said.endswith(".") for said in refusals), f"it is not said that nothing can be written: {refusals}"
        journal.path.parent.chmod(0o700)
        say(str(len(refusals) + _goes_on(journal)))

    with nobodys_folder() as home:
        return int(alone(work)[0])


def no_copies(folder: Path) -> int:
    """How often a copy could not be made; every save worked."""

    def work(say: Say) -> None:
        become_nobody()
        os.environ["WORKBOOK_HOME"] = str(home)  # where the log goes
        for number, spoil in enumerate((_a_file, _a_closed_folder, _a_link_to_nowhere)):
            path = home / str(number) / "journal.sqlite3"
            path.parent.mkdir()
            spoil(path.with_name("snapshots"))
            journal = Journal(path)
            journal.latest(KEY)
            _goes_on(journal)
            assert _refusal(lambda journal=journal: journal.snapshot("change")).endswith("."), "a copy counts as made"  # type: ignore[misc]
            assert journal.record(KEY, "after"), "saving stopped when no copy could be made"
            say("refused")

    with nobodys_folder() as home:
        return len(alone(work))


def _a_file(copies: Path) -> None:
    copies.write_text("no folder", encoding="utf-8")


def _a_closed_folder(copies: Path) -> None:
    copies.mkdir(mode=0o500)


def _a_link_to_nowhere(copies: Path) -> None:
    copies.symlink_to(copies.with_name("gone") / "away")


def no_locks(folder: Path) -> int:
    """How many saves worked where files cannot be locked; a lock that a killed process left is removed."""
    path = folder / "home" / "journal.sqlite3"
    lock = path.with_name("journal.sqlite3.lock")
    kept = 0
    for _ in range(3):
        lines = traced(lambda say: _save_without_locks(path, say), *NO_LOCKS)
        kept += lines.count("kept")
        assert not lock.exists(), "the lock is still there"
        lock.mkdir()  # as a process leaves it that is killed
        os.utime(lock, (time.time() - 60,) * 2)
    lock.rmdir()
    lock.mkdir()  # as a process has it that is alive
    said = traced(lambda say: say(_refusal(lambda: Journal(path).record(KEY, "no"))), *NO_LOCKS)
    assert said == ["Another page is saving at this moment."], f"a lock of another page was not heeded: {said}"
    lock.rmdir()
    journal = Journal(path)
    assert not journal.contents().broken, "the journal was damaged"
    assert journal.latest(KEY) == 9, "the last save is not there"
    return kept


NO_LOCKS = ("-f", "-o", os.devnull, "-e", "trace=fcntl", "-e", "inject=fcntl:error=ENOLCK")


def _save_without_locks(path: Path, say: Say) -> None:
    journal = Journal(path)
    journal.latest(KEY)
    for number in range(10):
        journal.record(KEY, number)
        say("kept")
    copy = journal.snapshot("change")
    assert copy is not None
    journal.close()
    assert journal.latest(KEY) == 9


# What these need


def _refusal(use: Callable[[], object]) -> str:
    """What is said when it is refused, or nothing."""
    try:
        use()
    except JournalError as error:
        return str(error)
    return ""


@contextmanager
def mounted(disk: Path) -> Iterator[Path | None]:
    """A disk of 1 MB; None when none can be mounted here."""
    disk.mkdir()
    if not (os.geteuid() == 0 and shutil.which("mount") and _mount("-t", "tmpfs", "-o", "size=1m", "tmpfs", str(disk))):
        yield None
        return
    try:
        yield disk
    finally:
        subprocess.run(["umount", "--lazy", str(disk)], check=True)


def _mount(*how: str) -> bool:
    return subprocess.run(["mount", *how], check=False, capture_output=True).returncode == 0


@contextmanager
def nobodys_folder() -> Iterator[Path]:
    """A folder that a process may write to which is not root."""
    with tempfile.TemporaryDirectory() as name:
        if os.geteuid() == 0:
            os.chown(name, NOBODY, NOBODY)
        yield Path(name)


def become_nobody() -> None:
    """Give up root's rights, to which nothing is closed."""
    if os.geteuid() == 0:
        os.setgroups([])
        os.setgid(NOBODY)
        os.setuid(NOBODY)

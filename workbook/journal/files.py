"""Files that only their owner can open, and of which nobody ever sees half."""

import errno
import os
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from pathlib import Path
from types import ModuleType

from .errors import CLOSED

fcntl: ModuleType | None
try:
    import fcntl
except ImportError:  # Windows locks, and writes through, in its own way
    fcntl = None

_MARK = ".new-"
STALE = 30.0  # seconds after which a lock nobody renews belongs to nobody


def make_folder(folder: Path) -> None:
    """Make `folder`, and those above it that are not there yet, for their owner only."""
    if not folder.is_dir():
        make_folder(folder.parent)
        folder.mkdir(mode=0o700, exist_ok=True)


def why_not_in(folder: Path) -> str:
    """Why no file can be made in `folder`, which need not be there yet; empty when nothing speaks against it."""
    while not folder.is_dir():
        if folder.is_symlink():
            return "The folder for your answers is a link to a place that is not there. Is a disk not connected?"
        if folder.exists():
            return "There is a file where the folder for your answers should be. It was left as it is."
        folder = folder.parent
    return "" if os.access(folder, os.W_OK) else CLOSED


@contextmanager
def beside(path: Path) -> Iterator[Path]:
    """An empty private file to write into, in the folder of `path`; what is left of it afterwards is removed."""
    make_folder(path.parent)
    unfinished = path.with_name(f"{path.name}{_MARK}{os.getpid()}-{threading.get_ident()}")
    os.close(os.open(unfinished, os.O_CREAT | os.O_TRUNC | os.O_RDWR, 0o600))
    try:
        unfinished.chmod(0o600)
        yield unfinished
    finally:
        for left in (unfinished, unfinished.with_name(f"{unfinished.name}-journal")):
            with suppress(OSError):  # what cannot be removed now is removed when the journal is opened next
                left.unlink()


def write_whole(path: Path, content: bytes, mode: int = 0o600) -> None:
    """Put `content` at `path`, whole or not at all. mode : who may open it. Raises `OSError`."""
    with beside(path) as unfinished:
        with unfinished.open("wb") as file:
            file.write(content)
            file.flush()
            onto_disk(file.fileno())
        unfinished.chmod(mode)
        unfinished.replace(path)


def onto_disk(file: int) -> None:
    """Return once what was written is on the disk. A Mac's `fsync` leaves it in the drive's own memory."""
    if fcntl is not None and hasattr(fcntl, "F_FULLFSYNC"):
        with suppress(OSError):  # not every file system knows it
            fcntl.fcntl(file, fcntl.F_FULLFSYNC)
            return
    os.fsync(file)


def move_unless_there(unfinished: Path, path: Path) -> None:
    """Give a file its name. Another page may have been faster; its file is as good and is not replaced."""
    try:
        os.link(unfinished, path)
    except FileExistsError:
        pass
    except OSError:  # a file system without hard links
        if not path.exists():
            unfinished.rename(path)


def remove_unfinished(folder: Path) -> None:
    """Remove what processes that were killed left half written."""
    for left in folder.glob(f"*{_MARK}*"):
        process = left.name.rpartition(_MARK)[2].partition("-")[0]
        if process.isdigit() and not _lives(int(process)):
            with suppress(OSError):
                left.unlink()


def _lives(process: int) -> bool:
    if os.name != "posix":  # there, asking would end the process
        return True
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except OSError:
        return True
    return True


def set_aside(path: Path, why: str) -> Path:
    """Rename the file to journal.WHY-DATE beside it, and whatever belongs to it; where it is now."""
    aside = _name_aside(path, why)
    _move_hot(path, aside)
    path.rename(aside)
    return aside


def replace_and_keep(unfinished: Path, path: Path, why: str) -> None:
    """Give `unfinished` the name `path`; what has it now stays as journal.WHY-DATE. One of the two always has it."""
    if path.exists():
        aside = _name_aside(path, why)
        try:
            os.link(path, aside)
            _move_hot(path, aside)
        except OSError:  # a folder, or a file system without hard links
            aside.unlink(missing_ok=True)
            set_aside(path, why)
    unfinished.replace(path)


def _name_aside(path: Path, why: str) -> Path:
    stamp = datetime.now(UTC).strftime("%Y%m%dT%H%M%S")
    for number in range(1000):
        aside = path.with_name(f"{path.stem}.{why}-{stamp}{f'-{number}' if number else ''}{path.suffix}")
        if not aside.exists():
            break
    return aside


def _move_hot(path: Path, aside: Path) -> None:
    """Move what SQLite left of a save that was cut short: it belongs to the file that is set aside."""
    with suppress(FileNotFoundError):
        path.with_name(f"{path.name}-journal").rename(aside.with_name(f"{aside.name}-journal"))


def locks_work(folder: Path) -> bool:
    """Whether files in `folder` can be locked; on some network homes they cannot.

    Asked of a file of its own: closing the journal would drop every lock this process holds on it.
    """
    if fcntl is None:
        return True
    try:
        with beside(folder / "locks") as own, own.open("rb+") as file:
            fcntl.lockf(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as error:
        return error.errno not in (errno.ENOLCK, errno.ENOTSUP, errno.ENOSYS, errno.EINVAL)
    return True


def remove_stale_lock(path: Path) -> None:
    """Remove the lock of a killed process. Where files cannot be locked, SQLite makes a folder beside the journal."""
    lock = path.with_name(f"{path.name}.lock")
    with suppress(OSError):
        if time.time() - lock.stat().st_mtime > STALE:
            lock.rmdir()

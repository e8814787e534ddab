"""Whether the same page is open elsewhere: every open page keeps a small file beside the journal, and locks it.

A process that is killed leaves its file, but the system takes the lock away, and then the file counts
no longer. Where files cannot be written or locked, nobody else is known.
"""

import atexit
import json
import os
import re
import sys
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path, PureWindowsPath
from secrets import token_hex

from ..limits import Limit

if sys.platform != "win32":  # there, a file that a process has open cannot be removed, and that is the lock
    import fcntl

OPEN_PAGES = "open"
LONGEST_PAGE = Limit(200, "characters of a page's name in the note that it is open", harmless="the name is ours")
LONGEST_FILE = Limit(4096, "bytes of that note", harmless="a longer one is none of ours, and is passed over")
_NAME = re.compile(r"[0-9a-f]{16}\.json")
_TRIES = 5


@dataclass(frozen=True)
class OtherPage:
    """A page that is open elsewhere. page : its name, such as 00-start-here. since : when it was opened, in UTC."""

    page: str
    since: datetime


def this_page() -> str:
    """The name of the page that this kernel belongs to, such as 00-start-here; "" when it is not known.

    Jupyter Server tells a kernel the full path of its notebook when it starts it; only the name is taken.
    """
    return PureWindowsPath(os.environ.get("JPY_SESSION_NAME", "")).stem  # takes / and \ for what they are


class Presence:
    """That `page` is open here, for all who look into `folder`, the home of the journal. No method raises.

    Several in one process count as several. It ends with the last `leave`, with the process, and not with a fork's.
    """

    def __init__(self, folder: Path, page: str) -> None:
        self.page = page[:LONGEST_PAGE]
        self._folder = folder / OPEN_PAGES
        self._times = 0
        self._path: Path | None = None
        self._locked = -1  # the open file that holds the lock

    def enter(self) -> None:
        """Say that the page is open here, once more than before."""
        self._times += 1
        with suppress(OSError, ValueError):
            self._folder.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            self._folder.mkdir(mode=0o700, exist_ok=True)
            for _ in range(_TRIES):
                if self._path is None:
                    self._try()

    def others(self) -> list[OtherPage]:
        """All pages that are open elsewhere, this one or another, the longest open first; what is stale is removed."""
        found = []
        with suppress(OSError, ValueError):
            for path in self._folder.iterdir():
                if _NAME.fullmatch(path.name) and path != self._path and path.is_file() and _is_held(path):
                    with suppress(Exception):  # whatever stands there
                        found.append(_read(path))
        return sorted(found, key=lambda other: (other.since, other.page))

    def leave(self) -> None:
        """Say that the page is open here once less; after the last time it is not any more."""
        self._times -= 1
        if self._times > 0:
            return
        path = self._path
        self.let_go()
        _entered.discard(self)
        atexit.unregister(self.leave)
        if path is not None:
            _remove(path)

    def let_go(self) -> None:
        """Hold nothing any more, and remove nothing."""
        if self._path is not None:
            with suppress(OSError):
                os.close(self._locked)
        self._path, self._locked = None, -1

    def _try(self) -> None:
        """Make a file and lock it; nothing when somebody takes it for stale between the two."""
        since = datetime.now(UTC).isoformat(timespec="seconds")
        path = self._folder / f"{token_hex(8)}.json"
        file = os.open(path, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600)
        try:
            os.write(file, json.dumps({"page": self.page, "since": since}).encode())
            _lock(file, exclusive=True)
            path.stat()
        except BaseException as error:
            os.close(file)
            _remove(path)
            if isinstance(error, BlockingIOError | FileNotFoundError):
                return
            raise
        self._path, self._locked = path, file
        _entered.add(self)
        atexit.register(self.leave)


def _lock(file: int, exclusive: bool) -> None:
    """Lock an open file, as long as it is open. Raises `BlockingIOError` when somebody else has."""
    if sys.platform != "win32":
        fcntl.flock(file, (fcntl.LOCK_EX if exclusive else fcntl.LOCK_SH) | fcntl.LOCK_NB)


def _is_held(path: Path) -> bool:
    """Whether somebody has the file locked. One that nobody has is removed; in doubt it stays and counts as nobody's.

    The lock to look with is shared: two who look at once must not take each other for a page.
    """
    if sys.platform == "win32":
        return not _remove(path)
    try:
        file = os.open(path, os.O_RDONLY)
    except OSError:
        return False
    try:
        _lock(file, exclusive=False)
        _remove(path)
    except BlockingIOError:
        return True
    except OSError:
        return False
    finally:
        os.close(file)
    return False


def _remove(path: Path) -> bool:
    """Remove a file; whether it is gone."""
    try:
        path.unlink(missing_ok=True)
    except OSError:
        return False
    return True


def _read(path: Path) -> OtherPage:
    with path.open("rb") as file:
        said = json.loads(file.read(LONGEST_FILE))
    return OtherPage(str(said["page"])[:LONGEST_PAGE], datetime.fromisoformat(said["since"]).astimezone(UTC))


_entered: set[Presence] = set()


def leave_all() -> None:
    """Say of no page of this process any more that it is open."""
    for presence in list(_entered):
        presence.leave()


def _after_fork() -> None:
    """In a fork's child: let go of what is the parent's. A lock is held as long as either has the file open."""
    for presence in _entered:
        presence.let_go()
    _entered.clear()


if hasattr(os, "register_at_fork"):
    os.register_at_fork(after_in_child=_after_fork)

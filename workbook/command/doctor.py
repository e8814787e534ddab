"""Whether the workbook is well here: what it runs on, the folder, the journal and its copies.

It looks and changes nothing. So the journal is read from a copy in memory: opening it as a page does
would bring an older one up to date, and tidy up. `packaging`, which compares versions, is there because
JupyterLab requires it.
"""

import errno
import os
import re
import shlex
import shutil
import sqlite3
import stat
import sys
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from importlib import metadata
from itertools import islice
from pathlib import Path
from typing import Literal

from ..clock import local, now
from ..journal import JournalError
from ..journal.address import address
from ..journal.contents import Contents, deserialized, is_damage, read_contents
from ..journal.entry import check_key
from ..journal.errors import NotOurs, as_journal_error
from ..journal.files import why_not_in
from ..journal.known import note_beside, read_known
from ..journal.migrations import SCHEMA_VERSION, migrate
from ..journal.mishaps import LOG_NAME
from ..journal.place import FILE_NAME
from ..journal.presence import FOLDER as OPEN_PAGES
from ..journal.recovery import read_snapshot
from ..journal.snapshots import Snapshot, folder_of, snapshots_of
from ..journal.store import LOCK_WAIT, check_not_lost, check_ours
from ..limits import Limit
from .cleaning import NotCleaned, held_in, pages_in

DISTRIBUTION = "second-interview-workbook"
EXTENSION = Path("share", "jupyter", "labextensions", DISTRIBUTION, "package.json")
NETWORK = {
    *("nfs", "nfs4", "cifs", "smb3", "smbfs", "lustre", "9p", "afs", "gpfs", "beegfs", "ceph"),
    *("fuse.sshfs", "fuse.glusterfs", "fuse.rclone"),
}
IN_MEMORY = {"tmpfs", "ramfs"}
CLOUDS = ("dropbox", "onedrive", "icloud", "com~apple~clouddocs", "google drive", "googledrive", "nextcloud")
MB = 1_000_000
LEAST_SPACE, ENOUGH_SPACE = 50 * MB, 500 * MB
COPIES_CHECKED = Limit(3, "copies that are looked into", harmless="the newest; the others are not touched")
MOST_NAMED = Limit(10, "answers that cannot be read, by name", "{named} and {count} more")
LATELY = timedelta(days=7)
LATEST_COPY = timedelta(hours=1)  # after a change; it is made with the first change after five minutes
ANEW = "Install the workbook anew, as README.md says; what you wrote is kept elsewhere."
KEEP = "To keep your answers in a file: workbook export."
LOOK = "Open a page: it shows what can be done."
LATER = {
    sqlite3.SQLITE_READONLY_ROLLBACK: "The last save was cut short. The next page you open puts that right by itself.",
    sqlite3.SQLITE_BUSY: "Another page is saving at this moment. Please ask again.",
}

State = Literal["fine", "note", "mend"]
Said = tuple[State, str]


@dataclass(frozen=True)
class Finding:
    """What was found about `name`: "fine", a "note" to know, or something to "mend"."""

    name: str
    state: State
    sentence: str


@dataclass(frozen=True)
class Patient:
    """The folder of a journal, and what is in it; `contents` is None when it cannot be read, or is not there."""

    home: Path
    contents: Contents | None
    journal: Said

    @property
    def path(self) -> Path:
        return self.home / FILE_NAME


def examine(home: Path) -> list[Finding]:
    """What there is to say about the workbook on this computer, with its journal in `home`. Never raises."""
    home = home.absolute()
    patient = Patient(home, *_read_journal(home / FILE_NAME))
    findings = []
    for name, check in CHECKS.items():
        said = _careful(check, patient)
        if said:
            findings.append(Finding(name, *said))
    return findings


def _careful(check: Callable[[Patient], Said | None], patient: Patient) -> Said | None:
    try:
        return check(patient)
    except Exception as error:
        return "note", f"This could not be looked at ({type(error).__name__})."


# What it runs on


def _python(_patient: Patient) -> Said:
    from packaging.specifiers import SpecifierSet

    version = ".".join(map(str, sys.version_info[:3]))
    with suppress(metadata.PackageNotFoundError):
        needed = metadata.metadata(DISTRIBUTION)["Requires-Python"] or ""
        if not SpecifierSet(needed).contains(version, prereleases=True):
            return "mend", f"Python {version} runs here, and {needed} is needed. {ANEW}"
    return "fine", f"Python {version}."


def _packages(_patient: Patient) -> Said:
    try:
        requirements = metadata.requires(DISTRIBUTION) or []
    except metadata.PackageNotFoundError:
        return "note", "The workbook is not installed here, so nobody can say which versions it needs."
    wrong = [said for text in requirements if (said := too_old(text))]
    if wrong:
        return "mend", f"{'; '.join(wrong)}. {ANEW}"
    return "fine", "All packages are recent enough."


def too_old(requirement: str) -> str:
    """What is wrong with the installed version of a requirement such as "numpy>=2.2"; "" when it fits."""
    from packaging.requirements import Requirement

    needed = Requirement(requirement)
    if needed.marker and not needed.marker.evaluate({"extra": ""}):
        return ""
    try:
        version = metadata.version(needed.name)
    except metadata.PackageNotFoundError:
        return f"{needed.name} is not installed"
    if needed.specifier.contains(version, prereleases=True):
        return ""
    return f"{needed.name} {version} is installed, and {needed.specifier} is needed"


def _sqlite(_patient: Patient) -> Said:
    if not hasattr(sqlite3.Connection, "deserialize"):
        return "note", f"SQLite {sqlite3.sqlite_version} can keep the journal, but rescue less of a damaged one."
    return "fine", f"SQLite {sqlite3.sqlite_version}."


def _extension(_patient: Patient) -> Said:
    if (Path(sys.prefix) / EXTENSION).is_file():
        return "fine", "The workbook's part of JupyterLab is installed."
    return "mend", f"The workbook's part of JupyterLab is not installed, so pages do not open by themselves. {ANEW}"


# The folder


def _file_system(patient: Patient) -> Said | None:
    try:
        mounts = Path("/proc/self/mountinfo").read_text(encoding="utf-8", errors="surrogateescape")
    except OSError:  # not Linux
        return None
    return of_file_system(file_system(mounts, patient.home.resolve()))


def of_file_system(kind: str) -> Said:
    if kind in NETWORK:
        return "note", (
            f"The folder is on a network file system ({kind}). If two computers save at the same moment, one may not"
            " see the other. Work on one computer at a time, or choose a folder on this one with WORKBOOK_HOME."
        )
    if kind in IN_MEMORY:
        return "note", (
            f"The folder is in the computer's memory ({kind}) and is gone when it is switched off."
            " Choose a folder on a disk with WORKBOOK_HOME."
        )
    return "fine", f"The folder is on a disk of this computer ({kind or 'of an unknown kind'})."


def file_system(mountinfo: str, folder: Path) -> str:
    """The type of the file system that `folder` is on, from the text of Linux's mountinfo; "" when it does not say."""
    longest, kind = -1, ""
    for line in mountinfo.splitlines():
        fields, _, rest = line.partition(" - ")
        parts = fields.split(" ")
        if len(parts) < 6 or not rest:
            continue
        point = Path(_unescaped(parts[4]))
        if folder.is_relative_to(point) and len(point.parts) >= longest:  # of two at one place, the later is on top
            longest, kind = len(point.parts), rest.split(" ")[0]
    return kind


def _unescaped(text: str) -> str:
    """Linux writes a space in a path as backslash 040."""
    return re.sub(r"\\([0-7]{3})", lambda match: chr(int(match[1], 8)), text)


def _locks(patient: Patient) -> Said | None:
    path = _to_lock(patient)
    if path is None:
        return None
    if can_lock(path):
        return "fine", "Files can be locked, so two pages never save at once."
    return "note", (
        "Files cannot be locked in this folder. The workbook has a way around it; "
        "still, have the pages open on one computer only."
    )


def _to_lock(patient: Patient) -> Path | None:
    """A file to try a lock on. Never the journal: letting go of it would drop the locks of a save in this process."""
    candidates = [note_beside(patient.path), *(copy.path for copy in snapshots_of(patient.path))]
    return next((path for path in candidates if path.is_file()), None)


def can_lock(path: Path) -> bool:
    """Whether the file could be locked. It is locked for reading and not changed. Raises `OSError`."""
    if sys.platform == "win32":
        return True
    import fcntl

    with path.open("rb") as file:
        try:
            fcntl.lockf(file, fcntl.LOCK_SH | fcntl.LOCK_NB)
        except OSError as error:
            return error.errno not in {errno.ENOLCK, errno.ENOTSUP, errno.ENOSYS, errno.EINVAL}
    return True


def _free_space(patient: Patient) -> Said:
    return of_space(shutil.disk_usage(_nearest(patient.home)).free)


def of_space(free: int) -> Said:
    """free : bytes."""
    if free < LEAST_SPACE:
        return "mend", f"{free // MB} MB are free: soon nothing can be saved. Free some space."
    if free < ENOUGH_SPACE:
        return "note", f"{free // MB} MB are free. The journal needs little, but other programs may take the rest."
    return "fine", f"{free / 1000 / MB:.1f} GB are free."


def _nearest(folder: Path) -> Path:
    """The folder, or the first above it that is there."""
    return next(path for path in (folder, *folder.parents) if path.exists())


def _permissions(patient: Patient) -> Said | None:
    home, path = patient.home, patient.path
    if not home.is_dir():
        why = why_not_in(home)
        return ("mend", f"{why} Or choose another folder with WORKBOOK_HOME.") if why else None
    if not os.access(home, os.W_OK | os.X_OK) or (path.exists() and not os.access(path, os.W_OK)):
        return "mend", "The journal's folder cannot be written to, so nothing is saved. Allow yourself to write there."
    return _privacy(patient) if os.name == "posix" else None


def _privacy(patient: Patient) -> Said:
    home = patient.home
    if _is_open_to_others(home):
        return "note", f"Others on this computer may see your journal's folder. To close it: chmod 700 {_shown(home)}"
    loose = {home / one.relative_to(home).parts[0] for one in _ours(patient) if _is_open_to_others(one)}
    if loose:
        command = f"chmod -R go-rwx {_shown(*sorted(loose))}"
        return "note", f"Some files are private only as long as their folder is. To close them: {command}"
    return "fine", "Only you can open the journal."


def _is_open_to_others(path: Path) -> bool:
    mode = path.lstat().st_mode
    return not stat.S_ISLNK(mode) and bool(mode & 0o077)


def _ours(patient: Patient) -> Iterator[Path]:
    """What the workbook made in the folder; the folder may hold other things too."""
    for pattern in ("journal.*", f"{LOG_NAME}*", "snapshots*", "snapshots*/*", OPEN_PAGES, f"{OPEN_PAGES}/*"):
        yield from patient.home.glob(pattern)


def _shown(*paths: Path) -> str:
    """Paths to type in a terminal, without the name of the person where that can be left out."""
    return " ".join(_shortened(path) for path in paths)


def _shortened(path: Path) -> str:
    with suppress(RuntimeError):
        if path.is_relative_to(Path.home()) and path != Path.home():
            return f"~/{shlex.quote(str(path.relative_to(Path.home())))}"
    return shlex.quote(str(path))


def _cloud(patient: Patient) -> Said | None:
    cloud = cloud_of(patient.home) or cloud_of(patient.home.resolve())
    if not cloud:
        return None
    return "note", (
        f"The folder is inside “{cloud}”, which seems to be copied to other computers. Work on one at a time, let it"
        " finish before you change over, and know that your answers leave this computer."
    )


def cloud_of(folder: Path) -> str:
    """The part of the path that sounds like a folder that is kept in step with other computers, or ""."""
    return next((part for part in folder.parts if any(cloud in part.lower() for cloud in CLOUDS)), "")


# The journal


def _read_journal(path: Path) -> tuple[Contents | None, Said]:
    """What is in the journal at `path`, and what is to be said about it. Never raises."""
    try:
        if not path.exists():
            check_not_lost(path)
            return None, ("fine", "Nothing has been written yet.")
        contents = contents_of(path)
        if contents.broken:
            lost = read_known(path).answers - len({*contents.current, *contents.damaged})
            contents = replace(contents, unnamed=max(0, lost))
        return contents, of_contents(contents)
    except Exception as error:
        if getattr(error, "sqlite_errorcode", None) in LATER:
            return None, ("note", LATER[error.sqlite_errorcode])  # type: ignore[attr-defined]
        sentence = error if isinstance(error, JournalError) else as_journal_error(error)
        return None, ("mend", f"{sentence} {LOOK}")


def contents_of(path: Path) -> Contents:
    """What is in the journal at `path`, which is not changed by this.

    Raises `JournalError`, `OSError` or `sqlite3.Error` when it cannot be read.
    """
    if not path.is_file():
        raise NotOurs("A folder stands in the journal's place.")
    if path.stat().st_size == 0:
        raise NotOurs("The journal file is empty.")
    if not os.access(path, os.R_OK):
        raise JournalError("The journal cannot be read: its file is closed to you.")
    try:
        with _in_memory(path) as db:
            version = check_ours(db)
            if version > SCHEMA_VERSION:
                raise JournalError("A newer version of the workbook made this journal. Please update.")
            if version < SCHEMA_VERSION:
                migrate(db)
            return read_contents(db)
    except (sqlite3.DatabaseError, UnicodeDecodeError, NotOurs) as error:
        if not isinstance(error, NotOurs) and not is_damage(error):
            raise
        return _with_a_new_first_page(path, error)


def _with_a_new_first_page(path: Path, error: Exception) -> Contents:
    db = deserialized(path.read_bytes())
    if db is None:
        raise NotOurs("The file in the journal's place is not a workbook journal.") from error
    with closing(db):
        return replace(read_contents(db), broken=True)


@contextmanager
def _in_memory(path: Path) -> Iterator[sqlite3.Connection]:
    """A copy of the file in memory; the file is locked for reading meanwhile, as far as files can be locked there."""
    note = note_beside(path)
    how = "&nolock=1" if note.is_file() and not can_lock(note) else ""
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as db:
        with closing(_opened(address(path, f"mode=ro{how}"))) as file:
            file.execute("BEGIN")
            file.execute("SELECT count(*) FROM sqlite_master")  # takes the lock; `backup` would wait for it for ever
            file.backup(db)
        yield db


def _opened(address: str) -> sqlite3.Connection:
    return sqlite3.connect(address, uri=True, timeout=LOCK_WAIT, isolation_level=None)


def of_contents(contents: Contents) -> Said:
    readable = _count(len(contents.current), "answer")
    if not contents.broken:
        return "fine", f"{readable}, all whole."
    lost = len(contents.damaged) + contents.unnamed
    if not lost:
        return "mend", f"The journal file is damaged. {readable} can be read, and none is known to be lost. {LOOK}"
    keys = list(filter(_is_key, contents.damaged))
    which, more = ", ".join(keys[:MOST_NAMED]), len(keys) - MOST_NAMED
    which = MOST_NAMED.sentence(named=which, count=more) if more > 0 else which
    named = f" ({which})" if which else ""
    said = f"The journal file is damaged. {readable} can be read; {lost} cannot, or only as before{named}."
    return "mend", f"{said} {LOOK}"


def _is_key(key: str) -> bool:
    """Whether it is a key and nothing else: in a damaged file, what a person wrote can stand where keys stood."""
    try:
        check_key(key)
    except ValueError:
        return False
    return True


def _journal(patient: Patient) -> Said:
    return patient.journal


def _conflicts(patient: Patient) -> Said | None:
    current = patient.contents.current if patient.contents else {}
    waiting = sum(len({entry.text for entry in found}) > 1 for found in current.values())
    if not waiting:
        return None
    return "note", f"{_count(waiting, 'answer')} changed in two places: both are kept. Open a page and choose."


def _counted(patient: Patient) -> Said | None:
    known = read_known(patient.path).answers
    if patient.contents is None or patient.contents.broken or known <= len(patient.contents.current):
        return None
    here = len(patient.contents.current)
    return "mend", (
        f"The journal held {_count(known, 'answer')} when it was last saved, and holds {here} now."
        " Perhaps an older file was put in its place; the copies may have the rest."
    )


def _copies(patient: Patient) -> Said | None:
    copies = snapshots_of(patient.path)
    if not copies:
        return ("note", f"There is no copy to go back to. {KEEP}") if patient.contents else None
    checked = copies[:COPIES_CHECKED]
    damaged = sum(not _is_whole(copy) for copy in checked)
    said = f"{_count(len(copies), 'copy', 'copies')} to go back to, the newest of {_moment(copies[0])}."
    if damaged:
        state: State = "mend" if damaged == len(checked) else "note"
        return state, f"{said} Of {len(checked)} looked at, {damaged} cannot be used. {KEEP}"
    if _last_change(patient) - copies[0].taken > LATEST_COPY:
        return "note", f"{said} What you changed since then is in no copy. {KEEP}"
    return "fine", f"{said} {_count(len(checked), 'copy', 'copies')} looked at: whole."


def _last_change(patient: Patient) -> datetime:
    current = patient.contents.current if patient.contents else {}
    return max((entry.at for found in current.values() for entry in found), default=datetime.min.replace(tzinfo=UTC))


def _is_whole(copy: Snapshot) -> bool:
    with suppress(Exception):
        return not read_snapshot(copy).broken
    return False


def _moment(copy: Snapshot) -> str:
    return f"{local(copy.taken):%Y-%m-%d %H:%M %Z}"


def _leftovers(patient: Patient) -> Said | None:
    folders = (patient.home, folder_of(patient.path))
    unfinished = [path for folder in folders for path in folder.glob("*.new-*") if not path.name.endswith("-journal")]
    if not unfinished:
        return None
    return "note", f"{_count(len(unfinished), 'unfinished file')} of a save that was cut short. Nothing is lost by it."


def _set_aside(patient: Patient) -> Said | None:
    stem, suffix = patient.path.stem, patient.path.suffix
    aside = [*patient.home.glob(f"{stem}.*{suffix}"), *patient.home.glob("snapshots.set-aside-*")]
    if not aside:
        return None
    return (
        "note",
        f"{_count(len(aside), 'older journal')} set aside in the folder. What stands there is private.",
    )


def _notebooks(_patient: Patient) -> Said | None:
    """Whether pages in the current folder hold what a run left there."""
    pages = list(pages_in(Path()))
    holding = [path for path in pages if _may_show_answers(path)]
    if not holding:
        return ("fine", "No page in this folder holds results of yours.") if pages else None
    command = f"workbook clean {_shown(*holding[:MOST_NAMED])}" if len(holding) <= MOST_NAMED else "workbook clean"
    return "note", (
        f"{_count(len(holding), 'page')} in this folder may show what you entered, because another program stored"
        f" results there. Do not hand them on. To take the results out: {command}"
    )


def _may_show_answers(page: Path) -> bool:
    try:
        return held_in(page).may_show_answers
    except NotCleaned:
        return False


def _log(patient: Patient) -> Said | None:
    log = patient.home / LOG_NAME
    if not log.is_file():
        return None
    since = f"{now() - LATELY:%Y-%m-%d}"
    with log.open(encoding="utf-8", errors="replace") as lines:
        errors = sum(bool(re.match(r"\d{4}-\d\d-\d\d ", line)) and line >= since for line in islice(lines, 10_000))
    if not errors:
        return "fine", "Nothing went wrong in the last seven days."
    said = f"{_count(errors, 'error')} in the last seven days, noted in {LOG_NAME}"
    return "note", f"{said} without a word of what you wrote."


def _count(number: int, one: str, many: str = "") -> str:
    return f"{number} {one if number == 1 else many or f'{one}s'}"


CHECKS: dict[str, Callable[[Patient], Said | None]] = {
    "Python": _python,
    "packages": _packages,
    "SQLite": _sqlite,
    "JupyterLab": _extension,
    "file system": _file_system,
    "locks": _locks,
    "free space": _free_space,
    "permissions": _permissions,
    "cloud": _cloud,
    "journal": _journal,
    "two versions": _conflicts,
    "count": _counted,
    "copies": _copies,
    "unfinished": _leftovers,
    "set aside": _set_aside,
    "pages": _notebooks,
    "log": _log,
}

"""Whether this computer is well for the workbook: what it runs on, and the folder of the journal."""

import errno
import os
import re
import shutil
import sqlite3
import stat
import sys
from collections.abc import Iterator
from contextlib import suppress
from importlib import metadata
from pathlib import Path

from ..journal.files import why_not_in
from ..journal.known import note_beside
from ..journal.mishaps import LOG_NAME
from ..journal.presence import OPEN_PAGES
from ..journal.snapshots import snapshots_of
from .findings import Patient, Said, to_type

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
_ANEW = "Install the workbook anew, as README.md says; what you wrote is kept elsewhere."


def python(_patient: Patient) -> Said:
    from packaging.specifiers import SpecifierSet

    version = ".".join(map(str, sys.version_info[:3]))
    with suppress(metadata.PackageNotFoundError):
        needed = metadata.metadata(DISTRIBUTION)["Requires-Python"] or ""
        if not SpecifierSet(needed).contains(version, prereleases=True):
            return "mend", f"Python {version} runs here, and {needed} is needed. {_ANEW}"
    return "fine", f"Python {version}."


def packages(_patient: Patient) -> Said:
    try:
        requirements = metadata.requires(DISTRIBUTION) or []
    except metadata.PackageNotFoundError:
        return "note", "The workbook is not installed here, so nobody can say which versions it needs."
    wrong = [said for text in requirements if (said := too_old(text))]
    if wrong:
        return "mend", f"{'; '.join(wrong)}. {_ANEW}"
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


def sqlite(_patient: Patient) -> Said:
    if not hasattr(sqlite3.Connection, "deserialize"):
        return "note", f"SQLite {sqlite3.sqlite_version} can keep the journal, but rescue less of a damaged one."
    return "fine", f"SQLite {sqlite3.sqlite_version}."


def extension(_patient: Patient) -> Said:
    if (Path(sys.prefix) / EXTENSION).is_file():
        return "fine", "The workbook's part of JupyterLab is installed."
    return "mend", f"The workbook's part of JupyterLab is not installed, so pages do not open by themselves. {_ANEW}"


def disk(patient: Patient) -> Said | None:
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


def locks(patient: Patient) -> Said | None:
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


def free_space(patient: Patient) -> Said:
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


def permissions(patient: Patient) -> Said | None:
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
        return "note", f"Others on this computer may see your journal's folder. To close it: chmod 700 {to_type(home)}"
    loose = {home / one.relative_to(home).parts[0] for one in _ours(patient) if _is_open_to_others(one)}
    if loose:
        command = f"chmod -R go-rwx {to_type(*sorted(loose))}"
        return "note", f"Some files are private only as long as their folder is. To close them: {command}"
    return "fine", "Only you can open the journal."


def _is_open_to_others(path: Path) -> bool:
    mode = path.lstat().st_mode
    return not stat.S_ISLNK(mode) and bool(mode & 0o077)


def _ours(patient: Patient) -> Iterator[Path]:
    """What the workbook made in the folder; the folder may hold other things too."""
    for pattern in ("journal.*", f"{LOG_NAME}*", "snapshots*", "snapshots*/*", OPEN_PAGES, f"{OPEN_PAGES}/*"):
        yield from patient.home.glob(pattern)


def in_a_cloud(patient: Patient) -> Said | None:
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

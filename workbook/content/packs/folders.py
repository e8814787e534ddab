"""Which files are packs: the workbook's own, and those in the folders of a coach.

A coach's folder is looked at, never what is inside its folders. A file in it that lies elsewhere is not taken.
"""

import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from ...limits import Limit
from .. import data_files
from .problems import Problem

FOLDERS = "WORKBOOK_PACKS"  # the environment variable that names a coach's folders, as PATH does
MOST_FILES = Limit(50, "packs in one folder", "It holds {count} packs, and only the first {limit} are used.")
MOST_NAMES = Limit(
    2_000, "files in a folder of packs", "It holds more than {limit:,} files. Please keep packs in their own folder."
)
_ENDINGS = (".yaml", ".yml")


@dataclass(frozen=True)
class File:
    """A file to be read. name : what it is called in sentences. own : it is a coach's.

    Another size or time stands for another content.
    """

    path: Path
    name: str
    own: bool
    size: int
    time: int


@dataclass(frozen=True)
class Listing:
    """The files in their order, and what was wrong with a folder."""

    files: tuple[File, ...]
    problems: tuple[Problem, ...]


def coach_folders() -> list[Path]:
    """The folders that `WORKBOOK_PACKS` names."""
    return [Path(name).expanduser() for name in os.environ.get(FOLDERS, "").split(os.pathsep) if name.strip()]


def listing(places: Iterable[Path]) -> Listing:
    """Every pack, each once: the workbook's own, then those of each folder by name. A place may also be a file."""
    problems: list[Problem] = []
    files = {os.path.realpath(path): _file(path, path.name, False) for path in sorted(_own_folder().glob("*.yaml"))}
    for place in places:
        try:
            for path, name in _packs_at(place, problems):
                files.setdefault(os.path.realpath(path), _file(path, name, True))
        except (OSError, ValueError) as error:
            why = (getattr(error, "strerror", None) or "its name is not possible").lower()
            problems.append(_of(place, f"The folder cannot be read: {why}."))
    return Listing(tuple(files.values()), tuple(problems))


def _own_folder() -> Path:
    return data_files.FOLDER / "packs"


def _file(path: Path, name: str, own: bool) -> File:
    try:
        found = path.stat()
    except (OSError, ValueError):  # reading it says why
        return File(path, name, own, -1, -1)
    return File(path, name, own, found.st_size, found.st_mtime_ns)


def _packs_at(place: Path, problems: list[Problem]) -> Iterator[tuple[Path, str]]:
    """The packs of one folder with what they are called, or the file itself. Raises `OSError`, `ValueError`."""
    if place.is_dir():
        for name in _names(place, problems):
            if Path(os.path.realpath(place)) in Path(os.path.realpath(place / name)).parents:
                yield place / name, name
            else:
                problems.append(Problem(name, 0, "", "It is a link to another place. Please put the file itself here."))
    elif place.exists() or place.suffix.lower() in _ENDINGS:
        yield place, str(place)
    else:
        problems.append(_of(place, "There is no such folder."))


def _names(folder: Path, problems: list[Problem]) -> list[str]:
    """The names of its packs in order, as many as are taken."""
    with os.scandir(folder) as found:
        names = [entry.name for entry in islice(found, MOST_NAMES + 1)]
    if len(names) > MOST_NAMES:
        problems.append(_of(folder, MOST_NAMES.sentence()))
        return []
    packs = sorted(name for name in names if name.lower().endswith(_ENDINGS) and not name.startswith("."))
    if len(packs) > MOST_FILES:
        problems.append(_of(folder, MOST_FILES.sentence(count=len(packs))))
    return packs[:MOST_FILES]


def _of(place: Path, sentence: str) -> Problem:
    return Problem(str(place), 0, "", sentence)

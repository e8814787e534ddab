"""What was found, and about whom: the folder of a journal and what is in it."""

import shlex
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from ..journal.contents import Contents
from ..journal.place import FILE_NAME

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


def to_type(*paths: Path) -> str:
    """Paths to type in a terminal, without the name of the person where that can be left out."""
    return " ".join(_shortened(path) for path in paths)


def _shortened(path: Path) -> str:
    with suppress(RuntimeError):
        if path.is_relative_to(Path.home()) and path != Path.home():
            return f"~/{shlex.quote(str(path.relative_to(Path.home())))}"
    return shlex.quote(str(path))

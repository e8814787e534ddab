"""Where the content files are: inside the installed package, or beside it in a checkout."""

import csv
from pathlib import Path

_PACKAGE = Path(__file__).parents[1]
FOLDER = _PACKAGE / "data" if (_PACKAGE / "data").is_dir() else _PACKAGE.parent / "data"


def data_rows(name: str) -> list[dict[str, str]]:
    """The rows of `data/<name>`, every field as text exactly as it stands in the file."""
    with (FOLDER / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))

"""What a measured process finds around it: byte-compiled modules and nothing of the person's own."""

import os
import tempfile
from functools import cache
from pathlib import Path

PAGES = Path(__file__).parent.parent / "notebooks"
FIRST_PAGE = PAGES / "01-what-a-second-interview-means.ipynb"


@cache
def _bytecode() -> tempfile.TemporaryDirectory:
    return tempfile.TemporaryDirectory(prefix="workbook-bench-")


def surroundings(home: str) -> dict[str, str]:
    """The environment variables, with `home` for everything a process writes.

    Modules are byte-compiled once into a folder of this run, because uv and some images install
    them without: then the first contestant to import a module would pay for the others.
    """
    kept = {key: value for key, value in os.environ.items() if not key.startswith(("PYTHON", "JUPYTER_", "BINDER_"))}
    return {**kept, "PYTHONPYCACHEPREFIX": _bytecode().name, "WORKBOOK_HOME": home, "IPYTHONDIR": home}

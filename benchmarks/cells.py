"""The code of the pages."""

import json
from pathlib import Path

from .surroundings import FIRST_PAGE


def code_cells(page: Path = FIRST_PAGE) -> list[str]:
    """The source of each code cell of a page, in order; of page 01 if none is named."""
    notebook = json.loads(page.read_text(encoding="utf-8"))
    return ["".join(cell["source"]) for cell in notebook["cells"] if cell["cell_type"] == "code"]

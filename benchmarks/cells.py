"""The code of page 01."""

import json

from .surroundings import FIRST_PAGE


def code_cells() -> list[str]:
    """The source of each code cell, in order."""
    page = json.loads(FIRST_PAGE.read_text(encoding="utf-8"))
    return ["".join(cell["source"]) for cell in page["cells"] if cell["cell_type"] == "code"]

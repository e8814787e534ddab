"""How large the pages are, as files."""

from .surroundings import PAGES
from .table import Row


def rows() -> list[Row]:
    return [Row(page.name, page.stat().st_size / 1000, "kB", most=60) for page in sorted(PAGES.glob("*.ipynb"))]

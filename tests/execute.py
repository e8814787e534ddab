"""Run the pages as the tests do and write them back: `python tests/execute.py notebooks/*.ipynb`.

Outputs are kept, widget state and everything that differs from one machine to the next is not. The package gets a copy
of each page: only code that stands there runs by itself (workbook/jupyter/published.py). The table of all pages, on
page 00, is written as data/pages.csv has it.
"""

import os
import sys
import tempfile
from collections.abc import Iterable
from itertools import takewhile
from pathlib import Path

import nbformat
from nbclient import NotebookClient

from workbook.content.journey import Page, pages

COPIES = Path(__file__).parents[1] / "workbook" / "jupyter" / "notebooks"
LONGEST = 60  # seconds a cell may take
TABLE_OF_PAGES = "## The pages"  # how its cell begins


def with_pages(text: str, every: Iterable[Page]) -> str:
    """`text`, the cell with the table of pages, with a row for each of `every`; it stands on the first of them."""
    head = [*takewhile(lambda line: not line.startswith("|---"), text.splitlines()), "|---|---|---|"]
    here, *others = every
    linked = [f"[{page.title}]({page.name}.ipynb)" for page in others]
    names = zip([f"**{here.title}**", *linked], [here, *others], strict=True)
    return "\n".join([*head, *(f"| {name} | {page.leaves} | {page.minutes} |" for name, page in names)])


def executed(path: Path) -> str:
    """The text of the page at `path` after a run in a fresh kernel with an empty journal."""
    notebook = nbformat.read(path, as_version=4)
    for cell in notebook.cells:
        if cell.source.startswith(TABLE_OF_PAGES):
            cell.source = with_pages(cell.source, pages())
    with tempfile.TemporaryDirectory() as home:
        environment = {**os.environ, "WORKBOOK_HOME": home}
        client = NotebookClient(notebook, timeout=LONGEST, kernel_name="python3", store_widget_state=False)
        client.execute(cwd=str(path.parent), env=environment)
    notebook.metadata = {
        "colab": {"private_outputs": True},  # Colab then stores no results
        "kernelspec": {"display_name": "Python 3 (ipykernel)", "language": "python", "name": "python3"},
        "language_info": {"file_extension": ".py", "mimetype": "text/x-python", "name": "python"},
        "voila": {"template": "second-interview-workbook"},  # workbook/jupyter/voila
        "workbook": notebook.metadata["workbook"],
    }
    for cell in notebook.cells:
        cell.metadata.pop("execution", None)
        for output in cell.get("outputs", []):
            output.get("data", {}).pop("application/vnd.jupyter.widget-view+json", None)
    return nbformat.writes(notebook) + "\n"


if __name__ == "__main__":
    for name in sys.argv[1:]:
        text = executed(Path(name))
        for path in (Path(name), COPIES / Path(name).name):
            path.write_text(text, encoding="utf-8")

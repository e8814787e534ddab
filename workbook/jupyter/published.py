"""The pages as this version of the workbook published them, and how a notebook compares with them.

A page runs by itself only when its code is ours: its code cells, in order, are exactly those of one published page,
but for line ends. Text cells may be anything, as they cannot run. The package holds the pages whole, in
`jupyter/notebooks/` (written together with the pages themselves by `tests/execute.py`), so that nothing that lies in
a person's folder has a say in it, and a page can be put back as it was.

Notebooks are dictionaries as in their files, of format 4; a text may be one string or a list of lines.
"""

import copy
import json
import uuid
from collections import defaultdict
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

NOTEBOOKS = Path(__file__).parent / "notebooks"

NotebookCell = dict[str, Any]
Notebook = dict[str, Any]


@dataclass(frozen=True)
class Published:
    """A page as it was published. name : of its file, without ending. code : the sources of its code cells."""

    name: str
    notebook: Notebook
    code: tuple[str, ...]

    @property
    def cells(self) -> list[NotebookCell]:
        return list(self.notebook["cells"])

    @property
    def texts(self) -> dict[str, NotebookCell]:
        """Its text cells by their id."""
        return {cell["id"]: cell for cell in self.cells if cell["cell_type"] != "code"}

    @property
    def coded(self) -> dict[str, NotebookCell]:
        """Its code cells by their source."""
        return {source_of(cell): cell for cell in _code_cells(self.notebook)}


@cache
def published() -> tuple[Published, ...]:
    """All pages of this version, in order."""
    read = [(path.stem, json.loads(path.read_text(encoding="utf-8"))) for path in sorted(NOTEBOOKS.glob("*.ipynb"))]
    return tuple(Published(name, notebook, code_of(notebook)) for name, notebook in read)


def notebooks_of(root: Path, path: str | None, name: str | None) -> dict[Path, Notebook]:
    """What the files hold that a session of a server may be for, whose files lie below `root`; no notebook is {}.

    JupyterLab asks for a kernel under a path that it makes up, with the `name` of the file, and says later which it is.
    """
    here = root / (path or "").strip("/")
    return {file: _read(file) for file in (here, here.parent / Path(name or "").name)}


def _read(path: Path) -> Notebook:
    try:
        found = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return found if isinstance(found, dict) else {}


def joined_lists(value: Any) -> Any:
    """`value` with each list of lines as one string, in all that it holds."""
    if isinstance(value, list):
        return (
            "".join(value)
            if value and all(isinstance(one, str) for one in value)
            else [joined_lists(one) for one in value]
        )
    return {key: joined_lists(one) for key, one in value.items()} if isinstance(value, dict) else value


def source_of(cell: NotebookCell) -> str:
    """The source of `cell` with `\\n` for every line end."""
    return str("".join(cell.get("source", ""))).replace("\r\n", "\n").replace("\r", "\n")


def code_of(notebook: Notebook) -> tuple[str, ...]:
    """The sources of the code cells, in order."""
    return tuple(source_of(cell) for cell in _code_cells(notebook))


def published_page(notebook: Notebook) -> Published | None:
    """The page that has exactly this code; None: the code is not ours."""
    code = code_of(notebook)
    return next((page for page in published() if page.code == code), None)


def nearest(notebook: Notebook, name: str = "") -> Published | None:
    """The page that `notebook` was: that of its file's `name` if they share code, or else the one it shares most with.

    If it shares none with any, that of its name; None: it was none of ours.
    """
    code = set(code_of(notebook))

    def likeness(page: Published) -> tuple[bool, int, bool]:
        shared, named = len(code.intersection(page.code)), page.name == name
        return shared > 0 and named, shared, named

    best = max(published(), key=likeness)
    return best if any(likeness(best)) else None


def is_as_published(notebook: Notebook) -> bool:
    """Whether code and outputs are ours, so that showing the outputs as they are is safe. Outputs may be missing."""
    page = published_page(notebook)
    if page is None:
        return False
    coded = page.coded
    return all(_is_empty_or_ours(cell, coded[source_of(cell)]) for cell in _code_cells(notebook))


def _is_empty_or_ours(cell: NotebookCell, ours: NotebookCell) -> bool:
    outputs = cell.get("outputs", [])
    return not outputs or joined_lists(outputs) == joined_lists(ours["outputs"])


def _code_cells(notebook: Notebook) -> list[NotebookCell]:
    return [cell for cell in notebook.get("cells", []) if cell.get("cell_type") == "code"]


def leave_nothing_of_a_run(notebook: Notebook, name: str = "") -> None:
    """Give a page that is about to be saved the outputs and metadata that it was published with; sources stay.

    A code cell that is not ours is left without outputs. So every output in the file is ours, and is called trusted:
    Jupyter would otherwise show the page without its tables the next time. A notebook of the person's own, with some of
    our code in it, does not become a page.
    """
    page = nearest(notebook, name)
    coded = page.coded if page else {}
    texts = page.texts if page else {}
    if page and ("workbook" in notebook["metadata"] or page.code == code_of(notebook)):
        notebook["metadata"] = copy.deepcopy(page.notebook["metadata"])
    notebook["metadata"].pop("widgets", None)
    for cell in notebook["cells"]:
        of_code = cell["cell_type"] == "code"
        ours = coded.get(source_of(cell), {}) if of_code else texts.get(cell.get("id"), {})
        cell["metadata"] = copy.deepcopy(ours.get("metadata", cell.get("metadata", {})))
        cell["metadata"].pop("execution", None)
        if of_code:
            cell["outputs"] = copy.deepcopy(ours.get("outputs", []))
            cell["execution_count"] = ours.get("execution_count")
            cell["metadata"]["trusted"] = True


def put_back(notebook: Notebook, name: str = "") -> Notebook | None:
    """`notebook` as the page that it was; None when it was none of ours.

    Text that the person changed or added stays, after the cell that it followed. Code that is not ours stands at the
    end as raw text, which cannot run, so nothing that was typed is lost. What was there twice is there once.
    """
    page = nearest(notebook, name)
    if page is None:
        return None
    changed, after, aside = _sorted_out(notebook, page)
    cells = [_own(cell) for cell in after[""]]
    for cell in page.cells:
        cells.append(copy.deepcopy(cell) | changed.get(cell["id"], {}))
        cells += [_own(one) for one in after[cell["id"]]]
    cells += [_own({"cell_type": "raw", "source": source}) for source in aside]
    return copy.deepcopy(page.notebook) | {"cells": cells}


def _sorted_out(
    notebook: Notebook, page: Published
) -> tuple[dict[str, NotebookCell], dict[str, list[NotebookCell]], list[str]]:
    """What the person wrote: changes of text cells by id, own text cells by the id they follow, and other code."""
    coded, texts = page.coded, page.texts
    published_texts = {source_of(cell) for cell in texts.values()}
    changed: dict[str, NotebookCell] = {}
    after: dict[str, list[NotebookCell]] = defaultdict(list)
    aside: dict[str, None] = {}
    place = ""
    for cell in notebook.get("cells", []):
        source, key = source_of(cell), str(cell.get("id"))
        if cell["cell_type"] == "code":
            place = coded[source]["id"] if source in coded else place
            aside |= {} if source in coded or not source.strip() else {source: None}
        elif key in texts and key not in changed:
            changed[key] = {"source": cell.get("source", "")} | _attached(cell)
            place = key
        elif source.strip() and source not in published_texts:
            after[place].append(cell)
    return changed, after, list(aside)


def _own(cell: NotebookCell) -> NotebookCell:
    """A text cell of the person's, under an id that no other cell has."""
    own = {"cell_type": cell["cell_type"], "id": uuid.uuid4().hex[:8], "metadata": {}, "source": cell["source"]}
    return own | _attached(cell)


def _attached(cell: NotebookCell) -> NotebookCell:
    return {"attachments": cell["attachments"]} if "attachments" in cell else {}

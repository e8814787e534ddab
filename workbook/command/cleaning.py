"""Takes out of notebook files what a run left there: results, what widgets held, and marks of the run.

A program without our part of the server (VS Code, Colab, nbconvert) may store these, and they may show what a person
entered. A page gets back the results that it was published with, which are the same for everybody. What somebody typed
into the cells themselves stays: it is their text.
"""

import copy
import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ..journal.files import write_whole
from ..jupyter.published import Notebook, code_of, joined_lists, leave_nothing_of_a_run, published
from ..limits import Limit
from ..wording import counted, joined

LARGEST_NOTEBOOK = Limit(100_000_000, "bytes of a notebook that is cleaned", "has more than {mb} MB")
STATE, VIEW = "application/vnd.jupyter.widget-state+json", "application/vnd.jupyter.widget-view+json"
_PLACES = ("", ".ipynb_checkpoints", "notebooks", "notebooks/.ipynb_checkpoints")  # where pages are looked for
_NO_RESULT: dict[str, Any] = {"execution_count": None, "metadata": {}}


class NotCleaned(Exception):  # noqa: N818 - what is said, not a kind of error
    """A notebook stays as it is; the text is a sentence without its name."""


@dataclass(frozen=True)
class Held:
    """What a run left in a notebook. results : cells whose outputs are not ours. widgets : whose state is there.

    marks : whether anything else differs from how it is without a run, such as when a cell ran.
    """

    results: int = 0
    widgets: int = 0
    marks: bool = False

    @property
    def may_show_answers(self) -> bool:
        return self.results + self.widgets > 0

    def __str__(self) -> str:
        """ "2 results, what 5 widgets held, and marks of a run"."""
        parts = [counted(self.results, "result")] if self.results else []
        parts += [f"what {counted(self.widgets, 'widget')} held"] if self.widgets else []
        parts += ["marks of a run"] if self.marks else []
        return joined(parts) or "nothing"


def pages_in(folder: Path) -> Iterator[Path]:
    """The notebooks in `folder`, in its `notebooks`, and the copies that Jupyter keeps of them."""
    for place in _PLACES:
        yield from sorted(path for path in (folder / place).glob("*.ipynb") if path.is_file())


def held_in(path: Path) -> Held:
    """What a run left in the page at `path`. Raises `NotCleaned`."""
    notebook = _read(path)
    return _held(notebook, _cleaned(notebook, path.stem))


def clean_notebook(path: Path) -> Held:
    """Take out what a run left in the page at `path`; what that was. The file changes whole or not at all.

    Raises `NotCleaned`.
    """
    notebook = _read(path)
    cleaned = _cleaned(notebook, path.stem)
    held = _held(notebook, cleaned)
    if held != Held():
        text = json.dumps(cleaned, ensure_ascii=False, indent=1, sort_keys=True) + "\n"
        try:
            place = path.resolve()
            write_whole(place, text.encode("utf-8", "backslashreplace"), place.stat().st_mode & 0o777)
        except OSError as error:
            raise NotCleaned(f"cannot be written: {error.strerror}") from error
    return held


def _read(path: Path) -> Notebook:
    """The page at `path`. Raises `NotCleaned` when it is none, or cannot be read."""
    try:
        if path.stat().st_size > LARGEST_NOTEBOOK:
            raise NotCleaned(LARGEST_NOTEBOOK.sentence(mb=LARGEST_NOTEBOOK // 1_000_000))
        notebook = json.loads(path.read_bytes())
    except OSError as error:
        raise NotCleaned(f"cannot be read: {error.strerror}") from error
    except (ValueError, RecursionError):
        raise NotCleaned("is damaged, or no notebook") from None
    if not _is_notebook(notebook):
        raise NotCleaned("is no notebook of a kind that is known here")
    if not _is_page(notebook):
        raise NotCleaned("is not a page of the workbook")
    return notebook


def _is_notebook(value: Any) -> bool:
    return (
        isinstance(value, dict)
        and value.get("nbformat") == 4
        and isinstance(value.get("metadata"), dict)
        and isinstance(value.get("cells"), list)
        and all(map(_is_cell, value["cells"]))
    )


def _is_cell(value: Any) -> bool:
    if not isinstance(value, dict):
        return False
    source = value.get("source")
    lines = source if isinstance(source, list) else [source]
    named = isinstance(value.get("cell_type"), str) and isinstance(value.get("id", ""), str)
    return named and isinstance(value.get("metadata"), dict) and all(isinstance(line, str) for line in lines)


def _is_page(notebook: Notebook) -> bool:
    """Whether it is marked as a page, as a program may have dropped, or shares code with one."""
    ours = {source for page in published() for source in page.code}
    return "workbook" in notebook["metadata"] or not ours.isdisjoint(code_of(notebook))


def _cleaned(notebook: Notebook, name: str) -> Notebook:
    cleaned = copy.deepcopy(notebook)
    leave_nothing_of_a_run(cleaned, name)
    for cell in cleaned["cells"]:
        cell["metadata"].pop("trusted", None)  # a word between a server and its pages, not for files
    return cleaned


def _held(notebook: Notebook, cleaned: Notebook) -> Held:
    pairs = zip(notebook["cells"], cleaned["cells"], strict=True)
    results = sum(_results(cell) not in ([], _results(ours)) for cell, ours in pairs)
    states = notebook["metadata"].get("widgets")
    found = states.get(STATE, states) if isinstance(states, dict) else {}
    widgets = found.get("state", found) if isinstance(found, dict) else {}
    return Held(results, len(widgets), joined_lists(notebook) != joined_lists(cleaned))


def _results(cell: dict[str, Any]) -> list[Any]:
    """What stands below a cell, without what differs from one run to the next."""
    outputs = cell.get("outputs")
    return [_without_a_view(one) for one in outputs] if isinstance(outputs, list) else []


def _without_a_view(output: Any) -> Any:
    if not isinstance(output, dict):
        return output
    data = output.get("data")
    shown = (
        {kind: joined_lists(value) for kind, value in data.items() if kind != VIEW} if isinstance(data, dict) else data
    )
    return joined_lists(_NO_RESULT | output | {"data": shown, "execution_count": None})

"""Notebooks that look like pages of the workbook: hostile ones, and ours after somebody's slip of the hand.

Each comes in one of seven ways, is opened in a real JupyterLab, saved, closed and opened again. Whatever ran without
a press has left its mark: a file, or a name on JupyterLab's window.
"""

import copy
import json
import zipfile
from collections.abc import Callable
from dataclasses import dataclass, field
from math import gcd
from pathlib import Path

from browser.lab import Lab
from playwright.sync_api import Browser, Page, expect

from workbook.jupyter.published import NOTEBOOKS, code_of, source_of

NAMES = ("01-what-a-second-interview-means", "03-the-process", "06-fit")
AT_ONCE = 8  # notebooks that are open at the same time
OTHER_KERNEL = "another-python"


@dataclass
class Arriving:
    """A notebook on its way. code, script : what leaves the mark `name`. beside : files in its folder, by name."""

    name: str
    notebook: dict
    code: str
    script: str
    beside: dict[str, str] = field(default_factory=dict)

    @property
    def coded(self) -> list[dict]:
        return [cell for cell in self.notebook["cells"] if cell["cell_type"] == "code"]

    def change(self, place: int, how: Callable[[str], str]) -> None:
        """Write the source of the code cell at `place` anew."""
        self.coded[place]["source"] = how(source_of(self.coded[place]))

    def add(self, place: int, kind: str, source: str, **more: object) -> None:
        cell = {"cell_type": kind, "id": f"theirs-{place}", "metadata": {}, "source": source, **more}
        self.notebook["cells"].insert(
            place, cell | ({"outputs": [], "execution_count": None} if kind == "code" else {})
        )

    def show(self, mime: str, shown: object) -> None:
        """Give every code cell this as its output."""
        for cell in self.coded:
            cell["outputs"] = [{"output_type": "display_data", "metadata": {}, "data": {mime: shown}}]


def swapped(one: Arriving) -> None:
    first, second = (place for place, cell in enumerate(one.notebook["cells"]) if cell in one.coded[1:3])
    cells = one.notebook["cells"]
    cells[first], cells[second] = cells[second], cells[first]
    one.add(0, "code", one.code)  # first, as ours now stop at an error


def widgets_of(one: Arriving) -> dict:
    """Saved widgets whose script JupyterLab would load."""
    about = {"_model_module": "anywidget", "_model_name": "AnyModel", "_model_module_version": "~0.11.*"}
    view = {"_view_module": "anywidget", "_view_name": "AnyView", "_view_module_version": "~0.11.*"}
    state = {**about, **view, "_esm": f"{one.script}; export default {{}}", "_anywidget_id": "theirs", "_css": ""}
    model = {"model_name": "AnyModel", "model_module": "anywidget", "model_module_version": "~0.11.*", "state": state}
    saved = {"version_major": 2, "version_minor": 0, "state": {"theirs": model}}
    return {"application/vnd.jupyter.widget-state+json": saved}


def image(one: Arriving) -> str:
    return f'<img src="nowhere" onerror="{one.script}"><script>{one.script}</script>'


Change = Callable[[Arriving], object]

# Each leaves code in the page that is not ours.
CODE: dict[str, Change] = {
    "a cell more, first": lambda one: one.add(0, "code", one.code),
    "a cell more, last": lambda one: one.add(len(one.notebook["cells"]), "code", one.code),
    "a cell more, marked as trusted": lambda one: one.add(1, "code", one.code, metadata={"trusted": True}),
    "a line before": lambda one: one.change(0, lambda text: f"{one.code}\n{text}"),
    "a line more": lambda one: one.change(0, lambda text: f"{text}\n{one.code}"),
    "more behind the last name": lambda one: one.change(-1, lambda text: f"{text};{one.code}"),
    "a cell less, another more": lambda one: one.change(1, lambda _text: one.code),
    "all cells theirs": lambda one: [cell.update(source=one.code) for cell in one.coded],
    "cells in another order": swapped,
    "a cell twice": lambda one: one.notebook["cells"].extend(
        [copy.deepcopy(one.coded[1]) | {"id": "twice"}, copy.deepcopy(one.coded[0]) | {"id": "x", "source": one.code}]
    ),
    "letters that look like ours": lambda one: one.change(
        0, lambda text: one.code + "\n" + text.replace("a", "\u0430")
    ),
    "a line separator in a comment": lambda one: one.change(0, lambda text: f"# \u2028\n{one.code}\n{text}"),
    "a return in a comment": lambda one: one.change(0, lambda text: f"# ours \r{one.code}\r{text}"),
    "blanks until it is out of sight": lambda one: one.change(0, lambda text: f"{text}{' ' * 4000};{one.code}"),
    "hidden and folded away": lambda one: one.add(
        2, "code", one.code, metadata={"jupyter": {"source_hidden": True, "outputs_hidden": True}, "collapsed": True}
    ),
    "pages of another version": lambda one: one.change(0, lambda text: f"{text}\n{one.code}  # version 2"),
    "none of our pages": lambda one: one.notebook.update(cells=[one.coded[0] | {"source": one.code}]),
}

# Each is our code, and may run; what stands around it may not.
AROUND: dict[str, Change] = {
    "text with HTML": lambda one: one.add(1, "markdown", image(one)),
    "text called trusted": lambda one: one.add(1, "markdown", image(one), metadata={"trusted": True}),
    "raw text": lambda one: one.add(0, "raw", one.code),
    "an HTML output": lambda one: one.show("text/html", image(one)),
    "a script as output": lambda one: one.show("application/javascript", one.script),
    "a drawing with a script": lambda one: one.show("image/svg+xml", f"<svg onload='{one.script}'></svg>"),
    "saved widgets": lambda one: one.notebook["metadata"].update(widgets=widgets_of(one)),
    "a view of saved widgets": lambda one: (
        one.notebook["metadata"].update(widgets=widgets_of(one)),
        one.show("application/vnd.jupyter.widget-view+json", {"model_id": "theirs", "version_major": 2}),
    ),
    "a workbook.py beside": lambda one: one.beside.update({"workbook.py": one.code}),
    "a package workbook beside": lambda one: one.beside.update({"workbook/__init__.py": one.code}),
    "a numpy.py beside": lambda one: one.beside.update({"numpy.py": one.code, "anywidget.py": one.code}),
    "a kernel beside": lambda one: one.beside.update(
        dict.fromkeys(("ipykernel_launcher.py", "ipykernel/__init__.py", "json.py", "sitecustomize.py"), one.code)
    ),
}

KERNEL: dict[str, Change] = {
    "another kernel": lambda one: one.notebook["metadata"]["kernelspec"].update(name=OTHER_KERNEL),
}

KINDS = CODE | AROUND | KERNEL
WAYS = ("saved", "copied", "uploaded", "PUT", "moved", "renamed", "unzipped")


def arriving(number: int, kind: str, marks: Path) -> Arriving:
    """Notebook `number` of this kind."""
    page = json.loads((NOTEBOOKS / f"{NAMES[number % len(NAMES)]}.ipynb").read_text(encoding="utf-8"))
    name = f"n{number}"
    code = f"open({str(marks / name)!r}, 'w').close()"
    one = Arriving(name, page, code, f"(top.fired = top.fired || []).push('{name}')")
    KINDS[kind](one)
    return one


def comes(lab: Lab, one: Arriving, way: str) -> str:
    """Bring the notebook into a folder of its own in that way; where it is then."""
    folder = lab.folder / "arrived" / one.name
    for name, text in one.beside.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    folder.mkdir(parents=True, exist_ok=True)
    here = f"arrived/{one.name}/{one.name}.ipynb"
    if way == "unzipped":
        pack = folder / "pages.zip"
        with zipfile.ZipFile(pack, "w") as packed:
            packed.writestr(f"{one.name}.ipynb", json.dumps(one.notebook))
        with zipfile.ZipFile(pack) as packed:
            packed.extractall(folder)
        return here
    as_file = {"type": "file", "format": "text", "content": json.dumps(one.notebook)}
    if way == "saved":
        for cell in one.coded:
            cell["metadata"] = {**cell["metadata"], "trusted": True}
    as_notebook = {"type": "notebook", "format": "json", "content": one.notebook}
    first = {"copied": f"{one.name}-first.ipynb", "moved": f"first-{one.name}.ipynb", "renamed": f"{here}.txt"}
    lab.ask(f"contents/{first.get(way, here)}", "PUT", said=as_file if way in {"uploaded", "renamed"} else as_notebook)
    if way == "copied":
        copied = lab.ask(f"contents/arrived/{one.name}", "POST", said={"copy_from": first[way]})
        lab.ask(f"contents/{copied['path']}", "PATCH", said={"path": here})
    elif way in first:
        lab.ask(f"contents/{first[way]}", "PATCH", said={"path": here})
    return here


# Every notebook that is open has run itself, or waits for a press.
SETTLED = """names => names.every(name => {
  const panel = [...document.querySelectorAll(".jp-NotebookPanel")].find(one => one.dataset.name === name);
  if (!panel) return false;
  if (panel.querySelector(".workbook-waiting p")?.textContent) return true;
  return !panel.classList.contains("workbook-has-not-run") && panel.dataset.busy === "no";
})"""
OPEN = """async path => {
  const app = window.jupyterapp;
  const panel = await app.commands.execute("docmanager:open", { path, factory: "Notebook" });
  panel.node.dataset.name = path;
  await panel.context.ready;
  await panel.sessionContext.ready;
  panel.node.dataset.kernel = panel.sessionContext.session.kernel.name;
  const cells = () => [...panel.content.model.cells].filter(cell => cell.type === "code" && cell.sharedModel.source);
  const look = () => {
    panel.node.dataset.busy = cells().every(cell => cell.executionCount) ? "no" : "yes";
    if (!panel.isDisposed) setTimeout(look, 100);
  };
  cells().forEach(cell => (cell.executionCount = null));
  panel.model.dirty = false;
  look();
}"""
SAVE_AND_CLOSE = """async () => {
  const app = window.jupyterapp;
  for (const panel of [...app.shell.widgets("main")].filter(one => one.context && one.sessionContext)) {
    await panel.context.save();
    await panel.sessionContext.shutdown();
    panel.dispose();
  }
}"""


def opened_twice(lab: Lab, browser: Browser, kinds: list[tuple[str, str]], marks: Path) -> dict[str, int]:
    """Have all come, each as one of `kinds`, (kind, way); open, save and open them again. What ran unasked raises."""
    lab.start_over()
    page = browser.new_context(viewport={"width": 1280, "height": 900}).new_page()
    page.goto(f"{lab.address}/lab?token=only-for-tests&reset")
    page.wait_for_function("window.jupyterapp?.shell", timeout=60_000)
    page.evaluate("window.jupyterapp.restored")
    waited = 0
    numbered = list(enumerate(kinds))
    for some in (numbered[start : start + AT_ONCE] for start in range(0, len(numbered), AT_ONCE)):
        there = {comes(lab, arriving(number, kind, marks), way): kind for number, (kind, way) in some}
        for _opening in range(2):
            open_all(page, there)
            ran = sorted(path.name for path in marks.iterdir()) + page.evaluate("window.fired ?? []")
            assert not ran, f"ran without a press: {[(name, kinds[int(name[1:])]) for name in ran]}"
            waited += how_many_wait(page, there)
            page.evaluate(SAVE_AND_CLOSE)
    page.context.close()
    return {"notebooks": len(kinds), "waited for a press": waited, "run without one": 0}


def open_all(page: Page, there: dict[str, str]) -> None:
    """Open them, and wait until each has run or waits."""
    for path in there:
        page.evaluate(OPEN, path)
    page.wait_for_function(SETTLED, arg=list(there), timeout=120_000)
    page.wait_for_timeout(500)


def how_many_wait(page: Page, there: dict[str, str]) -> int:
    """Those whose code is not ours have to wait, and ours have to run, as a page that never ran would pass as well."""
    waits = {path for path in there if page.locator(f"[data-name='{path}'] .workbook-waiting").count()}
    elsewhere = {path for path in there if page.locator(f"[data-name='{path}'][data-kernel='{OTHER_KERNEL}']").count()}
    should = {path for path, kind in there.items() if kind in CODE} | elsewhere  # saving sets a page's kernel right
    assert waits == should, f"waits, or runs, and should not: {[(path, there[path]) for path in waits ^ should]}"
    return len(waits)


def pressed(lab: Lab, browser: Browser, marks: Path) -> dict[str, int]:
    """The same code does leave its mark once somebody presses, so its absence means something."""
    lab.start_over()
    page = browser.new_context(viewport={"width": 1280, "height": 900}).new_page()
    for number, kind in enumerate(CODE):
        one = arriving(number, kind, marks)
        page.goto(f"{lab.address}/lab/tree/{comes(lab, one, 'unzipped')}?token=only-for-tests&reset")
        page.get_by_role("button", name="Run this page").click(timeout=60_000)
        expect(page.locator(".workbook-waiting")).to_have_count(0)
        deadline = page.evaluate("performance.now()") + 20_000
        while not (marks / one.name).exists():
            assert page.evaluate("performance.now()") < deadline, f"{kind}: the mark shows nothing"
            page.wait_for_timeout(100)
        (marks / one.name).unlink()
    page.context.close()
    return {"marks left after a press": len(CODE)}


def every(many: int) -> list[tuple[str, str]]:
    """`many` pairs of kind and way, no two alike, evenly over both."""
    kinds = list(KINDS)
    assert gcd(len(kinds), len(WAYS)) == 1, "then not every kind comes in every way"
    return [(kinds[place % len(kinds)], WAYS[place % len(WAYS)]) for place in range(many)]


def hostile(many: int, folder: Path, browser: Browser) -> dict[str, int]:
    """A JupyterLab of its own, whose parts the browser can reach, and `many` notebooks."""
    marks = folder / "marks"
    marks.mkdir()
    lab = Lab(folder / "lab")
    with_another_kernel(lab)
    lab.start()
    try:
        counted = opened_twice(lab, browser, every(many), marks)
        return counted | (pressed(lab, browser, marks) if many > 100 else {})
    finally:
        lab.stop()


def with_another_kernel(lab: Lab) -> None:
    """The same Python under another name, as a person may have several."""
    kernel = lab.folder / "data" / "kernels" / OTHER_KERNEL
    kernel.mkdir(parents=True)
    argv = ["python", "-m", "ipykernel_launcher", "-f", "{connection_file}"]
    said = {"argv": argv, "display_name": "Another Python", "language": "python"}
    (kernel / "kernel.json").write_text(json.dumps(said), encoding="utf-8")


def kinds_are_what_they_are_called() -> None:
    """Each of `CODE` has code that is not ours, each of `AROUND` has ours."""
    ours = {code_of(json.loads((NOTEBOOKS / f"{name}.ipynb").read_text(encoding="utf-8"))) for name in NAMES}
    for number, kind in enumerate(KINDS):
        assert (code_of(arriving(number, kind, Path()).notebook) in ours) == (kind not in CODE), kind

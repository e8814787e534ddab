"""The next page of the journey: from the press on its link to its instruments on the screen, and what the kernel holds.

Page 00 stands in a real JupyterLab, with its kernel running. From it every other page is opened in turn, by its link.
"""

import json
import sys
import tempfile
from pathlib import Path
from statistics import median

import psutil
from playwright.sync_api import Page, sync_playwright

from .memory import pss
from .surroundings import PAGES
from .table import Row

sys.path.append(str(Path(__file__).parent.parent / "tests"))

import chromium
from browser.lab import Lab

ROUNDS = 3
HOME, *OTHERS = sorted(PAGES.glob("*.ipynb"))
PATIENCE = 60_000

# How many instruments of the page that is in sight stand whole.
WHOLE = """() => [...document.querySelectorAll(".jp-NotebookPanel:not(.lm-mod-hidden) .wb-instrument footer")]
  .filter((foot) => foot.checkVisibility({ visibilityProperty: true })).length"""
TURN = "path => window.jupyterapp.commands.execute('docmanager:open', { path })"
# Seconds from the next click until the frame is painted in which `count` instruments of `name` stand.
PRESSED = f"""([name, count]) => {{
  const whole = {WHOLE};
  const there = () => document.querySelector(".lm-DockPanel-tabBar .lm-mod-current")?.textContent.includes(name);
  let began;
  addEventListener("click", () => (began = performance.now()), {{ capture: true, once: true }});
  window.painted = new Promise((resolve) => {{
    const painted = new MessageChannel();
    painted.port1.onmessage = () => resolve((performance.now() - began) / 1000);
    const stands = () => began && there() && whole() >= count;
    const look = () => (stands() ? painted.port2.postMessage("") : requestAnimationFrame(look));
    look();
  }});
}}"""


def rows() -> list[Row]:
    rounds = [_round() for _ in range(ROUNDS)]
    took = {page.stem[:2]: median(each[page.stem] for each, _one, _all in rounds) for page in OTHERS}
    note = ", ".join(f"{page} {seconds:.2f} s" for page, seconds in took.items())
    one, everything = (median(each[place] for each in rounds) for place in (1, 2))
    return [
        Row("next page painted, kernel running", median(took.values()), "s", most=1.0, note=note),
        Row("the slowest of them", max(took.values()), "s", most=1.0),
        Row("kernels of eleven open pages", everything, "MiB", one, "page 00 open", everything / one, most_ratio=1.5),
    ]


def _round() -> tuple[dict[str, float], float, float]:
    """Seconds by page, and MiB that all kernels hold with one page open and with all."""
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder, sync_playwright() as playwright:
        lab = Lab(Path(folder))
        lab.start()
        try:
            browser = playwright.chromium.launch(executable_path=chromium.find(), args=chromium.FLAGS)
            page = browser.new_page(viewport={"width": 1280, "height": 1200})
            page.goto(f"{lab.page(HOME.stem)}&reset")
            page.wait_for_function(f"({WHOLE})() >= {instruments(HOME)}", timeout=PATIENCE)
            page.wait_for_timeout(2000)  # what is still under way does not count
            one = _held(lab)
            took = {other.stem: _opened(page, other) for other in OTHERS}
            page.wait_for_timeout(2000)
            everything = _held(lab)
            browser.close()
        finally:
            lab.stop()
    return took, one, everything


def _opened(page: Page, other: Path) -> float:
    """Seconds until `other` stands, opened by its link on page 00; page 00 is in sight again after it."""
    page.evaluate(PRESSED, [other.stem, instruments(other)])
    page.locator(f'.jp-NotebookPanel:not(.lm-mod-hidden) .jp-MarkdownCell a[href*="{other.name}"]').first.click()
    took = page.evaluate("window.painted")
    page.evaluate(TURN, f"notebooks/{HOME.name}")
    page.wait_for_timeout(1000)
    return took


def instruments(page: Path) -> int:
    """How many instruments a page has: one in each code cell, but for the bar at its top and for tables."""
    cells = json.loads(page.read_text(encoding="utf-8"))["cells"]
    shown = [output["data"] for cell in cells if cell["cell_type"] == "code" for output in cell["outputs"]]
    return sum("text/html" not in data for data in shown) - 1


def _held(lab: Lab) -> float:
    """PSS in MiB, of all kernels."""
    kernels = {one.pid for kernel in lab.kernels() for one in [kernel, *kernel.children(recursive=True)]}
    return sum(pss(pid) for pid in kernels if psutil.pid_exists(pid)) / 1024

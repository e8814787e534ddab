"""From opening a page in Chromium to its instruments on the screen, once the page's kernel runs.

Uses the JupyterLab of the browser tests. Beside it, the same address until JupyterLab itself stands.
"""

import sys
import tempfile
import time
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

from .journey import instruments
from .rounds import Measured
from .surroundings import FIRST_PAGE, PAGES
from .table import Row

sys.path.append(str(Path(__file__).parent.parent / "tests"))

import chromium
from browser.lab import Lab

ROUNDS = 5
ODDS = ".wb-odds .wb-array svg.wb-on >> nth=6"
OTHERS = sorted([*PAGES.glob("0[3-9]-*.ipynb"), *PAGES.glob("10-*.ipynb")])
FRAME = ".jp-NotebookPanel-toolbar"


def rows() -> list[Row]:
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder, sync_playwright() as playwright:
        lab = Lab(Path(folder))
        lab.start()
        try:
            browser = playwright.chromium.launch(
                executable_path=chromium.find(),
                args=["--no-sandbox", "--disable-gpu", "--disable-background-networking"],
            )
            measured = [_measured(browser, lab, page) for page in (FIRST_PAGE, *OTHERS)]
            browser.close()
        finally:
            lab.stop()
    return measured


def _measured(browser: Browser, lab: Lab, page: Path) -> Row:
    stands = ODDS if page == FIRST_PAGE else f".wb-instrument footer >> nth={instruments(page) - 1}"
    _opened(browser, lab, page, stands)  # starts the kernel
    frame, whole = zip(*(_opened(browser, lab, page, stands) for _ in range(ROUNDS)), strict=True)
    took = Measured({"page": list(whole), "frame": list(frame)})
    name = f"page {page.stem[:2]} painted, kernel running"
    return Row.of(name, took, "page", "frame", "s", "JupyterLab's own frame", most=5)


def _opened(browser: Browser, lab: Lab, notebook: Path, stands: str) -> tuple[float, float]:
    """Seconds until the frame stands, and until `stands` does."""
    context = browser.new_context(viewport={"width": 1280, "height": 1200})
    page = context.new_page()
    began = time.perf_counter()
    page.goto(f"{lab.page(notebook.stem)}&reset")
    page.locator(FRAME).wait_for()
    frame = time.perf_counter() - began
    page.locator(stands).wait_for(timeout=60_000)
    whole = time.perf_counter() - began
    context.close()
    return frame, whole

"""From opening page 01 in Chromium to its odds on the screen, once the page's kernel runs.

Uses the JupyterLab of the browser tests. Beside it, the same address until JupyterLab itself stands.
"""

import sys
import tempfile
import time
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

from .rounds import Measured
from .surroundings import FIRST_PAGE
from .table import Row

sys.path.append(str(Path(__file__).parent.parent / "tests"))

import chromium
from browser.lab import Lab

ROUNDS = 5
ODDS = ".wb-odds .wb-array svg.wb-on >> nth=6"
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
            _opened(browser, lab)  # starts the kernel
            frame, odds = zip(*(_opened(browser, lab) for _ in range(ROUNDS)), strict=True)
            browser.close()
        finally:
            lab.stop()
    took = Measured({"odds": list(odds), "frame": list(frame)})
    return [Row.of("page 01 painted, kernel running", took, "odds", "frame", "s", "JupyterLab's own frame", most=5)]


def _opened(browser: Browser, lab: Lab) -> tuple[float, float]:
    """Seconds until the frame stands, and until the odds do."""
    context = browser.new_context(viewport={"width": 1280, "height": 1200})
    page = context.new_page()
    began = time.perf_counter()
    page.goto(f"{lab.page(FIRST_PAGE.stem)}&reset")
    page.locator(FRAME).wait_for()
    frame = time.perf_counter() - began
    page.locator(ODDS).wait_for(timeout=60_000)
    odds = time.perf_counter() - began
    context.close()
    return frame, odds

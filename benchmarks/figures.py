"""A slider moves a chart: from the key press to the frame that shows the new picture.

Two charts stand on one page of a real JupyterLab, drawn from the same values: ours, and a plotly
`FigureWidget` under ipywidgets' slider. They are moved in turn.
"""

import json
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

from .rounds import Measured, in_turn
from .table import Row

sys.path.append(str(Path(__file__).parent.parent / "tests"))

import chromium
from browser.lab import Lab

ROUNDS, WARM_UP = 40, 5
CONTESTANTS = ("moved_chart", "moved_figure_widget")
HANDLES = {"moved_chart": "input.wb-range", "moved_figure_widget": ".noUi-handle"}

# Milliseconds from the next key press until the frame is painted in which the bars of plot `place` changed:
# until the first task after the callbacks of that frame.
NEXT_MOVE = """(place) => {
  const plot = document.querySelectorAll(".js-plotly-plot")[place];
  const shape = () => [...plot.querySelectorAll(".bars path")].map((bar) => bar.getAttribute("d")).join();
  const before = shape();
  let began;
  addEventListener("keydown", () => (began = performance.now()), { capture: true, once: true });
  window.moved = new Promise((resolve) => {
    const observer = new MutationObserver(() => {
      if (shape() === before) return;
      observer.disconnect();
      const painted = new MessageChannel();
      painted.port1.onmessage = () => resolve(performance.now() - began);
      requestAnimationFrame(() => painted.port2.postMessage(""));
    });
    observer.observe(plot, { subtree: true, childList: true, attributes: true });
  });
}"""


def rows() -> list[Row]:
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder, sync_playwright() as playwright:
        lab = Lab(Path(folder))
        page_file = lab.pages / "moved.ipynb"
        page_file.write_text(json.dumps(_notebook()), encoding="utf-8")
        lab.start()
        try:
            browser = playwright.chromium.launch(
                executable_path=chromium.find(),
                args=["--no-sandbox", "--disable-gpu", "--disable-background-networking"],
            )
            page = browser.new_page(viewport={"width": 1280, "height": 1600})
            page.goto(f"{lab.page('moved')}&reset")
            page.get_by_role("button", name="Run this page").click(timeout=90_000)
            for place in range(len(CONTESTANTS)):
                page.locator(".js-plotly-plot").nth(place).locator(".bars path").first.wait_for(timeout=90_000)
            movers = {name: _mover(page, name, place) for place, name in enumerate(CONTESTANTS)}
            in_turn(movers, WARM_UP)
            took = in_turn(movers, ROUNDS)
            browser.close()
        finally:
            lab.stop()
    return [_row(took)]


def _row(took: Measured) -> Row:
    return Row.of("slider to chart, painted", took, *CONTESTANTS, "ms", "FigureWidget", most_ratio=0.7)


def _mover(page: Page, name: str, place: int) -> Callable[[], float]:
    """Moves its chart by one step, and gives the milliseconds it took."""
    handle = page.locator(HANDLES[name])

    def move() -> float:
        handle.focus()
        page.wait_for_timeout(100)  # nothing of the move before is still under way
        page.evaluate(NEXT_MOVE, place)
        page.keyboard.press("ArrowRight")
        return page.evaluate("window.moved")

    return move


def _notebook() -> dict:
    folder = Path(__file__).parent / "contestants"
    code = {"cell_type": "code", "metadata": {}, "execution_count": None, "outputs": []}
    kernel = {"display_name": "Python 3 (ipykernel)", "language": "python", "name": "python3"}
    return {
        "cells": [{**code, "id": name, "source": (folder / f"{name}.py").read_text("utf-8")} for name in CONTESTANTS],
        "metadata": {"kernelspec": kernel, "workbook": {"autorun": True}},
        "nbformat": 4,
        "nbformat_minor": 5,
    }

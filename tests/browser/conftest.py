"""One Chromium for all browser tests, and a JupyterLab of its own for each theme."""

import os
from types import SimpleNamespace

import chromium
import pytest
from playwright.sync_api import sync_playwright

from browser.lab import Lab

FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
]
PAINTED = 60_000  # ms a page may take on a busy machine; how long it does take is for `make bench`


@pytest.fixture(scope="session")
def browser():
    path = chromium.find()
    if path is None and not os.environ.get("CI"):
        pytest.skip("NO CHROMIUM WAS FOUND, SO NO PAGE WAS OPENED: run `python tests/chromium.py`")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=FLAGS)
        yield browser
        browser.close()


@pytest.fixture(scope="module", params=["JupyterLab Light", "JupyterLab Dark"], ids=["light", "dark"])
def any_theme(request, tmp_path_factory):
    yield from running(Lab(tmp_path_factory.mktemp("lab"), theme=request.param))


@pytest.fixture
def lab(tmp_path):
    yield from running(Lab(tmp_path))


def running(lab):
    try:
        lab.start()
        yield lab
    finally:
        lab.stop()


@pytest.fixture
def visit(browser):
    """Open a page and wait until its instrument stands; what the browser asked for is in `asked`."""
    contexts = []

    def opened(lab, name, width=1280, height=900):
        context = browser.new_context(viewport={"width": width, "height": height})
        contexts.append(context)
        page, asked, errors = context.new_page(), [], []
        context.on("request", lambda request: asked.append(request.url))
        page.on("pageerror", lambda error: errors.append(str(error)))
        page.goto(f"{lab.page(name)}&reset")
        page.locator(".wb-instrument footer").wait_for(timeout=PAINTED)
        page.get_by_label("Kind of work").wait_for(timeout=PAINTED)
        return SimpleNamespace(page=page, asked=asked, errors=errors)

    yield opened
    for context in contexts:
        context.close()

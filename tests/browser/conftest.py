"""One Chromium and one JupyterLab for all browser tests; every test finds the Lab as if just started."""

import os
from types import SimpleNamespace

import chromium
import pytest
from playwright.sync_api import TimeoutError as NotInTime
from playwright.sync_api import expect, sync_playwright

from browser.lab import DARK, LIGHT, Lab

FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
]
PAINTED = 60_000  # ms a page may take on a busy machine; how long it does take is for `make bench`
ANSWERED = 20_000  # ms what it says may take there
expect.set_options(timeout=ANSWERED)

# Every cell has run, which may move the focus; each instrument is whole; each of its controls has arrived.
STANDS = """atLeast => {
  const instruments = [...document.querySelectorAll(".wb-instrument")];
  return (
    document.querySelector(".jp-Notebook-ExecutionIndicator[data-status=idle]") !== null &&
    instruments.length >= atLeast &&
    instruments.every((one) => one.querySelector("footer")?.checkVisibility()) &&
    document.querySelector(".wb-slot:empty") === null
  );
}"""


@pytest.fixture(scope="session")
def browser():
    path = chromium.find()
    if path is None and not os.environ.get("CI"):
        pytest.skip("NO CHROMIUM WAS FOUND, SO NO PAGE WAS OPENED: run `python tests/chromium.py`")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=FLAGS)
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def shared_lab(tmp_path_factory):
    """The JupyterLab behind `lab` and `any_theme`. Tests ask for those, which clear it first."""
    shared = Lab(tmp_path_factory.mktemp("lab"))
    try:
        shared.start()
        yield shared
    finally:
        shared.stop()


@pytest.fixture
def lab(browser, shared_lab):
    return cleared(browser, shared_lab, LIGHT)


@pytest.fixture(params=[LIGHT, DARK], ids=["light", "dark"])
def any_theme(request, browser, shared_lab):
    return cleared(browser, shared_lab, request.param)


def cleared(browser, lab, theme):
    for context in browser.contexts:  # what a failed test left open
        context.close()
    lab.start_over(theme)
    return lab


@pytest.fixture
def visit(browser):
    """Open a page and wait until its instruments stand; what the browser asked for is in `asked`."""
    contexts = []

    def opened(lab, name, width=1280, height=900, instruments=1, zone=None, now=None):
        """`instruments`: how many the page has, at least; 0 for a page that does not run itself.

        `zone`, `now`: where the person is, and their time when it is not the server's.
        """
        context = browser.new_context(viewport={"width": width, "height": height}, timezone_id=zone)
        contexts.append(context)
        if now:
            context.clock.install(time=now)
        page, asked, errors = context.new_page(), [], []
        context.on("request", lambda request: asked.append(request.url))
        page.on("pageerror", lambda error: errors.append(str(error)))
        page.goto(f"{lab.page(name)}&reset")
        try:
            page.wait_for_function(STANDS, arg=instruments, timeout=PAINTED)
        except NotInTime as error:
            error.add_note(f"What the page shows:\n{page.inner_text('body')}\nErrors: {errors}\n{lab.said()}")
            raise
        return SimpleNamespace(page=page, asked=asked, errors=errors)

    yield opened
    for context in contexts:
        context.close()

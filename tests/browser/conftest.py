"""One Chromium and one JupyterLab a worker for all browser tests; every test finds both as if just started."""

from types import SimpleNamespace

import pytest
from playwright.sync_api import TimeoutError as NotInTime
from playwright.sync_api import expect

from browser.desks import Desks, open_at
from browser.lab import LIGHT, Lab
from browser.windows import Windows

PAINTED = 60_000  # ms a page may take on a busy machine; how long it does take is for `make bench`
ANSWERED = 60_000  # ms what it says may take there
expect.set_options(timeout=ANSWERED)

# A clock that is set would leave the browser no idle time, and JupyterLab draws what is not in sight when it has some.
IDLES = """(() => {
  const idle = window.requestIdleCallback.bind(window);
  Object.defineProperty(window, "requestIdleCallback", { get: () => idle, set: () => {} });
})()"""

# Every cell has run, which may move the focus; each instrument is whole; each of its controls has arrived.
STANDS = """atLeast => {
  const instruments = [...document.querySelectorAll(".wb-instrument")];
  return (
    document.querySelector(".jp-Notebook-ExecutionIndicator[data-status=idle]") !== null &&
    instruments.length >= atLeast &&
    instruments.every((one) => one.querySelector("footer")?.checkVisibility()) &&
    document.querySelector(".wb-slot:empty") === null &&
    document.querySelector(".workbook-opening, .workbook-running") === null
  );
}"""


@pytest.fixture(scope="session")
def shared_lab(tmp_path_factory):
    """The JupyterLab behind `lab`, which clears it first."""
    shared = Lab(tmp_path_factory.mktemp("lab"))
    try:
        shared.start()
        yield shared
    finally:
        shared.stop()


@pytest.fixture
def lab(browser, windows, desks, shared_lab):
    return cleared(browser, [*windows.all, *desks.windows], shared_lab)


def cleared(browser, kept, lab):
    for context in browser.contexts:  # what a failed test left open
        if context not in kept:
            context.close()
    lab.start_over(LIGHT)
    return lab


@pytest.fixture(scope="session")
def windows(browser):
    return Windows(browser, PAINTED)


@pytest.fixture(scope="session")
def desks(browser):
    return Desks(browser, PAINTED)


@pytest.fixture
def window(windows):
    """One person's browser, whose tabs share their storage."""
    window = windows.take()
    yield window
    windows.give_back(window)


@pytest.fixture
def new_page(windows):
    """A page in a browser of its own, each time."""
    taken = []

    def opened(width=1280, height=900):
        taken.append(windows.take())
        page = taken[-1].new_page()
        page.set_viewport_size({"width": width, "height": height})
        return page

    yield opened
    for window in taken:
        windows.give_back(window)


@pytest.fixture
def desk(lab, desks):
    """A JupyterLab that is open already, with nothing in it; other tabs of its browser share its storage."""
    desk = desks.take(lab)
    yield desk
    desks.give_back(desk)


@pytest.fixture
def visit(browser, new_page, desks):
    """Open a page and wait until its instruments stand; what the browser asked for is in `asked`."""
    contexts, taken, following = [], [], []

    def elsewhere(width, height, zone, now):
        contexts.append(browser.new_context(viewport={"width": width, "height": height}, timezone_id=zone))
        contexts[-1].set_default_timeout(PAINTED)
        if now:
            contexts[-1].add_init_script(IDLES)
            contexts[-1].clock.install(time=now)
        return contexts[-1].new_page()

    def at_a_desk(lab, width, height):
        taken.append(desks.take(lab))
        taken[-1].page.set_viewport_size({"width": width, "height": height})
        return taken[-1].page

    def follow(page, event, hear):
        page.on(event, hear)
        following.append((page, event, hear))

    def opened(lab, name, width=1280, height=900, instruments=1, zone=None, now=None, loaded=True, at=None):
        """`instruments`: how many the page has, at least; 0 for a page that does not run itself.

        `zone`, `now`: where the person is, and their time when it is not the server's.
        `loaded`: whether JupyterLab is open already; else the browser comes by the address of the page.
        `at`: what a visit gave, in whose place this page is opened.
        """
        loaded = bool(at) or (loaded and not (zone or now))
        if loaded:
            page = at or at_a_desk(lab, width, height)
        else:
            page = elsewhere(width, height, zone, now) if zone or now else new_page(width, height)
        asked, errors = [], []
        follow(page, "request", lambda request: asked.append(request.url))
        follow(page, "pageerror", lambda error: errors.append(str(error)))
        open_at(page, name) if loaded else page.goto(f"{lab.page(name)}&reset")
        try:
            page.wait_for_function(STANDS, arg=instruments, timeout=PAINTED)
        except NotInTime as error:
            error.add_note(f"What the page shows:\n{page.inner_text('body')}\nErrors: {errors}\n{lab.said()}")
            raise
        return SimpleNamespace(page=page, asked=asked, errors=errors)

    yield opened
    for page, event, hear in following:
        page.remove_listener(event, hear)
    for desk in taken:
        desks.give_back(desk)
    for context in contexts:
        context.close()

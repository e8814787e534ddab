"""What every test shares: the person's own journal is never touched, and examples are the same each run."""

import asyncio
import os

import chromium
import durations
import pytest
from hypothesis import settings
from xdist.scheduler import LoadScopeScheduling

from workbook import clock

settings.register_profile("suite", max_examples=200, deadline=None, derandomize=True, print_blob=True)
settings.register_profile("torture", settings.get_profile("suite"), max_examples=2_000)
settings.load_profile("suite")

# Long files of which no test needs another: they are shared test by test.
IN_CHUNKS = (
    "tests/test_one_meaning.py",
    *(f"tests/browser/test_{name}.py" for name in ("accessibility", "keeping", "one_kernel", "ours", "unsaved")),
)


class ByFile(LoadScopeScheduling):
    """Workers share the tests by file, in the order in which they were collected: the longest first."""

    def _split_scope(self, nodeid):
        return nodeid if nodeid.startswith(IN_CHUNKS) else nodeid.split("::")[0]


def pytest_xdist_make_scheduler(config, log):
    return ByFile(config, log)


def pytest_addoption(parser):
    parser.addoption("--keep-durations", action="store_true", help="write how long each file took to durations.csv")
    parser.addoption("--keep-pictures", action="store_true", help="write the pictures of the pages to docs/pictures")


def pytest_configure(config):
    config.pluginmanager.register(durations.Durations(config), "durations")


def pytest_collection_modifyitems(config, items):
    if hasattr(config, "workerinput"):
        items.sort(key=lambda item: -durations.expected(item.nodeid.split("::")[0]))
    for item in items:
        if item.nodeid.startswith(("tests/browser/", "tests/scripts/")):
            item.add_marker(pytest.mark.slow)


@pytest.fixture(autouse=True)
def home(tmp_path, monkeypatch):
    """An empty folder in place of the person's own."""
    folder = tmp_path / "home"
    monkeypatch.setenv("WORKBOOK_HOME", str(folder))
    for name in ("BINDER_SERVICE_HOST", "BINDER_LAUNCH_HOST"):
        monkeypatch.delenv(name, raising=False)
    return folder


@pytest.fixture(autouse=True)
def no_browser_has_told():
    """The clock of this machine, as when a kernel starts."""
    yield
    clock.forget()


@pytest.fixture(autouse=True)
def no_loop_of_a_browser(request):
    """A browser that waits for its next test says that its loop runs in this thread: then no other can."""
    loop = None if "browser" in request.fixturenames else asyncio._get_running_loop()
    if loop is None:
        yield
        return
    asyncio._set_running_loop(None)
    yield
    asyncio._set_running_loop(loop)


@pytest.fixture(scope="session")
def browser():
    """The one Chromium of all tests in a worker."""
    from playwright.sync_api import sync_playwright

    path = chromium.find()
    if path is None and not os.environ.get("CI"):
        pytest.skip("NO CHROMIUM WAS FOUND, SO NO PAGE WAS OPENED: run `python tests/chromium.py`")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=chromium.FLAGS)
        yield browser
        browser.close()

"""What every test shares: the person's own journal is never touched, and examples are the same each run."""

import pytest
from hypothesis import settings
from xdist.scheduler import LoadScopeScheduling

from workbook import clock

settings.register_profile("workbook", deadline=None, derandomize=True, print_blob=True)
settings.load_profile("workbook")


class BrowserOnOneWorker(LoadScopeScheduling):
    """Two workers share the tests by file; all that drive a browser go to one, or two would slow each other."""

    def _split_scope(self, nodeid):
        if nodeid.startswith("tests/test_one_meaning.py"):
            return nodeid  # long, and in chunks that need nothing of one another
        return "browser" if nodeid.startswith("tests/browser/") else nodeid.split("::")[0]


def pytest_xdist_make_scheduler(config, log):
    return BrowserOnOneWorker(config, log)


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

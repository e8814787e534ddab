"""What every test shares: the person's own journal is never touched, and examples are the same each run."""

import pytest
from hypothesis import settings

settings.register_profile("workbook", deadline=None, derandomize=True, print_blob=True)
settings.load_profile("workbook")


@pytest.hookimpl(wrapper=True)  # so that it is done before pytest-xdist writes the groups into the names of the tests
def pytest_collection_modifyitems(items):
    """Two workers share the tests by file; all that drive a browser go to one, or two would slow each other."""
    for item in items:
        group = "browser" if item.path.parent.name == "browser" else item.path.name
        item.add_marker(pytest.mark.xdist_group(group))
    return (yield)


@pytest.fixture(autouse=True)
def home(tmp_path, monkeypatch):
    """An empty folder in place of the person's own."""
    folder = tmp_path / "home"
    monkeypatch.setenv("WORKBOOK_HOME", str(folder))
    for name in ("BINDER_SERVICE_HOST", "BINDER_LAUNCH_HOST"):
        monkeypatch.delenv(name, raising=False)
    return folder

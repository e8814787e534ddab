"""A journal for the instruments, and a way to wait until they say "Saved"."""

import time

import pytest

from workbook.journal import Journal


@pytest.fixture
def journal(tmp_path):
    return Journal(tmp_path / "home" / "journal.sqlite3")


@pytest.fixture
def until():
    """Wait up to 5 seconds until `condition()` holds."""

    def wait(condition):
        deadline = time.monotonic() + 5
        while not condition():
            assert time.monotonic() < deadline, "it did not happen within 5 seconds"
            time.sleep(0.02)

    return wait

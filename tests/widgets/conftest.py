"""A journal for the instruments, a way to wait until they say "Saved", and an eye on what widgets swallow."""

import logging
import time
from datetime import UTC, datetime

import pytest

from widgets.page import TODAY
from workbook import clock
from workbook.journal import Entry, Journal
from workbook.journal.mishaps import log


@pytest.fixture
def journal(tmp_path):
    return Journal(tmp_path / "home" / "journal.sqlite3")


@pytest.fixture
def noon():
    """For the person it is noon of TODAY, whatever the clock of this machine shows: their browser says so."""
    clock.hear("UTC", datetime(TODAY.year, TODAY.month, TODAY.day, 12, tzinfo=UTC).timestamp() * 1000, 0)


@pytest.fixture
def reads(monkeypatch):
    """The keys of the answers that were read from a journal, each as often as it was."""
    read, value = [], Entry.value.fget
    monkeypatch.setattr(Entry, "value", property(lambda entry: read.append(entry.key) or value(entry)))
    return read


@pytest.fixture
def until():
    """Wait up to 30 seconds until `condition()` holds."""

    def wait(condition):
        deadline = time.monotonic() + 30
        while not condition():
            assert time.monotonic() < deadline, "it did not happen within 30 seconds"
            time.sleep(0.02)

    return wait


class Listener(logging.Handler):
    """Keeps what is noted, with the error behind it."""

    def __init__(self):
        super().__init__()
        self.heard = []

    def emit(self, record):
        self.heard.append(record.getMessage())


@pytest.fixture
def mishaps():
    """What was noted as a mishap so far; a test that expects some clears the list."""
    listener = Listener()
    log.addHandler(listener)
    yield listener.heard
    log.removeHandler(listener)


@pytest.fixture(autouse=True)
def nothing_is_swallowed(mishaps, caplog):
    """Errors in a widget's callbacks are caught on the way to the page, and so would pass a test unseen."""
    yield
    swallowed = [one.getMessage() for one in caplog.get_records("call") if "Exception in" in one.getMessage()]
    assert not mishaps + swallowed

"""Wait for what happened, never for seconds."""

import time

from workbook.journal import Journal

DIALOG = ".jp-Dialog"
PATIENCE = 60  # seconds after which it will not happen any more, however busy the machine is


def until(page, happened):
    """Let `page` go on until `happened()` is true."""
    last = time.monotonic() + PATIENCE
    while not happened():
        assert time.monotonic() < last, f"It did not happen within {PATIENCE} s"
        page.wait_for_timeout(50)


def until_recorded(page, lab, answers):
    """Let `page` go on until the journal of `lab` holds `answers`, values by key."""
    until(page, lambda: {key: in_journal(lab, key) for key in answers} == answers)


def nods(page):
    """Whoever is at `page` takes note of what JupyterLab says in a dialog, as soon as it is in the way."""
    page.add_locator_handler(page.locator(DIALOG), lambda dialog: dialog.locator(".jp-mod-accept").last.click())


def in_journal(lab, key):
    """What the journal of `lab` holds under `key` now."""
    journal = Journal(lab.home / "journal.sqlite3")
    try:
        return journal.latest(key)
    finally:
        journal.close()

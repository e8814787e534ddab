"""Whether the workbook is well here: what it runs on, the folder, the journal and its copies.

It looks and changes nothing. So the journal is read from a copy in memory: opening it as a page does
would bring an older one up to date, and tidy up. `packaging`, which compares versions, is there because
JupyterLab requires it.
"""

import re
from collections.abc import Callable
from datetime import timedelta
from itertools import islice
from pathlib import Path

from ..clock import now
from ..journal.mishaps import LOG_NAME
from ..journal.place import FILE_NAME
from ..wording import counted
from .cleaning import NotCleaned, held_in, pages_in
from .computer import disk, extension, free_space, in_a_cloud, locks, packages, permissions, python, sqlite
from .findings import Finding, Patient, Said, to_type
from .journal_health import (
    MOST_UNREADABLE,
    as_many,
    conflicts,
    copies_there,
    entries_set_aside,
    leftovers,
    read_journal,
)

LATELY = timedelta(days=7)


def examine(home: Path) -> list[Finding]:
    """What there is to say about the workbook on this computer, with its journal in `home`. Never raises."""
    home = home.absolute()
    patient = Patient(home, *read_journal(home / FILE_NAME))
    findings = []
    for name, check in CHECKS.items():
        said = _careful(check, patient)
        if said:
            findings.append(Finding(name, *said))
    return findings


def _careful(check: Callable[[Patient], Said | None], patient: Patient) -> Said | None:
    try:
        return check(patient)
    except Exception as error:
        return "note", f"This could not be looked at ({type(error).__name__})."


def _journal(patient: Patient) -> Said:
    return patient.journal


def _notebooks(_patient: Patient) -> Said | None:
    """Whether pages in the current folder hold what a run left there."""
    pages = list(pages_in(Path()))
    holding = [path for path in pages if _may_show_answers(path)]
    if not holding:
        return ("fine", "No page in this folder holds results of yours.") if pages else None
    command = (
        f"workbook clean {to_type(*holding[:MOST_UNREADABLE])}" if len(holding) <= MOST_UNREADABLE else "workbook clean"
    )
    return "note", (
        f"{counted(len(holding), 'page')} in this folder may show what you entered, because another program stored"
        f" results there. Do not hand them on. To take the results out: {command}"
    )


def _may_show_answers(page: Path) -> bool:
    try:
        return held_in(page).may_show_answers
    except NotCleaned:
        return False


def _log(patient: Patient) -> Said | None:
    log = patient.home / LOG_NAME
    if not log.is_file():
        return None
    since = f"{now() - LATELY:%Y-%m-%d}"
    with log.open(encoding="utf-8", errors="replace") as lines:
        errors = sum(bool(re.match(r"\d{4}-\d\d-\d\d ", line)) and line >= since for line in islice(lines, 10_000))
    if not errors:
        return "fine", "Nothing went wrong in the last seven days."
    said = f"{counted(errors, 'error')} in the last seven days, noted in {LOG_NAME}"
    return "note", f"{said} without a word of what you wrote."


CHECKS: dict[str, Callable[[Patient], Said | None]] = {
    "Python": python,
    "packages": packages,
    "SQLite": sqlite,
    "JupyterLab": extension,
    "file system": disk,
    "locks": locks,
    "free space": free_space,
    "permissions": permissions,
    "cloud": in_a_cloud,
    "journal": _journal,
    "two versions": conflicts,
    "count": as_many,
    "copies": copies_there,
    "unfinished": leftovers,
    "set aside": entries_set_aside,
    "pages": _notebooks,
    "log": _log,
}

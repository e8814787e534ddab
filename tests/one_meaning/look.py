"""Open all pages of generated journals, and tell what contradicts something else."""

import logging
import os
import re
import time
import traceback
from contextlib import contextmanager
from datetime import datetime
from importlib import import_module
from pathlib import Path
from pkgutil import walk_packages

import workbook
from workbook.journal import open_journal
from workbook.journal.mishaps import log

from . import of_applications, of_offers, of_one_interview, of_preparation  # noqa: F401 - they register what they read
from .checks import Fault, faults
from .claims import claims_of
from .clock import stopped
from .journals import TODAY, moment_of, write
from .pages import open_page, page_names

_SHOWN = 4  # of the faults of one kind


class _Mishaps(logging.Handler):
    def __init__(self):
        super().__init__()
        self.heard = []

    def emit(self, record):
        self.heard.append(record.getMessage())


@contextmanager
def there_and_then():
    """The clock that every part of the workbook reads, in UTC."""
    for module in walk_packages(workbook.__path__, "workbook."):
        if not module.name.endswith("__main__"):
            import_module(module.name)
    before = os.environ.get("TZ")
    os.environ["TZ"] = "UTC"
    time.tzset()
    try:
        with stopped(datetime.combine(TODAY, datetime.min.time())) as clock:
            yield clock
    finally:
        os.environ.pop("TZ") if before is None else os.environ.update(TZ=before)
        time.tzset()


@contextmanager
def home_in(folder):
    before = os.environ.get("WORKBOOK_HOME")
    os.environ["WORKBOOK_HOME"] = str(folder)
    try:
        yield
    finally:
        os.environ.pop("WORKBOOK_HOME") if before is None else os.environ.update(WORKBOOK_HOME=before)


def look(seed, folder, clock):
    """(faults, how many claims each function read) of the journal of `seed`, kept in `folder`."""
    clock.moment = moment_of(seed)
    mishaps = _Mishaps()
    log.addHandler(mishaps)
    try:
        with home_in(Path(folder) / str(seed)):
            written = write(seed)
            pages, broken = _opened()
            claims, read_by = claims_of(pages, written)
            found = [*broken, *faults(pages, claims, written), *_recorded(written)]
    finally:
        log.removeHandler(mishaps)
    return [*found, *(Fault("something went wrong on a page", (one,)) for one in mishaps.heard)], read_by


def _opened():
    """The pages, and those that could not be opened."""
    pages, broken = [], []
    for name in page_names():
        try:
            pages.append(open_page(name))
        except Exception as error:
            where = traceback.extract_tb(error.__traceback__)[-3:]
            last = " < ".join(f"{Path(one.filename).name}:{one.lineno} {one.name}" for one in reversed(where))
            broken.append(Fault("a page could not be opened", (f"page {name}: {error} ({last})",)))
    return pages, broken


def _recorded(written):
    """Opening a page records nothing: nobody has answered anything yet."""
    journal = open_journal()
    now = {key: found[0].value for key, found in journal.entries().items()}
    journal.close()
    changed = sorted(key for key in {*now, *written.answers} if now.get(key) != written.get(key))
    if changed:
        yield Fault("opening the pages recorded what nobody gave", tuple(f"{key}: {now.get(key)!r}" for key in changed))


def report(found):
    """The faults of several journals, [(seed, fault), …], by kind: how many, and the first few with their seeds."""
    kinds = {}
    for seed, fault in found:
        kinds.setdefault(_kind(fault), []).append((seed, fault))
    lines = []
    for kind, those in sorted(kinds.items(), key=lambda item: -len(item[1])):
        seeds = sorted({seed for seed, _fault in those})
        lines.append(f"{kind}: in {len(seeds)} journals, seeds {', '.join(map(str, seeds[:12]))}")
        for seed in seeds[:_SHOWN]:
            fault = next(one for at, one in those if at == seed)
            lines += [f"   seed {seed}:", *(f"      {one}"[:400] for one in fault.says)]
    return "\n".join(lines)


def _kind(fault):
    """The rule, whichever application, offer or day it is about."""
    kind = re.sub(r"\b(application|offer)\.\d+\b|\binterview\b(?!s)", "one", fault.kind)
    return re.sub(r"the plan, .*", "the plan on a day", kind)

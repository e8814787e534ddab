"""`make torture`: every campaign with its full counts, and what came of them in docs/what-we-tested.md.

The tests run the same campaigns with smaller counts. A campaign that finds something raises, is shown as
FAILED in the table, and the run ends with 1.
"""

import platform
import sqlite3
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path

import chromium
import mutate
from browser.lab import Lab
from playwright.sync_api import Browser, sync_playwright

from torture import (
    adverts,
    clocks,
    damage,
    invitations,
    kernel_ends,
    kills,
    notebooks,
    packs,
    pages,
    places,
    privacy,
    progress_files,
    properties,
    sweep,
    writers,
    zones,
)

DOCUMENT = Path(__file__).parents[2] / "docs" / "what-we-tested.md"
Counts = dict[str, int | float]


@dataclass(frozen=True)
class Campaign:
    """What is done to the workbook, and how; `run` gets an empty folder and the run's Lab and browser."""

    what: str
    run: Callable[[Path, Lab, Browser], Counts]


CAMPAIGNS = [
    Campaign("kill -9 while saving", lambda folder, *_: kills.saves(1000, folder)),
    Campaign("kill -9 while writing a file", lambda folder, *_: kills.exports(500, folder)),
    Campaign("kill -9 while copying", lambda folder, *_: kills.snapshots(200, folder)),
    Campaign("kill -9 while updating an old journal", lambda folder, *_: kills.migrations(200, folder)),
    Campaign("kill -9 while repairing or going back", lambda folder, *_: kills.repairs(200, folder)),
    Campaign("every call on the way to the disk fails", lambda folder, *_: sweep.sweep(300, folder)),
    Campaign("one bit flipped", lambda folder, *_: damage.flips(2000, folder)),
    Campaign("file cut off", lambda folder, *_: damage.truncations(300, folder)),
    Campaign("somebody else's file in the journal's place", lambda folder, *_: damage.foreign(folder)),
    Campaign("journal moved, deleted or replaced", lambda folder, *_: damage.lost(folder)),
    Campaign("copies taken while somebody writes", lambda folder, *_: damage.copies_under_load(200, folder)),
    Campaign("journals of earlier versions", lambda folder, *_: damage.old_schemas(folder)),
    Campaign("two processes edit one answer", lambda folder, *_: writers.two(500, 20, folder)),
    Campaign("disk full, read-only, without locks", lambda folder, *_: places.all_of_them(folder)),
    Campaign("clocks that jump", lambda folder, *_: clocks.jumps(1000, folder)),
    Campaign("forks while a thread saves, open masks", lambda folder, *_: clocks.surroundings(100, folder)),
    Campaign("a disk that takes three seconds", lambda folder, *_: sweep.slow(3, folder)),
    Campaign("mutated progress files", lambda folder, *_: progress_files.mutated(10_000, folder)),
    Campaign("hostile progress files", lambda folder, *_: progress_files.hostile(folder)),
    Campaign("progress files cut off", lambda folder, *_: progress_files.cuts(300, folder)),
    Campaign("journals that went apart, merged", lambda folder, *_: progress_files.merges(1000, folder)),
    Campaign("download, restore, download", lambda folder, *_: progress_files.round_trips(1000, folder)),
    Campaign("every property, each with many examples", lambda *_: properties.all_of_them()),
    Campaign("server and browser in different zones", lambda folder, *_: zones.run(zones.PAIRS, 40, folder)),
    Campaign("hostile content packs", lambda folder, *_: packs.hostile(1000, folder)),
    Campaign("adverts with known needs", lambda *_: adverts.known(120, 10)),
    Campaign("mutated content packs", lambda folder, *_: packs.mutated(5000, folder)),
    Campaign("mutated invitations", lambda *_: invitations.mutated_files(10_000)),
    Campaign(
        "kernel killed while typing on page 01", lambda _f, lab, browser: pages.killed_while_typing(lab, browser, 20)
    ),
    Campaign("kernel killed, page left open", lambda _f, lab, browser: pages.put_back_after_a_restart(lab, browser)),
    Campaign(
        "kernel ended in ten ways while typing",
        lambda folder, *_: kernel_ends.ended_while_several_type(1000, 4, folder),
    ),
    Campaign(
        "kernel of four open pages ended in ten ways while typing",
        lambda _f, lab, browser: kernel_ends.ended_while_typing(lab, browser, range(200), kernel_ends.BESIDE),
    ),
    Campaign("session ended for being idle", lambda folder, _lab, browser: pages.culled(folder, browser, idle=20)),
    Campaign("hostile and edited notebooks", lambda folder, _lab, browser: notebooks.hostile(210, folder, browser)),
    Campaign("private words in other places", lambda folder, lab, browser: privacy.canaries(lab, browser, folder)),
]

NOT_TESTED = [
    "Real power loss. A killed process leaves to the system what it had written; a computer that loses power does not.",
    "Real network homes (NFS, SMB, Lustre). Locks that fail were simulated by failing the system's calls.",
    "Windows and macOS.",
    "Binder's own service. A server that ends idle sessions was run here.",
    "A walk through the pages by somebody who uses a screen reader every day.",
]


def main(*only: str) -> int:
    """Run the campaigns whose name contains one of `only`, or all. In the document the rows of the others stay."""
    rows = {}
    with everything_running() as (folder, lab, browser):
        for number, campaign in enumerate(CAMPAIGNS):
            if only and not any(part in campaign.what for part in only):
                continue
            room = folder / str(number)
            room.mkdir()
            rows[campaign.what] = tried(campaign, room, lab, browser)
            print(rows[campaign.what], flush=True)
    failed = any("FAILED" in row for row in rows.values())
    rows = rows_before() | rows
    faults = mutate.table_in(DOCUMENT)
    text = document([rows[one.what] for one in CAMPAIGNS if one.what in rows], faults)
    DOCUMENT.write_text(text, encoding="utf-8")
    return int(failed)


def rows_before() -> dict[str, str]:
    """The rows of the document as it is, by the name of the campaign."""
    lines = DOCUMENT.read_text(encoding="utf-8").splitlines()
    return {line.split("|")[1].strip(): line for line in lines if line.startswith("| ")}


@contextmanager
def everything_running() -> Iterator[tuple[Path, Lab, Browser]]:
    with tempfile.TemporaryDirectory() as name, sync_playwright() as playwright:
        folder = Path(name)
        lab = Lab(folder / "lab")
        lab.start()
        browser = playwright.chromium.launch(executable_path=chromium.find(), args=["--no-sandbox", "--disable-gpu"])
        try:
            yield folder, lab, browser
        finally:
            browser.close()
            lab.stop()


def tried(campaign: Campaign, folder: Path, lab: Lab, browser: Browser) -> str:
    """A row of the table."""
    start, failures = time.monotonic(), "0"
    try:
        counts = campaign.run(folder, lab, browser)
        said = "; ".join(f"{name.replace('_', ' ')} {value:,}" for name, value in counts.items())
    except Exception as error:
        said, failures = f"{type(error).__name__}: {str(error).splitlines()[0] if str(error) else ''}", "FAILED"
    return f"| {campaign.what} | {said} | {failures} | {time.monotonic() - start:.0f} | {datetime.now(UTC):%Y-%m-%d} |"


def document(rows: list[str], faults: str) -> str:
    parts = ["second-interview-workbook", "jupyterlab", "ipykernel", "ipywidgets", "anywidget"]
    versions = ", ".join(f"{name} {version(name)}" for name in parts)
    untested = "\n".join(f"- {line}" for line in NOT_TESTED)
    return f"""# What we tested, and what we did not

Written by `make torture`, each row on its day; do not edit it by hand. Python {platform.python_version()},
SQLite {sqlite3.sqlite_version}, {platform.system()} {platform.machine()}; {versions}.

Each row is a campaign against the journal, the file that holds what a person wrote. A campaign stops at the first
answer that is lost, torn, wrong, shown although it is damaged, or not saved without being said. `make test` runs the
same campaigns with smaller counts.

| what was done | what was counted | violations | seconds | day |
|---|---|---|---|---|
{chr(10).join(rows)}

## Whether the tests notice

`make mutate` breaks sixty lines that people rely on, one at a time, and runs the fast tests.

{faults}
## What we did not test

{untested}
"""


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))

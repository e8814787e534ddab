"""Fifty private words, one for each answer: after a day with every page, they stand nowhere but where they may."""

import tempfile
import time
import uuid
from collections.abc import Iterable, Iterator
from pathlib import Path

from browser.desks import open_at
from browser.lab import Lab
from playwright.sync_api import Browser, Page, expect

from torture.pages import READY, download, opened
from workbook.journal import Journal

PAGES = ["00-start-here", "01-what-a-second-interview-means", "02-your-pipeline", "09-an-offer"]
LAST = "10-what-you-have-learned"
APPLICATIONS = 29


def canaries(lab: Lab, browser: Browser, folder: Path) -> dict[str, int]:
    """Enter, open, save, crash, download; then look into every file. Then delete everything, and look again."""
    lab.start_over()
    started = time.time()
    words = [f"canary-{uuid.uuid4().hex}" for _ in range(50)]
    write(Journal(lab.home / "journal.sqlite3"), words)
    page = opened(lab, browser, PAGES[0])
    save(page)
    for name in PAGES[1:]:
        open_at(page, name)
        page.wait_for_function(READY, timeout=60_000)
        save(page)
    page.context.close()
    for kernel in lab.kernels():
        kernel.kill()
    page = opened(lab, browser, LAST)
    save(page)
    kept = download(page, folder)
    assert holding([kept], words[1:2]), "the search finds nothing, so it proves nothing"
    outside = [path for path in everything(lab, started) if not may_hold(lab, path)]
    found = holding(outside, words)
    assert not found, f"private words stand in {sorted(map(str, found))}"
    delete_everything(page)
    page.context.close()
    left = holding(everything(lab, started), words)
    assert not left, f"after deleting everything, private words stand in {sorted(map(str, left))}"
    return {"canaries": len(words), "files searched": len(outside), "outside the journal": 0, "left after deleting": 0}


def write(journal: Journal, words: list[str]) -> None:
    """Fifty answers: an employer each, notes, two versions of one answer, and the nickname."""
    keys = [f"application.{number}" for number in range(1, APPLICATIONS + 1)]
    journal.record("applications.order", ["interview", *keys])
    journal.record("applications.last", APPLICATIONS)
    rest = iter(words)
    for key in ["interview", *keys]:
        journal.record(f"{key}.employer", next(rest))
    other = Journal(journal.path)
    other.latest("interview.employer")
    journal.record("interview.employer", next(rest))
    other.record("interview.employer", next(rest))
    journal.note("owner", next(rest))
    for number, word in enumerate(rest):
        journal.record(f"reflection.{number}", f"What I said was: {word}. " * 3)
    journal.snapshot("change")
    journal.close()
    other.close()


def save(page: Page) -> None:
    """Type a little and save the page, as somebody does who does not trust us."""
    page.locator(".jp-NotebookPanel").first.click(position={"x": 5, "y": 5})
    page.keyboard.press("Control+s")
    page.wait_for_timeout(1000)


def delete_everything(page: Page) -> None:
    page.locator(".wb-savebar summary").first.click()
    page.get_by_role("button", name="Delete everything").click()
    page.get_by_role("button", name="Yes, delete everything").click()
    expect(page.locator(".wb-savebar .wb-said")).to_contain_text("Everything is deleted.")


def may_hold(lab: Lab, path: Path) -> bool:
    """The journal and its copies."""
    return path.is_relative_to(lab.home / "snapshots") or path == lab.home / "journal.sqlite3"


def everything(lab: Lab, since: float) -> list[Path]:
    """All files of the server, and whatever came into the folder for temporary files but what the browser keeps."""
    temporary = Path(tempfile.gettempdir())
    new = [path for path in files(temporary.glob("*")) if path.stat().st_mtime >= since]
    return [*files(lab.folder.rglob("*")), *new]


def files(paths: Iterable[Path]) -> Iterator[Path]:
    return (path for path in paths if path.is_file() and not path.is_symlink())


def holding(paths: Iterable[Path], words: list[str]) -> set[Path]:
    """The files in which one of `words` stands."""
    marks = [word.encode() for word in words]
    return {path for path in paths if any(mark in read(path) for mark in marks)}


def read(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError:
        return b""

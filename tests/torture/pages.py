"""What happens to what is typed on a page when its kernel or its server goes: in a real JupyterLab and Chromium.

Each campaign takes a running `Lab` and a browser, returns what it counted, and raises `AssertionError`
at the first thing that must not be.
"""

import os
import subprocess
import sys
import time
from pathlib import Path

import psutil
from browser.lab import Lab
from browser.waiting import until_recorded
from playwright.sync_api import Browser, Page, expect

from workbook.journal import Journal

FIRST, ODDS = "00-start-here", "01-what-a-second-interview-means"
KEY_EVERY = 0.06  # seconds between two keys: a quick typist, who never pauses
LOSS = 2.0  # seconds of typing that may be lost
TYPED = "Harbour Logistics of the North, and abaxx more, longer than any restart"
READY = """() => [...document.querySelectorAll(".wb-instrument footer")].some((foot) => foot.checkVisibility())
  && document.querySelector(".wb-slot:empty") === null
  && document.querySelector(".workbook-opening, .workbook-running") === null"""


def opened(lab: Lab, browser: Browser, name: str) -> Page:
    """The page, once it can be used."""
    page = browser.new_context(viewport={"width": 1280, "height": 900}).new_page()
    page.goto(f"{lab.page(name)}&reset")
    page.wait_for_function(READY, timeout=60_000)
    return page


def killed_while_typing(lab: Lab, browser: Browser, times: int) -> dict[str, float]:
    """kill -9 the kernel of page 01 while somebody types; how many seconds of typing are missing after reopening."""
    worst = 0.0
    for number in range(times):
        lab.start_over()
        page = opened(lab, browser, ODDS)
        typed = type_until_killed(lab, page, seconds=2.5 + 0.7 * (number % 4))
        page.context.close()
        worst = max(worst, missing(lab, browser, typed))
    assert worst <= LOSS, f"{worst:.1f} seconds of typing were lost"
    return {"kernels killed while typing": times, "most seconds of typing lost": round(worst, 2)}


def type_until_killed(lab: Lab, page: Page, seconds: float) -> list[tuple[float, str]]:
    """Press keys in a number box without a pause, then kill the kernel; (when, what the box showed)."""
    box = page.get_by_label("Second interviews before this one")
    page.get_by_text("About you, if you like").click()
    box.focus()
    typed = []
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        page.keyboard.press("ArrowUp")
        typed.append((time.monotonic(), box.input_value()))
        time.sleep(KEY_EVERY)
    [kernel] = lab.kernels()
    kernel.kill()
    typed.append((time.monotonic(), box.input_value()))
    return typed


def missing(lab: Lab, browser: Browser, typed: list[tuple[float, str]]) -> float:
    """Open the page again, in a new window; seconds between the last value that is there and the kill."""
    page = opened(lab, browser, ODDS)
    there = page.get_by_label("Second interviews before this one").input_value()
    page.context.close()
    values = [value for _when, value in typed]
    assert there in values or not there, f"{there} was never typed"  # nothing given is empty
    reached = values.index(there) if there in values else -1
    return typed[-1][0] - typed[min(reached + 1, len(typed) - 1)][0]


def put_back_after_a_restart(lab: Lab, browser: Browser) -> dict[str, int]:
    """With the page left open, somebody goes on typing while its kernel dies and it starts again: nothing is lost.

    Nor does a letter reach JupyterLab, which would add, cut or change cells.
    """
    lab.start_over()
    page = opened(lab, browser, FIRST)
    cells = page.locator(".jp-Notebook .jp-Cell").count()
    box = page.get_by_label("Employer")
    box.press_sequentially("Harbour ")
    [kernel] = lab.kernels()
    kernel.kill()
    restarted = False
    for key in TYPED.removeprefix("Harbour "):
        page.keyboard.press(key)
        time.sleep(KEY_EVERY)
        restarted = restarted or page.locator(".workbook-notice").is_visible()
    if not restarted:
        expect(page.locator(".workbook-notice")).to_be_visible(timeout=20_000)
    expect(page.locator(".workbook-notice")).to_be_hidden(timeout=60_000)
    expect(page.get_by_label("Employer")).to_have_value(TYPED, timeout=20_000)
    assert page.locator(".jp-Notebook .jp-Cell").count() == cells, "what was typed changed the cells of the page"
    deadline = time.monotonic() + 20
    while Journal(lab.home / "journal.sqlite3").latest("interview.employer") != TYPED:
        assert time.monotonic() < deadline, "what was put back was not saved"
        time.sleep(0.2)
    page.context.close()
    return {"restarts with the page left open": 1, "characters lost": 0}


def culled(folder: Path, browser: Browser, idle: int) -> dict[str, float]:
    """A server that ends idle sessions, as Binder: typing keeps one, reading does not; the download brings all back."""
    options = [f"--MappingKernelManager.{name}" for name in (f"cull_idle_timeout={idle}", "cull_interval=1")]
    lab = Lab(folder / "binder", options=(*options, "--MappingKernelManager.cull_connected=True"))
    lab.pretend_binder()
    lab.start()
    try:
        page = opened(lab, browser, FIRST)
        kernel = lab.kernels()[0].pid
        box = page.get_by_label("Employer")
        end = time.monotonic() + 1.5 * idle
        while time.monotonic() < end:
            box.press_sequentially("x", delay=300)
        box.fill("Harbour Logistics")
        assert psutil.pid_exists(kernel), "typing did not count as activity"
        expect(page.locator(".wb-savebar-saved")).to_contain_text("in this session only")
        until_recorded(page, lab, {"interview.employer": "Harbour Logistics"})
        kept = download(page, folder)
        gone_after = until_gone(kernel, 2 * idle + 20)
        page.context.close()
    finally:
        lab.stop()
    restored = restored_by_script(kept, folder / "elsewhere")
    assert restored == "Harbour Logistics"
    return {"seconds a session idles here": idle, "seconds until reading ended it": gone_after, "answers lost": 0}


def download(page: Page, folder: Path) -> Path:
    with page.expect_download() as handed:
        page.get_by_role("button", name="Download my workbook").click()
    kept = folder / handed.value.suggested_filename
    handed.value.save_as(kept)
    return kept


def until_gone(process: int, seconds: float) -> float:
    start = time.monotonic()
    while psutil.pid_exists(process) and psutil.Process(process).status() != psutil.STATUS_ZOMBIE:
        assert time.monotonic() - start < seconds, "the kernel was not ended"
        time.sleep(0.5)
    return round(time.monotonic() - start, 1)


def restored_by_script(kept: Path, home: Path) -> object:
    """The employer after restoring the download on the command line, in a new home."""
    command = [sys.executable, "-m", "workbook", "restore", str(kept), "--yes"]
    subprocess.run(command, env={**os.environ, "WORKBOOK_HOME": str(home)}, check=True, capture_output=True)
    return Journal(home / "journal.sqlite3").latest("interview.employer")

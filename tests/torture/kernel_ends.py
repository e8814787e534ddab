"""Kernels that end in ten ways while somebody types: no letter is lost, and the page says that it is not saved.

Each time somebody types a line into a page, letter by letter, and on the way its kernel ends. In the end the whole line
stands on the page and in the journal, and nothing is left waiting in the browser.
"""

import copy
import multiprocessing
import signal
import threading
import time
from collections import Counter
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path

import chromium
import psutil
from browser.lab import TOKEN, Lab
from browser.waiting import in_journal
from jupyter_client import BlockingKernelClient
from playwright.sync_api import Browser, Page, sync_playwright

from torture.line import Line
from torture.pages import READY, opened

SHOWN = ".jp-NotebookPanel:not(.lm-mod-hidden)"
PLACES = (  # the page, the field, and what the journal calls it if the field does not say so itself
    ("00-start-here", ".wb-interview input[type=text]", "interview.employer"),
    ("06-fit", "textarea[data-key^='written.']", ""),
)
BESIDE = ("01-what-a-second-interview-means", "04-the-people", "08-afterwards")  # open in the same window, not in sight
KEY_EVERY = 0.05  # seconds between two letters
SAID_WITHIN = 3.0  # seconds without an answer after which the page says so
SLACK = 2.0  # seconds that a busy machine may add to that
PATIENCE = 120  # seconds after which a page does not come back any more
CUT = 4.0  # seconds
MOST = "most seconds until it was said"
LEFT = "() => Object.keys(localStorage).filter((key) => key.startsWith('second-interview-workbook/')).length"
# Which open pages are whole, and say nothing of themselves: every instrument has its foot, although few are in sight.
WHOLE = """() => [...document.querySelectorAll(".jp-NotebookPanel")].filter((page) => {
  const parts = [...page.querySelectorAll(".wb-instrument")];
  const quiet = !page.querySelector(".workbook-notice:not([hidden]), .wb-unsaved-notice:not([hidden])");
  return quiet && parts.length && parts.every((part) => part.querySelector("footer"));
}).length"""
# By the page's own clock: when the first letter was typed into a page without a kernel, and when the page said so.
WATCH = """() => {
  const watched = (window.watched = { typed: 0, said: 0 });
  clearInterval(window.watching);
  window.watching = setInterval(() => {
    const seen = [...document.querySelectorAll(".workbook-notice, .wb-unsaved-notice")];
    if (seen.some((one) => one.checkVisibility() && /not saved/i.test(one.textContent))) watched.said ||= Date.now();
  }, 50);
  window.removeEventListener("keydown", window.hearing, true);
  window.hearing = ({ key }) => key.length === 1 && (watched.typed ||= Date.now());
  window.addEventListener("keydown", window.hearing, true);
}"""


@dataclass
class Typist:
    """Somebody who types into `box` on `page`, which reaches the server of `lab` over `line`."""

    lab: Lab
    line: Line
    page: Page
    path: str
    box: str
    key: str
    beside: int = 0  # other pages that are open in the same window
    others: list[Page] = field(default_factory=list)
    back: threading.Thread | None = None  # has the server come back

    def types(self, letters: str) -> None:
        for letter in letters:
            self.page.keyboard.press(letter)
            time.sleep(KEY_EVERY)

    def goes_there(self) -> None:
        self.page.locator(self.box).click()
        self.page.keyboard.press("End")

    @property
    def session(self) -> dict:
        return next(one for one in self.lab.ask("sessions") if one["path"] == self.path)

    @property
    def kernel(self) -> str:
        return self.session["kernel"]["id"]

    @property
    def process(self) -> psutil.Process:
        kernel = self.kernel
        return next(one for one in self.lab.kernels() if any(kernel in part for part in one.cmdline()))


def by_the_menu(typist: Typist) -> None:
    _restart_in(typist.page)
    typist.goes_there()


def in_another_tab(typist: Typist) -> None:
    other = typist.page.context.new_page()
    other.goto(f"http://127.0.0.1:{typist.line.port}/lab/workspaces/auto-x/tree/{typist.path}?token={TOKEN}&reset")
    other.wait_for_function(READY, timeout=60_000)
    _restart_in(other)
    typist.page.bring_to_front()
    typist.others.append(other)


def _restart_in(page: Page) -> None:
    page.get_by_role("menuitem", name="Kernel", exact=True).click()
    page.locator(".lm-Menu-itemLabel").get_by_text("Restart Kernel…", exact=True).click()
    page.locator(".jp-Dialog .jp-mod-warn, .jp-Dialog .jp-mod-accept").last.click()


def by_rest(typist: Typist) -> None:
    typist.lab.ask(f"kernels/{typist.kernel}/restart", "POST")


def replaced_by_rest(typist: Typist) -> None:
    """The kernel is deleted, and the session of the page has a new one."""
    typist.lab.ask(f"sessions/{typist.session['id']}", "PATCH", said={"kernel": {"id": None, "name": "python3"}})


def killed(typist: Typist) -> None:
    typist.process.send_signal(signal.SIGKILL)


def terminated(typist: Typist) -> None:
    typist.process.send_signal(signal.SIGTERM)


def from_within(typist: Typist) -> None:
    client = BlockingKernelClient()
    client.load_connection_file(str(typist.lab.folder / "runtime" / f"kernel-{typist.kernel}.json"))
    process = typist.process
    client.start_channels()
    client.execute("import os; os._exit(1)")
    psutil.wait_procs([process], timeout=10)
    client.stop_channels()


def ended_for_being_idle(typist: Typist) -> None:
    """What a server does that ends idle kernels: nobody starts another, unless the page needs one."""
    typist.lab.delete(f"kernels/{typist.kernel}")


def server_gone_and_back(typist: Typist) -> None:
    typist.lab.stop()
    typist.back = threading.Thread(target=lambda: (time.sleep(1), typist.lab.start(again=True)))
    typist.back.start()


def connection_cut(typist: Typist) -> None:
    typist.line.cut(CUT)


WAYS: tuple[Callable[[Typist], None], ...] = (
    by_the_menu,
    in_another_tab,
    by_rest,
    replaced_by_rest,
    killed,
    terminated,
    from_within,
    ended_for_being_idle,
    server_gone_and_back,
    connection_cut,
)


def ended_while_typing(lab: Lab, browser: Browser, ends: range, beside: tuple[str, ...] = ()) -> dict[str, int | float]:
    """End the kernel of a page while somebody types, in all ways and on all pages by turns.

    ends : which; ten are each way once on one page.
    beside : pages that are open in the same window, which have to come back each time too.
    """
    lab.start_over()
    lab.show_code()  # some ways begin in the menu
    line = Line(lab.port)
    counts: Counter = Counter({"kernels ended": 0, "ways": len(WAYS), "letters lost": 0, "not said": 0})
    counts["pages open beside"] = len(beside)
    slowest = 0.0
    typist = None
    try:
        for number in ends:
            if typist is None or number % len(WAYS) == 0:
                typist = _another(typist, lab, line, browser, number // len(WAYS), beside)
            way = WAYS[number % len(WAYS)]
            said = _once(typist, way, f"{way.__name__} {number}: ")
            counts["kernels ended"] += 1
            counts["back before there was anything to say"] += said is None
            slowest = max(slowest, said or 0)
    finally:
        line.close()
        if typist:
            typist.page.context.close()
    return {**counts, MOST: round(slowest, 2)}


def ended_while_several_type(times: int, people: int, folder: Path) -> dict[str, int | float]:
    """`ended_while_typing` by so many people at once, each on a server of their own: `times` in all."""
    with ProcessPoolExecutor(people, multiprocessing.get_context("spawn")) as pool:
        each = list(pool.map(_on_a_server, [times // people] * people, [folder / str(one) for one in range(people)]))
    most = max(counts.pop(MOST) for counts in each)
    together: Counter = Counter()
    for counts in each:
        together.update(counts)
    return {**together, "ways": len(WAYS), "people at once": people, MOST: most}


def _on_a_server(times: int, folder: Path) -> dict[str, int | float]:
    folder.mkdir()
    lab = Lab(folder)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium.find(), args=["--no-sandbox", "--disable-gpu"])
        try:
            lab.start()
            return ended_while_typing(lab, browser, range(times))
        finally:
            browser.close()
            lab.stop()


def _another(
    before: Typist | None, lab: Lab, line: Line, browser: Browser, number: int, beside: tuple[str, ...]
) -> Typist:
    """Somebody on the page whose turn it is, with other pages open `beside` it."""
    name, box, key = PLACES[number % len(PLACES)]
    if before:
        before.page.context.close()
    reached = copy.copy(lab)
    reached.port = line.port
    page = opened(reached, browser, name)
    for other in beside:
        page.locator(f'{SHOWN} a[href*="{other}.ipynb"], .jp-DirListing-item:has-text("{other}")').last.dblclick()
        page.wait_for_function(f"count => ({WHOLE})() === count", arg=beside.index(other) + 2, timeout=60_000)
        page.locator(f'.lm-DockPanel-tabBar .lm-TabBar-tab:has-text("{name}")').click()
    box = f"{SHOWN} {box} >> nth=0"
    key = key or page.locator(box).get_attribute("data-key")
    return Typist(lab, line, page, f"notebooks/{name}.ipynb", box, key, len(beside))


def _once(typist: Typist, end: Callable[[Typist], None], words: str) -> float | None:
    """End the kernel in the middle of a line; seconds until the page said so, None if it was back before.

    Raises `AssertionError` when a letter is lost, or it was not said in time.
    """
    page = typist.page
    cells = page.locator(".jp-Notebook .jp-Cell").count()
    before, after = words + "aa before, ", "dd xx and after 00 it"
    typist.goes_there()
    page.keyboard.press("Control+A")
    typist.types(before)
    end(typist)
    page.evaluate(WATCH)
    typist.types(after)
    back = _until_saved(typist, before + after)
    for other in typist.others:
        other.close()
    typist.others.clear()
    assert page.locator(".jp-Notebook .jp-Cell").count() == cells, f"{words} what was typed changed the cells"
    watched = page.evaluate("window.watched")
    said = (watched["said"] - watched["typed"]) / 1000 if watched["said"] else None
    saved = back - watched["typed"] / 1000
    in_time = SAID_WITHIN + SLACK
    assert saved <= in_time or (said is not None and said <= in_time), (
        f"{words} said after {said} s, saved after {saved} s"
    )
    return said


def _until_saved(typist: Typist, line: str) -> float:
    """When the journal holds `line` and the page shows it, with nothing waiting; epoch seconds."""
    last = time.monotonic() + PATIENCE
    saved = 0.0
    while time.monotonic() < last:
        there = in_journal(typist.lab, typist.key) == line
        saved = saved or (time.time() if there else 0.0)
        shown = typist.page.locator(typist.box)
        all_back = typist.page.evaluate(WHOLE) == typist.beside + 1
        if there and all_back and not typist.page.evaluate(LEFT) and shown.count() and shown.input_value() == line:
            if typist.back:
                typist.back.join()
                typist.back = None
            return saved
        typist.page.wait_for_timeout(50)
    there, shows = in_journal(typist.lab, typist.key), typist.page.locator(typist.box).input_value(timeout=5000)
    raise AssertionError(
        f"of {line!r} the journal holds {there!r} and the page shows {shows!r}; {typist.page.evaluate(LEFT)} wait; "
        f"{typist.page.evaluate(WHOLE)} pages are whole"
    )

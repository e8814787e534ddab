"""The page says where answers live before the first word, also when it is seen from another computer, and in Voila."""

import os
import re
import socket
import subprocess
import sys
import time
from contextlib import suppress
from importlib.util import find_spec

import chromium
import pytest
from playwright.sync_api import expect

from browser.lab import PROJECT, Lab
from browser.waiting import until_recorded
from workbook.journal.whereabouts import COMPUTER, SERVER, VISIT


def test_a_page_on_this_computer_says_so_and_warns_of_nothing(lab, visit):
    bar = visit(lab, "00-start-here").page.locator(".wb-savebar")
    expect(bar.locator(".wb-savebar-saved")).to_contain_text(COMPUTER.words)
    expect(bar.locator(".wb-note")).to_be_hidden()


def test_a_page_seen_over_a_network_warns_before_the_first_word(browser, tmp_path):
    """The same server under a name, as a browser on another computer has it."""
    lab = Lab(tmp_path, options=("--ServerApp.allow_remote_access=True",))
    afar = browser.browser_type.launch(
        executable_path=chromium.find(), args=[*chromium.FLAGS, "--host-resolver-rules=MAP afar.test 127.0.0.1"]
    )
    try:
        lab.start()
        page = afar.new_page()
        page.goto(lab.page("00-start-here").replace("127.0.0.1", "afar.test"))
        bar = page.locator(".wb-savebar")
        expect(bar.locator(".wb-note")).to_have_text(SERVER.note, timeout=60_000)
        expect(bar.locator(".wb-savebar-saved")).to_contain_text(SERVER.words)
        expect(page.locator(".wb-interview .wb-saved")).to_contain_text(SERVER.words)
        bar.locator("summary").first.click()
        expect(bar.locator(".wb-more")).to_contain_text(SERVER.whose.strip())
        expect(page.locator("body")).not_to_contain_text("on this computer only")
    finally:
        afar.close()
        lab.stop()


@pytest.mark.skipif(find_spec("voila") is None, reason="Voila is not installed")
def test_two_visitors_of_voila_do_not_see_each_other(browser, tmp_path):
    port, process = serve(tmp_path)
    address = f"http://127.0.0.1:{port}/voila/render/00-start-here.ipynb"
    try:
        first = browser.new_page()
        first.goto(address)
        bar = first.locator(".wb-savebar")
        expect(bar.locator(".wb-note")).to_have_text(VISIT.note, timeout=60_000)
        first.get_by_label("Employer").fill("Hill Surgery")
        expect(bar.locator(".wb-savebar-saved")).to_contain_text(f", {VISIT.words}.")
        expect(bar.locator(".wb-savebar-saved")).to_contain_text(re.compile(r"Saved \d\d:"))
        second = browser.new_page()
        second.goto(address)
        expect(second.locator(".wb-savebar .wb-note")).to_have_text(VISIT.note, timeout=60_000)
        expect(second.get_by_label("Employer")).to_have_value("")
        expect(first.get_by_label("Employer")).to_have_value("Hill Surgery")
        first.close()
        second.close()
    finally:
        process.terminate()
        process.wait(20)
    assert not (tmp_path / "home").exists()


def serve(folder):
    """Voila with the pages on a port, and with one WORKBOOK_HOME for all."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    own = {
        "WORKBOOK_HOME": folder / "home",
        "HOME": folder / "user",
        "TMPDIR": folder,
        "IPYTHONDIR": folder / "ipython",
    }
    command = [sys.executable, "-m", "voila", "--no-browser", f"--port={port}", str(PROJECT / "notebooks")]
    with (folder / "voila.log").open("wb") as log:
        environment = os.environ | {name: str(value) for name, value in own.items()}
        process = subprocess.Popen(command, cwd=folder, env=environment, stdout=log, stderr=log)
    for _ in range(150):
        with suppress(OSError), socket.create_connection(("127.0.0.1", port), 1):
            return port, process
        time.sleep(0.2)
    process.kill()
    raise RuntimeError((folder / "voila.log").read_text(errors="replace")[-3000:])


def test_a_passphrase_at_the_end_of_the_page_locks_the_download_at_its_top(lab, visit):
    page = visit(lab, "00-start-here", instruments=3).page
    page.get_by_label("Employer").fill("Harbour")
    until_recorded(page, lab, {"interview.employer": "Harbour"})
    page.locator(".workbook-more summary").first.click()
    phrase = page.get_by_label("Passphrase (may stay empty)")
    phrase.fill("four plain words here")
    with page.expect_download() as download:
        page.get_by_role("button", name="Download my workbook").click()
    assert "Harbour" not in download.value.path().read_text()
    expect(phrase).to_have_value("")
    with page.expect_download() as download:
        page.get_by_role("button", name="Download my workbook").click()
    assert "Harbour" in download.value.path().read_text()

"""What the kernel has not acknowledged waits in the browser, and is offered back: in a real JupyterLab and Chromium."""

import copy
import os
import signal

from playwright.sync_api import expect
from torture import kernel_ends
from torture.line import Line
from torture.pages import READY

from browser.conftest import PAINTED
from browser.lab import TOKEN
from browser.waiting import in_journal, nods, until, until_recorded
from workbook.journal import Journal

FIRST = "00-start-here"
EMPLOYER, TITLE = "interview.employer", "interview.title"
STORED = """() => Object.entries(localStorage)
  .filter(([key]) => key.startsWith("second-interview-workbook/")).map(([, value]) => JSON.parse(value).text)"""


def tab(window, lab, space=""):
    """Page 00 in a new tab, once it can be used."""
    page = window.new_page()
    page.goto(f"{lab.address}/lab/{space}tree/notebooks/{FIRST}.ipynb?token={TOKEN}&reset")
    page.wait_for_function(READY, timeout=PAINTED)
    return page


def first_page(desk):
    """Page 00 in a JupyterLab that was open before, once it can be used."""
    page = desk.open(FIRST)
    page.wait_for_function(READY, timeout=PAINTED)
    return page


def typed_and_left(window, lab, text, title=""):
    """Somebody types an employer, and a `title`, as the kernel hears nothing, and closes the tab at once.

    `window` may have others.
    """
    page = tab(window, lab)
    [kernel] = lab.kernels()
    kernel.suspend()
    page.get_by_label("Employer").press_sequentially(text)
    page.get_by_label("Job title").press_sequentially(title)
    assert sorted(page.evaluate(STORED)) == sorted(one for one in (text, title) if one)
    page.close()
    kernel.kill()
    until_no_kernel(lab, kernel)


def until_no_kernel(lab, kernel):
    for session in lab.ask("sessions"):
        lab.delete(f"sessions/{session['id']}")
    kernel.wait(20)


def test_kernels_end_in_ten_ways_while_somebody_types(lab, browser):
    """On page 06; on page 00, with others beside it, in `test_one_kernel.py`. `make torture` has a thousand end."""
    counts = kernel_ends.ended_while_typing(lab, browser, range(10, 20))
    assert (counts["kernels ended"], counts["letters lost"]) == (10, 0)


def by_rest(lab, _second):
    [kernel] = lab.ask("kernels")
    lab.ask(f"kernels/{kernel['id']}/restart", "POST")


def by_keys_in_the_second(_lab, second):
    """Escape, 0, 0, Restart."""
    second.bring_to_front()
    second.locator(".jp-Notebook .jp-Cell").first.click(position={"x": 2, "y": 2})
    for key in ("Escape", "0", "0"):
        second.keyboard.press(key)
    second.locator(".jp-Dialog .jp-mod-accept, .jp-Dialog .jp-mod-warn").last.click()


def test_in_two_tabs_nothing_is_lost_when_the_kernel_restarts(lab, window):
    lab.show_code()  # in the reading view such keys do nothing
    first, second = tab(window, lab), tab(window, lab, "workspaces/auto-x/")
    for restarted in (by_rest, by_keys_in_the_second):
        first.bring_to_front()
        first.get_by_label("Employer").fill("Harbour")
        until_recorded(first, lab, {EMPLOYER: "Harbour"})
        before = {kernel.pid for kernel in lab.kernels()}
        restarted(lab, second)
        second.get_by_label("Job title").fill(restarted.__name__)
        first.bring_to_front()
        first.get_by_label("Employer").fill("Harbour Logistics")
        until_recorded(first, lab, {EMPLOYER: "Harbour Logistics", TITLE: restarted.__name__})
        assert before.isdisjoint(kernel.pid for kernel in lab.kernels())
        for page in (first, second):
            until(page, lambda page=page: page.evaluate(STORED) == [])
            expect(page.locator(".wb-unsaved-notice")).to_be_hidden()
        expect(first.get_by_label("Employer")).to_have_value("Harbour Logistics")
        expect(first.locator(".wb-savebar-saved")).to_contain_text("Saved ")
        first.get_by_label("Employer").fill("Harbour North")
        until_recorded(first, lab, {EMPLOYER: "Harbour North"})


def test_what_is_not_acknowledged_is_said_on_the_page_and_in_the_bar(lab, desk):
    page = first_page(desk)
    page.get_by_label("Employer").fill("Harbour")
    bar = page.locator(".wb-savebar-saved")
    expect(bar).to_contain_text("Saved ")
    [kernel] = lab.kernels()
    kernel.suspend()
    page.get_by_label("Employer").fill("Harbour Logistics")
    notice = page.locator(".wb-unsaved-notice")
    expect(notice).to_contain_text("Not saved yet: what you entered under “Employer”.")
    expect(notice).to_have_attribute("role", "alert")
    expect(bar).to_contain_text("What you entered since then is not saved yet.")
    expect(page.locator(".wb-interview .wb-saved")).to_be_hidden()
    kernel.resume()
    expect(notice).to_be_hidden()
    expect(bar).not_to_contain_text("not saved")
    until_recorded(page, lab, {EMPLOYER: "Harbour Logistics"})
    until(page, lambda: page.evaluate(STORED) == [])


def test_a_connection_that_carries_nothing_is_made_anew(lab, window):
    line = Line(lab.port)
    reached = copy.copy(lab)
    reached.port = line.port
    try:
        page = tab(window, reached)
        page.get_by_label("Employer").fill("Harbour")
        until_recorded(page, lab, {EMPLOYER: "Harbour"})
        line.deafen()
        page.get_by_label("Employer").fill("Harbour Logistics")
        expect(page.locator(".wb-unsaved-notice")).to_contain_text("Not saved yet")
        until_recorded(page, lab, {EMPLOYER: "Harbour Logistics"})
        expect(page.locator(".wb-unsaved-notice")).to_be_hidden()
    finally:
        line.close()


def test_a_kernel_that_ends_with_its_server_before_it_said_a_word_is_replaced(lab, window):
    page = tab(window, lab)
    nods(page)
    [gone], [session] = lab.kernels(), lab.ask("sessions")
    lab.delete(f"kernels/{session['kernel']['id']}")
    page.get_by_label("Employer").fill("Harbour")
    until(page, lambda: any(one.pid != gone.pid for one in lab.kernels()))
    [silent] = lab.kernels()
    silent.suspend()
    expect(page.locator(".workbook-notice")).to_contain_text("starting again", timeout=PAINTED)
    os.killpg(lab.process.pid, signal.SIGKILL)
    lab.process.wait()
    silent.kill()
    lab.start(again=True)
    until(page, lab.kernels)
    until_recorded(page, lab, {EMPLOYER: "Harbour"})


def test_a_press_without_an_answer_is_said_and_done_once(lab, desk):
    page = desk.open("04-the-people")
    page.wait_for_function(READY, timeout=PAINTED)
    notice = page.locator(".wb-unsaved-notice")
    people = page.locator(".wb-rows").first
    add, rows = people.get_by_role("button", name="Add"), people.locator("tbody tr")
    there = rows.count()
    [kernel] = lab.kernels()
    kernel.suspend()
    add.click()
    expect(notice).to_contain_text("The workbook has not answered to “Add")
    kernel.resume()
    expect(notice).to_be_hidden()
    expect(rows).to_have_count(there + 1)
    [kernel] = lab.kernels()
    kernel.suspend()
    add.click()
    expect(notice).to_contain_text("The workbook has not answered to “Add")
    nods(page)
    kernel.kill()
    expect(notice).to_contain_text("The workbook stopped before it answered to “Add")
    expect(rows).to_have_count(there + 1)
    add.click()
    expect(rows).to_have_count(there + 2)
    expect(notice).to_be_hidden()


def test_what_was_typed_as_the_tab_was_closed_is_put_in_at_the_next_opening(lab, desk):
    typed_and_left(desk.window, lab, "Harbour Logistics")
    page = first_page(desk)
    offers = page.locator(".wb-left-behind")
    expect(offers).to_contain_text("Harbour Logistics")
    expect(offers).to_contain_text("You typed this on")
    assert in_journal(lab, EMPLOYER) is None
    offers.get_by_role("button", name="Put it in").press("Enter")
    expect(page.get_by_label("Employer")).to_have_value("Harbour Logistics")
    expect(offers).to_be_hidden()
    until_recorded(page, lab, {EMPLOYER: "Harbour Logistics"})
    until(page, lambda: page.evaluate(STORED) == [])


def test_what_the_journal_has_is_not_offered_and_when_it_holds_something_else_both_are_shown(lab, desk):
    typed_and_left(desk.window, lab, "<b>Harbour</b>", "Planner")
    journal = Journal(lab.home / "journal.sqlite3")
    journal.record(EMPLOYER, "Mill & Sons")
    journal.record(TITLE, "Planner")
    page = first_page(desk)
    offers = page.locator(".wb-left-behind")
    expect(offers.locator(".wb-offered")).to_have_text(["<b>Harbour</b>", "Mill & Sons"])
    until(page, lambda: page.evaluate(STORED) == ["<b>Harbour</b>"])
    expect(page.get_by_label("Employer")).to_have_value("Mill & Sons")
    assert in_journal(lab, EMPLOYER) == "Mill & Sons"


def test_another_workbook_is_not_offered_it(lab, desk):
    Journal(lab.home / "journal.sqlite3").record(TITLE, "Planner")
    typed_and_left(desk.window, lab, "Harbour")
    (lab.home / "journal.sqlite3").unlink()
    (lab.home / "journal.known.json").unlink(missing_ok=True)
    Journal(lab.home / "journal.sqlite3").record(TITLE, "Clerk")
    page = first_page(desk)
    expect(page.get_by_label("Job title")).to_have_value("Clerk")
    expect(page.locator(".wb-left-behind")).to_be_hidden()
    assert page.evaluate(STORED) == ["Harbour"]


def test_everything_deleted_is_deleted_from_the_browser_too(lab, desk):
    Journal(lab.home / "journal.sqlite3").record(TITLE, "Planner")
    typed_and_left(desk.window, lab, "Harbour")
    page = first_page(desk)
    expect(page.locator(".wb-left-behind")).to_contain_text("Harbour")
    page.locator(".wb-savebar summary").click()
    page.get_by_role("button", name="Delete everything…").click()
    page.get_by_role("button", name="Yes, delete everything").click()
    expect(page.locator(".wb-said")).to_contain_text("Everything is deleted.")
    assert page.evaluate(STORED) == []
    expect(page.locator(".wb-left-behind")).to_be_hidden()
    page.get_by_label("Employer").fill("Typed afterwards")
    expect(page.locator(".wb-interview footer")).to_contain_text("Everything was deleted.")
    assert page.evaluate(STORED) == []

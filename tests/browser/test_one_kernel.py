"""All pages of a person in one kernel: in a real JupyterLab and Chromium."""

import re
import shutil

import pytest
from playwright.sync_api import expect
from torture import kernel_ends
from torture.pages import READY

from browser.conftest import PAINTED
from browser.journey import code
from browser.lab import TOKEN
from browser.waiting import in_journal, nods, until, until_recorded

FIRST, ODDS, PEOPLE, FIT = "00-start-here", "01-what-a-second-interview-means", "04-the-people", "06-fit"
STORIES = "05-stories-and-questions"
EMPLOYER, TITLE = "interview.employer", "interview.title"
LEFT = "Interviews left before they decide, this one included"
SHOWN = ".jp-NotebookPanel:not(.lm-mod-hidden)"
STORED = """() => Object.entries(localStorage)
  .filter(([key]) => key.startsWith("second-interview-workbook/")).map(([, value]) => JSON.parse(value).text)"""
STANDS = f"""count => {{
  const page = document.querySelector("{SHOWN}");
  const whole = [...(page?.querySelectorAll(".wb-instrument footer") ?? [])].filter((foot) => foot.checkVisibility());
  return whole.length >= count && page.querySelector(".wb-slot:empty") === null;
}}"""


@pytest.fixture
def first(lab, visit):
    """Page 00 with the tabs of all pages in sight; what went wrong in its scripts is in `errors`."""
    first = visit(lab, FIRST)
    code(first.page, "Show")
    return first


def opened(window, lab, name, folder="notebooks"):
    """A page in another tab of the browser, once it can be used."""
    page = window.new_page()
    page.goto(f"{lab.address}/lab/workspaces/auto-x/tree/{folder}/{name}.ipynb?token={TOKEN}&reset")
    page.wait_for_function(READY, timeout=PAINTED)
    return page


def turned_to(page, name, instruments):
    """Go to page `name` by the link on the page that is in sight."""
    page.locator(f'{SHOWN} .jp-RenderedMarkdown a[href*="{name}.ipynb"]').first.click()
    expect(page.locator(".lm-DockPanel-tabBar .lm-mod-current")).to_contain_text(name)
    page.wait_for_function(STANDS, arg=instruments, timeout=PAINTED)


def back_to(page, name):
    page.locator(f'.lm-DockPanel-tabBar .lm-TabBar-tab:has-text("{name}")').click()


def close(page, name):
    page.locator(f'.lm-DockPanel-tabBar .lm-TabBar-tab:has-text("{name}") .lm-TabBar-tabCloseIcon').click()
    expect(page.locator(f'.lm-DockPanel-tabBar .lm-TabBar-tab:has-text("{name}")')).to_have_count(0)


def add_ada(shown, number=1):
    """Somebody looks again, and presses again, when the page says that a press got no answer."""
    name = shown.locator(f"[data-key='person.{number}.name']")
    unanswered = shown.get_by_text("The workbook stopped before it answered to").first
    shown.get_by_role("button", name="Add a person").click()
    expect(name.or_(unanswered).first).to_be_visible(timeout=PAINTED)
    if not name.count():
        shown.get_by_role("button", name="Add a person").click()
    name.fill("Ada")


def test_the_next_pages_stand_in_the_same_kernel_and_go_on_when_the_first_is_closed(lab, first):
    page = first.page
    for name, instruments in ((PEOPLE, 5), (ODDS, 2)):
        back_to(page, FIRST)
        turned_to(page, name, instruments)
    assert len(lab.kernels()) == 1
    assert len(lab.ask("sessions")) == 3
    close(page, FIRST)
    back_to(page, PEOPLE)
    shown = page.locator(SHOWN)
    add_ada(shown)
    until_recorded(page, lab, {"person.1.name": "Ada"})
    shown.get_by_role("button", name="Copy the people from the list above").click()
    expect(shown.get_by_role("button", name=re.compile("Place .*Ada"))).to_be_visible()
    turned_to(page, STORIES, 6)
    back_to(page, ODDS)
    shown.get_by_label(LEFT).fill("4")
    until_recorded(page, lab, {"interview.rounds_left": 4})
    until(page, lambda: page.evaluate(STORED) == [])
    assert len(lab.kernels()) == 1
    assert first.errors == []


def by_rest(lab):
    [kernel] = lab.ask("kernels")
    lab.ask(f"kernels/{kernel['id']}/restart", "POST")


def by_death(lab):
    [kernel] = lab.kernels()
    kernel.kill()


def by_another_kernel(lab):
    session = lab.ask("sessions")[0]
    lab.ask(f"sessions/{session['id']}", "PATCH", said={"kernel": {"id": None, "name": "python3"}})


def test_whatever_ends_the_kernel_brings_all_open_pages_back_with_what_was_typed(lab, first):
    page = first.page
    turned_to(page, PEOPLE, 5)
    back_to(page, FIRST)
    turned_to(page, ODDS, 2)
    other = opened(page.context, lab, FIT)
    nods(other)
    shown = page.locator(SHOWN)
    for number, ended in enumerate((by_rest, by_death, by_another_kernel), start=1):
        [before] = lab.kernels()
        page.bring_to_front()
        back_to(page, FIRST)
        shown.get_by_label("Employer").fill("")
        shown.get_by_label("Employer").press_sequentially(f"Harbour {number} ")
        ended(lab)
        shown.get_by_label("Employer").press_sequentially("Logistics")
        until_recorded(page, lab, {EMPLOYER: f"Harbour {number} Logistics"})
        assert before.pid not in [kernel.pid for kernel in lab.kernels()]
        for name, label, key in (
            (ODDS, LEFT, "interview.rounds_left"),
            (FIRST, "Job title", TITLE),
        ):
            back_to(page, name)
            shown.get_by_label(label).fill(f"{number}")
            until(page, lambda key=key, number=number: str(in_journal(lab, key)) == f"{number}")
        back_to(page, PEOPLE)
        add_ada(shown, number)
        until_recorded(page, lab, {f"person.{number}.name": "Ada"})
        other.bring_to_front()
        why = other.locator("textarea[data-key^='written.']").first
        why.fill(f"Ships {number}")
        until_recorded(other, lab, {why.get_attribute("data-key"): f"Ships {number}"})
        for each in (page, other):
            until(each, lambda each=each: each.evaluate(STORED) == [])
            expect(each.locator(".workbook-notice:visible")).to_have_count(0)
        assert len(lab.kernels()) == 1


def test_that_the_kernel_died_is_said_once_however_many_pages_are_open(lab, first):
    page = first.page
    turned_to(page, PEOPLE, 5)
    turned_to(page, STORIES, 6)
    page.locator(".jp-MarkdownCell").last.focus()
    [before] = lab.kernels()
    before.kill()
    dialog = page.locator(".jp-Dialog")
    dialog.get_by_role("button", name="Ok").click()
    page.wait_for_function(f"() => ({kernel_ends.WHOLE})() === 3")
    expect(dialog).to_have_count(0)


def test_the_kernel_ends_with_the_last_page_that_is_closed(lab, first):
    page = first.page
    turned_to(page, ODDS, 2)
    other = opened(page.context, lab, FIT)
    close(page, FIRST)
    other.close()
    [kernel] = lab.kernels()
    page.get_by_label(LEFT).fill("4")
    close(page, ODDS)
    until(page, lambda: not kernel.is_running())
    until(page, lambda: lab.ask("sessions") == lab.ask("kernels") == [])
    assert in_journal(lab, "interview.rounds_left") == 4


def test_a_page_in_another_folder_runs_alone_and_two_pages_tell_one_story(lab, first):
    (lab.folder / "elsewhere").mkdir()
    shutil.copy(lab.pages / f"{ODDS}.ipynb", lab.folder / "elsewhere")
    page = first.page
    other = opened(page.context, lab, ODDS, "elsewhere")
    assert len(lab.kernels()) == 2
    other.get_by_label(LEFT).fill("4")
    until_recorded(other, lab, {"interview.rounds_left": 4})
    page.bring_to_front()
    turned_to(page, ODDS, 2)
    expect(page.locator(SHOWN).get_by_label(LEFT)).to_have_value("4")


def test_kernels_of_several_open_pages_end_in_ten_ways_while_somebody_types(lab, browser):
    counts = kernel_ends.ended_while_typing(lab, browser, range(10), kernel_ends.BESIDE)
    assert (counts["kernels ended"], counts["letters lost"]) == (10, 0)

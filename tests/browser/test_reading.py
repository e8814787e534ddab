"""The reading view in JupyterLab: what is shown, what is not, and that nothing but our pages is touched."""

import json

from playwright.sync_api import expect

from browser.journey import BAR, FOOT, TITLE, code
from browser.keyboard import MOST as PRESSES
from browser.keyboard import PANEL, tab_to
from browser.test_accessibility import NAMES
from browser.test_ours import PUT_BACK, add_code, change, waits
from browser.waiting import until, until_recorded

HOME = "00-start-here"
OF_JUPYTER = "#jp-top-panel, #jp-menu-panel, .jp-SideBar, #jp-left-stack, #jp-bottom-panel, .lm-DockPanel-tabBar"
OF_A_NOTEBOOK = (
    ".jp-NotebookPanel-toolbar, .jp-InputPrompt, .jp-OutputPrompt, .jp-InputPlaceholder, .jp-Notebook-footer"
)
OWN = {"cells": [{"cell_type": "code", "source": "1 + 1", "metadata": {}, "outputs": [], "execution_count": None}]}
OWN |= {"metadata": {"kernelspec": {"name": "python3", "display_name": "Python 3"}}, "nbformat": 4, "nbformat_minor": 4}


def is_read(page):
    for part in (OF_JUPYTER, OF_A_NOTEBOOK):
        expect(page.locator(part).locator("visible=true")).to_have_count(0)


def is_as_jupyterlab_shows_it(page):
    for part in (*OF_JUPYTER.split(", "), ".jp-NotebookPanel-toolbar", ".jp-InputPrompt, .jp-InputPlaceholder"):
        expect(page.locator(part).locator("visible=true").first).to_be_visible()


def own_notebook(lab):
    (lab.pages / "own.ipynb").write_text(json.dumps(OWN), encoding="utf-8")
    return "own"


def test_a_page_is_read_and_one_press_brings_all_of_jupyterlab(lab, visit):
    page = visit(lab, HOME).page
    is_read(page)
    expect(page).to_have_title("Start here - JupyterLab")
    code(page, "Show")
    is_as_jupyterlab_shows_it(page)
    expect(page.get_by_role("tab", name="Start here")).to_be_visible()
    code(page, "Hide")
    is_read(page)


def test_the_choice_is_kept_and_the_file_list_is_as_wide_as_it_was(lab, visit):
    page = visit(lab, HOME).page
    code(page, "Show")
    files = page.locator("#jp-left-stack")
    until(page, lambda: 150 < files.bounding_box()["width"] < 450)  # once the room is laid out
    width = files.bounding_box()["width"]
    page.reload()
    is_as_jupyterlab_shows_it(page)
    code(page, "Hide")
    page.reload()
    expect(page.locator(BAR)).to_be_visible()
    is_read(page)
    code(page, "Show")
    expect(files).to_be_visible()
    until(page, lambda: abs(files.bounding_box()["width"] - width) < 2)


def test_a_notebook_of_ones_own_is_as_jupyterlab_shows_it_and_so_is_the_room_beside_it(lab, visit, new_page):
    name = own_notebook(lab)
    page = visit(lab, name, instruments=0).page
    is_as_jupyterlab_shows_it(page)
    page.evaluate("path => window.jupyterapp.commands.execute('docmanager:open', { path })", f"notebooks/{HOME}.ipynb")
    expect(page.locator(BAR)).to_be_visible()
    for part in OF_JUPYTER.split(", "):
        expect(page.locator(part).locator("visible=true").first).to_be_visible()
    expect(page.locator(f"{PANEL} .jp-NotebookPanel-toolbar")).to_be_hidden()
    page.get_by_role("tab", name="own.ipynb").click()
    is_as_jupyterlab_shows_it(page)
    assert sorted(path.name for path in lab.pages.glob("*.ipynb")) == sorted([f"{one}.ipynb" for one in [*NAMES, name]])


def test_a_page_whose_code_was_changed_is_not_read_until_it_is_put_back(lab, new_page):
    change(lab, add_code, HOME)
    page = new_page()
    page.goto(lab.page(HOME))
    line = waits(page)
    expect(page.locator(BAR)).to_have_count(0)
    is_as_jupyterlab_shows_it(page)
    line.get_by_role("button", name=PUT_BACK).click()
    expect(page.locator(BAR)).to_be_visible()
    is_read(page)


def test_the_journey_by_keyboard_alone(lab, visit):
    page = visit(lab, HOME).page
    bar = page.locator(BAR)
    skip = bar.get_by_role("link", name="Skip to the page")
    tab_to(page, skip, key="Shift+Tab")
    expect(skip).to_be_in_viewport()
    page.keyboard.press("Enter")
    expect(page.locator(TITLE)).to_be_focused()
    tab_to(page, bar.get_by_role("button", name="Step 1 of 11"), key="Shift+Tab")
    page.keyboard.press("Enter")
    expect(bar.get_by_role("link", name="Start here")).to_have_attribute("aria-current", "page")
    tab_to(page, bar.get_by_role("link", name="The process"))
    page.keyboard.press("Enter")
    expect(page.locator(TITLE)).to_be_focused()
    expect(page.locator(TITLE)).to_contain_text("The process")
    tab_to(page, page.locator(FOOT).get_by_role("link", name="Next: The people"), most=PRESSES)
    page.keyboard.press("Enter")
    expect(page.locator(TITLE)).to_contain_text("The people")
    expect(page.locator(TITLE)).to_be_focused()
    expect(page.locator(FOOT).get_by_role("link", name="Back: The process")).to_be_visible()


def test_keys_that_no_field_takes_change_nothing(lab, visit):
    page = visit(lab, HOME).page
    cells = page.locator(f"{PANEL} .jp-Cell")
    count = cells.count()
    page.locator(".jp-RenderedMarkdown p").first.click()
    for key in ("a", "b", "x", "d", "d", "Enter", "y", "m"):
        page.keyboard.press(key)
    page.get_by_label("Employer").fill("Harbour")  # so that JupyterLab has heard the keys by then
    until_recorded(page, lab, {"interview.employer": "Harbour"})
    assert cells.count() == count
    assert page.locator(".jp-MarkdownCell:not(.jp-mod-rendered)").count() == 0


def test_the_bar_says_what_is_saved_and_the_part_what_is_refused(lab, visit):
    page = visit(lab, HOME).page
    bar, form = page.locator(BAR), page.locator(".wb-interview")
    download = bar.get_by_role("button", name="Download my workbook")
    expect(download).to_be_disabled()
    page.get_by_label("Employer").fill("Harbour")
    expect(bar.get_by_role("status").first).to_contain_text("Saved ")
    expect(form.locator(".wb-saved-when")).to_be_hidden()
    page.get_by_label("Employer").fill("x" * 81)
    expect(form.get_by_text("An answer with a red note under it is not saved.")).to_be_visible()
    with page.expect_download() as asked:
        download.click()
    assert json.loads(asked.value.path().read_text(encoding="utf-8"))
    expect(bar).to_contain_text("1 answer handed to your browser")
    code(page, "Show")
    expect(form.locator(".wb-saved-when")).to_be_visible()


def test_what_is_late_is_said_in_the_bar(lab, visit):
    page = visit(lab, HOME).page
    page.get_by_label("Employer").fill("Harbour")
    expect(page.locator(BAR)).to_contain_text("Saved ")
    [kernel] = lab.kernels()
    kernel.suspend()
    try:
        page.get_by_label("Job title").fill("Planner")
        expect(page.locator(BAR)).to_contain_text("What you entered since then is not saved yet.")
    finally:
        kernel.resume()


def test_all_of_a_page_is_printed_and_nothing_around_it(lab, visit):
    page = visit(lab, HOME).page
    page.emulate_media(media="print")
    expect(page.locator(BAR)).to_be_hidden()
    expect(page.locator(FOOT)).to_be_hidden()
    last = page.locator(f"{PANEL} .jp-Cell").last.bounding_box()
    assert last["y"] + last["height"] <= page.evaluate("document.documentElement.scrollHeight")
    assert page.pdf().count(b"/Type /Page\n") > 1

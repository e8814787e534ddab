"""The pages in Notebook 7, as on Binder and many hubs: ours run by themselves, others wait, nothing typed is lost."""

import json

import pytest
from playwright.sync_api import expect

from browser.conftest import PAINTED
from browser.lab import Notebook
from browser.test_ours import PUT_BACK, RUN, add_code, change, runs, waits
from browser.waiting import nods, until_recorded

NAME = "00-start-here"


@pytest.fixture(scope="module")
def notebook(tmp_path_factory):
    notebook = Notebook(tmp_path_factory.mktemp("notebook"))
    try:
        notebook.start()
        yield notebook
    finally:
        notebook.stop()


@pytest.fixture
def page(window, notebook):
    notebook.start_over()
    return window.new_page()


def test_our_page_runs_by_itself(notebook, page):
    page.goto(notebook.page(NAME))
    runs(page)
    expect(page.locator(".workbook-waiting")).to_have_count(0)


def test_a_page_that_differs_waits_for_a_press_and_is_put_back_in_one(notebook, page):
    change(notebook, add_code, NAME)
    page.goto(notebook.page(NAME))
    line = waits(page)
    assert line.get_by_role("button").all_inner_texts() == [PUT_BACK, RUN]
    expect(page.locator(".wb-instrument")).to_have_count(0)
    line.get_by_role("button", name=PUT_BACK).click()
    runs(page)
    expect(page.get_by_text("Mine is 2")).to_have_count(0)


def test_what_is_typed_while_the_kernel_ends_is_there_afterwards(notebook, page):
    nods(page)
    page.goto(notebook.page(NAME))
    runs(page)
    [kernel] = notebook.kernels()
    kernel.kill()
    page.get_by_label("Employer").fill("Harbour Logistics")
    until_recorded(page, notebook, {"interview.employer": "Harbour Logistics"})
    expect(page.get_by_label("Employer")).to_have_value("Harbour Logistics", timeout=PAINTED)


def test_pages_in_two_tabs_have_one_kernel_and_both_go_on_after_its_death(notebook, page):
    other = page.context.new_page()
    for tab, name in ((page, NAME), (other, "06-fit")):
        nods(tab)
        tab.goto(notebook.page(name))
        runs(tab)
    [before] = notebook.kernels()
    before.kill()
    why = other.locator("textarea[data-key^='written.']").first
    why.fill("Ships")
    until_recorded(other, notebook, {why.get_attribute("data-key"): "Ships"})
    page.bring_to_front()
    page.get_by_label("Employer").fill("Harbour Logistics")
    until_recorded(page, notebook, {"interview.employer": "Harbour Logistics"})
    [now] = notebook.kernels()
    assert now.pid != before.pid


def test_a_save_leaves_no_word_in_the_file(notebook, page):
    page.goto(notebook.page(NAME))
    runs(page)
    page.get_by_label("Employer").fill("Harbour Logistics")
    until_recorded(page, notebook, {"interview.employer": "Harbour Logistics"})
    with page.expect_response(lambda answer: answer.request.method == "PUT" and "api/contents" in answer.url):
        page.keyboard.press("ControlOrMeta+s")
    stored = json.loads((notebook.pages / f"{NAME}.ipynb").read_text(encoding="utf-8"))
    assert "Harbour" not in json.dumps(stored)
    assert "widgets" not in stored["metadata"]


def test_a_page_is_read_here_too_and_next_opens_in_the_same_tab(notebook, page):
    page.goto(notebook.page(NAME))
    runs(page)
    bar = page.locator(".workbook-bar")
    around = page.locator("#top-panel, #menu-panel, .jp-NotebookPanel-toolbar, .jp-InputPlaceholder").locator(
        "visible=true"
    )
    expect(bar).to_be_visible()
    expect(around).to_have_count(0)
    expect(page).to_have_title("Start here - Jupyter Notebook")
    bar.get_by_role("button", name="Show the code").click()
    expect(around.first).to_be_visible()
    page.reload()
    runs(page)
    bar.get_by_role("button", name="Hide the code").click()
    expect(around).to_have_count(0)
    page.locator(".workbook-foot").get_by_role("link", name="Next: What a second interview means").click()
    expect(page).to_have_title("What a second interview means - Jupyter Notebook", timeout=PAINTED)
    expect(page.locator(".workbook-bar").get_by_role("button", name="Step 2 of 11")).to_be_visible()

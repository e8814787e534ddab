"""A page runs by itself only when its code is ours, and one that was edited stays alive: in a real JupyterLab."""

import json
import re
import shutil
from contextlib import suppress
from urllib.error import HTTPError

import pytest
from jupyter_client import BlockingKernelClient
from playwright.sync_api import expect
from torture import notebooks

from browser.axe import holds_everywhere
from browser.conftest import PAINTED
from browser.journey import code
from browser.keyboard import tab_to
from browser.waiting import PATIENCE, nods, until
from workbook.jupyter.published import NOTEBOOKS, published_page

NAME = "03-the-process"
RUN, PUT_BACK = "Run this page", "Put the page back as it was"


@pytest.fixture
def open_page(desk):
    """Open a notebook, and give the page without waiting for anything."""

    def opened(name=NAME):
        return desk.open(name)

    return opened


@pytest.fixture
def follow_link(new_page, lab):
    """Open a notebook by its address, as a link would, and give the page without waiting for anything."""

    def followed(name=NAME):
        page = new_page()
        page.goto(f"{lab.page(name)}&reset")
        return page

    return followed


def written(lab, name=NAME):
    return json.loads((lab.pages / f"{name}.ipynb").read_text(encoding="utf-8"))


def change(lab, how, name=NAME):
    """Change the file of a page behind JupyterLab's back."""
    notebook = written(lab, name)
    how(notebook)
    (lab.pages / f"{name}.ipynb").write_text(json.dumps(notebook), encoding="utf-8")


def add_code(notebook):
    more = {"cell_type": "code", "id": "mine", "metadata": {}, "execution_count": None, "outputs": []}
    notebook["cells"].append(more | {"source": "my_own = 1 + 1\nprint('Mine is', my_own)"})


def runs(page):
    page.locator(".wb-instrument footer:visible").first.wait_for(timeout=PAINTED)
    expect(page.locator(".workbook-waiting")).to_have_count(0)


def waits(page):
    """The line of a page that waits for a press."""
    line = page.locator(".workbook-waiting")
    expect(line.get_by_role("status")).not_to_be_empty(timeout=PAINTED)
    return line


def save(page, lab):
    with page.expect_response(lambda answer: answer.request.method == "PUT" and "api/contents" in answer.url):
        page.keyboard.press("ControlOrMeta+s")


def test_hostile_notebooks_do_not_run_without_a_press(tmp_path, browser):
    """Fourteen of the kinds and ways of `make torture`."""
    counted = notebooks.hostile(14, tmp_path, browser)
    assert (counted["notebooks"], counted["run without one"]) == (14, 0)


def test_the_kinds_of_hostile_notebooks_are_what_they_are_called():
    notebooks.kinds_are_what_they_are_called()
    assert len(set(notebooks.every(200))) == 200


def test_the_mark_of_a_hostile_notebook_is_left_once_somebody_presses(lab, open_page, tmp_path):
    one = notebooks.arriving(1, "a line more", tmp_path)
    (lab.pages / "theirs.ipynb").write_text(json.dumps(one.notebook), encoding="utf-8")
    page = open_page("theirs")
    waits(page).get_by_role("button", name=RUN).click()
    until(page, (tmp_path / one.name).exists)


def test_a_page_that_differs_says_one_line_and_can_be_run_by_keyboard(lab, follow_link):
    change(lab, add_code)
    page = follow_link()
    line = waits(page)
    expect(line).to_have_role("group")
    expect(line.get_by_role("status")).to_have_text(
        "The code of this page was changed, so it has not run. You can put the page back as it was: your answers stay."
    )
    expect(page.get_by_text("SaveBar()")).to_be_hidden()
    assert line.get_by_role("button").all_inner_texts() == [PUT_BACK, RUN]
    holds_everywhere(page, ".workbook-waiting")
    line.get_by_role("button", name=PUT_BACK).focus()
    tab_to(page, line.get_by_role("button", name=RUN), most=2)
    page.keyboard.press("Enter")
    runs(page)
    expect(page.get_by_text("Mine is 2")).to_be_visible()
    expect(page.get_by_text("SaveBar()")).to_have_count(0)


def test_putting_back_keeps_what_the_person_wrote_and_the_answers(lab, desk, open_page):
    page = open_page()
    runs(page)
    box = page.get_by_label("How many people will they take on?")
    box.fill("3")
    expect(page.locator(".wb-saved").first).to_contain_text("Saved")
    desk.close()
    change(lab, add_code)
    change(lab, lambda notebook: notebook["cells"][0].update(source="# My Monday"))
    page = open_page()
    waits(page).get_by_role("button", name=PUT_BACK).click()
    runs(page)
    expect(page.get_by_label("How many people will they take on?")).to_have_value("3")
    expect(page.get_by_role("heading", name="My Monday")).to_be_visible()
    until(page, lambda: published_page(written(lab)) is not None)
    stored = written(lab)
    assert stored["cells"][-1]["cell_type"] == "raw"
    assert "my_own" in "".join(stored["cells"][-1]["source"])
    assert page.get_by_text("Mine is 2").count() == 0


def test_a_text_cell_that_was_copied_or_moved_leaves_the_page_alive(lab, open_page):
    page = open_page()
    runs(page)
    code(page, "Show")
    page.locator(".jp-MarkdownCell").nth(1).click()
    page.keyboard.press("Escape")
    page.keyboard.press("c")
    page.keyboard.press("v")
    page.keyboard.press("ControlOrMeta+Shift+ArrowUp")
    save(page, lab)
    until(page, lambda: len(written(lab)["cells"]) == len(json.loads(published())["cells"]) + 1)
    runs(open_page())


def published(name=NAME):
    return (NOTEBOOKS / f"{name}.ipynb").read_text(encoding="utf-8")


def test_a_code_cell_that_was_copied_waits_and_comes_back_in_one_press(lab, open_page):
    page = open_page()
    runs(page)
    code(page, "Show")
    page.locator(".jp-CodeCell").nth(2).locator(".jp-InputPrompt, .jp-Placeholder-prompt").first.click()
    page.keyboard.press("c")
    page.keyboard.press("v")
    saved_it_comes_back_in_one_press(page, lab, open_page)
    runs(open_page())


def test_a_code_cell_that_was_moved_waits_and_comes_back(lab, open_page):
    page = open_page()
    runs(page)
    code(page, "Show")
    page.locator(".jp-CodeCell").nth(1).locator(".jp-InputPrompt, .jp-Placeholder-prompt").first.click()
    for _ in range(3):
        page.keyboard.press("ControlOrMeta+Shift+ArrowDown")
    saved_it_comes_back_in_one_press(page, lab, open_page)


def saved_it_comes_back_in_one_press(page, lab, open_page):
    save(page, lab)
    until(page, lambda: published_page(written(lab)) is None)
    page = open_page()
    waits(page).get_by_role("button", name=PUT_BACK).click()
    runs(page)
    until(page, lambda: written(lab) == json.loads(published()))


def test_a_page_of_ours_runs_in_a_read_only_folder_and_under_another_name(lab, follow_link):
    elsewhere = lab.pages / "shared"
    elsewhere.mkdir()
    shutil.copy(NOTEBOOKS / f"{NAME}.ipynb", elsewhere / "copied (1).ipynb")
    (elsewhere / "copied (1).ipynb").chmod(0o444)
    elsewhere.chmod(0o555)
    try:
        runs(follow_link("shared/copied (1)"))
    finally:
        elsewhere.chmod(0o755)


def test_a_page_that_cannot_be_compared_waits(lab, new_page):
    page = new_page()
    page.route("**/workbook/compare*", lambda route: route.fulfill(status=404))
    page.goto(f"{lab.page(NAME)}&reset")
    line = waits(page)
    assert line.get_by_role("button").all_inner_texts() == [RUN]
    line.get_by_role("button", name=RUN).click()
    runs(page)


def test_a_restart_runs_what_ran_before_and_nothing_that_waits(lab, open_page):
    change(lab, add_code)
    page = open_page()
    line = waits(page)
    restart(page, lab)
    expect(line).to_be_visible()
    expect(page.locator(".wb-instrument")).to_have_count(0)
    line.get_by_role("button", name=RUN).click()
    runs(page)
    restart(page, lab)
    expect(page.locator(".workbook-notice")).to_be_hidden(timeout=PAINTED)
    expect(page.get_by_text("Mine is 2")).to_be_visible()
    runs(page)


@pytest.mark.parametrize("button", [RUN, PUT_BACK])
def test_a_press_as_the_kernel_ends_runs_the_page_by_the_next_kernel(lab, open_page, button):
    change(lab, add_code)
    page = open_page()
    line = waits(page)
    nods(page)
    [kernel] = lab.kernels()
    kernel.suspend()
    line.get_by_role("button", name=button).click()
    page.wait_for_timeout(1000)  # in which what the press asks for is sent
    kernel.kill()
    runs(page)


def test_a_page_whose_kernel_ends_as_it_runs_first_runs_by_the_next_kernel(lab, follow_link):
    page = follow_link()
    until(page, lab.kernels)
    [kernel] = lab.kernels()
    until(page, lambda: is_busy(lab))
    kernel.kill()
    runs(page)


def test_code_of_ones_own_that_fails_is_not_run_over_and_over(lab, open_page):
    change(lab, lambda notebook: add_code(notebook) or notebook["cells"][-1].update(source="print('Mine'); 1 / 0"))
    page = open_page()
    waits(page).get_by_role("button", name=RUN).click()
    runs(page)
    expect(page.get_by_text("ZeroDivisionError").first).to_be_visible()
    prompt = page.locator(".jp-InputPrompt").last
    expect(prompt).to_have_text(re.compile(r"^\[\d+\]:$"))
    count = prompt.text_content()
    page.wait_for_timeout(8000)  # in which a page that runs again would
    expect(prompt).to_have_text(count)


def is_busy(lab):
    with suppress(HTTPError):  # the server may be about to begin it
        return any(one["execution_state"] == "busy" for one in lab.ask("kernels"))


def restart(page, lab):
    """kill -9 the kernel, and wait until there is another that answers, whether or not JupyterLab heard of it."""
    nods(page)
    [kernel] = lab.kernels()
    kernel.kill()
    until(page, lambda: any(answers(one) for one in lab.kernels() if one.pid != kernel.pid))
    page.wait_for_timeout(2000)  # in which a page that waits could run


def answers(kernel):
    """Whether a kernel answers; on a busy machine it may let its heartbeat wait, and is called dead."""
    client = BlockingKernelClient(connection_file=kernel.cmdline()[-1])
    client.load_connection_file()
    client.start_channels()
    try:
        client.wait_for_ready(PATIENCE)
    except RuntimeError:
        return False
    finally:
        client.stop_channels()
    return True

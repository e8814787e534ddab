"""Page 01 in a real JupyterLab: it runs itself, moves together, and keeps what was entered."""

import re
from pathlib import Path

from playwright.sync_api import expect

NAME = "01-what-a-second-interview-means"


def cells(page):
    return page.locator(".jp-Notebook .jp-Cell").count()


def test_it_runs_itself_changes_by_keyboard_and_keeps_the_value(lab, visit):
    page = visit(lab, NAME).page
    headline = page.locator(".wb-headline")
    expect(headline).to_have_text("Between 1 in 9 and 3 in 5; about 1 in 3")
    expect(page.locator(".wb-array svg.wb-on")).to_have_count(7)
    before = page.locator(".wb-moves tbody").inner_text()

    page.get_by_label("How many people are at this stage").focus()
    page.keyboard.type("I know")
    page.get_by_label("People at this stage, you included").wait_for()
    page.keyboard.press("Tab")
    expect(page.get_by_label("People at this stage, you included")).to_be_focused()
    page.keyboard.press("ArrowUp")
    page.keyboard.press("ArrowUp")
    expect(headline).to_have_text("Between 1 in 20 and 2 in 5; about 1 in 5")
    expect(page.locator(".wb-array svg.wb-on")).to_have_count(4)
    assert page.locator(".wb-moves tbody").inner_text() != before
    page.get_by_text("Show all of this as tables").click()
    middle = page.locator(".wb-twin table").first.get_by_role("row", name="Middle")
    expect(middle).to_have_text("Middleabout 1 in 5about 20")
    saved = page.locator(".wb-saved")
    expect(saved).to_have_text(re.compile(r"^Saved \d\d:\d\d:\d\d, on this computer only\.$"))

    page.reload()
    expect(page.get_by_label("People at this stage, you included")).to_have_value("5", timeout=60_000)
    expect(headline).to_have_text("Between 1 in 20 and 2 in 5; about 1 in 5")


def test_keys_in_a_focused_control_stay_there(lab, visit):
    page = visit(lab, NAME).page
    before = cells(page)
    for label in ("Kind of work", "Who scores you", "Interviews left before they decide", "Preparation done"):
        page.get_by_label(label).focus()
        page.keyboard.type("dd")
        page.keyboard.press("ArrowDown")
        page.keyboard.press("Escape")
        page.keyboard.type("dd")
        expect(page.get_by_label(label)).to_be_focused()
    page.get_by_text("Show all of this as tables").focus()
    page.keyboard.type("dd")
    page.wait_for_timeout(500)
    assert cells(page) == before


def test_a_contradiction_and_a_bad_number_are_sentences(lab, visit):
    page = visit(lab, NAME).page
    page.get_by_label("How many people are at this stage").select_option("exactly")
    page.get_by_label("People at this stage, you included").fill("99")
    expect(page.get_by_text("must be a whole number from 1 to 50. You gave: 99.")).to_be_visible()
    page.get_by_label("People at this stage, you included").fill("1")
    page.get_by_label("Someone from inside").check()
    expect(page.locator(".wb-problem")).to_contain_text("so you are at least 2 people at this stage")
    page.get_by_label("People at this stage, you included").fill("3")
    expect(page.locator(".wb-problem")).to_be_empty()


def test_after_its_kernel_restarts_the_page_runs_itself_again(lab, visit):
    page = visit(lab, NAME).page
    page.get_by_label("How many people are at this stage").select_option("exactly")
    page.get_by_label("People at this stage, you included").fill("5")
    expect(page.locator(".wb-saved")).to_contain_text("Saved ")
    [kernel] = lab.kernels()
    kernel.kill()
    expect(page.locator(".workbook-notice")).to_contain_text("not saved", timeout=20_000)
    expect(page.locator(".workbook-notice")).to_be_hidden(timeout=60_000)
    page.wait_for_timeout(2000)  # the new instrument takes the old one's place a moment after its cell ran
    number = page.get_by_label("People at this stage, you included")
    expect(number).to_have_value("5")
    number.fill("2")
    expect(page.locator(".wb-array svg.wb-on")).to_have_count(9)


def test_nothing_leaves_the_machine_and_no_page_holds_what_was_entered(lab, visit):
    committed = {path.name: path.read_bytes() for path in lab.pages.glob("*.ipynb")}
    first = visit(lab, "00-start-here")
    first.page.get_by_label("Employer").fill("Canary Wharf 4711")
    expect(first.page.locator(".wb-interview .wb-saved")).to_contain_text("Saved ")
    second = visit(lab, NAME)
    expect(second.page.locator(".wb-kicker")).to_contain_text("Canary Wharf 4711")
    for visited in (first, second):
        visited.page.locator(".jp-NotebookPanel").first.click(position={"x": 5, "y": 5})
        visited.page.keyboard.press("Control+s")
        visited.page.wait_for_timeout(1500)
        outside = [url for url in visited.asked if not url.startswith((lab.address, "blob:", "data:"))]
        assert outside == []
        assert visited.errors == []
    assert {path.name: path.read_bytes() for path in lab.pages.glob("*.ipynb")} == committed
    holding = [path for path in lab.folder.rglob("*") if path.is_file() and b"Canary Wharf 4711" in read(path)]
    assert {path.parent.name for path in holding} == {"home", "snapshots"}
    assert [path.name for path in holding if path.parent == lab.home] == ["journal.sqlite3"]


def read(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError:
        return b""


def test_an_untrusted_page_does_not_run_itself(lab, browser):
    page_file = lab.pages / f"{NAME}.ipynb"
    page_file.write_text(page_file.read_text().replace("starting_odds())", "starting_odds()) or None"))
    context = browser.new_context()
    page = context.new_page()
    page.goto(f"{lab.page(NAME)}&reset")
    page.get_by_text("Python 3 (ipykernel) | Idle").wait_for(timeout=60_000)
    page.wait_for_timeout(2000)
    expect(page.locator(".wb-instrument")).to_have_count(0)
    context.close()

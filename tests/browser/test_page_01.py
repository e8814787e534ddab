"""Page 01 in a real JupyterLab: it runs itself, moves together, and keeps what was entered."""

import re
from pathlib import Path

from playwright.sync_api import expect

from browser.pictures import keep
from workbook.journal import Journal

NAME = "01-what-a-second-interview-means"


def cells(page):
    return page.locator(".jp-Notebook .jp-Cell").count()


def test_it_runs_itself_changes_by_keyboard_and_keeps_the_value(lab, visit):
    page = visit(lab, NAME, loaded=False).page
    headline = page.locator(".wb-headline")
    kicker = page.locator(".wb-kicker").first
    expect(kicker).to_have_text("Your second interview: any work, as you have not chosen a kind of work")
    page.get_by_label("Kind of work").select_option("software")
    expect(kicker).to_have_text("Your second interview")
    expect(headline).to_have_text("Between 1 in 9 and 3 in 5; about 1 in 3")
    expect(page.locator(".wb-array .wb-on")).to_have_count(6)
    expect(page.locator(".wb-array")).to_have_attribute("aria-label", "6.7 of 20 figures filled: about 1 in 3")
    seventh = page.locator(".wb-person").nth(6).locator("svg").last
    assert "33.3%" in seventh.evaluate("it => it.style.clipPath")
    moves = page.locator(".wb-moves tbody")
    before = moves.inner_text()

    page.get_by_label("How many people are at this stage").focus()
    page.keyboard.type("I know")
    page.get_by_label("People at this stage, you included").wait_for()
    page.keyboard.press("Tab")
    expect(page.get_by_label("People at this stage, you included")).to_be_focused()
    page.keyboard.type("5")
    expect(headline).to_have_text("Up to 2 in 5; about 1 in 5")
    expect(page.locator(".wb-array .wb-on")).to_have_count(4)
    expect(moves).not_to_have_text(before, use_inner_text=True)
    expect(page.locator(".wb-dots circle")).to_have_count(20)
    expect(page.locator(".wb-rooms figcaption")).to_contain_text("In 16 of these 20 rooms your chance is up to 2 in 5.")
    page.get_by_text("All of this as tables").click()
    middle = page.locator(".wb-twin table").first.get_by_role("row", name="Middle")
    expect(middle).to_have_text("Middleabout 1 in 5about 20")
    saved = page.locator(".wb-saved")
    expect(saved).to_have_text(re.compile(r"^Saved \d\d:\d\d:\d\d, on this computer only\.$"))

    page.reload()
    expect(page.get_by_label("People at this stage, you included")).to_have_value("5")
    expect(headline).to_have_text("Up to 2 in 5; about 1 in 5")


def test_the_first_screen_holds_number_people_and_range_and_what_is_known_stays_in_sight(request, lab, visit):
    page = visit(lab, NAME, height=720).page
    keep(page, "first-screen", request.config.getoption("--keep-pictures"))
    for part in (".wb-headline", ".wb-array", ".wb-people figcaption"):
        box = page.locator(part).bounding_box()
        assert box["y"] + box["height"] <= 720, part
    page.get_by_text("What is left to do").scroll_into_view_if_needed()
    expect(page.locator(".wb-headline")).not_to_be_in_viewport()
    expect(page.get_by_label("Kind of work")).to_be_in_viewport()


def test_on_a_phone_what_is_known_is_one_line_under_the_number(lab, visit):
    page = visit(lab, NAME, width=400).page
    number = page.get_by_label("How many people are at this stage")
    expect(number).to_be_hidden()
    page.locator(".wb-know > summary").focus()
    page.keyboard.press("Enter")
    expect(number).to_be_visible()
    number.focus()
    page.set_viewport_size({"width": 1280, "height": 720})
    expect(page.locator(".wb-know > summary")).to_be_hidden()
    page.set_viewport_size({"width": 400, "height": 720})
    expect(number).to_be_focused()
    expect(number).to_be_visible()


def test_keys_in_a_focused_control_stay_there(lab, visit):
    page = visit(lab, NAME).page
    before = cells(page)
    labels = ("Kind of work", "Who scores you", "Interviews left before they decide")
    page.get_by_text("About you, if you like").click()
    for control in (*map(page.get_by_label, labels), page.get_by_role("slider", name="Preparation done")):
        control.focus()
        page.keyboard.type("dd")
        page.keyboard.press("ArrowDown")
        page.keyboard.press("Escape")
        page.keyboard.type("dd")
        expect(control).to_be_focused()
    page.get_by_text("All of this as tables").focus()
    page.keyboard.type("dd")
    page.wait_for_timeout(500)
    assert cells(page) == before


def test_a_contradiction_and_a_bad_number_are_sentences(lab, visit):
    page = visit(lab, NAME).page
    page.get_by_label("How many people are at this stage").select_option("exactly")
    page.get_by_label("People at this stage, you included").fill("99")
    expect(page.get_by_text("must be a whole number from 1 to 50. You gave: 99.")).to_be_visible()
    page.get_by_label("People at this stage, you included").fill("1")
    page.get_by_label("Is someone from inside a candidate?").select_option("yes")
    problem = page.locator(".wb-odds .wb-problem")
    expect(problem).to_contain_text("so you are at least 2 people at this stage")
    page.get_by_label("People at this stage, you included").fill("3")
    expect(problem).to_be_empty()


def test_an_outcome_ends_the_odds_and_leads_on(lab, visit):
    journal = Journal(lab.home / "journal.sqlite3")
    for key, value in {"interview.employer": "<b>Harbour</b>", "interview.outcome": "offer"}.items():
        journal.record(key, value)
    journal.close()
    page = visit(lab, NAME).page
    expect(page.locator(".wb-odds .wb-headline")).to_contain_text("An offer has come from")
    expect(page.locator(".wb-odds .wb-headline")).to_contain_text("<b>Harbour</b>")
    for drawn in (".wb-array", ".wb-dots", ".wb-moves"):
        expect(page.locator(drawn)).to_be_hidden()
    expect(page.locator(".wb-odds .wb-next a")).to_have_attribute("href", "09-an-offer.ipynb")


def test_after_its_kernel_restarts_the_page_runs_itself_again(lab, visit):
    page = visit(lab, NAME).page
    page.get_by_label("How many people are at this stage").select_option("exactly")
    page.get_by_label("People at this stage, you included").fill("5")
    expect(page.locator(".wb-saved")).to_contain_text("Saved ")
    page.evaluate("document.querySelectorAll('.wb-odds').forEach((it) => (it.dataset.old = ''))")
    [kernel] = lab.kernels()
    kernel.kill()
    expect(page.locator(".workbook-notice")).to_contain_text("not saved")
    expect(page.locator(".workbook-notice")).to_be_hidden()
    expect(page.locator(".wb-odds:not([data-old])")).to_have_count(1)  # comes a moment after its cell ran
    number = page.get_by_label("People at this stage, you included")
    expect(number).to_have_value("5")
    number.fill("2")
    expect(page.locator(".wb-array .wb-on")).to_have_count(9)


def test_nothing_leaves_the_machine_and_no_page_holds_what_was_entered(lab, visit):
    committed = {path.name: path.read_bytes() for path in lab.pages.glob("*.ipynb")}
    first = visit(lab, "00-start-here", loaded=False)
    first.page.get_by_label("Employer").fill("Canary Wharf 4711")
    expect(first.page.locator(".wb-interview .wb-saved")).to_contain_text("Saved ")
    second = visit(lab, NAME, loaded=False)
    expect(second.page.locator(".wb-kicker")).to_contain_text("Canary Wharf 4711")
    for visited in (first, second):
        visited.page.locator(".jp-NotebookPanel").first.click(position={"x": 5, "y": 5})
        with visited.page.expect_response(lambda answer: answer.request.method == "PUT"):
            visited.page.keyboard.press("Control+s")
        outside = [url for url in visited.asked if not url.startswith((lab.address, "blob:", "data:"))]
        assert not [url for url in visited.asked if "/api/build" in url]  # that starts a node process each time
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

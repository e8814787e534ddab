"""What a page says when something is late, left behind, asked back or proposed: axe, reflow, focus and place."""

import re

from playwright.sync_api import expect

from browser.axe import OURS, holds_everywhere
from browser.test_page_06 import PASTED
from browser.test_unsaved import EMPLOYER, STORED, TITLE, first_page, typed_and_left
from browser.waiting import until, until_recorded
from workbook.journal import Journal

NOTICE, LEFT_BEHIND = ".wb-unsaved-notice", ".wb-left-behind"
ADVERT = "About us\n{}\nWhat you need\n• A driving licence\nBenefits\n• £41,500 a year"


def finds_nothing(page):
    """axe finds nothing, nothing is wider than its box, and all can be pressed, on a wide screen and on narrow ones."""
    holds_everywhere(page, *OURS, NOTICE)


def test_what_is_late_and_what_was_left_behind(lab, desk):
    typed_and_left(desk.window, lab, "Harbour Logistics of the North and of the Isles")
    Journal(lab.home / "journal.sqlite3").record(EMPLOYER, "Mill & Sons")
    page = first_page(desk)
    expect(page.locator(LEFT_BEHIND)).to_contain_text("On the page now, and replaced if you put this in:")
    [kernel] = lab.kernels()
    kernel.suspend()
    try:
        page.get_by_label("Job title").fill("Planner")
        expect(page.locator(NOTICE)).to_contain_text("Not saved yet: what you entered under “Job title”.")
        finds_nothing(page)
    finally:
        kernel.resume()


def test_what_is_proposed_and_left_out_of_an_advert(lab, visit):
    page = visit(lab, "06-fit", instruments=6).page
    page.get_by_label("The advert", exact=True).focus()
    lines = "\n".join(f"We are number {at} of many, {'and kind ' * 22}to all." for at in range(100))
    page.evaluate(PASTED, ADVERT.format(lines))
    page.locator(".wb-rest summary").click()
    page.get_by_role("button", name="Make a list of what they need").click()
    page.get_by_text(re.compile("Other lines of the advert")).click()
    expect(page.locator(".wb-apart").get_by_role("checkbox").first).to_be_visible()
    finds_nothing(page)


def test_money_that_is_asked_back(lab, visit):
    page = visit(lab, "09-an-offer", instruments=8).page
    offers = page.locator(".wb-offers")
    offers.get_by_role("button", name="Add").click()
    page.get_by_label("What is the base pay before tax?").fill("52,000")
    page.keyboard.press("Tab")
    expect(offers).to_contain_text("52,000 can be read as 52,000 or as 52.")
    expect(offers).to_have_css("border-left-width", "0px")
    finds_nothing(page)


def test_what_has_the_focus_is_not_behind_the_notice(lab, desk):
    page = first_page(desk)
    [kernel] = lab.kernels()
    kernel.suspend()
    try:
        page.get_by_label("Employer").fill("Harbour")
        notice = page.locator(NOTICE)
        expect(notice).to_be_visible()
        page.set_viewport_size({"width": 400, "height": 700})
        page.get_by_label("Employer").focus()
        for _ in range(8):
            page.keyboard.press("Tab")
            page.wait_for_timeout(100)
            bottom = page.evaluate("document.activeElement.getBoundingClientRect().bottom")
            assert bottom <= notice.bounding_box()["y"], page.evaluate("document.activeElement.outerHTML")
    finally:
        kernel.resume()


def test_a_page_that_runs_again_stays_where_it_was_and_shows_what_got_no_answer(lab, visit):
    page = visit(lab, "04-the-people", instruments=5).page
    add = page.get_by_role("button", name="Add a person")
    add.scroll_into_view_if_needed()
    [kernel] = lab.kernels()
    kernel.suspend()
    add.click()
    notice = page.locator(NOTICE)
    expect(notice).to_contain_text("The workbook has not answered to “Add a person”")
    before = add.bounding_box()["y"]
    kernel.kill()
    expect(notice).to_contain_text("The workbook stopped before it answered")
    expect(page.locator(".jp-Dialog")).to_have_count(0)
    expect(add).to_be_visible()
    assert abs(add.bounding_box()["y"] - before) < 40
    finds_nothing(page)
    notice.get_by_role("button", name="Show me where").press("Enter")
    expect(add).to_be_focused()
    expect(notice).to_be_hidden()


def test_whoever_settles_what_was_left_behind_goes_on_from_there(lab, desk):
    typed_and_left(desk.window, lab, "Harbour", "Planner")
    page = first_page(desk)
    left = page.locator(LEFT_BEHIND)
    expect(left.get_by_role("group")).to_have_count(2)
    left.get_by_role("button", name="Put it in").first.press("Enter")
    expect(left.get_by_role("group")).to_have_count(1)
    expect(left.get_by_role("button", name="Put it in")).to_be_focused()
    left.get_by_role("button", name="Leave it out").press("Enter")
    expect(page.locator(".wb-instrument summary").first).to_be_focused()
    expect(left).to_be_hidden()
    until_recorded(page, lab, {EMPLOYER: "Harbour", TITLE: None})
    until(page, lambda: page.evaluate(STORED) == [])

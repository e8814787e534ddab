"""axe finds nothing at levels A and AA inside our output; targets, reflow and names hold; light and dark."""

import pytest

from browser.axe import OURS, axe_finds_nothing, holds_everywhere

NAMES = [
    "00-start-here",
    "01-what-a-second-interview-means",
    "02-your-pipeline",
    "03-the-process",
    "04-the-people",
    "05-stories-and-questions",
    "06-fit",
    "07-the-day",
    "08-afterwards",
    "09-an-offer",
    "10-what-you-have-learned",
]
INSTRUMENTS = {"00": 3, "01": 2, "02": 4, "03": 4, "04": 5, "05": 6, "06": 6, "07": 6, "08": 9, "09": 8, "10": 7}


def open_everything(page, name):
    """Make every control and every table visible, and one error text on each page."""
    closed = page.locator(":is(.wb-instrument, .wb-savebar) details:not([open]) > summary:visible")
    while closed.count():
        closed.first.click()
    page.get_by_role("button", name="Delete everything").click()
    page.get_by_role("button", name="No, keep it").wait_for()
    match name[:2]:
        case "00" | "01" | "02":
            page.get_by_label("How many people are at this stage").select_option("between")
            page.get_by_role("spinbutton", name="At least").wait_for()
            page.get_by_label("At most").fill("99")
            page.get_by_text("You gave: 99.").wait_for()
        case "03":
            page.get_by_label("How many people will they take on?").fill("none")
            page.get_by_text("You gave: none.").wait_for()
        case "09":
            page.get_by_label("They want your answer by").fill("2020-01-01")
            page.keyboard.press("Tab")
            page.get_by_text("must be today or later").wait_for()
        case "10":
            page.get_by_label("Before: the chance").fill("100")
            page.get_by_text("You gave: 100.").wait_for()
            page.get_by_label("Before: the chance").fill("30")
            page.get_by_label("What came of it").select_option("no")
            page.get_by_text("these forecasts are locked").wait_for()
            page.locator(".wb-instrument summary:visible").click()
    if name[:2] == "02":
        page.get_by_role("button", name="Add an application").click()
        page.get_by_role("button", name="Remove An application").click()
        page.get_by_role("button", name="Put it back").wait_for()


@pytest.mark.parametrize("name", NAMES)
def test_axe_finds_nothing_and_the_page_reflows(lab, visit, name):
    page = visit(lab, name, instruments=INSTRUMENTS.get(name[:2], 1)).page
    open_everything(page, name)
    holds_everywhere(page, *OURS, passes=10)
    for picture in page.locator(".wb-instrument [role=img]").all():
        assert len(picture.get_attribute("aria-label")) > 15
    assert page.locator(".wb-instrument svg:not([aria-hidden=true])").count() == 0


def test_axe_can_fail(lab, visit):
    page = visit(lab, NAMES[1]).page
    page.evaluate("document.querySelector('.wb-instrument label').remove()")
    with pytest.raises(AssertionError, match="select-name"):
        axe_finds_nothing(page, *OURS)

"""axe finds nothing at levels A and AA inside our output; targets, reflow and names hold; light and dark."""

from contextlib import suppress

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import TimeoutError as NotInTime
from playwright.sync_api import expect

from browser.lab import LIGHT

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
INSTRUMENTS = {"00": 3, "01": 3, "02": 4, "03": 4, "04": 5, "05": 6, "06": 6, "07": 6, "08": 9, "09": 8, "10": 7}
RULES = {"runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]}}
OURS = {"include": [[".wb-instrument"], [".wb-savebar"]]}
CONTROLS = ":is(.wb-instrument, .wb-savebar) :is(input, select, textarea, button, summary):visible"
WIDER_THAN_ITS_BOX = """() => [...document.querySelectorAll('.wb-instrument, .wb-savebar')]
  .map((it) => it.scrollWidth - it.clientWidth).filter((by) => by > 0)"""


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
def test_axe_finds_nothing_and_the_page_reflows(any_theme, visit, name):
    page = visit(any_theme, name, instruments=INSTRUMENTS.get(name[:2], 1)).page
    expect(page.locator("body")).to_have_attribute("data-jp-theme-light", str(any_theme.theme == LIGHT).lower())
    open_everything(page, name)
    for width in (1280, 400, 320):
        page.set_viewport_size({"width": width, "height": 900})
        page.wait_for_timeout(300)
        with suppress(NotInTime):  # pictures follow the width; what does not is named below
            page.wait_for_function(f"() => ({WIDER_THAN_ITS_BOX})().length === 0")
        found = Axe().run(page, context=OURS, options=RULES).response
        assert [(rule["id"], [node["html"] for node in rule["nodes"]]) for rule in found["violations"]] == []
        assert len(found["passes"]) >= 10, "axe looked at next to nothing"
        for control in page.locator(CONTROLS).all():
            box = control.bounding_box()
            assert min(box["height"], box["width"]) >= 24, control.evaluate("it => it.outerHTML")
        assert page.evaluate(WIDER_THAN_ITS_BOX) == []
    for picture in page.locator(".wb-instrument [role=img]").all():
        assert len(picture.get_attribute("aria-label")) > 15
    assert page.locator(".wb-instrument svg:not([aria-hidden=true])").count() == 0


def test_axe_can_fail(lab, visit):
    page = visit(lab, NAMES[1]).page
    page.evaluate("document.querySelector('.wb-instrument label').remove()")
    found = Axe().run(page, context=OURS, options=RULES).response
    assert [rule["id"] for rule in found["violations"]] == ["select-name"]

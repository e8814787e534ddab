"""Each page opens without moving, is short, reflows, and axe finds nothing at levels A and AA; in light and dark."""

from itertools import pairwise

import pytest
from playwright.sync_api import expect

from browser.axe import OURS, at_every_width, axe_finds_nothing, broken, holds_everywhere, in_both_themes
from browser.conftest import STANDS
from browser.journey import BAR, FOOT, code
from browser.keyboard import PANEL
from browser.pictures import keep
from browser.waiting import until

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

MOST = 0.02  # layout shift while a page opens
SHIFTS = """() => {
  window.moved = [];
  new PerformanceObserver((list) => list.getEntries().forEach((one) => window.moved.push(
    [one.value, ...one.sources.map(({ node }) => node?.className ?? String(node))]
  ))).observe({ type: "layout-shift", buffered: true });
}"""
HEADINGS = """root => [...document.querySelectorAll(`${root} :is(h1, h2, h3, h4, h5, h6)`)]
  .filter((one) => one.checkVisibility()).map((one) => Number(one.tagName[1]))"""
SIDEWAYS = """() => [...document.querySelectorAll(".jp-WindowedPanel-outer, .jp-RenderedMarkdown, .workbook-bar")]
  .filter((one) => one.scrollWidth > one.clientWidth + 1).map((one) => one.className)"""

BAR_HEIGHT = 49
SCREEN, MOST_SCREENS = 720, 4  # px of a small laptop, and how many of them an empty page may take
HEIGHT = f"""() => document.querySelector(".workbook-end").getBoundingClientRect().bottom
  - document.querySelector("{PANEL} .jp-WindowedPanel-outer").getBoundingClientRect().top"""
ACROSS = "bar => [bar.getBoundingClientRect().x, bar.getBoundingClientRect().width]"


def opens_without_moving(page, lab, name):
    page.add_init_script(f"({SHIFTS})()")
    page.goto(lab.page(name))
    expect(page.locator(f"{PANEL}.workbook-reading:not(.workbook-opening, .workbook-running)")).to_have_count(1)
    moved = page.evaluate("window.moved")
    assert sum(value for value, *_who in moved) <= MOST, moved


def is_four_screens_at_most(page, name, keeps):
    """In a window in which all of it is in sight: JupyterLab only guesses how high the rest is."""
    before, heights = page.viewport_size, []
    page.set_viewport_size({"width": 1280, "height": 10 * SCREEN})
    until(page, lambda: heights.append(page.evaluate(HEIGHT)) or (len(heights) > 3 and len({*heights[-3:]}) == 1))
    assert SCREEN < heights[-1] <= MOST_SCREENS * SCREEN
    keep(page, name, keeps, heights[-1] + BAR_HEIGHT)
    page.set_viewport_size(before)


def headings_are_in_order_and_every_landmark_has_a_name(page):
    levels = page.evaluate(HEADINGS, PANEL)
    assert levels.count(1) == 1
    assert levels[0] == 1
    assert all(after - before <= 1 for before, after in pairwise(levels)), levels
    assert page.locator("[role=main], main").count() == 1
    names = [nav.get_attribute("aria-label") for nav in page.locator(f"{PANEL} nav").all()]
    assert names == ["All pages", "Back and next"]


def text_has_contrast_and_the_frame_no_fault_that_jupyterlab_has_not(page):
    for _theme in in_both_themes(page):
        assert broken(page, [PANEL], rules=["color-contrast-enhanced"]) == []
    read = {rule for rule, _nodes in broken(page, ["body"])}
    code(page, "Show")
    assert read <= {rule for rule, _nodes in broken(page, ["body"])}
    code(page, "Hide")


def does_not_scroll_sideways(page):
    bar = page.locator(BAR)
    for width in at_every_width(page):
        until(page, lambda width=width: bar.evaluate(ACROSS) == [0, width])
        until(page, lambda: page.evaluate(SIDEWAYS) == [])


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
def test_the_page_opens_without_moving_reflows_and_axe_finds_nothing(request, lab, new_page, name):
    page = new_page()
    opens_without_moving(page, lab, name)
    page.wait_for_function(STANDS, arg=INSTRUMENTS[name[:2]])
    is_four_screens_at_most(page, name, request.config.getoption("--keep-pictures"))
    headings_are_in_order_and_every_landmark_has_a_name(page)
    does_not_scroll_sideways(page)
    text_has_contrast_and_the_frame_no_fault_that_jupyterlab_has_not(page)
    axe_finds_nothing(page, BAR, FOOT, passes=5)
    open_everything(page, name)
    holds_everywhere(page, BAR, FOOT, *OURS, passes=10)
    for picture in page.locator(".wb-instrument [role=img]").all():
        assert len(picture.get_attribute("aria-label")) > 15
    assert page.locator(".wb-instrument svg:not([aria-hidden=true])").count() == 0


def test_axe_can_fail(lab, visit):
    page = visit(lab, NAMES[1]).page
    page.evaluate("document.querySelector('.wb-instrument label').remove()")
    with pytest.raises(AssertionError, match="select-name"):
        axe_finds_nothing(page, *OURS)

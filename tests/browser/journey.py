"""From page to page by the bar above each: its name, then the name of another."""

from playwright.sync_api import expect

from browser.keyboard import PANEL

BAR, FOOT, TITLE = f"{PANEL} .workbook-bar", f"{PANEL} .workbook-foot", f"{PANEL} h1"


def go_to(page, title):
    """Turn to the page called `title`, whether it is open or not."""
    bar = page.locator(BAR)
    bar.get_by_role("button", name="All pages").click()
    bar.get_by_role("link", name=title, exact=True).click()
    expect(page.locator(TITLE)).to_contain_text(title)


def code(page, does):
    """Press the button of the bar that shows the code, or hides it."""
    page.locator(BAR).get_by_role("button", name=f"{does} the code").click()


def unfold(place):
    """Open all that is folded away in `place`."""
    place.locator("details:not([open])").evaluate_all("all => all.forEach((it) => (it.open = true))")

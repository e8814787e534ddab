"""What somebody without a mouse does: Tab, type, choose. `here` is a page, or a part of one."""

import re

from playwright.sync_api import expect

PANEL = ".jp-NotebookPanel:not(.lm-mod-hidden)"
MOST = 600  # presses of Tab: the longest page has some 300 fields and buttons
FOLDED_IN = "xpath=(self::*[not(self::summary)] | self::summary/parent::*)/ancestor::details[not(@open)]/summary"
STANDS = """count => {
  const page = document.querySelector(".jp-NotebookPanel:not(.lm-mod-hidden)");
  const feet = [...page.querySelectorAll(".wb-instrument footer")].filter((foot) => foot.checkVisibility());
  return feet.length >= count && !page.matches(".workbook-opening, .workbook-running");
}"""


def keyboard_of(here):
    return getattr(here, "page", here).keyboard


def tab_to(here, locator, most=60, key="Tab"):
    """Press `key` until `locator` has the focus: nothing on the way may swallow the key. What folds it is opened."""
    folded_in = locator.locator(FOLDED_IN)
    while folded_in.count():
        tab_to(here, folded_in.first, most=max(most, MOST))
        keyboard_of(here).press("Enter")
    wanted = locator.element_handle()
    for _ in range(most):
        there = wanted.evaluate("it => it.isConnected ? it === document.activeElement : null")
        if there is None:  # drawn anew meanwhile
            wanted = locator.element_handle()
            there = wanted.evaluate("it => it === document.activeElement")
        if there:
            return
        keyboard_of(here).press(key)
    raise AssertionError(f"Tab never reached {locator}")


def write(here, label, text, **options):
    """Go to the field called `label` with Tab and type into it."""
    field = here.get_by_label(label, **options)
    tab_to(here, field, most=MOST)
    keyboard_of(here).press("ControlOrMeta+a")
    keyboard_of(here).type(text)
    return field


def press(here, name, role="button", **options):
    """Go to the button or link called `name` with Tab and press Enter."""
    button = here.get_by_role(role, name=name, **options).first
    tab_to(here, button, most=MOST)
    keyboard_of(here).press("Enter")


def turn_to(page, name, instruments):
    """Open another page through its link, and wait until it stands."""
    press(page.locator(PANEL), name, role="link", exact=True)
    title = page.locator(f"{PANEL} h1").first
    expect(title).to_contain_text(re.compile(name, re.IGNORECASE), timeout=60_000)
    page.wait_for_function(STANDS, arg=instruments, timeout=60_000)
    return page.locator(PANEL)


def enter_day(page, field, when):
    """A date and a time, as the keys of the field's own parts."""
    tab_to(page, field, most=MOST)
    for part in (f"{when:%m}", f"{when:%d}", f"{when:%Y}"):
        page.keyboard.type(part)
    page.keyboard.press("ArrowRight")
    page.keyboard.type(f"{when:%I%M}{when:%p}"[:5])

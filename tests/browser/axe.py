"""axe, loaded once into a page, and what else holds of all that can be seen; in both themes and at three widths."""

from contextlib import suppress

from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import TimeoutError as NotInTime
from playwright.sync_api import expect

from browser.lab import DARK, LIGHT

WIDTHS = (1280, 400, 320)
OURS = (".wb-instrument", ".wb-savebar")
LEVELS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
LEAST = 24  # pixels of a target
SETTLES = 30_000  # ms in which what follows the width has followed, on a busy machine; what has not is named

LOOK = """async ([parts, runOnly]) => {
  const found = await axe.run({ include: parts.map((part) => [part]) }, { runOnly, resultTypes: ["violations"] });
  return { broken: found.violations.map((rule) => [rule.id, rule.nodes.map((node) => node.html)]),
    passed: found.passes.length };
}"""
TOO_WIDE = """parts => [...document.querySelectorAll(parts)]
  .filter((it) => it.scrollWidth > it.clientWidth).map((it) => it.outerHTML.slice(0, 300))"""
TOO_SMALL = """([parts, least]) => [...document.querySelectorAll(
    `:is(${parts}) :is(input, select, textarea, button, summary)`)]
  .filter((it) => it.checkVisibility({ visibilityProperty: true }))
  .map((it) => [it, it.getBoundingClientRect()])
  .filter(([, box]) => box.width > 0 && box.height > 0 && Math.min(box.width, box.height) < least)
  .map(([it]) => it.outerHTML)"""
CHANGE = "theme => window.jupyterapp.commands.execute('apputils:change-theme', { theme })"


def in_both_themes(page):
    """The names of the themes, while `page` has each."""
    for theme in (LIGHT, DARK):
        page.evaluate(CHANGE, theme)
        expect(page.locator("body")).to_have_attribute("data-jp-theme-light", str(theme == LIGHT).lower())
        yield theme


def at_every_width(page, height=900):
    """The widths, while `page` has each; then it is as wide as before."""
    before = page.viewport_size
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": height})
        yield width
    page.set_viewport_size(before)


def looked_at(page, parts, rules=()):
    """What axe says of `parts` of `page`: at levels A and AA, or only about `rules`."""
    if page.evaluate("typeof window.axe") == "undefined":
        page.evaluate(AXE_SCRIPT)
    only = {"type": "rule", "values": list(rules)} if rules else {"type": "tag", "values": LEVELS}
    return page.evaluate(LOOK, [list(parts), only])


def broken(page, parts, rules=()):
    """The rules that are broken there, each with the elements that break it."""
    return looked_at(page, parts, rules)["broken"]


def axe_finds_nothing(page, *parts, passes=0):
    """Nothing at levels A and AA in `parts` of `page`, where at least so many rules had something to look at."""
    found = looked_at(page, parts)
    assert found["broken"] == [], found["broken"]
    assert found["passed"] >= passes, "axe looked at next to nothing"


def nothing_is_too_wide(page, *parts):
    with suppress(NotInTime):  # pictures follow the width; what does not is named below
        page.wait_for_function(f"parts => ({TOO_WIDE})(parts).length === 0", arg=",".join(parts), timeout=SETTLES)
    too_wide = page.evaluate(TOO_WIDE, ",".join(parts))
    assert too_wide == [], too_wide


def all_can_be_pressed(page, *parts):
    """Every control in `parts` that can be seen is a target of at least 24 pixels each way."""
    too_small = page.evaluate(TOO_SMALL, [",".join(parts), LEAST])
    assert too_small == [], too_small


def holds_everywhere(page, *parts, passes=0):
    """All of these, in both themes and at every width."""
    for _theme in in_both_themes(page):
        for _width in at_every_width(page):
            nothing_is_too_wide(page, *parts)
            axe_finds_nothing(page, *parts, passes=passes)
            all_can_be_pressed(page, *parts)

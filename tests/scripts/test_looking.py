"""A page that is left or turned to says so once, whichever of its parts are in sight."""

import pytest

SAVED_BY_THEN = 1500  # ms after which a page that is turned to says so again
PANELS = """
<div class="jp-NotebookPanel" id="one">
<p tabindex="0">First</p><p>Second</p><p style="margin-top: 3000px">Far below</p></div>
<div class="jp-NotebookPanel" id="other" hidden><p tabindex="0">Another page</p></div>
"""
# A model that counts what its part has told, in place of the one of JupyterLab.
PARTS = """([panels, { tellLooks }]) => {
  document.body.innerHTML = panels;
  window.told = [];
  const stop = new AbortController();
  for (const el of document.querySelectorAll("p")) {
    const values = { looks: 0 };
    const model = {
      get: (name) => values[name],
      set: (name, value) => (values[name] = value),
      save_changes: () => window.told.push(el.textContent),
    };
    tellLooks(model, el, stop.signal);
  }
}"""
FIRST = "() => window.__secondInterviewParts.get(document.getElementById('one')).values().next().value.textContent"
# What is in sight is told to observers in the order in which they were made, so to this one last.
ALL_SEEN = """() => new Promise((seen) => {
  const last = new IntersectionObserver(() => { last.disconnect(); seen(); });
  last.observe(document.body);
})"""


@pytest.fixture
def panels(page, script):
    page.set_viewport_size({"width": 800, "height": 400})
    page.clock.install()
    page.evaluate(PARTS, [PANELS, script("looking")])
    page.evaluate(ALL_SEEN)  # each part stands on its page,
    page.evaluate(ALL_SEEN)  # and has seen it
    return page


def told(page):
    page.evaluate(ALL_SEEN)
    return page.evaluate("() => window.told.splice(0)")


def told_by_the_first(page):
    return [one for one in told(page) if one != "Another page"]


def turn_to(page, shown, hidden):
    page.evaluate(
        "([shown, hidden]) => { document.getElementById(hidden).hidden = true;"
        " document.getElementById(shown).hidden = false; }",
        [shown, hidden],
    )


def test_a_page_that_is_opened_or_scrolled_says_nothing(panels):
    assert told(panels) == []
    for away in (60, 1_500):
        panels.evaluate("away => scrollTo(0, away)", away)
        assert told(panels) == [], "a page of which no part is in sight is not left"


def test_a_page_that_is_left_and_one_that_is_turned_to_say_so_once_and_the_latter_again_later(panels):
    turn_to(panels, "other", "one")
    assert len(told_by_the_first(panels)) == 1, "of the three parts one tells that it is left"
    turn_to(panels, "one", "other")
    assert len(told_by_the_first(panels)) == 1
    panels.clock.run_for(SAVED_BY_THEN)
    assert len(told_by_the_first(panels)) == 1, "and again, once what was typed on the other page is saved"


def test_a_browser_tab_that_is_left_is_said_by_one_part(panels):
    panels.evaluate("() => document.dispatchEvent(new Event('visibilitychange'))")
    assert told_by_the_first(panels) == [panels.evaluate(FIRST)]


def test_of_two_pages_side_by_side_the_one_that_somebody_goes_to_says_so(panels):
    panels.evaluate("() => { document.getElementById('other').hidden = false; }")
    panels.locator("#one p").first.focus()
    panels.locator("#one p").nth(1).click()
    assert told_by_the_first(panels) == [], "nobody was on another page before"
    panels.locator("#other p").focus()
    assert told_by_the_first(panels) == []
    panels.locator("#one p").first.focus()
    assert len(told_by_the_first(panels)) == 1

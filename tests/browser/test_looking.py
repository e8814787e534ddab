"""A page that is left or turned to says so once, whichever of its parts are in sight. No JupyterLab is needed."""

import pytest

from workbook.widgets.kit.assets import script

PAGE = """
<body style="margin: 0">
<div class="jp-NotebookPanel" id="one"><p>First</p><p>Second</p><p style="margin-top: 3000px">Far below</p></div>
<div class="jp-NotebookPanel" id="other" hidden><p>Another page</p></div>
</body>
"""
# A model that counts what its part has told, in place of the one of JupyterLab.
PARTS = """
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
"""

PLACED = "() => window.__secondInterviewParts?.get(document.getElementById('one'))?.size === 3"


@pytest.fixture
def page(browser):
    page = browser.new_page(viewport={"width": 800, "height": 400})
    page.set_content(PAGE)
    page.add_script_tag(content=script("control", "looking") + PARTS)
    page.wait_for_function(PLACED)
    page.evaluate("() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))")
    yield page
    page.close()


def told(page):
    return page.evaluate("() => window.told.splice(0)")


def turn_to(page, shown, hidden):
    page.evaluate(
        "([shown, hidden]) => { document.getElementById(hidden).hidden = true;"
        " document.getElementById(shown).hidden = false; }",
        [shown, hidden],
    )


def test_a_page_that_is_opened_or_scrolled_says_nothing(page):
    assert told(page) == []
    for away in (60, 1_500):
        page.mouse.wheel(0, away)
        page.wait_for_timeout(200)
        assert told(page) == [], "a page of which no part is in sight is not left"


def test_a_page_that_is_left_and_one_that_is_turned_to_say_so_once_and_the_latter_again_later(page):
    turn_to(page, "other", "one")
    page.wait_for_function("() => window.told.length")
    page.wait_for_timeout(200)
    assert len([one for one in told(page) if one != "Another page"]) == 1, (
        "of the three parts one tells that it is left"
    )
    turn_to(page, "one", "other")
    page.wait_for_timeout(200)
    assert len([one for one in told(page) if one != "Another page"]) == 1
    page.wait_for_function("() => window.told.some((one) => one !== 'Another page')", timeout=5_000)
    again = [one for one in told(page) if one != "Another page"]
    assert len(again) == 1, "and again, once what was typed on the other page is saved"


def test_a_browser_tab_that_is_left_is_said_by_one_part(page):
    first = page.evaluate(
        "() => window.__secondInterviewParts.get(document.getElementById('one')).values().next().value.textContent"
    )
    page.evaluate("() => document.dispatchEvent(new Event('visibilitychange'))")
    page.wait_for_timeout(200)
    assert [one for one in told(page) if one != "Another page"] == [first]

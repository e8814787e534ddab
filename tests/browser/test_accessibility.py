"""axe finds nothing at levels A and AA inside our output; targets, reflow and names hold; light and dark."""

import pytest
from axe_playwright_python.sync_playwright import Axe

NAMES = ["00-start-here", "01-what-a-second-interview-means"]
RULES = {"runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]}}
OURS = {"include": [[".wb-instrument"]]}
CONTROLS = ".wb-instrument :is(input, select, textarea, button, summary):visible"
WIDER_THAN_ITS_BOX = "() => (it => it.scrollWidth - it.clientWidth)(document.querySelector('.wb-instrument'))"


def open_everything(page):
    """Make every control and every table visible."""
    page.get_by_label("How many people are at this stage").select_option("between")
    page.get_by_label("At least").wait_for()
    if page.locator("details.wb-twin").count():
        for summary in page.locator("details.wb-twin summary").all():
            summary.click()
    else:
        page.get_by_label("Is it the last interview").select_option("several")
    page.get_by_label("At most").fill("99")  # an error text is checked too
    page.get_by_text("You gave: 99.").wait_for()


@pytest.mark.parametrize("name", NAMES)
def test_axe_finds_nothing_and_the_page_reflows(any_theme, visit, name):
    page = visit(any_theme, name).page
    open_everything(page)
    for width in (1280, 400, 320):
        page.set_viewport_size({"width": width, "height": 900})
        page.wait_for_timeout(300)
        found = Axe().run(page, context=OURS, options=RULES).response
        assert [(rule["id"], [node["html"] for node in rule["nodes"]]) for rule in found["violations"]] == []
        assert len(found["passes"]) >= 10, "axe looked at next to nothing"
        for control in page.locator(CONTROLS).all():
            box = control.bounding_box()
            assert min(box["height"], box["width"]) >= 24, control.evaluate("it => it.outerHTML")
        assert page.evaluate(WIDER_THAN_ITS_BOX) <= 0
    for picture in page.locator(".wb-instrument [role=img]").all():
        assert len(picture.get_attribute("aria-label")) > 15
    assert page.locator(".wb-instrument svg:not([aria-hidden=true])").count() == 0


def test_axe_can_fail(lab, visit):
    page = visit(lab, NAMES[1]).page
    page.evaluate("document.querySelector('.wb-instrument label').remove()")
    found = Axe().run(page, context=OURS, options=RULES).response
    assert [rule["id"] for rule in found["violations"]] == ["select-name"]

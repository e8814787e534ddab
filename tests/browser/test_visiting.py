"""The reading view in Voila: the same bar and the same style, no code, and nothing from any other computer."""

from importlib.util import find_spec

import pytest
from playwright.sync_api import expect

from browser.axe import OURS, WIDTHS, axe_finds_nothing, broken
from browser.conftest import PAINTED
from browser.test_whereabouts import serve

pytestmark = pytest.mark.skipif(find_spec("voila") is None, reason="Voila is not installed")
NAME = "01-what-a-second-interview-means"
BAR, PAGE = ".workbook-bar", "#rendered_cells"


@pytest.fixture(scope="module")
def voila(tmp_path_factory):
    """The address of the page in Voila."""
    port, process = serve(tmp_path_factory.mktemp("voila"))
    yield f"http://127.0.0.1:{port}/voila/render/{NAME}.ipynb"
    process.terminate()
    process.wait(20)


@pytest.fixture
def visitor(browser):
    context = browser.new_context()
    context.set_default_timeout(PAINTED)
    yield context.new_page()
    context.close()


def stands(page):
    expect(page.locator(f"{PAGE}:not(.workbook-running) .wb-odds footer")).to_have_count(1)
    return page


def test_a_visitor_sees_the_bar_and_no_code_and_goes_on(voila, visitor):
    asked = []
    visitor.on("request", lambda request: asked.append(request.url))
    sent = visitor.goto(voila).text()
    stands(visitor)
    assert "open_journal" not in sent
    assert [url for url in asked if not url.startswith((voila.split("/voila/")[0], "data:", "blob:"))] == []
    bar = visitor.locator(BAR)
    expect(visitor).to_have_title("What a second interview means")
    expect(bar.get_by_role("button", name="Step 2 of 11")).to_be_visible()
    expect(bar.get_by_role("button", name="the code")).to_have_count(0)
    visitor.get_by_label("Interviews left").fill("2")
    expect(bar).to_contain_text("Saved ")
    with visitor.expect_download():
        bar.get_by_role("button", name="Download my workbook").click()
    bar.get_by_role("button", name="All pages").click()
    expect(bar.get_by_role("link", name="The people")).to_have_attribute("href", "04-the-people.ipynb")
    visitor.keyboard.press("Escape")
    visitor.get_by_role("navigation", name="Back and next").get_by_role("link", name="Back: Start here").click()
    expect(visitor).to_have_title("Start here")


def test_axe_finds_nothing_headings_are_in_order_and_the_page_reflows(voila, visitor):
    for theme in ("light", "dark"):
        visitor.goto(f"{voila}?theme={theme}")
        stands(visitor)
        axe_finds_nothing(visitor, BAR, PAGE, *OURS, passes=10)
        assert broken(visitor, ["body"], rules=["color-contrast-enhanced"]) == []
    assert visitor.locator("main, [role=main]").count() == 1
    for width in WIDTHS:
        visitor.set_viewport_size({"width": width, "height": 800})
        assert visitor.evaluate("document.documentElement.scrollWidth") <= width
        assert visitor.locator(PAGE).evaluate("it => it.scrollWidth <= it.clientWidth + 1")
    skip = visitor.locator(BAR).get_by_role("link", name="Skip to the page")
    skip.focus()
    visitor.keyboard.press("Enter")
    expect(visitor.locator("h1")).to_be_focused()

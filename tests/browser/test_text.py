"""The text of a page stays as it is when somebody double-clicks a word, or types while no field has the focus."""

from playwright.sync_api import expect


def test_a_double_click_and_stray_keys_change_nothing(lab, visit):
    page = visit(lab, "03-the-process", instruments=3).page
    paragraph = page.locator(".jp-RenderedMarkdown p", has_text="You may simply ask")
    cells = page.locator(".jp-Notebook .jp-Cell")
    count = cells.count()
    paragraph.dblclick()
    page.wait_for_timeout(500)
    expect(paragraph).to_be_visible()
    assert page.locator(".jp-MarkdownCell:not(.jp-mod-rendered)").count() == 0
    paragraph.click()
    for key in ("d", "d", "x", "Delete"):
        page.keyboard.press(key)
    page.wait_for_timeout(500)
    assert cells.count() == count

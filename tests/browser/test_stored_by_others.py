"""A JupyterLab that stores what widgets hold, without our part of the server, stores no word that was typed."""

import json

from playwright.sync_api import expect

from browser.lab import Lab

WORD = "canary-0b7c typed"


def test_a_lab_that_keeps_the_state_of_widgets_keeps_none_of_ours(browser, tmp_path):
    lab = Lab(tmp_path, options=("--ServerApp.jpserver_extensions={'workbook.jupyter.pages': False}",))
    settings = tmp_path / "settings" / "@jupyter-widgets" / "jupyterlab-manager"
    settings.mkdir(parents=True)
    (settings / "plugin.jupyterlab-settings").write_text(json.dumps({"saveState": True}))
    file = lab.pages / "00-start-here.ipynb"
    try:
        lab.start()
        page = browser.new_page()
        page.goto(lab.page("00-start-here"))
        page.get_by_role("button", name="Run this page").wait_for(timeout=60_000)
        page.get_by_role("menuitem", name="Run", exact=True).click()
        page.get_by_role("menuitem", name="Run All Cells", exact=True).click()
        page.get_by_label("Employer").fill(WORD)
        expect(page.locator(".wb-savebar-saved")).to_contain_text("Saved", timeout=20_000)
        page.locator(".jp-NotebookPanel").first.click(position={"x": 5, "y": 5})
        page.keyboard.press("Control+s")
        stored = wait_until_stored(page, file)
        page.close()
    finally:
        lab.stop()
    states = json.loads(stored)["metadata"]["widgets"]["application/vnd.jupyter.widget-state+json"]["state"]
    assert any(one["state"].get("_anywidget_id", "").startswith("workbook.") for one in states.values())
    assert WORD not in stored


def wait_until_stored(page, file):
    """The text of the notebook once the state of widgets is in it."""
    for _ in range(100):
        text = file.read_text(encoding="utf-8")
        if "widget-state" in text:
            return text
        page.wait_for_timeout(200)
    raise AssertionError("JupyterLab stored no state of widgets, so this proves nothing")

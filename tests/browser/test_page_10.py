"""Page 10 in a real JupyterLab: a forecast is written by keyboard, and locked by its outcome."""

from playwright.sync_api import expect

from workbook.journal import Journal

NAME = "10-what-you-have-learned"


def test_a_forecast_is_locked_by_its_outcome(lab, visit):
    page = visit(lab, NAME).page
    before = page.get_by_label("Before: the chance of an offer")
    before.focus()
    page.keyboard.type("40")
    row = page.locator(".wb-said-table tbody tr").first
    expect(row).to_contain_text("40")
    page.get_by_label("What came of it").focus()
    page.keyboard.type("No off")
    expect(row).to_contain_text("No offer")
    expect(page.get_by_text("so these forecasts are locked")).to_be_visible()
    expect(page.get_by_text("Too few to judge: it starts at 10.")).to_be_visible()
    before.focus()
    page.keyboard.press("Control+a")
    page.keyboard.type("5")
    expect(page.get_by_text("were locked when its outcome came")).to_be_visible()
    page.keyboard.press("Tab")
    expect(before).to_have_value("40")
    expect(row).to_contain_text("40")


def test_ten_outcomes_are_judged(lab, visit):
    journal = Journal(lab.home / "journal.sqlite3")
    keys = [f"application.{i}" for i in range(1, 11)]
    journal.record("applications.order", keys)
    for i, key in enumerate(keys):
        journal.record(f"{key}.employer", f"Firm {i}")
        journal.record(f"{key}.before", 70 if i < 3 else 20)
        journal.record(f"{key}.outcome", "offer" if i < 3 else "no")
        journal.record(f"{key}.locked", True)
    journal.close()
    page = visit(lab, NAME).page
    expect(page.get_by_text("0.06. 0 is perfect; always saying 50 % gives 0.25.")).to_be_visible()
    chart = page.locator(".wb-chart")
    chart.scroll_into_view_if_needed()
    expect(chart.locator(".js-plotly-plot")).to_be_visible(timeout=20_000)

"""Page 09 in a real JupyterLab: accept or let go, by keyboard, and bad deadlines are sentences."""

import re

from playwright.sync_api import expect

from workbook.journal import Journal

NAME = "09-an-offer"


def test_the_verdict_moves_with_the_sliders_by_keyboard(lab, visit):
    journal = Journal(lab.home / "journal.sqlite3")
    for key, value in {
        "applications.order": ["interview", "application.1"],
        "application.1.employer": "Mill",
        "interview.employer": "Harbour",
        "interview.outcome": "offer",
    }.items():
        journal.record(key, value)
    journal.close()
    page = visit(lab, NAME).page
    expect(page.locator(".wb-kicker")).to_have_text(re.compile("The offer from .Harbour., beside 1 open application"))
    headline = page.locator(".wb-headline")
    expect(headline).to_contain_text("Accepting is ahead by about")
    page.get_by_label("What this offer is worth to you").focus()
    page.keyboard.press("Home")
    expect(headline).to_contain_text("Letting it go is ahead by about")
    page.get_by_label(re.compile("An offer from .Mill.")).focus()
    page.keyboard.press("End")
    expect(page.get_by_label(re.compile("An offer from .Mill."))).to_have_value("100")
    expect(page.locator(".wb-chart figcaption")).to_contain_text("Letting it go is ahead")
    expect(page.locator(".wb-saved")).to_contain_text("Saved ")
    page.reload()
    expect(page.get_by_label(re.compile("An offer from .Mill."))).to_have_value("100", timeout=60_000)
    expect(headline).to_contain_text("Letting it go is ahead by about")


def test_an_impossible_deadline_is_a_sentence(lab, visit):
    page = visit(lab, NAME).page
    before = page.locator(".wb-headline").inner_text()
    page.get_by_label("They want your answer by").fill("2020-01-01")
    page.keyboard.press("Tab")
    expect(page.get_by_text("must be today or later. You gave: Wednesday 1 January 2020.")).to_be_visible()
    assert page.locator(".wb-headline").inner_text() == before

"""Page 00 in a real JupyterLab: the interview is entered once, by keyboard, and page 01 knows it."""

import re

from playwright.sync_api import expect


def test_the_interview_is_entered_once_by_keyboard(lab, visit):
    page = visit(lab, "00-start-here").page
    page.get_by_label("Kind of work").focus()
    keyboard = page.keyboard
    keyboard.type("Sales")
    keyboard.press("Tab")
    keyboard.type("Harbour Logistics")
    keyboard.press("Tab")
    keyboard.type("12032030")
    keyboard.press("Tab")
    keyboard.type("0200P")
    expect(page.locator(".wb-summary")).to_contain_text("Harbour Logistics, Tuesday 3 December 2030, 14:00")
    page.get_by_label("How many people are at this stage").focus()
    keyboard.type("I know")
    page.get_by_label("People at this stage, you included").wait_for()
    keyboard.press("Tab")
    keyboard.press("ArrowUp")
    expect(page.get_by_label("People at this stage, you included")).to_have_value("4")
    expect(page.locator(".wb-saved")).to_contain_text("on this computer only")
    expect(page.locator(".wb-saved")).to_have_text(re.compile(r"^Saved \d\d:\d\d:\d\d, "))

    odds = visit(lab, "01-what-a-second-interview-means").page
    expect(odds.locator(".wb-kicker")).to_contain_text("at Harbour Logistics, Tuesday 3 December 2030, 14:00")
    expect(odds.get_by_label("Kind of work")).to_have_value("sales")
    expect(odds.get_by_label("People at this stage, you included")).to_have_value("4")


def test_what_looks_like_markup_is_shown_as_typed(lab, visit):
    page = visit(lab, "00-start-here").page
    payload = '<img src=x onerror="window.fired=1"><b>Acme</b> $x$ [a](javascript:1)'
    page.get_by_label("Employer").fill(payload)
    expect(page.locator(".wb-summary")).to_contain_text(payload)
    assert page.locator(".wb-summary *").count() == 0
    assert page.evaluate("window.fired") is None


def test_bad_input_is_a_sentence_beside_its_field(lab, visit):
    page = visit(lab, "00-start-here").page
    page.get_by_label("Employer").fill("x" * 81)
    error = page.get_by_text("Employer has 81 characters; the limit is 80. Nothing was cut.")
    expect(error).to_be_visible()
    expect(page.get_by_label("Employer")).to_have_attribute("aria-invalid", "true")
    expect(page.get_by_label("Employer")).to_have_value("x" * 81)
    page.get_by_label("Employer").fill("x")
    expect(error).to_have_count(0)

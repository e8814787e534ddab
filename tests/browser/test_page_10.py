"""Page 10 in a real JupyterLab: what was told whom, how sure one feels, a no and the forecasts, by keyboard alone."""

import re

from playwright.sync_api import expect

from browser.desks import opened_again
from browser.keyboard import press, write
from browser.waiting import until_recorded
from workbook.journal import Journal

NAME = "10-what-you-have-learned"
INSTRUMENTS = 7
FORECASTS = ".wb-calibration"
HOSTILE = "<img src=x onerror=alert(1)>"


def recorded(lab, answers):
    journal = Journal(lab.home / "journal.sqlite3")
    for key, value in answers.items():
        journal.record(key, value)
    journal.close()


def test_before_and_after_an_interview_by_keyboard_alone(lab, visit):
    page = visit(lab, NAME, instruments=INSTRUMENTS).page
    part = page.locator(".wb-confidence")
    expect(part.locator(".wb-chart")).to_be_hidden()
    press(page, "Add an interview")
    write(page, "What will you call this interview?", HOSTILE)
    write(page, "Before: Talk about pay calmly", "6")
    expect(part).to_contain_text("1 task rated before only. Rate it again after the interview.")
    after = write(page, "After: Talk about pay calmly", "11")
    expect(part.locator(".wb-task .wb-error:not(:empty)")).to_contain_text("from 0 to 10")
    page.keyboard.press("ControlOrMeta+a")
    page.keyboard.type("3")
    chart = part.locator(".wb-chart")
    expect(chart).to_contain_text("less sure of one")
    chart.scroll_into_view_if_needed()
    expect(chart.locator(".js-plotly-plot")).to_be_visible()
    expect(part.locator(".wb-saved")).to_contain_text("Saved ")

    opened_again(page)
    expect(after).to_have_value("3")
    expect(page.get_by_label("What will you call this interview?")).to_have_value(HOSTILE)
    assert page.locator(".wb-instrument img").count() == 0


def test_two_figures_to_one_employer_are_said_by_keyboard_alone(lab, visit):
    recorded(lab, {"interview.employer": "Acme"})
    page = visit(lab, NAME, instruments=INSTRUMENTS).page
    part = page.locator(".wb-ledger")
    for number, figure in enumerate(("45k", "50,000"), 1):
        press(part, "Add something you told them")
        expect(part.locator(".wb-list tbody tr")).to_have_count(number)
        write(part, "What was it about?", "What I want")
        write(part, "What did you say?", figure)
    said = part.locator(".wb-differences li")
    expect(said).to_contain_text(re.compile("Pay you want: you told .?Acme.? .?45k.? .no day noted. and .?50,000"))
    expect(part.locator(".wb-said-table tbody tr")).to_contain_text("50,000")


def test_a_no_brings_the_plan_a_letter_and_a_next_step(lab, visit):
    noes = {"interview.outcome": "no", "interview.employer": "Acme", "interview.locked": True}
    recorded(lab, noes | {"written.setback-person": f"My sister {HOSTILE}"})
    page = visit(lab, NAME, instruments=INSTRUMENTS).page
    part = page.locator(".wb-after-no")
    expect(part).to_contain_text("You wrote this for today")
    expect(part).to_contain_text(f"My sister {HOSTILE}")
    write(part, "The one thing you ask them", "Was the plan too short?")
    expect(part.locator(".wb-paper")).to_contain_text("like to learn from it: Was the plan too short?")
    write(part, "One thing you take from it", "Slow down")
    write(part, "One next step", "Call Sam")
    expect(part).to_contain_text("It is on your list of next steps")
    expect(page.locator(".wb-strengths")).to_contain_text("Slow down")
    until_recorded(page, lab, {"action.1.step": "Call Sam", "interview.lesson": "Slow down"})


def test_a_forecast_is_locked_by_its_outcome(lab, visit):
    page = visit(lab, NAME, instruments=INSTRUMENTS).page
    expect(page.locator(".wb-after-no")).to_contain_text("Before an interview, two parts of this page help")
    before = page.get_by_label("Before: the chance of an offer")
    before.focus()
    page.keyboard.type("40")
    row = page.locator(f"{FORECASTS} .wb-said-table tbody tr").first
    expect(row).to_contain_text("40")
    page.get_by_label("What came of it").focus()
    page.keyboard.type("No off")
    expect(row).to_contain_text("No offer")
    expect(page.locator(".wb-after-no")).to_contain_text("two heard no")
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
    keys = [f"application.{i}" for i in range(1, 11)]
    answers = {"applications.order": keys}
    for i, key in enumerate(keys):
        answers |= {f"{key}.employer": f"Firm {i}", f"{key}.before": 70 if i < 3 else 20}
        answers |= {f"{key}.outcome": "offer" if i < 3 else "no", f"{key}.locked": True}
    recorded(lab, answers)
    page = visit(lab, NAME, instruments=INSTRUMENTS).page
    expect(page.get_by_text("0.06. 0 is perfect; always saying 50 % gives 0.25.")).to_be_visible()
    chart = page.locator(f"{FORECASTS} .wb-chart")
    chart.scroll_into_view_if_needed()
    expect(chart.locator(".js-plotly-plot")).to_be_visible()

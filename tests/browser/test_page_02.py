"""Page 02 in a real JupyterLab: several applications, entered and changed by keyboard alone."""

import re

from playwright.sync_api import expect

from browser.desks import opened_again
from browser.keyboard import tab_to
from browser.waiting import in_journal, until_recorded
from workbook.journal import Journal

NAME = "02-your-pipeline"
HEADLINE = ".wb-applications .wb-headline"


def test_five_default_interviews_by_keyboard_alone(lab, visit):
    page = visit(lab, NAME, instruments=3).page
    headline = page.locator(HEADLINE)
    expect(headline).to_have_text(re.compile("^Between 1.in.15 and 9.in.20; about 1.in.4$"))
    add = page.get_by_role("button", name="Add an application")
    add.focus()
    for count in (2, 3, 4, 5):
        page.keyboard.press("Enter")
        expect(page.locator(".wb-list tbody tr")).to_have_count(count)
        expect(page.locator(".wb-form .wb-title")).to_be_focused()
        page.keyboard.press("Shift+Tab")
        expect(add).to_be_focused()
    expect(headline).to_have_text(re.compile("^Between 9.in.20 and 19.in.20; about 7.in.10$"))
    facts = page.locator(".wb-pipeline .wb-said-table").first
    expect(facts).to_contain_text(re.compile("if each were separate luck.*about 3.in.4", re.DOTALL))
    expect(page.locator(".wb-pipeline .wb-chart").nth(1)).to_contain_text(
        "About 7 in 10 people with these five applications get at least one offer. "
        "If each were separate luck, about 3 in 4 would."
    )

    luck = page.get_by_role("slider", name="Shared luck")
    tab_to(page, luck)
    page.keyboard.press("Home")
    expect(headline).to_have_text(re.compile("^Between 3.in.5 and 9.in.10; about 3.in.4$"))
    page.keyboard.press("End")
    expect(headline).to_have_text(re.compile("^Between 1.in.3 and 19.in.20; about 2.in.3$"))
    expect(page.locator(".wb-pipeline .wb-saved")).to_contain_text("Saved ")
    until_recorded(page, lab, {"pipeline.travels": 95})

    opened_again(page)
    expect(page.locator(".wb-list tbody tr")).to_have_count(5)
    expect(luck).to_have_value("95")


def test_one_application_from_adding_to_its_outcome_by_keyboard(lab, visit):
    page = visit(lab, NAME, instruments=3).page
    keyboard = page.keyboard
    page.get_by_role("button", name="Add an application").focus()
    keyboard.press("Enter")
    title = page.locator(".wb-form .wb-title")
    expect(title).to_be_focused()
    keyboard.press("Tab")
    keyboard.type("Old Mill")
    keyboard.press("Tab")
    keyboard.type("Analyst")
    keyboard.press("Tab")
    keyboard.type("Sales")
    expect(title).to_have_text(re.compile("Old Mill"))
    row = page.locator(".wb-list tbody tr").nth(1)
    expect(row).to_contain_text("Sales")

    outcome = page.get_by_label("What came of it")
    tab_to(page, outcome)
    keyboard.type("No offer")
    expect(row).to_contain_text("No offer")
    expect(page.locator(HEADLINE)).to_contain_text("about")
    keyboard.press("ArrowUp")  # from "No offer" to "An offer"
    expect(page.get_by_text("has its outcome already: no offer")).to_be_visible()
    expect(outcome).to_have_value("no")

    remove = page.get_by_role("button", name=re.compile("Remove .*Old Mill"))
    remove.focus()
    keyboard.press("Enter")
    expect(page.locator(".wb-list tbody tr")).to_have_count(1)
    back = page.get_by_role("button", name="Put it back")
    expect(back).to_be_visible()
    back.focus()
    keyboard.press("Enter")
    expect(row).to_contain_text("Old Mill")
    expect(row).to_contain_text("No offer")
    expect(page.locator(".wb-applications .wb-saved")).to_contain_text("Saved ")
    until_recorded(page, lab, {"record.interviews": 1, "applications.order": ["interview", "application.1"]})
    assert in_journal(lab, "application.1.employer") == "Old Mill"


def test_the_interview_of_page_00_is_there_and_page_01_knows_the_record(lab, visit):
    journal = Journal(lab.home / "journal.sqlite3")
    for key, value in {"interview.employer": "<b>Harbour</b>", "interview.finalists": 5}.items():
        journal.record(key, value)
    journal.close()
    page = visit(lab, NAME, instruments=3).page
    expect(page.locator(".wb-list tbody th")).to_contain_text("<b>Harbour</b>")
    assert page.locator(".wb-list tbody b").count() == 0
    expect(page.get_by_label("People at this stage, you included")).to_have_value("5")
    page.get_by_label("What came of it").select_option("offer")
    expect(page.locator(HEADLINE)).to_contain_text("An offer has come from")
    expect(page.locator(HEADLINE)).to_contain_text("No other application is open.")
    until_recorded(page, lab, {"interview.outcome": "offer"})
    odds = visit(lab, "01-what-a-second-interview-means").page
    expect(odds.get_by_label("Second interviews so far, this one counted")).to_have_value("1")
    expect(odds.get_by_label("Offers that came from them")).to_have_value("1")


def test_silence_and_a_promised_date(lab, visit):
    journal = Journal(lab.home / "journal.sqlite3")
    journal.record("interview.role", "software")
    journal.close()
    page = visit(lab, NAME, instruments=3).page
    day = page.evaluate("days => new Date(Date.now() + 864e5 * days).toLocaleDateString('en-CA')", -10)
    page.get_by_label("Their last word").fill(day)
    page.keyboard.press("Tab")
    row = page.locator(".wb-waiting-part .wb-said-table tbody tr").first
    expect(row).to_contain_text("no word for 10 days")
    expect(row).to_contain_text(re.compile("about 1.in.6"))
    soon = page.evaluate("days => new Date(Date.now() + 864e5 * days).toLocaleDateString('en-CA')", 4)
    page.get_by_label("They promised an answer by").fill(soon)
    page.keyboard.press("Tab")
    expect(row).to_contain_text(re.compile("about 3.in.10"))
    page.get_by_text("What this assumes about waiting").click()
    page.get_by_label("Of 100 noes, how many are never sent").fill("101")
    expect(page.get_by_text("must be a whole number from 0 to 100. You gave: 101.")).to_be_visible()


def test_who_is_silent_for_too_long_is_kept_out_on_request(lab, visit):
    page = visit(lab, NAME, instruments=3).page
    day = page.evaluate("days => new Date(Date.now() + 864e5 * days).toLocaleDateString('en-CA')", -45)
    page.get_by_label("Their last word").fill(day)
    page.keyboard.press("Tab")
    row = page.locator(".wb-list tbody tr")
    expect(row).to_contain_text("no word for 45 days")
    page.get_by_text("When they stay silent").click()
    page.get_by_label("Silent for longer than how many days").fill("30")
    expect(row).to_contain_text("no word for 45 days: you count that as no answer any more")
    page.get_by_label("Keep those out of the odds").check()
    expect(page.locator(HEADLINE)).to_contain_text("you keep them out")
    page.get_by_label("Their last word").fill(
        page.evaluate("days => new Date(Date.now() + 864e5 * days).toLocaleDateString('en-CA')", -2)
    )
    page.keyboard.press("Tab")
    expect(page.locator(HEADLINE)).to_contain_text("about")


def test_a_date_in_the_future_is_no_last_word(lab, visit):
    page = visit(lab, NAME, instruments=3).page
    day = page.evaluate("days => new Date(Date.now() + 864e5 * days).toLocaleDateString('en-CA')", 3)
    page.get_by_label("Their last word").fill(day)
    page.keyboard.press("Tab")
    expect(page.get_by_text("Their last word must be today or earlier. You gave: ")).to_be_visible()
    expect(page.locator(".wb-applications .wb-saved")).to_contain_text(
        "An answer with a red note under it is not saved."
    )

"""Page 00 in a real JupyterLab: the interview is entered once, by keyboard, and page 01 knows it."""

import re
from datetime import datetime, timedelta

from playwright.sync_api import expect

from browser.journey import go_to
from browser.keyboard import tab_to
from browser.waiting import until, until_recorded
from workbook.journal import Journal

MORE = "More about it, as far as you know"


def test_the_interview_is_entered_once_by_keyboard(lab, visit):
    page = visit(lab, "00-start-here").page
    expect(page.get_by_label("Kind of work")).to_have_value("")
    page.get_by_label("Employer").focus()
    keyboard = page.keyboard
    keyboard.type("Harbour Logistics")
    keyboard.press("Tab")
    keyboard.type("12032030")
    keyboard.press("Tab")
    keyboard.type("0200P")
    expect(page.locator(".wb-summary")).to_have_text(
        re.compile("at .Harbour Logistics., Tuesday 3 December 2030, 14:00")
    )
    expect(page.locator(".wb-home .wb-headline")).to_contain_text("until you meet")
    tab_to(page, page.get_by_label("Job title", exact=True))
    keyboard.type("Key account manager")
    tab_to(page, page.get_by_text(MORE))
    keyboard.press("Enter")
    keyboard.press("Tab")
    keyboard.type("Sales")
    page.get_by_label("How many people are at this stage").focus()
    keyboard.type("I know")
    page.get_by_label("People at this stage, you included").wait_for()
    keyboard.press("Tab")
    expect(page.get_by_label("People at this stage, you included")).to_have_value("")
    keyboard.type("4")
    keyboard.press("Tab")
    keyboard.type("2")
    expect(page.get_by_role("img", name="2 seats, 4 people, you included")).to_be_visible()
    expect(page.locator(".wb-interview .wb-saved")).to_contain_text("on this computer only")
    expect(page.locator(".wb-interview .wb-saved")).to_have_text(re.compile(r"^Saved \d\d:\d\d:\d\d, "))

    odds = visit(lab, "01-what-a-second-interview-means").page
    expect(odds.locator(".wb-kicker")).to_have_text(
        re.compile("for .Key account manager. at .Harbour Logistics., Tuesday 3 December 2030, 14:00")
    )
    expect(odds.get_by_label("Kind of work")).to_have_value("sales")
    expect(odds.get_by_label("People at this stage, you included")).to_have_value("4")


def test_two_quick_presses_of_done_and_a_held_key_tick_one_job(lab, visit):
    page = visit(lab, "00-start-here", instruments=2).page
    job = page.locator(".wb-next-list button").first
    job.scroll_into_view_if_needed()
    first = job.get_attribute("aria-label")
    box = job.bounding_box()
    page.mouse.click(box["x"] + 9, box["y"] + 9)
    expect(job).not_to_have_attribute("aria-label", first)
    page.mouse.click(box["x"] + 9, box["y"] + 9)  # at once: meant for the job that was there
    assert jobs_done(page, lab, 1) == 1
    job.focus()
    for _ in range(25):
        page.keyboard.down("Enter")
        page.wait_for_timeout(40)
    page.keyboard.up("Enter")
    assert jobs_done(page, lab, 2) == 2
    expect(page.locator(".wb-next [role=status]")).to_be_focused()


def jobs_done(page, lab, at_least):
    """How many jobs are recorded as done, once `at_least` are and a while has passed in which more could be."""
    journal = Journal(lab.home / "journal.sqlite3")

    def count():
        return sum(key.startswith("done.") for key in journal.entries())

    until(page, lambda: count() >= at_least)
    page.wait_for_timeout(2000)
    return count()


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


def test_a_half_typed_date_does_not_wipe_out_the_one_before(lab, visit):
    page = visit(lab, "00-start-here").page
    date = page.get_by_label("Date and time")
    date.fill("2030-12-03T14:00")
    expect(page.locator(".wb-summary")).to_contain_text("3 December 2030")
    page.get_by_text(MORE).click()
    date.focus()
    page.keyboard.type("0231")  # 31 February
    page.wait_for_timeout(1500)
    page.keyboard.press("Tab")
    page.get_by_label("What form will it take?").focus()
    expect(page.get_by_text("Date and time must be a date and a time")).to_be_visible()
    expect(page.locator(".wb-interview .wb-saved")).to_contain_text("An answer with a red note under it is not saved.")
    assert "2030-" in Journal(lab.home / "journal.sqlite3").latest("interview.when")


def test_python_does_not_write_where_a_person_is_typing(lab, visit):
    page = visit(lab, "00-start-here").page
    page.get_by_text(MORE).click()
    number = page.get_by_label("How many people will they take on?")
    number.fill("2")
    number.focus()
    page.keyboard.press("Backspace")
    page.wait_for_timeout(700)
    page.keyboard.type("3")
    expect(number).to_have_value("3")
    until_recorded(page, lab, {"interview.openings": 3})


def test_nothing_is_recorded_before_something_was_said(lab, visit):
    page = visit(lab, "00-start-here").page
    page.get_by_text(MORE).click()
    page.get_by_label("How many people are at this stage").select_option("exactly")
    page.get_by_label("People at this stage, you included").wait_for()
    page.get_by_label("How many people are at this stage").select_option("between")
    page.get_by_role("spinbutton", name="At most").wait_for()
    page.get_by_label("Job title").fill("Analyst")
    expect(page.locator(".wb-interview .wb-saved")).to_contain_text("Saved ")
    kept = Journal(lab.home / "journal.sqlite3").entries()
    assert {key for key in kept if key.startswith("interview.")} == {"interview.title"}


def test_two_open_pages_tell_the_same_story(lab, visit):
    page = visit(lab, "00-start-here").page
    page.get_by_role("link", name="What a second interview means", exact=True).click()
    people = page.locator(".wb-odds").get_by_label("How many people are at this stage")
    people.wait_for()
    people.select_option("exactly")
    page.locator(".wb-odds").get_by_label("People at this stage, you included").fill("6")
    expect(page.locator(".wb-odds .wb-saved")).to_contain_text("Saved ")
    go_to(page, "Start here")
    form = page.locator(".wb-interview")
    form.get_by_label("Employer").scroll_into_view_if_needed()  # the link to page 01 stands far below
    expect(form.get_by_label("People at this stage, you included")).to_have_value("6")
    form.get_by_label("Employer").fill("Pier 39")
    expect(form.locator(".wb-saved")).to_contain_text("Saved ")
    go_to(page, "What a second interview means")
    expect(page.locator(".wb-odds .wb-kicker")).to_contain_text("Pier 39")


def test_after_the_interview_it_leads_on_and_preaches_no_preparation(lab, visit):
    journal = Journal(lab.home / "journal.sqlite3")
    journal.record("interview.when", f"{datetime.now() - timedelta(days=3):%Y-%m-%d}T14:00")
    journal.close()
    page = visit(lab, "00-start-here").page
    part = page.locator(".wb-home")
    expect(part.locator(".wb-headline")).to_have_text("Three days since your second interview.")
    expect(part).not_to_contain_text("Most of what matters")
    expect(part).not_to_contain_text("Your next")
    expect(page.get_by_text("Is the date right?")).to_have_count(0)
    areas = part.locator(".wb-areas:visible")  # they stand above until the interview, and folded below after it
    expect(areas).to_have_count(0)
    expect(part.locator(".wb-next a")).to_have_count(2)
    part.get_by_text("What you prepared").click()
    expect(areas).to_have_count(1)
    part.locator(".wb-next a").first.click()
    expect(page).to_have_url(re.compile("08-afterwards"))

"""Page 07 in a real JupyterLab: a plan, plans for bad moments, and a card to print, by keyboard alone."""

import re
from datetime import UTC, datetime, timedelta

from icalendar import Calendar
from playwright.sync_api import expect

from browser.desks import opened_again
from browser.keyboard import MOST, press, tab_to, write
from workbook.journal import Journal

NAME = "07-the-day"
PARTS = 6
CARD = ".wb-card-frame"


def recorded(lab, **answers):
    journal = Journal(lab.home / "journal.sqlite3")
    for key, value in answers.items():
        journal.record(key.replace("_", "."), value)
    journal.close()


def in_days(days):
    return f"{datetime.now(UTC) + timedelta(days=days):%Y-%m-%d}T14:00"


def where_it_is_morning():
    """A zone in which it is the day that it is here, and as early as the world allows: there is time for a plan."""
    east = max(8 - datetime.now(UTC).hour, -12)
    return f"Etc/GMT{-east:+d}"


def unfolded(page, heading):
    """Go to what is folded under `heading` with Tab, and open it."""
    tab_to(page, page.locator("summary", has_text=heading), most=MOST)
    page.keyboard.press("Enter")


def test_from_an_empty_page_to_a_card_by_keyboard_alone(lab, visit):
    recorded(lab, interview_when=in_days(9), process_contact="Priya, 0113 496 0100")
    page = visit(lab, NAME, instruments=PARTS).page
    card = page.frame_locator(CARD)
    expect(page.locator(".wb-day .wb-fold-words")).to_have_text("1 of 5")
    expect(page.get_by_label("Whom do you call on the day?")).to_have_value("Priya, 0113 496 0100")
    page.get_by_label("How do I get there?").focus()
    write(page, "When do I leave home?", "11:45")
    unfolded(page, "Whom to call, what to wear, bring and say")
    write(page, "What are my first words?", "Thank you for <i>having</i> me back.")
    expect(card.locator("body")).to_contain_text("Thank you for <i>having</i> me back.")

    page.locator(".wb-if-then .wb-primary").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_label("What could go wrong?", exact=True)).to_be_focused()
    write(page, "If …", "they ask about the gap", exact=True)
    write(page, "… then I …", "say one sentence", exact=True)
    expect(page.locator(".wb-on-card")).to_have_text("1 if-then plan on your card.")
    tab_to(page, page.locator(".wb-starters summary"))
    page.keyboard.press("Enter")
    tab_to(page, page.get_by_label("If my mind goes blank, then"))
    page.keyboard.press("Space")
    expect(page.locator(".wb-on-card")).to_have_text("2 if-then plans on your card.")
    expect(card.locator("body")).to_contain_text(re.compile("If\\s+they ask about the gap.*say one sentence"))
    expect(card.locator("body")).to_contain_text("my mind goes blank")  # the card is drawn anew for the last time

    page.evaluate(
        "selector => (document.querySelector(selector).contentWindow.print = () => (window.asked = 'card'))", CARD
    )
    unfolded(page, "See the card, and choose the paper")
    page.get_by_label("Paper", exact=True).focus()
    press(page, "Print")
    page.wait_for_function("window.asked === 'card'")
    with page.expect_download() as download:
        press(page, "Save as a file")
    assert "11:45" in download.value.path().read_text()
    expect(page.locator(".wb-if-then .wb-saved")).to_contain_text("Saved ")

    opened_again(page)
    expect(page.get_by_label("When do I leave home?")).to_have_value("11:45")
    expect(page.locator(".wb-on-card")).to_have_text("2 if-then plans on your card.")
    expect(card.locator("body")).to_contain_text("11:45")


def test_the_plan_is_ticked_where_it_stands_and_leads_to_the_other_pages(lab, visit):
    recorded(lab, interview_when=in_days(9), interview_employer="Northwind")
    visited = visit(lab, NAME, instruments=PARTS, zone=where_it_is_morning())
    page = visited.page
    plan = page.locator(".wb-plan")
    expect(plan.locator(".wb-summary")).to_contain_text("9 days to go")
    tick = plan.locator(".wb-checkbox").nth(1)
    words = plan.locator(".wb-tasks .wb-label").all_inner_texts()
    tick.focus()
    page.keyboard.press("Space")
    expect(plan.locator(".wb-again")).to_contain_text("1 task is done since this plan was made.")
    expect(plan.locator(".wb-summary")).to_have_text(re.compile(r"^9 days to go\. 1 of \d+ done today\.$"))
    left = re.compile(r"^If you have more time: \d+ more\. Nobody does everything\.$")
    expect(plan.locator(".wb-elsewhere summary")).to_have_text(left)
    expect(plan.locator(".wb-one-day:visible")).to_have_count(3)
    assert plan.locator(".wb-tasks .wb-label").all_inner_texts() == words
    expect(tick).to_be_focused()
    with page.expect_download() as download:
        page.get_by_role("button", name="Download for my calendar").click()
    calendar = Calendar.from_ical(download.value.path().read_bytes())
    assert len(calendar.walk("VEVENT")) > 10
    assert b"Northwind" not in download.value.path().read_bytes()
    page.get_by_role("button", name="Plan the rest again").click()
    expect(plan.locator(".wb-again")).to_be_hidden()
    assert words[1] not in plan.locator(".wb-tasks .wb-label").all_inner_texts()

    plan.get_by_role("link", name="The process").first.focus()
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("03-the-process"))
    assert visited.errors == []


def test_without_a_date_the_plan_says_where_to_enter_it(lab, visit):
    page = visit(lab, NAME, instruments=PARTS).page
    plan = page.locator(".wb-plan")
    expect(plan.get_by_role("link", name="Enter the date on Start here")).to_be_visible()
    expect(page.get_by_role("button", name="Download for my calendar")).to_be_hidden()
    expect(plan.locator(".wb-day-title")).to_have_text(["Do these first", "If you have more time"])
    expect(plan.locator(".wb-one-day summary").last).to_contain_text(re.compile(r"\d+ more\. Nobody does"))
    expect(plan.locator(".wb-tasks .wb-label:visible")).to_have_count(5)


def test_what_one_may_ask_for_becomes_a_message_to_copy(lab, visit):
    page = visit(lab, NAME, instruments=PARTS).page
    page.get_by_label("How do I get there?").focus()
    unfolded(page, "What you may ask for")
    tick = page.get_by_label("I cannot concentrate for hours without a pause.")
    tick.focus()
    page.keyboard.press("Space")
    expect(page.locator(".wb-only-you")).to_contain_text("It is in the file that Download my workbook makes.")
    message = page.get_by_label("The message", exact=True)
    expect(message).to_have_value(re.compile("Could we plan a ten-minute break"))
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    press(page, "Copy the message")
    expect(page.get_by_text("Copied.")).to_be_visible()
    assert page.evaluate("navigator.clipboard.readText()") == message.input_value()
    expect(page.frame_locator(CARD).locator("body")).not_to_contain_text("break after each hour")


def test_on_a_narrow_screen_the_preview_is_the_card_in_one_column(lab, visit):
    recorded(lab, **{"written_day-route": "Take the train at 12:18, then walk along the canal. " * 3})
    page = visit(lab, NAME, instruments=PARTS).page
    page.get_by_text("See the card, and choose the paper").click()
    page.set_viewport_size({"width": 400, "height": 800})
    look, frame = page.locator(".wb-card-look"), page.locator(CARD)
    look.scroll_into_view_if_needed()  # what is out of sight is not measured anew
    page.wait_for_function(
        """([frame]) => { const shown = document.querySelector(frame), look = shown.closest(".wb-card-look");
        const inside = shown.contentDocument.documentElement;
        return look.clientWidth < 400 && shown.clientWidth === look.clientWidth && look.scrollWidth <= look.clientWidth
          && inside.scrollWidth <= inside.clientWidth && shown.clientHeight > 200
          && inside.scrollHeight <= shown.clientHeight; }""",
        arg=[CARD],
    )
    expect(frame).to_have_css("transform", "none")
    page.set_viewport_size({"width": 1400, "height": 800})
    look.scroll_into_view_if_needed()
    expect(frame).not_to_have_css("transform", "none")
    assert look.evaluate("look => look.scrollWidth <= look.clientWidth")


def test_what_was_entered_is_done_and_can_be_undone(lab, visit):
    recorded(lab, interview_when=in_days(9), process_place="on_site", process_address="12 Hill Road")
    page = visit(lab, NAME, instruments=PARTS).page
    tick = page.locator(".wb-checklist").get_by_label("Check the address, the entrance and the floor")
    note = page.locator(".wb-checklist .wb-entered:visible")
    expect(tick).to_be_checked()
    expect(note).to_have_text(["done: you entered it"])
    expect(tick).to_have_accessible_description(re.compile("done: you entered it$"))
    tick.focus()
    page.keyboard.press("Space")
    expect(note).to_have_count(0)
    opened_again(page)
    expect(tick).not_to_be_checked()
    expect(page.get_by_label("Time you have for this on a day")).to_have_value("")

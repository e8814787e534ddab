"""Bring something in, in a real JupyterLab: pasted or chosen, by keyboard, looked at, taken and put back."""

import os
import re
from datetime import UTC, datetime
from pathlib import Path

import pytest
from playwright.sync_api import expect

from browser.axe import OURS, all_can_be_pressed, at_every_width, axe_finds_nothing, in_both_themes, nothing_is_too_wide
from browser.desks import opened_again
from browser.waiting import in_journal, until_recorded

GIVEN = Path(__file__).parents[1] / "bringing" / "given"
LETTER = (GIVEN / "email-recruiter-invitation.txt").read_text()
BEFORE_THE_INTERVIEW = datetime(2026, 11, 30, 12, tzinfo=UTC)  # of the letter; what is past is not ticked
HOSTILE = "<img src=x onerror=alert(1)>"


def opened(visit, lab, name="00-start-here"):
    page = visit(lab, name, instruments=3).page
    page.locator(".wb-bring summary").first.click()
    return page


def look(page, name):
    """A picture for whoever wants to look at it: `PICTURES=folder pytest …`."""
    if folder := os.environ.get("PICTURES"):
        page.locator(".wb-bring").screenshot(path=f"{folder}/{name}.png")


def test_a_pasted_letter_is_taken_by_keyboard_alone_and_put_back(lab, visit):
    page = visit(lab, "00-start-here", instruments=3, now=BEFORE_THE_INTERVIEW).page
    expect(page.get_by_label("Paste the text here")).to_be_hidden()
    page.locator(".wb-bring summary").first.focus()
    keyboard = page.keyboard
    keyboard.press("Enter")
    keyboard.press("Tab")
    expect(page.get_by_label("Paste the text here")).to_be_focused()
    keyboard.insert_text(LETTER)
    keyboard.press("Tab")
    keyboard.press("Enter")
    expect(page.locator(".wb-bring-what")).to_be_focused()
    expect(page.get_by_label("Paste the text here")).to_have_value("")
    expect(page.get_by_label("People at this stage, you included: 3")).to_be_checked()
    keyboard.press("Tab")
    expect(page.get_by_label(re.compile("^Date and time: Tuesday 8 December"))).to_be_focused()
    keyboard.press("Space")
    keyboard.press("Space")
    page.get_by_role("button", name="Take what is ticked").focus()
    keyboard.press("Enter")
    expect(page.locator(".wb-bring-status")).to_have_text("7 things taken and saved. The text itself is not kept.")
    expect(page.locator(".wb-bring-status")).to_be_focused()
    expect(page.get_by_label("Date and time", exact=True)).to_have_value("2026-12-08T09:30")
    until_recorded(page, lab, {"interview.when": "2026-12-08T09:30", "interview.finalists": 3})
    keyboard.press("Tab")
    expect(page.get_by_role("button", name="Put everything back as it was")).to_be_focused()
    keyboard.press("Enter")
    expect(page.get_by_label("Date and time", exact=True)).to_have_value("")
    expect(page.locator(".wb-bring-status")).to_have_text("Everything is as it was before.")
    until_recorded(page, lab, {"interview.when": None, "people.order": None})
    opened_again(page)
    expect(page.locator(".wb-bring")).to_be_visible()
    expect(page.get_by_text("operations lead")).to_have_count(0)


def test_a_file_is_let_go_of_and_a_large_one_is_refused(lab, visit, tmp_path):
    page = opened(visit, lab, "03-the-process")
    chooser = page.get_by_label("Or choose a file")
    large = tmp_path / "large.ics"
    large.write_bytes(b"x" * 5_100_000)
    chooser.set_input_files(large)
    expect(page.locator(".wb-bring [role=alert]").first).to_have_text(
        "“large.ics” has 5.1 MB; the limit is 5 MB. Nothing was read."
    )
    chooser.set_input_files(GIVEN / "invite-google-utc.ics")
    expect(page.locator(".wb-bring-what")).to_have_text("An invitation from a calendar file.")
    expect(page.locator(".wb-bring [role=alert]").first).to_have_text("")
    expect(chooser).to_have_value("")
    expect(page.locator(".wb-bring-status")).to_have_text("“invite-google-utc.ics”, 0.4 kB")
    almost = tmp_path / "almost.txt"
    almost.write_bytes(b"Interview on 8 December 2026 at 10:00. " + b"x" * 4_900_000)
    chooser.set_input_files(almost)
    expect(page.locator(".wb-bring-what")).to_have_text("An invitation from an e-mail.")
    page.get_by_role("button", name="Take nothing").click()
    expect(page.locator(".wb-bring-preview")).to_be_hidden()
    assert in_journal(lab, "interview.when") is None


def test_what_can_be_read_in_two_ways_is_asked_back(lab, visit):
    page = opened(visit, lab)
    page.get_by_label("Paste the text here").fill("The interview is on 03/04/2027 at 10:00.")
    page.get_by_role("button", name="Look what is in it").click()
    expect(page.get_by_role("radio", name="None of these")).to_be_checked()
    page.get_by_role("radio", name=re.compile("Thursday 4 March 2027")).check()
    page.get_by_role("button", name="Take what is ticked").click()
    until_recorded(page, lab, {"interview.when": "2027-03-04T10:00"})


def test_axe_finds_nothing_and_nothing_in_a_file_becomes_html(lab, visit, tmp_path):
    page, bring = opened(visit, lab), ".wb-bring"
    look(page, "light-open")
    invitation = tmp_path / "invite.ics"
    text = (GIVEN / "invite-google-utc.ics").read_text()
    invitation.write_text(text.replace("Panel One", HOSTILE).replace("DTSTART", "RRULE:FREQ=DAILY\nDTSTART"))
    page.get_by_label("Or choose a file").set_input_files(invitation)
    expect(page.get_by_text(HOSTILE, exact=True)).to_be_visible()
    assert page.locator(f"{bring} img").count() == 0
    for theme in in_both_themes(page):
        for width in at_every_width(page):
            axe_finds_nothing(page, bring)
            all_can_be_pressed(page, bring)
            nothing_is_too_wide(page, *OURS)
            look(page, f"{theme.split()[-1].lower()}-{width}")


@pytest.mark.parametrize("text", ["hello", "tomorrow at 10", "%PDF-1.4 x"])
def test_what_is_not_recognised_gets_a_sentence(lab, visit, text):
    page = opened(visit, lab)
    page.get_by_label("Paste the text here").fill(text)
    page.get_by_role("button", name="Look what is in it").click()
    expect(page.locator(".wb-bring [role=alert]").first).to_have_text(re.compile(r"^\S.*\.$"))
    expect(page.get_by_label("Paste the text here")).to_have_value(text)


def test_a_press_that_nobody_answers_says_so_and_keeps_the_text(lab, visit):
    page = opened(visit, lab)
    for kernel in lab.kernels():
        kernel.suspend()
    try:
        page.get_by_label("Paste the text here").fill(LETTER)
        page.get_by_role("button", name="Look what is in it").click()
        expect(page.locator(".wb-bring [role=alert]").first).to_have_text(
            "There is no answer yet. Nothing is taken before this page says so."
        )
        expect(page.get_by_label("Paste the text here")).to_have_value(LETTER)
    finally:
        for kernel in lab.kernels():
            kernel.resume()
    expect(page.locator(".wb-bring-what")).to_have_text("An invitation from an e-mail.")
    expect(page.locator(".wb-bring [role=alert]").first).to_have_text("")

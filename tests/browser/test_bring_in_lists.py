"""Bring something in on pages 02 and 05: a tracker and a handbook are looked at, taken, and put back."""

import os
import re
from pathlib import Path

from playwright.sync_api import expect

from browser.axe import OURS, at_every_width, axe_finds_nothing, in_both_themes, nothing_is_too_wide
from browser.waiting import until_recorded

CASES = Path(__file__).parents[1] / "bringing" / "cases"


def opened(visit, lab, name, instruments):
    page = visit(lab, name, instruments=instruments).page
    page.locator(".wb-bring summary").first.click()
    return page


def look(page, name):
    """A picture for whoever wants to look at it: `PICTURES=folder pytest …`."""
    if folder := os.environ.get("PICTURES"):
        page.screenshot(path=f"{folder}/{name}.png")


def test_a_board_comes_into_the_list_of_applications_and_goes_again(lab, visit):
    page = opened(visit, lab, "02-your-pipeline", 4)
    page.get_by_label("Or choose a file").set_input_files(CASES / "tracker-jobsync-export.csv")
    expect(page.locator(".wb-bring-what")).to_contain_text("“Status” → what came of it")
    expect(page.get_by_label("Example Freight: Analytics Engineer")).not_to_be_checked()
    expect(page.locator(".wb-bring")).to_contain_text("Columns left out: “Location”, “Source” and “Job Type”")
    look(page, "tracker")
    page.set_viewport_size({"width": 400, "height": 700})
    page.get_by_role("button", name="Take what is ticked").click()
    expect(page.get_by_text("Nothing is ticked, so nothing was taken.")).to_be_in_viewport()
    page.set_viewport_size({"width": 1280, "height": 900})
    page.get_by_label("Or choose a file").set_input_files(CASES / "tracker-board-export.json")
    expect(page.get_by_label("Example Post: Depot manager")).to_be_checked()
    for theme in in_both_themes(page):
        for width in at_every_width(page):
            axe_finds_nothing(page, ".wb-bring")
            nothing_is_too_wide(page, *OURS)
            look(page, f"{theme.split()[-1].lower()}-board-{width}")
    page.get_by_role("button", name="Take what is ticked").click()
    expect(page.locator(".wb-bring-status")).to_have_text("1 thing taken and saved. The text itself is not kept.")
    row = page.locator(".wb-applications, .wb-list").get_by_text("Example Post")
    expect(row.first).to_be_visible()
    until_recorded(page, lab, {"application.1.when": "2026-12-08T09:30"})
    page.get_by_role("button", name="Put everything back as it was").click()
    expect(page.locator(".wb-bring-status")).to_have_text("Everything is as it was before.")
    expect(row).to_have_count(0)
    until_recorded(page, lab, {"application.1.employer": None, "applications.order": None})


def test_stories_and_questions_come_onto_page_05_and_go_again(lab, visit):
    page = opened(visit, lab, "05-stories-and-questions", 6)
    page.get_by_label("Or choose a file").set_input_files(CASES / "questions-from-a-handbook.md")
    expect(page.locator(".wb-bring-what")).to_have_text("4 questions they may ask.")
    page.get_by_role("button", name="Take what is ticked").click()
    page.get_by_label("Which questions").select_option("You brought in (4)")
    page.locator(".wb-bank summary", has_text="Why now?").click()
    notes = page.get_by_role("textbox", name=re.compile(r"^Your notes.*Why now"))
    expect(notes).to_be_visible()
    page.get_by_label(re.compile("^Take this question out of the list: .*Why now")).click()
    expect(notes).to_have_count(0)
    page.locator(".wb-bank").scroll_into_view_if_needed()
    look(page, "brought")
    page.get_by_label("Or choose a file").set_input_files(CASES / "stories-star-bank.md")
    expect(page.get_by_label(re.compile("^The new rota: Two people left"))).to_be_checked()
    look(page, "stories")
    page.get_by_role("button", name="Take what is ticked").click()
    expect(page.get_by_label("What you did", exact=True)).to_have_value("Re-routed by rail")
    page.get_by_label("What you did", exact=True).scroll_into_view_if_needed()
    look(page, "written-out")
    until_recorded(page, lab, {"story.2.result": "Overtime fell by a third."})
    page.get_by_role("button", name="Put everything back as it was").click()
    expect(page.get_by_label("What you did", exact=True)).to_have_count(0)
    until_recorded(page, lab, {"story.2.result": None, "stories.order": None})

"""Page 06 in a real JupyterLab: an advert becomes a list, and nothing too long gets in; by keyboard alone."""

import re

from playwright.sync_api import expect

from browser.desks import opened_again
from browser.keyboard import press, tab_to, write
from workbook.journal import Journal

NAME = "06-fit"
HOSTILE = "<img src=x onerror=alert(1)>"
PASTE = """count => {
  const given = new DataTransfer();
  given.setData("text/plain", "word ".repeat(count / 5));
  const paste = new ClipboardEvent("paste", { clipboardData: given, bubbles: true, cancelable: true });
  document.activeElement.dispatchEvent(paste);
  return paste.defaultPrevented;
}"""


def test_from_the_advert_to_the_proof_by_keyboard_alone(lab, visit):
    page = visit(lab, NAME, instruments=6).page
    fit = page.locator(".wb-fit")
    page.get_by_label("The advert", exact=True).focus()
    page.keyboard.insert_text(f"Tasks:\n- Leads a team\n- {HOSTILE}")
    press(page, "Make a list of what they need")
    expect(fit.locator(".wb-fit-said")).to_contain_text("2 lines are the closest to it.")
    expect(fit.locator(".wb-list tbody th")).to_have_count(0)
    press(page, "Take these")
    expect(fit.locator(".wb-fit-said")).to_have_text("2 lines were added to the list.")
    expect(fit.locator(".wb-list tbody th")).to_have_text([re.compile("Leads a team"), re.compile("<img src=x")])
    assert fit.locator("img").count() == 0
    write(page, "What I bring", "Eight people on Saturdays")
    strength = page.get_by_label("How strong is this proof?")
    tab_to(page, strength)
    page.keyboard.type("A gap")
    expect(fit.locator(".wb-summary")).to_have_text(
        "Strong proof for none of 2 needs, a gap at 1, 1 not looked at yet."
    )
    expect(fit.get_by_role("img")).to_have_attribute("aria-label", re.compile("a gap at 1"))
    expect(fit.locator(".wb-mark-gap")).to_have_count(1)
    expect(fit.locator(".wb-gap")).to_have_text("For a gap: say what is close to it and how you would learn it.")
    tab_to(page, fit.locator(".wb-coverage summary"))
    page.keyboard.press("Enter")
    expect(fit.locator(".wb-twin tbody tr").first).to_contain_text("A gap")
    expect(fit.locator(".wb-saved")).to_contain_text("Saved ")

    opened_again(page)
    expect(fit.locator(".wb-summary")).to_contain_text("a gap at 1")
    expect(page.get_by_label("The advert", exact=True)).to_have_value(re.compile("Leads a team"))
    expect(page.get_by_label("What I bring")).to_have_value("Eight people on Saturdays")


def test_a_megabyte_is_refused_whole_and_the_page_goes_on(lab, visit):
    journal = Journal(lab.home / "journal.sqlite3")
    journal.record("fit.advert", "- Kind")
    opened = visit(lab, NAME, instruments=6)
    page, fit = opened.page, opened.page.locator(".wb-fit")
    advert = page.get_by_label("The advert", exact=True)
    advert.focus()
    page.keyboard.press("ControlOrMeta+a")
    assert page.evaluate(PASTE, 1_000_000) is True
    expect(fit.locator(".wb-error").first).to_have_text(
        "The advert has 1,000,000 characters; the limit is 20,000. Nothing was cut."
    )
    expect(advert).to_have_value("- Kind")
    assert page.evaluate(PASTE, 20_000) is False
    advert.fill("x" * 20_001)
    expect(fit.locator(".wb-error").first).to_contain_text("has 20,001 characters; the limit is 20,000.")
    press(page, "Make a list of what they need")
    expect(fit.locator(".wb-fit-said")).to_contain_text("The advert is not saved, so no list was made.")
    assert len(advert.input_value()) == 20_001
    assert journal.latest("fit.advert") == "- Kind"
    advert.fill("- Calm")
    press(page, "Make a list of what they need")
    press(page, "Take these")
    expect(fit.locator(".wb-list tbody th")).to_contain_text("Calm")
    expect(fit.locator(".wb-error").first).to_be_hidden()
    assert opened.errors == []


ADVERT = """Care Home Manager
Apply
About us
We run forty homes.
What you need
• A nursing registration
• Two years of leading a ward
Nice to have
• A second language
Benefits
• £41,500 a year
"""
PASTED = """advert => {
  const given = new DataTransfer();
  given.setData("text/plain", advert);
  const paste = new ClipboardEvent("paste", { clipboardData: given, bubbles: true, cancelable: true });
  document.activeElement.dispatchEvent(paste);
}"""


def test_needs_are_proposed_taken_and_taken_out_again_by_keyboard_alone(lab, visit):
    opened = visit(lab, NAME, instruments=6)
    page, fit = opened.page, opened.page.locator(".wb-fit")
    page.get_by_label("The advert", exact=True).focus()
    page.keyboard.insert_text(ADVERT)
    press(page, "Make a list of what they need")
    needed = fit.get_by_role("group", name="What they need (2)")
    expect(needed.get_by_role("checkbox")).to_have_count(2)
    expect(fit.get_by_role("group", name="What would be nice to have (1)").get_by_role("checkbox")).to_be_checked()
    tab_to(page, fit.get_by_label("A second language"))
    page.keyboard.press("Space")
    expect(fit.get_by_text("2 lines are ticked.")).to_be_visible()
    pay = fit.get_by_label("£41,500 a year")
    expect(pay).to_be_hidden()
    tab_to(page, fit.get_by_text(re.compile("Other lines of the advert")))
    page.keyboard.press("Enter")
    expect(pay).not_to_be_checked()
    tab_to(page, pay)
    page.keyboard.press("Space")
    press(page, "Take these")
    rows = fit.locator(".wb-list tbody th")
    expect(rows).to_have_text([re.compile("nursing"), re.compile("ward"), re.compile("41,500")])
    back = fit.get_by_role("button", name="Take these 3 lines out again")
    expect(back).to_be_focused()
    page.keyboard.press("Enter")
    expect(rows).to_have_count(0)
    expect(fit.get_by_label("A second language")).to_be_checked()
    assert opened.errors == []


def test_the_end_of_a_long_advert_is_said_shown_and_read(lab, visit):
    opened = visit(lab, NAME, instruments=6)
    page, fit = opened.page, opened.page.locator(".wb-fit")
    advert = page.get_by_label("The advert", exact=True)
    advert.focus()
    lines = "\n".join(f"We are number {at} of many and all of us are kind." for at in range(500))
    page.evaluate(PASTED, f"About us\n{lines}\nWhat you need\n• A driving licence")
    expect(fit.locator(".wb-rest .wb-note")).to_contain_text("had no room. They are read when you make the list")
    assert 19_000 < len(advert.input_value()) <= 20_000
    fit.locator(".wb-rest summary").press("Enter")
    expect(fit.get_by_label("The part of the advert that had no room")).to_have_value(re.compile("A driving licence$"))
    press(page, "Make a list of what they need")
    expect(fit.get_by_label("A driving licence")).to_be_checked()
    press(page, "Show what was left out")
    page.get_by_role("button", name="Do not read this part").press("Enter")
    expect(fit.locator(".wb-rest")).to_be_hidden()
    assert opened.errors == []


def test_wishes_and_red_flags_by_keyboard_alone(lab, visit):
    page = visit(lab, NAME, instruments=6).page
    press(page, "Add a wish")
    wish = page.get_by_label("What I want from a job")
    expect(wish).to_be_focused()
    page.keyboard.type(HOSTILE)
    page.keyboard.press("Tab")
    page.keyboard.type("Must have")
    wishes, flags = page.locator(".wb-wishes"), page.locator(".wb-flags")
    expect(wishes.locator(".wb-summary")).to_have_text("You have 1 must-have; you do not know yet how it is here: ask.")
    expect(wishes.locator(".wb-list tbody")).to_contain_text("Must have; to ask")
    expect(wishes.locator(".wb-list tbody th")).to_contain_text(HOSTILE)
    tab_to(page, flags.locator("summary"), most=40)
    page.keyboard.press("Enter")
    tab_to(page, page.get_by_label("Several people have left this job in a short time."))
    page.keyboard.type("Seen")
    expect(flags.locator(".wb-ask li")).to_have_text(re.compile("How long did the last few people stay"))
    expect(flags.locator(".wb-fold-words")).to_have_text("1 of 18")
    expect(flags.locator(".wb-saved")).to_contain_text("Saved ")
    opened_again(page)
    expect(flags.locator(".wb-ask li")).to_have_count(1)

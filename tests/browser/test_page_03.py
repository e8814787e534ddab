"""Page 03 in a real JupyterLab: what is not known becomes the message to the recruiter, and answers reach the odds."""

import re

from playwright.sync_api import expect

from browser.desks import opened_again
from browser.journey import unfold
from browser.keyboard import press, tab_to, write
from browser.waiting import until_recorded
from workbook.journal import Journal

NAME = "03-the-process"
LETTER = ".wb-letter-text"


def test_what_is_not_known_becomes_a_message_by_keyboard_alone(lab, visit):
    page = visit(lab, NAME, instruments=3).page
    asked = "May I ask roughly how many people you are seeing at this stage?"
    expect(page.locator(LETTER)).to_contain_text(asked)
    page.get_by_label("How many interviews are left, this one included?").focus()
    write(page, "How many people are at this stage, you included?", "3 to 5")
    expect(page.locator(LETTER)).not_to_contain_text(asked)
    expect(page.locator(".wb-process .wb-saved")).to_contain_text("Saved ")
    write(page, "How many people will they take on?", "none")
    expect(page.get_by_text("must be a whole number from 1 to 1,000. You gave: none.")).to_be_visible()
    write(page, "How many people will they take on?", "2")

    tick = page.get_by_label("Is pay likely to come up, and is there a range that you can share?")
    tab_to(page, tick, most=200)
    page.keyboard.press("Space")
    expect(page.locator(LETTER)).to_contain_text("Is pay likely to come up")
    tab_to(page, page.get_by_label("How will you ask?"))
    page.keyboard.type("A call")
    expect(page.locator(LETTER)).to_contain_text("They said: ____")
    with page.expect_download() as download:
        press(page, "Save it as a file")
    assert "Is pay likely to come up" in download.value.path().read_text()

    opened_again(page)
    expect(page.get_by_label("How many people are at this stage, you included?")).to_have_value("3 to 5")
    expect(page.locator(LETTER)).to_contain_text("They said: ____")
    journal = Journal(lab.home / "journal.sqlite3")
    assert (journal.latest("interview.finalists"), journal.latest("interview.openings")) == (
        [3, 5],
        2,
    )  # page 01 reads both
    odds = visit(lab, "01-what-a-second-interview-means", instruments=2).page
    expect(odds.get_by_label("At least")).to_have_value("3")
    expect(odds.locator(".wb-headline").first).to_have_text("Between 1 in 4 and 7 in 10; about 1 in 2")


def test_what_would_narrow_the_odds_comes_first_and_what_cannot_be_asked_goes(lab, visit):
    page = visit(lab, NAME, instruments=3).page
    message, brief = page.locator(".wb-recruiter"), "Could you send me the brief, the audience"
    expect(message.locator(".wb-is-tick").first).to_contain_text("Would narrow your range by")
    expect(message.get_by_label(brief)).to_have_count(1)
    unfold(page.locator(".wb-process"))
    page.locator('[data-key="process.presentation"]').select_option("none")
    expect(message.get_by_label(brief)).to_have_count(0)
    expect(page.locator('[data-key="process.brief"]')).to_have_count(0)
    expect(page.locator(LETTER)).to_contain_text("Kind regards, [your name]")
    expect(message.get_by_text("Write your name once")).to_be_hidden()  # its field is here
    later = visit(lab, "08-afterwards", instruments=9).page
    press(later.locator(".wb-referees"), "Add a referee")
    expect(later.locator(".wb-referees .wb-letter-text")).to_contain_text("[your name]")
    expect(later.locator(".wb-referees").get_by_text("Write your name once on “The process”")).to_be_visible()
    page.locator('[data-key="process.presentation"]').focus()
    write(page, "Your name", "Ada <b>Lovelace</b>", exact=True)
    expect(page.locator(LETTER)).to_contain_text("Kind regards, Ada <b>Lovelace</b>")
    expect(page.locator(".wb-recruiter .wb-saved")).to_contain_text("Saved ")
    opened_again(later)
    expect(later.locator(".wb-referees .wb-letter-text")).to_contain_text("Ada <b>Lovelace</b>")
    expect(later.locator(".wb-referees").get_by_text("Write your name once")).to_be_hidden()


def test_what_is_typed_while_the_fields_change_stays(lab, visit):
    page = visit(lab, NAME, instruments=3).page
    place, address, expenses = (page.locator(f'[data-key="process.{key}"]') for key in ("place", "address", "expenses"))
    unfold(page.locator(".wb-process"))
    [kernel] = lab.kernels()
    kernel.suspend()  # so that Python answers when more has been typed
    place.select_option("video")
    address.focus()
    page.keyboard.type("https://example.org/")
    page.wait_for_timeout(1000)  # the page sends that
    page.keyboard.type("meet")
    kernel.resume()
    page.keyboard.type("/room-", delay=30)
    expect(expenses).to_have_count(0)
    expect(address).to_be_focused()
    kernel.suspend()
    place.select_option("on_site")
    address.focus()
    page.keyboard.press("End")
    page.keyboard.type("7")
    page.keyboard.press("Tab")
    kernel.resume()
    expect(expenses).to_have_count(1)
    expect(page.locator('[data-key="process.contact"]')).to_be_focused()
    typed = "https://example.org/meet/room-7"
    until_recorded(page, lab, {"process.address": typed})
    expect(address).to_have_value(typed)


def test_ticks_move_the_readiness_map_of_page_00(lab, visit):
    page = visit(lab, NAME, instruments=3).page
    tick = page.get_by_label("Read the invitation again and write down what it already tells you")
    tick.focus()
    page.keyboard.press("Space")
    expect(page.locator(".wb-progress-words")).to_contain_text("1 of ")
    expect(page.locator(".wb-checklist .wb-saved")).to_contain_text("Saved ")
    first = visit(lab, "00-start-here", instruments=2).page
    expect(first.locator(".wb-home .wb-title")).to_have_text("A start is made")
    expect(first.locator(".wb-area").first).to_contain_text(re.compile(r"The process\s*1 done"))
    first.get_by_label("Date and time").fill("2099-12-03T14:00")
    first.get_by_label("Employer").focus()
    expect(first.locator(".wb-home .wb-facts")).to_contain_text("Thursday 3 December, 14:00")

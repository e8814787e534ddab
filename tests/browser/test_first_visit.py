"""A first visit, from nothing to odds of one's own, a message, a card and a file, takes few presses."""

from datetime import datetime, timedelta

from playwright.sync_api import expect

from browser.journey import BAR, TITLE, go_to
from browser.keyboard import PANEL

MOST_PRESSES = 60  # of keys and of the mouse; what is written in one's own words counts for the press that begins it


class Hand:
    """Somebody's hand at `page`, which counts what it presses."""

    def __init__(self, page):
        self.page, self.presses = page, 0

    def press(self, locator):
        self.presses += 1
        locator.click()

    def write(self, locator, words):
        self.press(locator)
        self.page.keyboard.type(words)

    def choose(self, locator, option):
        """Open the list, and take one of it."""
        self.presses += 2
        locator.select_option(option)

    def type(self, locator, keys):
        self.press(locator)
        self.presses += len(keys)
        self.page.keyboard.type(keys)

    def enter_day(self, locator, when):
        """Every key of a date and a time, in the field's own parts."""
        self.presses += 1 + len(f"{when:%m%d%Y%I%M}") + 2  # the field, digits, on to the time, am or pm
        locator.fill(f"{when:%Y-%m-%dT%H:%M}")

    def turn_to(self, title):
        self.presses += 2
        go_to(self.page, title)


def test_odds_a_message_a_card_and_a_file_take_few_presses(lab, visit):
    page = visit(lab, "00-start-here", instruments=3).page
    here, hand = page.locator(PANEL), Hand(page)
    hand.write(here.get_by_label("Employer"), "City Library")
    hand.enter_day(here.get_by_label("Date and time"), datetime.now() + timedelta(days=9))
    expect(here.locator(".wb-home .wb-headline")).to_contain_text("until you meet")

    hand.press(here.get_by_role("link", name="Next: What a second interview means"))
    expect(page.locator(TITLE)).to_contain_text("What a second interview means")
    hand.choose(here.get_by_label("Kind of work"), "software")
    hand.choose(here.get_by_label("How many people are at this stage"), "exactly")
    hand.type(here.get_by_label("People at this stage, you included"), "4")
    expect(here.locator(".wb-headline")).to_contain_text("about 1 in 4")

    hand.turn_to("The process")
    expect(here.locator(".wb-letter-text")).to_contain_text("Who will make the final decision?")
    hand.write(here.get_by_label("Your name"), "Ada")
    expect(here.locator(".wb-letter-text")).to_contain_text("Ada")
    with page.expect_download() as message:
        hand.press(here.locator(".wb-recruiter").get_by_role("button", name="Save it as a file"))
    assert "final decision" in message.value.path().read_text()

    hand.turn_to("The day")
    hand.write(here.get_by_label("How do I get there?"), "Bus 4 to the market")
    expect(here.locator(".wb-day .wb-saved")).to_contain_text("Saved ")
    with page.expect_download() as card:
        hand.press(here.locator(".wb-day-card").get_by_role("button", name="Save as a file"))
    assert "Bus 4 to the market" in card.value.path().read_text()
    with page.expect_download() as file:
        hand.press(page.locator(BAR).get_by_role("button", name="Download my workbook"))
    assert "City Library" in file.value.path().read_text()
    assert hand.presses <= MOST_PRESSES, hand.presses

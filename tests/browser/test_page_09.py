"""Page 09 in a real JupyterLab: accept or let go, accept once and tell the others, by keyboard."""

import re
from datetime import date

from playwright.sync_api import expect

from browser.desks import opened_again
from browser.keyboard import press, tab_to, write
from browser.waiting import until_recorded
from workbook.journal import Journal
from workbook.wording import day_in_words

NAME = "09-an-offer"
PARTS = 8
DECISION, LIST, ACCEPT = ".wb-decision", ".wb-offers", ".wb-accepting"


def with_two_applications(lab, **more):
    journal = Journal(lab.home / "journal.sqlite3")
    known = {
        "applications.order": ["interview", "application.1"],
        "application.1.employer": "Mill",
        "interview.employer": "Harbour",
    }
    for key, value in (known | more).items():
        journal.record(key, value)
    journal.close()


def test_no_verdict_until_all_is_said_then_it_moves_with_the_sliders_by_keyboard(lab, visit):
    with_two_applications(lab, **{"interview.outcome": "offer"})
    page = visit(lab, NAME, instruments=PARTS).page.locator(DECISION)
    expect(page.locator(".wb-kicker")).to_have_text(re.compile("The offer from .Harbour., beside 1 open application"))
    headline, missing = page.locator(".wb-headline"), page.locator(".wb-cannot")
    keyboard = page.page.keyboard
    worth, carrying_on = (
        page.get_by_role("slider", name=name)
        for name in ("What this offer is worth to you", "What carrying on without an offer is worth")
    )
    mill = page.get_by_role("slider", name=re.compile("An offer from .Mill."))
    expect(headline).to_contain_text("Nothing is weighed yet")
    expect(page.locator(".wb-chart")).to_be_hidden()
    for slider in (worth, carrying_on, mill):
        expect(slider).to_have_attribute("aria-valuetext", "not said yet")
    expect(missing).to_contain_text(
        "Say what this offer is worth to you, what carrying on without it is worth and what"
    )
    worth.focus()
    keyboard.press("Enter")  # where it stands already
    expect(worth).to_have_attribute("aria-valuetext", "50 of 100")
    tab_to(page, carrying_on)
    keyboard.press("Home")
    expect(carrying_on).to_have_attribute("aria-valuetext", "0 of 100")
    expect(missing).to_contain_text(re.compile("Say what an offer from .Mill. would be worth, with the slider below."))
    mill.click()  # in its middle, where it stands
    expect(mill).to_have_attribute("aria-valuetext", "50 of 100")
    expect(headline).to_contain_text("Accepting is ahead by about")
    expect(missing).to_contain_text("No day for your answer is entered, so a week is assumed.")
    worth.focus()
    keyboard.press("Home")
    expect(headline).to_contain_text("Letting it go is ahead by about")
    mill.focus()
    keyboard.press("End")
    expect(mill).to_have_value("100")
    expect(page.locator(".wb-chart figcaption")).to_contain_text("letting it go is ahead")
    expect(page.locator(".wb-saved")).to_contain_text("Saved ")
    until_recorded(page.page, lab, {"application.1.worth": 100})
    opened_again(page.page)
    expect(mill).to_have_value("100")
    expect(headline).to_contain_text("Letting it go is ahead by about")
    page.get_by_role("button", name="Clear: What carrying on without an offer is worth").click()
    expect(carrying_on).to_be_focused()
    expect(carrying_on).to_have_attribute("aria-valuetext", "not said yet")
    expect(headline).to_contain_text("Nothing is weighed yet")


def test_an_impossible_deadline_is_a_sentence(lab, visit):
    page = visit(lab, NAME, instruments=PARTS).page.locator(DECISION)
    before = page.locator(".wb-headline").text_content()
    page.get_by_text("What each would be worth to you").click()
    page.get_by_label("They want your answer by").fill("2020-01-01")
    page.page.keyboard.press("Tab")
    expect(page.get_by_text("must be today or later. You gave: Wednesday 1 January 2020.")).to_be_visible()
    assert page.locator(".wb-headline").text_content() == before


def test_an_offer_is_accepted_once_and_the_others_are_told_by_keyboard(lab, visit):
    with_two_applications(lab)
    opened = visit(lab, NAME, instruments=PARTS)
    page = opened.page
    offers, accept, decision = page.locator(LIST), page.locator(ACCEPT), page.locator(DECISION)
    expect(accept.locator(".wb-summary").first).to_contain_text("There is no offer in your list yet.")
    offers.get_by_role("button", name="Add an offer").focus()
    page.keyboard.press("Enter")
    expect(offers.get_by_label("Who made the offer?")).to_be_focused()
    tab_to(offers, offers.get_by_label("Which application did it come from?"))
    page.keyboard.press("ArrowDown")
    expect(offers.get_by_label("Who made the offer?")).to_have_value("Harbour")
    write(offers, "Which job is it for?", "Night nurse")
    expect(accept.locator(".wb-letter-subject")).to_have_text("Subject: I accept your offer: Night nurse")
    expect(accept.locator(".wb-still-open")).to_contain_text("you do not have it in writing yet")

    yes = accept.get_by_role("button", name="I have accepted this offer, in writing")
    yes.focus()  # many fields of other parts stand before it
    page.keyboard.press("Enter")
    said = accept.get_by_role("heading", name=re.compile("You accepted"))
    expect(said).to_be_focused()
    expect(said).to_contain_text(day_in_words(date.today()))
    expect(accept.locator(".wb-other")).to_have_count(1)
    expect(decision.locator(".wb-kicker")).to_have_text(re.compile("You accepted .Harbour. on "))
    expect(decision.locator(".wb-headline")).to_contain_text("Nothing is left to decide here")
    tab_to(accept, accept.locator(".wb-other > summary"))
    page.keyboard.press("Enter")
    expect(accept.locator(".wb-other .wb-letter-text")).to_contain_text("I withdraw my application at Mill.")
    expect(accept.locator(".wb-saved")).to_contain_text("Saved ")

    opened_again(page)
    expect(said).to_contain_text("Harbour")
    accept.locator(".wb-other > summary").focus()
    page.keyboard.press("Enter")
    expect(accept.locator(".wb-other .wb-letter-text")).to_contain_text("I withdraw my application at Mill.")
    press(accept, re.compile("I have told them"))
    expect(accept.get_by_text("Done. Congratulations on your new job!")).to_be_focused()
    expect(accept.get_by_role("link", name="Afterwards")).to_be_visible()
    expect(accept.locator(".wb-saved")).to_contain_text("Saved ")
    journal = Journal(lab.home / "journal.sqlite3")
    outcomes = [journal.latest(f"{key}.outcome") for key in ("interview", "application.1")]
    assert (journal.latest("accepted.offer"), outcomes) == ("offer.1", ["offer", "withdrawn"])
    assert opened.errors == []


def test_pay_is_asked_back_with_both_readings_and_taken_once_its_currency_is_chosen(lab, visit):
    page = visit(lab, NAME, instruments=PARTS).page.locator(LIST)
    page.get_by_role("button", name="Add an offer").click()
    pay = page.get_by_label("What is the base pay before tax?")
    pay.fill("52,000")
    pay.press("Tab")
    expect(
        page.get_by_text(re.compile("52,000 can be read as 52,000 or as 52. Please write 52000 or 52"))
    ).to_be_visible()
    expect(pay).to_have_value("52,000")
    expect(pay).to_have_attribute("aria-invalid", "true")
    page.get_by_label("In which currency?").select_option("gbp")
    expect(page.get_by_text(re.compile("can be read as"))).to_have_count(0)
    expect(pay).to_have_value("52,000")
    until_recorded(page.page, lab, {"offer.1.pay": 52_000, "offer.1.currency": "gbp"})

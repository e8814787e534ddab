"""A persona of the packs goes from page 00 to a printed day card, with the keyboard alone, from page to page."""

from datetime import datetime, timedelta

from playwright.sync_api import expect

from browser.keyboard import MOST, PANEL, enter_day, press, tab_to, turn_to, write
from workbook.content.packs.library import library

CARD = ".wb-card-frame"


def test_from_the_first_page_to_a_printed_day_card_by_keyboard_alone(lab, visit, tmp_path):
    persona = library().personas[0]
    when = (datetime.now() + timedelta(days=persona.days_ahead)).replace(hour=14, minute=0)
    page = visit(lab, "00-start-here", instruments=2).page
    here = page.locator(PANEL)
    write(here, "Employer", persona.employer)
    enter_day(page, here.get_by_label("Date and time"), when)
    expect(here.locator(".wb-home .wb-headline")).to_contain_text("days until you meet")

    here = turn_to(page, "The process", 3)
    write(here, "What is the exact address, entrance or link?", "12 Mill Lane, side door")
    write(here, "Whom do you call on the day?", "Reception, 01632 960 101")
    expect(here.locator(".wb-letter-text")).to_contain_text(persona.employer)
    expect(here.locator(".wb-process .wb-saved")).to_contain_text("Saved ")

    here = turn_to(page, "the people", 5)
    for person in persona.people:
        press(here, "Add a person")
        name = here.get_by_label("What is their name")
        expect(name).to_be_focused()
        expect(name).to_have_value("")
        page.keyboard.type(person.partition(",")[0])
        write(here, "What can only this person tell you?", f"What matters most to you, {person[:2]}?")
    press(here, "Copy the people from the list above")
    expect(here.locator(".wb-stakeholders .wb-list tbody tr")).to_have_count(len(persona.people))

    here = turn_to(page, "Stories and questions", 6)
    here = turn_to(page, "Fit", 6)
    write(here, "The advert", "\n".join(f"* {need}" for need in persona.needs), exact=True)
    press(here, "Make a list of what they need")
    press(here, "Take these")
    expect(here.locator(".wb-list tbody tr").first).to_contain_text(persona.needs[0])

    here = turn_to(page, "The day", 6)
    expect(here.locator(".wb-plan .wb-summary")).to_contain_text(f"{persona.days_ahead} days to go")
    tab_to(page, here.locator("summary", has_text="Whom to call, what to wear, bring and say"), most=MOST)
    page.keyboard.press("Enter")
    write(here, "What are my first words?", "Thank you for having me back.")
    press(here, "Add something that could go wrong")
    write(here, "If …", persona.worries[0].lower().rstrip("."), exact=True)
    write(here, "… then I …", "breathe out and ask for a moment", exact=True)
    expect(page.frame_locator(CARD).locator("body")).to_contain_text("breathe out and ask for a moment")
    page.evaluate("it => (document.querySelector(it).contentWindow.print = () => (window.asked = 'card'))", CARD)
    press(here, "Print")
    page.wait_for_function("window.asked === 'card'")
    with page.expect_download() as download:
        press(here, "Save as a file")
    assert printed(page.context.browser, download.value.path(), tmp_path) == 1
    card = download.value.path().read_text()
    for word in (
        "12 Mill Lane",
        "01632 960 101",
        "Thank you for having me back.",
        "breathe out",
        persona.employer[:12],
    ):
        assert word in card
    assert all(person.partition(",")[0] in card for person in persona.people)


def printed(browser, file, folder):
    """How many sheets the card takes on paper."""
    page = browser.new_context().new_page()
    page.set_content(file.read_text())
    pdf = page.pdf(prefer_css_page_size=True)
    page.context.close()
    (folder / "card.pdf").write_bytes(pdf)
    return pdf.count(b"/Type /Page") - pdf.count(b"/Type /Pages")

"""A persona of the packs goes from the debrief to an accepted offer, with the keyboard alone, from page to page."""

import re
from datetime import date, datetime, timedelta

from playwright.sync_api import expect

from browser.keyboard import MOST, PANEL, enter_day, press, tab_to, turn_to, write
from workbook.content.packs.library import library
from workbook.journal import Journal

MOMENT = "you told me how the night shift plan is handed over"
LESSON = "Say one figure in each story"
PERSONA = library().personas[0]
MANAGER, TITLE = PERSONA.people[0].split(", ", 1)


def test_from_the_debrief_to_an_accepted_offer_by_keyboard_alone(lab, visit):
    page = visit(lab, "00-start-here", instruments=2).page
    here = page.locator(PANEL)
    write(here, "Employer", PERSONA.employer)
    enter_day(page, here.get_by_label("Date and time"), datetime.now() - timedelta(days=1))

    here = turn_to(page, "Afterwards", 9)
    note_what_is_fresh(here.locator(".wb-debrief"))
    look_back(here)
    stay_in_touch(here)
    here = turn_to(page, "An offer", 8)
    accept_an_offer(here)
    here = turn_to(page, "What you have learned", 7)
    take_it_along(here)
    here = turn_to(page, "Start here", 2)
    here = turn_to(page, "Stories and questions", 4)
    expect(here.locator("option", has_text="You were asked (2)")).to_have_count(1)

    journal = Journal(lab.home / "journal.sqlite3")
    assert journal.latest("accepted.offer") == "offer.1"
    assert journal.latest("interview.outcome") == "offer"
    assert (journal.latest("interview.after"), journal.latest("interview.locked")) == (40, True)
    assert [journal.latest(f"record.{name}") for name in ("interviews", "offers")] == [1, 1]
    assert (journal.latest("person.1.name"), journal.latest("person.1.title")) == (MANAGER, TITLE)


def note_what_is_fresh(debrief):
    press(debrief, "Look back at an interview")
    expect(debrief.get_by_label("Which application was it for?")).to_be_focused()
    write(debrief, "Who was there?", f"{MANAGER}, {TITLE}")
    write(debrief, "What did they ask you?", "How do you hand over a shift?\nTell me about a mistake.")
    write(debrief, "What did you promise them?", "Send the name of the rota tool")
    write(debrief, "how likely is an offer", "40")
    expect(debrief.locator(".wb-hand-would")).to_have_text("New here: 1 name, 2 questions, 1 promise.")
    press(debrief, "Put it where it belongs")
    expect(debrief.locator(".wb-hand-said")).to_contain_text("Done. Added to your lists")


def look_back(here):
    reflect, steps = here.locator(".wb-reflect"), here.locator(".wb-next-steps")
    tab_to(here, reflect.get_by_role("radio", name="10 minutes"), MOST)
    here.page.keyboard.press("ArrowLeft")
    expect(reflect.locator("textarea")).to_have_count(3)
    write(reflect, "What will you do differently next time, in one line?", LESSON, exact=True)
    expect(steps.get_by_role("checkbox")).to_have_count(2)
    expect(steps.get_by_role("checkbox", name=LESSON)).to_be_visible()


def stay_in_touch(here):
    thanks, touch, referees = (here.locator(name) for name in (".wb-thanks", ".wb-touch", ".wb-referees"))
    write(thanks, "What is one real moment you had with this person?", MOMENT)
    expect(thanks.locator(".wb-letter-text")).to_contain_text(f"Hello {MANAGER}")
    expect(thanks.locator(".wb-letter-text")).to_contain_text(MOMENT)
    assert MOMENT in taken(thanks, "Save it as a file")
    enter_date(touch.get_by_label("They promised an answer by"), date.today() + timedelta(days=3))
    expect(touch.locator(".wb-summary")).to_contain_text("If you have heard nothing by then, write on")
    press(referees, "Add a referee")
    write(referees, "Who could speak for you?", "Dana Keller")
    expect(referees.locator(".wb-letter-text")).to_contain_text("Dear Dana Keller,")
    expect(referees.locator(".wb-saved")).to_contain_text("Saved ")


def accept_an_offer(here):
    offers, accept = here.locator(".wb-offers"), here.locator(".wb-accepting")
    press(offers, "Add an offer")
    made_by = offers.get_by_label("Who made the offer?")
    expect(made_by).to_be_focused()
    tab_to(here, offers.get_by_label("Which application did it come from?"))
    here.page.keyboard.press("ArrowDown")
    expect(made_by).to_have_value(PERSONA.employer)
    write(offers, "Which job is it for?", "Ward manager")
    tab_to(here, offers.get_by_label("Do you have it in writing?"))
    here.page.keyboard.type("Y")
    write(offers, "What is the base pay before tax?", "46000")
    enter_date(offers.get_by_label("Until when do they want an answer?"), date.today() + timedelta(days=6))
    expect(offers.locator(".wb-summary")).to_contain_text("6 days")
    press(accept, "I have accepted this offer, in writing")
    expect(accept.get_by_role("heading", name=re.compile("You accepted"))).to_be_focused()
    expect(accept.locator(".wb-saved")).to_contain_text("Saved ")


def take_it_along(here):
    """What came of it stands beside the forecast; the document holds what is ticked, and nothing else."""
    forecast = here.locator(".wb-calibration tbody tr").first
    for words in (PERSONA.employer, "40", "An offer"):
        expect(forecast).to_contain_text(words)
    mine = here.locator(".wb-my-workbook")
    document = taken(mine, "Save as a page (HTML)")
    assert [word for word in (PERSONA.employer, "Ward manager") if word not in document] == []
    assert [
        word
        for word in (MANAGER, MOMENT, "How do you hand over", "46000", "46,000", "Dana", LESSON)
        if word in document
    ] == []
    for label in ("The people I meet", "with its private parts: The people I meet"):
        tab_to(here, mine.get_by_label(label, exact=True), MOST)
        here.page.keyboard.press("Space")
    document = taken(mine, "Save as text (Markdown)").replace("\\", "")
    assert MANAGER in document
    assert [word for word in ("46000", "46,000", "Dana", LESSON) if word in document] == []


def taken(here, name):
    """What is in the file that the button gives."""
    with here.page.expect_download() as download:
        press(here, name)
    return download.value.path().read_text()


def enter_date(field, day):
    """A date, as the keys of the field's own parts."""
    tab_to(field, field, MOST)
    field.page.keyboard.type(f"{day:%m%d%Y}")

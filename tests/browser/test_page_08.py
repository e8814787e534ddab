"""Page 08 in a real JupyterLab: looking back, a note and a question to the employer, by keyboard alone."""

import re
from datetime import date, timedelta

from playwright.sync_api import expect

from browser.desks import opened_again
from browser.keyboard import press, tab_to, write
from workbook.journal import Journal

NAME = "08-afterwards"


def twenty_days_ago():
    return date.today() - timedelta(days=20)


def seed(lab, values):
    journal = Journal(lab.home / "journal.sqlite3")
    for key, value in values.items():
        journal.record(key, value)
    journal.close()


def test_looking_back_and_staying_in_touch_by_keyboard_alone(lab, visit):
    seed(
        lab,
        {
            "interview.employer": "City Library",
            "interview.when": f"{twenty_days_ago()}T14:00",
            "people.order": ["person.1"],
            "person.1.name": "Mara",
        },
    )
    page = visit(lab, NAME, instruments=9).page
    reflect, touch, thanks = (page.locator(name) for name in (".wb-reflect", ".wb-touch", ".wb-thanks"))
    assert Journal(lab.home / "journal.sqlite3").latest("reflections.order") is None

    reflect.get_by_role("radio", name="10 minutes").focus()
    page.keyboard.press("ArrowLeft")
    expect(reflect.locator("textarea")).to_have_count(3)
    write(reflect, "What happened, in two or three short lines?", "They asked about nights <b>twice</b>", exact=True)
    coach = reflect.get_by_label("A coach works with me, and may see what I tick")
    tab_to(reflect, coach)
    page.keyboard.press("Space")
    tab_to(reflect, reflect.get_by_label("My coach may see this: What happened"), key="Shift+Tab")
    page.keyboard.press("Space")
    write(reflect, "What will you do differently next time, in one line?", "Ask about nights first", exact=True)
    expect(reflect.locator(".wb-saved")).to_contain_text("Saved ")
    expect(
        page.get_by_text("Ask about nights first").or_(page.locator("[value='Ask about nights first']")).first
    ).to_be_visible()
    way = reflect.get_by_label("In which way?")
    way.focus()
    page.keyboard.type("Kolb")
    expect(reflect.get_by_text("2 answers to other questions are kept.")).to_be_visible()
    expect(reflect.locator(".wb-support")).to_be_hidden()
    write(reflect, "What will you try out next, in one line?", "I want to die", exact=True)
    expect(reflect.locator(".wb-support")).to_contain_text("you matter more than any job")
    write(reflect, "What will you try out next, in one line?", "Speak slower", exact=True)
    expect(reflect.locator(".wb-support")).to_be_hidden()
    press(reflect, "Start another reflection")
    expect(reflect.locator("textarea").first).to_be_focused()

    write(thanks, "What is one real moment you had with this person?", "you showed me the night desk")
    expect(thanks.locator(".wb-letter-text")).to_contain_text("you showed me the night desk.")
    expect(touch.locator(".wb-summary")).to_contain_text("If you have heard nothing")
    expect(touch.locator(".wb-touch-silence")).to_contain_text(
        re.compile("20 days without a word: under 1.in.20 now, 1.in.4 on the day of the interview")
    )
    field = touch.get_by_label("I asked on")
    tab_to(page, field, most=300)
    field.fill(f"{twenty_days_ago() + timedelta(days=9)}")
    expect(touch.locator(".wb-letter-subject")).to_contain_text("a last short question")

    opened_again(page)
    first = page.get_by_label("What will you try out next, in one line?", exact=True)
    expect(first).to_have_value("Speak slower")
    expect(page.locator(".wb-touch").get_by_label("I asked again on")).to_be_visible()
    journal = Journal(lab.home / "journal.sqlite3")
    assert journal.latest("reflections.order") == ["reflection.1"]
    assert journal.latest("reflection.1.four-fs-facts.shared") is True
    assert journal.latest("reflection.1.four-fs-facts") == "They asked about nights <b>twice</b>"


def test_a_reflection_is_removed_and_the_focus_goes_on(lab, visit):
    fields = {"called": "Friday 4 December 2026", "four-fs-facts": "Later words"}
    row = {f"reflection.1.{name}": text for name, text in fields.items()}
    seed(lab, {"reflections.order": ["reflection.1"], "reflections.last": 1, **row})
    page = visit(lab, NAME, instruments=9).page
    reflect = page.locator(".wb-reflect")
    words = reflect.get_by_label("What happened, in two or three short lines?", exact=True)
    expect(words).to_have_value("Later words")
    press(reflect, "Remove this reflection")
    expect(words).to_have_value("")
    expect(reflect.locator(".wb-undo")).to_contain_text("Friday 4 December 2026")
    expect(reflect.get_by_role("button", name="Put it back")).to_be_focused()
    page.keyboard.press("Enter")
    expect(words).to_have_value("Later words")
    expect(reflect.get_by_role("button", name="Put it back")).to_be_hidden()

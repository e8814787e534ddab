"""Page 05 in a real JupyterLab: questions are found, noted and chosen by keyboard alone."""

import re

from playwright.sync_api import expect

from browser.desks import opened_again
from browser.keyboard import press, tab_to, write
from browser.waiting import until_recorded
from workbook.journal import Journal

NAME = "05-stories-and-questions"
HOSTILE = "<img src=x onerror=alert(1)>"


def test_notes_for_a_question_by_keyboard_alone(lab, visit):
    page = visit(lab, NAME, instruments=4).page
    bank = page.locator(".wb-bank")
    expect(bank.locator("textarea")).to_have_count(5)
    kinds = page.get_by_label("Which questions")
    kinds.focus()
    page.keyboard.type("Too personal")
    expect(bank.locator(".wb-bank-found")).to_have_text("5 of 9 questions are shown.")
    page.keyboard.press("Home")
    expect(kinds).to_have_value("likely")
    write(page, "Look for a word", "YOU")
    expect(bank.locator(".wb-bank-found")).to_contain_text(re.compile(r"5 of \d+ questions are shown"))
    press(page, "Show 5 more")
    expect(bank.locator("textarea")).to_have_count(10)
    notes = bank.locator("textarea").nth(5)
    expect(notes).to_be_focused()
    page.keyboard.type(HOSTILE)
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    expect(bank.locator(".wb-summary")).to_have_text("Notes for 1 question, 1 said aloud.")
    key = notes.get_attribute("data-key")
    until_recorded(page, lab, {key: HOSTILE, f"{key}.aloud": True})

    opened_again(page)
    expect(bank.locator(".wb-summary")).to_have_text("Notes for 1 question, 1 said aloud.")
    page.get_by_label("Look for a word").fill("you")
    page.get_by_role("button", name="Show 5 more").click()
    expect(page.locator(f'[data-key="{key}"]')).to_have_value(HOSTILE)
    expect(page.locator(f'[data-key="{key}.aloud"]')).to_be_checked()


def test_a_question_that_was_asked_by_keyboard_alone(lab, visit):
    journal = Journal(lab.home / "journal.sqlite3")
    for key, value in {"heard.order": ["heard.1"], "heard.1.question": HOSTILE}.items():
        journal.record(key, value)
    page = visit(lab, NAME, instruments=4).page
    bank = page.locator(".wb-bank")
    page.get_by_label("Which questions").focus()
    page.keyboard.type("You were")
    question = bank.locator(".wb-fold summary")
    expect(question).to_have_count(1)
    expect(question.locator(".wb-legend")).to_have_text(f"\u2068{HOSTILE}\u2069")
    tab_to(page, question)
    page.keyboard.press("Enter")
    went = bank.locator("[data-key='heard.1.went']")
    expect(bank.locator("label", has=page.locator(".wb-unseen")).nth(1)).to_contain_text("How did your answer go?")
    tab_to(page, went)
    page.keyboard.type("So")
    page.keyboard.press("Tab")
    page.keyboard.type("Shorter.")
    expect(bank.locator(".wb-summary")).to_have_text("1 question you were asked; you have looked at it.")
    until_recorded(page, lab, {"heard.1.better": "Shorter."})
    opened_again(page)
    expect(page.get_by_label("Which questions")).to_have_value("likely")
    page.get_by_label("Which questions").select_option("heard")
    expect(went).to_have_value("so_so")
    expect(bank.locator("[data-key='heard.1.better']")).to_have_value("Shorter.")


def test_questions_to_ask_by_keyboard_alone(lab, visit):
    journal = Journal(lab.home / "journal.sqlite3")
    answers = {"people.order": ["person.1"], "person.1.name": HOSTILE, "person.1.question": "Why <b>here</b>?"}
    for key, value in answers.items():
        journal.record(key, value)
    journal.close()
    page = visit(lab, NAME, instruments=4).page
    ask = page.locator(".wb-ask-them")
    expect(ask.locator(".wb-ask-people li")).to_contain_text("Why <b>here</b>?")
    assert ask.locator("img, b").count() == 0
    ask.locator("summary").first.focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    expect(ask.locator(".wb-fold-words").first).to_have_text("1 of 10")
    tab_to(page, ask.locator("summary").nth(1))
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    sentence = ask.locator(".wb-summary")
    expect(sentence).to_contain_text("You have 2 questions for 2 kinds of people, and 1 of your own;")
    write(page, "Questions of your own", "When do the lights go out?", exact=True)
    expect(sentence).to_contain_text("and 2 of your own;")
    expect(ask.locator(".wb-saved")).to_contain_text("Saved ")
    opened_again(page)
    expect(sentence).to_contain_text("2 questions for 2 kinds of people, and 2 of your own;")

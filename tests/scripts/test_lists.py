"""Lists are patched by key: the focus and the scroll stay, and a press counts once and for the row it was meant for."""

import pytest
from playwright.sync_api import expect

from workbook import Checklist, CompareOffers, Home, NextSteps, QuestionBank, Roster, StakeholderMap
from workbook.widgets.kit.checklist import WITH_TIME_LEFT
from workbook.widgets.kit.few import STAND_OPEN

PEOPLE = {"people.order": ["person.1", "person.2", "person.3"]} | {f"person.{i}.name": f"Person {i}" for i in (1, 2, 3)}


@pytest.fixture
def roster(answers, drawn):
    answers.put(PEOPLE)
    return drawn(Roster(answers))


def names(part):
    return part.el.locator("tbody th").all_inner_texts()


def test_the_focus_stays_on_a_button_while_the_list_changes(roster):
    button = roster.el.get_by_role("button", name="Edit \u2068Person 2\u2069")
    button.focus()
    roster.part.answers.put({"person.1.name": "Somebody"})
    roster.tell(**roster.hand_over([]))
    assert names(roster)[0] == "\u2068Somebody\u2069"
    expect(roster.el.get_by_role("button", name="Edit \u2068Person 2\u2069")).to_be_focused()


def test_what_is_being_typed_stays_when_another_field_comes(roster, page):
    field = roster.el.locator(".wb-form .wb-input").first
    field.press("End")
    field.press_sequentially("x")
    page.evaluate("scrollTo(0, 100)")
    before = page.evaluate("scrollY")
    roster.tell(fields=[*roster.known["fields"][:1], *roster.known["fields"][2:]])
    expect(field).to_be_focused()
    assert field.input_value() == "Person 1x"
    assert page.evaluate("scrollY") == before


def test_a_double_click_removes_one_and_the_focus_is_on_the_way_back(roster):
    roster.el.get_by_role("button", name="Remove \u2068Person 1\u2069").dblclick()
    roster.carry()
    assert names(roster) == ["\u2068Person 2\u2069", "\u2068Person 3\u2069"]
    back = roster.el.get_by_role("button", name="Put it back")
    expect(back).to_be_focused()
    back.click()
    roster.carry()
    assert len(names(roster)) == 3
    expect(roster.el.get_by_role("button", name="Edit \u2068Person 1\u2069")).to_be_focused()


def test_after_add_one_goes_on_in_the_form(roster):
    roster.el.get_by_role("button", name="Add a person").click()
    roster.carry()
    expect(roster.el.locator(".wb-form .wb-input").first).to_be_focused()


def test_a_key_that_is_held_does_one_job_only(answers, drawn, page):
    answers.put({"interview.when": "2099-01-01T10:00"})
    part = drawn(Home(answers))
    first = part.el.get_by_role("button", name="Done").first
    first.focus()
    page.keyboard.down("Enter")
    page.keyboard.down("Enter")
    page.keyboard.up("Enter")
    assert len([one for one in part.sent() if one["content"].get("do") == "done"]) == 1


def test_a_step_that_is_ticked_leaves_the_focus_on_what_is_said(answers, drawn):
    answers.put({"actions.order": ["action.1", "action.2"], "action.1.step": "Write", "action.2.step": "Call"})
    part = drawn(NextSteps(answers))
    part.el.get_by_role("checkbox", name="Write").check()
    part.carry()
    expect(part.el.locator(".wb-summary")).to_be_focused()
    expect(part.el.locator(".wb-steps-done > summary")).to_have_text("Done (1)")


def test_more_questions_put_the_focus_on_the_first_of_them(answers, drawn):
    bank = drawn(QuestionBank(answers))
    bank.el.get_by_label("Which questions").select_option(index=2)
    bank.carry()
    many = bank.el.locator(".wb-is-text").count()
    more = bank.el.get_by_role("button", name="Show")
    if more.is_visible():
        more.click()
        bank.carry()
        expect(bank.el.locator(".wb-is-text textarea").nth(many)).to_be_focused()
        expect(bank.el.locator("details[open]")).to_have_count(1)


def test_a_suggestion_that_is_taken_leaves_the_focus_on_the_next(answers, drawn):
    part = drawn(StakeholderMap(answers))
    part.el.locator(".wb-forgotten > summary").click()
    adds = part.el.locator(".wb-forgotten button")
    second = adds.nth(1).get_attribute("aria-label")
    adds.first.click()
    part.carry()
    expect(part.el.get_by_role("button", name=second)).to_be_focused()


def test_a_field_in_the_matrix_keeps_the_focus_when_a_criterion_comes(answers, drawn):
    answers.put({"offers.order": ["offer.1", "offer.2"], "offer.1.employer": "A", "offer.2.employer": "B"})
    part = drawn(CompareOffers(answers))
    cell = part.el.locator("td input").first
    cell.fill("4")
    part.carry()
    expect(cell).to_be_focused()
    part.el.get_by_role("button", name="Add a criterion of your own").click()
    part.carry()
    expect(part.el.locator("tbody tr:last-child .wb-is-line input")).to_be_focused()


def test_who_copies_the_roster_goes_on_at_what_adds_to_the_list(answers, drawn):
    answers.put(PEOPLE)
    part = drawn(StakeholderMap(answers))
    part.el.get_by_role("button", name="Copy the people from the list above").click()
    part.carry()
    expect(part.el.get_by_role("button", name="Add a stakeholder")).to_be_focused()


def test_all_that_is_folded_is_one_line_which_counts_what_is_in_it_and_stays_open(answers, drawn):
    part = drawn(Checklist(answers, "logistics"))
    rest = part.el.locator(".wb-sheet > details")
    count, groups = rest.locator("> summary .wb-fold-words"), rest.locator("details")
    every = len(part.part.fields) - STAND_OPEN
    expect(rest.locator("> summary .wb-legend")).to_have_text(WITH_TIME_LEFT)
    expect(count).to_have_text(f"0 of {every}")
    expect(part.el.locator(".wb-checkbox:visible")).to_have_count(STAND_OPEN)
    rest.locator("> summary").click()
    expect(part.el.locator("details[open]")).to_have_count(1)
    groups.first.locator("summary").click()
    groups.first.locator(".wb-checkbox").first.check()
    expect(count).to_have_text(f"1 of {every}")
    part.tell(fields=part.known["fields"][:-1])
    expect(count).to_have_text(f"1 of {every - 1}")
    expect(part.el.locator("details[open]")).to_have_count(2)

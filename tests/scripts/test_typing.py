"""What a person types stays theirs: half a date, a held key, markup, and whatever Python says meanwhile."""

from datetime import datetime, timedelta

import pytest
from playwright.sync_api import expect

from workbook import IfThen, RedFlags, Roster, StayInTouch, ThankYou
from workbook.widgets.kit.controls import Date, Number, Text

NOW = datetime(2026, 11, 23, 12)
MARKUP = "<b onclick=alert(1)>Mara</b> & <img src=x onerror=alert(2)>"


@pytest.fixture
def stopped(page):
    """The clock of the page, which stands still but when a test lets it go on."""
    page.clock.install(time=NOW)
    page.clock.pause_at(NOW + timedelta(minutes=1))
    return page.clock


@pytest.fixture
def thanks(answers, drawn):
    answers.put({"people.order": ["person.1", "person.2"], "person.1.name": "Mara", "person.2.name": MARKUP})
    return drawn(ThankYou(answers))


def moment(part):
    return part.el.locator("[data-key='person.1.moment']")


def typed(messages):
    return [one["content"]["typed"] for one in messages if one.get("content", {}).get("do") == "type"]


def test_what_is_typed_is_sent_after_a_pause_and_at_once_when_the_field_is_left(stopped, thanks):
    moment(thanks).press_sequentially("He")
    assert typed(thanks.sent()) == []
    stopped.run_for(1_000)
    assert typed(thanks.sent()) == ["He"]
    moment(thanks).press_sequentially("l")
    assert typed(thanks.sent()) == []
    moment(thanks).press("Tab")
    assert typed(thanks.sent()) == ["Hel"]


def test_a_key_that_is_held_is_sent_while_it_is_down(stopped, thanks, page):
    moment(thanks).focus()
    for _ in range(12):
        page.keyboard.down("a")  # as the keyboard repeats it
        stopped.run_for(100)
    assert len(typed(thanks.sent())) >= 1
    page.keyboard.up("a")
    assert moment(thanks).input_value() == "a" * 12


def test_nothing_is_written_under_fingers(thanks):
    moment(thanks).press_sequentially("My own words")
    thanks.tell(shown={"count": 99, "typed": {"person.1.moment": "somebody else's"}})
    assert moment(thanks).input_value() == "My own words"
    assert moment(thanks).evaluate("one => one.selectionStart") == len("My own words")


def test_a_message_that_was_on_its_way_takes_no_letter(thanks):
    """Python heard "Hel" and answers when "Hello" was sent already: the page keeps what is newer, and asks again."""
    moment(thanks).press_sequentially("Hel")
    moment(thanks).press("Tab")
    late = thanks.hand_over(thanks.sent())
    late.setdefault("shown", {"count": 50, "typed": {"person.1.moment": "Hel"}})
    moment(thanks).press("End")
    moment(thanks).press_sequentially("lo")
    moment(thanks).press("Tab")
    thanks.tell(**late)
    assert moment(thanks).input_value() == "Hello"
    thanks.carry()
    assert moment(thanks).input_value() == "Hello"
    assert thanks.part.answers.get("person.1.moment") == "Hello"


def test_markup_stays_as_it_was_typed(thanks, page):
    moment(thanks).fill(MARKUP)
    moment(thanks).press("Tab")
    thanks.carry()
    assert moment(thanks).input_value() == MARKUP
    expect(thanks.el.locator(".wb-letter-text")).to_contain_text(MARKUP)
    assert page.locator("b, img").count() == 0


def test_a_date_that_is_half_typed_is_not_sent_and_takes_nothing_away(stopped, answers, drawn, page):
    answers.put({"interview.employer": "Library", "interview.since": "2026-11-20"})
    part = drawn(StayInTouch(answers))
    day = part.el.get_by_label("Their last word")
    assert day.input_value() == "2026-11-20"
    day.focus()
    page.keyboard.press("Backspace")  # the day or the month is empty now, so the browser calls all of it empty
    stopped.run_for(1_000)
    assert typed(part.sent()) == []
    part.tell(shown={"count": 77, "typed": {"interview.since": "2026-11-21"}})
    assert day.evaluate("one => one.validity.badInput") is True


def test_a_control_says_that_its_date_is_half_typed_once_it_is_left(drawn, page):
    part = drawn(Date(label="Their last word"))
    part.el.locator("input").focus()
    page.keyboard.press("1")
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    part.carry()
    expect(part.el.locator(".wb-error")).not_to_be_empty()


def test_a_control_follows_python_but_not_under_fingers(drawn):
    part = drawn(Text(label="Employer"))
    part.tell(typed="Library")
    assert part.el.locator("input").input_value() == "Library"
    part.el.locator("input").press("End")
    part.el.locator("input").press_sequentially("x")
    part.tell(typed="Museum")
    assert part.el.locator("input").input_value() == "Libraryx"


def test_a_number_that_is_none_is_told_as_such(drawn, page):
    part = drawn(Number(label="People", minimum=1, maximum=50))
    part.el.locator("input").press_sequentially("e")
    part.carry()
    assert "People must be a whole number from 1 to 50" in part.el.locator(".wb-error").inner_text()


def test_keys_stay_in_a_part(answers, drawn, page):
    """JupyterLab would move between cells, and delete one at "d d"."""
    page.evaluate(
        "document.addEventListener('keydown', ({ key }) => (globalThis.heard = (globalThis.heard ?? '') + key))"
    )
    part = drawn(Roster(answers))
    part.el.get_by_role("button", name="Add a person").press("d")
    assert page.evaluate("globalThis.heard ?? ''") == ""


def test_a_choice_marks_its_field(answers, drawn):
    part = drawn(RedFlags(answers))
    part.el.locator("summary").click()
    first = part.el.locator(".wb-is-choice").first
    first.locator("select").select_option("seen")
    part.carry()
    expect(first).to_have_attribute("data-typed", "seen")
    expect(part.el.locator(".wb-ask li")).to_have_count(1)


def test_a_tick_that_was_refused_or_changed_elsewhere_follows_python(answers, drawn):
    part = drawn(IfThen(answers))
    part.el.locator(".wb-starters summary").click()
    first = part.el.locator(".wb-starters input").first
    first.check()
    part.carry()
    key = first.get_attribute("data-key")
    assert part.part.answers.get(key) is True
    part.part.answers.put({key: False})
    part.tell(**part.hand_over([]))
    part.carry()  # it sent this tick last, so it asks again before it believes that
    expect(first).not_to_be_checked()

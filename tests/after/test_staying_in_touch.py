"""When to ask how it stands, how often, and what cannot be as it is written."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbook.after.staying_in_touch import (
    FOLLOW_UP,
    HOLIDAYS,
    LAST_FOLLOW_UP,
    TWICE,
    Touch,
    advice,
    as_of,
    next_letter,
    silence_in_words,
    touch_contradictions,
    touch_of,
    window,
    working_days_after,
)
from workbook.answers.applications import Application

FRIDAY = date(2026, 12, 4)
MONDAY, TUESDAY = FRIDAY + timedelta(days=3), FRIDAY + timedelta(days=4)
THURSDAY = date(2026, 11, 26)
A_WEEK_LATER = date(2026, 12, 3)


@given(st.dates(date(2000, 1, 1), date(2090, 1, 1)), st.integers(1, 30))
def test_working_days_are_monday_to_friday(day, count):
    later = working_days_after(day, count)
    between = [day + timedelta(days=step) for step in range(1, (later - day).days + 1)]
    assert later.weekday() < 5
    assert sum(one.weekday() < 5 for one in between) == count


def test_one_or_two_working_days_after_the_promised_day():
    touch = Touch(day=THURSDAY, promised=FRIDAY)
    assert window(touch) == (MONDAY, TUESDAY)
    when, why = advice(touch, FRIDAY)
    assert when.endswith("write on Monday 7 December 2026 or Tuesday 8 December 2026.")
    assert why.startswith("They promised an answer by Friday 4 December 2026")
    assert why.endswith(HOLIDAYS)
    assert advice(touch, TUESDAY)[0] == "If you have heard nothing, today is a good day to write."
    assert advice(touch, date(2026, 12, 12))[0].endswith("write on Monday 14 December 2026.")  # a Saturday


def test_a_week_when_no_day_was_promised_and_that_is_called_practice_wisdom():
    touch = Touch(day=THURSDAY)
    assert window(touch) == (A_WEEK_LATER, A_WEEK_LATER)
    assert "after the interview is usual: practice wisdom, not research." in advice(touch, THURSDAY)[1]
    heard = Touch(day=THURSDAY, since=FRIDAY)
    assert window(heard) == (date(2026, 12, 11), date(2026, 12, 11))
    assert "after their last word is usual" in advice(heard, FRIDAY)[1]


def test_twice_at_most():
    touch = Touch(day=THURSDAY, promised=FRIDAY)
    assert next_letter(touch, MONDAY) == FOLLOW_UP
    once = Touch(day=THURSDAY, promised=FRIDAY, first=MONDAY)
    assert next_letter(once, MONDAY) == LAST_FOLLOW_UP
    assert window(once) == (date(2026, 12, 14), date(2026, 12, 14))
    again = Touch(day=THURSDAY, promised=date(2026, 12, 18), first=MONDAY)  # they named a new day in their answer
    assert window(again) == (date(2026, 12, 21), date(2026, 12, 22))
    twice = Touch(day=THURSDAY, promised=FRIDAY, first=MONDAY, second=date(2026, 12, 14))
    assert next_letter(twice, date(2026, 12, 14)) == ""
    assert advice(twice, date(2026, 12, 14)) == (TWICE, "")


def test_the_promise_explains_the_day_that_it_decides():
    once = Touch(day=THURSDAY, promised=date(2026, 12, 18), first=MONDAY)
    when, why = advice(once, TUESDAY)
    assert when.endswith("write on Monday 21 December 2026 or Tuesday 22 December 2026.")
    assert why.startswith("They promised an answer by Friday 18 December 2026; give them one or two")
    asked = Touch(day=THURSDAY, promised=FRIDAY, first=MONDAY)
    assert advice(asked, TUESDAY)[1].startswith("You wrote on Monday 7 December 2026. A week")


def test_only_messages_after_their_last_word_count():
    second = date(2026, 12, 14)
    twice = {"day": THURSDAY, "first": MONDAY, "second": second}
    between = Touch(**twice, since=second)  # a message of that day may have come after their reply
    assert (next_letter(between, second), window(as_of(between, second))) == (LAST_FOLLOW_UP, (date(2026, 12, 21),) * 2)
    replied = Touch(**twice, since=date(2026, 12, 15))
    assert next_letter(replied, date(2026, 12, 15)) == FOLLOW_UP
    when, why = advice(replied, date(2026, 12, 15))
    assert when.endswith("write on Tuesday 22 December 2026.")
    assert "after their last word" in why
    promised = Touch(**twice, since=second, promised=date(2026, 12, 18))
    assert advice(promised, second)[0].endswith("write on Monday 21 December 2026 or Tuesday 22 December 2026.")
    to_come = Touch(**twice, since=date(2026, 12, 20))  # not heard yet
    assert advice(to_come, second) == (TWICE, "")


def test_the_next_message_takes_the_place_of_one_that_no_longer_counts():
    replied = {"day": THURSDAY, "since": date(2026, 12, 15), "second": date(2026, 12, 14)}
    third = Touch(**replied, first=date(2026, 12, 22))
    assert touch_contradictions(third, date(2026, 12, 22)) == []
    assert next_letter(third, date(2026, 12, 22)) == LAST_FOLLOW_UP
    assert window(third) == (date(2026, 12, 29), date(2026, 12, 29))
    assert touch_contradictions(Touch(**replied), date(2026, 12, 22)) == []
    between = Touch(THURSDAY, FRIDAY, None, date(2026, 12, 21), date(2026, 12, 14))  # in the place of an older first
    assert touch_contradictions(between, date(2026, 12, 21)) == []
    assert advice(between, date(2026, 12, 21)) == (TWICE, "")
    fourth = Touch(THURSDAY, date(2026, 12, 15), None, date(2026, 12, 22), date(2026, 12, 29))
    assert advice(fourth, date(2026, 12, 29)) == (TWICE, "")


def test_nothing_is_known_or_the_interview_is_still_to_come():
    assert advice(Touch(), FRIDAY)[0].startswith("Enter their last word")
    assert next_letter(Touch(), FRIDAY) == "", "nobody can say how long they have waited"
    assert next_letter(Touch(since=THURSDAY), FRIDAY) == FOLLOW_UP
    assert window(Touch(first=MONDAY)) == (date(2026, 12, 14), date(2026, 12, 14))
    assert advice(Touch(day=MONDAY), FRIDAY)[0].startswith("The interview is on Monday 7 December 2026.")
    assert next_letter(Touch(day=MONDAY), FRIDAY) == ""


def test_what_cannot_be_is_said_and_the_rest_goes_on():
    touch = Touch(day=FRIDAY, promised=THURSDAY)
    assert touch_contradictions(touch, MONDAY) == [], "a promise that they overtook is set aside, which is no mistake"
    assert "The promised day is before the interview, so it is set aside" in advice(touch, MONDAY)[1]
    turned = Touch(day=THURSDAY, first=TUESDAY, second=MONDAY)
    assert (
        "Your second message (Monday 7 December 2026) is before the first" in touch_contradictions(turned, TUESDAY)[0]
    )
    ahead = Touch(day=THURSDAY, first=TUESDAY)
    assert touch_contradictions(ahead, MONDAY)[0].startswith(
        "Your first message is on Tuesday 8 December 2026, which is still"
    )
    assert next_letter(ahead, MONDAY) == FOLLOW_UP
    alone = Touch(day=THURSDAY, second=MONDAY)
    assert "no first one" in touch_contradictions(alone, TUESDAY)[0]
    assert next_letter(alone, TUESDAY) == LAST_FOLLOW_UP
    early = Touch(day=FRIDAY, first=THURSDAY)
    assert (
        "Your first message (Thursday 26 November 2026) is before the interview"
        in touch_contradictions(early, MONDAY)[0]
    )
    assert touch_contradictions(Touch(day=THURSDAY, promised=FRIDAY, first=MONDAY, second=TUESDAY), TUESDAY) == []


def test_the_application_says_when_the_interview_was_before_the_notes_do():
    application = Application("interview", when="2026-11-26T14:00", promised="2026-12-04")
    assert touch_of(replace(application, looked_back="2026-12-04"), None, None) == Touch(day=THURSDAY, promised=FRIDAY)
    assert (
        touch_of(Application("application.1", since="2026-12-04", looked_back="2026-11-26"), None, None).day == THURSDAY
    )


@pytest.mark.parametrize(
    ("days", "now", "then", "words"),
    [
        (14, 0.25, 1 / 3, "14 days without a word: about 1 in 4 now, 1 in 3 on the day of the interview."),
        (1, 0.33, 1 / 3, "1 day without a word: still about 1 in 3, as on the day of the interview."),
        (90, 0.01, 1 / 3, "90 days without a word: under 1 in 20 now, 1 in 3 on the day of the interview."),
        (3, 0.95, None, "3 days without a word: about 19 in 20 now."),
        (0, 0.33, 1 / 3, "No silence so far: about 1 in 3."),
    ],
)
def test_the_silence_in_words(days, now, then, words):
    assert silence_in_words(days, now, then) == words

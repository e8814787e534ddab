"""Accept or let go: how far one plan is ahead, and with how many days they change places."""

import pytest

from workbook.figures.decision import Plans, ahead_by_days

DAYS = list(range(31))
RISING = [40 + day for day in DAYS]


@pytest.mark.parametrize(
    ("accepting", "holding", "words", "shortly"),
    [
        (62, 50, "Accepting is ahead by about 12 of 100", "accepting ahead by 12"),
        (42, 50, "Letting it go is ahead by about 8 of 100", "letting it go ahead by 8"),
        (53, 50, "Too close to call", "too close to call"),
        (53.4, 49.6, "Too close to call", "too close to call"),
        (53.6, 50.4, "Accepting is ahead by about 4 of 100", "accepting ahead by 4"),
    ],
)
def test_the_margin_is_the_difference_of_the_numbers_that_are_said(accepting, holding, words, shortly):
    plans = Plans(accepting, holding)
    assert (plans.in_words, plans.shortly) == (words, shortly)
    assert plans.ahead == plans.accept - plans.hold


def test_the_picture_begins_today_and_marks_your_day_and_where_the_plans_change_places():
    drawing = ahead_by_days(DAYS, RISING, 52, 5)
    curve, yours, turn = drawing.traces
    assert (curve["x"][0], curve["y"][0], curve["y"][30]) == (0, -12, 18)
    assert (yours["x"], yours["y"]) == ([5], [-7])
    assert (turn["x"], turn["y"]) == ([12], [0])
    assert [words["text"] for words in drawing.layout["annotations"]] == [
        "accepting is ahead", "letting it go is ahead", "your day", "too close to call", "12 days",
    ]  # fmt: skip
    assert drawing.sentence == (
        "With 5 days to decide: letting it go is ahead by about 7 of 100. The plans change places with about 12 days."
    )


def test_nothing_is_marked_where_the_plans_never_change_places():
    behind = ahead_by_days(DAYS, [20] * 31, 60, 7)
    assert behind.sentence == (
        "With 7 days to decide: letting it go is ahead by about 40 of 100. More days, up to 30, do not change that."
    )
    ahead = ahead_by_days(DAYS, RISING, 30, 1)
    assert ahead.sentence == (
        "With 1 day to decide: accepting is ahead by about 11 of 100. More days, up to 30, would add about 29, as "
        "something better may come."
    )
    flat = ahead_by_days(DAYS, [70] * 31, 30, 7)
    assert flat.sentence.endswith("More days would change little.")
    assert len(behind.traces) == len(ahead.traces) == len(flat.traces) == 2


def test_the_table_says_what_is_drawn_and_holds_your_day_and_the_one_where_it_turns():
    drawing = ahead_by_days(DAYS, RISING, 52, 5)
    assert drawing.columns == ("Days to decide", "Accept by then", "Let it go", "What is ahead")
    assert ("5, yours", "45", "52", "Letting it go is ahead by about 7 of 100") in drawing.rows
    assert ("12", "52", "52", "Too close to call") in drawing.rows
    assert drawing.rows[0] == ("0", "40", "52", "Letting it go is ahead by about 12 of 100")
    heights = dict(zip(drawing.traces[0]["x"], drawing.traces[0]["y"], strict=True))
    assert all(heights[int(day.split(",")[0])] == int(one) - int(other) for day, one, other, _said in drawing.rows)


def test_a_day_that_nobody_said_is_called_assumed():
    drawing = ahead_by_days(DAYS, RISING, 52, 7, assumed=True)
    assert drawing.layout["annotations"][2]["text"] == "assumed day"
    assert ("7, assumed", "47", "52", "Letting it go is ahead by about 5 of 100") in drawing.rows

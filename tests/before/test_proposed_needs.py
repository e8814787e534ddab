"""What of an advert is proposed, what is said of the rest, and what becomes of what a person takes."""

import pytest

from workbook.answers.fields import LONGEST_LINE
from workbook.before.advert import DESIRABLE, ESSENTIAL, read_advert
from workbook.before.proposed_needs import MOST_APART, MOST_NEEDS, NO_NEEDS, propose, take_needs, untake_needs
from workbook.content.rows import MOST_ROWS, NEEDS

ADVERT = """About us
We are kind.
Requirements
- Kind
- Calm
Nice to have
- Quick
"""


def with_rows(*texts):
    return take_needs({}, texts).changes


def texts(found):
    return [one.text for one in found]


def test_needs_come_first_and_the_rest_stands_apart():
    found = propose({}, read_advert(ADVERT))
    assert [(one.text, one.section, one.ticked) for one in found.needs] == [
        ("Kind", ESSENTIAL, True),
        ("Calm", ESSENTIAL, True),
        ("Quick", DESIRABLE, True),
    ]
    assert [title for title, _group in found.groups] == ["What they need", "What would be nice to have"]
    assert [(title, texts(group)) for title, group in found.others] == [
        ("About them", ["We are kind."]),
        ("Headings", ["About us", "Requirements", "Nice to have"]),
    ]
    assert not any(one.ticked for one in found.apart)
    assert found.said == "3 lines read like needs. 4 other lines stand apart below."
    assert found.left_out_in_words == ""


def test_what_is_in_the_list_already_is_not_proposed_again():
    found = propose(with_rows("kind."), read_advert(ADVERT))
    assert texts(found.needs) == ["Calm", "Quick"]
    assert found.said == "2 lines read like needs. 4 other lines stand apart below. 1 line is in your list already."
    every = propose(with_rows("Kind", "Calm", "Quick"), read_advert(ADVERT))
    assert every.needs == ()
    assert every.said.startswith("Every line of it that reads like a need is in your list already.")


def test_what_the_person_removed_is_proposed_without_a_tick():
    answers = with_rows("Kind", "Calm")
    answers |= NEEDS.remove(answers, "need.1")
    found = propose(answers, read_advert(ADVERT))
    assert [(one.text, one.ticked, one.note) for one in found.needs] == [
        ("Kind", False, "you had removed it"),
        ("Quick", True, ""),
    ]
    assert "1 line you had removed is not ticked." in found.said
    assert NEEDS.keys(answers | take_needs(answers, ["Kind"]).changes) == ["need.2", "need.3"]


def test_what_was_put_aside_with_an_earlier_interview_was_not_removed():
    answers = with_rows("Kind") | {"needs.order": [], "past.application.1.needs.order": ["need.1"]}
    assert propose(answers, read_advert(ADVERT)).needs[0].ticked


def test_of_more_than_thirty_the_others_are_counted_and_come_on_request():
    advert = read_advert("Requirements\n" + "\n".join(f"- Need number {at}" for at in range(MOST_NEEDS + 12)))
    found = propose({}, advert)
    assert texts(found.needs) == [f"Need number {at}" for at in range(MOST_NEEDS)]
    assert found.left_out == (12, 0)
    assert found.left_out_in_words == "12 more lines that read like needs are not shown yet."
    assert found.said.startswith("42 lines read like needs. The first 30 are shown.")
    more = propose({}, advert, times=2)
    assert (len(more.needs), more.left_out_in_words) == (42, "")
    again = propose(with_rows(*texts(found.needs)), advert)
    assert texts(again.needs) == [f"Need number {at}" for at in range(30, 42)], "pressing again brings the others"


def test_other_lines_are_counted_too():
    advert = read_advert("Requirements\n- Kind\nAbout us\n" + "\n".join(f"We are {at} and kind." for at in range(200)))
    found = propose({}, advert)
    assert len(found.apart) == MOST_APART
    assert found.left_out_in_words == "102 other lines are not shown yet."
    assert propose({}, advert, times=3).left_out == (0, 0)


def test_every_line_of_an_advert_is_proposed_apart_or_counted():
    advert = read_advert(ADVERT * 3 + "\n".join(f"- Need number {at}" for at in range(100)))
    found = propose(with_rows("Kind", "Need number 7"), advert)
    counted = len(found.needs) + len(found.apart) + sum(found.left_out)
    assert "2 lines are in your list already." in found.said
    assert "14 lines stand in it more than once." in found.said
    assert counted + 2 + 14 == len(advert.lines)


def test_what_is_said_of_adverts_that_say_little():
    assert propose({}, read_advert("Benefits\n- Free tea")).said.startswith(NO_NEEDS)
    tasks = propose({}, read_advert("Tasks:\n- Leads a team"))
    assert tasks.said.startswith("It does not say in so many words what they need. 1 line is the closest to it.")
    assert [title for title, _group in tasks.groups] == ["What you will do"]
    long = propose({}, read_advert(f"Requirements\n- {'word ' * 100}"))
    assert f"1 line of more than {LONGEST_LINE} characters stands here in parts." in long.said


def test_only_what_is_not_there_yet_is_taken_and_each_once():
    answers = with_rows("Kind", "Calm")
    taken = take_needs(answers, ["calm.", "Quick", "QUICK"])
    assert (taken.keys, taken.changes["need.3.need"]) == (("need.3",), "Quick")
    assert taken.sentence == "1 line was added to the list."
    assert take_needs(answers, ["Kind"]).sentence == "Nothing was added."


def test_a_full_list_says_so_and_keeps_what_had_no_room():
    answers = with_rows(*(f"Need {at}" for at in range(MOST_ROWS - 1)))
    taken = take_needs(answers, ["Kind", "Calm", "Quick"])
    assert (taken.keys, taken.no_room) == (("need.40",), ("Calm", "Quick"))
    assert taken.sentence.endswith("The list holds at most 40: 2 lines had no room and stay here.")


def test_taking_is_undone_in_one_step_and_leaves_no_trace():
    taken = take_needs({}, ["Kind", "Calm"])
    undone = {**taken.changes} | untake_needs(taken.changes, taken.keys)
    assert NEEDS.keys(undone) == []
    assert all(one.ticked for one in propose(undone, read_advert(ADVERT)).needs)


def test_what_was_added_to_a_row_since_stays_with_it():
    taken = take_needs({}, ["Kind", "Calm"])
    answers = taken.changes | {"need.1.bring": "Eight people"}
    undone = answers | untake_needs(answers, taken.keys)
    assert (undone["need.1.need"], undone["need.1.bring"], undone["need.2.need"]) == ("Kind", "Eight people", None)


@pytest.mark.parametrize(
    "answers", [{"need.1.need": 7}, {"needs.order": "odd"}, {"need.x.need": "Kind"}, {"need.need": ""}], ids=repr
)
def test_odd_answers_harm_nothing(answers):
    assert texts(propose(answers, read_advert(ADVERT)).needs)[1:] == ["Calm", "Quick"]

"""Looking back at an interview: what a new look back starts with, and which lines go to which list."""

from datetime import date

import pytest

from workbook.after.debrief import hand_over, moved_to, probably_about, start
from workbook.answers.applications import Application
from workbook.content.rows import ACTIONS, HEARD, MOST_ROWS, PEOPLE, TOLD

TODAY = date(2026, 12, 4)
EVIL = "<img src=x onerror=alert(1)>"
LIBRARY = Application("interview", employer=" City\nLibrary ", when="2026-12-03T14:00")
SCHOOL = Application("application.1", employer="Harbour School", when="2026-12-09T09:00")


def noted(**fields):
    return {f"round.1.{name.replace('_', '-')}": text for name, text in fields.items()}


def after(answers, round_key="round.1"):
    return {**answers, **hand_over(answers, round_key).changes}


def rows(answers, kind, *fields):
    return [tuple(kind.get(answers, key, field) for field in fields) for key in kind.keys(answers)]


def test_a_new_look_back_knows_its_application_its_employer_and_its_day():
    assert start(LIBRARY, TODAY) == {"application": "interview", "day": "2026-12-03", "called": "City Library"}
    assert start(SCHOOL, TODAY) == {"application": "application.1", "called": "Harbour School"}  # it is still to come
    assert start(Application("interview"), TODAY) == {"application": "interview"}
    assert start(None, TODAY) == {}, "nobody said which, or when"


def test_the_application_is_known_when_only_one_can_be_meant():
    closed, later = Application("interview", outcome="no"), Application("application.2")
    assert probably_about([closed, SCHOOL], TODAY) == SCHOOL, "the only open one"
    assert probably_about([later, SCHOOL, LIBRARY], TODAY) == LIBRARY, "the only one whose interview has been"
    assert probably_about([SCHOOL, later], TODAY) is None, "nobody said which"
    assert probably_about([SCHOOL, LIBRARY], SCHOOL.day) is None
    assert probably_about([closed], TODAY) is None


def test_name_and_day_follow_the_application_unless_typed_by_hand():
    answers = noted(called="City Library", day="2026-12-03")
    assert moved_to(answers, "round.1", LIBRARY, SCHOOL, TODAY) == {
        "round.1.called": "Harbour School",
        "round.1.day": None,
    }
    by_hand = noted(called="The one with the dog", day="2026-12-01")
    assert moved_to(by_hand, "round.1", LIBRARY, SCHOOL, TODAY) == {}
    assert moved_to(answers, "round.1", LIBRARY, None, TODAY) == {"round.1.called": None, "round.1.day": None}


def test_every_line_goes_to_its_list():
    answers = noted(
        application="interview",
        day="2026-12-03",
        names=f"- Mara Lopez, ward manager\n\n2) {EVIL}\nDr. Okonjo \u2013 head, wards\n\u2022 nurse with a folder",
        asked="Why us?\n(3) Tell us about   a conflict",
        promised="* Send the plan by Friday",
        told="45,000 a year",
    )
    handed = hand_over(answers, "round.1")
    assert handed.sentence == "New here: 4 names, 2 questions, 1 promise, 1 thing you told them."
    assert handed.done == "Done. Added to your lists: 4 names, 2 questions, 1 promise, 1 thing you told them."
    answers |= handed.changes
    assert rows(answers, PEOPLE, "name", "title") == [
        ("Mara Lopez", "ward manager"),
        (EVIL, None),
        ("Dr. Okonjo", "head, wards"),
        ("nurse with a folder", None),
    ]
    assert rows(answers, HEARD, "question", "round") == [
        ("Why us?", "round.1"),
        ("Tell us about a conflict", "round.1"),
    ]
    assert rows(answers, ACTIONS, "step", "source") == [("Send the plan by Friday", "round.1")]
    assert rows(answers, TOLD, "what", "application", "on") == [("45,000 a year", "interview", "2026-12-03")]


def test_doing_it_twice_adds_nothing():
    answers = after(noted(names="Mara\nmara.", asked="Why us?\nwhy  US", promised="Send it", told="4 weeks"))
    assert [len(kind.keys(answers)) for kind in (PEOPLE, HEARD, ACTIONS, TOLD)] == [1, 1, 1, 1]
    assert PEOPLE.get(answers, "person.1", "name") == "Mara"
    again = hand_over(answers, "round.1")
    assert (again.changes, again.sentence) == ({}, "Nothing new: what you noted is in your lists.")
    assert again.done.startswith("Nothing new was added.")


def test_nothing_noted_says_what_could_go_there():
    for text in (None, "", " \n- \n?!", 7, ["x"]):
        handed = hand_over(noted(names=text), "round.1")
        assert (handed.changes, handed.sentence[:26]) == ({}, "Nothing to put away yet. N")


def test_what_was_typed_elsewhere_counts_as_there():
    answers = {"people.order": ["person.1"], "person.1.name": "MARA LOPEZ", "actions.order": ["action.1"]}
    answers |= {"action.1.step": "send it"}
    handed = hand_over(answers | noted(names="Mara Lopez, manager", promised="Send it."), "round.1")
    assert handed.changes == {}


def test_another_interview_may_ask_and_promise_the_same():
    answers = after(noted(application="interview", asked="Why us?", promised="Send it", told="4 weeks"))
    second = {name.replace("round.1", "round.2"): text for name, text in answers.items() if name.startswith("round.1")}
    second["round.2.application"] = "application.1"
    answers = after(answers | second, "round.2")
    assert rows(answers, HEARD, "question", "round") == [("Why us?", "round.1"), ("Why us?", "round.2")]
    assert rows(answers, ACTIONS, "source") == [("round.1",), ("round.2",)]
    assert rows(answers, TOLD, "application") == [("interview",), ("application.1",)]
    assert after(answers, "round.2") == answers


def test_what_was_removed_stays_out_also_when_nothing_is_left():
    answers = after(noted(names="Mara\nDana"))
    answers |= PEOPLE.remove(answers, "person.1")
    handed = hand_over(answers, "round.1")
    assert handed.changes == {}
    assert handed.sentence == "Nothing new for your lists. 1 line you had removed stays out."
    answers |= PEOPLE.remove(answers, "person.2")
    handed = hand_over(answers, "round.1")
    assert handed.changes == {}
    assert handed.sentence == "Nothing new for your lists. 2 lines you had removed stay out."


def test_what_was_put_aside_with_an_earlier_interview_was_not_removed():
    answers = after(noted(names="Mara\nDana"))
    answers |= PEOPLE.remove(answers, "person.2")
    answers |= {"past.application.1.people.order": answers["people.order"], "people.order": []}
    answers["round.2.names"] = "Mara\nDana"
    handed = hand_over(answers, "round.2")
    assert handed.sentence == "New here: 1 name. 1 line you had removed stays out."
    assert rows(answers | handed.changes, PEOPLE, "name") == [("Mara",)]


def test_what_was_noted_is_not_in_what_an_error_shows():
    assert "Mara" not in repr(hand_over(noted(names="Mara"), "round.1"))


def test_full_lists_say_so_and_the_others_go_on():
    answers = {}
    for number in range(MOST_ROWS - 1):
        answers |= PEOPLE.add(answers, name=f"P {number}")[1]
    handed = hand_over(answers | noted(names="Mara\nDana\nTom", asked="Why us?"), "round.1")
    assert handed.sentence == "New here: 1 name, 1 question. The list of people is full: 2 lines have no room."
    assert handed.done.endswith("The list of people is full: 2 lines have no room.")
    assert len(PEOPLE.keys(answers | handed.changes)) == MOST_ROWS


def test_a_line_that_no_list_can_hold_stays():
    handed = hand_over(noted(asked="x" * 300 + "\n" + "y" * 301), "round.1")
    assert handed.sentence == "New here: 1 question. 1 line of more than 300 characters stays here."
    assert "y" * 301 not in handed.changes.values()


@pytest.mark.parametrize("odd", [["x"], 7, None, {}])
def test_fields_that_another_version_wrote_are_survived(odd):
    answers = {"heard.order": ["heard.1"], "heard.1.question": odd, "heard.1.round": odd, "person.x.name": odd}
    handed = hand_over(answers | noted(asked="Why?", told="4 weeks", application=odd, day=odd), "round.1")
    assert handed.changes["heard.2.question"] == "Why?"
    assert {key for key in handed.changes if key.startswith("told.1.")} == {"told.1.what"}

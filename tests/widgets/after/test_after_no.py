"""After a no: the plan of before, a letter with one question, a lesson and a next step."""

from datetime import datetime

import pytest

from widgets.page import does
from workbook import AfterNo, Answers
from workbook.answers.applications import Application, choices
from workbook.answers.catalogue import ASK_AFTER_NO
from workbook.content.packs.library import library
from workbook.content.rows import ACTIONS, MOST_ROWS
from workbook.widgets.after.after_no import worth_in_words

EXAMPLE = "If there were three people in the room and one seat, two heard no."
HOSTILE = "<script>alert(1)</script>"


def answers_of(journal):
    return Answers(journal, content=library([]), now=lambda: datetime(2026, 11, 23, 12))


@pytest.fixture
def part(journal):
    return AfterNo(answers_of(journal))


@pytest.fixture
def after(part):
    """The part after a no from one employer."""
    part.keep({"interview.outcome": "no", "interview.employer": "City Library", "interview.when": "2026-11-10T10:00"})
    return part


def write(part, key, typed):
    does(part, "type", key=key, typed=typed)


def test_without_a_no_there_is_nothing_to_fill_in(part):
    assert (part.picked, part.fields, part.letter, part.worth, part.contradictions) == ("", [], {}, "", [])
    write(part, "interview.lesson", "x")
    assert part.answers.get("interview.lesson") is None


def test_the_letter_asks_one_thing(after, journal, until):
    assert after.title == "A no from \u2068City Library\u2069"
    assert after.letter["subject"] == "Thank you for your answer about the job at City Library"
    assert "on Tuesday 10 November 2026" in after.letter["text"]
    assert "Is there one thing that would have made my interview stronger?" in after.letter["text"]
    assert after.fields[0]["help"].endswith("asks in a general way.")
    write(after, ASK_AFTER_NO, f"Was {HOSTILE} the point?")
    assert f"one thing I would like to learn from it: Was {HOSTILE} the point?" in after.letter["text"]
    until(lambda: journal.latest(ASK_AFTER_NO) == f"Was {HOSTILE} the point?")
    assert AfterNo(answers_of(journal)).letter == after.letter


def test_an_interview_that_is_to_come_is_not_thanked_for(after):
    after.keep({"interview.when": "2026-12-24T10:00"})
    assert "December" not in after.letter["text"]


def test_the_plan_of_before_is_shown_and_asks_its_question(after):
    assert after.plan == []
    after.keep(
        {
            "written.setback-person": "My sister",
            "written.setback-ask": "Which answer was weak?",
            "written.setback-next": " ",
        }
    )
    assert after.plan == [
        ["Whom will you talk to about it?", "My sister"],
        ["What is the one thing you will ask the employer?", "Which answer was weak?"],
    ]
    assert "learn from it: Which answer was weak?" in after.letter["text"]
    after.keep({"written.setback-ask": "For honest words"})
    assert "honest words" not in after.letter["text"]
    assert "Write it as a question" in after.fields[0]["help"]


def test_the_lesson_goes_to_the_newest_interview_of_the_application(after):
    assert after.fields[1]["key"] == "interview.lesson"
    rows = {"rounds.order": ["round.1", "round.2", "round.3"], "round.3.application": "application.1"}
    after.keep(rows | {"round.1.application": "interview", "round.2.application": "interview"})
    assert after.fields[1]["key"] == "round.2.lesson"
    write(after, "round.2.lesson", "Say the figure first")
    assert after.answers.get("round.2.lesson") == "Say the figure first"


def test_the_newest_interview_is_the_one_that_was_added_last(after):
    both = {"round.1.application": "interview", "round.2.application": "interview"}
    after.keep(both | {"rounds.order": ["round.2", "round.1"]})
    assert after.fields[1]["key"] == "round.2.lesson"


def test_it_is_called_as_everywhere(after):
    keys = ["interview", "application.1", "application.2"]
    like = {f"application.{number}.employer": "City  library" for number in (1, 2)}
    after.keep({"applications.order": keys, "application.2.outcome": "no"} | like)
    everywhere = dict(choices(after.answers.applications()))
    assert after.picks == [[key, everywhere[key]] for key in ("interview", "application.2")]
    assert [name[-3:] for _key, name in after.picks] == ["(1)", "(3)"]
    does(after, "pick", key="application.2")
    assert after.title == "A no from \u2068City  library\u2069 (3)"


def test_a_lesson_without_an_interview_stays_in_sight_when_one_is_added(after):
    write(after, "interview.lesson", "Slow down")
    after.keep({"rounds.order": ["round.1"], "round.1.application": "interview"})
    assert after.fields[1]["key"] == "interview.lesson"
    assert AfterNo(after.answers).shown["typed"]["interview.lesson"] == "Slow down"


def test_each_no_has_a_next_step_of_its_own_on_the_list(after):
    write(after, "interview.next_step", "Call Sam")
    after.keep({"applications.order": ["interview", "application.1"], "application.1.outcome": "no"})
    assert [key for key, _name in after.picks] == ["interview", "application.1"]
    does(after, "pick", key="application.1")
    assert not after.on_list
    write(after, "application.1.next_step", "Send one message")
    values = after.answers.values()
    assert [ACTIONS.get(values, key, "step") for key in ACTIONS.keys(values)] == ["Call Sam", "Send one message"]
    assert ACTIONS.get(values, "action.2", "source") == "application.1.next_step"
    assert after.on_list
    write(after, "application.1.next_step", "")
    assert len(ACTIONS.keys(after.answers.values())) == 1
    assert not after.on_list


def test_a_step_for_a_full_list_is_kept_here_and_said(after):
    after.keep({ACTIONS.order: [f"action.{i}" for i in range(1, MOST_ROWS + 1)]})
    write(after, "interview.next_step", "Call Sam")
    assert after.answers.get("interview.next_step") == "Call Sam"
    assert after.problem.startswith("It is kept here, but not on your list of next steps. The list holds at most 40.")
    assert not after.on_list


def test_an_offer_from_those_who_said_no_is_said(after):
    offers = {"offers.order": ["offer.1", "offer.2"], "offer.1.employer": "City Library", "offer.2.employer": "Acme"}
    after.keep(offers | {"offer.1.application": "interview"})
    assert [said.translate({0x2068: None, 0x2069: None}) for said in after.contradictions] == [
        "City Library: here is an offer, but “Your pipeline” says that they said no. Please correct one of the two."
    ]


@pytest.mark.parametrize(
    ("people", "openings", "said"),
    [
        (None, 1, EXAMPLE),
        (None, None, EXAMPLE),
        ((2, 4), 1, EXAMPLE),
        (2, None, "With two people in the room, one hears no."),
        (2, 1, "With two people in the room, one hears no."),
        (5, 2, "With five people in the room, three hear no."),
        (2, 3, EXAMPLE),
    ],
)
def test_how_many_hear_a_no(people, openings, said):
    assert worth_in_words(Application("interview", finalists=people, openings=openings)).endswith(said)


def test_what_is_written_is_not_in_what_a_page_stores(after):
    write(after, ASK_AFTER_NO, "Canary 4711")
    assert repr(after) == "AfterNo()"


@pytest.mark.parametrize(
    ("answers", "said", "page"),
    [
        ({}, "Before an interview", ""),
        ({"interview.when": "2026-12-03T10:00"}, "Before an interview", ""),
        ({"interview.when": "2026-11-23T10:00"}, "First write down", "08-afterwards"),
        ({"interview.when": "2026-11-10T10:00"}, "You are waiting", "08-afterwards"),
        ({"interview.outcome": "offer"}, "You have an offer", "09-an-offer"),
        ({"interview.outcome": "withdrawn"}, "You withdrew", ""),
    ],
)
def test_the_page_begins_with_what_fits(part, answers, said, page):
    part.keep(answers)
    assert part.first[0].startswith(said)
    assert part.first[1] == page
    assert "no" not in part.first[0].lower().split()
    part.keep({"application.1.outcome": "no", "applications.order": ["interview", "application.1"]})
    assert (part.picked, part.first[0][: len(said)]) == ("application.1", said)


def test_after_a_no_nothing_comes_before_it(after):
    assert after.first == []
    assert after.picked == "interview"

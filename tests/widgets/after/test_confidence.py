"""How sure one feels, as a page has it: an interview is added or picked, rated twice, and shown again."""

import pytest

from widgets.page import does
from workbook import Answers, Confidence
from workbook.content.packs.library import library


def answers_of(journal):
    return Answers(journal, content=library([]))


@pytest.fixture
def part(journal):
    return Confidence(answers_of(journal))


def rate(part, key, *typed):
    for moment, text in zip(("before", "after"), typed, strict=False):
        does(part, "type", key=f"{part.picked}.{moment}.{key}", typed=text)


def test_without_an_interview_one_is_added_from_the_first_application(part, journal, until):
    assert (part.fields, part.picks, part.said) == ([], [], "")
    assert part.charts["change"].hidden
    part.keep({"interview.employer": "City Library", "interview.outcome": "open"})
    does(part, "add")
    assert part.picks == [["round.1", "City Library"]]
    until(lambda: journal.latest("round.1.called") == "City Library")
    assert journal.latest("round.1.application") == "interview"
    keys = [field["key"] for field in part.fields]
    assert keys[0] == "round.1.called"
    assert len(keys) == 1 + 2 * len(part.answers.content.tasks)
    assert len({field["label"] for field in part.fields}) == len(keys)
    does(part, "add")
    assert part.picks == [["round.2", "City Library (2)"], ["round.1", "City Library (1)"]]
    assert part.picked == "round.2"


def test_before_alone_then_after_and_a_picture(part, journal, until):
    does(part, "add")
    rate(part, "task-story", "4")
    assert part.said == "1 task rated before only. Rate it again after the interview."
    assert part.charts["change"].hidden
    rate(part, "task-story", "4", "7")
    rate(part, "task-pay", "6", "3")
    assert part.said == ""
    assert not part.charts["change"].hidden
    assert part.charts["change"].sentence == (
        "Of two tasks rated both times you felt surer of one afterwards and less sure of one; none stayed the same. "
        "It rose most for “Tell a story from my work in two minutes”. It fell most for “Talk about pay calmly”."
    )
    assert part.rows == [["Interview 1", "5.0", "5.0", "2 tasks"]]
    until(lambda: journal.latest("round.1.after.task-pay") == 3)
    again = Confidence(answers_of(journal))
    assert again.shown["typed"] == part.shown["typed"] | {
        "round.1.before.task-story": "4",
        "round.1.after.task-story": "7",
        "round.1.before.task-pay": "6",
        "round.1.after.task-pay": "3",
    }
    assert again.charts["change"].rows == part.charts["change"].rows


@pytest.mark.parametrize("typed", ["11", "-1", "5.5", "sure"])
def test_only_whole_numbers_from_0_to_10_are_kept(part, typed):
    does(part, "add")
    rate(part, "task-pay", typed)
    error = part.errors["round.1.before.task-pay"]
    assert error.startswith("Before: Talk about pay calmly ")
    assert "from 0 to 10" in error
    assert typed in error
    assert part.answers.get("round.1.before.task-pay") is None
    assert part.refused == 1


def test_another_interview_is_picked_and_a_strange_one_is_not(part):
    does(part, "add")
    rate(part, "task-pay", "0", "10")
    does(part, "add")
    assert part.about == "round.2"
    does(part, "pick", key="round.1")
    assert (part.picked, part.about) == ("round.1", "round.1")
    assert part.shown["typed"]["round.1.before.task-pay"] == "0"
    does(part, "pick", key="round.9")
    assert part.picked == "round.1"


def test_the_newest_interview_comes_first_and_like_names_are_told_apart(part):
    names = {"round.1.called": "Acme", "round.2.called": "acme"}
    part.keep(names | {"rounds.order": ["round.2", "round.1"]})
    assert part.picks == [["round.2", "acme (1)"], ["round.1", "Acme (2)"]]
    assert part.picked == "round.2"


def test_the_next_interview_is_of_the_next_open_application(part):
    part.keep({
        "applications.order": ["interview", "application.1", "application.2"],
        "interview.outcome": "no",
        "application.1.employer": "Acme",
    })  # fmt: skip
    does(part, "add")
    assert part.answers.get("round.1.application") == "application.1"
    assert [field["key"] for field in part.fields][:2] == ["round.1.called", "round.1.application"]
    does(part, "add")
    assert part.answers.get("round.2.application") == "application.2"
    assert part.answers.get("round.2.called") is None


def test_a_full_list_is_said(part):
    part.keep({"rounds.order": [f"round.{i}" for i in range(1, 41)]})
    does(part, "add")
    assert part.problem == "The list holds at most 40. Remove one first."
    assert repr(part) == "Confidence()"

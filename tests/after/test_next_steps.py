"""Next steps that follow from what was written elsewhere: each once, never against the person's will."""

import pytest

from workbook.after.next_steps import follow
from workbook.content.rows import ACTIONS, MOST_ROWS

SOURCE = "reflection.1.gibbs-plan"


def steps(answers):
    return [ACTIONS.get(answers, key, "step") for key in ACTIONS.keys(answers)]


def after(answers, *texts):
    for text in texts:
        answers = answers | follow(answers, {SOURCE: text})
    return answers


def test_a_step_follows_its_text():
    assert steps(after({}, "Ask for  the\nagenda")) == ["Ask for the agenda"]
    assert steps(after({}, "Ask", "Ask for", "Ask for the agenda")) == ["Ask for the agenda"]
    assert follow({}, {SOURCE: "  "}) == {}
    assert steps({} | follow({}, {"a": "One", "b": "Two"})) == ["One", "Two"]


def test_an_emptied_text_takes_its_step_out_and_a_new_one_brings_it_back_with_its_day():
    there = after({}, "Ask") | {"action.1.by": "2026-12-03"}
    assert steps(after(there, "")) == []
    back = after(there, "", "", "Read")
    assert (ACTIONS.keys(back), steps(back)) == (["action.1"], ["Read"])
    assert (back["action.1.by"], back["action.1.source"]) == ("2026-12-03", SOURCE)
    assert steps(after(back, "", "Write")) == ["Write"]


def test_what_is_done_or_was_removed_stays_as_it_is():
    there = after({}, "Ask")
    done = there | {"action.1.done": True}
    assert steps(after(done, "Read", "", "Write")) == ["Ask"]
    for kept in (there, there | {"action.1.step": None}):  # the person may have emptied it before
        removed = kept | ACTIONS.remove(kept, "action.1")
        assert steps(after(removed, "Read", "", "Read this")) == []


def test_a_full_list_is_said():
    answers = {}
    for number in range(MOST_ROWS):
        answers |= follow(answers, {f"source.{number}": f"Step {number}"})
    with pytest.raises(ValueError, match=f"at most {MOST_ROWS}"):
        follow(answers, {"another": "One more"})
    assert follow(answers, {"source.3": "Reworded"}) == {"action.4.step": "Reworded"}
    answers |= follow(answers, {"source.3": ""})
    answers |= follow(answers, {"another": "One more"})
    with pytest.raises(ValueError, match=f"at most {MOST_ROWS}"):
        follow(answers, {"source.3": "Back"})

"""What to ask the recruiter: what is not known and theirs to tell, what matters most first."""

import pytest

from workbook.packs.library import library
from workbook.preparation import fact_key
from workbook.process import ASK_AT_MOST, FIRST, ask_key, chosen, is_known, missing

FACTS = library(()).facts
CAN_BE_ASKED = [fact for fact in FACTS if fact.ask]


def keys(facts):
    return [fact.key for fact in facts]


@pytest.mark.parametrize("answer", [None, "", "unknown", []])
def test_an_answer_that_says_nothing_is_not_known(answer):
    assert not is_known(answer)


@pytest.mark.parametrize("answer", [0, False, True, "no", "none", [2, 4], 3, {"a": 1}, "Unknown people"])
def test_an_answer_that_says_something_is_known(answer):
    assert is_known(answer)


def test_all_that_is_first_is_there_and_comes_first():
    found = keys(missing(FACTS, {}.get))
    assert found[: len(FIRST)] == list(FIRST)
    assert sorted(found) == sorted(keys(CAN_BE_ASKED))
    rest = found[len(FIRST) :]
    assert rest == [key for key in keys(FACTS) if key in rest], "the others follow in the order of the pack"


def test_what_is_known_is_not_asked_wherever_it_was_entered():
    answers = {"interview.format": "panel", "process.who-decides": "Ada", "interview.insider": False}
    found = keys(missing(FACTS, answers.get))
    assert not {"format", "who-decides", "insider"} & set(found)
    assert len(found) == len(CAN_BE_ASKED) - 3


def test_what_is_said_to_be_unknown_is_asked():
    answers = {"interview.format": "unknown", "process.style": "unknown", "process.address": ""}
    assert {"format", "style", "address"} <= set(keys(missing(FACTS, answers.get)))


def test_what_they_cannot_tell_is_never_asked():
    silent = FACTS[0].model_copy(update={"ask": "", "key": "own"})
    assert missing([silent], {}.get) == []


def test_when_all_is_known_there_is_nothing_to_ask():
    answers = {fact_key(fact): "known" for fact in FACTS}
    assert missing(FACTS, answers.get) == []
    assert chosen([], answers.get) == []


def test_the_first_few_are_ticked_before_anybody_said_so():
    assert keys(chosen(missing(FACTS, {}.get), {}.get)) == list(FIRST[:ASK_AT_MOST])


def test_a_tick_counts_for_what_it_says_and_others_stay():
    open_ones = missing(FACTS, {}.get)
    first, last = open_ones[0], open_ones[-1]
    answers = {ask_key(first): False, ask_key(last): True}
    assert keys(chosen(open_ones, answers.get)) == [*FIRST[1:ASK_AT_MOST], last.key]


@pytest.mark.parametrize("strange", [None, 0, 1, "yes", "", []])
def test_a_tick_that_is_none_counts_as_not_said(strange):
    open_ones = missing(FACTS, {}.get)
    answers = {ask_key(fact): strange for fact in open_ones}
    assert keys(chosen(open_ones, answers.get)) == list(FIRST[:ASK_AT_MOST])


def test_every_fact_has_a_key_of_its_own():
    assert len({fact_key(fact) for fact in FACTS}) == len({ask_key(fact) for fact in FACTS}) == len(FACTS)

"""What to ask the recruiter: what is not known and theirs to tell, what matters most first."""

import random
from datetime import datetime

import pytest

from workbook.answers.applications import Application
from workbook.answers.keys import fact_key, here
from workbook.answers.situation import situation_from
from workbook.before.the_process import (
    ASK_AT_MOST,
    FIRST_TO_PREPARE,
    ask_key,
    chosen_facts,
    has_a_place,
    is_known,
    is_settled,
    missing,
    nothing_to_ask,
)
from workbook.content.packs.library import library
from workbook.content.packs.schema import Settled

CONTENT = library(())
FACTS = CONTENT.facts
FIRST = FIRST_TO_PREPARE
SCORING = next(fact for fact in FACTS if fact.key == "scoring")  # until the form is known, that is asked for
CAN_BE_ASKED = [fact for fact in FACTS if fact.ask and fact != SCORING]


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
    assert not {"format", "who-decides", "insider", "scoring"} & set(found)
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
    assert chosen_facts([], answers.get) == []


def test_the_first_few_are_ticked_before_anybody_said_so():
    assert keys(chosen_facts(missing(FACTS, {}.get), {}.get)) == list(FIRST[:ASK_AT_MOST])


def test_a_tick_counts_for_what_it_says_and_others_stay():
    open_ones = missing(FACTS, {}.get)
    first, last = open_ones[0], open_ones[-1]
    answers = {ask_key(first): False, ask_key(last): True}
    assert keys(chosen_facts(open_ones, answers.get)) == [*FIRST[1:ASK_AT_MOST], last.key]


@pytest.mark.parametrize("strange", [None, 0, 1, "yes", "", []])
def test_a_tick_that_is_none_counts_as_not_said(strange):
    open_ones = missing(FACTS, {}.get)
    answers = {ask_key(fact): strange for fact in open_ones}
    assert keys(chosen_facts(open_ones, answers.get)) == list(FIRST[:ASK_AT_MOST])


def test_every_fact_has_a_key_of_its_own():
    assert len({fact_key(fact) for fact in FACTS}) == len({ask_key(fact) for fact in FACTS}) == len(FACTS)


def asked(answers):
    """The facts that the message may ask for, as the page finds them."""
    return keys(missing(here(FACTS, situation_from(answers.get)), answers.get))


@pytest.mark.parametrize(
    ("answers", "needless"),
    [
        ({"process.presentation": "none"}, "brief"),
        ({"interview.rounds_left": 1}, "next-rounds"),
        ({"process.address": "12 Quay Street"}, "place"),
        ({"process.place": "phone"}, "address"),
        ({"process.place": "video"}, "expenses"),
        ({"interview.format": "panel"}, "scoring"),
        ({"interview.format": "unknown"}, "scoring"),
        ({}, "scoring"),
        ({"interview.scoring": "panel"}, "format"),
        ({"interview.format": "informal"}, "style"),
        ({"interview.format": "informal"}, "presentation"),
        ({"interview.format": "informal"}, "brief"),
        ({"interview.finalists": 1}, "insider"),
        ({"people.order": ["person.2"], "person.2.part": "decides"}, "who-decides"),
    ],
)
def test_what_another_answer_settles_is_not_asked(answers, needless):
    assert needless not in asked(answers)


@pytest.mark.parametrize(
    ("answers", "open_one"),
    [
        ({}, "brief"),
        ({"process.presentation": "task"}, "brief"),
        ({"interview.rounds_left": 2}, "next-rounds"),
        ({"interview.format": "mixed"}, "scoring"),
        ({"interview.format": "task"}, "presentation"),
        ({"interview.finalists": [1, 3]}, "insider"),
        ({"people.order": [], "person.2.part": "decides"}, "who-decides"),  # taken out of the list
        ({"people.order": ["person.2"], "person.2.part": "unknown"}, "who-decides"),
    ],
)
def test_what_nothing_settles_is_asked(answers, open_one):
    assert open_one in asked(answers)


def possible(key):
    """What can be answered under `key`: the keys of a choice, else something of every kind."""
    if ".*." in key:
        row, _star, field = key.partition(".*.")
        entry = CONTENT.find("prompts", f"{row}.{field}")
    else:
        entry = next(fact for fact in FACTS if fact_key(fact) == key)
    return [choice.key for choice in entry.choices] or ["1", "2", "yes", "Something"]


@pytest.mark.parametrize("fact", [fact for fact in FACTS if fact.settled_by], ids=lambda fact: fact.key)
def test_what_settles_a_fact_can_be_answered(fact):
    for settled in fact.settled_by:
        assert settled.key != fact_key(fact)
        assert set(settled.values) <= {*possible(settled.key), "unknown"}
        for answer in settled.values or possible(settled.key)[-1:]:
            key = settled.key.replace(".*.", ".1.")
            answers = {"people.order": ["person.1"], key: int(answer) if answer.isdecimal() else answer}
            assert is_settled(fact, answers.get)
            assert fact.key not in asked(answers)


def anything(fact, rng):
    """An answer to `fact` at random; None for none."""
    if fact.choices:
        return rng.choice([None, *(choice.key for choice in fact.choices)])
    return {
        "yes_no": rng.choice([None, True, False]),
        "number": rng.choice([None, 1, 2]),
        "people": rng.choice([None, 1, 3, [2, 4]]),
    }.get(fact.kind, rng.choice([None, "Something"]))


def test_over_all_facts_nothing_is_asked_that_is_answered_settled_or_left_out():
    """500 journals with answers at random: no question twice, none that is answered, none that cannot be."""
    rng = random.Random(15)
    seen = set()
    for _ in range(500):
        answers = {fact_key(fact): anything(fact, rng) for fact in FACTS}
        answers |= {"people.order": ["person.1"], "person.1.part": rng.choice(["unknown", "decides"])}
        found = asked(answers)
        seen |= set(found)
        assert len(found) == len(set(found))
        for fact in FACTS:
            if is_known(answers[fact_key(fact)]) or is_settled(fact, answers.get):
                assert fact.key not in found
        assert not ({"format", "scoring"} <= set(found)), "one question"
        assert not (answers["process.presentation"] == "none" and "brief" in found)
        assert not (answers["interview.rounds_left"] == 1 and "next-rounds" in found)
        assert not (answers["process.address"] and "place" in found)
    assert seen == {fact.key for fact in FACTS if fact.ask}, "each is asked now and then"


def test_a_fact_with_nothing_left_to_answer_is_not_on_the_page_unless_it_was_answered():
    brief = next(fact for fact in FACTS if fact.key == "next-rounds")
    assert has_a_place(brief, {}.get)
    assert not has_a_place(brief, {"interview.rounds_left": 1}.get)
    assert has_a_place(brief, {"interview.rounds_left": 1, "process.next-rounds": "A trial shift"}.get)
    place = next(fact for fact in FACTS if fact.key == "place")
    assert has_a_place(place, {"process.address": "12 Quay Street"}.get), "not asked for, but still worth saying"


def test_what_is_settled_reads_the_list_that_is_named():
    fact = FACTS[0].model_copy(update={"settled_by": (Settled(key="no-such.*.part".replace("-", "_")),)})
    assert not is_settled(fact, {}.get)


def test_what_would_narrow_the_odds_most_is_asked_first_and_the_rest_in_the_order_of_preparation():
    narrows = {"interview.openings": 0.2, "interview.insider": 0.5}
    found = missing(FACTS, {}.get, narrows)
    assert keys(found)[:5] == ["insider", "openings", *FIRST[:3]]
    assert keys(chosen_facts(found, {}.get, narrows)) == ["insider", "openings", *FIRST[:4]]


def test_nothing_is_ticked_that_tells_something_about_the_person():
    private = {fact.key for fact in FACTS if fact.private_to_ask}
    assert private == {"adjustments", "salary", "expenses"}
    everything = {fact_key(fact): 1.0 for fact in FACTS}
    for answers in ({}, *({fact_key(fact): "known"} for fact in FACTS)):
        open_ones = missing(FACTS, answers.get, everything)
        assert not private & set(keys(chosen_facts(open_ones, answers.get, everything)))


NOW = datetime(2026, 12, 3, 15)


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({}, ""),
        ({"when": "2026-12-03T15:30"}, ""),
        ({"when": "2026-12-03T14:00"}, "The interview has begun or is over."),
        ({"outcome": "no"}, "You have noted what came of it"),
        ({"outcome": "offer", "chosen": True}, "You have noted what came of it"),
        ({"outcome": "withdrawn"}, "You have noted what came of it"),
        ({"chosen": True}, "They have chosen you"),
    ],
)
def test_an_outcome_a_choice_or_the_day_itself_ends_the_asking(fields, said):
    sentence = nothing_to_ask(Application("interview", **fields), NOW)
    assert sentence.startswith(said)
    assert bool(sentence) == bool(said)

"""One fact, one home: nothing is asked for on the pages under two keys, and answers from when it was come through."""

import re
from itertools import combinations

import pytest

from workbook import (
    AcceptOnce,
    Adjustments,
    AfterNo,
    Answers,
    AskThem,
    Confidence,
    DayFacts,
    Debrief,
    IfThen,
    Ledger,
    Needs,
    Negotiation,
    NextSteps,
    OfferLetters,
    OfferList,
    ProcessFacts,
    RecruiterMessage,
    ReferenceDesk,
    Reflect,
    Roster,
    StakeholderMap,
    StayInTouch,
    ThankYou,
    Values,
    Wishes,
    Written,
)
from workbook.answers.carried import carried
from workbook.answers.catalogue import WRITTEN
from workbook.answers.keys import fact_key, key_of, orphans
from workbook.content.packs.library import library
from workbook.content.rows import LISTS
from workbook.document import sections_of
from workbook.journal import Journal

CONTENT = library(())
SHEETS = (
    ProcessFacts, RecruiterMessage, Roster, StakeholderMap, AskThem, Needs, Values, Wishes, DayFacts, IfThen,
    Adjustments, Debrief, Reflect, NextSteps, ThankYou, StayInTouch, ReferenceDesk, OfferList, OfferLetters,
    Negotiation, AcceptOnce, AfterNo, Confidence, Ledger,
)  # fmt: skip
AREAS = ("stakeholders", "content", "fit", "learning")
# What is asked for on the pages, and the one key (a shape of keys) under which it is kept.
HOMES = {
    r"^who scores|whether .* score|one at a time": r"interview\.(scoring|format)",  # the second says the first
    r"^what form\b": r"interview\.format",
    r"how many interviews|interviews left": r"interview\.rounds_left",
    r"how many people (are|take part)|still in it": r"(interview|application\.\d+)\.finalists",
    r"how many people will they take": r"(interview|application\.\d+)\.openings",
    r"already works there also": r"(interview|application\.\d+)\.insider",
    r"promised (you )?an answer": r"(interview|application\.\d+)\.promised",
    r"their last word": r"(interview|application\.\d+)\.since",
    r"whom (do|should) (you|i) call": r"process\.contact",
    r"exact address": r"process\.address",
    r"makes the decision": r"process\.who-decides",
    r"your name\b": r"letter\.name",
    r"\bstories called|names? of your stories": r"written\.content-stories",
    r"^why (me|you)\b": r"written\.fit-why-me",
    r"^why do (i|you) want to work here": r"written\.fit-why-this-place",
    r"match least|do not have yet|what may they worry|may they worry": r"written\.fit-weakest-match",
    r"fear most": r"written\.content-feared-question",
    r"worries them": r"stakeholder\.\d+\.worry",
    r"who (else )?was there": r"round\.\d+\.names",
    r"one thing you (will )?ask": r"written\.setback-ask",
    r"what did they ask you": r"round\.\d+\.asked",
    r"what did you promise": r"round\.\d+\.promised",
    r"questions of your own": r"written\.own-questions",
}


@pytest.fixture
def journal(tmp_path):
    return Journal(tmp_path / "journal.sqlite3")


@pytest.fixture
def controls(journal):
    """(key, label) of every field on the pages, with a row in every list."""
    rows = {rows.order: [f"{rows.row}.1"] for rows in LISTS} | {f"{rows.row}.1.{rows.title}": "X" for rows in LISTS}
    known = {"applications.order": ["interview", "application.1"], "application.1.outcome": "no"}
    known |= {"round.1.application": "interview", "interview.format": "mixed"}  # so that nothing is left out
    journal.record_all(rows | known)
    answers = Answers(journal, CONTENT)
    parts = [make(answers) for make in SHEETS] + [Written(answers, area, "") for area in AREAS]
    fields = [(field["key"], field["label"]) for part in parts for field in part.fields if field["kind"] != "tick"]
    assert len(fields) > 120
    return sorted(set(fields))


@pytest.mark.parametrize("asks", HOMES)
def test_each_fact_is_asked_for_under_one_key(controls, asks):
    found = [key for key, label in controls if re.search(asks, label, re.IGNORECASE)]
    assert found, "it is asked for"
    assert [key for key in found if not re.fullmatch(HOMES[asks], key)] == []


# Pairs that share their words and are two things.
TWO_THINGS = [
    {"person.1.name", "referee.1.name"},
]
SMALL = frozenset(
    (  # noqa: SIM905
        "a an and any are as at be by can could did do does for from had have how i if in is it its may me my no not "
        "of on one or say so that the their them then there they this to was we were what when where which who whom "
        "why will with would you your"
    ).split()
)


def words_of(label):
    return frozenset(re.findall(r"[a-z]+", label.casefold())) - SMALL


def test_no_two_questions_of_a_page_say_the_same(controls):
    """Two labels that share three words of four, under different keys; rows of one shape are told apart by theirs."""
    alike = []
    for (one, first), (other, second) in combinations(controls, 2):
        shared, every = words_of(first) & words_of(second), words_of(first) | words_of(second)
        if one != other and len(shared) >= 2 and len(shared) >= 0.75 * len(every) and {one, other} not in TWO_THINGS:
            alike.append((one, other, first, second))
    assert [pair for pair in alike if not _same_question(*pair[:2])] == []


def _same_question(one, other):
    """Whether two keys are one field of several rows or applications, or before and after of one task."""
    plain = [re.sub(r"\b(interview|application)\b|\d+|before|after", "#", key) for key in (one, other)]
    return plain[0] == plain[1] or all(
        re.match(r"weight\.|offer\.\d+\.score\.|round\.\d+\.(before|after)\.", key) for key in (one, other)
    )


WAS = [
    (old, key_of(WRITTEN, entry), entry) for entry in CONTENT.prompts if entry.of == "general" for old in entry.was
] + [(old, fact_key(entry), entry) for entry in CONTENT.facts for old in entry.was]


def test_what_was_asked_twice_is_named():
    assert {(old, key) for old, key, _entry in WAS} == {
        ("written.content-why-you", "written.fit-why-me"),
        ("written.content-missing", "written.fit-weakest-match"),
        ("written.content-hidden-worry", "written.fit-weakest-match"),
        ("written.day-contact", "process.contact"),
        ("letter.no.ask", "written.setback-ask"),
    }


@pytest.mark.parametrize(("old", "key", "entry"), WAS, ids=[old for old, _key, _entry in WAS])
def test_an_old_answer_is_found_under_the_key_that_stayed_and_nothing_is_lost(journal, old, key, entry):
    journal.record(old, "What I wrote")
    answers = Answers(journal, CONTENT)
    Written(answers, "fit", "")  # any part that reads the journal
    assert (answers.get(key), answers.get(old)) == ("What I wrote", None)
    Answers(journal).autosave.flush()
    again = Journal(journal.path)
    assert (again.latest(key), again.latest(old)) == ("What I wrote", None)
    read = Answers(again, CONTENT)
    Written(read, "fit", "")
    said = [part.text for section in sections_of(read.values(), CONTENT) for part in section.parts]
    assert said == ["What I wrote"], "once in the document"
    assert orphans(CONTENT, read.values()) == []


@pytest.mark.parametrize(("old", "key", "entry"), WAS, ids=[old for old, _key, _entry in WAS])
def test_two_answers_become_one_that_holds_both(old, key, entry):
    both = carried(CONTENT, {old: "The other way", key: "One way"})
    assert both == {key: {"line": "One way; The other way", "text": "One way\n\nThe other way"}[entry.kind], old: None}
    assert carried(CONTENT, {**both}) == {}, "done once"
    assert carried(CONTENT, {old: "One way", key: "One way"}) == {key: "One way", old: None}


def test_three_answers_become_one():
    old = {
        "written.content-missing": "SQL",
        "written.content-hidden-worry": "The long way",
        "written.fit-weakest-match": "",
    }
    assert carried(CONTENT, old) == {
        "written.fit-weakest-match": "SQL\n\nThe long way",
        "written.content-missing": None,
        "written.content-hidden-worry": None,
    }


@pytest.mark.parametrize(
    "answers",
    [
        {"written.day-contact": "x" * 200, "process.contact": "y" * 200},  # a line has no room for both
        {"written.day-contact": "two\nlines"},
        {"written.content-missing": "x" * 15_000, "written.fit-weakest-match": "y" * 15_000},
        {"written.day-contact": 7},
        {"written.day-contact": None},
        {"written.day-contact": ""},
    ],
    ids=repr,
)
def test_what_has_no_room_stays_where_it_was(answers):
    assert carried(CONTENT, answers) == {}


def test_a_pack_that_still_asks_keeps_its_answers(tmp_path):
    entry = "{key: content-missing, text: What is missing?, area: content, minutes: 5, source: a coach}"
    (tmp_path / "mine.yaml").write_text(f"pack: mine\ntitle: Mine\nprompts:\n  - {entry}\n")
    content = library([tmp_path / "mine.yaml"])
    assert content.find("prompts", "content-missing")
    assert carried(content, {"written.content-missing": "SQL"}) == {}


def test_the_answer_is_changed_and_emptied_like_any_other(journal):
    journal.record("written.content-why-you", "Because")
    answers = Answers(journal, CONTENT)
    page = Written(answers, "fit", "")
    page.keep({"written.fit-why-me": None})
    Answers(journal).autosave.flush()
    again = Answers(Journal(journal.path), CONTENT)
    Written(again, "fit", "")
    assert again.get("written.fit-why-me") is None, "what was emptied does not come back"

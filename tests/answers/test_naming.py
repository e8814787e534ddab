"""Every answer in the journal has a name that a person knows, and its value reads as one line."""

import re
from datetime import datetime, timedelta

import pytest

from workbook import ApplicationList, AtLeastOne, Forecasts, InFlight, InterviewForm, OfferDecision, StageOdds, Waiting
from workbook.answers.application_fields import FIELDS
from workbook.answers.catalogue import CATALOGUE, found
from workbook.answers.keys import SECTIONS
from workbook.answers.naming import moment_in_words, name_of, value_in_words
from workbook.content.packs.library import library
from workbook.content.rows import LISTS
from workbook.journal import Journal


def test_every_key_that_a_page_reads_is_named(tmp_path):
    journal = Journal(tmp_path / "journal.sqlite3")
    journal.record("applications.order", ["interview", "application.1"])
    flight = InFlight(journal)
    with flight.answers.noting() as asked:
        for make in (InterviewForm, StageOdds):
            make(journal)
        for make in (ApplicationList, AtLeastOne, Waiting, OfferDecision, Forecasts):
            make(flight)
    assert len(asked.every_key()) > 40
    for key in asked.every_key():
        assert found(key).answer in CATALOGUE, key
    assert all(found(f"application.1.{field}").answer in CATALOGUE for field in FIELDS)


def test_every_key_that_a_preparation_page_keeps_is_named(tmp_path):
    content, answers = library(), {}
    for kind, section in SECTIONS.items():
        answers |= {f"{kind}.{entry.key}": True for entry in getattr(content, section) if "." not in entry.place}
    for rows in LISTS:
        answers |= {rows.order: [f"{rows.row}.1"], rows.last: 1}
    for prompt in content.prompts:
        if prompt.of != "general":
            answers[f"{prompt.of}.1.{prompt.key}"] = "x"
    for key in answers:
        assert name_of(key) != key.replace(".", " ").replace("-", " ").capitalize(), key
        assert not re.search(r"[a-z]\.[a-z0-9]", name_of(key)), name_of(key)
    assert value_in_words("can_block", "person.1.part") == "They can say no"
    assert name_of("done.an-item-that-is-gone") == "Done an item that is gone"


@pytest.mark.parametrize(
    ("key", "name"),
    [
        ("person.12.name", "Person 12: What is their name, and how do you say it?"),
        ("question.of-no-pack.aloud", "Question of no pack aloud"),
        ("people.order", "The people you will meet: their order"),
        ("recruiter.ask.format", "Ask the recruiter: What form will it take?"),
        ("interview.employer", "Your interview: employer"),
        ("application.12.promised", "Application 12: answer promised by"),
        ("preparation.done", "Preparation done, as you set it"),
        ("reason.asked_twice", "Reason asked twice"),
    ],
)
def test_a_key_in_words(key, name):
    assert name_of(key) == name


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (None, "empty"),
        ("", "empty"),
        (True, "yes"),
        (3, "3"),
        (0.5, "0.5"),
        ([2, 4], "2 to 4"),
        (["a", "b"], "\u2068a\u2069, \u2068b\u2069"),
        ({"a": 1}, "1 parts"),
        ("two\nlines", "\u2068two lines\u2069"),
        ("x" * 300, "\u2068" + "x" * 200 + "…\u2069"),
        ("\u202egnp.exe", "\u2068\N{REPLACEMENT CHARACTER}gnp.exe\u2069"),
    ],
)
def test_a_value_in_words(value, words):
    assert value_in_words(value) == words


DAY, WORDS = "2026-12-03", "Thursday 3 December 2026"


@pytest.mark.parametrize(
    "key",
    ["interview.promised", "application.3.since", "touch.interview.first", "touch.application.2.second",
     "thanks.person.1.sent", "action.1.by", "offer.2.told", "offer.2.deadline", "offer.2.start", "offer.deadline",
     "accepted.on", "letter.time.until", "round.1.day", "told.1.on", "process.decision-date",
     "past.application.1.letter.time.until", "past.application.1.round.1.day"],
)  # fmt: skip
def test_a_day_is_said_as_a_day_where_the_field_is_one(key):
    assert value_in_words(DAY, key) == WORDS


@pytest.mark.parametrize(
    "key",
    ["written.start", "person.1.name", "need.1.by", "question.day", "told.1.what", "round.1.called", "offer.2.person",
     "process.until", "wish.1.on", "written.told"],
)  # fmt: skip
def test_what_was_typed_stays_as_it_was_typed_whatever_its_key_ends_with(key):
    assert value_in_words(DAY, key) == f"\u2068{DAY}\u2069"


@pytest.mark.parametrize(
    ("key", "value", "words"),
    [
        ("interview.format", "panel", "a panel"),
        ("past.application.2.interview.format", "panel", "a panel"),
        ("person.1.format", "panel", "\u2068panel\u2069"),
        ("offer.1.role", "software", "\u2068software\u2069"),
        ("application.2.role", "software", "Software engineering"),
        ("pipeline.like", "software", "Software engineering"),
        ("record.self_rating", "same", "about the same"),
        ("offer.1.currency", "kwd", "Kuwaiti dinar (KWD)"),
    ],
)
def test_a_choice_is_said_in_words_where_the_field_is_one(key, value, words):
    assert value_in_words(value, key).casefold() == words.casefold()


def test_a_moment_in_words():
    now = datetime(2026, 11, 23, 14, 30).astimezone()
    assert moment_in_words(now - timedelta(minutes=27), now) == "14:03"
    assert moment_in_words(now - timedelta(days=1), now) == "22 November, 14:30"
    assert moment_in_words(now - timedelta(days=400), now).endswith("2025, 14:30")

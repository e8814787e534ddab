"""A journal and a progress file of the edition before open, and read the same: by name, by value, as a document."""

import json
import shutil
from collections import Counter
from datetime import date
from pathlib import Path

import pytest

from workbook.answers.catalogue import CATALOGUE, COACHED, found
from workbook.answers.naming import name_of, value_in_words
from workbook.content.packs.library import library
from workbook.content.rows import BROUGHT, LISTS, STORIES
from workbook.document import as_markdown, sections_of
from workbook.journal import Journal
from workbook.journal.progress import read_progress, restore

HERE = Path(__file__).parent
ANSWERS = json.loads((HERE / "answers.json").read_text("utf-8"))
READ = json.loads((HERE / "read.json").read_text("utf-8"))
# What reads better since: a key of ours became the words that were chosen, or a day became a day.
BETTER = {
    "flag.flag-no-clear-job": "Asked about it",
    "heard.1.type": "Too personal",
    "offer.1.condition.condition-written": "Does not apply",
    "past.application.3.process.place": "By phone",
    "pipeline.like": "Public sector",
    "process.decision-date": "Monday 7 December 2026",
    "reflection.1.model": "Kolb: from what happened to the next try",
    "thanks.person.1.sent": "Monday 7 December 2026",
}
# In the document a tick more is private, since everything is that does not say otherwise. The currency of an offer
# stands before its pay.
NOW_PRIVATE = "- Write down what was asked, said and promised"
LISTS_SINCE = (STORIES, BROUGHT)  # that edition had none of their answers
BOTH = {"interview.lesson": {ANSWERS["interview.lesson"], "What another page made of it"}}  # two pages changed it


def opened(tmp_path):
    path = tmp_path / "journal.sqlite3"
    shutil.copyfile(HERE / path.name, path)
    return Journal(path)


def restored(tmp_path):
    journal = Journal(tmp_path / "journal.sqlite3")
    restore(journal, read_progress((HERE / "progress.json").read_bytes()))
    return journal


@pytest.fixture(params=[opened, restored])
def journal(request, tmp_path):
    journal = request.param(tmp_path)
    yield journal
    journal.close()


@pytest.fixture
def answers(journal):
    return {key: journal.latest(key) for key in journal.entries()}


def test_every_answer_is_there_as_it_was_given(journal, answers):
    assert journal.health().sentence == ""
    assert {**answers, "interview.lesson": ANSWERS["interview.lesson"]} == ANSWERS
    assert {key: {one.value for one in both} for key, both in journal.conflicts().items()} == BOTH


def test_every_answer_is_called_and_reads_as_it_did(answers):
    read = {key: [name, BETTER.get(key, words)] for key, (name, words) in READ["read"].items()}
    assert {key: [name_of(key), value_in_words(value, key)] for key, value in answers.items()} == read


def test_the_document_is_the_same(answers):
    lines = as_markdown(sections_of(answers, library(())), date(2026, 11, 28)).splitlines()
    before = [line.replace("holds 85", "holds 86") for line in READ["document"]]
    before[before.index(NOW_PRIVATE)] += " (private)"
    assert Counter(lines) == Counter(before)
    assert [line for line in lines if line.startswith("#")] == [line for line in before if line.startswith("#")]


def test_what_was_replaced_is_in_the_history(tmp_path):
    journal = opened(tmp_path)
    assert [one.value for one in journal.history("interview.title")] == [
        "What stood there first",
        ANSWERS["interview.title"],
    ]
    journal.close()


def test_an_answer_of_every_kind_is_among_them():
    kinds = {known.answer.shape for key in ANSWERS if (known := found(key))}
    not_asked = tuple(f"{rows.row}.*.{{prompts}}" for rows in LISTS if not rows.asked)
    since = (COACHED, *(f"{word}." for rows in LISTS_SINCE for word in (rows.name, rows.row)))
    assert {one.shape for one in CATALOGUE if not one.shape.startswith((*not_asked, *since))} <= kinds

"""Every answer in the journal has a name that a person knows, and its value reads as one line."""

from datetime import datetime, timedelta

import pytest

from workbook import ApplicationList, AtLeastOne, Forecasts, InFlight, InterviewForm, OfferDecision, StageOdds, Waiting
from workbook.applications import Application
from workbook.journal import Journal
from workbook.naming import _OF_AN_APPLICATION, _OTHERS, moment_in_words, name_of, value_in_words


class Listening(Journal):
    """A journal that remembers which keys it was asked for."""

    def latest(self, key, default=None):
        self.asked = {*getattr(self, "asked", ()), key}
        return super().latest(key, default)


def test_every_key_that_a_page_reads_is_named(tmp_path):
    journal = Listening(tmp_path / "journal.sqlite3")
    journal.record("applications.order", ["interview", "application.1"])
    flight = InFlight(journal)
    for make in (InterviewForm, StageOdds):
        make(journal)
    for make in (ApplicationList, AtLeastOne, Waiting, OfferDecision, Forecasts):
        make(flight)
    assert len(journal.asked) > 40
    for key in journal.asked:
        assert key in _OTHERS or key.rpartition(".")[2] in _OF_AN_APPLICATION, key
    assert {field for field in vars(Application("interview")) if field != "key"} <= _OF_AN_APPLICATION.keys()


@pytest.mark.parametrize(
    ("key", "name"),
    [
        ("interview.employer", "Your interview: employer"),
        ("application.12.promised", "Application 12: answer promised by"),
        ("preparation.done", "Preparation done"),
        ("reflection.asked_twice", "Reflection asked twice"),
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


def test_a_moment_in_words():
    now = datetime(2026, 11, 23, 14, 30).astimezone()
    assert moment_in_words(now - timedelta(minutes=27), now) == "14:03"
    assert moment_in_words(now - timedelta(days=1), now) == "22 November, 14:30"
    assert moment_in_words(now - timedelta(days=400), now).endswith("2025, 14:30")

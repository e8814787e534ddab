"""What one told whom, as a page has it: kept, compared, shown again."""

import csv
import io
from datetime import datetime

import pytest

from widgets.page import does
from workbook import Answers, Ledger
from workbook.content.packs.library import library

HOSTILE = "<img src=x onerror=alert(1)>"


def answers_of(journal):
    return Answers(journal, content=library([]), now=lambda: datetime(2026, 11, 23, 12))


@pytest.fixture
def ledger(journal):
    journal.record("interview.employer", "Acme")
    return Ledger(answers_of(journal))


def tell(ledger, number, **fields):
    does(ledger, "add")
    for name, typed in fields.items():
        does(ledger, "type", key=f"told.{number}.{name}", typed=typed)


def plain(text):
    return text.translate({0x2068: None, 0x2069: None})


def test_two_figures_are_said_and_kept(ledger, journal, until):
    tell(ledger, 1, about="pay_wanted", what="45,000", on="2026-11-03")
    assert (ledger.mismatches, ledger.calm) == ([], "")
    tell(ledger, 2, about="pay_wanted", what="45k", on="2026-11-04")
    assert ledger.calm.startswith("No difference found so far. ")
    tell(ledger, 3, about="pay_wanted", what="50,000", on="2026-11-10")
    expected = ["Pay you want: you told Acme 45,000 on 3 November and 50,000 on 10 November."]
    assert [plain(said) for said in ledger.mismatches] == expected
    assert ledger.calm == ""
    assert [plain(row["note"]) for row in ledger.rows] == ["Pay you want; Acme"] * 3
    assert [[plain(cell) for cell in row] for row in ledger.newest] == [
        ["Acme", "Pay you want", "50,000", "10 November 2026"]
    ]
    until(lambda: journal.latest("told.3.on") == "2026-11-10")
    assert [plain(said) for said in Ledger(answers_of(journal)).mismatches] == expected
    does(ledger, "remove", key="told.3")
    assert ledger.mismatches == []
    does(ledger, "put_back", key="told.3")
    assert len(ledger.mismatches) == 1


def test_one_employer_is_filled_in_and_of_several_none_is(ledger, journal):
    does(ledger, "add")
    assert ledger.answers.get("told.1.application") == "interview"
    ledger.keep({"applications.order": ["interview", "application.1"], "application.1.employer": HOSTILE})
    does(ledger, "add")
    assert ledger.answers.get("told.2.application") is None
    assert ledger.rows[1]["note"] == "no employer chosen yet"
    does(ledger, "type", key="told.2.application", typed="application.1")
    assert ledger.rows[1]["note"] == f"\u2068{HOSTILE}\u2069"
    does(ledger, "type", key="told.2.application", typed="application.7")
    assert "choose one of" in ledger.errors["told.2.application"]
    assert ledger.answers.get("told.2.application") == "application.1"


def test_the_spreadsheet_holds_what_was_typed_without_formulas(ledger, monkeypatch):
    sent = []
    monkeypatch.setattr(ledger, "send", sent.append)
    tell(ledger, 1, about="other", what="=1+1", whom="R. M.")
    does(ledger, "table")
    [head, row] = csv.reader(io.StringIO(sent[0]["text"].lstrip("\ufeff")))
    assert sent[0]["file"] == "told.csv"
    assert head[0] == "Which employer was it?"
    assert plain(row[0]) == "Acme"
    assert row[head.index("What did you say?")] == "'=1+1"


def test_a_day_that_is_to_come_and_what_another_version_wrote(ledger, journal):
    tell(ledger, 1, about="notice", what="4 weeks", on="2026-12-01")
    assert [plain(said) for said in ledger.mismatches] == [
        "“4 weeks”: 1 December is still to come. Please look at the day again."
    ]
    ledger.keep({"told.1.on": 5, "told.1.what": ["x"], "told.1.application": 7})
    assert (ledger.mismatches, ledger.newest) == ([], [])
    assert repr(ledger) == "Ledger()"

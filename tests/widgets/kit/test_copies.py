"""Two copies of a workbook, on two computers, that are added to and put together again."""

import pytest

from widgets.page import does
from workbook.answers.keeping import merge_lists
from workbook.answers.naming import name_of
from workbook.answers.state import Answers
from workbook.content.rows import count_of
from workbook.journal import Journal
from workbook.journal.progress import read_progress, restore, write_progress
from workbook.widgets.before.roster import Roster
from workbook.widgets.kit.in_flight import InFlight


@pytest.fixture(autouse=True)
def draws(monkeypatch):
    """Each copy draws a number of its own, as nearly always; the highest ones."""
    numbers = iter(range(99_998, 0, -1))
    monkeypatch.setattr("workbook.journal.progress.secrets.randbelow", lambda _below: next(numbers))


def two_computers(folder):
    for name in ("home", "away"):
        (folder / name).mkdir()
    return Journal(folder / "home" / "journal.sqlite3"), Journal(folder / "away" / "journal.sqlite3")


def test_two_copies_that_both_add_a_row_never_give_it_one_number(tmp_path):
    """A computer and a Binder session that each add a person: putting them together keeps both."""
    home, away = two_computers(tmp_path)
    _add_person(home, "Ada")
    restore(away, read_progress(write_progress(home)))
    _add_person(home, "Brook")
    _add_person(away, "Cara")
    restore(home, read_progress(write_progress(away)))
    merge_lists(home)
    people = Roster(Answers(home))
    assert sorted(row["name"] for row in people.rows) == ["\u2068Ada\u2069", "\u2068Brook\u2069", "\u2068Cara\u2069"]
    assert home.conflicts() == {}
    assert [name_of(f"{row['key']}.name").partition(":")[0] for row in people.rows] == [
        "Person 1",
        "Person 2",
        "Person 2",
    ]


def _add_person(journal, name):
    roster = Roster(Answers(journal))
    does(roster, "add")
    does(roster, "type", key=f"{roster.selected}.name", typed=name)
    Answers(journal).autosave.flush()


def test_two_copies_never_give_an_application_one_number(tmp_path):
    home, away = two_computers(tmp_path)
    home.record("interview.employer", "Harbour")
    restore(away, read_progress(write_progress(home)))
    added = set()
    for journal in (home, away):
        flight = InFlight(journal)
        added |= {flight.applications[-1].key for _twice in range(2) if flight.add()}
    assert len(added) == 4
    assert {count_of(int(key.rpartition(".")[2])) for key in added} == {1, 2}

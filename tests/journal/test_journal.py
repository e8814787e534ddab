"""The journal keeps what was recorded, privately, and never takes another file for its own."""

import json
import os
import signal
import sqlite3
import stat
import subprocess
import sys
import threading
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbook.journal import Journal, JournalError, home, open_journal
from workbook.journal import entry as entry_module
from workbook.journal.migrations import APPLICATION_ID, SCHEMA_VERSION


@pytest.fixture
def journal(tmp_path):
    journal = Journal(tmp_path / "new" / "journal.sqlite3")
    yield journal
    journal.close()


def test_what_was_recorded_is_there_tomorrow(journal):
    journal.record("interview.role", "software")
    journal.close()
    assert Journal(journal.path).latest("interview.role") == "software"


def test_the_history_keeps_every_value_in_order(journal):
    before = datetime.now(UTC)
    times = []
    for value in (None, 3, [2, 4]):
        times.append(journal.record("interview.finalists", value).at)
        journal.seal()
    entries = journal.history("interview.finalists")
    assert [entry.value for entry in entries] == [None, 3, [2, 4]]
    assert [entry.at for entry in entries] == times
    assert before <= times[0] <= datetime.now(UTC) + timedelta(seconds=1)
    assert journal.history("interview.role") == []


def test_a_key_is_checked_and_a_value_made_json_once(journal, monkeypatch):
    calls = []
    for module in ("workbook.journal.journal", "workbook.journal.entry"):
        for name in ("as_json", "check_key"):
            ours = getattr(entry_module, name)
            monkeypatch.setattr(
                f"{module}.{name}", lambda *given, ours=ours: calls.append(ours.__name__) or ours(*given)
            )
    journal.record_all({"interview.role": "software", "interview.employer": "Harbour"})
    assert sorted(calls) == ["as_json", "as_json", "check_key", "check_key"]


def test_reading_never_makes_a_file(journal):
    assert journal.latest("interview.role", "nothing") == "nothing"
    assert journal.history("interview.role") == []
    assert not journal.path.parent.exists()


@pytest.mark.skipif(os.name != "posix", reason="modes are POSIX")
@pytest.mark.parametrize("mask", [0o000, 0o022, 0o077])
def test_only_the_owner_can_open_it(journal, mask):
    before = os.umask(mask)
    try:
        journal.record("interview.role", "sales")
    finally:
        os.umask(before)
    assert stat.S_IMODE(journal.path.stat().st_mode) == 0o600
    assert stat.S_IMODE(journal.path.parent.stat().st_mode) == 0o700
    assert {file.name for file in journal.path.parent.iterdir()} == {"journal.sqlite3", "journal.known.json"}


def test_it_is_durable_and_not_in_wal_mode(journal):
    journal.record("a", 1)
    with journal._store.reading() as db:
        assert db.execute("PRAGMA synchronous").fetchone() == (2,)
        assert db.execute("PRAGMA journal_mode").fetchone() == ("delete",)
        assert db.execute("PRAGMA secure_delete").fetchone() == (1,)


KILLED_WHILE_SAVING = """
import sys
from workbook.journal import Journal
journal = Journal(sys.argv[1])
for i in range(10**6):
    journal.record("count", i)
    print(i, flush=True)
"""


@pytest.mark.skipif(os.name != "posix", reason="kill -9 is POSIX")
def test_nothing_acknowledged_is_lost_when_the_process_is_killed(journal):
    acknowledged = -1
    for _ in range(10):
        command = [sys.executable, "-c", KILLED_WHILE_SAVING, str(journal.path)]
        with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
            for line in process.stdout:
                acknowledged = int(line)
                if acknowledged >= 12:
                    process.send_signal(signal.SIGKILL)
                    break
            for line in process.stdout:
                acknowledged = int(line)
        assert journal.latest("count") >= acknowledged
        journal.close()


texts = st.text(st.characters(exclude_categories=["Cs"]))
numbers = st.integers() | st.floats(allow_nan=False, allow_infinity=False)
anything = st.recursive(
    st.none() | st.booleans() | numbers | texts,
    lambda inner: st.lists(inner) | st.dictionaries(texts, inner),
    max_leaves=8,
)


@given(anything)
def test_anything_json_holds_comes_back_as_it_was(tmp_path_factory, value):
    journal = Journal(tmp_path_factory.mktemp("journal") / "j.sqlite3")
    journal.record("answer", value)
    assert journal.latest("answer") == json.loads(json.dumps(value))
    journal.close()


@pytest.mark.parametrize(
    "key", ["", "Role", "interview role", "interview..role", ".role", "rôle", 3, None, "a" * 121, "a\n"]
)
def test_a_bad_key_is_named(journal, key):
    with pytest.raises(ValueError, match="key must be lower-case words joined by dots"):
        journal.record(key, 1)


@pytest.mark.parametrize("value", [float("nan"), float("inf"), {1, 2}, b"x", object(), "\ud800"])
def test_what_json_cannot_hold_is_refused_without_showing_it(journal, value):
    with pytest.raises(ValueError, match="The value of secret cannot be kept") as refusal:
        journal.record("secret", value)
    assert repr(value) not in str(refusal.value)


def nested(depth):
    return [nested(depth - 1)] if depth else 1


@pytest.mark.parametrize("value", [nested(21), 10**100, {"a": [-(10**101)]}])
def test_what_no_download_could_hold_is_refused_at_the_door(journal, value):
    with pytest.raises(ValueError, match="deeper, or its numbers longer"):
        journal.record("answer", value)
    journal.record("answer", nested(20))


def test_one_page_that_goes_on_typing_makes_one_step_of_the_history(journal):
    for text in ("H", "Ha", "Har"):
        journal.record("interview.employer", text)
    assert [entry.value for entry in journal.history("interview.employer")] == ["Har"]
    journal.seal()
    journal.record("interview.employer", "Harbour")
    assert [entry.value for entry in journal.history("interview.employer")] == ["Har", "Harbour"]


def test_two_pages_that_change_one_answer_both_keep_theirs(journal):
    other = Journal(journal.path)
    journal.record("interview.employer", "Harbour")
    assert other.latest("interview.employer") == "Harbour"
    journal.record("interview.employer", "Harbour North")
    other.record("interview.employer", "Harbour South")
    (found,) = journal.conflicts().values()
    assert [entry.value for entry in found] == ["Harbour South", "Harbour North"]
    assert journal.latest("interview.employer") == "Harbour South"
    other.choose("interview.employer", found[1].value)
    assert journal.conflicts() == {}
    assert journal.latest("interview.employer") == "Harbour North"


def test_two_pages_that_say_the_same_are_no_conflict(journal):
    other = Journal(journal.path)
    journal.record("interview.role", "sales")
    other.record("interview.role", "sales")
    assert journal.conflicts() == {}
    assert len(journal.entries()["interview.role"]) == 1


def test_what_was_shown_before_somebody_else_changed_it_is_not_taken_for_the_newest(journal):
    other = Journal(journal.path)
    journal.record("a", 1)
    journal.latest("a")
    other.latest("a")
    other.record("a", 2)
    journal.record("a", 3)
    journal.record("a", 4)  # goes on with its own; the other one stays beside it
    assert sorted(entry.value for entry in journal.conflicts()["a"]) == [2, 4]


def other_sqlite(path):
    with sqlite3.connect(path) as db:
        db.execute("CREATE TABLE someone_elses (x)")
    db.close()


def newer_journal(path):
    with sqlite3.connect(path) as db:
        db.executescript(f"PRAGMA application_id = {APPLICATION_ID}; PRAGMA user_version = {SCHEMA_VERSION + 1};")
    db.close()


@pytest.mark.parametrize(
    ("make", "sentence"),
    [
        (lambda path: path.write_bytes(b""), "empty"),
        (lambda path: path.write_bytes(b"\x89PNG" + bytes(5000)), "not a workbook journal"),
        (other_sqlite, "not a workbook journal"),
        (newer_journal, "newer version"),
        (lambda path: path.mkdir(), "There is a folder where"),
    ],
)
def test_a_file_that_is_not_ours_is_left_alone(tmp_path, make, sentence):
    path = tmp_path / "journal.sqlite3"
    make(path)
    before = path.read_bytes() if path.is_file() else None
    journal = Journal(path)
    for use in (lambda: journal.latest("a"), lambda: journal.history("a"), lambda: journal.record("a", 1)):
        with pytest.raises(JournalError, match=sentence):
            use()
    assert before is None or path.read_bytes() == before


def test_a_busy_journal_says_so_and_works_again(journal, monkeypatch):
    monkeypatch.setattr("workbook.journal.connection.LOCK_WAIT", 0.1)
    journal.record("a", 1)
    journal.close()
    other = sqlite3.connect(journal.path)
    other.execute("BEGIN EXCLUSIVE")
    with pytest.raises(JournalError, match="Another page is saving"):
        journal.record("a", 2)
    other.rollback()
    other.close()
    journal.record("a", 3)
    assert journal.latest("a") == 3


def test_many_threads_share_one_journal(journal):
    def write(name):
        for i in range(20):
            journal.record(name, i)

    threads = [threading.Thread(target=write, args=(f"thread.{n}",)) for n in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert [journal.latest(f"thread.{n}") for n in range(8)] == [19] * 8
    assert journal.revision() == 160


def test_it_lives_outside_the_repository_or_where_it_is_told(tmp_path, monkeypatch):
    monkeypatch.setenv("WORKBOOK_HOME", str(tmp_path / "mine"))
    assert open_journal().path == tmp_path / "mine" / "journal.sqlite3"
    monkeypatch.delenv("WORKBOOK_HOME")
    monkeypatch.setenv("HOME", str(tmp_path / "person"))
    monkeypatch.delenv("XDG_DATA_HOME", raising=False)
    assert home().is_relative_to(tmp_path / "person")
    assert home().is_absolute()

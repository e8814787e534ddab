"""Saving happens soon, off the person's way, and "saved" is said only after the commit."""

import sqlite3
import subprocess
import sys
import threading
import time

import pytest

from workbook.journal import Autosave, Journal, JournalError
from workbook.journal.entry import make_entry


class Listener:
    """Hears what an Autosave says."""

    def __init__(self):
        self.saved, self.failed, self.answers = [], [], {}
        self.heard = threading.Event()

    def on_saved(self, at, keys):
        self.saved.append(at)
        self.heard.set()

    def on_answered(self, at, answers):
        self.answers |= answers

    def on_failed(self, sentence, keys):
        self.failed.append(sentence)
        self.heard.set()

    def wait_for(self, condition):
        deadline = time.monotonic() + 30
        while not condition():
            assert time.monotonic() < deadline
            time.sleep(0.01)

    def wait(self):
        assert self.heard.wait(30), "nothing was said within 30 seconds"
        self.heard.clear()


def saving(journal, listener):
    autosave = Autosave(journal)
    autosave.listen(listener)
    return autosave


@pytest.fixture
def listener():
    return Listener()


@pytest.fixture
def journal(tmp_path):
    return Journal(tmp_path / "journal.sqlite3")


def test_saved_is_said_once_another_connection_can_read_it(journal, listener):
    seen = []

    def look(at, keys):
        other = sqlite3.connect(journal.path)
        seen.append(other.execute("SELECT text, stamp FROM entry WHERE key = 'interview.role'").fetchone())
        other.close()
        hear(at, keys)

    hear, listener.on_saved = listener.on_saved, look
    saving(journal, listener).put({"interview.role": "sales"})
    listener.wait()
    assert seen == [('"sales"', listener.saved[0].isoformat())]


def test_a_change_is_answered_once_all_that_followed_from_it_can_be_read_elsewhere(journal, listener):
    seen = []
    listener.on_answered = lambda at, answers: seen.append((answers, Journal(journal.path).latest("interview.role")))
    autosave = saving(journal, listener)
    autosave.put({"interview.role": "sales"})
    autosave.answer("first")
    listener.wait_for(lambda: seen)
    assert seen == [({"first": True}, "sales")]


def test_a_change_from_which_nothing_follows_is_answered_too(journal, listener):
    autosave = saving(journal, listener)
    autosave.answer("nothing new")
    autosave.answer("refused", kept=False)
    listener.wait_for(lambda: len(listener.answers) == 2)
    assert listener.answers == {"nothing new": True, "refused": False}
    assert listener.saved == []


def test_a_change_is_not_answered_while_it_cannot_be_saved(tmp_path, listener):
    path = tmp_path / "journal.sqlite3"
    path.write_bytes(b"")
    autosave = saving(Journal(path), listener)
    autosave.put({"interview.role": "sales"})
    autosave.answer("first")
    listener.wait()
    assert listener.failed
    assert listener.answers == {}
    path.unlink()
    autosave.flush()
    assert listener.answers == {"first": True}


def test_what_can_never_be_kept_is_not_called_saved(journal, listener):
    autosave = saving(journal, listener)
    autosave.put({"a": float("nan")})
    autosave.answer("first")
    listener.wait_for(lambda: listener.answers)
    assert listener.answers == {"first": False}


def test_a_drag_is_one_entry(journal, listener):
    autosave = saving(journal, listener)
    for value in range(40):
        autosave.put({"preparation.done": value})
        time.sleep(0.005)
    listener.wait()
    assert [entry.value for entry in journal.history("preparation.done")] == [39]


def test_a_person_who_never_pauses_is_saved_all_the_same(journal, listener, monkeypatch):
    monkeypatch.setattr("workbook.journal.autosave.LONGEST_UNSAVED", 0.3)
    autosave = saving(journal, listener)
    for value in range(1500):
        autosave.put({"note": value})
        time.sleep(0.02)  # a pause is longer
        if listener.saved:
            return
    pytest.fail("it was not saved while changes kept coming")


def test_putting_returns_at_once_while_the_disk_is_slow(listener):
    class Slow:
        def record_all(self, values):
            time.sleep(0.5)
            return {key: make_entry(key, value, 1) for key, value in values.items()}

        def snapshot_if_due(self):
            pass

    autosave = saving(Slow(), listener)
    autosave.put({"a": 1})
    time.sleep(0.6)
    began = time.monotonic()
    autosave.put({"a": 2})
    assert time.monotonic() - began < 0.25


def test_what_could_not_be_saved_is_said_kept_and_tried_again(tmp_path, listener):
    path = tmp_path / "journal.sqlite3"
    path.write_bytes(b"")
    autosave = saving(Journal(path), listener)
    autosave.put({"interview.role": "sales"})
    listener.wait()
    assert "empty" in listener.failed[0]
    assert not listener.saved
    path.unlink()
    autosave.put({"interview.employer": "Harbour"})
    listener.wait()
    assert listener.saved
    assert Journal(path).latest("interview.role") == "sales"
    assert Journal(path).latest("interview.employer") == "Harbour"


def test_a_value_that_can_never_be_kept_does_not_hold_up_the_others(journal, listener):
    autosave = saving(journal, listener)
    autosave.put({"a": float("nan")})
    autosave.put({"b": 1})
    listener.wait()
    listener.wait_for(lambda: listener.failed)
    assert "The value of a cannot be kept" in listener.failed[0]
    assert journal.latest("b") == 1
    autosave.put({"b": 2})
    listener.wait_for(lambda: len(listener.saved) == 2)
    assert journal.latest("b") == 2


def test_what_one_press_changes_is_recorded_whole_or_not_yet(journal, listener, monkeypatch):
    autosave = saving(journal, listener)
    swap = journal._swap

    def fails_at_the_last(db, replaced, entry, amends=None):
        swap(db, replaced, entry, amends)
        if entry.key == "c":
            raise JournalError("The disk is full.")

    monkeypatch.setattr(journal, "_swap", fails_at_the_last)
    autosave.put({"a": 1, "b": 2, "c": 3})
    listener.wait_for(lambda: listener.failed)
    assert Journal(journal.path).entries() == {}
    monkeypatch.undo()
    autosave.flush()
    assert {key: journal.latest(key) for key in Journal(journal.path).entries()} == {"a": 1, "b": 2, "c": 3}
    assert journal.revision() == 3


def test_saving_goes_on_when_a_listener_breaks(journal, listener):
    broken = [True]

    def breaks_once(at, keys):
        if broken:
            broken.clear()
            raise RuntimeError
        hear(at, keys)

    hear, listener.on_saved = listener.on_saved, breaks_once
    autosave = saving(journal, listener)
    autosave.put({"a": 1})
    listener.wait_for(lambda: not broken)
    autosave.put({"a": 2})
    listener.wait()
    assert journal.latest("a") == 2


def test_a_process_that_ends_saves_first(tmp_path):
    code = """
import sys
from workbook.journal import Autosave, Journal, JournalError
from workbook.journal.entry import make_entry
Autosave(Journal(sys.argv[1])).put({"a": 1})
"""
    path = tmp_path / "journal.sqlite3"
    subprocess.run([sys.executable, "-c", code, str(path)], check=True)
    assert Journal(path).latest("a") == 1


def test_an_interrupted_save_is_made_later(journal, listener):
    autosave = saving(journal, listener)
    record_all, journal.record_all = journal.record_all, interrupted
    autosave._waiting = {"a": 1}
    with pytest.raises(KeyboardInterrupt):
        autosave.flush()
    journal.record_all = record_all
    autosave.flush()
    assert journal.latest("a") == 1


def interrupted(*_anything):
    raise KeyboardInterrupt


def threads():
    return [one for one in threading.enumerate() if one.name == "workbook-autosave"]


def test_what_waits_when_the_last_listener_goes_is_saved_and_then_the_thread_ends(journal, listener):
    there = len(threads())
    autosave = saving(journal, listener)
    autosave.put({"a": 1})
    assert len(threads()) == there + 1
    autosave.stop_listening(listener)
    listener.wait_for(lambda: len(threads()) == there)
    assert journal.latest("a") == 1
    autosave.put({"a": 2})
    listener.wait_for(lambda: journal.latest("a") == 2 and len(threads()) == there)


def test_whoever_stopped_listening_is_told_nothing_and_the_others_go_on(journal, listener):
    autosave, other = saving(journal, listener), Listener()
    autosave.listen(other)
    autosave.stop_listening(other)
    autosave.put({"a": 1})
    listener.wait()
    assert other.saved == []

"""What the parts of a page share: one set of answers, saved once, drawn by all, and read again when others wrote."""

import gc
import sqlite3
import threading
from contextlib import closing
from dataclasses import replace

import pytest

from widgets.page import does, fill, message, sends
from workbook import Answers, Checklist, Home, InterviewForm, ProcessFacts, RecruiterMessage, Written
from workbook.answers.about_you import candidate_from
from workbook.content.packs.library import library
from workbook.journal import Journal
from workbook.journal.entry import make_entry
from workbook.journal.errors import JournalError

ITEM = "done.process-agenda"
STORY = "written.content-best-work"
EVIL = "<img src=x onerror=alert(1)>"
SECRET = "Harbour Logistics"


@pytest.fixture
def answers(journal):
    return Answers(journal, library(()))


def parts_of(answers):
    return [
        Checklist(answers, "process"),
        Written(answers, "content", "In writing"),
        ProcessFacts(answers),
        RecruiterMessage(answers),
        Home(answers),
    ]


def flushed(journal):
    Answers(journal).autosave.flush()
    return journal


# One state.


def test_what_is_put_is_there_and_told_once(answers):
    listener = Listener()
    answers.listen(listener)
    assert answers.put({STORY: "The depot"}) == {STORY: "The depot"}
    answers.put({STORY: "The depot"})
    assert (answers.get(STORY), answers.get("written.other", "none")) == ("The depot", "none")
    assert listener.heard == [({STORY}, "*")]
    as_they_were = answers.values()
    answers.put({STORY: "The harbour"})
    assert (as_they_were[STORY], answers.values()[STORY]) == ("The depot", "The harbour")
    with pytest.raises(TypeError):
        as_they_were[STORY] = "changed"


class Listener:
    def __init__(self):
        self.heard = []

    def on_changed(self, keys, page):
        self.heard.append((set(keys), page))


def test_the_share_that_is_done_feeds_the_odds_unless_it_was_set_by_hand(answers):
    every = {f"done.{item.key}": True for item in answers.content.checklist}
    assert answers.put(every)["preparation.ticked"] == answers.get("preparation.ticked") == 100
    assert candidate_from(answers.get).preparation == 1
    assert answers.put({"preparation.done": 40}) == {"preparation.done": 40}
    assert answers.put(dict.fromkeys(every, False))["preparation.ticked"] == 0
    assert candidate_from(answers.get).preparation == 0.4
    answers.put({"preparation.done": None})
    assert candidate_from(answers.get).preparation == 0


def test_ticks_of_two_pages_that_did_not_know_of_each_other_are_counted_together(journal):
    content = library(())
    items = [item.key for item in content.checklist]
    here, there = Checklist(Answers(journal, content), "process"), Journal(journal.path)
    for key in items[:60]:
        there.record(f"done.{key}", True)
    there.record("preparation.ticked", 1)
    sends(here, looks=1)
    Answers(journal).autosave.flush()
    assert Journal(journal.path).latest("preparation.ticked") == here.answers.get("preparation.ticked") > 10


def test_a_tick_too_small_to_be_seen_changes_nothing_else(answers):
    items = tuple(item.model_copy(update={"minutes": 240}) for item in answers.content.checklist)
    small = items[0].model_copy(update={"minutes": 1, "key": "small", "matters": 1})
    answers = Answers(answers.journal, replace(answers.content, checklist=(small, *items)))
    assert answers.put({"done.small": True}) == {"done.small": True}


def test_the_situation_follows_the_answers(answers):
    answers.put({"process.place": "phone", "interview.role": "public_sector"})
    assert (answers.situation.places, answers.situation.role_family) == ({"phone"}, "public-sector")


def test_the_content_is_that_of_the_workbook(journal):
    assert Answers(journal).content is library()


# Through the page to the journal.


def test_what_is_filled_in_anywhere_is_saved_under_its_key(answers, journal):
    checklist, written, facts, message_part, _readiness = parts_of(answers)
    fill(checklist, ITEM, "yes")
    fill(written, STORY, EVIL)
    fill(facts, "process.who-decides", "A panel of three")
    fill(facts, "interview.format", "panel")
    fill(facts, "interview.finalists", "2 to 4")
    fill(facts, "interview.promised", "2026-12-10")
    does(message_part, "channel", key="call")
    flushed(journal)
    wanted = {ITEM: True, STORY: EVIL, "process.who-decides": "A panel of three", "interview.format": "panel",
              "interview.finalists": [2, 4], "interview.promised": "2026-12-10",
              "recruiter.channel": "call", "preparation.ticked": 1}  # fmt: skip
    assert message_part.answers.get("preparation.ticked") == 1, "who decides, and by when: entering it is doing it"
    assert {key: journal.latest(key) for key in journal.entries()} == wanted
    assert set(answers.values()) == set(wanted)


def test_another_part_of_the_page_follows(answers):
    checklist, again = Checklist(answers, "process"), Checklist(answers, "process")
    readiness = Home(answers)
    fill(checklist, ITEM, "yes")
    assert again.shown["typed"][ITEM] == "yes"
    assert again.progress["done"] == 1
    assert readiness.areas[0]["done"] == 1
    fill(again, ITEM, "")
    assert ITEM not in checklist.shown["typed"]
    assert (checklist.progress["done"], readiness.areas[0]["done"]) == (0, 0)


def test_a_page_that_is_opened_again_shows_all_of_it(answers, journal):
    for part in parts_of(answers)[:3]:
        for key in (ITEM, STORY, "process.address"):
            fill(part, key, "yes")
    flushed(journal)
    again = Answers(Journal(journal.path), library(()))
    checklist, written, facts, *_others = parts_of(again)
    assert checklist.shown["typed"] == {ITEM: "yes"}
    assert written.shown["typed"] == {STORY: "yes"}
    assert facts.shown["typed"] == {"process.address": "yes"}
    assert again.values() == answers.values()


def test_what_another_page_wrote_is_there_when_this_one_is_turned_to(answers, journal):
    checklist, written, *_others, readiness = parts_of(answers)
    other = Journal(journal.path)
    other.record(ITEM, True)
    other.record(STORY, EVIL)
    sends(checklist, looks=1)
    assert checklist.shown["typed"] == {ITEM: "yes"}
    assert written.shown["typed"] == {STORY: EVIL}
    assert readiness.areas[0]["done"] == 1


def test_what_was_typed_and_not_saved_yet_outlives_turning_to_the_page(answers, journal):
    _checklist, written, *_others = parts_of(answers)
    fill(written, STORY, "Just typed")
    sends(written, looks=1)
    assert (answers.get(STORY), journal.latest(STORY)) == ("Just typed", "Just typed")


def test_what_cannot_be_saved_stays_on_the_page_whatever_is_opened_or_turned_to(answers, journal, mishaps):
    journal.record("interview.employer", "Harbour")
    written = Written(answers, "content", "In writing")
    with closing(sqlite3.connect(journal.path)) as db:
        db.execute("CREATE TRIGGER refuse BEFORE INSERT ON entry BEGIN SELECT RAISE(ABORT, 'no'); END")
        db.commit()
    fill(written, STORY, "Not lost")
    Answers(journal).autosave.flush()
    assert written.unsaved.startswith("Not saved.")
    another = Written(answers, "content", "In writing")
    answers.look()
    assert answers.get(STORY) == "Not lost"
    assert another.shown["typed"][STORY] == "Not lost"
    with closing(sqlite3.connect(journal.path)) as db:
        db.execute("DROP TRIGGER refuse")
        db.commit()
    assert flushed(journal).latest(STORY) == "Not lost"
    mishaps.clear()


def test_going_back_takes_answers_off_the_page(answers, journal):
    written = Written(answers, "content", "In writing")
    before = flushed(journal).contents().current
    fill(written, STORY, "Later undone")
    flushed(journal)
    journal.become([entry for found in before.values() for entry in found])
    answers.look()
    assert answers.get(STORY) is None
    assert written.shown["typed"] == {}


class Slow(Journal):
    """A journal in which a read can be held up, as a slow disk does."""

    def __init__(self, path):
        super().__init__(path)
        self.slow, self.reading, self.go_on = False, threading.Event(), threading.Event()

    def contents(self):
        found = super().contents()
        if self.slow and threading.current_thread() is not threading.main_thread():
            self.reading.set()
            self.go_on.wait(5)
        return found


def test_what_is_ticked_while_another_thread_reads_the_journal_is_saved_and_stays(tmp_path):
    """Whatever saves reads the journal again on its own thread, and a person ticks on meanwhile."""
    journal = Slow(tmp_path / "journal.sqlite3")
    journal.record("interview.employer", "Harbour")
    checklist = Checklist(Answers(journal, library(())), "process")
    journal.slow = True
    thread = threading.Thread(target=checklist.answers.look)
    thread.start()
    assert journal.reading.wait(5)
    fill(checklist, ITEM, "yes")
    journal.go_on.set()
    thread.join(5)
    assert checklist.answers.get(ITEM) is True
    assert checklist.progress["done"] == 1
    assert flushed(journal).latest(ITEM) is True


def test_parts_with_answers_of_their_own_are_followed(answers, journal, until):
    form, readiness, facts = InterviewForm(journal), Home(answers), ProcessFacts(answers)
    form.controls["when"].typed = "2099-12-03T14:00"
    form.controls["format"].value = "panel"
    until(lambda: readiness.until.endswith("Thursday 3 December 2099, 14:00"))
    until(lambda: facts.shown["typed"].get("interview.format") == "panel")
    assert "separate" not in answers.situation.formats


def test_what_this_page_saved_is_not_read_again(answers, journal, reads):
    written = Written(answers, "content", "In writing")
    fill(written, STORY, "The depot")
    flushed(journal)
    assert written.saved.startswith("Saved")
    assert reads == []


def test_what_was_there_by_another_page_stays_in_the_history(answers, journal):
    for value, page in (("one", "a"), ("two", "a"), ("three", "b"), ("four", "b")):
        answers.put({"interview.employer": value}, page)
    answers.autosave.flush()
    assert [entry.value for entry in journal.history("interview.employer")] == ["two", "four"]


def test_what_waits_to_be_saved_is_there_for_whoever_asks_next(journal, monkeypatch):
    """Also when all that was drawn from it is gone: a full disk keeps it waiting."""
    answers = Answers(journal)
    monkeypatch.setattr(journal, "record_all", refuse)
    answers.put({"interview.title": "Planner"})
    answers.autosave.flush()
    del answers
    gc.collect()
    again = Answers(journal)
    assert again.get("interview.title") == "Planner"
    monkeypatch.undo()
    again.autosave.flush()
    assert journal.latest("interview.title") == "Planner"


def refuse(_values):
    raise JournalError("The disk is full.")


# What no page may do.

WRONG = [
    {"do": "x"}, {}, {"do": None}, {"do": ["type"]}, {"do": "type"}, {"do": "type", "key": "no.such"},
    {"do": "type", "key": STORY}, {"do": "type", "key": STORY, "typed": None}, {"do": "type", "key": STORY, "typed": 3},
    {"do": "type", "key": ITEM, "typed": True}, {"do": "type", "key": ITEM},
    {"do": "type", "key": [STORY], "typed": "x"}, {"do": "type", "key": "interview.employer", "typed": "x"},
    {"do": "channel"}, {"do": "channel", "channel": "fax"}, {"do": "channel", "channel": ["email"]},
    {"do": "channel", "channel": {}}, {"do": "done"}, {"do": "done", "key": "no-such"}, {"do": "done", "key": ["x"]},
    {"do": "done", "key": {}}, {"do": "take"}, {"do": "put_back"}, {"do": "remove", "key": "person.1"},
    [], None, "type", 7, [["do", "type"]],
]  # fmt: skip


@pytest.mark.parametrize("wrong", WRONG, ids=repr)
def test_a_message_that_means_nothing_changes_nothing(answers, journal, mishaps, wrong):
    for part in parts_of(answers):
        before = part.get_state()
        part._handle_msg(message("custom", content=wrong))
        assert {**part.get_state(), "shown": 0} == {**before, "shown": 0}
    assert answers.values() == {}
    assert flushed(journal).entries() == {}
    assert mishaps == []


def test_no_answer_is_in_the_text_that_a_notebook_stores(answers):
    parts = parts_of(answers)
    answers.put({STORY: SECRET, "interview.employer": SECRET, "process.address": SECRET, "written.gone": SECRET})
    assert [repr(part) for part in parts] == [
        "Checklist()", "Written()", "ProcessFacts()", "RecruiterMessage()", "Home()"
    ]  # fmt: skip
    assert SECRET not in repr(answers) + str(answers)


STRANGE = [
    None,
    True,
    0,
    -1,
    10**30,
    2.5,
    "",
    "x",
    "x" * 150_000,
    [],
    ["x"],
    [[1]],
    {},
    {"a": [1]},
    [2, 4],
    "2026-12-03",
]


@pytest.mark.parametrize("strange", STRANGE, ids=lambda value: repr(value)[:12])
def test_whatever_another_version_recorded_every_part_is_drawn(journal, strange):
    content = library(())
    keys = [f"{kind}.{e.key}" for kind, found in (("process", content.facts), ("written", content.prompts),
            ("done", content.checklist[:5]), ("recruiter.ask", content.facts)) for e in found]  # fmt: skip
    keys += ["interview.format", "interview.rounds_left", "interview.finalists", "interview.insider", "interview.when",
             "interview.employer", "interview.role", "recruiter.channel", "preparation.done", "people.order",
             "people.last", "written.gone", "record.interviews", "record.self_rating", "pipeline.travels"]  # fmt: skip
    journal.merge(make_entry(key, strange, 1) for key in (keys if len(str(strange)) < 1000 else keys[::9]))
    answers = Answers(journal, content)
    for part in parts_of(answers):
        assert part.problem == part.unsaved == ""
    assert {key: answers.get(key) for key in journal.entries() if key in answers.values()} == {
        key: journal.latest(key) for key in answers.values()
    }

"""The bar at the top: what a person presses, and what the journal holds afterwards."""

import sqlite3

import pytest

from widgets.page import does
from workbook import InFlight, InterviewForm, SaveBar
from workbook.journal import Journal
from workbook.journal.presence import Presence, this_page
from workbook.journal.progress import LARGEST_PROGRESS, read_progress, write_progress
from workbook.journal.recovery import OVER
from workbook.widgets.odds.application_list import ApplicationList


def plain(words):
    """Without the marks around a person's text that keep its direction of writing to itself."""
    return words.strip("\u2068\u2069")


class Browser:
    """Keeps what a widget hands over."""

    def __init__(self, bar):
        self.files = {}
        bar.send = lambda content, buffers: self.files.update({content["download"]: bytes(buffers[0])})


@pytest.fixture
def form(journal):
    return InterviewForm(journal)


@pytest.fixture
def bar(journal):
    return SaveBar(journal)


def enter(form, until, **typed):
    for name, text in typed.items():
        form.controls[name].typed = text
    form.saved = ""
    form._autosave.flush()
    until(lambda: form.saved)


def test_a_first_visit_promises_and_a_later_one_says_when(bar, form, until, journal):
    assert (bar.saved, bar.answers, bar.trouble, bar.conflicts, bar.copies) == ("", 0, {}, [], [])
    enter(form, until, employer="Harbour")
    assert bar.saved == form.saved
    assert bar.answers == 1
    assert SaveBar(Journal(journal.path)).saved.startswith("Last saved ")


def test_a_download_holds_what_was_typed_a_moment_ago(bar, form):
    form.controls["employer"].typed = "Harbour"
    browser = Browser(bar)
    does(bar, "download")
    ((name, data),) = browser.files.items()
    assert name.endswith(".workbook.json")
    assert [entry.value for entry in read_progress(data).entries] == ["Harbour"]
    assert "1 answer handed to your browser" in bar.said


def downloaded(journal_path):
    journal = Journal(journal_path)
    try:
        return write_progress(journal)
    finally:
        journal.close()


@pytest.fixture
def a_download(tmp_path):
    other = Journal(tmp_path / "other" / "journal.sqlite3")
    other.record("interview.employer", "Old Mill")
    other.record("interview.role", "sales")
    other.note("owner", "Ana <b>")
    return downloaded(other.path)


def test_a_file_is_shown_first_then_restored_and_can_be_undone(bar, form, until, journal, a_download):
    enter(form, until, employer="Harbour")
    does(bar, "choose_file", [a_download])
    assert "Ana <b>" in bar.preview["from"]
    assert "another workbook" in bar.preview["warnings"][0]
    assert journal.latest("interview.role") is None
    does(bar, "restore")
    assert bar.preview == {}
    assert form.controls["role"].value == "sales"
    assert bar.conflicts[0]["name"] == "Your interview: employer"
    assert {plain(words) for _id, words, _when in bar.conflicts[0]["versions"]} == {
        "Harbour",
        "Old Mill",
    }
    does(bar, "undo")
    assert not bar.can_undo
    assert (form.controls["employer"].value, form.controls["role"].value) == ("Harbour", "")
    assert bar.conflicts == []


def test_a_cancelled_file_is_never_restored(bar, journal, a_download):
    does(bar, "choose_file", [a_download])
    does(bar, "cancel")
    does(bar, "restore")
    assert journal.entries() == {}


def test_after_a_refused_file_the_one_before_it_cannot_be_restored(bar, journal, a_download):
    does(bar, "choose_file", [a_download])
    does(bar, "choose_file", [a_download[: len(a_download) // 2]])
    assert "Nothing was changed." in bar.refused
    assert bar.preview == {}
    does(bar, "restore")
    assert journal.entries() == {}


@pytest.mark.parametrize("data", [b"", b"\x89PNG", b"[]", b" " * (LARGEST_PROGRESS + 1)])
def test_what_is_no_download_is_refused_in_a_sentence(bar, data):
    does(bar, "choose_file", [data])
    assert bar.refused.endswith("Nothing was changed.")


def test_both_versions_are_shown_until_one_is_chosen(bar, form, until, journal):
    enter(form, until, employer="Harbour")
    other = Journal(journal.path)
    other.latest("interview.employer")
    enter(form, until, employer="Harbour North")
    other.record("interview.employer", "Harbour South")
    bar.looks += 1
    (conflict,) = bar.conflicts
    assert [plain(words) for _id, words, _when in conflict["versions"]] == [
        "Harbour South",
        "Harbour North",
    ]
    does(bar, "choose_version", key=conflict["key"], id=conflict["versions"][1][0])
    assert bar.conflicts == []
    assert form.controls["employer"].value == "Harbour North"
    assert other.latest("interview.employer") == "Harbour North"


def test_going_back_to_a_copy_takes_back_what_was_entered_since_also_on_the_page(bar, form, until, journal):
    enter(form, until, employer="Harbour")
    kept = journal.snapshot("change")
    enter(form, until, employer="Wrong")
    form.controls["role"].value = "sales"
    bar.looks += 1
    does(bar, "go_back", id=kept.path.name)
    assert form.controls["employer"].value == "Harbour"
    assert form.controls["role"].value == ""
    newest = bar.copies[0]
    assert "before going back" in newest[1]
    does(bar, "go_back", id=newest[0])
    assert form.controls["employer"].value == "Wrong"


@pytest.mark.parametrize("name", ["", "../journal.sqlite3", "000000000001-20260101T000000Z-change.sqlite3"])
def test_a_copy_that_is_not_there_is_refused(bar, name):
    does(bar, "go_back", id=name)
    assert bar.refused == "This copy is not there any more. Choose another one."


def flip(path, before, after):
    data = path.read_bytes()
    assert before in data
    path.write_bytes(data.replace(before, after))


def test_a_damaged_journal_is_named_and_repaired_and_what_was_typed_meanwhile_is_kept(tmp_path, until):
    journal = Journal(tmp_path / "home" / "journal.sqlite3")
    journal.record("interview.employer", "Harbour")
    journal.record("interview.role", "sales")
    journal.snapshot("change")
    journal.close()
    flip(journal.path, b"Harbour", b"Harvour")
    journal = Journal(journal.path)
    bar, form = SaveBar(journal), InterviewForm(journal)
    assert bar.trouble["names"] == ["Your interview: employer"]
    assert bar.trouble["can"] == ["repair"]
    assert form.controls["role"].value == "sales"
    assert "could not be read" in form.unsaved
    form.controls["when"].typed = "2030-03-02T10:00"
    form._autosave.flush()
    assert "Not saved." in bar.unsaved
    does(bar, "repair")
    assert bar.trouble == {}
    assert bar.unsaved == form.unsaved == ""
    assert "Your interview: employer" in bar.said
    assert form.controls["employer"].value == "Harbour"
    assert journal.latest("interview.when") == "2030-03-02T10:00"
    assert len(list(journal.path.parent.glob("journal.damaged-*"))) == 1


def test_a_foreign_file_is_left_alone_until_the_person_decides(tmp_path, until):
    path = tmp_path / "home" / "journal.sqlite3"
    path.parent.mkdir()
    with sqlite3.connect(path) as db:
        db.execute("CREATE TABLE someone_elses (x)")
    db.close()
    before = path.read_bytes()
    journal = Journal(path)
    bar, form = SaveBar(journal), InterviewForm(journal)
    assert bar.trouble["can"] == ["start_afresh"]
    form.controls["employer"].typed = "Harbour"
    form._autosave.flush()
    assert path.read_bytes() == before
    does(bar, "start_afresh")
    assert journal.latest("interview.employer") == "Harbour"
    (aside,) = path.parent.glob("journal.set-aside-*")
    assert aside.read_bytes() == before


def test_a_lost_journal_is_no_first_visit(bar, form, until, journal):
    enter(form, until, employer="Harbour")
    kept = journal.snapshot("change")
    journal.close()
    journal.path.unlink()
    again = SaveBar(Journal(journal.path))
    assert "not in its place" in again.trouble["sentence"]
    assert again.trouble["can"] == ["go_back", "start_afresh"]
    does(again, "go_back", id=kept.path.name)
    assert again.trouble == {}
    assert Journal(journal.path).latest("interview.employer") == "Harbour"


def test_everything_can_be_deleted_and_the_page_writes_nothing_afterwards(bar, form, until, journal):
    enter(form, until, employer="Harbour")
    journal.snapshot("change")
    form.controls["employer"].typed = "Harbour again"
    does(bar, "delete")
    assert bar.over
    assert "deleted" in bar.said
    form.controls["employer"].typed = "Once more"
    form._autosave.flush()
    assert OVER in form.unsaved
    assert [path for path in journal.path.parent.rglob("*") if path.is_file() and b"Harbour" in path.read_bytes()] == []
    assert not journal.path.exists()


def test_a_binder_session_counts_from_the_first_change_that_is_in_no_download(journal, monkeypatch, until):
    monkeypatch.setenv("BINDER_SERVICE_HOST", "x")
    bar, form = SaveBar(journal), InterviewForm(journal)
    Browser(bar)
    assert bar.temporary
    assert bar.waits_since == 0
    enter(form, until, employer="Harbour")
    first = bar.waits_since
    assert first == pytest.approx(journal.history("interview.employer")[0].at.timestamp())
    enter(form, until, when="2030-03-02T10:00")
    assert bar.waits_since == first
    does(bar, "download")
    assert bar.waits_since == 0
    assert SaveBar(Journal(journal.path)).waits_since == 0
    enter(form, until, when="2030-03-03T10:00")
    assert bar.waits_since > first


def test_the_same_page_open_elsewhere_is_said(journal, monkeypatch, home):
    monkeypatch.setenv("JPY_SESSION_NAME", "notebooks/02-your-pipeline.ipynb")
    bar = SaveBar(journal)
    assert bar.elsewhere == ""
    other, another_page = Presence(home, this_page()), Presence(home, "09-an-offer")
    other.enter()
    another_page.enter()
    bar.looks += 1
    assert bar.elsewhere
    other.leave()
    bar.looks += 1
    assert bar.elsewhere == ""
    again = SaveBar(journal)  # the page runs again in the same kernel
    assert again.elsewhere == ""


def test_a_page_that_was_closed_is_open_nowhere_and_hears_nothing(journal, home):
    bar = SaveBar(journal)
    assert bar._autosave._listeners == [bar]
    assert len(Presence(home, "").others()) == 1
    bar.close()
    assert Presence(home, "").others() == []
    assert bar._autosave._listeners == []


def test_a_page_in_two_tabs_is_open_here_until_both_are_closed(journal, monkeypatch, home):
    monkeypatch.setenv("JPY_SESSION_NAME", "notebooks/02-your-pipeline.ipynb")
    bars = SaveBar(journal), SaveBar(journal)
    elsewhere = Presence(home, "")
    for bar in bars:
        bar.looks += 1
        assert bar.elsewhere == "", "both have one kernel, and so one set of answers"
        assert [one.page for one in elsewhere.others()] == ["02-your-pipeline"]
        bar.close()
        bar.close()
    assert elsewhere.others() == []


def test_that_everything_is_deleted_is_said_on_every_page(bar, form, journal, until):
    enter(form, until, employer="Harbour")
    other, overview = SaveBar(journal), InterviewForm(journal)
    does(bar, "delete")
    assert other.over
    assert other.saved == ""
    assert overview.controls["employer"].value == "Harbour", "what is still on a page is saved nowhere"
    other.looks += 1
    assert other.over


def test_a_full_disk_is_said_and_tried_again(bar, form, journal, until):
    enter(form, until, employer="Harbour")
    with journal._store.reading() as db:
        (pages,) = db.execute("PRAGMA page_count").fetchone()
        db.execute(f"PRAGMA max_page_count = {pages}")  # as when no page can be added
    form.controls["employer"].typed = "Harbour " + "n" * 70
    flight = ApplicationList(InFlight(journal))
    flight.keep({"application.1.employer": "x" * 50_000})
    bar._autosave.flush()
    assert "The disk is full" in bar.unsaved
    assert "The disk is full" in flight.unsaved
    does(bar, "retry")
    assert bar.said == "Everything is saved."
    assert journal.latest("application.1.employer") == "x" * 50_000


def test_the_nickname_is_kept_and_stands_in_the_next_download(bar, form, until):
    enter(form, until, employer="Harbour")
    browser = Browser(bar)
    does(bar, "name", name="Ana")
    does(bar, "download")
    assert read_progress(*browser.files.values()).owner == "Ana"
    does(bar, "name", name="a" * 300)
    assert "limit" in bar.refused
    assert bar.owner == "Ana"


def test_its_repr_and_state_name_nothing_private(bar, form, until):
    enter(form, until, employer="Harbour")
    assert repr(bar) == "SaveBar()"


def test_repairing_again_from_another_page_takes_nothing_back(tmp_path, until):
    journal = Journal(tmp_path / "home" / "journal.sqlite3")
    journal.record("interview.employer", "Harbour")
    journal.close()
    flip(journal.path, b"Harbour", b"Harvour")
    first, second = Journal(journal.path), Journal(journal.path)
    bars = SaveBar(first), SaveBar(second)
    assert all(bar.trouble for bar in bars)
    does(bars[0], "repair")
    first.record("interview.employer", "Old Mill")
    does(bars[1], "repair")
    does(bars[1], "start_afresh")
    assert second.latest("interview.employer") == "Old Mill"
    assert bars[1].trouble == {}


def test_what_could_not_be_saved_stays_when_the_page_is_looked_at(journal, until, monkeypatch):
    monkeypatch.setattr("workbook.journal.connection.LOCK_WAIT", 0.05)
    journal.record("interview.employer", "Harbour")
    form = InterviewForm(journal)
    locked = sqlite3.connect(journal.path)
    locked.execute("BEGIN IMMEDIATE")
    form.controls["employer"].typed = "Old Mill"
    form.looks += 1
    assert form.controls["employer"].value == "Old Mill"
    assert "Not saved." in form.unsaved
    locked.rollback()
    locked.close()
    form._autosave.flush()
    assert journal.latest("interview.employer") == "Old Mill"


def test_applications_added_on_two_pages_are_all_in_the_list(journal, until):
    flights = InFlight(journal), InFlight(Journal(journal.path))
    parts = [ApplicationList(flight) for flight in flights]
    for part, name in zip(parts, ("Old Mill", "Pier 39"), strict=True):
        part.controls["add"].clicks += 1
        part.controls["employer"].typed = name
    for part in parts:
        part._autosave.flush()
    bar = SaveBar(journal)
    bar.looks += 1
    assert not [one for one in bar.conflicts if one["key"].startswith("applications.")]
    assert "application.1" in journal.latest("applications.order")
    assert parts[0].flight.keys == journal.latest("applications.order")


def test_the_person_who_repairs_is_in_no_conflict_with_themselves(tmp_path):
    journal = Journal(tmp_path / "home" / "journal.sqlite3")
    journal.record("interview.employer", "Harbour")
    journal.record("interview.role", "sales")
    journal.close()
    flip(journal.path, b"Harbour", b"Harvour")
    journal = Journal(journal.path)
    bar, form = SaveBar(journal), InterviewForm(journal)
    form.controls["role"].value = "software"
    does(bar, "repair")
    assert bar.conflicts == []
    assert journal.latest("interview.role") == "software"


def test_deleting_everything_leaves_what_is_not_ours(bar, form, until, journal):
    enter(form, until, employer="Harbour")
    home = journal.path.parent
    others = [home / "journal.docx", home / "snapshots-holiday" / "a.jpg", home / "open" / "mine.txt"]
    for path in others:
        path.parent.mkdir(exist_ok=True)
        path.write_text("mine")
    does(bar, "delete")
    assert [path.read_text() for path in others] == ["mine"] * 3
    assert not journal.path.exists()


def test_choices_and_days_read_as_on_the_page(bar, journal):
    other = Journal(journal.path)
    journal.record("interview.when", "2026-12-03T14:00")
    other.record("interview.when", "2026-12-04T14:00")
    bar.looks += 1
    assert [words for _id, words, _when in bar.conflicts[0]["versions"]] == [
        "Friday 4 December 2026, 14:00",
        "Thursday 3 December 2026, 14:00",
    ]

"""Where a journal cannot be, which is said at opening, and files that are closed before they are moved or removed."""

import fcntl
import os
import sqlite3
import sys
from contextlib import closing
from pathlib import Path, PurePosixPath, PureWindowsPath

import pytest
from torture.kills import alone
from torture.places import _mount, become_nobody, mounted, nobodys_folder

from workbook.journal import Journal, JournalError
from workbook.journal import files as files_module
from workbook.journal.address import address
from workbook.journal.errors import NotOurs, ReadOnly, as_journal_error
from workbook.journal.files import onto_disk, write_whole
from workbook.journal.mishaps import report
from workbook.journal.presence import Presence
from workbook.journal.recovery import delete_everything, go_back, repair, start_afresh

KEY = "interview.employer"
CLOSED = "The journal's folder cannot be written to."


@pytest.fixture
def path(tmp_path):
    return tmp_path / "home" / "journal.sqlite3"


def refused(journal):
    with pytest.raises(JournalError) as refusal:
        journal.record(KEY, "Acme")
    return str(refusal.value)


def test_a_folder_where_the_file_should_be_is_said_and_can_be_set_aside(path):
    path.mkdir(parents=True)
    (path / "mine.txt").write_text("mine")
    journal = Journal(path)
    health = journal.health()
    assert health.sentence == "There is a folder where the journal's file should be. It was left as it is."
    assert (health.usable, health.broken) == (False, True)
    assert refused(journal) == health.sentence
    with pytest.raises(NotOurs):
        journal.latest(KEY)
    start_afresh(journal)
    journal.record(KEY, "Acme")
    assert Journal(path).latest(KEY) == "Acme"
    [aside] = path.parent.glob("journal.set-aside-*")
    assert (aside / "mine.txt").read_text() == "mine"


@pytest.mark.parametrize("deeper", ["", "in/side"])
def test_a_link_to_nowhere_as_home_is_said_at_opening_and_works_once_it_leads_somewhere(tmp_path, deeper):
    link, disk = tmp_path / "home", tmp_path / "disk"
    link.symlink_to(disk)
    journal = Journal(link / deeper / "journal.sqlite3")
    health = journal.health()
    sentence = "The folder for your answers is a link to a place that is not there. Is a disk not connected?"
    assert (health.sentence, health.usable, health.broken) == (sentence, False, False)
    assert journal.latest(KEY) is None
    assert refused(journal) == health.sentence
    assert not disk.exists()
    disk.mkdir()
    journal.record(KEY, "Acme")
    assert (journal.health().sentence, Journal(journal.path).latest(KEY)) == ("", "Acme")


def test_a_file_as_home_is_said_at_opening(tmp_path):
    (tmp_path / "home").write_text("mine")
    journal = Journal(tmp_path / "home" / "journal.sqlite3")
    assert (
        journal.health().sentence
        == "There is a file where the folder for your answers should be. It was left as it is."
    )
    assert refused(journal) == journal.health().sentence
    assert (tmp_path / "home").read_text() == "mine"


@pytest.mark.skipif(os.name != "posix", reason="rights are POSIX")
@pytest.mark.parametrize("there", [True, False])
def test_a_home_that_cannot_be_written_to_is_said_at_opening(there):
    with nobodys_folder() as home:

        def work(say):
            become_nobody()
            journal = Journal(home / "journal.sqlite3" if there else home / "not" / "yet" / "journal.sqlite3")
            if there:
                journal.record(KEY, "Acme")
                journal.close()
            home.chmod(0o500)
            health = journal.health()
            said = [health.sentence, str(health.usable), str(health.broken), str(journal.latest(KEY)), refused(journal)]
            home.chmod(0o700)
            journal.record(KEY, "Beta")
            say(";".join([*said, journal.health().sentence]))

        found = alone(work)[0].split(";")
    assert found == [CLOSED, "False", "False", "Acme" if there else "None", CLOSED, ""]


@pytest.mark.skipif(os.name != "posix", reason="disks are mounted so in POSIX")
def test_a_disk_that_can_only_be_read_is_said_at_opening(tmp_path):
    with mounted(tmp_path / "disk") as disk:
        if disk is None:  # no leave to mount one; a folder that is closed stands for it above
            return
        _mount("-o", "remount,ro", str(disk))
        journal = Journal(disk / "home" / "journal.sqlite3")
        assert journal.health().sentence == CLOSED
        with pytest.raises(ReadOnly):
            journal.record(KEY, "Acme")
        _mount("-o", "remount,rw", str(disk))
        journal.record(KEY, "Acme")
        assert journal.health().sentence == ""
        journal.close()


@pytest.mark.parametrize(
    ("path", "where"),
    [
        (PurePosixPath("/home/ann/it's #1?/a%b"), "file:///home/ann/it%27s%20%231%3F/a%25b?mode=ro"),
        (PureWindowsPath(r"C:\Users\Ann B"), "file:///C:/Users/Ann%20B?mode=ro"),
        (PureWindowsPath(r"\\server\share\Ann\é"), "file:////server/share/Ann/%C3%A9?mode=ro"),
    ],
)
def test_an_address_has_no_host_even_for_the_folder_of_another_computer(path, where):
    assert address(path, "mode=ro") == where


def test_sqlite_takes_such_an_address_and_refuses_a_host(tmp_path):
    path = tmp_path / "a #1? é%.db"
    with closing(sqlite3.connect(path)) as db:
        db.execute("CREATE TABLE a (b)")
    for where in (address(path, "mode=rw"), address(path, "mode=rw").replace("file:///", "file:////", 1)):
        with closing(sqlite3.connect(where, uri=True)) as db:
            assert db.execute("SELECT count(*) FROM a").fetchone() == (0,)
    with pytest.raises(sqlite3.OperationalError, match="invalid uri authority"):
        sqlite3.connect("file://server/share/journal.sqlite3?mode=rw", uri=True)


def test_what_is_written_is_written_through_where_a_mac_would_keep_it_in_the_drive(path, monkeypatch):
    journal = Journal(path)
    journal.record(KEY, "Acme")
    with journal._store.reading() as db:
        assert db.execute("PRAGMA fullfsync").fetchone() == (1,)
    asked = []
    monkeypatch.setattr(fcntl, "F_FULLFSYNC", 51, raising=False)
    monkeypatch.setattr(fcntl, "fcntl", lambda file, what: asked.append(what))
    monkeypatch.setattr(os, "fsync", lambda file: asked.append("fsync"))
    write_whole(path.with_name("a.txt"), b"a")
    assert asked == [51]


def test_where_a_file_system_cannot_write_through_or_the_system_has_no_fcntl_fsync_is_asked(tmp_path, monkeypatch):
    asked = []

    def refuses(_file, _what):
        raise OSError(45, "Operation not supported")

    monkeypatch.setattr(os, "fsync", lambda file: asked.append("fsync"))
    monkeypatch.setattr(fcntl, "F_FULLFSYNC", 51, raising=False)
    monkeypatch.setattr(fcntl, "fcntl", refuses)
    onto_disk(0)
    monkeypatch.setattr(files_module, "fcntl", None)  # Windows
    onto_disk(0)
    assert asked == ["fsync", "fsync"]


def test_a_file_that_another_page_has_open_in_windows_is_a_sentence():
    error = PermissionError(13, "The process cannot access the file because it is being used by another process")
    error.winerror = 32
    assert str(as_journal_error(error)) == "Another page has the journal open. Close the other pages, then try again."


# Windows neither renames nor removes a file that is open. Here it is found when one is that this process has open.


class Watch:
    """Hears of every rename and removal in this process, and notes those of a file that is open in it."""

    def __init__(self):
        self.on, self.heard, self.open = False, [], []
        sys.addaudithook(self)

    def __call__(self, event, told):
        if self.on and event in ("os.rename", "os.remove"):
            held = {os.path.realpath(one) for one in Path("/proc/self/fd").iterdir()}
            paths = [os.path.realpath(os.fsdecode(one)) for one in told[: 2 if event == "os.rename" else 1]]
            self.heard += [Path(one).name for one in paths]
            self.open += [Path(one).name for one in paths if one in held or any(x.startswith(f"{one}/") for x in held)]


@pytest.fixture(scope="module")
def hook():
    return Watch()


@pytest.fixture
def watch(hook):
    hook.on, hook.heard, hook.open = True, [], []
    yield hook
    hook.on = False


def damage(journal):
    journal.close()
    whole = bytearray(journal.path.read_bytes())
    whole[100:300] = b"\xff" * 200  # the first page after its header
    journal.path.write_bytes(whole)


def repaired(journal):
    damage(journal)
    repair(journal)


def afresh(journal):
    damage(journal)
    start_afresh(journal)


def gone_back(journal):
    damage(journal)
    go_back(journal, journal.snapshots()[0])


def gone_back_in_a_whole_one(journal):
    go_back(journal, journal.snapshots()[0])


@pytest.mark.skipif(sys.platform != "linux", reason="Linux tells which files are open")
@pytest.mark.parametrize("act", [repaired, afresh, gone_back, gone_back_in_a_whole_one, delete_everything])
def test_what_is_renamed_or_removed_is_closed_first(act, path, monkeypatch, watch):
    monkeypatch.setenv("WORKBOOK_HOME", str(path.parent))
    journal, another = Journal(path), Journal(path)
    journal.record(KEY, "Acme")
    journal.snapshot("change")
    journal.record(KEY, "Beta")
    presence = Presence(path.parent, "00-start-here")
    presence.enter()
    report(ValueError("x"), "a test")
    assert another.latest(KEY) == "Beta"  # has the file open, as another page of this kernel does
    act(journal)
    assert (path.name in watch.heard) == (act is not gone_back_in_a_whole_one)
    assert watch.open == []
    presence.leave()


@pytest.mark.skipif(sys.platform != "linux", reason="Linux tells which files are open")
def test_the_watch_finds_what_is_open(path, watch):
    path.parent.mkdir()
    with path.open("w"):
        path.rename(path.with_name("other"))
        path.with_name("other").unlink()
    assert watch.open == ["journal.sqlite3", "other"]

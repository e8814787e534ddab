"""The doctor finds what is wrong on this computer, says it in a sentence, and changes nothing."""

import hashlib
import os
import re
import shutil
import signal
import sqlite3
import subprocess
import sys
from contextlib import closing
from datetime import UTC, datetime, timedelta
from importlib import metadata
from pathlib import Path

import pytest

from workbook.command import computer, doctor, journal_health
from workbook.command.computer import cloud_of, file_system, of_file_system, of_space, too_old
from workbook.command.doctor import examine
from workbook.journal import Journal, JournalError
from workbook.journal.contents import Contents
from workbook.journal.entry import ancestors_of, make_entry
from workbook.journal.files import set_aside
from workbook.journal.known import Known, write_known
from workbook.journal.migrations import SCHEMA_VERSION
from workbook.journal.recovery import start_afresh
from workbook.journal.snapshots import WHY

SECRET = "Ada of Acme"


@pytest.fixture
def journal(home):
    """A journal with three answers and a copy."""
    journal = Journal(home / "journal.sqlite3")
    for key, value in {"interview.role": "software", "interview.employer": SECRET, "interview.finalists": 4}.items():
        journal.record(key, value)
    journal.snapshot("change")
    yield journal
    journal.close()


def found(home):
    return {finding.name: finding for finding in examine(home)}


def state_and_sentence(home, name):
    finding = found(home)[name]
    return finding.state, finding.sentence


def everything(folder):
    """What stands in a folder, to the last bit and the last nanosecond."""
    paths = [folder, *sorted(folder.rglob("*"))]
    return {path: (path.stat().st_mtime_ns, path.stat().st_mode, path.is_file() and sha256(path)) for path in paths}


def sha256(path):
    return hashlib.sha256(path.read_bytes()).hexdigest()


def flip(path, letters):
    """Change one bit of every place in a file where `letters` stand."""
    content = path.read_bytes()
    assert letters in content
    path.write_bytes(content.replace(letters, bytes([letters[0] ^ 1]) + letters[1:]))


def test_a_healthy_journal_is_fine(journal, home):
    findings = found(home)
    names = ["Python", "packages", "SQLite", "JupyterLab", "locks", "permissions", "journal", "copies"]
    assert {name: findings[name].state for name in names} == dict.fromkeys(names, "fine")
    assert findings["journal"].sentence == "3 answers, all whole."
    newest = r"1 copy to go back to, the newest of \d{1,2} [A-Z][a-z]+ 20\d\d, \d\d:\d\d [A-Z+-]\S*\."
    assert re.match(newest, findings["copies"].sentence)
    assert {"two versions", "count", "unfinished", "set aside", "log", "cloud"}.isdisjoint(findings)


def test_it_makes_nothing_where_nothing_is(home):
    findings = found(home)
    assert findings["journal"].sentence == "Nothing has been written yet."
    assert "mend" not in {finding.state for finding in findings.values() if finding.name != "free space"}
    assert not home.exists()


def old(journal):
    """A journal of version 1, which opening it as a page does would bring up to date."""
    journal.close()
    journal.path.unlink()
    with closing(sqlite3.connect(journal.path)) as db, db:
        for table in ("history (revision INTEGER PRIMARY KEY, key, value, at)", "latest (key PRIMARY KEY, value, at)"):
            db.execute(f"CREATE TABLE {table}")
        db.execute("INSERT INTO history VALUES (1, 'interview.role', '\"sales\"', '2026-11-01T10:00:00+00:00')")
        db.execute(f"PRAGMA application_id = {0x53495742}")
        db.execute("PRAGMA user_version = 1")


def cut_short(journal):
    """A save that `kill -9` ended half-way, so that its rollback journal is hot."""
    journal.close()
    code = f"""
import os, signal, sqlite3
db = sqlite3.connect({str(journal.path)!r}, isolation_level=None)
db.execute("PRAGMA cache_size = 1")
db.execute("BEGIN IMMEDIATE")
for number in range(200):
    db.execute("INSERT INTO about VALUES (?, ?)", (f"n{{number}}", "x" * 2000))
os.kill(os.getpid(), signal.SIGKILL)
"""
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == -signal.SIGKILL
    assert journal.path.with_name("journal.sqlite3-journal").stat().st_size > 0


def newer(journal):
    journal.close()
    with closing(sqlite3.connect(journal.path)) as db, db:
        db.execute(f"PRAGMA user_version = {SCHEMA_VERSION + 1}")


def damaged(journal):
    journal.close()
    flip(journal.path, SECRET.encode())


def headless(journal):
    journal.close()
    flip(journal.path, b"SQLite format 3")


def foreign(journal):
    journal.close()
    journal.path.write_text("a shopping list")


def empty(journal):
    journal.close()
    journal.path.write_bytes(b"")


def lost(journal):
    journal.close()
    journal.path.unlink()


def a_folder(journal):
    lost(journal)
    journal.path.mkdir()


TROUBLES = {
    old: ("fine", "1 answer, all whole."),
    cut_short: ("note", "The last save was cut short. The next page you open puts that right by itself."),
    newer: ("mend", "A newer version of the workbook made this journal. Please update."),
    damaged: (
        "mend",
        "The journal file is damaged. 2 answers can be read; 1 cannot, or only as before (interview.employer).",
    ),
    headless: ("mend", "The journal file is damaged. 3 answers can be read, and none is known to be lost."),
    foreign: ("mend", "The file in the journal's place is not a workbook journal."),
    empty: ("mend", "The journal file is empty."),
    lost: ("mend", "Your journal with 3 answers is not in its place. It was moved or deleted."),
    a_folder: ("mend", "A folder stands in the journal's place."),
}


@pytest.mark.skipif(os.name != "posix", reason="kill -9 is POSIX")
@pytest.mark.parametrize("trouble", TROUBLES, ids=lambda trouble: trouble.__name__)
def test_whatever_is_wrong_it_is_said_and_nothing_is_changed(journal, home, trouble):
    trouble(journal)
    left = home / f"journal.sqlite3.new-{2**22 + 1}-1"  # of a process that is not there: opening would remove it
    left.write_bytes(b"half")
    (home / "workbook.log").write_text(f"{datetime.now():%Y-%m-%d %H:%M:%S},000 KeyError in a part: part.py:1 draw\n")
    before = everything(home)
    findings = examine(home)
    assert everything(home) == before
    state, sentence = TROUBLES[trouble]
    (about,) = (finding for finding in findings if finding.name == "journal")
    assert about.state == state
    assert about.sentence.startswith(sentence)
    assert "could not be looked at" not in " ".join(finding.sentence for finding in findings)
    assert SECRET not in repr(findings)


def test_of_damage_it_says_what_a_page_would_say(journal, home, tmp_path):
    """One bit is flipped at places all over the file; both must find the same answers and miss the same ones."""
    for number in range(30):
        journal.record(f"application.{number}.employer", SECRET)
    journal.close()
    content = journal.path.read_bytes()
    broken = 0
    for place in [*range(0, 100, 3), *range(100, len(content), len(content) // 80)]:
        flipped = bytearray(content)
        flipped[place] ^= 1 << place % 8
        for folder in (home, tmp_path / "copy"):
            folder.mkdir(exist_ok=True)
            (folder / journal.path.name).write_bytes(flipped)
        page = Journal(tmp_path / "copy" / journal.path.name)
        shutil.copy(home / "journal.known.json", page.path.parent)
        try:
            expected = None if "newer" in page.health().sentence else page.contents()
        except JournalError:
            expected = None
        page.close()
        before = everything(home)
        contents, (state, sentence) = journal_health.read_journal(journal.path)
        assert everything(home) == before
        assert (contents is None) == (expected is None), place
        if contents:
            assert (contents.current, contents.damaged) == (expected.current, expected.damaged), place
            assert (contents.broken, contents.unnamed) == (expected.broken, expected.unnamed), place
            broken += contents.broken
            assert (state == "mend") == contents.broken
        assert SECRET not in sentence
    assert broken > 20


def test_answers_of_which_nothing_is_left_are_counted_by_the_note(journal, home):
    damaged(journal)
    write_known(journal.path, Known(7, "an id"))
    assert "2 answers can be read; 5 cannot, or only as before (interview.employer)." in found(home)["journal"].sentence
    assert "count" not in found(home)


def test_only_keys_are_named_whatever_stands_in_their_place():
    damaged = ("interview.employer", f"{SECRET}. More", "a." + "x" * 500, *(f"application.{n}.role" for n in range(50)))
    state, sentence = journal_health.of_contents(Contents(damaged=damaged, broken=True))
    assert state == "mend"
    assert "53 cannot" in sentence
    assert "interview.employer, application.0.role" in sentence
    assert SECRET not in sentence
    assert len(sentence) < 400


def test_a_page_that_saves_meanwhile_is_not_disturbed(journal, home):
    with closing(sqlite3.connect(journal.path, isolation_level=None)) as db:
        db.execute("BEGIN IMMEDIATE")
        db.execute("UPDATE about SET value = 'x' WHERE name = 'owner'")
        assert state_and_sentence(home, "journal") == ("fine", "3 answers, all whole.")
        db.execute("COMMIT")


def test_a_page_that_holds_the_journal_is_waited_for_but_not_for_ever(journal, home, monkeypatch):
    monkeypatch.setattr(journal_health, "LOCK_WAIT", 0.05)
    with closing(sqlite3.connect(journal.path, isolation_level=None)) as db:
        db.execute("BEGIN EXCLUSIVE")
        assert found(home)["journal"].state == "note"
        assert "saving at this moment" in found(home)["journal"].sentence


def test_two_versions_of_an_answer_are_counted(journal, home):
    (shown,) = journal.entries()["interview.role"]
    journal.merge([make_entry("interview.role", "law", 9, ancestors_of([])), shown])
    state, sentence = state_and_sentence(home, "two versions")
    assert state == "note"
    assert sentence.startswith("1 answer changed in two places")


def test_fewer_answers_than_were_noted_are_missed(journal, home):
    write_known(journal.path, Known(7, "an id"))
    state, sentence = state_and_sentence(home, "count")
    assert state == "mend"
    assert sentence.startswith("The journal held 7 answers when it was last saved, and holds 3 now.")
    write_known(journal.path, Known(2, "an id"))  # the note is written after the save
    assert "count" not in found(home)


def test_damaged_copies_are_told_from_whole_ones(journal, home):
    for why in ("before-import", "before-delete", "before-going-back"):
        journal.snapshot(why)
    newest, second, third, oldest = journal.snapshots()
    flip(second.path, SECRET.encode())
    state, sentence = state_and_sentence(home, "copies")
    assert state == "note"
    assert sentence.startswith("4 copies to go back to")
    assert "Of 3 looked at, 1 cannot be used." in sentence
    newest.path.write_bytes(b"")
    third.path.write_bytes(third.path.read_bytes()[:5000])
    assert state_and_sentence(home, "copies")[0] == "mend"
    assert oldest.why in WHY
    for copy in journal.snapshots():
        copy.path.unlink()
    assert state_and_sentence(home, "copies")[1].startswith("There is no copy to go back to.")


def test_a_copy_that_fell_behind_is_said(journal, home):
    (copy,) = journal.snapshots()
    earlier = datetime.now(UTC) - timedelta(hours=2)
    copy.path.rename(copy.path.with_name(f"{copy.revision:012d}-{earlier:%Y%m%dT%H%M%S}Z-change.sqlite3"))
    state, sentence = state_and_sentence(home, "copies")
    assert state == "note"
    assert "What you changed since then is in no copy." in sentence


def test_what_is_left_over_is_counted(journal, home):
    (home / "journal.known.json.new-1-1").write_bytes(b"")
    (home / "snapshots" / "a.sqlite3.new-1-1").write_bytes(b"")
    (home / "snapshots" / "a.sqlite3.new-1-1-journal").write_bytes(b"")
    assert state_and_sentence(home, "unfinished")[1].startswith("2 unfinished files")
    journal.close()
    shutil.copy(journal.path, home / "other")
    set_aside(home / "journal.sqlite3", "damaged")
    (home / "other").rename(journal.path)
    assert state_and_sentence(home, "set aside")[1].startswith("1 older journal set aside")
    journal.path.write_bytes(b"")
    start_afresh(journal)
    assert state_and_sentence(home, "set aside")[1].startswith("3 older journals set aside")


def test_only_errors_of_the_last_days_are_counted(home):
    home.mkdir(mode=0o700)
    old, new = (f"{datetime.now() - timedelta(days=days):%Y-%m-%d %H:%M:%S},000" for days in (30, 1))
    log = home / "workbook.log"
    log.write_text(f"{old} KeyError in a part: part.py:1 draw\n")
    assert state_and_sentence(home, "log") == ("fine", "Nothing went wrong in the last seven days.")
    log.write_text(f"{old} KeyError in one: part.py:1 draw\n{new} KeyError in two: part.py:1 draw\n\nmore\n")
    assert state_and_sentence(home, "log")[1].startswith("1 error in the last seven days")


@pytest.mark.skipif(os.name != "posix", reason="modes are POSIX")
def test_what_others_may_open_comes_with_a_command_that_closes_it(journal, home):
    (journal.snapshots()[0].path).chmod(0o644)
    (home / "shopping list").write_text("bread")  # not ours
    close(home, "Some files are private only as long as their folder is.")
    assert (home / "shopping list").stat().st_mode & 0o077
    home.chmod(0o755)
    close(home, "Others on this computer may see your journal's folder.")


def close(home, sentence):
    state, said = state_and_sentence(home, "permissions")
    assert state == "note"
    assert said.startswith(sentence)
    subprocess.run(["sh", "-c", said.rpartition(": ")[2]], check=True)
    assert state_and_sentence(home, "permissions") == ("fine", "Only you can open the journal.")


@pytest.mark.skipif(os.name != "posix", reason="the shell is POSIX")
def test_a_path_in_a_command_leaves_the_home_out_and_quotes_the_rest(tmp_path, monkeypatch):
    monkeypatch.setenv("HOME", str(tmp_path))
    home = tmp_path / "a folder; with $signs"
    home.mkdir(mode=0o755)
    assert str(tmp_path) not in found(home)["permissions"].sentence
    close(home, "Others")


def test_a_file_in_the_folders_place_is_said(home):
    home.write_text("")
    assert state_and_sentence(home, "permissions")[0] == "mend"
    assert home.read_text() == ""


def test_a_link_to_nowhere_as_home_is_said(home):
    home.symlink_to(home.with_name("disk"))
    assert state_and_sentence(home, "permissions") == (
        "mend",
        "The folder for your answers is a link to a place that is not there. Is a disk not connected? "
        "Or choose another folder with WORKBOOK_HOME.",
    )


@pytest.mark.parametrize(
    ("folder", "cloud"),
    [
        ("/home/mary/Dropbox/workbook", "Dropbox"),
        ("/Users/mary/OneDrive - Acme/workbook", "OneDrive - Acme"),
        ("/Users/mary/Library/Mobile Documents/com~apple~CloudDocs/w", "com~apple~CloudDocs"),
        ("/Users/mary/iCloud Drive/w", "iCloud Drive"),
        ("/home/mary/.local/share/second-interview-workbook", ""),
    ],
)
def test_a_folder_that_is_copied_elsewhere_is_known_by_its_name(folder, cloud):
    assert cloud_of(Path(folder)) == cloud


def test_a_link_into_a_cloud_folder_is_seen(tmp_path, home):
    (tmp_path / "Dropbox" / "w").mkdir(parents=True)
    home.symlink_to(tmp_path / "Dropbox" / "w")
    assert state_and_sentence(home, "cloud")[0] == "note"


MOUNTS = r"""
22 27 0:21 / /proc rw,relatime - proc proc rw
27 1 254:0 / / rw,relatime - ext4 /dev/vda rw,discard
40 27 0:40 / /home rw,relatime shared:7 master:2 - nfs4 server:/home rw,vers=4.2
41 40 0:41 / /home/mary/my\040files rw - fuse.sshfs mary@host:/ rw
42 27 0:42 / /home2 rw - btrfs /dev/vdb rw
43 27 0:43 / /mnt/back\134slash rw - cifs //server/share rw
44 27 0:44 / /mnt/over rw - xfs /dev/vdc rw
45 44 0:45 / /mnt/over rw - tmpfs none rw
46 27 0:46 / /mnt/a\040-\040b rw - lustre none rw
a line that says nothing
47 27 0:47 / /cut
"""


@pytest.mark.parametrize(
    ("folder", "kind"),
    [
        ("/var/data", "ext4"),
        ("/home/mary", "nfs4"),
        ("/home/mary/my files/w", "fuse.sshfs"),
        ("/home/mary/my", "nfs4"),
        ("/home2/mary", "btrfs"),
        ("/homework", "ext4"),
        ("/mnt/back\\slash/w", "cifs"),
        ("/mnt/over", "tmpfs"),
        ("/mnt/a - b", "lustre"),
        ("/cut/w", "ext4"),
    ],
)
def test_the_file_system_is_read_from_mountinfo(folder, kind):
    assert file_system(MOUNTS, Path(folder)) == kind


def test_no_mountinfo_says_nothing():
    assert file_system("", Path("/home")) == ""


@pytest.mark.skipif(not Path("/proc/self/mountinfo").exists(), reason="mountinfo is Linux's")
def test_the_file_system_is_the_one_that_the_system_names(home, tmp_path):
    named = subprocess.run(["stat", "-f", "-c", "%T", "/proc"], capture_output=True, text=True, check=True)
    text = Path("/proc/self/mountinfo").read_text(encoding="utf-8")
    assert file_system(text, Path("/proc/self")) == named.stdout.strip() == "proc"
    assert file_system(text, tmp_path) in found(home)["file system"].sentence


@pytest.mark.parametrize(
    ("kind", "state"), [("nfs4", "note"), ("9p", "note"), ("tmpfs", "note"), ("ext4", "fine"), ("", "fine")]
)
def test_what_a_file_system_means(kind, state):
    assert of_file_system(kind)[0] == state
    assert kind in of_file_system(kind)[1]


@pytest.mark.parametrize(
    ("free", "state"),
    [(0, "mend"), (49_999_999, "mend"), (50_000_000, "note"), (499_999_999, "note"), (500_000_000, "fine")],
)
def test_free_space(free, state):
    assert of_space(free)[0] == state


def test_a_full_disk_is_seen(home, tmp_path):
    free = shutil.disk_usage(tmp_path).free
    assert found(home)["free space"].state == of_space(free)[0]


def test_versions_are_compared_with_what_the_workbook_says_it_needs():
    numpy = metadata.version("numpy")
    assert too_old(f"numpy>={numpy}") == ""
    assert too_old("numpy>=999") == f"numpy {numpy} is installed, and >=999 is needed"
    assert too_old("no-such-package-at-all>=1") == "no-such-package-at-all is not installed"
    assert too_old('no-such-package-at-all>=1; python_version < "3"') == ""
    assert too_old('no-such-package-at-all>=1; extra == "seal"') == ""


def test_an_old_package_is_something_to_mend(home, monkeypatch):
    monkeypatch.setattr(metadata, "requires", lambda _name: ["numpy>=999", "pandas>=1"])
    state, sentence = state_and_sentence(home, "packages")
    assert state == "mend"
    assert ">=999 is needed" in sentence
    assert "pandas" not in sentence


def test_without_an_installed_package_the_others_are_looked_at(home, monkeypatch):
    monkeypatch.setattr(computer, "DISTRIBUTION", "no-such-package-at-all")
    assert found(home)["packages"].state == "note"
    assert found(home)["Python"].state == "fine"


def test_a_missing_extension_is_something_to_mend(home, monkeypatch, tmp_path):
    monkeypatch.setattr(sys, "prefix", str(tmp_path))
    assert state_and_sentence(home, "JupyterLab")[0] == "mend"


def test_a_check_that_breaks_stops_no_other(journal, home, monkeypatch):
    def breaks(_patient):
        raise RuntimeError(SECRET)

    monkeypatch.setitem(doctor.CHECKS, "locks", breaks)
    findings = found(home)
    assert findings["locks"].state == "note"
    assert findings["locks"].sentence == "This could not be looked at (RuntimeError)."
    assert findings["copies"].state == "fine"

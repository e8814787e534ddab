"""The `workbook` command: what it prints, what it writes, and that every error is a sentence."""

import ctypes
import os
import re
import socket
import sqlite3
import stat
import subprocess
import sys
import time
import tomllib
import urllib.error
import urllib.request
from datetime import UTC, datetime, timedelta
from pathlib import Path
from pkgutil import resolve_name

import pytest

from workbook.journal import Journal
from workbook.journal.entry import Entry, fingerprint
from workbook.journal.progress import file_name, read_progress, write_progress
from workbook.journal.seal import sealed

pytestmark = pytest.mark.slow

PROJECT = Path(__file__).parents[1]
WORKBOOK = [sys.executable, "-m", "workbook"]


@pytest.fixture
def work(tmp_path):
    """A folder to work in."""
    folder = tmp_path / "work"
    folder.mkdir()
    return folder


@pytest.fixture
def workbook(work):
    """Runs a command as a person would, with `typed` as the answer to what it asks."""

    def run(*command, typed="", **options):
        environment = os.environ | options.pop("env", {})
        return subprocess.run(
            [*WORKBOOK, *map(str, command)],
            cwd=work, env=environment, input=typed, capture_output=True, text=True, check=False, timeout=30, **options,
        )  # fmt: skip

    return run


@pytest.fixture
def journal(home):
    """The person's own, with two answers."""
    journal = Journal(home / "journal.sqlite3")
    journal.record("interview.role", "software")
    journal.record("interview.employer", "Acme")
    journal.close()
    yield journal
    journal.close()


@pytest.fixture
def file(tmp_path, work):
    """A progress file of last month from another computer: an answer that is new here, and one that differs."""
    other = Journal(tmp_path / "other" / "journal.sqlite3")
    stamp = f"{datetime.now(UTC) - timedelta(days=30):%Y-%m-%dT%H:%M:%S}+00:00"
    for number, (key, text) in enumerate([("interview.role", '"sales"'), ("interview.finalists", "4")], 1):
        other.merge([Entry(key, text, number, stamp, (), fingerprint(key, text, number, stamp, ()))])
    path = work / "theirs.workbook.json"
    path.write_bytes(write_progress(other))
    other.close()
    return path


def is_sorry(done, *said):
    """An error as it must be: one sentence on the error stream, the exit code 2, no traceback."""
    assert done.returncode == 2
    assert done.stdout == ""
    assert done.stderr.count("\n") == 1
    assert "Traceback" not in done.stderr
    for words in said:
        assert words in done.stderr
    return True


def answers(journal):
    return {key: [entry.value for entry in found] for key, found in journal.entries().items()}


def test_where_prints_the_place_of_the_journal(workbook, home):
    done = workbook("where")
    assert (done.stdout, done.returncode) == (f"{home / 'journal.sqlite3'}\n", 0)
    assert not home.exists()


def test_every_command_loads_only_what_it_needs(journal, work):
    assert not loaded(work, "where") & {"jupyterlab", "jupyter_server", "numpy", "packaging", "workbook.command.doctor"}
    assert not loaded(work, "export", "x.json") & {
        "jupyterlab",
        "numpy",
        "packaging",
        "cryptography",
        "workbook.command.doctor",
    }
    assert "packaging" in loaded(work, "doctor")


def loaded(work, *command):
    code = "import sys, runpy; sys.argv = sys.argv[1:]; from workbook.__main__ import main; main(); print(*sys.modules)"
    done = subprocess.run(
        [sys.executable, "-c", code, "workbook", *command], cwd=work, capture_output=True, text=True, check=True
    )
    return set(done.stdout.splitlines()[-1].split())


def test_it_is_installed_under_its_own_name_too():
    pyproject = tomllib.loads((PROJECT / "pyproject.toml").read_text(encoding="utf-8"))
    assert callable(resolve_name(pyproject["project"]["scripts"]["workbook"]))


def test_without_a_command_the_usage_is_printed(workbook):
    done = workbook()
    assert done.returncode == 2
    assert done.stderr.startswith("usage: workbook")


def test_the_doctor_says_each_thing_in_words(workbook, home):
    done = workbook("doctor")
    assert done.returncode == 0
    assert all(re.match(r"(Fine|Note)  [\w ]+: .+\.", line) for line in done.stdout.splitlines())
    assert "Fine  journal: Nothing has been written yet." in done.stdout
    assert not home.exists()


def test_the_doctor_ends_with_1_when_something_is_to_mend(workbook, home):
    home.mkdir()
    (home / "journal.sqlite3").write_text("a shopping list")
    done = workbook("doctor")
    assert (done.returncode, done.stderr) == (1, "")
    assert "Mend  journal: The file in the journal's place is not a workbook journal." in done.stdout


def test_words_that_a_terminal_cannot_show_are_no_error(workbook, tmp_path):
    done = workbook("doctor", env={"PYTHONIOENCODING": "ascii", "WORKBOOK_HOME": str(tmp_path / "Dropbox")})
    assert done.returncode == 0
    assert "inside ?Dropbox?" in done.stdout


def test_who_reads_only_the_beginning_is_no_error(work):
    reads, writes = os.pipe()
    os.close(reads)
    with os.fdopen(writes) as nobody:
        done = subprocess.run([*WORKBOOK, "doctor"], cwd=work, stdout=nobody, stderr=subprocess.PIPE, check=False)
    assert (done.returncode, done.stderr) == (1, b"")


def test_export_keeps_all_answers_in_a_private_file(workbook, journal, work):
    before = datetime.now()
    done = workbook("export", preexec_fn=lambda: os.umask(0))
    [path] = work.iterdir()
    assert path.name in {file_name(before), file_name(datetime.now())}  # midnight may pass
    assert done.stdout == f"2 answers kept in {path.name}. The file holds what you wrote, so keep it private.\n"
    assert (done.returncode, done.stderr) == (0, "")
    assert {entry.key for entry in read_progress(path.read_bytes()).entries} == {"interview.role", "interview.employer"}
    assert os.name != "posix" or stat.S_IMODE(path.stat().st_mode) == 0o600


def test_export_replaces_nothing_unless_it_must(workbook, journal, work):
    path = work / "mine.json"
    path.write_text("a shopping list")
    assert is_sorry(workbook("export", "mine.json"), "mine.json is there already and was left as it is", "--force")
    assert path.read_text() == "a shopping list"
    assert workbook("export", "mine.json", "--force").returncode == 0
    assert len(read_progress(path.read_bytes()).entries) == 2


def test_export_into_a_folder_names_the_file_itself(workbook, journal, work):
    (work / "stick").mkdir()
    before = datetime.now()
    assert workbook("export", "stick").returncode == 0
    [path] = (work / "stick").iterdir()
    assert path.name in {file_name(before), file_name(datetime.now())}


@pytest.mark.parametrize("name", ["journal.sqlite3", "journal.known.json", "snapshots/x"])
def test_export_never_replaces_the_journal_itself(workbook, journal, home, work, name):
    journal.snapshot("change")
    journal.close()
    (work / "link").symlink_to(home)
    before = journal.path.read_bytes()
    assert is_sorry(workbook("export", "--force", Path("link") / name), "belongs to the journal itself")
    assert journal.path.read_bytes() == before


def test_what_cannot_be_exported_is_a_sentence(workbook, journal, home, work):
    assert is_sorry(workbook("export", "nowhere/x.json"), "There is no folder nowhere.")
    (work / "file").write_text("")
    assert is_sorry(workbook("export", "file/x.json"), "no folder file")
    journal.path.write_text("a shopping list")
    assert is_sorry(workbook("export"), "not a workbook journal")
    journal.path.unlink()
    assert is_sorry(workbook("export"), "Your journal with 2 answers is not in its place.")
    (home / "journal.known.json").unlink()
    assert is_sorry(workbook("export"), "Nothing has been written yet")
    assert [path.name for path in work.iterdir()] == ["file"]


def bound_by_modes():
    """Have even root ask the modes of files, as everybody else must."""
    for capability in (1, 2) if os.geteuid() == 0 else ():  # CAP_DAC_OVERRIDE, CAP_DAC_READ_SEARCH
        ctypes.CDLL(None).prctl(24, capability, 0, 0, 0)  # PR_CAPBSET_DROP


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="written for Linux")
def test_a_folder_that_cannot_be_written_to_is_a_sentence(workbook, journal, home, work, file):
    work.chmod(0o500)
    assert is_sorry(workbook("export", preexec_fn=bound_by_modes), "cannot be written: Permission denied.")
    work.chmod(0o700)
    home.chmod(0o500)
    try:
        done = workbook("restore", file, "--yes", preexec_fn=bound_by_modes)
        assert done.returncode == 2
        assert done.stderr == "The journal's folder cannot be written to.\n"
        done = workbook("doctor", preexec_fn=bound_by_modes)
        assert done.returncode == 1
        assert "Mend  permissions: The journal's folder cannot be written to" in done.stdout
        assert workbook("export", preexec_fn=bound_by_modes).returncode == 0  # it can be read, so it can be kept
        journal.path.chmod(0)
        assert "Mend  journal: " in workbook("doctor", preexec_fn=bound_by_modes).stdout
    finally:
        home.chmod(0o700)


def test_restore_shows_what_would_change_and_asks(workbook, journal, file):
    before = journal.path.read_bytes()
    for typed in ("", "\n", "what\n"):
        done = workbook("restore", file, typed=typed)
        assert (done.returncode, done.stderr) == (1, "")
        assert "The workbook, downloaded" in done.stdout
        assert "2 answers. Times here are those of this computer (" in done.stdout
        assert "This file comes from another workbook." in done.stdout
        assert "1 answer not here yet: added." in done.stdout
        assert "1 answer changed here and there: both kept, and you choose." in done.stdout
        assert "  Your interview: kind of work: Software engineering -> Sales" in done.stdout
        assert done.stdout.endswith("Restore? [y/N] Nothing was changed.\n") or typed == ""
    assert journal.path.read_bytes() == before


def test_restored_is_undone_and_what_came_after_stays(workbook, journal, file):
    before = answers(journal)
    done = workbook("restore", file, typed="y\n")
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.endswith("Restored. To take it back: workbook undo\n")
    restored = answers(journal)
    assert restored["interview.finalists"] == [4]
    assert sorted(restored["interview.role"]) == ["sales", "software"]
    done = workbook("restore", file, "--yes")
    assert done.stdout.endswith("There is nothing to restore.\n")
    make_older(journal.snapshots()[0])
    journal.record("interview.when", "2026-12-01T10:00")
    assert workbook("undo", typed="n\n").stdout.endswith("Go back? [y/N] Nothing was changed.\n")
    assert len(answers(journal)) == 4
    done = workbook("undo", typed="y\n")
    assert (done.returncode, done.stderr) == (0, "")
    assert "before a file was restored" in done.stdout
    assert answers(journal) == before | {"interview.when": ["2026-12-01T10:00"]}


def make_older(copy):
    """Have the copy be one of a minute ago, as its name says."""
    taken = copy.taken - timedelta(minutes=1)
    copy.path.rename(copy.path.with_name(f"{copy.revision:012d}-{taken:%Y%m%dT%H%M%S}Z-{copy.why}.sqlite3"))


def test_restore_on_a_new_computer(workbook, home, file):
    done = workbook("restore", file, "--yes")
    assert done.stdout.endswith("\nRestored.\n")
    restored = Journal(home / "journal.sqlite3")
    assert answers(restored) == {"interview.role": ["sales"], "interview.finalists": [4]}
    restored.close()
    assert is_sorry(workbook("undo", "--yes"), "There is no restored file to take back.")


def test_what_a_file_says_does_not_steer_the_terminal(workbook, tmp_path, work):
    other = Journal(tmp_path / "other" / "journal.sqlite3")
    other.record("interview.employer", "\x1b[2J\x1b]0;owned\x07Acme\r\u202egnp")
    other.note("owner", "\x1b[31mMary")
    (work / "x.json").write_bytes(write_progress(other))
    other.close()
    done = workbook("restore", "x.json", typed="n\n")
    assert "Acme" in done.stdout
    assert "Mary" in done.stdout
    assert all(letter.isprintable() for letter in done.stdout.replace("\n", ""))


def test_a_sealed_file_needs_somebody_to_type(workbook, journal, file):
    file.write_bytes(sealed(file.read_bytes(), "a long walk"))
    assert is_sorry(workbook("restore", file, "--yes"), "sealed")


@pytest.mark.skipif(os.name != "posix", reason="terminals are POSIX")
@pytest.mark.parametrize(
    ("typed", "code", "says"), [("a long walk", 0, "Restored."), ("a short walk", 2, "does not fit")]
)
def test_a_sealed_file_is_opened_with_what_is_typed(journal, file, work, typed, code, says):
    import pty

    file.write_bytes(sealed(file.read_bytes(), "a long walk"))
    process, terminal = pty.fork()
    if process == 0:
        os.chdir(work)
        os.execv(sys.executable, [*WORKBOOK, "restore", str(file), "--yes"])
    said = b""
    while b"passphrase: " not in said:
        said += os.read(terminal, 1000)
    os.write(terminal, f"{typed}\n".encode())
    try:
        while more := os.read(terminal, 1000):
            said += more
    except OSError:  # the other end is closed
        pass
    _process, status = os.waitpid(process, 0)
    os.close(terminal)
    assert os.waitstatus_to_exitcode(status) == code
    assert says in said.decode()
    assert "Traceback" not in said.decode()
    assert typed not in said.decode()


def test_what_is_no_progress_file_is_a_sentence(workbook, journal, file, work):
    before = journal.path.read_bytes()
    assert is_sorry(workbook("restore", "nothing.json"), "nothing.json cannot be read: No such file or directory.")
    assert is_sorry(workbook("restore", "."), ". cannot be read: Is a directory.")
    large = work / "large.json"
    for size in (6_000_000, 9_000_000):
        large.write_bytes(b" " + b"[" * size)
        assert is_sorry(workbook("restore", large, "--yes"), "larger than")
    large.write_bytes(file.read_bytes()[:-40])
    assert is_sorry(workbook("restore", large, "--yes"), "incomplete")
    large.write_bytes(journal.path.read_bytes())
    assert is_sorry(workbook("restore", large, "--yes"), "a database file, not a progress file")
    large.write_bytes(b"")
    assert is_sorry(workbook("restore", large, "--yes"))
    assert journal.path.read_bytes() == before


def test_restore_never_takes_another_file_for_the_journal(workbook, home, file):
    home.mkdir()
    path = home / "journal.sqlite3"
    path.write_text("a shopping list")
    done = workbook("restore", file, "--yes")
    assert is_sorry(done, "not a workbook journal")
    assert is_sorry(workbook("undo", "--yes"), "not a workbook journal")
    assert path.read_text() == "a shopping list"


def test_a_mistake_of_ours_is_a_sentence_too(workbook, journal, file):
    """A column that nobody expected to be gone stands for all that was not thought of."""
    db = sqlite3.connect(journal.path)
    db.execute("DROP TABLE about")
    db.commit()
    db.close()
    for command in (["export"], ["restore", file, "--yes"], ["undo", "--yes"], ["doctor"]):
        done = workbook(*command)
        assert "Traceback" not in done.stdout + done.stderr
        assert "Acme" not in done.stderr


def test_an_error_nobody_thought_of_is_a_sentence_and_noted_without_its_text(home, work):
    code = """
import sys
from workbook import __main__ as command
from workbook.journal import journal
def breaks(*_):
    raise KeyError("Acme")
journal.Journal.entries = breaks
sys.argv = ["workbook", "export"]
sys.exit(command.main())
"""
    done = subprocess.run([sys.executable, "-c", code], cwd=work, capture_output=True, text=True, check=False)
    assert is_sorry(done, "Something went wrong here, in the workbook and not with you.")
    log = (home / "workbook.log").read_text()
    assert "KeyError in workbook export" in log
    assert "Acme" not in log + done.stderr


def test_lab_in_another_folder_is_a_sentence(workbook):
    assert is_sorry(
        workbook("lab"), "There is no notebooks/00-start-here.ipynb here. Please run this in the workbook's"
    )


@pytest.mark.parametrize("command", ["where", "doctor", "export"])
def test_a_home_of_nobody_is_a_sentence(workbook, command):
    done = workbook(command, env={"WORKBOOK_HOME": "~nobody-here/answers"})
    assert is_sorry(done, "WORKBOOK_HOME is ~nobody-here/answers, and this computer knows nobody of that name.")


def a_first_page_in(folder):
    (folder / "notebooks").mkdir()
    (folder / "notebooks" / "00-start-here.ipynb").write_text(
        '{"cells": [], "metadata": {}, "nbformat": 4, "nbformat_minor": 5}'
    )


def test_lab_runs_nothing_that_lies_in_the_folder(work):
    """As in a folder that somebody sent, unzipped."""
    a_first_page_in(work)
    for name in ("jupyter", "jupyter_core", "json"):
        (work / f"{name}.py").write_text("open('ran', 'w').close()")
    command = [sys.executable, "-P", "-m", "workbook", "lab", "--", "--version"]  # as the installed command does
    done = subprocess.run(command, cwd=work, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert not (work / "ran").exists()


def test_lab_says_what_is_wrong_with_a_coach_s_packs_and_opens_all_the_same(work):
    """JupyterLab is not started: a program that prints what it was given stands in Python's place."""
    a_first_page_in(work)
    (work / "packs").mkdir()
    (work / "packs" / "ours.yaml").write_text("pack: ours\n")
    stand_in = work / "python"
    stand_in.write_text('#!/bin/sh\necho "$4: $WORKBOOK_PACKS"\n')
    stand_in.chmod(0o700)
    code = "import sys; from workbook.__main__ import main; sys.executable = sys.argv.pop(1); sys.exit(main())"
    command = [sys.executable, "-c", code, str(stand_in), "lab", "--packs", "packs"]
    done = subprocess.run(command, cwd=work, capture_output=True, text=True, check=False)
    assert done.stdout.splitlines() == [
        'ours.yaml, line 1, title: "title" is missing. Please write one line, at most 300 characters.',
        "Starting JupyterLab. When it is ready, open the address below that begins with http.",
        f"lab: {work / 'packs'}",
    ]
    done = subprocess.run([*command[:-1], "a:b"], cwd=work, capture_output=True, text=True, check=False)
    assert is_sorry(done, "a:b has a : in its name")


def test_a_new_folder_of_packs_can_be_used_at_once(workbook, work):
    done = workbook("new", "ours")
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout == "ours holds README.txt, our-own.yaml, pack.schema.json. Begin with our-own.yaml.\n"
    assert {path.name for path in (work / "ours").iterdir()} == {"README.txt", "our-own.yaml", "pack.schema.json"}
    for place in ("ours", "ours/our-own.yaml"):
        done = workbook("check-pack", place)
        assert done.stdout.endswith("our-own.yaml is fine: 2 entries.\n")
        assert (done.returncode, done.stderr) == (0, "")


def test_a_new_folder_replaces_nothing(workbook, work):
    (work / "ours").mkdir()
    (work / "ours" / "letter.txt").write_text("dear")
    assert is_sorry(workbook("new", "ours"), "ours is not an empty folder and was left as it is.")
    assert is_sorry(workbook("new", "ours/letter.txt"), "is not an empty folder")
    assert is_sorry(workbook("new", "ours/letter.txt/x"), "cannot be made: Not a directory.")
    assert [path.name for path in work.rglob("*")] == ["ours", "letter.txt"]


def test_what_is_wrong_with_a_pack_is_said_line_by_line(workbook, work):
    (work / "ours.yaml").write_text(
        "pack: ours\ntitle: Ours\nchecklist:\n  - key: badge\n    text: The badge \u202e\n    area: logistic\n"
        "    minutes: abc\n    source: us\n"
    )
    done = workbook("check-pack", "ours.yaml", "nothing", "nothing.yaml")
    assert (done.returncode, done.stderr) == (1, "")
    assert done.stdout.splitlines() == [
        "nothing: There is no such folder.",
        "ours.yaml, line 5: A hidden character stands here (code U+202E). Please take it out.",
        'ours.yaml, line 6, checklist 1 (badge), area: "logistic" is not one of process, people, content, fit, '
        'stakeholders, logistics, afterwards, references, offer, learning. Did you mean "logistics"?',
        'ours.yaml, line 7, checklist 1 (badge), minutes: "abc" is not a whole number from 1 to 240.',
        "nothing.yaml: The file cannot be read: no such file or directory.",
    ]
    (work / "empty").mkdir()
    done = workbook("check-pack", "empty")
    assert (done.returncode, done.stdout) == (1, "There is no pack here. A pack is a file whose name ends in .yaml.\n")


@pytest.fixture
def jupyter_lab(tmp_path):
    """`workbook lab` as `make lab` runs it, with folders of its own and no browser."""
    folders = {f"JUPYTER_{name}_DIR": str(tmp_path / name) for name in ("CONFIG", "DATA", "RUNTIME")}
    environment = {**os.environ, **folders, "BROWSER": "true", "IPYTHONDIR": str(tmp_path / "ipython")}
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [*WORKBOOK, "lab", "--", f"--ServerApp.port={port}"]
    process = subprocess.Popen(
        command, cwd=PROJECT, env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
    )
    yield process
    process.terminate()
    process.communicate(timeout=30)


def test_lab_prints_an_address_that_opens_the_first_page(jupyter_lab):
    address = r"http://127\.0\.0\.1:\d+/lab/tree/notebooks/00-start-here\.ipynb\?token=\w+"
    printed = next(found[0] for line in jupyter_lab.stdout if (found := re.search(address, line)))
    for _ in range(50):  # it is printed a moment before it answers
        try:
            assert urllib.request.urlopen(printed).status == 200
            return
        except urllib.error.URLError:
            time.sleep(0.2)
    pytest.fail(f"nothing answers at {printed}")


def executed_page(folder):
    """A page as a program without our part of the server stores it."""
    page = folder / "03-the-process.ipynb"
    text = (PROJECT / "notebooks" / page.name).read_text(encoding="utf-8")
    page.write_text(text.replace('"ProcessFacts()"', '"Ada from Acme"'), encoding="utf-8")
    return page


def test_clean_takes_out_what_a_run_left_and_says_what(workbook, work):
    page = executed_page(work)
    done = workbook("clean")
    assert done.stdout == f"{page.name}: 1 result and marks of a run taken out.\n"
    assert "Acme" not in page.read_text(encoding="utf-8")
    assert workbook("clean", page.name).stdout == f"{page.name}: nothing taken out.\n"


def test_clean_says_what_it_left_alone(workbook, work):
    (work / "own.ipynb").write_text('{"nbformat": 4, "metadata": {}, "cells": []}')
    done = workbook("clean", "own.ipynb", "none.ipynb")
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.splitlines() == [
        "own.ipynb is not a page of the workbook, and was left as it is.",
        "none.ipynb cannot be read: No such file or directory, and was left as it is.",
    ]
    assert workbook("clean").returncode == 0


def test_the_doctor_finds_pages_that_hold_results_and_says_the_command(workbook, work):
    page = executed_page(work)
    found = next(line for line in workbook("doctor").stdout.splitlines() if "pages:" in line)
    assert found.startswith("Note  pages: 1 page in this folder may show what you entered")
    assert found.endswith(f"workbook clean {page.name}")
    assert "Acme" in page.read_text(encoding="utf-8")
    workbook("clean")
    assert "No page in this folder holds results of yours." in workbook("doctor").stdout

"""A page knows whether it is open elsewhere, also after a kernel was killed, and never stops for it."""

import json
import os
import shutil
import signal
import stat
import subprocess
import sys
import threading
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from workbook.journal.presence import Presence, this_page

OPEN = """
import sys
from pathlib import Path
from workbook.journal.presence import Presence
here = Presence(Path(sys.argv[1]), sys.argv[2])
here.enter()
print("in", flush=True)
sys.stdin.readline()
"""


@pytest.fixture
def opened(home):
    """Opens a page in a process of its own."""
    started = []

    def start(page):
        process = subprocess.Popen(
            [sys.executable, "-c", OPEN, str(home), page], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        )
        started.append(process)
        assert process.stdout.readline() == "in\n"
        return process

    yield start
    for process in started:
        process.kill()
        process.communicate()


@pytest.fixture
def presence(home):
    """Makes a presence in this process."""
    made = []

    def make(page="00-start-here", folder=home):
        made.append(Presence(folder, page))
        return made[-1]

    yield make
    for one in made:
        one.leave()


def files(home):
    return sorted((home / "open").iterdir())


def test_a_page_in_another_process_is_known_until_that_ends(home, opened, presence):
    before = datetime.now(UTC) - timedelta(seconds=1)
    here = presence()
    assert here.others() == []
    assert not home.exists()  # looking makes nothing
    here.enter()
    process = opened("02-your-pipeline")
    (other,) = here.others()
    assert other.page == "02-your-pipeline"
    assert before <= other.since <= datetime.now(UTC)
    process.communicate("\n")
    assert len(files(home)) == 1  # it took its file along
    assert here.others() == []


def test_a_page_that_was_killed_is_not_open_and_its_file_goes(home, opened, presence):
    process = opened("00-start-here")
    here = presence()
    here.enter()
    assert len(here.others()) == 1
    process.send_signal(signal.SIGKILL if os.name == "posix" else signal.SIGTERM)
    process.wait()
    assert len(files(home)) == 2  # nobody could tidy up
    assert here.others() == []
    assert len(files(home)) == 1


def test_two_in_one_process_are_two(home, presence):
    first, second = presence("a"), presence("b")
    first.enter()
    first.enter()
    second.enter()
    assert len(files(home)) == 2
    assert [other.page for other in first.others()] == ["b"]
    assert [other.page for other in second.others()] == ["a"]
    assert [other.page for other in presence().others()] == ["a", "b"]
    first.leave()
    first.leave()
    assert second.others() == []
    first.enter()
    assert [other.page for other in second.others()] == ["a"]


@pytest.mark.skipif(not hasattr(os, "fork"), reason="no fork here")
def test_a_fork_neither_holds_nor_removes_its_parents(home, opened, presence):
    here = presence()
    here.enter()
    code = f"""
import os, signal, sys
from pathlib import Path
from workbook.journal.presence import Presence
parent = Presence(Path({str(home)!r}), "parent")
parent.enter()
if os.fork() == 0:
    parent.leave()
    Presence(Path({str(home)!r}), "child").enter()
    print("in", os.getpid(), flush=True)
    sys.stdin.readline()
    sys.exit()  # runs what is registered at exit
sys.stdin.readline()
"""
    command = [sys.executable, "-c", code]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
        child = int(process.stdout.readline().split()[1])
        try:
            assert sorted(other.page for other in here.others()) == ["child", "parent"]
            process.kill()  # the parent alone
            process.wait()
            assert [other.page for other in here.others()] == ["child"]
        finally:
            os.kill(child, signal.SIGKILL)


def test_leaving_in_a_fork_leaves_the_parents_file(home, presence):
    here = presence()
    here.enter()
    child = os.fork()
    if child == 0:
        here.leave()
        os._exit(0)
    os.waitpid(child, 0)
    assert len(files(home)) == 1
    assert [other.page for other in presence("b").others()] == ["00-start-here"]


def test_many_who_open_and_look_at_once_take_nobody_for_stale_or_for_open(home, presence):
    """One page stays open while others come and go: it is seen each time, and no stale file is taken for a page."""
    stays = presence("stays")
    stays.enter()
    stale = home / "open" / "0123456789abcdef.json"
    seen, failed = [], []

    def come_and_go():
        try:
            for number in range(40):
                mine = Presence(home, f"goes {threading.get_ident()} {number}")
                mine.enter()
                assert mine.page in [other.page for other in Presence(home, "looks").others()]
                stale.write_text('{"page": "stale", "since": "2026-11-01T00:00:00+00:00"}')
                seen.extend(other.page for other in mine.others() if not other.page.startswith("goes"))
                mine.leave()
        except BaseException as error:
            failed.append(error)

    threads = [threading.Thread(target=come_and_go) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert failed == []
    assert seen == ["stays"] * 160
    assert stays.others() == []


@pytest.mark.skipif(os.name != "posix", reason="Windows looks in another way")
def test_somebody_who_looks_is_not_taken_for_a_page(home, presence):
    import fcntl

    here = presence()
    here.enter()
    stale = home / "open" / "0123456789abcdef.json"
    stale.write_text('{"page": "stale", "since": "2026-11-01T00:00:00+00:00"}')
    with stale.open("rb") as looked_at:
        fcntl.flock(looked_at, fcntl.LOCK_SH)
        assert here.others() == []


@pytest.mark.skipif(os.name != "posix", reason="modes are POSIX")
def test_only_the_owner_can_look(home, presence):
    before = os.umask(0)
    try:
        presence().enter()
    finally:
        os.umask(before)
    (file,) = files(home)
    modes = [stat.S_IMODE(path.stat().st_mode) for path in (home, home / "open", file)]
    assert modes == [0o700, 0o700, 0o600]
    assert sorted(json.loads(file.read_text())) == ["page", "since"]


@pytest.mark.parametrize("content", ["", "{", "[]", '{"page": "a"}', '{"page": "a", "since": 3}', '{"since": "0001"}'])
def test_what_cannot_be_read_is_nobody(home, presence, content):
    broken, here = presence("a"), presence("b")
    broken.enter()
    files(home)[0].write_text(content)
    assert here.others() == []


def test_files_of_others_are_left_alone(home, presence):
    here = presence()
    here.enter()
    foreign = home / "open" / "notes.json"
    foreign.write_text("{}")
    (home / "open" / "0123456789abcdef.json").mkdir()
    assert here.others() == []
    assert len(files(home)) == 3


@pytest.mark.parametrize("where", ["a file", "nowhere", "no name"])
def test_a_folder_that_cannot_be_used_means_nobody_else_is_known(tmp_path, presence, where):
    folder = {"a file": tmp_path / "file", "nowhere": tmp_path / "file" / "below", "no name": tmp_path / "a\0b"}[where]
    (tmp_path / "file").write_text("")
    here = presence(folder=folder)
    here.enter()
    assert here.others() == []
    here.leave()


@pytest.mark.skipif(not Path("/proc/self").exists(), reason="no folder that refuses even root")
def test_a_folder_that_cannot_be_written_to_means_nobody_else_is_known(presence):
    here = presence(folder=Path("/proc/self"))
    here.enter()
    assert here.others() == []


def test_after_everything_was_deleted_it_leaves_quietly(home, presence):
    here = presence()
    here.enter()
    shutil.rmtree(home)
    assert here.others() == []
    here.leave()
    assert not home.exists()


@pytest.mark.parametrize(
    ("said", "page"),
    [
        ("/home/mary/notebooks/00-start-here.ipynb", "00-start-here"),
        (r"C:\Users\Mary\notebooks\02-your-pipeline.ipynb", "02-your-pipeline"),
        ("notebooks/10-what-you-have-learned.ipynb", "10-what-you-have-learned"),
        ("RTC:notebooks/00-start-here.ipynb", "00-start-here"),
        ("00-start-here.ipynb", "00-start-here"),
        ("", ""),
        ("/", ""),
    ],
)
def test_the_name_of_a_page_is_never_a_whole_path(monkeypatch, said, page):
    monkeypatch.setenv("JPY_SESSION_NAME", said)
    assert this_page() == page


def test_without_a_server_the_page_is_not_known(monkeypatch):
    monkeypatch.delenv("JPY_SESSION_NAME", raising=False)
    assert this_page() == ""

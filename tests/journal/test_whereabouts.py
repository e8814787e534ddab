"""Where answers live is said as it is, and a visitor of Voila shares a journal with nobody."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from workbook.journal import whereabouts
from workbook.journal.whereabouts import (
    BINDER_SESSION,
    COLAB_SESSION,
    COMPUTER,
    HUB,
    SERVER,
    VISIT,
    forgets,
    is_visit,
    place_of,
)

HUB_OF_BINDER = {"JUPYTERHUB_USER": "jovyan", "BINDER_SERVICE_HOST": "x"}
PREHEATED = {"VOILA_BASE_URL": "/", "VOILA_PREHEAT": "True"}
VISITED = {"SERVER_SOFTWARE": "voila/0.5.13", "VOILA_REQUEST_URL": "http://x/", "VOILA_BASE_URL": "/"}


@pytest.mark.parametrize(
    ("environment", "near", "afar"),
    [
        ({}, COMPUTER, SERVER),
        ({"JUPYTERHUB_USER": "ana"}, HUB, HUB),
        ({"JUPYTERHUB_USER": ""}, COMPUTER, SERVER),
        ({"BINDER_LAUNCH_HOST": "x"}, BINDER_SESSION, BINDER_SESSION),
        (HUB_OF_BINDER, BINDER_SESSION, BINDER_SESSION),
        ({"COLAB_RELEASE_TAG": "x"}, COLAB_SESSION, COLAB_SESSION),
        (VISITED, VISIT, VISIT),
        (PREHEATED, VISIT, VISIT),
        (VISITED | HUB_OF_BINDER, VISIT, VISIT),
        ({"SERVER_SOFTWARE": "other/1"}, COMPUTER, SERVER),
    ],
)
def test_the_place_is_what_the_environment_proves(environment, near, afar):
    assert (place_of(environment), place_of(environment, afar=True)) == (near, afar)
    assert forgets(environment) == (near in (BINDER_SESSION, COLAB_SESSION, VISIT))
    assert is_visit(environment) == (near is VISIT)


def test_wherever_others_may_read_along_it_is_said_before_the_first_word():
    for place in (SERVER, HUB, BINDER_SESSION, COLAB_SESSION, VISIT):
        assert place.note
        assert "look into it" in place.whose
    assert COMPUTER.note == ""
    assert whereabouts.known() in ("with your answers", HUB.words)


HOME = """
import sys
from workbook.journal import home, open_journal
journal = open_journal()
journal.record("interview.employer", sys.argv[1])
assert home() == home() == journal.path.parent
print(home(), oct(home().stat().st_mode & 0o777), len(journal.entries()), flush=True)
sys.stdin.read()
"""


@pytest.fixture
def visits(tmp_path):
    """Starts visitors of one server: one account, one WORKBOOK_HOME, one folder for temporary files."""
    started = []

    def start(name, **environment):
        own = {"WORKBOOK_HOME": str(tmp_path / "home"), "TMPDIR": str(tmp_path)} | environment
        process = subprocess.Popen(
            [sys.executable, "-c", HOME, name], env=os.environ | own, stdin=-1, stdout=-1, text=True
        )
        started.append(process)
        folder, mode, count = process.stdout.readline().split()
        return process, Path(folder), mode, int(count)

    yield start
    for process in started:
        process.kill()
        process.communicate()


def test_each_visitor_has_a_workbook_of_their_own_and_it_goes_with_them(visits, tmp_path):
    first, one, mode, count = visits("Ana", **VISITED)
    _second, other, _mode, also = visits("Ben", **PREHEATED)
    assert one != other
    assert (mode, count, also) == ("0o700", 1, 1)
    assert not (tmp_path / "home").exists()
    first.communicate("")
    assert not one.exists()
    assert other.exists()


def test_what_a_visit_that_was_cut_short_left_is_removed_at_the_next(visits):
    first, one, _mode, _count = visits("Ana", **VISITED)
    first.kill()
    first.wait()
    assert one.exists()
    visits("Ben", **VISITED)
    assert not one.exists()


def test_without_voila_the_home_is_as_it_was(visits, tmp_path):
    _process, folder, _mode, _count = visits("Ana")
    assert folder == tmp_path / "home"

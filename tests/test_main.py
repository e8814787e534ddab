"""`python -m workbook`: where the journal is, and the pages opened on the right address."""

import os
import re
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from pathlib import Path

import pytest

PROJECT = Path(__file__).parents[1]
WORKBOOK = [sys.executable, "-m", "workbook"]


def test_where_prints_the_place_of_the_journal(home):
    done = subprocess.run([*WORKBOOK, "where"], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == str(home / "journal.sqlite3")
    assert not home.exists()


def test_lab_in_another_folder_is_a_sentence(tmp_path):
    done = subprocess.run([*WORKBOOK, "lab"], cwd=tmp_path, capture_output=True, text=True, check=False)
    assert done.returncode == 2
    assert done.stderr == "There is no notebooks/00-start-here.ipynb here. Please run this in the workbook's folder.\n"


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

"""What Binder does with this repository, done here without Docker.

The quick tests read .binder/. The others take Binder's steps in a clean copy of the files: its own Jupyter packages,
then requirements.txt, postBuild and start, and at the end the page which the badge opens. They need the package
registry: when it cannot be reached they are skipped, or fail where CI is set.
"""

import json
import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import time
import tomllib
from collections.abc import Iterator
from pathlib import Path
from urllib.error import HTTPError
from urllib.request import Request, urlopen

import pytest

PROJECT = Path(__file__).parents[1]
BINDER = PROJECT / ".binder"
BADGE = "notebooks/01-what-a-second-interview-means.ipynb"

# What a Binder image holds before our files arrive: the Jupyter packages that matter here, as pinned in repo2docker's
# buildpacks/conda/environment.py-3.11-linux-64.lock, frozen on 2025-10-16.
BASE = {
    "ipykernel": "7.0.1",
    "ipywidgets": "8.1.7",
    "jupyter-client": "8.6.3",
    "jupyter-core": "5.8.1",
    "jupyter-offlinenotebook": "0.3.2",
    "jupyter-resource-usage": "1.2.0",
    "jupyter-server": "2.17.0",
    "jupyterhub": "5.4.0",
    "jupyterlab": "4.4.9",
    "nbconvert": "7.16.6",
    "notebook": "7.4.7",
    "pip": "25.2",
}


def test_runtime_is_a_python_the_project_runs_on() -> None:
    found = re.fullmatch(r"python-3\.(\d+)\n", (BINDER / "runtime.txt").read_text())
    assert found
    assert int(found[1]) >= 11


def test_requirements_are_what_it_takes_to_run_and_notebook() -> None:
    ours, lock = pins(BINDER / "requirements.txt"), pins(PROJECT / "requirements.lock")
    assert ours == {name: lock.get(name) for name in ours} | {"notebook": ours["notebook"]}
    needed = tomllib.loads((PROJECT / "pyproject.toml").read_text())["project"]["dependencies"]
    assert {re.split(r"[^\w-]", name)[0] for name in needed} <= set(ours)


def test_requirements_name_no_place() -> None:
    line = re.compile(r"[a-z0-9-]+==[\w.]+( ; [^/:]+)? \\|    --hash=sha256:[0-9a-f]{64}( \\)?")
    assert [text for text in (BINDER / "requirements.txt").read_text().splitlines() if not line.fullmatch(text)] == []


@pytest.mark.parametrize("name", ["postBuild", "start"])
def test_script_is_executable_bash(name: str) -> None:
    assert os.access(BINDER / name, os.X_OK)
    run(PROJECT, ["bash", "-n", str(BINDER / name)])


@pytest.fixture(scope="module")
def repo(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A clean copy of the project after Binder's steps. As there, it is also the person's home."""
    folder = tmp_path_factory.mktemp("binder")
    repo, venv = folder / "repo", str(folder / "venv")
    for name in run(PROJECT, ["git", "ls-files", "-co", "--exclude-standard", "-z"]).split("\0"):
        if (PROJECT / name).is_file():
            (repo / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(PROJECT / name, repo / name)
    uv = shutil.which("uv")
    run(repo, [uv, "venv", "-p", sys.executable, venv] if uv else [sys.executable, "-m", "venv", venv])
    install = [uv, "pip", "install", "-p", venv] if uv else [f"{venv}/bin/python", "-m", "pip", "install"]
    try:
        run(repo, [*install, "traitlets"], os.environ | {"UV_NO_CACHE": "1", "PIP_NO_CACHE_DIR": "1"})
    except AssertionError as problem:
        stop = pytest.fail if os.environ.get("CI") else pytest.skip
        stop(f"BINDER IS NOT TESTED: the package registry cannot be reached. {problem}")
    run(repo, [*install, "--no-compile", *(f"{name}=={version}" for name, version in BASE.items())])
    run(repo, [*install, "-r", ".binder/requirements.txt"])
    run(repo, ["./.binder/postBuild"], session(repo))
    yield repo
    shutil.rmtree(folder)


@pytest.mark.slow
def test_lab_has_the_extension(repo: Path) -> None:
    listed = run(repo, ["jupyter", "labextension", "list"], session(repo))
    assert re.search(r"second-interview-workbook v.*enabled.*OK", listed), listed


@pytest.mark.slow
def test_page_runs(repo: Path) -> None:
    run(repo, ["jupyter", "execute", BADGE], session(repo))


@pytest.mark.slow
@pytest.mark.parametrize("server", ["jupyter-lab", "jupyter-notebook"], ids=["BinderHub", "repo2docker"])
def test_badge_opens_the_page(repo: Path, server: str) -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [str(repo / ".binder" / "start"), server, "--ip=127.0.0.1", f"--port={port}", "--no-browser"]
    command += ["--ServerApp.base_url=/user/me/", "--ServerApp.token=only-for-tests"]
    command += ["--allow-root"] if os.geteuid() == 0 else []
    log = repo.parent / f"{server}.log"
    with log.open("wb") as out:
        process = subprocess.Popen(command, cwd=repo, env=session(repo), stdout=out, stderr=out, start_new_session=True)
    address = f"http://127.0.0.1:{port}/user/me"
    try:
        for page in ("notebooks/00-start-here.ipynb", BADGE):
            assert b"jupyter-config-data" in get(f"{address}/lab/tree/{page}", process)
            notebook = json.loads(get(f"{address}/api/contents/{page}", process))["content"]
            assert all(cell["metadata"]["trusted"] for cell in notebook["cells"] if cell["cell_type"] == "code")
            asked = json.dumps({"notebook": notebook, "name": Path(page).stem}).encode()
            assert json.loads(get(f"{address}/workbook/compare", process, asked))["ours"] is True
    finally:
        if process.poll() is None:
            os.killpg(process.pid, signal.SIGKILL)
            process.wait()
        print(log.read_text()[-3000:])  # pytest shows it when the test fails


def session(repo: Path) -> dict[str, str]:
    """A Binder session's environment: its own commands first, none of this machine's Jupyter settings."""
    left_out = ("IPYTHON", "JUPYTER", "PYTHON", "VIRTUAL_ENV", "WORKBOOK", "XDG_")
    kept = {name: value for name, value in os.environ.items() if not name.startswith(left_out)}
    path = f"{repo.parent / 'venv' / 'bin'}:{os.environ['PATH']}"
    return kept | {"HOME": str(repo), "PATH": path, "BINDER_LAUNCH_HOST": "a test", "NO_COLOR": "1"}


def run(folder: Path, command: list[str], environment: dict[str, str] | None = None) -> str:
    """What `command` prints; when it fails, so does the test, with the last of it."""
    options = {"cwd": folder, "env": environment, "stdout": subprocess.PIPE, "stderr": subprocess.STDOUT}
    done = subprocess.run(command, check=False, text=True, **options)
    if done.returncode != 0:
        raise AssertionError(f"{' '.join(command)}\n{done.stdout[-3000:]}")
    return done.stdout


def pins(path: Path) -> dict[str, str]:
    return dict(re.findall(r"^([a-z0-9-]+)==(\S+)", path.read_text(), re.MULTILINE))


def get(url: str, server: subprocess.Popen, said: bytes | None = None) -> bytes:
    """What is at exactly `url`, or what it answers to `said`; waiting up to a minute for the server to come up."""
    deadline = time.monotonic() + 60
    while True:
        try:
            with urlopen(Request(url, said, headers={"Authorization": "token only-for-tests"}), timeout=20) as answer:
                assert (answer.status, answer.url) == (200, url)
                return answer.read()
        except OSError as problem:
            if isinstance(problem, HTTPError) or server.poll() is not None or time.monotonic() > deadline:
                raise
            time.sleep(0.2)

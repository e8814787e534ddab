"""A real JupyterLab for the browser tests: its own folders, its own journal, no network."""

import json
import os
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from contextlib import suppress
from pathlib import Path

import psutil

PROJECT = Path(__file__).parents[2]
TOKEN = "only-for-tests"
LIGHT, DARK = "JupyterLab Light", "JupyterLab Dark"
NOT_THEIRS = ("BINDER_", "PYTHONDONTWRITEBYTECODE")  # with the latter, each kernel would compile the workbook anew
OF_THE_SERVER = {"data", "runtime", "lab.log"}  # what a running server holds open; nothing else outlives a test


def free_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return free.getsockname()[1]


class Lab:
    """JupyterLab serving a copy of the pages from `folder`; `home` is the person's WORKBOOK_HOME.

    Starting takes seconds, so one server does for many tests: each begins with `start_over`.
    """

    program, tree = "lab", "lab/tree"

    def __init__(self, folder: Path, theme: str = LIGHT, options: tuple[str, ...] = ()) -> None:
        self.folder, self.home, self.pages = folder, folder / "home", folder / "notebooks"
        self.log, self.options = folder / "lab.log", options
        self.process: subprocess.Popen | None = None
        self.port = 0
        self.environment = {
            **{name: value for name, value in os.environ.items() if not name.startswith(NOT_THEIRS)},
            "WORKBOOK_HOME": str(self.home),
            "HOME": str(folder / "user"),
            "JUPYTER_CONFIG_DIR": str(folder / "config"),
            "JUPYTER_DATA_DIR": str(folder / "data"),
            "JUPYTER_RUNTIME_DIR": str(folder / "runtime"),
            "IPYTHONDIR": str(folder / "ipython"),
            "JUPYTERLAB_SETTINGS_DIR": str(folder / "settings"),
            "JUPYTERLAB_WORKSPACES_DIR": str(folder / "workspaces"),
            "NO_COLOR": "1",
        }
        self._lay_out(theme)

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def page(self, name: str) -> str:
        """The address of a page, as a link would open it."""
        return f"{self.address}/{self.tree}/notebooks/{name}.ipynb?token={TOKEN}"

    def start(self, again: bool = False) -> None:
        """Start the server; `again` at the address that it had."""
        if not again:
            self.port = free_port()
        command = [sys.executable, "-m", "jupyter", self.program, "--allow-root", "--no-browser", "--ip=127.0.0.1"]
        command += [f"--port={self.port}", f"--IdentityProvider.token={TOKEN}", "--ServerApp.port_retries=0"]
        command += ["--LabApp.expose_app_in_browser=True", *self.options]  # so that tests can change the theme
        with self.log.open("ab") as log:  # appended to, so that it can be emptied while the server writes
            self.process = subprocess.Popen(
                command, cwd=self.folder, env=self.environment, stdout=log, stderr=log, start_new_session=True
            )
        deadline = time.monotonic() + 60
        while time.monotonic() < deadline and self.process.poll() is None:
            try:
                self.ask("status", seconds=2)
                return
            except OSError:
                time.sleep(0.2)
        raise RuntimeError(f"JupyterLab did not start:\n{self.said()}")

    def stop(self) -> None:
        """End the server and its kernels, also if it is dead already or does not listen."""
        if self.process is not None and self.process.poll() is None:
            os.killpg(self.process.pid, signal.SIGTERM)
            try:
                self.process.wait(10)
            except subprocess.TimeoutExpired:
                os.killpg(self.process.pid, signal.SIGKILL)
                self.process.wait(10)
        left = self.kernels()
        for kernel in left:
            kernel.kill()
        psutil.wait_procs(left, timeout=10)

    def start_over(self, theme: str = LIGHT) -> None:
        """As if just started: no kernel, no session, pages as committed, and nothing of an earlier test in `folder`.

        The server stays, unless it died. Close what is open in the browser first: an open page starts
        its kernel again.
        """
        stays = self._end_kernels()
        if not stays:
            self.stop()
        left = {self.pages, *(self.folder / name for name in OF_THE_SERVER if stays)}
        for path in [*self.folder.glob("notebooks/*"), *self.folder.iterdir()]:
            if path not in left:
                shutil.rmtree(path) if path.is_dir() and not path.is_symlink() else path.unlink()
        self._lay_out(theme)
        if stays:
            os.truncate(self.log, 0)
        else:
            self.start()

    def show_code(self) -> None:
        """Have pages that are opened from now on show their code, as `workbook lab --code` does."""
        choice = self.folder / "settings" / "second-interview-workbook" / "reading.jupyterlab-settings"
        choice.parent.mkdir(parents=True, exist_ok=True)
        choice.write_text(json.dumps({"code": True}))

    def kernels(self) -> list[psutil.Process]:
        """The processes of this server's kernels, also those that a dead server left behind."""
        connection = str(self.folder / "runtime" / "kernel-")
        processes = psutil.process_iter(["cmdline"])
        return [one for one in processes if any(connection in part for part in one.info["cmdline"] or [])]

    def pretend_binder(self) -> None:
        """Have every kernel that is started from now on believe that it runs on Binder."""
        startup = self.folder / "ipython" / "profile_default" / "startup"
        startup.mkdir(parents=True, exist_ok=True)
        (startup / "binder.py").write_text("import os\nos.environ['BINDER_SERVICE_HOST'] = 'x'\n")

    def said(self) -> str:
        """The end of the server's log."""
        return self.log.read_text(errors="replace")[-3000:]

    def _lay_out(self, theme: str) -> None:
        """The pages and the theme; JupyterLab reads all of them anew for every page that is opened.

        The folder of the pages stays: one that is open somewhere looks into it now and then, and would miss it.
        """
        self.theme = theme
        shutil.copytree(PROJECT / "notebooks", self.pages, ignore=shutil.ignore_patterns(".*"), dirs_exist_ok=True)
        settings = self.folder / "settings" / "@jupyterlab" / "apputils-extension"
        settings.mkdir(parents=True)
        (settings / "themes.jupyterlab-settings").write_text(json.dumps({"theme": theme}))

    def _end_kernels(self) -> bool:
        """End every session and kernel; whether the server is there and did so."""
        if self.process is None or self.process.poll() is not None:
            return False
        deadline = time.monotonic() + 20
        while time.monotonic() < deadline:
            try:
                running = [f"{kind}/{one['id']}" for kind in ("sessions", "kernels") for one in self.ask(kind)]
                for path in running:
                    self.delete(path)
            except OSError:
                return False
            if not running and not self.kernels():
                return True
        return False

    def delete(self, path: str) -> None:
        with suppress(urllib.error.HTTPError):  # gone with its session, or just restarting: then there the next time
            self.ask(path, "DELETE")

    def ask(self, path: str, method: str = "GET", seconds: float = 15, said: dict | None = None) -> list | dict | None:
        """What the server's API says. Raises `OSError` when it says nothing, or no."""
        data = None if said is None else json.dumps(said).encode()
        request = urllib.request.Request(f"{self.address}/api/{path}", data, method=method)
        request.add_header("Authorization", f"token {TOKEN}")
        with urllib.request.urlopen(request, timeout=seconds) as answer:
            return json.loads(answer.read() or "null")


class Notebook(Lab):
    """The same pages in Notebook 7: a tab of the browser for each."""

    program, tree = "notebook", "notebooks"

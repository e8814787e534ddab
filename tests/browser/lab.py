"""A real JupyterLab for the browser tests: its own folders, its own journal, no network."""

import json
import os
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from pathlib import Path

PROJECT = Path(__file__).parents[2]
TOKEN = "only-for-tests"


class Lab:
    """JupyterLab serving a copy of the pages from `folder`; `home` is the person's WORKBOOK_HOME."""

    def __init__(self, folder: Path, theme: str = "JupyterLab Light") -> None:
        self.folder, self.home = folder, folder / "home"
        self.pages = folder / "notebooks"
        shutil.copytree(PROJECT / "notebooks", self.pages, ignore=shutil.ignore_patterns(".*"))
        settings = folder / "settings" / "@jupyterlab" / "apputils-extension"
        settings.mkdir(parents=True)
        (settings / "themes.jupyterlab-settings").write_text(json.dumps({"theme": theme}))
        self.environment = {
            **os.environ,
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
        self.log = folder / "lab.log"

    def start(self) -> None:
        pages = sorted(map(str, self.pages.glob("*.ipynb")))
        subprocess.run(
            [sys.executable, "-m", "jupyter", "trust", *pages],
            env=self.environment,
            check=True,
            stdout=subprocess.DEVNULL,
        )
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port = free.getsockname()[1]
        command = [sys.executable, "-m", "jupyter", "lab", "--allow-root", "--no-browser", "--ip=127.0.0.1"]
        command += [f"--port={self.port}", f"--IdentityProvider.token={TOKEN}", "--ServerApp.port_retries=0"]
        with self.log.open("wb") as log:
            self.process = subprocess.Popen(
                command, cwd=self.folder, env=self.environment, stdout=log, stderr=log, start_new_session=True
            )
        deadline = time.monotonic() + 60
        while time.monotonic() < deadline:
            try:
                urllib.request.urlopen(f"{self.address}/api/status?token={TOKEN}", timeout=2).close()
                return
            except OSError:
                time.sleep(0.2)
        raise RuntimeError(f"JupyterLab did not start:\n{self.log.read_text()[-3000:]}")

    def stop(self) -> None:
        os.killpg(self.process.pid, signal.SIGTERM)
        try:
            self.process.wait(10)
        except subprocess.TimeoutExpired:
            os.killpg(self.process.pid, signal.SIGKILL)

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def page(self, name: str) -> str:
        """The address of a page, as a link would open it."""
        return f"{self.address}/lab/tree/notebooks/{name}.ipynb?token={TOKEN}"

"""Find Chromium for the browser tests, or install it. `python tests/chromium.py` does it by hand.

The one without windows (Debian's chromium-headless-shell) is taken first: the other draws its own tabs and bars for
each context although nobody sees them, which is a fifth of what opening JupyterLab costs.
"""

import os
import shutil
import subprocess
import sys
from pathlib import Path

WITHOUT_WINDOWS = "chromium-headless-shell"
NAMES = (WITHOUT_WINDOWS, "chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
MAC = Path("/Applications/Google Chrome.app/Contents/MacOS/Google Chrome")
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
]


def find() -> str | None:
    """The path of a Chromium that is here, the system's own first, or None."""
    found = next((path for name in NAMES if (path := shutil.which(name))), None)
    return found or (str(MAC) if MAC.exists() else None) or _playwrights_own()


def install() -> str | None:
    """Install one: Debian's package where we are root and apt is there, else playwright's own download."""
    if _is_debian():
        environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
        get = ["apt-get", "install", "-qy"]
        for command in (["apt-get", "update", "-q"], [*get, "fonts-dejavu-core", "chromium"], [*get, WITHOUT_WINDOWS]):
            subprocess.run(command, env=environment, stdout=sys.stderr, check=False)
    else:
        subprocess.run([sys.executable, "-m", "playwright", "install", "chromium"], stdout=sys.stderr, check=False)
    return find()


def _is_debian() -> bool:
    """Whether this is a Debian, or a child of it, on which we may install."""
    return bool(shutil.which("apt-get")) and os.geteuid() == 0


def _could_be_better() -> bool:
    """Whether the one without windows is not here, and can be had."""
    if shutil.which(WITHOUT_WINDOWS) or not _is_debian():
        return False
    return subprocess.run(["apt-cache", "show", WITHOUT_WINDOWS], capture_output=True, check=False).returncode == 0


def _playwrights_own() -> str | None:
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        path = playwright.chromium.executable_path
    return path if Path(path).exists() else None


if __name__ == "__main__":
    path = find()
    if path is None or _could_be_better():
        path = install()
    print(path or "No Chromium could be found or installed.")
    sys.exit(0 if path else 1)

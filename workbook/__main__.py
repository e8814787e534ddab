"""`python -m workbook lab` opens the pages; `python -m workbook where` prints where the journal is."""

import argparse
import os
import subprocess
import sys
from pathlib import Path

from .journal import open_journal

FIRST_PAGE = Path("notebooks") / "00-start-here.ipynb"


def main() -> int:
    parser = argparse.ArgumentParser(prog="workbook", description="The Second Interview Workbook.")
    commands = parser.add_subparsers(dest="command", required=True)
    lab = commands.add_parser("lab", help="open the pages in JupyterLab; anything after -- goes to JupyterLab")
    lab.add_argument("options", nargs="*", metavar="-- OPTION")
    commands.add_parser("where", help="print where what you enter is kept")
    asked = parser.parse_args()
    if asked.command == "where":
        print(open_journal().path)
        return 0
    return open_lab(asked.options)


def open_lab(options: list[str]) -> int:
    """Trust the pages in the current folder, then run JupyterLab on the first until it is stopped."""
    if not FIRST_PAGE.exists():
        print(f"There is no {FIRST_PAGE} here. Please run this in the workbook's folder.", file=sys.stderr)
        return 2
    pages = sorted(map(str, FIRST_PAGE.parent.glob("*.ipynb")))
    subprocess.run([sys.executable, "-m", "jupyter", "trust", *pages], check=True, stdout=subprocess.DEVNULL)
    options = [f"--LabApp.default_url=/lab/tree/{FIRST_PAGE.as_posix()}", *options]
    command = [sys.executable, "-m", "jupyter", "lab", *options]
    print("Starting JupyterLab. When it is ready, open the address below that begins with http.", flush=True)
    if os.name != "posix":
        return subprocess.run(command).returncode
    if os.geteuid() == 0:
        command.append("--allow-root")
    os.execv(sys.executable, command)  # JupyterLab takes this process's place, and so its signals


if __name__ == "__main__":
    sys.exit(main())

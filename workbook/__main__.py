"""The `workbook` command: open the pages, find, keep and restore what was written, and see whether all is well.

Each command imports what it needs, so that none waits for another's. What goes wrong is a sentence on
the error stream and the exit code 2.
"""

import argparse
import os
import sys
from collections.abc import Callable
from pathlib import Path

from .command.carrying import export, restore_file, undo_restore
from .command.sorry import Sorry

FIRST_PAGE = Path("notebooks") / "00-start-here.ipynb"
FAILED = 2


def main() -> int:
    """Carry out the command that was typed. 0 when all is well, 1 when not everything was, 2 after an error."""
    asked = _parser().parse_args()
    if asked.run is not where:  # a path is printed as it is, for programs
        _print_whatever_can_be_printed()
    try:
        code = asked.run(asked)
        sys.stdout.flush()
        return code
    except BrokenPipeError:  # whoever read what is printed has seen enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1
    except KeyboardInterrupt:
        return 130
    except Exception as error:
        print(_sentence(error, asked.command), file=sys.stderr)
        return FAILED


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="workbook", description="The Second Interview Workbook.")
    commands = parser.add_subparsers(dest="command", required=True)

    def command(name: str, run: Callable[[argparse.Namespace], int], does: str) -> argparse.ArgumentParser:
        added = commands.add_parser(name, help=does, description=f"{does[0].upper()}{does[1:]}.")
        added.set_defaults(run=run)
        return added

    opening = command("lab", lab, "open the pages in JupyterLab; anything after -- goes to JupyterLab")
    opening.add_argument("--packs", type=Path, metavar="FOLDER", help="a coach's folder of content")
    opening.add_argument("--code", action="store_true", help="show the code of the pages, and all of JupyterLab")
    opening.add_argument("options", nargs="*", metavar="-- OPTION")
    command("where", where, "print where what you enter is kept")
    command("doctor", doctor, "look whether all is well, and change nothing")
    command("clean", clean, "take out of pages what a run left in their files").add_argument(
        "files", nargs="*", type=Path, metavar="FILE", help="otherwise all pages in the current folder"
    )
    keeping = command("export", export, "keep all your answers in one file")
    keeping.add_argument("file", nargs="?", type=Path, metavar="FILE", help="or a folder; otherwise the current folder")
    keeping.add_argument("--force", action="store_true", help="replace a file that is there")
    restoring = command(
        "restore", restore_file, "take the answers in a file that was kept, after showing what would change"
    )
    restoring.add_argument("file", type=Path, metavar="FILE")
    undoing = command("undo", undo_restore, "take back the last file that was restored")
    for asking in (restoring, undoing):
        asking.add_argument("--yes", action="store_true", help="do not ask")
    command("new", new, "make a folder for content of your own, with an example").add_argument(
        "folder", type=Path, metavar="FOLDER"
    )
    command("check-pack", check_pack, "look whether content of your own can be used").add_argument(
        "places", type=Path, nargs="+", metavar="FILE", help="or a folder"
    )
    return parser


def _print_whatever_can_be_printed() -> None:
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")


def _sentence(error: Exception, command: str) -> str:
    from .journal import JournalError
    from .journal.mishaps import SENTENCE, report
    from .journal.progress import ProgressError

    if isinstance(error, Sorry | JournalError | ProgressError):
        return str(error)
    report(error, f"workbook {command}")
    return SENTENCE


def where(_asked: argparse.Namespace) -> int:
    from .journal import open_journal

    print(open_journal().path)
    return 0


def doctor(_asked: argparse.Namespace) -> int:
    from .command.doctor import examine
    from .journal import home

    findings = examine(home())
    for found in findings:
        print(f"{found.state.capitalize()}  {found.name}: {found.sentence}")
    return int(any(found.state == "mend" for found in findings))


def clean(asked: argparse.Namespace) -> int:
    from .command.cleaning import NotCleaned, pages_in
    from .command.cleaning import clean_notebook as clean_page

    refused = 0
    for path in asked.files or pages_in(Path()):
        try:
            print(f"{path}: {clean_page(path)} taken out.")
        except NotCleaned as why:
            if asked.files:  # of those that were not named, some are none of ours
                refused += 1
                print(f"{path} {why}, and was left as it is.", file=sys.stderr)
    return FAILED if refused else 0


def new(asked: argparse.Namespace) -> int:
    """Make a folder for packs of one's own. Raises `Sorry` when it is there and not empty, or cannot be made."""
    from .content.packs.starting import start_folder

    try:
        made = start_folder(asked.folder)
    except FileExistsError:
        raise Sorry(f"{asked.folder} is not an empty folder and was left as it is. Choose another name.") from None
    except OSError as error:
        raise Sorry(f"{asked.folder} cannot be made: {error.strerror}.") from error
    print(f"{asked.folder} holds {', '.join(path.name for path in made)}. Begin with our-own.yaml.")
    return 0


def check_pack(asked: argparse.Namespace) -> int:
    from .content.packs.checking import check

    fine, lines = check(asked.places)
    for line in lines:
        print(line)
    return int(not fine)


def lab(asked: argparse.Namespace) -> int:
    """Run JupyterLab on the first page in the current folder until it is stopped. Raises `Sorry` without the page."""
    import subprocess

    if not FIRST_PAGE.exists():
        raise Sorry(f"There is no {FIRST_PAGE} here. Please run this in the workbook's folder.")
    if asked.packs:
        _use(asked.packs)
    if asked.code:
        from .command.showing import show_code

        show_code()
    options = [f"--LabApp.default_url=/lab/tree/{FIRST_PAGE.as_posix()}", *asked.options]
    command = [sys.executable, "-P", "-m", "jupyter", "lab", *options]  # a jupyter.py in this folder is not Jupyter
    print("Starting JupyterLab. When it is ready, open the address below that begins with http.", flush=True)
    if os.name != "posix":
        return subprocess.run(command).returncode
    if os.geteuid() == 0:
        command.append("--allow-root")
    os.execv(sys.executable, command)  # JupyterLab takes this process's place, and so its signals


def _use(folder: Path) -> None:
    """Have the pages take a coach's packs. What is wrong with them is said now, and on the pages."""
    from .content.packs.checking import check
    from .content.packs.folders import FOLDERS

    if os.pathsep in str(folder.absolute()):
        raise Sorry(f"{folder} has a {os.pathsep} in its name. Please give the folder another name.")
    for line in check([folder])[1]:
        print(line)
    os.environ[FOLDERS] = str(folder.absolute())


if __name__ == "__main__":
    sys.exit(main())

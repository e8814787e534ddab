"""The `workbook` command: open the pages, find, keep and restore what was written, and see whether all is well.

Each command imports what it needs, so that none waits for another's. What goes wrong is a sentence on
the error stream and the exit code 2.
"""

import argparse
import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from .wording import counted, moment_with_zone

if TYPE_CHECKING:
    from .journal.progress import Preview, Progress

FIRST_PAGE = Path("notebooks") / "00-start-here.ipynb"
FAILED = 2


class Sorry(Exception):  # noqa: N818 - what is said, not a kind of error
    """A command cannot be carried out; the text is a sentence for the person."""


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

    def command(run: Callable[[argparse.Namespace], int], does: str) -> argparse.ArgumentParser:
        name = run.__name__.replace("_", "-")
        added = commands.add_parser(name, help=does, description=f"{does[0].upper()}{does[1:]}.")
        added.set_defaults(run=run)
        return added

    opening = command(lab, "open the pages in JupyterLab; anything after -- goes to JupyterLab")
    opening.add_argument("--packs", type=Path, metavar="FOLDER", help="a coach's folder of content")
    opening.add_argument("options", nargs="*", metavar="-- OPTION")
    command(where, "print where what you enter is kept")
    command(doctor, "look whether all is well, and change nothing")
    command(clean, "take out of pages what a run left in their files").add_argument(
        "files", nargs="*", type=Path, metavar="FILE", help="otherwise all pages in the current folder"
    )
    keeping = command(export, "keep all your answers in one file")
    keeping.add_argument("file", nargs="?", type=Path, metavar="FILE", help="or a folder; otherwise the current folder")
    keeping.add_argument("--force", action="store_true", help="replace a file that is there")
    restoring = command(restore, "take the answers in a file that was kept, after showing what would change")
    restoring.add_argument("file", type=Path, metavar="FILE")
    undoing = command(undo, "take back the last file that was restored")
    for asking in (restoring, undoing):
        asking.add_argument("--yes", action="store_true", help="do not ask")
    command(new, "make a folder for content of your own, with an example").add_argument(
        "folder", type=Path, metavar="FOLDER"
    )
    command(check_pack, "look whether content of your own can be used").add_argument(
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
    from .command.cleaning import clean as clean_page

    refused = 0
    for path in asked.files or pages_in(Path()):
        try:
            print(f"{path}: {clean_page(path)} taken out.")
        except NotCleaned as why:
            if asked.files:  # of those that were not named, some are none of ours
                refused += 1
                print(f"{path} {why}, and was left as it is.", file=sys.stderr)
    return FAILED if refused else 0


def export(asked: argparse.Namespace) -> int:
    """Write the download. Raises `Sorry` when nothing was written yet, or the file cannot be."""
    from .journal import open_journal
    from .journal.files import write_whole
    from .journal.progress import write_progress

    journal = open_journal()
    answers = len(journal.entries())
    if not answers:
        raise Sorry("Nothing has been written yet, so there is nothing to keep.")
    path = asked.file or Path()
    try:
        path = _place(path, asked.force, journal.path)
        write_whole(path, write_progress(journal))
    except OSError as error:
        raise Sorry(f"{path} cannot be written: {error.strerror}.") from error
    print(f"{counted(answers, 'answer')} kept in {path}. The file holds what you wrote, so keep it private.")
    return 0


def _place(path: Path, force: bool, journal: Path) -> Path:
    """Where to write a progress file. Raises `Sorry` when something is there that must stay, `OSError`."""
    from .clock import now
    from .journal.progress import file_name
    from .journal.snapshots import folder_of

    if path.is_dir():
        path /= file_name(now())
    if (path.exists() or path.is_symlink()) and not force:
        raise Sorry(f"{path} is there already and was left as it is. Choose another name, or replace it with --force.")
    if not path.parent.is_dir():
        raise Sorry(f"There is no folder {path.parent}.")
    place = path.resolve()
    beside_the_journal = place.parent == journal.parent.resolve() and place.name.startswith(f"{journal.stem}.")
    if beside_the_journal or folder_of(journal).resolve() in place.parents:
        raise Sorry(f"{path} belongs to the journal itself. Choose another place.")
    return path


def restore(asked: argparse.Namespace) -> int:
    from .journal import open_journal
    from .journal import progress as files

    progress = _read(asked.file)
    journal = open_journal()
    preview = files.preview(journal, progress)
    _describe(preview)
    if not preview.changes:
        print("There is nothing to restore.")
        return 0
    if not (asked.yes or _agrees("Restore?")):
        print("Nothing was changed.")
        return 1
    restored = files.restore(journal, progress)
    print("Restored." + (" To take it back: workbook undo" if restored.snapshot else ""))
    return 0


def _read(path: Path) -> "Progress":
    from .journal.progress import LARGEST_SEALED, PassphraseNeeded, read_progress

    try:
        with path.open("rb") as file:
            data = file.read(LARGEST_SEALED + 1)
    except OSError as error:
        raise Sorry(f"{path} cannot be read: {error.strerror}.") from error
    try:
        return read_progress(data)
    except PassphraseNeeded as needed:
        return read_progress(data, _passphrase(needed))


def _passphrase(needed: Exception) -> str:
    """Raises `needed` when nobody is there to type it."""
    from getpass import getpass

    if not sys.stdin.isatty():
        raise needed
    try:
        return getpass("This file is sealed. Its passphrase: ")
    except EOFError:
        raise needed from None


def _describe(preview: "Preview") -> None:
    """What the file is and what restoring it would do. It may come from anybody, so nothing steers the terminal."""
    from .answers.keeping import preview_in_words
    from .clock import now

    said = preview_in_words(preview)
    whose = f"Times here are those of this computer ({now():%Z})."
    lines = [f"{said['from']} {whose}", *said["warnings"], *said["sums"]]
    lines += [f"  {name}: {here} -> {there}" for name, here, there in said["changes"]]
    lines += [f"  and {said['more']} more"] if said["more"] else []
    for line in lines:
        print("".join(letter for letter in line if letter.isprintable()))


def undo(asked: argparse.Namespace) -> int:
    """Take back what was restored last. Raises `Sorry` when nothing was, or the journal cannot be used."""
    from .clock import local
    from .journal import open_journal
    from .journal.recovery import go_back

    journal = open_journal()
    health = journal.health()
    if not health.usable:
        raise Sorry(health.sentence)
    copy = next((copy for copy in journal.snapshots() if copy.why == "before-import"), None)
    if copy is None:
        raise Sorry("There is no restored file to take back.")
    moment = moment_with_zone(local(copy.taken))
    print(f"Your answers go back to {moment}, before a file was restored. What you changed since then stays.")
    if not (asked.yes or _agrees("Go back?")):
        print("Nothing was changed.")
        return 1
    restored = int(journal.about("restored") or copy.revision)
    since = [entry for found in journal.entries().values() for entry in found if entry.revision > restored]
    go_back(journal, copy, keep=since)
    print("Done. A copy of how they were until now is kept.")
    return 0


def _agrees(question: str) -> bool:
    try:
        return input(f"{question} [y/N] ").strip().lower() in {"y", "yes"}
    except EOFError:
        print()
        return False


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

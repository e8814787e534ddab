"""`make mutate`: break a line that people rely on, run the fast tests, and see whether they notice. Sixty times.

`python tests/mutate.py journal/store.py` does so for the lines of that file only. The checkout is not touched: each of
two workers has a copy of it. A fault is looked for by the tests that bear the name of its file first, then by those of
its folder, then by all fast tests. The result is put into docs/what-we-tested.md.
"""

import os
import re
import shutil
import subprocess
import sys
import tempfile
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from queue import SimpleQueue

PROJECT = Path(__file__).parents[1]
LINES = PROJECT / "tests" / "mutants.txt"
DOCUMENT = PROJECT / "docs" / "what-we-tested.md"
BEGINS, ENDS = "<!-- mutate -->\n", "<!-- /mutate -->\n"
WORKERS = 2
FAST = ["-m", "not slow", "--ignore=tests/browser"]
OWN = {  # where the tests of a folder stand; those of any other are in tests/ under its own name
    "answers": ["tests/answers", "tests/test_catalogue.py", "tests/document"],
    "widgets": ["tests/widgets/kit"],
}
ENOUGH = 57 / 60  # of the faults have to be noticed


@dataclass(frozen=True)
class Fault:
    """`instead` stands in place of `line` in `file` of the package. hurts : what a person would have of it."""

    file: str
    hurts: str
    line: str
    instead: str


@dataclass(frozen=True)
class Tried:
    """What became of a fault. by : the first test that failed; empty when none did."""

    fault: Fault
    by: str
    seconds: float


def faults() -> list[Fault]:
    """Those of mutants.txt."""
    found = []
    for part in LINES.read_text(encoding="utf-8").split("\n\n"):
        if not part.startswith("#"):
            file, hurts, *lines = part.strip("\n").split("\n")
            was, now = ("\n".join(line[2:] for line in lines if line[0] == sign) for sign in "-+")
            found.append(Fault(file, hurts, was, now))
    return found


def main(*only: str) -> int:
    """Try all faults, or those of the files whose name contains one of `only`; 1 when too many were not noticed."""
    chosen = [fault for fault in faults() if not only or any(part in fault.file for part in only)]
    with tempfile.TemporaryDirectory() as folder:
        copies: SimpleQueue[Path] = SimpleQueue()
        for number in range(WORKERS):
            copies.put(copied(Path(folder) / str(number)))
        with ThreadPoolExecutor(WORKERS) as workers:
            done = list(workers.map(lambda fault: tried_in_one_of(copies, fault), chosen))
    noticed = sum(bool(one.by) for one in done)
    print(f"{noticed} of {len(done)} faults were noticed by the fast tests.")
    if not only:
        write(done)
    return int(noticed < ENOUGH * len(done))


def copied(to: Path) -> Path:
    """A copy of the checkout without its history, its environment and what earlier runs left."""
    left_out = shutil.ignore_patterns(".git", ".venv", "node_modules", "*_cache", "__pycache__", ".hypothesis", "dist")
    return Path(shutil.copytree(PROJECT, to, ignore=left_out))


def tried_in_one_of(copies: "SimpleQueue[Path]", fault: Fault) -> Tried:
    copy = copies.get()
    try:
        done = tried(copy, fault)
    finally:
        copies.put(copy)
    print(f"{done.by or 'NOT NOTICED'}  ({fault.file}: {fault.hurts}; {done.seconds:.0f} s)", flush=True)
    return done


def tried(copy: Path, fault: Fault) -> Tried:
    """Put `fault` into `copy`, run the tests until one fails, and take it out again."""
    path, start, by = copy / "workbook" / fault.file, time.monotonic(), ""
    text = path.read_text(encoding="utf-8")
    if text.count(fault.line) != 1:
        raise ValueError(
            f"{LINES.name}: {fault.line!r} stands {text.count(fault.line)} times in {fault.file}, not once."
        )
    path.write_text(text.replace(fault.line, fault.instead), encoding="utf-8")
    try:
        found = (first_to_fail(copy, tests) for tests in nearest_first(copy, fault.file))
        by = next(filter(None, found), "")
    finally:
        path.write_text(text, encoding="utf-8")
    return Tried(fault, by, time.monotonic() - start)


def nearest_first(copy: Path, file: str) -> list[list[str]]:
    """Where to look for a fault of `file`: in the tests of its name, of its folder, in all."""
    named = [str(path.relative_to(copy)) for path in (copy / "tests").rglob(f"test_{Path(file).stem}.py")]
    folder = file.partition("/")[0]
    return [*([named] if named else []), OWN.get(folder, [f"tests/{folder}"]), ["tests"]]


def first_to_fail(copy: Path, tests: list[str]) -> str:
    """The name of the first of `tests` that fails in `copy`; empty when all pass."""
    command = [sys.executable, "-m", "pytest", "-q", "-x", "-n0", "-p", "no:cacheprovider", "--tb=no", *FAST, *tests]
    environment = os.environ | {"PYTHONPATH": str(copy), "PYTHONDONTWRITEBYTECODE": "1"}
    done = subprocess.run(command, cwd=copy, env=environment, capture_output=True, text=True, check=False)
    if done.returncode == 0:
        return ""
    failed = re.search(r"^(?:FAILED|ERROR) (.+?)(?: - |$)", done.stdout, re.MULTILINE)
    if not failed:
        raise RuntimeError(f"pytest could not run:\n{done.stdout[-2000:]}{done.stderr[-2000:]}")
    return failed[1].removeprefix("tests/")


def write(done: list[Tried]) -> None:
    """Put the table into the document, in place of the one before."""
    noticed = sum(bool(one.by) for one in done)
    today = f"{datetime.now(UTC):%Y-%m-%d}"
    table = [
        f"{noticed} of {len(done)} faults that were put in one at a time on {today} were noticed by the fast tests.",
        "",
        "| file | what a person would have of the fault | noticed first by |",
        "|---|---|---|",
        *(f"| `{one.fault.file}` | {one.fault.hurts} | {name(one.by)} |" for one in done),
    ]
    text = DOCUMENT.read_text(encoding="utf-8")
    new = f"{BEGINS}{chr(10).join(table)}\n{ENDS}"
    DOCUMENT.write_text(text.replace(table_in(DOCUMENT), new), encoding="utf-8")


def table_in(document: Path) -> str:
    """The table of `document`, with the marks around it."""
    text = document.read_text(encoding="utf-8")
    return text[text.index(BEGINS) : text.index(ENDS) + len(ENDS)]


def name(test: str) -> str:
    """`test` as a sentence."""
    return test.partition("::")[2].partition("[")[0].removeprefix("test_").replace("_", " ") or test or "**nobody**"


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))

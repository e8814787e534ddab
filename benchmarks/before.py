"""Ten applications at once, beside the workbook as it was before its ranges went over every room's luck.

Both editions run side by side, each in a process of its own, and take turns case by case.
"""

import io
import subprocess
import sys
import tarfile
import tempfile
from contextlib import ExitStack
from functools import partial
from pathlib import Path

from .rounds import in_turn
from .surroundings import surroundings
from .table import Row

ROUNDS = 201
BEFORE = "6a3a640"
HERE = Path(__file__).parent
CASES = (
    "asked again",
    "a new candidate",
    "luck shared anew",
    "one changed",
    "one changed, half prepared",
    "one more hour of silence",
)


def rows() -> list[Row]:
    with ExitStack() as stack:
        folder = stack.enter_context(tempfile.TemporaryDirectory())
        packed = subprocess.run(
            ["git", "archive", BEFORE, "workbook"], check=True, capture_output=True, cwd=HERE.parent
        ).stdout
        stack.enter_context(tarfile.open(fileobj=io.BytesIO(packed))).extractall(folder, filter="data")
        now, before = (stack.enter_context(_edition(at, folder)) for at in (str(HERE.parent), folder))
        return [_row(case, now, before) for case in CASES]


def _row(case: str, now: subprocess.Popen, before: subprocess.Popen) -> Row:
    contestants = {"now": partial(_ask, now, case), "before": partial(_ask, before, case)}
    in_turn(contestants, 1)
    took = in_turn(contestants, ROUNDS)
    return Row.of(f"ten applications, {case}", took, "now", "before", "ms", f"commit {BEFORE}", most_ratio=2.5)


def _edition(at: str, home: str) -> subprocess.Popen:
    """A process that has imported the workbook of the folder `at`."""
    return subprocess.Popen(
        [sys.executable, str(HERE / "contestants" / "ten_applications.py")],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        bufsize=1,
        cwd=home,
        env={**surroundings(home), "PYTHONPATH": at},
    )


def _ask(edition: subprocess.Popen, case: str) -> float:
    assert edition.stdin
    assert edition.stdout
    print(case, file=edition.stdin, flush=True)
    return float(edition.stdout.readline())

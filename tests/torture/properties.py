"""Every property that the tests state of any input, with ten times as many examples as in `make test`."""

import re
import subprocess
import sys
from pathlib import Path

TESTS = Path(__file__).parents[1]
EXAMPLES = 2_000  # of the profile "torture" in conftest.py
CHOSEN = ["-m", "hypothesis", "--hypothesis-profile", "torture", "--ignore", "tests/browser"]


def all_of_them() -> dict[str, int]:
    """How many properties held; those that are slow to check get fewer examples (`examples.one_in`)."""
    command = [sys.executable, "-m", "pytest", "-q", "-n", "2", "--no-loadscope-reorder", *CHOSEN, "tests"]
    done = subprocess.run(command, cwd=TESTS.parent, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout[-3000:]
    held = int(re.search(r"(\d+) passed", done.stdout)[1])
    return {"properties": held, "examples of each": EXAMPLES}

"""How long each test file takes: printed after a run of many, kept in durations.csv, used to begin with the longest.

`pytest --keep-durations` (in `make test KEEP=1`) writes the file anew. Seconds include fixtures, and so a JupyterLab
that was started for the file; they are those of one worker of three, on two cores.
"""

import csv
from collections import Counter
from functools import cache
from pathlib import Path

FILE = Path(__file__).with_name("durations.csv")
NOT_MEASURED = 60.0  # seconds of a file that is not in there: it goes first
MANY = 50  # files, from which on a run is one of many
SHOWN = 15


@cache
def kept() -> dict[str, float]:
    """Seconds by file, as last kept."""
    if not FILE.exists():
        return {}
    with FILE.open(encoding="utf-8", newline="") as file:
        return {row["file"]: float(row["seconds"]) for row in csv.DictReader(file)}


def expected(file: str) -> float:
    """How many seconds the tests of `file` will take."""
    return kept().get(file, NOT_MEASURED)


class Durations:
    """Adds up what the tests of each file take; of all workers' tests too."""

    def __init__(self, config) -> None:
        self._config, self._seconds, self._tests = config, Counter(), Counter()

    def pytest_runtest_logreport(self, report) -> None:
        file = report.nodeid.split("::")[0]
        self._seconds[file] += report.duration
        self._tests[file] += report.when == "call"

    def pytest_terminal_summary(self, terminalreporter) -> None:
        if len(self._seconds) < MANY or hasattr(self._config, "workerinput"):
            return
        total = sum(self._seconds.values())
        terminalreporter.section(f"{total:,.0f} s of tests in {len(self._seconds)} files; the longest")
        for file, seconds in self._seconds.most_common(SHOWN):
            terminalreporter.line(f"{seconds:6.0f} s  {self._tests[file]:5} tests  {file}")
        if self._config.getoption("keep_durations"):
            self._keep()

    def _keep(self) -> None:
        rows = [["file", "tests", "seconds"]]
        rows += [[file, self._tests[file], f"{self._seconds[file]:.1f}"] for file in sorted(self._seconds)]
        with FILE.open("w", encoding="utf-8", newline="") as file:
            csv.writer(file, lineterminator="\n").writerows(rows)

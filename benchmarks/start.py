"""From starting a kernel to the first picture on page 01, beside a bare kernel that shows a 1."""

from collections.abc import Callable

from .cells import code_cells
from .kernels import Heard, Kernel
from .rounds import in_turn
from .table import Row

ROUNDS = 11
WIDGET = "application/vnd.jupyter.widget-view+json"


def rows() -> list[Row]:
    contestants = {"page": _page, "bare": _bare}
    in_turn(contestants, 1)  # byte-compiles
    took = in_turn(contestants, ROUNDS)
    return [Row.of("kernel start to first picture", took, "page", "bare", "s", "bare kernel", most_ratio=1.5)]


def _page() -> float:
    """The odds are the second widget: the bar that saves stands above them."""
    widgets = iter((False, True))
    return _until(code_cells(), lambda said: WIDGET in said.content.get("data", {}) and next(widgets))


def _bare() -> float:
    return _until(["1"], lambda said: said.kind == "execute_result")


def _until(cells: list[str], shown: Callable[[Heard], bool]) -> float:
    """Seconds from starting a kernel until something it says while it runs `cells` is `shown`."""
    with Kernel() as kernel:
        for cell in cells:
            for said in kernel.run(cell):
                if shown(said):
                    return said.at - kernel.began
    raise RuntimeError("the cells ran, but nothing was shown")

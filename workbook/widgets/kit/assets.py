"""The hand-written scripts and styles, each beside its module, put together as a widget needs them."""

from functools import cache
from pathlib import Path

WIDGETS = Path(__file__).parents[1]


@cache
def script(*names: str) -> str:
    """The scripts `names` (without .js) as one module, each once; only the last may export."""
    return "\n".join(_found(".js")[name].read_text(encoding="utf-8") for name in dict.fromkeys(names))


@cache
def style(*names: str) -> str:
    """The styles `names` (without .css) one after another."""
    return "\n".join(_found(".css")[name].read_text(encoding="utf-8") for name in names)


@cache
def _found(ending: str) -> dict[str, Path]:
    """Every file with this ending, wherever it stands below widgets/: no two have one name."""
    return {path.stem: path for path in WIDGETS.rglob(f"*{ending}")}

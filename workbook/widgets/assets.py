"""The hand-written scripts and styles beside this module, put together as a widget needs them."""

from functools import cache
from pathlib import Path

_STATIC = Path(__file__).parent / "static"


@cache
def script(*names: str) -> str:
    """The scripts `names` (without .js) as one module, each once; only the last may export."""
    return "\n".join((_STATIC / f"{name}.js").read_text(encoding="utf-8") for name in dict.fromkeys(names))


@cache
def style(*names: str) -> str:
    """The styles `names` (without .css) one after another."""
    return "\n".join((_STATIC / f"{name}.css").read_text(encoding="utf-8") for name in names)

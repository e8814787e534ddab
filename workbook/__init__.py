"""Second Interview Workbook: honest odds, preparation and reflection, in private.

The names a page imports, each loaded when it is first used, so that `import workbook` costs nothing.
"""

import gc
from importlib import import_module
from types import ModuleType
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from .journal import Journal, open_journal
    from .widgets.interview import InterviewForm
    from .widgets.stage_odds import StageOdds, starting_odds

__version__ = "0.1.0"
__all__ = ["InterviewForm", "Journal", "StageOdds", "open_journal", "starting_odds"]

_HOMES = {
    "InterviewForm": "workbook.widgets.interview",
    "Journal": "workbook.journal",
    "StageOdds": "workbook.widgets.stage_odds",
    "open_journal": "workbook.journal",
    "starting_odds": "workbook.widgets.stage_odds",
}


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module 'workbook' has no attribute {name!r}")
    value = getattr(_import(_HOMES[name]), name)
    globals()[name] = value
    return value


def _import(module: str) -> ModuleType:
    """Import without collecting garbage: a page makes much and drops nothing here, and it took 15 of 100 ms."""
    collecting = gc.isenabled()
    gc.disable()
    try:
        return import_module(module)
    finally:
        if collecting:
            gc.enable()


def __dir__() -> list[str]:
    return sorted(__all__)

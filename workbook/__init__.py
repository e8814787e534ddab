"""Second Interview Workbook: honest odds, preparation and reflection, in private.

The names a page imports, each loaded when it is first used, so that `import workbook` costs nothing.
"""

from importlib import import_module
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
    value = getattr(import_module(_HOMES[name]), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted(__all__)

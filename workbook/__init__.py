"""Second Interview Workbook: honest odds, preparation and reflection, in private.

The names a page imports, each loaded when it is first used, so that `import workbook` costs nothing.
"""

import gc
from importlib import import_module
from types import ModuleType
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from .journal import Journal, open_journal
    from .tables import deadline_table, forecast_table, luck_table, silence_table
    from .widgets.applications import ApplicationList
    from .widgets.calibration import Forecasts
    from .widgets.decision import OfferDecision
    from .widgets.evidence import EvidenceExplorer
    from .widgets.in_flight import InFlight
    from .widgets.interview import InterviewForm
    from .widgets.pipeline import AtLeastOne
    from .widgets.save_bar import SaveBar
    from .widgets.stage_odds import StageOdds, starting_odds
    from .widgets.waiting import Waiting

__version__ = "0.1.0"
__all__ = [
    "ApplicationList",
    "AtLeastOne",
    "EvidenceExplorer",
    "Forecasts",
    "InFlight",
    "InterviewForm",
    "Journal",
    "OfferDecision",
    "SaveBar",
    "StageOdds",
    "Waiting",
    "deadline_table",
    "forecast_table",
    "luck_table",
    "open_journal",
    "silence_table",
    "starting_odds",
]

_HOMES = {
    "ApplicationList": "workbook.widgets.applications",
    "AtLeastOne": "workbook.widgets.pipeline",
    "EvidenceExplorer": "workbook.widgets.evidence",
    "Forecasts": "workbook.widgets.calibration",
    "InFlight": "workbook.widgets.in_flight",
    "InterviewForm": "workbook.widgets.interview",
    "Journal": "workbook.journal",
    "OfferDecision": "workbook.widgets.decision",
    "SaveBar": "workbook.widgets.save_bar",
    "StageOdds": "workbook.widgets.stage_odds",
    "Waiting": "workbook.widgets.waiting",
    "deadline_table": "workbook.tables",
    "forecast_table": "workbook.tables",
    "luck_table": "workbook.tables",
    "open_journal": "workbook.journal",
    "silence_table": "workbook.tables",
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

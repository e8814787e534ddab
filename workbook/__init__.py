"""Second Interview Workbook: honest odds, preparation and reflection, in private.

The names a page imports, each loaded when it is first used, so that `import workbook` costs nothing.
"""

import gc
from functools import cache
from importlib import import_module
from types import ModuleType
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from .answers.state import Answers
    from .figures.starting_odds import starting_odds
    from .figures.tables import deadline_table, forecast_table, luck_table, silence_table
    from .journal import Journal, open_journal
    from .widgets.after.after_no import AfterNo
    from .widgets.after.confidence import Confidence
    from .widgets.after.debrief import Debrief
    from .widgets.after.ledger import Ledger
    from .widgets.after.my_workbook import MyWorkbook
    from .widgets.after.next_interview import NextInterview
    from .widgets.after.next_steps import NextSteps
    from .widgets.after.reference_desk import ReferenceDesk
    from .widgets.after.reflect import Reflect
    from .widgets.after.stay_in_touch import StayInTouch
    from .widgets.after.strengths import Strengths
    from .widgets.after.thank_you import ThankYou
    from .widgets.before.adjustments import Adjustments
    from .widgets.before.ask_them import AskThem
    from .widgets.before.day_card import DayCard
    from .widgets.before.day_facts import DayFacts
    from .widgets.before.home import Home
    from .widgets.before.if_then import IfThen
    from .widgets.before.needs import Needs
    from .widgets.before.plan import Plan
    from .widgets.before.process_facts import ProcessFacts
    from .widgets.before.question_bank import QuestionBank
    from .widgets.before.recruiter_message import RecruiterMessage
    from .widgets.before.red_flags import RedFlags
    from .widgets.before.roster import Roster
    from .widgets.before.stakeholder_map import StakeholderMap
    from .widgets.before.stories import Stories
    from .widgets.before.wishes_and_values import Values, Wishes
    from .widgets.kit.bring_in import BringIn
    from .widgets.kit.checklist import Checklist
    from .widgets.kit.in_flight import InFlight
    from .widgets.kit.save_bar import SaveBar
    from .widgets.kit.written import Written
    from .widgets.odds.application_list import ApplicationList
    from .widgets.odds.at_least_one import AtLeastOne
    from .widgets.odds.evidence_explorer import EvidenceExplorer
    from .widgets.odds.forecasts import Forecasts
    from .widgets.odds.interview_form import InterviewForm
    from .widgets.odds.offer_decision import OfferDecision
    from .widgets.odds.stage_odds import StageOdds
    from .widgets.odds.waiting import Waiting
    from .widgets.offer.accept_once import AcceptOnce
    from .widgets.offer.compare_offers import CompareOffers
    from .widgets.offer.negotiation import Negotiation
    from .widgets.offer.offer_letters import OfferLetters
    from .widgets.offer.offer_list import OfferList
    from .widgets.offer.read_offer import ReadOffer

__version__ = "0.1.0"
__all__ = [
    "AcceptOnce",
    "Adjustments",
    "AfterNo",
    "Answers",
    "ApplicationList",
    "AskThem",
    "AtLeastOne",
    "BringIn",
    "Checklist",
    "CompareOffers",
    "Confidence",
    "DayCard",
    "DayFacts",
    "Debrief",
    "EvidenceExplorer",
    "Forecasts",
    "Home",
    "IfThen",
    "InFlight",
    "InterviewForm",
    "Journal",
    "Ledger",
    "MyWorkbook",
    "Needs",
    "Negotiation",
    "NextInterview",
    "NextSteps",
    "OfferDecision",
    "OfferLetters",
    "OfferList",
    "Plan",
    "ProcessFacts",
    "QuestionBank",
    "ReadOffer",
    "RecruiterMessage",
    "RedFlags",
    "ReferenceDesk",
    "Reflect",
    "Roster",
    "SaveBar",
    "StageOdds",
    "StakeholderMap",
    "StayInTouch",
    "Stories",
    "Strengths",
    "ThankYou",
    "Values",
    "Waiting",
    "Wishes",
    "Written",
    "deadline_table",
    "forecast_table",
    "luck_table",
    "open_journal",
    "silence_table",
    "starting_odds",
]


def __getattr__(name: str) -> Any:
    """A public name, loaded when it is first used. Raises `AttributeError` for any other."""
    if name not in __all__:
        raise AttributeError(f"module 'workbook' has no attribute {name!r}")
    value = getattr(_import(_homes()[name]), name)
    globals()[name] = value
    return value


@cache
def _homes() -> dict[str, str]:
    """The module of each name, as the imports above say it: they are read here, not run."""
    import ast
    from pathlib import Path

    tree = ast.parse(Path(__file__).read_text(encoding="utf-8"))
    imports = [node for node in ast.walk(tree) if isinstance(node, ast.ImportFrom) and node.level]
    return {alias.name: f"{__name__}.{node.module}" for node in imports for alias in node.names}


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

"""Second Interview Workbook: honest odds, preparation and reflection, in private.

The names a page imports, each loaded when it is first used, so that `import workbook` costs nothing.
"""

import gc
from importlib import import_module
from types import ModuleType
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from .journal import Journal, open_journal
    from .starting import starting_odds
    from .tables import deadline_table, forecast_table, luck_table, silence_table
    from .widgets.accepting import AcceptOnce
    from .widgets.adjustments import Adjustments
    from .widgets.after_no import AfterNo
    from .widgets.answers import Answers
    from .widgets.applications import ApplicationList
    from .widgets.ask_them import AskThem
    from .widgets.bring_in import BringIn
    from .widgets.calibration import Forecasts
    from .widgets.checklist import Checklist
    from .widgets.comparison import CompareOffers
    from .widgets.conditions import ReadOffer
    from .widgets.confidence import Confidence
    from .widgets.day_card import DayCard
    from .widgets.day_facts import DayFacts
    from .widgets.debrief import Debrief
    from .widgets.decision import OfferDecision
    from .widgets.evidence import EvidenceExplorer
    from .widgets.fit import Needs
    from .widgets.if_then import IfThen
    from .widgets.in_flight import InFlight
    from .widgets.interview import InterviewForm
    from .widgets.ledger import Ledger
    from .widgets.meaning import Meaning
    from .widgets.my_workbook import MyWorkbook
    from .widgets.negotiation import Negotiation
    from .widgets.next_interview import NextInterview
    from .widgets.next_steps import NextSteps
    from .widgets.offer_letters import OfferLetters
    from .widgets.offers import OfferList
    from .widgets.pipeline import AtLeastOne
    from .widgets.plan import Plan
    from .widgets.process_facts import ProcessFacts
    from .widgets.questions import QuestionBank
    from .widgets.readiness import Readiness
    from .widgets.recruiter_message import RecruiterMessage
    from .widgets.red_flags import RedFlags
    from .widgets.referees import ReferenceDesk
    from .widgets.reflection import Reflect
    from .widgets.roster import Roster
    from .widgets.save_bar import SaveBar
    from .widgets.stage_odds import StageOdds
    from .widgets.stakeholders import StakeholderMap
    from .widgets.staying_in_touch import StayInTouch
    from .widgets.stories import Stories
    from .widgets.strengths import Strengths
    from .widgets.thank_you import ThankYou
    from .widgets.waiting import Waiting
    from .widgets.wishes import Values, Wishes
    from .widgets.written import Written

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
    "IfThen",
    "InFlight",
    "InterviewForm",
    "Journal",
    "Ledger",
    "Meaning",
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
    "Readiness",
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

_HOMES = {
    "AcceptOnce": "workbook.widgets.accepting",
    "Adjustments": "workbook.widgets.adjustments",
    "AfterNo": "workbook.widgets.after_no",
    "Answers": "workbook.widgets.answers",
    "ApplicationList": "workbook.widgets.applications",
    "AskThem": "workbook.widgets.ask_them",
    "AtLeastOne": "workbook.widgets.pipeline",
    "BringIn": "workbook.widgets.bring_in",
    "Checklist": "workbook.widgets.checklist",
    "CompareOffers": "workbook.widgets.comparison",
    "Confidence": "workbook.widgets.confidence",
    "DayCard": "workbook.widgets.day_card",
    "DayFacts": "workbook.widgets.day_facts",
    "deadline_table": "workbook.tables",
    "Debrief": "workbook.widgets.debrief",
    "EvidenceExplorer": "workbook.widgets.evidence",
    "forecast_table": "workbook.tables",
    "Forecasts": "workbook.widgets.calibration",
    "IfThen": "workbook.widgets.if_then",
    "InFlight": "workbook.widgets.in_flight",
    "InterviewForm": "workbook.widgets.interview",
    "Journal": "workbook.journal",
    "Ledger": "workbook.widgets.ledger",
    "luck_table": "workbook.tables",
    "Meaning": "workbook.widgets.meaning",
    "MyWorkbook": "workbook.widgets.my_workbook",
    "Needs": "workbook.widgets.fit",
    "Negotiation": "workbook.widgets.negotiation",
    "NextInterview": "workbook.widgets.next_interview",
    "NextSteps": "workbook.widgets.next_steps",
    "OfferDecision": "workbook.widgets.decision",
    "OfferLetters": "workbook.widgets.offer_letters",
    "OfferList": "workbook.widgets.offers",
    "open_journal": "workbook.journal",
    "Plan": "workbook.widgets.plan",
    "ProcessFacts": "workbook.widgets.process_facts",
    "QuestionBank": "workbook.widgets.questions",
    "Readiness": "workbook.widgets.readiness",
    "ReadOffer": "workbook.widgets.conditions",
    "RecruiterMessage": "workbook.widgets.recruiter_message",
    "RedFlags": "workbook.widgets.red_flags",
    "ReferenceDesk": "workbook.widgets.referees",
    "Reflect": "workbook.widgets.reflection",
    "Roster": "workbook.widgets.roster",
    "SaveBar": "workbook.widgets.save_bar",
    "silence_table": "workbook.tables",
    "StageOdds": "workbook.widgets.stage_odds",
    "StakeholderMap": "workbook.widgets.stakeholders",
    "starting_odds": "workbook.starting",
    "Stories": "workbook.widgets.stories",
    "StayInTouch": "workbook.widgets.staying_in_touch",
    "Strengths": "workbook.widgets.strengths",
    "ThankYou": "workbook.widgets.thank_you",
    "Values": "workbook.widgets.wishes",
    "Waiting": "workbook.widgets.waiting",
    "Wishes": "workbook.widgets.wishes",
    "Written": "workbook.widgets.written",
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

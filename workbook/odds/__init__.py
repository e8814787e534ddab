"""The odds model: numpy only, no widgets, no files. docs/model.md derives it, docs/architecture.md places it.

Each public name has an example, which is tested; in it all these names are at hand, and numpy as `np`. How much of a
score two interviewers agree on depends on whether they sit together:

>>> PANEL, SEPARATE_INTERVIEWERS
(0.74, 0.44)
>>> Round(people=3, agreement=PANEL).agreement
0.74

Numbers of processes and of openings end here:

>>> int(MOST_PROCESSES), int(MOST_OPENINGS)
(100, 1000)
"""

from .beliefs import Candidate, Chance, chance_of_offer, mean_chance
from .calibration import Calibration, calibration
from .clocks import Wait
from .counts import count_pmf
from .decision import Decision, Other, decide
from .frequencies import about, frequency, of_hundred, of_twenty, plain, points, sentence, span
from .helps import Help, what_helps
from .moves import Move, what_moves
from .pipeline import PipelineOdds, interviews_needed, pipeline_odds, with_more
from .process import MOST_OPENINGS, Process, for_openings, rounds_to_offer
from .rounds import PANEL, SEPARATE_INTERVIEWERS, Round
from .several import MOST_PROCESSES
from .simulate import Share, simulate, simulate_offers
from .tells import Tell, what_would_tell
from .waiting import first_offer, first_offer_from_now, silence

__all__ = [
    "MOST_OPENINGS",
    "MOST_PROCESSES",
    "PANEL",
    "SEPARATE_INTERVIEWERS",
    "Calibration",
    "Candidate",
    "Chance",
    "Decision",
    "Help",
    "Move",
    "Other",
    "PipelineOdds",
    "Process",
    "Round",
    "Share",
    "Tell",
    "Wait",
    "about",
    "calibration",
    "chance_of_offer",
    "count_pmf",
    "decide",
    "first_offer",
    "first_offer_from_now",
    "for_openings",
    "frequency",
    "interviews_needed",
    "mean_chance",
    "of_hundred",
    "of_twenty",
    "pipeline_odds",
    "plain",
    "points",
    "rounds_to_offer",
    "sentence",
    "silence",
    "simulate",
    "simulate_offers",
    "span",
    "what_helps",
    "what_moves",
    "what_would_tell",
    "with_more",
]

"""The odds model: numpy only, no widgets, no files. docs/architecture.md shows where it stands."""

from .beliefs import Candidate, Chance, chance_of_offer, mean_chance
from .frequencies import about, frequency, of_hundred, of_twenty, points, sentence
from .moves import Move, what_moves
from .process import Process, rounds_to_offer
from .rounds import PANEL, SEPARATE_INTERVIEWERS, Round
from .simulate import Share, simulate

__all__ = [
    "PANEL",
    "SEPARATE_INTERVIEWERS",
    "Candidate",
    "Chance",
    "Move",
    "Process",
    "Round",
    "Share",
    "about",
    "chance_of_offer",
    "frequency",
    "mean_chance",
    "of_hundred",
    "of_twenty",
    "points",
    "rounds_to_offer",
    "sentence",
    "simulate",
    "what_moves",
]

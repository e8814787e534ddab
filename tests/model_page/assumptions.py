"""Section 11 of docs/model.md: every assumption, and what hangs on it."""

from itertools import pairwise
from math import sqrt

import numpy as np
from scipy.special import expit

from workbook.odds import (
    PANEL,
    SEPARATE_INTERVIEWERS,
    Candidate,
    Process,
    Round,
    pipeline_odds,
    rounds_to_offer,
)
from workbook.odds.beliefs import belief, room_kernel, travelling_chance
from workbook.odds.process import FILLED, FIRST_CHOICE_ACCEPTS, REFERENCES_HOLD, offer_chance
from workbook.odds.rounds import ROOM, SCORE_GRID, SCORE_STEP, STRENGTH, STRENGTH_STEP

from .sources import source
from .writing import DEFAULT, plain, share, words_table

Odds = tuple[float, float]  # the default room, and at least one of five


def odds(process: Process = DEFAULT, candidate: Candidate | None = None) -> Odds:
    several = pipeline_odds([process] * 5, candidate)
    return several.each[0], several.at_least_one


def odds_of_curve(in_the_room: np.ndarray) -> Odds:
    """The same from any P(offer | strength in the room), for the default candidate."""
    weights, travelling = belief(Candidate()), room_kernel(Candidate().travels) @ in_the_room
    return float(weights @ travelling), 1 - float(weights @ (1 - travelling) ** 5)


def default_curve() -> np.ndarray:
    return offer_chance(DEFAULT, (0.0,), (1.0,)).mean(axis=0)


def stronger_by(shift: float) -> Odds:
    """Everybody starts level, except you."""
    return odds_of_curve(np.interp(STRENGTH + shift, STRENGTH, default_curve()))


def logistic_noise() -> Odds:
    """The noise of a score is logistic, with the same variance; so a rival's score is neither normal nor logistic."""
    scale = sqrt(3) / np.pi
    away = (SCORE_GRID - sqrt(SEPARATE_INTERVIEWERS) * STRENGTH[:, None]) / (sqrt(1 - SEPARATE_INTERVIEWERS) * scale)
    density = expit(away) * expit(-away) * SCORE_STEP / (sqrt(1 - SEPARATE_INTERVIEWERS) * scale)
    lower = ROOM * STRENGTH_STEP @ expit(away)
    first = np.mean([lower ** (n - 1) for n in (2, 3, 4)], axis=0)
    second = np.mean([(n - 1) * (1 - lower) * lower ** (n - 2) for n in (2, 3, 4)], axis=0)
    return odds_of_curve(FILLED * density @ (first + (1 - FIRST_CHOICE_ACCEPTS) * second))


def one_freeze() -> Odds:
    """All five openings are filled, or none is."""
    weights, chance = belief(Candidate()), travelling_chance(DEFAULT, 0.0, Candidate().travels)
    return odds()[0], FILLED * (1 - float(weights @ (1 - chance / FILLED) ** 5))


def room(**change) -> Odds:
    return odds(Process([Round(**{"people": (2, 4), **change})]))


def default_assumptions() -> list[tuple[str, str, list[tuple[str, Odds]]]]:
    """(what is assumed, where from, and for each thing that could be instead the odds then)"""
    travels = plain(Candidate().travels)
    return [
        ("as assumed", "", [("", odds())]),
        (
            "everybody in the room starts level",
            "assumption",
            [("you are half an SD stronger", stronger_by(0.5)), ("half an SD weaker", stronger_by(-0.5))],
        ),
        (
            f"interviewers agree by {SEPARATE_INTERVIEWERS}",
            source("E166", "E167"),
            [("by 0.2", room(agreement=0.2)), (f"by {PANEL}, as a panel", room(agreement=PANEL))],
        ),
        ("scores are normal", "assumption", [("logistic noise: longer tails", logistic_noise())]),
        (
            "two to four people",
            source("S002", "E123"),
            [(f"{people} people", room(people=people)) for people in (2, 4, 5)],
        ),
        ("one round is left", "assumption", [("two, thinning out", odds(Process(rounds_to_offer((2, 4), 2))))]),
        ("no insider", f"assumption; {source('E071', 'E074')}", [("one in every room", room(insider=True))]),
        (
            f"{100 * FILLED:.0f} % of openings are filled",
            source("E022"),
            [(f"{100 * filled:.0f} %", odds(Process(filled=filled))) for filled in (0.6, 1.0)],
        ),
        ("each opening is filled, or not, by itself", "assumption", [("one freeze stops all five", one_freeze())]),
        (
            f"{100 * FIRST_CHOICE_ACCEPTS:.0f} % of first choices accept",
            source("E060", "E069"),
            [(f"{100 * accepts:.0f} %", odds(Process(first_choice_accepts=accepts))) for accepts in (0.7, 0.95)],
        ),
        (
            "references are part of the stage",
            source("E150", "E151"),
            [(f"open, {100 * REFERENCES_HOLD:.0f} % hold", odds(Process(references_hold=REFERENCES_HOLD)))],
        ),
        (
            f"{travels} of your strength travels",
            "assumption",
            [(plain(c), odds(candidate=Candidate(travels=c))) for c in (0.0, 0.95)],
        ),
    ]


def assumptions() -> str:
    rows = []
    for assumed, where, cases in default_assumptions():
        for i, (instead, (one, any_of_five)) in enumerate(cases):
            rows.append((*((assumed, where) if i == 0 else ("", "")), instead, share(one), share(any_of_five)))
    return words_table(("assumed", "where from, and what was counted", "if instead", "default room", "five"), *rows)


def chain(*counts: int) -> Process:
    return Process([Round(n, go_on=s) for n, s in pairwise(counts)])


NUMBERS = {
    "four two one": lambda: share(odds(chain(4, 2, 1))[1]),
    "four three one": lambda: share(odds(chain(4, 3, 1))[1]),
    "table: assumptions": assumptions,
}

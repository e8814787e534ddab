"""Sections 12 and 13 of docs/model.md: published rates beside the model, and how exact the sums are."""

from math import exp, floor, log10, pi

import numpy as np

from workbook.content.evidence import card, figure
from workbook.content.evidence import evidence_rows as evidence
from workbook.odds import Process, Round, chance_of_offer
from workbook.odds.beliefs import room_kernel
from workbook.odds.company import MET, SCORES, STEP
from workbook.odds.process import FILLED, FIRST_CHOICE_ACCEPTS
from workbook.odds.rounds import (
    MOST_AGREEMENT,
    MOST_PEOPLE,
    ROOM,
    SCORE_GRID,
    SCORE_STEP,
    SEPARATE_INTERVIEWERS,
    STRENGTH,
    STRENGTH_STEP,
    pass_chance,
)

from .writing import below, plain, share, words_table

# Every row that has a card, may stand as a rate, and starts at an interview.
RATES = ("S001", "E110", "E042", "E049", "E057", "E067", "E102", "E029", "E034", "E035", "E037", "E010", "E011", "E071",
         "E074")  # fmt: skip

BEYOND = 0.999  # an agreement that the grids could not resolve


def value(evidence_id: str) -> float:
    return float(evidence()[evidence_id]["value"])


def room_that_gives(row: dict[str, str]) -> float:
    """How many exchangeable people would make this rate; a second choice says yes as often as a first."""
    per_person = FILLED * (2 - FIRST_CHOICE_ACCEPTS) * (FIRST_CHOICE_ACCEPTS if row["stage_to"] == "hire" else 1)
    return per_person / float(row["value"])


def rates() -> str:
    rows = []
    for evidence_id in RATES:
        row, shown = evidence()[evidence_id], card(evidence_id)
        stages = f"{row['stage_from']} → {row['stage_to']}".replace("_", " ")
        rows.append((evidence_id, figure(row), stages, shown.counted, shown.grade, f"{room_that_gives(row):.1f}"))
    return words_table(("row", "rate", "stages", "who was counted", "grade", "people that would give it"), *rows)


def offer_among(people: int) -> str:
    return f"{100 * chance_of_offer(Process([Round(people)])).mean:.0f} %"


def worst_average() -> float:
    """The largest distance of a round's average from seats over people."""
    return max(
        abs(float(ROOM @ pass_chance(people, go_on, agreement, False, ROOM)[:, 0] * STRENGTH_STEP) - go_on / people)
        for agreement in (0.0, SEPARATE_INTERVIEWERS, MOST_AGREEMENT)
        for people in (2, 3, 4, 5, 10, 20, MOST_PEOPLE)
        for go_on in range(1, people + 1)
    )


def worst_kernel() -> float:
    """The largest error of the second moment of strength in a room, where most travels and theta is within 4."""
    travels = 0.95
    kernel, middle = room_kernel(travels), np.abs(STRENGTH) <= 4
    moments = kernel @ STRENGTH**2 - (travels * STRENGTH**2 + 1 - travels)
    return float(np.abs(moments[middle]).max())


def aliasing(agreement: float, step: float = float(SCORE_STEP)) -> str:
    """2 exp(-2 pi^2 sigma^2 / h^2) for the noise of a score."""
    error = 2 * exp(-2 * pi**2 * (1 - agreement) / step**2)
    return f"10<sup>{floor(log10(error))}</sup>".replace("-", "\N{MINUS SIGN}") if error < 0.01 else share(error, 1)


def grid(points: np.ndarray) -> str:
    return f"{len(points)} points from {plain(points[0])} to {plain(points[-1])}"


NUMBERS = {
    "offers per hire": lambda: share(value("E042") * value("E043"), 1),
    "hired of on-site": lambda: f"{100 / value('E043'):.0f} %",
    "two": lambda: offer_among(2),
    "three": lambda: offer_among(3),
    "four": lambda: offer_among(4),
    "product of ratios": lambda: f"{1 / (value('E087') * value('E088')):.0f}",
    "firms low": lambda: f"{100 * float(evidence()['E102']['low']):.0f} %",
    "firms high": lambda: f"{100 * float(evidence()['E102']['high']):.0f} %",
    "strength grid": lambda: grid(STRENGTH),
    "score grid": lambda: grid(SCORE_GRID),
    "strengths met": lambda: grid(MET),
    "scores met": lambda: grid(SCORES),
    "aliasing met": lambda: aliasing(MOST_AGREEMENT, float(STEP)),
    "average error": lambda: below(worst_average()),
    "kernel error": lambda: below(worst_kernel()),
    "most people": lambda: str(MOST_PEOPLE),
    "most agreement": lambda: plain(MOST_AGREEMENT),
    "aliasing at most agreement": lambda: aliasing(MOST_AGREEMENT),
    "beyond": lambda: plain(BEYOND),
    "aliasing beyond": lambda: aliasing(BEYOND),
    "table: rates": rates,
}

"""Sections 2 to 4 of docs/model.md: a round, several rounds, and the way from winning to an offer."""

from functools import cache
from math import comb, sqrt

import numpy as np
from scipy.special import ndtr

from workbook.applications import CHOSEN
from workbook.evidence import table as evidence
from workbook.odds import PANEL, SEPARATE_INTERVIEWERS, Candidate, Process, Round, chance_of_offer, rounds_to_offer
from workbook.odds.process import FILLED, FIRST_CHOICE_ACCEPTS, REFERENCES_HOLD, offer_chance
from workbook.odds.rounds import INSIDER_SHIFT, ROOM, SCORE, SCORE_STEP, STRENGTH, STRENGTH_STEP, pass_chance

from .sources import counted
from .writing import DEFAULT, agents, fine, plain, points, share, table, told

STRENGTHS = (-1.0, 0.0, 1.0)
FOUR_TWO_ONE = Process([Round(4, go_on=2), Round(2)], filled=1, first_choice_accepts=1)
CHAINS = [
    (people, left, agreement) for agreement in (SEPARATE_INTERVIEWERS, PANEL) for people, left in ((4, 2), (5, 5))
]


def at(curve: np.ndarray, strength: float) -> float:
    """`curve` on `STRENGTH` at a strength that lies on the grid."""
    return float(curve[np.abs(STRENGTH - strength).argmin()])


def average(curve: np.ndarray) -> float:
    """The mean of `curve` over the room."""
    return float(ROOM @ curve * STRENGTH_STEP)


def two_people() -> str:
    rows = []
    for agreement in (SEPARATE_INTERVIEWERS, PANEL):
        process = Process([Round(2, agreement=agreement)], filled=1, first_choice_accepts=1)
        curve = offer_chance(process, (0.0,), (1.0,))[0]
        for theta in STRENGTHS:
            closed = ndtr(sqrt(agreement) * theta / sqrt(2 - agreement))
            found = agents(process, strength=theta)
            rows.append((plain(agreement), plain(theta), fine(closed), fine(at(curve, theta)), told(found)))
    return table(("agreement", "your strength", "closed form", "grid", "agents"), *rows)


@cache
def four_two_one_exactly() -> np.ndarray:
    """P(win | strength) of 4 to 2 to 1 by the formula of section 3: given the best score that fell,
    those who passed are independent. Shares with the grids only one round's `pass_chance`."""
    people, go_on, rho, spread = 4, 2, sqrt(SEPARATE_INTERVIEWERS), sqrt(1 - SEPARATE_INTERVIEWERS)
    above = ndtr((rho * STRENGTH[:, None] - SCORE) / spread)  # P(score > m | strength)
    density = np.exp(-(SCORE**2) / 2) / sqrt(2 * np.pi)
    total = np.zeros(len(STRENGTH))
    for m, over_m in enumerate(above.T):
        passed = float(ROOM @ over_m * STRENGTH_STEP)
        if passed < 1e-12:
            continue
        among_them = pass_chance(2, 1, SEPARATE_INTERVIEWERS, False, ROOM * over_m / passed)[:, 0]
        fell_at_m = (people - go_on) * (1 - passed) ** (people - go_on - 1) * density[m] * passed ** (go_on - 1)
        total += SCORE_STEP * fell_at_m * over_m * among_them
    return comb(people - 1, go_on - 1) * total


def mean_field() -> str:
    grid = offer_chance(FOUR_TWO_ONE, (0.0,), (1.0,))[0]
    rows = [
        (plain(t), fine(at(grid, t)), fine(at(four_two_one_exactly(), t)), told(agents(FOUR_TWO_ONE, strength=t)))
        for t in STRENGTHS
    ]
    return table(("your strength", "mean field", "exact", "agents"), *rows)


def mean_field_average() -> str:
    return fine(average(offer_chance(FOUR_TWO_ONE, (0.0,), (1.0,))[0]))


@cache
def low_by(people: int, rounds_left: int, agreement: float) -> tuple[float, float, str]:
    """With an insider: the mean-field chance, by how much it is low, and what agents found."""
    process = Process(rounds_to_offer(people, rounds_left, agreement, insider=True))
    found, mean = agents(process), chance_of_offer(process).mean
    return mean, found.mean - mean, told(found)


def insider_rounds() -> str:
    rows = []
    for people, rounds_left, agreement in CHAINS:
        chain = rounds_to_offer(people, rounds_left, agreement)
        arrows = " → ".join(str(count) for count in (people, *(here.go_on for here in chain)))
        mean, low, found = low_by(people, rounds_left, agreement)
        rows.append((arrows, plain(agreement), fine(mean), found, points(low)))
    return table(("people", "agreement", "mean field", "agents", "low by, in points"), *rows)


def low_at_most(agreement: float) -> str:
    return f"{100 * max(low_by(*chain)[1] for chain in CHAINS if chain[2] == agreement):.1f}"


def insider_strength() -> str:
    process = Process(rounds_to_offer(4, 2, insider=True))
    grid = offer_chance(process, (0.0,), (1.0,))[0]
    rows = []
    for theta in (*STRENGTHS, 2.0):
        found = agents(process, strength=theta)
        rows.append((plain(theta), fine(at(grid, theta)), told(found), points(found.mean - at(grid, theta))))
    return table(("your strength", "mean field", "agents", "low by, in points"), *rows)


def offers() -> str:
    rows = []
    for people in (2, 3, 4, (2, 4)):
        process = Process([Round(people)])
        counts = process.rounds[0].counts
        closed = np.mean([FILLED / n * (2 - FIRST_CHOICE_ACCEPTS) for n in counts])
        name = str(people) if isinstance(people, int) else "2 to 4, equally likely"
        rows.append((name, fine(closed), fine(chance_of_offer(process).mean), told(agents(process))))
    rows.append(("you alone, references open", fine(FILLED * REFERENCES_HOLD), fine(chosen()), told(agents(CHOSEN))))
    return table(("people", "closed form", "grid", "agents"), *rows)


def chosen() -> float:
    return chance_of_offer(CHOSEN).mean


def taken_out(evidence_id: str) -> str:
    """The share of candidates that a survey said reference checks take out; the table holds those who pass."""
    return f"{100 * (1 - float(evidence()[evidence_id]['value'])):.0f} %"


def fresh_room(insider: bool) -> float:
    return average(pass_chance(3, 1, SEPARATE_INTERVIEWERS, insider, ROOM)[:, 0])


NUMBERS = {
    "agreement": lambda: plain(SEPARATE_INTERVIEWERS),
    "panel": lambda: plain(PANEL),
    "filled": lambda: plain(FILLED),
    "accepts": lambda: plain(FIRST_CHOICE_ACCEPTS),
    "references": lambda: plain(REFERENCES_HOLD),
    "chosen": lambda: share(chosen(), 2),
    "E150 taken out": lambda: taken_out("E150"),
    "E151 taken out": lambda: taken_out("E151"),
    "E150 asked": lambda: counted("E150"),
    "E151 asked": lambda: counted("E151"),
    "travels": lambda: plain(Candidate().travels),
    "shift": lambda: fine(INSIDER_SHIFT),
    "outsider": lambda: fine(fresh_room(insider=True)),
    "insider wins": lambda: fine(1 - 2 * fresh_room(insider=True)),
    "insider ratio": lambda: plain(round((1 - 2 * fresh_room(insider=True)) / fresh_room(insider=True), 1)),
    "published insider ratio": lambda: share(
        float(evidence()["E071"]["value"]) / float(evidence()["E074"]["value"]), 1
    ),
    "mean field average": mean_field_average,
    "exact average": lambda: fine(average(four_two_one_exactly())),
    "low with separate interviewers": lambda: low_at_most(SEPARATE_INTERVIEWERS),
    "low with a panel": lambda: low_at_most(PANEL),
    "default": lambda: share(chance_of_offer(DEFAULT).mean),
    "default low": lambda: share(chance_of_offer(DEFAULT).low),
    "default high": lambda: share(chance_of_offer(DEFAULT).high),
    "two noes": lambda: share((1 - FIRST_CHOICE_ACCEPTS) ** 2),
    "table: two people": two_people,
    "table: mean field": mean_field,
    "table: insider rounds": insider_rounds,
    "table: insider strength": insider_strength,
    "table: offers": offers,
}

"""Sections 2 to 4 of docs/model.md: a round, several rounds, and the way from winning to an offer."""

from functools import cache
from itertools import product
from math import comb, sqrt

import numpy as np
from odds.reachable import SETTINGS
from scipy.special import ndtr
from scipy.stats import binom

from workbook.answers.applications import CHOSEN, process_of
from workbook.content.evidence import evidence_rows as evidence
from workbook.content.roles import roles
from workbook.odds import (
    PANEL,
    SEPARATE_INTERVIEWERS,
    Candidate,
    Process,
    Round,
    chance_of_offer,
    mean_chance,
    rounds_to_offer,
)
from workbook.odds.company import YOU
from workbook.odds.process import (
    FILLED,
    FIRST_CHOICE_ACCEPTS,
    INSIDER_ERROR,
    REFERENCES_HOLD,
    ROUNDS_ERROR,
    offer_chance,
)
from workbook.odds.rounds import INSIDER_SHIFT, ROOM, SCORE_GRID, SCORE_STEP, STRENGTH, STRENGTH_STEP, pass_chance
from workbook.odds.thinning import evenly

from .sources import counted
from .writing import DEFAULT, agents, at_most, fine, plain, points, share, table, told

STRENGTHS = (-1.0, 0.0, 1.0)
CARRIED = "carried along"
OPENINGS = (1, 2, 5, 20, 200)
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
    above = ndtr((rho * STRENGTH[:, None] - SCORE_GRID) / spread)  # P(score > m | strength)
    density = np.exp(-(SCORE_GRID**2) / 2) / sqrt(2 * np.pi)
    total = np.zeros(len(STRENGTH))
    for m, over_m in enumerate(above.T):
        passed = float(ROOM @ over_m * STRENGTH_STEP)
        if passed < 1e-12:
            continue
        among_them = pass_chance(2, 1, SEPARATE_INTERVIEWERS, False, ROOM * over_m / passed)[:, 0]
        fell_at_m = (people - go_on) * (1 - passed) ** (people - go_on - 1) * density[m] * passed ** (go_on - 1)
        total += SCORE_STEP * fell_at_m * over_m * among_them
    return comb(people - 1, go_on - 1) * total


def rounds() -> str:
    grid = offer_chance(FOUR_TWO_ONE, (0.0,), (1.0,))[0]
    rows = [
        (plain(t), fine(at(grid, t)), fine(at(four_two_one_exactly(), t)), told(agents(FOUR_TWO_ONE, strength=t)))
        for t in STRENGTHS
    ]
    return table(("your strength", CARRIED, "exact", "agents"), *rows)


def rounds_average() -> str:
    return fine(average(offer_chance(FOUR_TWO_ONE, (0.0,), (1.0,))[0]))


def arrows(chain: tuple[Round, ...]) -> str:
    """4 -> 2 -> 1, and 5 -> 3 to 4 -> ... where one more may go on."""
    counts = (f"{here.go_on} to {here.go_on + 1}" if here.one_more else str(here.go_on) for here in chain)
    return " → ".join([str(chain[0].people), *counts])


def insider_rounds() -> str:
    rows = []
    for people, rounds_left, agreement in CHAINS:
        process = Process(rounds_to_offer(people, rounds_left, agreement, insider=True))
        found, mean = agents(process), chance_of_offer(process).mean
        rows.append((arrows(process.rounds), plain(agreement), fine(mean), told(found), points(mean - found.mean)))
    return table(("people", "agreement", CARRIED, "agents", "off by, in points"), *rows)


def hard_rounds() -> str:
    rows = []
    for theta in (*STRENGTHS, 2.0):
        row = [plain(theta)]
        for insider in (False, True):
            process = Process(rounds_to_offer(8, 5, PANEL, insider))
            found, here = agents(process, strength=theta), at(offer_chance(process, (0.0,), (1.0,))[0], theta)
            row += [fine(here), told(found), points(here - found.mean)]
        rows.append(row)
    return table(("your strength", *[CARRIED, "agents", "off by, in points"] * 2), *rows)


def seats() -> str:
    rows = []
    for people, openings in ((4, 2), (10, 3), (3, 2), (3, 3)):
        process = Process([Round(people, go_on=openings)])
        names = (str(people), str(openings), fine(shared(people, openings)))
        rows.append((*names, fine(chance_of_offer(process).mean), told(agents(process))))
    return table(("people", "openings", "closed form", "grid", "agents"), *rows)


def shared(people: int, openings: int) -> float:
    """What exchangeable people get: the first choices, and as many more as decline and are there."""
    asked = sum(min(openings, people - openings) >= k for k in range(1, openings + 1))
    declines = 1 - binom.cdf(np.arange(asked), openings, 1 - FIRST_CHOICE_ACCEPTS)  # 1, 2, ... or more do
    return FILLED * (openings + float(declines.sum())) / people


def unknown_people(role: str, rounds_left: int, scoring: str = "separate") -> list[float]:
    """The mean chance for 1, 2, 5, 20 and 200 openings where the number of people is not known."""
    return [mean_chance(process_of(role, None, rounds_left, scoring, False, k), Candidate()) for k in OPENINGS]


def openings() -> str:
    rows = [
        (f"{label}, {interviews}", *map(fine, unknown_people(role, rounds_left)))
        for role, label in (("software", "software, 2 to 4 people"), ("general", "any other work, 3 to 5"))
        for rounds_left, interviews in ((1, "one interview left"), (2, "two left"))
    ]
    return table(("openings", *map(str, OPENINGS)), *rows)


def openings_move() -> str:
    moved = []
    for role, rounds_left, scoring in product(roles(), (1, 2, 3), ("separate", "panel")):
        one, *several = unknown_people(role, rounds_left, scoring)
        moved += [abs(chance - one) for chance in several]
    return at_most(100 * max(moved), 1)


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
    "rounds average": rounds_average,
    "exact average": lambda: fine(average(four_two_one_exactly())),
    "halfway": lambda: share(sum(evenly(5, 5, 1, 0.5)), 2),
    "one more": lambda: share(evenly(5, 5, 1, 0.5)[1], 2),
    "places": lambda: str(len(YOU)),
    "settings": lambda: str(SETTINGS),
    "rounds error": lambda: plain(ROUNDS_ERROR),
    "insider error": lambda: plain(INSIDER_ERROR),
    "openings move": openings_move,
    "default": lambda: share(chance_of_offer(DEFAULT).mean),
    "default low": lambda: share(chance_of_offer(DEFAULT).low),
    "default high": lambda: share(chance_of_offer(DEFAULT).high),
    "two noes": lambda: share((1 - FIRST_CHOICE_ACCEPTS) ** 2),
    "table: two people": two_people,
    "table: rounds": rounds,
    "table: insider rounds": insider_rounds,
    "table: hard rounds": hard_rounds,
    "table: seats": seats,
    "table: openings": openings,
    "table: offers": offers,
}

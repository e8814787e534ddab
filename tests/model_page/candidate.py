"""Sections 5 and 6 of docs/model.md: what is believed about you, and preparation."""

from math import sqrt

import numpy as np
from scipy.special import ndtr

from workbook.answers.applications import CHOSEN
from workbook.content.evidence import preparing_for_and_against
from workbook.odds import (
    PANEL,
    Candidate,
    Process,
    Round,
    chance_of_offer,
    mean_chance,
    pipeline_odds,
    rounds_to_offer,
    simulate_offers,
    what_would_tell,
)
from workbook.odds import plain as as_said
from workbook.odds.beliefs import (
    ENDS,
    LIFT,
    LIFT_SPREAD,
    MIDDLE,
    MOST_LIFT,
    NO_LIFT,
    SELF_RATING_CORRELATION,
    belief,
    lifts,
    travelling_chance,
)
from workbook.odds.process import FILLED, FIRST_CHOICE_ACCEPTS
from workbook.odds.simulate import share as mean_of

from .writing import (
    DEFAULT,
    JOURNEYS,
    SEED,
    agents,
    at_most,
    below,
    drawn_chances,
    fine,
    listed,
    plain,
    points,
    share,
    table,
    told,
    words_table,
)

TOLD = [
    ("nothing", Candidate()),
    ("0 offers in 3 interviews", Candidate(0, 3)),
    ("1 in 3", Candidate(1, 3)),
    ("3 in 3", Candidate(3, 3)),
    ("3 in 3, and everything travels that may", Candidate(3, 3, travels=0.95)),
    ("rated 1 SD below", Candidate(self_rating=-1.0)),
    ("rated 1 SD above", Candidate(self_rating=1.0)),
    ("rated 2 SD above, and 0 in 3", Candidate(0, 3, self_rating=2.0)),
]
PREPARED = Candidate(preparation=1.0)


def told_so_far() -> str:
    rows = []
    for name, candidate in TOLD:
        chance = chance_of_offer(DEFAULT, candidate)
        found = agents(DEFAULT, candidate)
        rows.append((name, fine(chance.mean), told(found), f"{share(chance.low, 2)} to {share(chance.high, 2)}"))
    return table(("what you told", "grid", "agents", "range"), *rows)


def lift_moments() -> tuple[float, float]:
    """Mean and SD of what full preparation adds to the score."""
    lift, weights = map(np.array, lifts(1.0))
    mean = float(lift @ weights)
    return mean, sqrt(float(lift**2 @ weights) - mean**2)


def two_prepared() -> float:
    """P(offer) in a room of two, fully prepared, with no grid: Phi(lift / sqrt 2) wins, else the next in line."""
    lift, weights = map(np.array, lifts(1.0))
    wins = float(ndtr(lift / sqrt(2)) @ weights)
    return FILLED * (wins + (1 - FIRST_CHOICE_ACCEPTS) * (1 - wins))


def preparation() -> str:
    rows = []
    for name, process, closed in (("2", Process([Round(2)]), fine(two_prepared())), ("2 to 4", DEFAULT, "")):
        before, after = mean_chance(process, Candidate()), mean_chance(process, PREPARED)
        found = agents(process, PREPARED)
        rows.append((name, fine(before), closed, fine(after), told(found), points(after - before)))
    return table(("people", "unprepared", "prepared: closed form", "grid", "agents", "adds, in points"), *rows)


def five_prepared_lived() -> str:
    offers, weights = simulate_offers([DEFAULT] * 5, PREPARED, np.random.default_rng(SEED), JOURNEYS)
    return told(mean_of(offers.any(axis=1), weights))


def five_prepared_anew() -> float:
    """At least one offer of five, were the lift of preparation drawn anew in every room."""
    _lift, likely = lifts(1.0)
    anew = travelling_chance(DEFAULT, 1.0, PREPARED.travels).reshape(-1, len(likely)) @ likely
    return 1 - float(belief(PREPARED) @ (1 - anew) ** 5)


def lift_error() -> float:
    """The error of the mean of Phi(lift / sqrt 2), beside the cut normal at sixty points."""
    at, wide = np.polynomial.legendre.leggauss(60)
    dense = MOST_LIFT * (1 + at) / 2
    likely = wide * np.exp(-((dense - LIFT) ** 2) / (2 * LIFT_SPREAD**2))
    lifted = float(ndtr(dense / sqrt(2)) @ likely / likely.sum())
    lift, weights = map(np.array, lifts(1.0))
    return abs(float(ndtr(lift / sqrt(2)) @ weights) - (NO_LIFT / 2 + (1 - NO_LIFT) * lifted))


def words_off() -> str:
    """How many points the value of the words is away from a chance at most."""
    return at_most(100 * max(abs(as_said(chance) - chance) for chance in np.linspace(0, 1, 10_001).tolist()), 1)


QUESTIONS = {
    "how many people are you": [("2", Process([Round(2)])), ("3", Process([Round(3)])), ("4", Process([Round(4)]))],
    "is somebody from inside": [("no", DEFAULT), ("yes", Process([Round((2, 4), insider=True)]))],
    "how many interviews are left": [(str(left), Process(rounds_to_offer((2, 4), left))) for left in (1, 2, 3)],
    "who scores": [("one by one", DEFAULT), ("a panel", Process([Round((2, 4), agreement=PANEL)]))],
    "are you their choice": [("no", DEFAULT), ("yes", CHOSEN)],
}


def tells() -> str:
    processes = {question: [process for _answer, process in answers] for question, answers in QUESTIONS.items()}
    rows = []
    for tell in what_would_tell(processes):
        answers = listed([answer for answer, _process in QUESTIONS[tell.key]], "or")
        rows.append((tell.key, answers, share(tell.narrows, 2), share(narrows_drawn(processes[tell.key]), 2)))
    return words_table(("asked", "answers", "narrows the range by", "drawn"), *rows)


def narrows_drawn(processes: list[Process]) -> float:
    """The same from drawn strengths and people, each answer equally often."""
    rng = np.random.default_rng(SEED)
    drawn = [drawn_chances(process, rng.standard_normal(JOURNEYS), rng) for process in processes]
    widths = [float(np.diff(np.quantile(chances, ENDS))[0]) for chances in (*drawn, np.concatenate(drawn))]
    return 1 - sum(widths[:-1]) / len(drawn) / widths[-1]


NUMBERS = {
    "middle": lambda: f"{100 * MIDDLE:.0f} %",
    "self-rating": lambda: plain(SELF_RATING_CORRELATION),
    "self-rating explains": lambda: f"{100 * SELF_RATING_CORRELATION**2:.0f} %",
    "believed spread": lambda: share(sqrt(1 - SELF_RATING_CORRELATION**2), 2),
    "rated the same": lambda: fine(mean_chance(DEFAULT, Candidate(self_rating=0.0))),
    "unrated": lambda: fine(mean_chance(DEFAULT, Candidate())),
    "no lift": lambda: plain(NO_LIFT),
    "lift": lambda: plain(LIFT),
    "lift spread": lambda: plain(LIFT_SPREAD),
    "most lift": lambda: plain(MOST_LIFT),
    "lift mean": lambda: share(lift_moments()[0], 2),
    "lift sd": lambda: share(lift_moments()[1], 2),
    "lift points": lambda: str(len(lifts(1.0)[0]) - 1),
    "lift error": lambda: below(lift_error()),
    "five prepared": lambda: share(pipeline_odds([DEFAULT] * 5, PREPARED).at_least_one),
    "five prepared lived": five_prepared_lived,
    "five prepared anew": lambda: share(five_prepared_anew()),
    "no difference": lambda: preparing_for_and_against()[0],
    "gains": lambda: preparing_for_and_against()[1],
    "words off": words_off,
    "table: tells": tells,
    "table: told": told_so_far,
    "table: preparation": preparation,
}

"""Sections 8 and 9 of docs/model.md: waiting, and an offer in hand."""

from functools import cache
from itertools import product
from math import exp, log

import numpy as np
from scipy.special import ndtr, ndtri

from workbook.content.evidence import evidence_rows as evidence
from workbook.odds import Candidate, Other, Share, Wait, decide, first_offer, pipeline_odds, silence
from workbook.odds.beliefs import belief, travelling_chance
from workbook.odds.clocks import MEDIAN_NO, MEDIAN_YES, NEVER, SPREAD

from .several import FIVE, found, lived
from .writing import DEFAULT, JOURNEYS, SEED, fine, listed, plain, share, table, told

DAYS = (0, 3, 5, 7, 10, 14, 21)


def words(rng: np.random.Generator, size: tuple[int, ...], median: float, spread: float = SPREAD) -> np.ndarray:
    """Lognormal days until a word."""
    return median * np.exp(spread * rng.standard_normal(size))


@cache
def one_wait() -> tuple[np.ndarray, np.ndarray]:
    """Offers of agents after one default interview, and the day each hears; infinity for never."""
    offer = lived(1)[:, 0]
    rng = np.random.default_rng(SEED + 1)
    no = np.where(rng.random(JOURNEYS) < NEVER, np.inf, words(rng, (JOURNEYS,), MEDIAN_NO))
    return offer, np.where(offer, words(rng, (JOURNEYS,), MEDIAN_YES), no)


OTHERWISE = {
    "no always sent": {"never": 0.0},
    "no never sent": {"never": 1.0},
    "no faster, always sent": {"median_no": 4.0, "never": 0.0},
    "no faster, some never sent": {"median_no": 4.0},
    "answer promised on day 14": {"promised": 14.0},
}


def silent_days() -> str:
    chance = pipeline_odds([DEFAULT]).at_least_one
    offer, heard = one_wait()
    rows = []
    for day in DAYS:
        otherwise = (share(silence(chance, day, **case)) for case in OTHERWISE.values())
        rows.append((str(day), fine(silence(chance, day)), told(found(offer[heard > day])), *otherwise))
    return table(("silent days", "formula", "agents", *OTHERWISE), *rows)


SILENT = {
    "nobody is silent": (0, 0, 0, 0, 0),
    "the first has been silent for 10 days": (10, 0, 0, 0, 0),
    "the first for 30": (30, 0, 0, 0, 0),
    "all five for 5": (5, 5, 5, 5, 5),
    "all five for 10": (10, 10, 10, 10, 10),
}


def silent_together() -> str:
    offers = lived(5)
    rng = np.random.default_rng(SEED + 2)
    no = np.where(rng.random(offers.shape) < NEVER, np.inf, words(rng, offers.shape, MEDIAN_NO))
    heard = np.where(offers, words(rng, offers.shape, MEDIAN_YES), no)
    rows = []
    for name, days in SILENT.items():
        odds = pipeline_odds(FIVE, waits=[Wait(day) for day in days])
        here = offers[(heard > np.array(days)).all(axis=1)]
        seen = (fine(odds.each[0]), told(found(here[:, 0])), fine(odds.each[4]), told(found(here[:, 4])))
        rows.append((name, *seen, fine(odds.at_least_one), told(found(here.any(axis=1)))))
    head = ("five default interviews", "first: grid", "agents", "last: grid", "agents", "any: grid", "agents")
    return table(head, *rows)


def first_offers() -> str:
    offers, days = lived(5), np.array([3, 7, 14, 30])
    grid = first_offer([(DEFAULT, MEDIAN_YES, SPREAD)] * 5, days)
    came = np.where(offers, words(np.random.default_rng(SEED + 3), offers.shape, MEDIAN_YES), np.inf).min(axis=1)
    rows = [(str(day), fine(chance), told(found(came <= day))) for day, chance in zip(days, grid, strict=True)]
    return table(("by day", "grid", "agents"), *rows)


OFFER, DEADLINE, KEEP_SEARCHING = 70.0, 5.0, 40.0
OTHERS = [Other(DEFAULT, 90, 10), Other(DEFAULT, 80, 8), Other(DEFAULT, 75, 5)]


@cache
def choice():
    return decide(OFFER, DEADLINE, OTHERS, KEEP_SEARCHING)


@cache
def enumerated() -> tuple[float, float, float]:
    """Accepting, holding and choosing on the day itself, by listing who has come by the deadline and who ever does."""
    weights, chance = belief(Candidate()), travelling_chance(DEFAULT, 0.0, Candidate().travels)
    accepting = holding = on_the_day = 0.0
    for by_then in product((False, True), repeat=len(OTHERS)):
        likely = joint = 0.0
        for later in product((False, True), repeat=len(OTHERS)):
            if any(a and b for a, b in zip(by_then, later, strict=True)):
                continue
            law = weights.copy()
            for other, a, b in zip(OTHERS, by_then, later, strict=True):
                early = float(ndtr(log(DEADLINE / other.days_median) / other.spread))
                law *= chance * early if a else chance * (1 - early) if b else 1 - chance
            come = [other.value for other, a, b in zip(OTHERS, by_then, later, strict=True) if a or b]
            likely += law.sum()
            joint += law.sum() * max([KEEP_SEARCHING, *come])
        here = max([OFFER, *(other.value for other, a in zip(OTHERS, by_then, strict=True) if a)])
        accepting += likely * here
        holding += joint
        on_the_day += max(likely * here, joint)
    return accepting, holding, on_the_day


@cache
def agents_with_an_offer() -> tuple[Share, Share]:
    """What accepting and what holding brought agents, with the three others in flight."""
    offers, values = lived(3), np.array([other.value for other in OTHERS])
    rng = np.random.default_rng(SEED + 4)
    came = np.column_stack([words(rng, (JOURNEYS,), other.days_median, other.spread) for other in OTHERS])
    accepting = np.where(offers & (came <= DEADLINE), values, OFFER).max(axis=1)
    return found(np.maximum(accepting, OFFER)), found(np.where(offers, values, KEEP_SEARCHING).max(axis=1))


def plans() -> str:
    decision, (accepting, holding) = choice(), agents_with_an_offer()
    return table(
        ("plan", "formula", "every case listed", "agents"),
        ("accept", share(decision.value_of_accepting, 2), share(enumerated()[0], 2), told(accepting, 3)),
        ("hold", share(decision.value_of_holding, 2), share(enumerated()[1], 2), told(holding, 3)),
    )


def worth_of_days() -> str:
    return listed([f"{share(choice().worth_of_days(days), 1)} for {days} days" for days in (3, 7, 14)])


def where_the_median_lies() -> str:
    """The default median of a yes beside the ranges of the two rows it leans on."""
    rows = [evidence()[evidence_id] for evidence_id in ("E145", "E146")]
    lows, highs = [float(row["low"]) for row in rows], [float(row["high"]) for row in rows]
    if min(lows) >= MEDIAN_YES:
        return "at the early end of"
    return "within" if max(lows) <= MEDIAN_YES <= min(highs) else "outside one of"


NUMBERS = {
    "median yes": lambda: plain(MEDIAN_YES),
    "median no": lambda: plain(MEDIAN_NO),
    "spread": lambda: plain(SPREAD),
    "never": lambda: plain(NEVER),
    "early yes": lambda: share(MEDIAN_YES * exp(SPREAD * float(ndtri(0.1))), 0),
    "late yes": lambda: share(MEDIAN_YES * exp(SPREAD * float(ndtri(0.9))), 0),
    "where the median lies": where_the_median_lies,
    "promise kept": lambda: share(silence(pipeline_odds([DEFAULT]).at_least_one, 14, promised=14)),
    "offer": lambda: plain(OFFER),
    "deadline": lambda: plain(DEADLINE),
    "keep searching": lambda: plain(KEEP_SEARCHING),
    "cases": lambda: str(3 ** len(OTHERS)),
    "other values": lambda: listed([plain(other.value) for other in OTHERS]),
    "other medians": lambda: listed([plain(other.days_median) for other in OTHERS]),
    "worth of days": worth_of_days,
    "tipping": lambda: share(choice().tipping_value, 1),
    "margin": lambda: share(choice().margin, 1),
    "on the day": lambda: share(enumerated()[2], 2),
    "cost of choosing now": lambda: share(enumerated()[2] - max(enumerated()[:2]), 2),
    "table: silence": silent_days,
    "table: silence together": silent_together,
    "table: first offer": first_offers,
    "table: plans": plans,
}

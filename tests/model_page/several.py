"""Section 7 of docs/model.md: several applications."""

from fractions import Fraction
from functools import cache
from itertools import product
from math import sqrt

import numpy as np

from workbook.odds import (
    Candidate,
    Share,
    chance_of_offer,
    count_pmf,
    interviews_needed,
    pipeline_odds,
    simulate_offers,
    with_more,
)
from workbook.odds.beliefs import ENDS, belief, travelling_chance
from workbook.odds.simulate import share as mean_of
from workbook.odds.spread import CHANCE_BINS

from .writing import DEFAULT, JOURNEYS, SEED, at_most, below, drawn_chances, fine, plain, share, table, told

FIVE = [DEFAULT] * 5
TRAVELS = (0.0, 0.5, 0.95)
TARGETS = (0.8, 0.95)


def lived(interviews: int, travels: float = 0.5) -> np.ndarray:
    """Offers of agents who go to so many default interviews, shape (JOURNEYS, interviews)."""
    return _lived(travels)[:, :interviews]


@cache
def _lived(travels: float) -> np.ndarray:
    most = interviews_needed(DEFAULT, max(TARGETS), Candidate(travels=travels))
    rng = np.random.default_rng(SEED)
    return simulate_offers([DEFAULT] * most, Candidate(travels=travels), rng, JOURNEYS)[0]


def found(values: np.ndarray) -> Share:
    """The mean of `values`, one a journey, with its standard error."""
    return mean_of(values, np.ones(len(values)))


def at_least_one() -> str:
    rows = []
    for travels in TRAVELS:
        odds = pipeline_odds(FIVE, Candidate(travels=travels))
        rows.append(
            (
                plain(travels),
                fine(odds.if_independent),
                fine(odds.at_least_one),
                told(found(lived(5, travels).any(axis=1))),
                f"{share(odds.low, 2)} to {share(odds.high, 2)}",
            )
        )
    return table(("travels", "if independent", "grid", "agents", "range"), *rows)


RANGE_TRAVELS = (0.0, 0.25, 0.5, 0.95)
RANGE_OF = (1, 2, 5, 10)

Range = tuple[float, float]


def range_of(applications: int, travels: float) -> Range:
    odds = pipeline_odds([DEFAULT] * applications, Candidate(travels=travels))
    return odds.low, odds.high


def ranges() -> str:
    def row(name: str, each: list[Range]) -> list[str]:
        return [name, *(f"{share(low)} to {share(high)}" for low, high in each)]

    alone = [chance_of_offer(DEFAULT, Candidate(travels=travels)) for travels in RANGE_TRAVELS]
    rows = [row(str(n), [range_of(n, travels) for travels in RANGE_TRAVELS]) for n in RANGE_OF]
    head = ("default interviews", *(f"travels {plain(travels)}" for travels in RANGE_TRAVELS))
    return table(head, row("one, by itself", [(chance.low, chance.high) for chance in alone]), *rows)


def drawn_ranges(travels: float) -> dict[int, Range]:
    """The same ranges from drawn strengths, rooms and people."""
    rng = np.random.default_rng(SEED)
    theta, none, found = rng.standard_normal(JOURNEYS), np.ones(JOURNEYS), {}
    for n in range(1, max(RANGE_OF) + 1):
        room = sqrt(travels) * theta + sqrt(1 - travels) * rng.standard_normal(JOURNEYS)
        none *= 1 - drawn_chances(DEFAULT, room, rng)
        low, high = np.quantile(1 - none, ENDS)
        found[n] = float(low), float(high)
    return found


def range_error() -> float:
    drawn = {travels: drawn_ranges(travels) for travels in RANGE_TRAVELS}
    return max(
        abs(end - other)
        for n, travels in product(RANGE_OF, RANGE_TRAVELS)
        for end, other in zip(range_of(n, travels), drawn[travels][n], strict=True)
    )


def counts() -> str:
    odds, offers = pipeline_odds(FIVE), lived(5).sum(axis=1)
    rows = [
        (str(k), fine(odds.counts_if_independent[k]), fine(odds.counts[k]), told(found(offers == k))) for k in range(6)
    ]
    return table(("offers", "if independent", "grid", "agents"), *rows)


def correlation() -> float:
    """Of two offers, for the default candidate: Var(chance given theta) over p (1 - p)."""
    weights, chance = belief(Candidate()), travelling_chance(DEFAULT, 0.0, Candidate().travels)
    mean = float(weights @ chance)
    return float(weights @ (chance - mean) ** 2) / (mean * (1 - mean))


def correlation_lived() -> str:
    one, other = lived(5)[:, 0], lived(5)[:, 1]
    return f"{np.corrcoef(one, other)[0, 1]:.4f} ± {1 / sqrt(JOURNEYS):.4f}"


def variance(independent: bool) -> str:
    odds = pipeline_odds(FIVE)
    pmf = odds.counts_if_independent if independent else odds.counts
    return share(float(pmf @ (np.arange(6) - odds.expected) ** 2), 2)


def needed() -> str:
    rows = []
    for travels, target in product(TRAVELS, TARGETS):
        candidate = Candidate(travels=travels)
        count = interviews_needed(DEFAULT, target, candidate)
        reached = with_more(DEFAULT, count, candidate)
        rows.append(
            (
                plain(travels),
                f"{100 * target:.0f} %",
                str(count),
                fine(reached[count - 1]),
                fine(reached[count]),
                told(found(lived(count, travels).any(axis=1))),
            )
        )
    return table(("travels", "wanted", "interviews", "one fewer gives", "grid", "agents"), *rows)


def pmf_error() -> float:
    """The largest error of `count_pmf` against fractions: few and many chances, of middling size, tiny and near one."""
    even = np.random.default_rng(SEED).random(80)
    lists = (even, even**8, 1 - even**8, np.full(80, 0.999))
    return max(_pmf_error(chances[:n]) for n in (5, 12, 50, 80) for chances in lists)


def _pmf_error(chances: np.ndarray) -> float:
    exact = [Fraction(1)]
    for chance in map(Fraction, chances.tolist()):
        exact = [none * (1 - chance) + one * chance for none, one in zip([*exact, 0], [0, *exact], strict=True)]
    pairs = zip(count_pmf(chances).tolist(), exact, strict=True)
    return max(abs(float(Fraction(found) - wanted)) for found, wanted in pairs)


NUMBERS = {
    "five": lambda: share(pipeline_odds(FIVE).at_least_one),
    "five independent": lambda: share(pipeline_odds(FIVE).if_independent),
    "expected": lambda: share(pipeline_odds(FIVE).expected, 2),
    "correlation": lambda: share(correlation()),
    "correlation lived": correlation_lived,
    "variance": lambda: variance(independent=False),
    "variance independent": lambda: variance(independent=True),
    "pmf error": lambda: below(pmf_error()),
    "bins": lambda: str(CHANCE_BINS),
    "draws": lambda: f"{JOURNEYS:,}",
    "range error": lambda: at_most(range_error(), 3),
    "table: at least one": at_least_one,
    "table: ranges": ranges,
    "table: counts": counts,
    "table: needed": needed,
}

"""The rest of section 11 of docs/model.md: assumptions that count once you answer something, or wait."""

import numpy as np

from workbook.odds import Candidate, Process, Round, mean_chance, silence
from workbook.odds.beliefs import NO_LIFT, SELF_RATING_CORRELATION, belief, travelling_chance
from workbook.odds.clocks import MEDIAN_NO, MEDIAN_YES, NEVER, SPREAD
from workbook.odds.rounds import STRENGTH

from .sources import source
from .writing import DEFAULT, plain, share, words_table


def rated(correlation: float) -> float:
    """The chance of somebody who rates themselves 1 SD above, if self-ratings were worth that much."""
    weights = np.exp(-((STRENGTH - correlation) ** 2) / (2 * (1 - correlation**2)))
    return float(weights / weights.sum() @ travelling_chance(DEFAULT, 0.0, Candidate().travels))


def no_offer_in_three(people: int) -> float:
    """The chance after 0 offers in 3, if the past rooms had been of this size."""
    past = travelling_chance(Process([Round(people)]), 0.0, Candidate().travels)
    weights = belief(Candidate()) * (1 - past) ** 3
    return float(weights / weights.sum() @ travelling_chance(DEFAULT, 0.0, Candidate().travels))


def prepared(no_lift: float) -> float:
    """The chance of somebody fully prepared, if preparation did nothing with this probability."""
    before, after = (mean_chance(DEFAULT, Candidate(preparation=done)) for done in (0.0, 1.0))
    return before + (after - before) * (1 - no_lift) / (1 - NO_LIFT)


def answers() -> str:
    def after_three(travels: float = 0.5) -> float:
        return mean_chance(DEFAULT, Candidate(0, 3, travels=travels))

    cases = [
        (
            f"self-ratings go with performance by {SELF_RATING_CORRELATION}",
            source("E191"),
            "rated 1 SD above",
            rated(SELF_RATING_CORRELATION),
            {"0.15": rated(0.15), "0.5": rated(0.5)},
        ),
        (
            "past rooms held two to four",
            "assumption",
            "0 offers in 3",
            after_three(),
            {"2": no_offer_in_three(2), "5": no_offer_in_three(5)},
        ),
        (
            f"{plain(Candidate().travels)} of your strength travels",
            "assumption",
            "0 offers in 3",
            after_three(),
            {"0": after_three(0.0), "0.95": after_three(0.95)},
        ),
        (
            f"preparation does nothing for {100 * NO_LIFT:.0f} %",
            source("E176", "E175", "E178"),
            "fully prepared",
            prepared(NO_LIFT),
            {"nothing for nobody": prepared(0.0), "nothing for all": prepared(1.0)},
        ),
    ]
    rows = [
        (assumed, where, who, share(here), *(f"{instead} gives {share(gives)}" for instead, gives in otherwise.items()))
        for assumed, where, who, here, otherwise in cases
    ]
    return words_table(("assumed", "where from", "somebody", "has", "if instead", "or"), *rows)


def clocks() -> str:
    chance = mean_chance(DEFAULT, Candidate())
    cases = [
        (f"half of the yeses by day {MEDIAN_YES:g}", source("E145", "E146"), "median_yes", (4, 10, 14)),
        (f"half of the noes that are sent by day {MEDIAN_NO:g}", "assumption", "median_no", (7, 18, 24)),
        (f"spread {SPREAD:g}", "assumption", "spread", (0.3, 0.8, 1.0)),
        (f"{100 * NEVER:.0f} % of the noes are never sent", "assumption", "never", (0.0, 0.6, 1.0)),
    ]
    rows = []
    for assumed, where, field, values in cases:
        instead = (f"{plain(value)} gives {share(silence(chance, 10, **{field: value}))}" for value in values)
        rows.append((assumed, where, *instead))
    return words_table(("assumed", "where from", "if less", "if more", "if more still"), *rows)


NUMBERS = {
    "after ten days": lambda: share(silence(mean_chance(DEFAULT, Candidate()), 10)),
    "table: answers": answers,
    "table: clocks": clocks,
}

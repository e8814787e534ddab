"""Tables that stand on the pages whoever reads them: the model's answers for a default software interview.

The tests of the pages compare what they say.
"""

from collections.abc import Mapping
from typing import Any

from ..odds import Process, about, calibration, chance_of_offer, decide, first_offer, of_hundred, pipeline_odds, silence
from ..odds.clocks import MEDIAN_YES, SPREAD
from ..odds.decision import Other
from .decision import Plans
from .plain_table import PlainTable

_APPLICATIONS = (1, 2, 3, 4, 5, 8)
_DAYS = (0, 3, 7, 10, 14, 21, 30)
PROMISED = 14  # days
_OUTCOMES = (False, False, True, False, False, True, False, False, False, True)
FORECASTERS = {
    "always says 1 in 2": (0.50,) * 10,
    "always says 3 in 10": (0.30,) * 10,
    "says more where it came true": (0.20, 0.20, 0.70, 0.10, 0.30, 0.60, 0.20, 0.30, 0.20, 0.60),
}
DEADLINES = (2, 5, 10, 20)  # days
_VALUES = (30, 50, 70, 90)


def luck_table() -> PlainTable:
    """At least one offer from several default software interviews, as it is and as if each were separate luck."""
    odds = {count: pipeline_odds([Process()] * count) for count in _APPLICATIONS}
    return _table(
        "At least one offer from several interviews",
        "interviews",
        {
            "at least one offer": {n: about(one.at_least_one) for n, one in odds.items()},
            "of 100 people": {n: of_hundred(one.at_least_one) for n, one in odds.items()},
            "of 100, if each were separate luck": {
                n: of_hundred(one.if_independent) if n > 1 else "" for n, one in odds.items()
            },
        },
    )


def silence_table() -> PlainTable:
    """What so many days without a word leave of the chance, without and with a promised date."""
    chance = chance_of_offer(Process()).mean
    start = (Process(), MEDIAN_YES, SPREAD)
    return _table(
        "What days without a word leave of the chance",
        "days without a word",
        {
            "no date promised": {day: about(silence(chance, day)) for day in _DAYS},
            f"an answer promised by day {PROMISED}": {
                day: about(silence(chance, day, promised=PROMISED)) for day in _DAYS
            },
            "of 100 offers, come by then": {day: of_hundred(_come(start, day) / chance) for day in _DAYS},
        },
    )


def deadline_table() -> PlainTable:
    """Which plan is ahead, and how far, of 100, with one other interview open that would be worth 90 of 100."""
    other = Other(Process(), 90)

    def said(worth: int, deadline: int) -> str:
        decision = decide(worth, deadline, [other], keep_searching=30)
        return Plans(decision.value_of_accepting, decision.value_of_holding).shortly

    return _table(
        "Which plan is ahead, and how far, of 100",
        "the offer is worth",
        {f"{deadline} days to decide": {worth: said(worth, deadline) for worth in _VALUES} for deadline in DEADLINES},
    )


def forecast_table() -> PlainTable:
    """Three made-up forecasters of the same ten interviews, and how each is scored."""
    scores = {who: calibration(forecasts, _OUTCOMES) for who, forecasts in FORECASTERS.items()}
    return _table(
        "Three forecasters of the same ten interviews",
        "forecaster",
        {
            "how far off, on average (Brier score)": {who: f"{one.brier:.2f}" for who, one in scores.items()},
            "beside always saying how often offers come (skill)": {
                who: f"{round(one.skill or 0, 2) + 0.0:.2f}" for who, one in scores.items()
            },
        },
    )


def _come(start: tuple[Process, float, float], day: int) -> float:
    return float(first_offer([start], [day])[0])


def _table(caption: str, first: str, columns: Mapping[str, Mapping[Any, str]]) -> PlainTable:
    """`columns` beside each other; `first` says what the keys of their rows are."""
    keys = next(iter(columns.values()))
    rows = tuple((str(key), *(cells[key] for cells in columns.values())) for key in keys)
    return PlainTable(caption, (first, *columns), rows)

"""Forecasts against outcomes: how good a person's own guesses are.

The Brier score is the mean squared distance between forecast and outcome (Brier 1950): 0 is
perfect, and always saying 50 % gives .25. Skill compares it with always saying the base rate.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from ..limits import Limit
from .checks import flag, given, number

ENOUGH = 10  # outcomes; below, a score says more about luck than about the person
MOST_FORECASTS = Limit(
    10_000, "forecasts that are scored together", "forecasts must be at most {limit:,}. You gave: {count:,}."
)
LOWEST_FORECAST, HIGHEST_FORECAST = 0.01, 0.99
FORECAST_BINS = ((0.0, 0.2), (0.2, 0.4), (0.4, 0.6), (0.6, 0.8), (0.8, 1.0))


@dataclass(frozen=True)
class Bin:
    """Forecasts from `low` up to `high` (the last bin includes it).

    count : how many. forecast : their mean. came_true : the share that came true. Both None when count is 0.
    """

    low: float
    high: float
    count: int
    forecast: float | None
    came_true: float | None


@dataclass(frozen=True)
class Calibration:
    """How forecasts did.

    count : forecasts with an outcome. enough : True from ten on; before, only the table means anything.
    brier : 0 to 1, lower is better; None without outcomes. base_rate : the share that came true.
    skill : 1 is perfect, 0 no better than always saying the base rate, negative worse; None when all
        outcomes are the same, because then the base rate needed no skill.
    table : one `Bin` for each fifth of the scale.

    >>> found = calibration([0.1] * 9 + [0.7], [False] * 9 + [True])
    >>> found.enough, found.base_rate, round(found.skill, 2)
    (True, 0.1, 0.8)
    """

    count: int
    brier: float | None
    base_rate: float | None
    skill: float | None
    table: tuple[Bin, ...]

    @property
    def enough(self) -> bool:
        return self.count >= ENOUGH


def calibration(forecasts: Sequence[float], outcomes: Sequence[bool]) -> Calibration:
    """Compare `forecasts` (0.01 to 0.99, because nobody is certain) with `outcomes` (True or 1 for an offer), in order.

    Raises `ValueError` naming the field, what came and what is allowed.

    >>> found = calibration([0.3, 0.3, 0.6, 0.8], [False, True, True, True])
    >>> found.count, round(found.brier, 3), found.enough
    (4, 0.195, False)
    """
    pairs = _checked(forecasts, outcomes)
    if not pairs:
        return Calibration(0, None, None, None, tuple(_bin([], *ends) for ends in FORECAST_BINS))
    brier = sum((forecast - came) ** 2 for forecast, came in pairs) / len(pairs)
    base_rate = sum(came for _, came in pairs) / len(pairs)
    unskilled = base_rate * (1 - base_rate)
    skill = 1 - brier / unskilled if unskilled else None
    return Calibration(len(pairs), brier, base_rate, skill, tuple(_bin(pairs, *ends) for ends in FORECAST_BINS))


def _bin(pairs: list[tuple[float, bool]], low: float, high: float) -> Bin:
    inside = [(forecast, came) for forecast, came in pairs if low <= forecast < high]
    if not inside:
        return Bin(low, high, 0, None, None)
    forecast, came_true = (sum(column) / len(inside) for column in zip(*inside, strict=True))
    return Bin(low, high, len(inside), forecast, came_true)


def _checked(forecasts: object, outcomes: object) -> list[tuple[float, bool]]:
    forecasts, outcomes = _listed("forecasts", forecasts), _listed("outcomes", outcomes)
    if len(forecasts) != len(outcomes):
        raise ValueError(f"outcomes must be as many as forecasts, {len(forecasts)}. You gave: {len(outcomes)}.")
    MOST_FORECASTS.check(len(forecasts))
    pairs = []
    for i, (forecast, came) in enumerate(zip(forecasts, outcomes, strict=True), start=1):
        chance = number(f"forecasts, number {i},", forecast, LOWEST_FORECAST, HIGHEST_FORECAST)
        pairs.append((chance, flag(f"outcomes, number {i},", came)))
    return pairs


def _listed(field: str, values: object) -> list:
    """`values` as a list; an array or a column of a table will do."""
    if isinstance(values, list | tuple):
        return list(values)
    plain = values.tolist() if hasattr(values, "tolist") and not isinstance(values, type) else None
    if not isinstance(plain, list):
        raise ValueError(f"{field} must be a list. You gave: {given(values)}.")
    return plain

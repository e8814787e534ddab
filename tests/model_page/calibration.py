"""Section 10 of docs/model.md: calibration."""

from math import sqrt

from scipy.stats import binom

from workbook.odds.calibration import ENOUGH

from .writing import share, table


def luck() -> str:
    """Somebody honest whose every chance is 1/3, beside somebody who always says 1/2."""
    rows = []
    for outcomes in (3, 5, 10, 30, 100):
        # (k (2/3)^2 + (n - k) (1/3)^2) / n > 1/4 exactly when k > 5 n / 12
        worse = binom.sf(5 * outcomes // 12, outcomes, 1 / 3)
        alike = (1 / 3) ** outcomes + (2 / 3) ** outcomes
        rows.append(
            (
                str(outcomes),
                share(sqrt(1 / 3 * 2 / 3 * (1 / 3) ** 2 / outcomes)),
                share(worse),
                share(alike) if alike > 0.001 else "under 0.001",
            )
        )
    return table(
        ("outcomes", "SD of the honest score", "the other looks better", "all outcomes alike: no skill"), *rows
    )


NUMBERS = {
    "enough": lambda: str(ENOUGH),
    "table: luck": luck,
}

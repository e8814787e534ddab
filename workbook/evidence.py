"""What is published: each figure with its source, year, denominator, grade and caveat.

The table is `data/evidence.csv` (fields explained in `data/README.md`). A `Card` is one figure as a
candidate reads it; its sentence comes from `data/cards.csv`, its number always from the table.
"""

from dataclasses import dataclass
from functools import cache

from .content import rows

GRADES = {"A": "official or peer-reviewed", "B": "industry data", "C": "estimate or small count"}


@dataclass(frozen=True)
class Card:
    """One published figure.

    figure : "32 %", "2 to 4", "lower". statement : what follows it in a sentence.
    counted : the denominator, in words. grade : A, B or C, see `GRADES`.
    """

    id: str
    figure: str
    statement: str
    counted: str
    caveat: str
    source: str
    year: str
    grade: str
    url: str


@cache
def table() -> dict[str, dict[str, str]]:
    """Every row of `data/evidence.csv` by its id, fields as text."""
    return {row["id"]: row for row in rows("evidence.csv")}


@cache
def _sentences() -> dict[str, dict[str, str]]:
    return {row["evidence_id"]: row for row in rows("cards.csv")}


def card(evidence_id: str) -> Card:
    """The card of one figure. Raises `KeyError` for an id that has no row or no sentence."""
    row, sentence = table()[evidence_id], _sentences()[evidence_id]
    return Card(
        id=evidence_id,
        figure=figure(row),
        statement=sentence["statement"],
        counted=sentence["counted"],
        caveat=sentence["caveat"],
        source=row["source_org"],
        year=row["year_of_data"] or "year unknown",
        grade=row["quality"],
        url=row["url"],
    )


def figure(row: dict[str, str]) -> str:
    """The figure of a row as a person reads it: a share in percent, a count or days with their range."""
    value, low, high = (float(row[field]) if row[field] else None for field in ("value", "low", "high"))
    if value is None:
        return "lower"  # a direction without a number
    match row["statistic"]:
        case "conversion_rate" | "survey_share":
            return f"{100 * value:.0f} %"
        case "duration_days":
            return f"{value:g} days" if low is None or high is None else f"{value:g} days ({low:g} to {high:g})"
        case "count" | "count_per_hire" if low is not None and high is not None:
            return f"{low:g} to {high:g}"
        case _:
            return f"{value:g}"

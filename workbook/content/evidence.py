"""What is published: each figure with its source, year, denominator, grade and caveat.

The table is `data/evidence.csv` (fields explained in `data/README.md`). A `Card` is one figure as a
candidate reads it; its sentence comes from `data/cards.csv`, its number and what was counted always from the table.
"""

from dataclasses import dataclass
from functools import cache

from .data_files import data_rows

GRADES = {"A": "official or peer-reviewed", "B": "industry data", "C": "estimate or small count"}
COUNTED = "counted"
BASES = {
    COUNTED: "people, jobs or results were counted",
    "asked": "people were asked what they remember or think",
    "target": "somebody advises it, or plans with it",
    "guess": "somebody says it, and nothing was counted",
}
UNDATED = "undated"
_NOTHING = "Nothing was counted"  # how `counted` begins for a target or a guess


@dataclass(frozen=True)
class Card:
    """One published figure.

    figure : "32 %", "2 to 4", "lower". statement : what follows it in a sentence.
    counted : what the figure is a share of or a count over, in words, or that nothing was. basis : see `BASES`.
    grade : see `GRADES`.
    year : of the data, "published 2014" when only that is known, or why there is none.
    """

    id: str
    figure: str
    statement: str
    counted: str
    basis: str
    caveat: str
    source: str
    year: str
    grade: str
    url: str

    @property
    def counted_in_words(self) -> str:
        """What was counted, or that nothing was, as a sentence of its own."""
        said = self.counted if self.counted.startswith(_NOTHING) else f"Counted: {self.counted}"
        return said if said.endswith(".") else f"{said}."


@cache
def evidence_rows() -> dict[str, dict[str, str]]:
    """Every row of `data/evidence.csv` by its id, fields as text."""
    return {row["id"]: row for row in data_rows("evidence.csv")}


@cache
def _sentences() -> dict[str, dict[str, str]]:
    return {row["evidence_id"]: row for row in data_rows("cards.csv")}


def card(evidence_id: str) -> Card:
    """The card of one figure. Raises `KeyError` for an id that has no row or no sentence."""
    row, sentence = evidence_rows()[evidence_id], _sentences()[evidence_id]
    return Card(
        id=evidence_id,
        figure=figure(row),
        statement=sentence["statement"],
        counted=row["counted"],
        basis=row["basis"],
        caveat=sentence["caveat"],
        source=row["source_org"],
        year=year(row),
        grade=row["quality"],
        url=row["url"],
    )


def year(row: dict[str, str]) -> str:
    """The year of a row as a person reads it; when there is none, why."""
    return "no date on the page" if row["year_of_data"] == UNDATED else row["year_of_data"] or "year not known"


def does_preparing_help() -> str:
    """Both sides in one sentence, the one that pages say: where no difference was found, and where gains were."""
    return (
        "Likely a little. An experiment published in 1987 found no difference in offers between a class and preparing "
        "alone; later studies found more people in work with training than without."
    )


def preparing_for_and_against() -> tuple[str, str]:
    """The same with what each study compared: (no difference, gains)."""
    odds, without, practised, long_without = (figure(evidence_rows()[one]) for one in ("E175", "E177", "E178", "E179"))
    return (
        f"{evidence_rows()['E176']['counted']}. Their offers did not differ (E176, published 1987).",
        f"Job-search programmes, next to none: {odds} times the odds of work (E175, published 2014). "
        f"Interview practice in a small trial: {practised} found work with it and {without} without, which may be "
        f"chance; among people long without work, {long_without} times the odds (E177 to E179, published 2022).",
    )


def figure(row: dict[str, str]) -> str:
    """The figure of a row as a person reads it: a share in percent, a count or days with their range."""
    value, low, high = (float(row[field]) if row[field] else None for field in ("value", "low", "high"))
    if value is None or "no difference" in row["unit"]:
        return "no difference" if value else "lower"  # a direction without a number
    match row["statistic"]:
        case "conversion_rate" | "survey_share":
            return f"{100 * value:.0f} %"
        case "duration_days":
            return f"{value:g} days" if low is None or high is None else f"{value:g} days ({low:g} to {high:g})"
        case "effect_size" if "reliability" in row["unit"]:
            return f"{100 * value:.0f} of 100"
        case "count" | "count_per_hire" if low is not None and high is not None:
            return f"{low:g} to {high:g}"
        case _:
            return f"{value:g}"

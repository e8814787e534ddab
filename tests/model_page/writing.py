"""How docs/model.md writes its numbers: shares, points, tables, and agents with their standard error."""

from collections.abc import Iterable
from math import ceil, floor, log10

import numpy as np

from workbook.odds import Candidate, Process, Share, simulate
from workbook.odds.process import offer_chance
from workbook.odds.rounds import STRENGTH

SEED = 1
JOURNEYS = 250_000
DEFAULT = Process()  # one round, two to four people, every default


def share(value: float, digits: int = 3) -> str:
    """A share or a value with so many decimals, and a true minus sign."""
    return f"{round(value, digits) + 0.0:.{digits}f}".replace("-", "\N{MINUS SIGN}")


def fine(value: float) -> str:
    """A share beside which agents stand: four decimals."""
    return share(value, 4)


def points(change: float) -> str:
    """A change of a chance in points, signed: +4.6."""
    rounded = round(100 * change, 1)
    return f"{rounded:+.1f}".replace("-", "\N{MINUS SIGN}") if rounded else "0.0"


def plain(value: float) -> str:
    """A setting of the model as it was set: 0.44, 7, 12."""
    return f"{value:g}".replace("-", "\N{MINUS SIGN}")


def listed(words: list[str], last: str = "and") -> str:
    """One, two and three."""
    return f"{', '.join(words[:-1])} {last} {words[-1]}"


def told(agents: Share, digits: int = 4) -> str:
    """What agents found, with one standard error."""
    return f"{agents.mean:.{digits}f} ± {agents.error:.{digits}f}"


def at_most(error: float, digits: int) -> str:
    """An error rounded up."""
    return share(ceil(round(error * 10**digits, 6)) / 10**digits, digits)


def below(error: float) -> str:
    """A rounding error as a power of ten that it stays below on any machine: ten times as large or more."""
    return f"10<sup>\N{MINUS SIGN}{3 * floor((-log10(error) - 1) / 3)}</sup>"


def table(head: Iterable[str], *rows: Iterable[str]) -> str:
    """A Markdown table; the first column is left, the others are right."""
    head = list(head)
    rule = ["---", *["---:"] * (len(head) - 1)]
    return "\n".join(f"| {' | '.join(cells)} |" for cells in (head, rule, *rows))


def words_table(head: Iterable[str], *rows: Iterable[str]) -> str:
    """The same with every column left."""
    head = list(head)
    return "\n".join(f"| {' | '.join(cells)} |" for cells in (head, ["---"] * len(head), *rows))


def agents(
    process: Process, candidate: Candidate | None = None, strength: float | None = None, journeys: int = JOURNEYS
) -> Share:
    """`simulate` with the seed of this page."""
    return simulate(process, candidate or Candidate(), np.random.default_rng(SEED), journeys, strength)


def drawn_chances(process: Process, strengths: np.ndarray, rng: np.random.Generator) -> np.ndarray:
    """P(offer | strength in the room, people) for each of `strengths`, unprepared, with people drawn."""
    curves = offer_chance(process, (0.0,), (1.0,))
    people, chances = rng.integers(0, len(curves), len(strengths)), np.empty(len(strengths))
    for count, curve in enumerate(curves):
        chances[people == count] = np.interp(strengths[people == count], STRENGTH, curve)
    return chances

"""Kinds of work and how many people usually reach the second interview there (`data/roles.csv`)."""

from dataclasses import dataclass
from functools import cache

from .content import rows


@dataclass(frozen=True)
class Role:
    """One kind of work.

    people : (fewest, most) at this stage, you included. rounds_left : interviews until a decision.
    kind : `source`, `assumption` or `fitted`: where `people` comes from. basis : the same in a sentence.
    evidence : ids in `data/evidence.csv`, the best first.
    """

    key: str
    label: str
    people: tuple[int, int]
    rounds_left: int
    kind: str
    basis: str
    evidence: tuple[str, ...]


@cache
def roles() -> dict[str, Role]:
    """Every role by its key, in the order of the file."""
    return {row["key"]: _role(row) for row in rows("roles.csv")}


def _role(row: dict[str, str]) -> Role:
    return Role(
        key=row["key"],
        label=row["label"],
        people=(int(row["people_low"]), int(row["people_high"])),
        rounds_left=int(row["rounds_left"]),
        kind=row["kind"],
        basis=row["basis"],
        evidence=tuple(row["evidence"].split()),
    )

"""Kinds of work and how many people usually reach the second interview there (`data/roles.csv`)."""

from dataclasses import dataclass, replace
from functools import cache

from .data_files import data_rows
from .evidence import evidence_rows

GENERAL = "general"  # the kind whose range stands for any work while none was chosen
NOT_CHOSEN = "any work, as you have not chosen a kind of work"
CHOOSE = "Choose…"


@dataclass(frozen=True)
class Role:
    """One kind of work.

    people : (fewest, most) at this stage, you included. rounds_left : interviews until a decision.
    kind : `source`, `assumption` or `fitted`: where `people` comes from. basis : the same in a sentence.
    evidence : ids in `data/evidence.csv`, the best first.
    """

    key: str  # "" for any work
    label: str
    people: tuple[int, int]
    rounds_left: int
    kind: str
    basis: str
    evidence: tuple[str, ...]

    @property
    def people_in_words(self) -> str:
        """What the range is: what somebody says, what we assume, or a ratio that fits published rates."""
        low, high = self.people
        if self.kind == "fitted":
            return f"What is published fits {low} to {high} people for each seat: a ratio, not a count of heads."
        if self.kind == "source":
            return f"For one job {self._said_by} says {low} to {high} people."
        of_any = "" if self.key else f": {NOT_CHOSEN}"
        return f"For one job we assume {low} to {high} people{of_any}."

    @property
    def _said_by(self) -> str:
        """Who states this very range, safe in the middle of a sentence."""
        stated = (evidence_rows()[one] for one in self.evidence)
        who = next(row["source_org"] for row in stated if (row["low"], row["high"]) == tuple(map(str, self.people)))
        return f"{who[0].lower()}{who[1:]}" if who.startswith("A ") else who


@cache
def roles() -> dict[str, Role]:
    """Every role by its key, in the order of the file."""
    return {row["key"]: _role(row) for row in data_rows("roles.csv")}


def kind_of(role: str) -> Role:
    """The kind of work `role`; that of any work for "", which is one that was not chosen."""
    return roles()[role] if role else _any_work()


@cache
def _any_work() -> Role:
    return replace(roles()[GENERAL], key="", label="Any work", kind="assumption")


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

"""How many people are at a stage: one value, whoever typed it, recorded it or computes with it."""

from dataclasses import dataclass
from typing import Any

from ..odds.checks import whole
from ..odds.rounds import MOST_PEOPLE
from .reading import read_number, shown

_DASHES = ("\N{EN DASH}", "\N{EM DASH}", "\N{MINUS SIGN}", " to ", " or ")


@dataclass(frozen=True)
class People:
    """From `fewest` to `most` people, 1 to 50, you included; both are the same for a number that is known.

    Raises `ValueError` with a sentence for anything else. That nobody knows how many there are is None.
    """

    fewest: int
    most: int

    def __post_init__(self) -> None:
        for end in (self.fewest, self.most):
            whole("people", end, 1, MOST_PEOPLE)
        if self.fewest > self.most:
            raise ValueError(f"people must be from the smaller number on. You gave: {self.fewest} to {self.most}.")

    @classmethod
    def of(cls, said: Any) -> "People":
        """As a journal holds it or a person would write it in Python: 3, [2, 4], (2, 4). Raises `ValueError`."""
        if isinstance(said, cls):
            return said
        ends = said if isinstance(said, list | tuple) else (said, said)
        if len(ends) != 2:
            raise ValueError("people must be one whole number or two, the smaller one first.")
        return cls(*ends)

    @classmethod
    def read(cls, typed: str, field: str) -> "People":
        """As a person types it: "3" or "2 to 4". field : what the sentence of a refusal calls it."""
        came = typed
        for dash in _DASHES:
            typed = typed.replace(dash, "-")
        ends = typed.strip().split("-", 1)
        try:
            low, *others = (int(read_number(end, field, 1, MOST_PEOPLE)) for end in ends)
        except ValueError:
            allowed = f"a whole number from 1 to {MOST_PEOPLE}, or a range such as 3 to 5"
            raise ValueError(f"{field} must be {allowed}. You gave: {shown(came)}.") from None
        high = others[0] if others else low
        if low > high:
            raise ValueError(f"{field}: write the smaller number first, such as 3 to 5. You gave: {low} to {high}.")
        return cls(low, high)

    @property
    def known(self) -> int | None:
        """The number, when it is known."""
        return self.most if self.fewest == self.most else None

    @property
    def recorded(self) -> int | list[int]:
        """As the journal holds it: 3, or [2, 4]."""
        return self.known or [self.fewest, self.most]

    @property
    def counted(self) -> int | tuple[int, int]:
        """As the model takes it: 3, or (2, 4)."""
        return self.known or (self.fewest, self.most)

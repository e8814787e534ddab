"""Limits: each is declared once, beside what it bounds, with the sentence that somebody reads who meets it.

docs/limits.md lists them all (`make docs`), and a test meets every one.
"""

from typing import Self

TOO_LONG = "{field} has {count:,} characters; the limit is {limit:,}. Nothing was cut."
TOO_MANY = "{field} must be a whole number from {low:,} to {limit:,}. You gave: {given}."
TOO_MUCH = "{field} must be an ordinary number from {low:,.12g} to {limit:,.12g}. You gave: {given}."


class Limit(int):
    """A whole number that something may not pass; in every other way it is that number.

    of : what is counted. said : the sentence for whoever meets it, with `{limit}` and what else is told to `sentence`.
    harmless : in place of a sentence, why nothing that a person wrote is lost without one.
    """

    of: str
    said: str
    harmless: str

    def __new__(cls, value: int, of: str = "", said: str = "", *, harmless: str = "") -> Self:
        limit = super().__new__(cls, value)
        limit.of, limit.said, limit.harmless = of, said, harmless
        return limit

    def sentence(self, **known: object) -> str:
        """What somebody reads who meets it."""
        return self.said.format(limit=int(self), **known)

    def check(self, count: int, **known: object) -> None:
        """Raise `ValueError` with the sentence when `count` is more."""
        if count > self:
            raise ValueError(self.sentence(count=count, **known))

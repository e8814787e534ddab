"""Seats and heads: how many people will be taken on and how many are at this stage, in numbers and in words."""

from dataclasses import dataclass

from ..content.roles import Role
from ..odds.rounds import MOST_PEOPLE
from ..wording import counted, plural
from .applications import ONE_JOB, counts_one_job
from .people import People


@dataclass(frozen=True)
class Seats:
    """What is counted. seats : openings. fewest, most : people, you included. words : the same, for a person."""

    seats: int
    fewest: int
    most: int
    words: str

    @property
    def drawn(self) -> tuple[int, int, int]:
        """Seats, the fewest and the most people to draw; all 0 where there are too many for a picture."""
        return (self.seats, self.fewest, self.most) if max(self.seats, self.most) <= MOST_PEOPLE else (0, 0, 0)


def seats_of(kind: Role, people: People | None, openings: int | None, insider: bool | None) -> Seats:
    """What counts for `kind` of work; while `people` are not known, its range for every seat, called what it is."""
    one_job = counts_one_job(people, insider, openings)
    seats = 1 if one_job else openings or 1
    if people is None:
        fewest, most = (count * seats for count in kind.people)
    else:
        fewest, most = people.fewest, people.most
    words = _in_words(kind, seats, fewest, most, people is not None)
    return Seats(seats, fewest, most, f"{words}. {ONE_JOB}" if one_job else words)


def _in_words(kind: Role, seats: int, fewest: int, most: int, known: bool) -> str:
    taken_on = counted(seats, "seat")
    people = f"{fewest:,}" if fewest == most else f"{fewest:,} to {most:,}"
    if known:
        return f"{taken_on}, {people} {plural(most, 'person', 'people')}, you included"
    if kind.kind == "fitted":
        return f"{taken_on}, and {' to '.join(map(str, kind.people))} people for each: a ratio"
    return f"{taken_on}, {people} people, until you know"

"""An insider over several rounds: carried along with you, because your passing says something about theirs.

From round to round go two numbers for each strength of yours: the chance that you are still there and so
is the insider, and the chance that you are and the insider is out. With you at score y and the insider at
z, of n people s go on, and B(k) is the chance that at most k of the n - 2 others are above y:

    you pass           P(z < y) B(s - 1) + P(z > y) B(s - 2)
    you both pass      P(z > y) B(s - 2) + the integral of B(s - 2) at z over z < y

What is known of everybody else follows as in `company.py`, apart for either case. On average nothing is
exact here, because an insider is not one like you.
"""

from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from .company import (
    EVERYBODY,
    MET,
    SCORES,
    STEP,
    YOU,
    Scored,
    among_like,
    beginning_with_none,
    given_crowd,
    go_on_with,
    going_on,
    higher,
    over_your_score,
    scored,
    seats_beside,
    yours,
)
from .rounds import INSIDER_SHIFT, STRENGTH
from .thinning import Course, Room

# Makes of a row of chances along the scores its sums up to the middle of each: trapezoids, mended at their end.
UP_TO = np.triu(np.ones((len(SCORES), len(SCORES)))) - np.eye(len(SCORES)) / 2
UP_TO -= (np.eye(len(SCORES), k=-1) - np.eye(len(SCORES), k=1)) / 24
STANDING = STRENGTH.searchsorted(MET[YOU] - STEP / 4)  # where in STRENGTH that is


@dataclass(frozen=True)
class Company:
    """Whom you meet, as densities of strength seen from each strength of yours, shape (YOU, MET).

    insider, others : while the insider is still there. alone : the others once the insider is out.
    """

    insider: np.ndarray
    others: np.ndarray
    alone: np.ndarray


def beside_an_insider(course: Course, places: np.ndarray, lifts: tuple[float, ...]) -> np.ndarray:
    """As `company.through_rounds`, where one of the others is an insider in the rounds that say so."""
    with_none, agreement = beginning_with_none(lifts), course[-1].agreement
    met, beside, alone = _arriving(course[:-1], with_none)
    offered = beside * over_your_score(_Beside(course[-1], met).placed(places), agreement, with_none)
    if len(course) > 1:  # the insider may be out
        without = given_crowd(len(places) - 1, higher(met.alone, agreement), places[None])[0]
        offered = offered + alone * over_your_score(without, agreement, with_none)
    return offered[:, -len(lifts) :]


@lru_cache(maxsize=256)
def _arriving(course: Course, lifts: tuple[float, ...]) -> tuple[Company, np.ndarray, np.ndarray]:
    """After these rounds: whom you meet, and the chances that you are still there with the insider, and without."""
    if not course:
        begun = np.ones((len(STRENGTH), len(lifts)))
        return Company(EVERYBODY, EVERYBODY, EVERYBODY), begun, 0 * begun
    met, beside, alone = _arriving(course[:-1], lifts)
    people, seats, agreement, _insider = course[-1]
    if seats == people:
        return met, beside, alone
    room = _Beside(course[-1], met)
    passed, both = (over_your_score(given, agreement, lifts) for given in room.passed(seats))
    left, still_alone = beside * np.maximum(passed - both, 0), alone
    insider, others, with_you = room.going_on(seats)
    if len(course) > 1:  # the insider may have left before
        passed, since_before = among_like(people, seats, met.alone, agreement)
        still_alone = alone * over_your_score(passed, agreement, lifts)
        with_you = _mixed(with_you, left[STANDING, :1], since_before, still_alone[STANDING, :1])
    return Company(insider, others, with_you), beside * both, left + still_alone


def _mixed(one: np.ndarray, likely: np.ndarray, other: np.ndarray, as_likely: np.ndarray) -> np.ndarray:
    total = likely + as_likely
    share = np.divide(likely, total, out=np.ones_like(total), where=total > 0)
    return share * one + (1 - share) * other


class _Beside:
    """One round with the insider in the room: what happens given your score, shape (YOU, SCORES)."""

    def __init__(self, room: Room, met: Company) -> None:
        self.people, self.agreement, self.met = room.people, room.agreement, met
        self.shift = INSIDER_SHIFT if room.insider else 0.0
        self.above = higher(met.others, room.agreement)
        self.insider = Scored(*(STEP * met.insider @ each for each in scored(room.agreement, self.shift)))

    def placed(self, places: np.ndarray) -> np.ndarray:
        """Your place."""
        if self.people < 2:
            return given_crowd(0, self.above, places[None])[0]
        below, above = given_crowd(self.people - 2, self.above, np.array((places[:-1], places[1:])))
        return below + self.insider.above * (above - below)

    def passed(self, seats: int) -> tuple[np.ndarray, np.ndarray]:
        """P(you pass), P(you and the insider do)."""
        loose, tight = self._beside(seats)
        passed = loose + self.insider.above * (tight - loose)
        return passed, np.minimum(self.insider.above * tight + (self.insider.at * tight) @ UP_TO, passed)

    def going_on(self, seats: int) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
        """Whom you meet in the next round: the insider and the others, and the others where the insider is out."""
        if self.people < 3:
            return self.met.insider, self.met.others, self.met.others
        you, insider = yours(self.agreement), self.insider
        loose, tight = seats_beside(self.people - 3, seats - 1, self.above)
        both = Scored(you.at * insider.above + you.above * insider.at, you.above * insider.above)
        all_three = go_on_with(tight, both, self.agreement)
        two = go_on_with(loose + insider.above * (tight - loose), you, self.agreement)
        _loose, beside = self._beside(seats)
        return (
            going_on(self.met.insider, go_on_with(beside, you, self.agreement, self.shift)),
            going_on(self.met.others, all_three),
            going_on(self.met.others, np.maximum(two - all_three, 0)),
        )

    def _beside(self, seats: int) -> np.ndarray:
        return seats_beside(self.people - 2, seats, self.above)

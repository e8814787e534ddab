"""Offers side by side: points for what matters, weighed, and what would have to matter differently to change the order.

All sums are fractions, so a tie is a tie and nothing hangs on rounding.
"""

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from typing import TYPE_CHECKING, Any

from ..answers.catalogue import DEADLINE, USING, WEIGHT, WORTH
from ..answers.keys import SCORE
from ..answers.reading import alike, isolated
from ..content.rows import CRITERIA, AnswersByKey, Changes
from ..limits import TOO_MANY, Limit
from .offers import Offer

if TYPE_CHECKING:
    from ..content.packs.schema import Criterion

MOST_POINTS = Limit(10, "points, and how much something matters", TOO_MANY)
SIDE_BY_SIDE = Limit(
    6, "offers beside one another", "{count} offers are on your list; the first {limit} stand side by side here."
)
CLOSE_CALL = 3  # of 100: nobody can value an offer more finely
_STEP = 5  # of the slider that takes the result over

Weights = Mapping[str, int]  # by criterion, 0 to 10
Scores = Mapping[str, Mapping[str, int]]  # by offer, then by criterion, 0 to 10


@dataclass(frozen=True)
class PointsLine:
    """One criterion. key : "compare-work", or "criterion-2" for one of the person's own. row : "criterion.2" or ""."""

    key: str
    text: str = field(repr=False)
    help: str = ""
    row: str = ""

    @property
    def weight_key(self) -> str:
        return f"{self.row}.{WEIGHT}" if self.row else f"{WEIGHT}.{self.key}"

    def score_key(self, offer: str) -> str:
        return f"{offer}.{SCORE}.{self.key}"


def lines(criteria: Iterable["Criterion"], answers: AnswersByKey) -> list[PointsLine]:
    """The criteria of the packs, then those of the person."""
    own = CRITERIA.keys(answers)
    return [
        *(PointsLine(one.key, one.text, one.help) for one in criteria),
        *(PointsLine(key.replace(".", "-"), isolated(CRITERIA.name_of(answers, key)), row=key) for key in own),
    ]


def weights_of(criteria: Iterable[PointsLine], answers: AnswersByKey) -> dict[str, int]:
    """How much each criterion matters, where that was entered."""
    return {one.key: points for one in criteria if (points := _points(answers.get(one.weight_key))) is not None}


def scores_of(
    criteria: Sequence[PointsLine], offers: Iterable[str], answers: AnswersByKey
) -> dict[str, dict[str, int]]:
    """The points of each offer, where they were entered."""
    return {
        offer: {one.key: got for one in criteria if (got := _points(answers.get(one.score_key(offer)))) is not None}
        for offer in offers
    }


def _points(recorded: Any) -> int | None:
    return recorded if type(recorded) is int and 0 <= recorded <= MOST_POINTS else None


@dataclass(frozen=True)
class Comparison:
    """What comes out. totals : by offer, 0 to 100, the highest first; empty when nothing can be compared.

    counted : the criteria that count. shared : those for which every offer has points.
    """

    weights: Weights
    scores: Scores
    counted: tuple[str, ...]
    shared: tuple[str, ...]
    totals: Mapping[str, Fraction]

    @property
    def ahead(self) -> str:
        """The offer that is ahead; empty on an exact tie, with one offer, and with none."""
        return next(iter(self.totals)) if self.margin else ""

    @property
    def margin(self) -> Fraction:
        """By how much the first is ahead of the second, of 100."""
        best, *others = [*self.totals.values(), *[Fraction(0)] * 2]
        return best - others[0] if len(self.totals) > 1 else Fraction(0)

    @property
    def front(self) -> list[str]:
        """The offers that are within `CLOSE_CALL` of the first, which is one of them."""
        best = max(self.totals.values(), default=Fraction(0))
        return [offer for offer, total in self.totals.items() if best - total <= CLOSE_CALL]


def compare(weights: Weights, scores: Scores) -> Comparison:
    """The mean of each offer's points, weighed, as 0 to 100, over what every offer has points for and that matters."""
    offers = list(scores)
    known = dict.fromkeys(key for points in scores.values() for key in points)
    shared = tuple(key for key in known if all(key in points for points in scores.values()))
    counted = tuple(key for key in shared if weights.get(key, 0) > 0)
    whole = sum(weights[key] for key in counted)
    totals = {offer: _total(weights, scores[offer], counted, whole) for offer in offers} if whole else {}
    ordered = dict(sorted(totals.items(), key=lambda one: -one[1]))
    return Comparison(weights, scores, counted, shared, ordered)


def _total(weights: Weights, points: Mapping[str, int], counted: Iterable[str], whole: int) -> Fraction:
    return Fraction(sum(weights[key] * points[key] for key in counted) * 100, whole * MOST_POINTS)


@dataclass(frozen=True)
class Tipping:
    """Where the order changes. at : the weight of `criterion` at which the one ahead is no longer ahead alone, 0 to 10.

    now : its weight today. whole : the first whole weight there. then : who is in front at that.
    """

    criterion: str
    now: int
    at: Fraction
    whole: int
    then: tuple[str, ...]

    @property
    def distance(self) -> Fraction:
        return abs(self.at - self.now)


def tipping_points(result: Comparison) -> list[Tipping]:
    """For each criterion with a weight, the nearest one that changes who is ahead, all others fixed; nearest first.

    A criterion that no weight from 0 to 10 changes anything at is left out. Empty when nobody is ahead.
    """
    found = [_tipping(result, key) for key in result.shared if key in result.weights] if result.ahead else []
    return sorted((one for one in found if one), key=lambda one: one.distance)


def _tipping(result: Comparison, key: str) -> Tipping | None:
    """The lead over a rival is (lead in the other criteria + weight * difference in this one) / sum of the weights.

    So it is gone where weight = -lead / difference, whatever that sum is.
    """
    points, now = result.scores[result.ahead], result.weights[key]
    others = [one for one in result.counted if one != key]
    places = []
    for rival in (result.scores[offer] for offer in result.totals if offer != result.ahead):
        lead = sum(result.weights[one] * (points[one] - rival[one]) for one in others)
        difference = points[key] - rival[key]
        places += [Fraction(-lead, difference)] if difference else []
    inside = [at for at in places if others and 0 <= at <= MOST_POINTS]  # alone, a criterion decides whatever it weighs
    if not inside:
        return None
    at = min(inside, key=lambda place: abs(place - now))
    whole = math.ceil(at) if at > now else math.floor(at)
    then = compare({**result.weights, key: whole}, result.scores).totals
    best = max(then.values())
    return Tipping(key, now, at, whole, tuple(offer for offer, total in then.items() if total == best))


def rounded(total: Fraction) -> int:
    """`total` as the slider takes it over: to the next 5."""
    return _STEP * math.floor(total / _STEP + Fraction(1, 2))


def remarks(offers: int, criteria: Sequence[PointsLine]) -> list[str]:
    """What to know before filling in the table: too many offers, and what stands in it twice."""
    plain = [alike(one.text) for one in criteria]
    twice = [one.text for one, text in zip(criteria, plain, strict=True) if one.row and plain.count(text) > 1]
    return [
        *([SIDE_BY_SIDE.sentence(count=offers)] if offers > SIDE_BY_SIDE else []),
        *(f"“{text}” is in the table twice, so it counts twice." for text in dict.fromkeys(twice)),
    ]


def weighed(answers: AnswersByKey, offer: Offer, worth: int) -> Changes:
    """What to record so that the decision weighs `offer`.

    Its deadline counts there. Without one, a day that the person typed there stays; that of another offer goes.
    """
    before, there = answers.get(USING), answers.get(DEADLINE)
    changes: Changes = {USING: offer.key, WORTH: worth}
    if offer.deadline:
        changes[DEADLINE] = offer.deadline.isoformat()
    elif there and before != offer.key and there == answers.get(f"{before}.deadline"):
        changes[DEADLINE] = ""
    return changes


def deadline_follows(answers: AnswersByKey, offer: str, day: str | None) -> Changes:
    """What changes at the decision when `day` is entered as the deadline of `offer`.

    Nothing, unless this offer is weighed there; nor when another day was typed there.
    """
    there, was = answers.get(DEADLINE) or "", answers.get(f"{offer}.deadline") or ""
    return {DEADLINE: day or ""} if answers.get(USING) == offer and there in ("", was) else {}

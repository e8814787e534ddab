"""What the comparison of offers says, in sentences: how far one is ahead, what differs, and what would change it."""

import math
from collections.abc import Mapping, Sequence
from fractions import Fraction

from ..wording import counted, joined, plural
from .comparison import CLOSE_CALL, Comparison, PointsLine, Tipping, tipping_points


def verdict(result: Comparison, names: Mapping[str, str]) -> str:
    """Who is ahead and by how much, or why nothing is said."""
    if not any(result.scores.values()):
        return "Nothing has points yet. Begin with what matters most to you." if result.scores else ""
    if not result.totals:
        return _why_none(result)
    on = f" This rests on {counted(len(result.counted), 'criterion', 'criteria')}."
    if len(result.totals) == 1:
        (offer, total), *_others = result.totals.items()
        return f"{names[offer]} comes to {total_in_words(total)} of 100.{on}"
    front = [names[offer] for offer in result.front]
    if not result.margin:
        level = [names[offer] for offer, total in result.totals.items() if total == max(result.totals.values())]
        return f"A tie: {joined(level)} are level.{on}"
    if len(front) > 1:
        return f"Too close to call: {joined(front)} are within {CLOSE_CALL} of 100.{on}"
    first, second = list(result.totals)[:2]
    return f"{names[first]} is ahead of {names[second]} by {margin_in_words(result.margin)} of 100.{on}"


def _why_none(result: Comparison) -> str:
    if not result.shared:
        return "No criterion has points for every offer yet. Give points for one of them in each column."
    if all(key in result.weights for key in result.shared):
        return "Everything that has points matters 0, so nothing can be weighed. Give one of them more than 0."
    return "Say how much each criterion matters, 0 to 10. Until then nothing can be weighed."


def total_in_words(total: Fraction) -> str:
    """A total as a whole number."""
    return f"{math.floor(total + Fraction(1, 2))}"


def margin_in_words(margin: Fraction) -> str:
    """A margin that reads as what it is: never as one that would be too close to call."""
    if margin >= 10:
        return total_in_words(margin)
    said = f"{float(margin):.1f}".removesuffix(".0")
    return f"a little more than {said}" if margin > CLOSE_CALL and said == str(CLOSE_CALL) else said


def left_out(result: Comparison, criteria: Sequence[PointsLine], names: Mapping[str, str]) -> list[str]:
    """The criteria that do not count, with the reason, those with one reason together."""
    reasons: dict[str, list[str]] = {}
    for one in criteria:
        if why := _why_left_out(result, one.key, names):
            reasons.setdefault(why, []).append(one.text)
    return [f"{why}: {'; '.join(texts)}." for why, texts in reasons.items()]


def _why_left_out(result: Comparison, key: str, names: Mapping[str, str]) -> str:
    missing = [names[offer] for offer, points in result.scores.items() if key not in points]
    if key in result.counted:
        return ""
    if key not in result.weights and len(missing) == len(result.scores):
        return "Nothing is entered"
    if missing:
        return f"No points for {joined(missing)}"
    return "It matters 0" if key in result.weights else "It is not entered how much it matters"


def what_differs(result: Comparison, criteria: Sequence[PointsLine], names: Mapping[str, str]) -> str:
    """What counts most for the first and for the second, in a sentence; empty when there are no two."""
    if len(result.totals) < 2:
        return ""
    first, second = list(result.totals)[:2]
    texts = {one.key: one.text for one in criteria}
    gains = {
        key: result.weights[key] * (result.scores[first][key] - result.scores[second][key]) for key in result.counted
    }
    best = (
        (first, max(gains, key=lambda key: gains[key]), max(gains.values())),
        (second, min(gains, key=lambda key: gains[key]), -min(gains.values())),
    )
    said = [f"for {names[offer]} “{texts[key]}”" for offer, key, gain in best if gain > 0]
    return f"What speaks most: {', '.join(said)}." if said else "Their points are the same everywhere."


def what_would_change(result: Comparison, criteria: Sequence[PointsLine], names: Mapping[str, str]) -> list[str]:
    """Which weights would change who is ahead, the nearest first, and for how many none would."""
    if not result.ahead:
        return []
    texts = {one.key: one.text for one in criteria}
    found = tipping_points(result)
    never = len([key for key in result.shared if key in result.weights]) - len(found)
    return [*(_tips(one, texts, names, names[result.ahead]) for one in found), *_never(never, bool(found))]


def _tips(one: Tipping, texts: Mapping[str, str], names: Mapping[str, str], ahead: str) -> str:
    then = [names[offer] for offer in one.then]
    so = f"{joined(then)} {plural(len(then), 'is ahead', 'are level')}"
    return f"{ahead} stays ahead until “{texts[one.criterion]}” matters {one.whole} instead of {one.now}. Then {so}."


def _never(count: int, others: bool) -> list[str]:
    no_weight = "no weight from 0 to 10 changes who is ahead"
    match count, others:
        case 0, _:
            return []
        case 1, _:
            return [f"For {'the other' if others else 'the one'} criterion {no_weight}."]
        case _:
            return [f"For {'the other' if others else 'all'} {count} criteria {no_weight}."]

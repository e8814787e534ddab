"""Of a long list the few that matter most stand open; the rest is folded away under its headings."""

from collections.abc import Callable, Iterable
from dataclasses import replace

from ...answers.fields import Field

FEW = 5
SHORT = FEW + 2  # a list of so many stays as it is: a fold of two would save nobody anything
REST = "More"  # the heading of what has none


def few_first(fields: Iterable[Field], weight: Callable[[Field], float] = lambda _field: 0) -> list[Field]:
    """`fields`, the `FEW` of the greatest weight first and under no heading, each part in the order that it had."""
    given = list(fields)
    if len(given) <= SHORT:
        return given
    few = sorted(given, key=weight, reverse=True)[:FEW]
    first = [replace(one, group="") for one in given if one in few]
    return first + [replace(one, group=one.group or REST) for one in given if one not in few]

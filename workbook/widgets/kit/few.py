"""Of a long list the few that matter most stand open; the rest is folded away under its headings."""

from collections.abc import Callable, Iterable
from dataclasses import replace

from ...answers.fields import Field

STAND_OPEN = 5
SHORT = STAND_OPEN + 2  # a list of so many stays as it is
THE_REST = "More"  # the heading of what has none


def few_first(
    fields: Iterable[Field], weight: Callable[[Field], float] = lambda _field: 0, few: int = STAND_OPEN
) -> list[Field]:
    """`fields`, the `few` of the greatest weight first and under no heading, each part in the order that it had.

    One or two more than `few` stay as they are: a fold of two would save nobody anything.
    """
    given = list(fields)
    if len(given) <= few + 2:
        return given
    chosen = sorted(given, key=weight, reverse=True)[:few]
    first = [replace(one, group="") for one in given if one in chosen]
    return first + [replace(one, group=one.group or THE_REST) for one in given if one not in chosen]

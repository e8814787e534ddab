"""Several applications: how many offers come of them, and how many applications it takes to have one."""

import numpy as np

from ..odds import about, frequency, of_hundred, of_twenty
from .drawing import Drawing, Json, checked, in_100, in_words, numbers, some
from .marks import aside, axis, drop, layout, level, line, note, of_100, ring
from .palette import ACCENT, CLEAR, SOFT

SHARED = "Your applications"
SEPARATE = "If each were separate luck"
_FEWEST = 0.005  # a chance below this draws no bar of its own


def offers(counts: np.ndarray, independent: np.ndarray) -> Drawing:
    """How likely each number of offers is.

    counts, independent : shape (n + 1,) for n applications, P(exactly k offers) at k = 0 to n, as they
    are and if each were separate luck. What lies above the last k of 0.005 or more is one bar.
    """
    ours = checked("counts", counts)
    alone = checked("independent", independent, ours.size)
    last = int(np.flatnonzero(np.maximum(ours, alone) >= _FEWEST).max(initial=0))
    names = [str(k) for k in range(last + 1)]
    if last + 1 < ours.size:
        names.append(f"{last + 1} or more")
    ours_shown, alone_shown = _shown(ours, last), _shown(alone, last)
    edge = {"color": ACCENT, "width": 2}
    filled = {"type": "bar", "name": SHARED, "marker": {"color": ACCENT, "line": edge}}
    hollow = {"type": "bar", "name": SEPARATE, "marker": {"color": CLEAR, "line": edge}}
    return Drawing(
        traces=[
            {**filled, "x": names, "y": numbers(100 * ours_shown)},
            {**hollow, "x": names, "y": numbers(100 * alone_shown)},
        ],
        layout=layout(
            axis("offers", type="category", nticks=8, tickangle=0),
            of_100(top=105 * max(ours_shown.max(), alone_shown.max())),
            bargap=0.3,
            bargroupgap=0.1,
        ),
        sentence=_offers_sentence(ours, alone),
        caption="How many offers would come of them",
        columns=("Offers", "Of 100 people", SEPARATE),
        rows=tuple(
            (name, of_hundred(one), of_hundred(other))
            for name, one, other in zip(names, ours_shown.tolist(), alone_shown.tolist(), strict=True)
        ),
    )


def _shown(counts: np.ndarray, last: int) -> np.ndarray:
    """`counts` up to `last`, and what is left above it as one."""
    above = counts[last + 1 :]
    return np.append(counts[: last + 1], above.sum()) if above.size else counts


def _offers_sentence(ours: np.ndarray, alone: np.ndarray) -> str:
    n = ours.size - 1
    if n == 0:
        return "No application is entered yet."
    them, offer = (
        ("this application", "the offer") if n == 1 else (f"these {in_words(n)} applications", "at least one offer")
    )
    people, separate = of_twenty(1 - float(ours[0])), of_twenty(1 - float(alone[0]))
    if people in (0, 20):
        return f"{'Over 19' if people else 'Under 1'} in 20 people with {them} get {offer}."
    said = f"Of 20 people with {them}, {_get(people)} {offer}, and {_get(20 - people)} none."
    return said if separate == people else f"{said} If each were separate luck, {separate} would get one."


def _get(people: int) -> str:
    return f"{people} {'gets' if people == 1 else 'get'}"


def at_least_one(first: int, chances: np.ndarray, independent: np.ndarray, target: float = 0.8) -> Drawing:
    """How the chance of at least one offer grows with the number of applications.

    chances : P(at least one offer) with `first`, `first` + 1, ... applications, shape (m,), m >= 1.
    independent : the same if each were separate luck. target : the chance to reach, 0 to 1.
    """
    ours = checked("chances", chances)
    alone = checked("independent", independent, ours.size)
    many = list(range(first, first + ours.size))
    reached, alone_reached = _first_at(ours, target), _first_at(alone, target)
    traces = [
        line(SHARED, many, 100 * ours, mode="lines+markers", marker={"size": 6 if ours.size <= 30 else 3}),
        line(SEPARATE, many, 100 * alone, SOFT, "dash"),
    ]
    shapes = [level(in_100(target))]
    free = "bottom" if reached is None else "top"  # the side of the level where no curve runs
    words = [note(f"{frequency(target)} people", 1, in_100(target), xref="paper", xanchor="right", yanchor=free)]
    if reached is not None:
        at, height = many[reached], in_100(ours[reached])
        traces.append(ring(at, height))
        shapes.append(drop(at, height))
        words.append(note(f"with {at:,}", at, 0, yanchor="bottom", **aside(at, many[0], many[-1])))
    return Drawing(
        traces=traces,
        layout=layout(_counting(many), of_100(), shapes=shapes, annotations=words),
        sentence=_needed_sentence(many, reached, alone_reached, target),
        caption="At least one offer, by the number of applications",
        columns=("Applications", "At least one offer", SEPARATE),
        rows=tuple(
            (str(many[i]), about(float(ours[i])), about(float(alone[i])))
            for i in sorted({*some(ours.size), *([] if reached is None else [reached])})
        ),
    )


def _first_at(values: np.ndarray, target: float) -> int | None:
    """The first place that reaches `target`, or None."""
    reached = np.flatnonzero(values >= target)
    return int(reached[0]) if reached.size else None


def _counting(many: list[int]) -> Json:
    beyond = max(0.5, 0.05 * len(many))
    ticks: Json = {"dtick": 1} if len(many) <= 10 else {"nticks": 8}
    return axis("applications like these", range=[many[0] - beyond, many[-1] + beyond], tickformat="d", **ticks)


def _applications(count: int) -> str:
    return f"{in_words(count)} application{'' if count == 1 else 's'}"


def _needed_sentence(many: list[int], reached: int | None, alone: int | None, target: float) -> str:
    goal = f"{frequency(target)} people"
    if reached is None:
        return f"At least one offer for {goal} is not within the {_applications(many[-1])} shown."
    needed = f"{_applications(many[reached])} like {'this' if many[reached] == 1 else 'these'}"
    if reached == 0 and many[0] > 1:
        said = f"With {needed}, at least {goal} have an offer."
    else:
        said = f"It takes {needed} until {goal} have at least one offer."
    return said if alone in (None, reached) else f"{said} If each were separate luck, {in_words(many[alone])} would do."

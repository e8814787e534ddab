"""Several applications: how many offers come of them, and how many applications it takes to have one."""

import numpy as np

from ..odds import about, frequency, of_hundred
from ..wording import in_words, plural
from .drawing import Drawing, Json, checked, drawn, first_called, some
from .marks import aside, axis, drawn_line, drop, layout, level, note, of_100, ring
from .palette import ACCENT, CLEAR, SOFT

YOUR_APPLICATIONS = "Your applications"
SEPARATE = "If each were separate luck"
_FEWEST = 0.005  # a chance below this draws no bar of its own


def offers(counts: np.ndarray, independent: np.ndarray | None = None) -> Drawing:
    """How likely each number of offers is.

    counts : shape (n + 1,) for n applications, P(exactly k offers) at k = 0 to n. independent : the same if
    each were separate luck; None with one application, which has nothing to be separate from. What lies
    above the last k of 0.005 or more is one bar.
    """
    ours = checked("counts", counts)
    all_of_it = [ours] if independent is None else [ours, checked("independent", independent, ours.size)]
    last = int(np.flatnonzero(np.max(all_of_it, axis=0) >= _FEWEST).max(initial=0))
    names = [str(k) for k in range(last + 1)]
    if last + 1 < ours.size:
        names.append(f"{last + 1} or more")
    shown = [_shown(each, last).tolist() for each in all_of_it]
    bars = [{**look, "x": names, "y": drawn(each)} for look, each in zip((_FILLED, _HOLLOW), shown, strict=False)]
    return Drawing(
        traces=bars,
        layout=layout(
            axis("offers", type="category", nticks=8, tickangle=0),
            of_100(top=1.05 * max(height for bar in bars for height in bar["y"])),
            legend=len(bars) > 1,
            bargap=0.3,
            bargroupgap=0.1,
        ),
        sentence=_offers_sentence(*all_of_it),
        caption="How many offers would come of them",
        columns=("Offers", "Of 100 people", SEPARATE)[: len(bars) + 1],
        rows=tuple((name, *map(of_hundred, each)) for name, *each in zip(names, *shown, strict=True)),
    )


_EDGE = {"color": ACCENT, "width": 2}
_FILLED: Json = {"type": "bar", "name": YOUR_APPLICATIONS, "marker": {"color": ACCENT, "line": _EDGE}}
_HOLLOW: Json = {"type": "bar", "name": SEPARATE, "marker": {"color": CLEAR, "line": _EDGE}}


def _shown(counts: np.ndarray, last: int) -> np.ndarray:
    """`counts` up to `last`, and what is left above it as one."""
    above = counts[last + 1 :]
    return np.append(counts[: last + 1], above.sum()) if above.size else counts


def _offers_sentence(ours: np.ndarray, alone: np.ndarray | None = None) -> str:
    n = ours.size - 1
    if n == 0:
        return "No application is entered yet."
    them, offer = _these(n), plural(n, "the offer", "at least one offer")
    people = about(1 - float(ours[0]))
    said = f"{people.capitalize()} people with {them} get {offer}."
    separate = people if alone is None else about(1 - float(alone[0]))
    return said if separate == people else f"{said} If each were separate luck, {separate} would."


def at_least_one(
    first: int, chances: np.ndarray, independent: np.ndarray | None = None, target: float = 0.8
) -> Drawing:
    """How the chance of at least one offer grows with the number of applications.

    chances : P(at least one offer) with `first`, `first` + 1, ... applications, shape (m,), m >= 1.
    independent : the same if each were separate luck; None when that is not shown. target : the chance to
    reach, 0 to 1; it is reached where the words say so, `first_called`.
    """
    ours = checked("chances", chances)
    alone = None if independent is None else checked("independent", independent, ours.size)
    many = list(range(first, first + ours.size))
    reached = first_called(target, ours)
    marker = {"size": 6 if ours.size <= 30 else 3}
    traces = [drawn_line(YOUR_APPLICATIONS, many, drawn(ours), mode="lines+markers", marker=marker)]
    traces += [] if alone is None else [drawn_line(SEPARATE, many, drawn(alone), SOFT, "dash")]
    (goal,) = drawn([target])
    shapes = [level(goal)]
    free = "bottom" if reached is None else "top"  # the side of the level where no curve runs
    words = [note(f"{frequency(target)} people", 1, goal, xref="paper", xanchor="right", yanchor=free)]
    if reached is not None:
        at, height = many[reached], drawn(ours)[reached]
        traces.append(ring(at, height))
        shapes.append(drop(at, height))
        words.append(note(f"with {at:,}", at, 0, yanchor="bottom", **aside(at, many[0], many[-1])))
    return Drawing(
        traces=traces,
        layout=layout(_counting(many), of_100(), shapes=shapes, annotations=words, legend=alone is not None),
        sentence=_needed_sentence(many, reached, reached if alone is None else first_called(target, alone), target),
        caption="At least one offer, by the number of applications",
        columns=("Applications", "At least one offer", *([] if alone is None else [SEPARATE])),
        rows=tuple(
            (str(many[i]), *(about(float(each[i])) for each in (ours, alone) if each is not None))
            for i in sorted({*some(ours.size), *([] if reached is None else [reached])})
        ),
    )


def _counting(many: list[int]) -> Json:
    beyond = max(0.5, 0.05 * len(many))
    ticks: Json = {"dtick": 1} if len(many) <= 10 else {"nticks": 8}
    return axis("applications in all", range=[many[0] - beyond, many[-1] + beyond], tickformat="d", **ticks)


def _these(count: int) -> str:
    return plural(count, "this application", f"these {_applications(count)}")


def _applications(count: int) -> str:
    return f"{in_words(count)} {plural(count, 'application')}"


def _needed_sentence(many: list[int], reached: int | None, alone: int | None, target: float) -> str:
    goal = f"{frequency(target)} people"
    if reached is None:
        return f"At least one offer for {goal} is not within the {_applications(many[-1])} shown."
    if reached == 0:
        said = f"With {_these(many[0])}, at least {goal} have an offer."
    else:
        new = f" in all, {in_words(reached)} of them new," if many[0] else ""
        said = f"It takes {_applications(many[reached])}{new} until {goal} have at least one offer."
    return said if alone in (None, reached) else f"{said} If each were separate luck, {in_words(many[alone])} would do."

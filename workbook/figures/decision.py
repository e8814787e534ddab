"""An offer in hand: accept it by its deadline, or let it go for what may still come."""

from typing import TypeGuard

import numpy as np

from .drawing import Drawing, numbers
from .marks import aside, axis, layout, line, note, of_100, ring, upright
from .palette import INK, SOFT

ACCEPT = "Accept by the deadline"
HOLD = "Let it go"
CLOSE = 3.0  # of 100: nobody can value an offer more finely


def accept_or_hold(
    values: np.ndarray,
    accepting: np.ndarray,
    holding: np.ndarray,
    offer: float,
    tipping: float | None,
    close: float = CLOSE,
) -> Drawing:
    """What each plan is worth to you, by what the offer is worth to you; all of it 0 to 100.

    values : rising, shape (n,), n >= 1. accepting, holding : what the plans are worth, shape (n,).
    offer : what yours is worth. tipping : where the plans change places; 0, 100 or None when
    they never do.
    close : plans no further apart than this are too close to call.
    """
    at, accept, hold = (np.asarray(each, dtype=float) for each in (values, accepting, holding))
    x = numbers(at)
    ours = float(np.interp(offer, at, accept))
    margin = ours - float(np.interp(offer, at, hold))
    traces = [line(ACCEPT, x, accept), line(HOLD, x, hold, SOFT, "dash"), ring(offer, ours)]
    words = [note("your offer", offer, 1, yref="paper", yanchor="bottom", **aside(offer, 0, 100))]
    if _turns(tipping):
        height = float(np.interp(tipping, at, accept))
        mark = {"symbol": "diamond", "size": 10, "color": INK}
        point = {"type": "scatter", "mode": "markers", "x": numbers([tipping]), "y": numbers([height]), "marker": mark}
        traces.append({**point, "showlegend": False})
        # Accepting is below the other plan on the left of this point and above it on the right.
        free = {"yshift": 18 if tipping > 60 else -18, **aside(tipping, 0, 120)}
        words.append(note(f"even at {tipping:.0f}", tipping, height, **free))
    return Drawing(
        traces=traces,
        layout=layout(
            axis("worth of the offer, of 100", range=[0, 100], tickvals=[0, 25, 50, 75, 100]),
            of_100("worth of the plan"),
            shapes=[upright(offer)],
            annotations=words,
            above=24,
        ),
        sentence=_sentence(margin, tipping, close),
        caption="Accept by the deadline, or let it go",
        columns=("The offer is worth", ACCEPT, HOLD, "Ahead"),
        rows=tuple(_row(value, at, accept, hold, close, value == offer) for value in _rows_at(offer)),
    )


def _rows_at(offer: float) -> list[float]:
    return sorted({*range(0, 101, 10), offer})


def _row(
    value: float, at: np.ndarray, accept: np.ndarray, hold: np.ndarray, close: float, yours: bool
) -> tuple[str, ...]:
    one, other = float(np.interp(value, at, accept)), float(np.interp(value, at, hold))
    ahead = "too close to call" if abs(one - other) <= close else "accept" if one > other else "let it go"
    return f"{value:.0f}{', yours' if yours else ''}", f"{one:.0f}", f"{other:.0f}", ahead


def _turns(tipping: float | None) -> TypeGuard[float]:
    return tipping is not None and 0 < tipping < 100


def _sentence(margin: float, tipping: float | None, close: float) -> str:
    turn = "" if not _turns(tipping) else f" The plans change places where the offer is worth {tipping:.0f}."
    if abs(margin) <= close:
        return f"Too close to call: the plans are within {close:g} of 100.{turn}"
    ahead = "Accepting" if margin > 0 else "Letting it go"
    return f"{ahead} is ahead by {abs(margin):.0f} of 100.{turn}"

"""How sure somebody felt of each task, before an interview and after it."""

from collections.abc import Iterable, Sequence
from textwrap import wrap

from ..wording import in_words, plural
from .drawing import Drawing, Json, literal
from .marks import axis, layout, note
from .palette import ACCENT, EDGE, FAINT, SOFT

Rating = tuple[str, int | None, int | None]  # the task, before and after, 0 to 10; None when it was not rated

_ROW = 44  # px: a name of one line above, what is drawn below it
_LINE = 16  # px of a second line
_WIDEST = 36  # characters that stand in a line of a narrow picture
_AROUND = 114  # px of what stands around the rows


def before_and_after(ratings: Iterable[Rating]) -> Drawing:
    """Each task that was rated as a line from `before` (a ring) to `after` (a dot)."""
    rows = [rating for rating in ratings if rating[1:] != (None, None)]
    names = [name for name, _before, _after in rows]
    return Drawing(
        traces=[
            _ends("Before", rows, 1, {"symbol": "circle-open", "size": 15, "color": SOFT, "line": {"width": 2}}),
            _ends("After", rows, 2, {"symbol": "circle", "size": 9, "color": ACCENT}),
        ],
        layout=layout(
            axis("how sure you felt, 0 to 10", range=[-0.6, 10.6], tickvals=list(range(0, 11, 2)), **_GRID),
            named_rows(len(rows)),
            height=height_of(names),
            margin={"l": 14, "r": 14, "t": 8, "b": 86},
            shapes=[_between(place, *rating[1:]) for place, rating in enumerate(rows) if None not in rating],
            annotations=[row_name(place, name) for place, name in enumerate(names)],
        ),
        sentence=_sentence(rows),
        caption="How sure you felt, before and after",
        columns=("Task", "Before", "After", "Change"),
        rows=tuple((name, _said(before), _said(after), _change(before, after)) for name, before, after in rows),
    )


_GRID = {"showgrid": True, "gridcolor": FAINT}


def named_rows(count: int) -> Json:
    """An axis for `count` rows from the top down, each with its name above it; see `row_name`."""
    return {"visible": False, "fixedrange": True, "range": [max(count, 1) - 0.6, -0.8]}


def row_name(place: int, name: str) -> Json:
    """The name of the row at `place`, in two lines when it is long; what is left over is for the table."""
    words = note("", 0, place - 0.12, xref="paper", xanchor="left", yanchor="bottom")
    return {**words, "text": "<br>".join(map(literal, _lines(name)))}


def height_of(names: Iterable[str]) -> int:
    """How high a picture is with a row for each of `names`, in px."""
    names = list(names)
    most = max((len(_lines(name)) for name in names), default=1)
    return _AROUND + (_ROW + _LINE * (most - 1)) * max(len(names), 1)


def _lines(name: str) -> list[str]:
    return wrap(name, _WIDEST, max_lines=2, placeholder=" …")


def _ends(name: str, rows: Sequence[Rating], end: int, marker: Json) -> Json:
    rated = [(place, value) for place, row in enumerate(rows) if isinstance(value := row[end], int)]
    return {
        "type": "scatter",
        "mode": "markers",
        "name": name,
        "x": [value for _place, value in rated],
        "y": [_height(place) for place, _value in rated],
        "marker": marker,
        "cliponaxis": False,
    }


def _height(place: int) -> float:
    return round(place + 0.12, 2)


def _between(place: int, before: int | None, after: int | None) -> Json:
    ends = {"x0": before, "x1": after, "y0": _height(place), "y1": _height(place)}
    return {"type": "line", **ends, "line": {"color": EDGE, "width": 3}, "layer": "below"}


def _said(value: int | None) -> str:
    return "" if value is None else str(value)


def _change(before: int | None, after: int | None) -> str:
    if before is None or after is None:
        return ""
    by = after - before
    return "the same" if not by else f"{by} more" if by > 0 else f"{-by} less"


def _sentence(rows: Sequence[Rating]) -> str:
    """Where it rose and where it fell; of what was rated once, only how much there is."""
    changes = [(after - before, name) for name, before, after in rows if before is not None and after is not None]
    if not changes:
        return f"{_tasks(len(rows)).capitalize()} rated once so far." if rows else "No task is rated yet."
    rose, fell = max(changes, key=lambda one: one[0]), min(changes, key=lambda one: one[0])
    up, down = sum(by > 0 for by, _name in changes), sum(by < 0 for by, _name in changes)
    said = f"Of {_tasks(len(changes))} rated both times you felt surer of {how_many(up)} afterwards"
    said += f" and less sure of {how_many(down)}; {how_many(len(changes) - up - down)} stayed the same."
    if rose[0] > 0:
        said += f" It rose most for “{rose[1]}”."
    return f"{said} It fell most for “{fell[1]}”." if fell[0] < 0 else said


def how_many(count: int) -> str:
    """A count that stands alone: "none", "three"."""
    return in_words(count) if count else "none"


def _tasks(count: int) -> str:
    return f"{in_words(count)} {plural(count, 'task')}"

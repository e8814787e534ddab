"""Which kinds of questions were asked, and how the answers went."""

from collections.abc import Iterable, Sequence

from ..wording import in_words, plural
from .confidence import height_of, how_many, named_rows, row_name
from .drawing import Drawing, Json
from .marks import axis, layout
from .palette import ACCENT, ACCENT_SOFT, CLEAR, WARN

KindCounted = tuple[str, tuple[int, int, int]]  # what it is called; how many answers went well, so-so and badly

# Filled, light and hollow: they differ without their colours too.
_LOOKS = {"Well": (ACCENT, ACCENT), "So-so": (ACCENT_SOFT, ACCENT), "Badly": (CLEAR, WARN)}


def how_it_went(kinds: Iterable[KindCounted]) -> Drawing:
    """A bar for each kind of question with an answer, in the order given: well, so-so and badly side by side."""
    rows = [kind for kind in kinds if sum(kind[1])]
    most = max((sum(went) for _name, went in rows), default=1)
    return Drawing(
        traces=[_bars(name, rows, end) for end, name in enumerate(_LOOKS)],
        layout=layout(
            axis("answers", range=[0, most + 0.2], tickformat="d", **({"dtick": 1} if most <= 10 else {"nticks": 8})),
            named_rows(len(rows)),
            height=height_of(name for name, _went in rows),
            margin={"l": 14, "r": 14, "t": 8, "b": 86},
            barmode="stack",
            annotations=[row_name(place, name) for place, (name, _went) in enumerate(rows)],
        ),
        sentence=_sentence(rows),
        caption="How your answers went, by kind of question",
        columns=("Kind of question", "Answers", *_LOOKS),
        rows=tuple((name, *map(str, (sum(went), *went))) for name, went in rows),
    )


def _bars(name: str, rows: Sequence[KindCounted], end: int) -> Json:
    fill, edge = _LOOKS[name]
    there = [(place, went[end]) for place, (_name, went) in enumerate(rows) if went[end]]
    return {
        "type": "bar",
        "orientation": "h",
        "name": name,
        "x": [count for _place, count in there],
        "y": [round(place + 0.14, 2) for place, _count in there],
        "width": 0.3,
        "marker": {"color": fill, "line": {"color": edge, "width": 2}},
    }


def _sentence(rows: Sequence[KindCounted]) -> str:
    if not rows:
        return "No answer is noted yet."
    well, so_so, badly = map(sum, zip(*(went for _name, went in rows), strict=True))
    total = well + so_so + badly
    said = f"Of {in_words(total)} {plural(total, 'answer')}, {how_many(well)} went well, "
    said += f"{how_many(so_so)} so-so and {how_many(badly)} badly."
    return said + _most(rows, 0, "Most often it went well with") + _most(rows, 2, "It was hardest with")


def _most(rows: Sequence[KindCounted], end: int, words: str) -> str:
    """The one kind with the most answers of one sort; nothing while two share that place."""
    counts = [went[end] for _name, went in rows]
    if not max(counts) or counts.count(max(counts)) > 1:
        return ""
    name, went = rows[counts.index(max(counts))]
    return f" {words} “{name}”: {went[end]} of {sum(went)}."

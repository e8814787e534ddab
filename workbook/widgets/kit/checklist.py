"""A checklist of one area: what to do, how long it takes, and how far one has got."""

from typing import Any

from traitlets import Dict, List, Unicode

from ...answers.catalogue import DONE
from ...answers.done import BEFORE
from ...answers.fields import TICKED, Field
from ...answers.keys import is_done, is_entered, key_of
from ...answers.state import Answers
from ...before.minutes import minutes_in_words
from ...before.readiness import AFTER
from ...content.packs.schema import LATER, Item
from .blocks import PROBLEM, SO_MANY, bar, box, fields, fold, items, said, sentences, title
from .few import SHORT, few_first
from .sheet import Sheet

MATTERS_MOST = 3
WITH_TIME_LEFT = "The rest, if you have time"
ADVICE = {"day": "To keep in mind on the day", "after": "For afterwards"}


class Checklist(Sheet):
    """What there is to do in `area`, for this interview, and what to keep in mind on the day and after it.

    In an area of the time after an interview, what is to be done then is ticked.
    Items that do not belong to this interview are named below.
    """

    called = "checklist"
    blocks = (
        box(title(of="title"), said("progress.sentence", "progress-words"), look="progress", tag="div"),
        bar("progress.percent"),
        fields(
            folded=SHORT, rest=WITH_TIME_LEFT, counted=SO_MANY, minutes="{minutes} min",
            noted=("entered", "done: you entered it"),
        ),
        items("advice", fold("{of} ({count})", items("1", said("0", tag="span"), said("1", "advice-help", tag="span")),
            of="0", counts="1", look="twin elsewhere"), look="advice", tag="div"),
        fold("Not for this interview ({count})", sentences("elsewhere"), counts="elsewhere", look="twin elsewhere",
            when="elsewhere"),
        PROBLEM,
        said("packs", "help packs"),
    )  # fmt: skip

    progress = Dict().tag(sync=True)  # {"done", "total", "percent", "sentence"}
    entered: List = List().tag(sync=True)  # the journal keys of what is done because it was entered
    advice: List = List().tag(sync=True)  # [[when, [[text, help], …]], …] for what is not to be ticked
    elsewhere: List = List().tag(sync=True)  # what does not belong to this interview
    packs = Unicode().tag(sync=True)  # which packs the items come from

    def __init__(self, answers: Answers, area: str, title: str = "") -> None:
        self._area, self._when = area, AFTER if area in LATER else BEFORE
        self._by_key: dict[str, Item] = {}
        super().__init__(answers, title=title)

    def make_fields(self) -> list[Field]:
        self._by_key = {key_of(DONE, item): item for item in self._items()}
        ticks = [
            Field(key, item.text, "tick", help=item.help, group=item.group, minutes=item.minutes)
            for key, item in self._by_key.items()
        ]
        return few_first(ticks, lambda field: self._by_key[field.key].matters)

    def draw(self) -> None:
        super().draw()
        items, values = list(self._by_key.values()), self.answers.values()
        self.progress = minutes_progress(items, [item for item in items if not is_done(item, values)])
        self.entered = [key_of(DONE, item) for item in items if is_entered(item, values)]
        later = {when: self._those(when) for when in ADVICE if when != self._when}
        self.advice = [
            [ADVICE[when], [[item.text, item.help] for item in found]] for when, found in later.items() if found
        ]
        shown = {item.key for found in (items, *later.values()) for item in found}
        every = [item for item in self.answers.content.checklist if item.area == self._area]
        self.elsewhere = [item.text for item in every if item.key not in shown]
        origin = self.answers.content.origin_of("checklist", items)
        self.packs = f"Content: {origin}" if origin else ""

    def _typed(self, field: Field) -> str:
        return TICKED if is_done(self._by_key[field.key], self.answers.values()) else ""

    def _fill(self, field: Field, typed: str) -> None:
        item, on, values = self._by_key[field.key], field.read(typed), self.answers.values()
        self._on_page[field.key] = typed
        if on != is_done(item, values):
            self.keep({field.key: on})

    def _items(self) -> list[Item]:
        """What is to be ticked, in the order of the groups: a coach's addition to a group stands with it."""
        items = self._those(self._when)
        groups = list(dict.fromkeys(item.group for item in items))
        return sorted(items, key=lambda item: groups.index(item.group))

    def _those(self, when: str) -> list[Item]:
        every = self.answers.here("checklist")
        return [item for item in every if item.area == self._area and item.when == when]


def minutes_progress(items: list[Item], left: list[Item]) -> dict[str, Any]:
    """How far one has got, weighted by minutes."""
    total = sum(item.minutes for item in items)
    minutes = sum(item.minutes for item in left)
    done = len(items) - len(left)
    return {
        "done": done,
        "total": len(items),
        "percent": round(100 * (total - minutes) / total) if total else 0,
        "sentence": f"{done} of {len(items)} done{_most(items, left)}"
        if items
        else "Nothing here is to be done before.",
    }


def _most(items: list[Item], left: list[Item]) -> str:
    """How long what matters most still takes: a whole list in hours would only frighten. Nothing for the time after."""
    if any(item.area in LATER for item in items):
        return "."
    minutes = sum(item.minutes for item in left if item.matters == MATTERS_MOST)
    if minutes:
        return f". What matters most takes about {minutes_in_words(minutes)}."
    return ". What matters most is done." if any(item.matters == MATTERS_MOST for item in items) else "."

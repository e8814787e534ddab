"""What several parts of a page share: the answers given so far, the content they belong to, and the time."""

from collections.abc import Callable
from datetime import datetime
from functools import cached_property
from threading import RLock
from typing import Any

from traitlets import HasTraits, Int

from ..packs.library import Library, library
from ..preparation import PREPARATION_KEYS, done_percent
from ..situation import Situation, situation_from
from .instrument import Memory, autosave_of

Changes = dict[str, Any]  # what to record: values by journal key


class Answers(HasTraits):
    """The answers of the journal by key, as this page has them. Names no widget.

    `changed` counts; whoever draws the answers observes it. Whoever changes them records what `put` returns.
    """

    changed = Int()

    def __init__(
        self, journal: Memory, content: Library | None = None, now: Callable[[], datetime] = datetime.now
    ) -> None:
        super().__init__()
        self.journal, self.now = journal, now
        self._content = content
        self._values: dict[str, Any] = {}
        self.given: set[str] = set()  # the keys that were changed here
        self.lock = RLock()  # the thread of the page changes answers, and the one that saves may read them anew

    @cached_property
    def content(self) -> Library:
        return self._content or library()

    @property
    def situation(self) -> Situation:
        return situation_from(self.get)

    def get(self, key: str, default: Any = None) -> Any:
        """The answer under `key`, or `default`."""
        return self._values.get(key, default)

    def values(self) -> dict[str, Any]:
        """All answers by key."""
        return dict(self._values)

    def recall(self, keys: list[str], latest: Callable[[str], Any]) -> None:
        """Put in what the journal holds under `keys`, once what waits is saved; what cannot be saved stays."""
        autosave_of(self.journal).flush()
        with self.lock:
            self._become({key: latest(key) for key in {*keys, *self.given}})

    def put(self, values: Changes) -> Changes:
        """Change some answers; returns all that is to be recorded, with what follows from them."""
        before = done_percent(self.content, self.situation, self._values)
        now = self._values | values
        after = done_percent(self.content, situation_from(now.get), now)
        follows = {} if after == before or PREPARATION_KEYS.isdisjoint(_kinds(values)) else {"preparation.done": after}
        self._become(now | follows)
        self.given |= values.keys() | follows.keys()
        return values | follows

    def _become(self, values: dict[str, Any]) -> None:
        if values != self._values:
            self._values = values
            self.changed += 1


def _kinds(values: Changes) -> set[str]:
    return {key.partition(".")[0] for key in values}

"""What several parts of a page share: the answers given so far, the content they belong to, and the time."""

from collections.abc import Callable
from datetime import datetime
from functools import cached_property
from threading import RLock
from typing import Any

from traitlets import HasTraits, Int

from ...answers.carried import carried
from ...answers.catalogue import TICKED_SO_FAR, ZONE
from ...answers.moment import clock_there
from ...answers.situation import Situation, situation_from
from ...before.readiness import done_percent
from ...clock import now
from ...content.packs.library import Library, library
from ...content.rows import APART, Changes
from .instrument import Memory, autosave_of, copy_of
from .own import Own


class Answers(HasTraits):
    """The answers of the journal by key, as this page has them. Names no widget.

    `changed` counts; whoever draws the answers observes it. Whoever changes them records what `put` returns.
    """

    changed = Int()

    def __init__(self, journal: Memory, content: Library | None = None, now: Callable[[], datetime] = now) -> None:
        super().__init__()
        self.journal, self.now, self.own = journal, now, Own()
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

    def now_there(self) -> datetime:
        """What the clocks show where the interview is; those here, when its time zone was not chosen."""
        return clock_there(self.now(), self.get(ZONE))

    def recall(self, keys: list[str], latest: Callable[[str], Any]) -> Changes:
        """Put in what the journal holds under `keys`, once what waits is saved; what cannot be saved stays.

        Returns what follows from it and is not recorded yet, as when ticks of two pages came together.
        """
        autosave_of(self.journal).flush()
        with self.lock:
            values = {key: latest(key) for key in {*keys, *self.given}}
            if copy := copy_of(self.journal):
                values[APART] = copy
            follows = self._follows(values)
            self._become(values | follows)
            return follows

    def put(self, values: Changes) -> Changes:
        """Change some answers; returns all that is to be recorded, with what follows from them."""
        now = self._values | values
        follows = self._follows(now)
        self._become(now | follows)
        self.given |= values.keys() | follows.keys()
        return values | follows

    def _follows(self, values: dict[str, Any]) -> Changes:
        """What was answered under an old key, with the answer that stayed; and how much of the checklists is done."""
        moved = carried(self.content, values)
        values = values | moved
        percent = done_percent(self.content, situation_from(values.get), values)
        return moved if percent == (values.get(TICKED_SO_FAR) or 0) else moved | {TICKED_SO_FAR: percent}

    def _become(self, values: dict[str, Any]) -> None:
        if values != self._values:
            self._values = values
            self.changed += 1

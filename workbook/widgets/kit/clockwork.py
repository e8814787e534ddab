"""The page tells the person's clock, and its parts are drawn anew when that changes what they say of days."""

from contextlib import suppress
from datetime import UTC, datetime
from typing import Any
from weakref import WeakSet

from ... import clock
from ...answers.catalogue import FIRST, ZONE
from ...answers.moment import next_turn
from ...answers.situation import when_of
from ...journal import Autosave, Journal, JournalError
from .part import Part

_WHEN = f"{FIRST}.when"
Turn = tuple[datetime, str]
_ALL: WeakSet["Clockwork"] = WeakSet()  # of every page of this kernel, also in other browsers


class Clockwork:
    """Hears the browser through `bar`, which is on every page, and tells it in `bar.clock` when to tell again:

    {"zone": the zone by which the page goes, as a browser called it; "turns": when words about days change next, in ms
    since 1970 by that browser's clock; "doubt": a sentence when its clock can hardly be right, else empty}.
    """

    def __init__(self, bar: Part, journal: Journal, autosave: Autosave) -> None:
        _ALL.add(self)
        self._bar, self._journal, self._autosave = bar, journal, autosave
        self._drawn = self._turn()  # what the parts of the page were drawn by
        self._tell()
        bar.on_msg(self._on_message)
        bar.observe(lambda _change: self._tell(), names="looks")
        autosave.listen(self)

    def on_saved(self, _at: datetime, keys: set[str]) -> None:
        if keys & {_WHEN, ZONE}:
            self._tell()

    def on_answered(self, _at: datetime | None, _answers: dict[str, bool]) -> None:
        """No change was the clock's."""

    def on_failed(self, _sentence: str, _keys: set[str]) -> None:
        """The clock goes on."""

    def on_anew(self) -> None:
        self._tell()

    def _on_message(self, _bar: object, content: Any, _buffers: object) -> None:
        if isinstance(content, dict) and content.get("do") == "clock":
            clock.hear(content.get("zone"), content.get("now"), content.get("east"))
            if self._turn() != self._drawn:
                self._autosave.tell_anew()
            for one in _ALL:  # the same page in another browser tells its own clock once somebody types there
                one._say()

    def _tell(self) -> None:
        """The parts of the page are as they are by the clock now."""
        self._drawn = self._turn()
        self._say()

    def _say(self) -> None:
        turn, _zone = self._drawn
        self._bar.clock = {"zone": clock.told_zone(), "turns": turn.timestamp() * 1000, "doubt": clock.doubt()}

    def _turn(self) -> Turn:
        entries: dict[str, Any] = {}
        with suppress(JournalError):
            entries = self._journal.entries()
        when, zone = (entries[key][0].value if key in entries else None for key in (_WHEN, ZONE))
        return next_turn(clock.now(), when_of(when), zone).astimezone(UTC), clock.zone()

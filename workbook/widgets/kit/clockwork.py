"""The page tells the person's clock, and its parts are drawn anew when that changes what they say of days."""

from datetime import UTC, datetime
from typing import Any
from weakref import WeakSet

from ... import clock
from ...answers.catalogue import FIRST, ZONE
from ...answers.moment import next_turn
from ...answers.situation import when_of
from ...answers.state import Answers
from .part import Part

_WHEN = f"{FIRST}.when"
Turn = tuple[datetime, str]
_ALL: WeakSet["Clockwork"] = WeakSet()  # of every page of this kernel, also in other browsers


class Clockwork:
    """Hears the browser through `bar`, which is on every page, and tells it in `bar.clock` when to tell again:

    {"zone": the zone by which the page goes, as a browser called it; "turns": when words about days change next, in ms
    since 1970 by that browser's clock; "doubt": a sentence when its clock can hardly be right, else empty}.
    """

    def __init__(self, bar: Part, answers: Answers) -> None:
        _ALL.add(self)
        self._bar, self._answers = bar, answers
        self._drawn = self._turn()  # what the parts of the page were drawn by
        self._tell()
        bar.on_msg(self._on_message)
        answers.listen(self)

    def stop(self) -> None:
        _ALL.discard(self)
        self._answers.stop_listening(self)

    def on_changed(self, keys: set[str], _page: str) -> None:
        if keys & {_WHEN, ZONE}:
            self._tell()

    def on_look(self, _page: str) -> None:
        self._tell()

    def _on_message(self, _bar: object, content: Any, _buffers: object) -> None:
        if isinstance(content, dict) and content.get("do") == "clock":
            clock.hear(content.get("zone"), content.get("now"), content.get("east"))
            if self._turn() != self._drawn:
                self._answers.look()
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
        when, zone = map(self._answers.get, (_WHEN, ZONE))
        return next_turn(clock.now(), when_of(when), zone).astimezone(UTC), clock.zone()

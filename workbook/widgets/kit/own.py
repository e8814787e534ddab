"""Which answers those who share one state have changed, so that a save tells whether somebody else changed some."""

from collections.abc import Iterable
from datetime import datetime


class Own:
    """The journal keys that were put by those who share one state and are not saved yet."""

    def __init__(self) -> None:
        self._put: set[str] = set()
        self._told: tuple[datetime | None, bool] = (None, False)  # of the last save, as every part asks about it

    def put(self, keys: Iterable[str]) -> None:
        """Somebody who shares the state has had `keys` recorded."""
        self._put |= set(keys)

    def others_saved(self, at: datetime, keys: set[str]) -> bool:
        """Whether the save `at` recorded a key that nobody here put. Every part may ask, and hears the same."""
        if at != self._told[0]:
            self._told = (at, not keys <= self._put)
            self._put -= keys
        return self._told[1]

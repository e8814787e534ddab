"""What was asked of the answers: so that whoever asked hears when something of it changes, and nobody keeps a list."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any

from ..content.rows import ByKey

EVERYTHING = ""  # the beginning of every key


class Asked:
    """Keys, and the beginnings of keys, that somebody asked for."""

    def __init__(self) -> None:
        self.keys: set[str] = set()
        self.beginnings: set[str] = set()
        self.within: set[Asked] = set()  # what was asked for to make something that was kept

    def every_key(self) -> set[str]:
        """The keys, also those that were asked for within."""
        return self.keys.union(*(asked.every_key() for asked in self.within))

    def concerns(self, changed: set[str]) -> bool:
        """Whether something was asked for that is among the `changed` keys."""
        if not self.keys.isdisjoint(changed):
            return True
        beginnings = tuple(self.beginnings)
        if beginnings and any(key.startswith(beginnings) for key in changed):
            return True
        return any(asked.concerns(changed) for asked in self.within)


class Noting:
    """Notes what is asked for, for whoever wants to know at the moment; also what is asked within."""

    def __init__(self) -> None:
        self._now: list[Asked] = []

    @contextmanager
    def into(self, asked: Asked) -> Iterator[Asked]:
        """What is asked for meanwhile is noted in `asked`."""
        self._now.append(asked)
        try:
            yield asked
        finally:
            self._now.pop()
            self.also(asked)

    def key(self, key: str) -> None:
        if self._now:
            self._now[-1].keys.add(key)

    def beginning(self, beginning: str) -> None:
        if self._now:
            self._now[-1].beginnings.add(beginning)

    def also(self, asked: Asked) -> None:
        """Note what was asked for to make something that is kept."""
        if self._now:
            self._now[-1].within.add(asked)


class Noted(ByKey):
    """Answers by key as they were at one moment; what is asked for is noted. Nobody can change them."""

    def __init__(self, values: Mapping[str, Any], noting: Noting) -> None:
        self._values, self._noting = values, noting

    def __getitem__(self, key: str) -> Any:
        self._noting.key(key)
        return self._values[key]

    def get(self, key: str, default: Any = None) -> Any:
        self._noting.key(key)
        return self._values.get(key, default)

    def __contains__(self, key: object) -> bool:
        self._noting.key(str(key))
        return key in self._values

    def __iter__(self) -> Iterator[str]:
        self._noting.beginning(EVERYTHING)
        return iter(self._values)

    def __len__(self) -> int:
        self._noting.beginning(EVERYTHING)
        return len(self._values)

    def __or__(self, changes: Mapping[str, Any]) -> "Noted":
        return Noted({**self._values, **changes}, self._noting)

    def beginning(self, with_this: str) -> list[str]:
        self._noting.beginning(with_this)
        return [key for key in self._values if key.startswith(with_this)]

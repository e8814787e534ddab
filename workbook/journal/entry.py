"""An entry: one version of one answer, with a fingerprint that shows when anything in it changed.

Every version names the versions it replaces, directly or through others (`ancestors`). A version that
nobody replaces is current. Usually a key has one; when two pages, or two copies of the workbook,
changed the same answer without knowing of each other, it has two, and both are kept. Putting versions
together in any order and any number of times gives the same current ones: `current`.
"""

import json
import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from hashlib import sha256
from typing import Any

from ..limits import Limit

LONGEST_KEY = Limit(120, "characters of a journal key", harmless="keys are ours: none comes near")
LONGEST_VALUE = Limit(  # a text of 20,000 characters fits whatever it is made of
    200_000,
    "characters of one answer as JSON",
    "The value of {key} cannot be kept: it is longer than {limit:,} characters.",
)
MOST_ANCESTORS = Limit(
    200,
    "versions that an answer names as replaced",
    harmless="older ones are forgotten; a copy that old comes back beside, never over, what is there",
)
LAST_REVISION = 10**11  # as far as a journal counts; versions are told apart by their fingerprints anyway
LARGEST_PROGRESS = Limit(
    5_000_000, "bytes of a progress file", "This file is larger than {mb} MB, as no progress file is."
)
DEEPEST = Limit(
    20, "lists within lists in one answer", "This file has lists within lists, deeper than the workbook takes."
)
MOST_DIGITS = Limit(100, "digits of a number", "This file has a number with more digits than the workbook takes.")
_KEY = re.compile(r"[a-z0-9_-]+(\.[a-z0-9_-]+)*")
_SHORT = re.compile(r"[0-9a-f]{16}")
_FORM = "key must be lower-case words joined by dots, such as interview.role."


@dataclass(frozen=True)
class Entry:
    """One version of the answer under `key`.

    text : the value as JSON. revision : counts up in its journal; orders versions without a clock.
    stamp : the time in UTC, ISO 8601. ancestors : short names of the versions it replaces.
    sha256 : over all of these.
    """

    key: str
    text: str = field(repr=False)
    revision: int
    stamp: str
    ancestors: tuple[str, ...]
    sha256: str

    @property
    def value(self) -> Any:
        return json.loads(self.text)

    @property
    def at(self) -> datetime:
        return datetime.fromisoformat(self.stamp)

    @property
    def name(self) -> str:
        """The short name by which other versions refer to this one."""
        return self.sha256[:16]

    @property
    def rank(self) -> tuple[int, str]:
        """Of several current versions, the one of the highest rank is shown first."""
        return self.revision, self.sha256


def make_entry(key: str, value: Any, revision: int, ancestors: tuple[str, ...] = ()) -> Entry:
    """A new version of `key`, as of now.

    Raises `ValueError` for a key that is not of the form `interview.role`, or a value JSON cannot hold.
    """
    check_key(key)
    return entry_of(key, as_json(key, value), revision, ancestors)


def entry_of(key: str, text: str, revision: int, ancestors: tuple[str, ...]) -> Entry:
    """The same for a key that was checked, and a value that is JSON already."""
    stamp = datetime.now(UTC).isoformat()
    return Entry(key, text, revision, stamp, ancestors, fingerprint(key, text, revision, stamp, ancestors))


def ancestors_of(replaced: Iterable[Entry]) -> tuple[str, ...]:
    """The short names of `replaced` and of what they replace, the newest `MOST_ANCESTORS`."""
    ordered = sorted(replaced, key=lambda entry: entry.rank)
    names = dict.fromkeys(name for entry in ordered for name in entry.ancestors)
    for entry in ordered:
        names.pop(entry.name, None)
        names[entry.name] = None
    return tuple(names)[-MOST_ANCESTORS:]


def fingerprint(key: str, text: str, revision: int, stamp: str, ancestors: tuple[str, ...]) -> str:
    """SHA-256 over everything that an entry says, in hexadecimal."""
    said = json.dumps([key, text, revision, stamp, list(ancestors)], ensure_ascii=False)
    return sha256(said.encode("utf-8", "surrogatepass")).hexdigest()


def is_whole(entry: Entry) -> bool:
    """Whether the entry is as it was written: its fingerprint fits."""
    return entry.sha256 == fingerprint(entry.key, entry.text, entry.revision, entry.stamp, entry.ancestors)


def current(entries: Iterable[Entry]) -> dict[str, tuple[Entry, ...]]:
    """The versions that no other replaces, by key, the one to show first in front."""
    versions: dict[str, dict[str, Entry]] = {}
    for entry in entries:
        versions.setdefault(entry.key, {})[entry.sha256] = entry
    return {key: _unreplaced(found.values()) for key, found in versions.items()}


def _unreplaced(versions: Iterable[Entry]) -> tuple[Entry, ...]:
    versions = tuple(versions)
    replaced = {name for entry in versions for name in entry.ancestors}
    left = (entry for entry in versions if entry.name not in replaced)
    return tuple(sorted(left, key=lambda entry: entry.rank, reverse=True))


def check_key(key: object) -> None:
    """Raise `ValueError` unless `key` is of the form `interview.role`."""
    if not isinstance(key, str) or len(key) > LONGEST_KEY or not _KEY.fullmatch(key):
        raise ValueError(f"{_FORM} You gave: {key!r}.")


def check_ancestors(ancestors: object) -> None:
    """Raise `ValueError` unless `ancestors` are short names, not too many."""
    if (
        not isinstance(ancestors, list | tuple)
        or len(ancestors) > MOST_ANCESTORS
        or not all(isinstance(name, str) and _SHORT.fullmatch(name) for name in ancestors)
    ):
        raise ValueError("the versions it replaces are not named as the workbook names them")


def as_json(key: str, value: Any) -> str:
    """`value` as JSON. Raises `ValueError` without saying what it was: it is private."""
    try:
        text = json.dumps(value, allow_nan=False, ensure_ascii=False)
        text.encode("utf-8")
    except (TypeError, ValueError, RecursionError) as error:
        raise ValueError(f"The value of {key} cannot be kept: it must be something JSON holds.") from error
    if len(text) > LONGEST_VALUE:
        raise ValueError(LONGEST_VALUE.sentence(key=key))
    if not _fits(value, DEEPEST):
        raise ValueError(f"The value of {key} cannot be kept: it is deeper, or its numbers longer, than is allowed.")
    return text


def _fits(value: Any, deepest: int) -> bool:
    """Whether lists and objects are not too deep in one another, and whole numbers not too long."""
    if isinstance(value, int):
        return abs(value) < 10**MOST_DIGITS
    inside = value.values() if isinstance(value, dict) else value if isinstance(value, list | tuple) else ()
    return (deepest > 0 or not isinstance(value, dict | list | tuple)) and all(
        _fits(one, deepest - 1) for one in inside
    )

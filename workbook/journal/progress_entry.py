"""One version of one answer, as it stands on a line of a progress file."""

import json
import re
from contextlib import suppress
from datetime import datetime
from typing import Any

from .entry import (
    DEEPEST,
    LAST_REVISION,
    LONGEST_VALUE,
    Entry,
    check_ancestors,
    check_key,
    fingerprint,
    is_whole,
)
from .errors import ProgressError
from .strict_json import parsed, refusal

_YEARS = range(1970, 3000)  # a time outside them cannot be shown in every place of the world
_TIME = re.compile(r"[0-9T:.,+Z-]{1,40}")  # Python would also read a time with a NUL behind it
_HASH = re.compile(r"[0-9a-f]{64}")


def item_of(entry: Entry) -> dict[str, Any]:
    """The entry as the file has it: its value, or its text when no value would be written as just this text."""
    said: dict[str, Any] = {"text": entry.text}
    with suppress(ProgressError, ValueError):
        value = parsed(entry.text, DEEPEST)
        if text_field(value) == entry.text:
            said = {"value": value}
    about = {"revision": entry.revision, "at": entry.stamp, "ancestors": entry.ancestors, "sha256": entry.sha256}
    return {"key": entry.key, **said, **about}


def text_field(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False)


def entry_in_file(number: int, item: Any, fits: bool) -> Entry:
    """The version that stands at this place of the file. fits : whether the file is as it was written.

    Raises `ProgressError` for one that is not as the workbook writes it.
    """
    if not isinstance(item, dict):
        raise _wrong(number, "it is not an entry")
    _check_parts(number, item)
    text, ancestors = _text_in(number, item), tuple(item["ancestors"])
    entry = Entry(item["key"], text, item["revision"], item["at"], ancestors, item["sha256"])
    if is_whole(entry):
        return entry
    if fits:
        raise _wrong(number, "its fingerprint is another's")
    anew = fingerprint(entry.key, entry.text, entry.revision, entry.stamp, entry.ancestors)
    return Entry(entry.key, entry.text, entry.revision, entry.stamp, entry.ancestors, anew)


def _check_parts(number: int, item: dict[str, Any]) -> None:
    try:
        check_key(item.get("key"))
    except ValueError:
        raise _wrong(number, "its name") from None
    try:
        check_ancestors(item.get("ancestors"))
    except ValueError:
        raise _wrong(number, "the versions it replaces") from None
    revision = item.get("revision")
    if type(revision) is not int or not 1 <= revision <= LAST_REVISION:
        raise _wrong(number, "its revision")
    if not is_time(item.get("at")):
        raise _wrong(number, "its time")
    if not is_hash(item.get("sha256")):
        raise _wrong(number, "its fingerprint")


def _text_in(number: int, item: dict[str, Any]) -> str:
    """The answer's JSON, letter by letter as it was fingerprinted."""
    if ("value" in item) == ("text" in item):
        raise _wrong(number, "its answer")
    text = item["text"] if "text" in item else text_field(item["value"])
    if not isinstance(text, str):
        raise _wrong(number, "its answer")
    if len(text) > LONGEST_VALUE:
        raise _wrong(number, "its answer is too long")
    if "text" in item:
        try:
            text_field(parsed(text, DEEPEST, once=False)).encode()  # half a character can hide in an escape
        except ValueError:
            raise _wrong(number, "its answer") from None
    return text


def _wrong(number: int, what: str) -> ProgressError:
    return refusal(f"Entry {number} of this file is not as the workbook writes it: {what}.")


def is_hash(value: object) -> bool:
    return isinstance(value, str) and _HASH.fullmatch(value) is not None


def is_time(value: object) -> bool:
    """Whether it is a time with a zone, in ISO 8601."""
    if not isinstance(value, str) or not _TIME.fullmatch(value):
        return False
    try:
        time = datetime.fromisoformat(value)
    except ValueError:
        return False
    return time.tzinfo is not None and time.year in _YEARS

"""The bytes of a progress file, written and read; nothing in a file is believed before it was checked.

The file is JSON with one version of one answer on each line, so that a file that was cut off can say
where it ends. One that was changed by hand is read, and what was changed in it counts as new.
"""

import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from hashlib import sha256
from typing import Any

from ..limits import Limit
from .entry import (
    LARGEST_PROGRESS,
    Entry,
)
from .errors import PassphraseNeeded, ProgressError
from .progress_entry import entry_in_file, is_hash, is_time, item_of, text_field
from .seal import LARGEST_SEALED, SEALED
from .strict_json import parsed, refusal

FORMAT = "second-interview-workbook progress"
_SCHEMA = 1
END = "end of the workbook"

MOST_ENTRIES = Limit(
    10_000, "answers in a progress file", "This file has more than {limit:,} entries, as no progress file has."
)
LONGEST_SAID_OF_ITSELF = Limit(
    200,
    "characters of a nickname, an id or a version in a progress file",
    "This file was damaged or changed: what it says of itself is not as the workbook writes it.",
)
_LAST = re.compile(rf'"end"\s*:\s*"{END}"\s*\}}\s*\Z')
_OTHERS = {
    b"PK\x03\x04": "a ZIP archive",
    b"PK\x05\x06": "a ZIP archive",
    b"SQLite format 3\0": "a database file",
    b"\x89PNG": "a picture",
    b"\xff\xd8\xff": "a picture",
    b"GIF8": "a picture",
    b"RIFF": "a picture",
    b"%PDF": "a PDF",
    b"\x1f\x8b": "a compressed file",
}


@dataclass(frozen=True)
class Progress:
    """What a progress file holds.

    workbook : the id of the workbook it comes from. owner : the nickname. made : when. by : by which
    version of the workbook. changed_outside : the file is not as the workbook wrote it; then the versions
    that were changed are new ones, which replace only what they name.
    """

    workbook: str
    owner: str = field(repr=False)
    made: datetime
    by: str
    entries: tuple[Entry, ...] = field(repr=False)
    changed_outside: bool


def read_progress(data: bytes, passphrase: str | None = None) -> Progress:
    """What is in a progress file. passphrase : opens a sealed one.

    Raises `ProgressError` for anything that is not a whole progress file, `PassphraseNeeded` for a sealed
    one without a passphrase. The sentences quote nothing from the file.
    """
    document = _document(data)
    if document.get("format") == SEALED:
        if passphrase is None:
            raise PassphraseNeeded("This file is sealed. Its passphrase is needed to open it.")
        from .seal import opened

        document = _document(opened(data, passphrase))
    items = _checked(document)
    fits = document["sha256"] == _digest(document)
    entries = tuple(entry_in_file(number, item, fits) for number, item in enumerate(items, 1))
    _check_each_is_there_once(entries, items)
    made = datetime.fromisoformat(document["made"])
    return Progress(document["workbook"], document["owner"], made, document["by"], entries, not fits)


# Writing


def as_file(workbook: str, owner: str, by: str, entries: Iterable[Entry]) -> bytes:
    """A progress file with `entries`, in UTF-8. Raises `ProgressError` for text that is no text."""
    items = [item_of(entry) for entry in entries]
    document = {
        "format": FORMAT,
        "schema": _SCHEMA,
        "sha256": "",
        "workbook": workbook,
        "owner": owner,
        "made": datetime.now(UTC).isoformat(timespec="seconds"),
        "by": by,
        "count": len(items),
        "entries": items,
        "end": END,
    }
    return _as_lines(document | {"sha256": _digest(document)}).encode()


def _as_lines(document: Mapping[str, Any]) -> str:
    entries = ",\n".join(map(text_field, document["entries"]))
    members = {name: text_field(value) for name, value in document.items()}
    members["entries"] = f"[\n{entries}\n]" if entries else "[]"
    return "{\n" + ",\n".join(f'"{name}": {text}' for name, text in members.items()) + "\n}\n"


def _digest(document: Mapping[str, Any]) -> str:
    """SHA-256 of all that the document says but for its "sha256": sorted names, no spaces, UTF-8."""
    said = {name: value for name, value in document.items() if name != "sha256"}
    text = json.dumps(said, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    try:
        return sha256(text.encode()).hexdigest()
    except UnicodeEncodeError as error:
        raise refusal("This file has half a character in it, as no text has.") from error


# Reading


def _document(data: bytes) -> dict[str, Any]:
    """The members of a file. Raises `ProgressError` for a file that has none."""
    text = _decoded(data)
    try:
        document = parsed(text)
    except json.JSONDecodeError as error:
        raise _unreadable(text, error) from None
    if not isinstance(document, dict):
        raise _not_ours()
    return document


def _decoded(data: bytes) -> str:
    """The text of a file, which is not larger than it may be. Raises `ProgressError`."""
    if not data.strip():
        raise refusal("This file is empty.")
    if len(data) > (LARGEST_SEALED if SEALED.encode() in data[:1000] else LARGEST_PROGRESS):
        raise refusal(LARGEST_PROGRESS.sentence(mb=LARGEST_PROGRESS // 10**6))
    for start, kind in _OTHERS.items():
        if data.startswith(start):
            raise refusal(f"This is {kind}, not a progress file.")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = data[: error.start].decode("utf-8-sig")
        if error.reason == "unexpected end of data" and _is_ours(before):  # cut within a letter
            raise _incomplete(before) from None
        raise refusal("This file is not in UTF-8, as every progress file is.") from None


def _not_ours() -> ProgressError:
    return refusal("This is not a progress file of this workbook.")


def _is_ours(text: str) -> bool:
    """Whether the text begins as a progress file does, also when little of it is left."""
    start = "".join(text[:1000].split())
    ours = ["".join(f'{{"format":"{name}"'.split()) for name in (FORMAT, SEALED)]
    return any(start.startswith(one) or one.startswith(start) for one in ours)


def _unreadable(text: str, error: json.JSONDecodeError) -> ProgressError:
    """Why a text is not JSON: it was cut off, it was damaged, or it never was ours."""
    if not _is_ours(text):
        return _not_ours()
    ended = text.rstrip().endswith("}") if SEALED in text[:1000] else _LAST.search(text[-200:])
    if not ended and error.msg != "Extra data":
        return _incomplete(text)
    return refusal(f"This file was damaged or changed at line {error.lineno} and cannot be read.")


def _incomplete(text: str) -> ProgressError:
    """A sentence for a file that was cut off, with where it ends if that can be seen."""
    if SEALED in text[:1000]:
        return refusal("This file is incomplete (its end is missing).")
    lines = [line.strip().removesuffix(",") for line in text.split("\n") if line.startswith('{"key"')]
    whole = len(lines)
    if lines:
        try:
            json.loads(lines[-1])
        except ValueError:
            whole -= 1
    total = re.search(r'"count": ?(\d{1,6})\b', text[:2000])
    if whole and total:
        return refusal(f"This file is incomplete (it ends after entry {whole} of {total[1]}).")
    return refusal("This file is incomplete (it ends before its first entry).")


def _checked(document: dict[str, Any]) -> list[Any]:
    """The entries of a document whose other members are in order. Raises `ProgressError`."""
    if document.get("format") != FORMAT:
        raise _not_ours()
    schema, count, items = (document.get(name) for name in ("schema", "count", "entries"))
    if type(schema) is int and schema > _SCHEMA:
        raise refusal("This file was made by a newer version of the workbook. Update the workbook to use it.")
    names = [document.get(name) for name in ("workbook", "owner", "by")]
    if (
        not (type(schema) is int and schema == _SCHEMA)
        or not (type(count) is int and count >= 0)
        or not all(isinstance(name, str) and len(name) <= LONGEST_SAID_OF_ITSELF for name in names)
        or not is_time(document.get("made"))
        or not is_hash(document.get("sha256"))
        or not isinstance(items, list)
    ):
        raise refusal(LONGEST_SAID_OF_ITSELF.sentence())
    if max(count, len(items)) > MOST_ENTRIES:
        raise refusal(MOST_ENTRIES.sentence())
    if document.get("end") != END:
        raise refusal("This file is incomplete (it lacks its end).")
    if len(items) < count:
        raise refusal(f"This file is incomplete (it holds {len(items):,} of {count:,} entries).")
    if len(items) > count:
        raise refusal("This file was changed: it holds more entries than it says.")
    return items


def _check_each_is_there_once(entries: tuple[Entry, ...], items: list[dict[str, Any]]) -> None:
    """Also by what the file calls them: two that were changed apart must not have been one."""
    for names in ([(entry.key, entry.sha256) for entry in entries], [(item["key"], item["sha256"]) for item in items]):
        if len(set(names)) < len(names):
            raise refusal("This file was changed: it has an entry twice.")

"""Boards and lists as other programs save them in JSON, of any shape, read as rows."""

import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from ..answers.reading import shown
from .import_words import keys_of, squeezed
from .table import MOST_COLUMNS, Table

_GROUP = ("name", "title", "stage", "status", "label")
_LIST_OF_A_CARD = frozenset({"idlist", "listid", "columnid", "stageid", "statusid"})
_ROUND = ("round", "number", "no")
UNDER = "list"  # the column of what stands above a card on its board


def json_table(text: str) -> Table:
    """The records in a JSON file, wherever they stand in it.

    Raises `ValueError` with a sentence when it is no whole JSON, is nested too deeply, or has too many kinds of fields.
    """
    try:
        value = _json(text)
        records = [_flat(record) for record in _found(value)]
    except RecursionError:
        raise ValueError("This JSON is nested too deeply to be read. A list of applications is allowed.") from None
    columns = tuple(dict.fromkeys(column for record in records for column in record))
    if len(columns) > MOST_COLUMNS:
        raise ValueError(
            f"The records of this file have more than {MOST_COLUMNS} kinds of fields, which is the limit. "
            "Nothing was taken."
        )
    return Table(columns, tuple(records))


def _json(text: str) -> Any:
    try:
        return json.loads(text.lstrip("\ufeff"), parse_int=str, parse_float=str, parse_constant=str)
    except json.JSONDecodeError as error:
        lines = [line for line in text.splitlines() if line.strip()]
        if error.lineno > 1 and len(lines) > 1 and "Extra data" in error.msg:
            return [_one_line(line) for line in lines]
        raise ValueError(
            f"This is no whole JSON file: it cannot be read from line {error.lineno:,} on "
            f"({shown(text[error.pos : error.pos + 20]) or 'its end'}). Export it once more."
        ) from None


def _one_line(line: str) -> Any:
    try:
        return json.loads(line, parse_int=str, parse_float=str, parse_constant=str)
    except json.JSONDecodeError:
        raise ValueError(f"This is no whole JSON file: one line cannot be read ({shown(line)}).") from None


def _found(value: Any) -> Iterator[dict[str, Any]]:
    """The records in `value`, each with the name of the list that it stands in as its `UNDER`."""
    yield from _walk(value, "", dict(_named_lists(value)))


def _named_lists(value: Any) -> Iterator[tuple[str, str]]:
    """The names of the lists of a board by their ids, where cards only name the id."""
    if isinstance(value, dict):
        for key, inner in value.items():
            if squeezed(key) in ("lists", "columns", "stages", "statuses") and isinstance(inner, list):
                for one in inner:
                    if isinstance(one, dict) and isinstance(one.get("id"), str) and (name := _name(one)):
                        yield one["id"], name
            yield from _named_lists(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _named_lists(inner)


def _name(record: Mapping[str, Any]) -> str:
    return next((record[key] for key in _GROUP if isinstance(record.get(key), str) and record[key].strip()), "")


def _walk(value: Any, under: str, lists: Mapping[str, str]) -> Iterator[dict[str, Any]]:
    if isinstance(value, list):
        for inner in value:
            yield from _walk(inner, under, lists)
    elif isinstance(value, dict):
        above = under or _listed(value, lists)
        if _is_record(value, bool(above)):
            yield {**({UNDER: above} if above else {}), **value}
            return
        for key, inner in value.items():
            if isinstance(inner, dict | list):
                by_key = str(key) if keys_of("status", str(key)) else ""  # {"interview": [cards], "offer": […]}
                yield from _walk(inner, _name(value) or by_key or under, lists)


def _listed(record: Mapping[str, Any], lists: Mapping[str, str]) -> str:
    ids = (inner for key, inner in record.items() if squeezed(key) in _LIST_OF_A_CARD and isinstance(inner, str))
    return next((lists[one] for one in ids if one in lists), "")


def _is_record(value: Mapping[str, Any], on_a_board: bool) -> bool:
    """Whether it is one thing, not a list of things: it names an employer, a story or a question, or is a card."""
    holds_records = any(
        isinstance(inner, list) and any(isinstance(one, dict) for one in inner) and squeezed(key) in _CARDS
        for key, inner in value.items()
    )
    if holds_records:
        return False
    texts = {key for name, inner in value.items() if _says(inner) for key in keys_of("column", str(name))}
    if texts & {"employer", "question"} or {"situation", "action"} <= texts:
        return True
    titled = "title" in texts and bool(texts & {"status", "when", "outcome"})
    return titled or (on_a_board and "card" in texts)


_CARDS = frozenset({"cards", "items", "jobs", "applications", "tasks", "entries", "records", "lists", "columns"})


def _says(value: Any) -> bool:
    if isinstance(value, dict):
        return bool(_name(value))
    return isinstance(value, str) and bool(value.strip())


def _flat(record: Mapping[str, Any]) -> dict[str, str]:
    """The fields of a record as texts: "company.name", "interviews 2 at"."""
    flat: dict[str, str] = {}
    for name, value in _fields(record, ""):
        if plain := value.strip():
            flat.setdefault(" ".join(name.split()), plain)
        if len(flat) > MOST_COLUMNS:
            break
    return flat


def _fields(value: Any, name: str) -> Iterator[tuple[str, str]]:
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from _fields(inner, f"{name}.{key}" if name else str(key))
    elif isinstance(value, list):
        yield from _many(value, name)
    elif isinstance(value, bool):
        yield name, "yes" if value else "no"
    elif value is not None:
        yield name, _text(value)


def _many(values: list[Any], name: str) -> Iterable[tuple[str, str]]:
    """Several things in one field: interviews are counted by their round, anything else is one line."""
    if "interviews" in keys_of("column", name.rpartition(".")[2]):
        for place, one in enumerate(values, start=1):
            if isinstance(one, dict):
                number = next((str(one[key]) for key in _ROUND if str(one.get(key, "")).isdecimal()), str(place))
                for key, inner in one.items():
                    if key not in _ROUND:
                        yield from _fields(inner, f"{name} {number[:3]} {key}")
            else:
                yield from _fields(one, f"{name} {place}")
        return
    yield name, ", ".join(filter(None, (_name(one) if isinstance(one, dict) else _text(one) for one in values)))


def _text(value: Any) -> str:
    """What one value reads as; "" for what is no single value."""
    return "" if value is None or isinstance(value, dict | list) else str(value)

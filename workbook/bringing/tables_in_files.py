"""Tables and boards as other programs save them, read as rows: CSV with any delimiter, and JSON of any shape.

Everything in them is text, a cell that begins with = as well; nothing is worked out, run or opened.
"""

import csv
import io
import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from ..answers.csv_file import unmarked
from ..answers.reading import shown
from ..limits import Limit
from .found import Given
from .import_words import keys_of, squeezed

DELIMITERS = ",;\t|"
MOST_COLUMNS = Limit(
    200, "columns of a table", "This table has {count:,} columns; the limit is {limit}. Nothing was taken."
)
_SAMPLE, _SAMPLE_ROWS = 20_000, 20  # characters and rows that are looked at to find the delimiter and the header
JSON_ENDINGS, TABLE_ENDINGS = ("json", "jsonl", "ndjson"), ("csv", "tsv", "tab")
_GROUP = ("name", "title", "stage", "status", "label")
_LIST_OF_A_CARD = frozenset({"idlist", "listid", "columnid", "stageid", "statusid"})
_ROUND = ("round", "number", "no")
_RULE = " \t-:"  # of a line that only rules off the header, as Markdown has it
_NAMELESS = "Column "
UNDER = "list"  # the column of what stands above a card on its board


@dataclass(frozen=True)
class Table:
    """columns : their names, each once. rows : the texts by column; an empty cell has none.

    said : a sentence for whatever was noticed and could not be taken as it is.
    """

    columns: tuple[str, ...] = field(repr=False)
    rows: tuple[Mapping[str, str], ...] = field(repr=False)
    said: tuple[str, ...] = field(default=(), repr=False)


def table_of(given: Given) -> Table:
    """The table or board in what was given. Raises `ValueError` with one sentence."""
    table = json_table(given.text) if is_json(given) else csv_table(given.text)
    return Table(table.columns, table.rows, (*_encoding(given), *table.said))


def is_json(given: Given) -> bool:
    return given.ending in JSON_ENDINGS or given.text.lstrip()[:1] in ("{", "[")


def columns_at_first_sight(given: Given) -> tuple[str, ...]:
    """The names of the columns, for whoever asks what it is; none when they cannot be read. Never raises."""
    try:
        if is_json(given):
            return json_table(given.text).columns
        return _header(csv_sample(given.text))[1]
    except ValueError:
        return ()


def _encoding(given: Given) -> tuple[str, ...]:
    try:
        given.data.decode()
    except UnicodeDecodeError:
        if not given.data.startswith((b"\xff\xfe", b"\xfe\xff")):
            return ("The file does not say how its letters are written; it was read as Windows-1252. "
                    "If accents look wrong, save it as “CSV UTF-8”.",)  # fmt: skip
    return ()


# CSV.


def csv_sample(text: str) -> list[list[str]]:
    """The first rows, with the delimiter that makes most sense."""
    return _rows_with(text[:_SAMPLE], delimiter_of(text))[:_SAMPLE_ROWS]


def delimiter_of(text: str) -> str:
    """The one with which most columns have a name that is known; else the one that makes most columns."""
    sample = text[:_SAMPLE]
    if sample[:4].casefold() == "sep=" and sample[4:5] in DELIMITERS:
        return sample[4]
    return max(DELIMITERS, key=lambda mark: _worth(_rows_with(sample, mark)[:_SAMPLE_ROWS]))


def _worth(rows: list[list[str]]) -> tuple[int, int]:
    known = max((sum(is_known(cell) for cell in row) for row in rows), default=0)
    widths = Counter(len(row) for row in rows if row)
    return known, widths.most_common(1)[0][0] if widths else 0


def _rows_with(sample: str, delimiter: str) -> list[list[str]]:
    try:
        return list(csv.reader(io.StringIO(sample, newline=""), delimiter=delimiter, skipinitialspace=True))
    except csv.Error:
        return []


def is_known(column: str) -> bool:
    return bool(keys_of("column", column))


def _header(rows: list[list[str]]) -> tuple[int, tuple[str, ...]]:
    """Which of the first rows names the columns, and their names; ("Company", "Company (2)") for like ones."""
    known = [sum(is_known(cell) for cell in row) for row in rows[:10]]
    most = max(known, default=0)
    at = known.index(most) if most else 0
    names: dict[str, None] = {}
    counts: dict[str, int] = {}  # by name, so that many like ones are not counted anew for each
    for place, cell in enumerate(rows[at] if rows else []):
        name = base = " ".join(cell.split()) or f"{_NAMELESS}{place + 1}"
        count = counts.get(base, 1)
        while name in names:
            count += 1
            name = f"{base} ({count})"
        names[name], counts[base] = None, count
    return at, tuple(names)


def csv_table(text: str) -> Table:
    delimiter = delimiter_of(text)
    if text[:4].casefold() == "sep=":
        text = text.partition("\n")[2]
    at, columns = _header(_rows_with(text[:_SAMPLE], delimiter)[:_SAMPLE_ROWS])
    MOST_COLUMNS.check(len(columns))
    rows, longer = [], []
    for number, row in enumerate(_records(text, delimiter)):
        if number > at and any(cell.strip(_RULE) for cell in row):
            rows.append(
                {name: unmarked(cell.strip()) for name, cell in zip(columns, row, strict=False) if cell.strip()}
            )
            if any(cell.strip() for cell in row[len(columns) :]):
                longer.append(number + 1)
    used = {column for row in rows for column in row}
    named = tuple(column for column in columns if column in used or not column.startswith(_NAMELESS))
    return Table(named, tuple(rows), (*_before(at), *_longer(longer)))


def _before(at: int) -> tuple[str, ...]:
    return (f"What stands above the names of the columns is left out: {_lines(at)}.",) if at else ()


def _longer(rows: list[int]) -> tuple[str, ...]:
    if not rows:
        return ()
    first = ", ".join(f"{row:,}" for row in rows[:5])
    which = f"row {first}" if len(rows) == 1 else f"rows {first}{' and others' if len(rows) > 5 else ''}"
    return (f"There is more in {which} than there are columns; what stands beyond the last column is left out.",)


def _lines(count: int) -> str:
    return "1 row" if count == 1 else f"{count} rows"


def _records(text: str, delimiter: str) -> Iterator[list[str]]:
    """Every row. Raises `ValueError` naming the line from which on it cannot be read."""
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, skipinitialspace=True, strict=True)
    line = 1
    try:
        for row in reader:
            yield row
            line = reader.line_num + 1
    except csv.Error:
        raise ValueError(
            f"The table cannot be read from line {line:,} on: a quotation mark is opened there and not closed, "
            "or one cell is longer than 131,072 characters. Mend that line, or save the table as CSV once more."
        ) from None


# JSON.


def json_table(text: str) -> Table:
    """The records in a JSON file, wherever they stand in it."""
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

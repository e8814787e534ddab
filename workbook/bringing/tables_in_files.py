"""Tables and boards as other programs save them, read as rows: CSV with any delimiter, and JSON of any shape.

Everything in them is text, a cell that begins with = as well; nothing is worked out, run or opened.
"""

import csv
import io
from collections import Counter
from collections.abc import Iterator

from ..answers.csv_file import unmarked
from ..wording import counted, plural
from .found import Given
from .import_words import keys_of
from .json_board import json_table
from .table import MOST_COLUMNS, Table

DELIMITERS = ",;\t|"
_SAMPLE, _SAMPLE_ROWS = 20_000, 20  # characters and rows that are looked at to find the delimiter and the header
JSON_ENDINGS, TABLE_ENDINGS = ("json", "jsonl", "ndjson"), ("csv", "tsv", "tab")
_RULE = " \t-:"  # of a line that only rules off the header, as Markdown has it
_NAMELESS = "Column "


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
    known = max((sum(_is_known(cell) for cell in row) for row in rows), default=0)
    widths = Counter(len(row) for row in rows if row)
    return known, widths.most_common(1)[0][0] if widths else 0


def _rows_with(sample: str, delimiter: str) -> list[list[str]]:
    try:
        return list(csv.reader(io.StringIO(sample, newline=""), delimiter=delimiter, skipinitialspace=True))
    except csv.Error:
        return []


def _is_known(column: str) -> bool:
    return bool(keys_of("column", column))


def _header(rows: list[list[str]]) -> tuple[int, tuple[str, ...]]:
    """Which of the first rows names the columns, and their names; ("Company", "Company (2)") for like ones."""
    known = [sum(_is_known(cell) for cell in row) for row in rows[:10]]
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
    return (f"What stands above the names of the columns is left out: {counted(at, 'row')}.",) if at else ()


def _longer(rows: list[int]) -> tuple[str, ...]:
    if not rows:
        return ()
    first = ", ".join(f"{row:,}" for row in rows[:5])
    which = f"{plural(len(rows), 'row')} {first}{' and others' if len(rows) > 5 else ''}"
    return (f"There is more in {which} than there are columns; what stands beyond the last column is left out.",)


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

"""Tables for a spreadsheet, in which no text can become a formula.

A spreadsheet runs what begins with = + - @, also behind blanks and in full width. Such text gets a ' in front, which
a spreadsheet shows as text and `unmarked` takes away again. Numbers stay numbers.
"""

import csv
import io
from collections.abc import Iterable, Sequence

Cell = str | int | float | None

_STARTS = frozenset("=+-@\t\r\n\N{FULLWIDTH EQUALS SIGN}\N{FULLWIDTH PLUS SIGN}\N{FULLWIDTH HYPHEN-MINUS}"
                    "\N{FULLWIDTH COMMERCIAL AT}")  # fmt: skip
_MARK = "'"


def csv_text(header: Sequence[str], rows: Iterable[Sequence[Cell]]) -> str:
    """The table as CSV: every text in quotes and harmless; a byte-order mark, so that Excel reads it as UTF-8."""
    file = io.StringIO(newline="")
    writer = csv.writer(file, quoting=csv.QUOTE_NONNUMERIC)
    for row in [header, *rows]:
        writer.writerow([harmless(cell) if isinstance(cell, str) else cell for cell in row])
    return "\ufeff" + file.getvalue()


def unmarked(cell: str) -> str:
    """A cell of a table that `csv_text` wrote, as it was before it was made harmless."""
    return cell[1:] if cell.startswith(_MARK) and is_formula(cell[1:]) else cell


def harmless(text: str) -> str:
    """`text`, marked as text when a spreadsheet might run it."""
    return _MARK + text if is_formula(text) else text


def is_formula(text: str) -> bool:
    """Whether a spreadsheet might run `text`, or text that is marked already."""
    plain = text.lstrip(" \N{NO-BREAK SPACE}\N{IDEOGRAPHIC SPACE}\ufeff").lstrip(_MARK)
    return bool(plain) and plain.lstrip(" ")[:1] in _STARTS

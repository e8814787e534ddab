"""What a spreadsheet shows of a table that the workbook wrote."""

import csv
import io

from workbook.answers.csv_file import unmarked


def read_csv(text: str) -> list[list[str]]:
    """The rows, header first, every text as it was; numbers and None come as text."""
    rows = csv.reader(io.StringIO(text.removeprefix("\ufeff"), newline=""))
    return [[unmarked(cell) for cell in row] for row in rows]

"""A table of text that a page shows whoever reads it, without pandas.

All pages share one kernel, and pandas was most of what ten more pages needed in it (37 of 45 MiB).
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from html import escape


@dataclass(frozen=True)
class PlainTable:
    """A page shows it as HTML, folded away under its caption; a terminal and the tests of the pages as aligned text."""

    caption: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]

    def __repr__(self) -> str:
        lines = [self.columns, *self.rows]
        widths = [max(map(len, column)) for column in zip(*lines, strict=True)]
        aligned = ("  ".join(map(str.ljust, cells, widths)).rstrip() for cells in lines)
        return "\n".join((self.caption, *aligned))

    def _repr_html_(self) -> str:
        head = _row(f'<th scope="col">{_text(name)}</th>' for name in self.columns)
        body = (
            _row([f'<th scope="row">{_text(first)}</th>', *(f"<td>{_text(cell)}</td>" for cell in cells)])
            for first, *cells in self.rows
        )
        name = _text(self.caption)
        table = f"<table><caption>{name}</caption><thead>{head}</thead><tbody>{''.join(body)}</tbody></table>"
        return f"<details><summary>{name}</summary>{table}</details>"


def _text(words: str) -> str:
    """`words` for a page, with its frequencies ("1 in 3") held together on one line."""
    return re.sub(r"(\d+) (in|to) (\d+)", "\\1&nbsp;\\2&nbsp;\\3", escape(words))


def _row(cells: Iterable[str]) -> str:
    return f"<tr>{''.join(cells)}</tr>"

"""Where each kind of work starts: the range that counts while nothing else is known, as a table without pandas."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from html import escape

from ..content.roles import Role, roles
from ..odds import chance_of_offer, sentence
from ..odds.process import Process, rounds_to_offer

_COLUMNS = ("Kind of work", "People", "Chance of an offer")
_KINDS = {"source": "stated, not counted", "assumption": "our guess", "fitted": "for each seat, fitted"}


@dataclass(frozen=True)
class PlainTable:
    """A table of text. A page shows it as HTML, a terminal and the tests of the pages as aligned text."""

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
        caption = f"<caption>{_text(self.caption)}</caption>"
        return f"<table>{caption}<thead>{head}</thead><tbody>{''.join(body)}</tbody></table>"


def starting_odds() -> PlainTable:
    """What each kind of work starts from when nothing else is known."""
    rows = tuple((role.label, _people(role), _chance(role)) for role in roles().values())
    return PlainTable("Where each kind of work starts", _COLUMNS, rows)


def _people(role: Role) -> str:
    low, high = role.people
    return f"{low} to {high}{' ' if role.kind == 'fitted' else ', '}{_KINDS[role.kind]}"


def _chance(role: Role) -> str:
    return sentence(chance_of_offer(Process(rounds_to_offer(role.people, role.rounds_left))))


def _text(words: str) -> str:
    """`words` for a page, with its frequencies ("1 in 3") held together on one line."""
    return re.sub(r"(\d+) (in|to) (\d+)", "\\1&nbsp;\\2&nbsp;\\3", escape(words))


def _row(cells: Iterable[str]) -> str:
    return f"<tr>{''.join(cells)}</tr>"

"""A table that was brought in: its heads and its rows, wherever it stood."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from ..limits import Limit

MOST_COLUMNS = Limit(
    200, "columns of a table", "This table has {count:,} columns; the limit is {limit}. Nothing was taken."
)


@dataclass(frozen=True)
class Table:
    """columns : their names, each once. rows : the texts by column; an empty cell has none.

    said : a sentence for whatever was noticed and could not be taken as it is.
    """

    columns: tuple[str, ...] = field(repr=False)
    rows: tuple[Mapping[str, str], ...] = field(repr=False)
    said: tuple[str, ...] = field(default=(), repr=False)

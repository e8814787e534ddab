"""The pages in the order in which a person lives them: what each is called, how long it takes, what is prepared there.

`data/pages.csv` is the one home of all of it; a test holds the first words of every page, and the table of page 00, to
it, and its minutes to what the packs call most important.
"""

from dataclasses import dataclass
from functools import cache

from .data_files import data_rows


@dataclass(frozen=True)
class Page:
    """A page. name : of its file. minutes : for what matters most on it. areas : of the lists that stand on it.

    step : what it is called as a step from the invitation to what comes after; empty when it is none.
    """

    name: str
    title: str
    step: str
    minutes: int
    areas: tuple[str, ...]
    leaves: str


@cache
def pages() -> tuple[Page, ...]:
    """All pages, in order."""
    return tuple(
        Page(row["page"], row["title"], row["step"], int(row["minutes"]), tuple(row["areas"].split()), row["leaves"])
        for row in data_rows("pages.csv")
    )


def page_of(area: str) -> Page:
    """The page on which the lists of `area` stand. Raises `KeyError`."""
    return {one: page for page in pages() for one in page.areas}[area]

"""Where each kind of work starts: a table for every reader, of the numbers that the instrument starts from."""

import re
from datetime import date
from html.parser import HTMLParser

from workbook import starting_odds
from workbook.answers.applications import Application
from workbook.answers.catalogue import FIRST
from workbook.answers.standing import Clocks, standing
from workbook.content.roles import roles
from workbook.figures.plain_table import PlainTable
from workbook.odds import Candidate, sentence

TODAY = date(2026, 12, 1)


class Cells(HTMLParser):
    """The cells of a table as (tag, scope, text), row by row."""

    def __init__(self, html):
        super().__init__()
        self.rows, self.caption = [], ""
        self._open = None
        self.feed(html)

    def handle_starttag(self, tag, attributes):
        if tag == "tr":
            self.rows.append([])
        self._open = (tag, dict(attributes).get("scope"))

    def handle_data(self, text):
        tag, scope = self._open
        if tag in ("summary", "caption"):
            self.caption = text
        else:
            self.rows[-1].append((tag, scope, text.replace("\N{NO-BREAK SPACE}", " ")))


def test_each_kind_starts_where_the_pages_start_it():
    for role, row in zip(roles().values(), starting_odds().rows, strict=True):
        interview = Application(FIRST, role=role.key)
        chance = standing((interview,), Candidate(), Clocks(), TODAY).chance_of(interview)
        assert (row[0], row[2]) == (role.label, sentence(chance))


def test_a_fitted_range_is_a_ratio():
    for role, row in zip(roles().values(), starting_odds().rows, strict=True):
        assert ("for each seat" in row[1]) == (role.kind == "fitted")
        assert ("our guess" in row[1]) == (role.kind == "assumption")


def test_the_page_shows_a_table_with_heads_and_a_caption():
    table = starting_odds()
    shown = Cells(table._repr_html_())
    assert shown.caption == table.caption
    assert shown.rows[0] == [("th", "col", name) for name in table.columns]
    assert [[text for _tag, _scope, text in row] for row in shown.rows[1:]] == [list(row) for row in table.rows]
    assert {row[0][:2] for row in shown.rows[1:]} == {("th", "row")}


def test_its_twin_is_the_same_as_text():
    lines = repr(starting_odds()).splitlines()
    assert [tuple(re.split(r"  +", line)) for line in lines[1:]] == [starting_odds().columns, *starting_odds().rows]


def test_text_is_never_html():
    shown = PlainTable("<b>", ("<i>",), (("<script>",),))._repr_html_()
    assert not any(tag in shown for tag in ("<b>", "<i>", "<script>"))

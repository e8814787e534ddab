"""The minutes that pages promise: one home, and what matters most fits them."""

import json
import re
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from execute import TABLE_OF_PAGES, with_pages

from workbook.answers.situation import situation_from
from workbook.before.plan import plan
from workbook.before.readiness import jobs_of
from workbook.content.journey import Page, page_of, pages
from workbook.content.packs.library import library

NOTEBOOKS = Path(__file__).parents[2] / "notebooks"
CONTENT = library(())
WITH_LISTS = [page for page in pages() if page.areas]


def texts(page):
    """The text cells of a page, each as one line."""
    cells = json.loads((NOTEBOOKS / f"{page.name}.ipynb").read_text(encoding="utf-8"))["cells"]
    return ["".join(cell["source"]) for cell in cells if cell["cell_type"] == "markdown"]


def what_matters_most(page):
    """The minutes of what the packs call most important on a page, whatever the interview."""
    items = [item for item in CONTENT.checklist if item.area in page.areas and item.matters == 3]
    return sum(item.minutes for item in items if item.when != "day")


def test_every_page_is_there_in_order():
    assert [page.name for page in pages()] == sorted(path.stem for path in NOTEBOOKS.glob("*.ipynb"))
    assert page_of("stakeholders").title == "The people"
    with pytest.raises(KeyError):
        page_of("weather")


@pytest.mark.parametrize("page", WITH_LISTS, ids=lambda page: page.name)
def test_a_page_promises_what_its_most_important_items_take(page):
    most = what_matters_most(page)
    assert most <= page.minutes < most + 5


@pytest.mark.parametrize("page", pages(), ids=lambda page: page.name)
def test_the_first_words_of_a_page_say_so(page):
    head = texts(page)[0].replace("\n", " ")
    assert head.startswith(f"# {page.title} ")
    more = " for what matters most" if page.areas else ""  # without lists nothing is left out
    assert f"About {page.minutes} minutes{more}" in head
    assert re.findall(r"(\w+)[ -]minutes?\b", head) == [str(page.minutes)]


def test_the_table_of_page_00_says_the_same():
    (table,) = [text for text in texts(pages()[0]) if text.startswith("## The pages")]
    rows = re.findall(r"^\| (?:\*\*|\[)(.+?)(?:\*\*|\]\((.+)\.ipynb\)) \| (.+) \| (\d+) \|$", table, re.MULTILINE)
    assert rows == [
        (page.title, "" if page is pages()[0] else page.name, page.leaves, str(page.minutes)) for page in pages()
    ]


def test_the_table_is_written_from_the_list_of_pages_whichever_they_are():
    (table,) = [text for text in texts(pages()[0]) if text.startswith(TABLE_OF_PAGES)]
    assert with_pages(table, pages()) == table
    one_more = with_pages(table, [*pages(), Page("11-the-first-day", "The first day", "", 20, (), "whom to ask")])
    assert one_more == f"{table}\n| [The first day](11-the-first-day.ipynb) | whom to ask | 20 |"


def test_the_checklists_of_a_page_say_no_more_than_its_head():
    for page in WITH_LISTS[:5]:
        jobs = [job for job in jobs_of(CONTENT, situation_from({}.get), {}) if job.area in page.areas]
        assert sum(job.minutes for job in jobs if job.matters == 3) == what_matters_most(page)


def test_all_that_matters_most_fits_a_week_with_an_hour_a_day():
    monday = datetime(2026, 11, 23, 8)
    jobs = [job for job in jobs_of(CONTENT, situation_from({}.get), {}) if job.matters == 3]
    made = plan(monday, monday + timedelta(days=7), 1, jobs)
    assert made.left_out == ()
    assert sum(job.minutes for job in jobs) <= 5 * 60

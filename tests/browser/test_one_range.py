"""One open application has one range: four pages say the same words, whatever the shared luck."""

import re
from datetime import date, timedelta

import pytest
from playwright.sync_api import expect

from browser.waiting import until_recorded
from workbook.journal import Journal

PIPELINE = "02-your-pipeline"
# Where each page says it, beside the part's words about whom it is.
SAID = {
    "01-what-a-second-interview-means": (".wb-odds", ".wb-headline", ".wb-kicker"),
    PIPELINE: (".wb-applications", ".wb-headline", ".wb-list tbody th"),
    "08-afterwards": (".wb-waiting-part", ".wb-said-table tbody tr td:last-child", ".wb-said-table tbody tr"),
    "09-an-offer": (".wb-decision", ".wb-help:text-matches('chance today')", "label:text-matches('^An offer from')"),
}
AGAIN = "document.dispatchEvent(new Event('visibilitychange'))"  # the page is turned to
RANGE = r"(?:between .+? and .+?|up to .+?|at least .+?); about \d+ in \d+"


def words(text):
    """The range and the middle, without what a page has around them."""
    plain = " ".join(text.replace("\u00a0", " ").lower().split()).replace(" ;", ";")
    found = re.findall(RANGE, plain)
    assert len(found) == 1, f"No range, or more than one: {plain}"
    return found[0]


@pytest.mark.parametrize(
    ("silent", "expected"),
    [(0, "between 1 in 9 and 3 in 5; about 1 in 3"), (6, "between 1 in 15 and 9 in 20; about 1 in 4")],
    ids=["no silence", "after six days"],
)
def test_one_application_is_said_alike_on_four_pages_at_five_settings_of_shared_luck(lab, visit, silent, expected):
    journal = Journal(lab.home / "journal.sqlite3")
    journal.record("interview.role", "software")
    ahead, since = date.today() + timedelta(days=5), date.today() - timedelta(days=silent)
    journal.record_all({"interview.since": since.isoformat()} if silent else {"interview.when": f"{ahead}T10:00"})
    journal.close()
    pages = {name: visit(lab, name, instruments=2).page for name in SAID}
    pipeline = pages[PIPELINE]
    for percent in ("0", "25", "50", "75", "95"):
        pipeline.get_by_role("slider", name="Shared luck").fill(percent)
        employer = f"Harbour {percent}"  # what a page that has read the journal anew says, too
        pipeline.get_by_label("Employer").fill(employer)
        until_recorded(pipeline, lab, {"interview.employer": employer, "pipeline.travels": int(percent)})
        said = {}
        for name, (part, at, whose) in SAID.items():
            here = pages[name].locator(part)
            here.scroll_into_view_if_needed()  # what is out of sight reads nothing anew
            pages[name].evaluate(AGAIN)
            expect(here.locator(whose).first).to_contain_text(employer)
            said[name] = words(here.locator(at).first.text_content())
        assert said == dict.fromkeys(SAID, expected), percent

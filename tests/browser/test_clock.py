"""The server is in UTC, as on Binder and most hubs, and the person is not: pages 00, 02, 07 and 08 go by the person."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from icalendar import Calendar
from playwright.sync_api import expect

from browser.conftest import cleared
from browser.lab import Lab
from workbook.journal import Journal

ZONES = ["Pacific/Auckland", "Europe/Berlin"]
PARTS = {"00-start-here": 2, "02-your-pipeline": 3, "07-the-day": 6, "08-afterwards": 9}


@pytest.fixture(scope="module")
def server_in_utc(tmp_path_factory):
    lab = Lab(tmp_path_factory.mktemp("utc"))
    lab.environment["TZ"] = "UTC"
    try:
        lab.start()
        yield lab
    finally:
        lab.stop()


@pytest.fixture
def lab(browser, windows, desks, server_in_utc):
    return cleared(browser, [*windows.all, *desks.windows], server_in_utc)


def before_midnight(zone):
    """23:58 there, today or tomorrow by the server's clock."""
    there = datetime.now(UTC).astimezone(ZoneInfo(zone))
    return there.replace(hour=23, minute=58, second=0, microsecond=0)


def recorded(lab, when):
    journal = Journal(lab.home / "journal.sqlite3")
    journal.record("interview.when", f"{when:%Y-%m-%dT%H:%M}")
    journal.close()


def opened(visit, lab, name, now, zone, at=None):
    return visit(lab, name, instruments=PARTS[name], zone=zone, now=now, at=at).page


@pytest.mark.parametrize("zone", ZONES)
def test_midnight_passes_while_a_page_is_open(lab, visit, zone):
    now = before_midnight(zone)
    day = now.date() + timedelta(days=1)
    recorded(lab, datetime.combine(day, datetime.min.time().replace(hour=9, minute=30)))
    page = opened(visit, lab, "00-start-here", now, zone)
    form, ready = page.locator(".wb-interview"), page.locator(".wb-home")
    expect(form).to_contain_text(": tomorrow")
    expect(ready).to_contain_text("Tomorrow is your second interview.")
    page.clock.fast_forward("03:00")
    expect(form).to_contain_text(": today")
    expect(ready).to_contain_text("Today is your second interview.")
    expect(page.locator(".wb-clock")).not_to_contain_text("By your device")


@pytest.mark.parametrize("zone", ZONES)
def test_the_other_pages_go_by_the_same_day(lab, visit, zone):
    now = before_midnight(zone) + timedelta(minutes=12)
    begins = datetime.combine(now.date() + timedelta(days=8), datetime.min.time().replace(hour=9, minute=30))
    recorded(lab, begins)
    page = opened(visit, lab, "07-the-day", now, zone)
    expect(page.locator(".wb-plan .wb-summary")).to_contain_text("8 days to go")
    with page.expect_download() as download:
        page.get_by_role("button", name="Download for my calendar").click()
    entries = Calendar.from_ical(download.value.path().read_bytes()).walk("VEVENT")
    [start] = [one.decoded("dtstart") for one in entries if isinstance(one.decoded("dtstart"), datetime)]
    assert start == begins.replace(tzinfo=ZoneInfo(zone))
    assert start.utcoffset() == begins.replace(tzinfo=ZoneInfo(zone)).utcoffset()

    recorded(lab, datetime.combine(now.date(), datetime.min.time().replace(hour=16)))
    page = opened(visit, lab, "08-afterwards", now, zone, at=page)
    expect(page.locator("body")).to_contain_text("the interview is today. Silence counts from now on")
    expect(page.locator("body")).not_to_contain_text("The interview is on")

    page = opened(visit, lab, "02-your-pipeline", now, zone, at=page)
    since, refused = page.get_by_label("Their last word"), page.get_by_text("Their last word must be today or earlier.")
    since.fill(f"{now.date() + timedelta(days=1)}")
    expect(refused).to_be_visible()
    since.fill(f"{now.date()}")
    expect(refused).to_have_count(0)

"""The person's clock, and that nothing of the workbook but it asks a machine for the time or for its zone."""

import ast
import time
from collections import Counter
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbook import clock
from workbook.answers.moment import clock_there, next_turn
from workbook.answers.naming import moment_in_words

PACKAGE = Path(clock.__file__).parent
HERE = datetime(2026, 11, 28, 11, 57, tzinfo=UTC)


@pytest.fixture
def server(monkeypatch):
    """A server whose clock stands at `HERE`, in UTC as on most hubs."""
    monkeypatch.setenv("TZ", "UTC")
    time.tzset()
    monkeypatch.setattr(clock, "machine_now", lambda: HERE)
    yield
    monkeypatch.undo()
    time.tzset()


def told(zone, now=HERE, east=0):
    clock.hear(zone, now.timestamp() * 1000, east)


def test_without_a_browser_the_machine_counts(server):
    assert clock.now() == HERE
    assert clock.now().utcoffset() == timedelta(0)
    assert (clock.told_zone(), clock.doubt()) == ("", "")
    assert clock.zone() == clock.local_zone()


@pytest.mark.parametrize(
    ("zone", "day", "at"),
    [("Europe/Berlin", 28, "12:57"), ("Pacific/Auckland", 29, "00:57"), ("America/New_York", 28, "06:57")],
)
def test_the_zone_of_the_browser_counts(server, zone, day, at):
    told(zone)
    assert clock.today() == date(2026, 11, day)
    assert f"{clock.now():%H:%M}" == at
    assert clock.zone() == clock.told_zone() == zone
    assert moment_in_words(HERE) == at


def test_a_server_whose_clock_is_wrong_is_not_believed(server):
    told("Europe/Berlin", HERE + timedelta(hours=20))
    assert f"{clock.now():%d %H:%M}" == "29 08:57"
    assert moment_in_words(HERE - timedelta(minutes=7)) == "08:50"
    assert clock.doubt() == ""


def test_clocks_that_differ_by_more_than_a_day_are_said(server):
    told("Europe/Berlin", HERE + timedelta(days=400))
    assert clock.today() == date(2028, 1, 2)
    assert clock.doubt() == (
        "By your device it is Sunday 2 January 2028, by the computer behind this page Saturday 28 November 2026. "
        "The page goes by your device: if its clock is wrong, please set it."
    )


@pytest.mark.parametrize("now", [0, -1e15, 1e300, float("nan"), float("inf"), None, "soon", [], 4.2e12])
def test_a_time_that_can_be_none_is_said_and_the_zone_still_counts(server, now):
    clock.hear("Pacific/Auckland", now, 780)
    assert f"{clock.now():%Y-%m-%d %H:%M}" == "2026-11-29 00:57"
    assert clock.doubt() == (
        "The clock of your device cannot be right, so this page goes by another, where it is Sunday 29 November 2026."
    )


@pytest.mark.parametrize(
    "name", ["", "Etc/Unknown", "Mars/Phobos", "../../etc/passwd", "localtime", "Europe", "a" * 9999, 7]
)
def test_a_zone_without_a_known_name_counts_by_its_minutes_and_is_none_for_a_calendar(server, name):
    told(name, east=780)
    assert f"{clock.now():%d %H:%M}" == "29 00:57"
    assert clock.zone() == ""


@pytest.mark.parametrize("east", [None, "x", 1e9, float("nan"), []])
def test_what_tells_nothing_leaves_the_machine(server, east):
    told("Mars/Phobos", east=east)
    assert clock.now() == HERE
    assert clock.zone() == clock.local_zone()


def test_the_browser_that_told_last_counts(server):
    told("Europe/Berlin")
    told("Pacific/Auckland")
    assert clock.zone() == "Pacific/Auckland"
    clock.forget()
    assert clock.told_zone() == ""


def test_the_zone_of_the_interview_wins_over_that_of_the_browser(server):
    told("Europe/Berlin")
    assert clock_there(clock.now(), "Pacific/Auckland") == datetime(2026, 11, 29, 0, 57)
    assert clock_there(clock.now(), None) == datetime(2026, 11, 28, 12, 57)


@pytest.mark.parametrize(
    ("when", "zone", "turn"),
    [
        (None, None, "2026-11-28T23:00"),  # midnight in Berlin
        (None, "Mars/Phobos", "2026-11-28T23:00"),
        (None, "America/New_York", "2026-11-28T23:00"),
        (None, "Asia/Kolkata", "2026-11-28T18:30"),  # midnight there comes first
        (datetime(2026, 11, 28, 14), None, "2026-11-28T13:00:01"),
        (datetime(2026, 11, 28, 14), "America/New_York", "2026-11-28T19:00:01"),
        (datetime(2026, 11, 28, 9), None, "2026-11-28T23:00"),  # it has begun
    ],
)
def test_what_is_said_of_days_changes_at_the_next_midnight_or_when_the_interview_begins(server, when, zone, turn):
    told("Europe/Berlin")
    assert next_turn(clock.now(), when, zone) == datetime.fromisoformat(f"{turn}+00:00")


ZONES = ("America/Santiago", "Africa/Cairo", "Asia/Beirut", "Europe/Berlin", "Australia/Lord_Howe", "America/Havana")


@given(st.sampled_from(ZONES), st.datetimes(datetime(2026, 1, 1), datetime(2027, 12, 31)))
def test_no_day_passes_without_a_turn(zone, at):
    """Also where the clocks go forward at midnight, so that there is none that day."""
    now = at.replace(tzinfo=UTC).astimezone(clock.ZoneInfo(zone))
    turn = next_turn(now, None, None)
    just_before, then = (one.astimezone(now.tzinfo).date() for one in (turn - timedelta(seconds=1), turn))
    assert just_before == now.date() or zone in ("America/Havana",)
    assert timedelta(0) < turn - now <= timedelta(hours=25, seconds=1)
    assert then == now.date() + timedelta(days=1)


ASKS = {
    *("date.today", "datetime.today", "datetime.now", "datetime.utcnow", "datetime.date.today"),
    *("time.time", "time.ctime", "time.localtime", "time.timezone", "time.tzname"),
}


def asks(path):
    """What in the module at `path` asks the machine for its time or its zone."""
    tree = ast.walk(ast.parse(path.read_text(encoding="utf-8")))
    nodes = [node for node in tree if isinstance(node, ast.Call | ast.Attribute)]
    said = Counter(ast.unparse(node) for node in nodes)
    said["datetime.now"] -= said["datetime.now(UTC)"]
    bare = {"astimezone()" for one in said if one.endswith(".astimezone()")}
    return bare | {one for one in ASKS | {"datetime.now(UTC)"} if said[one] > 0}


def test_one_module_asks_the_machine_for_the_time():
    """The journal notes times, in UTC, and no days: they are said by `clock.local`."""
    found = {}
    for path in PACKAGE.rglob("*.py"):
        name = path.relative_to(PACKAGE).as_posix()
        if name != "clock.py" and (said := asks(path)):
            found[name] = said
    in_utc = {"entry", "files", "presence", "progress_file", "snapshots"}
    assert found == {f"journal/{name}.py": {"datetime.now(UTC)"} for name in in_utc} | {
        "journal/files.py": {"datetime.now(UTC)", "time.time"}  # how old a file is
    }


def test_the_one_module_is_found_out():
    assert asks(PACKAGE / "clock.py") == {"datetime.now(UTC)", "astimezone()"}

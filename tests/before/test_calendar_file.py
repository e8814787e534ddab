"""The calendar file, read back by two other readers, and the time zones."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from examples import one_in
from hypothesis import given
from hypothesis import strategies as st
from icalendar import Calendar
from second_reader import read_alone

from workbook.before.calendar_file import calendar_file, moment_in_zone
from workbook.before.jobs import Job, Task
from workbook.before.plan import plan
from workbook.clock import local_zone, zones

NOW = datetime(2026, 11, 23, 10, 0, 30, tzinfo=UTC)
SOON = datetime(2026, 12, 3, 14)
TASK = Task(date(2026, 12, 1), 20, "Tell my story", "story", "prepare")
FAMILY = "\N{WOMAN}\N{ZERO WIDTH JOINER}\N{MAN}\N{ZERO WIDTH JOINER}\N{GIRL}"

# A zone, a time on the wall, the same moment in UTC: on both sides of each change of the clocks.
MOMENTS = [
    ("Europe/London", "2026-03-28T09:00", "2026-03-28T09:00"),
    ("Europe/London", "2026-03-29T00:59", "2026-03-29T00:59"),
    ("Europe/London", "2026-03-29T02:00", "2026-03-29T01:00"),
    ("Europe/London", "2026-03-30T09:00", "2026-03-30T08:00"),
    ("Europe/London", "2026-10-24T09:00", "2026-10-24T08:00"),
    ("Europe/London", "2026-10-25T02:00", "2026-10-25T02:00"),
    ("America/New_York", "2026-03-07T09:00", "2026-03-07T14:00"),
    ("America/New_York", "2026-03-08T03:00", "2026-03-08T07:00"),
    ("America/New_York", "2026-03-09T09:00", "2026-03-09T13:00"),
    ("America/New_York", "2026-11-01T00:59", "2026-11-01T04:59"),
    ("America/New_York", "2026-11-02T09:00", "2026-11-02T14:00"),
    ("Australia/Sydney", "2026-04-03T09:00", "2026-04-02T22:00"),
    ("Australia/Sydney", "2026-04-06T09:00", "2026-04-05T23:00"),
    ("Australia/Sydney", "2026-10-02T09:00", "2026-10-01T23:00"),
    ("Australia/Sydney", "2026-10-05T09:00", "2026-10-04T22:00"),
    ("Asia/Kolkata", "2026-03-30T09:00", "2026-03-30T03:30"),
    ("Asia/Kolkata", "2026-12-30T09:00", "2026-12-30T03:30"),
    ("Pacific/Apia", "2021-04-02T09:00", "2021-04-01T19:00"),
    ("Pacific/Apia", "2021-04-05T09:00", "2021-04-04T20:00"),
    ("Pacific/Apia", "2026-12-03T09:00", "2026-12-02T20:00"),
    ("Africa/Casablanca", "2026-02-14T09:00", "2026-02-14T08:00"),
    ("Africa/Casablanca", "2026-02-16T09:00", "2026-02-16T09:00"),
    ("Europe/Dublin", "2026-07-01T09:00", "2026-07-01T08:00"),
    ("Asia/Kathmandu", "2026-07-01T09:00", "2026-07-01T03:15"),
    ("UTC", "2026-07-01T09:00", "2026-07-01T09:00"),
    ("Etc/UTC", "2026-07-01T09:00", "2026-07-01T09:00"),
    ("Etc/GMT+5", "2026-07-01T09:00", "2026-07-01T14:00"),
]


def made(tasks=(TASK,), interview=SOON, zone="Europe/London", now=NOW):
    return calendar_file(tasks, interview, zone, now=now)


def entries(file):
    return Calendar.from_ical(file).walk("VEVENT")


def lines(file):
    assert file.endswith(b"\r\n")
    return file.split(b"\r\n")


# vobject knows the clocks from 2000 to 2037 only.
FAR_OFF = [
    ("Europe/London", "2045-07-03T09:00", "2045-07-03T08:00"),
    ("Pacific/Apia", "2011-12-29T09:00", "2011-12-29T19:00"),
    ("Pacific/Apia", "2011-12-31T09:00", "2011-12-30T19:00"),
]


# Times.


@pytest.mark.parametrize(("zone", "wall", "moment"), MOMENTS)
def test_two_readers_find_the_same_moment(zone, wall, moment):
    file = made((), datetime.fromisoformat(wall), zone)
    expected = datetime.fromisoformat(moment).replace(tzinfo=UTC)
    assert entries(file)[0].start.astimezone(UTC) == expected
    assert read_alone(file.decode()).vevent.dtstart.value.astimezone(UTC) == expected


@pytest.mark.parametrize(("zone", "wall", "moment"), [row for row in MOMENTS + FAR_OFF if "UTC" not in row[0]])
def test_the_file_itself_says_when_the_clocks_change(zone, wall, moment):
    """Under a name that no reader knows, they have nothing but the file to go by."""
    unknown = f"Nowhere/{zone.replace('/', '-')}-{wall.replace(':', '')}"
    file = made((), datetime.fromisoformat(wall), zone).decode().replace(zone, unknown)
    expected = datetime.fromisoformat(moment).replace(tzinfo=UTC)
    assert f"DTSTART;TZID={unknown}:" in file
    assert entries(file.encode())[0].start.astimezone(UTC) == expected
    read = read_alone(file)  # it takes a zone that was UTC from 2000 to 2020 for UTC, so ask the zone itself
    assert datetime.fromisoformat(wall).replace(tzinfo=read.vtimezone.tzinfo).astimezone(UTC) == expected


def test_the_clocks_change_at_the_time_they_showed_before():
    file = made((), datetime(2026, 3, 30, 9)).decode()
    assert "BEGIN:DAYLIGHT\r\nDTSTART:20260329T010000\r\n" in file
    assert "BEGIN:STANDARD\r\nDTSTART:20261025T020000\r\n" in file


@one_in(3)
@given(
    st.sampled_from([zone for zone in zones() if not zone.startswith("Etc/")]),
    st.datetimes(datetime(2024, 1, 1), datetime(2040, 1, 1)),
)
def test_every_zone_of_the_world_is_written_and_read(zone, wall):
    wall = wall.replace(second=0, microsecond=0)
    moment, _ = moment_in_zone(wall, zone)
    event = entries(made((), wall, zone))[0]
    assert event.start.astimezone(UTC) == moment.astimezone(UTC)


@pytest.mark.parametrize(
    ("zone", "wall", "taken", "sentence"),
    [
        (
            "Europe/London",
            "2026-03-29T01:30",
            "2026-03-29T02:30",
            "Sunday 29 March 2026, 01:30 does not exist in Europe/London: the clocks go forward then. "
            "The time was taken as Sunday 29 March 2026, 02:30.",
        ),
        (
            "America/New_York",
            "2026-11-01T01:30",
            "2026-11-01T01:30",
            "Sunday 1 November 2026, 01:30 comes twice in America/New_York: the clocks go back then. "
            "The first one was taken, before they go back.",
        ),
        (
            "Pacific/Apia",
            "2011-12-30T09:00",
            "2011-12-31T09:00",
            "Friday 30 December 2011, 09:00 does not exist in Pacific/Apia: the clocks go forward then. "
            "The time was taken as Saturday 31 December 2011, 09:00.",
        ),
        ("Europe/London", "2026-03-29T02:00", "2026-03-29T02:00", ""),
        ("Asia/Kolkata", "2026-03-29T01:30", "2026-03-29T01:30", ""),
    ],
)
def test_a_time_that_the_clocks_skip_or_show_twice_is_explained(zone, wall, taken, sentence):
    moment, said = moment_in_zone(datetime.fromisoformat(wall), zone)
    assert (moment.replace(tzinfo=None), said) == (datetime.fromisoformat(taken), sentence)
    assert entries(made((), datetime.fromisoformat(wall), zone))[0].start.astimezone(UTC) == moment.astimezone(UTC)


def test_of_a_time_that_comes_twice_the_first_is_taken_however_it_is_folded():
    for fold in (0, 1):
        moment, said = moment_in_zone(datetime(2026, 10, 25, 1, 30, fold=fold), "Europe/London")
        assert (moment.utcoffset(), bool(said)) == (timedelta(hours=1), True)


def test_an_interview_that_lasts_over_a_change_of_the_clocks_keeps_its_length():
    event = entries(made((), datetime(2026, 10, 25, 1, 30)))[0]
    assert event["duration"].dt == timedelta(hours=1)
    assert "dtend" not in event


# What is in it.


def test_a_task_is_a_day_that_blocks_no_time():
    task = entries(made())[1]
    assert (task["summary"], task.start, task.end) == (
        "Tell my story (20 min)",
        date(2026, 12, 1),
        date(2026, 12, 2),
    )
    assert (task["transp"], task["class"]) == ("TRANSPARENT", "PRIVATE")
    assert task["dtstamp"].dt == NOW
    read = read_alone(made().decode()).vevent_list[1]
    assert (read.dtstart.value, read.summary.value) == (date(2026, 12, 1), "Tell my story (20 min)")


def test_a_task_that_takes_no_time_says_no_minutes():
    assert entries(made([Task(date(2026, 12, 1), 0, "Set off", "set-off", "day")]))[1]["summary"] == "Set off"


def test_the_interview_blocks_its_time_says_little_and_rings_twice():
    event = entries(made())[0]
    assert (event["summary"], event["class"], "transp" in event) == ("Second interview", "PRIVATE", False)
    assert [alarm["trigger"].dt for alarm in event.walk("VALARM")] == [timedelta(days=-1), timedelta(hours=-2)]
    assert not {"location", "description", "organizer", "attendee"} & {name.lower() for name in event}


def test_an_entry_keeps_its_uid_and_two_never_share_one():
    tasks = plan(NOW.replace(tzinfo=None), SOON, 2, [Job(f"job-{n}", "Do it", 90, "fit") for n in range(30)]).tasks
    first, later = made(tasks), made(tasks, SOON + timedelta(hours=1), now=NOW + timedelta(days=1))
    uids = [str(entry["uid"]) for entry in entries(first)]
    assert uids == [str(entry["uid"]) for entry in entries(later)]
    assert len(set(uids)) == len(uids) == len(tasks) + 1
    assert "story" not in str(entries(made())[1]["uid"])


def test_only_tasks_and_only_an_interview():
    assert [entry["summary"] for entry in entries(made(interview=None))] == ["Tell my story (20 min)"]
    assert b"VTIMEZONE" not in made(interview=None)
    assert len(entries(made(()))) == 1
    undated = Task(None, 20, "Some day", "x", "prepare")
    assert len(entries(made([undated, TASK]))) == 2


def test_utc_is_written_with_a_z():
    file = made((), zone="UTC")
    assert b"DTSTART:20261203T140000Z" in file
    assert b"VTIMEZONE" not in file


def test_the_same_values_make_the_same_bytes():
    assert made() == made()


# Text.


@pytest.mark.parametrize(
    "text",
    [
        "a, b; c \\ d",
        "two\nlines",
        "\\n is not a new line",
        "\\\\, \\;",
        '"quoted": (20%)',
        f"{FAMILY * 40}",
        "é" * 100,
        "漢字" * 60,
        "محمد " * 30,
        "x" * 900,
        "BEGIN:VEVENT",
        "e\u0301" * 90,
    ],
)
def test_text_comes_back_as_it_was(text):
    file = made([Task(date(2026, 12, 1), 5, text, "story", "prepare")])
    assert max(map(len, lines(file))) <= 75
    assert [str(entry["summary"]) for entry in entries(file)] == ["Second interview", f"{text} (5 min)"]
    for line in lines(file):
        line.decode()  # no letter is cut in two
    assert read_alone(file.decode()).vevent_list[1].summary.value == f"{text} (5 min)"


@pytest.mark.parametrize("broken", ["\x00", "\x07", "\x1b", "\x7f", "\x85", "\u2028", "\u2029", "\r", "\v", "\ud800"])
def test_characters_that_break_files_do_not_get_in(broken):
    file = made([Task(date(2026, 12, 1), 5, f"one{broken}two", "story", "prepare")])
    text = file.decode()
    assert not any((ord(c) < 32 and c not in "\r\n") or c in "\x7f\x85\u2028\u2029" for c in text)
    assert len(text.split("\r\n")) == len(text.splitlines()) + 1
    assert [entry["summary"] for entry in entries(file)][1] in ("one two (5 min)", "one\ntwo (5 min)")


@one_in(3)
@given(st.text(min_size=1, max_size=300))
def test_whatever_is_typed_makes_a_file_that_can_be_read(text):
    file = made([Task(date(2026, 12, 1), 5, text, "story", "prepare")])
    assert max(map(len, lines(file))) <= 75
    assert len(entries(file)) == 2
    assert len(read_alone(file.decode()).vevent_list) == 2


# Zones.


def test_the_zones_are_sorted_and_are_places():
    names = zones()
    assert names == sorted(names)
    assert {"Europe/London", "America/New_York", "UTC"} <= set(names)
    assert not {"Factory", "localtime", "posixrules"} & set(names)
    names.clear()
    assert zones()


@pytest.mark.parametrize(
    ("named", "linked", "zone"),
    [
        ("Europe/London", None, "Europe/London"),
        (":Asia/Kolkata", None, "Asia/Kolkata"),
        ("/usr/share/zoneinfo/Asia/Tokyo", None, "Asia/Tokyo"),
        ("", "usr/share/zoneinfo/America/New_York", "America/New_York"),
        ("EST5EDT,M3.2.0,M11.1.0", "usr/share/zoneinfo/America/New_York", "America/New_York"),
        ("Mars/Phobos", None, ""),
        ("", "elsewhere/Europe/London", ""),
        ("", None, ""),
    ],
)
def test_the_zone_of_this_computer_is_guessed(tmp_path, named, linked, zone):
    link = tmp_path / "localtime"
    if linked:
        link.symlink_to(tmp_path / linked)
    assert local_zone({"TZ": named}, link, here=ZoneInfo(zone or "UTC")) == zone


@pytest.mark.parametrize("named", ["Europe/London", "Asia/Tokyo"])
def test_a_zone_that_does_not_agree_with_the_clock_is_not_taken(tmp_path, named):
    """In Abidjan the clocks never change: in winter they show what they show in London."""
    assert local_zone({"TZ": named}, tmp_path / "localtime", here=ZoneInfo("Africa/Abidjan")) == ""


def test_a_link_in_a_circle_is_no_zone(tmp_path):
    (tmp_path / "localtime").symlink_to(tmp_path / "localtime")
    assert local_zone({}, tmp_path / "localtime") == ""


def test_the_guess_for_this_computer_is_a_zone_or_nothing():
    assert local_zone() in {"", *zones()}


# What is refused.

BAD_ZONES = [
    "",
    " ",
    "Mars/Phobos",
    "europe/london",
    "Europe/London ",
    "Europe\\London",
    "../../etc/passwd",
    "/etc/localtime",
    "Europe",
    "Factory",
    "localtime",
    "Europe/London\x00",
    "+01:00",
    "x" * 5000,
    None,
    3,
    ZoneInfo("Europe/London"),
    ["UTC"],
]


@pytest.mark.parametrize("zone", BAD_ZONES)
def test_a_zone_that_is_none_is_refused_with_a_sentence(zone):
    for ask in (lambda: moment_in_zone(SOON, zone), lambda: made(zone=zone)):
        with pytest.raises(ValueError, match=r"^Time zone must be .*Europe/London\. You gave: .*\.$") as refusal:
            ask()
        assert len(str(refusal.value)) < 160


@pytest.mark.parametrize(
    ("values", "field"),
    [
        ({"interview": "2026-12-03"}, "Interview"),
        ({"interview": date(2026, 12, 3)}, "Interview"),
        ({"interview": SOON.replace(tzinfo=UTC)}, "Interview"),
        ({"interview": datetime(1999, 12, 31)}, "Interview"),
        ({"interview": datetime(2101, 1, 1)}, "Interview"),
        ({"interview": datetime(9999, 12, 31, 23, 59)}, "Interview"),
        ({"interview": datetime(1, 1, 1)}, "Interview"),
        ({"interview": None, "tasks": ()}, "There is nothing"),
        ({"interview": None, "tasks": [Task(None, 5, "x", "x", "day")]}, "There is nothing"),
        ({"tasks": [TASK] * 5001}, "Tasks"),
    ],
)
def test_bad_values_are_refused_with_a_sentence(values, field):
    with pytest.raises(ValueError, match=f"^{field}\\b.*\\.$") as refusal:
        made(**values)
    assert len(str(refusal.value)) < 160

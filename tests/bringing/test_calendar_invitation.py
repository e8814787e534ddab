"""An invitation in a calendar file: whatever its clock, its kind of change, its people."""

from pathlib import Path

import pytest

from bringing.reading import found, moments, ticked

INVITATION = (Path(__file__).parent / "given" / "invite-google-utc.ics").read_text()
START, END = "DTSTART:20261208T083000Z", "DTEND:20261208T101500Z"


def with_lines(*lines, start=START, end=END, text=INVITATION):
    more = "".join(f"{line}\n" for line in lines)
    return text.replace(START, start).replace(END, end).replace("SUMMARY:", f"{more}SUMMARY:")


def test_an_invitation_in_utc_is_shown_on_the_persons_clock():
    assert ticked(INVITATION) == {
        "interview.when": "2026-12-08T09:30",
        "plan.zone": "Europe/Berlin",
        "process.length": "1 hour 45 minutes",
        "process.address": "https://meet.example.test/x",
        "process.place": "video",
        "name": "Panel One",
    }


@pytest.mark.parametrize(
    ("zone", "answers", "when"),
    [
        ("Pacific/Auckland", {}, ("2026-12-08T21:30", "Pacific/Auckland")),
        ("America/New_York", {"plan__zone": "Europe/London"}, ("2026-12-08T08:30", "Europe/London")),  # it was chosen
        ("", {}, ("2026-12-08T08:30", "UTC")),
    ],
)
def test_whose_clock_it_is_shown_on(zone, answers, when):
    assert moments(INVITATION, zone=zone, **answers) == [(*when, True)]


def test_the_calendars_own_zone_comes_first():
    text = INVITATION.replace("METHOD:REQUEST", "METHOD:REQUEST\nX-WR-TIMEZONE:Europe/Lisbon")
    assert moments(text) == [("2026-12-08T08:30", "Europe/Lisbon", True)]


@pytest.mark.parametrize(
    ("start", "when"),
    [
        ("DTSTART;TZID=America/New_York:20261208T083000", ("2026-12-08T08:30", "America/New_York", True)),
        ("DTSTART;TZID=W. Europe Standard Time:20261208T083000", ("2026-12-08T08:30", "Europe/Berlin", True)),
        ("DTSTART;TZID=/vendor.test/Europe/Paris:20261208T083000", ("2026-12-08T08:30", "Europe/Paris", True)),
        ("DTSTART;TZID=Customized Time Zone:20261208T083000", ("2026-12-08T08:30", "", False)),
        ("DTSTART:20261208T083000", ("2026-12-08T08:30", "", True)),  # floating: as the clock there shows it
    ],
)
def test_the_zone_of_the_file(start, when):
    text = with_lines(start=start, end="DURATION:PT2H")
    assert moments(text) == [when]
    assert ticked(text)["process.length"] == "2 hours"


def test_a_zone_that_is_not_known_is_said_once():
    (when, *_others) = found(with_lines(start="DTSTART;TZID=Mars:20261208T083000")).proposed
    assert when.note == (
        "The file names a time zone that is not known here (“\u2068Mars\u2069”), "
        "so this is taken as the clock shows it where the interview is."
    )


def test_the_date_stands_behind_as_many_people_as_there_are():
    """Outlook writes everybody before the date."""
    people = [f"ATTENDEE;CN=P{number}:mailto:p{number}@example.test" for number in range(300)]
    event = INVITATION.replace(f"{START}\n", "").replace(END, "\n".join([*people, START, END]))
    assert moments(event) == [("2026-12-08T09:30", "Europe/Berlin", True)]


@pytest.mark.parametrize("instant", ["20261025T003000Z", "20261025T013000Z"])
def test_an_hour_that_comes_twice_is_one_moment(instant):
    from datetime import datetime
    from zoneinfo import ZoneInfo

    ((when, zone, _ticked),) = moments(with_lines(start=f"DTSTART:{instant}", end="DURATION:PT1H"))
    assert (when, zone) == ("2026-10-25T02:30", "Europe/Berlin")
    assert datetime.fromisoformat(when).replace(tzinfo=ZoneInfo(zone)).minute == 30


def test_a_whole_day_has_no_time_and_says_so():
    told = found(with_lines(start="DTSTART;VALUE=DATE:20261208", end=""))
    assert not any("interview.when" in one.answers for one in told.proposed)
    assert told.left_out == (
        "The file names a whole day, Tuesday 8 December 2026, and no time. Enter the date and time yourself.",
    )


def test_a_change_stands_beside_what_is_entered():
    told = found(with_lines("SEQUENCE:2"), interview__when="2026-12-07T14:00")
    assert told.what == "A changed invitation from a calendar file (change 2)."
    assert not told.proposed[0].ticked
    assert told.proposed[0].note == (
        "You have Monday 7 December 2026, 14:00; the invitation says Tuesday 8 December 2026, 09:30."
    )


def test_of_two_versions_the_newer_counts():
    older = INVITATION.partition("BEGIN:VEVENT")[2].partition("END:VEVENT")[0].replace("T083000Z", "T070000Z")
    text = with_lines("SEQUENCE:1").replace("END:VCALENDAR", f"BEGIN:VEVENT{older}END:VEVENT\nEND:VCALENDAR")
    assert moments(text) == [("2026-12-08T09:30", "Europe/Berlin", True)]


@pytest.mark.parametrize("how", [("METHOD:REQUEST", "METHOD:CANCEL"), ("SUMMARY:", "STATUS:CANCELLED\nSUMMARY:")])
def test_a_cancelled_one_sets_the_date_aside_only_when_it_is_that_date_and_is_ticked(how):
    cancelled = INVITATION.replace(*how)
    (one,) = found(cancelled, interview__when="2026-12-08T09:30").proposed
    assert (dict(one.answers), one.ticked) == ({"interview.when": ""}, False)
    told = found(cancelled, interview__when="2026-12-07T09:30")
    assert (told.proposed, len(told.left_out)) == ((), 1)


def test_one_that_repeats_is_not_repeated():
    moment = found(with_lines("RRULE:FREQ=SECONDLY")).proposed[0]
    assert (moment.ticked, moment.note) == (False, "It repeats; this is the first time.")


def test_of_several_events_the_person_says_which():
    other = "BEGIN:VEVENT\nUID:2\nDTSTART:20261209T100000Z\nDURATION:PT2H\nLOCATION:14 Mill Road\\, Leeds\nEND:VEVENT\n"
    told = found(INVITATION.replace("END:VCALENDAR", f"{other}END:VCALENDAR"))
    assert told.what == "2 events from a calendar file."
    assert [(one.ticked, one.one_of) for one in told.proposed] == [(False, "when"), (False, "when")]
    assert told.proposed[1].answers == {
        "interview.when": "2026-12-09T11:00",
        "plan.zone": "Europe/Berlin",
        "process.length": "2 hours",
        "process.address": "14 Mill Road, Leeds",
        "process.place": "on_site",
    }


def test_who_may_be_the_person_and_who_only_sent_it_are_not_ticked():
    text = with_lines(
        "ATTENDEE;CN=Ada;RSVP=TRUE:mailto:ada@mail.test", "ATTENDEE;CUTYPE=ROOM;CN=Room 5:mailto:r@example.test"
    )
    people = {one.shown: one.ticked for one in found(text).proposed if one.into == "people"}
    assert people == {"Panel One": True, "Ada": False, "Recruiting": False}


def test_someone_without_a_name_is_called_by_the_address_and_the_address_is_not_taken():
    told = found(with_lines("ATTENDEE:mailto:maria.schmidt@example.test"))
    assert "Maria Schmidt" in [one.shown for one in told.proposed]
    assert "@" not in str([dict(one.answers) for one in told.proposed])


def test_the_description_says_more():
    without_place = INVITATION.replace("LOCATION:https://meet.example.test/x\n", "")
    text = with_lines("DESCRIPTION:You are one of three finalists.\\nJoin: https://zoom.us/j/1", text=without_place)
    assert {"interview.finalists": 3, "process.address": "https://zoom.us/j/1"}.items() <= ticked(text).items()


def test_a_date_behind_hundreds_of_people_is_found_and_what_was_not_looked_at_is_said():
    start, everybody = INVITATION.index("DTSTART"), (f"ATTENDEE;CN=N{at}:mailto:{at}@b.test\n" for at in range(300))
    text = INVITATION[:start] + "".join(everybody) + INVITATION[start:]
    assert {"interview.when": "2026-12-08T09:30", "process.place": "video"}.items() <= ticked(text).items()
    told = found(text)
    assert "103 more lines of an event, such as people, were not looked at." in told.left_out


def test_the_subject_may_be_the_job_or_the_employer():
    one_of = [one for one in found(INVITATION).proposed if one.one_of == "subject"]
    assert [(one.label, one.shown, one.ticked) for one in one_of] == [
        ("Job title", "Depot manager", False),
        ("Employer", "Depot manager", False),
    ]


def test_a_link_that_is_longer_than_its_field_is_said():
    told = found(with_lines(text=INVITATION.replace("/x\n", f"/{'x' * 400}\n")))
    assert "The address or link has 426 characters; its field holds 300. Enter it yourself." in told.left_out


def test_a_subject_that_is_longer_than_its_field_is_said():
    told = found(INVITATION.replace("Depot manager", f"Manager of {'depots, ' * 10}and ships"))
    assert not any(one.one_of == "subject" for one in told.proposed)
    assert told.left_out == (
        "What it is about has 100 characters; the field for an employer or a job title holds 80. "
        "Enter it yourself, shorter.",
    )


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("BEGIN:VCALENDAR\nBEGIN:VEVENT\nDTSTART:20", "no event"),
        ("BEGIN:VCALENDAR\nBEGIN:VEVENT\nEND:VEVENT\nBEGIN:VEVENT\nUID:2\nEND:VEVENT", "None of the events"),
    ],
)
def test_a_broken_one_gets_a_sentence(text, sentence):
    with pytest.raises(ValueError, match=sentence):
        found(text)

"""Bring something in: read, shown, ticked, taken in one step, and put back in one."""

from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from widgets.page import does
from workbook import Answers, ApplicationList, BringIn, InFlight, InterviewForm, QuestionBank, Stories, clock
from workbook.bringing.found import MOST_BYTES
from workbook.content.packs.library import library

GIVEN = Path(__file__).parents[2] / "bringing" / "given"
INVITATION = (GIVEN / "invite-google-utc.ics").read_bytes()
LETTER = (GIVEN / "email-recruiter-invitation.txt").read_bytes()
NOW = datetime(2026, 11, 28, 12, tzinfo=ZoneInfo("Europe/Berlin"))
HOSTILE = "<img src=x onerror=alert(1)>"


@pytest.fixture(autouse=True)
def in_berlin(monkeypatch):
    monkeypatch.setattr(clock, "now", lambda: NOW)
    monkeypatch.setattr(clock, "zone", lambda: "Europe/Berlin")


@pytest.fixture
def part(journal):
    return BringIn(Answers(journal, library([])))


def brings(part, data, name=""):
    does(part, "read", buffers=[data], name=name)
    return part


def items(part):
    return [item for group in part.found["groups"] for item in group["items"]]


def takes(part, *chosen):
    """Take what is ticked, or the things with these labels."""
    taken = [one["id"] for one in items(part) if (one["label"] in chosen if chosen else one["ticked"])]
    does(part, "take", reading=part.readings, items=taken)


def test_nothing_is_taken_without_a_press(part, journal):
    brings(part, INVITATION, "invite.ics")
    assert part.found["what"] == "An invitation from a calendar file."
    assert items(part)[0]["shown"] == "Tuesday 8 December 2026, 09:30 (Europe/Berlin)"
    assert journal.entries() == {}


def test_what_can_be_brought_in_is_said_once_it_is_unfolded(journal):
    part = BringIn(Answers(journal, library([])), about="invitation")
    assert part.what_can == ""
    does(part, "unfold")
    assert part.what_can == "an invitation from a calendar (.ics) or the text of an e-mail (pasted, .eml or .txt)"


def test_what_is_ticked_is_taken_in_one_step_and_put_back_in_one(part, journal):
    journal.record_all({"process.length": "an hour", "people.order": ["person.1"], "person.1.name": "AB"})
    brings(part, LETTER)
    takes(part)
    assert journal.latest("interview.when") == "2026-12-08T09:30"
    assert journal.latest("plan.zone") == "Europe/Berlin"
    assert journal.latest("interview.finalists") == 3
    assert journal.latest("process.presentation") == "task"
    assert journal.latest("process.length") == "an hour"  # it contradicts, so it was not ticked
    assert journal.latest("people.order") == ["person.1", "person.2", "person.3", "person.4"]
    assert part.said == "6 things taken and saved. The text itself is not kept."
    assert part.found == {}
    assert part.can_undo
    does(part, "undo")
    assert journal.latest("interview.when") is None
    assert journal.latest("interview.finalists") is None
    assert journal.latest("people.order") == ["person.1"]
    assert part.said == "Everything is as it was before."
    assert not part.can_undo


def test_the_rest_of_the_page_shows_it_at_once(part, journal):
    form = InterviewForm(journal)
    brings(part, INVITATION)
    takes(part, "Date and time")
    assert form.controls["when"].typed == "2026-12-08T09:30"
    does(part, "undo")
    assert form.controls["when"].typed == ""


def test_what_was_changed_since_stays_when_it_is_put_back(part, journal):
    brings(part, INVITATION)
    takes(part, "Date and time", "How long it takes")
    journal.record("interview.when", "2026-12-09T10:00")
    does(part, "undo")
    assert journal.latest("interview.when") == "2026-12-09T10:00"
    assert journal.latest("process.length") is None
    assert part.said == (
        "Everything is as it was before. You have changed this since, so it stays: Your interview: date and time."
    )


def test_what_contradicts_stands_beside_it_and_is_not_ticked(part, journal):
    journal.record_all({"interview.when": "2026-12-08T14:00"})
    moment = items(brings(part, INVITATION))[0]
    assert not moment["ticked"]
    assert moment["note"].startswith("You have 14:00; the invitation says 09:30.")


def test_nothing_ticked_is_said_and_what_was_found_stays(part, journal):
    does(brings(part, INVITATION), "take", reading=part.readings, items=[])
    assert part.not_read == "Nothing is ticked, so nothing was taken."
    assert part.found
    assert journal.entries() == {}


@pytest.mark.parametrize("chosen", [None, "0", [True], ["0"], [10**9], [-1], [None, {}]])
def test_a_press_that_makes_no_sense_takes_nothing(part, journal, chosen):
    does(brings(part, INVITATION), "take", reading=part.readings, items=chosen)
    assert journal.entries() == {}


def test_a_press_on_something_that_was_read_before_takes_nothing(part, journal):
    brings(part, INVITATION)
    old = part.readings
    brings(part, LETTER)
    does(part, "take", reading=old, items=[0])
    assert journal.entries() == {}


def test_every_press_is_answered_also_when_it_says_the_same_again(part):
    does(brings(part, INVITATION), "take", reading=part.readings, items=[])
    does(part, "take", reading=part.readings, items=[])
    does(part, "leave")
    assert part.answered == 4


def test_leaving_it_forgets_what_was_found(part, journal):
    does(brings(part, INVITATION), "leave")
    assert part.found == {}
    does(part, "take", reading=part.readings, items=[0])
    assert journal.entries() == {}


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (b"", "There is nothing in it. Paste a text, or choose another file."),
        (b"%PDF-1.7\n", "This is a PDF, which cannot be read here. Open it, copy the text, and paste it."),
        (b"x" * (MOST_BYTES + 1), "This has 5.0 MB; the limit is 5 MB. Nothing was taken."),
    ],
)
def test_what_cannot_be_read_gets_a_sentence(part, data, sentence):
    brings(part, data)
    assert (part.not_read, part.found, part.said) == (sentence, {}, "")


def test_a_second_reading_takes_the_place_of_the_first(part):
    brings(brings(part, INVITATION), b"")
    assert part.found == {}
    assert part.readings == 2


def test_a_file_never_becomes_anything_but_text(part, journal):
    hostile = INVITATION.replace(b"Panel One", HOSTILE.encode()).replace(b"Depot manager", HOSTILE.encode())
    shown = [one["shown"] for one in items(brings(part, hostile))]
    assert HOSTILE in shown
    takes(part, "Job title")
    assert journal.latest("interview.title") == HOSTILE


def test_it_prints_nothing_of_what_was_read(part):
    brings(part, LETTER)
    assert repr(part) == "BringIn()"
    assert "operations" not in repr(part._found)
    other = b"BEGIN:VEVENT\nUID:2\nDTSTART:20261209T100000Z\nSUMMARY:Second\nEND:VEVENT\nEND:VCALENDAR"
    brings(part, INVITATION.replace(b"END:VCALENDAR", other))
    assert items(part)[1]["label"] == "Second"
    assert "Second" not in repr(part._found)


def test_a_journal_that_refuses_takes_nothing(part, journal, monkeypatch):
    from workbook.journal import JournalError

    def refuses(_values):
        raise JournalError("The disk is full.")

    brings(part, INVITATION)
    monkeypatch.setattr(journal, "record_all", refuses)
    takes(part)
    assert (part.not_read, part.can_undo) == ("The disk is full.", False)
    assert part.found


CASES = Path(__file__).parents[2] / "bringing" / "cases"


def test_applications_come_into_the_list_of_page_02_and_go_again(journal):
    flight = InFlight(journal)
    listed = ApplicationList(flight)
    part = BringIn(Answers(journal, library([])), "applications")
    brings(part, (CASES / "tracker-board-export.json").read_bytes(), "board.json")
    takes(part)
    assert [row["name"].strip("\u2068\u2069") for row in listed.rows] == ["Your second interview", "Example Post"]
    assert flight.applications[1].when == "2026-12-08T09:30"
    does(part, "undo")
    assert [row["key"] for row in listed.rows] == ["interview"]


def test_what_somebody_added_since_it_was_read_stays_a_row_of_its_own(journal):
    """The same page keeps its applications apart from these answers, and other pages write as well."""
    flight = InFlight(journal)
    listed = ApplicationList(flight)
    part = BringIn(Answers(journal, library([])))
    brings(part, (CASES / "tracker-board-export.json").read_bytes(), "board.json")
    listed.keep(flight.add() | {"application.1.employer": "By hand"})
    takes(part)
    assert journal.latest("applications.order") == ["interview", "application.1", "application.2"]
    assert journal.latest("application.1.employer") == "By hand"
    assert journal.latest("application.2.employer") == "Example Post"
    brings(part, LETTER)
    journal.record_all({"people.order": ["person.1"], "people.last": 1, "person.1.name": "AB"})
    takes(part)
    assert journal.latest("person.1.title") is None
    does(part, "undo")
    assert journal.latest("people.order") == ["person.1"]
    assert journal.latest("person.1.name") == "AB"


def test_an_outcome_that_is_brought_in_counts_and_is_put_back(journal):
    part = BringIn(Answers(journal, library([])), "applications")
    brings(part, (CASES / "tracker-jobsync-export.csv").read_bytes(), "jobs.csv")
    takes(part, "O'Example & Sons")
    assert journal.latest("record.interviews") == 1
    assert journal.latest("application.1.outcome") == "no"
    assert journal.latest("application.1.locked") is True
    does(part, "undo")
    assert journal.latest("record.interviews") is None
    assert journal.latest("applications.order") is None


def test_stories_and_questions_come_where_they_belong_and_go_again(journal):
    answers = Answers(journal, library([]))
    part, stories, bank = BringIn(answers, "stories"), Stories(answers), QuestionBank(answers)
    brings(part, (CASES / "stories-star-bank.md").read_bytes(), "bank.md")
    takes(part)
    assert [row["name"].strip("\u2068\u2069") for row in stories.rows] == ["Late lorry", "The new rota"]
    does(part, "undo")
    assert stories.rows == []
    brings(part, (CASES / "questions-from-a-handbook.md").read_bytes(), "handbook.md")
    takes(part)
    assert ["brought", "You brought in (4)"] in bank.kinds


def test_page_05_says_where_applications_are_brought_in(journal):
    part = BringIn(Answers(journal, library([])), "stories")
    brings(part, (CASES / "tracker-jobsync-export.csv").read_bytes(), "jobs.csv")
    assert part.not_read == (
        "This looks like applications from a job tracker (CSV or JSON). Bring it in on the page “Your pipeline”."
    )

"""Applications from job trackers: what each column is taken for, what is ticked, and what is left out and why."""

import json
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from workbook.answers.applications import MOST_APPLICATIONS, read_applications
from workbook.answers.catalogue import OUTCOMES
from workbook.answers.csv_file import csv_text
from workbook.bringing.all_readers import bring
from workbook.bringing.found import MOST_PROPOSED, Given, Here
from workbook.bringing.placing import changes_of
from workbook.bringing.tracker import AT_SECOND, NOT_YET, THERE, UNSAID, read_tracker, takes
from workbook.wording import when_in_words

CASES = Path(__file__).parent / "cases"
ZONE = "Europe/Berlin"
NOW = datetime(2026, 11, 28, 12, tzinfo=ZoneInfo(ZONE))


def here(answers=None):
    return Here(answers or {}, NOW, ZONE)


def found(text, name="list.csv", answers=None):
    return read_tracker(Given(text.encode() if isinstance(text, str) else text, name), here(answers))


def case(name):
    return Given((CASES / name).read_bytes(), name)


def one(text, **more):
    (proposed,) = found(text, **more).proposed
    return proposed


def test_a_board_with_two_interviews_gives_the_second_one():
    board = bring(case("tracker-board-export.json"), here(), "applications")
    (proposed,) = board.proposed
    assert proposed.answers == {"employer": "Example Post", "title": "Depot manager", "when": "2026-12-08T09:30"}
    assert proposed.ticked
    assert "“title” → job title" in board.what
    assert "“status” → what came of it" in board.what
    assert "INTERVIEW_2" in dict(proposed.parts)["What came of it"]


def test_two_openings_of_one_employer_stay_apart_by_job_title():
    table = bring(case("tracker-jobsync-export.csv"), here(), "applications")
    assert [(one.label, one.shown) for one in table.proposed] == [
        ("Example Freight", "Data Engineer"),
        ("Example Freight", "Analytics Engineer"),
        ("O'Example & Sons", "Data Engineer"),
    ]
    changes = changes_of(table.proposed, {})
    taken = read_applications(changes.get)[1:]
    assert [(one.employer, one.title, one.outcome) for one in taken] == [
        ("Example Freight", "Data Engineer", "open"),
        ("Example Freight", "Analytics Engineer", "open"),
        ("O'Example & Sons", "Data Engineer", "no"),
    ]


def test_nothing_is_ticked_while_the_file_does_not_say_which_interview():
    table = bring(case("tracker-jobsync-export.csv"), here(), "applications")
    assert not any(one.ticked for one in table.proposed)
    assert {one.group for one in table.proposed} == {UNSAID}
    assert "not which interview" in table.proposed[0].note
    assert "not whether it came to a second interview" in table.proposed[2].note


def test_every_column_without_a_place_is_named():
    said = " ".join(bring(case("tracker-jobsync-export.csv"), here(), "applications").left_out)
    for column in ("Created At", "Location", "Source", "Due Date", "Date Applied", "Salary Range", "Job Type"):
        assert f"“{column}”" in said
    assert "pay is entered on the page “An offer”" in said


@pytest.mark.parametrize(
    ("status", "outcome", "group"),
    [
        ("Second interview", "open", AT_SECOND),
        ("2nd round", "open", AT_SECOND),
        ("Onsite", "open", AT_SECOND),
        ("Zweites Gespräch", "open", AT_SECOND),
        ("Deuxième entretien", "open", AT_SECOND),
        ("Segunda entrevista", "open", AT_SECOND),
        ("Offer", "offer", AT_SECOND),
        ("accepted", "offer", AT_SECOND),
        ("Zusage", "offer", AT_SECOND),
        ("Rejected after 2nd interview", "no", AT_SECOND),
        ("REJECTED", "no", UNSAID),
        ("No offer", "no", UNSAID),
        ("Absage", "no", UNSAID),
        ("Refusée", "no", UNSAID),
        ("withdrawn", "withdrawn", UNSAID),
        ("Interviewing", "open", UNSAID),
        ("phone screen", "open", NOT_YET),
        ("Rejected after phone screen", "no", NOT_YET),
        ("Applied", "open", NOT_YET),
        ("wishlist", "open", NOT_YET),
        ("ghosted", "open", NOT_YET),
        ("declined", "open", NOT_YET),
        ("?", "open", NOT_YET),
    ],
)
def test_a_status_is_mapped_and_its_own_word_is_shown(status, outcome, group):
    proposed = one(f"Company;Status\nAcme;{status}")
    assert proposed.answers.get("outcome", "open") == outcome
    assert proposed.group == group
    assert proposed.ticked == (group == AT_SECOND)
    assert dict(proposed.parts)["What came of it"] == f"{OUTCOMES[outcome]} (the file says “{status}”)"
    assert proposed.ticked or status in proposed.note


def test_who_said_no_is_asked_when_the_word_may_mean_both():
    assert "they said no, or that you did" in one("Company,Status\nAcme,Declined").note


@pytest.mark.parametrize(
    ("header", "rows", "when"),
    [
        ("Company,Interview date", ["Acme,03/04/2026 10:00", "Beta,13/04/2026 10:00"], "2026-04-03T10:00"),
        ("Company,Interview date", ["Acme,03/04/2026 10:00", "Beta,04/13/2026 10:00"], "2026-03-04T10:00"),
        ("Company,Interview date,Applied", ["Acme,03/04/2026 10:00,25/02/2026"], "2026-04-03T10:00"),
        ("Firma;Gesprächstermin", ["Acme;03/04/2026 10:00"], "2026-04-03T10:00"),
        ("Company,Interview date", ["Acme,03.04.2026 10:00"], "2026-04-03T10:00"),
        ("Company,Interview date", ["Acme,04/04/2026 10:00"], "2026-04-04T10:00"),
        ("Company,Interview date", ["Acme,2026-04-03T08:00:00Z"], "2026-04-03T10:00"),
        ("Company,2nd interview", ["Acme,3 April 2026 10:00 am"], "2026-04-03T10:00"),
    ],
)
def test_the_whole_column_says_whether_the_day_or_the_month_comes_first(header, rows, when):
    assert found("\n".join([header, *rows])).proposed[0].answers["when"] == when


def test_a_date_that_can_be_read_in_two_ways_is_asked_back():
    both = found("Company,2nd interview\nAcme,03/04/2026 10:00").proposed
    assert [one.answers["when"] for one in both] == ["2026-04-03T10:00", "2026-03-04T10:00"]
    assert len({one.one_of for one in both} - {""}) == 1
    assert not any(one.ticked for one in both)
    assert "two ways" in both[0].note


def test_a_day_without_a_time_is_their_last_word_once_it_is_over():
    assert one("Company,2nd interview\nAcme,2026-11-20").answers == {"employer": "Acme", "since": "2026-11-20"}
    ahead = one("Company,2nd interview\nAcme,2026-12-20")
    assert ahead.answers == {"employer": "Acme"}
    assert "comes without a time" in ahead.note


def test_the_day_of_a_first_interview_is_not_taken_for_that_of_the_second_and_that_is_said():
    proposed = one("Company,Status,Interview date\nAcme,Phone screen,2026-12-01 10:00")
    assert proposed.answers == {"employer": "Acme"}
    assert "Its day is that of the first interview, so it is left out." in proposed.note


@pytest.mark.parametrize("hour", ["2pm", "2 p.m.", "14h", "14 Uhr", "um 14 Uhr", "at 2 PM"])
def test_an_hour_without_minutes_is_a_time_and_its_date_settles_the_order_of_the_others(hour):
    table = f"Company,Status,Interview date\nAcme,2nd interview,12/15/2026 {hour}\nBeta,2nd interview,03/04/2027 9:00\n"
    assert [one.answers["when"] for one in found(table).proposed] == ["2026-12-15T14:00", "2027-03-04T09:00"]


def test_what_is_no_date_is_said():
    assert "“soon” under “Interview date” was not understood" in one("Company,Interview date\nAcme,soon").note


IN_THE_LIST = {
    "applications.order": ["interview", "application.1"],
    "interview.employer": "Beta",
    "application.1.employer": "Acme",
    "application.1.title": "Clerk",
    "application.1.since": "2026-11-01",
}


def test_what_is_in_the_list_is_not_doubled_and_what_would_change_is_shown():
    header = "Company,Job title,Stage,Last contact,Answer by\n"
    table = found(header + "ACME , clerk,rejected after second round,2026-11-20,2026-12-01", answers=IN_THE_LIST)
    assert all(one.row == "application.1" and one.group == THERE for one in table.proposed)
    by = {next(iter(one.answers)): one for one in table.proposed}
    assert {name: one.ticked for name, one in by.items()} == {"since": False, "promised": True, "outcome": True}
    assert by["since"].note.startswith("You have Sunday 1 November 2026; the file says Friday 20 November 2026.")
    changes = changes_of(table.proposed, IN_THE_LIST)
    assert changes["application.1.outcome"] == "no"
    assert changes["record.interviews"] == 1
    assert "applications.order" not in changes


def test_what_is_in_the_list_as_it_is_is_only_named():
    table = found("Company,Job title\nAcme,Clerk", answers=IN_THE_LIST)
    assert not table.proposed
    assert any("nothing would change" in said and "Acme" in said for said in table.left_out)


def test_an_opening_without_a_title_in_the_list_gets_the_title_of_the_only_one_in_the_file():
    (proposed,) = found("Company,Job title,Stage\nbeta,Cook,onsite", answers=IN_THE_LIST).proposed
    assert (proposed.row, proposed.answers, proposed.ticked) == ("interview", {"title": "Cook"}, True)
    two = found("Company,Job title,Stage\nbeta,Cook,onsite\nBeta,Baker,onsite", answers=IN_THE_LIST).proposed
    assert [one.row for one in two] == ["", ""]


def test_one_application_twice_in_the_file_counts_once():
    table = found("Company,Job title,Stage\nAcme,Cook,onsite\nacme,COOK,onsite")
    assert len(table.proposed) == 1
    assert any("Row 2 (acme, COOK) is the same as row 1" in said for said in table.left_out)


def test_more_than_the_list_holds_is_not_ticked_and_counted():
    rows = "\n".join(f"Firm {number},onsite" for number in range(40))
    table = found(f"Company,Stage\n{rows}")
    assert sum(one.ticked for one in table.proposed) == MOST_APPLICATIONS - 1
    assert any("11 of those here are not ticked" in said for said in table.left_out)
    changes = changes_of([one for one in table.proposed if one.ticked], {})
    assert len(read_applications(changes.get)) == MOST_APPLICATIONS


def test_of_a_long_list_what_is_at_a_second_interview_comes_first_and_the_rest_is_counted():
    rows = [f"Firm {number},{'onsite' if number == 900 else 'applied'}" for number in range(1000)]
    table = found("Company,Stage\n" + "\n".join(rows))
    assert table.proposed[0].label == "Firm 900"
    assert len(table.proposed) == MOST_PROPOSED
    assert any("800 more are left out" in said for said in table.left_out)


def test_a_formula_is_text():
    proposed = one('Company,Stage\n"=HYPERLINK(""x"")",onsite')
    assert proposed.answers["employer"] == '=HYPERLINK("x")'


def test_lines_above_the_header_and_cells_beyond_it_are_said():
    table = found("My jobs\n\nCompany,Stage\nAcme,onsite,extra")
    assert table.proposed[0].label == "Acme"
    assert any("above the names of the columns" in said for said in table.left_out)
    assert any("beyond the last column" in said for said in table.left_out)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_any_delimiter_and_encoding(encoding, delimiter):
    text = f"Société{delimiter}Étape\r\nCafé Müller{delimiter}deuxième entretien\r\n"
    table = found(text.encode(encoding))
    assert table.proposed[0].answers == {"employer": "Café Müller"}
    assert table.proposed[0].ticked
    assert any("Windows-1252" in said for said in table.left_out) == (encoding == "cp1252")


@pytest.mark.parametrize(
    "board",
    [
        {"lists": [{"id": "a", "name": "2nd interview"}], "cards": [{"name": "Acme", "idList": "a"}]},
        {"boards": [{"title": "2026", "lists": [{"name": "2nd interview", "cards": [{"company": "Acme"}]}]}]},
        {"second interview": [{"company": {"name": "Acme", "id": 3}}], "offer": []},
        [{"Company": "Acme", "stage": {"name": "2nd interview"}}],
        {"data": {"applications": [{"employer": "Acme", "rounds": [{"number": 2, "date": "2026-11-02"}]}]}},
    ],
)
def test_boards_of_any_shape(board):
    (proposed,) = found(json.dumps(board), "board.json").proposed
    assert proposed.label == "Acme"
    assert proposed.group == AT_SECOND


def test_of_many_interviews_the_second_is_found_wherever_it_stands():
    later = [{"round": number, "with": "Ann"} for number in range(30, 2, -1)]
    many = [*later, {"round": 2, "at": "2026-11-02T09:00:00Z"}]
    (proposed,) = found(json.dumps([{"company": "Acme", "interviews": many}]), "board.json").proposed
    assert proposed.answers["when"] == "2026-11-02T10:00"


def test_one_record_on_each_line():
    lines = '{"company": "Acme", "stage": "onsite"}\n{"company": "Beta", "stage": "onsite"}\n'
    assert [one.label for one in found(lines, "jobs.jsonl").proposed] == ["Acme", "Beta"]


def test_what_this_workbook_wrote_reads_back_the_same():
    header = [
        "Employer",
        "Job title",
        "Date and time",
        "Their last word",
        "They promised an answer by",
        "What came of it",
    ]
    when = when_in_words(datetime(2026, 12, 3, 14))
    rows = [
        ["=Acme", "Clerk; part-time", when, "", "", OUTCOMES["open"]],
        ["@Beta", "", "", "2026-11-20", "2026-12-01", OUTCOMES["open"]],
        ["Gamma\nSons", "“Cook”", "", "Friday 20 November 2026", "", OUTCOMES["no"]],
        ["Delta", "Smith", "", "", "", OUTCOMES["offer"]],
        ["'Epsilon", "", "", "", "", OUTCOMES["withdrawn"]],
    ]
    table = found(csv_text(header, rows))
    changes = changes_of(table.proposed, {})
    assert [
        (one.employer, one.title, one.when, one.since, one.promised, one.outcome)
        for one in sorted(read_applications(changes.get)[1:], key=lambda one: "=@GD'".index(one.employer[0]))
    ] == [
        ("=Acme", "Clerk; part-time", "2026-12-03T14:00", "", "", "open"),
        ("@Beta", "", "", "2026-11-20", "2026-12-01", "open"),
        ("Gamma Sons", "“Cook”", "", "2026-11-20", "", "no"),
        ("Delta", "Smith", "", "", "", "offer"),
        ("'Epsilon", "", "", "", "", "withdrawn"),
    ]


@pytest.mark.parametrize(
    ("text", "name", "said"),
    [
        ("a,b\n1,2", "list.csv", "Its columns are “a” and “b”. Call one of them “Employer”"),
        ("Company,Stage\n", "list.csv", "no row below them"),
        ('Company,Stage\n"Acme,onsite\nBeta,onsite', "list.csv", "from line 2 on: a quotation mark"),
        ('{"company": "Acme"', "list.json", "no whole JSON file: it cannot be read from line 1"),
        ("[" * 200_000, "list.json", "nested too deeply"),
        ("[]", "list.json", "No column names an employer"),
        (",".join(["Company", *(f"c{number}" for number in range(300))]), "list.csv", "301 columns; the limit is 200"),
    ],
)
def test_a_refusal_says_what_came_and_what_is_allowed(text, name, said):
    given = Given(text.encode(), name)
    assert takes(given)
    with pytest.raises(ValueError, match=said.replace("(", r"\(")):
        read_tracker(given, here())


def test_a_name_that_is_too_long_is_refused_and_the_others_are_taken():
    table = found(f"Company,Stage\n{'x' * 90},onsite\nAcme,onsite")
    assert [one.label for one in table.proposed] == ["Acme"]
    assert any("The employer in row 1 has 90 characters; the limit is 80" in said for said in table.left_out)

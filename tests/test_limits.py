"""Every limit is declared once, is listed in docs/limits.md, and says its sentence to whoever meets it."""

import ast
import re
from datetime import UTC, datetime
from string import Formatter

import limits_page
import pytest
from before.test_plan import NOW, SOON
from bringing import reading
from limits_page import PAGE, PROJECT, constants, controls, fields, limits, module_of, modules, pack_fields
from numpy.random import default_rng

from workbook import Answers, AtLeastOne, InFlight, Negotiation
from workbook.after.referees import BRIEF, before_sending
from workbook.after.strengths import NotedLine
from workbook.answers.fields import Field
from workbook.answers.money import read_money
from workbook.answers.reading import LONGEST_NAME, read_date, read_text
from workbook.before.advert import read_advert
from workbook.before.calendar_file import calendar_file
from workbook.before.day_card import CardWords, PersonLine
from workbook.before.jobs import Task
from workbook.before.plan import plan
from workbook.before.proposed_needs import propose
from workbook.before.questions import shown_in_words
from workbook.before.the_day import parts_of_card
from workbook.bringing.all_readers import bring
from workbook.bringing.found import Given
from workbook.bringing.outline import outline
from workbook.bringing.proposing import process
from workbook.bringing.tables_in_files import csv_table
from workbook.command.cleaning import NotCleaned, clean_notebook
from workbook.command.journal_health import of_contents
from workbook.content.packs.folders import listing
from workbook.content.packs.library import library
from workbook.content.packs.loading import load_bytes
from workbook.content.packs.problems import PackError, Problem
from workbook.content.packs.sentences import refused
from workbook.content.rows import NEEDS
from workbook.journal import open_journal
from workbook.journal.contents import Contents
from workbook.journal.entry import DEEPEST, as_json, make_entry
from workbook.journal.errors import ProgressError
from workbook.journal.progress_file import as_file, read_progress
from workbook.journal.seal import SEALED
from workbook.journal.strict_json import parsed
from workbook.odds import Candidate, Process, Round, calibration, count_pmf, for_openings, silence, simulate
from workbook.odds import pipeline_odds as at_least_one
from workbook.odds.tells import what_would_tell
from workbook.odds.waiting import first_offer
from workbook.offer.accepting import _named as texts_named
from workbook.offer.comparison import remarks
from workbook.offer.deciding import _named as names_named
from workbook.widgets.after.strengths import _listed
from workbook.widgets.before.needs import LONGEST_READ
from workbook.widgets.before.recruiter_message import message_summary
from workbook.widgets.kit.room_controls import room_controls
from workbook.widgets.offer.compare_offers import Points

ROOM = Process((Round(3),))


def test_the_page_is_as_the_code_is():
    assert PAGE.read_text(encoding="utf-8") == limits_page.page(), "run `make docs`"


def test_every_limit_says_something_or_why_nothing_is_lost():
    for place, limit in limits().items():
        assert limit.of, place
        assert bool(limit.said) != bool(limit.harmless), place


# Each limit is met by one more than it allows. A function below is told how many, and returns what is said then.


def refusal(act, *told, **named):
    """What is said when `act` refuses; nothing when it does not."""
    try:
        act(*told, **named)
    except (ValueError, ProgressError, NotCleaned) as refusal:
        return str(refusal)
    return ""


def applications(count):
    journal = open_journal()
    journal.record("applications.order", [f"application.{number}" for number in range(1, count)])
    flight = InFlight(journal)
    said = refusal(flight.add)
    assert len(flight.applications) == (count - 1 if said else count)
    journal.close()
    return said


def applications_shown(count):
    journal = open_journal()
    flight = InFlight(journal)
    flight.answers.put({"applications.order": [f"application.{number}" for number in range(1, count + 1)]})
    flight.remove("application.1")
    assert flight.order == [f"application.{number}" for number in range(2, count + 1)]  # nothing else was lost
    flight.put_back("application.1")
    said = flight.not_shown()
    flight.answers.autosave.flush()
    journal.close()
    return " ".join(said)


def rounds_left(count):
    control = room_controls()["rounds_left"]
    control.typed = str(count)
    assert control.typed == str(count)
    return control.error


def calendar_of(count):
    tasks = [Task(SOON.date(), 5, "Do it", f"a{number}", "prepare") for number in range(count)]
    return calendar_file(tasks, SOON, "UTC", now=datetime.now(UTC))


def card_with(name, one):
    return lambda count: "; ".join(parts_of_card(CardWords(**{name: (one,) * count}))[0])


def unreadable(count):
    return of_contents(Contents(damaged=tuple(f"a.b{number}" for number in range(count)), broken=True))[1]


def sealed_of(count):
    start = b'{"format": "' + SEALED.encode() + b'", "sealed": "'
    return refusal(read_progress, start + b"x" * (count - len(start) - 2) + b'"}')


def file_with(count):
    return refusal(read_progress, as_file("a", "", "b", [entry_of(number) for number in range(count)]))


def entry_of(number):
    return make_entry(f"a.b{number}", number, 1)


def openings(count):
    return refusal(for_openings, (3, 3), count)


def combinations(count):
    most = (Round((1, 5)), Round((1, 50))) if count == 250 else (Round((1, 6)), Round((1, 42)))
    return refusal(Process, most)


def questions_told(count):
    return refusal(what_would_tell, {str(number): [ROOM] for number in range(count)}) if count > 100 else ""


def journeys(count):
    return refusal(simulate, ROOM, Candidate(), default_rng(1), journeys=count) if count > 10_000_000 else ""


def advert_of(heading, count):
    """An advert with `count` lines under one heading."""
    return "\n".join([f"{heading}:", *(f"- Care for patient number {number}" for number in range(count))])


EVENT = """BEGIN:VEVENT
UID:{number}@example.test
DTSTART:20261208T083000Z
DTEND:20261208T101500Z
SUMMARY:Second interview {number}
{more}END:VEVENT
"""


def invitation(events=1, people=0, description=""):
    more = "".join(f"ATTENDEE;CN=Ann Number{one}:mailto:a{one}@example.test\n" for one in range(people))
    more += f"DESCRIPTION:{description}\n" if description else ""
    each = "".join(EVENT.format(number=number, more=more) for number in range(events))
    return f"BEGIN:VCALENDAR\nVERSION:2.0\nMETHOD:REQUEST\n{each}END:VCALENDAR\n"


def left_out(text, name="", about="invitation"):
    """What is said to be left out of what is brought in."""
    return " ".join(bring(Given(text.encode(), name), reading.here(), about).left_out)


def found(data):
    return bring(Given(data, ""), reading.here(), "invitation")


def questions(count):
    return "".join(f"- What is question number {number}?\n" for number in range(count))


def dates(count):
    days = [f"Tuesday {number} December 2026 at 10:00 for the interview." for number in range(1, count + 1)]
    return "Your second interview can be on one of these:\n" + "\n".join(days)


def letter_of(count):
    text = "We invite you to a second interview on 8 December 2026 at 10:00.\n"
    return text + "word " * ((count - len(text) - 1) // 5) + "x" * ((count - len(text) - 1) % 5 + 1)


def people_named(count):
    names = [f"Ann {letter}bel (Head of Sales)" for letter in "ABCDEFGHIJKLM"[:count]]
    return f"You will meet {', '.join(names)}."


def folder_of(tmp_path, count, ending):
    folder = tmp_path / f"{count}{ending}"
    folder.mkdir()
    for number in range(count):
        (folder / f"{number}{ending}").touch()
    return " ".join(map(str, listing([folder]).problems))


def items(tmp_path, count):
    item = "  - {{key: own-{}, text: Do it, area: process, minutes: 1, source: us}}\n"
    path = tmp_path / f"{count}.yaml"
    more = count - len(library([]).checklist)
    path.write_text("pack: own\ntitle: Own\nchecklist:\n" + "".join(map(item.format, range(more))))
    return " ".join(map(str, library([path]).problems))


def pack(text):
    return refusal(load_bytes, text if isinstance(text, bytes) else text.encode(), "ours.yaml")


def proofs(count):
    needs = {"referee.1.permission": "yes", "needs.order": [f"need.{number}" for number in range(1, count + 1)]}
    for key in needs["needs.order"]:
        needs |= {f"{key}.need": "Care", f"{key}.bring": "Ten years", f"{key}.strength": "strong"}
    return before_sending(needs, "referee.1", BRIEF)


def rows_of(count):
    answers = {NEEDS.order: [f"need.{number}" for number in range(1, count)]}
    return refusal(NEEDS.add, answers)


def more_interviews(kind):
    """How many more somebody needs who has had a hundred second interviews and no offer."""
    journal = open_journal()
    journal.record_all({"record.interviews": 100, "record.offers": 0, "record.self_rating": "weaker"})
    journal.record_all({"pipeline.travels": 95, "pipeline.like": kind})
    journal.record_all({"interview.role": kind, "interview.finalists": 50})
    said = AtLeastOne(InFlight(journal)).facts[-1][1]
    journal.close()
    return said


def test_more_interviews_than_are_tried():
    assert more_interviews("general") == "172 more (Any other work)"
    assert more_interviews("digital_marketing") == SAID["odds/pipeline MOST_NEEDED"].sentence()


def points(count):
    journal = open_journal()
    journal.record("points.order", [f"point.{number}" for number in range(1, count + 1)])
    for number in range(1, count + 1):
        journal.record(f"point.{number}.want", "More")
    said = [row["note"] for row in Negotiation(Answers(journal, library([]))).rows]
    journal.close()
    return " ".join(said)


MEETING = {
    "offer/accepting MOST_TEXTS_NAMED": lambda n: texts_named(["a"] * n),
    "answers/applications MOST_APPLICATIONS": applications,
    "answers/applications MOST_APPLICATIONS_SHOWN": applications_shown,
    "answers/application_fields MOST_ROUNDS_LEFT": rounds_left,
    "bringing/calendar_invitation MOST_CHOICES": lambda n: left_out(invitation(events=n)),
    "bringing/calendar_invitation MOST_INVITED": lambda n: left_out(invitation(people=n)),
    "bringing/calendar_lines MOST_EVENTS": lambda n: left_out(invitation(events=n)),
    "bringing/calendar_lines MOST_CALENDAR_LINES": lambda n: left_out(invitation(people=n - 5)),
    "bringing/calendar_lines LONGEST_CALENDAR_LINE": lambda n: left_out(invitation(description="x" * (n - 12))),
    "bringing/found MOST_BYTES": lambda n: refusal(found, b"x" * n),
    "bringing/found MOST_PROPOSED": lambda n: left_out(questions(n), "questions.md", "stories"),
    "bringing/found MOST_TOLD": lambda n: left_out(
        "Company,Stage\nAcme,onsite\n" + ",x\n" * n, "x.csv", "applications"
    ),
    "bringing/letter_invitation MOST_DATES": lambda n: left_out(dates(n)),
    "bringing/mail_text LONGEST_MAIL": lambda n: left_out(letter_of(n)),
    "bringing/outline MOST_OUTLINE_LINES": lambda n: refusal(outline, "\n" * (n - 1)),
    "bringing/outline LONGEST_OUTLINE_LINE": lambda n: refusal(outline, "x" * n),
    "bringing/proposing MOST_PEOPLE_NAMED": lambda n: " ".join(map(str, process(people_named(n), reading.here()))),
    "bringing/table MOST_COLUMNS": lambda n: refusal(csv_table, ",".join(f"c{one}" for one in range(n))),
    "before/calendar_file MOST_TASKS": lambda n: refusal(calendar_of, n),
    "offer/comparison MOST_POINTS": lambda n: refusal(Points("a.b", "Pay", "number", high=10).read, str(n)),
    "offer/comparison SIDE_BY_SIDE": lambda n: " ".join(remarks(n, ())),
    "after/confidence MOST_SURE": lambda n: refusal(Field("a.b", "Sure", "number", high=10).read, str(n)),
    "before/day_card MOST_ON_CARD people": card_with("people", PersonLine("Ann")),
    "before/day_card MOST_ON_CARD questions": card_with("questions", "Why?"),
    "before/day_card MOST_ON_CARD ifs": card_with("ifs", ("a", "b")),
    "before/day_card MOST_ON_CARD checks": card_with("checks", "a"),
    "offer/deciding MOST_APPLICATIONS_NAMED": lambda n: names_named(["a"] * n),
    "command/journal_health MOST_UNREADABLE": unreadable,
    "journal/entry LONGEST_VALUE": lambda n: refusal(as_json, "a.b", "x" * (n - 2)),
    "journal/entry LARGEST_PROGRESS": lambda n: refusal(read_progress, b"{" + b" " * (n - 1)),
    "journal/entry DEEPEST": lambda n: refusal(parsed, "[" * n + "]" * n, DEEPEST),
    "journal/entry MOST_DIGITS": lambda n: refusal(parsed, "9" * n),
    "journal/seal LARGEST_SEALED": sealed_of,
    "journal/progress_file MOST_ENTRIES": file_with,
    "journal/strict_json MOST_BRACKETS": lambda n: refusal(parsed, f"[{','.join(['[]'] * (n - 1))}]"),
    "journal/progress_file LONGEST_SAID_OF_ITSELF": lambda n: refusal(read_progress, as_file("x" * n, "", "b", [])),
    "odds/beliefs MOST_INTERVIEWS": lambda n: refusal(Candidate, interviews=n, offers=0),
    "odds/calibration MOST_FORECASTS": lambda n: refusal(calibration, [0.5] * n, [True] * n),
    "odds/clocks LONGEST_WAIT": lambda n: refusal(silence, 0.3, n),
    "odds/counts MOST_CHANCES": lambda n: refusal(count_pmf, [0.5] * n),
    "odds/process MOST_ROUNDS": lambda n: refusal(Process, (Round(1),) * n),
    "odds/process MOST_OPENINGS": openings,
    "odds/process MOST_COUNTS": combinations,
    "odds/rounds MOST_PEOPLE": lambda n: refusal(Round, n),
    "odds/several MOST_PROCESSES": lambda n: refusal(at_least_one, [ROOM] * n),
    "odds/simulate MOST_JOURNEYS": lambda n: (
        refusal(simulate, ROOM, Candidate(), default_rng(1), journeys=n) if n > 10_000_000 else ""
    ),
    "odds/tells MOST_QUESTIONS": questions_told,
    "odds/waiting MOST_DAYS": lambda n: refusal(first_offer, [(ROOM, 7, 0.6)], [1.0] * n),
    "offer/offers HIGHEST_PAY": lambda n: refusal(read_money, f"{n:,}", "Pay", 0, 10**12),
    "content/packs/problems MOST_PROBLEMS": lambda n: str(PackError([Problem("a", 1, "", "Mend it.")] * n)),
    "content/packs/yaml_text LARGEST_PACK": lambda n: pack(b"#" * n),
    "content/packs/yaml_text MOST_NODES": lambda n: pack("- a\n" * (n - 1)),
    "content/packs/yaml_text DEEPEST_PACK": lambda n: pack("[" * n + "]" * n),
    "content/packs/yaml_text LONGEST_IN_PACK": lambda n: pack(f"about: {'x' * n}"),
    "before/plan MOST_HOURS": lambda n: refusal(plan, NOW, SOON, n, []),
    "before/the_process ASK_AT_MOST": lambda n: message_summary(9, n),
    "answers/reading LONGEST_TEXT": lambda n: refusal(Field("a.b", "Notes", "text").read, "x" * n),
    "answers/reading LONGEST_LINE": lambda n: refusal(Field("a.b", "Name").read, "x" * n),
    "answers/reading LONGEST_NAME": lambda n: refusal(read_text, "x" * n, "Employer", LONGEST_NAME),
    "answers/reading LAST_YEAR": lambda n: refusal(read_date, f"{n}-01-01", "Date"),
    "after/referees MOST_EVIDENCE": proofs,
    "before/proposed_needs MOST_NEEDS": lambda n: propose({}, read_advert(advert_of("You need", n))).said,
    "before/proposed_needs MOST_APART": lambda n: (
        propose({}, read_advert(advert_of("About us", n - 1))).left_out_in_words
    ),
    "content/rows MOST_ROWS": rows_of,
    "widgets/before/needs LONGEST_READ": lambda n: refusal(read_text, "x" * n, "The advert", LONGEST_READ),
    "widgets/offer/negotiation PLENTY": points,
    "widgets/before/question_bank AT_A_TIME": lambda n: shown_in_words(min(n, 5), n),
    "widgets/after/strengths AT_MOST": lambda n: _listed("a", [NotedLine("x", ())] * n)["more"],
}


def notebook_of(tmp_path, size):
    path = tmp_path / "page.ipynb"
    with path.open("wb") as file:
        file.truncate(size)
    return refusal(clean_notebook, path)


IN_FOLDERS = {
    "command/cleaning LARGEST_NOTEBOOK": notebook_of,
    "content/packs/folders MOST_FILES": lambda tmp_path, n: folder_of(tmp_path, n, ".yaml"),
    "content/packs/folders MOST_NAMES": lambda tmp_path, n: folder_of(tmp_path, n, ".txt"),
    "content/packs/library MOST_ITEMS": items,
}
SAID = {
    f"{file.removeprefix('workbook/').removesuffix('.py')} {name}": limit
    for (file, name), limit in limits().items()
    if limit.said
}


def test_every_limit_is_met_below():
    assert {*MEETING, *IN_FOLDERS} == {*SAID} - {"odds/pipeline MOST_NEEDED"}  # an answer: met above


def sentence_of(limit):
    """What its sentence looks like, whatever is told to it."""
    parts = Formatter().parse(limit.said)
    return "".join(
        re.escape(text) + ("" if name is None else re.escape(format(int(limit), form)) if name == "limit" else ".*?")
        for text, name, form, _conversion in parts
    )


@pytest.mark.parametrize("name", [*MEETING, *IN_FOLDERS])
def test_one_more_than_allowed_gets_the_sentence_and_no_fewer(name, tmp_path):
    limit = SAID[name]
    met = MEETING.get(name) or (lambda n: IN_FOLDERS[name](tmp_path, n))
    assert not re.search(sentence_of(limit), met(int(limit)))
    assert re.search(sentence_of(limit), met(limit + 1))


@pytest.mark.parametrize("field", fields(), ids=lambda field: field.key)
def test_a_number_outside_its_range_is_refused_with_the_range(field):
    for beyond in (field.low - 1, field.high + 1):
        said = refusal(field.read, str(beyond))
        assert f"from {field.low:,} to {field.high:,}" in said
        assert f"You gave: {beyond:,}" in said or f"You gave: {beyond}" in said
    assert not refusal(field.read, str(field.low)) + refusal(field.read, str(field.high))


def test_a_number_control_keeps_what_was_refused_and_says_its_range():
    every = controls()
    assert len(every) > 10
    for control in every:
        for beyond in (int(control.minimum) - 1, int(control.maximum) + 1):
            control.typed = str(beyond)
            assert control.typed == str(beyond)
            assert f"from {control.minimum:,g} to {control.maximum:,g}" in control.error


@pytest.mark.parametrize(("name", "schema"), pack_fields(), ids=lambda value: value if isinstance(value, str) else "")
def test_what_a_pack_cannot_hold_is_refused_with_what_may_stand_there(name, schema):
    beyond = "x" * (schema["maxLength"] + 1) if "maxLength" in schema else str(schema["maximum"] + 1)
    limit = schema.get("maxLength") or schema["maximum"]
    assert f"{limit:,}" in refused(beyond, schema)


# A limit that is not declared as one, found by its name, or by its cutting something.

LIMITING = re.compile(r"(^|_)(MOST|LONGEST|LARGEST|BIGGEST|HIGHEST|DEEPEST|LIMIT|MAX)(_|$)")
NO_COUNT = {
    "journal/autosave LONGEST_UNSAVED": "seconds until what was typed is saved",
    "journal/carving _MOST_IN_TABLE": "where SQLite puts the bytes of a row",
    "journal/carving _MOST_IN_INDEX": "where SQLite puts the bytes of a row",
    "figures/evidence _LONGEST": "characters to a line of a drawing; the table has all of it",
    "figures/evidence _MOST_LINES": "lines of a drawing; the table has all of them",
    "odds/beliefs MOST_LIFT": "a belief",
    "odds/calibration HIGHEST_FORECAST": "a chance",
    "odds/clocks MOST_SPREAD": "a spread",
    "odds/rounds MOST_AGREEMENT": "a correlation",
    "widgets/kit/checklist MATTERS_MOST": "how much something matters",
}
# Cuts by a number that is written there: of fingerprints, to look at how a text begins, and of what a sentence names.
BEGINNINGS = {
    "bringing/calendar_invitation": {100_000},
    "bringing/calendar_lines": {20, 60},
    "bringing/dates_in": {10},
    "bringing/days_in_text": {5_000},
    "bringing/mail_text": {20_000},
    "bringing/preparing": {6},
    "bringing/stories_and_questions": {4},
    "bringing/json_board": {20},
    "bringing/tables_in_files": {4, 5, 10},
    "journal/carving": {4, 5},  # bytes of a number
    "journal/contents": {100},
    "journal/entry": {16},
    "journal/migrations": {16},
    "journal/progress_file": {1000, 2000},
    "before/calendar_file": {32},
    "command/doctor": {10_000},  # lines of a log that is no longer than that
    "after/statements": {4},  # words that are compared
    "content/packs/sentences": {100},
    "jupyter/published": {8},  # of an id that is drawn
}


def short(file):
    return file.removeprefix("workbook/").removesuffix(".py")


def test_a_constant_that_is_called_like_a_limit_is_one():
    declared = {(file, name.partition(" ")[0]) for file, name in limits()}
    found = {
        f"{short(file)} {name}"
        for file, tree in modules()
        for name in constants(tree)
        if LIMITING.search(name)
        and (file, name) not in declared
        and isinstance(vars(module_of(file))[name], int | float)
    }
    assert found == {*NO_COUNT}


def cuts(file, tree):
    """Whatever bounds a slice at its end, as a name or a number: x[:MOST_ROWS], x[at : at + 400], islice(x, 10)."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Subscript) and isinstance(node.slice, ast.Slice):
            end = node.slice.upper
            if not node.slice.lower:
                yield end
            elif isinstance(end, ast.BinOp) and isinstance(end.op, ast.Add):
                yield end.right
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "islice":
            yield node.args[1]


def unlimited(file, end):
    """What cuts at `end` of a slice and is no limit, in words."""
    if isinstance(end, ast.Constant) and isinstance(end.value, int) and end.value > 3:
        return [str(end.value)] if end.value not in BEGINNINGS.get(short(file), ()) else []
    names = [one.id for one in ast.walk(end) if isinstance(one, ast.Name) and one.id.isupper()] if end else []
    values = {name: vars(module_of(file))[name] for name in names if f"{short(file)} {name}" not in NO_LIMITS}
    return [name for name, value in values.items() if type(value) is int]


def test_nothing_is_cut_but_by_a_limit():
    found = [(file, one) for file, tree in modules() for end in cuts(file, tree) for one in unlimited(file, end)]
    assert found == []


NO_LIMITS = {
    "before/advert/sentence_ends LOOK_AROUND": "to see what stands beside a point; nothing is kept of it",
    "bringing/tracker _NAMED": "the rest is counted in the sentence",
    "bringing/stories_and_questions _NAMED": "the rest is counted in the sentence",
    "bringing/stories_and_questions _SAMPLE": "to see what it is; then all of it is read",
    "bringing/tables_in_files _SAMPLE": "to see what it is; then all of it is read",
    "bringing/tables_in_files _SAMPLE_ROWS": "to find the line of the headings; then all of it is read",
    "bringing/letter_invitation CHARACTERS_LOOKED_AT": "to see what it is; then all of it is read",
    "bringing/readers BYTES_LOOKED_AT": "to see what it is; then all of it is read",
    "journal/carving PAGE": "a page of SQLite",
    "journal/contents PAGE": "a page of SQLite",
    "odds/spread AT_ONCE": "one after the other, until all are done",
    "widgets/before/day_facts BEFORE_CONTACT": "where a field is put in",
}


# A script holds no limit of its own: the kernel tells it (`largest`, `longest`). This one is no text of anybody.
SCRIPTS = {"unsaved_places.js": ["slice(-200"]}  # short numbers for what stood in a field before


def test_no_script_cuts_what_is_typed_or_pasted():
    for path in sorted((PROJECT / "workbook").rglob("*.js")):
        cut = re.findall(r"maxLength|maxlength|slice\((?:0, |-)\d{2,}", path.read_text(encoding="utf-8"))
        assert cut == SCRIPTS.get(path.name, []), path.name

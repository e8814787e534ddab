"""The next interview: every kind of answer is decided about, nothing is lost, and it can be taken back."""

import re
from dataclasses import replace
from datetime import date

import pytest

from workbook.after.next_interview import LISTS_ASIDE, NO_ANSWER, UNSEEN, begin_next, may_take_back, taken_back
from workbook.answers import catalogue
from workbook.answers.about_you import candidate_from
from workbook.answers.application_fields import FIELDS
from workbook.answers.applications import MOST_APPLICATIONS, read_application, read_applications
from workbook.answers.catalogue import CATALOGUE, INTERVIEWS_SO_FAR, OFFERS_SO_FAR
from workbook.answers.keys import SECTIONS
from workbook.answers.lists import LISTS_OF_ROWS
from workbook.answers.shapes import ASIDE, FOLLOWS, STAYS
from workbook.answers.standing import Clocks, standing
from workbook.content.packs.library import library
from workbook.content.packs.schema import AREAS, LATER
from workbook.content.rows import LISTS

TODAY = date(2026, 12, 10)
CONTENT = library([])
INTERVIEW = {
    "interview.employer": "Harbour Logistics",
    "interview.role": "finance",
    "interview.when": "2026-12-03T14:00",
    "interview.format": "panel",
    "interview.finalists": [2, 4],
    "interview.rounds_left": 2,
    "interview.insider": False,
    "interview.outcome": "no",
    "interview.before": 30,
    "interview.after": 55,
    "interview.locked": True,
    "interview.since": "2026-12-04",
    "interview.lesson": "Ask earlier",
    "interview.next_step": "Practise aloud",
}
LINKS = {
    "round.1.application": "interview",
    "round.2.application": "application.4",
    "offer.1.application": "interview",
    "told.1.application": "interview",
    "letter.references.application": "interview",
    "touch.interview.first": "2026-12-08",
    "touch.application.4.first": "2026-12-01",
    "action.1.source": "interview.next_step",
    "action.2.source": "round.1",
}
OTHERS = {
    "applications.order": ["application.4", "interview", "application.2"],
    "applications.last": 4,
    "application.4.employer": "Mill",
    "application.4.outcome": "offer",
    "record.interviews": 3,
    "record.offers": 1,
    "plan.zone": "Europe/Rome",
    "plan.hours": 2,
    "day.paper": "Letter",
    "preparation.done": 60,
    "recruiter.channel": "call",
    "recruiter.ask.length": True,
    "fit.advert": "We seek somebody calm.",
    "written.own-questions": "What do you grow here?",
    "thanks.person.1.sent": "2026-12-04",
    "accepted.offer": "offer.1",
}


def everything():
    """An answer to every entry of the packs, rows in every list, and all that is above."""
    packs = {f"{kind}.{one.key}": f"{kind} {one.key}" for kind in SECTIONS for one in getattr(CONTENT, SECTIONS[kind])}
    packs |= {key: True for key in packs if key.startswith(("done.", "ask.", "adjustment.", "starter."))}
    rows = {}
    for one in LISTS:
        rows |= {one.order: [f"{one.row}.1", f"{one.row}.2"], one.last: 2}
        fields = {prompt.key for prompt in CONTENT.prompts if prompt.of == one.row} | {one.title}
        rows |= {f"{one.row}.{n}.{name}": f"{name} {n}" for n in (1, 2) for name in fields}
    return {**packs, **rows, **INTERVIEW, **LINKS, **OTHERS}


def harbour(**more):
    return {**INTERVIEW, **LINKS, **OTHERS, **more}


def begun(answers, today=TODAY):
    return begin_next(answers, CONTENT, today)


def after(answers):
    return {**answers, **begun(answers).changes}


def filled(answers):
    return {key: value for key, value in answers.items() if value not in NO_ANSWER}


def plain(text):
    return text.translate({0x2068: None, 0x2069: None})


# Every kind of answer is decided about, once: in the catalogue. By hand once more, what does not stay:

FOLLOWING = {"{application}", "touch"}
GOING = {
    *("done.{checklist}", "process.{facts}", "recruiter.ask.{facts}", "recruiter.channel", "flag.{red_flags}"),
    *("fit.advert", "preparation.done", "wish.*.{prompts:found}"),
    *("written.{prompts:content-repair}", "written.{prompts:content-main-point}"),
    *("written.{prompts:content-first-months-plan}",),
    *("people.order", "stakeholders.order", "needs.order", "values.order", "worries.order"),
}
AREAS_GOING = {"process", "people", "fit", "stakeholders", "logistics"}


def test_what_goes_and_what_stays_is_as_it_was():
    assert {answer.shape for answer in CATALOGUE if answer.fate == ASIDE} == GOING
    assert {answer.shape.partition(".")[0] for answer in CATALOGUE if answer.fate == FOLLOWS} == FOLLOWING
    assert {answer.fate for answer in CATALOGUE} == {FOLLOWS, ASIDE, STAYS}
    assert {area for area, what in catalogue.AREA_HOMES.items() if what.fate == ASIDE} == AREAS_GOING


def test_every_list_and_every_area_is_in_the_catalogue_once():
    assert [one.rows for one in LISTS_OF_ROWS] == list(LISTS)
    assert AREAS.keys() | LATER.keys() == catalogue.AREA_HOMES.keys()
    assert len({answer.shape for answer in CATALOGUE}) == len(CATALOGUE)


def test_what_is_said_of_single_prompts_is_said_of_some_that_are_there():
    places = {(one.of, one.key) for one in CONTENT.prompts}
    named = [re.search(r"([a-z]+)(?:\.\*)?\.\{prompts:([a-z-]+)\}", answer.shape) for answer in CATALOGUE]
    assert {(match[1].replace("written", "general"), match[2]) for match in named if match} <= places


# Nothing is lost.


RENAMED = {"interview": "application.5", "interview.next_step": "application.5.next_step"}


def moved(key):
    """Where the answer under `key` is kept if it does not stay."""
    if key.startswith(("interview.", "touch.interview.")):
        return key.replace("interview.", "application.5.", 1)
    return f"past.application.5.{key}"


def test_every_answer_is_found_again():
    answers = everything()
    now = after(answers)
    for key in answers.keys() - {"applications.order", "applications.last"}:
        value = RENAMED.get(answers[key], answers[key]) if key in LINKS else answers[key]
        assert [now[key], now.get(moved(key))] in ([value, None], [None, value], [[], value]), key
    assert now.keys() - answers.keys() == {moved(key) for key in answers if now[key] in NO_ANSWER}


def test_the_copies_are_recorded_before_the_originals_go_and_back_again():
    one = begun(harbour())
    keys = list(one.changes)
    assert keys.index("application.5.employer") < keys.index("interview.employer")
    keys = list(taken_back(one))
    assert keys.index("interview.employer") < keys.index("application.5.employer")


def test_page_00_is_empty_and_the_pipeline_has_it_last():
    now = after(everything())
    assert not filled({key: value for key, value in now.items() if key.startswith("interview.")})
    assert [one.key for one in read_applications(now.get)] == [
        "interview",
        "application.4",
        "application.2",
        "application.5",
    ]
    assert now["applications.last"] == 5


def test_the_application_is_what_it_was():
    answers = harbour()
    was = read_application("interview", answers.get)
    assert set(FIELDS) >= {key.partition(".")[2] for key in INTERVIEW} - {"format", "lesson", "next_step"}
    assert was.scoring == "panel"
    # The zone stays with the interview in hand: late in the evening its calendar may be a day ahead.
    assert read_application("application.5", after(answers).get) == replace(was, key="application.5", ahead=0)


def test_the_odds_of_one_that_is_open_do_not_change():
    answers = harbour(**{"interview.outcome": None, "interview.locked": None})
    now = after(answers)
    one, other = read_application("interview", answers.get), read_application("application.5", now.get)
    candidate = candidate_from(answers.get)
    odds = [standing((each,), candidate, Clocks(), TODAY).odds for each in (one, other)]
    assert odds[0].at_least_one == odds[1].at_least_one


def test_the_record_of_interviews_does_not_change():
    answers, now = harbour(), after(harbour())
    assert (now[INTERVIEWS_SO_FAR], now[OFFERS_SO_FAR]) == (3, 1)
    assert candidate_from(now.get).interviews == candidate_from(answers.get).interviews


def test_what_names_the_interview_follows_it():
    now = after(harbour())
    for key in ("round.1", "offer.1", "told.1", "letter.references"):
        assert now[f"{key}.application"] == "application.5"
    assert now["round.2.application"] == "application.4"
    assert (now["touch.application.5.first"], now["touch.application.4.first"]) == ("2026-12-08", "2026-12-01")
    assert (now["action.1.source"], now["action.2.source"]) == ("application.5.next_step", "round.1")
    assert (now["application.5.lesson"], now["application.5.next_step"]) == ("Ask earlier", "Practise aloud")


@pytest.mark.parametrize(
    "key",
    [
        "process.length",
        "done.process-agenda",
        "recruiter.channel",
        "recruiter.ask.length",
        "fit.advert",
        "preparation.done",
        "written.day-route",
        "written.fit-why-this-place",
        "written.stake-uses",
        "written.content-repair",
        "wish.1.found",
    ],
)
def test_what_belongs_to_one_interview_is_put_aside(key):
    answers = everything()
    now = after(answers)
    assert now[key] is None
    assert now[f"past.application.5.{key}"] == answers[key]


@pytest.mark.parametrize(
    "key", ["process.address.floor", "fit.advert-link", "flag.gone.why", "recruiter.note", "done.gone.twice"]
)
def test_what_another_version_wrote_about_one_interview_is_put_aside_too(key):
    now = after(everything() | {key: "x"})
    assert (now[key], now[f"past.application.5.{key}"]) == (None, "x")


@pytest.mark.parametrize(
    "key",
    [
        "plan.zone",
        "plan.hours",
        "day.paper",
        "written.content-stories",
        "written.own-questions",
        "written.setback-hour",
        "wish.1.wish",
        "wishes.order",
        "rounds.order",
        "referees.order",
        "actions.order",
        "person.1.name",
        "people.last",
        "thanks.person.1.sent",
        "record.interviews",
        "accepted.offer",
    ],
)
def test_what_is_about_the_person_stays(key):
    answers = everything()
    assert after(answers)[key] == answers[key]


def test_notes_on_questions_and_plans_stay():
    answers = everything()
    now = after(answers)
    staying = [
        key for key in answers if key.partition(".")[0] in ("question", "ask", "adjustment", "starter", "weight")
    ]
    assert len(staying) > 100
    assert all(now[key] == answers[key] for key in staying)


def test_lists_about_these_people_are_empty_and_their_rows_are_kept():
    now = after(everything())
    for rows in LISTS_ASIDE:
        assert now[rows.order] == []
        assert now[f"past.application.5.{rows.order}"] == [f"{rows.row}.1", f"{rows.row}.2"]
        assert rows.add(now)[0] == f"{rows.row}.3"


def test_twice_in_a_row():
    first = after(everything())
    second = {**first, "interview.employer": "Quay", "process.length": "2 hours", "round.3.application": "interview"}
    now = after(second)
    assert [now["applications.order"][-2:], now["round.3.application"]] == [
        ["application.5", "application.6"],
        "application.6",
    ]
    assert now["application.6.employer"] == "Quay"
    assert now["past.application.6.process.length"] == "2 hours"
    assert now["round.1.application"] == "application.5"
    kept = {key: value for key, value in first.items() if ".5." in f".{key}."}
    assert kept.items() <= now.items()


# What cannot be done.


@pytest.mark.parametrize(
    "answers",
    [
        {},
        {"interview.role": "finance", "interview.format": "unknown", "interview.outcome": "open"},
        {"interview.employer": "", "interview.locked": False, "done.process-agenda": False, "people.order": []},
        {"question.two-minutes": "notes", "record.interviews": 2, "plan.hours": 2},
    ],
)
def test_without_an_interview_there_is_nothing_to_do(answers):
    one = begun(answers)
    assert (one.key, one.changes, one.before) == ("", {}, {})
    assert one.sentence.startswith("Nothing is written down about an interview")


def test_right_after_it_there_is_nothing_to_do():
    assert begun(after(everything())).changes == {}


def test_a_full_pipeline_is_said():
    order = ["interview", *(f"application.{n}" for n in range(1, MOST_APPLICATIONS))]
    with pytest.raises(ValueError, match="at most 30 applications"):
        begun(harbour(**{"applications.order": order}))
    assert begun(harbour(**{"applications.order": order[:-1]})).key == "application.29"


@pytest.mark.parametrize(
    ("more", "key"),
    [
        ({"applications.last": None, "applications.order": None, "application.4.employer": None}, "application.5"),
        ({"application.9.employer": "Removed long ago"}, "application.10"),
        ({"applications.last": 12}, "application.13"),
        ({"applications.last": "twelve"}, "application.5"),
        ({"applications.last": True}, "application.5"),
        ({"past.application.20.fit.advert": "x"}, "application.21"),
    ],
)
def test_the_number_is_a_new_one(more, key):
    assert begun(harbour(**more)).key == key


def test_one_that_was_removed_from_the_pipeline_stays_out():
    answers = harbour(**{"applications.order": ["application.4"]})
    assert after(answers)["applications.order"] == ["interview", "application.4"]
    assert "stays out of there" in begun(answers).sentence


# What is said.


def test_it_is_said_what_would_happen():
    answers = harbour(
        **{
            "done.process-agenda": True,
            "done.process-task": False,
            "process.length": "2 hours",
            "process.references": False,
            "people.order": ["person.1"],
        }
    )
    said = [plain(sentence) for sentence in begun(answers).sentences]
    assert said[0] == "Harbour Logistics moves to “Your pipeline”, with its outcome and your forecasts."
    assert said[1] == (
        "Put aside with it: 1 tick, 2 facts about the process, 1 person, the advert, what to ask the recruiter and how "
        f"much you had prepared. {UNSEEN}"
    )
    assert said[2].startswith("Nothing is deleted. What is about you stays")
    assert plain(begun(answers).done).startswith("Done. Harbour Logistics is in “Your pipeline” now.")


def test_one_without_an_outcome_stays_open():
    said = plain(begun({"interview.employer": "Quay", "interview.before": 40}).sentence)
    assert said.startswith("Quay moves to “Your pipeline”, with your forecast. It has no answer yet, and that is fine.")
    assert "Put aside" not in said


def test_a_day_to_come_and_a_missing_name_are_said():
    said = begun({"interview.when": "2026-12-20T09:00"}).sentence
    assert "still to come: Sunday 20 December 2026" in said
    assert "It has no name yet" in said
    assert "still to come" not in begun({"interview.when": "2026-12-09T09:00"}).sentence


# Taking it back.


@pytest.mark.parametrize("answers", [everything(), harbour(), {"interview.employer": "Quay"}])
def test_taking_it_back_restores_everything(answers):
    one = begun(answers)
    now = {**answers, **one.changes}
    assert may_take_back(now, one, CONTENT)
    assert filled(now | taken_back(one)) == filled(answers)


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("interview.when", "2027-01-08T10:00"),
        ("interview.employer", "Quay"),
        ("application.5.employer", "Harbour"),
        ("application.5.worth", 40),
        ("applications.order", ["interview"]),
        ("people.order", ["person.3"]),
        ("done.process-agenda", True),
        ("process.insider-note", "x"),
        ("round.2.application", "application.5"),
        ("round.3.application", "interview"),
        ("touch.application.5.second", "2026-12-12"),
        ("touch.interview.first", "2026-12-12"),
        ("action.3.source", "interview.next_step"),
        ("past.application.5.fit.advert", "x"),
    ],
)
def test_it_cannot_be_taken_back_after_a_change_that_would_mix_the_two(key, value):
    one = begun(harbour())
    assert not may_take_back({**harbour(), **one.changes, key: value}, one, CONTENT)


@pytest.mark.parametrize(
    ("key", "value"),
    [("question.two-minutes", "notes"), ("interview.when", ""), ("preparation.ticked", 0), ("round.3.lesson", "x")],
)
def test_other_changes_do_not_matter(key, value):
    one = begun(harbour())
    assert may_take_back({**harbour(), **one.changes, key: value}, one, CONTENT)


def test_what_a_person_wrote_is_not_in_the_repr():
    assert "Harbour" not in repr(begun(harbour()))

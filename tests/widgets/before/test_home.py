"""Home: it follows everything on the page, counts what the odds count, and loses no answer."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from widgets.page import does, message, sends
from workbook import Answers, Checklist, Home, InterviewForm, Written
from workbook.answers.about_you import candidate_from
from workbook.answers.applications import read_application
from workbook.answers.catalogue import FIRST
from workbook.answers.reading import isolated
from workbook.before.readiness import STOP_NOW
from workbook.content.packs.library import library
from workbook.content.packs.schema import AREAS
from workbook.journal import Journal
from workbook.odds import about, chance_of_offer
from workbook.widgets.before.home import packs_in_words

EVIL = "<img src=x onerror=alert(1)>"
NOW = datetime(2026, 11, 22, 18)


@pytest.fixture
def answers(journal):
    return Answers(journal, library(()), now=lambda: NOW)


def everything(answers, done=True):
    return {f"done.{item.key}": done for item in answers.content.checklist}


def test_at_first_it_says_so_kindly(answers):
    part = Home(answers)
    assert (part.until, part.headline) == ("The day is not known yet", "Not started yet")
    assert part.sentence.startswith("Most of what matters is still to do in “")
    assert [area["name"] for area in part.areas] == list(AREAS.values())
    assert all((area["done"], area["percent"]) == (0, 0) for area in part.areas)
    assert part.next["jobs"]
    assert part.orphans == []


def test_where_one_is_follows_the_day_and_what_was_entered(journal):
    clock = [NOW]
    answers = Answers(journal, library(()), now=lambda: clock[-1])
    part = Home(answers)
    assert (part.where, part.facts, part.journey[0]["state"]) == ("You are invited to a second interview.", [], "now")
    answers.put({"interview.employer": EVIL, "interview.when": "2026-12-03T14:00", "interview.format": "panel"})
    assert part.where == f"11 days until you meet {isolated(EVIL)}."
    answers.put({"interview.employer": None, "interview.finalists": [2, 4]})
    assert part.where == "11 days until your second interview."
    assert part.facts == ["Thursday 3 December, 14:00", "A panel", "Two to four people are in it, you included"]
    here = part.next["jobs"][0]["page"]
    assert [stop["page"] for stop in part.journey if stop["state"] == "now"] == [here]
    assert part.journey[0] == {"step": "invited", "page": "00-start-here", "state": "done"}
    said = []
    for now in (datetime(2026, 12, 2, 9), datetime(2026, 12, 2, 20), datetime(2026, 12, 3, 9), datetime(2026, 12, 9)):
        clock.append(now)
        part.show()
        [at] = [stop["step"] for stop in part.journey if stop["state"] == "now"]
        said.append((part.where, part.sentence == STOP_NOW, at))
    assert said[0][:2] == ("Tomorrow is your second interview.", False)
    assert said[1:] == [
        ("Tomorrow is your second interview.", True, "the day"),
        ("Today is your second interview.", False, "the day"),
        ("Six days since your second interview.", False, "afterwards"),
    ]
    for outcome, where, at in (
        ("offer", "You have an offer.", "offer"),
        ("no", "It was a no.", "next"),
        ("withdrawn", "You withdrew.", "next"),
    ):
        answers.put({"interview.outcome": outcome})
        assert part.where == where
        assert [stop["step"] for stop in part.journey if stop["state"] == "now"] == [at]


def test_everything_done_is_a_rest(answers):
    part = Home(answers)
    answers.put(everything(answers))
    assert (part.headline, part.next["jobs"]) == ("Ready", [])
    assert part.next["sentence"] == "Everything on the lists is done. Rest well."
    assert part.sentence == "What matters most is done. The rest is a bonus."
    assert "count this as 100 of 100" in part.odds


def test_done_here_is_ticked_there(answers, journal):
    part = Home(answers)
    lists = {area: Checklist(answers, area) for area in AREAS}
    job = part.next["jobs"][0]
    does(part, "done", key=job["key"])
    assert job["key"] not in [one["key"] for one in part.next["jobs"]]
    area = answers.content.find("checklist", job["key"]).area
    assert lists[area].shown["typed"] == {f"done.{job['key']}": "yes"}
    Answers(journal).autosave.flush()
    assert journal.latest(f"done.{job['key']}") is True


def test_pressing_done_to_the_end_does_everything(answers, journal):
    part = Home(answers)
    for _ in range(len(answers.content.checklist)):
        if not part.next["jobs"]:
            break
        does(part, "done", key=part.next["jobs"][0]["key"])
    Answers(journal).autosave.flush()
    assert (part.headline, journal.latest("preparation.ticked")) == ("Ready", 100)


def test_the_form_on_the_same_page_has_answers_of_its_own_and_is_followed(journal, until):
    form, part = InterviewForm(journal), Home(Answers(journal, library(()), now=lambda: NOW))
    form.controls["when"].typed = "2026-12-03T14:00"
    until(lambda: part.until == "11 days to Thursday 3 December 2026, 14:00")
    form.controls["when"].typed = "2026-11-23T09:00"
    until(lambda: part.until == "Tomorrow, 09:00")


def test_what_another_page_ticked_is_there_when_this_one_is_turned_to(answers, journal):
    part = Home(answers)
    other = Journal(journal.path)
    for key in everything(answers):
        other.record(key, True)
    sends(part, looks=1)
    assert part.headline == "Ready"


@pytest.mark.parametrize(
    "about_me",
    [
        {},
        {"record.interviews": 20, "record.offers": 19, "record.self_rating": "stronger"},
        {"record.interviews": 20, "record.offers": 1, "pipeline.travels": 95, "interview.finalists": [2, 3]},
        {"interview.rounds_left": 1, "interview.insider": True, "interview.format": "panel", "interview.role": "sales"},
    ],
)
def test_the_odds_are_those_of_the_other_pages(answers, journal, about_me):
    for key, value in about_me.items():
        journal.record(key, value)
    candidate = candidate_from(journal.latest)
    process = read_application(FIRST, journal.latest).process()
    none, now, full = (
        about(chance_of_offer(process, replace(candidate, preparation=share)).mean)
        for share in (0, candidate.preparation, 1)
    )
    assert Home(answers).odds == (
        "Your odds count this as 0 of 100. For this interview nothing prepared "
        f"gives {none}, what you have done {now}, all of it {full}."
    )


def test_answers_that_contradict_one_another_leave_the_odds_out(answers):
    part = Home(answers)
    answers.put({"interview.insider": True, "interview.finalists": 1})
    assert part.odds == ""
    assert part.next["jobs"]


@pytest.mark.parametrize(
    "when", ["9999-12-31T23:59", "0001-01-01T00:00", "2000-01-01T00:00", "2100-12-31T23:59", "soon", 7]
)
def test_a_day_that_is_very_far_away_breaks_nothing(answers, when):
    part = Home(answers)
    answers.put({"interview.when": when})
    over = when.startswith("2000") if isinstance(when, str) else False
    assert bool(part.next["jobs"]) is not over
    assert [link["page"] for link in part.next["then"]] == (["08-afterwards", "02-your-pipeline"] if over else [])
    assert part.problem == ""


def test_an_answer_whose_question_has_gone_is_shown_and_kept(answers, journal):
    written = Written(answers, "content", "In writing")
    key = written.fields[0]["key"]
    does(written, "type", key=key, typed=EVIL)
    Answers(journal).autosave.flush()
    fewer = replace(answers.content, prompts=answers.content.prompts[1:])
    gone = next(prompt for prompt in answers.content.prompts if f"written.{prompt.key}" == key)
    fewer = replace(fewer, prompts=tuple(prompt for prompt in fewer.prompts if prompt.key != gone.key))
    later = Answers(Journal(journal.path), fewer)
    ((name, shown),) = Home(later).orphans
    assert name
    assert shown == f"\u2068{EVIL}\u2069"
    assert later.get(key) == EVIL


def test_answers_that_never_had_an_entry_are_no_orphans(answers):
    part = Home(answers)
    answers.put({"written.own-questions": "Who decides?", "written.adjustment-notes": "A quiet room"})
    assert part.orphans == []


def test_a_coachs_packs_are_named_with_what_they_changed_and_why_one_was_left_out(journal, tmp_path):
    (tmp_path / "good.yaml").write_text(
        f"pack: good\ntitle: {EVIL}\nhide: [fit-news]\nchecklist:\n"
        "  - {key: process-agenda, text: Ours, area: process, minutes: 3, source: us}\n"
        "  - {key: new-one, text: New, area: process, minutes: 3, source: us}\n"
    )
    (tmp_path / "bad.yaml").write_text("pack: bad\ntitle: Bad\nchecklist: [{key: a}]\n")
    content = library([tmp_path])
    built_in, own, *left_out = packs_in_words(content)
    assert built_in == f"{sum(not pack.own for pack in content.packs)} lists come with the workbook."
    assert own == f"“{EVIL}” (good.yaml): 2 entries, 1 of them in place of ours, 1 of ours hidden."
    assert left_out
    assert all(line.startswith("Left out: bad.yaml, line ") for line in left_out)
    assert str(tmp_path) not in " ".join(Home(Answers(journal, content)).packs)


@pytest.mark.parametrize(
    "wrong",
    [{"do": "x"}, {"do": "done"}, {"do": "done", "key": "no-such"}, {"do": "done", "key": ["process-agenda"]},
     {"do": "done", "key": {}}, {"do": "done", "key": None},
     {"do": "type", "key": "done.process-agenda", "typed": "yes"},
     None, [], "done"],
    ids=repr,
)  # fmt: skip
def test_a_message_that_means_nothing_changes_nothing(answers, mishaps, wrong):
    part = Home(answers)
    state = part.get_state()
    part._handle_msg(message("custom", content=wrong))
    assert (answers.values(), part.get_state(), mishaps) == ({}, state, [])


def test_only_what_is_offered_can_be_done_with_one_press(answers):
    part = Home(answers)
    offered = {job["key"] for job in part.next["jobs"]}
    other = next(item.key for item in answers.content.checklist if item.key not in offered)
    does(part, "done", key=other)
    assert answers.values() == {}


def test_what_was_set_by_hand_counts_until_it_follows_the_lists_again(answers, journal):
    part = Home(answers)
    answers.put({f"done.{item.key}": True for item in answers.content.checklist})
    assert (part.odds[:38], part.by_hand) == ("Your odds count this as 100 of 100. Fo", False)
    answers.put({"preparation.done": 40})
    assert part.odds.startswith("Your odds count this as 40 of 100, as you set it there; the lists say 100. For")
    assert part.by_hand
    does(part, "follow")
    Answers(journal).autosave.flush()
    assert (journal.latest("preparation.done"), part.by_hand) == (None, False)


def test_the_clock_is_the_one_where_the_interview_is(journal):
    now = datetime(2026, 12, 3, 2, tzinfo=UTC)  # 21:00 on 2 December in New York
    answers = Answers(journal, library(()), now=lambda: now)
    part = Home(answers)
    answers.put({"interview.when": "2026-12-02T22:00", "plan.zone": "America/New_York"})
    assert part.until == "Today, 22:00"
    answers.put({"plan.zone": "Nowhere/Else"})
    assert part.until in ("Tomorrow, 22:00", "Today, 22:00", "It was yesterday, 22:00")


def test_it_follows_the_day(journal):
    clock = [NOW]
    answers = Answers(journal, library(()), now=lambda: clock[-1])
    part = Home(answers)
    said = []
    answers.put({"interview.when": "2026-12-03T14:00"})
    for now in (
        datetime(2026, 12, 2, 20),
        datetime(2026, 12, 3, 9),
        datetime(2026, 12, 3, 17),
        datetime(2026, 12, 6, 9),
    ):
        clock.append(now)
        part.show()
        said.append((part.headline, part.folded, bool(part.next["jobs"]), bool(part.odds)))
    assert said == [
        ("Not started yet", False, False, True),  # at eight in the evening it is time to stop
        ("It is today", True, False, False),
        ("You did it", True, False, False),
        ("Now you wait", True, False, False),
    ]
    for outcome, first in (("offer", "You have an offer"), ("no", "It was a no"), ("withdrawn", "You withdrew")):
        answers.put({"interview.outcome": outcome})
        assert (part.headline, part.odds) == (first, "")
    answers.put({"interview.outcome": "open", "interview.when": "2026-12-20T14:00"})
    assert (part.headline, part.folded) == ("Not started yet", False)


def test_whether_the_date_is_right_is_asked_once_and_not_on_the_evening_of_the_interview(journal):
    form = InterviewForm(journal)
    now = datetime(2026, 12, 3, 21)
    answers = Answers(journal, library(()), now=lambda: now)
    part = Home(answers)
    answers.put({"interview.when": "2026-12-03T14:00"})
    assert "right?" not in part.until
    now = datetime(2026, 12, 20, 21)
    part.show()
    assert part.until == "It was on Thursday 3 December 2026, 17 days ago. Is the date right?"
    form.controls["when"].typed = "2020-12-03T14:00"
    assert "right?" not in form.summary
    answers.put({"interview.after": 40})
    assert "right?" not in part.until


def test_whose_clock_it_is_is_said_where_another_one_would_say_another_day(journal):
    now = datetime(2026, 12, 2, 20)
    answers = Answers(journal, library(()), now=lambda: now)
    part = Home(answers)
    assert part.clock == ""
    answers.put({"interview.when": "2026-12-03T14:00"})
    assert part.clock.startswith("By your own clock.")
    answers.put({"plan.zone": "Europe/London"})
    assert part.clock == ""
    answers.put({"plan.zone": None, "interview.when": "2026-12-20T14:00"})
    assert part.clock == ""


def test_entering_is_doing(answers, journal):
    part, listed = Home(answers), Checklist(answers, "logistics")
    place, key = listed.progress["done"], "done.day-address"
    answers.put({"process.address": "12 Hill Road"})
    assert listed.entered == [key]
    assert listed.shown["typed"] == {key: "yes"}
    assert listed.progress["done"] == place + 1
    assert next(area for area in part.areas if area["key"] == "logistics")["done"] == 1
    assert "day-address" not in [job["key"] for job in part.next["jobs"]]
    assert answers.get("preparation.ticked") == 0 or answers.get("preparation.ticked") is None
    does(listed, "type", key=key, typed="")
    assert (listed.entered, listed.progress["done"]) == ([], place)
    Answers(journal).autosave.flush()
    assert journal.latest(key) is False
    answers.put({"process.address": "12 Hill Road, second floor"})
    assert listed.progress["done"] == place, "what the person unticked stays so"
    does(listed, "type", key=key, typed="yes")
    Answers(journal).autosave.flush()
    assert (journal.latest(key), listed.progress["done"]) == (True, place + 1)

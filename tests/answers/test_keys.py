"""How far somebody has got, and that an answer whose entry has gone is not lost from sight."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbook.answers.catalogue import ADJUSTMENT, DONE, WRITTEN
from workbook.answers.done import done_percent as percent_of
from workbook.answers.keys import SECTIONS, fact_key, here, key_of, orphans
from workbook.answers.situation import ALL_PLACES, Situation, situation_from
from workbook.before.next_best import share_of_jobs
from workbook.before.readiness import jobs_of
from workbook.content.packs.library import library
from workbook.content.packs.schema import AREAS

CONTENT = library(())
ANYWHERE = situation_from({}.get)
ALL_DONE = {key_of(DONE, item): True for item in CONTENT.checklist}


def done_percent(content, situation, answers):
    return percent_of(here(content.checklist, situation), answers)


def without(section, *keys):
    """The real content after the entries `keys` have gone from `section`."""
    return replace(CONTENT, **{section: tuple(e for e in getattr(CONTENT, section) if e.key not in keys)})


def test_keys_never_change():
    assert key_of(DONE, CONTENT.find("checklist", "process-agenda")) == "done.process-agenda"
    assert key_of(ADJUSTMENT, CONTENT.adjustments[0]) == f"adjustment.{CONTENT.adjustments[0].key}"
    assert fact_key(CONTENT.find("facts", "place")) == "process.place"
    assert fact_key(CONTENT.find("facts", "decision-date")) == "interview.promised"
    assert fact_key(CONTENT.find("facts", "finalists")) == "interview.finalists"
    assert list(SECTIONS) == [
        "done",
        "process",
        "written",
        "question",
        "ask",
        "flag",
        "adjustment",
        "starter",
        "weight",
    ]


def test_nothing_done_is_none_and_everything_done_is_all():
    assert done_percent(CONTENT, ANYWHERE, {}) == 0
    assert done_percent(CONTENT, ANYWHERE, ALL_DONE) == 100


@given(st.sets(st.sampled_from(sorted(ALL_DONE)), max_size=30), st.sampled_from(sorted(ALL_DONE)))
def test_another_tick_never_takes_away(ticked, another):
    before = dict.fromkeys(ticked, True)
    after = before | {another: True}
    assert 0 <= done_percent(CONTENT, ANYWHERE, before) <= done_percent(CONTENT, ANYWHERE, after) <= 100
    assert share_of_jobs(jobs_of(CONTENT, ANYWHERE, before)) <= share_of_jobs(jobs_of(CONTENT, ANYWHERE, after))


def test_a_tick_counts_by_its_minutes_and_what_it_matters():
    items = [item for item in here(CONTENT.checklist, ANYWHERE) if item.when == "before"]
    half = {key_of(DONE, item): True for item in items[::2]}
    weight = sum(item.minutes * item.matters for item in items[::2])
    total = sum(item.minutes * item.matters for item in items)
    assert share_of_jobs(jobs_of(CONTENT, ANYWHERE, half)) == pytest.approx(weight / total)


@pytest.mark.parametrize("answer", [None, False, "yes", 1, "", [True], {"done": True}])
def test_only_a_tick_is_a_tick(answer):
    assert not any(job.done for job in jobs_of(CONTENT, ANYWHERE, dict.fromkeys(ALL_DONE, answer)))


def test_what_does_not_belong_to_this_interview_does_not_count():
    phone = replace(ANYWHERE, places=frozenset({"phone"}))
    jobs = jobs_of(CONTENT, phone, ALL_DONE)
    assert len(jobs) < len(jobs_of(CONTENT, ANYWHERE, ALL_DONE))
    assert done_percent(CONTENT, phone, {key_of(DONE, CONTENT.find("checklist", "day-video-test")): True}) == 0
    assert done_percent(CONTENT, phone, {f"{DONE}.{job.key}": True for job in jobs}) == 100


def test_when_nothing_belongs_there_is_nothing_done():
    assert jobs_of(replace(CONTENT, checklist=()), ANYWHERE, ALL_DONE) == []
    assert done_percent(replace(CONTENT, checklist=()), ANYWHERE, ALL_DONE) == 0


def test_jobs_are_the_items_in_order():
    jobs = jobs_of(CONTENT, ANYWHERE, {})
    assert [job.key for job in jobs] == [
        item.key for item in here(CONTENT.checklist, ANYWHERE) if item.when == "before"
    ]
    assert {job.area for job in jobs} == set(AREAS)


@pytest.mark.parametrize("places", [frozenset({place}) for place in sorted(ALL_PLACES)] + [ALL_PLACES])
def test_every_area_has_something_to_do_wherever_it_is(places):
    assert {job.area for job in jobs_of(CONTENT, Situation(places=places), {})} == set(AREAS)


def test_the_entries_here_keep_their_order_and_their_type():
    assert here(CONTENT.questions, ANYWHERE) == [e for e in CONTENT.questions if e in here(CONTENT.questions, ANYWHERE)]


@pytest.mark.parametrize(("kind", "section"), SECTIONS.items())
def test_an_answer_whose_entry_has_gone_is_listed(kind, section):
    gone, stays = getattr(CONTENT, section)[:2]
    answers = {f"{kind}.{gone.key}": "What I wrote", f"{kind}.{stays.key}": "Another"}
    assert orphans(CONTENT, answers) == []
    assert orphans(without(section, gone.key), answers) == [(f"{kind}.{gone.key}", "What I wrote")]
    assert answers == {f"{kind}.{gone.key}": "What I wrote", f"{kind}.{stays.key}": "Another"}


def test_all_parts_of_an_answer_are_listed():
    gone = CONTENT.questions[0].key
    answers = {f"question.{gone}": "Notes", f"question.{gone}.aloud": True}
    assert orphans(CONTENT, answers) == []
    assert dict(orphans(without("questions", gone), answers)) == answers


def test_everything_gone_leaves_every_answer_listed():
    nothing = replace(CONTENT, **dict.fromkeys(SECTIONS.values(), ()))
    answers = {f"{kind}.{e.key}": "x" for kind, section in SECTIONS.items() for e in getattr(CONTENT, section)}
    assert orphans(nothing, answers) == sorted(answers.items())


@pytest.mark.parametrize("empty", [None, "", False])
def test_an_empty_answer_is_not_listed(empty):
    assert orphans(CONTENT, {f"{WRITTEN}.gone": empty}) == []


@pytest.mark.parametrize("answer", [0, 3, True, "no", [2, 4]])
def test_any_other_answer_is_listed(answer):
    ((key, found),) = orphans(CONTENT, {"process.gone": answer})
    assert (key, found) == ("process.gone", answer)


def test_answers_of_other_kinds_are_not_listed():
    answers = {"interview.employer": "Harbour", "person.1.name": "Ada", "people.order": ["person.1"], "plan.hours": 2,
               "recruiter.ask.gone": True, "preparation.done": 40, "done": True}  # fmt: skip
    assert [key for key, _answer in orphans(CONTENT, answers) if key != "done"] == []


def test_a_tick_that_was_renamed_counts_no_more_but_is_listed():
    item = CONTENT.checklist[0]
    answers = {key_of(DONE, item): True}
    later = without("checklist", item.key)
    assert done_percent(later, ANYWHERE, answers) == 0
    assert orphans(later, answers) == [(key_of(DONE, item), True)]


def test_a_field_of_a_row_whose_prompt_is_gone_is_an_orphan():
    content = library()
    answers = {
        "person.1.name": "R. M.",
        "person.1.shoe-size": "44",
        "stakeholder.2.person": "person.1",
        "worry.1.if": "x",
    }
    assert orphans(content, answers) == [("person.1.shoe-size", "44")]
    without = replace(content, prompts=tuple(one for one in content.prompts if one.key != "name"))
    assert ("person.1.name", "R. M.") in orphans(without, answers)

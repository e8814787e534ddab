"""What is known about the interview rules out some entries, and nothing else does."""

from datetime import datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbook.answers.keys import here
from workbook.answers.situation import ALL_FORMATS, ALL_PLACES, ALL_ROUNDS, Situation, belongs, situation_from
from workbook.content.packs.library import library
from workbook.content.packs.schema import AppliesTo

NOW = datetime(2026, 11, 22, 18)
STRANGE = [None, "", "unknown", 0, -1, 3.5, True, False, [], ["video"], {}, {"a": 1}, "\ud800", "x" * 1000, 10**99]
KEYS = (
    "interview.format", "interview.rounds_left", "interview.role", "interview.when",
    "process.style", "process.presentation", "process.place",
)  # fmt: skip


def of(**answers):
    """The situation with these answers; `interview__format` stands for interview.format."""
    return situation_from({key.replace("__", "."): value for key, value in answers.items()}.get)


def test_a_second_interview_about_which_nothing_is_known():
    assert of() == Situation(rounds=ALL_ROUNDS - {"first"})


@pytest.mark.parametrize(
    ("answers", "formats"),
    [
        ({"interview__format": "separate"}, ALL_FORMATS - {"panel"}),
        ({"interview__format": "panel"}, ALL_FORMATS - {"separate"}),
        ({"interview__format": "informal"}, ALL_FORMATS - {"panel", "structured", "task", "presentation"}),
        (
            {"interview__format": "informal", "process__presentation": "presentation"},
            ALL_FORMATS - {"panel", "structured", "task"},
        ),
        (
            {"interview__format": "informal", "process__presentation": "test"},
            ALL_FORMATS - {"panel", "structured", "presentation"},
        ),
        ({"interview__format": "task"}, ALL_FORMATS),
        ({"interview__format": "mixed"}, ALL_FORMATS),
        ({"interview__format": "unknown"}, ALL_FORMATS),
        ({"process__style": "structured"}, ALL_FORMATS - {"informal"}),
        ({"process__style": "informal"}, ALL_FORMATS - {"structured"}),
        ({"process__style": "both"}, ALL_FORMATS),
        ({"process__presentation": "none"}, ALL_FORMATS - {"presentation", "task"}),
        ({"process__presentation": "task"}, ALL_FORMATS - {"presentation"}),
        ({"process__presentation": "test"}, ALL_FORMATS - {"presentation"}),
        ({"process__presentation": "presentation"}, ALL_FORMATS),
        ({"process__presentation": "none", "interview__format": "task"}, ALL_FORMATS - {"presentation"}),
        (
            {"interview__format": "panel", "process__style": "structured", "process__presentation": "none"},
            {"panel", "structured"},
        ),
    ],
)
def test_what_an_answer_rules_out(answers, formats):
    assert of(**answers).formats == formats


@pytest.mark.parametrize(
    ("rounds_left", "rounds"),
    [
        (1, {"second", "later", "final", "offer"}),
        (2, {"second", "later"}),
        (9, {"second", "later"}),
        *((strange, ALL_ROUNDS - {"first"}) for strange in (None, 0, -3, "1", True, False, 2.5, [], {})),
    ],
)
def test_how_many_interviews_are_left_tells_the_round(rounds_left, rounds):
    assert of(interview__rounds_left=rounds_left).rounds == rounds


@pytest.mark.parametrize("place", sorted(ALL_PLACES))
def test_a_known_place_is_the_only_one(place):
    assert of(process__place=place).places == {place}


@pytest.mark.parametrize("place", [*STRANGE, "the moon"], ids=lambda place: repr(place)[:12])
def test_any_other_place_is_not_known(place):
    assert of(process__place=place).places == ALL_PLACES


@pytest.mark.parametrize(
    ("role", "family"),
    [("public_sector", "public-sector"), ("software", "software"), ("general", "general")]
    + [(strange, "") for strange in (*STRANGE, "astronaut", "public sector")],
    ids=lambda value: repr(value)[:12],
)
def test_the_kind_of_work_is_known_only_when_it_is_one_of_ours(role, family):
    assert of(interview__role=role).role_family == family


@pytest.mark.parametrize(
    ("recorded", "when"),
    [
        ("2026-12-03T14:00", datetime(2026, 12, 3, 14)),
        ("2026-12-03T14:00+02:00", datetime(2026, 12, 3, 14)),
        *((other, None) for other in (*STRANGE, "soon", "2026-02-31T14:00", 20261203)),
        *((other, None) for other in ("9999-12-31T23:59", "0001-01-01", "1999-12-31T23:59", "2101-01-01T00:00")),
    ],
    ids=lambda value: repr(value)[:18],
)  # fmt: skip
def test_a_date_that_cannot_be_used_is_not_known(recorded, when):
    assert of(interview__when=recorded).when == when


def test_days_left_never_fall_below_none():
    assert Situation().days_left(NOW) is None
    assert Situation(when=NOW + timedelta(hours=36)).days_left(NOW) == 1.5
    assert Situation(when=NOW).days_left(NOW) == 0
    assert Situation(when=NOW - timedelta(days=9)).days_left(NOW) == 0


anything = st.one_of(
    st.none(), st.booleans(), st.integers(-2, 12), st.text(max_size=8), st.lists(st.text(max_size=3), max_size=2),
    st.sampled_from([*ALL_FORMATS, *ALL_PLACES, "none", "test", "mixed", "software", "public_sector"]),
    st.just("2026-12-03T14:00"),
    st.dictionaries(st.text(max_size=3), st.integers(), max_size=2),
)  # fmt: skip


@given(st.dictionaries(st.sampled_from(KEYS), anything))
def test_whatever_the_journal_holds_is_a_situation(answers):
    situation = situation_from(answers.get)
    assert situation.formats <= ALL_FORMATS
    assert situation.rounds <= ALL_ROUNDS - {"first"}
    assert situation.places
    assert belongs(AppliesTo(), situation)


@pytest.mark.parametrize(
    ("applies_to", "situation", "there"),
    [
        (AppliesTo(), Situation(formats=frozenset(), places=frozenset(), rounds=frozenset()), True),
        (AppliesTo(format=("panel",)), Situation(formats=ALL_FORMATS - {"panel"}), False),
        (AppliesTo(format=("panel", "task")), Situation(formats=ALL_FORMATS - {"panel"}), True),
        (AppliesTo(place=("video",)), Situation(places=frozenset({"phone"})), False),
        (AppliesTo(place=("video", "phone")), Situation(places=frozenset({"phone"})), True),
        (AppliesTo(round=("final",)), Situation(rounds=frozenset({"second", "later"})), False),
        (AppliesTo(round=("final",)), Situation(), True),
        (AppliesTo(role_family=("sales",)), Situation(), True),
        (AppliesTo(role_family=("sales",)), Situation(role_family="sales"), True),
        (AppliesTo(role_family=("sales",)), Situation(role_family="software"), False),
        (AppliesTo(role_family=("sales",), place=("video",)), Situation("sales", places=frozenset({"phone"})), False),
    ],
)
def test_an_entry_is_left_out_only_when_something_known_rules_it_out(applies_to, situation, there):
    assert belongs(applies_to, situation) is there


def test_while_nothing_is_known_only_first_interviews_are_left_out_of_the_real_lists():
    content, situation = library(()), of()
    for entries in (content.checklist, content.facts, content.prompts, content.questions, content.adjustments):
        left = [entry for entry in entries if entry.applies_to.round != ("first",)]
        assert here(entries, situation) == left


def test_an_interview_by_phone_leaves_out_what_is_for_video_and_for_the_way_there():
    content = library(())
    left_out = {item.key for item in content.checklist} - {
        i.key for i in here(content.checklist, of(process__place="phone"))
    }
    assert {"day-video-test", "day-be-early"} <= left_out
    for item in content.checklist:
        assert (item.key in left_out) == bool(item.applies_to.place and "phone" not in item.applies_to.place)

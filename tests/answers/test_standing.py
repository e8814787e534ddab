"""Where a person stands is one value, whichever page asks: silence, outcomes and all applications are in it."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from workbook.after.staying_in_touch import advice, touch_of
from workbook.answers.applications import Application, choices, read_applications
from workbook.answers.outcomes import marked, what_came
from workbook.answers.reading import without_directions
from workbook.answers.standing import Clocks, clocks_from, moves_today, standing, standing_from, standing_if, wait_of
from workbook.odds import Candidate, chance_of_offer, pipeline_odds, what_moves

TODAY = date(2026, 11, 28)
ROOMS = [
    Application("a", role="software"),
    Application("a"),
    Application("a", finalists=5, scoring="panel", insider=True),
    Application("a", role="graduate", openings=20),
    Application("a", role="sales", rounds_left=3),
]


def ago(days):
    return (TODAY - timedelta(days=days)).isoformat()


def here(*applications, clocks=None, candidate=None):
    return standing(applications, candidate or Candidate(), clocks or Clocks(), TODAY)


@pytest.mark.parametrize("travels", [0, 0.25, 0.5, 0.75, 0.95])
@pytest.mark.parametrize("application", ROOMS)
def test_one_application_has_one_range_whatever_the_shared_luck(application, travels):
    candidate = Candidate(travels=travels)
    now = here(application, candidate=candidate)
    alone = chance_of_offer(application.process(), candidate)
    chance = now.chance_of(application)
    assert chance.mean == pytest.approx(alone.mean, abs=1e-9)
    assert (chance.low, chance.high) == pytest.approx((alone.low, alone.high), abs=0.002)
    assert (chance.mean, chance.low, chance.high) == pytest.approx(
        (now.odds.at_least_one, now.odds.low, now.odds.high), abs=1e-9
    )


def test_silence_counts_in_it_and_that_of_others_a_little():
    mine, other = Application("a", role="software"), Application("b", role="software")
    alone = here(mine, other).chance_of(mine).mean
    silent = here(replace(mine, since=ago(15)), other).chance_of(mine).mean
    besides = here(mine, replace(other, since=ago(15))).chance_of(mine).mean
    assert silent < besides < alone


@pytest.mark.parametrize("outcome", ["offer", "no", "withdrawn"])
def test_an_outcome_ends_the_odds_and_counts_for_others_only(outcome):
    mine, other = Application("a", employer="Mill"), Application("b")
    changes = marked(mine, outcome, Candidate())
    done = replace(mine, outcome=outcome, locked=True)
    now = here(done, other, candidate=Candidate(changes.get("record.offers", 0), changes.get("record.interviews", 0)))
    assert now.chance_of(done) is None
    assert now.applications == (other,)
    assert now.in_hand + now.over == (done,)
    assert "Mill" in what_came(done)
    before, after = here(mine, other).chance_of(other).mean, now.chance_of(other).mean
    assert {"offer": after > before, "no": after < before, "withdrawn": after == before}[outcome]


def test_who_is_silent_for_too_long_is_ghosted_and_comes_back_by_itself():
    silent, other = Application("a", since=ago(45)), Application("b")
    clocks = Clocks(ghosted_after=30)
    assert here(silent, other).ghosted == ()
    counted = here(silent, other, clocks=clocks)
    assert counted.ghosted == (silent,)
    assert counted.chance_of(silent) is not None, "it is kept out only when the person says so"
    kept_out = here(silent, other, clocks=replace(clocks, leave_out=True))
    assert (kept_out.applications, kept_out.chance_of(silent)) == ((other,), None)
    assert kept_out.odds.at_least_one == here(other).odds.at_least_one
    heard = replace(silent, since=ago(30))
    assert here(heard, other, clocks=replace(clocks, leave_out=True)).applications == (heard, other)
    assert here(replace(silent, outcome="no"), clocks=clocks).ghosted == ()
    assert here(replace(silent, since="", when="2027-01-10T09:00"), clocks=clocks).ghosted == ()


@pytest.mark.parametrize(
    ("recorded", "days"), [(30, 30), (0, None), ("30", None), (True, None), (1.5, None), (1e9, None)]
)
def test_the_days_that_one_waits_have_no_default(recorded, days):
    assert clocks_from({"waiting.ghosted_after": recorded, "waiting.leave_out": True}.get) == Clocks(
        ghosted_after=days, leave_out=True
    )
    assert clocks_from({}.get).ghosted_after is None


def test_a_postponed_answer_is_handled_alike_on_both_pages():
    """Promised by the 25th; on the 27th they write that it takes longer and name no day."""
    postponed = Application("interview", when="2026-11-20T14:00", promised="2026-11-25", since="2026-11-27")
    assert wait_of(postponed, Clocks(), TODAY) == wait_of(replace(postponed, promised=""), Clocks(), TODAY)
    assert wait_of(postponed, Clocks(), TODAY).days == 1
    assert here(postponed).chance_of(postponed) is not None, "it stays open"
    said = postponed.set_aside(TODAY)
    assert (
        said == "The promised day is before their last word, so it is set aside: silence counts from their last word."
    )
    assert said in advice(touch_of(postponed, None, None), TODAY)[1]
    assert here(postponed).left_out == ()


def test_without_silence_the_moves_are_those_of_the_model_and_with_it_they_add_up():
    mine, other = Application("a", role="software"), Application("b", since=ago(9))
    assert moves_today(here(mine), mine, Candidate()) == what_moves(mine.process(), Candidate())
    silent = replace(mine, since=ago(12))
    now = here(silent, other)
    moved = {one.key: one.change for one in moves_today(now, silent, Candidate())}
    panel = here(replace(silent, scoring="panel"), other)
    assert moved["panel"] == pytest.approx(panel.chance_of(silent).mean - now.chance_of(silent).mean, abs=1e-12)
    assert moves_today(here(other), mine, Candidate()) == ()


def test_what_a_page_reads_is_the_same_value():
    values = {
        "applications.order": ["interview", "application.1"],
        "interview.role": "sales",
        "application.1.since": ago(9),
        "record.interviews": 4,
        "record.offers": 1,
        "waiting.never": 50,
    }
    read = read_applications(values.get)
    direct = standing(read, Candidate(1, 4), Clocks(never=0.5), TODAY)
    assert standing_from(values.get, TODAY).chance_of(read[0]) == direct.chance_of(read[0])
    assert standing_if(values.get, TODAY, replace(read[1], outcome="no")).applications == read[:1]
    only_listed = values | {"applications.order": ["application.1"]}
    assert [one.key for one in standing_from(only_listed.get, TODAY).applications] == ["application.1"]
    assert [one.key for one in standing_from(only_listed.get, TODAY, first=True).applications] == [
        "interview", "application.1",
    ]  # fmt: skip


def test_like_employers_are_told_apart_by_the_job_title():
    applications = [
        Application("interview", employer="Acme", title="Data engineer"),
        Application("application.1", employer="ACME ", title="Analyst"),
        Application("application.2", employer="Mill", title="Analyst"),
        Application("application.3", employer="Acme"),
        Application("application.4", employer="Acme", title="Analyst"),
    ]
    names = [without_directions(name) for _key, name in choices(applications)]
    assert names == ["Acme, Data engineer", "ACME, Analyst (2)", "Mill", "Acme", "Acme, Analyst (5)"]


def test_two_outcomes_are_refused_with_a_sentence():
    with pytest.raises(ValueError, match="has its outcome already: no offer"):
        marked(Application("a", outcome="no"), "offer", Candidate())


def test_the_sum_is_that_of_the_model():
    applications = (Application("a", role="software"), Application("b", role="sales", since=ago(8)))
    now = here(*applications)
    odds = pipeline_odds([one.process() for one in applications], Candidate(), now.waits)
    assert now.odds.at_least_one == odds.at_least_one
    assert [now.chance_of(one).mean for one in applications] == pytest.approx(odds.each)

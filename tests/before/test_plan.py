"""The plan: what to do on which day, and what to do next."""

import math
from collections import defaultdict
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbook.before.jobs import Job
from workbook.before.minutes import minutes_in_words
from workbook.before.next_best import next_best, readiness, share_of_jobs
from workbook.before.plan import SHORTEST_PART, plan

NOW = datetime(2026, 11, 23, 10)
SOON = datetime(2026, 12, 3, 14)  # ten days later
AREAS = ("process", "people", "content", "fit", "stakeholders", "logistics")


def job(key="a", minutes=20, area="content", matters=2, done=False):
    return Job(key, f"Do {key}", minutes, area, matters, done)


def some(count=12, **values):
    return [job(f"job-{number}", area=AREAS[number % 6], **values) for number in range(count)]


def of_kind(made, kind):
    return [task for task in made.tasks if task.kind == kind]


def days_before(made, kind, interview=SOON):
    return [(interview.date() - task.day).days for task in of_kind(made, kind)]


def minutes_by_day(tasks):
    found = defaultdict(int)
    for task in tasks:
        found[task.day] += task.minutes
    return found


# The shape of a plan.


def test_a_week_and_a_half_has_reviews_a_rehearsal_and_a_day():
    made = plan(NOW, SOON, 1.5, some())
    assert days_before(made, "review") == [7, 3, 1, 0]
    assert days_before(made, "rehearse") == [1]
    assert [(task.key, task.minutes) for task in of_kind(made, "day")] == [("day-card", 10), ("set-off", 0)]
    assert made.left_out == ()
    assert made.sentence == "What matters most comes first, and all of it fits."


def test_what_matters_most_comes_first_and_what_needs_others_first_among_equals():
    jobs = [job("low", matters=1), job("mid"), job("ask", area="process"), job("top", matters=3)]
    assert [task.key for task in of_kind(plan(NOW, SOON, 1, jobs), "prepare")] == ["top", "ask", "mid", "low"]


def test_in_the_last_two_days_the_day_itself_comes_first_among_equals():
    jobs = [job("ask", area="process"), job("story"), job("train", area="logistics")]
    made = plan(NOW, NOW + timedelta(days=1, hours=20), 1, jobs)
    assert [task.key for task in of_kind(made, "prepare")] == ["train", "ask", "story"]


def test_work_is_spread_an_hour_a_day_and_more_only_when_it_must_be():
    easy = plan(NOW, SOON, 8, some(12))
    assert max(minutes_by_day(of_kind(easy, "prepare")).values()) <= 60
    hard = plan(NOW, SOON, 8, some(60))
    assert 60 < max(minutes_by_day(of_kind(hard, "prepare")).values()) <= 8 * 60
    assert hard.left_out == ()


def test_a_job_longer_than_a_day_is_cut_into_parts():
    made = plan(NOW, SOON, 1, [job("long", minutes=90)])
    assert [(task.text, task.minutes) for task in of_kind(made, "prepare")] == [
        ("Do long (part 1 of 2)", 60),
        ("Do long (part 2 of 2)", 30),
    ]


def test_a_job_is_not_cut_when_a_later_day_has_room_for_it():
    made = plan(NOW, SOON, 1, [job("a", 40, matters=3), job("b", 40), job("c", 20)])
    assert [(task.key, task.day.day) for task in of_kind(made, "prepare")] == [("a", 23), ("c", 23), ("b", 24)]


def test_no_part_is_shorter_than_ten_minutes():
    made = plan(NOW, SOON, 1, [job("long", minutes=65)])
    assert [task.minutes for task in of_kind(made, "prepare")] == [55, 10]


def test_what_does_not_fit_is_left_out_whole_and_said():
    jobs = [job("big", 240, matters=3), *some(3, matters=1)]
    made = plan(NOW, NOW + timedelta(days=1), 2, jobs)
    assert [left.key for left in made.left_out] == ["big"]
    assert made.sentence == "What matters most comes first, as much as fits."


def test_when_nothing_fits_all_of_it_is_said_to_be_left_out():
    made = plan(NOW, NOW + timedelta(days=1), 1, [job("big", 240)])
    assert made.left_out == (job("big", 240),)
    assert made.sentence.endswith("The time is too short for what is on your list. What you have done already counts.")


# What is left of today.


@pytest.mark.parametrize(
    ("now", "hours", "minutes"),
    [
        ("10:00", 2, 120),
        ("20:00", 2, 60),
        ("20:59", 2, 1),
        ("21:00", 2, 0),
        ("23:59", 2, 0),
        ("03:00", 16, 960),
        ("20:00", 0.25, 15),
    ],
)
def test_today_counts_what_is_left_until_nine_in_the_evening(now, hours, minutes):
    today = datetime.fromisoformat(f"2026-11-23T{now}")
    made = plan(today, datetime(2026, 11, 24, 5, 30), hours, some(700, minutes=1))
    assert minutes_by_day(made.tasks)[today.date()] <= minutes
    assert (of_kind(made, "rehearse") == []) == (minutes < 20)
    if 0 < minutes < 700:
        assert minutes_by_day(made.tasks)[today.date()] == minutes


def test_on_the_day_of_the_interview_there_are_light_tasks_only():
    made = plan(NOW, SOON, 8, some(700))
    assert {task.kind for task in made.tasks if task.day == SOON.date()} == {"review", "day"}


def test_when_the_day_of_the_interview_is_all_there_is_short_jobs_are_for_it():
    made = plan(NOW, NOW + timedelta(hours=4), 8, [job("long", 30, matters=3), job("short", 20)])
    assert [task.key for task in of_kind(made, "prepare")] == ["short"]
    assert [left.key for left in made.left_out] == ["long"]
    assert made.minutes_there == 3 * 60 - 10  # three hours until one hour before, without the day card


def test_late_in_the_evening_before_short_jobs_go_to_the_morning():
    made = plan(datetime(2026, 11, 23, 22), datetime(2026, 11, 24, 11), 1, [job("short", 20)])
    assert [(task.key, task.day.day) for task in of_kind(made, "prepare")] == [("short", 24)]
    assert of_kind(made, "rehearse") == []


def test_nothing_is_reviewed_on_the_first_day_before_anything_is_done():
    tomorrow = NOW + timedelta(days=1)
    assert days_before(plan(NOW, tomorrow, 2, some(3)), "review", tomorrow) == [0]
    assert days_before(plan(NOW, tomorrow, 2, [*some(3), job("x", done=True)]), "review", tomorrow) == [1, 0]


def test_an_interview_just_after_midnight_has_its_rehearsal_the_evening_before():
    made = plan(NOW, datetime(2026, 11, 25, 0, 30), 2, some(3))
    assert [task.day.day for task in of_kind(made, "rehearse")] == [24]
    assert minutes_by_day(made.tasks)[date(2026, 11, 25)] == 0


# Sentences of their own.


@pytest.mark.parametrize(
    ("ahead", "words"),
    [(timedelta(minutes=5), "5 minutes"), (timedelta(seconds=20), "1 minute"), (timedelta(minutes=59), "59 minutes")],
)
def test_just_before_the_interview_there_is_only_the_day(ahead, words):
    made = plan(NOW, NOW + ahead, 16, some(3))
    assert made.sentence.startswith(f"Your interview starts in {words}. ")
    assert {task.kind for task in made.tasks} == {"day"}
    assert len(made.left_out) == 3


@pytest.mark.parametrize("past", [NOW, NOW - timedelta(minutes=1), NOW - timedelta(days=400), datetime(2000, 1, 1)])
def test_an_interview_in_the_past_has_no_plan(past):
    made = plan(NOW, past, 2, some(3))
    assert (made.tasks, len(made.left_out)) == ((), 3)
    assert made.sentence == "This interview has begun or is over, so there is nothing left to plan."


def test_a_plan_starts_three_weeks_before_at_the_earliest_and_says_so():
    interview = NOW + timedelta(days=400)
    made = plan(NOW, interview, 2, some(3))
    assert min(task.day for task in made.tasks) == interview.date() - timedelta(days=21)
    assert made.sentence.startswith(
        "Your interview is in 400 days. The plan starts 21 days before it, on Tuesday 7 December 2027; "
    )
    assert "21 days" not in plan(NOW, NOW + timedelta(days=21), 2, some(3)).sentence


def test_no_time_a_day_leaves_everything_out_and_says_so():
    made = plan(NOW, SOON, 0, some(3))
    assert len(made.left_out) == 3
    assert [task.key for task in made.tasks] == ["day-card", "set-off"]
    assert made.sentence == "With no time a day, nothing can be planned; even 15 minutes a day would help."


def test_time_that_is_over_is_said_kindly():
    made = plan(datetime(2026, 11, 23, 21, 30), datetime(2026, 11, 24, 5, 10), 2, some(1))
    assert made.sentence.endswith("No time is left for it before the interview. What you have done already counts.")


def test_without_jobs_there_is_the_day_only():
    made = plan(NOW, SOON, 2, [])
    assert (made.sentence, {task.kind for task in made.tasks}) == ("There is nothing on your list yet.", {"day"})


def test_when_all_is_done_it_is_still_reviewed_and_rehearsed():
    made = plan(NOW, SOON, 2, some(3, done=True))
    assert made.sentence == "Everything on your list is done."
    assert {task.kind for task in made.tasks} == {"review", "rehearse", "day"}


def test_without_a_date_there_is_an_order():
    made = plan(NOW, None, 2, [job("low", matters=1), job("top", matters=3), job("done", done=True)])
    assert [(task.key, task.day) for task in made.tasks] == [("top", None), ("low", None)]
    assert made.sentence == ""
    assert plan(NOW, None, 2, []).sentence == "There is nothing on your list yet."
    assert plan(NOW, None, 2, [job(done=True)]).sentence == "Everything on your list is done."


def test_a_zone_that_now_carries_is_ignored():
    assert plan(NOW.replace(tzinfo=UTC), SOON, 2, some(3)) == plan(NOW, SOON, 2, some(3))


def test_minutes_in_words():
    assert [minutes_in_words(minutes) for minutes in (0, 59, 60, 140)] == ["0 min", "59 min", "1 h", "2 h 20 min"]


def test_what_a_person_wrote_is_not_in_what_is_printed():
    made = plan(NOW, SOON, 2, [Job("own-1", "Ask about my divorce", 20, "content")])
    assert "divorce" not in repr(made)


# What holds whatever is asked.

JOBS = st.lists(
    st.builds(
        Job,
        key=st.integers(0, 10_000).map(str),
        text=st.just("Do it"),
        minutes=st.integers(1, 240),
        area=st.sampled_from(AREAS),
        matters=st.integers(1, 3),
        done=st.booleans(),
    ),
    max_size=40,
    unique_by=lambda job: job.key,
)
AHEAD = st.timedeltas(timedelta(minutes=-90), timedelta(days=30))
HOURS = st.floats(0, 16)
MOMENTS = st.datetimes(datetime(2026, 1, 1), datetime(2027, 1, 1))


@given(MOMENTS, AHEAD, HOURS, JOBS)
def test_no_day_gets_too_much_and_nothing_is_lost(now, ahead, hours, jobs):
    interview = now + ahead
    made = plan(now, interview, hours, jobs)
    for day, minutes in minutes_by_day(made.tasks).items():
        assert minutes <= hours * 60 + 1e-6
        end = min(datetime.combine(day, datetime.min.time()) + timedelta(hours=21), interview - timedelta(hours=1))
        starts = max(now, datetime.combine(day, datetime.min.time()))
        assert minutes <= max(0, (end - starts) / timedelta(minutes=1))
        assert now.date() <= day <= interview.date()
        assert (interview.date() - day).days <= 21
    planned = defaultdict(int)
    for task in of_kind(made, "prepare"):
        planned[task.key] += task.minutes
        assert task.minutes >= min(SHORTEST_PART, next(one.minutes for one in jobs if one.key == task.key))
    left = {one.key: one.minutes for one in made.left_out}
    assert not set(planned) & set(left)
    assert {**planned, **left} == {one.key: one.minutes for one in jobs if not one.done}
    assert sum(planned.values()) <= made.minutes_there
    assert [task.day for task in made.tasks] == sorted(task.day for task in made.tasks)
    assert len({(task.kind, task.key, task.day) for task in made.tasks}) == len(made.tasks)
    assert made.sentence
    assert made == plan(now, interview, hours, list(jobs))


@given(JOBS, st.integers(1, 240), st.none() | st.floats(-10, 60))
def test_the_next_jobs_fit_and_the_first_matters_most(jobs, minutes, days_left):
    best = next_best(jobs, minutes, days_left)
    waiting = [one for one in jobs if not one.done]
    assert bool(best) == bool(waiting)
    assert len(set(best)) == len(best)
    assert set(best) <= set(waiting)
    assert len(best) < 2 or sum(one.minutes for one in best) <= minutes
    if best:
        assert best[0].matters == max(one.matters for one in waiting)
        if best[0].minutes > minutes:
            assert all(one.minutes > minutes for one in waiting if one.matters == best[0].matters)
    assert best == next_best(tuple(jobs), minutes, days_left)


@given(JOBS)
def test_doing_what_is_next_does_everything_once_and_the_share_only_grows(jobs):
    shares = [share_of_jobs(jobs)]
    while best := next_best(jobs):
        jobs = [replace(one, done=one.done or one in best) for one in jobs]
        shares.append(share_of_jobs(jobs))
    assert all(one.done for one in jobs)
    assert all(before < after for before, after in pairwise(shares))
    assert 0 <= shares[0] <= shares[-1] <= 1
    assert shares[-1] == (1 if jobs else 0)


@given(JOBS, st.integers(1, 120), st.integers(0, 120))
def test_with_more_minutes_the_first_job_matters_no_less(jobs, minutes, more):
    first, second = next_best(jobs, minutes), next_best(jobs, minutes + more)
    assert [one.matters for one in second[:1]] == [one.matters for one in first[:1]]


# What is next.


def test_next_is_what_matters_then_who_must_be_asked_then_what_is_least_covered():
    jobs = [
        job("low", 5, matters=1),
        job("covered", 5, "content"),
        job("covered-before", 50, "content", done=True),
        job("fresh", 5, "fit"),
        job("ask", 5, "people"),
        job("train", 5, "logistics"),
        job("top", 5, matters=3),
    ]

    def order(days_left):
        return [one.key for one in next_best(jobs, 240, days_left)]

    assert order(5) == ["top", "ask", "fresh", "train", "covered", "low"]
    assert order(1.9) == ["top", "train", "fresh", "ask", "covered", "low"]
    assert order(None) == ["top", "fresh", "ask", "train", "covered", "low"]


def test_areas_take_turns():
    jobs = [job(f"{area}-{number}", 5, area) for area in ("content", "fit") for number in (1, 2)]
    assert [one.key for one in next_best(jobs, 20)] == ["content-1", "fit-1", "content-2", "fit-2"]


def test_a_long_job_is_next_when_nothing_of_its_weight_fits():
    assert next_best([job("small", 5, matters=1), job("long", 90, matters=3)]) == (job("long", 90, matters=3),)
    assert next_best([job("long", 90), job("short", 20)]) == (job("short", 20),)


def test_readiness_by_area_and_the_share_by_minutes_times_weight():
    jobs = [job("a", 10, "fit", 3, True), job("b", 30, "fit", 1), job("c", 40, "people", 1, True)]
    assert readiness(jobs) == {"fit": (10, 40, 1, 2), "people": (40, 40, 1, 1)}
    assert share_of_jobs(jobs) == pytest.approx((30 + 40) / (30 + 30 + 40))
    assert (readiness([]), share_of_jobs([]), next_best([])) == ({}, 0.0, ())


# What is refused.


@pytest.mark.parametrize(
    ("values", "field"),
    [
        ({"now": None}, "Now"),
        ({"now": "2026-12-03"}, "Now"),
        ({"now": date(2026, 12, 3)}, "Now"),
        ({"now": datetime(1970, 1, 1)}, "Now"),
        ({"now": datetime(2101, 1, 1)}, "Now"),
        ({"interview": "soon"}, "Interview"),
        ({"interview": date(2026, 12, 3)}, "Interview"),
        ({"interview": datetime(2026, 12, 3, tzinfo=UTC)}, "Interview"),
        ({"interview": datetime(9999, 12, 31)}, "Interview"),
        ({"interview": datetime(1, 1, 1)}, "Interview"),
        ({"hours_per_day": -0.1}, "Hours a day"),
        ({"hours_per_day": 16.01}, "Hours a day"),
        ({"hours_per_day": math.nan}, "Hours a day"),
        ({"hours_per_day": math.inf}, "Hours a day"),
        ({"hours_per_day": "2"}, "Hours a day"),
        ({"hours_per_day": True}, "Hours a day"),
        ({"hours_per_day": None}, "Hours a day"),
    ],
)
def test_a_plan_refuses_bad_values_with_a_sentence(values, field):
    good = {"now": NOW, "interview": SOON, "hours_per_day": 2, "jobs": [job()]}
    refused(lambda: plan(**{**good, **values}), field)


def refused(ask, field):
    with pytest.raises(ValueError, match=f"^{field}\\b.*\\.$") as refusal:
        ask()
    assert len(str(refusal.value)) < 160

"""Bad values for the calculators: each is refused with a short sentence, and by nothing but a ValueError.

Numbers and lists go wrong in the same ways everywhere, so the ways are listed once (`NOT_A_NUMBER`, `NOT_A_LIST`)
and tried on every field. The rest is listed for each calculator.
"""

import datetime as dt
import math
from decimal import Decimal
from fractions import Fraction

import numpy as np
import pytest

from workbook.odds import (
    Candidate,
    Other,
    Process,
    Round,
    Wait,
    calibration,
    decide,
    first_offer,
    first_offer_from_now,
    interviews_needed,
    pipeline_odds,
    silence,
    what_helps,
)

pytestmark = pytest.mark.filterwarnings("error")  # a refusal that warns on the way is not a clean one

NAN, INF, LONG = math.nan, math.inf, "x" * 10**6

# What came, and how it is named.
NOT_A_NUMBER = [
    (NAN, "nan"),
    (np.nan, "nan"),
    (np.float32("nan"), "nan"),
    (INF, "inf"),
    (-INF, "-inf"),
    (1e999, "inf"),
    (10**400, "more than 60 digits"),
    (-(10**5000), "more than 60 digits"),
    (True, "True"),
    (np.False_, "False"),
    ("0.5", "'0.5'"),
    ("50%", "'50%'"),
    ("abc", "'abc'"),
    ("", "''"),
    (b"7", "b'7'"),
    (LONG, "'xxx"),
    ([0.5], "[0.5]"),
    ([], "[]"),
    ((0.5, 0.6), "(0.5, 0.6)"),
    ({}, "{}"),
    ({0.5}, "{0.5}"),
    (0.5j, "0.5j"),
    (Decimal("0.5"), "Decimal('0.5')"),
    (Decimal("NaN"), "Decimal('NaN')"),
    (np.array([0.5]), "array([0.5])"),
    (np.array(0.5), "array(0.5)"),
    (np.array([[0.5]]), "array([[0.5]])"),
    (np.array([object()]), "array([<object"),
    (np.datetime64("2026-11-22"), "2026-11-22"),
    (dt.timedelta(days=3), "datetime.timedelta(days=3)"),
    ((n for n in (1, 2)), "<generator"),
    (Process(), "Process("),
    (float, "<class 'float'>"),
]
NOT_A_LIST = [
    (None, "None"),
    (0, "0"),
    (0.34, "0.34"),
    (NAN, "nan"),
    (10**5000, "more than 60 digits"),
    (True, "True"),
    (False, "False"),
    ("", "''"),
    ("abc", "'abc'"),
    (LONG, "'xxx"),
    ({}, "{}"),
    ({0.5: 1}, "{0.5: 1}"),
    (set(), "set()"),
    ((n for n in (1, 2)), "<generator"),
    (1j, "1j"),
    (Decimal(1), "Decimal('1')"),
    (iter([1]), "<list_iterator"),
    (list, "<class 'list'>"),
    (object(), "<object"),
    (Process(), "Process("),
    (Round(), "Round("),
]
NOT_A_PROCESS = [
    (None, "None"),
    (0.34, "0.34"),
    (NAN, "nan"),
    (10**400, "more than 60 digits"),
    (True, "True"),
    ("Process()", "'Process()'"),
    (LONG, "'xxx"),
    ([], "[]"),
    ([Process()], "[Process("),
    ((Process(), Process()), "(Process("),
    (Round(), "Round("),
    (Process, "<class"),
    (Candidate(), "Candidate("),
    ({"rounds": 1}, "{'rounds': 1}"),
    (np.array([Process()], dtype=object), "array([Process("),
    (len, "<built-in function"),
]
NOT_A_CANDIDATE = [
    (0.5, "0.5"),
    (0, "0"),
    (False, "False"),
    ("", "''"),
    ("me", "'me'"),
    ({}, "{}"),
    ([Candidate()], "[Candidate("),
    (Process(), "Process("),
    (Candidate, "<class"),
]
NOT_A_WAIT = [(0, "0"), ("", "''"), (NAN, "nan"), ({}, "{}"), (Wait(), "Wait("), (np.array([1, 2]), "array([1, 2])")]

ONE = [Process()]
FLIGHT = (Process(), 7, 0.6)


def each(call, field, allowed, ways, named=None, **others):
    """One row for each way in which `field` can be wrong; the text calls it `named`."""
    return [(call, {**others, field: value}, named or field, allowed, came) for value, came in ways]


def inside(value):
    """`value` at the end of a list, after one that is fine."""
    return [Process(), value]


PIPELINE = [
    *each(pipeline_odds, "processes", "a list of Process", [*NOT_A_LIST, (np.array(ONE, dtype=object), "array([Proc")]),
    *each(pipeline_odds, "processes", "1 to 100", [([], "0"), ((), "0"), (ONE * 101, "101"), (ONE * 1_000, "1000")]),
    *[(pipeline_odds, {"processes": inside(v)}, "processes, number 2,", "a Process", c) for v, c in NOT_A_PROCESS],
    (pipeline_odds, {"processes": [[Process()], Process()]}, "processes, number 1,", "a Process", "[Process("),
    (pipeline_odds, {"processes": ONE * 99 + [0.3]}, "processes, number 100,", "a Process", "0.3"),
    *each(pipeline_odds, "candidate", "a Candidate", NOT_A_CANDIDATE, processes=ONE),
    *each(pipeline_odds, "waits", "a list of Wait", NOT_A_WAIT, processes=ONE),
    *each(pipeline_odds, "waits", "as many as the processes, 1", [([Wait()] * 2, "2")], processes=ONE),
    *each(pipeline_odds, "waits", "a Wait", [([Wait(), 5], "5")], "waits, number 2,", processes=ONE * 2),
]

NEEDED = [
    *each(interviews_needed, "process", "a Process", NOT_A_PROCESS),
    *each(interviews_needed, "target", "0.01 to 0.99", [*NOT_A_NUMBER, (None, "None")], process=Process()),
    *each(
        interviews_needed,
        "target",
        "0.01 to 0.99",
        [(80, "80"), (1, "1"), (1.0, "1"), (0, "0"), (0.0099, "0.0099"), (-0.8, "-0.8"), (0.991, "0.991")],
        process=Process(),
    ),
    *each(interviews_needed, "candidate", "a Candidate", NOT_A_CANDIDATE, process=Process()),
    *each(interviews_needed, "already", "a list of Process", NOT_A_LIST, process=Process()),
    *each(interviews_needed, "already", "0 to 100", [(ONE * 101, "101")], process=Process()),
    *[
        (interviews_needed, {"process": Process(), "already": inside(v)}, "already, number 2,", "a Process", c)
        for v, c in NOT_A_PROCESS
    ],
    *each(interviews_needed, "waits", "a list of Wait", NOT_A_WAIT, process=Process(), already=ONE),
    *each(interviews_needed, "waits", "as many", [([Wait()], "1")], process=Process()),
]

AFTER_3 = {"chance": 0.3, "days": 3}

SILENCE = [
    *each(silence, "chance", "0 to 1", [*NOT_A_NUMBER, (None, "None"), (34, "34"), (-1e-9, "-1e-09")], days=3),
    *each(silence, "days", "0 to 3,650", [*NOT_A_NUMBER, (None, "None"), (-1, "-1"), (3_651, "3,651")], chance=0.3),
    *each(silence, "median_yes", "0.1 to 3,650", [*NOT_A_NUMBER, (0, "0"), (-7, "-7"), (9e9, "9e+09")], **AFTER_3),
    *each(silence, "median_no", "0.1 to 3,650", [*NOT_A_NUMBER, (0.09, "0.09"), (3_650.1, "3,650.1")], **AFTER_3),
    *each(silence, "spread", "0.05 to 3", [*NOT_A_NUMBER, (0, "0"), (3.1, "3.1"), (-0.6, "-0.6")], **AFTER_3),
    *each(silence, "never", "0 to 1", [*NOT_A_NUMBER, (30, "30"), (1.01, "1.01"), (-0.3, "-0.3")], **AFTER_3),
    *each(silence, "promised", "0.1 to 3,650", [*NOT_A_NUMBER, (0, "0"), (-3, "-3"), (4_000, "4,000")], **AFTER_3),
    (silence, {"chance": 1, "days": -1}, "days", "0 to 3,650", "-1"),
    (silence, {"chance": 0, "days": 3, "never": "often"}, "never", "0 to 1", "'often'"),
]

FIRST = [
    *each(first_offer, "flights", "a list of (process, median days, spread)", NOT_A_LIST, days=[1]),
    *each(first_offer, "flights", "1 to 100", [([], "0"), ((), "0"), ([FLIGHT] * 101, "101")], days=[1]),
    *[
        (first_offer, {"flights": [FLIGHT, flight], "days": [1]}, "flights, number 2,", "(process, median days, ", came)
        for flight, came in (
            (Process(), "Process("),
            (None, "None"),
            (FLIGHT[:2], "(Process("),
            ((*FLIGHT, 1), "(Process("),
            ((), "()"),
            ("abc", "'abc'"),
            ({1, 2, 3}, "{1, 2, 3}"),
            (0.3, "0.3"),
        )
    ],
    *[
        (first_offer, {"flights": [(v, 7, 0.6)], "days": [1]}, "flights, number 1, process", "a Process", c)
        for v, c in NOT_A_PROCESS
    ],
    *[
        (
            first_offer,
            {"flights": [(Process(), v, 0.6)], "days": [1]},
            "flights, number 1, median days",
            "0.1 to 3,650",
            c,
        )
        for v, c in [*NOT_A_NUMBER, (None, "None"), (0, "0"), (-7, "-7"), (3_651, "3,651")]
    ],
    *[
        (first_offer, {"flights": [(Process(), 7, v)], "days": [1]}, "flights, number 1, spread", "0.05 to 3", c)
        for v, c in [*NOT_A_NUMBER, (None, "None"), (0, "0"), (60, "60")]
    ],
    *each(first_offer, "days", "a list of numbers", [*NOT_A_LIST, (np.array(3.0), "array(3.)")], flights=[FLIGHT]),
    *each(
        first_offer,
        "days",
        "1 to 10,000",
        [([], "0"), (np.array([]), "0"), (range(10**9), "1,000,000,000")],
        flights=[FLIGHT],
    ),
    *[
        (first_offer, {"flights": [FLIGHT], "days": [1.0, v]}, "days, number 2,", "0 to 3,650", c)
        for v, c in [*NOT_A_NUMBER, (None, "None"), (-1, "-1"), (3_651, "3,651")]
    ],
    *[
        (first_offer, {"flights": [FLIGHT], "days": v}, "days, number 1,", "0 to 3,650", c)
        for v, c in [
            (np.array([[1.0, 2.0]]), "[1.0, 2.0]"),
            (np.array([NAN, 1.0]), "nan"),
            (np.array(["a"]), "'a'"),
            (np.array([None]), "None"),
            (np.array([True]), "True"),
            (np.array([1j]), "1j"),
            ([[1, 2], [3]], "[1, 2]"),
            (np.array(["2026-11-22"], "datetime64[D]"), "datetime.date"),
        ]
    ],
    *each(first_offer, "candidate", "a Candidate", NOT_A_CANDIDATE, flights=[FLIGHT], days=[1]),
    *each(first_offer_from_now, "processes", "a list of Process", NOT_A_LIST, waits=[Wait()], days=[1]),
    *each(first_offer_from_now, "waits", "a list of Wait", NOT_A_WAIT, processes=ONE, days=[1]),
    *each(first_offer_from_now, "waits", "as many", [((), "0"), ([], "0")], processes=ONE, days=[1]),
]

ON_HAND = {"offer": 70, "deadline": 5, "others": [], "keep_searching": 40}


def without(field):
    return {name: value for name, value in ON_HAND.items() if name != field}


DECIDE = [
    *each(
        decide, "offer", "0 to 100", [*NOT_A_NUMBER, (None, "None"), (-1, "-1"), (100.1, "100.1")], **without("offer")
    ),
    *each(decide, "deadline", "0 to 3,650", [*NOT_A_NUMBER, (None, "None"), (4e3, "4,000")], **without("deadline")),
    *each(decide, "deadline", "0 to 3,650", [(-1, "-1"), (-0.5, "-0.5")], **without("deadline")),  # a day that is past
    *each(
        decide,
        "keep_searching",
        "0 to 100",
        [*NOT_A_NUMBER, (None, "None"), (-1e-9, "-1e-09"), (101, "101")],
        **without("keep_searching"),
    ),
    *each(decide, "others", "a list of Other", [*NOT_A_LIST, (Other(Process(), 5), "Other(")], **without("others")),
    *each(decide, "others", "at most 100", [([Other(Process(), 5)] * 101, "101")], **without("others")),
    *[
        (decide, {**ON_HAND, "others": [Other(Process(), 5), v]}, "others, number 2,", "an Other", c)
        for v, c in [*NOT_A_PROCESS, (Process(), "Process("), ((Process(), 70), "(Process(")]
    ],
    *each(decide, "candidate", "a Candidate", NOT_A_CANDIDATE, **ON_HAND),
    *each(Other, "process", "a Process", NOT_A_PROCESS, value=70),
    *each(Other, "value", "0 to 100", [*NOT_A_NUMBER, (None, "None"), (-1, "-1"), (101, "101")], process=Process()),
    *each(Other, "days_median", "0.1 to 3,650", [*NOT_A_NUMBER, (None, "None"), (0, "0")], process=Process(), value=70),
    *each(Other, "spread", "0.05 to 3", [*NOT_A_NUMBER, (None, "None"), (0.04, "0.04")], process=Process(), value=70),
    *each(Other, "wait", "a Wait", [(5, "5"), ("", "''"), (0, "0"), ([Wait()], "[Wait(")], process=Process(), value=70),
    *each(decide(70, 5, [], 40).worth_of_days, "days", "0 to 3,650", [*NOT_A_NUMBER, (-1, "-1"), (3_651, "3,651")]),
]

CALIBRATION = [
    *each(
        calibration,
        "forecasts",
        "a list",
        [*NOT_A_LIST, (np.array(0.5), "array(0.5)"), (np.ndarray, "<class")],
        outcomes=[True],
    ),
    *each(
        calibration,
        "outcomes",
        "a list",
        [*NOT_A_LIST, (np.array(True), "array(True)"), (np.True_, "True")],
        forecasts=[0.5],
    ),
    *[
        (calibration, {"forecasts": [0.5, v], "outcomes": [True, True]}, "forecasts, number 2,", "0.01 to 0.99", c)
        for v, c in [*NOT_A_NUMBER, (None, "None"), (50, "50"), (0, "0"), (1, "1"), (0.0099, "0.0099"), (-0.5, "-0.5")]
    ],
    *[
        (calibration, {"forecasts": [0.5, 0.5], "outcomes": [True, v]}, "outcomes, number 2,", "True or False", c)
        for v, c in [
            (None, "None"),
            (2, "2"),
            (-1, "-1"),
            (0.0, "0"),
            (1.0, "1"),
            (NAN, "nan"),
            (INF, "inf"),
            (10**400, "more than 60 digits"),
            ("yes", "'yes'"),
            ("True", "'True'"),
            ("", "''"),
            (LONG, "'xxx"),
            ([True], "[True]"),
            ({}, "{}"),
            (1j, "1j"),
            (Decimal(1), "Decimal('1')"),
            (np.array([True]), "array([ True])"),
            (bool, "<class 'bool'>"),
        ]
    ],
    (calibration, {"forecasts": [0.5], "outcomes": []}, "outcomes", "as many as forecasts, 1", "0"),
    (calibration, {"forecasts": [], "outcomes": [True]}, "outcomes", "as many as forecasts, 0", "1"),
    (calibration, {"forecasts": [0.5] * 3, "outcomes": [True] * 4}, "outcomes", "as many as forecasts, 3", "4"),
    (calibration, {"forecasts": [0.5] * 10_001, "outcomes": [True] * 10_001}, "forecasts", "at most 10,000", "10,001"),
    (calibration, {"forecasts": np.array([[0.5, 0.6]]), "outcomes": [True]}, "forecasts, number 1,", "0.01", "[0.5, 0"),
    (
        calibration,
        {"forecasts": np.array([0.5]), "outcomes": np.array([[True]])},
        "outcomes, number 1,",
        "True",
        "[True]",
    ),
    (calibration, {"forecasts": np.array(["0.5"]), "outcomes": [True]}, "forecasts, number 1,", "0.01", "'0.5'"),
    (calibration, {"forecasts": np.array([None]), "outcomes": [True]}, "forecasts, number 1,", "0.01", "None"),
    (calibration, {"forecasts": [True], "outcomes": [0.5]}, "forecasts, number 1,", "0.01", "True"),
]

HELPS = [
    *each(what_helps, "processes", "a list of Process", NOT_A_LIST),
    *each(what_helps, "processes", "1 to 100", [([], "0"), (ONE * 101, "101")]),
    *[(what_helps, {"processes": inside(v)}, "processes, number 2,", "a Process", c) for v, c in NOT_A_PROCESS],
    *each(what_helps, "candidate", "a Candidate", NOT_A_CANDIDATE, processes=ONE),
    *each(what_helps, "waits", "a list of Wait", NOT_A_WAIT, processes=ONE),
]

BAD = {
    "pipeline_odds": PIPELINE,
    "interviews_needed": NEEDED,
    "silence": SILENCE,
    "first_offer": FIRST,
    "decide": DECIDE,
    "calibration": CALIBRATION,
    "what_helps": HELPS,
}
ROWS = [pytest.param(*row, id=f"{name}-{row[2]}-{row[4]}") for name, rows in BAD.items() for row in rows]


@pytest.mark.parametrize(("call", "values", "field", "allowed", "came"), ROWS)
def test_a_bad_value_is_named(call, values, field, allowed, came):
    with pytest.raises(ValueError) as refusal:  # noqa: PT011  the text is checked below
        call(**values)
    text = str(refusal.value)
    asked, _given, answer = text.partition(" You gave: ")
    assert asked.startswith(field)
    assert allowed in asked
    assert came in answer
    assert len(text.split()) <= 30
    assert len(text) < 200


def test_there_are_forty_for_each_calculator():
    different = {
        name: {(call, field, came) for call, _values, field, _allowed, came in rows} for name, rows in BAD.items()
    }
    assert {name: len(rows) for name, rows in different.items() if len(rows) < 40} == {}


@pytest.mark.parametrize("good", [Fraction(1, 3), np.float32(0.3), np.float64(0.3), 1, 0, np.int64(1)])
def test_real_numbers_of_any_make_are_numbers(good):
    assert silence(good, 3) == silence(float(good), 3)


def test_a_list_is_a_list_a_tuple_or_an_array_of_numbers():
    assert pipeline_odds((Process(),)).each == pipeline_odds([Process()]).each
    for days in ([1, 2], (1, 2), range(1, 3), np.array([1, 2]), np.array([1.0, 2.0], np.float32)):
        assert first_offer([list(FLIGHT)], days) == pytest.approx(first_offer((FLIGHT,), [1.0, 2.0]))

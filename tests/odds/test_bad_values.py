"""Bad values are refused with a sentence that names the field, what came and what is allowed."""

import math

import numpy as np
import pytest

from workbook.odds import Candidate, Process, Round, chance_of_offer, for_openings, rounds_to_offer, simulate

NAN, INF, BILLION = math.nan, math.inf, 10**9

BAD = [
    (Round, {"people": 0}, "people", "1 to 50", "0"),
    (Round, {"people": -3}, "people", "1 to 50", "-3"),
    (Round, {"people": 51}, "people", "1 to 50", "51"),
    (Round, {"people": BILLION}, "people", "1 to 50", "1,000,000,000"),
    (Round, {"people": 10**400}, "people", "1 to 50", "You gave"),
    (Round, {"people": NAN}, "people", "1 to 50", "nan"),
    (Round, {"people": INF}, "people", "1 to 50", "inf"),
    (Round, {"people": 2.5}, "people", "1 to 50", "2.5"),
    (Round, {"people": 3.0}, "people", "1 to 50", "3"),
    (Round, {"people": True}, "people", "1 to 50", "True"),
    (Round, {"people": "three"}, "people", "1 to 50", "'three'"),
    (Round, {"people": "3"}, "people", "1 to 50", "'3'"),
    (Round, {"people": None}, "people", "1 to 50", "None"),
    (Round, {"people": np.nan}, "people", "1 to 50", "nan"),
    (Round, {"people": (4, 2)}, "people", "smaller number first", "(4, 2)"),
    (Round, {"people": (2, 3, 4)}, "people", "pair", "(2, 3, 4)"),
    (Round, {"people": ()}, "people", "pair", "()"),
    (Round, {"people": (2, BILLION)}, "people", "1 to 50", "1,000,000,000"),
    (Round, {"people": ("2", 4)}, "people", "1 to 50", "'2'"),
    (Round, {"people": {2, 4}}, "people", "1 to 50", "{2, 4}"),
    (Round, {"people": (2, 4), "step": 0}, "step", "1 to 50", "0"),
    (Round, {"people": (2, 4), "step": 1.5}, "step", "1 to 50", "1.5"),
    (Round, {"people": (2, 4), "step": 3}, "step", "from 2 to 4", "3"),
    (Round, {"people": 3, "go_on": 0}, "go_on", "1 to 3", "0"),
    (Round, {"people": 3, "go_on": 4}, "go_on", "1 to 3", "4"),
    (Round, {"people": (2, 4), "go_on": 5}, "go_on", "1 to 4", "5"),
    (Round, {"go_on": -1}, "go_on", "1 to 4", "-1"),
    (Round, {"go_on": False}, "go_on", "1 to 4", "False"),
    (Round, {"go_on": 1.0}, "go_on", "1 to 4", "1"),
    (Round, {"agreement": -0.1}, "agreement", "0 to 0.95", "-0.1"),
    (Round, {"agreement": 1.0}, "agreement", "0 to 0.95", "1"),
    (Round, {"agreement": NAN}, "agreement", "0 to 0.95", "nan"),
    (Round, {"agreement": -INF}, "agreement", "0 to 0.95", "-inf"),
    (Round, {"agreement": "high"}, "agreement", "0 to 0.95", "'high'"),
    (Round, {"agreement": True}, "agreement", "0 to 0.95", "True"),
    (Round, {"agreement": 0.5j}, "agreement", "0 to 0.95", "0.5j"),
    (Round, {"insider": 2}, "insider", "True or False", "2"),
    (Round, {"insider": 1.0}, "insider", "True or False", "1"),
    (Round, {"insider": "yes"}, "insider", "True or False", "'yes'"),
    (Round, {"people": 1, "insider": True}, "people", "at least 2", "1"),
    (Process, {"rounds": []}, "the number of rounds", "1 to 10", "0"),
    (Process, {"rounds": [Round()] * 11}, "the number of rounds", "1 to 10", "11"),
    (Process, {"rounds": None}, "rounds", "list of Round", "None"),
    (Process, {"rounds": Round()}, "rounds", "list of Round", "Round("),
    (Process, {"rounds": [3]}, "rounds", "list of Round", "[3]"),
    (Process, {"rounds": [Round((1, 50))] * 3}, "combinations", "1 to 250", "125,000"),
    (Process, {"filled": 1.1}, "filled", "0 to 1", "1.1"),
    (Process, {"filled": -0.0001}, "filled", "0 to 1", "-0.0001"),
    (Process, {"filled": "80%"}, "filled", "0 to 1", "'80%'"),
    (Process, {"first_choice_accepts": 82}, "first_choice_accepts", "0 to 1", "82"),
    (Process, {"first_choice_accepts": NAN}, "first_choice_accepts", "0 to 1", "nan"),
    (Process, {"references_hold": INF}, "references_hold", "0 to 1", "inf"),
    (Process, {"references_hold": None}, "references_hold", "0 to 1", "None"),
    (Candidate, {"interviews": -1}, "interviews", "0 to 100", "-1"),
    (Candidate, {"interviews": BILLION}, "interviews", "0 to 100", "1,000,000,000"),
    (Candidate, {"interviews": 2.0}, "interviews", "0 to 100", "2"),
    (Candidate, {"interviews": "2"}, "interviews", "0 to 100", "'2'"),
    (Candidate, {"offers": 1}, "offers", "at most the number of interviews, 0", "1"),
    (Candidate, {"offers": 4, "interviews": 3}, "offers", "at most the number of interviews, 3", "4"),
    (Candidate, {"offers": True, "interviews": 3}, "offers", "0 to 100", "True"),
    (Candidate, {"self_rating": 3.5}, "self_rating", "-3 to 3", "3.5"),
    (Candidate, {"self_rating": NAN}, "self_rating", "-3 to 3", "nan"),
    (Candidate, {"self_rating": "strong"}, "self_rating", "-3 to 3", "'strong'"),
    (Candidate, {"self_rating": False}, "self_rating", "-3 to 3", "False"),
    (Candidate, {"preparation": 40}, "preparation", "0 to 1", "40"),
    (Candidate, {"preparation": -1e-9}, "preparation", "0 to 1", "-1e-09"),
    (Candidate, {"preparation": "0.4"}, "preparation", "0 to 1", "'0.4'"),
    (Candidate, {"travels": 0.96}, "travels", "0 to 0.95", "0.96"),
    (Candidate, {"travels": INF}, "travels", "0 to 0.95", "inf"),
    (Candidate, {"travels": None}, "travels", "0 to 0.95", "None"),
    (Candidate, {"preparation": 10**400}, "preparation", "0 to 1", "more than 60 digits"),
    (Candidate, {"self_rating": -(10**5000)}, "self_rating", "-3 to 3", "more than 60 digits"),
    (Round, {"people": 10**5000}, "people", "1 to 50", "more than 60 digits"),
    (Round, {"insider": "x" * 10**6}, "insider", "True or False", "xxx..."),
    (Process, {"rounds": "x" * 10**6}, "rounds", "list of Round", "xxx..."),
    (chance_of_offer, {"process": [Round()]}, "process", "Process", "[Round("),
    (chance_of_offer, {"process": Process(), "candidate": 0.5}, "candidate", "Candidate", "0.5"),
    (rounds_to_offer, {"people": 3, "rounds_left": 0}, "rounds_left", "1 to 10", "0"),
    (rounds_to_offer, {"people": 3, "rounds_left": 1.5}, "rounds_left", "1 to 10", "1.5"),
    (rounds_to_offer, {"people": 99, "rounds_left": 1}, "people", "1 to 50", "99"),
    (
        rounds_to_offer,
        {"people": 3, "rounds_left": 1, "openings": 4},
        "openings",
        "at most the number of people, 3",
        "4",
    ),
    (rounds_to_offer, {"people": (2, 4), "rounds_left": 2, "openings": 999}, "openings", "people, 4", "999"),
    (rounds_to_offer, {"people": 3, "rounds_left": 1, "openings": 0}, "openings", "1 to 1,000", "0"),
    (rounds_to_offer, {"people": 3, "rounds_left": 1, "openings": 1001}, "openings", "1 to 1,000", "1,001"),
    (rounds_to_offer, {"people": 3, "rounds_left": 1, "openings": "2"}, "openings", "1 to 1,000", "'2'"),
    (for_openings, {"people": (2, 4), "openings": 0}, "openings", "1 to 1,000", "0"),
    (for_openings, {"people": (2, 4), "openings": 1.0}, "openings", "1 to 1,000", "1"),
]


@pytest.mark.parametrize(("call", "values", "field", "allowed", "came"), BAD)
def test_a_bad_value_is_named(call, values, field, allowed, came):
    with pytest.raises(ValueError) as refusal:  # noqa: PT011  the text is checked below
        call(**values)
    text = str(refusal.value)
    assert field in text
    assert allowed in text
    assert came in text
    assert len(text) < 200


def test_the_number_of_journeys_is_checked():
    with pytest.raises(ValueError, match="journeys must be a whole number from 10 to 10,000,000. You gave: 0"):
        simulate(Process(), Candidate(), np.random.default_rng(0), 0)


@pytest.mark.parametrize("good", [np.int64(3), (np.int32(2), 4)])
def test_numpy_counts_are_counts(good):
    assert Round(good).counts

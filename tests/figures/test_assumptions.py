"""What is assumed is said in plain words, with the rows behind it."""

import re

import pytest

from workbook.content.evidence import card, preparing_for_and_against
from workbook.figures.assumptions import assumptions, offer_assumptions, pipeline_assumptions, waiting_assumptions
from workbook.odds import Candidate
from workbook.odds.beliefs import LIFT
from workbook.odds.process import INSIDER_ERROR

EVERY = [*assumptions(), *pipeline_assumptions(), *waiting_assumptions(), *offer_assumptions()]


@pytest.mark.parametrize("each", EVERY, ids=lambda each: each.sentence[:30])
def test_an_assumption_is_plain_and_its_rows_have_cards(each):
    without_findings = each.sentence.replace(" ".join(preparing_for_and_against()), "")
    assert not re.search(r"0\.\d|variance|lognormal|correlation|standard deviation|\bSD\b|tipping", without_findings)
    assert each.kind in {"source", "assumption"}
    assert all(card(evidence_id) for evidence_id in each.evidence)


def test_both_sides_on_preparing_stand_where_it_is_assumed_to_help():
    (preparing,) = (each for each in assumptions() if "prepare fully" in each.sentence)
    assert preparing.evidence == ("E176", "E175", "E177", "E178", "E179")
    assert all(side in preparing.sentence for side in preparing_for_and_against())
    assert LIFT < 0.5, "a little"


def test_the_self_rating_names_its_row():
    (rating,) = (each for each in assumptions() if "rate themselves" in each.sentence)
    assert (rating.kind, rating.evidence) == ("source", ("E191",))


def test_an_insiders_error_is_the_measured_one():
    (insider,) = (each for each in assumptions() if "internal candidate" in each.sentence)
    (stated,) = map(int, re.findall(r"at most (\d+) in 100", insider.sentence))
    assert stated - 1 < INSIDER_ERROR <= stated


def test_half_of_the_strength_travels():
    assert any(each.sentence.startswith("Half of what makes you strong") for each in assumptions())
    assert Candidate().travels == 0.5

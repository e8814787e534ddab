"""What would tell the most, beside the same worked out on many even draws."""

import numpy as np
import pytest
from scipy import stats

from workbook.odds import PANEL, Candidate, Process, Round, rounds_to_offer, what_would_tell
from workbook.odds.beliefs import belief, chances_by_count
from workbook.odds.rounds import STRENGTH
from workbook.odds.tells import Tell

EVEN = (np.arange(20_000) + 0.5) / 20_000
QUESTIONS = {
    "people": [Process([Round(count)]) for count in range(2, 9)],
    "insider": [Process([Round((2, 4))]), Process([Round((2, 4), insider=True)])],
    "rounds": [Process(rounds_to_offer((2, 4), rounds)) for rounds in (1, 2, 3)],
    "scoring": [Process([Round((2, 4))]), Process([Round((2, 4), agreement=PANEL)])],
    "openings": [Process(rounds_to_offer((2, 4), 1, openings=openings)) for openings in (1, 2)],
    "chosen": [Process(), Process([Round(1)], references_hold=0.85)],
}
CANDIDATES = [Candidate(), Candidate(2, 5, travels=0.95), Candidate(self_rating=1.0, preparation=0.6, travels=0.2)]


def dense(processes, candidate):
    """Every answer, room and number of people equally often; the room drawn evenly from what is believed about it."""
    spread = np.sqrt(1 - candidate.travels)
    strengths = np.linspace(-7, 7, 4_001)
    theta = np.sqrt(candidate.travels) * STRENGTH
    below = sum(
        weight * stats.norm.cdf(strengths, at, spread) for weight, at in zip(belief(candidate), theta, strict=True)
    )
    room = np.interp(EVEN, below, strengths)
    drawn = [
        np.concatenate([np.interp(room, STRENGTH, row) for row in chances_by_count(process, candidate.preparation)])
        for process in processes
    ]
    widths = [np.diff(np.quantile(values, [0.1, 0.9]))[0] for values in drawn]
    values, weights = np.concatenate(drawn), np.concatenate([np.full(len(one), 1 / len(one)) for one in drawn])
    order = values.argsort()
    low, high = np.interp([0.1, 0.9], weights[order].cumsum() / weights.sum(), values[order])
    return 1 - np.mean(widths) / (high - low)


@pytest.mark.parametrize("candidate", CANDIDATES)
def test_as_worked_out_densely(candidate):
    tells = {tell.key: tell.narrows for tell in what_would_tell(QUESTIONS, candidate)}
    assert tells.keys() == QUESTIONS.keys()
    for key, processes in QUESTIONS.items():
        assert tells[key] == pytest.approx(dense(processes, candidate), abs=0.02)


@pytest.mark.parametrize("candidate", CANDIDATES)
def test_what_tells_most_comes_first(candidate):
    narrows = [tell.narrows for tell in what_would_tell(QUESTIONS, candidate)]
    assert narrows == sorted(narrows, reverse=True)
    assert all(-0.05 < narrow <= 1 for narrow in narrows)


def test_a_question_that_changes_nothing_tells_nothing():
    (tell,) = what_would_tell({"colour": [Process(), Process(), Process()]})
    assert tell.key == "colour"
    assert tell.narrows == pytest.approx(0, abs=1e-9)
    (tell,) = what_would_tell({"people": [Process([Round(people=3)])] * 2})
    assert tell.narrows == pytest.approx(0, abs=1e-9)
    assert what_would_tell({"sure": [Process([Round(1)])] * 2}) == (Tell("sure", 0.0),)
    assert what_would_tell({}) == ()


def test_a_question_that_settles_everything():
    nobody, somebody = Process(filled=0.0), Process([Round(1)], filled=1.0)
    (tell,) = what_would_tell({"filled": [nobody, somebody]})
    assert tell.narrows == pytest.approx(1)


def test_like_questions_keep_their_order():
    tells = what_would_tell(dict.fromkeys(("b", "a", "c"), QUESTIONS["people"]))
    assert [tell.key for tell in tells] == ["b", "a", "c"]


@pytest.mark.parametrize(
    ("answers", "said"),
    [
        ([Process()], "answers must be a mapping"),
        ({"people": Process()}, "answers to 'people' must be a list of Process"),
        ({"people": []}, "answers to 'people' must hold 1 to 100"),
        ({"people": [Process(), 3]}, "answers to 'people', number 2, must be a Process"),
        ({key: [Process()] for key in range(101)}, "answers must hold at most 100 questions. You gave: 101."),
    ],
)
def test_bad_questions(answers, said):
    with pytest.raises(ValueError, match="must") as refused:
        what_would_tell(answers)
    assert said in str(refused.value)


def test_a_bad_candidate():
    with pytest.raises(ValueError, match="candidate must be a Candidate"):
        what_would_tell(QUESTIONS, 3)

"""Forecasts against outcomes: cases by hand, the plain formulas in numpy, and what must hold for any."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbook.odds import calibration
from workbook.odds.checks import flag

BIN_ENDS = [(0.0, 0.2), (0.2, 0.4), (0.4, 0.6), (0.6, 0.8), (0.8, 1.0)]
pairs = st.lists(st.tuples(st.floats(0.01, 0.99), st.booleans()), min_size=1, max_size=14)


def apart(some):
    forecasts, outcomes = zip(*some, strict=True)
    return list(forecasts), list(outcomes)


def test_a_case_by_hand():
    found = calibration([0.9, 0.6, 0.3, 0.1], [True, False, True, False])
    assert found.count == 4
    assert found.brier == pytest.approx((0.01 + 0.36 + 0.49 + 0.01) / 4)
    assert found.base_rate == 0.5
    assert found.skill == pytest.approx(1 - 0.2175 / 0.25)
    assert [(one.count, one.forecast, one.came_true) for one in found.table] == [
        (1, 0.1, 0),
        (1, 0.3, 1),
        (0, None, None),
        (1, 0.6, 0),
        (1, 0.9, 1),
    ]


@pytest.mark.parametrize("yes", [1, np.True_, np.int64(1), np.uint8(1)], ids=repr)
@pytest.mark.parametrize("no", [0, np.False_, np.int64(0)], ids=repr)
def test_outcomes_as_tables_keep_them(yes, no):
    plain = calibration([0.9, 0.6, 0.3, 0.1], [True, False, True, False])
    assert calibration([0.9, 0.6, 0.3, 0.1], [yes, no, yes, no]) == plain
    assert calibration([0.9, 0.6, 0.3, 0.1], np.array([yes, no, yes, no])) == plain
    assert flag("insider", yes) is True
    assert flag("insider", no) is False


def test_a_bin_holds_the_means():
    third = calibration([0.4, 0.5, 0.57], [True, False, True]).table[2]
    assert third.count == 3
    assert third.forecast == pytest.approx(0.49)
    assert third.came_true == pytest.approx(2 / 3)


def test_nearly_perfect():
    found = calibration([0.99, 0.01, 0.99, 0.01], [True, False, True, False])
    assert found.brier == pytest.approx(0.0001)
    assert found.skill == pytest.approx(0.9996)


def test_perfectly_wrong():
    assert calibration([0.99, 0.01], [False, True]).brier == pytest.approx(0.9801)
    assert calibration([0.99, 0.01], [False, True]).skill < -2.9


def test_always_half():
    found = calibration([0.5] * 12, [True, False] * 6)
    assert found.brier == 0.25
    assert found.skill == 0
    assert calibration([0.5] * 12, [True] * 3 + [False] * 9).skill == pytest.approx(1 - 0.25 / (0.25 * 0.75))


def test_always_the_base_rate_is_no_skill():
    assert calibration([0.25] * 12, [True] * 3 + [False] * 9).skill == pytest.approx(0, abs=1e-12)


@pytest.mark.parametrize("came", [True, False])
def test_when_all_outcomes_are_the_same_there_is_no_skill_to_speak_of(came):
    found = calibration([0.3, 0.6, 0.9], [came] * 3)
    assert found.skill is None
    assert found.base_rate == came
    assert found.brier is not None


def test_no_outcomes_yet():
    found = calibration([], [])
    assert (found.count, found.brier, found.base_rate, found.skill, found.enough) == (0, None, None, None, False)
    assert [(one.low, one.high) for one in found.table] == BIN_ENDS
    assert all((one.count, one.forecast, one.came_true) == (0, None, None) for one in found.table)


@pytest.mark.parametrize(
    ("forecast", "which"),
    [(0.01, 0), (0.19, 0), (0.2, 1), (0.39, 1), (0.4, 2), (0.59, 2), (0.6, 3), (0.79, 3), (0.8, 4), (0.99, 4)],
)
def test_an_edge_belongs_to_the_bin_above(forecast, which):
    assert [one.count for one in calibration([forecast], [True]).table] == [int(i == which) for i in range(5)]


@pytest.mark.parametrize(("count", "enough"), [(1, False), (9, False), (10, True), (11, True)])
def test_below_ten_is_too_few_to_judge(count, enough):
    assert calibration([0.5] * count, [True] * count).enough is enough


@pytest.mark.parametrize("kind", [list, tuple, np.array])
def test_lists_tuples_and_arrays_are_all_the_same(kind):
    found = calibration(kind([0.2, 0.7, 0.4]), kind([False, True, True]))
    assert found == calibration([0.2, 0.7, 0.4], [False, True, True])


@given(pairs)
def test_the_plain_formulas(some):
    forecasts, outcomes = apart(some)
    found, f, o = calibration(forecasts, outcomes), np.array(forecasts), np.array(outcomes, float)
    assert found.count == len(some)
    assert found.brier == pytest.approx(np.mean((f - o) ** 2), abs=1e-12)
    assert 0 <= found.brier <= 1
    assert found.base_rate == pytest.approx(o.mean(), abs=1e-12)
    if len(set(outcomes)) == 1:
        assert found.skill is None
    else:
        assert found.skill == pytest.approx(1 - np.mean((f - o) ** 2) / np.mean((o - o.mean()) ** 2), rel=1e-9)
        assert found.skill <= 1

    assert sum(one.count for one in found.table) == len(some)
    for one, (low, high) in zip(found.table, BIN_ENDS, strict=True):
        inside = (f >= low) & (f < high)
        assert one.count == inside.sum()
        if one.count:
            assert one.forecast == pytest.approx(f[inside].mean(), abs=1e-12)
            assert one.came_true == pytest.approx(o[inside].mean(), abs=1e-12)


@given(pairs)
def test_calling_every_no_a_yes_changes_no_score(some):
    forecasts, outcomes = apart(some)
    found = calibration(forecasts, outcomes)
    relabelled = calibration([1 - forecast for forecast in forecasts], [not came for came in outcomes])
    assert relabelled.brier == pytest.approx(found.brier, abs=1e-12)
    assert relabelled.base_rate == pytest.approx(1 - found.base_rate, abs=1e-12)
    assert relabelled.skill == (found.skill if found.skill is None else pytest.approx(found.skill, abs=1e-9))


@given(st.lists(st.tuples(st.sampled_from([0.1, 0.3, 0.5, 0.7, 0.9]), st.booleans()), min_size=1, max_size=40))
def test_brier_is_reliability_less_resolution_plus_uncertainty(some):
    """Murphy 1973, exact when the forecasts in a bin are all the same."""
    found = calibration(*apart(some))
    bins = [one for one in found.table if one.count]
    reliability = sum(one.count * (one.forecast - one.came_true) ** 2 for one in bins) / found.count
    resolution = sum(one.count * (one.came_true - found.base_rate) ** 2 for one in bins) / found.count
    uncertainty = found.base_rate * (1 - found.base_rate)
    assert found.brier == pytest.approx(reliability - resolution + uncertainty, abs=1e-12)


def test_an_honest_forecaster_is_calibrated():
    """Outcomes drawn with the chances that were said: each bin comes true as often as it was said to."""
    rng = np.random.default_rng(20261203)
    forecasts = rng.uniform(0.01, 0.99, 10_000)
    found = calibration(forecasts, rng.random(10_000) < forecasts)
    for one in found.table:
        error = np.sqrt(one.forecast * (1 - one.forecast) / one.count)
        assert abs(one.came_true - one.forecast) <= 3 * error
    assert found.brier == pytest.approx(np.mean(forecasts * (1 - forecasts)), abs=0.006)
    assert found.skill > 0.3

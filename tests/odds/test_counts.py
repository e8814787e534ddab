"""How many of n events happen: exact to 1e-14 for every kind of chances, and the laws of such a distribution."""

import math
from fractions import Fraction
from itertools import product

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from mpmath import mp, mpf
from scipy import stats

from workbook.odds.counts import BLOCK, FEW, MOST_CHANCES, SOME, count_pmf

NAN, INF = math.nan, math.inf
EXTREME = (0.0, 1.0, 1e-300, 1 - 1e-16)
KINDS = {
    "random": lambda n, rng: rng.random(n),
    "nearly sure, one way or the other": lambda n, rng: rng.beta(0.05, 0.05, n),
    "extreme": lambda n, rng: rng.choice(EXTREME, n),
    "extreme and random": lambda n, rng: np.where(rng.random(n) < 0.5, rng.choice(EXTREME, n), rng.random(n)),
    **{f"all {p}": lambda n, rng, p=p: np.full(n, p) for p in (*EXTREME, 1e-16, 5.6e-15, 1e-3, 0.3, 0.5, 2 / 3, 0.999)},
}
EITHER_SIDE = (FEW, FEW + 1, SOME, SOME + 1, SOME + BLOCK + 1)  # of where another road is taken


def chances_of(kind, n):
    return KINDS[kind](n, np.random.default_rng(n))


def off(chances, exact):
    """How far the worst value is from `exact`; checks what holds for every answer on the way."""
    pmf = count_pmf(chances)
    assert pmf.shape == (len(chances) + 1,)
    assert np.isfinite(pmf).all()
    assert (pmf >= 0).all()
    assert abs(pmf.sum() - 1) < 1e-12
    return max(abs(type(true)(value) - true) for value, true in zip(pmf.tolist(), exact, strict=True))


def one_after_another(chances, one):
    """The distribution in the arithmetic of `one`, which is a 1."""
    pmf = [one]
    for chance in chances.tolist():
        happens = chance * one
        pmf = [a * (1 - happens) + b * happens for a, b in zip([*pmf, 0 * one], [0 * one, *pmf], strict=True)]
    return pmf


def in_halves(chances):
    """The same in mpmath's arithmetic, quick enough for thousands; counts below 1e-30 are left out on the way."""
    if len(chances) <= BLOCK:
        return dict(enumerate(one_after_another(chances, mpf(1))))
    first, second = (in_halves(part) for part in np.array_split(chances, 2))
    low, high = min(second), max(second)
    backwards = [second[k] for k in range(high, low - 1, -1)]
    pmf = {}
    for total in range(min(first) + low, max(first) + high + 1):
        firsts = range(max(min(first), total - high), min(max(first), total - low) + 1)
        pmf[total] = mp.fdot([first[k] for k in firsts], backwards[high - total + firsts[0] :])
    kept = [total for total, chance in pmf.items() if chance > 1e-30]
    return {total: pmf[total] for total in range(kept[0], kept[-1] + 1)}


def in_mpmath(chances):
    with mp.workdps(50):
        pmf = in_halves(chances)
    return [pmf.get(k, mpf(0)) for k in range(len(chances) + 1)]


@pytest.mark.parametrize("n", range(9))
@pytest.mark.parametrize("kind", KINDS)
def test_few_chances_agree_with_counting_every_outcome(kind, n):
    chances, exact = chances_of(kind, n), [Fraction(0)] * (n + 1)
    for outcome in product((0, 1), repeat=n):
        exact[sum(outcome)] += math.prod(
            Fraction(p) if happens else 1 - Fraction(p) for p, happens in zip(chances.tolist(), outcome, strict=True)
        )
    assert off(chances, exact) <= 1e-15


@pytest.mark.parametrize("n", [5, 50, *EITHER_SIDE])
@pytest.mark.parametrize("kind", [kind for kind in KINDS if kind not in {"extreme and random", "all 1e-300"}])
def test_it_agrees_with_fractions(kind, n):
    chances = chances_of(kind, n)
    assert off(chances, one_after_another(chances, Fraction(1))) <= 1e-14


@pytest.mark.parametrize("n", [5, 50, *EITHER_SIDE, 128, 500])
@pytest.mark.parametrize("kind", KINDS)
def test_it_agrees_with_mpmath(kind, n):
    chances = chances_of(kind, n)
    assert off(chances, in_mpmath(chances)) <= 1e-14


@pytest.mark.parametrize("kind", ["random", "extreme", "all 0.3", "all 1e-16", "all 5.6e-15"])
def test_thousands_agree_with_mpmath(kind):
    chances = chances_of(kind, 5_000)
    assert off(chances, in_mpmath(chances)) <= 1e-14


@pytest.mark.parametrize("n", [1, 5, 40, 300, 2_000])
def test_it_agrees_with_scipy(n):
    chances = chances_of("random", n)
    assert count_pmf(chances) == pytest.approx(stats.poisson_binom.pmf(np.arange(n + 1), chances), abs=1e-12)


@pytest.mark.parametrize("chance", [0.5, 0.9, 2e-4])
def test_the_most_equal_chances_are_a_binomial(chance):
    exact = stats.binom.pmf(np.arange(MOST_CHANCES + 1), MOST_CHANCES, chance)
    assert off(np.full(MOST_CHANCES, chance), exact) <= 1e-12


def test_of_no_event_none_happens():
    for none in ([], (), np.array([])):
        assert count_pmf(none).tolist() == [1.0]


SHORT = st.lists(st.floats(0, 1), max_size=FEW + 2).map(np.array)
LONG = st.builds(
    lambda kind, n, seed: KINDS[kind](n, np.random.default_rng(seed)),
    st.sampled_from(sorted(KINDS)),
    st.integers(0, 300),
    st.integers(0, 2**32),
)


def alike(one, other):
    return one.shape == other.shape and abs(one - other).max() <= 2e-14


@given(SHORT | LONG, st.randoms(use_true_random=False))
def test_the_laws_of_counts(chances, random):
    pmf = count_pmf(chances)
    assert np.isfinite(pmf).all()
    assert (pmf >= 0).all()
    assert abs(pmf.sum() - 1) < 1e-12
    assert pmf @ np.arange(len(pmf)) == pytest.approx(chances.sum(), abs=1e-10)
    shuffled = chances.tolist()
    random.shuffle(shuffled)
    assert alike(count_pmf(shuffled), pmf)
    assert alike(count_pmf(1 - chances)[::-1], pmf)
    assert alike(count_pmf([*shuffled, 0.0]), np.append(pmf, 0))
    assert alike(count_pmf([1.0, *shuffled]), np.append(0, pmf))


@pytest.mark.parametrize("n", [3, 30, 300])
def test_lists_tuples_and_arrays_are_alike(n):
    chances = chances_of("random", n).astype(np.float32)
    expected = count_pmf(chances.astype(float)).tolist()
    for same in (chances, chances.tolist(), tuple(chances.tolist()), list(chances), chances.astype(object)):
        assert count_pmf(same).tolist() == expected
    for whole in ([0, 1, 1] * n, np.array([0, 1, 1] * n)):
        assert count_pmf(whole).argmax() == 2 * n


@pytest.mark.parametrize("n", [3, 30, 300])
def test_an_answer_is_the_callers_own(n):
    chances = chances_of("random", n)
    given, first = chances.copy(), count_pmf(chances)
    expected = first.copy()
    first[:] = 7
    assert (count_pmf(chances) == expected).all()
    assert (chances == given).all()


def with_one(value, n=5, at=2):
    chances = [0.5] * n
    chances[at] = value
    return chances


ORDINARY = "an ordinary number from 0 to 1"
BAD = [
    (None, "a list or an array", "None"),
    (0.5, "a list or an array", "0.5"),
    (1, "a list or an array", "1"),
    (True, "a list or an array", "True"),
    (NAN, "a list or an array", "nan"),
    (np.float64(0.5), "a list or an array", "0.5"),
    ("0.5", "a list or an array", "'0.5'"),
    ("", "a list or an array", "''"),
    (b"\x00\x01", "a list or an array", "b'"),
    ({0: 0.5}, "a list or an array", "{0: 0.5}"),
    ({0.5}, "a list or an array", "{0.5}"),
    (range(2), "a list or an array", "range(0, 2)"),
    ((p for p in (0.5,)), "a list or an array", "generator"),
    (object, "a list or an array", "object"),
    (np.array(0.5), "one dimension", "shape ()"),
    (np.zeros((2, 3)), "one dimension", "shape (2, 3)"),
    (np.zeros((0, 0)), "one dimension", "shape (0, 0)"),
    (np.zeros((300, 1)), "one dimension", "shape (300, 1)"),
    ([0.5] * 10_001, "at most 10,000 numbers", "10,001"),
    (np.full(10_001, 0.5), "at most 10,000 numbers", "10,001"),
    (np.zeros(10**6), "at most 10,000 numbers", "1,000,000"),
    ([[0.5, 0.5]], f"number 1, must be {ORDINARY}", "[0.5, 0.5]"),
    (with_one(NAN), f"number 3, must be {ORDINARY}", "nan"),
    (with_one(INF), f"number 3, must be {ORDINARY}", "inf"),
    (with_one(-INF), f"number 3, must be {ORDINARY}", "-inf"),
    (with_one(-1e-300), f"number 3, must be {ORDINARY}", "-1e-300"),
    (with_one(-5e-324, 400), f"number 3, must be {ORDINARY}", "-4.94066e-324"),
    (with_one(1.5), f"number 3, must be {ORDINARY}", "1.5"),
    (with_one(80), f"number 3, must be {ORDINARY}", "80"),
    (with_one(-1), f"number 3, must be {ORDINARY}", "-1"),
    (with_one(10**5000), f"number 3, must be {ORDINARY}", "more than 60 digits"),
    (with_one(True), f"number 3, must be {ORDINARY}", "True"),
    (with_one(None), f"number 3, must be {ORDINARY}", "None"),
    (with_one("0.5"), f"number 3, must be {ORDINARY}", "'0.5'"),
    (with_one("x" * 10**6), f"number 3, must be {ORDINARY}", "xxx..."),
    (with_one(0.5j), f"number 3, must be {ORDINARY}", "0.5j"),
    (with_one([0.5]), f"number 3, must be {ORDINARY}", "[0.5]"),
    (with_one(np.bool_(True)), f"number 3, must be {ORDINARY}", "True"),
    (tuple(with_one(NAN)), f"number 3, must be {ORDINARY}", "nan"),
    (with_one(NAN, 40, 39), f"number 40, must be {ORDINARY}", "nan"),
    (with_one(-0.1, 40, 0), f"number 1, must be {ORDINARY}", "-0.1"),
    (with_one(1.0000000000000002, 400), f"number 3, must be {ORDINARY}", "1"),
    (with_one(False, 400, 399), f"number 400, must be {ORDINARY}", "False"),
    (with_one(None, 400), f"number 3, must be {ORDINARY}", "None"),
    (with_one("one", 10_000, 9_999), f"number 10,000, must be {ORDINARY}", "'one'"),
    (np.array(with_one(NAN)), f"number 3, must be {ORDINARY}", "nan"),
    (np.array(with_one(NAN, 400)), f"number 3, must be {ORDINARY}", "nan"),
    (np.array(with_one(-INF, 400)), f"number 3, must be {ORDINARY}", "-inf"),
    (np.array(with_one(2.0, 10_000, 0)), f"number 1, must be {ORDINARY}", "2"),
    (np.array([False, True]), f"number 1, must be {ORDINARY}", "False"),
    (np.ones(400, bool), f"number 1, must be {ORDINARY}", "True"),
    (np.array(with_one(2, 400), dtype=np.float32), f"number 3, must be {ORDINARY}", "2"),
    (np.array(["0.5"]), f"number 1, must be {ORDINARY}", "'0.5'"),
    (np.array(with_one(None, 400)), f"number 3, must be {ORDINARY}", "None"),
    (np.array([0.5j]), f"number 1, must be {ORDINARY}", "0.5j"),
    (np.ma.array([0.5, 0.5], mask=[False, True]), f"number 2, must be {ORDINARY}", "None"),
    (np.ma.array([0.5] * 40, mask=[False, True] * 20), f"number 2, must be {ORDINARY}", "None"),
]


@pytest.mark.parametrize(("chances", "allowed", "came"), BAD, ids=range(len(BAD)))
def test_a_bad_value_is_named(chances, allowed, came):
    with pytest.raises(ValueError) as refusal:  # noqa: PT011  the text is checked below
        count_pmf(chances)
    text = str(refusal.value)
    assert text.startswith("chances")
    assert allowed in text
    assert came in text.split("You gave: ")[1]
    assert len(text) < 200
    assert "\n" not in text

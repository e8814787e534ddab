"""The number of events among n, beside two libraries that know the distribution; all are given the same array."""

from collections.abc import Callable

import numpy as np
from fast_poibin import PoiBin
from mpmath import mp, mpf
from scipy.stats import poisson_binom

from workbook.odds.counts import count_pmf

from .rounds import Measured, in_turn, milliseconds
from .table import Row

ROUNDS = 15
SIZES = {5: 0.3, 50: 1.7, 500: 4, 5_000: 0.25}  # chances, and the budget beside fast-poibin
EXTREME = (0, 1, 1e-300, 1 - 1e-16)
NEGLIGIBLE = mpf("1e-30")

PMFS: dict[str, Callable[[np.ndarray], np.ndarray]] = {
    "count_pmf": count_pmf,
    "fast-poibin": lambda chances: PoiBin(chances).pmf,
    "scipy": lambda chances: poisson_binom.pmf(np.arange(len(chances) + 1), chances),
}


def rows() -> list[Row]:
    return [row for size, budget in SIZES.items() for row in _rows(size, budget)]


def _rows(size: int, budget: float) -> tuple[Row, Row]:
    rng, what = np.random.default_rng(size), f"count_pmf, {size:,} chances"
    chances = rng.random(size)
    note = _errors(chances, np.full(size, 0.3), rng.choice(EXTREME, size))
    times = 100_000 // size + 10
    compiled, plain = _took(chances, "fast-poibin", times), _took(chances, "scipy", 1 + times // 1_000)
    return (
        Row.of(what, compiled, "count_pmf", "fast-poibin", "ms", "fast-poibin", most_ratio=budget, note=note),
        Row.of(what, plain, "count_pmf", "scipy", "ms", "scipy", most_ratio=1),
    )


def _took(chances: np.ndarray, peer: str, times: int) -> Measured:
    """Milliseconds of ours and of one peer, its functions compiled before.

    Peers are met one at a time: memory that scipy gives back to the system is missed by whoever comes next.
    """
    calls = {name: lambda pmf=PMFS[name]: pmf(chances) for name in ("count_pmf", peer)}
    contestants = {name: milliseconds(call, times) for name, call in calls.items()}
    in_turn(contestants, 1)
    return in_turn(contestants, ROUNDS)


def _errors(*kinds: np.ndarray) -> str:
    """How far each is off at worst, over all `kinds` of chances."""
    worst = dict.fromkeys(PMFS, 0.0)
    for chances in kinds:
        exact = _exact(chances)
        for name, pmf in PMFS.items():
            worst[name] = max(worst[name], float(max(abs(pmf(chances) - exact))))
    listed = ", ".join(f"{name} {error:.0e}" for name, error in worst.items())
    return f"furthest from mpmath, with random, equal and extreme chances: {listed}."


def _exact(chances: np.ndarray) -> np.ndarray:
    """The distribution to about 30 digits."""
    with mp.workdps(50):
        low, pmf = _halves([mpf(chance) for chance in chances.tolist()])
    above = len(chances) + 1 - low - len(pmf)
    return np.array([mpf(0)] * low + pmf + [mpf(0)] * above)


def _halves(chances: list[mpf]) -> tuple[int, list[mpf]]:
    """One half convolved with the other; the smallest count that is not negligible, and P of it and those above."""
    if len(chances) == 1:
        return 0, [1 - chances[0], chances[0]]
    half = len(chances) // 2
    (low, one), (more, other) = _halves(chances[:half]), _halves(chances[half:])
    other.reverse()
    last = len(other) - 1
    pmf = [mp.fdot(one[max(0, k - last) :], other[max(0, last - k) :]) for k in range(len(one) + last)]
    kept = [k for k, chance in enumerate(pmf) if chance > NEGLIGIBLE]
    return low + more + kept[0], pmf[kept[0] : kept[-1] + 1]

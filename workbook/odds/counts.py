"""How many of n independent events happen when their chances differ: the Poisson binomial distribution.

A few chances are multiplied out one after another. For more, the characteristic function is the product of a factor
for each event, angle by angle, and its Fourier transform is the answer (Hong 2013, doi:10.1016/j.csda.2012.10.006).
For many, nearly all of that would be spent on nothing: counts lie within some spreads of their mean, and the function
is nought except near angle 0. So only what is above exp(-`NOUGHT`) is asked, at most 65 angles whatever n is. Another
road for many is to divide them and conquer with convolutions (Biscarri, Zhao and Brunner 2018,
doi:10.1016/j.csda.2018.01.007).
"""

import math
from collections.abc import Sequence
from functools import lru_cache

import numpy as np

from ..limits import Limit
from .checks import given, number

MOST_CHANCES = Limit(
    10_000, "chances that are counted together", "chances must hold at most {limit:,} numbers. You gave: {count:,}."
)
FEW = 12  # plain Python is quickest up to here
SOME = 50  # up to here the roundings of a plain product stay below 5e-15; so many ones are the worst
BLOCK = 5  # chances that are multiplied out with each other before any angle is asked
NOUGHT = 38  # exp(-38) is 3e-17
SEQUENCES = (list, tuple, np.ndarray)


def count_pmf(chances: Sequence[float] | np.ndarray) -> np.ndarray:
    """P(exactly k of n independent events happen) for k from 0 to n, shape (n + 1,).

    chances : list, tuple or one-dimensional array of at most 10,000 numbers from 0 to 1, one for each event.

    No value is negative, the sum is 1 within 1e-12, and no value is more than 1e-14 off. With more than 12 chances
    a value far below that may be 0. Raises `ValueError` naming the field, what came and what is allowed.

    >>> count_pmf([0.5, 0.5, 0.5]).round(3)
    array([0.125, 0.375, 0.375, 0.125])
    """
    _check_kind(chances)
    if len(chances) <= FEW:
        return _one_after_another(_few(chances))
    many = _many(chances)
    return _at_all_angles(many) if len(many) <= SOME else _where_it_counts(many)


def _check_kind(chances: object) -> None:
    if not isinstance(chances, SEQUENCES):
        raise ValueError(f"chances must be a list or an array of numbers. You gave: {given(chances)}.")
    if isinstance(chances, np.ndarray) and chances.ndim != 1:
        raise ValueError(f"chances must have one dimension. You gave: an array of shape {chances.shape}.")
    MOST_CHANCES.check(len(chances))


def _few(chances: Sequence[float] | np.ndarray) -> Sequence[float]:
    """The chances in a list or tuple, checked."""
    values = chances.tolist() if isinstance(chances, np.ndarray) else chances
    for value in values:
        if type(value) is not float or not 0.0 <= value <= 1.0:
            return _each(values)
    return values


def _many(chances: Sequence[float] | np.ndarray) -> np.ndarray:
    """The chances in an array, checked; quickly if they are floats."""
    if isinstance(chances, np.ndarray):
        plain = type(chances) is np.ndarray and chances.dtype == float
        values = chances if plain else np.array(_each(chances.tolist()))
    else:
        plain = list(map(type, chances)).count(float) == len(chances)
        values = np.fromiter(chances if plain else _each(chances), float, len(chances))
    if not (values.min() >= 0 and values.max() <= 1):  # so is NaN
        _each(values.tolist())
    return values


def _each(chances: Sequence[object]) -> list[float]:
    """The chances one by one, so that the one refused is named."""
    return [number(f"chances, number {i:,},", chance, 0, 1) for i, chance in enumerate(chances, 1)]


def _one_after_another(chances: Sequence[float]) -> np.ndarray:
    pmf = [1.0]
    for chance in chances:
        other, carried, longer = 1.0 - chance, 0.0, []
        for before in pmf:
            longer.append(before * other + carried)
            carried = before * chance
        longer.append(carried)
        pmf = longer
    return np.array(pmf)


def _at_all_angles(chances: np.ndarray) -> np.ndarray:
    turns, back = _angles(len(chances) + 1)
    factors = chances[:, None] * turns
    factors += 1
    return np.maximum(factors.prod(axis=0).view(float) @ back, 0)


@lru_cache(SOME)
def _angles(size: int) -> tuple[np.ndarray, np.ndarray]:
    """exp(-i angle) - 1 at the angles of the real Fourier transform of `size`, and the way back as a matrix."""
    turns = np.expm1(-2j * np.pi / size * np.arange(size // 2 + 1))
    return turns, np.fft.irfft(np.eye(2 * len(turns)).view(complex), size)


def _where_it_counts(chances: np.ndarray) -> np.ndarray:
    mean, spread = chances.sum(), (chances * (1 - chances)).sum()
    reach = NOUGHT / 3 + math.sqrt(NOUGHT**2 / 9 + 2 * NOUGHT * spread)  # Bernstein's bound of either tail
    low, high = max(0, math.floor(mean - reach)), min(len(chances), math.ceil(mean + reach))
    size = 32 * ((high - low) // 32 + 1)  # a length that is kind to the Fourier transform
    sine = math.sqrt(NOUGHT / max(NOUGHT, 2 * spread))  # the function is at most exp(-2 spread sin(angle / 2)**2)
    asked = min(size // 2, math.ceil(size / math.pi * math.asin(sine))) + 1
    likely = chances > 0.5  # of these the failures are counted, downwards
    function = _characteristic(chances[~likely], 1 - chances[likely], 2 * np.pi / size * np.arange(asked))
    around = np.maximum(np.fft.irfft(function, size), 0)
    counts = np.arange(low, high + 1)
    pmf = np.zeros(len(chances) + 1)
    pmf[counts] = around[(counts - np.count_nonzero(likely)) % size]
    return pmf


def _characteristic(up: np.ndarray, down: np.ndarray, angles: np.ndarray) -> np.ndarray:
    """E exp(-i angle (ups - downs)) at each of `angles`; the chances of `up` and of `down` are at most 1/2.

    Each factor is kept as what it is above 1, so that thousands of tiny chances are not lost in rounding.
    """
    columns = -(-len(up) // BLOCK)
    filled = np.concatenate((up, np.zeros(columns * BLOCK - len(up)), down, np.zeros(-len(down) % BLOCK)))
    pmf = np.zeros((BLOCK + 1, len(filled) // BLOCK))
    pmf[0] = 1
    for i, chance in enumerate(filled.reshape(-1, BLOCK).T, 1):
        moved = pmf[:i] * chance
        pmf[:i] -= moved
        pmf[1 : i + 1] += moved
    turns = np.expm1(-1j * np.outer(np.arange(1, BLOCK + 1), angles))
    above = np.empty((pmf.shape[1], len(angles)), complex)
    np.matmul(pmf[1:, :columns].T, turns.view(float), out=above[:columns].view(float))
    np.matmul(pmf[1:, columns:].T, turns.conj().view(float), out=above[columns:].view(float))
    while len(above) > 8:  # so few are not lost
        half = (len(above) + 1) // 2
        first, second = above[: len(above) - half], above[half:]
        both = first * second
        first += second
        first += both
        above = above[:half]
    return (1 + above).prod(axis=0)

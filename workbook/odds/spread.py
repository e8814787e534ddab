"""How far the chance of at least one offer may lie from its mean: over your strength, each room's luck and its people.

    1 - at least one = product over i of (1 - P(offer i | strength in room i, people in room i))

Its -log is a sum, one term an application, and given theta the terms are independent. So the distribution of each term
is put on one grid of `CHANCE_BINS`, transformed, and kept; the transforms of all terms are multiplied theta by theta,
mixed over what is believed, and turned back. A single application has the very range that it has by itself.
"""

import math
from collections.abc import Sequence
from functools import lru_cache

import numpy as np

from .beliefs import ENDS, Candidate, chances_by_count, ordered, quantiles, room_kernel
from .process import Process
from .rounds import STRENGTH

NO_SILENCE = 1.0, 1.0

CHANCE_BINS = 128
FARTHEST_OFF = 8.0  # of what a sum may be above its least; beyond it nobody tells the chance from 1
LEAST_CHANCE = 2.0**-40
ALMOST_SURE = 1 - 2.0**-53  # the chance before 1, so that its term is a number
FADING = 12.0  # a sum beyond the grid comes round to its beginning; there it counts for exp(-12) of itself

MIDDLE_STRENGTHS = slice(24, -24)  # of `STRENGTH`: within 5.6 of the middle
MANY = 1000
AT_ONCE = 16  # thetas
STEP_OF_THETA = 2.0  # a step of theta is at most so many times the width over which theta moves the sum

Silence = tuple[float, float]  # P(silent | an offer will come) and P(silent | none will), up to one factor


def quantiles_of_one(
    process: Process, preparation: float, room: np.ndarray, silence: Silence = NO_SILENCE, at: tuple[float, ...] = ENDS
) -> tuple[float, ...]:
    """The quantiles `at` of the chance of one application, after its silence: at first its middle 80 %.

    room : what is believed about your strength in that room without that silence, on `STRENGTH`.
    """
    strength, chances = ordered(process, preparation)
    chances, likely = _after(chances, silence)  # silence keeps the order
    return quantiles(chances, likely * room[strength], at)


def over_lifts(weights: np.ndarray) -> np.ndarray:
    """What `weights` of the states say about theta, shape (STRENGTH, …) for weights (states, …)."""
    return weights.reshape(len(STRENGTH), -1, *weights.shape[1:]).sum(axis=1)


def range_of_any(
    processes: Sequence[Process], candidate: Candidate, theta: np.ndarray, silences: Sequence[Silence]
) -> tuple[float, float]:
    """The middle 80 % of the chance of one offer or more from several applications, after all their silence.

    theta : what is believed about it after all that, on `STRENGTH`.
    """
    terms = [_term(*of, candidate.preparation) for of in zip(processes, silences, strict=True)]
    step = _step(len(terms), candidate.travels)
    believed = theta[MIDDLE_STRENGTHS][::step] if step else np.ones(1)
    believed = believed / believed.sum()
    room = believed @ _kernel(candidate.travels, step)
    longest = _power_of_two(3 * float(room @ sum(term.middle for term in terms)))
    while True:
        transforms = [term.transformed(candidate.travels, step, longest) for term in terms]
        reached = _reached(believed @ _product(transforms))
        if reached[-1] > ENDS[1] or longest == FARTHEST_OFF:
            break
        longest *= 2
    least = sum(term.least for term in terms)
    low, high = np.interp(ENDS, reached, longest / CHANCE_BINS * np.arange(CHANCE_BINS), right=math.inf).tolist()
    return -math.expm1(-least - low), -math.expm1(-least - high)


class _Term:
    """-log(1 - chance) of one application.

    least : the least it may be. above : how far above that it is, shape (combinations of people, strengths kept).
    likely : how likely its silence then is. middle : the mean of `above` for each strength.
    """

    def __init__(self, chances: np.ndarray, silence: Silence) -> None:
        chances, self.likely = _after(chances[:, MIDDLE_STRENGTHS], silence)
        terms = -np.log1p(-np.minimum(chances, ALMOST_SURE))
        self.least = float(terms.min())
        self.above = terms - self.least
        self.middle = np.einsum("ij,ij->j", self.likely, self.above) / self.likely.sum(axis=0)
        self._kept: tuple[object, np.ndarray] | None = None
        self._grid: tuple[object, np.ndarray] | None = None

    def transformed(self, travels: float, step: int, longest: float) -> np.ndarray:
        """The Fourier transform of its distribution, faded, for each theta asked: shape (thetas, BINS // 2 + 1)."""
        asked = travels, step, longest
        if self._kept is None or self._kept[0] != asked:
            given_theta = _times(_kernel(travels, step), self._on_grid(longest))
            given_theta *= _fading() / given_theta.sum(axis=1, keepdims=True)
            self._kept = asked, np.fft.rfft(given_theta)
        return self._kept[1]

    def _on_grid(self, longest: float) -> np.ndarray:
        """How likely each silence and place on the grid is for each strength kept, shape (strengths kept, BINS).

        What lies between three bins is shared by them, so that mean and variance are kept.
        """
        if self._grid is None or self._grid[0] != longest:  # it is the same whatever travels
            self._grid = longest, _shared_out(self.above, self.likely, longest)
        return self._grid[1]


def _shared_out(above: np.ndarray, likely: np.ndarray, longest: float) -> np.ndarray:
    place = above * (CHANCE_BINS / longest)
    np.minimum(place, CHANCE_BINS - 1, out=place)
    at = np.minimum(np.maximum(place.astype(int), 1), CHANCE_BINS - 2)
    place -= at
    off, square = likely * place, likely * place * place
    shares = (square - off) / 2, likely - square, (square + off) / 2
    at += CHANCE_BINS * np.arange(at.shape[1])
    return np.bincount(np.ravel((at - 1, at, at + 1)), np.ravel(shares), CHANCE_BINS * at.shape[1]).reshape(
        -1, CHANCE_BINS
    )


@lru_cache(maxsize=128)
def _term(process: Process, silence: Silence, preparation: float) -> _Term:
    return _Term(chances_by_count(process, preparation), silence)


def _times(kernel: np.ndarray, mass: np.ndarray) -> np.ndarray:
    """`kernel @ mass`, a few thetas at a time: a larger product is shared out to threads, which costs more than it."""
    product = np.empty((len(kernel), CHANCE_BINS))
    for first in range(0, len(kernel), AT_ONCE):
        np.matmul(kernel[first : first + AT_ONCE], mass, out=product[first : first + AT_ONCE])
    return product


def _product(transforms: list[np.ndarray]) -> np.ndarray:
    product = transforms[0].copy()
    for transform in transforms[1:]:
        product *= transform
    return product


def _reached(transform: np.ndarray) -> np.ndarray:
    """P(the sum is below the middle of each bin), from a product of transforms."""
    mass = np.fft.irfft(transform, CHANCE_BINS) / _fading()
    return np.maximum.accumulate(mass.cumsum() - mass / 2)


@lru_cache(maxsize=1)
def _fading() -> np.ndarray:
    return np.exp(-FADING / CHANCE_BINS * np.arange(CHANCE_BINS))


def _step(count: int, travels: float) -> int:
    """Every how many-th strength is enough for theta; 0 where one stands for all."""
    if not travels:
        return 0
    width = math.sqrt((1 - travels) / (travels * count))  # over which theta moves a sum of `count` like terms
    return next((step for step in (8, 6, 4, 3, 2) if step * (STRENGTH[1] - STRENGTH[0]) <= STEP_OF_THETA * width), 1)


@lru_cache(maxsize=4)
def _kernel(travels: float, step: int) -> np.ndarray:
    """P(strength in the room | theta) for the thetas asked and the strengths kept, up to a factor for each theta."""
    kernel = room_kernel(travels)[MIDDLE_STRENGTHS, MIDDLE_STRENGTHS]
    return kernel[::step].copy() if step else kernel[:1].copy()


def _power_of_two(length: float) -> float:
    return min(max(2.0 ** math.ceil(math.log2(length)) if length > 0 else LEAST_CHANCE, LEAST_CHANCE), FARTHEST_OFF)


def _after(chances: np.ndarray, silence: Silence) -> tuple[np.ndarray, np.ndarray]:
    """The chances after that silence, and how likely it is with each."""
    if silence == NO_SILENCE:
        return chances, np.ones_like(chances)
    yes, no = silence
    likely = chances * yes + (1 - chances) * no
    return chances * yes / likely, likely

"""Estimates with their 95% likely range, or "too few to tell": never a bare number.

Formulas: mean and gap ± z·σ/√n; proportions by Wilson's score interval (Wilson 1927).
"""

from dataclasses import dataclass
from math import sqrt
from statistics import NormalDist

import numpy as np
from numpy.typing import ArrayLike

Z95 = NormalDist().inv_cdf(0.975)
MINIMUM_PUPILS = 10
"""In each group, for any verdict or colour (a design choice, a school setting)."""


@dataclass(frozen=True)
class Estimate:
    """A value with its 95% likely range, the pupils or grades behind it, and the method."""

    value: float
    low: float
    high: float
    n: int
    method: str

    @property
    def reading(self) -> str:
        """`above` or `below` zero when the whole likely range is, else `not clear`."""
        if self.low > 0:
            return "above"
        return "below" if self.high < 0 else "not clear"


@dataclass(frozen=True)
class TooFew:
    """The honest value when a group is too small to say anything."""

    n: int
    minimum: int = MINIMUM_PUPILS

    @property
    def reading(self) -> str:
        """Always `too few to tell`."""
        return "too few to tell"


Reading = Estimate | TooFew


def mean_interval(
    values: ArrayLike, deviation: float | None = None, minimum: int = MINIMUM_PUPILS
) -> Reading:
    """Mean ± z·σ/√n. σ is the given national deviation (the DfE's way), else the sample's own."""
    array = _known(values)
    if len(array) < max(minimum, 2):
        return TooFew(len(array), minimum)
    own = float(array.std(ddof=1)) if deviation is None else None
    return mean_of_sums(float(array.mean()), own, len(array), deviation, minimum)


def mean_of_sums(
    mean: float, own: float | None, n: int, national: float | None, minimum: int = MINIMUM_PUPILS
) -> Reading:
    """The same for a mean and the sample's `own` deviation (where `national` is None) from SQL."""
    if n < max(minimum, 2):
        return TooFew(n, minimum)
    half = Z95 * ((own or 0.0) if national is None else national) / sqrt(n)
    source = "own" if national is None else "national"
    return Estimate(mean, mean - half, mean + half, n, f"mean, {source} deviation")


def gap_interval(
    group: ArrayLike,
    rest: ArrayLike,
    deviation: float | None = None,
    minimum: int = MINIMUM_PUPILS,
) -> Reading:
    """Mean of the group minus mean of the rest, ± z·√(σ₁²/n₁ + σ₂²/n₂). n is the group's."""
    ours, theirs = _known(group), _known(rest)
    if min(len(ours), len(theirs)) < max(minimum, 2):
        return TooFew(min(len(ours), len(theirs)), minimum)
    spreads = [deviation or float(a.std(ddof=1)) for a in (ours, theirs)]
    half = Z95 * sqrt(spreads[0] ** 2 / len(ours) + spreads[1] ** 2 / len(theirs))
    gap = float(ours.mean() - theirs.mean())
    return Estimate(gap, gap - half, gap + half, len(ours), "difference of two means")


def proportion_interval(count: int, n: int, minimum: int = MINIMUM_PUPILS) -> Reading:
    """A share from 0 to 1 with Wilson's interval."""
    return TooFew(n, minimum) if n < max(minimum, 1) else wilson(count, n)


def wilson(count: int, n: int) -> Estimate:
    """The same for any `n` of 1 or more, where another gate has judged whether that says enough."""
    share = count / n
    scale = 1 + Z95**2 / n
    centre = (share + Z95**2 / (2 * n)) / scale
    half = Z95 * sqrt(share * (1 - share) / n + Z95**2 / (4 * n**2)) / scale
    return Estimate(share, max(0.0, centre - half), min(1.0, centre + half), n, "Wilson")


def proportion_gap_interval(
    count: int, n: int, other_count: int, other_n: int, minimum: int = MINIMUM_PUPILS
) -> Reading:
    """Share minus the other share, with Newcombe's hybrid of two Wilson intervals."""
    smaller = min(n, other_n)
    if smaller < max(minimum, 1):
        return TooFew(smaller, minimum)
    return newcombe(count, n, other_count, other_n)


def newcombe(count: int, n: int, other_count: int, other_n: int) -> Estimate:
    """The same for sides of 1 or more that another gate has judged."""
    ours, theirs = wilson(count, n), wilson(other_count, other_n)
    gap = ours.value - theirs.value
    below = sqrt((ours.value - ours.low) ** 2 + (theirs.high - theirs.value) ** 2)
    above = sqrt((ours.high - ours.value) ** 2 + (theirs.value - theirs.low) ** 2)
    return Estimate(gap, gap - below, gap + above, n, "Newcombe")


def _known(values: ArrayLike) -> np.ndarray:
    array = np.asarray(values, dtype=float)
    return array[~np.isnan(array)]

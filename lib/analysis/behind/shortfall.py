"""How likely a shortfall is real: size and repeats against the noise of a forecast grade.

A forecast grade misses the final one by about a grade (standard deviation; OCR 2014 and 19,029
GCSE predictions of 2019). So a shortfall seen once is weak evidence. Where pupils truly end is
taken as normal round their targets, with the mean and spread of the school's own past results;
what is seen is that plus an error, part of which comes back at every checkpoint because the same
teacher makes the same judgement. Bayes' rule then shrinks what was seen towards the past. On the
sample school's leavers the chances come out right, or a little cautious (tests/analysis).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from statistics import NormalDist

import numpy as np

FORECAST_ERROR = 1.0
"""Grades. Used for a subject whose own past error the school cannot yet know."""

RETURNING_ERROR = 0.5
"""Share of the error's variance that repeats at each checkpoint (a design choice)."""

SHARED_ERROR = 0.3
"""Correlation of the errors of one pupil's subjects, as when targets are too high for the pupil in
all of them (a design choice: with 0 many small shortfalls would look too sure)."""

KNOWN_FROM = 100
"""Grades with results behind them: from here on a school's own past is used."""

REAL_FROM = 0.5
"""Grades: a true shortfall from here on rounds to a grade missed."""

_POINTS, _WEIGHTS = np.polynomial.hermite_e.hermegauss(21)
_WEIGHTS = _WEIGHTS / _WEIGHTS.sum()


@dataclass(frozen=True)
class Outcomes:
    """How far pupils truly end from their targets, in grades: mean, deviation, and of how many.

    The default, for a school without results yet, is a design choice: on target on average, with
    a spread a little over a grade.
    """

    mean: float = 0.0
    deviation: float = 1.2
    n: int = 0


def outcomes(n: int, mean: float, deviation: float) -> Outcomes:
    """Return a school's own outcomes when it has results enough to know them, else the default."""
    return Outcomes(mean, max(deviation, 0.5), n) if n >= KNOWN_FROM else Outcomes()


def chance_real(
    size: float, checkpoints: int, past: Outcomes, forecast_error: float = FORECAST_ERROR
) -> float:
    """Return the chance (0 to 1) that a shortfall averaging `size` grades is real.

    `checkpoints` is how many checkpoints the average is over. Real means that the pupil truly
    ends half a grade or more short. It grows with the size, and with repeats of that size.
    """
    return float(_normal(-noise_score(size, checkpoints, past, forecast_error)))


def noise_score(
    size: np.ndarray | float,
    checkpoints: np.ndarray | int,
    past: Outcomes,
    forecast_error: np.ndarray | float = FORECAST_ERROR,
) -> np.ndarray:
    """Return the normal score of "not really behind": the lower, the surer it is real.

    Numbers or arrays; a size that is not known scores not known.
    """
    noise = error_variance(checkpoints, forecast_error)
    spread = past.deviation**2
    trust = spread / (spread + noise)
    likely = past.mean + trust * (np.asarray(size, dtype=float) - past.mean)
    return (REAL_FROM - likely) / (trust * noise) ** 0.5


def risk_of_noise(scores: Sequence[float]) -> float:
    """Return the chance (0 to 1) that none of one pupil's shortfalls is real.

    The errors of a pupil's subjects are correlated (`SHARED_ERROR`), so the chances are not
    simply multiplied; they are averaged over what the subjects share.
    """
    shared = SHARED_ERROR**0.5 * _POINTS[None, :]
    each = _normal((np.asarray(scores, dtype=float)[:, None] - shared) / (1 - SHARED_ERROR) ** 0.5)
    return float((each.prod(axis=0) * _WEIGHTS).sum())


def error_variance(
    checkpoints: np.ndarray | int, forecast_error: np.ndarray | float
) -> np.ndarray | float:
    """Variance, in grades squared, of the error left in an average over checkpoints."""
    fresh = (1 - RETURNING_ERROR) / np.maximum(checkpoints, 1)
    return np.asarray(forecast_error) ** 2 * (RETURNING_ERROR + fresh)


_normal = np.vectorize(NormalDist().cdf, otypes=[float])

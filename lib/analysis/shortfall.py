"""How likely a shortfall is real: size and repeats against the noise of a forecast grade.

A forecast grade misses the final one by about a grade (standard deviation; OCR 2014 and 19,029
GCSE predictions of 2019). So a shortfall seen once is weak evidence. The true shortfall of a
pupil in a subject is taken as normal round the cohort's own mean and spread; what is seen is
that plus an error, part of which comes back at every checkpoint because the same teacher makes
the same judgement. Bayes' rule then shrinks what was seen towards the cohort.
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

REAL_FROM = 0.5
"""Grades: a true shortfall from here on rounds to a grade missed."""

NORMAL = NormalDist()
_POINTS, _WEIGHTS = np.polynomial.hermite_e.hermegauss(21)
_WEIGHTS = _WEIGHTS / _WEIGHTS.sum()


@dataclass(frozen=True)
class Cohort:
    """What shortfalls are like across a year group at one checkpoint, in grades, noise taken out.

    `mean` and `deviation` are those of the true shortfalls; `n` the grades they come from.
    """

    mean: float = 0.0
    deviation: float = 1.0
    n: int = 0


def cohort_of(shortfalls: Sequence[float], forecast_error: float = FORECAST_ERROR) -> Cohort:
    """Return the mean and the spread of the true shortfalls behind those observed.

    Observed variance = true variance + error variance, so the error is taken off; at least a
    quarter of a grade squared is kept, because pupils do differ.
    """
    known = np.asarray(shortfalls, dtype=float)
    known = known[~np.isnan(known)]
    if len(known) < 2:
        return Cohort(n=len(known))
    variance = max(float(known.var(ddof=1)) - forecast_error**2, 0.25)
    return Cohort(float(known.mean()), variance**0.5, len(known))


def chance_real(
    size: float, checkpoints: int, cohort: Cohort, forecast_error: float = FORECAST_ERROR
) -> float:
    """Return the chance (0 to 1) that a shortfall averaging `size` grades is real.

    `checkpoints` is how many checkpoints the average is over. Real means a true shortfall of
    half a grade or more. It grows with the size, and with repeats of a shortfall of that size.
    """
    return float(NORMAL.cdf(-_noise_score(size, checkpoints, cohort, forecast_error)))


def risk_of_noise(
    sizes: Sequence[float],
    checkpoints: Sequence[int],
    cohort: Cohort,
    forecast_errors: Sequence[float] | None = None,
) -> float:
    """Return the chance (0 to 1) that none of one pupil's shortfalls is real.

    The errors of a pupil's subjects are correlated (`SHARED_ERROR`), so the chances are not
    simply multiplied; they are averaged over what the subjects share.
    """
    errors = forecast_errors or [FORECAST_ERROR] * len(sizes)
    scores = np.array(
        [
            _noise_score(size, times, cohort, error)
            for size, times, error in zip(sizes, checkpoints, errors, strict=True)
        ]
    )
    own = (1 - SHARED_ERROR) ** 0.5
    each = _cumulative((scores[:, None] - SHARED_ERROR**0.5 * _POINTS[None, :]) / own)
    return float((each.prod(axis=0) * _WEIGHTS).sum())


def error_variance(checkpoints: int, forecast_error: float) -> float:
    """Variance, in grades squared, of the error left in an average over checkpoints."""
    return forecast_error**2 * (RETURNING_ERROR + (1 - RETURNING_ERROR) / max(checkpoints, 1))


def _noise_score(size: float, checkpoints: int, cohort: Cohort, forecast_error: float) -> float:
    """The normal score of "not really behind": the lower, the surer the shortfall is real."""
    noise = error_variance(checkpoints, forecast_error)
    spread = cohort.deviation**2
    trust = spread / (spread + noise)
    likely = cohort.mean + trust * (size - cohort.mean)
    return (REAL_FROM - likely) / (trust * noise) ** 0.5


def _cumulative(scores: np.ndarray) -> np.ndarray:
    return np.vectorize(NORMAL.cdf, otypes=[float])(scores)

"""A share of grades, with a likely range that knows a pupil's grades rise and fall together."""

from math import sqrt

import numpy as np
import pandas as pd

from lib.analysis.statistics.intervals import MINIMUM_PUPILS, Z95, Estimate, Reading, TooFew


def share_of_grades(reached: pd.Series, of: pd.Series, minimum: int = MINIMUM_PUPILS) -> Reading:
    """Return Σ reached ÷ Σ of (one entry a pupil, in grades), n being the number of grades.

    Pupils are the clusters of a ratio estimate (Cochran 1977, section 2.11): eight grades of
    one pupil say less than eight grades of eight pupils, and Wilson's range would be too narrow.
    """
    counted = reached.astype(float).to_numpy()
    grades = of.astype(float).to_numpy()
    counted, grades = counted[grades > 0], grades[grades > 0]
    share = counted.sum() / max(grades.sum(), 1)
    squares = np.square(counted - share * grades).sum()
    sums = (int(counted.sum()), int(grades.sum()))
    return share_of_sums(*sums, float(squares), len(grades), minimum)


def share_of_sums(
    reached: int, grades: int, squares: float, pupils: int, minimum: int = MINIMUM_PUPILS
) -> Reading:
    """The same from sums made in SQL; `squares` is Σ (a pupil's reached − share · grades)²."""
    if pupils < max(minimum, 2):
        return TooFew(pupils, minimum)
    share = reached / grades
    half = Z95 * sqrt(squares * pupils / (pupils - 1)) / grades
    low, high = max(0.0, share - half), min(1.0, share + half)
    return Estimate(share, low, high, grades, "ratio, pupils as clusters")

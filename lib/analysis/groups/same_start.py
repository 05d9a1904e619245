"""Like for like: a group and the rest from the same KS2 start, by band and adjusted for KS2."""

from dataclasses import dataclass

import numpy as np
import pandas as pd

from lib.analysis.statistics.intervals import Z95, Estimate, Reading, TooFew, mean_interval

BANDS = (
    ("high", "High start", "110 or more"),
    ("middle", "Middle start", "100 to 109.5"),
    ("low", "Low start", "under 100"),
)


@dataclass(frozen=True)
class StartBand:
    """The group and the rest who began in one KS2 band, and England's disadvantaged pupils there.

    England's figure is the mean grade of disadvantaged pupils in England with the same KS2 band in
    the same subjects as our group; None where the group is another one, or England has no figure.
    """

    band: str
    name: str
    meaning: str
    group: Reading
    rest: Reading
    england: float | None


def by_start(
    members: pd.DataFrame, inside: np.ndarray, minimum: int, with_england: bool
) -> tuple[StartBand, ...]:
    """Compare average grades within each KS2 band. `members` are rows of group_members."""
    bands = members["prior_attainment_band"].to_numpy()
    grades = members["average_grade"].to_numpy(dtype=float, na_value=np.nan)
    england = members["england_disadvantaged_grade"].to_numpy(dtype=float, na_value=np.nan)
    found = []
    for band, name, meaning in BANDS:
        here = bands == band
        group = mean_interval(grades[here & inside], minimum=minimum)
        theirs = england[here & inside & ~np.isnan(england)]
        shown = with_england and isinstance(group, Estimate) and len(theirs) > 0
        rest = mean_interval(grades[here & ~inside], minimum=minimum)
        mean = float(theirs.mean()) if shown else None
        found.append(StartBand(band, name, meaning, group, rest, mean))
    return tuple(found)


def adjusted_gap(members: pd.DataFrame, inside: np.ndarray, minimum: int) -> Reading:
    """The gap in average grade between the group and the rest, at the same KS2 score.

    Least squares of average grade on KS2 average, its square and membership; the likely range is
    ± z times the coefficient's standard error (White 1980, HC1, so unequal spreads do no harm).
    """
    ks2 = members["ks2_average"].to_numpy(dtype=float, na_value=np.nan)
    grades = members["average_grade"].to_numpy(dtype=float, na_value=np.nan)
    known = ~(np.isnan(ks2) | np.isnan(grades))
    n, rest_n = int((inside & known).sum()), int((~inside & known).sum())
    if min(n, rest_n) < minimum:
        return TooFew(min(n, rest_n), minimum)
    start = ks2[known] - ks2[known].mean()
    design = np.column_stack([np.ones(len(start)), start, start**2, inside[known].astype(float)])
    if np.linalg.matrix_rank(design) < design.shape[1]:
        # Every pupil of the group began where no other did: there is no like to compare with.
        return TooFew(0, minimum)
    coefficients, errors = _least_squares(design, grades[known])
    gap, half = float(coefficients[-1]), Z95 * float(errors[-1])
    return Estimate(gap, gap - half, gap + half, n, "adjusted for KS2 by regression, HC1")


def _least_squares(design: np.ndarray, values: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    rows, columns = design.shape
    inverse = np.linalg.inv(design.T @ design)
    coefficients = inverse @ design.T @ values
    residuals = values - design @ coefficients
    middle = (design * residuals[:, None] ** 2).T @ design
    covariance = inverse @ middle @ inverse * rows / (rows - columns)
    return coefficients, np.sqrt(np.diag(covariance))

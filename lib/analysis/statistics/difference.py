"""The difference between two sides with its likely range, whoever stands on both of them.

Every figure is a ratio of two sums over pupils: a mean has 1 below the line for each pupil, a
share of grades has the pupil's grades. A pupil pulls a side's figure by (y − R·w) / W (Cochran
1977, section 2.11), and the variance of the difference is the sum over pupils of the square of
their pull on A less their pull on B. With nobody on both sides that is the range of two samples;
with the same pupils on both it is the paired range; in between it is neither, and still right.
"""

from dataclasses import replace
from math import sqrt

import numpy as np
import pandas as pd

from lib.analysis.statistics.intervals import (
    Z95,
    Estimate,
    Reading,
    TooFew,
    newcombe,
)

PAIRED = "the same pupils twice"
APART = "two groups of pupils"
OVERLAPPING = "some pupils on both sides"


def difference(
    a: pd.DataFrame,
    b: pd.DataFrame,
    minimum: int,
    *,
    deviation: float | None = None,
    is_share_of_pupils: bool = False,
) -> Reading:
    """Return A's figure less B's. Each side has `top` and `bottom`, one row a pupil by pupil_id.

    With nobody on both sides, a share of pupils takes Newcombe's range, and a mean with a
    national `deviation` the DfE's. n is the number of pupils on the smaller side.
    """
    smaller = min(len(a), len(b))
    if smaller < max(minimum, 2):
        return TooFew(smaller, minimum)
    if a.index.intersection(b.index).empty:
        return _apart(a, b, deviation, is_share_of_pupils)
    both = pd.concat([_pull(a), _pull(b)], axis=1, keys=["a", "b"]).fillna(0.0)
    half = Z95 * sqrt(float(((both.a - both.b) ** 2).sum()))
    gap = ratio(a) - ratio(b)
    is_paired = len(both) == len(a) == len(b)
    if is_share_of_pupils and is_paired:
        return _changed(a, b)
    method = PAIRED if is_paired else OVERLAPPING
    return Estimate(gap, gap - half, gap + half, smaller, method)


def ratio(side: pd.DataFrame) -> float:
    """Return the side's figure: the sum of `top` over the sum of `bottom`."""
    return float(side["top"].sum() / side["bottom"].sum())


def without_each(side: pd.DataFrame) -> pd.Series:
    """Return what the side's figure would be without each pupil in turn."""
    return (side["top"].sum() - side["top"]) / (side["bottom"].sum() - side["bottom"])


def _apart(a: pd.DataFrame, b: pd.DataFrame, deviation: float | None, is_share: bool) -> Estimate:
    smaller = min(len(a), len(b))
    if is_share:
        counts = (int(a["top"].sum()), len(a), int(b["top"].sum()), len(b))
        return replace(newcombe(*counts), n=smaller, method=APART)
    if deviation is None:
        half = Z95 * sqrt(float((_pull(a) ** 2).sum() + (_pull(b) ** 2).sum()))
    else:
        half = Z95 * deviation * sqrt(1 / len(a) + 1 / len(b))
    gap = ratio(a) - ratio(b)
    return Estimate(gap, gap - half, gap + half, smaller, APART)


def _changed(a: pd.DataFrame, b: pd.DataFrame) -> Estimate:
    """The change in a share over the same pupils, with the range of Bonett and Price (2012).

    It adds one to those who changed each way, so that a share nobody left has a width too.
    """
    moved = a["top"] - b["top"].reindex(a.index)
    n = len(a)
    to, back = int((moved > 0).sum()) + 1, int((moved < 0).sum()) + 1
    centre = (to - back) / (n + 2)
    half = Z95 * sqrt(((to + back) / (n + 2) - centre**2) / (n + 2))
    low, high = max(-1.0, centre - half), min(1.0, centre + half)
    return Estimate(float(moved.mean()), low, high, n, PAIRED)


def _pull(side: pd.DataFrame) -> pd.Series:
    n = len(side)
    pull = (side["top"] - ratio(side) * side["bottom"]) / side["bottom"].sum()
    return pull * np.sqrt(n / (n - 1))

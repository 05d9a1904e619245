"""Three pupils like each helped pupil: the nearest starting scores among those who had no help."""

from math import sqrt

import numpy as np

from lib.analysis.intervals import Z95, Estimate, Reading, TooFew

MATCHES = 3


def standardised_difference(ours: np.ndarray, theirs: np.ndarray) -> float:
    """Hedges g: J·(x̄₁ − x̄₂)/s, J = 1 − 3/(4N − 9), s the pooled deviation. Nan below two each."""
    if min(len(ours), len(theirs)) < 2:
        return float("nan")
    total = len(ours) + len(theirs)
    squares = sum(((g - g.mean()) ** 2).sum() for g in (ours, theirs))
    pooled = sqrt(squares / (total - 2))
    if pooled == 0:
        return 0.0 if ours.mean() == theirs.mean() else float("inf")
    return float((1 - 3 / (4 * total - 9)) * (ours.mean() - theirs.mean()) / pooled)


def matched_effect(treated: np.ndarray, other: np.ndarray, seed: int, minimum: int) -> Reading:
    """Mean of each helped pupil's outcome minus that of three matched pupils (rows: pre, post)."""
    matches = nearest(treated[:, 0], other[:, 0], seed)
    if len(treated) < max(minimum, 2) or not len(matches):
        return TooFew(len(treated), minimum)
    differences = treated[:, 1] - other[matches, 1].mean(axis=1)
    # Each matched pupil is used once, so pairs are independent and their spread is the error.
    half = Z95 * float(differences.std(ddof=1)) / sqrt(len(differences))
    value = float(differences.mean())
    method = f"{MATCHES} matched pupils each, nearest starting score"
    return Estimate(value, value - half, value + half, len(differences), method)


def nearest(treated_pre: np.ndarray, other_pre: np.ndarray, seed: int) -> np.ndarray:
    """Row numbers of three others for each helped pupil, each other used once; empty if too few.

    Helped pupils choose in a seeded order and ties fall by that order too, so no place in a file
    decides who is compared with whom.
    """
    if len(other_pre) < MATCHES * len(treated_pre):
        return np.empty((0, MATCHES), dtype=int)
    draws = np.random.default_rng(seed)
    tie_break = draws.permutation(len(other_pre))
    free = np.ones(len(other_pre), dtype=bool)
    chosen = np.empty((len(treated_pre), MATCHES), dtype=int)
    for pupil in draws.permutation(len(treated_pre)):
        distance = np.where(free, np.abs(other_pre - treated_pre[pupil]), np.inf)
        chosen[pupil] = np.lexsort((tie_break, distance))[:MATCHES]
        free[chosen[pupil]] = False
    return chosen

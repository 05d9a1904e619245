"""The extra gain of the helped, adjusted for where each pupil started, window by window.

The model, over the rows of one or several windows w (cohort × subject × checkpoints):

    post = a_w + b·pre + c·target + d·helped + error

The start is the grade and the target: a school picks pupils for their shortfall, the one less the
other, and what a choice was made on has to be in the model for d to be fair.

Each window has its own level a_w, which holds whatever happened to everybody between its two
checkpoints: another cohort, another term, a harder paper. So a gain in one cycle is only ever set
beside pupils of that cycle, and d is the mean of the cycles' own differences, weighted by how much
each can tell (n₁n₂/(n₁+n₂) of its helped and compared, before the starting grades are weighed in).
Matched pupils weigh what they stand for: one match counts for one, three for a third each. With one
window it is the plain analysis of covariance. Because the level goes out by subtracting
each window's means (Frisch, Waugh and Lovell), d is worked out from four columns however many
windows there are (w the weights):

    r = helped − (projection of helped on pre and target), within windows
    d = Σ w·r·post / Σ w·r²

The error of d is Σ over pupils of (Σ w·r·e/√(1 − h))² / (Σ w·r²)²: the HC2 form, with leverage h,
which is unbiased where the spread is equal and fair where the helped spread more; summed by pupil,
since somebody helped in two cycles, or compared in one and helped in the next, is one pupil and not
two. Its degrees of freedom are Welch's, from the helped and the compared parts of that sum; the
likely range is Student's t. No bootstrap: the tests hold it to its promise by simulation, and it
takes a tenth of a millisecond.
"""

from dataclasses import dataclass
from math import sqrt

import numpy as np

from lib.analysis.impact.matching import Pupils
from lib.analysis.statistics.intervals import Z95, Estimate

ROUNDING = 1e-9
METHOD = "adjusted for the start within each pair of checkpoints; HC2 by pupil, Student's t"


@dataclass(frozen=True)
class _Fit:
    """The extra gain, its variance from the helped and the compared, and what each rests on."""

    gain: float
    helped_part: float
    compared_part: float
    helped: int
    compared: int
    spare: int


def adjusted_gain(pupils: Pupils, weights: np.ndarray) -> Estimate | None:
    """Return the extra gain of the helped, n being the helped pupils; one weight a row.

    None where nothing can be said: fewer than two pupils on a side, or nobody to tell them by.
    """
    rows = _compared_at_all(pupils)
    fit = _fit(pupils.only(rows), weights[rows])
    if fit is None:
        return None
    half = float(student_95(_degrees(fit)) * sqrt(fit.helped_part + fit.compared_part))
    return Estimate(fit.gain, fit.gain - half, fit.gain + half, fit.helped, METHOD)


def student_95(degrees: float) -> float:
    """The 97.5% point of Student's t, by Cornish and Fisher's expansion (within .02 from 5 df)."""
    cubic = (Z95**3 + Z95) / (4 * degrees)
    quintic = (5 * Z95**5 + 16 * Z95**3 + 3 * Z95) / (96 * degrees**2)
    return Z95 + cubic + quintic


def _within(values: np.ndarray, window: np.ndarray, weights: np.ndarray) -> np.ndarray:
    """The values less the weighted mean of their window (`window` numbers them from 0)."""
    means = np.bincount(window, weights * values) / np.bincount(window, weights)
    return values - means[window]


def _compared_at_all(pupils: Pupils) -> np.ndarray:
    """The rows of windows that hold both helped and compared: the others say nothing of d."""
    both = np.intersect1d(pupils.window[pupils.is_helped], pupils.window[~pupils.is_helped])
    return np.isin(pupils.window, both)


def _fit(pupils: Pupils, weights: np.ndarray) -> _Fit | None:
    sides = [np.unique(pupils.pupil[side]) for side in (pupils.is_helped, ~pupils.is_helped)]
    if min(map(len, sides)) < 2:
        return None
    _, window = np.unique(pupils.window, return_inverse=True)
    # Rows times the root of their weight make weighted least squares plain.
    root = np.sqrt(weights)
    start = _basis(
        [root * _within(c, window, weights) for c in (pupils.pre, _filled(pupils.target, window))]
    )
    post, helped = (
        root * _within(c, window, weights) for c in (pupils.post, pupils.is_helped.astype(float))
    )
    left = helped - start @ (start.T @ helped)
    weight = float(left @ left)
    spare = len(pupils) - int(window.max() + 1) - start.shape[1] - 1
    if weight < ROUNDING or spare < 2:
        return None
    gain = float(left @ post) / weight
    unexplained = post - gain * helped
    error = unexplained - start @ (start.T @ unexplained)
    level = weights / np.bincount(window, weights)[window]
    leverage = level + left**2 / weight + (start**2).sum(axis=1)
    score = left * error / np.sqrt(np.maximum(1 - leverage, ROUNDING))
    parts = _by_pupil(score, pupils) / weight**2
    return _Fit(gain, float(parts[0]), float(parts[1]), len(sides[0]), len(sides[1]), spare)


def _filled(target: np.ndarray, window: np.ndarray) -> np.ndarray:
    """The targets, with the mean of the window where there is none: it then weighs nothing."""
    known = ~np.isnan(target)
    counts = np.maximum(np.bincount(window, known.astype(float)), 1)
    means = np.bincount(window, np.where(known, target, 0.0)) / counts
    return np.where(known, target, means[window])


def _basis(columns: list[np.ndarray]) -> np.ndarray:
    """Orthonormal columns that span the given ones; those that vary in nothing new are left out."""
    found: list[np.ndarray] = []
    for column in columns:
        rest = column - sum((b * (b @ column) for b in found), np.zeros_like(column))
        if rest @ rest > ROUNDING * max(len(rest), column @ column):
            found.append(rest / np.sqrt(rest @ rest))
    return np.column_stack(found) if found else np.empty((len(columns[0]), 0))


def _by_pupil(score: np.ndarray, pupils: Pupils) -> np.ndarray:
    """The squared scores of pupils ever helped, and of the rest."""
    _, who = np.unique(pupils.pupil, return_inverse=True)
    squares = np.bincount(who, score) ** 2
    ever = np.bincount(who, pupils.is_helped) > 0
    return np.array([squares[ever].sum(), squares[~ever].sum()])


def _degrees(fit: _Fit) -> float:
    """Welch's: a sum of two variances, each as sure as its own pupils make it."""
    helped = fit.helped_part**2 / (fit.helped - 1)
    compared = fit.compared_part**2 / (fit.compared - 1)
    if helped + compared == 0:
        return float(fit.spare)
    return min((fit.helped_part + fit.compared_part) ** 2 / (helped + compared), fit.spare)

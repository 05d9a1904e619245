"""Did the help work? The effect on the pupils who were helped, beside what was coming anyway.

Pupils picked for a low score rise without help (regression to the mean), so a raw gain is never an
effect. Two fair comparisons are made instead: regression-adjusted (post on pre and group, where the
two groups' starting points overlap), and three matched pupils for each helped pupil. Both need the
pupils to have been chosen on the recorded starting score; record how they were chosen.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from math import sqrt
from statistics import NormalDist

import numpy as np

from lib.analysis.intervals import MINIMUM_PUPILS, Z95, Estimate, Reading, TooFew
from lib.analysis.matching import matched_effect, standardised_difference

RESAMPLES = 2000
SEED = 20261120
POWER = 0.8
PLAUSIBLE_GAIN = 1.0
"""In grades: the largest gain a school would call plausible in a term or two (a design choice)."""

LIKELY_WORKING = "likely working"
PROMISING = "promising"
NO_SIGN = "no sign"
TOO_FEW = "too few to tell"


@dataclass(frozen=True)
class Impact:
    """What a group gained, what was coming anyway, and the difference with its likely range.

    Gains are in the units given (grades or marks). `baseline_difference` is Hedges g of the
    starting scores: over 0.25 the groups are `comparable` only through the adjustment.
    """

    verdict: str
    adjusted: Reading
    matched: Reading
    raw_gain: float
    expected_gain: float
    smallest_detectable_gain: float
    baseline_difference: float
    treated: int
    compared_with: int
    seed: int

    @property
    def comparable(self) -> bool:
        """Whether the groups started close enough to compare (What Works Clearinghouse)."""
        return abs(self.baseline_difference) <= 0.25


def adjusted_effect(
    treated_pre: Sequence[float],
    treated_post: Sequence[float],
    other_pre: Sequence[float],
    other_post: Sequence[float],
    seed: int = SEED,
    minimum: int = MINIMUM_PUPILS,
    plausible_gain: float = PLAUSIBLE_GAIN,
) -> Impact:
    """The effect of help on the treated, adjusted for where each pupil started.

    Sequences are aligned by pupil; a pupil without both scores is left out. The interval is a
    bootstrap over pupils (2,000 resamples, the given seed), widened for small groups.
    """
    treated, other = _pairs(treated_pre, treated_post), _pairs(other_pre, other_post)
    helped, compared, method = _overlap(treated, other)
    enough = len(helped) >= max(minimum, 3) and len(compared) >= max(minimum, 3)
    effect = _bootstrapped(helped, compared, method, seed) if enough else _few(helped, minimum)
    raw = _mean_gain(treated)
    smallest = _smallest_detectable(effect, len(helped), len(compared))
    return Impact(
        verdict=_verdict(effect, smallest, plausible_gain),
        adjusted=effect,
        matched=matched_effect(treated, other, seed, minimum),
        raw_gain=raw,
        expected_gain=raw - effect.value if isinstance(effect, Estimate) else float("nan"),
        smallest_detectable_gain=smallest,
        baseline_difference=standardised_difference(treated[:, 0], other[:, 0]),
        treated=len(helped),
        compared_with=len(compared),
        seed=seed,
    )


def rebound_expected(reliability: float, deviation: float, share_picked: float) -> float:
    """The mean rise without any help of the lowest `share_picked` of a cohort on a noisy score.

    (1 − ρ)·σ·φ(z)/Φ(z), z the cut (regression to the mean after selection below a cut).
    """
    normal = NormalDist()
    cut = normal.inv_cdf(share_picked)
    return (1 - reliability) * deviation * normal.pdf(cut) / share_picked


def detectable_gain(half_width: float) -> float:
    """The smallest true gain found four times in five, given the 95% half-width of the estimate."""
    return half_width * (Z95 + NormalDist().inv_cdf(POWER)) / Z95


def _pairs(pre: Sequence[float], post: Sequence[float]) -> np.ndarray:
    both = np.column_stack([np.asarray(pre, dtype=float), np.asarray(post, dtype=float)])
    return both[~np.isnan(both).any(axis=1)]


def _few(helped: np.ndarray, minimum: int) -> TooFew:
    return TooFew(len(helped), minimum)


def _mean_gain(pairs: np.ndarray) -> float:
    return float((pairs[:, 1] - pairs[:, 0]).mean()) if len(pairs) else float("nan")


def _overlap(treated: np.ndarray, other: np.ndarray) -> tuple[np.ndarray, np.ndarray, str]:
    """Those whose starting points overlap; all of them when too few do."""
    if not len(treated) or not len(other):
        return treated, other, "nobody to compare with"
    low = max(treated[:, 0].min(), other[:, 0].min())
    high = min(treated[:, 0].max(), other[:, 0].max())
    helped, compared = (g[(g[:, 0] >= low) & (g[:, 0] <= high)] for g in (treated, other))
    if len(helped) >= 0.8 * len(treated) and len(compared) >= len(helped):
        return helped, compared, "adjusted for the starting point, where the groups overlap"
    return treated, other, "adjusted for the starting point; the groups hardly overlap"


def _bootstrapped(helped: np.ndarray, compared: np.ndarray, method: str, seed: int) -> Estimate:
    draws = np.random.default_rng(seed)
    picked = helped[draws.integers(0, len(helped), (RESAMPLES, len(helped)))]
    others = compared[draws.integers(0, len(compared), (RESAMPLES, len(compared)))]
    effects = _effects(picked, others)
    value = float(_effects(helped[None], compared[None])[0])
    # Percentiles pushed outwards as a t-interval is: without this, small groups look too sure.
    degrees = min(len(helped), len(compared)) - 1
    tail = NormalDist().cdf(-_t95(degrees) * sqrt((degrees + 1) / degrees))
    low, high = np.quantile(effects, [tail, 1 - tail])
    return Estimate(value, float(low), float(high), len(helped), f"{method}; bootstrap over pupils")


def _effects(treated: np.ndarray, other: np.ndarray) -> np.ndarray:
    """Least-squares group effect of post ~ pre + group, one for each resample (first axis)."""
    sums = [_within(group) for group in (treated, other)]
    spread = sums[0][0] + sums[1][0]
    slope = np.divide(sums[0][1] + sums[1][1], spread, out=np.zeros_like(spread), where=spread > 0)
    difference = treated.mean(axis=1) - other.mean(axis=1)
    return difference[:, 1] - slope * difference[:, 0]


def _within(group: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    centred = group - group.mean(axis=1, keepdims=True)
    return (centred[..., 0] ** 2).sum(axis=1), (centred[..., 0] * centred[..., 1]).sum(axis=1)


def _t95(degrees: int) -> float:
    """The 97.5% point of Student's t, by Cornish and Fisher's expansion (within .02 from 5 df)."""
    cubic = (Z95**3 + Z95) / (4 * degrees)
    quintic = (5 * Z95**5 + 16 * Z95**3 + 3 * Z95) / (96 * degrees**2)
    return Z95 + cubic + quintic


def _smallest_detectable(effect: Reading, helped: int, compared: int) -> float:
    if isinstance(effect, Estimate):
        return detectable_gain((effect.high - effect.low) / 2)
    if not helped or not compared:
        return float("inf")
    # Nothing measured yet: a change of one grade is the usual spread between two checkpoints.
    return detectable_gain(Z95 * sqrt(1 / helped + 1 / compared))


def _verdict(effect: Reading, smallest: float, plausible_gain: float) -> str:
    """The four verdicts, in the order they are tested; never from a raw gain."""
    if isinstance(effect, TooFew) or smallest > plausible_gain:
        return TOO_FEW
    if effect.low > 0:
        return LIKELY_WORKING
    return PROMISING if effect.value > 0 else NO_SIGN

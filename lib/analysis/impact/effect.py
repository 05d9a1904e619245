"""Did the help work? What the helped gained, beside what similar pupils gained without it.

Pupils picked for a low grade rise without help (regression to the mean), so a raw gain is never an
effect. Each helped pupil is set beside up to three like them (matching.py), and the
two are compared with the starting grade taken into account (adjusting.py). That is
fair where pupils were chosen on the recorded grade or at random; not where they were chosen on
other grounds, so record how they were chosen.
"""

from dataclasses import dataclass
from math import inf, sqrt
from statistics import NormalDist

import numpy as np

from lib.analysis.impact.adjusting import ROUNDING, adjusted_gain
from lib.analysis.impact.matching import Pupils, match, match_weights
from lib.analysis.statistics.intervals import MINIMUM_PUPILS, Z95, Estimate, Reading, TooFew

POWER = 0.8
PLAUSIBLE_GAIN = 1.0
"""In grades: the largest gain a school would call plausible in a term or two (a design choice)."""
USUAL_CHANGE = 1.0
"""In grades: the spread of changes between two checkpoints, until it has been measured."""
NOTICEABLE = 0.05
"""In grades: a gain too small to be written as a tenth of a grade is no sign (a design choice)."""
FINE, COMPARABLE = 0.05, 0.25
"""Baseline differences (Hedges g) at most this large are fine, or comparable once adjusted for
(What Works Clearinghouse)."""

LIKELY_WORKING = "likely working"
PROMISING = "promising"
NO_SIGN = "no sign"
TOO_FEW = "too few to tell"


@dataclass(frozen=True)
class Lines:
    """Where the compared helped pupils started and ended, and where they would have without help.

    Mean grades. `expected` is `end` less the extra gain; the matched means are as they stand.
    """

    start: float
    end: float
    expected: float
    matched_start: float
    matched_end: float

    @property
    def gained(self) -> float:
        """The raw gain, in grades: never to be shown without what was coming anyway."""
        return self.end - self.start

    @property
    def coming_anyway(self) -> float:
        """What the helped would have gained without help, in grades."""
        return self.expected - self.start


@dataclass(frozen=True)
class Impact:
    """The verdict on one intervention, or on several pooled, with all that it rests on.

    `effect` is the extra gain in grades; its n is the helped pupils who have somebody to stand
    beside. `against_all` is the same against everybody who had no help and started in their range.
    `baseline_difference` is Hedges g at the start, of grade or target whichever is the larger, None
    where it cannot be told. `helped`, `matched` and `nobody_like` are pupil ids: the compared,
    those beside them, and the helped whom nobody starts near; below the minimum nobody is matched.
    `lines` is None where there is no effect to draw.
    """

    verdict: str
    effect: Reading
    against_all: Reading
    lines: Lines | None
    smallest_gain: float
    baseline_difference: float | None
    helped: tuple[int, ...]
    matched: tuple[int, ...]
    nobody_like: tuple[int, ...]

    @property
    def judged(self) -> Estimate | None:
        """The extra gain where there is a verdict on it; None where it is too few to tell."""
        if self.verdict == TOO_FEW or isinstance(self.effect, TooFew):
            return None
        return self.effect

    @property
    def is_comparable(self) -> bool:
        """Whether most of the helped have a like pupil, and the two sides started near enough."""
        return _is_comparable(self.baseline_difference, len(self.helped), len(self.nobody_like))


def judge(
    pupils: Pupils, minimum: int = MINIMUM_PUPILS, plausible_gain: float = PLAUSIBLE_GAIN
) -> Impact:
    """Return the verdict on the help of the helped rows, which have both grades.

    Nobody of the compared rows may have been helped in the same window. `minimum` is the smallest
    group with a verdict.
    """
    everybody = np.unique(pupils.pupil[pupils.is_helped])
    if len(everybody) < minimum:
        return _too_few(everybody, minimum)
    matches = match(pupils)
    has_match = matches[:, 0] >= 0
    rows = np.flatnonzero(pupils.is_helped)
    beside = matches[matches >= 0]
    compared = pupils.only(np.concatenate([rows[has_match], beside]))
    weights = np.concatenate([np.ones(has_match.sum()), match_weights(matches)])
    helped = np.unique(pupils.pupil[rows[has_match]])
    effect = _effect(compared, weights, minimum)
    smallest = _smallest_gain(effect, len(helped))
    alike = _in_range(pupils)
    difference = baseline_difference(compared, weights)
    nobody_like = np.setdiff1d(pupils.pupil[rows], helped)
    comparable = _is_comparable(difference, len(helped), len(nobody_like))
    return Impact(
        verdict=_verdict(effect, smallest, comparable, plausible_gain),
        effect=effect,
        against_all=_effect(alike, np.ones(len(alike)), minimum),
        lines=_lines(compared, weights, effect.value) if isinstance(effect, Estimate) else None,
        smallest_gain=smallest,
        baseline_difference=difference,
        helped=tuple(helped.tolist()),
        matched=tuple(np.unique(pupils.pupil[beside]).tolist()),
        nobody_like=tuple(nobody_like.tolist()),
    )


def _too_few(helped: np.ndarray, minimum: int) -> Impact:
    few = TooFew(len(helped), minimum)
    smallest = _smallest_gain(few, len(helped))
    return Impact(TOO_FEW, few, few, None, smallest, None, tuple(helped.tolist()), (), ())


def baseline_difference(pupils: Pupils, weights: np.ndarray) -> float | None:
    """Return the larger of the baseline differences of grade and of target, helped less compared.

    Each is Hedges g; the compared are weighed as they are in the effect. None below two pupils
    on a side.
    """
    found = [_difference(column, pupils, weights) for column in (pupils.pre, pupils.target)]
    return max((g for g in found if g is not None), key=abs, default=None)


def _difference(values: np.ndarray, pupils: Pupils, weights: np.ndarray) -> float | None:
    known = ~np.isnan(values)
    sides = [known & pupils.is_helped, known & ~pupils.is_helped]
    counts = [int(side.sum()) for side in sides]
    if min(counts) < 2:
        return None
    means = [float(np.average(values[s], weights=weights[s])) for s in sides]
    squares = sum(
        n * float(np.average((values[s] - mean) ** 2, weights=weights[s]))
        for n, s, mean in zip(counts, sides, means, strict=True)
    )
    return hedges_g(means[0] - means[1], squares, sum(counts))


def hedges_g(difference: float, squares: float, total: int) -> float:
    """Return J·(x̄₁ − x̄₂)/s, J = 1 − 3/(4N − 9), s² = `squares`/(N − 2), within both sides."""
    pooled = sqrt(squares / (total - 2))
    if pooled < ROUNDING:
        return 0.0 if abs(difference) < ROUNDING else inf
    return (1 - 3 / (4 * total - 9)) * difference / pooled


def detectable_gain(half_width: float) -> float:
    """The smallest true gain found four times in five, given the 95% half-width of the estimate."""
    return half_width * (Z95 + NormalDist().inv_cdf(POWER)) / Z95


def expected_detectable_gain(helped: int) -> float:
    """The same before anything is measured, in grades, with three matched pupils for each."""
    return detectable_gain(Z95 * USUAL_CHANGE * sqrt(1 / helped + 1 / (3 * helped)))


def _effect(pupils: Pupils, weights: np.ndarray, minimum: int) -> Reading:
    sides = [len(np.unique(pupils.pupil[s])) for s in (pupils.is_helped, ~pupils.is_helped)]
    found = adjusted_gain(pupils, weights) if min(sides) >= max(minimum, 2) else None
    return TooFew(min(sides), minimum) if found is None else found


def _in_range(pupils: Pupils) -> Pupils:
    """The helped, and of the rest those who start where some of the helped of a window do."""
    _, window = np.unique(pupils.window, return_inverse=True)
    lowest = np.full(window.max(initial=-1) + 1, inf)
    highest = -lowest
    np.minimum.at(lowest, window[pupils.is_helped], pupils.pre[pupils.is_helped])
    np.maximum.at(highest, window[pupils.is_helped], pupils.pre[pupils.is_helped])
    return pupils.only((pupils.pre >= lowest[window]) & (pupils.pre <= highest[window]))


def _lines(compared: Pupils, weights: np.ndarray, effect: float) -> Lines:
    helped = compared.is_helped
    start, end = float(compared.pre[helped].mean()), float(compared.post[helped].mean())
    beside = [
        float(np.average(grades[~helped], weights=weights[~helped]))
        for grades in (compared.pre, compared.post)
    ]
    return Lines(start, end, end - effect, *beside)


def _smallest_gain(effect: Reading, helped: int) -> float:
    if isinstance(effect, Estimate):
        return detectable_gain((effect.high - effect.low) / 2)
    return expected_detectable_gain(helped) if helped else inf


def _is_comparable(difference: float | None, compared: int, nobody_like: int) -> bool:
    return difference is not None and abs(difference) <= COMPARABLE and compared > nobody_like


def _verdict(effect: Reading, smallest: float, comparable: bool, plausible_gain: float) -> str:
    """The four verdicts, in the order they are tested; never from a raw gain."""
    if isinstance(effect, TooFew) or smallest > plausible_gain or not comparable:
        return TOO_FEW
    if effect.low > 0:
        return LIKELY_WORKING
    return PROMISING if effect.value >= NOTICEABLE else NO_SIGN

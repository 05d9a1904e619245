"""The band a Progress 8 score falls in: the score's own bounds, and what its interval must show.

DfE, Progress 8 bandings of the 2018 and 2019 tables. Exactly −0.5 is below average, exactly 0.5 is
well above. The rule is data, `reference_banding`, by results year.
"""

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Banding:
    """One band of one results year. A bound that is None does not bound."""

    label: str
    score_from: float | None
    score_below: float | None
    interval_test: str


def banding(score: float, low: float, high: float, bands: Sequence[Banding]) -> str:
    """Return the label for a score with its 95% interval. Raises ValueError when none fits."""
    shown = "above" if low > 0 else "below" if high < 0 else "includes_zero"
    for band in bands:
        above = band.score_from is None or score >= band.score_from
        below = band.score_below is None or score < band.score_below
        if band.interval_test == shown and above and below:
            return band.label
    raise ValueError(f"no band of this year holds {score}")

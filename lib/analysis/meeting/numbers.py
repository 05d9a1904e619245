"""The number a decision is meant to move: as it stands, and whether it has moved since.

The same pupils are compared with themselves, so a change is judged by those who changed: a count
by the sign test (exact binomial, two-sided), a mean by the likely range of the differences, a gap
by that of the difference between them. None of this is impact: other things happened as well.
"""

from collections.abc import Callable
from dataclasses import dataclass
from math import comb

import pandas as pd

from lib.analysis.statistics.intervals import (
    MINIMUM_PUPILS,
    Estimate,
    TooFew,
    gap_interval,
    mean_interval,
)
from lib.numerals import plain, signed
from lib.words import pupils

CLEAR_BELOW = 0.05
"""The chance at which a change in a count is called clear, as for a 95% range."""
COUNTS = ("behind", "persistent")
NAMES = {
    "behind": "Pupils behind target",
    "persistent": "Pupils behind twice running",
    "shortfall": "Grades below target, on average",
    "gap": "Disadvantaged gap, in grades",
}
"""In the list to choose from."""
SHORT = {
    "behind": "Behind",
    "persistent": "Behind twice",
    "shortfall": "Below target by",
    "gap": "Disadvantaged gap",
}
"""Before "7 then, 5 now"."""
BETTER, WORSE, SMALL, FEW = "better", "worse", "too small to call", "too few to tell"


@dataclass(frozen=True)
class Number:
    """A measure of some pupils at one checkpoint; `value` is None where there are too few."""

    measure: str
    value: float | None
    n: int

    @property
    def words(self) -> str:
        """The value as a sentence writes it: 7, or 0.42."""
        return value_words(self.measure, self.value)


@dataclass(frozen=True)
class Moved:
    """A number then and now, over the `n` pupils with a grade at both checkpoints.

    `reading` is better, worse, too small to call, or too few to tell.
    """

    then: Number
    now: Number
    n: int
    reading: str

    @property
    def words(self) -> str:
        """In a line: "Behind: 7 then, 5 now (24 pupils): too small to call"."""
        name = SHORT[self.now.measure]
        said = f"{name}: {self.then.words} then, {self.now.words} now ({pupils(self.n)})"
        return f"{said}: {self.judged}"

    @property
    def judged(self) -> str:
        """The reading as a sentence says it: "clearly better", or "too small to call"."""
        return f"clearly {self.reading}" if self.reading in (BETTER, WORSE) else self.reading


def number_of(grades: pd.DataFrame, measure: str, minimum: int = MINIMUM_PUPILS) -> Number:
    """Return the measure of `grades` (the query department_grades, narrowed to whom it is about).

    A count is a fact and stands for however few pupils who have a distance from target, if any; a
    mean or a gap needs `minimum` of them.
    """
    each = _by_pupil(grades)
    if measure in COUNTS:
        told = each[each.shortfall.notna()]
        return Number(measure, float(told[measure].sum()) if len(told) else None, len(told))
    if measure == "shortfall":
        found = mean_interval(each.shortfall.dropna().tolist(), minimum=minimum)
    else:
        ours, others = each[each.disadvantaged].points, each[~each.disadvantaged].points
        found = gap_interval(ours.dropna().tolist(), others.dropna().tolist(), minimum=minimum)
    n = int(each["shortfall" if measure == "shortfall" else "points"].notna().sum())
    return Number(measure, found.value if isinstance(found, Estimate) else None, n)


def moved(
    before: pd.DataFrame, after: pd.DataFrame, measure: str, minimum: int = MINIMUM_PUPILS
) -> Moved:
    """Return the number of the same pupils at two checkpoints and whether it clearly moved."""
    if measure in COUNTS:
        before, after = (_told(grades) for grades in (before, after))
    both = set(before.pupil_id) & set(after.pupil_id)
    then, now = (grades[grades.pupil_id.isin(both)] for grades in (before, after))
    judge: Callable = _count_moved if measure in COUNTS else _mean_moved
    return Moved(
        number_of(then, measure, minimum),
        number_of(now, measure, minimum),
        len(both),
        judge(_by_pupil(then), _by_pupil(now), measure, minimum),
    )


def _told(grades: pd.DataFrame) -> pd.DataFrame:
    """The grades of those of whom it can be told whether they are behind."""
    known = grades[grades.shortfall.notna()].pupil_id
    return grades[grades.pupil_id.isin(known)]


def value_words(measure: str, value: float | None) -> str:
    """Write a value of a measure: a whole count, or grades to two places."""
    if value is None or pd.isna(value):
        return "too few to tell"
    if measure in COUNTS:
        return str(round(value))
    return signed(value) if measure == "gap" else plain(value, 2)


def chance_of_split(first: int, second: int) -> float:
    """Return how often chance splits this many changes so unevenly, either way (0 to 1)."""
    changed = first + second
    rarer = sum(comb(changed, k) for k in range(min(first, second) + 1)) / 2**changed
    return min(1.0, 2 * rarer)


def _by_pupil(grades: pd.DataFrame) -> pd.DataFrame:
    known = grades.assign(
        behind=grades.is_behind.fillna(value=False).astype(bool),
        persistent=grades.status == "persistent",
        shortfall=grades.shortfall.astype(float),
        points=grades.points.astype(float),
        disadvantaged=grades.is_disadvantaged.astype(bool),
    )
    return known.groupby("pupil_id").agg(
        behind=("behind", "any"),
        persistent=("persistent", "any"),
        shortfall=("shortfall", "mean"),
        points=("points", "mean"),
        disadvantaged=("disadvantaged", "first"),
    )


def _count_moved(then: pd.DataFrame, now: pd.DataFrame, measure: str, minimum: int) -> str:
    if len(now) < minimum:
        return FEW
    was, still = then[measure], now[measure].reindex(then.index)
    left, joined = int((was & ~still).sum()), int((~was & still).sum())
    if chance_of_split(left, joined) >= CLEAR_BELOW:
        return SMALL
    return BETTER if left > joined else WORSE


def _mean_moved(then: pd.DataFrame, now: pd.DataFrame, measure: str, minimum: int) -> str:
    """A mean shortfall is better when it falls, a gap when it rises towards nought."""
    if measure == "shortfall":
        fell = (then.shortfall - now.shortfall).dropna()
        change = mean_interval(fell.tolist(), minimum=minimum)
    else:
        rose = (now.points - then.points).dropna()
        ours = then.disadvantaged.reindex(rose.index)
        change = gap_interval(rose[ours].tolist(), rose[~ours].tolist(), minimum=minimum)
    if isinstance(change, TooFew):
        return FEW
    return {"above": BETTER, "below": WORSE}.get(change.reading, SMALL)

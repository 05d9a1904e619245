"""The headline figures checkpoint by checkpoint, with last year's cohort at the same points."""

from collections.abc import Callable
from dataclasses import dataclass
from math import sqrt
from typing import Any

import pandas as pd

from lib.analysis.cohort.headlines import Comparator
from lib.analysis.cohort.measured_by import CheckpointRules, checkpoint_rules, england
from lib.analysis.statistics.intervals import (
    Z95,
    Estimate,
    Reading,
    TooFew,
    proportion_interval,
)
from lib.store.database import Database

SHORT_TERMS = {"Autumn": "Aut", "Spring": "Spr", "Summer": "Sum", "Final": "Final"}
PREDICTED = (
    "attainment_8",
    "progress_8",
    "english_and_maths_4",
    "english_and_maths_5",
    "at_target",
)
WORKING_AT = ("at_target", "behind", "shortfall")


@dataclass(frozen=True)
class Point:
    """One figure at one checkpoint; `year_group` and `half_term` place it in the course."""

    checkpoint_id: int
    name: str
    year_group: int
    half_term: int
    kind: str
    estimate: Reading

    @property
    def place(self) -> tuple[int, int]:
        """Where it stands in the course: two cohorts meet at equal places."""
        return self.year_group, self.half_term


@dataclass(frozen=True)
class Story:
    """One measure over time: ours up to now, last year's from first to last, and England."""

    measure: str
    ours: tuple[Point, ...]
    last_year: tuple[Point, ...]
    last_year_label: str
    england: Comparator | None
    absent: str = ""
    starts_afresh: bool = False
    """Whether each year has targets of its own, so that years must not be joined by a line."""

    @property
    def now(self) -> Reading | None:
        """The figure at the chosen checkpoint."""
        return self.ours[-1].estimate if self.ours else None

    @property
    def then(self) -> Estimate | None:
        """Last year's cohort at the same point, where it had one."""
        if not self.ours:
            return None
        same = [p.estimate for p in self.last_year if p.place == self.ours[-1].place]
        return same[0] if same and isinstance(same[0], Estimate) else None


def stories(database: Database, checkpoint_id: int) -> tuple[Story, ...]:
    """Return the story of each headline measure up to a checkpoint."""
    rules = checkpoint_rules(database, checkpoint_id)
    rows = database.rows("cohort/headline_history", checkpoint_id=checkpoint_id)
    nation = england(database)
    found = []
    for measure in WORKING_AT if rules.kind == "working_at" else PREDICTED:
        absent = ""
        if measure == "progress_8" and not rules.has_progress_8:
            absent = rules.progress_8_note + "."
        figure = nation.get(measure) or nation.get(f"{measure}_pct")
        comparator = None
        if measure == "progress_8":
            words = f"0 = {rules.tables_year} {rules.tables_release} estimates"
            comparator = Comparator(0.0, words)
        elif figure is not None:
            share = measure.startswith("english_and_maths")
            value = figure.value / 100 if share else figure.value
            comparator = Comparator(value, f"England, {figure.stamp}")
        points = {
            ours: _points(rows[rows.is_ours == ours], measure, rules) for ours in (True, False)
        }
        lines = (points[True], points[False], rules.last_year_words)
        found.append(Story(measure, *lines, comparator, absent, rules.kind == "working_at"))
    return tuple(found)


def _points(rows: pd.DataFrame, measure: str, rules: CheckpointRules) -> tuple[Point, ...]:
    points = []
    for row in rows.itertuples(index=False):
        estimate = ESTIMATES[measure](row, rules)
        if estimate is not None:
            short = SHORT_TERMS.get(row.name.split(" ")[0], row.name)
            name = short if row.half_term == 7 else f"{short} {row.name.split(' ')[-1]}"
            place = (int(row.year_group), int(row.half_term))
            points.append(Point(int(row.checkpoint_id), name, *place, str(row.kind), estimate))
    return tuple(points)


def _mean(value: float, deviation: float, n: int, method: str, minimum: int) -> Reading:
    if n < minimum:
        return TooFew(n, minimum)
    half = Z95 * deviation / sqrt(n)
    return Estimate(float(value), float(value - half), float(value + half), n, method)


def _attainment_8(row: Any, rules: CheckpointRules) -> Reading | None:  # noqa: ANN401
    if pd.isna(row.attainment_8):
        return None
    n, deviation = int(row.attainment_8_pupils), row.attainment_8_deviation
    return _mean(row.attainment_8, deviation, n, "mean, own deviation", rules.minimum)


def _progress_8(row: Any, rules: CheckpointRules) -> Reading | None:  # noqa: ANN401
    if pd.isna(row.progress_8):
        return None
    n, deviation = int(row.progress_8_pupils), rules.progress_8_deviation or 0.0
    return _mean(row.progress_8, deviation, n, "mean, national deviation", rules.minimum)


def _threshold(measure: str) -> Callable[[Any, CheckpointRules], Reading | None]:
    def share(row: Any, rules: CheckpointRules) -> Reading | None:  # noqa: ANN401
        if pd.isna(row.english_and_maths_pupils):
            return None
        reached, n = int(getattr(row, measure)), int(row.english_and_maths_pupils)
        return proportion_interval(reached, n, rules.minimum)

    return share


def _at_target(row: Any, rules: CheckpointRules) -> Reading | None:  # noqa: ANN401
    """As lib.analysis.statistics.share_of_grades, from sums made in SQL."""
    pupils, grades = int(row.target_pupils), float(row.grades)
    if grades == 0:
        return None
    if pupils < rules.minimum:
        return TooFew(pupils, rules.minimum)
    share = float(row.reached) / grades
    half = Z95 * sqrt(float(row.residual_squares) * pupils / (pupils - 1)) / grades
    low, high = max(0.0, share - half), min(1.0, share + half)
    return Estimate(share, low, high, int(grades), "ratio, pupils as clusters")


def _behind(row: Any, rules: CheckpointRules) -> Reading | None:  # noqa: ANN401
    return proportion_interval(int(row.behind), int(row.pupils), rules.minimum)


def _shortfall(row: Any, rules: CheckpointRules) -> Reading | None:  # noqa: ANN401
    if pd.isna(row.distance):
        return None
    n, deviation = int(row.target_pupils), row.distance_deviation
    return _mean(row.distance, deviation, n, "mean, own deviation", rules.minimum)


ESTIMATES: dict[str, Callable[[Any, CheckpointRules], Reading | None]] = {
    "attainment_8": _attainment_8,
    "progress_8": _progress_8,
    "english_and_maths_4": _threshold("english_and_maths_4"),
    "english_and_maths_5": _threshold("english_and_maths_5"),
    "at_target": _at_target,
    "behind": _behind,
    "shortfall": _shortfall,
}

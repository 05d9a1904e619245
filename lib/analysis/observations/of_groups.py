"""Attendance and attitude of every group against the rest of the year, and of the whole cohort."""

from dataclasses import dataclass

import numpy as np
import pandas as pd

from lib.analysis.groups.defined import ROWS, Group, crossed
from lib.analysis.observations.now import LOW_ATTENDANCE
from lib.analysis.statistics.intervals import (
    Estimate,
    Reading,
    gap_interval,
    mean_interval,
    proportion_interval,
)
from lib.store.database import Database
from lib.store.settings import get_settings

READING_ORDER = {"below": 0, "not clear": 1, "above": 2, "too few to tell": 3}
KINDS = ("attendance", "attitude")


@dataclass(frozen=True)
class GroupBeside:
    """One group: its mean, and its gap against the rest of the year; below 0 is worse."""

    group: Group
    n: int
    rest_n: int
    mean: Reading
    gap: Reading


@dataclass(frozen=True)
class GroupsBeside:
    """Every group on one measure; empty where too little is known of it.

    `known` of `pupils` have the measure. `best` is the number of the scale that means the best
    attitude; None for attendance. `why_not` says in words why there is nothing to compare.
    """

    measure: str
    known: int
    pupils: int
    best: float | None
    rows: tuple[GroupBeside, ...]
    why_not: str = ""


@dataclass(frozen=True)
class CohortBeside:
    """The cohort: mean attendance in per cent, the share under 90%, and those behind beside others.

    `gap` is the attendance of pupils behind target less that of the others, in percentage points.
    """

    known: int
    pupils: int
    mean: Reading
    low: Reading
    gap: Reading
    behind: int


def groups_beside(database: Database, checkpoint_id: int, urn: int, measure: str) -> GroupsBeside:
    """Return every group on attendance or attitude, the worst first."""
    pupils = database.rows("observations/of_groups", checkpoint_id=checkpoint_id)
    settings = get_settings(database, urn)
    values, best, why_not = _values(pupils, measure, settings["best_attitude"])
    known = int((~np.isnan(values)).sum())
    if not known or why_not:
        return GroupsBeside(measure, known, len(pupils), best, (), why_not)
    minimum = int(settings["minimum_pupils"])
    sign = -1.0 if measure == "attitude" and best == 1 else 1.0
    rows = []
    for pair in ROWS:
        group = crossed(*pair)
        inside = _inside(pupils, group)
        if inside.any():
            rows.append(_row(group, values, inside, sign, minimum))
    return GroupsBeside(measure, known, len(pupils), best, tuple(sorted(rows, key=_worst_first)))


def cohort_beside(database: Database, checkpoint_id: int, urn: int) -> CohortBeside | None:
    """Return the cohort's attendance; None where none is known."""
    pupils = database.rows("observations/of_groups", checkpoint_id=checkpoint_id)
    values = pupils["attendance"].to_numpy(dtype=float, na_value=np.nan)
    known = values[~np.isnan(values)]
    if not len(known):
        return None
    minimum = int(get_settings(database, urn)["minimum_pupils"])
    told = pupils["is_behind"].to_numpy(dtype=float, na_value=np.nan)
    is_behind, is_other = told == 1, told == 0
    return CohortBeside(
        known=len(known),
        pupils=len(pupils),
        mean=mean_interval(known, minimum=minimum),
        low=proportion_interval(int((known < LOW_ATTENDANCE).sum()), len(known), minimum),
        gap=gap_interval(values[is_behind], values[is_other], None, minimum),
        behind=int((is_behind & ~np.isnan(values)).sum()),
    )


def _values(
    pupils: pd.DataFrame, measure: str, best: float
) -> tuple[np.ndarray, float | None, str]:
    """Return the measure of each pupil, and for attitudes which number is the best."""
    values = pupils[measure].to_numpy(dtype=float, na_value=np.nan)
    if measure == "attendance":
        return values, None, ""
    scales = set(pupils["attitude_scale"]) - {""}
    if len(scales) > 1 or "several" in scales:
        return values, None, "Attitudes are on several scales, which cannot be compared."
    # Letters and words are kept as places, the best first.
    return values, best if scales == {"numbers"} else 1.0, ""


def _row(
    group: Group, values: np.ndarray, inside: np.ndarray, sign: float, minimum: int
) -> GroupBeside:
    known = ~np.isnan(values)
    return GroupBeside(
        group,
        int((inside & known).sum()),
        int((~inside & known).sum()),
        mean_interval(values[inside], minimum=minimum),
        gap_interval(sign * values[inside], sign * values[~inside], None, minimum),
    )


def _inside(pupils: pd.DataFrame, group: Group) -> np.ndarray:
    wanted = {group.group_id, group.crossed_with} - {None}
    return np.array([wanted <= set(ids) for ids in pupils["group_ids"]], dtype=bool)


def _worst_first(row: GroupBeside) -> tuple[int, float]:
    gap = row.gap
    return READING_ORDER[gap.reading], gap.value if isinstance(gap, Estimate) else -row.n

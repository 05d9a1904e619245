"""One group beside the rest of its year: the gap with its likely range, in grades and in pupils.

A gap is the mean of the group minus the mean of the rest, so below 0 the group is behind.
Progress 8 uses the DfE's own deviation for the likely range (± 1.96 × σ × √(1/n + 1/m));
where there is no Progress 8 the pupils' own spread is used.
"""

from dataclasses import dataclass
from datetime import date
from math import sqrt

import numpy as np
import pandas as pd

from lib.analysis.statistics.intervals import (
    Estimate,
    Reading,
    TooFew,
    gap_interval,
    proportion_gap_interval,
)
from lib.store.row import Row
from lib.words import no_attainment_8


@dataclass(frozen=True)
class Yardstick:
    """What a checkpoint's groups are measured by, and the words that go beside it."""

    column: str
    """progress_8, attainment_8_grade or against_target: a column of group_members."""
    name: str
    """On an axis: "Progress 8"."""
    unit: str
    """After a number: "of a grade a subject"."""
    against: str
    """What it is measured against; where it is not Progress 8, a sentence that says why."""
    deviation: float | None
    """The national standard deviation; None to use the pupils' own spread."""
    success: str
    """What a gap told in pupils counts, after a number: "on course for 5+ in English and maths"."""
    success_column: str
    counted_in: str = "grade"
    """What a gap is counted in: grade, step, or "grade or step"."""


@dataclass(frozen=True)
class InPupils:
    """A gap told in pupils: how many more of the group would match the rest."""

    n: int
    rest_n: int
    reached: int
    rest_reached: int
    more: int
    low: int
    high: int

    @property
    def words(self) -> str:
        """Return "equal to 12", "6 ahead" or "none"."""
        if self.more == 0:
            return "none"
        return f"equal to {self.more}" if self.more > 0 else f"{-self.more} ahead"


@dataclass(frozen=True)
class Gap:
    """One group against the rest of the year at one checkpoint."""

    n: int
    rest_n: int
    gap: Reading
    in_pupils: InPupils | TooFew | None
    """None for a group made by KS2 scores."""


@dataclass(frozen=True)
class GroupsCheckpoint(Row, query="groups/checkpoint"):
    """A checkpoint and what its cohort can be measured by."""

    checkpoint_id: int
    urn: int
    results_year: int
    year_group: int
    kind: str
    label: str
    collected_on: date
    has_progress_8: bool | None
    progress_8_note: str | None
    tables: str | None
    progress_8_deviation: float | None
    england: str
    makes_attainment_8: bool
    unit: str


def yardstick_for(checkpoint: GroupsCheckpoint) -> Yardstick:
    """Choose what the groups are measured by at a checkpoint."""
    if not checkpoint.makes_attainment_8:
        return Yardstick(
            "against_target",
            "Distance from target",
            f"of a {checkpoint.unit} against target",
            f"{no_attainment_8(checkpoint.kind)} or Progress 8, so this is distance from target",
            None,
            "behind target in no subject",
            "is_on_target",
            checkpoint.unit,
        )
    reached = "with" if checkpoint.kind == "final" else "on course for"
    five = (f"{reached} 5+ in English and maths", "english_and_maths_5")
    if checkpoint.has_progress_8:
        return Yardstick(
            "progress_8",
            "Progress 8",
            "of a grade a subject",
            f"against {checkpoint.tables} estimates",
            checkpoint.progress_8_deviation,
            *five,
        )
    return Yardstick(
        "attainment_8_grade",
        "Attainment 8 ÷ 10",
        "of a grade a subject in Attainment 8",
        "Progress 8 was not published: this cohort sat no KS2 tests",
        None,
        *five,
    )


def gap_of(
    members: pd.DataFrame,
    inside: np.ndarray,
    yardstick: Yardstick,
    minimum: int,
    in_pupils: bool = True,
) -> Gap:
    """Compare the pupils inside a group with all the others in `members`.

    `members` are rows of group_members; `inside` marks the group. n counts those with the figure.
    `in_pupils` is False for a group made by KS2 scores.
    """
    values = members[yardstick.column].to_numpy(dtype=float, na_value=np.nan)
    known = ~np.isnan(values)
    return Gap(
        n=int((inside & known).sum()),
        rest_n=int((~inside & known).sum()),
        gap=gap_interval(values[inside], values[~inside], yardstick.deviation, minimum),
        in_pupils=(
            gap_in_pupils(members[yardstick.success_column], inside, minimum) if in_pupils else None
        ),
    )


def gap_in_pupils(reached: pd.Series, inside: np.ndarray, minimum: int) -> InPupils | TooFew:
    """How many more of the group would have to reach it for their share to match the rest's.

    The likely range is Newcombe's for the difference of the two shares, times the group's size.
    """
    values = reached.to_numpy(dtype=float, na_value=np.nan)
    ours, rest = values[inside], values[~inside]
    ours, rest = ours[~np.isnan(ours)], rest[~np.isnan(rest)]
    n, rest_n = len(ours), len(rest)
    shares = proportion_gap_interval(int(rest.sum()), rest_n, int(ours.sum()), n, minimum)
    if isinstance(shares, TooFew):
        return shares
    return InPupils(
        n=n,
        rest_n=rest_n,
        reached=int(ours.sum()),
        rest_reached=int(rest.sum()),
        more=round(shares.value * n),
        low=round(shares.low * n),
        high=round(shares.high * n),
    )


def change_between(before: Reading, now: Reading) -> Reading:
    """How far a gap moved: above 0 the group has gained on the rest.

    The two are taken as independent, so the likely range is √2 wider than either alone. The same
    pupils sit both checkpoints, so that is cautious: movement is claimed late rather than early.
    """
    if isinstance(before, TooFew):
        return before
    if isinstance(now, TooFew):
        return now
    half = sqrt(((before.high - before.low) / 2) ** 2 + ((now.high - now.low) / 2) ** 2)
    moved = now.value - before.value
    return Estimate(moved, moved - half, moved + half, now.n, "difference of two gaps")

"""What is different between these two? Any two sides on any measure, and who explains it.

A side is a checkpoint narrowed to a group, a subject and a class. Where the sides ask about
different grades (another checkpoint, another subject) and most pupils stand on both, the
difference is that of the pupils on both, so that nobody's arrival or departure reads as progress.
"""

from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
import pandas as pd

from lib.analysis.frame.checkpoint import MeasuredCheckpoint, measured_checkpoint
from lib.analysis.groups.defined import GROUPS
from lib.analysis.statistics.difference import difference, ratio, without_each
from lib.analysis.statistics.intervals import (
    Reading,
    mean_interval,
    proportion_interval,
)
from lib.analysis.statistics.share_of_grades import share_of_grades
from lib.measures import MEASURES, Measure
from lib.store.database import Database
from lib.store.settings import minimum_pupils

MOST = 0.5
"""At this share of each side on the other too, the two are the same pupils at two times."""
HOW_MANY = 6
"""Pupils named as those who explain most of it."""


COMPARED = {
    "attainment_8": ("attainment_8", ""),
    "progress_8": ("progress_8", ""),
    "english_and_maths_4": ("english_and_maths_4", ""),
    "english_and_maths_5": ("english_and_maths_5", ""),
    "mean_grade": ("mean_grade", ""),
    "at_target": ("at_target", "target_grades"),
    "behind": ("is_behind", ""),
}
"""What two sides can be compared on: its column, and the one that divides it (1 where empty)."""

OTHERS = {
    "not_disadvantaged": "Not disadvantaged",
    "no_sen": "No SEN",
    "not_eal": "English as a first language",
}
"""Groups that the groups page calls the rest; here they can be a side of their own."""


class Asked(NamedTuple):
    """One side as it was asked for; None stands for all."""

    checkpoint_id: int
    group_id: str | None = None
    subject_id: str | None = None
    class_code: str | None = None


@dataclass(frozen=True)
class Side:
    """One side: its checkpoint, its figure, and its pupils.

    `pupils` are rows of compared_pupils by pupil_id; `known` those of them with the figure.
    """

    asked: Asked
    checkpoint: MeasuredCheckpoint
    subject: str
    figure: Reading
    pupils: pd.DataFrame
    known: pd.DataFrame

    @property
    def group(self) -> str:
        """The group in a label; empty for all pupils."""
        group_id = self.asked.group_id
        if group_id is None:
            return ""
        return OTHERS[group_id] if group_id in OTHERS else GROUPS[group_id].name

    @property
    def n(self) -> int:
        """Pupils with the figure."""
        return len(self.known)


@dataclass(frozen=True)
class Comparison:
    """Two sides on one measure. `gap` is A's figure less B's; None where `absent` says why not.

    `pairs` are the pupils on both sides, whatever is compared; `is_paired` says whether the gap
    is theirs alone. `explains` are the pupils who move the gap most: pupil_id, name, code, form,
    side, `figure`, `other` (B's figure of the same pupil, where paired) and `moves`.
    """

    measure: Measure
    minimum: int
    a: Side
    b: Side
    gap: Reading | None
    absent: str
    is_paired: bool
    pairs: pd.Index
    explains: pd.DataFrame

    @property
    def only_a(self) -> pd.DataFrame:
        """The pupils of A who are not on B."""
        return self.a.pupils.loc[self.a.pupils.index.difference(self.b.pupils.index)]

    @property
    def only_b(self) -> pd.DataFrame:
        """The pupils of B who are not on A."""
        return self.b.pupils.loc[self.b.pupils.index.difference(self.a.pupils.index)]


def compare(database: Database, measure: str, asked_a: Asked, asked_b: Asked) -> Comparison | None:
    """Return the comparison of two sides; None where a side has no grades.

    Raises KeyError for a measure that does not exist.
    """
    chosen = MEASURES[measure]
    a, b = _side(database, asked_a, chosen), _side(database, asked_b, chosen)
    if a is None or b is None:
        return None
    minimum = minimum_pupils(database, a.checkpoint.urn)
    pairs = a.known.index.intersection(b.known.index)
    is_paired = _is_paired(a, b, pairs)
    ours, theirs = (s.known.loc[pairs] if is_paired else s.known for s in (a, b))
    if is_paired and chosen.id == "at_target" and not (asked_a.subject_id or asked_b.subject_id):
        ours, theirs = _in_same_subjects(database, ours, theirs, asked_a, asked_b)
    absent = _absent(chosen, a) or _absent(chosen, b)
    return Comparison(
        measure=chosen,
        minimum=minimum,
        a=a,
        b=b,
        gap=None if absent else _gap(chosen, a, b, ours, theirs, minimum),
        absent=absent,
        is_paired=is_paired,
        pairs=a.pupils.index.intersection(b.pupils.index),
        explains=_explains(chosen, ours, theirs, is_paired),
    )


def _in_same_subjects(
    database: Database, ours: pd.DataFrame, theirs: pd.DataFrame, a: Asked, b: Asked
) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Return both sides over the grades that have a distance from their target on both.

    Where a subject changes its scale, or its target, it would leave one of the two figures.
    """
    told = database.rows(
        "cohort/target_changes", checkpoint_id=a.checkpoint_id, before_id=b.checkpoint_id
    ).set_index("pupil_id")
    told = told.loc[told.index.intersection(ours.index)].astype(float)
    known = (side.loc[told.index] for side in (ours, theirs))
    tops = (told["at_target_now"], told["at_target_before"])
    ours, theirs = (
        side.assign(top=top, bottom=told["grades"]) for side, top in zip(known, tops, strict=True)
    )
    return ours, theirs


def _side(database: Database, asked: Asked, measure: Measure) -> Side | None:
    at = measured_checkpoint(database, asked.checkpoint_id)
    pupils = database.rows("compare/pupils", **asked._asdict())
    if at is None or pupils.empty:
        return None
    pupils = pupils.set_index("pupil_id", drop=False).rename_axis(None)
    subjects = database.rows("frame/checkpoint_subjects", checkpoint_id=asked.checkpoint_id)
    name = subjects.subject[subjects.subject_id == asked.subject_id]
    above, below = COMPARED[measure.id]
    top = pupils[above].astype(float)
    bottom = pupils[below].astype(float) if below else top.notna().astype(float)
    known = pupils.assign(top=top, bottom=bottom)[(top.notna() & (bottom > 0)).to_numpy()]
    figure = _figure(measure, known, at, minimum_pupils(database, at.urn))
    return Side(asked, at, "".join(name), figure, pupils, known)


def _figure(measure: Measure, known: pd.DataFrame, at: MeasuredCheckpoint, minimum: int) -> Reading:
    if measure.share_of == "grade":
        return share_of_grades(known["top"], known["bottom"], minimum)
    if measure.is_share:
        return proportion_interval(int(known["top"].sum()), len(known), minimum)
    return mean_interval(known["top"], _deviation(measure, at), minimum)


def _deviation(measure: Measure, at: MeasuredCheckpoint) -> float | None:
    return at.progress_8_deviation if measure.id == "progress_8" else None


def _is_paired(a: Side, b: Side, pairs: pd.Index) -> bool:
    """Whether the sides are other grades of mostly the same pupils."""
    same_grades = (a.asked.checkpoint_id, a.asked.subject_id) == (
        b.asked.checkpoint_id,
        b.asked.subject_id,
    )
    return not same_grades and len(pairs) >= max(MOST * max(a.n, b.n), 1)


def _gap(
    measure: Measure,
    a: Side,
    b: Side,
    ours: pd.DataFrame,
    theirs: pd.DataFrame,
    minimum: int,
) -> Reading:
    deviations = {_deviation(measure, a.checkpoint), _deviation(measure, b.checkpoint)}
    return difference(
        ours,
        theirs,
        minimum,
        deviation=next(iter(deviations)) if len(deviations) == 1 else None,
        is_share_of_pupils=measure.share_of == "pupil",
    )


def _absent(measure: Measure, side: Side) -> str:
    """Say why a side has no such figure at all; empty where it has one."""
    at = side.checkpoint
    if measure.needs_end_of_course and not at.makes_attainment_8:
        what = "working-at grades" if at.kind == "working_at" else "scales of Years 7 to 9"
        return (
            f"Year {at.year_group}, {at.academic_year_label} {at.name} has {what}, "
            f"which make no {measure.label}"
        )
    if measure.id == "mean_grade" and at.unit != "grade":
        return (
            f"Year {at.year_group}, {at.academic_year_label} {at.name} has scales of Years 7 to 9, "
            "whose steps have no mean"
        )
    if measure.id == "progress_8" and not at.has_progress_8:
        return f"{at.progress_8_note}"
    return ""


def _explains(
    measure: Measure, ours: pd.DataFrame, theirs: pd.DataFrame, is_paired: bool
) -> pd.DataFrame:
    """The pupils without whom the gap would be nearest to nought, those who move it most first.

    In a share of two groups every pupil counts the same, so nobody explains more than another.
    """
    columns = ["pupil_id", "pupil_name", "pupil_code", "form", "side", "figure", "other", "moves"]
    if min(len(ours), len(theirs)) < 2 or (measure.is_share and not is_paired):
        return pd.DataFrame(columns=columns)
    gap = ratio(ours) - ratio(theirs)
    if is_paired:
        moves = gap - (without_each(ours) - without_each(theirs))
        both = ours.assign(side="both", moves=moves, other=theirs["top"] / theirs["bottom"])
    else:
        a = ours.assign(side="A", moves=ratio(ours) - without_each(ours))
        b = theirs.assign(side="B", moves=without_each(theirs) - ratio(theirs))
        both = pd.concat([a, b]).assign(other=np.nan)
    both = both.assign(figure=both["top"] / both["bottom"])
    towards = both[(both["moves"] * gap > 0).to_numpy()]
    first = towards.assign(size=towards["moves"].abs()).sort_values(
        ["size", "pupil_id"], ascending=[False, True]
    )
    return first.head(HOW_MANY)[columns].reset_index(drop=True)

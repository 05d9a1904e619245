"""Who moved in one subject between two checkpoints, and where its grades lie beside England's."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd

from lib.store.database import Database

MOST_GRADES = 10
"""A scale with more grades than this, like combined science, is shown in whole grades."""


@dataclass(frozen=True)
class Movement:
    """How pupils moved in a subject: counts by grade before (rows) and grade now (columns).

    `grades` are the labels of both sides, lowest first; `pupils` has pupil_id, pupil_name,
    pupil_code, form, class_code, grade_before, grade_now, and `before` and `now`, the labels.
    """

    subject_id: str
    grades: tuple[str, ...]
    counts: np.ndarray
    pupils: pd.DataFrame
    in_whole_grades: bool
    unit: str = "grade"

    @property
    def rose(self) -> int:
        """Pupils in a higher grade now."""
        return int(np.triu(self.counts, 1).sum())

    @property
    def stayed(self) -> int:
        """Pupils in the same grade."""
        return int(np.trace(self.counts))

    @property
    def fell(self) -> int:
        """Pupils in a lower grade now."""
        return int(np.tril(self.counts, -1).sum())

    def in_cell(self, before: str, now: str) -> pd.DataFrame:
        """The pupils of one cell."""
        found = (self.pupils["before"] == before) & (self.pupils["now"] == now)
        return self.pupils[found]


def movement_between(
    database: Database, checkpoint_id: int, before_id: int, subject_id: str
) -> Movement | None:
    """Return the movement grid of a subject; None when no pupil has a grade at both."""
    pupils = database.rows(
        "subjects/movement",
        checkpoint_id=checkpoint_id,
        before_id=before_id,
        subject_id=subject_id,
    )
    if pupils.empty:
        return None
    labels, in_whole_grades = _labels(pupils)
    pupils = pupils.assign(
        before=_label(pupils, "before", in_whole_grades), now=_label(pupils, "now", in_whole_grades)
    )
    place = {label: i for i, label in enumerate(labels)}
    counts = np.zeros((len(labels), len(labels)), dtype=int)
    for before, now in zip(pupils["before"], pupils["now"], strict=True):
        counts[place[before], place[now]] += 1
    return Movement(subject_id, labels, counts, pupils, in_whole_grades, pupils["unit"].iloc[0])


def finding(movement: Movement, subject: str) -> str:
    """How many rose and how many fell."""
    if movement.rose == 0 and movement.fell == 0:
        return f"{subject}: nobody moved"
    by = " a grade or more" if movement.unit == "grade" else ""
    return f"{subject}: {movement.rose} rose{by}, {movement.fell} fell"


def _labels(pupils: pd.DataFrame) -> tuple[tuple[str, ...], bool]:
    """Choose the grades to show: all of 9 to 1 for GCSEs, else the grades held, lowest first."""
    held = _points_by_grade(pupils)
    scales = set(pupils["qualification"])
    is_grouped = all(pupils["unit"].eq("grade")) or (len(scales) == 1 and scales <= GROUPED.keys())
    if (len(held) > MOST_GRADES and is_grouped) or scales == {"combined_science"}:
        group = GROUPED.get(next(iter(scales)), _whole)
        return tuple(dict.fromkeys(map(group, sorted(held.values())))), True
    if scales == {"gcse"}:
        held |= {str(grade): float(grade) for grade in range(1, 10)}
    return tuple(sorted(held, key=lambda grade: (held[grade], grade != "U"))), False


def _points_by_grade(pupils: pd.DataFrame) -> dict[str, float]:
    grades: Sequence[str] = [*pupils["grade_before"], *pupils["grade_now"]]
    points: Sequence[float] = [*pupils["points_before"], *pupils["points_now"]]
    return dict(zip(grades, points, strict=True))


def _label(pupils: pd.DataFrame, side: str, in_whole_grades: bool) -> pd.Series:
    if not in_whole_grades:
        return pupils[f"grade_{side}"]
    group = GROUPED.get(pupils["qualification"].iloc[0], _whole)
    return pupils[f"points_{side}"].map(group)


def _whole(points: float) -> str:
    return "U" if points < 1 else str(int(points))


GROUPED: dict[str, Callable[[float], str]] = {
    "percentages": lambda steps: f"{int(steps)}0s" if 1 <= steps < 10 else f"{int(steps) * 10}",
    "old_levels": lambda steps: f"L{int(steps) // 3 + 1}",
    "thirds": lambda steps: _whole(round(steps)),
}
"""How the grades of a longer scale are shown together: 60 to 69 % as 60s, 4a to 4c as L4."""

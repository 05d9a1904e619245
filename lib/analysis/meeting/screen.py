"""One screen of a department's meeting, and the department that it is about."""

from dataclasses import dataclass, field
from datetime import date

import pandas as pd

READ = ("Reading", "Verdict")
"""Columns of a screen's table that hold a reading."""
MOST_ROWS = 11
"""Of a screen's table: what the back row can take in under a heading."""
MOST_LONG_ROWS = 5
"""Where a row has words enough for two or three lines."""


@dataclass(frozen=True)
class Screen:
    """One question of the meeting. `table` is what stands under the finding, ready to be read.

    `pupils` has the pupil_id, pupil_name and pupil_code of each row, where rows are pupils;
    `needs` marks the rows that need action. The columns of `READ` hold a reading, which is drawn
    with its shape. `rows` is how many rows there would be with room for all.
    """

    name: str
    question: str
    finding: str
    lede: str = ""
    table: pd.DataFrame = field(default_factory=pd.DataFrame)
    pupils: pd.DataFrame | None = None
    needs: tuple[bool, ...] = ()
    numbers: tuple[str, ...] = ()
    note: str = ""
    rows: int = 0


@dataclass(frozen=True)
class Department:
    """One department at one checkpoint, and the one before to compare with, if there is one."""

    name: str
    checkpoint_id: int
    before_id: int | None
    since: str
    as_of: date
    grades: pd.DataFrame
    earlier: pd.DataFrame
    subjects: dict[str, str]

    @property
    def unit(self) -> str:
        """What its distances from target are counted in: grade, step, or "grade or step"."""
        is_grade = self.grades.unit.eq("grade")
        if is_grade.all():
            return "grade"
        return "grade or step" if is_grade.any() else "step"


def shown_of(shown: int, every: int) -> str:
    """Say that there are more rows than are shown, if there are."""
    return f"{shown} of {every} are shown." if shown < every else ""

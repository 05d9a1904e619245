"""Each subject against target, England at the same KS2 start, and its pupils' other subjects.

Every comparison is a mean difference in grades with a likely range from the spread of the
differences themselves; above 0 the subject does better than what it is compared with.
"""

from dataclasses import dataclass

import numpy as np
import pandas as pd

from lib.analysis.statistics.intervals import Estimate, Reading, TooFew, mean_interval
from lib.store.database import Database
from lib.store.row import Row
from lib.store.settings import minimum_pupils

COPIED_SHARE = 0.9
"""At this share of grades unchanged since the checkpoint before, they are taken as copied."""


@dataclass(frozen=True)
class SubjectsCheckpoint(Row, query="subjects/checkpoint"):
    """One checkpoint; `england` is the year and release of the figures beside its grades."""

    checkpoint_id: int
    urn: int
    year_group: int
    kind: str
    label: str
    england: str
    unit: str


@dataclass(frozen=True)
class Subject:
    """One subject at one checkpoint, with its three comparisons."""

    subject_id: str
    name: str
    n: int
    against_target: Reading
    against_england: Reading
    against_own_subjects: Reading
    unchanged: int
    had_grade_before: int
    is_language: bool = False

    @property
    def inside_a_sentence(self) -> str:
        """The name after other words: maths, but French, English literature and PE."""
        first = self.name.split(" ")[0]
        if self.is_language or first == "English" or first.isupper():
            return self.name
        return self.name[0].lower() + self.name[1:]

    @property
    def is_copied(self) -> bool:
        """Whether the grades look carried forward, so that they are no new evidence."""
        share = self.unchanged / self.had_grade_before if self.had_grade_before else 0
        return self.had_grade_before >= 10 and share >= COPIED_SHARE

    def reading(self, comparison: str) -> str:
        """The reading of one comparison; `copied` where the grades are no new evidence."""
        return "copied" if self.is_copied else getattr(self, comparison).reading


@dataclass(frozen=True)
class SubjectsAnswer:
    """Every subject of one checkpoint, best first on the comparison that counts.

    `basis` is that comparison: England at the same KS2 start; for working-at grades, which have
    neither a figure of England's nor a target before the year's end, the same pupils' other
    subjects; for a cohort without KS2, target. `england` is the year and status of England's
    figures.
    """

    year_group: int
    checkpoint: str
    kind: str
    basis: str
    england: str
    minimum: int
    subjects: tuple[Subject, ...]
    unit: str = "grade"
    """What a distance is counted in: grade, step, or "grade or step"."""

    @property
    def counted_in(self) -> str:
        """What the differences are counted in: England's are of grades alone."""
        return "grade" if self.basis == "against_england" else self.unit

    def name_of(self, subject_id: str | None) -> str:
        """The name of a subject of this checkpoint. Raises StopIteration for another."""
        return next(s.name for s in self.subjects if s.subject_id == subject_id)

    def judged(self, comparison: str) -> tuple[Subject, ...]:
        """The subjects with a verdict on a comparison: enough pupils, and grades not copied."""
        return tuple(
            s
            for s in self.subjects
            if not s.is_copied and isinstance(getattr(s, comparison), Estimate)
        )

    def read_as(self, reading: str, comparison: str) -> tuple[Subject, ...]:
        """The subjects with one reading on a comparison, furthest from nought first."""
        found = [s for s in self.judged(comparison) if s.reading(comparison) == reading]
        return tuple(sorted(found, key=lambda s: -abs(getattr(s, comparison).value)))


def subjects_at(database: Database, checkpoint_id: int) -> SubjectsAnswer | None:
    """Return every subject's comparisons at a checkpoint; None when it has no grades."""
    found = database.records(SubjectsCheckpoint, checkpoint_id=checkpoint_id)
    grades = database.rows("subjects/grades", checkpoint_id=checkpoint_id)
    if not found or grades.empty:
        return None
    checkpoint = found[0]
    minimum = minimum_pupils(database, checkpoint.urn)
    basis = _basis(checkpoint.kind, grades)
    subjects = [_subject(str(key), rows, minimum) for key, rows in grades.groupby("subject_id")]
    return SubjectsAnswer(
        year_group=checkpoint.year_group,
        checkpoint=checkpoint.label,
        kind=checkpoint.kind,
        basis=basis,
        england=checkpoint.england,
        minimum=minimum,
        subjects=tuple(sorted(subjects, key=lambda s: _best_first(s, basis))),
        unit=checkpoint.unit,
    )


def _basis(kind: str, grades: pd.DataFrame) -> str:
    if grades["against_england"].notna().any():
        return "against_england"
    return "against_own_subjects" if kind == "working_at" else "against_target"


def _subject(subject_id: str, rows: pd.DataFrame, minimum: int) -> Subject:
    def compared(column: str) -> Reading:
        return mean_interval(rows[column].to_numpy(dtype=float, na_value=np.nan), minimum=minimum)

    unchanged = rows["is_unchanged"].to_numpy(dtype=float, na_value=np.nan)
    return Subject(
        subject_id=subject_id,
        name=rows["subject"].iloc[0],
        n=len(rows),
        against_target=compared("against_target"),
        against_england=compared("against_england"),
        against_own_subjects=compared("against_own_subjects"),
        unchanged=int(np.nansum(unchanged)),
        had_grade_before=int((~np.isnan(unchanged)).sum()),
        is_language=bool(rows["is_language"].iloc[0]),
    )


def _best_first(subject: Subject, basis: str) -> tuple[int, float]:
    reading = getattr(subject, basis)
    if isinstance(reading, TooFew):
        return (1, -subject.n)
    return (0, -reading.value)

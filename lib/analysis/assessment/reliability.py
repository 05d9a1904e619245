"""Can these grades be trusted? Grades carried forward, and classes whose predictions run high.

Neither is an accusation: both say which grades to ask about before acting on them.
"""

from dataclasses import dataclass
from math import inf

from lib.analysis.statistics.intervals import Reading, TooFew, mean_of_sums, proportion_interval
from lib.analysis.subjects.against_target import subjects_at
from lib.store.database import Database
from lib.store.row import Row

HIGH_BY = 0.5
"""Grades above the school's own mean error from which a class's predictions are called high."""


@dataclass(frozen=True)
class CopiedForward:
    """A subject whose grades look carried over from the checkpoint before.

    `share` is unchanged ÷ compared, with Wilson's range.
    """

    subject_id: str
    subject: str
    unchanged: int
    compared: int
    share: Reading


@dataclass(frozen=True)
class _ClassErrors(Row, query="overview/class_forecast_errors"):
    """How far the grades foretold of a class missed; one grade has no deviation."""

    subject_id: str
    subject: str
    class_code: str
    grades: int
    mean_error: float
    deviation: float | None
    school_error: float


@dataclass(frozen=True)
class ClassPredictions:
    """How far one class's last predictions missed its final grades, last year.

    `error` is predicted minus final in grades, above 0 too high; `school_error` is that of every
    class together, since predictions run a little high nearly everywhere.
    """

    subject_id: str
    subject: str
    class_code: str
    error: Reading
    school_error: float

    @property
    def is_high(self) -> bool:
        """Whether the likely range lies wholly above what is usual in the school."""
        return not isinstance(self.error, TooFew) and self.error.low > self.school_error

    @property
    def is_far_too_high(self) -> bool:
        """Whether they are clearly high, and by enough to ask about."""
        if isinstance(self.error, TooFew):
            return False
        return self.is_high and self.error.value - self.school_error >= HIGH_BY


def copied_forward(database: Database, checkpoint_id: int) -> tuple[CopiedForward, ...]:
    """Return the subjects of a checkpoint whose grades are no new evidence."""
    answer = subjects_at(database, checkpoint_id)
    return tuple(
        CopiedForward(
            subject_id=s.subject_id,
            subject=s.name,
            unchanged=s.unchanged,
            compared=s.had_grade_before,
            share=proportion_interval(s.unchanged, s.had_grade_before),
        )
        for s in (answer.subjects if answer else ())
        if s.is_copied
    )


def class_predictions(database: Database, checkpoint_id: int) -> tuple[ClassPredictions, ...]:
    """Return the classes of a checkpoint that also sat exams last year, furthest too high first."""
    found = [
        ClassPredictions(
            subject_id=row.subject_id,
            subject=row.subject,
            class_code=row.class_code,
            error=mean_of_sums(row.mean_error, row.deviation, row.grades, None)
            if row.deviation
            else TooFew(row.grades),
            school_error=row.school_error,
        )
        for row in database.records(_ClassErrors, checkpoint_id=checkpoint_id)
    ]
    return tuple(sorted(found, key=_furthest_too_high_first))


def _furthest_too_high_first(found: ClassPredictions) -> float:
    return inf if isinstance(found.error, TooFew) else -found.error.value
